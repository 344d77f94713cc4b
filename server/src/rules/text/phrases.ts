/** Finding phrases of several words around watched syllables. */
import type { Block } from '../../draft/blocks';
import { isWordUnit } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { SLIPS, type Slip } from '../../norms/words';
import { CAPITALS, TWO_WAYS, type Capitals, type TwoWays } from '../../norms/writings';
import { WATCHED } from './syllables';
import { firstPlaced, lastPlaced } from './tones';

/** What a phrase means to the rule that looks for it. */
export type Meaning =
  | { readonly kind: 'slip'; readonly slip: Slip }
  | { readonly kind: 'two ways'; readonly two: TwoWays }
  | { readonly kind: 'capitals'; readonly row: Capitals };

export interface PhraseFound {
  readonly meaning: Meaning;
  /** Counts the composed text. */
  readonly span: Span;
}

/** A phrase of two words and more, one of them watched. */
interface Entry {
  /** In small letters, a comma with the word that it stands behind. */
  readonly words: readonly string[];
  /** The same in capitals, unit for unit. */
  readonly capitals: readonly string[];
  /** Which word is the watched one. */
  readonly key: number;
  readonly meaning: Meaning;
}

/** The phrases around one watched syllable, by the nearest unit of the word beside it: nearly every place is ruled out by one look. */
interface Around {
  /** Phrases in which a word stands before the syllable, by its last unit, small and capital. */
  readonly before: Map<number, Entry[]>;
  /** Phrases that begin with the syllable, by the first unit of the next word. */
  readonly behind: Map<number, Entry[]>;
}

interface Index {
  /** By the place of the watched syllable. */
  readonly around: readonly (Around | undefined)[];
  /**
   * By the place of the watched syllable, times 256, and the low byte of a unit: whether that unit may end the word before it, and
   * begin the word behind it. Three of four places are ruled out here, without a look into a map.
   */
  readonly near: Uint8Array;
  /** By the place of the watched syllable: whether any phrase has a word before it, and whether one begins with it. */
  readonly sides: Uint8Array;
}

const BEFORE = 1;
const BEHIND = 2;
const LOW_BYTE = 0xff;

let made: Index | undefined;

/** Phrases by the place of their key among the watched syllables; each in whatever capitals, and with its tone marks placed either way. */
function makeIndex(): Index {
  const index: (Around | undefined)[] = [];
  const nearby = new Uint8Array(WATCHED.length << 8);
  const sides = new Uint8Array(WATCHED.length);
  const add = (phrase: string, syllable: string, meaning: Meaning): void => {
    const place = WATCHED.indexOf(syllable);
    const around = (index[place] ??= {
      before: new Map<number, Entry[]>(),
      behind: new Map<number, Entry[]>(),
    });
    for (const written of new Set([phrase, lastPlaced(phrase)])) {
      const words = written.toLowerCase().split(' ');
      const capitals = written.toUpperCase().split(' ');
      const key = words.findIndex((word) => word.replace(',', '') === syllable);
      const near = key > 0 ? words[key - 1]!.at(-1)! : words[1]![0]!;
      const side = key > 0 ? around.before : around.behind;
      for (const unit of new Set([near.charCodeAt(0), near.toUpperCase().charCodeAt(0)])) {
        nearby[(place << 8) | (unit & LOW_BYTE)]! |= key > 0 ? BEFORE : BEHIND;
        sides[place]! |= key > 0 ? BEFORE : BEHIND;
        const same = side.get(unit);
        if (same) same.push({ words, capitals, key, meaning });
        else side.set(unit, [{ words, capitals, key, meaning }]);
      }
    }
  };
  for (const slip of SLIPS) add(slip.wrong, slip.key, { kind: 'slip', slip });
  for (const row of CAPITALS) add(row.right, row.key, { kind: 'capitals', row });
  // Forms that differ in capitals alone are found as one.
  for (const two of TWO_WAYS)
    for (const phrase of new Set(two.forms.map((form) => form.toLowerCase())))
      add(phrase, two.key, { kind: 'two ways', two });
  return { around: index, near: nearby, sides };
}

/** Every phrase around the watched syllables of a composed text, but for names whose capitals are as they should be. */
export function findPhrases(text: string, watched: readonly number[]): readonly PhraseFound[] {
  if (watched.length === 0) return NONE;
  const { around, near, sides } = (made ??= makeIndex());
  let found: PhraseFound[] | undefined;
  for (let place = 0; place < watched.length; place += 3) {
    const start = watched[place]!;
    const end = watched[place + 1]!;
    const syllable = watched[place + 2]!;
    const side = sides[syllable]!;
    if ((side & BEFORE) !== 0) {
      const unit = unitBefore(text, start);
      if ((near[(syllable << 8) | (unit & LOW_BYTE)]! & BEFORE) !== 0)
        found = look(text, start, end, around[syllable]!.before.get(unit), found);
    }
    if ((side & BEHIND) !== 0) {
      const unit = unitBehind(text, end);
      if ((near[(syllable << 8) | (unit & LOW_BYTE)]! & BEHIND) !== 0)
        found = look(text, start, end, around[syllable]!.behind.get(unit), found);
    }
  }
  return found ?? NONE;
}

