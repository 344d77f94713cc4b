/**
 * Anchors: the places in a text where a citation, a date or the mark of a footnote may begin. One scan, the one that looks for the
 * ends of lines, finds them all by a few letters. What stands there the finders tell, each at its own places and nowhere else; a
 * block without anchors is read no further.
 *
 * An anchor may turn out to be nothing. But where a finder could find something there is an anchor.
 */
import { foldUnit } from './fold';
import { isCodeLetter, isDigit, isLoose, isSeparator, isSpace, KINDS, SPACES, Unit } from './units';

/** Offsets in order; undefined where there are none. */
export type Places = number[] | undefined;

/** Where each kind of thing may begin. */
export class Anchors {
  /** A number with a separator behind it and then letters or a year: `21-KL/TW`, `35/2021/QH15`. */
  codes: Places;
  /** A full date in figures, or the "ngày" of one in words. */
  dates: Places;
  /** "Nghị quyết", "Kết luận" before what may be a meeting. */
  meetings: Places;
  /** "số" before a blank: "Số:      -KL/TU". */
  blanks: Places;
  /** "luật", "pháp lệnh", but not the "luật" of "pháp luật". */
  laws: Places;
  /** A type word with a capital, and behind it a number, or what may be "số" or "ngày". */
  types: Places;
  /** "Hiến pháp", "Điều lệ Đảng". */
  foundations: Places;
  /** Whether a letter that may stand for a digit, as scanning leaves them, stands beside one. */
  misread = false;
  /** Whether a number stands behind a space. */
  numbers = false;
  /** Whether there is a superscript figure or a square bracket. */
  notes = false;

  add(kind: Kind, at: number): void {
    const places = this[kind];
    if (places) places.push(at);
    else this[kind] = [at];
  }

  /** Whether something began in the line before. */
  get reachesBack(): boolean {
    return (
      startsBefore(this.dates) || startsBefore(this.meetings) || startsBefore(this.laws) || startsBefore(this.types)
    );
  }

  /** Whether a citation may begin anywhere. */
  get cites(): boolean {
    return (
      (this.codes ?? this.meetings ?? this.blanks ?? this.laws ?? this.types ?? this.foundations) !== undefined ||
      this.misread
    );
  }
}

function startsBefore(places: Places): boolean {
  return places !== undefined && places[0]! < 0;
}

/** What a text has in which nothing may begin. */
export const NO_ANCHORS: Readonly<Anchors> = new Anchors();

const PLACES = ['codes', 'dates', 'meetings', 'blanks', 'laws', 'types', 'foundations'] as const;
type Kind = (typeof PLACES)[number];

/** The anchors of a text. */
export function anchorsIn(text: string): Readonly<Anchors> {
  const scan = new AnchorScan(text);
  let kinds = 0;
  for (let at = 0; at < text.length;) {
    const kind = KINDS[text.charCodeAt(at)]!;
    kinds |= kind;
    at = (kind & Unit.Lead) === 0 ? at + 1 : scan.look(at);
  }
  return scan.take(kinds);
}

/** Adds those of a line that stands `by` units behind the start of the text; what a line before the text began is none of it. */
function addAnchors(all: Anchors, line: Readonly<Anchors>, by: number): void {
  all.misread ||= line.misread;
  all.numbers ||= line.numbers;
  all.notes ||= line.notes;
  for (const kind of PLACES) for (const at of line[kind] ?? []) if (at + by >= 0) all.add(kind, at + by);
}

/** The anchors of a text out of those of its lines, which stand so many units behind its start. */
export function joinAnchors(
  lines: readonly { readonly anchors: Readonly<Anchors>; readonly start: number }[],
): Readonly<Anchors> {
  let all: Anchors | undefined;
  for (const { anchors, start } of lines)
    if (anchors !== NO_ANCHORS) addAnchors((all ??= new Anchors()), anchors, start - lines[0]!.start);
  return all ?? NO_ANCHORS;
}

