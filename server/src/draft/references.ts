/**
 * References: mentions of a place in this or another document. "điểm a khoản 1 Điều 3", "các điểm a, b và c khoản 2 Điều này",
 * "điểm 1.2, mục 1, phần II", "Phụ lục số 02", "Nghị quyết này". Forms: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7 (from the small
 * to the large, without commas) and what is written in practice (commas, lists, ranges, the large first).
 *
 * Found in one block; offsets count from its start. Which section is meant is told by `places.ts`.
 */
import { backReferencesOf, type BackReference } from './antecedents';
import { foldedText, type Block } from './blocks';
import { endsTypeName, typeBefore, type Citation, type ReadableText, type TypeMention } from './citations';
import { fold, isUpperCase, isWordUnit, original } from './fold';
import { POINT_LETTERS, romanValue } from './labels';
import type { Numeral } from './numerals';
import { wordEnd, Words } from './phrases';
import { quotationsIn } from './quotations';
import { readingOf } from './reading';
import { spanOf, type Span } from './span';

/** The levels that places are named by, from the small to the large. */
export const LEVELS = [
  'point', // điểm
  'clause', // khoản
  'article', // Điều
  'subdivision', // tiểu mục
  'division', // Mục
  'chapter', // Chương
  'part', // Phần
  'appendix', // Phụ lục
] as const;

export type Level = (typeof LEVELS)[number];

export function rankOfLevel(level: Level): number {
  return LEVELS.indexOf(level);
}

/** One number of a reference: each member of a list is one. */
export interface ReferencePart {
  readonly level: Level;
  /** From the level word to the end of the number; in a list, behind the first member, the number alone. */
  readonly span: Span;
  /** The number alone: "a", "3a", "II", "2.1", "nhất"; "này" of a relative part; empty for a Phụ lục without a number. */
  readonly number: Span;
  readonly numeral: Numeral;
  /** As in `Label.path`; empty for a relative part and for a Phụ lục without a number. */
  readonly path: readonly number[];
  /** "khoản này", "Điều này": the section that the reference itself stands in. */
  readonly relative: boolean;
  /** Index of the part in which this one lies: of "khoản 1" for the "a" of "điểm a khoản 1". */
  readonly within: number | undefined;
  /** Ends a range that begins with the part before it: "Điều 7" of "Điều 3 đến Điều 7". */
  readonly through: boolean;
  /** It is joined to what it lies in by a comma, or stands behind it: then another reading is possible. */
  readonly loose: boolean;
}

/** What document a reference points into. */
export type PointsInto =
  /** "Nghị quyết này": the draft itself, or the document attached to it that the reference stands in. */
  | { readonly kind: 'here'; readonly type: TypeMention; readonly span: Span }
  | { readonly kind: 'citation'; readonly citation: Citation }
  | { readonly kind: 'back'; readonly back: BackReference }
  /** No document is named, neither behind it nor before it in its sentence: the draft, as a rule. */
  | { readonly kind: 'unsaid' }
  /** Another document that is not told apart, or perhaps another one. */
  | { readonly kind: 'unknown' };

export interface Reference {
  /** From the first level word to the end of the last number, with "Nghị quyết này" behind it. */
  readonly span: Span;
  /** In the order of the text; none where the document itself is meant ("Nghị quyết này"). */
  readonly parts: readonly ReferencePart[];
  readonly document: PointsInto;
  /** The words of another document. */
  readonly quoted: boolean;
  /** Reads like a heading that stands in running text: "... khóa VII. Điều 8. Tổ chức thực hiện". */
  readonly heading: boolean;
  /** "nêu trên" points before it, "dưới đây" behind it. */
  readonly direction: 'before' | 'after' | undefined;
}

const NONE: readonly Reference[] = [];

/** The references of a block, in order; made once and kept with it. */
export function referencesOf(block: Block): readonly Reference[] {
  return (block.memo.references ??=
    block.kind === 'blank' || block.kind === 'verbatim' ? NONE : new BlockReader(block).find()) as readonly Reference[];
}

// Where a reference may begin.

/**
 * A level word with what may be a number behind it, any Phụ lục, any "này". One scan finds all three; a block without one is
 * not looked at any further.
 */
const ANCHOR =
  /(?:[đĐÐ]i[ểề][um]|[Kk]ho[ảa]n|[Mm]ục|[Cc]hương|[Pp]hần|ĐI[ỀỂ][UM]|KHOẢN|MỤC|CHƯƠNG|PHẦN|[DdĐđ]i[eé][um]|[Mm]uc|[Cc]huong|[Pp]han)[\s_]{1,12}(?:(?:từ|tu)[\s_]{1,12})?(?=\d|[IVXLCABDEGHĐ](?![a-zÀ-ỹ])|[a-zđ](?![a-zA-ZÀ-ỹ])|[a-zđ]\d|[Nn][àa]y(?![a-zÀ-ỹ])|NÀY|[Tt]h[ứu][\s_]|THỨ)|(?:[Pp]h[ụu]|PHỤ)[\s_]{1,12}(?:[Ll][ụu]c|LỤC)(?![a-zÀ-ỹ])|n[àa]y(?![a-zÀ-ỹ])/g;

