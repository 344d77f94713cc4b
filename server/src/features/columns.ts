/**
 * Lines whose spaces were put there on purpose: rows of tables, columns side by side, leaders and letters set apart. What such a line
 * looks like is the drafter's business.
 */
import { compose } from '../draft/fold';
import type { Span } from '../draft/span';
import { isBlankToFill } from './blanks';

/** Borders of tables, and rows of dots or dashes to be written upon. */
const DRAWN = /[|\u2500-\u257f]|\.{4}|_{3}|…{2}|(?:[-–—=] ?){6}/;
const TAB_INSIDE = /\S[ \u00a0]*\t/;
const WIDE_GAP = /(?<=\S)[ \u00a0]{4,}(?=\S)/g;
/** Spaces of two and more between words. */
const GAP = /(?<=\S)[ \u00a0]{2,}(?=\S)/g;
const SPACE_BEFORE_COLON = /(?<=\S)[ \u00a0]+(?=:)/g;
const COLON = /(?=:)/g;
/** The label of an item: how far from it its words begin makes no columns. */
const LEAD =
  /^[ \t\u00a0]{0,200}(?:[-–—+*•]|(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,7}|\p{sc=Latin})[.)]|\(\p{sc=Latin}{1,4}\))?[ \t\u00a0]{0,200}/u;
/** "K Ế T  L U Ậ N" */
const SPACED_OUT = /(?:^|\s)(?:\p{sc=Latin} {1,3}){3}\p{sc=Latin}(?:\s|$)/u;

/** A line of the text, without its line end. */
export interface Line extends Span {
  /** Behind the line end. */
  readonly next: number;
}

/** Whether a unit ends a line, or begins the two that do. */
export function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** The lines of a text, or of a part that begins and ends where lines do; behind a last line end stands an empty line. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (!isLineEnd(unit)) continue;
    const next = unit === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    lines.push({ start, end: at, next });
    start = next;
    at = next - 1;
  }
  lines.push({ start, end: to, next: to });
  return lines;
}

/** Where in a line something stands that the line above or below may have in the same column. */
interface Columns {
  /** What stands behind a gap. */
  readonly gaps: ReadonlySet<number>;
  /** Colons that stand apart from what they follow. */
  readonly apart: ReadonlySet<number>;
  readonly colons: ReadonlySet<number>;
}

/** The starts of the lines that are laid out in columns or drawn. */
export function laidOutLines(text: string, lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  let above: { line: Line; columns: Columns } | undefined;
  for (const line of lines) {
    const { text: words } = compose(text.slice(line.start, line.end));
    const trimmed = words.trimEnd();
    if (trimmed === '') continue;
    const lead = LEAD.exec(trimmed)![0].length;
    const behind = trimmed.slice(lead);
    if (DRAWN.test(trimmed) || TAB_INSIDE.test(behind) || hasWideGap(behind) || SPACED_OUT.test(behind))
      found.add(line.start);
    const columns = columnsIn(behind, lead);
    if (above && areAligned(above.columns, columns)) found.add(line.start).add(above.line.start);
    above = { line, columns };
  }
  return found;
}

/** Whether words stand far apart, and not because a number or a day is still to be filled in. */
function hasWideGap(words: string): boolean {
  for (const { index, 0: gap } of words.matchAll(WIDE_GAP)) {
    const end = index + gap.length;
    if (!isBlankToFill(words.slice(Math.max(0, index - 40), index), words.slice(end, end + 24))) return true;
  }
  return false;
}

function columnsIn(words: string, from: number): Columns {
  const ends = (pattern: RegExp): Set<number> =>
    new Set(Array.from(words.matchAll(pattern), (match) => from + match.index + match[0].length));
  return { gaps: ends(GAP), apart: ends(SPACE_BEFORE_COLON), colons: words.includes(':') ? ends(COLON) : NONE };
}

const NONE: ReadonlySet<number> = new Set();

function areAligned(a: Columns, b: Columns): boolean {
  return meet(a.gaps, b.gaps) || meet(a.apart, b.colons) || meet(a.colons, b.apart);
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const column of a) if (b.has(column)) return true;
  return false;
}
