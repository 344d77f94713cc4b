/** What is kept on the disk of the drafts of a folder: it saves reading, and is never believed too much. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCache } from '../../server/src/host/node-cache';
import { usualDirectory } from '../../server/src/host/node-folder';
import type { Text } from '../../server/src/messages/text';
import { cacheName, SummaryCache } from '../../server/src/workspace/cache';
import { CACHE_FILE } from '../../server/src/workspace/cache-files';
import { dump, indexed, MemoryCache, MemoryFiles, type MemoryFile } from '../support/files';
import { Store } from '../../server/src/workspace/store';

const FOLDER = 'file:///luu';

const draft = (code: string, subject: string, body = 'Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy.', mark = ''): string =>
  `THÀNH ỦY HẢI PHÒNG\n*\nSố ${code}\n${mark}\nHải Phòng, ngày 06 tháng 7 năm 2022\n\nKẾT LUẬN\n${subject}\n\nI. “MỤC TIÊU”…\n\n1. ${body}\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n`; // prettier-ignore

/** A window of an editor: what it has read, and what it says. */
class Window {
  readonly said: Text[] = [];
  readonly store: Store;
  readonly cache: SummaryCache;
  #looked = false;

  constructor(
    private readonly files: MemoryFiles,
    cacheFiles: MemoryCache | undefined,
    version = '1.0.0',
  ) {
    this.store = new Store(files);
    this.cache = new SummaryCache({ cacheFiles, files, store: this.store, version, warn: (text) => this.said.push(text), nextTurn: () => Promise.resolve() }); // prettier-ignore
  }

  /** Reads the folder. @returns the files that were read for it */
  async look(options: Parameters<typeof indexed>[3] = {}): Promise<string[]> {
    this.files.reads.length = 0;
    const again = this.#looked;
    this.#looked = true;
    const remembered = await this.cache.remembered(FOLDER);
    await this.cache.indexed(FOLDER, await indexed(this.files, this.store, FOLDER, { again, remembered, ...options }));
    return this.files.reads.map((uri) => uri.slice(FOLDER.length + 1));
  }
}

