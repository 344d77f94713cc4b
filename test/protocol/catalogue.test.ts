/** The catalogue through the protocol: the list that ships, the user's own files, and the drafts of the folder. */
import assert from 'node:assert/strict';
import { HoverRequest, type Diagnostic, type Hover, type MarkupContent } from 'vscode-languageserver/node';
import type { CatalogueEntry, CatalogueRow } from '../../protocol/requests';
import { Client, placesIn, wordsOf } from '../support/lsp';

const head = (code: string, date: string): string => `THÀNH ỦY HẢI PHÒNG\n*\nSố ${code}\n\nHải Phòng, ngày ${date}\n\n`;
const draft = `${head('15-KL/TU', '06 tháng 7 năm 2022')}KẾT LUẬN
về một số nhiệm vụ

Thực hiện Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị về xây dựng thành phố.

Thực hiện Nghị quyết số 04-NQ/TU, ngày 02/12/2021 của Thành ủy về nhiệm vụ năm 2022.

Thực hiện Kết luận số 12-KL/TW.
`;
const uri = 'vscode-vfs:/drafts/ket-luan.vanban';
const places = placesIn(draft);
const inside = (words: string) => {
  const { start } = places.of(words);
  return { line: start.line, character: start.character + 3 };
};
const CSV = 'vscode-vfs:/drafts/danh-muc.csv';
const ROWS = `code,type,issuer,date,title
04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07,"về nhiệm vụ, giải pháp năm 2022"
05-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,hôm qua,về việc khác
`;
const mismatchesIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code === 'citation/catalogue-mismatch').map(wordsOf);

async function hover(client: Client, words: string): Promise<string> {
  const found = (await client.request(HoverRequest.type, { textDocument: { uri }, position: inside(words) })) as Hover;
  return (found.contents as MarkupContent).value;
}

describe('the catalogue that ships', () => {
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull' });
    client.open(uri, draft);
  });

  after(async () => {
    await client.dispose();
  });

  it('is read in the hover, with sources as links', async () => {
    const text = await hover(client, '45-NQ/TW');
    assert.match(text, /\*\*Trong danh mục\*\*/);
    assert.match(text, /- Trích yếu: về xây dựng và phát triển thành phố Hải Phòng đến năm 2030/);
    assert.match(text, /- Cơ quan ban hành: Bộ Chính trị\n- Nguồn: \[[^\]]+\]\(<https?:\/\/[^>]+>\), \[/);
  });

  it('shows every document that a citation may mean', async () => {
    const text = await hover(client, '12-KL/TW');
    assert.match(text, /\*\*Danh mục có 3 văn bản mang số, ký hiệu này\*\*/);
    assert.match(text, /ngày 12\/8\/2021/);
    assert.match(text, /ngày 06\/4\/2022/);
  });

  it('gives its entry, and the citation as a row of one', async () => {
    const entry = (await client.ask('butSon/catalogueEntry', { uri, position: inside('45-NQ/TW') })) as CatalogueEntry;
    assert.equal(entry.title, '45-NQ/TW');
    assert.match(entry.markdown, /^## Nghị quyết số 45-NQ\/TW, ngày 24\/01\/2019 của Bộ Chính trị\n/);
    const row = (await client.ask('butSon/catalogueRow', { uri, position: inside('04-NQ/TU') })) as CatalogueRow;
    assert.deepEqual(row, {
      header: 'code,type,issuer,date,title,term,status,replaced_by,source_1,source_2',
      row: '04-NQ/TU,Nghị quyết,Thành ủy,2021-12-02,về nhiệm vụ năm 2022,,,,,',
      missing: [],
    });
  });

  it('gives nothing where there is nothing', async () => {
    assert.equal(await client.ask('butSon/catalogueEntry', { uri, position: inside('04-NQ/TU') }), null);
    assert.equal(await client.ask('butSon/catalogueRow', { uri, position: inside('một số') }), null);
    const dateless = (await client.ask('butSon/catalogueRow', { uri, position: inside('12-KL/TW') })) as CatalogueRow;
    assert.deepEqual(dateless.missing, ['issuer', 'date']);
  });
});

