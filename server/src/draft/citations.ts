/**
 * Citations: mentions of official documents, found in one block and taken apart. Offsets count from the start of the block.
 */
import { typeByName, DOCUMENT_TYPES, type DocumentType } from '../norms/types';
import { anchorsIn, type Anchors, type Places } from './anchors';
import { codeOf, readPieces, type Code } from './codes';
import { readTail } from './citation-tail';
import type { DateMention } from './dates';
import { endWhile, fold, foldKey, isUpperCase } from './fold';
import { readIssuer, type IssuerMention } from './issuers';
import { romanValue } from './labels';
import { findByType, findFoundations, findLaws } from './names';
import { spanOf, type Span } from './span';
import { isDigit, isSpace } from './units';

export type CitationKind =
  'coded' | 'dated' | 'short' | 'name-only' | 'named-year' | 'congress' | 'charter' | 'own' | 'placeholder';

/** The type word before a code. */
export interface TypeMention {
  readonly span: Span;
  /** Canonical name: "Nghị quyết", whatever the writing. */
  readonly name: string;
  readonly type: DocumentType | undefined;
  /** What qualifies it: "Thông báo kết luận", "Nghị quyết chuyên đề"; then letters prove nothing. */
  readonly compound: boolean;
  /** Taken over from the head of a list. */
  readonly inherited: boolean;
  /** Directly before "số" or the code, not across the name of a law or an issuer. */
  readonly adjacent: boolean;
}

/** A meeting whose document is cited: "Nghị quyết Trung ương 4 khóa XII, XIII", "Nghị quyết Đại hội XVI Đảng bộ thành phố". */
export interface Meeting {
  readonly kind: 'plenum' | 'congress' | 'committee';
  /** Number of the plenum or of the congress; undefined where none is named. */
  readonly number: number | undefined;
  /** Each khóa named, as a number. */
  readonly terms: readonly number[];
}

export interface Citation {
  readonly kind: CitationKind;
  /** From the type word (in a list from the member's own "số" or code) to the end of the last of code, date and issuer. */
  readonly span: Span;
  readonly type: TypeMention | undefined;
  readonly code: Code | undefined;
  readonly date: DateMention | undefined;
  readonly issuer: IssuerMention | undefined;
  readonly meeting: Meeting | undefined;
  /** Whether "số" stands before the code. */
  readonly numbered: boolean;
  /** Whether a comma stands before "ngày". */
  readonly comma: boolean;
  /** The bare number of a short form: "18" of "Nghị quyết 18". */
  readonly shortNumber?: string | undefined;
  /** The year of "Luật Đất đai năm 2024". */
  readonly namedYear?: number | undefined;
}

interface TypeWord {
  readonly name: string;
  readonly type: DocumentType | undefined;
  readonly compound: boolean;
}

/** Type words by their folded form. */
const TYPE_WORDS = new Map<string, TypeWord>();
for (const type of DOCUMENT_TYPES) TYPE_WORDS.set(foldKey(type.name), { name: type.name, type, compound: false });
for (const [name, of] of [
  ['Thông báo kết luận', 'Thông báo'],
  ['Thông báo Kết luận', 'Thông báo'],
  ['Chương trình hành động', 'Chương trình'],
  ['Chương trình công tác', 'Chương trình'],
  ['Chương trình phối hợp', 'Chương trình'],
  ['Kế hoạch hành động', 'Kế hoạch'],
  ['Kế hoạch phối hợp', 'Kế hoạch'],
  ['Nghị quyết chuyên đề', 'Nghị quyết'],
  ['Quyết định cá biệt', 'Quyết định'],
  ['Quyết định phê duyệt', 'Quyết định'],
  ['Thông báo ý kiến kết luận', 'Thông báo'],
  ['Thông báo ý kiến', 'Thông báo'],
  ['Kết luận thanh tra', 'Kết luận'],
  ['Kết luận kiểm tra', 'Kết luận'],
  ['Báo cáo thẩm tra', 'Báo cáo'],
  ['Báo cáo thẩm định', 'Báo cáo'],
  ['Báo cáo giải trình', 'Báo cáo'],
  ['Báo cáo tổng kết', 'Báo cáo'],
  ['Báo cáo sơ kết', 'Báo cáo'],
  ['Báo cáo tổng hợp', 'Báo cáo'],
  ['Báo cáo kết quả', 'Báo cáo'],
  ['Báo cáo giám sát', 'Báo cáo'],
  ['Báo cáo chính trị', 'Báo cáo'],
  ['Báo cáo bổ sung', 'Báo cáo'],
  ['Tờ trình bổ sung', 'Tờ trình'],
  ['Kế hoạch liên tịch', 'Kế hoạch'],
  ['Kế hoạch liên ngành', 'Kế hoạch'],
  ['Kế hoạch kiểm tra', 'Kế hoạch'],
  ['Kế hoạch giám sát', 'Kế hoạch'],
  ['Hướng dẫn liên ngành', 'Hướng dẫn'],
  ['Hướng dẫn liên tịch', 'Hướng dẫn'],
  ['Hướng dẫn nghiệp vụ', 'Hướng dẫn'],
  ['Chương trình liên tịch', 'Chương trình'],
  ['Quy chế phối hợp', 'Quy chế'],
  ['Quy chế làm việc', 'Quy chế'],
  ['Thông tư liên bộ', ''],
  ['Thông tư liên ngành', ''],
  ['Công văn liên ngành', 'Công văn'],
  ['Công văn liên tịch', 'Công văn'],
  ['Văn bản', ''],
  ['Tài liệu', ''],
  ['Văn kiện', ''],
] as const) {
  if (!TYPE_WORDS.has(foldKey(name))) TYPE_WORDS.set(foldKey(name), { name, type: typeByName(of), compound: true });
}
for (const name of ['Quy định', 'Quy chế'])
  TYPE_WORDS.set(foldKey(name).replace('y', 'i'), { name, type: typeByName(name), compound: false });
