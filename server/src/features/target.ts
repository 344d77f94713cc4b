/** What stands at an offset: the thing that F12, Shift+F12, hover and highlight are about. */
import { antecedentsOf, backReferencesOf, type BackReference, type Mention } from '../draft/antecedents';
import type { Citation } from '../draft/citations';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { readingOf, type FootnoteMark } from '../draft/reading';
import { contains, type Span } from '../draft/span';

export type Target =
  | { readonly kind: 'citation'; readonly span: Span; readonly placed: Placed<Citation> }
  | { readonly kind: 'back'; readonly span: Span; readonly placed: Placed<BackReference> }
  | { readonly kind: 'mark'; readonly span: Span; readonly placed: Placed<FootnoteMark> }
  | { readonly kind: 'note'; readonly span: Span; readonly placed: Placed<FootnoteMark> };

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
  for (const back of backReferencesOf(block)) {
    const placed = place(back);
    const span = spanIn(placed, back.span);
    if (contains(span, offset)) return { kind: 'back', span, placed };
  }
  return undefined;
}

/**
 * Every mention in the draft of the document that a citation or a back reference means, in order; it is among them itself. Short
 * forms and back references count where their antecedent is certain.
 */
export function mentionsOf(draft: Draft, { value }: Mention): readonly Mention[] {
  return antecedentsOf(draft).documentOf(value)?.mentions ?? [];
}

/** The citation that a short form or a back reference stands for, else the citation itself; undefined where that is not certain. */
export function meantBy(draft: Draft, mention: Mention): Placed<Citation> | undefined {
  const { value } = mention;
  if (value.kind !== 'back' && value.kind !== 'short') return mention as Placed<Citation>;
  return antecedentsOf(draft).documentOf(value)?.first;
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
