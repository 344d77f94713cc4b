/** Who else mentions a document: the other drafts of the folders, as the index has them. */
import type { DraftIndex, Place } from '../workspace/draft-index';
import type { CitedForm, Range } from '../workspace/summary';

/** A place in another draft that mentions a document. */
export interface MentionElsewhere extends Place {
  /** The title of a draft that is the document. */
  readonly declaration: boolean;
}

/**
 * Where the other drafts cite a document, and the titles of those that are it; by their addresses, and within a draft in the order of
 * the text. Of secret drafts nothing is told.
 *
 * @param names of the document: a law has two
 * @param uri the draft that asks
 */
export function mentionsElsewhere(names: readonly CitedForm[], uri: string, index: DraftIndex): MentionElsewhere[] {
  const found: MentionElsewhere[] = [];
  for (const form of names) {
    if (form.key)
      for (const known of index.find(form.key, uri))
        if (!known.secret) found.push({ uri: known.uri, range: known.target, declaration: true });
    for (const { draft, forms } of index.citing(form))
      if (draft.uri !== uri)
        for (const { ranges } of forms)
          for (const range of ranges) found.push({ uri: draft.uri, range, declaration: false });
  }
  return found.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : byPlace(a.range, b.range)));
}

export function byPlace(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
