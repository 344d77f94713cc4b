/** What goes wrong around a server: it is killed, and files go, change or are half written while they are read. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Desk } from '../support/cli';
import { Client, placesIn, sample, SEED_NAME, uriOf, wordsOf } from '../support/lsp';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

const head = (code: string, date: string): string => `THÀNH ỦY HẢI PHÒNG\n*\nSố ${code}\n\nHải Phòng, ngày ${date}\n\n`;
const draft = `${head('15-KL/TU', '06 tháng 7 năm 2022')}KẾT LUẬN
về một số nhiệm vụ

Thực hiện Nghị quyết số 04-NQ/TU, ngày 02/12/2021 của Thành ủy về nhiệm vụ năm 2022.

Thực hiện Nghị quyết số 05-NQ/TU, ngày 02/12/2021 của Thành ủy về nhiệm vụ năm 2023.
`;
const resolution = (code: string): string =>
  `${head(code, '07 tháng 12 năm 2021')}NGHỊ QUYẾT\nvề nhiệm vụ\n\nNội dung.\n`;

const HEADER = 'code,type,issuer,date,title';
const row = (code: string, date: string, title = 'về nhiệm vụ'): string =>
  `${code},Nghị quyết,Thành ủy Hải Phòng,${date},"${title}"`;
const file = (...rows: string[]): string => [HEADER, ...rows, ''].join('\n');

/** The codes whose dates the catalogue contradicts. */
const contradicted = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ code }) => code === 'citation/catalogue-mismatch')
    .map((diagnostic) => /\d\d-NQ/.exec(wordsOf(diagnostic))![0]);

describe('a server killed in the middle of an edit', () => {
  it('is started again with the text as it stands, and finds what one finds that was never killed', async () => {
    const seed = sample(SEED_NAME);
    const at = seed.text.indexOf('Giao Ban Tuyên giáo');
    const typed = 'Báo cáo trước ngày 31/02/2022. ';
    const text = seed.text.slice(0, at) + typed + seed.text.slice(at);
    const findingsOf = async (client: Client): Promise<unknown> => [
      await client.pull(seed.uri),
      await client.ask('textDocument/documentSymbol', { textDocument: { uri: seed.uri } }),
    ];
    const unharmed = await Client.start({ diagnostics: 'pull' });
    let expected: unknown;
    try {
      unharmed.open(seed.uri, text, 'plaintext');
      expected = await findingsOf(unharmed);
    } finally {
      await unharmed.dispose();
    }
    for (const keys of [1, 5, typed.length]) {
      const killed = await Client.start({ diagnostics: 'pull' });
      killed.open(seed.uri, seed.text, 'plaintext');
      await killed.pull(seed.uri);
      for (let key = 0; key < keys; key++) {
        const { start } = placesIn(seed.text).range(at, at);
        const position = { line: start.line, character: start.character + key };
        killed.change(seed.uri, key + 2, [{ range: { start: position, end: position }, text: typed.charAt(key) }]);
      }
      const asked = killed.pull(seed.uri).catch((error: unknown) => error);
      await killed.dispose();
      assert.ok((await asked) instanceof Error, 'the question was answered before the server could be killed');

      const again = await Client.start({ diagnostics: 'pull' });
      try {
        // As the editor does: the document as it stands by now, its version going on.
        again.open(seed.uri, text, 'plaintext', typed.length + 2);
        assert.deepEqual(await findingsOf(again), expected);
        assert.equal(await again.shutdown(), 0);
      } finally {
        await again.dispose();
      }
    }
  });
});

