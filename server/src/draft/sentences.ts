/**
 * Sentences of official Vietnamese. A full stop also stands in codes, dates, numbers, section labels and abbreviations ("TP.",
 * "TM.", "v.v."), so a sentence ends only where what follows begins one: white space, then a capital, an opening quotation mark, or a
 * figure behind a word.
 */
import type { Block } from './blocks';
import { fold, isUpperCase, isWordUnit, original } from './fold';
import { spanOf, type Span } from './span';

/** Marks that may end a sentence; a semicolon ends a clause, the sentence of an enumeration goes on. */
const END = /[.!?…]+/g;
/** What still belongs to the sentence behind its mark: closing quotation marks and brackets, emphasis, footnote marks. */
const CLOSING = /(?:["”’»)\]*_¹²³⁴-⁹⁰]|\[\^?[\p{sc=Latin}\d]{1,12}\]){0,8}/uy;
const OPENING = /["“‘«(*_[]{0,4}/y;

/**
 * Abbreviations that stand before a name or a number, folded and without their full stop: bodies and places, signing by order,
 * degrees, forms of address. Those that also end sentences ("v.v.", "tr.đ") are not among them.
 */
const ABBREVIATIONS = new Set([
  'tp', 'tx', 'tt', 'p', 'q', 'h', 'x', 'kp', 'tdp', 'st', 'tm', 'kt', 'tl', 'tuq', 't/m', 'k/t', 't/l', 'pgs', 'gs', 'ts', 'ths',
  'cn', 'bs', 'ks', 'kts', 'ls', 'ds', 'pct', 'pbt', 'ubnd', 'hdnd', 'ttr', 'd/c', 'ong', 'ba', 'nxb', 'vd', 'tr',
]); // prettier-ignore
/** Of these the abbreviation begins with a capital; in small letters they are words that end sentences. */
const ALSO_WORDS = new Set(['ba', 'ong', 'q', 'h', 'x', 'p', 'cn', 'ls', 'ds', 'tt']);

/** Words that make a heading with the number behind them, when they begin the sentence: "Điều 5. Hiệu lực thi hành". */
const NUMBERED =
  /^(?:dieu|chuong|muc|tieu muc|phan|khoan|diem|phu luc|bang|bieu|hinh|mau|so|thu)(?: thu| so)? (?:\d{1,3}[a-z]?|[ivxlc]{1,7})$/;
/** In Markdown a label may have its full stop escaped: "62\\. Sắp xếp". */
const LABEL = /^\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[ivxlc]{1,7}|[a-z])\)?\\?$/;
const NEXT_LABEL = /\d{1,3}[a-zđ]?\\?\. {1,4}\p{Lu}/uy;

/** The sentences of a paragraph, without the white space around them. Offsets count from the start of the text; the text is composed. */
export function sentencesOf(text: string, start = 0, end = text.length): Span[] {
  const sentences: Span[] = [];
  let from = skipSpace(text, start, end);
  END.lastIndex = from;
  for (let match = END.exec(text); match && match.index < end; match = END.exec(text)) {
    CLOSING.lastIndex = match.index + match[0].length;
    const stop = CLOSING.lastIndex + CLOSING.exec(text)![0].length;
    const next = skipSpace(text, stop, end);
    if (stop >= end || next >= end) break;
    if (next === stop || !begins(text, next, match.index) || !ends(text, from, match.index, match[0])) continue;
    sentences.push(spanOf(from, stop));
    from = next;
    END.lastIndex = next;
  }
  const last = trimSpace(text, from, end);
  if (last > from) sentences.push(spanOf(from, last));
  return sentences;
}

/** The sentences of a block, from behind its label on. Offsets count from the start of the block as it is written. */
export function sentencesIn(block: Block): Span[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return [];
  const { text, origin } = block.composed;
  const written = block.label && block.kind === 'item' ? block.label.words : block.content.start;
  // The composed text is never longer: the offset there is found by walking back from the one in the block.
  let start = Math.min(written, text.length);
  if (origin) while (start > 0 && origin[start]! > written) start -= 1;
  return sentencesOf(text, start).map((span) => original(block.composed, span.start, span.end));
}

/** Whether a sentence may begin at an offset; a figure begins one only behind a word. */
function begins(text: string, at: number, mark: number): boolean {
  OPENING.lastIndex = at;
  const first = at + OPENING.exec(text)![0].length;
  const unit = text.charCodeAt(first);
  if (unit >= 0x30 && unit <= 0x39) {
    NEXT_LABEL.lastIndex = first;
    return !/\d/.test(text[mark - 1] ?? '') || NEXT_LABEL.test(text);
  }
  // A dash at the beginning of a line begins an item of its own.
  if (/[-–—+•]/.test(text[first] ?? '')) return /[\r\n]/.test(text.slice(Math.max(0, at - 1), at));
  return isWordUnit(unit) && isUpperCase(text, first);
}

/** Whether the mark ends the sentence that began at `from`, and is not part of a label or an abbreviation. */
function ends(text: string, from: number, mark: number, written: string): boolean {
  // A row of full stops is a blank to be filled.
  if (written !== '.') return written.length < 4 && !written.includes('……');
  const whole = mark - from < 40 ? fold(text, from, mark).replace(/^["“*_#\s([]{0,8}/, '') : '';
  if (LABEL.test(whole) || NUMBERED.test(whole)) return false;
  let at = mark;
  while (at > from && mark - at < 24 && /[\p{sc=Latin}\u0300-\u036f\d./]/u.test(text[at - 1]!)) at -= 1;
  const word = text.slice(at, mark);
  if (word === '') return true;
  // “2. Sở Tư pháp ...” quotes an item with its label.
  if (/["“]/.test(text[at - 1] ?? '') && LABEL.test(fold(word))) return false;
  const key = fold(word).replace(/^.{1,20}\.(?=[^.]{1,20}$)/, '');
  if (ABBREVIATIONS.has(key)) return ALSO_WORDS.has(key) && !isUpperCase(text, at);
  // One capital alone is an initial ("V. I. Lênin"), unless it ends a name ("Nguyễn Văn A.").
  if (key.length === 1 && isUpperCase(text, mark - 1)) return !word.includes('.') && behindName(text, at);
  return true;
}

/** Whether the word before an offset begins with a capital. */
function behindName(text: string, at: number): boolean {
  const before = /([\p{sc=Latin}\u0300-\u036f]{2,12}) $/u.exec(text.slice(Math.max(0, at - 14), at))?.[1];
  return before !== undefined && isUpperCase(before, 0);
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at]!)) at += 1;
  return at;
}

function trimSpace(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && /\s/.test(text[at - 1]!)) at -= 1;
  return at;
}
