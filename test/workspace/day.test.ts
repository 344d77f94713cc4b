/**
 * Scripted days: drafts are written, renamed, removed, made secret; the editor tells of it or does not, is closed, killed, opened
 * again; the clock jumps, the cache breaks. Whatever the day, in the evening the index is that of a folder read for the first time.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { nodeFiles } from '../../server/src/host/node';
import { nodeCache } from '../../server/src/host/node-cache';
import { SummaryCache } from '../../server/src/workspace/cache';
import type { CacheFiles } from '../../server/src/workspace/cache-files';
import type { Files } from '../../server/src/workspace/files';
import { Store } from '../../server/src/workspace/store';
import { RUNS } from '../support/drafts';
import { dump, indexed, MemoryCache, MemoryFiles } from '../support/files';

const NAMES = ['a.txt', 'b.vanban', 'c.md', 'luu/d.txt', 'luu/e.vanban', 'luu/2022/f.txt'] as const;

/** A draft with one of few codes, so that versions of one document meet, and citations of the others. */
function textOf(kind: number): string {
  const number = 1 + (kind % 5);
  const mark = kind % 7 === 0 ? 'TUYỆT MẬT\n' : '';
  if (kind % 11 === 0) return `${mark}Không phải văn bản, bản nháp ẩn ${kind}.`;
  return `THÀNH ỦY HẢI PHÒNG\n*\nSố ${number}-KL/TU\n${mark}\nHải Phòng, ngày 06 tháng ${1 + (kind % 12)} năm 2022\n\nKẾT LUẬN\nvề việc ${mark === '' ? 'chung' : 'bí ẩn'} ${kind % 23}\n\nI. MỤC “${kind % 3}”\n\n1. Thực hiện Kết luận số ${1 + (kind % 4)}-KL/TU và Luật Đất đai năm ${2020 + (kind % 3)}.\n\n${kind % 2 === 0 ? 'T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n' : ''}`;
}

type Deed =
  | { readonly do: 'write'; readonly name: number; readonly kind: number }
  | { readonly do: 'rename'; readonly name: number; readonly to: number }
  | { readonly do: 'remove' | 'tell' | 'open' | 'close'; readonly name: number; readonly kind: number }
  | { readonly do: 'wait' | 'jump'; readonly by: number }
  | { readonly do: 'break'; readonly at: number }
  | { readonly do: 'look' | 'give up' | 'end' | 'kill' | 'keep' | 'restore' | 'other window' | 'clear' };

const name = fc.nat(NAMES.length - 1);
const kind = fc.nat(500);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), name, kind }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), name, to: name }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('remove', 'tell', 'tell', 'open', 'close'), name, kind }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), by: fc.integer({ min: 1, max: 9000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('jump' as const), by: fc.integer({ min: -20_000, max: 20_000 }) }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ do: fc.constant('break' as const), at: fc.nat(1_000_000) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'look' as const,
        'end',
        'kill',
        'end',
        'kill',
        'end',
        'give up',
        'keep',
        'restore',
        'other window',
        'clear',
      ),
    }),
  },
);

/** Where a day takes place. */
interface Place {
  readonly folder: string;
  readonly files: Files;
  readonly cacheFiles: CacheFiles;
  has(name: string): boolean;
  write(name: string, text: string): void;
  rename(from: string, to: string): void;
  remove(name: string): void;
  /** Lets time go by; backwards when somebody sets the clock. */
  wait(by: number): void;
  /** Spoils what is kept. */
  spoil(at: number): void;
  /** What is kept, as a copy, and putting it back. */
  kept(): unknown;
  restore(kept: unknown): void;
  text(): string;
}

/** An editor with the folder open. */
class Window {
  readonly store: Store;
  readonly cache: SummaryCache;
  readonly open = new Set<string>();

  constructor(private readonly place: Place) {
    const { files, cacheFiles } = place;
    this.store = new Store(files);
    this.cache = new SummaryCache({ cacheFiles, files, store: this.store, version: '1', warn: () => undefined, nextTurn: () => Promise.resolve() }); // prettier-ignore
  }

  #looked = false;

