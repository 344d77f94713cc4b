/** The catalogue of a draft: the list that ships, the files that its settings name, and the other drafts of the folders. */
import { insideOf } from '../settings/address';
import { EMBEDDED, type Catalogue, type FolderEntries } from '../catalogue/catalogue';
import type { Entry } from '../catalogue/entry';
import { readUserCatalogue, type RowProblem, type UserCatalogue } from '../catalogue/user';
import { Latest } from './latest';
import { textOf, type Files } from './files';

/** Address of a file that a setting names, by the folder that the setting belongs to. */
export function addressOf(path: string, folder: string | undefined): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return path;
  const written = encodeURI(path.replace(/\\/g, '/')).replace(/[#?]/g, encodeURIComponent);
  if (/^[a-z]:/i.test(path)) return `file:///${written}`;
  if (written.startsWith('/') || folder === undefined) return `file://${written.startsWith('/') ? '' : '/'}${written}`;
  try {
    return new URL(written, insideOf(folder)).href;
  } catch {
    return path;
  }
}

/** A catalogue file that was read just now. */
export interface FileRead {
  readonly uri: string;
  /** Missing where the file cannot be read. */
  readonly problems: readonly RowProblem[] | undefined;
}

export class KnownDocuments {
  readonly #files = new Map<string, UserCatalogue | undefined>();
  readonly #latest = new Latest();
  readonly #catalogues = new Map<string, Catalogue>();

  constructor(
    private readonly files: Files,
    private readonly drafts: FolderEntries | undefined,
  ) {}

  /** Reads the files that are not known yet. */
  async load(uris: readonly string[]): Promise<readonly FileRead[]> {
    const found: FileRead[] = [];
    for (const uri of uris) {
      if (this.#files.has(uri)) continue;
      this.#files.set(uri, undefined);
      const reading = this.#latest.begin();
      const text = await textOf(this.files, uri).catch(() => undefined);
      if (!this.#latest.end(uri, reading)) continue;
      const read = text === undefined ? undefined : readUserCatalogue(text, uri);
      this.#files.set(uri, read);
      this.draftsChanged();
      found.push({ uri, problems: read?.problems });
    }
    return found;
  }

  /** Whether the address is that of a catalogue file that was asked for. */
  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** Forgets a file that changed; the next `load` reads it again. */
  forget(uri: string): void {
    this.#files.delete(uri);
    this.draftsChanged();
  }

  /** What the drafts of the folders say of themselves is no longer what it was. */
  draftsChanged(): void {
    this.#catalogues.clear();
  }

  /** The catalogue for a draft whose settings name these files; the same one as long as nothing changed. */
  catalogueFor(uris: readonly string[]): Catalogue {
    const key = uris.join('\n');
    let catalogue = this.#catalogues.get(key);
    if (!catalogue) {
      const extra: Entry[] = uris.flatMap((uri) => this.#files.get(uri)?.entries ?? []);
      catalogue = extra.length === 0 && !this.drafts ? EMBEDDED : EMBEDDED.with(extra, this.drafts);
      this.#catalogues.set(key, catalogue);
    }
    return catalogue;
  }
}