// "Nghị quyết chuyên đề" is a Nghị quyết all the same, and is cited as one.
TYPE_WORDS.set('nghi quyet chuyen de', { name: 'Nghị quyết', type: typeByName('Nghị quyết'), compound: false });

/** Type words by their last word, then the one before it, and so on: they are looked for backwards from a number. */
interface Backwards {
  readonly before: Map<string, Backwards>;
  word: TypeWord | undefined;
}
const LAST_WORDS: Backwards = { before: new Map(), word: undefined };
for (const [key, word] of TYPE_WORDS) {
  let node = LAST_WORDS;
  for (const part of key.split(' ').reverse()) {
    let next = node.before.get(part);
    if (!next) node.before.set(part, (next = { before: new Map(), word: undefined }));
    node = next;
  }
  node.word = word;
}

/** Whether a folded word is the last one of some type's name. */
export function endsTypeName(word: string): boolean {
  return LAST_WORDS.before.has(word);
}

/** Type words written as letters in running text: "QĐ 269/2005/QĐ-TTg". */
const ABBREVIATIONS = new Map<string, TypeWord>();
for (const type of DOCUMENT_TYPES)
  for (const letters of type.abbreviations) {
    const word = { name: type.name, type, compound: false };
    ABBREVIATIONS.set(letters, word);
    // HD is Hướng dẫn, and no Hợp đồng that lost its stroke.
    const plain = letters.replace(/Đ/g, 'D');
    if (!DOCUMENT_TYPES.some(({ abbreviations }) => abbreviations.includes(plain))) ABBREVIATIONS.set(plain, word);
  }

const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS.keys()].map((letters) => letters.length));

/** One block's text in the two forms that the readers need. */
export interface ReadableText {
  readonly text: string;
  readonly folded: string;
}

function isLetter(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit > 0xff;
}

/** Whether a word begins at this offset although no space stands before it: "ban hànhKế hoạch". */
function isGlued(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  return isUpperCase(text, at) && before !== before.toUpperCase();
}

function skipSpacesBack(folded: string, at: number): number {
  let back = at;
  while (back > 0 && folded.charCodeAt(back - 1) === 0x20) back -= 1;
  return back;
}

/** The type word that ends at `end` (white space before `end` does not count). */
export function typeBefore({ text, folded }: ReadableText, end: number): TypeMention | undefined {
  let at = skipSpacesBack(folded, end);
  const stop = at;
  if (stop === 0) return undefined;
  let best: TypeMention | undefined;
  let node: Backwards | undefined = LAST_WORDS;
  while (at > 0) {
    let from = at;
    while (from > 0 && isLetter(folded, from - 1) && !isGlued(text, from)) from -= 1;
    if (from === at) break;
    const next: Backwards | undefined = node.before.get(folded.slice(from, at));
    if (next?.word) {
      const { name, type, compound } = next.word;
      best = { name, type, compound, span: spanOf(from, stop), inherited: false, adjacent: true };
    } else if (node === LAST_WORDS && stop - from <= LONGEST_ABBREVIATION) {
      const short = ABBREVIATIONS.get(text.slice(from, stop).replace(/[ÐƉ]/g, 'Đ'));
      if (short) best = { ...short, span: spanOf(from, stop), inherited: false, adjacent: true };
    }
    if (!next) break;
    node = next;
    at = skipSpacesBack(folded, from);
    if (at === from) break;
  }
  return best;
}