  async look(isCancelled: () => boolean = () => false): Promise<void> {
    const { folder, files } = this.place;
    const again = this.#looked;
    this.#looked = true;
    const remembered = await this.cache.remembered(folder);
    await this.cache.indexed(folder, await indexed(files, this.store, folder, { again, remembered, isCancelled }));
  }
}

async function live(place: Place, deeds: readonly Deed[]): Promise<void> {
  let window = new Window(place);
  let saved: unknown;
  const uriOf = (index: number): string => `${place.folder}/${NAMES[index]!}`;
  await window.look();
  for (const deed of deeds)
    switch (deed.do) {
      case 'write':
        place.write(NAMES[deed.name]!, textOf(deed.kind));
        break;
      case 'rename':
        if (place.has(NAMES[deed.name]!) && deed.name !== deed.to) place.rename(NAMES[deed.name]!, NAMES[deed.to]!);
        break;
      case 'remove':
        place.remove(NAMES[deed.name]!);
        break;
      case 'tell':
        if (place.has(NAMES[deed.name]!)) await window.store.readFile(uriOf(deed.name));
        else window.store.forget(uriOf(deed.name));
        await window.cache.changed([uriOf(deed.name)]);
        break;
      case 'open':
        window.open.add(uriOf(deed.name));
        window.store.opened(uriOf(deed.name), readDraft(textOf(deed.kind)));
        break;
      case 'close':
        window.open.delete(uriOf(deed.name));
        window.store.closed(uriOf(deed.name));
        break;
      case 'wait':
      case 'jump':
        place.wait(deed.by);
        break;
      case 'break':
        place.spoil(deed.at);
        break;
      case 'look':
        await window.look();
        break;
      case 'give up': {
        let asked = 0;
        await window.look(() => ++asked > 3);
        break;
      }
      case 'end':
        await window.cache.close();
        window = new Window(place);
        await window.look();
        break;
      case 'kill':
        window = new Window(place);
        await window.look();
        break;
      case 'keep':
        saved = place.kept();
        break;
      case 'restore':
        if (saved !== undefined) place.restore(saved);
        break;
      case 'other window': {
        const other = new Window(place);
        await other.look();
        await other.cache.close();
        break;
      }
      case 'clear':
        await window.cache.clear();
        break;
    }
  for (const uri of window.open) window.store.closed(uri);
  await window.look();
  const fresh = new Store(place.files);
  await indexed(place.files, fresh, place.folder);
  assert.deepEqual(dump(window.store.index), dump(fresh.index));
  await window.cache.close();
  const next = new Window(place);
  await next.look();
  assert.deepEqual(dump(next.store.index), dump(fresh.index), 'after a start');
  for (const words of ['bí ẩn', 'bi an']) assert.ok(!place.text().includes(words), `the cache holds “${words}”`);
}

/** So long a file counts as being written, as on the disk. */
const GRAIN = 3000;

