/**
 * Citations without a code: laws by name ("Luật Đất đai", "Luật Đất đai năm 2024", "Luật sửa đổi, bổ sung một số điều của Luật
 * X"), documents by type and date, short forms ("Nghị quyết 18"), and the Điều lệ Đảng.
 */
import { typeByName } from '../norms/types';
import { LAW_NAMES } from '../norms/law-names';
import type { Citation, CitationKind, ReadableText, TypeMention } from './citations';
import { readTail } from './citation-tail';
import type { DateMention } from './dates';
import { foldKey, isUpperCase, isWordUnit } from './fold';
import { squeeze, type IssuerMention } from './issuers';
import { Phrases, wordEnd } from './phrases';
import { spanOf } from './span';

const KNOWN_LAWS = new Phrases(LAW_NAMES.map(foldKey));

const EXACT_NAMES = new Set(LAW_NAMES.map((name) => name.toLowerCase()));

const LAW_ANCHOR = /[Ll]u[ậa]t|LUẬT|[Pp]h[áa]p[_\s]{1,4}l[ệe]nh/g;
const AMENDING =
  /sua {1,60}doi,? {1,60}bo {1,60}sung {1,60}(?:(?:mot {1,60}so {1,60}(?:dieu|noi {1,60}dung)|dieu [0-9]+|cac {1,60}dieu) {1,60})?(?:cua {1,60})?(?:cac {1,60})?/y;
const YEAR = / {1,60}nam {1,60}((?:19|20)\d{2})(?!\d)/y;
/** Words behind a name that are none of it. */
const NAME_STOP = new Set(
  (
    'nam ngay so cua duoc quy co da la de theo tai trong hoac hien nay thi cho voi khi ma se phai do bi can nhu sua ban thong tu den dang ' +
    'nham thay tren truoc sau neu gom khong bao boi cung giao hay bang ra day moi cu noi tren khac lien noi nua vao luon chi thuc'
  ).split(' '),
);
/** "Luật sư", "luật gia", "luật học" are people and learning; "pháp luật" is law in general. */
const NO_LAW = /^(?:su|gia|hoc|phap|le|choi|khoa|phat|quoc te|tuc|thi) ?/;

interface NamedLaw {
  readonly start: number;
  readonly end: number;
  readonly word: 'Luật' | 'Bộ luật' | 'Pháp lệnh';
  readonly wordEnd: number;
}

/** End of a law's name whose first word behind "Luật" begins at `at`, for names that no list knows. */
function unknownName(text: string, folded: string, at: number): number | undefined {
  if (!isUpperCase(text, at)) return undefined;
  let end = wordEnd(folded, at);
  if (end === at || /^\d/.test(folded[at]!)) return undefined;
  for (let words = 1; words < 12; words++) {
    const gap = / {1,60}/y;
    gap.lastIndex = end;
    const space = gap.exec(folded);
    if (!space) break;
    const next = end + space[0].length;
    const stop = wordEnd(folded, next);
    const word = folded.slice(next, stop);
    if (stop === next || /^\d/.test(word) || NAME_STOP.has(word)) break;
    if (word === 'va' && !/^va {1,4}[a-z]/.test(folded.slice(next, next + 8))) break;
    // "và" joins a second law, or another thing, more often than the halves of a name.
    if (word === 'va') break;
    if (
      isUpperCase(text, next) &&
      /^(?:luat|bo luat|phap lenh|nghi |quyet |thong )/.test(folded.slice(next, next + 10))
    )
      break;
    end = stop;
  }
  return end;
}