/** Where "số" before a code begins, or undefined: "số 21", "Số: 21", "số số 21", "số21". */
function numberWordBefore(folded: string, at: number): number | undefined {
  let end = at;
  while (end > at - LONGEST_BLANK && ' :*'.includes(folded.charAt(end - 1) || '-')) end -= 1;
  const start = end - 2;
  if (start < 0 || !folded.startsWith('so', start)) return undefined;
  if (start >= 3 && folded.startsWith('so ', start - 3) && !isPlainLetter(folded, start - 4)) return start - 3;
  return isPlainLetter(folded, start - 1) ? undefined : start;
}

/** Spaces and marks between "số" and a number. */
const LONGEST_BLANK = 26;

function isPlainLetter(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || isDigit(unit);
}

/** Words before a number that is no document's: forms, contracts, licences, accounts, court files. */
const NO_DOCUMENT =
  /(?:^|[^a-z0-9])(?:mau|bieu|hop dong|giay phep|giay chung nhan|hoa don|tai khoan|cong bao|to khai|ho so|chung thuc|nghiem thu|ban an|an le|ma) ?$/;
/** What joins a member of a list to the text before it. */
const MEMBER = /(?:[;,]|(?:^|[^a-z0-9])va) {0,60}$/;
/** Where a list ends for certain. */
const SENTENCE_END = /[.!?:]["”’)]?\s+\p{Lu}|\n\s*\n/u;
const LONGEST_MEMBER = 500;

/** Only punctuation, "và" and "số" between two members of one list of documents. */
const LIST_GLUE = /^ {0,24}[,;]? {0,24}(?:(?:va|hoac|cung|voi) {1,24})?$/;

/** Every citation with a code, in order; the number stands at one of the places. */
export function findCoded(read: ReadableText, places: readonly number[]): Citation[] {
  const { text } = read;
  const found: Citation[] = [];
  let behind = 0;
  for (const at of places) {
    // Ranges of years, fractions and amounts, most of the places, are no codes whatever stands before them.
    if (at < behind || isInsideAddress(text, at)) continue;
    const pieces = readPieces(text, at);
    if (!pieces) continue;
    const { folded } = read;
    const so = numberWordBefore(folded, at);
    if (at > 0 && so === undefined && isLetter(folded, at - 1)) continue;
    let type = typeBefore(read, so ?? at);
    const code = codeOf(pieces, at, so !== undefined || type !== undefined, type !== undefined);
    if (!code || type?.name === 'Hợp đồng') continue;
    if (!type && NO_DOCUMENT.test(folded.slice(Math.max(0, (so ?? at) - 24), so ?? at))) continue;
    const numbered = so !== undefined;
    let start = type?.span.start ?? so ?? at;
    let early: IssuerMention | undefined;
    if (!type) {
      // The issuer between the type word and the number: "Thông báo kết luận của Ban Thường vụ Huyện uỷ số 351-TB/HU".
      const before = issuerBefore(read, so ?? at, behind);
      if (before) {
        type = before.type;
        early = before.issuer;
        start = type.span.start;
      }
    }
    // "văn bản quy phạm pháp luật số 64/2025/QH15": the small word is the end of a name.
    if (
      type?.name === 'Luật' &&
      !isUpperCase(text, type.span.start) &&
      /phap {1,4}$/.test(folded.slice(Math.max(0, type.span.start - 9), type.span.start))
    )
      type = undefined;
    if (!type && code.form === 'law') {
      const law = lawBefore(read, so ?? at, behind);
      if (law) {
        type = law;
        start = law.span.start;
      }
    }
    // "Điều lệ Đảng" bears no code; what is numbered is the Quy định about carrying it out.
    if (!type || type.name === 'Điều lệ Đảng') {
      const across = typeAcross(read, type?.span.start ?? start, behind, code);
      type = across;
      start = across?.span.start ?? so ?? at;
    }
    const previous = found.at(-1);
    if (!type && previous && LIST_GLUE.test(folded.slice(previous.span.end, start)) && previous.type)
      type = { ...previous.type, inherited: true, adjacent: false };
    if (!type) type = listHead(read, start, behind, code) ?? (previous && memberType(read, previous, start, code));
    const tail = readTail(read, code.span.end, true);
    const own = numbered && isOwnLine(text, folded, start, code.span.end, type);
    found.push({
      kind: own ? 'own' : 'coded',
      span: spanOf(start, own ? code.span.end : Math.max(code.span.end, tail.end)),
      type,
      code,
      date: tail.date,
      issuer: tail.issuer ?? early,
      meeting: undefined,
      numbered,
      comma: tail.comma,
    });
    behind = tail.end;
  }
  return found;
}

/** Whether what stands before is a piece of a web address or of the name of a file. */
function isInsideAddress(text: string, at: number): boolean {
  const mark = text.charCodeAt(at - 1);
  return (mark === 0x2d || mark === 0x5f || mark === 0x3d) && /[\p{sc=Latin}\d]/u.test(text[at - 2] ?? '');
}

/** The type that the head of a list gives to its members: "các Nghị định của Chính phủ: số 64/2014/NĐ-CP ...". */
function listHead(read: ReadableText, at: number, floor: number, code: Code): TypeMention | undefined {
  const end = skipSpacesBack(read.folded, at) - 1;
  if (read.folded[end] !== ':') return undefined;
  const type = typeBefore(read, end) ?? issuerBefore(read, end, floor)?.type ?? headOfSentence(read, end, floor, code);
  return type && { ...type, inherited: true, adjacent: false };
}

/** "Các nghị quyết của Quốc hội về kế hoạch 5 năm gồm:", where the letters of the members, if they have any, agree. */
function headOfSentence(read: ReadableText, end: number, floor: number, code: Code): TypeMention | undefined {
  const from = Math.max(floor, end - 240);
  const window = read.folded.slice(from, end);
  const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf(';'), window.lastIndexOf(':')) + 1;
  for (let at = window.lastIndexOf('cac '); at >= sentence; at = window.lastIndexOf('cac ', at - 1)) {
    if (at > 0 && isLetter(window, at - 1)) continue;
    const words = /^[a-z]{1,7} {1,9}[a-z]{1,7}(?: {1,9}lien {1,9}tich)?/.exec(window.slice(at + 4));
    const type = words && typeBefore(read, from + at + 4 + words[0].length);
    if (type?.span.start === from + at + 4 && mayBear(type, code)) return type;
    if (at === 0) break;
  }
  return undefined;
}

