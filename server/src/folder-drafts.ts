/**
 * The drafts of the folders as the open ones see them: who cites a draft that now says something else is judged again. What is
 * typed becomes known to the others when it has come to rest.
 */
import type { Answering } from './answering';
import { codeKey } from './draft/key';
import type { Draft } from './draft/draft';
import type { OpenDocument, OpenDocuments } from './open-documents';
import type { Neighbours } from './rules/neighbours';
import { neighboursIn } from './workspace/neighbours';
import type { Store } from './workspace/store';

export interface FolderDraftsPorts {
  readonly store: () => Store;
  readonly documents: Pick<OpenDocuments, 'get' | 'has' | 'mayBeDraft' | 'served' | 'uris' | 'written'>;
  /** Whether somebody waits for the findings of an open document. */
  readonly isBeingJudged: (uri: string) => boolean;
  /** An open document has come to rest and is seen by the others from here on, as a draft if it is one. */
  readonly onRest: (uri: string, isDraft: boolean) => void;
  /** What the drafts say of these documents, by their groups, may have changed; there may be none. */
  readonly onGroups: (groups: ReadonlySet<string>) => void;
  /** What drafts say of themselves changed. */
  readonly onOwn: () => void;
  /** What others say of the documents that open drafts cite changed. */
  readonly onNeighbours: () => void;
  readonly attempt: Answering['attempt'];
  readonly logRefusal: Answering['logRefusal'];
}

/** How long a question about other drafts waits for the folders to be read. */
const LONGEST_WAIT_MS = 1500;
/** After so long without a key a document has come to rest. */
const REST_MS = 250;

export class FolderDrafts {
  /** The other drafts as each open draft sees them; another object whenever they say something else of what it cites. */
  readonly #neighbours = new Map<string, Neighbours>();
  readonly #resting = new Map<string, ReturnType<typeof setTimeout>>();
  #areRead = false;
  #tellRead: () => void = () => undefined;
  readonly #read = new Promise<void>((resolve) => {
    this.#tellRead = resolve;
  });

  constructor(private readonly ports: FolderDraftsPorts) {}

  /** The folders have been read for the first time. */
  foldersRead(): void {
    this.#areRead = true;
    this.changed();
    this.#tellRead();
  }

  /** Right after the start a draft may not have been read yet; a moment's wait beats a wrong answer. @returns whether all are read */
  async ready(): Promise<boolean> {
    if (!this.#areRead)
      await Promise.race([this.#read, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
    return this.#areRead;
  }

  /**
   * Drafts came, went or changed what they say of themselves: who cites one of them is judged again.
   *
   * @param from the open draft that changed, which is judged anyway
   */
  changed(from?: string): void {
    // While the folders are read drafts come by the thousand: all of them are judged with at the end.
    if (!this.#areRead) return;
    const { documents, onGroups, onNeighbours, onOwn, store } = this.ports;
    const { index } = store();
    const groups = index.takeChanges();
    onGroups(groups);
    if (groups.size === 0) return;
    if (index.takeOwnChanges()) onOwn();
    const cites = ({ draft }: OpenDocument): boolean =>
      draft.citations.some(({ value: { kind, code } }) => kind === 'coded' && code && groups.has(codeKey(code)));
    const concerned = documents.uris().filter((uri) => uri !== from && cites(documents.get(uri)!));
    for (const uri of concerned) this.#neighbours.delete(uri);
    if (concerned.length > 0) onNeighbours();
  }

  /** The other drafts as a draft sees them. */
  neighboursOf(uri: string): Neighbours {
    let known = this.#neighbours.get(uri);
    if (!known) this.#neighbours.set(uri, (known = neighboursIn(this.ports.store().index, uri)));
    return known;
  }

  /** A document was opened or changed: the others see it when its text has come to rest for a moment. */
  touched(uri: string): void {
    this.#schedule(uri, false);
  }

  #schedule(uri: string, isLast: boolean): void {
    clearTimeout(this.#resting.get(uri));
    const timer = setTimeout(() => {
      // Somebody waits for the findings: they come first, but not for ever.
      if (!isLast && this.ports.isBeingJudged(uri)) this.#schedule(uri, true);
      else this.#publish(uri);
    }, REST_MS);
    this.#resting.set(uri, timer);
  }

  /** Lets the others see at once what was typed a moment ago. */
  settle(): void {
    for (const uri of [...this.#resting.keys()]) this.#publish(uri);
  }

  #publish(uri: string): void {
    const { attempt, documents, onRest, store } = this.ports;
    clearTimeout(this.#resting.get(uri));
    this.#resting.delete(uri);
    attempt(() => {
      if (!documents.has(uri)) return;
      if (documents.mayBeDraft(uri)) store().opened(uri, documents.written(uri)?.draft);
      onRest(uri, documents.served(uri) !== undefined);
    }, undefined);
  }

  /** A document is no longer open: the others see it as it lies on the disk. */
  closed(uri: string): void {
    this.#neighbours.delete(uri);
    this.ports.store().closed(uri);
  }

  /** A draft of the folders: as it is open, if it is and is ours, else as it lies on the disk. */
  async draft(uri: string): Promise<Draft | undefined> {
    const { documents, store, logRefusal } = this.ports;
    return documents.has(uri) ? documents.served(uri)?.draft : store().draft(uri).catch(logRefusal);
  }
}
