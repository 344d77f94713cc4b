import type { Component } from '../../draft/components';
import type { Draft } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { recipients as say } from '../../messages/components';
import { changeTo } from '../../messages/fixes';
import { replace, type Change, type DraftRule, type Report } from '../rule';
import { agreed, componentsOf, governing, type Governing, isBeingTyped, isOfComponents } from './governing';
import { markOf, setMark } from './marks';

/** Nơi nhận as the norm in force writes it: marks, the line of filing, "Như trên", and the word before those addressed. */
export const recipients: DraftRule = {
  id: 'structure/recipients',
  scope: 'draft',
  severity: 'hint',
  summary: {
    vi: 'Nơi nhận: dấu câu, dòng lưu, “Như trên”, “Kính gửi” hay “Kính trình”',
    en: 'Recipients: marks, line of filing, “Như trên”, “Kính gửi” or “Kính trình”',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, phần II, mục I, điểm 9 (trước 27/5/2026: Hướng dẫn 36-HD/VPTW, mục II, điểm 1.9); Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, điểm 9',
    en: 'Hướng dẫn 05-HD/VPTW, part II, I.9 (before 27/5/2026: 36-HD/VPTW, II.1.9); Nghị định 30/2020/NĐ-CP, appendix I, part I, II.9',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    const layout = governing(draft, context);
    if (!layout) return [];
    return [
      ...addresseeWord(draft, layout),
      ...addresseeMarks(draft, layout),
      ...listMarks(draft, layout),
      ...filing(draft, layout),
      ...asAbove(draft, layout),
    ];
  },
};

function normOf({ last }: Governing): string {
  return `${last.norm}, ${last.recipients.place}`;
}

/** Words of an entry are there: not only a dash or the dots of a blank. */
function isWritten(entry: Component): boolean {
  return /\p{sc=Latin}/u.test(entry.text);
}

/** Behind the mark of an entry the words of the right column: an office in capitals, or a name. */
const NEXT_COLUMN = /[;.,] (?:\p{Lu}{2,12}\.?(?: \p{Lu}{1,12}){1,8}|\p{Lu}\p{Ll}{1,8}(?: \p{Lu}\p{Ll}{0,8}){1,4})$/u;

/** The list, unless its lines run into those of the signature beside it. */
function entriesOf(draft: Draft): readonly Component[] {
  const entries = componentsOf(draft, 'recipient', 'filing').filter(isWritten);
  return entries.some(({ text }) => NEXT_COLUMN.test(text.normalize('NFC'))) ? [] : entries;
}

function isSigned(draft: Draft): boolean {
  return componentsOf(draft, 'authority', 'office').length > 0;
}

const PURPOSE_BESIDE = /[;,] ?\([^()]{1,40}\)$/;

function listMarks(draft: Draft, layout: Governing): Report[] {
  const between = agreed(layout, (one) => one.recipients.between);
  const last = agreed(layout, (one) => one.recipients.last);
  if (between === undefined || last === undefined) return [];
  const entries = entriesOf(draft);
  const filed = entries.at(-1)?.kind === 'filing';
  const typed = entries.length > 0 && isBeingTyped(draft, entries.at(-1)!.span);
  // The last line of a list that is still being written may go on.
  const judged = (filed || isSigned(draft)) && !typed ? entries : entries.slice(0, -1);
  const wrong: { span: Span; change: Change }[] = [];
  judged.forEach((entry, index) => {
    const due = index === entries.length - 1 ? last : between;
    const mark = markOf(draft.text, entry.span);
    // "- Thường trực Thành ủy; (để báo cáo)": a brace beside several lines names the purpose of all.
    if (PURPOSE_BESIDE.test(entry.text)) return;
    // Without a line of filing the list is still open.
    if (due === last && !filed && mark.written === between) return;
    if (mark.written !== due) wrong.push({ span: mark.span, change: setMark(mark, due) });
  });
  return marked(wrong, say.marks(between, last, normOf(layout)));
}

function addresseeMarks(draft: Draft, layout: Governing): Report[] {
  const between = agreed(layout, (one) => one.recipients.between);
  const entries = componentsOf(draft, 'addressee').filter(({ text }) => /^[-–+*•]/.test(text));
  if (between === undefined || entries.length < 2) return [];
  const wrong: { span: Span; change: Change }[] = [];
  for (const entry of entries.slice(0, -1)) {
    const mark = markOf(draft.text, entry.span);
    if (mark.written !== between) wrong.push({ span: mark.span, change: setMark(mark, between) });
  }
  return marked(wrong, say.addresseeMarks(between, normOf(layout)));
}