/** A folder in memory; the clock is its own. */
class MemoryPlace implements Place {
  readonly folder = 'file:///luu-tru';
  readonly #memory = new MemoryFiles(new Map());
  readonly cacheFiles = new MemoryCache();
  readonly #times = new Map<string, { text: string; at: number; stamp: string }>();
  #clock = 1_000_000;
  #written = 0;
  readonly files: Files = {
    list: (folder, options) => (this.#settle(), this.#memory.list(folder, options)),
    read: (uri) => this.#memory.read(uri),
    stat: (uri) => (this.#settle(), this.#memory.stat(uri)),
  };

  /** A stamp is given only to what has not been written just now, or in the future. */
  #settle(): void {
    this.#memory.files.clear();
    for (const [at, { text, at: time, stamp }] of this.#times)
      this.#memory.files.set(`${this.folder}/${at}`, { text, stamp: time < this.#clock - GRAIN ? stamp : undefined });
  }

  has(name: string): boolean {
    return this.#times.has(name);
  }

  write(name: string, text: string): void {
    // The clock counts finer than anybody writes.
    this.#times.set(name, { text, at: this.#clock, stamp: `${text.length} ${this.#clock} ${++this.#written}` });
    this.#settle();
  }

  rename(from: string, to: string): void {
    this.write(to, this.#times.get(from)!.text);
    this.remove(from);
  }

  remove(name: string): void {
    this.#times.delete(name);
    this.#settle();
  }

  wait(by: number): void {
    this.#clock += by;
  }

  spoil(at: number): void {
    for (const [name, parts] of this.cacheFiles.files) {
      const copies = parts.map((part) => part.slice());
      const part = copies[at % copies.length]!;
      if (at % 5 === 0) copies.length = at % copies.length;
      else if (part.length > 0) part[at % part.length]! ^= 1 << (at % 8);
      this.cacheFiles.files.set(name, copies);
    }
  }

  kept(): unknown {
    return new Map(this.cacheFiles.files);
  }

  restore(kept: unknown): void {
    for (const [name, parts] of kept as Map<string, readonly Uint8Array[]>) this.cacheFiles.files.set(name, parts);
  }

  text(): string {
    return this.cacheFiles.text;
  }
}

/** A folder on the disk; what goes by is the clock of this process, so that no test has to wait. */
class DiskPlace implements Place {
  readonly #base = mkdtempSync(join(tmpdir(), 'but-son-day-'));
  readonly #drafts = join(this.#base, 'luu-tru');
  readonly #cache = join(this.#base, 'cache');
  readonly folder = pathToFileURL(this.#drafts).href;
  readonly files = nodeFiles;
  readonly cacheFiles = nodeCache(this.#cache)!;
  readonly #now = Date.now;
  #passed = 0;

  constructor() {
    mkdirSync(join(this.#drafts, 'luu', '2022'), { recursive: true });
    mkdirSync(this.#cache);
    Date.now = () => this.#now() + this.#passed;
  }

  dispose(): void {
    Date.now = this.#now;
    rmSync(this.#base, { recursive: true });
  }

  has(name: string): boolean {
    return readdirSync(this.#drafts, { recursive: true }).map(String).map((path) => path.replaceAll('\\', '/')).includes(name); // prettier-ignore
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.#drafts, name), text);
  }

  rename(from: string, to: string): void {
    renameSync(join(this.#drafts, from), join(this.#drafts, to));
  }

  remove(name: string): void {
    rmSync(join(this.#drafts, name), { force: true });
  }

  wait(by: number): void {
    this.#passed += by;
  }

  #keptFiles(): string[] {
    return readdirSync(this.#cache).map((file) => join(this.#cache, file));
  }

  spoil(at: number): void {
    for (const path of this.#keptFiles()) {
      const bytes = readFileSync(path);
      if (bytes.length === 0) continue;
      bytes[at % bytes.length]! ^= 1 << (at % 8);
      writeFileSync(path, at % 5 === 0 ? bytes.subarray(0, at % bytes.length) : bytes);
    }
  }

  kept(): unknown {
    return this.#keptFiles().map((path) => [path, readFileSync(path)] as const);
  }

  restore(kept: unknown): void {
    for (const [path, bytes] of kept as (readonly [string, Buffer])[]) writeFileSync(path, bytes);
  }

  text(): string {
    return this.#keptFiles().map((path) => readFileSync(path, 'utf8')).join('\n'); // prettier-ignore
  }
}

describe('a day', () => {
  /** It begins with drafts that have lain there for a while. */
  const morning = fc.array(kind, { minLength: NAMES.length, maxLength: NAMES.length }).map((kinds): Deed[] => [
    ...kinds.map((of, index): Deed => ({ do: 'write', name: index, kind: of })),
    { do: 'wait', by: 5000 },
    { do: 'end' },
  ]); // prettier-ignore
  const day = fc.tuple(morning, fc.array(deed, { minLength: 5, maxLength: 40, size: 'max' })).map(([first, then]) => [...first, ...then]); // prettier-ignore

  it('in a folder in memory ends with an index like a new one', async function () {
    this.timeout(0);
    await fc.assert(
      fc.asyncProperty(day, (deeds) => live(new MemoryPlace(), deeds)),
      { numRuns: RUNS, seed: 0x5eed },
    );
  });

  it('in a folder on the disk ends with an index like a new one', async function () {
    this.timeout(0);
    await fc.assert(
      fc.asyncProperty(day, async (deeds) => {
        const place = new DiskPlace();
        try {
          await live(place, deeds);
        } finally {
          place.dispose();
        }
      }),
      { numRuns: Math.ceil(RUNS / 5), seed: 0x5eed },
    );
  });
});
