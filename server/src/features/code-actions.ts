import type { Finding, Fix } from '../rules/rule';
import { overlaps, type Span } from '../draft/span';

/** A repair offered at a place, with the finding that it repairs. */
export interface Repair {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The repairs of every finding that touches a range. */
export function repairsIn(findings: readonly Finding[], range: Span): Repair[] {
  return findings
    .filter(({ span }) => overlaps(span, range) || (span.start <= range.end && range.start <= span.end))
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
}

/**
 * The edits of every repair that cannot change the meaning, in order and without overlap: where two touch, the first is taken
 * and the other waits for the next round.
 */
export function safeChanges(findings: readonly Finding[]): { span: Span; newText: string }[] {
  /** In order and without overlap at every moment, so that those which touch a new one are found without a look at all of them. */
  const changes: { span: Span; newText: string }[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.safe);
    if (!fix) continue;
    const free = fix.changes.every(({ span }) => {
      const next = changes[indexBehind(changes, span.start)];
      return !next || next.span.start >= span.end;
    });
    if (free) for (const change of fix.changes) changes.splice(indexBehind(changes, change.span.start), 0, change);
  }
  return changes;
}

/** Index of the first change that ends behind an offset. */
function indexBehind(changes: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.span.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A text with changes carried out; they must be in order and without overlap. */
export function applyChanges(text: string, changes: readonly { span: Span; newText: string }[]): string {
  let at = 0;
  let result = '';
  for (const { span, newText } of changes) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