function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0x5f;
}

// Level words.

interface LevelWord {
  readonly level: Level;
  /** As an office writes it, in small letters. */
  readonly written: string;
  /** Words before it with which it is another word: "thời điểm", "tài khoản", "danh mục". */
  readonly compounds: Words | undefined;
}

const LEVEL_WORDS = new Map<string, LevelWord>(
  (
    [
      ['diem', 'point', 'điểm', 'thời địa quan trọng ưu nhược đặc cao tâm thí khuyết yếu tiêu cực giao đỉnh tụ trung'],
      ['khoan', 'clause', 'khoản', 'tài'],
      ['dieu', 'article', 'điều', 'những nhiều bao'],
      ['tieu muc', 'subdivision', 'tiểu mục', undefined],
      ['muc', 'division', 'mục', 'danh hạng đề chuyên tiết đầu tiểu'],
      ['chuong', 'chapter', 'chương', 'văn huy hiến'],
      ['phan', 'part', 'phần', 'thành cổ góp học đa một mỗi hợp dự dược'],
      ['phu luc', 'appendix', 'phụ lục', undefined],
    ] as const
  ).map(([key, level, written, compounds]) => [key, { level, written, compounds: compounds === undefined ? undefined : new Words(compounds) }]),
); // prettier-ignore

/** Words before "điểm 9" that make it a mark at school. */
const SCORES = new Words('chấm cộng trừ số đạt được');

const LEVEL_WORD = /(?:diem|khoan|dieu|tieu {1,12}muc|muc|chuong|phan|phu {1,12}luc)(?![a-z0-9])/y;
const PLURAL = /(?:cac|nhung) {1,12}/y;
const LETTERS_ONLY = /^[a-zđ ]+$/;

interface FoundWord {
  readonly word: LevelWord;
  readonly start: number;
  readonly end: number;
  /** Written without its marks, as in text that lost them. */
  readonly plain: boolean;
  readonly capital: boolean;
}

/** The level word that begins at `at`. */
function levelWordAt(read: ReadableText, at: number): FoundWord | undefined {
  LEVEL_WORD.lastIndex = at;
  const match = LEVEL_WORD.exec(read.folded);
  if (!match) return undefined;
  const end = at + match[0].length;
  const word = LEVEL_WORDS.get(match[0].replace(/ {2,}/, ' '))!;
  const written = read.text
    .slice(at, end)
    .toLowerCase()
    .replace(/[ðɖ]/g, 'đ')
    .replace(/[\s_]+/, ' ');
  // "mức 5" and "phân 2" fold to the same letters.
  const plain = LETTERS_ONLY.test(written) && written !== word.written;
  if (!plain && written !== word.written) return undefined;
  return { word, start: at, end, plain, capital: isUpperCase(read.text, at) };
}

/** The level word at an anchor, unless a word before it makes it another one. */
function levelWordFrom(read: ReadableText, anchor: number): FoundWord | undefined {
  const { text, folded } = read;
  const smaller = /(?:^|[^a-z0-9])(tieu {1,12})$/.exec(folded.slice(Math.max(0, anchor - 18), anchor));
  const found = levelWordAt(read, smaller ? anchor - smaller[1]!.length : anchor) ?? levelWordAt(read, anchor);
  if (!found || isWordUnit(text.charCodeAt(found.start - 1))) return undefined;
  let end = found.start;
  while (end > 0 && folded.charCodeAt(end - 1) === 0x20) end -= 1;
  let start = end;
  while (start > 0 && isWordUnit(folded.charCodeAt(start - 1))) start -= 1;
  if (start === end) return found;
  // "tai" without its marks is "tại" more often than "tài".
  const before = folded.slice(start, end);
  if (found.word.compounds?.has(text, folded, start, end) && before !== 'tai') return undefined;
  if (before === 'tai' && text.slice(start, end).toLowerCase() === 'tài') return undefined;
  // "đạt 10 điểm", "chấm điểm 9": what is counted.
  if (found.word.level !== 'point') return found;
  if (/^\d+$/.test(before)) return undefined;
  const isScore = SCORES.has(text, folded, start, end) && /^ {0,12}\d/.test(folded.slice(found.end, found.end + 14));
  return isScore ? undefined : found;
}

// Numbers.