/** Whether a type bears the letters of a code; a code without letters belongs to any type that the National Assembly issues. */
function mayBear({ type }: TypeMention, code: Code): boolean {
  if (!type) return false;
  if (code.form === 'law') return ['Luật', 'Nghị quyết', 'Pháp lệnh'].includes(type.name);
  return type.letters.some(({ letters }) => letters === code.letters);
}

/** How many words may stand between the type word and "số". */
const WORDS_ACROSS = 6;

/** The type word a few words before the number, where the letters say the same: "Quyết định thành lập số 4757/QĐ-UB". */
function typeAcross(read: ReadableText, at: number, floor: number, code: Code): TypeMention | undefined {
  if (code.letters === '') return undefined;
  let end = skipSpacesBack(read.folded, at);
  for (let words = 0; words < WORDS_ACROSS; words++) {
    let from = end;
    while (from > floor && isLetter(read.folded, from - 1)) from -= 1;
    if (from === end) return undefined;
    end = skipSpacesBack(read.folded, from);
    if (end <= floor) return undefined;
    const type = typeBefore(read, end);
    if (type) return mayBear(type, code) ? { ...type, adjacent: false } : undefined;
  }
  return undefined;
}

/** The type of a member whose fellow before it has a subject of its own: "số 181/2004/NĐ-CP về ...; số 198/2004/NĐ-CP về ...". */
function memberType(read: ReadableText, previous: Citation, at: number, code: Code): TypeMention | undefined {
  const { type, code: other, span } = previous;
  if (!type || !other || other.letters !== code.letters || other.form !== code.form) return undefined;
  // Codes without letters are members of one list only where its head said what they are.
  if (other.letters === '' && !type.inherited) return undefined;
  if (at - span.end > LONGEST_MEMBER || !MEMBER.test(read.folded.slice(Math.max(span.end, at - 64), at)))
    return undefined;
  if (SENTENCE_END.test(read.text.slice(span.end, at))) return undefined;
  return { ...type, inherited: true, adjacent: false };
}

/** The draft's own number line: "Số: 141/NQ-CP" alone on its line, or at the left of a header of two columns. */
function isOwnLine(text: string, folded: string, start: number, end: number, type: TypeMention | undefined): boolean {
  if (type && !(type.name === 'Luật' && type.adjacent)) return false;
  for (let at = start - 1; at >= 0 && at >= start - 200; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d) break;
    if (!isSpace(unit) && !"*_|'".includes(text[at]!)) return false;
  }
  if (!isUpperCase(text, start)) return false;
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + 200))![0];
  return (
    /^[\s*_|]*$/.test(rest) ||
    /^(?: {2,}|\t)/.test(rest) ||
    /^[\s*_|]*[A-ZĐ][^,|]{2,30}, ngày/u.test(rest.normalize('NFC')) ||
    folded.length === end
  );
}

