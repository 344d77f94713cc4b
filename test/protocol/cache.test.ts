/** A server that is started a second time reads what has changed, and keeps nothing where that is not wanted. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, SAMPLES, uriOf, type ClientOptions } from '../support/lsp';

describe('the cache of the server', () => {
  let home: string;
  let client: Client;
  const kept = (folder = join(home, 'but-son')): string[] => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'but-son-home-'));
  });

  afterEach(async () => {
    await client.dispose();
    rmSync(home, { recursive: true, force: true });
  });

  /** Starts a server with the samples, which have lain there for a while. @returns how many drafts there are, and were read */
  async function start(options: Partial<ClientOptions> = {}): Promise<[total: number, read: number]> {
    client = await Client.start({ diagnostics: 'pull', folders: [uriOf(SAMPLES)], cacheHome: home, ...options });
    const { params } = await client.received('word that the folder is read', ({ method, params: said }) => method === 'window/logMessage' && /dự thảo trong/.test(JSON.stringify(said))); // prettier-ignore
    const [, total, read] = /Đã biết (\d+) dự thảo.* đọc lại (\d+)/.exec((params as { message: string }).message)!;
    return [Number(total), Number(read)];
  }

  it('saves the second start from reading, where the client names no place', async () => {
    const [total, read] = await start();
    assert.ok(total > 0 && read === total);
    await client.shutdown();
    assert.equal(kept().length, 1);
    assert.deepEqual(await start(), [total, 0]);
  });

  it('lies where the client wants it', async () => {
    const folder = join(home, 'của', 'trình soạn thảo');
    const [total] = await start({ initializationOptions: { cache: folder } });
    await client.shutdown();
    assert.equal(kept(folder).length, 1);
    assert.deepEqual(kept(), []);
    assert.deepEqual(await start({ initializationOptions: { cache: folder } }), [total, 0]);
  });

  it('is not written where it is switched off, and what there is goes', async () => {
    const [total] = await start();
    await client.shutdown();
    assert.deepEqual(await start({ settings: { cache: false } }), [total, total]);
    await client.shutdown();
    assert.deepEqual(kept(), []);
  });

  it('goes when it is switched off while the server runs', async () => {
    await start();
    await client.eventually('something to be kept', () => Promise.resolve(kept()), (files) => files.length === 1); // prettier-ignore
    await client.configure({ cache: false });
    await client.eventually('nothing to be kept', () => Promise.resolve(kept()), (files) => files.length === 0); // prettier-ignore
  });

  it('is cleared on request', async () => {
    await start();
    await client.eventually('something to be kept', () => Promise.resolve(kept()), (files) => files.length === 1); // prettier-ignore
    assert.deepEqual(await client.ask('butSon/clearCache'), { folders: 1 });
    assert.deepEqual(kept(), []);
  });

  describe('holds our own code once a draft has been judged', () => {
    const code = () => Promise.resolve(kept().filter((name) => name.startsWith('code-')));

    beforeEach(async () => {
      await start();
      client.open('file:///kept/du-thao.vanban', 'Căn cứ Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy.\n');
      await client.eventually('the code to be kept', code, (files) => files.length === 1);
    });

    it('until it is cleared', async () => {
      assert.deepEqual(await client.ask('butSon/clearCache'), { folders: 1 });
      assert.deepEqual(kept(), []);
    });

    it('until it is switched off', async () => {
      await client.shutdown();
      await start({ settings: { cache: false } });
      await client.eventually('the code to be gone', code, (files) => files.length === 0);
    });
  });

  it('that is broken is made again', async () => {
    const [total] = await start();
    await client.shutdown();
    const path = join(home, 'but-son', kept()[0]!);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    assert.deepEqual(await start(), [total, total]);
    await client.shutdown();
    assert.deepEqual(await start(), [total, 0]);
  });

  it('that cannot be written keeps nobody from anything', async () => {
    // A file lies where its folder should be.
    writeFileSync(join(home, 'but-son'), '');
    const [total, read] = await start();
    assert.equal(read, total);
    await client.received('a word about it', ({ method, params }) => method === 'window/logMessage' && /bộ nhớ đệm/.test(JSON.stringify(params))); // prettier-ignore
    assert.equal(await client.shutdown(), 0);
  });
});