interface Member {
  readonly start: number;
  readonly end: number;
  readonly numeral: Numeral;
  readonly path: readonly number[];
  readonly relative: boolean;
  readonly through: boolean;
  /** "2.1" of "mục I.2.1": lies in the member before it. */
  readonly inner: boolean;
}

const RELATIVE = /nay(?![a-z0-9])/y;
const ARABIC = /(\d{1,3})(\p{Ll})?(?![\p{sc=Latin}\d%‰])(?![.]\d|\/[\d\p{Lu}])/uy;
const DECIMAL = /\d{1,2}(?:\.\d{1,2}){1,4}(?![\p{sc=Latin}\d%‰]|[.,]\d|\/\d)/uy;
const POINT = /(\p{Ll})(\d{1,2})?(?![\p{sc=Latin}\d])/uy;
const ROMAN = /[IVXLC]{1,7}(?![\p{sc=Latin}\d])/uy;
const CAPITAL = /[A-EGHĐ](?![\p{sc=Latin}\d])/uy;
const UNDER_ROMAN = /[.-](\d{1,2}(?:\.\d{1,2}){0,3})(?![\p{sc=Latin}\d]|[.,]\d)/uy;
const ORDINAL = /thu {1,12}(nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9])/y;
const ORDINAL_KEYS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

const NUMERALS: Readonly<Record<Level, readonly Numeral[]>> = {
  point: ['roman', 'decimal', 'letter', 'arabic'],
  clause: ['decimal', 'arabic'],
  article: ['arabic'],
  subdivision: ['decimal', 'arabic', 'roman'],
  division: ['roman', 'decimal', 'arabic', 'capital'],
  chapter: ['roman', 'arabic', 'ordinal'],
  part: ['roman', 'arabic', 'ordinal', 'capital'],
  appendix: ['roman', 'arabic', 'capital'],
};

/** What is counted behind a number that is no section's: "khoản 5 tỷ đồng". */
const COUNTED = new Words('triệu tỷ tỉ nghìn ngàn đồng người ngày tháng lần giờ phút trăm mét km cái chiếc loại hộ');

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The number, or the numbers ("I.2"), that begin at `at`. */
function membersAt(read: ReadableText, level: Level, at: number, through: boolean): Member[] | undefined {
  const { text, folded } = read;
  const make = (end: number, numeral: Numeral, path: readonly number[], start = at): Member[] => [
    { start, end, numeral, path, relative: false, through, inner: false },
  ];
  for (const numeral of NUMERALS[level]) {
    switch (numeral) {
      case 'roman': {
        const roman = run(ROMAN, text, at);
        // "C" alone is a letter more often than a hundred.
        const value = roman && roman[0] !== 'C' ? romanValue(roman[0]) : undefined;
        if (value === undefined) break;
        const end = at + roman![0].length;
        const inner = run(UNDER_ROMAN, text, end);
        if (!inner) {
          if (level === 'point') break;
          return make(end, 'roman', [value]);
        }
        const path = inner[1]!.split('.').map(Number);
        if (path.some((part) => part === 0)) break;
        const last: Member = {
          start: end + 1,
          end: end + inner[0].length,
          numeral: path.length > 1 ? 'decimal' : 'arabic',
          path,
          relative: false,
          through: false,
          inner: true,
        };
        return [...make(end, 'roman', [value]), last];
      }
      case 'decimal': {
        const decimal = run(DECIMAL, text, at);
        const path = decimal?.[0].split('.').map(Number);
        if (path?.every((part) => part > 0)) return make(at + decimal![0].length, 'decimal', path);
        break;
      }
      case 'arabic': {
        const arabic = run(ARABIC, text, at);
        if (!arabic) break;
        const letter = arabic[2] === undefined ? undefined : POINT_LETTERS.indexOf(arabic[2]) + 1;
        const value = Number(arabic[1]);
        const end = at + arabic[0].length;
        if (value === 0 || letter === 0) break;
        // "12,5 điểm" is an amount; only khoản and Điều are listed without a space.
        if (/^,\d/.test(text.slice(end, end + 2)) && level !== 'clause' && level !== 'article') break;
        return make(end, 'arabic', letter === undefined ? [value] : [value, letter]);
      }
      case 'letter': {
        const point = run(POINT, text, at);
        const value = point ? POINT_LETTERS.indexOf(point[1]!) + 1 : 0;
        if (value === 0) break;
        // "điểm y tế"
        if (point![1] === 'y' && /^y {1,4}(?!khoan|va|den|dieu)[a-z]/.test(folded.slice(at, at + 12))) break;
        return make(at + point![0].length, 'letter', point![2] === undefined ? [value] : [value, Number(point![2])]);
      }
      case 'capital': {
        const capital = run(CAPITAL, text, at);
        if (capital) return make(at + 1, 'capital', [POINT_LETTERS.indexOf(capital[0].toLowerCase()) + 1]);
        break;
      }
      case 'ordinal': {
        const ordinal = run(ORDINAL, folded, at);
        if (!ordinal) break;
        const end = at + ordinal[0].length;
        return make(end, 'ordinal', [ORDINAL_KEYS.indexOf(ordinal[1]!) + 1], end - ordinal[1]!.length);
      }
      case 'none':
        break;
    }
  }
  return undefined;
}