function issuerBefore(
  read: ReadableText,
  at: number,
  floor: number,
): { type: TypeMention; issuer: IssuerMention } | undefined {
  const from = Math.max(floor, at - 120);
  const window = read.folded.slice(from, at);
  const of = window.lastIndexOf(' cua ');
  if (of < 0) return undefined;
  const type = typeBefore(read, from + of);
  if (!type) return undefined;
  const issuer = readIssuer(read.text, read.folded, from + of + 5);
  if (!issuer || !/^ {0,4},? {0,4}$/.test(read.folded.slice(issuer.span.end, at))) return undefined;
  return { type: { ...type, adjacent: false }, issuer };
}

const LAW_WORD = /(?:^|[^a-z0-9])(bo {1,3}luat|luat|phap {1,3}lenh|nghi {1,3}quyet) /g;
const AMENDING =
  /(?:bo {1,9}luat|luat) {1,9}sua {1,9}doi {0,3},? {1,9}bo {1,9}sung {1,9}(?:mot {1,9}so {1,9}dieu {1,9})?(?:cua {1,9})?$/;

/** The law whose name stands before its number: "Luật Tổ chức Chính phủ số 63/2025/QH15". */
function lawBefore({ text, folded }: ReadableText, at: number, floor: number): TypeMention | undefined {
  const from = Math.max(floor, at - 260);
  let window = folded.slice(from, at);
  // A name does not go over the end of a sentence; the brackets of "(sửa đổi)" may stand in it.
  const stop = Math.max(
    window.lastIndexOf('. '),
    window.lastIndexOf(';'),
    window.lastIndexOf(':'),
    window.lastIndexOf('”'),
  );
  const base = from + stop + 1;
  window = window.slice(stop + 1);
  let match: RegExpExecArray | undefined;
  LAW_WORD.lastIndex = 0;
  for (let next = LAW_WORD.exec(window); next; next = LAW_WORD.exec(window)) {
    const wordAt = base + next.index + next[0].indexOf(next[1]!);
    // The last word of "văn bản quy phạm pháp luật" is no law.
    const general =
      next[1] === 'luat' && window.slice(0, next.index + 1).endsWith('phap ') && !isUpperCase(text, wordAt);
    if (!general && (isUpperCase(text, wordAt) || /^[^A-ZĐ]*$/.test(text.slice(base, at)))) match = next;
    LAW_WORD.lastIndex -= 1;
  }
  if (!match) return undefined;
  let start = match.index + match[0].indexOf(match[1]!);
  const amending = AMENDING.exec(window.slice(0, start));
  if (amending) start = amending.index;
  const word = TYPE_WORDS.get(match[1]!.replace(/ {2,}/, ' '))!;
  // Names of laws hold no second comma-separated law: "Luật A, Luật B số N" keeps only the last.
  return {
    name: word.name,
    type: word.type,
    compound: false,
    inherited: false,
    adjacent: false,
    span: spanOf(base + start, base + start + (amending ? 4 : match[1]!.length)),
  };
}

const MEETING =
  /(?:[Nn]gh[ịi][\s_]{1,9}[Qq]uy[ếe]t|[Kk][ếe]t[\s_]{1,9}[Ll]u[ậa]n|NGHỊ\s{1,9}QUYẾT|KẾT\s{1,9}LUẬN)[\s_]{1,9}(?:[ĐđÐDd][ạa]i[\s_]{1,9}[Hh][ộo]i|[Tt]rung[\s_]{1,9}[ƯưUu][ơo]ng|[Hh][ộo]i[\s_]{1,9}[Nn]gh[ịi]|ĐẠI\s{1,9}HỘI|TRUNG\s{1,9}ƯƠNG|HỘI\s{1,9}NGHỊ|TW|T\.?[ƯU])/y;
const TERMS =
  / {0,9},? {0,9}(\(? ?)khoa {1,9}([ivxl]{1,6})((?:(?: {0,3}, {0,3}| {1,9}va {1,9})(?:khoa {1,9})?[ivxl]{1,6}(?![a-z0-9])){0,9})(?![a-z0-9])( ?\))?/y;
const PLENUM =
  /(?:hoi {1,9}nghi {1,9})?(?:lan {1,9}thu {1,9}(\d{1,2}|[ivx]{1,5}(?![a-z])|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9]) {1,9})?(?:ban {1,9}chap {1,9}hanh {1,9})?(?:trung {1,9}uong|tw|t\.?u)(?: {1,9}dang(?![a-z0-9]))?(?: {1,9}lan {1,9}thu)?(?: {1,9}(\d{1,2}|[ivx]{1,5}(?![a-z])|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9]))?(?: {1,9}\(lan {1,9}\d\))?/y;
