/** What stands at an offset: the thing that F12, Shift+F12, hover and highlight are about. */
import { antecedentsOf, backReferencesOf, type BackReference, type Mention } from '../draft/antecedents';
import type { Citation } from '../draft/citations';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { readingOf, type FootnoteMark } from '../draft/reading';
import { numberOf } from '../draft/numbering';
import { placesOf, type Node, type OwnDocument, type Resolution } from '../draft/places';
import { referencesOf, type Reference, type ReferencePart } from '../draft/references';
import type { Section } from '../draft/sections';
import { contains, spanOf, type Span } from '../draft/span';

export type Target =
  | { readonly kind: 'citation'; readonly span: Span; readonly placed: Placed<Citation> }
  | { readonly kind: 'back'; readonly span: Span; readonly placed: Placed<BackReference> }
  | { readonly kind: 'mark'; readonly span: Span; readonly placed: Placed<FootnoteMark> }
  | { readonly kind: 'note'; readonly span: Span; readonly placed: Placed<FootnoteMark> }
  | PlaceTarget
  | { readonly kind: 'this-document'; readonly span: Span; readonly document: OwnDocument | undefined }
  | { readonly kind: 'section'; readonly span: Span; readonly node: Node }
  | { readonly kind: 'head'; readonly span: Span; readonly document: OwnDocument };

/** A number of a reference: "khoản 2". */
export interface PlaceTarget {
  readonly kind: 'place';
  readonly span: Span;
  readonly placed: Placed<Reference>;
  readonly index: number;
  readonly part: ReferencePart;
  readonly resolution: Resolution;
}

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
  for (const reference of referencesOf(block)) {
    const placed = place(reference);
    if (!contains(spanIn(placed, reference.span), offset)) continue;
    const target = partAt(draft, placed, offset);
    if (target) return target;
  }
  return numberAt(draft, offset);
}

function partAt(draft: Draft, placed: Placed<Reference>, offset: number): Target | undefined {
  const { parts, document } = placed.value;
  // Where two numbers touch, the later one is meant: the cursor stands before it.
  const index = parts.findLastIndex((part) => contains(spanIn(placed, part.span), offset));
  const part = parts[index];
  if (part) {
    const resolution = placesOf(draft).resolve(placed)[index]!;
    return { kind: 'place', span: spanIn(placed, part.span), placed, index, part, resolution };
  }
  if (document.kind !== 'here' || !contains(spanIn(placed, document.span), offset)) return undefined;
  return { kind: 'this-document', span: spanIn(placed, document.span), document: placesOf(draft).documentOf(placed) };
}

/** The section whose number an offset touches. */
function numberAt(draft: Draft, offset: number): Target | undefined {
  const places = placesOf(draft);
  const { node, document } = places.at(offset);
  if (node) {
    const span = numberSpan(draft, node);
    if (span && contains(span, offset)) return { kind: 'section', span, node };
  }
  const { head } = document;
  if (head?.kind === 'appendix' && contains(headSpan(head), offset))
    return { kind: 'head', span: headSpan(head), document };
  return undefined;
}

/** The number of a section as it is pointed at: "Điều 5", "2.1", "a". */
export function numberSpan(draft: Draft, { section }: Node): Span | undefined {
  const number = numberOf(draft, section);
  return number && spanOf(section.labelSpan.start, number.span.end);
}

/** The head of an appendix or of an attached document; of the draft's own document its title, else its number line. */
export function documentSpan({ identity, blocks, starts }: Draft, { head }: OwnDocument): Span | undefined {
  if (head) return headSpan(head);
  const { title, codeSpan } = identity;
  if (!title) return codeSpan;
  return spanOf(
    starts[title.first]! + blocks[title.first]!.content.start,
    starts[title.last]! + blocks[title.last]!.content.end,
  );
}

function headSpan({ selection, label, labelSpan }: Section): Span {
  return label === '' ? selection : labelSpan;
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