describe("the user's own catalogue", () => {
  const options = {
    folders: ['vscode-vfs:/drafts'],
    initializationOptions: { files: true },
    settings: { catalogue: ['danh-muc.csv'] },
  };
  let rows = ROWS;
  const answers = {
    'butSon/listDrafts': () => [],
    'butSon/readDraft': (params: unknown) => ((params as { uri: string }).uri === CSV ? rows : null),
  };

  it('is heard by the rules; its wrong rows are reported, and a change of the file is seen', async () => {
    const client = await Client.start({ diagnostics: 'pull', ...options, answers });
    try {
      client.open(uri, draft);
      const said = await client.eventually(
        'the row to be heard',
        async () => mismatchesIn(await client.pull(uri)),
        (found) => found.length > 0,
      );
      assert.deepEqual(said, [
        'Cần xác minh: danh mục ghi Nghị quyết số 04-NQ/TU ban hành ngày 07/12/2021, ở đây ghi 02/12/2021.',
      ]);
      const { params } = await client.received('word of the wrong row', ({ method }) =>
        method.startsWith('window/showMessage'),
      );
      assert.match(
        (params as { message: string }).message,
        /“danh-muc\.csv”: 1 dòng được bỏ qua\. Dòng 3: Ngày ban hành “hôm qua”/,
      );
      rows = ROWS.replace('2021-12-07', '2021-12-02');
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: CSV, type: 2 }] });
      await client.eventually(
        'the change to be seen',
        async () => mismatchesIn(await client.pull(uri)),
        (found) => found.length === 0,
      );
    } finally {
      await client.dispose();
    }
  });

  it('shows its wrong rows where they stand', async () => {
    rows = ROWS;
    const pulling = await Client.start({ diagnostics: 'pull', ...options, answers });
    try {
      pulling.open(uri, draft);
      pulling.open(CSV, ROWS, 'plaintext');
      const found = await pulling.eventually(
        'the rows to be judged',
        () => pulling.pull(CSV),
        (all) => all.length > 0,
      );
      assert.deepEqual(found.map(({ range }) => range.start.line), [2]); // prettier-ignore
    } finally {
      await pulling.dispose();
    }
    const pushed = await Client.start({ diagnostics: 'push', ...options, answers });
    try {
      pushed.open(uri, draft);
      const { diagnostics } = await pushed.pushed(CSV, () => true);
      assert.deepEqual(diagnostics.map(({ range }) => range.start.line), [2]); // prettier-ignore
    } finally {
      await pushed.dispose();
    }
  });

  it('that cannot be read is said once', async () => {
    const client = await Client.start({ diagnostics: 'pull', ...options, settings: { catalogue: ['khong-co.csv'] } });
    try {
      client.open(uri, draft);
      const { params } = await client.received('word of the file', ({ method }) =>
        method.startsWith('window/showMessage'),
      );
      assert.match((params as { message: string }).message, /Không đọc được tệp danh mục “khong-co\.csv”/);
    } finally {
      await client.dispose();
    }
  });
});

describe('a draft of the folder', () => {
  const other = (title: string) => `${head('04-NQ/TU', '07 tháng 12 năm 2021')}NGHỊ QUYẾT\n${title}\n\nNội dung.\n`;

  it('is known to those who cite it, as it stands in the editor; a secret one is not', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    try {
      client.open(uri, draft);
      assert.deepEqual(mismatchesIn(await client.pull(uri)), []);
      client.open('vscode-vfs:/drafts/nghi-quyet.vanban', other('về nhiệm vụ năm 2022'));
      await client.eventually(
        'the draft to be known',
        async () => mismatchesIn(await client.pull(uri)),
        (found) => found.length === 1,
      );
      assert.match(await hover(client, '04-NQ/TU'), /văn bản trong thư mục: nghi-quyet\.vanban/);
      client.close('vscode-vfs:/drafts/nghi-quyet.vanban');
      await client.eventually(
        'the draft to be gone',
        async () => mismatchesIn(await client.pull(uri)),
        (found) => found.length === 0,
      );
      client.open('vscode-vfs:/drafts/mat.vanban', `MẬT\n${other('về nhiệm vụ năm 2022')}`);
      client.open('vscode-vfs:/drafts/thuong.vanban', other('về nhiệm vụ năm 2022').replace('04-NQ', '06-NQ'));
      const second = draft.replace('04-NQ/TU, ngày 02/12/2021', '06-NQ/TU, ngày 02/12/2021');
      client.open('vscode-vfs:/drafts/hai.vanban', second.replace('15-KL', '16-KL'));
      await client.eventually(
        'the open one to be known',
        async () => mismatchesIn(await client.pull('vscode-vfs:/drafts/hai.vanban')),
        (found) => found.length === 1,
      );
      assert.deepEqual(mismatchesIn(await client.pull(uri)), []);
    } finally {
      await client.dispose();
    }
  });
});