describe('files that go while they are read', () => {
  it('are missing from what is known, and nothing else is', async () => {
    const desk = new Desk();
    const paths = Array.from({ length: 200 }, (_, index) =>
      desk.lay(`${String(index).padStart(3, '0')}.vanban`, resolution(`${index + 1}-NQ/TU`)),
    );
    const last = desk.lay('z.vanban', resolution('800-NQ/TU'));
    const client = await Client.start({ diagnostics: 'pull', folders: [uriOf(desk.path)] });
    try {
      for (const [index, path] of paths.entries()) {
        rmSync(path);
        // A folder may take the name of a file.
        if (index % 10 === 0) mkdirSync(path);
      }
      const uri = uriOf(join(desk.path, 'ket-luan.vanban'));
      const text = draft.replace('04-NQ/TU, ngày 02/12/2021', '800-NQ/TU, ngày 07/12/2021');
      client.open(uri, text);
      const position = placesIn(text).of('800-NQ/TU').start;
      await client.eventually(
        'the draft that is left to be known',
        async () => (await client.ask('textDocument/definition', { textDocument: { uri }, position })) as { targetUri: string }[],
        ([link]) => link?.targetUri === uriOf(last),
      );
      client.tell('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: uriOf(path), type: DELETED })) });
      client.tell('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: uriOf(path), type: CHANGED })) });
      assert.equal((await client.pull(uri)).filter(({ severity }) => severity === 1).length, 0);
      assert.equal(await client.shutdown(), 0);
      assert.equal(client.errors, '');
    } finally {
      await client.dispose();
      desk.clear();
    }
  }); // prettier-ignore
});

describe('a catalogue that is in use', () => {
  let desk: Desk;
  let client: Client;
  let csv: string;
  let uri: string;

  beforeEach(async () => {
    desk = new Desk();
    csv = desk.lay('danh-muc.csv', file(row('04-NQ/TU', '2021-12-07'), row('05-NQ/TU', '2021-12-02')));
    uri = uriOf(desk.lay('ket-luan.vanban', draft));
    client = await Client.start({
      diagnostics: 'pull',
      folders: [uriOf(desk.path)],
      settings: { catalogue: ['danh-muc.csv'] },
    });
    client.open(uri, draft);
    await contradicts('04-NQ');
  });

  afterEach(async () => {
    assert.equal(await client.shutdown(), 0);
    assert.equal(client.errors, '');
    await client.dispose();
    desk.clear();
  });

  async function contradicts(...codes: string[]): Promise<void> {
    await client.eventually(
      `${codes.join(', ') || 'nothing'} to be contradicted`,
      async () => contradicted(await client.pull(uri)),
      (found) => found.join() === codes.join(),
    );
  }

  const seen = (type: number): void => {
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(csv), type }] });
  };
  async function warned(words: RegExp): Promise<void> {
    await client.received(String(words), ({ method, params }) => method.startsWith('window/showMessage') && words.test((params as { message: string }).message)); // prettier-ignore
  }

  it('is the new one as soon as another file has taken its place', async () => {
    renameSync(desk.lay('moi.csv', file(row('05-NQ/TU', '2021-12-07'))), csv);
    seen(CHANGED);
    await contradicts('05-NQ');
  });

  it('is no more when it is gone, which is said, and comes back with the file', async () => {
    rmSync(csv);
    seen(DELETED);
    await contradicts();
    await warned(/Không đọc được tệp danh mục “danh-muc\.csv”/);
    mkdirSync(csv);
    seen(CREATED);
    await contradicts();
    rmSync(csv, { recursive: true });
    writeFileSync(csv, file(row('04-NQ/TU', '2021-12-07')));
    seen(CREATED);
    await contradicts('04-NQ');
  });

  it('holds its whole rows when it is half written, and all of them a moment later', async () => {
    const whole = file(row('05-NQ/TU', '2021-12-07'), row('04-NQ/TU', '2021-12-07', 'về nhiệm vụ, giải pháp'));
    // In the middle of a quoted title, and in the middle of a date.
    for (const cut of [whole.indexOf('giải pháp'), whole.lastIndexOf('12-07') + 1]) {
      writeFileSync(csv, whole.slice(0, cut));
      seen(CHANGED);
      await contradicts('05-NQ');
      writeFileSync(csv, whole);
      seen(CHANGED);
      await contradicts('04-NQ', '05-NQ');
    }
    const cutHeader = whole.slice(0, 7);
    writeFileSync(csv, cutHeader);
    seen(CHANGED);
    await contradicts();
    writeFileSync(csv, Buffer.from(whole).subarray(0, Buffer.byteLength(whole) - 10));
    seen(CHANGED);
    // In the middle of a letter it is no text at all, until it is whole.
    await contradicts();
    await warned(/Không đọc được tệp danh mục “danh-muc\.csv”/);
    writeFileSync(csv, whole);
    seen(CHANGED);
    await contradicts('04-NQ', '05-NQ');
  });
});

describe('a file that is read again before it was read to the end', () => {
  const CSV = 'memfs:/drafts/danh-muc.csv';
  const SETTINGS = 'memfs:/drafts/but-son.json';
  const OTHER = 'memfs:/drafts/nghi-quyet.vanban';
  const uri = 'memfs:/drafts/ket-luan.vanban';

  /** Contents of a file, the first of which arrives after the second. */
  async function overtaken(address: string, first: string, second: string, rest: Readonly<Record<string, string>>): Promise<Client> {
    let reads = 0;
    let release: (text: string) => void = () => undefined;
    const late = new Promise<string>((done) => (release = done));
    const client = await Client.start({
      diagnostics: 'pull',
      folders: ['memfs:/drafts'],
      initializationOptions: { files: true },
      settings: { catalogue: ['danh-muc.csv'] },
      answers: {
        'butSon/listDrafts': () => [],
        'butSon/readDraft': (params: unknown) => {
          const asked = (params as { uri: string }).uri;
          if (asked !== address) return rest[asked] ?? null;
          reads += 1;
          return reads === 1 ? late : second;
        },
      },
    });
    const isRead = ({ method, params }: { method: string; params: unknown }) => method === 'butSon/readDraft' && (params as { uri: string }).uri === address;
    client.open(uri, draft);
    if (address === OTHER) client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: address, type: CREATED }] });
    await client.received('the first question for the file', isRead);
    const from = client.log.length;
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: address, type: CHANGED }] });
    await client.received('the second question for the file', isRead, from);
    // The second answer has been taken once what is asked behind it is answered.
    await client.ask('butSon/draftStatus', { uri });
    release(first);
    await client.ask('butSon/draftStatus', { uri });
    return client;
  }

  /** For a moment nothing but this is found. */
  async function stays(client: Client, codes: readonly string[]): Promise<void> {
    try {
      await client.eventually('the new file to be heard', async () => contradicted(await client.pull(uri)), (found) => found.join() === codes.join());
      for (let round = 0; round < 10; round++) {
        await client.ask('textDocument/documentSymbol', { textDocument: { uri } });
        assert.deepEqual(contradicted(await client.pull(uri)), codes);
      }
    } finally {
      await client.dispose();
    }
  }

  it('is the catalogue as it was read last', async () => {
    const first = file(row('05-NQ/TU', '2021-12-07'));
    const second = file(row('04-NQ/TU', '2021-12-07'));
    await stays(await overtaken(CSV, first, second, {}), ['04-NQ']);
  });

  it('is the settings of the folder as they were read last', async () => {
    const off = JSON.stringify({ rules: { 'citation/catalogue-mismatch': 'off' } });
    const rest = { [CSV]: file(row('04-NQ/TU', '2021-12-07')) };
    await stays(await overtaken(SETTINGS, off, '{}', rest), ['04-NQ']);
  });

  it('is the draft of the folder as it was read last', async () => {
    await stays(await overtaken(OTHER, resolution('05-NQ/TU'), resolution('04-NQ/TU'), {}), ['04-NQ']);
  });
}); // prettier-ignore
