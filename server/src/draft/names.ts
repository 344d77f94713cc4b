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
import { Phrases, wordEnd, Words } from './phrases';
import { spanOf } from './span';

/** The commas of "Luật Phòng, chống tham nhũng" are often left out. */
const LAWS = [...LAW_NAMES, ...LAW_NAMES.filter((name) => name.includes(',')).map((name) => name.replace(/,/g, ''))];
const KNOWN_LAWS = new Phrases(LAWS.map(foldKey));

const EXACT_NAMES = new Set(LAWS.map((name) => name.toLowerCase()));

const LAW_WORD = /[Ll]u[ậa]t|LUẬT|[Pp]h[áa]p[_\s]{1,4}l[ệe]nh/y;
const AMENDING =
  /sua {1,60}doi {0,3},? {1,60}bo {1,60}sung {1,60}(?:(?:mot {1,60}so {1,60}(?:dieu|noi {1,60}dung)|dieu [0-9]+|cac {1,60}dieu) {1,60})?(?:cua {1,60})?(?:cac {1,60})?/y;
/** "năm 2024", "2024" and "(sửa đổi) năm 2024". */
const YEAR = / {1,60}(?:\(sua {1,9}doi(?:, bo sung)?\) {1,9})?(?:nam {1,60})?((?:19|20)\d{2})(?![\d/-]|\.\d)/y;
/** Words before "Luật" that make it a treaty's: "Công ước của Liên hợp quốc về Luật Biển". */
const TREATY = /(?:cong uoc|hiep uoc|nghi dinh thu|tuyen bo) [^.;,]{0,60}$/;
/** Words behind a name that are none of it. */
const NAME_STOP = new Words(
  'năm ngày số của được quy có đã là để đề theo tại trong hoặc hiện nay này thì cho với khi mà sẽ phải do đó bị cần như sửa bản ban từ đến đang ' +
    'nhằm thay trên trước sau nếu nêu gồm không báo bao bởi cùng cũng giao hay bằng ra đây mới cũ nơi nói khác liên nữa vào luôn chỉ về',
);
/** Words of two syllables of which the first alone is part of many names: "an toàn thực phẩm". */
const NAME_END = /^(?:thuc hien|thong qua)(?![a-z0-9])/;
/** A date behind a name tells a law in any writing. */
const DATE_AHEAD = /^ {1,9}ngay {1,4}\d/;
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
    if (stop === next || /^\d/.test(word) || NAME_STOP.has(text, folded, next, stop)) break;
    if (NAME_END.test(folded.slice(next, next + 12))) break;
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
  const named =
    known !== undefined &&
    (capital ||
      EXACT_NAMES.has(squeeze(text.slice(start, known)).toLowerCase()) ||
      DATE_AHEAD.test(folded.slice(known, known + 20)));
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
    const end = aboutName(text, folded, next + about[0].length);
    return end === undefined ? undefined : { start, end, word, wordEnd: wordStop };
  }
  const end = unknownName(text, folded, next);
  return end === undefined ? undefined : { start, end, word, wordEnd: wordStop };
}