/** Words that may stand behind the last number of a list; a noun there is what the number counts. */
const FOLLOWS = new Words(
  'và hoặc đến của này điều khoản điểm mục tiểu chương phần phụ luật bộ pháp nghị quyết quy thông hiến trên nêu nói dưới sau ban kèm thì thuộc cùng phải được ' +
    'là do tại theo có trong không như để cho về với bị đã sẽ ở hướng kế chỉ kết báo đề văn nhưng mà khi nếu trừ vào',
);

/** Whether what stands behind a number shows that it belongs to the list. */
function isListed({ text, folded }: ReadableText, at: number): boolean {
  const next = skipSpaces(folded, at);
  if (next >= folded.length || /[.,;:)”"?!/*]/.test(folded[next]!)) return true;
  if (next === at) return false;
  return FOLLOWS.has(text, folded, next, wordEnd(folded, next));
}

function skipSpaces(folded: string, at: number): number {
  let next = at;
  while (folded.charCodeAt(next) === 0x20 && next - at < 60) next += 1;
  return next;
}

type Glue = '' | ',' | ';' | 'and' | 'to';

/** What joins two numbers or two level words, and where it ends. */
function glueAt({ folded }: ReadableText, at: number): { readonly glue: Glue; readonly end: number } {
  let next = skipSpaces(folded, at);
  let glue: Glue = '';
  const mark = folded[next];
  if (mark === ',' || mark === ';') {
    glue = mark;
    next = skipSpaces(folded, next + 1);
  } else if (mark === '-' && next - at < 3 && /^- {0,2}[0-9]/.test(folded.slice(next, next + 4)))
    return { glue: 'to', end: skipSpaces(folded, next + 1) };
  if (next === at) return { glue, end: at };
  const end = wordEnd(folded, next);
  const word = folded.slice(next, end);
  if ((word === 'va' || word === 'hoac' || word === 'cung') && folded[end] === ' ')
    return { glue: 'and', end: skipSpaces(folded, end) };
  if ((word === 'den' || word === 'toi') && folded[end] === ' ' && glue === '')
    return { glue: 'to', end: skipSpaces(folded, end) };
  return { glue, end: next };
}

// Level words with their numbers, and chains of them.

interface Unit {
  readonly level: Level;
  readonly start: number;
  readonly end: number;
  readonly members: readonly Member[];
  /** What joins it to the unit before it. */
  readonly glue: Glue;
}

const MOST_MEMBERS = 64;

/** A level word and its numbers: "các điểm a, b và c", "khoản này", "Phụ lục". */
function unitAt(read: ReadableText, at: number, glue: Glue): Unit | undefined {
  const { folded } = read;
  const plural = run(PLURAL, folded, at);
  const found = levelWordAt(read, at + (plural?.[0].length ?? 0));
  return found && unitOf(read, found, glue);
}

function unitOf(read: ReadableText, found: FoundWord, glue: Glue): Unit | undefined {
  const { text, folded } = read;
  const { level } = found.word;
  const { start } = found;
  let at = skipSpaces(folded, found.end);
  if (at === found.end) return level === 'appendix' ? bare(found, glue) : undefined;
  if (run(RELATIVE, folded, at)) {
    const written = text.slice(at, at + 3).toLowerCase();
    if (written !== 'này' && !(written === 'nay' && found.plain)) return undefined;
    const member: Member = { start: at, end: at + 3, numeral: 'none', path: [], relative: true, through: false, inner: false }; // prettier-ignore
    return { level, start, end: at + 3, members: [member], glue };
  }
  // "các khoản từ 1 đến 4", "Phụ lục số 02"
  const lead = /^(?:tu|so) {1,12}/.exec(folded.slice(at, at + 16));
  if (lead && (lead[0].startsWith('tu') || level === 'appendix')) at += lead[0].length;
  const first = membersAt(read, level, at, false);
  if (!first) return level === 'appendix' ? bare(found, glue) : undefined;
  const members = [...first];
  let { end, numeral } = members.at(-1)!;
  if (numeral === 'arabic') {
    const next = skipSpaces(folded, end);
    if (next > end && COUNTED.has(text, folded, next, wordEnd(folded, next))) return undefined;
  }
  while (members.length < MOST_MEMBERS) {
    const { glue: joint, end: next } = glueAt(read, end);
    if (joint === '') break;
    const more = membersAt(read, level, next, joint === 'to');
    const last = more?.at(-1);
    if (!more || !last || !isAlike(last.numeral, numeral) || !isListed(read, last.end)) break;
    // "Điều 4 và 02 phụ lục": a count, unless all members are written so.
    if (text[last.start] === '0' && text[members[0]!.start] !== '0') break;
    members.push(...more);
    ({ end, numeral } = last);
  }
  return { level, start, end, members, glue };
}

function isAlike(a: Numeral, b: Numeral): boolean {
  const figures = (numeral: Numeral): Numeral => (numeral === 'decimal' ? 'arabic' : numeral);
  return figures(a) === figures(b);
}

/** A Phụ lục without a number. */
function bare({ word: { level }, start, end }: FoundWord, glue: Glue): Unit {
  const member: Member = { start: end, end, numeral: 'none', path: [], relative: false, through: false, inner: false };
  return { level, start, end, members: [member], glue };
}

const LINK = /(?:cua|tai|thuoc|trong) {1,12}/y;
const MOST_UNITS = 48;

/** The units that are joined to the first one. */
function chainFrom(read: ReadableText, first: Unit): Unit[] {
  const units = [first];
  for (let last = first; units.length < MOST_UNITS; last = units.at(-1)!) {
    const next = skipSpaces(read.folded, last.end);
    let unit = next > last.end ? unitAt(read, next, '') : undefined;
    // "khoản 2 của Điều 5"
    const link = unit || next === last.end ? null : run(LINK, read.folded, next);
    if (link) {
      unit = unitAt(read, next + link[0].length, '');
      if (unit && rankOfLevel(unit.level) <= rankOfLevel(last.level)) unit = undefined;
    }
    if (!unit) {
      const { glue, end } = glueAt(read, last.end);
      if (glue !== '') unit = unitAt(read, end, glue);
    }
    // "..., phụ lục kèm theo" behind a list is another thing.
    if (!unit || (unit.members[0]!.numeral === 'none' && !unit.members[0]!.relative && unit.glue !== '')) break;
    units.push(unit);
  }
  return units;
}

/** "mục 2.1, mục I": a number in figures lies in a Roman one although one word names both. */
function depthOf({ level, members }: Unit): number {
  const { numeral } = members[0]!;
  const above = level !== 'division' ? 0 : numeral === 'roman' ? 0.3 : numeral === 'capital' ? 0.6 : 0;
  return rankOfLevel(level) + above;
}

/**
 * For each unit the unit that it lies in. From the small to the large: the next larger one, whatever equals stand between
 * ("khoản 1, khoản 2 Điều 5"). From the large to the small: the one before it ("Điều 5, khoản 2").
 */
function parentsOf(units: readonly Unit[]): { readonly parent: number | undefined; readonly loose: boolean }[] {
  const parents: { parent: number | undefined; loose: boolean }[] = [];
  units.forEach((unit, index) => {
    const rank = depthOf(unit);
    for (let next = index + 1; next < units.length; next++) {
      const other = units[next]!;
      if (depthOf(other) <= rank) continue;
      if (other.glue !== '' && other.glue !== ',') break;
      // A relative one ("Điều này") closes what stands directly before it; behind a comma it is a thing of its own.
      if (other.glue === ',' && other.members[0]!.relative) break;
      parents.push({ parent: next, loose: other.glue === ',' });
      return;
    }
    const before = units[index - 1];
    const last = parents[index - 1];
    if (before && last && (unit.glue === '' || unit.glue === ',') && depthOf(before) > rank) {
      const leads = index === 1 || (last.parent !== undefined && last.parent < index - 1);
      if (leads) {
        parents.push({ parent: index - 1, loose: true });
        return;
      }
    }
    // "Điều 5, khoản 2 và khoản 3"
    if (before && last?.parent !== undefined && last.parent < index - 1 && depthOf(before) === rank) {
      parents.push(last);
      return;
    }
    parents.push({ parent: undefined, loose: false });
  });
  return parents;
}

function partsOf(units: readonly Unit[]): ReferencePart[] {
  const parents = parentsOf(units);
  const firstPart: number[] = [];
  let count = 0;
  for (const { members } of units) {
    firstPart.push(count);
    count += members.length;
  }
  return units.flatMap(({ level, start, members }, index) => {
    const { parent, loose } = parents[index]!;
    const outer =
      parent === undefined
        ? undefined
        : parent > index
          ? firstPart[parent]
          : firstPart[parent]! + units[parent]!.members.length - 1;
    const several = parent !== undefined && units[parent]!.members.length > 1;
    return members.map((member, at): ReferencePart => ({
      level,
      span: spanOf(at === 0 ? start : member.start, member.end),
      number: spanOf(member.start, member.end),
      numeral: member.numeral,
      path: member.path,
      relative: member.relative,
      within: member.inner ? firstPart[index]! + at - 1 : outer,
      through: member.through || (at === 0 && units[index]!.glue === 'to'),
      loose: !member.inner && (loose || several),
    }));
  });
}

// The document.

const LINKS = new Set(['duoc', 'ban', 'hanh', 'kem', 'theo', 'cua', 'tai', 'trong', 'thuoc']);
/** A document that is not read as a citation, or a thing that has articles as documents have. */
const OTHER_DOCUMENT =
  /(?:(?:bo {1,9})?luat|phap {1,9}lenh|hien {1,9}phap|nghi {1,9}(?:quyet|dinh)|thong {1,9}(?:tu|tri|bao|cao)|quyet {1,9}dinh|quy {1,9}(?:dinh|che|trinh|chuan|uoc)|dieu {1,9}(?:le|uoc)|cong {1,9}(?:uoc|van|dien)|hiep {1,9}(?:dinh|uoc)|hop {1,9}dong|chi {1,9}thi|ket {1,9}luan|huong {1,9}dan|ke {1,9}hoach|chuong {1,9}trinh|de {1,9}an|van {1,9}ban|thoa {1,9}thuan|noi {1,9}quy|tieu {1,9}chuan|bao {1,9}cao|to {1,9}trinh)(?![a-z0-9])/y;

interface Tail {
  readonly document: PointsInto;
  readonly end: number;
}

/** The type word of "Nghị quyết này" that begins at `at`, and where "này" ends. */
function thisDocument(read: ReadableText, at: number): { type: TypeMention; end: number } | undefined {
  const near = read.folded.slice(at, at + 48);
  const this_ = / nay(?![a-z0-9])/.exec(near);
  if (!this_ || /[.,;:()]/.test(near.slice(0, this_.index))) return undefined;
  const type = typeBefore(read, at + this_.index);
  if (!type) return undefined;
  const lead = read.folded.slice(at, type.span.start);
  if (lead !== '' && lead.trim() !== 'ban') return undefined;
  const end = at + this_.index + 4;
  const written = read.text.slice(end - 3, end).toLowerCase();
  const isPlain = read.text.slice(type.span.start, type.span.end).toLowerCase() === read.folded.slice(type.span.start, type.span.end); // prettier-ignore
  return written === 'này' || (written === 'nay' && isPlain) ? { type, end } : undefined;
}

const POINTER =
  / {1,12}(?:(?:(?:da|vua) {1,9})?(?:neu|noi|ke|dan)(?: {1,9}o)? {1,9}tren(?: {1,9}day)?|(tren|duoi|sau) {1,9}day|o {1,9}(tren|duoi))(?![a-z0-9])/y;

/** Whether the word that ends before an offset may end the name of a type: most things that are said to be "này" are none. */
function mayBeType(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > 0 && end - start < 8 && isWordUnit(text.charCodeAt(start - 1))) start -= 1;
  return endsTypeName(fold(text, start, end));
}

