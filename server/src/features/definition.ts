import { spanIn, type Draft } from '../draft/draft';
import { keyOf } from '../draft/key';
import type { Span } from '../draft/span';
import type { KnownDraft, Store } from '../workspace/store';
import { footnoteFamily, meantBy, mentionsOf, targetAt } from './target';

/** Where something is defined: in the same draft, or in another draft of the folder. */
export type Definition =
  | { readonly kind: 'here'; readonly origin: Span; readonly span: Span }
  | { readonly kind: 'draft'; readonly origin: Span; readonly draft: KnownDraft };

/**
 * A footnote mark leads to its note and the note to its mark; a citation leads to the draft in the open folders that is the
 * document, else to where the document is cited first. A short form or a back reference stands for its antecedent.
 */
export function definitionAt(draft: Draft, uri: string, offset: number, store: Store): Definition[] {
  const target = targetAt(draft, offset);
  if (!target) return [];
  const origin = target.span;
  if (target.kind === 'mark' || target.kind === 'note') {
    const { marks, notes } = footnoteFamily(draft, target.placed.value.name);
    return (target.kind === 'mark' ? notes : marks)
      .slice(0, 1)
      .map((found) => ({ kind: 'here', origin, span: spanIn(found, found.value.span) }));
  }
  const meant = meantBy(draft, target.placed);
  const key = meant && keyOf(meant.value);
  const drafts = key ? store.find(key, uri) : [];
  if (drafts.length > 0) return drafts.map((known) => ({ kind: 'draft', origin, draft: known }));
  const first = mentionsOf(draft, target.placed)[0];
  return first ? [{ kind: 'here', origin, span: spanIn(first, first.value.span) }] : [];
}