const COMMITTEE =
  /hoi {1,9}nghi {1,9}(?:[a-z]+ {1,9}){0,6}?lan {1,9}thu {1,9}(\d{1,2}|[ivx]{1,5}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9])(?: {1,9}ban {1,9}chap {1,9}hanh(?! {1,9}trung))?/y;
const CONGRESS =
  /dai {1,9}hoi(?: {1,9}dai {1,9}bieu)?(?: {1,9}toan {1,9}quoc)?(?: {1,9}(?:lan {1,9}thu {1,9})?([ivx]{1,6})(?![a-z0-9]))?/y;
const CONGRESS_OF =
  / {1,9}(?:cua {1,9})?(?:(?:tinh|thanh|huyen|quan|thi|xa|phuong) {1,9}(?=dang {1,9}bo))?(dang {1,9}bo|dang|chi {1,9}bo)(?![a-z0-9])/y;
/** "Đảng bộ thành phố Hải Phòng", "Đảng toàn quốc", "Đảng các cấp". */
const CONGRESS_UNIT =
  / {1,9}(?:toan {1,9}quoc|cac {1,9}cap|thanh {1,9}pho|tinh|huyen|quan|xa|phuong|thi {1,9}xa|dac {1,9}khu)(?![a-z0-9])/y;
const LATE_NUMBER = / {1,9}(?:lan {1,9}thu {1,9})?([ivx]{1,6}|nhat)(?![a-z0-9])/y;
const CAPITAL_WORD = / {1,9}(?=[a-z0-9])/y;
const ORDINAL_WORDS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

function ordinal(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const worded = ORDINAL_WORDS.indexOf(word);
  return worded >= 0 ? worded + 1 : romanValue(word);
}

/** Every citation of a meeting's resolution, in order; the type word stands at one of the places. */
export function findMeetings(read: ReadableText, places: readonly number[]): Citation[] {
  const { text } = read;
  const found: Citation[] = [];
  let behind = 0;
  for (const at of places) {
    if (at < behind) continue;
    MEETING.lastIndex = at;
    if (!MEETING.test(text)) continue;
    behind = MEETING.lastIndex;
    const { folded } = read;
    const name = folded[at] === 'k' ? 'Kết luận' : 'Nghị quyết';
    const head = /^([a-z]+ +[a-z]+) +/.exec(folded.slice(at, at + 40));
    if (!head) continue;
    const word = head[1]!.length;
    const from = at + head[0].length;
    const meeting =
      readPlenum(folded, from) ??
      readCommittee(text, folded, from) ??
      (name === 'Nghị quyết' ? readCongress(text, folded, from) : undefined);
    if (!meeting) continue;
    behind = meeting.end;
    found.push({
      kind: 'congress',
      span: spanOf(at, meeting.end),
      type: {
        name,
        type: typeByName(name),
        span: spanOf(at, at + word),
        compound: false,
        inherited: false,
        adjacent: true,
      },
      code: undefined,
      date: undefined,
      issuer: undefined,
      meeting: { kind: meeting.kind, number: meeting.number, terms: meeting.terms },
      numbered: false,
      comma: false,
    });
  }
  return found;
}

interface MeetingRead extends Meeting {
  readonly end: number;
}

function readTerms(folded: string, at: number): { terms: number[]; end: number } {
  TERMS.lastIndex = at;
  const match = TERMS.exec(folded);
  if (!match) return { terms: [], end: at };
  const [whole, open, first, more, close] = match;
  const terms = [first!, ...(more ?? '').split(/[, ]+(?:va )?[ ]*(?:khoa )?/)]
    .map((term) => romanValue(term.trim()))
    .filter((term): term is number => term !== undefined);
  // A bracket that was not opened here closes something else.
  const length = whole.length - (close !== undefined && !open!.includes('(') ? close.length : 0);
  return { terms, end: at + length };
}

function readPlenum(folded: string, at: number): MeetingRead | undefined {
  PLENUM.lastIndex = at;
  const match = PLENUM.exec(folded);
  const number = match?.[2] ?? match?.[1];
  if (!match || number === undefined) return undefined;
  const terms = readTerms(folded, at + match[0].length);
  return { kind: 'plenum', number: ordinal(number), terms: terms.terms, end: terms.end };
}

function readCommittee(text: string, folded: string, at: number): MeetingRead | undefined {
  COMMITTEE.lastIndex = at;
  const match = COMMITTEE.exec(folded);
  if (!match) return undefined;
  let end = at + match[0].length;
  if (match[0].endsWith('hanh')) end = organisationEnd(text, folded, end)?.end ?? end;
  const terms = readTerms(folded, end);
  return { kind: 'committee', number: ordinal(match[1]!), terms: terms.terms, end: terms.end };
}

