/** What is read of a folder, what a log may hold, and what a text from anybody may do in a hover. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listDrafts, nodeFiles } from '../../server/src/host/node';
import { isRuleName } from '../../client/src/documents';
import { Editor } from '../fuzz/editor';
import { requestsOf } from '../fuzz/requests';
import { RULES } from '../../server/src/rules/index';

describe('of a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'but-son-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'but-son-'));
  const lay = (content: string | Uint8Array, ...names: string[]): void => {
    mkdirSync(join(folder, ...names.slice(0, -1)), { recursive: true });
    writeFileSync(join(folder, ...names), content);
  };

  before(() => {
    lay('a', 'ket-luan.vanban');
    lay('a', 'bao-cao.md');
    lay('a', 'KE-HOACH.TXT');
    lay('a', '2022', 'sau', 'nghi-quyet.txt');
    lay('a', 'anh.png');
    lay('a', 'bang.csv');
    lay('a', '.giau', 'ket-luan.vanban');
    lay('a', 'node_modules', 'goi', 'readme.md');
    lay(Uint8Array.of(0x4b, 0xf5, 0x74), 'tcvn3.txt');
    writeFileSync(join(elsewhere, 'rieng.vanban'), 'a');
    symlinkSync(join(elsewhere, 'rieng.vanban'), join(folder, 'lien-ket.vanban'));
    symlinkSync(elsewhere, join(folder, 'thu-muc'), 'dir');
    // A folder in itself has no end.
    symlinkSync(folder, join(folder, 'vong'), 'dir');
  });

  after(() => {
    for (const path of [folder, elsewhere]) rmSync(path, { recursive: true });
  });

  it('only drafts by their names are listed: nothing hidden, no packages, no links', async () => {
    const names = (await listDrafts(folder, { limit: 100 })).map((path) =>
      relative(folder, path).replaceAll('\\', '/'),
    );
    assert.deepEqual(names, ['KE-HOACH.TXT', 'bao-cao.md', 'ket-luan.vanban', 'tcvn3.txt', '2022/sau/nghi-quyet.txt']);
  });

  it('no more are listed than were asked for, and what is not Unicode text is not read', async () => {
    const uri = pathToFileURL(folder).href;
    assert.equal((await nodeFiles.list(uri, { limit: 2 })).length, 2);
    const read = await Promise.all((await nodeFiles.list(uri, { limit: 100 })).map(async (file) => ({ path: fileURLToPath(file.uri), read: await nodeFiles.read(file.uri) }))); // prettier-ignore
    assert.deepEqual(read.filter(({ read: file }) => !('text' in file)).map(({ path }) => relative(folder, path)), ['tcvn3.txt']); // prettier-ignore
    assert.match(readFileSync('server/src/workspace/indexer.ts', 'utf8'), /const MOST_FILES = 100_000;/);
  });
});

describe('the log', () => {
  const SECRET = 'Phương án nhân sự không ai được biết';
  const text = `THÀNH ỦY HẢI PHÒNG\n*\nSố 15-KL/TU\n\nKẾT LUẬN\n${SECRET}\n\nI. ${SECRET}\n\n1. Thực hiện các các nhiệm vụ theo Nghị quyết số 04-NQ/TU, ngày 31/4/2022 của Thành ủy (${SECRET}).\n`;

  it('holds no word of a draft, whatever is asked and however wrongly', async () => {
    let said = '';
    const editor = await Editor.start({
      tamper(message) {
        if ('method' in message && /^(?:window|telemetry|\$)\//.test(String(message.method))) said += JSON.stringify(message); // prettier-ignore
        return message;
      },
    });
    try {
      const uri = 'file:///nhap/ket-luan.vanban';
      editor.settings = { language: 'zz', rules: { 'no/such': 'off' } };
      editor.tell('workspace/didChangeConfiguration', { settings: null });
      editor.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'vanban', version: 1, text } });
      const wrong = { line: -1, character: 'x' } as never;
      for (const { method, params } of requestsOf(editor.offers))
        for (const position of [{ line: 8, character: 60 }, { line: 5, character: 3 }, wrong]) {
          const range = { start: position, end: position };
          await editor.ask(method, params({ uri, position, range, all: range, choice: 0 }));
          await editor.ask(method, { ...params({ uri, position, range, all: range, choice: 0 }), position: text, range: text, context: null }); // prettier-ignore
        }
      for (const change of [null, [{ text: null }], [{ range: { start: wrong, end: wrong }, text: SECRET }]])
        editor.tell('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: change });
      await editor.ask('textDocument/diagnostic', { textDocument: { uri } });
      assert.match(said, /zz/, 'nothing was logged at all');
      for (const words of [SECRET, 'nhân sự', '04-NQ/TU', 'Thực hiện'])
        assert.ok(!(said + editor.errors).includes(words), `the log holds “${words}”`);
    } finally {
      await editor.dispose();
    }
  });
});

describe('what a hover and a page show of a text from anybody', () => {
  const NASTY =
    '[bấm](command:x) ![](https://a.example/b.png) <img src=https://a.example/c.png> **`đậm`** | # <!-- --> &';
  const CSV = 'memfs:/nhap/danh-muc.csv';
  const catalogue = `code,type,issuer,date,title,status,source_1,source_2\n04-NQ/TU,Nghị quyết,"Thành ủy ${NASTY}",2021-12-07,"${NASTY}","${NASTY}","javascript:alert(1)","https://a.example/> <b>"\n`; // prettier-ignore
  const text = `THÀNH ỦY HẢI PHÒNG\n*\nSố 15-KL/TU\n\nKẾT LUẬN\nvề nhiệm vụ\n\nThực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy¹.\n\n¹ ${NASTY}\n`;

  it('is letters: no link, no picture, no markup but ours', async () => {
    const editor = await Editor.start({ folders: ['memfs:/nhap'], reads: { [CSV]: catalogue } });
    try {
      editor.settings = { catalogue: ['danh-muc.csv'] };
      editor.tell('workspace/didChangeConfiguration', { settings: null });
      const uri = 'memfs:/nhap/ket-luan.vanban';
      editor.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'vanban', version: 1, text } });
      const line = 7;
      const at = (words: string) => ({ line, character: text.split('\n')[line]!.indexOf(words) + 1 });
      const ask = async (method: string, params: object): Promise<string> => {
        const outcome = await editor.ask(method, params);
        assert.ok('result' in outcome, JSON.stringify(outcome));
        return JSON.stringify(outcome.result);
      };
      let shown = '';
      for (let tries = 0; tries < 100 && !shown.includes('bấm'); tries++)
        shown = await ask('textDocument/hover', { textDocument: { uri }, position: at('04-NQ') });
      const note = await ask('textDocument/hover', { textDocument: { uri }, position: at('¹') });
      const page = await ask('butSon/catalogueEntry', { uri, position: at('04-NQ') });
      for (const markdown of [shown, note, page]) {
        assert.match(markdown, /bấm/);
        // In JSON a backslash is two.
        const plain = markdown.replaceAll('\\\\', '\\');
        assert.doesNotMatch(plain, /(?<!\\)(?:\[bấm|\]\((?!<https:)|!\[|<(?:img|!--|b>)|`)/, plain);
      }
      // A source that is an address is a link, and that its host is what one reads.
      assert.match(page, /\[a\.example\]\(<https:\/\/a\.example\/%3E[^>]*>\)/);
    } finally {
      await editor.dispose();
    }
  });
});

describe('the page of a rule', () => {
  it('is asked for by the name of a rule, and no other name leads anywhere', () => {
    for (const { id } of RULES) assert.ok(isRuleName(id), id);
    for (const name of [
      '',
      'date',
      '../package.json',
      'date/../../LICENSE',
      'date/..',
      '/etc/passwd',
      'date/padding/',
      'date\\padding',
      'date/padding.md',
      'command:x',
      'date/%2e%2e',
      'a/b\n',
    ])
      // prettier-ignore
      assert.ok(!isRuleName(name), name);
  });
});
