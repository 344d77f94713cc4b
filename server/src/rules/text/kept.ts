/** What the rules about wording keep with each block, so that an edit elsewhere costs them nothing. */
import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { original } from '../../draft/fold';
import { shift, spanOf, type Span } from '../../draft/span';

let rooms = 0;
const NONE: readonly never[] = [];

/** A function that finds something in a block, made to keep with each block what it found there. */
export function kept<T>(find: (block: Block) => readonly T[]): (block: Block) => readonly T[] {
  const room = rooms++;
  return (block) => {
    const memo = (block.memo.text ??= []) as (readonly T[] | undefined)[];
    let found = memo[room];
    if (!found) {
      found = block.kind === 'blank' || block.kind === 'verbatim' ? NONE : find(block);
      memo[room] = found.length === 0 ? NONE : found;
    }
    return found;
  };
}

/** Something found in a block, and where the block stands in the draft. */
export interface Found<T> {
  readonly value: T;
  readonly block: Block;
  readonly at: number;
}

/** Everything that is kept with the blocks of a draft, in order. */
export function gathered<T>({ blocks, starts }: Draft, of: (block: Block) => readonly T[]): Found<T>[] {
  const all: Found<T>[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const values = of(block);
    for (const value of values) all.push({ value, block, at: starts[index]! });
  }
  return all;
}

/** Where something found in a block stands in the draft. */
export function placed({ at }: Found<unknown>, span: Span): Span {
  return shift(span, at);
}

/** A span of the composed text of a block, in the text as it is written. */
export function inBlock(block: Block, start: number, end: number): Span {
  const { origin } = block.composed;
  if (!origin) return spanOf(start, end);
  const span = original(block.composed, start, end);
  return spanOf(span.start, span.end);
}
