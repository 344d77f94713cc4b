import { titlesBefore, type Component } from '../../draft/components';
import type { Draft } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { signature as say } from '../../messages/components';
import { changeTo } from '../../messages/fixes';
import { COLLECTIVE_SIGNATURES, SIGNING_RIGHTS, type SigningRight } from '../../norms/signatures';
import { replace, type DraftRule, type Report } from '../rule';
import { componentsOf, governing, type Governing, isOfComponents } from './governing';

/** Quyền hạn, chức vụ, họ tên: by what right, in which office and under which name somebody signs. */
export const signature: DraftRule = {
  id: 'structure/signature',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Quyền hạn, chức vụ, họ tên người ký ghi sai hình thức',
    en: 'Right of signing, office or name are written against the norm',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, phần II, mục I, điểm 7 (trước 27/5/2026: Hướng dẫn 36-HD/VPTW, mục II, điểm 1.7); Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, điểm 7',
    en: 'Hướng dẫn 05-HD/VPTW, part II, I.7 (before 27/5/2026: 36-HD/VPTW, II.1.7); Nghị định 30/2020/NĐ-CP, appendix I, part I, II.7',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    const layout = governing(draft, context);
    if (!layout) return [];
    const rights = componentsOf(draft, 'authority').map((component) => readRight(draft, component));
    const reports = [...letters(rights, layout), ...titles(draft, layout), ...afterDeputy(rights, layout)];
    // Each body of a joint document signs with its name; who presides at a meeting signs as such.
    if (layout.system === 'party' && draft.identity.type?.id !== 'bien-ban' && !isJoint(draft))
      reports.push(
        ...collective(draft, rights, layout),
        ...bodyInOffice(draft, rights, layout),
        ...acting(draft, rights, layout),
        ...author(draft, rights, layout),
      );
    return reports;
  },
};

function normOf({ last }: Governing): string {
  return `${last.norm}, ${last.signature.place}`;
}

/** "T/M BAN THƯỜNG VỤ" taken apart. */
interface Right {
  readonly component: Component;
  readonly meaning: SigningRight['meaning'];
  /** The system that writes the letters so; undefined where none does. */
  readonly system: SigningRight['system'] | undefined;
  readonly written: string;
  /** The letters with their mark, and the white space behind them. */
  readonly letters: Span;
  /** What stands behind the letters, folded. */
  readonly behind: string;
  readonly behindSpan: Span;
}

const LETTERS = /^(T ?\/ ?UQ|TUQ|[TK] ?\/ ?[MTL]|TM|KT|TL)(\.?)([\s\u00a0]{0,4})/i;
const MEANINGS: Readonly<Record<string, SigningRight['meaning']>> = {
  TM: 'on-behalf',
  KT: 'deputy',
  TL: 'by-order',
  TUQ: 'by-authority',
};

function readRight(draft: Draft, component: Component): Right | undefined {
  const { start, end } = component.span;
  const text = draft.text.slice(start, end);
  const match = LETTERS.exec(text);
  const [whole, word, dot] = match ?? [];
  const meaning = MEANINGS[word?.replace(/[ /]/g, '').toUpperCase() ?? ''];
  if (whole === undefined || word === undefined || meaning === undefined) return undefined;
  const written = `${word}${dot}`;
  return {
    component,
    meaning,
    system: word.includes('/') ? 'party' : dot === '.' ? 'state' : undefined,
    written,
    letters: spanOf(start, start + whole.length),
    behind: foldKey(text.slice(whole.length)),
    behindSpan: spanOf(start + whole.length, end),
  };
}

/** T/M in documents of the Party, TM. in those of the State. */
function letters(rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  return rights.flatMap((right): Report[] => {
    if (!right || right.system === layout.system) return [];
    const due = SIGNING_RIGHTS.find(({ system, meaning }) => system === layout.system && meaning === right.meaning);
    if (!due) return [];
    const span = spanOf(right.letters.start, right.letters.start + right.written.length);
    return [
      {
        span,
        message: say.letters(right.written, due.letters, normOf(layout)),
        fixes: [replace(right.letters, `${due.letters} `, changeTo(due.letters), { safe: true, preferred: true })],
      },
    ];
  });
}