/** Reads the law whose type word ("Luật", "Pháp lệnh") begins at `at`. */
function readLaw({ text, folded }: ReadableText, at: number): NamedLaw | undefined {
  const isOrdinance = folded[at] === 'p';
  const wordStop = isOrdinance ? at + /phap {1,4}lenh/.exec(folded.slice(at, at + 14))![0].length : at + 4;
  const code = !isOrdinance && /(?:^|[^a-z])bo {1,4}$/.exec(folded.slice(Math.max(0, at - 8), at));
  const start = code ? at - /bo {1,4}$/.exec(code[0])![0].length : at;
  const before = folded.slice(Math.max(0, start - 6), start);
  if (!code && /phap {1,4}$/.test(before)) return undefined;
  const word = isOrdinance ? 'Pháp lệnh' : code ? 'Bộ luật' : 'Luật';
  const known = KNOWN_LAWS.endAt(folded, start);
  const capital = isUpperCase(text, start);
  // In small letters only the very name is believed: "ngành luật được thành lập" is not the Luật Dược.
  const named = known !== undefined && (capital || EXACT_NAMES.has(squeeze(text.slice(start, known)).toLowerCase()));
  if (named) return { start, end: known, word, wordEnd: wordStop };
  const gap = / {1,60}/y;
  gap.lastIndex = wordStop;
  const space = gap.exec(folded);
  if (!space) return undefined;
  const next = wordStop + space[0].length;
  AMENDING.lastIndex = next;
  const amending = AMENDING.exec(folded);
  if (amending) {
    const inner = next + amending[0].length;
    // "Luật sửa đổi ... của Luật X": up to the first law named.
    const of = /(?:bo {1,4})?luat(?![a-z0-9])|phap {1,4}lenh(?![a-z0-9])/y;
    of.lastIndex = inner;
    const law = of.exec(folded);
    if (law) {
      const innerWord = folded[inner] === 'b' ? inner + law[0].length - 4 : inner;
      const named = readLaw({ text, folded }, innerWord);
      if (named) return { start, end: named.end, word, wordEnd: wordStop };
    }
    return undefined;
  }
  if (!capital || NO_LAW.test(folded.slice(next, next + 9))) return undefined;
  const ve = /ve {1,4}/y;
  ve.lastIndex = next;
  const about = ve.exec(folded);
  if (about) {
    const end = aboutName(folded, next + about[0].length);
    return end === undefined ? undefined : { start, end, word, wordEnd: wordStop };
  }
  const end = unknownName(text, folded, next);
  return end === undefined ? undefined : { start, end, word, wordEnd: wordStop };
}

/** "Pháp lệnh về lực lượng dự bị động viên": small letters up to the next mark or stop word. */
function aboutName(folded: string, at: number): number | undefined {
  let end: number | undefined;
  let from = at;
  for (let words = 0; words < 10; words++) {
    const stop = wordEnd(folded, from);
    const word = folded.slice(from, stop);
    if (stop === from || /^\d/.test(word) || (words > 0 && NAME_STOP.has(word))) break;
    end = stop;
    if (folded[stop] !== ' ') break;
    from = stop + 1;
  }
  return end;
}

function typeMention(name: string, start: number, end: number): TypeMention {
  return { name, type: typeByName(name), span: spanOf(start, end), compound: false, inherited: false, adjacent: true };
}

function citation(
  kind: CitationKind,
  type: TypeMention,
  start: number,
  end: number,
  parts: {
    date?: DateMention | undefined;
    issuer?: IssuerMention | undefined;
    comma?: boolean;
    number?: string;
    year?: number;
  } = {},
): Citation {
  return {
    kind,
    span: spanOf(start, end),
    type,
    code: undefined,
    date: parts.date,
    issuer: parts.issuer,
    meeting: undefined,
    numbered: false,
    comma: parts.comma ?? false,
    shortNumber: parts.number,
    namedYear: parts.year,
  };
}

/** Every law that is cited by its name, in order. */
export function findLaws(read: ReadableText): Citation[] {
  const { text, folded } = read;
  const found: Citation[] = [];
  LAW_ANCHOR.lastIndex = 0;
  for (let anchor = LAW_ANCHOR.exec(text); anchor; anchor = LAW_ANCHOR.exec(text)) {
    if (isWordUnit(text.charCodeAt(anchor.index + anchor[0].length))) continue;
    const law = readLaw(read, anchor.index);
    if (!law) continue;
    const type = typeMention(law.word, law.start, law.wordEnd);
    const tail = readTail(read, law.end);
    let end = law.end;
    YEAR.lastIndex = end;
    const year = YEAR.exec(folded);
    if (tail.date) {
      end = tail.end;
      found.push(citation('dated', type, law.start, end, tail));
    } else if (year) {
      end += year[0].length;
      found.push(citation('named-year', type, law.start, end, { year: Number(year[1]) }));
    } else found.push(citation('name-only', type, law.start, end));
    LAW_ANCHOR.lastIndex = Math.max(end, anchor.index + anchor[0].length);
  }
  return found;
}

const CONSTITUTION = /Hiến pháp(?: nước Cộng hòa xã hội chủ nghĩa Việt Nam)?,? năm ((?:19|20)\d{2})/g;
const CHARTER = /Điều lệ Đảng(?! bộ)/g;