/**
 * Words that anchors are found by. The scan stops at their first letter, so it is to be a rare one: of some that begin with common
 * letters it is in the second syllable. "[ab]" is one letter of several, a space any white space and the "_" of segmented text.
 */
interface Word {
  readonly kind: Kind | 'number-word';
  readonly spellings: readonly string[];
  /** What stands before; the anchor is there. */
  readonly before?: RegExp;
}

const WORDS: readonly Word[] = [
  { kind: 'number-word', spellings: ['[Ss][ốo]'] },
  { kind: 'laws', spellings: ['[Ll]u[ậa]t', 'LUẬT'] },
  { kind: 'laws', spellings: ['l[ệe]nh'], before: /[Pp]h[áa]p[\s_]{1,4}$/ },
  { kind: 'meetings', spellings: ['[Qq]uy[ếe]t [ĐđÐDdTtHh]', 'QUYẾT [ĐđÐDdTtHh]'], before: /(?:[Nn]gh[ịi]|NGHỊ)[\s_]{1,9}$/ },
  { kind: 'meetings', spellings: ['[Ll]u[ậa]n [ĐđÐDdTtHh]', 'LUẬN [ĐđÐDdTtHh]'], before: /(?:[Kk][ếe]t|KẾT)[\s_]{1,9}$/ },
  {
    kind: 'types',
    spellings: [
      'Nghị [Qq]uyết', 'NGHỊ QUYẾT', 'Nghị định', 'Kết luận', 'KẾT LUẬN', 'Chỉ thị', 'CHỈ THỊ', 'Quyết định', 'Quy định', 'Thông tư', 'Quy chế',
      'Hướng dẫn', 'Thông báo', 'Kế hoạch', 'Báo cáo', 'Tờ trình', 'Chương trình', '[Ss]ắc lệnh', 'Nghi quyet', 'Nghi dinh', 'Ket luan', 'Chi thi',
      'Quyet dinh', 'Quy dinh', 'Thong tu',
    ],
  },
  { kind: 'types', spellings: ['ăn'], before: /[Cc]ông[\s_]{1,9}v$/ },
  { kind: 'types', spellings: ['ện'], before: /[Cc]ông[\s_]{1,9}đi$/ },
  { kind: 'foundations', spellings: ['Điều lệ Đảng'] },
]; // prettier-ignore

/** How far behind its second syllable a word may begin. */
const LONGEST_BEFORE = 20;

// The words make an automaton: a state for what has been read of them, and from each state and letter the next state, 0 where no
// word goes on so.

/** A number for each unit of the words, one for all white space, 0 for any other unit. */
const LETTERS = new Uint8Array(0x10000);
const GAP = 1;
let letterCount = 2;
for (const unit of '_' + SPACES) LETTERS[unit.charCodeAt(0)] = GAP;
const MOST_LETTERS = 64;
const MOST_STATES = 512;
const NEXT_STATE = new Uint16Array(MOST_STATES * MOST_LETTERS);
/** What has been read in a state. */
const WORD_READ: (Word | undefined)[] = [undefined, undefined];
const FIRST_STATE = 1;

function learn(state: number, letters: string, word: Word): void {
  if (letters === '') {
    WORD_READ[state] = word;
    return;
  }
  const [here = '', behind = ''] = letters.startsWith('[')
    ? letters.slice(1).split(/\](.*)/, 2)
    : [letters.charAt(0), letters.slice(1)];
  for (const letter of here) {
    const number = (LETTERS[letter.charCodeAt(0)] ||= letterCount++);
    const step = state * MOST_LETTERS + number;
    let next = NEXT_STATE[step]!;
    if (next === 0) {
      NEXT_STATE[step] = next = WORD_READ.push(undefined) - 1;
      if (number === GAP) NEXT_STATE[next * MOST_LETTERS + GAP] = next;
    }
    learn(next, behind, word);
  }
}

for (const word of WORDS) for (const letters of word.spellings) learn(FIRST_STATE, letters, word);

/** White space, or the "_" of segmented text. */
function isGap(unit: number): boolean {
  return unit === 0x5f || isSpace(unit);
}

