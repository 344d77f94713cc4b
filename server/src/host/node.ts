/** The host on Node. */
import * as buffer from 'node:buffer';
import { close, existsSync, open, read } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  hasDraftName,
  isPassedOver,
  LARGEST_FILE,
  type DraftFile,
  type Files,
  type ListOptions,
} from '../workspace/files';
import { localToday, type Host } from './host';
import { nodeCache } from './node-cache';
import type { Code } from './node-code';
import { spareMemory, underFlagsOfStart } from './node-heap';
import { decode, type Decoded } from './text';

/** The files below a folder that may be drafts, in a stable order; folders that cannot be opened are passed over. */
export async function listDrafts(folder: string, { limit, isExcluded }: ListOptions): Promise<string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let next = waiting.shift(); next !== undefined && found.length < limit; next = waiting.shift()) {
    const at = next;
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isPassedOver(entry.name) && !isExcluded?.(path)) waiting.push(path);
      } else if (entry.isFile() && hasDraftName(entry.name) && !isExcluded?.(path)) found.push(join(folder, path));
    }
  }
  return found.slice(0, limit);
}

/** A file written within so many milliseconds may be written again without another time on it. */
const GRAIN_MS = 3000;
/** No more, so that who waits for an answer while a large folder is listed waits for a few of them only. */
const STATS_AT_ONCE = 16;

/** What the file system says of a file; its stamp only where a later change cannot go unnoticed, whatever the clock does meanwhile. */
async function stampOf(path: string, now: number): Promise<DraftFile> {
  const uri = pathToFileURL(path).href;
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return { uri };
  const { size, mtimeMs, ctimeMs, ino } = stats;
  const settled = Math.max(mtimeMs, ctimeMs) < now - GRAIN_MS;
  return { uri, size, stamp: settled ? `${size} ${mtimeMs} ${ctimeMs} ${ino}` : undefined };
}

/** Not in every build of Node. */
const transcode = buffer.transcode as typeof buffer.transcode | undefined;

/** The same as {@link decode}, by ways that Node alone has and that take a fifth of the time. */
function textIn(bytes: Buffer): Decoded {
  // A mark of UTF-16 is no UTF-8.
  if (!transcode || !buffer.isUtf8(bytes) || bytes.subarray(0, 8192).includes(0)) return decode(bytes);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const rest = marked ? bytes.subarray(3) : bytes;
  return {
    text: buffer.isAscii(rest) ? rest.toString('latin1') : transcode(rest, 'utf8', 'utf16le').toString('utf16le'),
  };
}

/** Most drafts go into so many bytes. */
const ROOM = 128 * 1024;
/** Room for the bytes of files that nobody reads into just now; what is decoded holds on to none of it. */
const rooms: Buffer[] = [];

/**
 * Hands over the bytes of a file, which stay what they are for as long as the call takes. By the ways of `fs/promises` a folder of
 * drafts spends a tenth of its time on handles, and each file leaves a buffer behind for the collector.
 *
 * @throws where it cannot be read
 */
async function bytesOf<T>(path: string, take: (bytes: Buffer) => T): Promise<T> {
  const room = rooms.pop() ?? Buffer.allocUnsafeSlow(ROOM);
  try {
    const length = await fill(room, path);
    return take(length < ROOM ? room.subarray(0, length) : await readFile(path));
  } finally {
    rooms.push(room);
  }
}

/** Reads a file for as far as there is room. @returns how many bytes were read */
function fill(room: Buffer, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    open(path, 'r', (refused, file) => {
      if (refused) {
        reject(refused);
        return;
      }
      const readOn = (at: number): void => {
        read(file, room, at, room.length - at, at, (error, count) => {
          if (!error && count > 0 && at + count < room.length) {
            readOn(at + count);
            return;
          }
          close(file, () => undefined);
          if (error) reject(error);
          else resolve(at + count);
        });
      };
      readOn(0);
    });
  });
}

/** Files by their `file:` address. */
export const nodeFiles: Files = {
  async list(folder, options) {
    try {
      if (!folder.startsWith('file:')) return [];
      const paths = await listDrafts(fileURLToPath(folder), options);
      const now = Date.now();
      const found: DraftFile[] = [];
      for (let at = 0; at < paths.length; at += STATS_AT_ONCE)
        found.push(...(await Promise.all(paths.slice(at, at + STATS_AT_ONCE).map((path) => stampOf(path, now)))));
      return found;
    } catch {
      return [];
    }
  },
  async stat(uri) {
    try {
      const found = await stampOf(fileURLToPath(uri), Date.now());
      return found.size === undefined ? undefined : found;
    } catch {
      return undefined;
    }
  },
  async read(uri) {
    try {
      if (!uri.startsWith('file:')) return { refused: 'gone' };
      return await bytesOf(fileURLToPath(uri), (bytes) =>
        bytes.length > LARGEST_FILE ? { refused: 'large' } : textIn(bytes),
      );
    } catch {
      // Not there, not readable, or no address of this system: a client may send anything.
      return { refused: 'gone' };
    }
  },
};

/** @param code of the program that runs, where it can be kept */
export function nodeHost(code?: Code): Host {
  const pages = join(__dirname, '..', 'docs', 'rules');
  return {
    files: nodeFiles,
    today: localToday,
    // What `performance` is made of, Node loads when it is first asked for.
    now: () => Number(process.hrtime.bigint()) / 1e6,
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    cache: nodeCache,
    keepCode(folder, wanted) {
      if (code?.folder !== folder) return;
      if (wanted) underFlagsOfStart(code.keep);
      else code.forget();
    },
    spareMemory,
    rulePages: existsSync(pages) ? pathToFileURL(pages).href : undefined,
  };
}
