import type { Mention } from '../draft/antecedents';
import { spanIn, type Draft } from '../draft/draft';
import { keyOf } from '../draft/key';
import { placesOf, type Resolution } from '../draft/places';
import type { Span } from '../draft/span';
import type { DraftIndex } from '../workspace/draft-index';
import type { KnownDraft } from '../workspace/summary';
import { documentSpan, footnoteFamily, meantBy, mentionsOf, targetAt, type PlaceTarget } from './target';

/** Where something is defined: in the same draft, or in another draft of the folder. */
export type Definition =
  | { readonly kind: 'here'; readonly origin: Span; readonly span: Span }
  /** `place` is a provision in that draft; without it the title of the draft is meant. */
  | { readonly kind: 'draft'; readonly origin: Span; readonly draft: KnownDraft; readonly place?: PlaceIn }
  /** A page of the catalogue, by its address. */
  | { readonly kind: 'page'; readonly origin: Span; readonly address: string };

/** A section in another draft. */
export interface PlaceIn {
  readonly draft: Draft;
  readonly span: Span;
}

/** Other drafts that were read for an answer, by their address. */
export type ReadDrafts = ReadonlyMap<string, Draft>;

const NO_DRAFTS: ReadDrafts = new Map();

/**
 * A footnote mark leads to its note and the note to its mark; a citation leads to the draft in the open folders that is the
 * document, else to its page in the catalogue, else to where the document is cited first. A short form or a back reference stands for its antecedent. A reference
 * leads to its section, in this draft or in the draft that is the document named.
 *
 * @param others the drafts that {@link draftsNeededAt} names
 * @param pagesOf the pages of the catalogue on the document that a mention means; none where the client cannot show them
 */
export function definitionAt(
  draft: Draft,
  uri: string,
  offset: number,
  index: DraftIndex,
  others: ReadDrafts = NO_DRAFTS,
  pagesOf: (mention: Mention) => readonly string[] = () => [],
): Definition[] {
  const target = targetAt(draft, offset);
  if (!target) return [];
  const origin = target.span;
  const here = (span: Span | undefined): Definition[] => (span ? [{ kind: 'here', origin, span }] : []);
  switch (target.kind) {
    case 'mark':
    case 'note': {
      const { marks, notes } = footnoteFamily(draft, target.placed.value.name);
      const found = (target.kind === 'mark' ? notes : marks)[0];
      return here(found && spanIn(found, found.value.span));
    }
    case 'section':
      return here(target.node.section.selection);
    case 'head':
    case 'this-document':
      return here(target.document && documentSpan(draft, target.document));
    case 'place': {
      const spans = spansOf(draft, target.resolution);
      if (spans.length > 0) return spans.map((span) => ({ kind: 'here', origin, span }));
      return provisionAt(draft, uri, target, index, others);
    }
    case 'citation':
    case 'back': {
      const meant = meantBy(draft, target.placed);
      const key = meant && keyOf(meant.value);
      const drafts = key ? index.find(key, uri) : [];
      if (drafts.length > 0) return drafts.map((known) => ({ kind: 'draft', origin, draft: known }));
      const pages = pagesOf(target.placed);
      if (pages.length > 0) return pages.map((address) => ({ kind: 'page', origin, address }));
      const first = mentionsOf(draft, target.placed)[0];
      return here(first && spanIn(first, first.value.span));
    }
  }
}

/** Where the sections stand that a part of a reference means. */
export function spansOf(draft: Draft, resolution: Resolution): readonly Span[] {
  switch (resolution.kind) {
    case 'section':
      return [resolution.node.section.selection];
    case 'several':
      return resolution.nodes.map(({ section }) => section.selection);
    case 'document': {
      const span = documentSpan(draft, resolution.document);
      return span ? [span] : [];
    }
    case 'missing':
    case 'elsewhere':
      return [];
  }
}

/** The provision of another document: in the draft that is the document, where the folders have one. */
function provisionAt(
  draft: Draft,
  uri: string,
  target: PlaceTarget,
  index: DraftIndex,
  others: ReadDrafts,
): Definition[] {
  return documentsOf(draft, uri, target, index).map((known): Definition => {
    const base = { kind: 'draft', origin: target.span, draft: known } as const;
    const other = others.get(known.uri);
    const resolution = other && placesOf(other).find(target.placed.value, target.index);
    const span = resolution && spansOf(other, resolution)[0];
    return span ? { ...base, place: { draft: other, span } } : base;
  });
}

/** The drafts of the folders that are the document which a reference names. */
function documentsOf(draft: Draft, uri: string, { placed }: PlaceTarget, index: DraftIndex): readonly KnownDraft[] {
  const { value, at, block } = placed;
  const { document } = value;
  if (document.kind !== 'citation' && document.kind !== 'back') return [];
  const meant =
    document.kind === 'citation'
      ? meantBy(draft, { value: document.citation, at, block })
      : meantBy(draft, { value: document.back, at, block });
  const key = meant && keyOf(meant.value);
  return key ? index.find(key, uri).slice(0, MOST_VERSIONS) : [];
}

/** A document seldom lies in a folder in more versions than this. */
const MOST_VERSIONS = 8;

/** The drafts whose text an answer about an offset needs. */
export function draftsNeededAt(draft: Draft, uri: string, offset: number, index: DraftIndex): readonly KnownDraft[] {
  const target = targetAt(draft, offset);
  return target?.kind === 'place' && target.resolution.kind === 'elsewhere'
    ? documentsOf(draft, uri, target, index)
    : [];
}
