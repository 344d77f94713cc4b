/** What the server needs of the machine that it runs on: files and the day. One port, two implementations. */
import type { CacheFiles } from '../workspace/cache-files';
import type { Files } from '../workspace/files';

export interface Host {
  /** Files that the server reaches by itself; a browser reaches none and asks the client. */
  readonly files: Files | undefined;
  /** The present day where the user is (ISO). */
  today(): string;
  /** Milliseconds since some moment; unlike the time of day it never jumps. */
  now(): number;
  /** Lets what has already arrived be handled first: the next turn of the event loop. */
  nextTurn(): Promise<void>;
  /** Where files of our own outlive the server, below a folder that the client names or else at the usual place. */
  cache(folder: string | undefined): CacheFiles | undefined;
  /**
   * Keeps code of ours as it has been compiled, or removes what is kept of it, where the folder is the one from which it is read at the
   * start. Takes some ten milliseconds.
   */
  keepCode(folder: string, wanted: boolean): void;
  /** Uses less memory from now on and may be slower for it: what the server holds is large. */
  spareMemory(): void;
  /** Address of the folder of rule pages that ships with the server, when there is one. */
  readonly rulePages: string | undefined;
}

/** The present day by the local clock (ISO). */
export function localToday(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
