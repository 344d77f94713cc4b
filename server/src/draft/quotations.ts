/** Quotations: the words of somebody else inside a block. */
import type { Block } from './blocks';
import { spanOf, type Span } from './span';

const NONE: readonly Span[] = [];
const MARKS = /[“”"]/g;

/** Between “ and ”, or between straight marks in pairs; offsets count from the block. */
export function quotationsIn(block: Block): readonly Span[] {
  const { text } = block;
  let from = block.entry.openQuote ? 0 : undefined;
  if (from === undefined && !/[“"]/.test(text)) return NONE;
  const parts: Span[] = [];
  let straight: number | undefined;
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const at = match.index;
    if (match[0] === '“') from ??= at;
    else if (from !== undefined) {
      if (match[0] !== '”') continue;
      parts.push(spanOf(from, at));
      from = undefined;
    } else if (match[0] === '"') {
      if (straight === undefined) straight = at;
      else {
        parts.push(spanOf(straight, at));
        straight = undefined;
      }
    }
  }
  if (from !== undefined) parts.push(spanOf(from, text.length));
  return parts.sort((a, b) => a.start - b.start);
}