class BlockReader {
  readonly #block: Block;
  #folded: ReadableText | undefined;
  #quotes: readonly Span[] | undefined;

  constructor(block: Block) {
    this.#block = block;
  }

  /** Folded only where something was found that may be a reference. */
  get #read(): ReadableText {
    return (this.#folded ??= { text: this.#block.composed.text, folded: foldedText(this.#block) });
  }

  get #quotations(): readonly Span[] {
    return (this.#quotes ??= quotationsIn(this.#block));
  }

  /** From composed text to the text of the block. */
  #back(at: number): number {
    return this.#block.composed.origin?.[at] ?? at;
  }

  #restore({ start, end }: Span): Span {
    return original(this.#block.composed, start, end);
  }

  find(): readonly Reference[] {
    const { text } = this.#block.composed;
    let found: Reference[] | undefined;
    let floor = 0;
    for (let match = run(ANCHOR, text, 0); match; match = ANCHOR.exec(text)) {
      const { index } = match;
      const next = index + match[0].length;
      if (index < floor) continue;
      const last = /^n[àa]y$/.test(match[0]) ? this.#thisDocument(next) : this.#placeFrom(index, found ?? NONE);
      if (last) {
        (found ??= []).push(last.reference);
        floor = last.end;
      }
      ANCHOR.lastIndex = Math.max(next, floor);
    }
    return found?.sort((a, b) => a.span.start - b.span.start) ?? NONE;
  }

  #placeFrom(anchor: number, before: readonly Reference[]): { reference: Reference; end: number } | undefined {
    const word = levelWordFrom(this.#read, anchor);
    if (!word || this.#isHead(word.start)) return undefined;
    const first = unitOf(this.#read, word, '');
    return first && this.#reference(word, first, before);
  }

  /** Whether a level word is that of the block's own number, or begins a heading. */
  #isHead(at: number): boolean {
    const { label, kind } = this.#block;
    if (label && this.#back(at) < label.span.end) return true;
    return kind === 'heading' && /^[\s#*_>|-]*$/.test(this.#read.text.slice(Math.max(0, at - 40), at)) && at < 40;
  }

  #reference(
    word: FoundWord,
    first: Unit,
    before: readonly Reference[],
  ): { readonly reference: Reference; readonly end: number } | undefined {
    const { text, folded } = this.#read;
    const units = chainFrom(this.#read, first);
    if (!this.#isReference(word, units)) return undefined;
    const { end } = units.at(-1)!;
    const parts = partsOf(units);
    let direction: Reference['direction'];
    let behind = end;
    const pointer = run(POINTER, folded, end);
    if (pointer) {
      direction = pointer[1] === 'duoi' || pointer[1] === 'sau' || pointer[2] === 'duoi' ? 'after' : 'before';
      behind = end + pointer[0].length;
    }
    const start = this.#back(word.start);
    const quoted = this.#isQuoted(start);
    const tail = this.#documentBehind(units, behind);
    let { document } = tail;
    if (document.kind === 'unsaid') document = this.#documentBefore(word.start, before);
    const stop = Math.max(end, tail.end);
    const opens = /(?:^|[\r\n]|[.!?]["”]? {1,4})[ *_#>|“"-]{0,8}$/.test(
      text.slice(Math.max(0, word.start - 16), word.start).replace(/[\u00a0\t]/g, ' '),
    );
    const heading =
      word.capital &&
      units.length === 1 &&
      first.members.length === 1 &&
      opens &&
      /^[.:]/.test(text.slice(end, end + 1));
    return {
      reference: {
        span: this.#restore(spanOf(word.start, stop)),
        parts: parts.map((part) => ({ ...part, span: this.#restore(part.span), number: this.#restore(part.number) })),
        document,
        quoted,
        heading,
        direction,
      },
      end: stop,
    };
  }

  /** Whether a chain is a mention of a place at all, and not a word that looks like one. */
  #isReference(word: FoundWord, units: readonly Unit[]): boolean {
    const [first] = units as [Unit];
    const { level } = word.word;
    const member = first.members[0]!;
    if (member.relative && units.length === 1) {
      // "Điều này cho thấy ...", "phần này": words of everyday speech unless something points with them.
      if (!/(?:^|[^a-z])(?:tai|theo|cua|trong|thuoc|o|chi {1,4}tiet|voi|va|nay|,) {1,12}$/.test(this.#read.folded.slice(Math.max(0, word.start - 24), word.start)))
        return false;
      return word.capital || level === 'clause' || level === 'point';
    } // prettier-ignore
    if (units.length > 1 || level === 'appendix') return true;
    // Lost marks: "muc 5" may be "mức 5", "phan 2" may be "phân 2", "khoan 2 giếng" may be what it says.
    if (word.plain && level !== 'clause' && level !== 'article')
      return member.numeral === 'letter' || member.numeral === 'roman';
    if (word.plain && !isListed(this.#read, first.end)) return false;
    if (level === 'article') return true;
    if (level === 'part') return word.capital || member.numeral === 'roman' || member.numeral === 'ordinal';
    return true;
  }

  #documentBehind(units: readonly Unit[], at: number): Tail {
    const { text, folded } = this.#read;
    const nothing: Tail = { document: { kind: 'unsaid' }, end: at };
    // "khoản 2 Điều này" is told by itself.
    const last = units.at(-1)!;
    if (last.members[0]!.relative) return nothing;
    let next = skipSpaces(folded, at);
    let linked = false;
    let belongs = false;
    const comma = folded[next] === ',';
    if (comma) next = skipSpaces(folded, next + 1);
    for (let words = 0; words < 6 && !comma; words++) {
      const end = wordEnd(folded, next);
      const word = folded.slice(next, end);
      if (!LINKS.has(word) || folded[end] !== ' ') break;
      linked = true;
      belongs = word === 'cua';
      next = skipSpaces(folded, end);
    }
    // Emphasis round a name.
    while (/[*_("“]/.test(text[next] ?? '') && next - at < 80) next += 1;
    const citation = this.#citationAt(next);
    const back = citation ? undefined : this.#backAt(next);
    if (comma) {
      // "điểm a, khoản 1, Điều 5, Nghị định ...": one chain; otherwise a new clause may begin behind the comma.
      const said = citation ?? back;
      if (!said) return nothing;
      const chained = units.length > 1 && units.slice(1).some(({ glue }) => glue === ',');
      return { document: chained ? this.#into(citation, back) : { kind: 'unknown' }, end: at };
    }
    if (citation || back) return { document: this.#into(citation, back), end: at };
    const own = thisDocument(this.#read, next);
    if (own && (linked || isUpperCase(text, next)))
      return {
        document: { kind: 'here', type: this.#restoreType(own.type), span: this.#restore(spanOf(own.type.span.start, own.end)) },
        end: own.end,
      }; // prettier-ignore
    if (belongs) return { document: { kind: 'unknown' }, end: at };
    if (next > at && run(OTHER_DOCUMENT, folded, next) && isUpperCase(text, next))
      return { document: { kind: 'unknown' }, end: at };
    return nothing;
  }

  #into(citation: Citation | undefined, back: BackReference | undefined): PointsInto {
    if (citation) return { kind: 'citation', citation };
    return back ? { kind: 'back', back } : { kind: 'unknown' };
  }

  #restoreType(type: TypeMention): TypeMention {
    return { ...type, span: this.#restore(type.span) };
  }

  #citationAt(at: number): Citation | undefined {
    const place = this.#back(at);
    return readingOf(this.#block).citations.find(({ span }) => span.start <= place && place < span.end);
  }

  #backAt(at: number): BackReference | undefined {
    const place = this.#back(at);
    return backReferencesOf(this.#block).find(({ span }) => span.start === place);
  }

  /** "Nghị định số 30/2020/NĐ-CP (khoản 2 Điều 5)", or another document earlier in the sentence, of which it may be. */
  #documentBefore(start: number, before: readonly Reference[]): PointsInto {
    const { text } = this.#read;
    const place = this.#back(start);
    const inside = this.#citationAt(start);
    if (inside) return { kind: 'citation', citation: inside };
    const sentence = this.#back(sentenceStart(text, start));
    const { citations } = readingOf(this.#block);
    const earlier = citations.findLast(({ span }) => span.end <= place);
    if (earlier && earlier.kind !== 'own' && earlier.span.end > sentence) {
      const between = this.#block.text.slice(earlier.span.end, place).normalize('NFC');
      if (/^\s{0,4}[,(:]?\s{0,4}(?:(?:quy định\s{1,4})?(?:tại|ở)\s{1,4})?$/.test(between))
        return { kind: 'citation', citation: earlier };
      return { kind: 'unknown' };
    }
    if (this.#block.kind === 'legal-basis') return { kind: 'unknown' };
    const foreign = before.findLast(({ parts }) => parts.length > 0);
    if (foreign && foreign.span.end > sentence && isForeign(foreign)) return { kind: 'unknown' };
    const words = this.#read.folded.slice(Math.max(sentence, start - 60), start);
    if (AMENDS.test(words)) return { kind: 'unknown' };
    return { kind: 'unsaid' };
  }

  /** "Nghị quyết này" that stands alone, by where "này" ends. */
  #thisDocument(end: number): { reference: Reference; end: number } | undefined {
    if (!mayBeType(this.#block.composed.text, end - 3)) return undefined;
    const { text, folded } = this.#read;
    const type = typeBefore(this.#read, end - 3);
    if (!type || !isUpperCase(text, type.span.start)) return undefined;
    const written = text.slice(end - 3, end);
    const isPlain =
      text.slice(type.span.start, type.span.end).toLowerCase() === folded.slice(type.span.start, type.span.end);
    if (written.toLowerCase() !== 'này' && !isPlain) return undefined;
    const span = this.#restore(spanOf(type.span.start, end));
    const quoted = this.#isQuoted(span.start);
    const document: PointsInto = { kind: 'here', type: this.#restoreType(type), span };
    return { reference: { span, parts: [], document, quoted, heading: false, direction: undefined }, end };
  }

  #isQuoted(at: number): boolean {
    return this.#quotations.some((part) => part.start <= at && at < part.end);
  }
}

const AMENDS = /(?:sua {1,4}doi|bo {1,4}sung|thay {1,4}the|bai {1,4}bo|huy {1,4}bo|vao {1,4}sau)[^.;:]{0,30}$/;

/** Whether a reference points, or may point, into another document. */
export function isForeign({ document: { kind } }: Reference): boolean {
  return kind === 'citation' || kind === 'back' || kind === 'unknown';
}

const LONGEST_SENTENCE = 1200;

/** Where the sentence that holds an offset begins. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST_SENTENCE);
  for (let place = at - 1; place > from; place--) {
    const unit = text.charCodeAt(place);
    if (unit !== 0x2e && unit !== 0x3f && unit !== 0x21) continue;
    if (isSpace(text.charCodeAt(place + 1)) && isUpperCase(text, skipBlank(text, place + 1))) return place + 1;
  }
  return from;
}

function skipBlank(text: string, at: number): number {
  let next = at;
  while (isSpace(text.charCodeAt(next)) && next - at < 60) next += 1;
  return next;
}