/** Adds the phrases that stand around a syllable. */
function look(
  text: string,
  start: number,
  end: number,
  entries: readonly Entry[] | undefined,
  found: PhraseFound[] | undefined,
): PhraseFound[] | undefined {
  if (!entries) return found;
  let all = found;
  for (const entry of entries) {
    const { meaning } = entry;
    const span = spanAt(text, start, end, entry);
    if (!span || (meaning.kind === 'capitals' && text.startsWith(meaning.row.right, span.start))) continue;
    (all ??= []).push({ meaning, span });
  }
  return all;
}

const NONE: readonly PhraseFound[] = [];

function unitBefore(text: string, start: number): number {
  let at = start - 1;
  while (at > start - 5 && at >= 0 && isSpace(text.charCodeAt(at))) at -= 1;
  return at < 0 ? 0 : text.charCodeAt(at);
}

function unitBehind(text: string, end: number): number {
  let at = end;
  while (at < end + 5 && at < text.length) {
    const unit = text.charCodeAt(at);
    if (!isSpace(unit) && unit !== COMMA) return unit;
    at += 1;
  }
  return at < text.length ? text.charCodeAt(at) : 0;
}

const COMMA = 0x2c;

/** Where the words of a phrase stand when its watched word is the one from `start` to `end`. */
function spanAt(text: string, start: number, end: number, { words, capitals, key }: Entry): Span | undefined {
  let from = start;
  for (let index = key - 1; index >= 0; index--) {
    let at = from;
    while (at > from - 4 && isSpace(text.charCodeAt(at - 1))) at -= 1;
    const word = words[index]!;
    if (at === from || !isAt(text, at - word.length, word, capitals[index]!) || isLetterAt(text, at - word.length - 1))
      return undefined;
    from = at - word.length;
  }
  let to = end;
  if (words[key]!.endsWith(',') && text.charCodeAt(to++) !== COMMA) return undefined;
  for (let index = key + 1; index < words.length; index++) {
    let at = to;
    while (at < to + 4 && isSpace(text.charCodeAt(at))) at += 1;
    const word = words[index]!;
    if (at === to || !isAt(text, at, word, capitals[index]!) || isLetterAt(text, at + word.length)) return undefined;
    to = at + word.length;
  }
  return spanOf(from, to);
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Whether a word, given in small letters and in capitals, stands at a place, in whatever mixture of them. */
function isAt(text: string, at: number, small: string, capital: string): boolean {
  if (at < 0 || at + small.length > text.length) return false;
  for (let index = 0; index < small.length; index++) {
    const unit = text.charCodeAt(at + index);
    if (unit !== small.charCodeAt(index) && unit !== capital.charCodeAt(index)) return false;
  }
  return true;
}

function isLetterAt(text: string, at: number): boolean {
  return at >= 0 && isWordUnit(text.charCodeAt(at));
}

/** Words with single spaces, tone marks placed as in "hóa": the form in which they are compared and shown. */
export function shown(text: string, { start, end }: Span): string {
  const words = text.slice(start, end);
  return firstPlaced(UNEVEN.test(words) ? words.replace(/\s{1,4}/g, ' ') : words);
}

/** White space that is no single space. */
const UNEVEN = /[^\S ]| {2}/;

/** The word before a place, in small letters; a comma where one stands there; empty elsewhere. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > at - 4 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  if (end === at) return '';
  if (text.charCodeAt(end - 1) === COMMA) return ',';
  let start = end;
  while (start > end - 9 && isLetterAt(text, start - 1)) start -= 1;
  return firstPlaced(text.slice(start, end).toLowerCase());
}

/** The word behind a place, in small letters; empty at the end of a clause. */
export function wordBehind(text: string, at: number): string {
  let start = at;
  while (start < at + 4 && isSpace(text.charCodeAt(start))) start += 1;
  if (start === at) return '';
  let end = start;
  while (end < start + 9 && isLetterAt(text, end)) end += 1;
  return firstPlaced(text.slice(start, end).toLowerCase());
}

/** Whether a sentence goes on at a place, so that a capital there is no matter of grammar. */
export function isInside(block: Block, at: number): boolean {
  const { text } = block.composed;
  if (at <= block.content.start || (block.label && at <= block.label.words)) return false;
  return /[\p{sc=Latin}\u0300-\u036f\d,;)”]\s{1,4}$/u.test(text.slice(Math.max(0, at - 5), at));
}
