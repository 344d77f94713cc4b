/**
 * A draft: one document as read. Immutable; what it holds is a function of its text alone, so a draft made by an edit equals
 * one read afresh from the same text.
 */
import {
  initialState,
  LONGEST_BLOCK,
  LONGEST_FRONT_MATTER,
  readBlock,
  sameBlock,
  sameState,
  type Block,
  type ReadingState,
} from './blocks';
import type { Citation } from './citations';
import { isSigned, readComponents, type Component } from './components';
import type { DateMention } from './dates';
import { identify, type Identity } from './identity';
import { instructionsIn, type Instruction } from './instructions';
import { Lines } from './lines';
import { NOTHING, readingOf, type FootnoteMark } from './reading';
import { outlineOf, type Section } from './sections';
import { shift, type Span } from './span';
import { BlockText, indexAt, type Text } from './text';

/** Something found in a block, with where the block stands. Offsets inside `value` count from `at`. */
export interface Placed<T> {
  readonly value: T;
  /** Offset of the block in the draft. */
  readonly at: number;
  readonly block: Block;
}

/** A change of the text: the units from `start` to `end` of the old text became `length` units of the new one. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Two edits, the second of the text that the first made, as one edit of the first text. */
export function joinEdits(first: Edit, second: Edit): Edit {
  const start = Math.min(first.start, second.start);
  const grown = first.length - (first.end - first.start);
  const middleEnd = Math.max(first.start + first.length, second.end);
  const end = middleEnd - grown;
  return { start, end, length: middleEnd - start + (second.length - (second.end - second.start)) };
}

export class Draft {
  readonly #memo = new Map<string, unknown>();

  constructor(
    readonly text: Text,
    readonly markup: boolean,
    readonly blocks: readonly Block[],
    /** Offset of each block. */
    readonly starts: readonly number[],
  ) {}

  #once<T>(name: string, make: () => T): T {
    if (!this.#memo.has(name)) this.#memo.set(name, make());
    return this.#memo.get(name) as T;
  }

  /** All that the blocks hold, in one go over them. */
  get #gathered(): Gathered {
    return this.#once('gathered', () => gather(this.blocks, this.starts));
  }

  /** Every citation, in order. */
  get citations(): readonly Placed<Citation>[] {
    return this.#gathered.citations;
  }

  /** Every full date, in order. */
  get dates(): readonly Placed<DateMention>[] {
    return this.#gathered.dates;
  }

  /** Footnote marks in running text, in order. */
  get footnoteMarks(): readonly Placed<FootnoteMark>[] {
    return this.#gathered.marks;
  }

  /** Footnotes by the mark that they begin with, in order. */
  get footnotes(): readonly Placed<FootnoteMark>[] {
    return this.#gathered.notes;
  }

  get identity(): Identity {
    return this.#once('identity', () => identify(this.blocks, this.starts));
  }

  /** What the drafter tells Bút Son in comments. */
  get instructions(): readonly Instruction[] {
    return this.#once('instructions', () => (this.markup ? instructionsIn(this.blocks, this.starts) : []));
  }

  get sections(): readonly Section[] {
    return this.#once('sections', () => outlineOf(this.blocks, this.starts, this.identity.title));
  }

  /** What stands in the head, under the title and at the end, in the order of the text. */
  get components(): readonly Component[] {
    return this.#once('components', () => readComponents(this.text, this.blocks, this.starts, this.identity));
  }

  /** Whether a name stands below the signature. */
  get signed(): boolean {
    return this.#once('signed', () => isSigned(this.text, this.blocks, this.starts, this.identity));
  }

  /** Index of the block that holds an offset. */
  blockIndexAt(offset: number): number {
    return indexAt(this.starts, offset);
  }
}

interface Gathered {
  readonly citations: Placed<Citation>[];
  readonly dates: Placed<DateMention>[];
  readonly marks: Placed<FootnoteMark>[];
  readonly notes: Placed<FootnoteMark>[];
}

function gather(blocks: readonly Block[], starts: readonly number[]): Gathered {
  const all: Gathered = { citations: [], dates: [], marks: [], notes: [] };
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const reading = readingOf(block);
    if (reading === NOTHING) continue;
    const at = starts[index]!;
    for (const value of reading.citations) all.citations.push({ value, at, block });
    for (const value of reading.dates) all.dates.push({ value, at, block });
    for (const value of reading.marks) all.marks.push({ value, at, block });
    if (reading.note) all.notes.push({ value: reading.note, at, block });
  }
  return all;
}

/** Where something placed stands in the draft. */
export function spanIn(placed: Placed<unknown>, span: Span): Span {
  return shift(span, placed.at);
}

