import { spanIn, type Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { footnoteFamily, mentionsOf, targetAt } from './target';

/** A place that mentions the thing at an offset. */
export interface Mention {
  readonly span: Span;
  /** The note of a footnote, or the first full citation of a document. */
  readonly declaration: boolean;
}

/** Every place in the draft that mentions the document cited, or that belongs to the footnote, at an offset. */
export function mentionsAt(draft: Draft, offset: number): Mention[] {
  const target = targetAt(draft, offset);
  if (!target) return [];
  if (target.kind === 'mark' || target.kind === 'note') {
    const { marks, notes } = footnoteFamily(draft, target.placed.value.name);
    return [
      ...marks.map((mark) => ({ span: spanIn(mark, mark.value.span), declaration: false })),
      ...notes.map((note) => ({ span: spanIn(note, note.value.span), declaration: true })),
    ].sort((a, b) => a.span.start - b.span.start);
  }
  return mentionsOf(draft, target.placed).map((mention, index) => ({
    span: spanIn(mention, mention.value.span),
    declaration: index === 0,
  }));
}
