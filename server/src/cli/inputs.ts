/** What the command line reads: files, folders and standard input, one after the other and never all at once. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { listDrafts } from '../host/node';
import { decode } from '../host/text';
import * as words from '../messages/cli';
import type { Text } from '../messages/text';

/** A file to read, before anything is read of it. */
export interface Task {
  readonly path: string;
  /** Named by the user; of what a folder holds, plain text and Markdown that are no official documents are left alone. */
  readonly named: boolean;
  /** Why there is nothing to read. */
  readonly missing?: Text;
}

export interface Input {
  readonly path: string;
  readonly named: boolean;
  readonly text: string;
}

/** An input that could not be read. */
export interface Failure {
  readonly path: string;
  readonly message: Text;
}

/** The files behind the paths of a command, in the order of the paths and of their names. */
export async function tasksOf(paths: readonly string[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const path of paths) {
    const info = path === '-' ? undefined : await stat(path).catch(() => undefined);
    if (path !== '-' && !info) tasks.push({ path, named: true, missing: words.notFound(path) });
    else if (info?.isDirectory())
      for (const file of await listDrafts(path, { limit: Infinity })) tasks.push({ path: file, named: false });
    else tasks.push({ path, named: true });
  }
  return tasks;
}

/** Reads one file. */
export async function readInput(
  { path, named, missing }: Task,
  stdin: () => Promise<Uint8Array>,
): Promise<Input | Failure> {
  if (missing) return { path, message: missing };
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await stdin() : await readFile(path);
  } catch (error) {
    return { path, message: words.unreadable(error instanceof Error ? error.message : String(error)) };
  }
  const decoded = decode(bytes);
  if ('text' in decoded) return { path, named, text: decoded.text };
  return { path, message: decoded.refused === 'binary' ? words.binary : words.encoding(decoded.legacy) };
}

/** Writes a repaired text in the encoding that its file has, byte order mark included. */
export async function writeText(path: string, text: string): Promise<void> {
  const old = await readFile(path);
  let bytes: Uint8Array = Buffer.from(text);
  if (old[0] === 0xff && old[1] === 0xfe) bytes = Buffer.concat([old.subarray(0, 2), Buffer.from(text, 'utf16le')]);
  else if (old[0] === 0xfe && old[1] === 0xff)
    bytes = Buffer.concat([old.subarray(0, 2), Buffer.from(text, 'utf16le').swap16()]);
  else if (old[0] === 0xef && old[1] === 0xbb && old[2] === 0xbf) bytes = Buffer.concat([old.subarray(0, 3), bytes]);
  await writeFile(path, bytes);
}