/** One finding for the whole list: the first mark that is wrong, and all others beside it. */
function marked(wrong: readonly { span: Span; change: Change }[], message: Report['message']): Report[] {
  const [first, ...others] = wrong;
  if (!first) return [];
  return [
    {
      span: first.span,
      message,
      related: others.map(({ span }) => ({ span, message: say.otherLine })),
      fixes: [{ title: say.fixMarks, changes: wrong.map(({ change }) => change), safe: true, preferred: true }],
    },
  ];
}

const FILING_WORD = /^(?:[-–+*•]\s{0,4})?L(?:ưu|ƯU)\s{0,3}(:?)/u;

function filing(draft: Draft, layout: Governing): Report[] {
  const entries = entriesOf(draft);
  const [label] = componentsOf(draft, 'recipients');
  const filings = entries.filter(({ kind }) => kind === 'filing');
  const example = layout.last.recipients.filing;
  if (filings.length === 0) {
    // Unless the list has an end, it may still go on.
    const closed = /\.$/.test(entries.at(-1)?.text ?? '');
    if (!label || entries.length === 0 || !isSigned(draft) || !closed) return [];
    return [{ span: label.span, message: say.noFiling(example, normOf(layout)) }];
  }
  const colon = agreed(layout, (one) => one.recipients.filingColon);
  return filings.flatMap((entry): Report[] => {
    const text = draft.text.slice(entry.span.start, entry.span.end);
    const word = FILING_WORD.exec(text.normalize('NFC').length === text.length ? text : '');
    if (!word || colon === undefined || (word[1] === ':') === colon || isBeingTyped(draft, entry.span)) return [];
    // "Lưu" may stand alone while the line is being written.
    if (!/\p{sc=Latin}/u.test(text.slice(word[0].length))) return [];
    const end = entry.span.start + word[0].trimEnd().length;
    const span = spanOf(end - (colon ? 'Lưu'.length : 1), end);
    const fix = colon ? replace(spanOf(end, end), ':', say.fixColon(true)) : replace(span, '', say.fixColon(false));
    return [
      {
        span,
        message: say.colon(colon, example, normOf(layout)),
        fixes: [{ ...fix, safe: true, preferred: true }],
      },
    ];
  });
}

/** The id of the type: a letter is known by those addressed, for it has no type name. */
function typeIdOf(draft: Draft): string | undefined {
  const { type, title } = draft.identity;
  return title ? type?.id : 'cong-van';
}

function asAbove(draft: Draft, layout: Governing): Report[] {
  const types = agreed(layout, (one) => one.recipients.asAbove);
  const [addressee] = componentsOf(draft, 'addressee');
  const [entry] = entriesOf(draft);
  const typeId = typeIdOf(draft);
  if (!types || !addressee || !entry || typeId === undefined || !types.includes(typeId) || !isSigned(draft)) return [];
  if (isBeingTyped(draft, entry.span) || /\bnhu (?:tren|kinh)/.test(foldKey(entry.text))) return [];
  return [{ span: entry.span, message: say.asAbove(normOf(layout)) }];
}

const ADDRESSED = /^[\s*_]{0,9}K[ií]nh\s{1,4}(g[uử]i|tr[iì]nh)/iu;

function addresseeWord(draft: Draft, layout: Governing): Report[] {
  const typeId = typeIdOf(draft);
  const { type } = draft.identity;
  const words = agreed(layout, (one) => one.addressee.words);
  const [addressee] = componentsOf(draft, 'addressee');
  if (!words || !addressee || !type || typeId === undefined) return [];
  const due = words[typeId];
  const written = ADDRESSED.exec(draft.text.slice(addressee.span.start, addressee.span.end));
  if (due === undefined || !written || foldKey(due) === foldKey(written[0].replace(/[*_]/g, ''))) return [];
  const end = addressee.span.start + written[0].length;
  const span = spanOf(end - written[1]!.length, end);
  const right = due.slice('Kính '.length);
  return [
    {
      span: spanOf(addressee.span.start + written[0].search(/K/i), end),
      message: say.word(type.name, due, `${layout.last.norm}, ${layout.last.addressee.place}`),
      fixes: [replace(span, right, changeTo(due), { safe: true, preferred: true })],
    },
  ];
}
