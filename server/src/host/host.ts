/** What the server needs of the machine that it runs on: files and the day. One port, two implementations. */
import type { Files } from '../workspace/store';

export interface Host {
  /** Files that the server reaches by itself; a browser reaches none and asks the client. */
  readonly files: Files | undefined;
  /** The present day where the user is (ISO). */
  today(): string;
  /** Lets what has already arrived be handled first: the next turn of the event loop. */
  nextTurn(): Promise<void>;
  /** Address of the folder of rule pages that ships with the server, when there is one. */
  readonly rulePages: string | undefined;
}

/** The present day by the local clock (ISO). */
export function localToday(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
