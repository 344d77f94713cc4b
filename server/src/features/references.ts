import { antecedentsOf, type CitedDocument } from '../draft/antecedents';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { placesOf, type Node, type OwnDocument } from '../draft/places';
import type { Reference } from '../draft/references';
import type { Span } from '../draft/span';
import { documentSpan, footnoteFamily, mentionsOf, numberSpan, targetAt, type PlaceTarget } from './target';

/** A place that mentions the thing at an offset. */
export interface Mention {
  readonly span: Span;
  /** The note of a footnote, the first full citation of a document, the number of a section. */
  readonly declaration: boolean;
}

/** Every place in the draft that mentions the document cited, the section referred to, or that belongs to the footnote, at an offset. */
export function mentionsAt(draft: Draft, offset: number): Mention[] {
  const target = targetAt(draft, offset);
  switch (target?.kind) {
    case undefined:
      return [];
    case 'mark':
    case 'note': {
      const { marks, notes } = footnoteFamily(draft, target.placed.value.name);
      return inOrder([
        ...marks.map((mark) => ({ span: spanIn(mark, mark.value.span), declaration: false })),
        ...notes.map((note) => ({ span: spanIn(note, note.value.span), declaration: true })),
      ]);
    }
    case 'citation':
    case 'back':
      return mentionsOf(draft, target.placed).map((mention, index) => ({
        span: spanIn(mention, mention.value.span),
        declaration: index === 0,
      }));
    case 'section':
      return ofSection(draft, target.node);
    case 'head':
      return ofDocument(draft, target.document);
    case 'this-document':
      return target.document ? ofDocument(draft, target.document) : [];
    case 'place': {
      const { resolution } = target;
      if (resolution.kind === 'section') return ofSection(draft, resolution.node);
      if (resolution.kind === 'document') return ofDocument(draft, resolution.document);
      return resolution.kind === 'elsewhere' ? ofProvision(draft, target) : [];
    }
  }
}

function inOrder(mentions: Mention[]): Mention[] {
  return mentions.sort((a, b) => a.span.start - b.span.start);
}

function ofSection(draft: Draft, node: Node): Mention[] {
  const span = numberSpan(draft, node);
  const mentions = placesOf(draft)
    .mentionsOf(node.section)
    .map((mention): Mention => ({ span: mention.span, declaration: false }));
  return inOrder(span ? [{ span, declaration: true }, ...mentions] : mentions);
}

/** Every place in the draft that names the draft itself: its title, "Nghị quyết này", and its code. */
export function mentionsOfItself(draft: Draft): Mention[] {
  const places = placesOf(draft);
  const own = draft.citations.find(({ value }) => value.kind === 'own');
  const coded = own ? mentionsOf(draft, own).map((mention) => spanIn(mention, mention.value.span)) : [];
  return inOrder([
    ...ofDocument(draft, places.at(0).document),
    ...coded.map((span): Mention => ({ span, declaration: false })),
  ]);
}

/** "Phụ lục I", or "Nghị quyết này" with the title. */
function ofDocument(draft: Draft, document: OwnDocument): Mention[] {
  const places = placesOf(draft);
  const span = documentSpan(draft, document);
  const mentions: Mention[] = span ? [{ span, declaration: true }] : [];
  for (const mention of places.mentionsOf(document)) mentions.push({ span: mention.span, declaration: false });
  if (document.head?.kind !== 'appendix')
    for (const placed of places.references) {
      const { document: into } = placed.value;
      if (into.kind === 'here' && places.documentOf(placed) === document)
        mentions.push({ span: spanIn(placed, into.span), declaration: false });
    }
  return inOrder(mentions);
}

/** The same provision of another document, wherever the draft names it again. */
function ofProvision(draft: Draft, target: PlaceTarget): Mention[] {
  const document = documentOf(draft, target.placed);
  if (!document) return [];
  const wanted = pathOf(target.placed.value, target.index);
  return placesOf(draft).references.flatMap((placed) =>
    documentOf(draft, placed) === document
      ? placed.value.parts.flatMap((part, index) =>
          pathOf(placed.value, index) === wanted ? [{ span: spanIn(placed, part.span), declaration: false }] : [],
        )
      : [],
  );
}

function documentOf(draft: Draft, { value: { document } }: Placed<Reference>): CitedDocument | undefined {
  if (document.kind === 'citation') return antecedentsOf(draft).documentOf(document.citation);
  return document.kind === 'back' ? antecedentsOf(draft).documentOf(document.back) : undefined;
}

/** "article 5, clause 2": what a part names, whatever the order and the words. */
function pathOf({ parts }: Reference, index: number): string {
  const names: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = parts[at]!.within) {
    const { level, path, relative } = parts[at]!;
    names.push(`${level} ${relative ? 'this' : path.join('.')}`);
  }
  return names.reverse().join(', ');
}
