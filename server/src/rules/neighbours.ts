/** What rules see of the other drafts of a folder; all of it, and by no other way. */
import type { DocumentKey } from '../draft/key';

export interface PlaceElsewhere {
  readonly uri: string;
  /** Lines and UTF-16 units in them: the text is not at hand. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** A date that other drafts give a document. */
export interface DateElsewhere {
  /** ISO. */
  readonly date: string;
  /** Whether the draft that is the document says so of itself, or others that cite it. */
  readonly by: 'itself' | 'cited';
  /** What is said of the document there. */
  readonly key: DocumentKey;
  /** The body that issues the draft which says so. */
  readonly drafter: string | undefined;
  /** What tells a document that says so from others; all versions of one have the same. */
  readonly documents: ReadonlySet<string>;
  /** Whether the draft that is the document bears a name under its signature. */
  readonly signed: boolean;
  /** Where it is said; once, where several drafts say it. */
  readonly place: PlaceElsewhere;
}

/** The other drafts of the folders that have a code, as one draft sees them. Secret drafts are not among them. */
export interface Neighbours {
  /**
   * The dates that others give the document of a key; who agrees with the key is told only where somebody does not.
   *
   * @param own the document that the asking draft is: other versions of that one prove nothing
   */
  datesOf(key: DocumentKey, own: DocumentKey | undefined): readonly DateElsewhere[];
}
