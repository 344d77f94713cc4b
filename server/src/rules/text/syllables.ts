/**
 * The syllables of Vietnamese as an automaton, made of the tables of norms/syllables.ts. One walk over a text tells the words that are no
 * syllable, and where watched syllables stand, in little more than the time it takes to look at each letter.
 *
 * The automaton reads letters without their tones, so that its table stays small; the tones of a word are gathered beside it, and judged
 * at its end.
 */
import { foldUnit } from '../../draft/fold';
import { ONSETS, RHYMES, TONES, type Before } from '../../norms/syllables';
import { SLIPS } from '../../norms/words';
import { WATCHED_WRITINGS } from '../../norms/writings';

export interface Walk {
  /** Words that are no syllable: foreign words, names, abbreviations, slips. Two numbers each: start and end. */
  readonly strange: readonly number[];
  /** Syllables that some rule watches. Three numbers each: start, end, and the place of the syllable in {@link WATCHED}. */
  readonly watched: readonly number[];
  /** Syllables whose tone mark may stand on either of two vowels ("uỷ", "hóa"). Two numbers each. */
  readonly tones: readonly number[];
  /** What else stands in the text, as {@link Mark} says; rules that look for one of these pass over all other texts. */
  readonly marks: number;
}

/** What a text has beside words. A constant enum, so that the walk holds the numbers themselves. */
export const enum Mark {
  Digit = 2,
  /** -, – or — */
  Dash = 4,
  /** “, ” or " */
  Quote = 8,
  /** Round or square. */
  Opening = 16,
  Closing = 32,
  /** A space before a space or a mark, or behind an opening bracket; marks side by side; a letter right behind a mark; a letter and a digit side by side. */
  Suspect = 256,
  /** Two words in a row that may be one and the same, in whatever capitals. */
  Doubled = 512,
}

/** Syllables around which rules look for more than a phrase. */
export const LEADS: readonly string[] = ['bộ', 'điều', 'điểm', 'khoản', 'phường', 'quận', 'tỉnh'];

/** The syllables, in small letters, by which rules find what they look at. */
export const WATCHED: readonly string[] = [...new Set([...SLIPS.map(({ key }) => key), ...WATCHED_WRITINGS, ...LEADS])];

/** Letters without tone. Class 0 is no letter, class 1 a letter that no syllable has. */
const LETTERS = 'bcdđghklmnpqrstvxaăâeêioôơuưy';
const VOWELS = 'aăâeêioôơuưy';
const NO_LETTER = 0;
const OTHER_LETTER = 1;
const FIRST_LETTER = 2;

/** Kinds of what is no letter, bits of {@link Mark} by their number; 0 is all else. */
const DIGIT = 1;
const OPENING = 4;
const CLOSING = 5;
/** , ; : or . */
const POINT = 6;
const SPACE = 7;
const KINDS: readonly (readonly [string, number])[] = [
  ['0123456789', DIGIT],
  ['-–—', 2],
  ['“”"', 3],
  ['([', OPENING],
  [')]', CLOSING],
  [',;:.', POINT],
  [' \u00a0', SPACE],
];
const KIND_BITS = 3;
/** Above the two kinds: there is a word between the units. */
const WORD = 1 << (2 * KIND_BITS);

/** What {@link Mark} says of a unit that is no letter, by the kind of such a unit before it, by its own, and by whether there is a {@link WORD} between. */
const MARKS = new Uint16Array(2 * WORD);
for (let at = 0; at < MARKS.length; at++) {
  const before = (at >> KIND_BITS) & 7;
  const kind = at & 7;
  const suspect =
    at >= WORD
      ? before === DIGIT || before === POINT || kind === DIGIT
      : (before === SPACE && (kind === 0 || kind === CLOSING || kind === POINT || kind === SPACE)) ||
        (before === POINT && kind === POINT) ||
        (before === OPENING && kind === SPACE);
  MARKS[at] = (1 << kind) | (suspect ? Mark.Suspect : 0);
}
/** A class in five bits, above it the tone of a letter in three, or the kind of what is none. */
const CLASS_BITS = 5;
const CLASS = 31;
const TONE_BITS = 3;
const TONE = 7;

