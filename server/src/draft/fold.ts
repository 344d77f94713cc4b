/**
 * Folding: the form in which Vietnamese words are compared. Letters lose tone and vowel marks and case, đ becomes d, every
 * kind of dash becomes "-", every kind of space (and the "_" of word-segmented text) becomes " ".
 *
 * Folding keeps the length: unit i of the folded text stands for unit i of the text, so offsets carry over. It is meant
 * for composed text; decomposed text goes through {@link compose} first.
 */
import { isSmall } from './units';

const TABLE = new Uint16Array(0x10000);

for (let unit = 0; unit < 0x10000; unit++) TABLE[unit] = unit;
for (let unit = 0x41; unit <= 0x5a; unit++) TABLE[unit] = unit + 0x20;
for (const [from, to] of [
  [0xc0, 0x1b0],
  [0x1ea0, 0x1ef9],
] as const) {
  for (let unit = from; unit <= to; unit++) {
    const base = String.fromCharCode(unit).normalize('NFD').toLowerCase();
    if (/^[a-z][\u0300-\u036f]*$/.test(base)) TABLE[unit] = base.charCodeAt(0);
  }
}
for (const unit of 'ĐđÐðƉɖ') TABLE[unit.charCodeAt(0)] = 0x64;
for (const unit of '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad') TABLE[unit.charCodeAt(0)] = 0x2d;
for (const unit of '\t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff_')
  TABLE[unit.charCodeAt(0)] = 0x20;
for (const unit of '\u2044\u2215\uff0f') TABLE[unit.charCodeAt(0)] = 0x2f;

const CHUNK = 4096;
/** Below this many units a string is put together faster without the decoder. */
const SHORT = 48;
const UNITS = new Uint16Array(CHUNK);
const decoder = new TextDecoder(new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'utf-16le' : 'utf-16be', {
  ignoreBOM: true,
});

/** Folds a piece of composed text; the result has the same length. */
export function fold(text: string, start = 0, end = text.length): string {
  const from = Math.max(0, start);
  const to = Math.min(text.length, end);
  let folded = '';
  for (let at = from; at < to; at += CHUNK) folded += foldChunk(text, at, Math.min(to, at + CHUNK));
  return folded;
}

function foldChunk(text: string, from: number, to: number): string {
  const length = to - from;
  let surrogates = length < SHORT;
  if (!surrogates)
    for (let at = from; at < to; at++) {
      const unit = TABLE[text.charCodeAt(at)]!;
      if ((unit & 0xf800) === 0xd800) surrogates = true;
      UNITS[at - from] = unit;
    }
  if (!surrogates) return decoder.decode(UNITS.subarray(0, length));
  // The decoder would put another letter for half a surrogate pair.
  const units = new Array<number>(length);
  for (let at = from; at < to; at++) units[at - from] = TABLE[text.charCodeAt(at)]!;
  return String.fromCharCode(...units);
}

/** Folds one unit; NaN, as beyond an end, becomes 0. */
export function foldUnit(unit: number): number {
  return TABLE[unit | 0]!;
}

/** Folds and squeezes runs of spaces to one: the key under which names and titles are compared. */
export function foldKey(text: string): string {
  return fold(text.normalize('NFC')).replace(/ {2,}/g, ' ').trim();
}

/** Whether the unit begins a word in capitals: an upper-case letter or a digit does, "_" and marks do not. */
export function isUpperCase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  if (isSmall(unit)) return false;
  const letter = text[at] ?? '';
  return letter !== letter.toLowerCase();
}

/** Whether the unit belongs to a word: a letter, a digit, or a combining mark. NaN, as beyond an end, does not. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  if (Number.isNaN(unit)) return false;
  const folded = TABLE[unit]!;
  if (folded !== unit) return folded >= 0x61 && folded <= 0x7a;
  return /[\p{sc=Latin}\u0300-\u036f]/u.test(String.fromCharCode(unit));
}

/** The longest end of a text whose units all pass; what `/[...]*$/` would find, in linear time. */
export function endWhile(text: string, passes: (unit: string) => boolean): string {
  let at = text.length;
  while (at > 0 && passes(text[at - 1]!)) at -= 1;
  return text.slice(at);
}

/** Text in composed form with the way back: `origin[i]` is the offset in the given text of unit i, and one more for the end. */
export interface Composed {
  readonly text: string;
  /** Missing when the text was composed already, so that offsets are the same. */
  readonly origin?: Uint32Array;
}

const MARK = /[\u0300-\u036f]/;
const CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]+/g;

/** Composes letters with their marks (NFC) where the text has them apart. */
export function compose(text: string): Composed {
  if (!MARK.test(text)) return { text };
  const parts: string[] = [];
  const origin: number[] = [];
  let at = 0;
  const copy = (end: number): void => {
    parts.push(text.slice(at, end));
    for (let i = at; i < end; i++) origin.push(i);
  };
  CLUSTER.lastIndex = 0;
  for (let match = CLUSTER.exec(text); match; match = CLUSTER.exec(text)) {
    copy(match.index);
    const cluster = match[0].normalize('NFC');
    parts.push(cluster);
    for (let i = 0; i < cluster.length; i++) origin.push(match.index + Math.min(i, match[0].length - 1));
    at = match.index + match[0].length;
  }
  copy(text.length);
  origin.push(text.length);
  return { text: parts.join(''), origin: Uint32Array.from(origin) };
}

/** Carries a span of the composed text back to the text it was made from. */
export function original(composed: Composed, start: number, end: number): { start: number; end: number } {
  const { origin } = composed;
  return origin ? { start: origin[start]!, end: origin[end]! } : { start, end };
}