/** "Đảng bộ thành phố Hải Phòng" behind a meeting. */
function organisationEnd(text: string, folded: string, at: number): { end: number; of: string } | undefined {
  CONGRESS_OF.lastIndex = at;
  const of = CONGRESS_OF.exec(folded);
  if (!of) return undefined;
  let end = at + of[0].length;
  CONGRESS_UNIT.lastIndex = end;
  end += CONGRESS_UNIT.exec(folded)?.[0].length ?? 0;
  for (;;) {
    CAPITAL_WORD.lastIndex = end;
    const gap = CAPITAL_WORD.exec(folded);
    const next = end + (gap?.[0].length ?? 0);
    if (
      !gap ||
      !isUpperCase(text, next) ||
      /^(?:nghi|ket|chi|quyet|quy|nhiem)(?![a-z])/.test(folded.slice(next, next + 6))
    )
      break;
    const word = /^[a-z0-9]+/.exec(folded.slice(next, next + 12));
    if (!word || /^[ivx]+$/.test(word[0])) break;
    end = next + word[0].length;
  }
  return { end, of: of[1]! };
}

function readCongress(text: string, folded: string, at: number): MeetingRead | undefined {
  CONGRESS.lastIndex = at;
  const match = CONGRESS.exec(folded);
  if (!match) return undefined;
  let end = at + match[0].length;
  let number = match[1] === undefined ? undefined : ordinal(match[1]);
  const of = organisationEnd(text, folded, end);
  if (of) end = of.end;
  LATE_NUMBER.lastIndex = end;
  const late = number === undefined ? LATE_NUMBER.exec(folded) : null;
  if (late && (late[0].includes('lan ') || /[IVX]/.test(text.slice(end, end + late[0].length)))) {
    number = ordinal(late[1]!);
    end += late[0].length;
  }
  const terms = number === undefined ? readTerms(folded, end) : { terms: [], end };
  // "nghị quyết đại hội Đảng" without a number speaks of such resolutions in general.
  if (
    number === undefined &&
    terms.terms.length === 0 &&
    (!of || of.of === 'dang' || /cac +cap$/.test(folded.slice(at, end)))
  )
    return undefined;
  return { kind: 'congress', number, terms: terms.terms, end: terms.end };
}

const PLACEHOLDER =
  /(?:[Ss]ố|[Ss]o)\s{0,3}:?[ \t\u00a0….·_]{1,40}(?:\(\d\)\s?)?([-/])\s?(?:(?:19|20)\d{2}[-/])?([A-ZĐ][A-Za-zĐđ]{0,12}(?:[-/][A-ZĐ….][A-Za-zĐđ….]{0,16}){0,4})/y;

/** Whether only white space and marks of emphasis stand between the start of a line and an offset. */
function startsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  const blank = endWhile(before, (unit) => /[\s*_|]/.test(unit));
  return /[\r\n]/.test(blank) || blank.length === at;
}

/** Blanks that wait for their number: "Số:      -KL/TU", "Văn bản số …/STP-HCBT"; the "số" stands at one of the places. */
export function findPlaceholders(read: ReadableText, places: readonly number[]): Citation[] {
  const found: Citation[] = [];
  let behind = 0;
  for (const at of places) {
    if (at < behind) continue;
    PLACEHOLDER.lastIndex = at;
    if (!PLACEHOLDER.test(read.text)) continue;
    behind = PLACEHOLDER.lastIndex;
    const type = typeBefore(read, at);
    // The draft's own number line, still blank, mentions no document.
    if (!type && startsLine(read.text, at)) continue;
    const tail = readTail(read, behind);
    found.push({
      kind: 'placeholder',
      span: spanOf(type?.span.start ?? at, tail.end),
      type,
      code: undefined,
      date: tail.date,
      issuer: tail.issuer,
      meeting: undefined,
      numbered: true,
      comma: tail.comma,
    });
  }
  return found;
}

const MAYBE =
  /\d[a-zđ]?\s{0,3}[-\u2010-\u2015\u2212/\u2044]|[Nn]gh[ịi][\s_]|[Kk][ếe]t[\s_]|[Ll]u[ậa]t|LUẬT|[Pp]h[áa]p[_\s]{1,4}l|[Ss][ốo]\s{0,3}:?[ …._]|Điều lệ|Hiến pháp|(?:luận|định|thị|tư|chế|dẫn|báo|cáo|trình|văn|hoạch|[Kk]et luan|[Qq]uyet dinh|[Cc]hi thi)[_\s]{1,4}(?:ng|s|\d)/;

