/** Walking along references, changing numbers and renumbering, with a real server. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type CodeAction,
  type LocationLink,
  type MarkupContent,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RENUMBER, type RenumberResult } from '../../protocol/requests';
import { Client, placesIn, Refusal, uriOf } from '../support/lsp';

const DECREE = `CHÍNH PHỦ

Số: 30/2020/NĐ-CP

Hà Nội, ngày 05 tháng 3 năm 2020

NGHỊ ĐỊNH
về công tác văn thư

Điều 5. Quản lý
1. Việc một.
2. Việc hai của Nghị định.
`;

const TEXT = `KẾT LUẬN
HỘI NGHỊ THÀNH ỦY LẦN THỨ 8

I. KẾT QUẢ
1. Kết quả nêu tại mục 2.3.
2. Nhiệm vụ
2.1. Việc thứ nhất.
2.3. Việc thứ hai, theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan thực hiện mục 2.3, mục I và mục III.

Nơi nhận:
- Như trên.
`;

const places = placesIn(TEXT);
const about = { textDocument: { uri: 'untitled:conclusion' } };

function inside(words: string, occurrence = 1): Position {
  const { end } = places.of(words, occurrence);
  return { line: end.line, character: end.character - 1 };
}

function editsOf(edit: WorkspaceEdit | null | undefined): TextEdit[] {
  const [change, ...more] = edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  assert.deepEqual(more, []);
  assert.deepEqual(change.textDocument, { uri: about.textDocument.uri, version: 1 });
  return change.edits as TextEdit[];
}

const applied = (edits: readonly TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('untitled:applied', 'vanban', 1, TEXT), [...edits]);

for (const resolvesActions of [false, true])
  describe(`a drafter who follows references${resolvesActions ? ' in an editor that asks for edits later' : ''}`, () => {
    let client: Client;
    let folder: string;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'but-son-references-'));
      writeFileSync(join(folder, 'nd30.vanban'), DECREE);
      client = await Client.start({ diagnostics: 'pull', folders: [uriOf(folder)], resolvesActions });
      client.open(about.textDocument.uri, TEXT);
    });

    after(async () => {
      await client.dispose();
      rmSync(folder, { recursive: true, force: true });
    });

    const definitions = async (position: Position) =>
      (await client.request(DefinitionRequest.type, { ...about, position })) as LocationLink[];

    it('goes from “mục 2.3” to its heading', async () => {
      const [link, ...more] = await definitions(inside('mục 2.3'));
      assert.deepEqual(more, []);
      assert.equal(link!.targetUri, about.textDocument.uri);
      assert.match(places.slice(link!.targetSelectionRange), /^2\.3\. Việc thứ hai/);
      assert.equal(places.slice(link!.originSelectionRange!), 'mục 2.3');
    });

    it('goes from “khoản 2 Điều 5 Nghị định …” to that khoản in the file of the decree, and sees its words', async () => {
      const [link] = await client.eventually(
        'the folder to be read',
        () => definitions(inside('khoản 2')),
        (links) => links.length > 0,
      );
      assert.equal(link!.targetUri, uriOf(join(folder, 'nd30.vanban')));
      assert.equal(placesIn(DECREE).slice(link!.targetSelectionRange), '2. Việc hai của Nghị định.');
      const hover = await client.request(HoverRequest.type, { ...about, position: inside('khoản 2') });
      assert.match((hover!.contents as MarkupContent).value, /Việc hai của Nghị định/);
    });

    it('sees the words of a section, and all that mention it', async () => {
      const hover = await client.request(HoverRequest.type, { ...about, position: inside('mục 2.3') });
      assert.match((hover!.contents as MarkupContent).value, /^2\.3\. Việc thứ hai/);
      const position = places.of('2.3. Việc').start;
      const expected = [places.of('mục 2.3'), places.range(TEXT.indexOf('2.3. Việc'), TEXT.indexOf('2.3. Việc') + 3), places.of('mục 2.3', 2)];
      const highlights = await client.request(DocumentHighlightRequest.type, { ...about, position });
      assert.deepEqual(highlights!.map(({ range }) => range), expected);
      const references = await client.request(ReferencesRequest.type, { ...about, position, context: { includeDeclaration: false } });
      assert.deepEqual(references!.map(({ range }) => range), [expected[0], expected[2]]);
    }); // prettier-ignore

    it('gives 2.3 another number, with every reference to it', async () => {
      const position = inside('mục 2.3');
      assert.deepEqual(await client.request(PrepareRenameRequest.type, { ...about, position }), {
        range: { start: { line: position.line, character: position.character - 2 }, end: { line: position.line, character: position.character + 1 } },
        placeholder: '2.3',
      });
      const edit = await client.request(RenameRequest.type, { ...about, position, newName: '2.2' });
      assert.equal(applied(editsOf(edit)), TEXT.replaceAll('2.3', '2.2'));
    }); // prettier-ignore

    it('is told why a number cannot be changed', async () => {
      const position = inside('mục 2.3');
      await assert.rejects(
        client.request(RenameRequest.type, { ...about, position, newName: '2.1' }),
        (error: Refusal) => error instanceof Refusal && /Số 2\.1 đã có mục khác mang/.test(error.message),
      );
      await assert.rejects(
        client.request(PrepareRenameRequest.type, { ...about, position: inside('khoản 2') }),
        (error: Refusal) => error instanceof Refusal && /văn bản khác/.test(error.message),
      );
      assert.equal(
        await client.request(PrepareRenameRequest.type, { ...about, position: inside('Các cơ quan') }),
        null,
      );
    });

    const RENUMBERED = TEXT.replaceAll('2.3', '2.2').replaceAll('III', 'II');

    async function actions(range: Range, more: object): Promise<CodeAction[]> {
      return (await client.request(CodeActionRequest.type, { ...about, range, context: { diagnostics: [], ...more } })) as CodeAction[]; // prettier-ignore
    }

    async function edited(action: CodeAction): Promise<string> {
      if (!resolvesActions) return applied(editsOf(action.edit));
      assert.equal(action.edit, undefined);
      return applied(editsOf((await client.request(CodeActionResolveRequest.type, action)).edit));
    }

    it('renumbers the whole draft, or from a section on, as one change', async () => {
      const range = places.of('2.3. Việc');
      const offered = await actions({ start: range.start, end: range.start }, { only: ['refactor'] });
      assert.deepEqual(offered.map(({ title, kind }) => [title.split(' (')[0], kind]), [
        ['Đánh số lại từ đây', 'refactor.rewrite'],
        ['Đánh số lại toàn văn', 'refactor.rewrite'],
      ]);
      for (const action of offered) assert.equal(await edited(action), RENUMBERED);
      const last = places.of('III. TỔ').start;
      const [fromHere] = await actions({ start: last, end: last }, { only: ['refactor.rewrite'] });
      assert.equal(await edited(fromHere!), TEXT.replaceAll('III', 'II'));
    }); // prettier-ignore

    it('is offered that at a heading only, unless asked', async () => {
      const text = places.of('Các cơ quan').end;
      const titles = async (at: Position, more: object) => (await actions({ start: at, end: at }, more)).map(({ title }) => title); // prettier-ignore
      const automatic = { triggerKind: 2 };
      assert.deepEqual(await titles(places.of('HỘI NGHỊ').start, automatic), []);
      assert.equal(
        (await titles(text, { triggerKind: 1 })).some((title) => title.startsWith('Đánh số lại')),
        true,
      );
    });

    it('renumbers from a command', async () => {
      const place = { uri: about.textDocument.uri, position: { line: 0, character: 0 }, whole: true };
      const result = (await client.ask(RENUMBER, place)) as RenumberResult;
      assert.equal(applied(result.edits as TextEdit[]), RENUMBERED);
      assert.deepEqual([result.version, result.unclear], [1, 0]);
      assert.equal(await client.ask(RENUMBER, { ...place, uri: 'untitled:none' }), null);
    });
  });
