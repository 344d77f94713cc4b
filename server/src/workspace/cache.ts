/**
 * What was read of the drafts of a folder, kept on the disk from one start to the next, so that only files that have changed are read
 * again. A cache may be lost, stale, broken, or another version's: then it is dropped as a whole and everything is read; it never
 * makes an answer wrong. For that
 *
 * - a summary counts only for a file with the very stamp that the file had before it was read;
 * - each slab has a checksum, and every number in it is looked at before it is used;
 * - drafts marked Mật, Tối mật or Tuyệt mật are not in it, nor are their names.
 */
import { insideOf } from '../settings/address';
import { brokenCache, cannotWrite } from '../messages/cache';
import type { Text } from '../messages/text';
import type { CacheFiles, CacheReader } from './cache-files';
import type { DraftFile, Files, Refused } from './files';
import type { Indexed, Remembered } from './indexer';
import { Packer, Unpacker, type Unpacked } from './pack';
import type { Store } from './store';
import type { Summary } from './summary';

/** "BSon" on a machine that writes the low byte first; another reads another number. */
const MAGIC = 0x6e6f5342;
/** To be raised when the meaning of what is written changes. */
const FORMAT = 1;
/** So many drafts are written, and taken in, at a time. */
const SLAB = 500;
/** So many files that changed meanwhile are read again at the end, to be remembered; others are read at the next start. */
const MOST_SETTLED = 200;
/** A cache that nobody has written for so long is of a folder that is used no more. */
const UNUSED_MS = 180 * 24 * 60 * 60 * 1000;

export interface CachePorts {
  /** Undefined where nothing can be kept. */
  readonly cacheFiles: CacheFiles | undefined;
  readonly files: Files;
  readonly store: Store;
  /** Version of the product. */
  readonly version: string;
  readonly warn: (text: Text) => void;
  readonly nextTurn: () => Promise<void>;
}

/** What a slab says beside what is packed in it. */
interface Head {
  /** Version and build of what wrote it. */
  readonly by: string;
  readonly folder: string;
  /** Its place among the slabs of the file. */
  readonly slab: number;
  readonly last: boolean;
  /** Address below the folder, and stamp, of each draft. */
  readonly drafts: readonly (readonly [path: string, stamp: string])[];
  /** Files that cannot be read as drafts. */
  readonly refused: readonly (readonly [path: string, stamp: string, why: Refused])[];
}

interface Known {
  readonly stamp: string;
  readonly refused?: Refused | undefined;
}

interface Folder {
  /** What was read of the folder, by address; undefined where no stamp is known that is older than the reading. */
  readonly files: Map<string, Known | undefined>;
  /** The stamps in the file on the disk. */
  written: ReadonlyMap<string, string>;
  /** Whether all files of the folder have been read or remembered: a part of them is not worth writing. */
  isWhole: boolean;
}

