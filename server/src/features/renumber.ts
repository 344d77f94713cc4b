/** Renumbering: the sections of a document get the numbers that follow from their order, and every reference goes with them. */
import type { Draft } from '../draft/draft';
import { changesFor, numberOf, renumbered, type NumberChange } from '../draft/numbering';
import { placesOf, type Node, type OwnDocument } from '../draft/places';
import { isForeign } from '../draft/references';

/** What a renumbering starts from: the section at the cursor, or the first one. */
export type RenumberScope = 'from-here' | 'whole';

export interface Renumbering {
  /** In the order of the text, without overlap. */
  readonly changes: readonly NumberChange[];
  /** References into the document that are left as they are, since no one section can be told for them. */
  readonly unclear: number;
}

/**
 * Renumbers the document that an offset stands in: the draft's own, or one that is attached to it, each for itself.
 *
 * @returns undefined where every number is right already
 */
export function renumberingAt(draft: Draft, offset: number, scope: RenumberScope): Renumbering | undefined {
  const wanted = pathsAt(draft, offset, scope);
  if (!wanted || wanted.paths.size === 0) return undefined;
  const changes = changesFor(draft, wanted.paths);
  if (!changes || changes.length === 0) return undefined;
  return { changes, unclear: unclearIn(draft, wanted.document) };
}

/** Whether a renumbering at an offset would change anything; told without looking at the references. */
export function isRenumberingNeeded(draft: Draft, offset: number, scope: RenumberScope): boolean {
  return (pathsAt(draft, offset, scope)?.paths.size ?? 0) > 0;
}

/** Whether an offset stands at the number or in the first line of a section that has a number. */
export function isAtHeading(draft: Draft, offset: number): boolean {
  const { node } = placesOf(draft).at(offset);
  return node !== undefined && offset <= node.section.selection.end && numberOf(draft, node.section) !== undefined;
}

function pathsAt(
  draft: Draft,
  offset: number,
  scope: RenumberScope,
): { document: OwnDocument; paths: Map<Node, readonly number[]> } | undefined {
  const { node, document } = placesOf(draft).at(offset);
  if (scope === 'from-here' && !node) return undefined;
  const from = scope === 'from-here' ? node!.section.range.start : 0;
  return { document, paths: renumbered(draft, document, from) };
}

function unclearIn(draft: Draft, document: OwnDocument): number {
  const places = placesOf(draft);
  return places.references.filter((placed) => {
    const { value } = placed;
    if (value.quoted || value.heading || isForeign(value) || places.documentOf(placed) !== document) return false;
    return places
      .resolve(placed)
      .some(
        ({ kind }, index) => value.parts[index]!.level !== 'appendix' && (kind === 'several' || kind === 'missing'),
      );
  }).length;
}
