/** What the rules about wording keep with each block, so that an edit elsewhere costs them nothing. */
import type { Block } from '../../draft/blocks';
import type { Draft, Placed } from '../../draft/draft';
import { original } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';

let rooms = 0;
const NONE: readonly never[] = [];

/** A function that finds something in a block, made to keep with each block what it found there. */
export function kept<T>(find: (block: Block) => readonly T[]): (block: Block) => readonly T[] {
  const room = rooms++;
  return (block) => {
    if (block.kind === 'blank' || block.kind === 'verbatim') return NONE;
    const memo = (block.memo.text ??= new Array(rooms).fill(undefined)) as (readonly T[] | undefined)[];
    let found = memo[room];
    if (!found) {
      found = find(block);
      memo[room] = found.length === 0 ? NONE : found;
    }
    return found;
  };
}

/** Everything that is kept with the blocks of a draft, in order. */
export function gathered<T>({ blocks, starts }: Draft, of: (block: Block) => readonly T[]): Placed<T>[] {
  const all: Placed<T>[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'blank') continue;
    const values = of(block);
    for (let at = 0; at < values.length; at++) all.push({ value: values[at]!, block, at: starts[index]! });
  }
  return all;
}

/** A span of the composed text of a block, in the text as it is written. */
export function inBlock(block: Block, start: number, end: number): Span {
  const { origin } = block.composed;
  if (!origin) return spanOf(start, end);
  const span = original(block.composed, start, end);
  return spanOf(span.start, span.end);
}