/** Whether a file of this name is read with its markup: plain text has none. */
export function hasMarkup(path: string): boolean {
  return /\.(?:vanban|md|markdown)$/i.test(path);
}

/**
 * Reads a draft from its text. Total: any string gives a draft.
 *
 * @param markup whether front matter, code fences and comments are left out (Markdown and `.vanban`) or read as words (plain text)
 */
export function readDraft(text: string, markup = true): Draft {
  const blocks: Block[] = [];
  const starts: number[] = [];
  readOn(new Lines(text, LONGEST_LINE), 0, initialState(markup), { blocks, starts });
  return new Draft(text, markup, blocks, starts);
}

/** A line is cut behind so many units. */
const LONGEST_LINE = 2 * LONGEST_BLOCK;

/** Blocks with the offset of each. */
interface BlocksRead {
  readonly blocks: Block[];
  readonly starts: number[];
}

/**
 * Reads block after block, and stops before one for which there is not enough text to be sure of.
 *
 * @param lines of the text or of a window of it
 * @param from offset in the text
 * @param meets whether what stands there in this state is known
 * @returns offset and state behind the blocks, and whether they met what is known
 */
function readOn(
  lines: Lines,
  from: number,
  state: ReadingState,
  { blocks, starts }: BlocksRead,
  meets?: (at: number, state: ReadingState) => boolean,
): { readonly at: number; readonly state: ReadingState; readonly met: boolean } {
  const end = lines.origin + lines.text.length;
  let at = from;
  let entry = state;
  while (at < end) {
    if (meets?.(at, entry)) return { at, state: entry, met: true };
    const block = readBlock(lines, at - lines.origin, entry);
    if (lines.looksBeyond) break;
    blocks.push(block);
    starts.push(at);
    at += block.text.length;
    entry = block.exit;
  }
  return { at, state: entry, met: false };
}

/** A block looks at the lines behind it to know where it ends: up to so many blocks before an edit are read again. */
const LOOK_BEHIND = 3;

/** So many units behind an edit are had from the text at first, in which reading ends as a rule. */
const WINDOW = 4096;

/**
 * Reads a draft from the one before an edit: reading starts a little before the edit and stops where the old blocks can be
 * kept, that is at an old border with the old state. The result equals {@link readDraft} of the new text.
 *
 * @param window so many units behind the edit are had from the text at first; more where they do not reach
 */
export function editDraft(previous: Draft, text: Text, edit: Edit, window = WINDOW): Draft {
  const { blocks: old, starts: oldStarts } = previous;
  const delta = edit.length - (edit.end - edit.start);
  if (old.length === 0 || text.length !== previous.text.length + delta)
    return readDraft(text.toString(), previous.markup);
  // Whether the first line opens front matter is decided by a line that may stand far behind it.
  const frontMatter = previous.markup && edit.start <= LONGEST_FRONT_MATTER && /^\ufeff?---/.test(text.slice(0, 4));
  const first = frontMatter ? 0 : Math.max(0, previous.blockIndexAt(edit.start) - LOOK_BEHIND);
  const read: Block[] = [];
  const readStarts: number[] = [];
  const settled = edit.start + edit.length;
  let candidate = first;
  let kept = old.length;
  const meets = (at: number, state: ReadingState): boolean => {
    if (at < settled) return false;
    while (candidate < old.length && oldStarts[candidate]! + delta < at) candidate += 1;
    if (candidate === old.length || oldStarts[candidate]! + delta !== at) return false;
    if (!sameState(old[candidate]!.entry, state)) return false;
    kept = candidate;
    return true;
  };
  let at = oldStarts[first]!;
  let state = old[first]!.entry;
  let met = false;
  for (
    let size = Math.max(settled - at + window, at === 0 ? LONGEST_FRONT_MATTER : 0);
    !met && at < text.length;
    size *= 2
  ) {
    const lines = new Lines(text.slice(at, at + size), LONGEST_LINE, { origin: at, goesOn: at + size < text.length });
    ({ at, state, met } = readOn(lines, at, state, { blocks: read, starts: readStarts }, meets));
  }
  // What came out as it was is the old block, with everything that is kept with it.
  for (let index = 0; index < read.length && first + index < kept; index++) {
    const before = old[first + index]!;
    if (sameBlock(read[index]!, before)) read[index] = before;
  }
  const blocks = old.slice(0, first).concat(read, old.slice(kept));
  const starts = oldStarts.slice(0, first).concat(readStarts);
  for (let index = kept; index < old.length; index++) starts.push(oldStarts[index]! + delta);
  return new Draft(typeof text === 'string' ? text : new BlockText(blocks, starts), previous.markup, blocks, starts);
}
