/** The port through which files of our own are kept on the disk. */

/** Names of the files that hold what was read, those that are being written too. */
export const CACHE_FILE = /^drafts-[0-9a-f]{16}\.cache(?:\.\d{1,12}-\d{1,9}\.tmp)?$/;
/** The same of the files that hold code of ours as V8 has compiled it. Nothing else in the folder is ours to remove. */
export const CODE_FILE = /^code-[\w.-]{1,80}\.cache(?:\.\d{1,12}-\d{1,9}\.tmp)?$/;

export interface CacheFiles {
  /** Where they lie, for the log. */
  readonly folder: string;
  /** Tells this build of the server from others. */
  readonly build: string;
  /** Opens a file that was written as a whole; undefined where there is none. */
  read(name: string): Promise<CacheReader | undefined>;
  /**
   * Writes a file as a whole: whoever reads it meanwhile, or after a crash, has the old one or the new one.
   *
   * @throws where it cannot be written
   */
  write(name: string, parts: AsyncIterable<ArrayBufferView>): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes all that are ours. @returns of how many folders there was something */
  clear(): Promise<number>;
  /** Removes what has not been written for so long, and what a crash left behind. */
  tidy(unusedForMs: number): Promise<void>;
}

export interface CacheReader {
  /**
   * The next part, in the order in which they were written; undefined behind the last.
   *
   * @throws where the file ends in the middle of one
   */
  next(): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}
