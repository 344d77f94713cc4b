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

let made: readonly (Around | undefined)[] | undefined;

/** Phrases by the place of their key among the watched syllables; each in whatever capitals, and with its tone marks placed either way. */
function makeIndex(): readonly (Around | undefined)[] {
  const index: (Around | undefined)[] = [];
  const add = (phrase: string, syllable: string, meaning: Meaning): void => {
    const around = (index[WATCHED.indexOf(syllable)] ??= {
      before: new Map<number, Entry[]>(),
      behind: new Map<number, Entry[]>(),
    });
    for (const written of new Set([phrase, lastPlaced(phrase)])) {
      const words = written.toLowerCase().split(' ');
      const key = words.findIndex((word) => word.replace(',', '') === syllable);
      const near = key > 0 ? words[key - 1]!.at(-1)! : words[1]![0]!;
      const side = key > 0 ? around.before : around.behind;
      for (const unit of new Set([near.charCodeAt(0), near.toUpperCase().charCodeAt(0)])) {
        const same = side.get(unit);
        if (same) same.push({ words, key, meaning });
        else side.set(unit, [{ words, key, meaning }]);
      }
    }
  };
  for (const slip of SLIPS) add(slip.wrong, slip.key, { kind: 'slip', slip });
  for (const row of CAPITALS) add(row.right, row.key, { kind: 'capitals', row });
  // Forms that differ in capitals alone are found as one.
  for (const two of TWO_WAYS)
    for (const phrase of new Set(two.forms.map((form) => form.toLowerCase())))
      add(phrase, two.key, { kind: 'two ways', two });
  return index;
}

/** Every phrase around the watched syllables of a composed text. */
export function findPhrases(text: string, watched: readonly number[]): readonly PhraseFound[] {
  if (watched.length === 0) return NONE;
  const index = (made ??= makeIndex());
  let found: PhraseFound[] | undefined;
  const look = (entries: readonly Entry[] | undefined, start: number, end: number): void => {
    if (entries)
      for (const entry of entries) {
        const span = spanAt(text, start, end, entry);
        if (span) (found ??= []).push({ meaning: entry.meaning, span });
      }
  };
  for (let place = 0; place < watched.length; place += 3) {
    const around = index[watched[place + 2]!];
    if (!around) continue;
    const start = watched[place]!;
    const end = watched[place + 1]!;
    if (around.before.size > 0) look(around.before.get(unitBefore(text, start)), start, end);
    if (around.behind.size > 0) look(around.behind.get(unitBehind(text, end)), start, end);
  }
  return found ?? NONE;
}

const NONE: readonly PhraseFound[] = [];

function unitBefore(text: string, start: number): number {
  let at = start - 1;
  while (at > start - 5 && isSpace(text.charCodeAt(at))) at -= 1;
  return text.charCodeAt(at);
}

function unitBehind(text: string, end: number): number {
  let at = end;
  while (at < end + 5 && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === COMMA)) at += 1;
  return text.charCodeAt(at);
}

const COMMA = 0x2c;

/** Where the words of a phrase stand when its watched word is the one from `start` to `end`. */
function spanAt(text: string, start: number, end: number, { words, key }: Entry): Span | undefined {
  let from = start;
  for (let index = key - 1; index >= 0; index--) {
    let at = from;
    while (at > from - 4 && isSpace(text.charCodeAt(at - 1))) at -= 1;
    const word = words[index]!;
    if (at === from || !isAt(text, at - word.length, word) || isLetterAt(text, at - word.length - 1)) return undefined;
    from = at - word.length;
  }
  let to = end;
  if (words[key]!.endsWith(',') && text.charCodeAt(to++) !== COMMA) return undefined;
  for (let index = key + 1; index < words.length; index++) {
    let at = to;
    while (at < to + 4 && isSpace(text.charCodeAt(at))) at += 1;
    const word = words[index]!;
    if (at === to || !isAt(text, at, word) || isLetterAt(text, at + word.length)) return undefined;
    to = at + word.length;
  }
  return spanOf(from, to);
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Whether the small word stands at a place, in whatever capitals. */
function isAt(text: string, at: number, word: string): boolean {
  if (at < 0) return false;
  return text.startsWith(word, at) || text.slice(at, at + word.length).toLowerCase() === word;
}

function isLetterAt(text: string, at: number): boolean {
  return at >= 0 && isWordUnit(text.charCodeAt(at));
}

/** Words with single spaces, tone marks placed as in "hóa": the form in which they are compared and shown. */
export function shown(text: string, { start, end }: Span): string {
  return firstPlaced(text.slice(start, end).replace(/\s{1,4}/g, ' '));
}

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
  return /[\p{L}\p{M}\d,;)”]\s{1,4}$/u.test(text.slice(Math.max(0, at - 5), at));
}
