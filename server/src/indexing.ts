/**
 * Keeps the index up to the folders: reads them in the background with progress that can be stopped, follows what the client tells
 * of files, and looks for itself where a client cannot watch.
 */
import type { Connection, FileEvent, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { FileChangeType, WatchKind } from './lsp';
import * as words from './messages/indexing';
import type { Text } from './messages/text';
import { decodeAddress, fileName, insideOf } from './settings/address';
import { FOLDER_FILE } from './settings/folder-file';
import type { SummaryCache } from './workspace/cache';
import { hasDraftName, isPassedOver, type Files } from './workspace/files';
import { indexFolder, someAtOnce, type Indexed, type Skipped } from './workspace/indexer';
import { excluded } from './workspace/patterns';
import type { Store } from './workspace/store';

/** What to watch: the files that we read, and whatever is made or removed, since of a folder only its own name is told. */
export const WATCHERS = [
  { globPattern: '**/*.{vanban,md,txt,csv}' },
  { globPattern: `**/${FOLDER_FILE}` },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Fewer drafts are read before anybody looks at a progress bar. */
const WORTH_SHOWING = 100;
/** What is known of so many drafts takes some ten megabytes. */
const LARGE_FOLDER = 1000;
/** A client that cannot watch is helped by looking again, no more often than this. */
const LOOK_AGAIN_MS = 10_000;
/** So many changed files are read at once. */
const AT_ONCE = 8;

export interface IndexingPorts {
  readonly connection: Connection;
  readonly files: Files;
  readonly store: Store;
  /** What has been read before, by this run of the server or another. */
  readonly cache: SummaryCache;
  readonly nextTurn: () => Promise<void>;
  readonly canShowProgress: boolean;
  readonly canConfigure: boolean;
  /** Whether the client tells of files that change. */
  readonly watches: boolean;
  readonly say: (text: Text) => string;
  /** A folder holds so many drafts that memory counts. */
  readonly onLarge: () => void;
  /** What the drafts say of themselves and each other may have changed. */
  readonly onChange: () => void;
}

export class Indexing {
  #folders: readonly string[] = [];
  /** What the editor hides in each folder, as it is set and as it is asked. */
  readonly #excluded = new Map<string, { readonly set: string; readonly isExcluded: (path: string) => boolean }>();
  readonly #told = new Set<string>();
  readonly #listed = new Set<string>();
  #running: Promise<void> = Promise.resolve();
  #lookedAt = 0;

  constructor(private readonly ports: IndexingPorts) {}

  /** Comes true when what has been asked for so far is read. */
  get done(): Promise<void> {
    return this.#running;
  }

  /** Reads folders in the order given, behind those that are being read. */
  add(folders: readonly string[]): void {
    this.#folders = [...this.#folders, ...folders];
    this.#queue(folders);
  }

  remove(folders: readonly string[]): void {
    this.#folders = this.#folders.filter((folder) => !folders.includes(folder));
    for (const folder of folders) this.ports.cache.leave(folder);
    for (const folder of folders)
      for (const uri of this.ports.store.filesBelow(folder)) if (!this.#folderOf(uri)) this.ports.store.forget(uri);
    this.ports.onChange();
  }

  /** Lists the folders again: what has not changed since is not read again. */
  again(): void {
    this.#queue(this.#folders);
  }

  /** Where nobody tells of changes we look, when something happens that may go with one. */
  lookAgain(now: number): void {
    if (this.ports.watches || now - this.#lookedAt < LOOK_AGAIN_MS) return;
    this.#lookedAt = now;
    this.again();
  }

  #queue(folders: readonly string[]): void {
    this.#running = this.#running.then(() => this.#run(folders)).catch((error: unknown) => {
      this.ports.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }); // prettier-ignore
  }

  async #run(folders: readonly string[]): Promise<void> {
    const { files, store, cache, nextTurn } = this.ports;
    const progress = new Progress(this.ports);
    try {
      for (const folder of folders) {
        if (!this.#folders.includes(folder)) continue;
        const { isExcluded } = await this.#readExcluded(folder);
        const indexed = await indexFolder(files, store, folder, {
          isExcluded,
          again: this.#listed.has(folder),
          remembered: await cache.remembered(folder),
          isCancelled: () => progress.isCancelled || !this.#folders.includes(folder),
          onProgress: (done, total) => {
            progress.show(done, total);
            if (total >= LARGE_FOLDER) this.ports.onLarge();
          },
          nextTurn,
        });
        this.#listed.add(folder);
        void cache.indexed(folder, indexed);
        this.#tell(folder, indexed);
        if (progress.isCancelled) break;
      }
    } finally {
      progress.end();
    }
    this.ports.onChange();
  }

  /** The settings changed: lists the folders again where other files are hidden now. */
  async configured(): Promise<void> {
    for (const folder of this.#folders) {
      const before = this.#excluded.get(folder)?.set;
      if (before !== undefined && (await this.#readExcluded(folder)).set !== before) this.#queue([folder]);
    }
  }

  async #readExcluded(
    folder: string,
  ): Promise<{ readonly set: string; readonly isExcluded: (path: string) => boolean }> {
    const raw = this.ports.canConfigure ? await this.#configured(folder) : [];
    const read = { set: JSON.stringify(raw), isExcluded: excluded(...raw) };
    this.#excluded.set(folder, read);
    return read;
  }

  async #configured(folder: string): Promise<readonly unknown[]> {
    const items = ['files.exclude', 'search.exclude'].map((section) => ({ scopeUri: folder, section }));
    const read: unknown = await this.ports.connection.workspace.getConfiguration(items).catch(() => []);
    return Array.isArray(read) ? (read as unknown[]) : [];
  }

  #tell(folder: string, { total, read, skipped, cancelled }: Indexed): void {
    const { connection, say } = this.ports;
    const name = fileName(folder.replace(/\/$/, ''));
    if (cancelled) connection.console.info(say(words.cancelled(name)));
    else connection.console.info(say(words.finished(total, read, name)));
    const fresh = skipped.filter(({ uri }) => !this.#told.has(uri));
    for (const one of fresh) {
      this.#told.add(one.uri);
      connection.console.warn(say(words.skipped(fileName(one.uri), one.why, one.legacy)));
    }
    const legacy = fresh.filter((one: Skipped) => one.legacy);
    if (legacy.length > 0)
      connection.window.showWarningMessage(say(words.legacyFiles(legacy.length, fileName(legacy[0]!.uri))));
  }

  #folderOf(uri: string): string | undefined {
    return this.#folders.find((folder) => uri.startsWith(insideOf(folder)));
  }

  /** Whether a file is one of ours by its name and place. */
  #isOurs(uri: string): boolean {
    const folder = this.#folderOf(uri);
    // A client that tells of other files wants them to be known.
    if (folder === undefined) return true;
    const path = decodeAddress(uri.slice(insideOf(folder).length));
    return !path.split('/').some(isPassedOver) && this.#excluded.get(folder)?.isExcluded(path) !== true;
  }

  /** What the client tells of drafts and of folders. */
  async changed(changes: readonly FileEvent[]): Promise<void> {
    const { store, files, cache } = this.ports;
    const waiting: string[] = [];
    const touched = changes.map(({ uri }) => uri);
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) {
        store.forget(uri);
        if (!hasDraftName(uri)) for (const below of store.filesBelow(uri)) store.forget(below);
      } else if (!this.#isOurs(uri)) continue;
      else if (hasDraftName(uri)) waiting.push(uri);
      // What came may be a folder with drafts in it.
      else if (type === FileChangeType.Created)
        for (const file of await files.list(uri, { limit: MOST_IN_FOLDER })) if (this.#isOurs(file.uri)) waiting.push(file.uri);
    } // prettier-ignore
    touched.push(...waiting);
    await someAtOnce(waiting, AT_ONCE, (uri) => store.readFile(uri));
    await cache.changed(touched);
    this.ports.onChange();
  }
}

const MOST_IN_FOLDER = 100_000;

/** A progress bar that appears where there is much to read. */
class Progress {
  #reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  #shown: WorkDoneProgressServerReporter | undefined;
  #percent = -1;

  constructor(private readonly ports: IndexingPorts) {}

  get isCancelled(): boolean {
    return this.#shown?.token.isCancellationRequested === true;
  }

  show(done: number, total: number): void {
    if (!this.ports.canShowProgress || total < WORTH_SHOWING) return;
    this.#reporter ??= this.#begin();
    const percent = Math.floor((100 * done) / total);
    if (!this.#shown || percent === this.#percent) return;
    this.#percent = percent;
    this.#shown.report(percent, this.ports.say(words.progress(done, total)));
  }

  async #begin(): Promise<WorkDoneProgressServerReporter | undefined> {
    const reporter = await this.ports.connection.window.createWorkDoneProgress().catch(() => undefined);
    reporter?.begin(this.ports.say(words.reading), 0, undefined, true);
    this.#shown = reporter;
    return reporter;
  }

  end(): void {
    void this.#reporter?.then((reporter) => reporter?.done());
  }
}