const START = 1;
/** The tables make some 500 states, watched syllables as many more. */
const MOST_STATES = 2048;

/** What is known of a state in which a word may end; 0 where none may. */
const ENDS = 1;
/** It ends in c, ch, p or t and bears sắc or nặng. */
const STOPPED = 2;
/** It ends as a watched syllable does. */
const LIKE_WATCHED = 4;
/** Its tone may stand on either of two vowels. */
const VARIES = 64;
/** Three bits, from this one on: whether the tone may stand on the last letter, on the one before it, on the third from the end. */
const TONE_PLACES = 3;

/** The tones of the last three letters; a syllable bears none further in front. */
const ALL_TONES = 3 * TONE_BITS;
const NO_SYLLABLE = 0;

const SAC = TONES.indexOf('\u0301');
const NANG = TONES.indexOf('\u0323');

interface Automaton {
  /** Of each unit: its letter's class, and its tone. */
  readonly classes: Uint8Array;
  readonly next: Uint16Array;
  readonly ends: Uint8Array;
  /** By what is known of the last state, and by the tones of the last three letters: {@link NO_SYLLABLE}, or {@link ENDS} with {@link LIKE_WATCHED} and {@link VARIES}. */
  readonly verdicts: Uint8Array;
  /** Watched syllables by their last state and their tones. */
  readonly watched: ReadonlyMap<number, number>;
}

let made: Automaton | undefined;

function automaton(): Automaton {
  return (made ??= make());
}

function make(): Automaton {
  const classes = new Uint8Array(0x10000);
  for (const [from, to] of [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xaa, 0xaa],
    [0xb5, 0xb5],
    [0xba, 0xba],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x2ff],
    [0x300, 0x36f],
    [0x1e00, 0x1eff],
  ] as const)
    // prettier-ignore
    classes.fill(OTHER_LETTER, from, to + 1);
  Array.from(LETTERS, (letter, index) => {
    TONES.forEach((tone, number) => {
      if (number > 0 && !VOWELS.includes(letter)) return;
      const toned = (letter + tone).normalize('NFC');
      const unit = (index + FIRST_LETTER) | (number << CLASS_BITS);
      classes[toned.charCodeAt(0)] = unit;
      classes[toned.toUpperCase().charCodeAt(0)] = unit;
    });
  });

  for (const [units, kind] of KINDS)
    for (const unit of units) classes[unit.charCodeAt(0)] = NO_LETTER | (kind << CLASS_BITS);

  const next = new Uint16Array(MOST_STATES << CLASS_BITS);
  const ends = new Uint8Array(MOST_STATES);
  let states = START + 1;
  const follow = (state: number, text: string): number => {
    let at = state;
    for (let index = 0; index < text.length; index++)
      at = next[(at << CLASS_BITS) | classes[text.charCodeAt(index)]!] ||= states++;
    return at;
  };
  const add = (state: number, rhyme: string): void => {
    const end = follow(state, rhyme);
    ends[end] =
      ends[end]! |
      ENDS |
      (/[cpt]h?$/.test(rhyme) ? STOPPED : 0) |
      (VARYING.test(rhyme) ? VARIES : 0) |
      (tonePlaces(rhyme) << TONE_PLACES);
  };

  for (const { rhymes, onset } of RHYMES) if (onset === undefined) for (const rhyme of rhymes) add(START, rhyme);
  const vowels = Array.from(VOWELS, (vowel) => vowel.charCodeAt(0));
  const open = new Map(vowels.map((vowel) => [vowel, next[(START << CLASS_BITS) | classes[vowel]!]!]));
  const goOn = (state: number, before: Before): void => {
    for (const [vowel, beyond] of open)
      if (before === 'any' || 'eiy'.includes(String.fromCharCode(foldUnit(vowel))) === (before === 'front'))
        next[(state << CLASS_BITS) | classes[vowel]!] = beyond;
  };
  for (const { letters, before } of ONSETS) goOn(follow(START, letters), before);
  for (const { rhymes, onset } of RHYMES)
    if (onset !== undefined) for (const rhyme of rhymes) add(follow(START, onset), rhyme);

  const verdicts = new Uint8Array((VARIES << 1) << ALL_TONES);
  for (let end = 0; end < VARIES << 1; end++)
    for (let place = 0; place < 3; place++)
      for (let tone = 0; tone < TONES.length; tone++)
        if (bears(end, tone << (TONE_BITS * place)))
          verdicts[(end << ALL_TONES) | (tone << (TONE_BITS * place))] =
            end & (ENDS | LIKE_WATCHED | (tone > 0 ? VARIES : 0));
  const watched = new Map<number, number>();
  const table: Automaton = { classes, next, ends, verdicts, watched };
  /** Rhymes are shared by all onsets: a watched syllable gets states of its own. */
  const own = new Set<number>();
  for (const [index, syllable] of WATCHED.entries()) {
    let state = START;
    for (let at = 0; at < syllable.length; at++) {
      const step = (state << CLASS_BITS) | (classes[syllable.charCodeAt(at)]! & CLASS);
      state = next[step]!;
      if (at === 0 && !VOWELS.includes(LETTERS[(step & CLASS) - FIRST_LETTER]!)) continue;
      if (own.has(state)) continue;
      const copy = states++;
      next.copyWithin(copy << CLASS_BITS, state << CLASS_BITS, (state + 1) << CLASS_BITS);
      ends[copy] = ends[state]!;
      next[step] = state = copy;
      own.add(copy);
    }
    ends[state] = ends[state]! | LIKE_WATCHED;
    watched.set((state << ALL_TONES) | run(table, syllable).tones, index);
  }
  return table;
}