describe('the cache of a folder', () => {
  let files: MemoryFiles;
  let kept: MemoryCache;
  const put = (name: string, file: MemoryFile): void => void files.files.set(`${FOLDER}/${name}`, file);
  const fresh = async (): Promise<readonly unknown[]> => {
    const store = new Store(files);
    await indexed(files, store, FOLDER);
    return dump(store.index);
  };

  beforeEach(() => {
    files = new MemoryFiles(new Map());
    kept = new MemoryCache();
    put('a.vanban', { text: draft('15-KL/TU', 'về công tác cán bộ'), stamp: '1' });
    put('b.txt', { text: draft('04-NQ/TU', 'về kinh tế biển', 'Theo Luật Đất đai năm 2024.'), stamp: '1' });
    put('c.md', { text: '# Readme\n\nNo draft.', stamp: '1' });
    put('cu.txt', { refused: 'encoding', stamp: '1' });
  });

  it('saves the second start from reading what has not changed, and answers the same', async () => {
    assert.deepEqual(await new Window(files, kept).look(), ['a.vanban', 'b.txt', 'c.md', 'cu.txt']);
    put('b.txt', { text: draft('05-NQ/TU', 'về cảng biển'), stamp: '2' });
    files.files.delete(`${FOLDER}/c.md`);
    put('d.txt', { text: draft('06-NQ/TU', 'về du lịch'), stamp: '1' });
    const second = new Window(files, kept);
    assert.deepEqual(await second.look(), ['b.txt', 'd.txt']);
    assert.deepEqual(dump(second.store.index), await fresh());
    assert.deepEqual(await new Window(files, kept).look(), []);
  });

  it('says of a file that is no text the same again', async () => {
    await new Window(files, kept).look();
    const second = new Window(files, kept);
    const run = await indexed(files, second.store, FOLDER, { remembered: await second.cache.remembered(FOLDER) });
    assert.deepEqual(run.skipped, [{ uri: `${FOLDER}/cu.txt`, why: 'encoding', legacy: undefined }]);
  });

  it('is written only where something differs', async () => {
    await new Window(files, kept).look();
    const second = new Window(files, kept);
    await second.look();
    await second.cache.close();
    assert.equal(kept.writes, 1);
  });

  it('believes no file that may have been written again within the grain of the clock', async () => {
    put('a.vanban', { text: draft('15-KL/TU', 'về công tác cán bộ'), stamp: undefined });
    await new Window(files, kept).look();
    assert.deepEqual(await new Window(files, kept).look(), ['a.vanban']);
  });

  it('compares stamps for being equal: a clock that went back makes an older file no less new', async () => {
    put('a.vanban', { text: draft('15-KL/TU', 'về công tác cán bộ'), stamp: '2' });
    await new Window(files, kept).look();
    put('a.vanban', { text: draft('15-KL/TU', 'về tổ chức'), stamp: '1' });
    const second = new Window(files, kept);
    assert.deepEqual(await second.look(), ['a.vanban']);
    assert.match(second.store.index.get(`${FOLDER}/a.vanban`)!.name, /về tổ chức/);
  });

  for (const mark of ['MẬT', 'TỐI MẬT', 'Độ mật: TUYỆT MẬT'])
    it(`never holds a draft marked ${mark}, nor its name`, async () => {
      put('nhan-su-x.vanban', { text: draft('77-KL/TU', 'về nhân sự bí ẩn', 'Theo Kết luận số 88-KL/TU của Thành ủy.', mark), stamp: '1' }); // prettier-ignore
      put('khong-so.vanban', { text: `${mark}\n\nKẾT LUẬN\nvề nhân sự bí ẩn\n\nI. BÍ ẨN\n`, stamp: '1' });
      const first = new Window(files, kept);
      await first.look();
      await first.cache.close();
      assert.match(kept.text, /cán bộ/, 'nothing was kept at all');
      for (const words of ['bí ẩn', 'BÍ ẨN', 'bi an', '77', '88', 'nhan-su-x', 'khong-so'])
        assert.ok(!kept.text.includes(words), `the cache holds “${words}”`);
      assert.deepEqual((await new Window(files, kept).look()).sort(), ['khong-so.vanban', 'nhan-su-x.vanban']);
    });

  it('lets go at once of a draft that becomes secret', async () => {
    const window = new Window(files, kept);
    await window.look();
    put('a.vanban', { text: draft('15-KL/TU', 'về công tác cán bộ', 'Nội dung.', 'MẬT'), stamp: '2' });
    await window.store.readFile(`${FOLDER}/a.vanban`);
    await window.cache.changed([`${FOLDER}/a.vanban`]);
    assert.doesNotMatch(kept.text, /a\.vanban|cán bộ/);
    assert.match(kept.text, /b\.txt/);
  });

  it('takes in at the end what changed while the server ran', async () => {
    const window = new Window(files, kept);
    await window.look();
    put('a.vanban', { text: draft('15-KL/TU', 'về tổ chức'), stamp: '2' });
    put('moi.vanban', { text: draft('16-KL/TU', 'về cái mới'), stamp: '1' });
    put('chua-lang.vanban', { text: draft('17-KL/TU', 'về cái chưa lắng'), stamp: undefined });
    const changed = ['a.vanban', 'moi.vanban', 'chua-lang.vanban'].map((name) => `${FOLDER}/${name}`);
    for (const uri of changed) await window.store.readFile(uri);
    await window.cache.changed(changed);
    await window.cache.close();
    const next = new Window(files, kept);
    assert.deepEqual(await next.look(), ['chua-lang.vanban']);
    assert.deepEqual(dump(next.store.index), await fresh());
  });

  it('takes what an editor shows for no file', async () => {
    const window = new Window(files, kept);
    await window.look();
    const { readDraft } = await import('../../server/src/draft/draft');
    window.store.opened(`${FOLDER}/a.vanban`, readDraft(draft('99-KL/TU', 'về cái chưa lưu')));
    files.files.delete(`${FOLDER}/c.md`);
    await window.look();
    await window.cache.close();
    assert.doesNotMatch(kept.text, /99|chưa lưu/);
    const next = new Window(files, kept);
    await next.look();
    assert.deepEqual(dump(next.store.index), await fresh());
  });

  it('is dropped as a whole where anything in it is not as it was written', async () => {
    await new Window(files, kept).look();
    const [[name, parts]] = [...kept.files] as [[string, readonly Uint8Array[]]];
    const expected = await fresh();
    let tries = 0;
    for (let part = 0; part < parts.length; part++)
      for (let at = 0; at < parts[part]!.length; at += Math.max(1, Math.floor(parts[part]!.length / 9))) {
        const broken = parts.map((bytes) => bytes.slice());
        broken[part]![at]! ^= 1 << (at % 8);
        kept.files.set(name, broken);
        const window = new Window(files, kept);
        assert.equal((await window.look()).length, 4, `part ${part}, byte ${at}`);
        assert.deepEqual(dump(window.store.index), expected);
        // It is written anew.
        assert.deepEqual(await new Window(files, kept).look(), []);
        tries += 1;
      }
    assert.ok(tries > 30);
    for (const cut of [0, 1, parts.length - 1]) {
      kept.files.set(name, parts.slice(0, cut));
      assert.equal((await new Window(files, kept).look()).length, 4, `${cut} parts`);
    }
    kept.files.set(name, [...parts, ...parts]);
    assert.equal((await new Window(files, kept).look()).length, 4, 'more than all parts');
  });

  it('of another version is not believed, and nobody is told that it is broken', async () => {
    await new Window(files, kept, '1.0.0').look();
    const next = new Window(files, kept, '1.0.1');
    assert.equal((await next.look()).length, 4);
    assert.deepEqual(next.said, []);
  });

  it('of another folder is not believed', async () => {
    await new Window(files, kept).look();
    const [parts] = kept.files.values();
    const other = 'file:///khac';
    for (const [uri, file] of [...files.files]) files.files.set(uri.replace(FOLDER, other), file);
    kept.files.set(cacheName(other), parts!);
    const window = new Window(files, kept);
    files.reads.length = 0;
    await indexed(files, window.store, other, { remembered: await window.cache.remembered(other) });
    assert.equal(files.reads.length, 4);
  });

  it('that cannot be written is spoken of once', async () => {
    kept.refuses = 'ENOSPC';
    const window = new Window(files, kept);
    await window.look();
    put('d.txt', { text: draft('06-NQ/TU', 'về du lịch'), stamp: '1' });
    await window.look();
    await window.cache.close();
    assert.equal(window.said.length, 1);
    assert.match(window.said[0]!.vi, /ENOSPC/);
    assert.deepEqual(dump(window.store.index), await fresh());
  });

  it('is not shortened by a run that was ended before all was read', async () => {
    await new Window(files, kept).look();
    for (const name of ['a.vanban', 'b.txt']) put(name, { text: draft('21-KL/TU', `về ${name}`), stamp: '2' });
    const window = new Window(files, kept);
    await window.look({ isCancelled: () => files.reads.length > 0 });
    await window.cache.close();
    assert.equal(kept.writes, 1);
    // What was not reached is read when the folder is looked through again.
    await window.look();
    assert.deepEqual(dump(window.store.index), await fresh());
  });

  it('switched off is not written, and what there is goes', async () => {
    await new Window(files, kept).look();
    const off = new Window(files, kept);
    await off.cache.use(false);
    assert.equal((await off.look()).length, 4);
    await off.cache.close();
    assert.equal(kept.files.size, 0);
    const on = new Window(files, kept);
    await on.look();
    assert.equal(kept.files.size, 1);
    await on.cache.use(false);
    assert.equal(kept.files.size, 0);
    await on.cache.use(true);
    assert.equal(kept.files.size, 1);
  });

  it('is cleared by hand, and written again when something changes', async () => {
    const window = new Window(files, kept);
    await window.look();
    assert.equal(await window.cache.clear(), 1);
    assert.equal(kept.files.size, 0);
    await window.look();
    assert.equal(kept.files.size, 1);
  });

  it('goes when the folder has no drafts any more', async () => {
    await new Window(files, kept).look();
    files.files.clear();
    await new Window(files, kept).look();
    assert.equal(kept.files.size, 0);
  });

  it('of a folder that was closed is left as it is', async () => {
    const window = new Window(files, kept);
    await window.look();
    window.cache.leave(FOLDER);
    for (const uri of window.store.filesBelow(FOLDER)) window.store.forget(uri);
    await window.cache.close();
    assert.deepEqual(await new Window(files, kept).look(), []);
  });

  it('is of no need: without it everything is read', async () => {
    const window = new Window(files, undefined);
    assert.equal((await window.look()).length, 4);
    assert.deepEqual(await window.look(), []);
    assert.equal(await window.cache.clear(), 0);
  });

  it('holds many drafts in slabs that share what they cite', async () => {
    for (let index = 0; index < 1003; index++)
      put(`nhieu/${index}.txt`, { text: draft(`${index + 1}-KL/TU`, `về việc ${index}`, `Theo Nghị quyết số ${1 + (index % 400)}-NQ/TU của Thành ủy.`), stamp: '1' }); // prettier-ignore
    await new Window(files, kept).look();
    const next = new Window(files, kept);
    assert.deepEqual(await next.look(), []);
    assert.deepEqual(dump(next.store.index), await fresh());
  });
});