/** "Pháp lệnh về lực lượng dự bị động viên": small letters up to the next mark or stop word. */
function aboutName(text: string, folded: string, at: number): number | undefined {
  let end: number | undefined;
  let from = at;
  for (let words = 0; words < 10; words++) {
    const stop = wordEnd(folded, from);
    const word = folded.slice(from, stop);
    if (stop === from || /^\d/.test(word) || (words > 0 && NAME_STOP.has(text, folded, from, stop))) break;
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

/** Every law that is cited by its name, in order; its word stands at one of the places. */
export function findLaws(read: ReadableText, places: readonly number[]): Citation[] {
  const { text } = read;
  const found: Citation[] = [];
  let from = 0;
  for (const at of places) {
    if (at < from) continue;
    LAW_WORD.lastIndex = at;
    if (!LAW_WORD.test(text)) continue;
    from = LAW_WORD.lastIndex;
    if (isWordUnit(text.charCodeAt(from))) continue;
    const { folded } = read;
    const law = readLaw(read, at);
    if (!law || TREATY.test(folded.slice(Math.max(0, law.start - 80), law.start))) continue;
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
    from = Math.max(end, from);
  }
  return found;
}

const CONSTITUTION =
  /hien {1,9}phap(?: {1,9}nuoc {1,9}cong {1,9}hoa {1,9}xa {1,9}hoi {1,9}chu {1,9}nghia {1,9}viet {1,9}nam)?(?:,? {1,9}nam)? {1,9}((?:19|20)\d{2})(?![\d/-])/y;
const CHARTER = /Điều lệ Đảng(?! bộ)/y;

/** "Hiến pháp năm 2013" and "Điều lệ Đảng"; they begin at one of the places. */
export function findFoundations(read: ReadableText, places: readonly number[]): Citation[] {
  const { text } = read;
  const found: Citation[] = [];
  for (const at of places) {
    if (!isUpperCase(text, at)) continue;
    CHARTER.lastIndex = at;
    if (CHARTER.test(text)) {
      const type = typeMention('Điều lệ Đảng', at, CHARTER.lastIndex);
      found.push(citation('charter', type, at, CHARTER.lastIndex));
      continue;
    }
    CONSTITUTION.lastIndex = at;
    const match = CONSTITUTION.exec(read.folded);
    if (!match) continue;
    const type = typeMention('Hiến pháp', at, at + 9);
    found.push(citation('named-year', type, at, at + match[0].length, { year: Number(match[1]) }));
  }
  return found;
}

const TYPE_WORD =
  /(?:Nghị[\s_]{1,9}[Qq]uyết|NGHỊ\s{1,9}QUYẾT|CHỈ\s{1,9}THỊ|KẾT\s{1,9}LUẬN|Nghị[\s_]{1,9}định|Kết[\s_]{1,9}luận|Chỉ[\s_]{1,9}thị|Quyết[\s_]{1,9}định|Quy[\s_]{1,9}định|Thông[\s_]{1,9}tư|Quy[\s_]{1,9}chế|Hướng[\s_]{1,9}dẫn|Thông[\s_]{1,9}báo|Kế[\s_]{1,9}hoạch|Báo[\s_]{1,9}cáo|Tờ[\s_]{1,9}trình|[Cc]ông[\s_]{1,9}văn|[Cc]ông[\s_]{1,9}điện|[Ss]ắc[\s_]{1,9}lệnh|Chương[\s_]{1,9}trình|Nghi[\s_]{1,9}quyet|Nghi[\s_]{1,9}dinh|Ket[\s_]{1,9}luan|Chi[\s_]{1,9}thi|Quyet[\s_]{1,9}dinh|Quy[\s_]{1,9}dinh|Thong[\s_]{1,9}tu)/y;
/** Types of which a bare number tells the document; the others count things ("Kế hoạch 5 năm"). */
const NUMBERED = new Set(['nghi quyet', 'nghi dinh', 'ket luan', 'chi thi', 'thong tu', 'quyet dinh', 'quy dinh']);
/** Types of which a bare number tells the document where "số" stands before it. */
const NUMBERED_BY_WORD = new Set(['cong van', 'cong dien', 'sac lenh', 'thong bao', 'to trinh']);
const SHORT = / {1,60}(so {1,60})?(\d{1,4}[a-z]?)(?![\d%a-z])/y;
/** What may stand behind a bare number that is a document's; anything else may be what is counted. */
const SHORT_MARK = /^(?:$| {0,4}[.,;:)”"»?!](?!\d)| {0,4}[-–—] [^\d]| {1,60}nam {1,9}(?:19|20)\d\d)/;
const SHORT_FOLLOW = new Words(
  'về của là và đã được trong tại theo khóa khoá có sẽ hoặc với để cho đến này trên nêu nói gắn cùng thì nhằm không ngày ở bằng những còn vào thay ra ' +
    'ban tuy bị do đó sau hay hiện mà khi vì từ đang rất mới chỉ quy yêu xác nên vẫn phải đề gửi',
);

function isFollowed({ text, folded }: ReadableText, at: number): boolean {
  if (SHORT_MARK.test(folded.slice(at, at + 70))) return true;
  let next = at;
  while (folded[next] === ' ' && next - at < 60) next += 1;
  return next > at && SHORT_FOLLOW.has(text, folded, next, wordEnd(folded, next));
}

const DATED = / {1,60}(?=ngay(?![a-z]))/y;

/** Documents by type and date without a code, and by type and bare number, in order; the type word stands at one of the places. */
export function findByType(read: ReadableText, places: readonly number[]): Citation[] {
  const { text } = read;
  const found: Citation[] = [];
  let from = 0;
  for (const start of places) {
    if (start < from) continue;
    TYPE_WORD.lastIndex = start;
    if (!TYPE_WORD.test(text)) continue;
    const end = TYPE_WORD.lastIndex;
    from = end;
    if (isWordUnit(text.charCodeAt(end))) continue;
    const { folded } = read;
    const key = folded.slice(start, end).replace(/ {2,}/g, ' ');
    const name = NAMES.get(key);
    if (name === undefined) continue;
    const type = typeMention(name, start, end);
    DATED.lastIndex = end;
    if (DATED.test(folded)) {
      const tail = readTail(read, end);
      if (tail.date) {
        found.push(citation('dated', type, start, tail.end, tail));
        from = tail.end;
        continue;
      }
    }
    if (!NUMBERED.has(key) && !NUMBERED_BY_WORD.has(key)) continue;
    SHORT.lastIndex = end;
    const short = SHORT.exec(folded);
    if (!short) continue;
    const [whole, so, number] = short as unknown as [string, string | undefined, string];
    if (so === undefined && !NUMBERED.has(key)) continue;
    const stop = end + whole.length;
    // "Chỉ thị 05": a zero in front is a document's.
    if (!number.startsWith('0') && !isFollowed(read, stop)) continue;
    if (so === undefined && (key === 'quyet dinh' || key === 'quy dinh') && number.length < 2) continue;
    const tail = readTail(read, stop);
    found.push(citation('short', type, start, tail.end, { ...tail, number }));
    from = tail.end;
  }
  return found;
}

const NAMES = new Map(
  [
    'Nghị quyết', 'Nghị định', 'Kết luận', 'Chỉ thị', 'Quyết định', 'Quy định', 'Thông tư', 'Quy chế', 'Hướng dẫn', 'Thông báo', 'Kế hoạch',
    'Báo cáo', 'Tờ trình', 'Công văn', 'Công điện', 'Sắc lệnh', 'Chương trình',
  ].map((name) => [foldKey(name), name]),
); // prettier-ignore
