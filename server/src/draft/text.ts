/**
 * The text of a draft, to be had in pieces. A string is such a text. A draft that came of an edit has one that is put together of
 * its blocks only where somebody wants a piece of it: one string of a text of megabytes, made at each key, costs more than reading
 * and judging what the key changed.
 */
import type { Block } from './blocks';

/** All offsets count UTF-16 units. */
export interface Text {
  readonly length: number;
  /** As of a string, with offsets that are none below 0. */
  slice(start?: number, end?: number): string;
  /** All of it. */
  toString(): string;
}

/** Index of the last of some ascending offsets that is not above one; 0 where all are. */
export function indexAt(offsets: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of blocks that stand one behind the other. */
export class BlockText implements Text {
  readonly length: number;
  #whole: string | undefined;

  constructor(
    private readonly blocks: readonly Block[],
    private readonly starts: readonly number[],
  ) {
    this.length = blocks.length === 0 ? 0 : starts.at(-1)! + blocks.at(-1)!.text.length;
  }

  slice(start = 0, end = this.length): string {
    if (this.#whole !== undefined) return this.#whole.slice(start, end);
    const to = Math.min(end, this.length);
    if (start >= to) return '';
    const first = indexAt(this.starts, start);
    let at = this.starts[first]!;
    const block = this.blocks[first]!.text;
    if (to <= at + block.length) return block.slice(start - at, to - at);
    const pieces = [block.slice(start - at)];
    at += block.length;
    for (let index = first + 1; at < to; index++) {
      const { text } = this.blocks[index]!;
      pieces.push(at + text.length <= to ? text : text.slice(0, to - at));
      at += text.length;
    }
    return pieces.join('');
  }

  toString(): string {
    return (this.#whole ??= this.slice());
  }
}