/** O and l, which scanning takes for 0 and 1. */
function isLikeDigit(unit: number): boolean {
  return unit === 0x4f || unit === 0x6f || unit === 0x6c || unit === 0x49;
}

/** Longest run of white space inside a date in words, and one more. */
const LONGEST_GAP = 9;
/** A run of figures is counted so far and no further: one without an end would be counted to the end of the text in every piece. */
const MOST_FIGURES = 8192;
/** The units from "số" to the separator behind a blank. */
const LONGEST_BLANK = 50;

/** Collects the anchors of one piece of text after the other. */
export class AnchorScan {
  #start = 0;
  #found: Anchors | undefined;

  constructor(private readonly text: string) {}

  /** Begins a piece: offsets count from here. */
  begin(start: number): void {
    this.#start = start;
    this.#found = undefined;
  }

  /** The anchors since the beginning of the piece, whose units are of the given kinds. */
  take(kinds: number): Readonly<Anchors> {
    if ((kinds & Unit.Note) !== 0) this.#anchors.notes = true;
    return this.#found ?? NO_ANCHORS;
  }

  get #anchors(): Anchors {
    return (this.#found ??= new Anchors());
  }

  #add(kind: Kind, at: number): void {
    this.#anchors.add(kind, at - this.#start);
  }

  /** Looks at a unit of the kind LEAD; gives the offset where the scan goes on. */
  look(at: number): number {
    const { text } = this;
    const lead = text.charCodeAt(at);
    if (isDigit(lead)) return this.#number(at);
    if (lead === 0x48 || lead === 0x124) this.#constitution(at);
    const nextState = NEXT_STATE;
    const letterOf = LETTERS;
    let state = FIRST_STATE;
    for (let end = at; ; end++) {
      state = nextState[state * MOST_LETTERS + letterOf[text.charCodeAt(end) | 0]!]!;
      if (state === 0) return at + 1;
      const word = WORD_READ[state];
      if (word !== undefined) this.#word(word, at, end + 1);
    }
  }

  /** What a word tells whose letters stand from `at` to `end`. */
  #word({ kind, before }: Word, at: number, end: number): void {
    if (kind === 'number-word') this.#numberWord(at, end);
    else if (kind === 'types' && !this.#goesOn(end)) return;
    else if (before) {
      const match = before.exec(this.text.slice(Math.max(0, at - LONGEST_BEFORE), at));
      if (match) this.#add(kind, at - match[0].length);
    } else if (kind !== 'laws' || at - 5 < this.#start || !this.#folds('phap ', at - 5)) this.#add(kind, at);
  }

  /** Whether a number, or what may be "số" or "ngày", stands behind white space at `at`. */
  #goesOn(at: number): boolean {
    const { text } = this;
    let next = at;
    while (isGap(text.charCodeAt(next))) next += 1;
    const unit = foldUnit(text.charCodeAt(next));
    return next > at && (isDigit(unit) || unit === 0x6e || unit === 0x73);
  }

  /** Whether the text at an offset folds to these words. */
  #folds(words: string, at: number): boolean {
    for (let index = 0; index < words.length; index++)
      if (foldUnit(this.text.charCodeAt(at + index)) !== words.charCodeAt(index)) return false;
    return true;
  }

  #constitution(at: number): void {
    if (this.#folds('ien ', at + 1)) this.#add('foundations', at);
  }

  /** A "số" of which the number is blank. */
  #numberWord(at: number, end: number): void {
    const { text } = this;
    let next = end;
    let unit = text.charCodeAt(next);
    while ((isSpace(unit) || '….·_:'.includes(String.fromCharCode(unit))) && next < end + LONGEST_BLANK)
      unit = text.charCodeAt((next += 1));
    if (unit === 0x2d || unit === 0x2f || unit === 0x28) this.#add('blanks', at);
  }

  /** A run of figures: a code or a date, or neither; gives its end. */
  #number(at: number): number {
    const { text } = this;
    let end = at + 1;
    while (end < at + MOST_FIGURES && isDigit(text.charCodeAt(end))) end += 1;
    const length = end - at;
    const before = text.charCodeAt(at - 1);
    if (before === 0x20) this.#anchors.numbers = true;
    if (isLikeDigit(before) || isLikeDigit(text.charCodeAt(end))) this.#anchors.misread = true;
    const inNumber = at > this.#start && (before === 0x2e || before === 0x2f);
    if (length <= 5 && !inNumber && (this.#isCode(end) || (length <= 4 && this.#isLostHyphen(end))))
      this.#add('codes', at);
    if (length <= 2) {
      const word = this.#dayWord(at, end);
      if (word !== undefined) this.#add('dates', word);
      else if (this.#isDate(end)) this.#add('dates', at);
    }
    return end;
  }

  /** Whether what stands behind a number makes a code of it: a separator, then letters or a year. */
  #isCode(end: number): boolean {
    const { text } = this;
    let next = end;
    if (text.charCodeAt(end) === 0x2e) {
      next += 1;
      while (isDigit(text.charCodeAt(next)) && next < end + 4) next += 1;
      if (next === end + 1 || text.charCodeAt(next) !== 0x2f) return false;
    }
    let unit = text.charCodeAt(next);
    if ((unit >= 0x61 && unit <= 0x7a) || unit === 0x111 || (unit >= 0x41 && unit <= 0x45))
      unit = text.charCodeAt((next += 1));
    for (let spaces = 0; spaces < 3 && isLoose(unit); spaces++) unit = text.charCodeAt((next += 1));
    if (!isSeparator(unit)) return false;
    unit = text.charCodeAt((next += 1));
    for (let spaces = 0; spaces < 3 && isLoose(unit); spaces++) unit = text.charCodeAt((next += 1));
    if (!isDigit(unit)) return isCodeLetter(unit);
    const century = text.charCodeAt(next + 1);
    return (unit === 0x31 && century === 0x39) || (unit === 0x32 && century === 0x30);
  }

  /** Whether letters of a type stand straight behind a number, and then a slash and a capital: "48 CT/TW". */
  #isLostHyphen(end: number): boolean {
    const { text } = this;
    const start = text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0xa0 ? end + 1 : end;
    let next = start;
    while (next < start + 4 && isCodeLetter(text.charCodeAt(next))) next += 1;
    return next > start + 1 && text.charCodeAt(next) === 0x2f && isCodeLetter(text.charCodeAt(next + 1));
  }

  /** Whether a month and a year in figures stand behind the day that ends at `end`. */
  #isDate(end: number): boolean {
    const month = this.#behindMark(end);
    if (month === undefined || !isDigit(this.text.charCodeAt(month))) return false;
    const year = this.#behindMark(isDigit(this.text.charCodeAt(month + 1)) ? month + 2 : month + 1);
    if (year === undefined) return false;
    const unit = this.text.charCodeAt(year);
    return unit === 0x31 || unit === 0x32;
  }

  /** Behind the mark between two figures of a date that stands at `at`, with a space before and behind it or without. */
  #behindMark(at: number): number | undefined {
    let next = at;
    let unit = foldUnit(this.text.charCodeAt(next));
    if (unit === 0x20) unit = foldUnit(this.text.charCodeAt((next += 1)));
    if (unit !== 0x2d && unit !== 0x2e && unit !== 0x2f) return undefined;
    return foldUnit(this.text.charCodeAt(next + 1)) === 0x20 ? next + 2 : next + 1;
  }

  /** Where the "ngày" of a day in words begins that stands from `at` to `end`: "ngày 05 tháng". */
  #dayWord(at: number, end: number): number | undefined {
    const { text } = this;
    let behind = end;
    while (foldUnit(text.charCodeAt(behind)) === 0x20 && behind < end + LONGEST_GAP) behind += 1;
    if (behind === end || !this.#folds('thang', behind)) return undefined;
    let before = at;
    while (foldUnit(text.charCodeAt(before - 1)) === 0x20 && before > at - LONGEST_GAP) before -= 1;
    return this.#folds('ngay', before - 4) ? before - 4 : undefined;
  }
}