/** "Hiến pháp năm 2013" and "Điều lệ Đảng". */
export function findFoundations({ text }: ReadableText): Citation[] {
  const found: Citation[] = [];
  if (text.includes('Hiến pháp'))
    for (const match of text.matchAll(CONSTITUTION)) {
      const type = typeMention('Hiến pháp', match.index, match.index + 9);
      found.push(citation('named-year', type, match.index, match.index + match[0].length, { year: Number(match[1]) }));
    }
  if (text.includes('Điều lệ Đảng'))
    for (const match of text.matchAll(CHARTER)) {
      const type = typeMention('Điều lệ Đảng', match.index, match.index + match[0].length);
      found.push(citation('charter', type, match.index, match.index + match[0].length));
    }
  return found;
}

const TYPE_ANCHOR =
  /(?:Nghị[ _]quyết|Nghị[ _]định|Kết[ _]luận|Chỉ[ _]thị|Quyết[ _]định|Quy[ _]định|Thông[ _]tư|Quy[ _]chế|Hướng[ _]dẫn|Thông[ _]báo|Kế[ _]hoạch|Báo[ _]cáo|Tờ[ _]trình|Công[ _]văn|Chương[ _]trình|Nghi quyet|Nghi dinh|Ket luan|Chi thi|Quyet dinh|Quy dinh|Thong tu)/g;
/** Types of which a bare number tells the document; the others count things ("Kế hoạch 5 năm"). */
const NUMBERED = new Set(['nghi quyet', 'nghi dinh', 'ket luan', 'chi thi', 'thong tu', 'quyet dinh', 'quy dinh']);
const SHORT = / {1,4}(so {1,4})?(\d{1,4})(?![\d%])/y;
/** What may stand behind a bare number that is a document's; anything else may be what is counted. */
const SHORT_FOLLOW =
  /^(?:$| {0,4}[.,;:)”"»?!](?!\d)| {1,4}(?:ve|cua|la|va|da|duoc|trong|tai|theo|khoa|co|se|hoac|voi|de|cho|den|nay|tren|neu|noi|gan|cung|thi|nham|khong|cua bo|ngay)(?![a-z0-9])| {0,4}[-–—] [^\d])/;
const DATED = / {1,60}(?=ngay(?![a-z]))/y;

/** Documents by type and date without a code, and by type and bare number, in order. */
export function findByType(read: ReadableText): Citation[] {
  const { text, folded } = read;
  const found: Citation[] = [];
  TYPE_ANCHOR.lastIndex = 0;
  for (let anchor = TYPE_ANCHOR.exec(text); anchor; anchor = TYPE_ANCHOR.exec(text)) {
    const start = anchor.index;
    const end = start + anchor[0].length;
    if (isWordUnit(text.charCodeAt(end))) continue;
    const key = folded.slice(start, end);
    const name = NAMES.get(key);
    if (name === undefined) continue;
    const type = typeMention(name, start, end);
    DATED.lastIndex = end;
    if (DATED.test(folded)) {
      const tail = readTail(read, end);
      if (tail.date) {
        found.push(citation('dated', type, start, tail.end, tail));
        TYPE_ANCHOR.lastIndex = tail.end;
        continue;
      }
    }
    if (!NUMBERED.has(key)) continue;
    SHORT.lastIndex = end;
    const short = SHORT.exec(folded);
    if (!short) continue;
    const [whole, so, number] = short as unknown as [string, string | undefined, string];
    const stop = end + whole.length;
    if (!SHORT_FOLLOW.test(folded.slice(stop, stop + 12))) continue;
    if (so === undefined && (key === 'quyet dinh' || key === 'quy dinh') && number.length < 2) continue;
    const tail = readTail(read, stop);
    found.push(citation('short', type, start, tail.end, { ...tail, number }));
    TYPE_ANCHOR.lastIndex = tail.end;
  }
  return found;
}

const NAMES = new Map(
  [
    'Nghị quyết', 'Nghị định', 'Kết luận', 'Chỉ thị', 'Quyết định', 'Quy định', 'Thông tư', 'Quy chế', 'Hướng dẫn', 'Thông báo', 'Kế hoạch',
    'Báo cáo', 'Tờ trình', 'Công văn', 'Chương trình',
  ].map((name) => [foldKey(name), name]),
); // prettier-ignore
