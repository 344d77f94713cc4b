/** What stands at an offset: the thing that F12, Shift+F12, hover and highlight are about. */
import type { Citation } from '../draft/citations';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { keyOf, sameDocument, type DocumentKey } from '../draft/key';
import { readingOf, type FootnoteMark } from '../draft/reading';
import { contains, type Span } from '../draft/span';

export type Target =
  | { readonly kind: 'citation'; readonly span: Span; readonly placed: Placed<Citation> }
  | { readonly kind: 'mark' | 'note'; readonly span: Span; readonly placed: Placed<FootnoteMark> };

export function targetAt(draft: Draft, offset: number): Target | undefined {
  if (draft.blocks.length === 0) return undefined;
  const index = draft.blockIndexAt(offset);
  const block = draft.blocks[index]!;
  const at = draft.starts[index]!;
  const reading = readingOf(block);
  const place = <T>(value: T): Placed<T> => ({ value, at, block });
  for (const mark of reading.marks) {
    const placed = place(mark);
    const span = spanIn(placed, mark.span);
    if (contains(span, offset)) return { kind: 'mark', span, placed };
  }
  if (reading.note) {
    const placed = place(reading.note);
    const span = spanIn(placed, reading.note.span);
    if (contains(span, offset)) return { kind: 'note', span, placed };
  }
  for (const citation of reading.citations) {
    const placed = place(citation);
    const span = spanIn(placed, citation.span);
    if (contains(span, offset)) return { kind: 'citation', span, placed };
  }
  return undefined;
}

/** The key of the draft itself, when it says its code. */
export function ownKey(draft: Draft): DocumentKey | undefined {
  const { code, type, date, issuer } = draft.identity;
  return code && { code, type: type?.name, date: date?.earliest === date?.latest ? date?.earliest : undefined, issuer };
}

/** Every mention in the draft of the document that a citation names, in order; the citation itself is among them. */
export function mentionsOf(draft: Draft, citation: Placed<Citation>): Placed<Citation>[] {
  const key = keyOf(citation.value);
  if (!key) {
    const words = draft.text.slice(citation.at + citation.value.span.start, citation.at + citation.value.span.end);
    return draft.citations.filter((other) => {
      const span = spanIn(other, other.value.span);
      return other.value.kind === citation.value.kind && draft.text.slice(span.start, span.end) === words;
    });
  }
  return draft.citations.filter((other) => {
    const otherKey = keyOf(other.value);
    return otherKey !== undefined && sameDocument(key, otherKey);
  });
}

/** Marks and notes with one name. */
export function footnoteFamily(
  draft: Draft,
  name: string,
): { marks: Placed<FootnoteMark>[]; notes: Placed<FootnoteMark>[] } {
  return {
    marks: draft.footnoteMarks.filter((mark) => mark.value.name === name),
    notes: draft.footnotes.filter((note) => note.value.name === name),
  };
}
