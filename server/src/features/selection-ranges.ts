/** Growing a selection: word, code or date, citation with its provision, sentence, item, section and those around it, draft. */
import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { isWordUnit } from '../draft/fold';
import { readingOf } from '../draft/reading';
import { referencesOf } from '../draft/references';
import type { Section } from '../draft/sections';
import { sentencesIn } from '../draft/sentences';
import { contains, shift, spanOf, type Span } from '../draft/span';
import { isLineEnd } from './columns';

/** A provision is told apart from its document by a space, "của" or "trong". */
const FURTHEST = 12;

/**
 * The pieces of the draft around an offset, from the smallest to the whole draft; each lies inside the next and is smaller than it.
 */
export function selectionsAt(draft: Draft, offset: number): Span[] {
  const whole = spanOf(0, draft.text.length);
  const at = Math.max(0, Math.min(offset, whole.end));
  const candidates: Span[] = [];
  if (draft.blocks.length > 0) {
    const index = draft.blockIndexAt(at);
    const block = draft.blocks[index]!;
    const start = draft.starts[index]!;
    candidates.push(...inBlock(block, at - start).map((span) => shift(span, start)));
    if (block.kind !== 'blank') candidates.push(paragraphAt(draft, index));
    candidates.push(...sectionsAt(draft, at));
  }
  candidates.push(whole);
  const nested: Span[] = [];
  for (const span of candidates.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = nested.at(-1) ?? spanOf(at, at);
    const grows = span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start;
    if (grows) nested.push(span);
  }
  return nested.length > 0 ? nested : [whole];
}

/** Pieces of a block around an offset in it; offsets count from the block. */
function inBlock(block: Block, at: number): Span[] {
  const spans: Span[] = [wordAt(block.text, at)];
  const line = lineAt(block.text, at);
  if (block.kind === 'verbatim') return [...spans, line];
  if (block.kind === 'blank') return spans;
  const { citations, dates, marks, note } = readingOf(block);
  for (const { span, code, date, issuer, type } of citations) {
    for (const part of [code?.numberSpan, code?.lettersSpan, code?.span, date?.span, issuer?.span, type?.span, span])
      if (part) spans.push(part);
  }
  for (const { span, parts, document } of referencesOf(block)) {
    spans.push(span, ...parts.map((part) => part.span));
    // "điểm a khoản 1 Điều 3 (của) Luật ..." is one citation with its provision.
    const cited = document.kind === 'citation' ? document.citation.span : undefined;
    if (cited && cited.start >= span.end && cited.start - span.end <= FURTHEST)
      spans.push(spanOf(span.start, Math.max(span.end, cited.end)));
  }
  spans.push(...dates.map((date) => date.span), ...marks.map((mark) => mark.span));
  if (note) spans.push(note.span);
  if (block.label && block.kind === 'item') spans.push(block.label.span);
  spans.push(...sentencesIn(block));
  return spans.filter((span) => contains(span, at));
}

/** The word at an offset, or the one that ends there; empty between marks and spaces. */
function wordAt(text: string, at: number): Span {
  let start = at;
  let end = at;
  while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start -= 1;
  while (isWordUnit(text.charCodeAt(end))) end += 1;
  return spanOf(start, end);
}

function lineAt(text: string, at: number): Span {
  let start = at;
  let end = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return spanOf(start, end);
}

/** The paragraph or item of a block, put together where it was cut only for its length. */
function paragraphAt(draft: Draft, index: number): Span {
  const { blocks, starts } = draft;
  let first = index;
  let last = index;
  while (first > 0 && blocks[first - 1]!.cut) first -= 1;
  while (last + 1 < blocks.length && blocks[last]!.cut) last += 1;
  return spanOf(starts[first]! + blocks[first]!.content.start, starts[last]! + blocks[last]!.content.end);
}

/** The sections that hold an offset, each taken from the beginning of the words on its first line. */
function sectionsAt(draft: Draft, at: number, among: readonly Section[] = draft.sections): Span[] {
  const spans: Span[] = [];
  for (const { range, children } of among) {
    if (range.end < at) continue;
    const first = draft.blockIndexAt(range.start);
    const start = Math.min(range.start, draft.starts[first]! + draft.blocks[first]!.content.start);
    if (start > at) break;
    spans.push(spanOf(start, range.end), ...sectionsAt(draft, at, children));
  }
  return spans;
}