describe('the files of the cache on the disk', () => {
  let folder: string;
  const name = cacheName(FOLDER);
  async function* parts(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield await Promise.resolve(Buffer.from(text));
  }
  const read = async (): Promise<string[] | undefined> => {
    const reader = await nodeCache(folder)!.read(name);
    if (!reader) return undefined;
    const found: string[] = [];
    try {
      for (let part = await reader.next(); part; part = await reader.next()) found.push(Buffer.from(part).toString());
    } finally {
      await reader.close();
    }
    return found;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'but-son-cache-'));
  });

  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  it('are read as they were written, by nobody but their owner', async () => {
    assert.equal(await read(), undefined);
    await nodeCache(folder)!.write(name, parts('một', '', 'hai'));
    assert.deepEqual(await read(), ['một', '', 'hai']);
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, name)).mode & 0o077, 0);
  });

  it('are the old ones until the new one is whole', async () => {
    const cache = nodeCache(folder)!;
    await cache.write(name, parts('cũ'));
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* parts('mới');
      assert.deepEqual(await read(), ['cũ']);
      throw new Error('the power is gone');
    }
    await assert.rejects(cache.write(name, failing()), /power/);
    assert.deepEqual(await read(), ['cũ']);
    assert.deepEqual(readdirSync(folder), [name]);
  });

  it('may be written by two windows at once: one of them counts, as a whole', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(texts.map((text) => nodeCache(folder)!.write(name, parts(text, text))));
    const found = await read();
    assert.ok(found?.length === 2 && found[0] === found[1] && texts.includes(found[0]!));
    assert.deepEqual(readdirSync(folder), [name]);
  });

  it('that were cut are refused, not believed', async () => {
    await nodeCache(folder)!.write(name, parts('một', 'hai'));
    const { size } = statSync(join(folder, name));
    for (let length = 1; length < size; length++) {
      await nodeCache(folder)!.write(name, parts('một', 'hai'));
      truncateSync(join(folder, name), length);
      // At the end of a part the file is whole, but for what its reader knows to be missing.
      const found = await read().catch(() => 'refused');
      assert.ok(found === 'refused' || (Array.isArray(found) && found.join() === 'một'), `${length}: ${String(found)}`);
    }
    writeFileSync(join(folder, name), Buffer.alloc(64, 0xff));
    await assert.rejects(read());
  });

  it('are told from all other files of the folder, which stay', async () => {
    const cache = nodeCache(folder)!;
    await cache.write(name, parts('a'));
    writeFileSync(join(folder, 'thu.txt'), 'của người khác');
    writeFileSync(join(folder, `${name}.77-1.tmp`), 'dở dang');
    utimesSync(join(folder, `${name}.77-1.tmp`), 0, 0);
    utimesSync(join(folder, 'thu.txt'), 0, 0);
    await cache.tidy(1_000_000);
    assert.deepEqual(readdirSync(folder).sort(), [name, 'thu.txt']);
    utimesSync(join(folder, name), 0, 0);
    await cache.tidy(1_000_000);
    assert.deepEqual(readdirSync(folder), ['thu.txt']);
    await cache.write(name, parts('a'));
    assert.equal(await cache.clear(), 1);
    assert.equal(readFileSync(join(folder, 'thu.txt'), 'utf8'), 'của người khác');
  });

  it('have names that say nothing of the folder', () => {
    assert.match(name, CACHE_FILE);
    assert.notEqual(cacheName('file:///a'), cacheName('file:///b'));
  });

  it('lie where the system keeps such things, if the client names no place', () => {
    assert.equal(usualDirectory('linux', { HOME: '/home/a' }), '/home/a/.cache/but-son');
    assert.equal(usualDirectory('linux', { HOME: '/home/a', XDG_CACHE_HOME: '/c' }), '/c/but-son');
    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    assert.equal(usualDirectory('linux', { HOME: '/home/a', XDG_CACHE_HOME: 'c' }), '/home/a/.cache/but-son');
    assert.equal(usualDirectory('darwin', { HOME: '/Users/a' }), '/Users/a/Library/Caches/but-son');
    assert.equal(usualDirectory('win32', { LOCALAPPDATA: '/l' }), '/l/but-son');
    assert.equal(usualDirectory('win32', {}), undefined);
    assert.equal(nodeCache('/x')?.folder, '/x');
  });
});
