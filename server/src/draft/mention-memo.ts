/**
 * Room for what others make of a citation once, so that it lives and dies with it; each a function of the citation and its block
 * alone, or kept with the question that it answers. One map for all of it: of weak maps each collection of garbage goes
 * through every entry.
 */
import type { Citation } from './citations';

class MentionMemo {
  told: unknown = undefined;
  setting: unknown = undefined;
  numbered: unknown = undefined;
  verdict: unknown = undefined;
  missing: unknown = undefined;
  swappable: unknown = undefined;
  ended: unknown = undefined;
  full: unknown = undefined;
  gap: unknown = undefined;
}

const memos = new WeakMap<Citation, MentionMemo>();

export function memoOf(citation: Citation): MentionMemo {
  let memo = memos.get(citation);
  if (!memo) memos.set(citation, (memo = new MentionMemo()));
  return memo;
}
