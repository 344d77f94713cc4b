/**
 * Labels: what a section begins with. "Phần thứ nhất", "Chương II", "Mục 1", "Điều 5.", "I.", "II-", "1.", "2.1.", "a)",
 * "-", "+". Party texts: HD05 I.6.2.4; State texts: Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
import { spanOf, type Span } from './span';

export type SectionKind =
  | 'part' // Phần
  | 'chapter' // Chương
  | 'division' // Mục
  | 'subdivision' // Tiểu mục
  | 'article' // Điều
  | 'capital' // A.  (above I.)
  | 'roman' // I.
  | 'number' // 1.  (khoản under an article)
  | 'decimal' // 1.1., 1.1.1.
  | 'letter' // a)  (điểm)
  | 'bracket' // (i), (1)
  | 'dash'; // - or +

/** A label at the beginning of a line; offsets count from the start of the line. */
export interface Label {
  readonly kind: SectionKind;
  /** The label with its mark, as written: "2.1.", "Điều 5.", "a)". */
  readonly text: string;
  readonly span: Span;
  /**
   * Its place among its siblings, from 1: "2.1." is [2, 1], "đ)" is [5], "II." is [2], "Điều 7a." [7, 1]. A dash has none, nor has
   * an article of the codified law ("Điều 41.13.TT.1.2."), whose numbers are not consecutive.
   */
  readonly path: readonly number[];
  /** The mark behind the number: ".", ")", "-", "/" or nothing. */
  readonly mark: string;
  /** Where the words of the section begin. */
  readonly words: number;
}

/** Letters of points in Vietnamese order: đ behind d; f, j, w and z are not used (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const POINT_LETTERS = 'abcdđeghiklmnopqrstuvxy';

const DECORATION = /^[ \t\u00a0]*(?:#{1,6}[ \t]+)?(?:\*{1,3}|_{1,3})?/;
const WORDED =
  /(phần|chương|mục|tiểu mục|điều)[ \t\u00a0]+(?:(thứ[ \t]+)?(nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\p{sc=Latin})|([ivxlc]{1,7})(?![\p{sc=Latin}\d])|(\d{1,3})(\p{Ll})?(?![\p{sc=Latin}\d])|([a-eghđ])(?![\p{sc=Latin}\d]))[ \t]*([.:)-]?)/iuy;
/** "Điều 41.13.TT.1.2.", an article of the codified law (Pháp lệnh pháp điển 03/2012/UBTVQH13, Điều 10). */
const CODIFIED = /Điều[ \t\u00a0]+\d{1,3}(?:\.[A-ZĐ\d]{1,4}){2,7}\./uy;
/** "A. ĐẶC ĐIỂM TÌNH HÌNH": a capital letter before a heading in capitals. */
const CAPITAL = /([A-EGHĐ])[ \t]?([.)/-])(?=[ \t\u00a0*_]{1,9}\p{Lu}[\p{Lu} ,-]{3})/uy;
const ROMAN = /([IVXLC]{1,7})[ \t]?\\?([.)/-])(?=[ \t\u00a0*_]|$|\p{Lu})/uy;
const DECIMAL = /(\d{1,2}(?:\.\d{1,2}){1,4})([.)]?)(?=[ \t\u00a0*_]|$)/y;
/** Converters write "1\\." where Markdown would make a list. */
const NUMBER = /(\d{1,3})[ \t]?\\?([.)/-])(?=[ \t\u00a0*_]|$|\p{Lu})/uy;
const LETTER = /(\p{Ll})[ \t]?\\?([.)])(?=[ \t\u00a0*_]|$)/uy;
const BRACKET = /\(([ivx]{1,5}|\d{1,2}|\p{Ll})\)(?=[ \t\u00a0])/uy;
const DASH = /\\?([-–—+•*▪●])(?=[ \t\u00a0]+\S)/y;
/** What a label may be by its first unit: only the expressions of these are asked. */
const MAYBE_WORDED = 1;
const MAYBE_ROMAN = 2;
const MAYBE_DASH = 4;
const MAYBE_CAPITAL = 8;
const OPENINGS = new Uint8Array(0x10000);
for (const [units, kind] of [
  ['pcmtđPCMTĐ', MAYBE_WORDED],
  ['IVXLC', MAYBE_ROMAN],
  ['ABCDEGHĐ', MAYBE_CAPITAL],
  ['-–—+•*▪●\\', MAYBE_DASH],
] as const)
  for (const unit of units) OPENINGS[unit.charCodeAt(0)]! |= kind;
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const KINDS: Readonly<Record<string, SectionKind>> = {
  phần: 'part',
  chương: 'chapter',
  mục: 'division',
  'tiểu mục': 'subdivision',
  điều: 'article',
};