const VARYING = /^(?:oa|oe|uy)$/;

/** On which letters of a rhyme the tone may stand, counted from its end: bit 0 is the last letter. See {@link TONE_SOURCE}. */
function tonePlaces(rhyme: string): number {
  const vowels = Array.from(rhyme, (letter, index) => (VOWELS.includes(letter) ? index : -1)).filter((at) => at >= 0);
  const bit = (at: number): number => 1 << (rhyme.length - 1 - at);
  const marked = vowels.filter((at) => 'ăâêôơư'.includes(rhyme[at]!));
  if (marked.length > 0) return bit(marked.at(-1)!);
  const last = vowels.at(-1)!;
  if (vowels.length === 1 || last < rhyme.length - 1) return bit(last);
  if (vowels.length === 3) return bit(vowels[1]!);
  return bit(vowels[0]!) | (VARYING.test(rhyme) ? bit(last) : 0);
}

/** The state behind a word, and its tones, the last letter's in the lowest bits. */
function run({ classes, next }: Automaton, word: string): { state: number; tones: number } {
  let state = START;
  let tones = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = classes[word.charCodeAt(at)]!;
    state = next[(state << CLASS_BITS) | (unit & CLASS)]!;
    tones = (tones << TONE_BITS) | (unit >> CLASS_BITS);
  }
  return { state, tones };
}

/** Whether a word that ends in a state of these properties may bear these tones. */
function bears(end: number, tones: number): boolean {
  if ((end & ENDS) === 0) return false;
  if (tones === 0) return (end & STOPPED) === 0;
  let place = 0;
  let tone = tones;
  while ((tone & TONE) === 0) {
    tone >>>= TONE_BITS;
    place += 1;
  }
  if (tone > TONE || (end & STOPPED && tone !== SAC && tone !== NANG)) return false;
  return ((end >> TONE_PLACES) & (1 << place)) !== 0;
}

const NONE: readonly number[] = [];