/** Where scanning may have left letters for digits. */
const LETTER_AT_DIGIT = /\d[OolI]|[OolI]\d/;
/** A number behind "số" or a type word with such letters: "số O4-NQ/TU", "Nghị định l5/2020/NĐ-CP". */
const LETTERS_IN_NUMBER =
  /((?:[sS][ốo]|SỐ|[đdĐ][ịi]nh|quy[ếe]t|t[ưu]|th[ịi]|lu[ậa]n|b[áa]o|c[áa]o|ho[ạa]ch|tr[ìi]nh|d[ẫa]n|v[ăa]n|NĐ|NQ|QĐ|TT) {0,3}:? ?)([\dOolI]{2,5})(?=[-/](?:(?:19|20)\d\d\/)?[A-ZĐ])/g;
/** A date with them: "ngày O7/7/2025", "ngày 2l tháng 6 năm 2022". */
const LETTERS_IN_DATE =
  /([nN]g[àa]y {1,3})([\dOlI]{1,2}(?:[-/.]| {1,2}th[áa]ng {1,2})[\dOlI]{1,2})(?=[-/.](?:19|20)\d\d| {1,2}n[ăa]m {1,2}(?:19|20)\d\d)/g;

/** The same text, of the same length, with the digits that were meant. */
function digitsMeant(text: string): string {
  const meant = (whole: string, before: string, number: string): string =>
    LETTER_AT_DIGIT.test(number) ? before + number.replace(/[Oo]/g, '0').replace(/[lI]/g, '1') : whole;
  return text.replace(LETTERS_IN_NUMBER, meant).replace(LETTERS_IN_DATE, meant);
}

/** Whether a text has no capitals. */
function isLowered(text: string): boolean {
  return !/[A-ZĐ]/.test(text) && text === text.toLowerCase();
}

/** Type words before a number in text that lost its capitals, and letters that stand for them. */
const LOWERED =
  /(?<![\p{sc=Latin}\d])(?:(?:nghị quyết|nghị định|kết luận|chỉ thị|quyết định|quy định|thông tư)(?= (?:số )?\d)|hiến pháp(?= (?:năm )?(?:19|20)\d\d)|(?:nđ|qđ|nq|tt|ct|kl)(?= (?:số )?\d{1,5}[-/]))/gu;

/** The same text without capitals, of the same length, with those that type words have where a text has any. */
function capitalsMeant(text: string): string {
  return text.replace(LOWERED, (word) =>
    word.length === 2 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
  );
}

/** Codes whose number was read in spite of its letters say so. */
function withDigitFaults(written: string, citations: readonly Citation[]): Citation[] {
  return citations.map((citation) => {
    const { code } = citation;
    if (!code || written.slice(code.numberSpan.start, code.numberSpan.end) === code.number) return citation;
    return { ...citation, code: { ...code, faults: [...code.faults, 'digit'] } };
  });
}

/** A text that is folded when the first finder asks for it: most of those that may hold a citation hold none. */
class LazyText implements ReadableText {
  #folded: string | undefined;

  constructor(
    readonly text: string,
    private readonly fold: () => string,
  ) {}

  get folded(): string {
    return (this.#folded ??= this.fold());
  }
}

const NONE: readonly Citation[] = [];

/**
 * Every citation of a block, in order and without overlap: what a code tells goes before what a name tells.
 *
 * @param anchors those of the text
 */
export function findCitations(
  text: string,
  anchors: Readonly<Anchors> = anchorsIn(text),
  foldText: () => string = () => fold(text),
): readonly Citation[] {
  const lowered = anchors.numbers && isLowered(text);
  if (!(anchors.cites || lowered) || !(anchors.laws || MAYBE.test(text))) return NONE;
  if (anchors.misread) {
    const meant = digitsMeant(text);
    if (meant !== text) return withDigitFaults(text, findCitations(meant));
  }
  if (lowered) {
    const capitals = capitalsMeant(text);
    if (capitals !== text) return findCitations(capitals, anchorsIn(capitals), foldText);
  }
  const read = new LazyText(text, foldText);
  const found: Citation[] = [];
  const take = (find: (read: ReadableText, places: readonly number[]) => Citation[], places: Places): void => {
    if (!places) return;
    const known = found.length;
    for (const citation of find(read, places)) if (isFree(citation.span, found, known)) found.push(citation);
  };
  take(findCoded, anchors.codes);
  take(findMeetings, anchors.meetings);
  take(findPlaceholders, anchors.blanks);
  take(findLaws, anchors.laws);
  take(findByType, anchors.types);
  take(findFoundations, anchors.foundations);
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Whether none of the first citations overlaps. */
function isFree({ start, end }: Span, citations: readonly Citation[], count: number): boolean {
  for (let index = 0; index < count; index++) {
    const { span } = citations[index]!;
    if (span.end > start && end > span.start) return false;
  }
  return true;
}
