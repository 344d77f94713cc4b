/** Comparing a code as it is written with the code as it should be, piece by piece. */
import type { Change } from '../rule';

/** Where the writing of a code differs from what it should be; offsets count from where the writing begins, plus `at`. */
export interface Rewriting {
  /** Separators, with the white space round them, that do not hold a line end. */
  readonly separators: readonly Change[];
  /** Runs of letters or digits. */
  readonly runs: readonly Change[];
}

const RUN = /[\p{sc=Latin}\u0300-\u036f\p{N}&]+/gu;

interface Piece {
  readonly start: number;
  readonly end: number;
}

function runsOf(text: string): Piece[] {
  return [...text.matchAll(RUN)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/**
 * @param written the code as it stands in the text
 * @param right the code as it should be
 * @param at offset of `written` in its block
 * @returns undefined where the two are not put together of the same number of pieces
 */
export function rewriting(written: string, right: string, at: number): Rewriting | undefined {
  const from = runsOf(written);
  const to = runsOf(right);
  if (from.length === 0 || from.length !== to.length) return undefined;
  const separators: Change[] = [];
  const runs: Change[] = [];
  from.forEach((piece, index) => {
    const target = to[index]!;
    const newText = right.slice(target.start, target.end);
    if (written.slice(piece.start, piece.end) !== newText)
      runs.push({ span: { start: at + piece.start, end: at + piece.end }, newText });
    const next = from[index + 1];
    const nextTarget = to[index + 1];
    if (!next || !nextTarget) return;
    const gap = written.slice(piece.end, next.start);
    const newGap = right.slice(target.end, nextTarget.start);
    if (gap === newGap) return;
    if (!/[\r\n]/.test(gap)) {
      separators.push({ span: { start: at + piece.end, end: at + next.start }, newText: newGap });
      return;
    }
    // A line that ends inside the code was wrapped; only a wrong sign is changed.
    const sign = gap.search(/\S/);
    if (sign >= 0 && gap[sign] !== newGap)
      separators.push({ span: { start: at + piece.end + sign, end: at + piece.end + sign + 1 }, newText: newGap });
  });
  return { separators, runs };
}
