/** The port through which folders and files are reached: by the host itself, or through the client where only it can. */
import type { LegacyEncoding } from '../draft/legacy';

/** A file that may be a draft, as a listing finds it. */
export interface DraftFile {
  readonly uri: string;
  /** Bytes; undefined where the host cannot tell without reading. */
  readonly size?: number | undefined;
  /**
   * What changes whenever the file does, so that a file with an old stamp need not be read again; undefined where there is no such
   * thing, or where the file was written so shortly ago that it may change within the grain of the clock.
   */
  readonly stamp?: string | undefined;
}

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | Refused;

export interface Refused {
  readonly refused: 'gone' | 'binary' | 'encoding' | 'large';
  /** The old encoding that it is written in, where its letters tell. */
  readonly legacy?: LegacyEncoding | undefined;
}

export interface ListOptions {
  /** No more files than this. */
  readonly limit: number;
  /** Whether a file or folder is left out; the path counts from the folder, with "/" between its names. */
  readonly isExcluded?: ((path: string) => boolean) | undefined;
}

export interface Files {
  /** The drafts below a folder: `.vanban`, `.md` and `.txt`. Folders that cannot be opened are passed over, links are not followed. */
  list(folder: string, options: ListOptions): Promise<readonly DraftFile[]>;
  read(uri: string): Promise<FileText>;
  /** A file as a listing finds it; undefined where it is not there. Missing where the host cannot tell. */
  stat?(uri: string): Promise<DraftFile | undefined>;
}

/** Whether a file of this name, or at this address, may be a draft. */
export function hasDraftName(name: string): boolean {
  return /\.(?:vanban|md|txt)$/i.test(name);
}

/** Whether a file or folder of this name is passed over with all that it holds. */
export function isPassedOver(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** A larger file is no draft, and would keep everything else waiting. */
export const LARGEST_FILE = 10_000_000;

export const NO_FILES: Files = {
  list: () => Promise.resolve([]),
  read: () => Promise.resolve({ refused: 'gone' }),
};

/** The text of a file, or undefined where it cannot be read as text. */
export async function textOf(files: Files, uri: string): Promise<string | undefined> {
  const read = await files.read(uri);
  return 'text' in read ? read.text : undefined;
}