/** Bodies of State that are no armed force and no school, hospital or institute, where heads of branches may say otherwise; folded. */
const CIVIL =
  /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so |bo (?!cong an|quoc phong|chi huy|tu lenh|y te|giao duc|khoa hoc)|chi cuc|cuc |tong cuc|phong |van phong)/;

function titles(draft: Draft, layout: Governing): Report[] {
  if (layout.system === 'state') {
    const issuer = componentsOf(draft, 'issuer')[0];
    if (!issuer || !CIVIL.test(foldKey(issuer.text))) return [];
  }
  return componentsOf(draft, 'signatory').flatMap(({ span }): Report[] => {
    const name = draft.text.slice(span.start, span.end);
    const length = titlesBefore(name);
    if (length === 0) return [];
    const place = spanOf(span.start, span.start + length);
    const written = name.slice(0, length).trim();
    return [
      {
        span: spanOf(place.start, place.start + written.length),
        message: say.titles(written, normOf(layout)),
        fixes: [replace(place, '', say.drop(written), { preferred: true })],
      },
    ];
  });
}

/** "KT. PHÓ GIÁM ĐỐC": whoever signs for somebody signs for the head. */
function afterDeputy(rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  return rights.flatMap((right): Report[] => {
    if (right?.meaning !== 'deputy' || !/^(?:pho |thu truong)/.test(right.behind)) return [];
    return [{ span: right.component.span, message: say.deputyOfDeputy(right.written, normOf(layout)) }];
  });
}

/** "BAN TỔ CHỨC TỈNH ỦY - SỞ NỘI VỤ": what stands behind the dash is a body of its own, not the rest of a name. */
const OTHER_BODY = /^(?:ban|uy ban|so|cong an|van phong|bo|toa an|vien) /;

/** Several bodies, or an office in a committee beside one elsewhere ("kiêm"). */
function isJoint(draft: Draft): boolean {
  const { code } = draft.identity;
  const names = componentsOf(draft, 'issuer', 'superior').map(({ text }) => foldKey(text));
  return (
    (code?.bodies.length ?? 0) > 1 ||
    names.some((name) =>
      name
        .split(' - ')
        .slice(1)
        .some((other) => OTHER_BODY.test(other)),
    ) ||
    names.some((name) => /^(?:ban chi dao|tieu ban|hoi dong|to |dai hoi)/.test(name)) ||
    componentsOf(draft, 'office').length > 1
  );
}

const COMMITTEE = /^(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|chi bo)(?= |$)/;

/** The committee that issues, as it signs: "THÀNH ỦY". */
function committeeOf(draft: Draft): string | undefined {
  const issuer = componentsOf(draft, 'issuer')[0]?.text ?? draft.identity.issuer ?? '';
  if (!COMMITTEE.test(foldKey(issuer))) return undefined;
  return issuer.split(/\s+/).slice(0, 2).join(' ').toUpperCase();
}

/** "T/M" and the body, with its office below. */
function collective(draft: Draft, rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  const [right] = rights;
  if (!right) return [];
  const norm = normOf(layout);
  const committee = committeeOf(draft);
  if (right.meaning === 'deputy' && /^bi thu$/.test(right.behind) && committee !== undefined)
    return [{ span: right.component.span, message: say.forSecretary(norm) }];
  if (right.meaning !== 'on-behalf') return [];
  if (/^ban chap hanh(?! trung uong)/.test(right.behind)) {
    const fixes =
      committee === undefined
        ? []
        : [replace(right.behindSpan, committee, changeTo(`${right.written} ${committee}`), { preferred: true })];
    return [
      {
        span: right.component.span,
        message: say.committee(committee && `T/M ${committee}`, norm),
        fixes,
      },
    ];
  }
  const row = COLLECTIVE_SIGNATURES.find(({ behind }) => isOf(right.behind, foldKey(behind)));
  if (!row || row.offices.length === 0 || !isNamedAtOnce(draft, right)) return [];
  const offices = row.offices.map((office) => `“${office}”`).join(' hoặc ');
  if (row.members)
    return [{ span: right.component.span, severity: 'information', message: say.noOfficeUnlessMember(offices, norm) }];
  return [{ span: right.component.span, message: say.noOffice(offices, norm) }];
}