/** Walks over a composed text. */
export function walk(text: string): Walk {
  const { classes, next, ends, verdicts, watched } = automaton();
  // A word ends before something that is no letter: so the loop need not ask for the end of the text.
  const ended = (classes[text.charCodeAt(text.length - 1) | 0]! & CLASS) === NO_LETTER ? text : `${text}\n`;
  const { length } = ended;
  let strange: number[] | undefined;
  let found: number[] | undefined;
  let varying: number[] | undefined;
  let marks = 0;
  let start = 0;
  let state = START;
  let tones = 0;
  /** Of the unit before the word, and of the word before. */
  let kindBefore = 0;
  let startBefore = 0;
  let end = 0;
  let stateBefore = 0;
  let tonesBefore = 0;
  for (let at = 0; at < length; at++) {
    const unit = classes[ended.charCodeAt(at)]!;
    if ((unit & CLASS) !== NO_LETTER) {
      state = next[(state << CLASS_BITS) | (unit & CLASS)]!;
      tones = (tones << TONE_BITS) | (unit >> CLASS_BITS);
      continue;
    }
    const kind = unit >> CLASS_BITS;
    if (at === start) marks |= MARKS[(kindBefore << KIND_BITS) | kind]!;
    else {
      marks |= MARKS[WORD | (kindBefore << KIND_BITS) | kind]!;
      const verdict = tones >>> ALL_TONES === 0 ? verdicts[(ends[state]! << ALL_TONES) | tones]! : NO_SYLLABLE;
      if (verdict === NO_SYLLABLE) (strange ??= []).push(start, at);
      else if (verdict !== ENDS) {
        if ((verdict & VARIES) !== 0) (varying ??= []).push(start, at);
        const syllable = (verdict & LIKE_WATCHED) === 0 ? undefined : watched.get((state << ALL_TONES) | tones);
        if (syllable !== undefined) (found ??= []).push(start, at, syllable);
      }
      if (
        state === stateBefore &&
        tones === tonesBefore &&
        verdict !== NO_SYLLABLE &&
        at - start === end - startBefore &&
        classes[ended.charCodeAt(start)] === classes[ended.charCodeAt(startBefore)]
      )
        marks |= Mark.Doubled;
      startBefore = start;
      end = at;
      stateBefore = state;
      tonesBefore = tones;
      state = START;
      tones = 0;
    }
    kindBefore = kind;
    start = at + 1;
  }
  return { strange: strange ?? NONE, watched: found ?? NONE, tones: varying ?? NONE, marks };
}

/** Whether a composed word, small or capital, can be a syllable. */
export function isSyllable(word: string): boolean {
  const table = automaton();
  const { state, tones } = run(table, word);
  return bears(table.ends[state]!, tones);
}

/** Whether a word has none but letters of Vietnamese: no f, j, w and z, and no ä. */
export function hasVietnameseLetters(word: string): boolean {
  const { classes } = automaton();
  for (let at = 0; at < word.length; at++) if ((classes[word.charCodeAt(at)]! & CLASS) < FIRST_LETTER) return false;
  return true;
}

/** Every syllable, in small letters, that has the letters of a folded word ("khieu": khiêu, khiều, khiếu ...). */
export function respellings(skeleton: string): string[] {
  if (skeleton.length > 8) return [];
  const { next, ends } = automaton();
  let open: { readonly state: number; readonly word: string }[] = [{ state: START, word: '' }];
  for (let at = 0; at < skeleton.length; at++) {
    const beyond: typeof open = [];
    for (const { state, word } of open)
      for (let index = 0; index < LETTERS.length; index++) {
        if (foldUnit(LETTERS.charCodeAt(index)) !== skeleton.charCodeAt(at)) continue;
        const target = next[(state << CLASS_BITS) | (index + FIRST_LETTER)]!;
        if (target !== 0) beyond.push({ state: target, word: word + LETTERS[index]! });
      }
    open = beyond;
  }
  const words: string[] = [];
  for (const { state, word } of open)
    for (let tone = 0; tone < TONES.length; tone++)
      for (let place = 0; place < (tone === 0 ? 1 : 3); place++)
        if (bears(ends[state]!, tone << (TONE_BITS * place)))
          words.push(withTone(word, word.length - 1 - place, TONES[tone]!));
  return words;
}

function withTone(word: string, at: number, tone: string): string {
  return word.slice(0, at) + (word.slice(at, at + 1) + tone).normalize('NFC') + word.slice(at + 1);
}
