/** The mark at the end of a line of a list. */
import { endWhile } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import type { Text } from '../../draft/text';
import type { Change } from '../rule';

export interface Mark {
  /** The mark as written; empty where there is none. */
  readonly written: string;
  /** The mark, or the last word of a line without one. */
  readonly span: Span;
}

/** Marks of emphasis and of tables that may stand behind the last word. */
const BEHIND = /[\s*_|\\]/;
const LONGEST_WORD = 20;

export function markOf(text: Text, { start, end }: Span): Mark {
  let at = end;
  while (at > start && BEHIND.test(text.slice(at - 1, at))) at -= 1;
  const last = at > 0 ? text.slice(at - 1, at) : '';
  if (/[.,;:!?…]/.test(last)) return { written: last, span: spanOf(at - 1, at) };
  const word = endWhile(text.slice(Math.max(start, at - LONGEST_WORD), at), (unit) => !BEHIND.test(unit));
  return { written: '', span: spanOf(at - word.length, at) };
}

/** Puts another mark in its place. */
export function setMark({ written, span }: Mark, due: string): Change {
  return { span: written === '' ? spanOf(span.end, span.end) : span, newText: due };
}