function isOf(words: string, body: string): boolean {
  return words === body || words.startsWith(`${body} `);
}

/** Whether the name follows the right of signing, without any line in capitals between them. */
function isNamedAtOnce(draft: Draft, { component }: Right): boolean {
  const name = componentsOf(draft, 'signatory').find(({ span }) => span.start > component.span.end);
  if (!name || componentsOf(draft, 'office').length > 0) return false;
  const between = draft.text.slice(component.span.end, name.span.start).normalize('NFC');
  return (
    between.length < 2000 &&
    !between.split('\n').some((line) => /\p{Lu}{2}[ \u00a0]\p{Lu}{2}/u.test(line) && !/\p{Ll}{2}/u.test(line))
  );
}

/** Offices with the body behind them, folded: what the first group matches is all that is written. */
const WITH_BODY =
  /^((?:pho )?bi thu) (?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|chi bo|chi uy|dang bo)|^((?:pho )?chu nhiem) (?:uy ban kiem tra|ubkt)|^((?:q\. ?)?(?:pho )?chanh van phong) (?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|trung uong|cap uy)|^((?:q\. ?)?(?:pho )?truong ban) (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang|doi ngoai|kinh te|chinh sach)/;

function bodyInOffice(draft: Draft, rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  const places = [
    ...componentsOf(draft, 'office').map(({ span }) => span),
    ...rights.flatMap((right) => (right?.meaning === 'deputy' ? [right.behindSpan] : [])),
  ];
  // By order of a committee the head of any of its bodies may sign.
  const byOrder = rights.some((right) => right?.meaning === 'by-order');
  return places.flatMap((span): Report[] => {
    const text = draft.text.slice(span.start, span.end);
    const match = WITH_BODY.exec(foldKey(text));
    const office = match?.slice(1).find((group: string | undefined) => group !== undefined);
    if (office === undefined || (byOrder && /truong ban/.test(office))) return [];
    const words = text
      .split(/[\s\u00a0]+/)
      .slice(0, office.split(' ').length)
      .join(' ');
    const end = span.start + words.length;
    const rest = spanOf(end, span.end);
    return [
      {
        span: spanOf(end + (text.length - words.length - text.slice(words.length).trimStart().length), span.end),
        message: say.bodyInOffice(words, normOf(layout)),
        fixes: text.startsWith(words) ? [replace(rest, '', changeTo(words), { preferred: true })] : [],
      },
    ];
  });
}

/** A deputy in charge while there is no head. */
function acting(draft: Draft, rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  const right = rights.find((one) => one?.meaning === 'deputy');
  if (!right || !componentsOf(draft, 'office').some(({ text }) => /^pho .{1,60} phu trach$/.test(foldKey(text))))
    return [];
  return [{ span: right.component.span, message: say.acting(right.written, normOf(layout)) }];
}

/** The author named in the title against the body on whose behalf the document is signed. */
function author(draft: Draft, rights: readonly (Right | undefined)[], layout: Governing): Report[] {
  const [named] = componentsOf(draft, 'author');
  const [right] = rights;
  if (!named || right?.meaning !== 'on-behalf') return [];
  const key = foldKey(named.text).replace(/^cua /, '');
  const standing = /^ban thuong vu/.test(right.behind);
  const committee = COMMITTEE.test(right.behind);
  const wrong =
    (/^ban thuong vu/.test(key) && committee) || (/^ban chap hanh (?:dang bo|chi bo)/.test(key) && standing);
  if (!wrong) return [];
  return [
    {
      span: right.component.span,
      message: say.author(named.text, normOf(layout)),
      related: [{ span: named.span, message: say.authorHere }],
    },
  ];
}