export class SummaryCache {
  #on = true;
  #complained = false;
  readonly #folders = new Map<string, Folder>();
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly ports: CachePorts) {}

  /** Switches it; off, what is kept of the open folders is removed. */
  async use(on: boolean): Promise<void> {
    if (on === this.#on) return;
    this.#on = on;
    if (on) {
      for (const [address, folder] of this.#folders) await this.#save(address, folder);
      return;
    }
    await this.#queue(async () => {
      for (const [address, folder] of this.#folders) await this.#remove(address, folder);
    });
  }

  /** What is remembered of a folder: what this run of the server has read, else what the file holds. */
  async remembered(address: string): Promise<Remembered> {
    const known = this.#folders.get(address);
    const folder = known ?? {
      files: new Map<string, Known | undefined>(),
      written: new Map<string, string>(),
      isWhole: false,
    };
    this.#folders.set(address, folder);
    const loaded = known ? undefined : await this.#load(address, folder);
    const same = ({ uri, stamp }: DraftFile): Known | undefined => {
      const file = folder.files.get(uri);
      return file?.stamp === stamp ? file : undefined;
    };
    return {
      summaryOf: (file) => (same(file) ? this.ports.store.onDisk(file.uri) : loaded?.summaryOf(file)),
      refusalOf: (file) => same(file)?.refused ?? loaded?.refusalOf(file),
    };
  }

  async #load(address: string, folder: Folder): Promise<Loaded | undefined> {
    const { cacheFiles } = this.ports;
    if (!cacheFiles) return undefined;
    if (!this.#on) {
      await this.#queue(() => this.#remove(address, folder));
      return undefined;
    }
    const reader = await cacheFiles.read(cacheName(address)).catch(() => undefined);
    if (!reader) return undefined;
    try {
      const loaded = await this.#read(reader, address);
      folder.written = loaded.stamps;
      return loaded;
    } catch (error) {
      if (!(error instanceof OtherMaker)) this.ports.warn(brokenCache);
      // Whatever it holds, it must be written anew.
      folder.written = new Map([['', '']]);
      return undefined;
    } finally {
      await reader.close().catch(() => undefined);
    }
  }

  async #read(reader: CacheReader, address: string): Promise<Loaded> {
    const loaded = new Loaded();
    const unpacker = new Unpacker(this.ports.store.index.shared);
    for (let slab = 0, last = false; !last; slab++) {
      const parts: Uint8Array[] = [];
      for (let count = 0; count < SLAB_PARTS; count++) parts.push((await reader.next()) ?? fail());
      const [sign, head, structure, names, folded, numbers] = parts as [Uint8Array, ...Uint8Array[]] & { length: 6 };
      const [magic, format, sum] = wordsOf(sign);
      if (magic === MAGIC && format !== FORMAT) throw new OtherMaker();
      if (magic !== MAGIC || sum !== checksum(parts.slice(1))) fail();
      const said = JSON.parse(decoder.decode(head)) as Head;
      if (said.by !== this.#by) throw new OtherMaker();
      if (said.folder !== address || said.slab !== slab) fail();
      const unpacked = unpacker.unpack({
        structure: decoder.decode(structure),
        names: names!,
        folded: decoder.decode(folded),
        numbers: wordsOf(numbers!),
      });
      loaded.add(address, said, unpacked);
      ({ last } = said);
      await this.ports.nextTurn();
    }
    if (await reader.next()) fail();
    return loaded;
  }

  get #by(): string {
    return `${this.ports.version} ${this.ports.cacheFiles?.build ?? ''}`;
  }

  /** Takes note of what was found and read of a folder, and writes where that is not what the file holds. */
  async indexed(address: string, { files, skipped, cancelled }: Indexed): Promise<void> {
    const folder = this.#folders.get(address);
    if (!folder) return;
    const refusals = new Map(skipped.map(({ uri, why, legacy }) => [uri, { refused: why, legacy }]));
    const before = new Map(folder.files);
    folder.files.clear();
    for (const { uri, stamp } of files) {
      // What was not reached is known, if at all, as it was before.
      if (cancelled) folder.files.set(uri, before.get(uri)?.stamp === stamp ? before.get(uri) : undefined);
      else folder.files.set(uri, stamp === undefined ? undefined : { stamp, refused: refusals.get(uri) });
    }
    folder.isWhole = !cancelled;
    await this.#save(address, folder);
    await this.ports.cacheFiles?.tidy(UNUSED_MS).catch(() => undefined);
  }

  /** Files came, went or were read again since the folders were listed. */
  async changed(uris: readonly string[]): Promise<void> {
    const { store } = this.ports;
    for (const [address, folder] of this.#folders) {
      let hides = false;
      for (const uri of uris) {
        if (!isBelow(uri, address)) continue;
        folder.files.set(uri, undefined);
        // What has become secret must not lie on the disk until somebody ends the server.
        if (folder.written.has(uri) && store.onDisk(uri)?.secret === true) hides = true;
      }
      if (hides) await this.#save(address, folder);
    }
  }

  /** The folder is open no more. */
  leave(address: string): void {
    this.#folders.delete(address);
  }

  /** Writes what changed while the server ran. */
  async close(): Promise<void> {
    for (const [address, folder] of this.#folders) {
      if (this.#on && this.ports.cacheFiles && folder.isWhole) await this.#settle(folder);
      await this.#save(address, folder);
    }
  }

  /** Removes all that is kept, of other folders too. @returns how many folders there were */
  async clear(): Promise<number> {
    let removed = 0;
    await this.#queue(async () => {
      removed = (await this.ports.cacheFiles?.clear()) ?? 0;
      for (const folder of this.#folders.values()) folder.written = new Map();
    });
    return removed;
  }

  /** Reads files again that changed while the server ran: a stamp counts only for what is read behind it. */
  async #settle({ files }: Folder): Promise<void> {
    const { store, files: port } = this.ports;
    const waiting = [...files].flatMap(([uri, known]) => (known === undefined && store.onDisk(uri) ? [uri] : []));
    if (!port.stat || waiting.length > MOST_SETTLED) return;
    for (const uri of waiting) {
      const stamp = (await port.stat(uri).catch(() => undefined))?.stamp;
      if (stamp === undefined) continue;
      const read = await store.readFile(uri);
      files.set(uri, { stamp, refused: 'refused' in read ? read : undefined });
    }
  }

  async #save(address: string, folder: Folder): Promise<void> {
    const { cacheFiles } = this.ports;
    if (!cacheFiles || !this.#on) return;
    await this.#queue(async () => {
      // It may have been switched off, or the folder closed and its drafts forgotten.
      if (!this.#on || !folder.isWhole || this.#folders.get(address) !== folder) return;
      const entries = this.#entries(folder);
      if (sameStamps(entries, folder.written)) return;
      try {
        if (entries.length === 0) await cacheFiles.remove(cacheName(address));
        else await cacheFiles.write(cacheName(address), this.#slabs(address, entries));
        folder.written = new Map(entries.map(({ uri, known: { stamp } }) => [uri, stamp]));
      } catch (error) {
        this.#complain(error);
      }
    });
  }

  #complain(error: unknown): void {
    if (this.#complained || !this.ports.cacheFiles) return;
    this.#complained = true;
    this.ports.warn(cannotWrite(this.ports.cacheFiles.folder, error instanceof Error ? error.message : String(error)));
  }

  /** What of a folder may be written, as it is now. */
  #entries({ files }: Folder): Entry[] {
    const entries: Entry[] = [];
    for (const [uri, known] of files) {
      if (!known) continue;
      const summary = this.ports.store.onDisk(uri);
      if (known.refused ? !summary : summary?.secret === false) entries.push({ uri, known, summary });
    }
    return entries;
  }

  async *#slabs(address: string, entries: readonly Entry[]): AsyncGenerator<ArrayBufferView> {
    const packer = new Packer();
    const start = insideOf(address).length;
    for (let at = 0, slab = 0; at < entries.length; at += SLAB, slab++) {
      const drafts: [string, string][] = [];
      const refused: [string, string, Refused][] = [];
      for (const { uri, known, summary } of entries.slice(at, at + SLAB)) {
        const path = uri.slice(start);
        if (known.refused) refused.push([path, known.stamp, known.refused]);
        else {
          packer.add(summary!);
          drafts.push([path, known.stamp]);
        }
      }
      const head: Head = { by: this.#by, folder: address, slab, last: at + SLAB >= entries.length, drafts, refused };
      const { structure, names, folded, numbers } = packer.take();
      const parts = [encoder.encode(JSON.stringify(head)), encoder.encode(structure), names, encoder.encode(folded), bytesOf(numbers)]; // prettier-ignore
      yield Int32Array.of(MAGIC, FORMAT, checksum(parts));
      yield* parts;
      await this.ports.nextTurn();
    }
  }

  async #remove(address: string, folder: Folder): Promise<void> {
    folder.written = new Map();
    await this.ports.cacheFiles?.remove(cacheName(address)).catch(() => undefined);
  }

  /** One after another: what is written last is the newest. */
  #queue(action: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(action, action);
    return this.#writing;
  }
}

