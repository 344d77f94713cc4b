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

export class Draft {
  readonly #memo = new Map<string, unknown>();

  constructor(
    readonly text: string,
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
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
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
  readOn(text, 0, initialState(markup), blocks, starts);
  return new Draft(text, markup, blocks, starts);
}

function readOn(
  text: string,
  from: number,
  state: ReadingState,
  blocks: Block[],
  starts: number[],
  meets?: (at: number, state: ReadingState) => boolean,
): void {
  const lines = new Lines(text, 2 * LONGEST_BLOCK);
  let at = from;
  let entry = state;
  while (at < text.length && !meets?.(at, entry)) {
    const block = readBlock(lines, at, entry);
    blocks.push(block);
    starts.push(at);
    at += block.text.length;
    entry = block.exit;
  }
}

/** A block looks at the lines behind it to know where it ends: up to so many blocks before an edit are read again. */
const LOOK_BEHIND = 3;

/**
 * Reads a draft from the one before an edit: reading starts a little before the edit and stops where the old blocks can be
 * kept, that is at an old border with the old state. The result equals {@link readDraft} of the new text.
 */
export function editDraft(previous: Draft, text: string, edit: Edit): Draft {
  const { blocks: old, starts: oldStarts } = previous;
  const delta = edit.length - (edit.end - edit.start);
  if (old.length === 0 || text.length !== previous.text.length + delta) return readDraft(text, previous.markup);
  // Whether the first line opens front matter is decided by a line that may stand far behind it.
  const frontMatter = previous.markup && edit.start <= LONGEST_FRONT_MATTER && /^\ufeff?---/.test(text);
  const first = frontMatter ? 0 : Math.max(0, previous.blockIndexAt(edit.start) - LOOK_BEHIND);
  const read: Block[] = [];
  const readStarts: number[] = [];
  const settled = edit.start + edit.length;
  let candidate = first;
  let kept = old.length;
  readOn(
    text,
    oldStarts[first] ?? 0,
    old[first]?.entry ?? initialState(previous.markup),
    read,
    readStarts,
    (at, state) => {
      if (at < settled) return false;
      while (candidate < old.length && oldStarts[candidate]! + delta < at) candidate += 1;
      if (candidate < old.length && oldStarts[candidate]! + delta === at && sameState(old[candidate]!.entry, state)) {
        kept = candidate;
        return true;
      }
      return false;
    },
  );
  // What came out as it was is the old block, with everything that is kept with it.
  for (let index = 0; index < read.length && first + index < kept; index++) {
    const before = old[first + index]!;
    if (sameBlock(read[index]!, before)) read[index] = before;
  }
  const blocks = old.slice(0, first).concat(read, old.slice(kept));
  const starts = oldStarts.slice(0, first).concat(readStarts);
  for (let index = kept; index < old.length; index++) starts.push(oldStarts[index]! + delta);
  return new Draft(text, previous.markup, blocks, starts);
}
