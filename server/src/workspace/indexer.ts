/**
 * Reads the drafts of the open folders in the background: lists them, takes over what is remembered of files that have not changed,
 * and reads the others, a few at a time. Between two files everything else gets its turn.
 */
import { LARGEST_FILE, type DraftFile, type Files, type Refused } from './files';
import type { Store } from './store';
import type { Summary } from './summary';

/** Summaries that were remembered, by the address of their file. */
export interface Remembered {
  /** The summary of a file that has not changed since it was made. */
  summaryOf(file: DraftFile): Summary | undefined;
  /** Why a file that has not changed since could not be read as a draft. */
  refusalOf?(file: DraftFile): Refused | undefined;
}

/** A file that could not be read as a draft. */
export interface Skipped {
  readonly uri: string;
  readonly why: Refused['refused'];
  readonly legacy?: Refused['legacy'];
}

export interface Indexed {
  /** Files found. */
  readonly total: number;
  /** Those that were read, since nothing was remembered of them. */
  readonly read: number;
  readonly skipped: readonly Skipped[];
  /** Whether it ended before all files were read. */
  readonly cancelled: boolean;
  /** The files as they were found, with their stamps. */
  readonly files: readonly DraftFile[];
}

export interface IndexingOptions {
  readonly isExcluded: (path: string) => boolean;
  /** Whether the folder has been listed before, so that what is known of it and is not found any more is gone. */
  readonly again?: boolean;
  readonly remembered?: Remembered | undefined;
  readonly isCancelled: () => boolean;
  /** Tells how far it is; called for every file. */
  readonly onProgress: (done: number, total: number) => void;
  /** Lets what waits be done first. */
  readonly nextTurn: () => Promise<void>;
}

/** No folder of drafts holds more files. */
const MOST_FILES = 100_000;
/** So many files are read from the disk at once. */
const AT_ONCE = 4;
/** What is remembered goes so fast that a turn is given only so often. */
const RESTORED_IN_A_TURN = 250;

/** Reads the drafts of a folder into the store, and lets go of those that are gone. */
export async function indexFolder(
  files: Files,
  store: Store,
  folder: string,
  { isExcluded, again = false, remembered, isCancelled, onProgress, nextTurn }: IndexingOptions,
): Promise<Indexed> {
  // What is told of a file while the folder is listed is newer than the list.
  const known = again ? store.filesBelow(folder) : [];
  const listing = store.begin();
  const found = await files.list(folder, { limit: MOST_FILES, isExcluded });
  const listed = new Set(found.map(({ uri }) => uri));
  for (const uri of known) if (!listed.has(uri)) store.forget(uri);
  const skipped: Skipped[] = [];
  const waiting: DraftFile[] = [];
  let done = 0;
  const refuse = (uri: string, { refused, legacy }: Refused): void => {
    if (refused !== 'gone') skipped.push({ uri, why: refused, legacy });
  };
  const advance = (): void => {
    done += 1;
    onProgress(done, found.length);
  };
  for (const file of found) {
    const refused = remembered?.refusalOf?.(file);
    const summary = refused ? undefined : remembered?.summaryOf(file);
    if (summary) store.put(file.uri, listing, summary);
    else if (refused) refuse(file.uri, refused);
    else waiting.push(file);
    if (summary || refused) {
      advance();
      if (done % RESTORED_IN_A_TURN === 0) await nextTurn();
    }
    if (isCancelled()) break;
  }
  const read = waiting.length;
  await someAtOnce(waiting, AT_ONCE, async ({ uri, size = 0 }) => {
    if (isCancelled()) return;
    const result = size > LARGEST_FILE ? ({ refused: 'large' } as const) : await store.readFile(uri);
    if ('refused' in result) refuse(uri, result);
    advance();
    await nextTurn();
  });
  skipped.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  return { total: found.length, read, skipped, cancelled: done < found.length, files: found };
}

/** Does something with each of some things in their order, a few of them at once. */
export async function someAtOnce<T>(
  things: readonly T[],
  count: number,
  action: (thing: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const goOn = async (): Promise<void> => {
    while (next < things.length) await action(things[next++]!);
  };
  await Promise.all(Array.from({ length: count }, goOn));
}