interface Entry {
  readonly uri: string;
  readonly known: Known;
  /** Undefined for a file that cannot be read as a draft. */
  readonly summary: Summary | undefined;
}

/** What a cache holds of a folder. */
class Loaded implements Remembered {
  readonly stamps = new Map<string, string>();
  readonly #drafts = new Map<string, readonly [slab: Unpacked, index: number]>();
  readonly #refused = new Map<string, Refused>();

  add(address: string, { drafts, refused }: Head, unpacked: Unpacked): void {
    if (drafts.length !== unpacked.count) fail();
    const start = insideOf(address);
    drafts.forEach(([path, stamp], index) => {
      this.stamps.set(start + path, stamp);
      this.#drafts.set(start + path, [unpacked, index]);
    });
    for (const [path, stamp, why] of refused) {
      this.stamps.set(start + path, stamp);
      this.#refused.set(start + path, why);
    }
  }

  summaryOf({ uri, stamp }: DraftFile): Summary | undefined {
    if (stamp === undefined || this.stamps.get(uri) !== stamp) return undefined;
    const known = this.#drafts.get(uri);
    return known?.[0].summary(known[1], uri);
  }

  refusalOf({ uri, stamp }: DraftFile): Refused | undefined {
    return stamp !== undefined && this.stamps.get(uri) === stamp ? this.#refused.get(uri) : undefined;
  }
}

/** Sign, head, and the four parts of a pack. */
const SLAB_PARTS = 6;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Another version wrote it: nothing is wrong with it. */
class OtherMaker extends Error {}

function fail(): never {
  throw new Error('not a cache that can be used');
}

function sameStamps(entries: readonly Entry[], written: ReadonlyMap<string, string>): boolean {
  return entries.length === written.size && entries.every(({ uri, known: { stamp } }) => written.get(uri) === stamp);
}

function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(insideOf(folder));
}

/** The name of the file for a folder. */
export function cacheName(folder: string): string {
  const bytes = encoder.encode(folder);
  const half = (seed: number): string => (hash(bytes, seed) >>> 0).toString(16).padStart(8, '0');
  return `drafts-${half(0x811c9dc5)}${half(0x5bd1e995)}.cache`;
}

function hash(bytes: Uint8Array, seed: number): number {
  let sum = seed;
  for (const byte of bytes) {
    sum = Math.imul(sum ^ byte, 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum;
}

/** A number that another content of these parts hardly has; any one unit changed gives another. */
function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0x5eed;
  for (const part of parts) {
    sum = Math.imul(sum ^ part.byteLength, 0x01000193);
    const whole = part.byteLength & ~3;
    const words = wordsOf(whole === part.byteLength ? part : part.subarray(0, whole));
    for (let at = 0; at < words.length; at++) {
      sum = Math.imul(sum ^ words[at]!, 0x01000193);
      sum ^= sum >>> 15;
    }
    for (let at = whole; at < part.byteLength; at++) sum = Math.imul(sum ^ part[at]!, 0x01000193);
  }
  return sum | 0;
}

function wordsOf(bytes: Uint8Array): Int32Array {
  if (bytes.byteLength % 4 !== 0) return fail();
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(buffer, byteOffset, byteLength / 4);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
