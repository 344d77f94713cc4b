import type { Block } from '../../draft/blocks';
import { spanOf, type Span } from '../../draft/span';
import { kept } from './kept';
import { Mark } from './syllables';
import { wordsOf } from './words';

const NONE: readonly Span[] = [];

/** Pieces between quotation marks, curved ones over several blocks, straight ones inside one; offsets count the composed text. */
const quotedIn = kept((block: Block): readonly Span[] => {
  if (!block.entry.openQuote && (wordsOf(block).marks & Mark.Quote) === 0) return NONE;
  const { text } = block.composed;
  const parts: Span[] = [];
  let from = block.entry.openQuote ? 0 : -1;
  let straight = -1;
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const { index } = match;
    if (match[0] === '“') {
      if (from < 0) from = index;
    } else if (match[0] === '”') {
      if (from >= 0) parts.push(spanOf(from, index + 1));
      from = -1;
    } else if (straight < 0) straight = index;
    else {
      parts.push(spanOf(straight, index + 1));
      straight = -1;
    }
  }
  if (from >= 0) parts.push(spanOf(from, text.length));
  return parts;
});

const MARKS = /[“”"]/g;

/** Whether a place of the composed text lies between quotation marks: the words of somebody else. */
export function isQuoted(block: Block, at: number): boolean {
  for (const { start, end } of quotedIn(block)) if (start <= at && at < end) return true;
  return false;
}
