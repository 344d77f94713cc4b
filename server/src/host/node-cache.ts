/** Files of our own on the disk: where they lie, and writing them so that nobody ever sees half of one. */
import { open, mkdir, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FILE, CODE_FILE, type CacheFiles, type CacheReader } from '../workspace/cache-files';
import { cacheDirectory } from './node-folder';

/** A file that was begun so long ago is being written by nobody any more. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

/** What tells this build of the server from every other: what another one made is not trusted. */
function buildOf(program: string): string {
  try {
    const { size, mtimeMs } = statSync(program);
    return `${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}

export function nodeCache(directory: string | undefined): CacheFiles | undefined {
  const folder = cacheDirectory(directory);
  if (folder === undefined) return undefined;
  return {
    folder,
    build: buildOf(__filename),
    async read(name) {
      const file = await open(join(folder, name)).catch(() => undefined);
      return file && readerOf(file);
    },
    async write(name, parts) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Two windows may write at once; each writes a file of its own, and the last one to be done wins.
      const unfinished = join(folder, `${name}.${process.pid}-${Math.floor(Math.random() * 1e9)}.tmp`);
      const file = await open(unfinished, 'wx', 0o600);
      try {
        try {
          for await (const part of parts) {
            await writeAll(file, Int32Array.of(part.byteLength));
            await writeAll(file, part);
          }
          // Without this a crash of the machine could leave the name with nothing behind it.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, join(folder, name));
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async remove(name) {
      await rm(join(folder, name), { force: true });
    },
    async clear() {
      let removed = 0;
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        const isOfDrafts = CACHE_FILE.test(name);
        if (!isOfDrafts && !CODE_FILE.test(name)) continue;
        await rm(join(folder, name), { force: true });
        if (isOfDrafts) removed += 1;
      }
      return removed;
    },
    async tidy(unusedForMs) {
      const now = Date.now();
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        if (!CACHE_FILE.test(name) && !CODE_FILE.test(name)) continue;
        const stats = await stat(join(folder, name)).catch(() => undefined);
        const age = stats ? now - stats.mtimeMs : 0;
        if (age > (name.endsWith('.tmp') ? LEFT_BEHIND_MS : unusedForMs))
          await rm(join(folder, name), { force: true }).catch(() => undefined);
      }
    },
  };
}

async function writeAll(file: FileHandle, part: ArrayBufferView): Promise<void> {
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

/** Before each part stands its length. */
async function readerOf(file: FileHandle): Promise<CacheReader> {
  const { size } = await file.stat();
  let at = 0;
  const read = async (length: number): Promise<Uint8Array> => {
    if (length < 0 || length > size - at) throw new Error('not all of it is there');
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const { bytesRead } = await file.read(bytes, done, length - done, at);
      if (bytesRead === 0) throw new Error('not all of it is there');
      done += bytesRead;
      at += bytesRead;
    }
    return bytes;
  };
  return {
    async next() {
      if (at === size) return undefined;
      const [length = -1] = new Int32Array((await read(Int32Array.BYTES_PER_ELEMENT)).buffer);
      return read(length);
    },
    close: () => file.close(),
  };
}
