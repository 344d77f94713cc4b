/** The `but-son.json` that holds for a draft: the nearest one, from the draft's own folder up to the root of the open folder. */
import { fileName } from '../settings/address';
import { FOLDER_FILE, readFolderFile, settingsIn, type FolderFile } from '../settings/folder-file';
import type { Settings } from '../settings/settings';
import { addressOf } from './known-documents';
import { Latest } from './latest';
import { textOf, type Files } from './files';

export class FolderSettings {
  readonly #files = new Map<string, FolderFile | undefined>();
  readonly #latest = new Latest();

  constructor(
    private readonly files: Files,
    private readonly roots: readonly string[],
  ) {}

  /**
   * Reads the files that may hold for a draft, those that are not known yet.
   *
   * @returns the files that were read now, so that what is wrong in them can be said
   */
  async load(uri: string): Promise<readonly { readonly uri: string; readonly file: FolderFile }[]> {
    const found: { uri: string; file: FolderFile }[] = [];
    for (const folder of this.#foldersOf(uri)) {
      if (this.#files.has(folder)) continue;
      const address = `${folder}/${FOLDER_FILE}`;
      const reading = this.#latest.begin();
      const text = await textOf(this.files, address);
      if (!this.#latest.end(folder, reading)) continue;
      const file = text === undefined ? undefined : readFolderFile(text);
      this.#files.set(folder, file);
      if (file) found.push({ uri: address, file });
    }
    return found;
  }

  /** Forgets a `but-son.json` that changed. */
  forget(uri: string): void {
    this.#files.delete(uri.slice(0, uri.lastIndexOf('/')));
  }

  /** What the user set, with what the folder of the draft says about it. */
  settingsFor(base: Settings, uri: string): Settings {
    const name = fileName(uri).normalize('NFC');
    for (const folder of this.#foldersOf(uri)) {
      const file = this.#files.get(folder);
      if (!file) continue;
      const own = settingsIn(base, file, name);
      // Paths in the file count from where it lies.
      return own.catalogue === base.catalogue
        ? own
        : { ...own, catalogue: own.catalogue.map((path) => addressOf(path, folder)) };
    }
    return base;
  }

  #foldersOf(uri: string): string[] {
    const folders: string[] = [];
    const root = this.roots.find((candidate) => uri.startsWith(`${candidate.replace(/\/$/, '')}/`))?.replace(/\/$/, '');
    let folder = uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
    if (!/^[a-z][a-z0-9+.-]*:\/./i.test(folder)) return folders;
    folders.push(folder);
    while (root !== undefined && folder.length > root.length) {
      folder = folder.slice(0, folder.lastIndexOf('/'));
      folders.push(folder);
    }
    return folders;
  }
}