/** Value of a Roman numeral in either case, or undefined where it is none ("IIX"). */
export function romanValue(roman: string): number | undefined {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const text = roman.toUpperCase();
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i]!];
    if (value === undefined) return undefined;
    sum += value < (values[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return text !== '' && toRoman(sum) === text ? sum : undefined;
}

export function toRoman(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ]; // prettier-ignore
  let rest = value;
  let text = '';
  for (const [size, sign] of steps)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
}

/** Reads the label that a line begins with. */
export function readLabel(line: string): Label | undefined {
  const indent = indentOf(line);
  const at = '#*_'.includes(line.charAt(indent)) ? DECORATION.exec(line)![0].length : indent;
  const make = (kind: SectionKind, length: number, path: readonly number[], mark: string): Label => {
    let words = at + length;
    while (/[\s*_]/.test(line[words] ?? '')) words += 1;
    const text = line
      .slice(at, at + length)
      .trimEnd()
      .replace('\\', '');
    return { kind, text, span: spanOf(at, at + length), path, mark, words };
  };
  const first = line.charCodeAt(at);
  const isDigit = first >= 0x30 && first <= 0x39;

  if (isDigit) {
    const decimal = run(DECIMAL, line, at);
    if (decimal) {
      const path = decimal[1]!.split('.').map(Number);
      // "5.000 đồng" and "12.5 %" are amounts, "27.8.2010" a date.
      if (
        path.every((part) => part > 0) &&
        (decimal[2] !== '' || /^[\s*_]*[\p{Lu}“"*_]/u.test(line.slice(at + decimal[0].length)))
      )
        return make('decimal', decimal[0].length, path, decimal[2]!);
      return undefined;
    }
    const number = run(NUMBER, line, at);
    if (!number) return undefined;
    const rest = line.slice(at + number[0].length);
    // "12 - 15 tuổi", "21-KL/TW" and "3/2" begin no section.
    if (number[2] === '-' || number[2] === '/') {
      if (!/^[ \t\u00a0]+\p{Lu}/u.test(rest) || /^[ \t]*\d/.test(rest)) return undefined;
      if (/^\d+[ \t][-/]/.test(line.slice(at))) return undefined;
    }
    return make('number', number[0].length, [Number(number[1])], number[2]!);
  }

  const opening = OPENINGS[first | 0]!;
  const codified = (opening & MAYBE_WORDED) !== 0 ? run(CODIFIED, line, at) : null;
  if (codified) return make('article', codified[0].length, [], '.');
  const worded = (opening & MAYBE_WORDED) !== 0 ? run(WORDED, line, at) : null;
  if (worded) {
    const [whole, word, , ordinal, roman, digits, letter, capitalLetter, mark] = worded as unknown as (
      string | undefined
    )[];
    const kind = KINDS[word!.toLowerCase()]!;
    const capital = word![0] !== word![0]!.toLowerCase();
    const value =
      ordinal !== undefined
        ? ORDINALS.indexOf(ordinal.toLowerCase() === 'bốn' ? 'tư' : ordinal.toLowerCase()) + 1
        : roman !== undefined
          ? romanValue(roman)
          : capitalLetter !== undefined
            ? kind === 'part' && capitalLetter !== capitalLetter.toLowerCase()
              ? POINT_LETTERS.indexOf(capitalLetter.toLowerCase()) + 1
              : undefined
            : Number(digits);
    const rest = line.slice(at + whole!.length);
    const lettered = letter === undefined ? [] : [POINT_LETTERS.indexOf(letter.toLowerCase()) + 1];
    // "Điều 5 của Luật này", "Mục 1, 2" are references in running text.
    const heads =
      capital && (mark !== '' || /^[\s*_]*$/.test(rest) || (kind !== 'article' && /^[\s*_]+\p{Lu}/u.test(rest)));
    if (heads && value !== undefined && value > 0) return make(kind, whole!.length, [value, ...lettered], mark ?? '');
    if (!heads || roman === undefined) return undefined;
  }

  const capital = (opening & MAYBE_CAPITAL) !== 0 ? run(CAPITAL, line, at) : null;
  if (capital) {
    const value = POINT_LETTERS.indexOf(capital[1]!.toLowerCase()) + 1;
    return make('capital', capital[0].length, [value], capital[2]!);
  }

  const roman = (opening & MAYBE_ROMAN) !== 0 ? run(ROMAN, line, at) : null;
  if (roman) {
    const value = romanValue(roman[1]!);
    const rest = line.slice(at + roman[0].length);
    if (value !== undefined && /\S/.test(rest) && !/^[A-ZĐ][a-zđ]?\./.test(rest))
      return make('roman', roman[0].length, [value], roman[2]!);
  }
  const letter = ' \t.)\\'.includes(line.charAt(at + 1)) ? run(LETTER, line, at) : null;
  if (letter) {
    const value = POINT_LETTERS.indexOf(letter[1]!) + 1;
    if (value > 0 && (letter[2] === ')' || /^\s+\p{Lu}/u.test(line.slice(at + letter[0].length))))
      return make('letter', letter[0].length, [value], letter[2]!);
  }
  const bracket = first === 0x28 ? run(BRACKET, line, at) : null;
  if (bracket) {
    const inner = bracket[1]!;
    const value = /^\d/.test(inner) ? Number(inner) : (romanValue(inner) ?? POINT_LETTERS.indexOf(inner) + 1);
    return make('bracket', bracket[0].length, [value], ')');
  }
  // "*" opens emphasis as often as a list: the decoration may have eaten it.
  const dash = (OPENINGS[line.charCodeAt(indent) | 0]! & MAYBE_DASH) !== 0 ? run(DASH, line, indent) : null;
  if (dash) {
    let words = indent + dash[0].length;
    while (/[\s]/.test(line[words] ?? '')) words += 1;
    return { kind: 'dash', text: dash[1]!, span: spanOf(indent, indent + dash[0].length), path: [], mark: '', words };
  }
  return undefined;
}

/** The head of an appendix: "Phụ lục", "PHỤ LỤC I", "Phụ lục 02", "Phụ lục số 1". Offsets count from the start of the line. */
export interface AppendixHead {
  /** "Phụ lục I". */
  readonly text: string;
  readonly span: Span;
  /** [1] for "I", "1" and "A"; empty for the only one. */
  readonly path: readonly number[];
  /** Where its title begins, when it stands on the same line. */
  readonly words: number;
}

const APPENDIX =
  /[#*_\s]{0,12}((?:PHỤ\s{1,4}LỤC|Phụ\s{1,4}lục)(?:\s{1,4}(?:số\s{1,4}|SỐ\s{1,4})?([IVXLC]{1,7}|\d{1,3}|[A-EGHĐ])(?![\p{sc=Latin}\d/-]))?)([.:)]?)(?=[\s*_(]|$)/uy;

/**
 * Reads the head of an appendix.
 *
 * @param behind whether the line stands behind the signature or in an appendix: there the title may follow on the same line
 */
export function readAppendixHead(line: string, behind: boolean): AppendixHead | undefined {
  const match = run(APPENDIX, line, 0);
  if (!match) return undefined;
  const [whole, text, number] = match as unknown as [string, string, string | undefined];
  const start = whole.indexOf(text);
  const rest = line.slice(whole.length).replace(/^[\s*_]{1,12}/, '');
  const decorated = /[#*_]/.test(whole.slice(0, start));
  const titled = /^(?:\p{Lu}[\p{Lu} ,-]{3}|\((?:Ban hành k|K)èm theo)/u.test(rest);
  if (/[^\s*_]/.test(rest) && !((behind || decorated) && titled)) return undefined;
  const value =
    number === undefined
      ? undefined
      : /^\d/.test(number)
        ? Number(number)
        : (romanValue(number) ?? POINT_LETTERS.indexOf(number.toLowerCase()) + 1);
  return {
    text,
    span: spanOf(start, start + text.length),
    path: value === undefined ? [] : [value],
    words: line.length - rest.length,
  };
}

/** Length of the white space that a line begins with. */
function indentOf(line: string): number {
  let at = 0;
  for (let unit = line.charCodeAt(0); unit === 0x20 || unit === 0x09 || unit === 0xa0; unit = line.charCodeAt(at))
    at += 1;
  return at;
}

function run(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}
