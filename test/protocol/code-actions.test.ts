/** The lightbulb: repairs one by one, and those that may run over the whole draft without being read. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeAction,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FootnoteRenumbering } from '../../protocol/requests';
import { Client, placesIn, sample, SEED_NAME } from '../support/lsp';

const seed = sample(SEED_NAME);
const FIX_ALL = 'source.fixAll.butSon';

/** A Party text in which everything is wrong that may be repaired unread, and much that may not. */
const FAULTY = `KẾT LUẬN
HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI

Ban Chấp hành Đảng bộ thành phố khóa XVI tổ chức Hội nghị lần thứ 8 vào ngày 6/07/2022.

I. Nhiệm vụ

1. Thực hiện các các nhiệm vụ tại Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy. .

2. Thực hiện Quyết định số 347-CT/TW, ngày 5/5/2022 của Bộ Chính trị, xong trước ngày 31/02/2023.

3. Thành uỷ giao các cấp ủy, các cơ quan của Thành ủy ngày 1 tháng 2 năm 2022.
`;

describe('the lightbulb', () => {
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull' });
    client.open(seed.uri, seed.text, 'plaintext');
    client.open('untitled:faulty', FAULTY);
  });

  after(async () => {
    await client.dispose();
  });

  async function actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return (await client.request(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    })) as CodeAction[];
  }

  function editsOf(action: CodeAction, uri: string): TextEdit[] {
    const changes = action.edit?.documentChanges;
    assert.ok(changes, `${action.title} edits nothing`);
    assert.equal(changes.length, 1);
    const [change] = changes;
    assert.ok('edits' in change!);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    return change.edits as TextEdit[];
  }

  const applied = (text: string, edits: TextEdit[]) =>
    TextDocument.applyEdits(TextDocument.create('untitled:applied', 'vanban', 1, text), edits);
  const whole = (text: string) => placesIn(text).range(0, text.length);

  it('offers to make the resolution one of the December before', async () => {
    const range = placesIn(seed.text).of('07/12/2022');
    const offered = await actions(seed.uri, range);
    assert.equal(offered.length, 1);
    const [repair] = offered;
    assert.equal(repair!.kind, 'quickfix');
    assert.match(repair!.title, /07\/12\/2021/);
    assert.notEqual(repair!.isPreferred, true, 'it is likely, not certain');
    assert.deepEqual(
      repair!.diagnostics?.map(({ code, range: at }) => [code, at]),
      [['date/after-document', range]],
    );
    const repaired = applied(seed.text, editsOf(repair!, seed.uri));
    assert.equal(repaired, seed.text.replace('07/12/2022', '07/12/2021'));
  });

  it('offers the same with the cursor alone on the date, and nothing where nothing is wrong', async () => {
    const places = placesIn(seed.text);
    const { start, end } = places.of('07/12/2022');
    for (const at of [start, { ...start, character: start.character + 4 }, end])
      assert.equal((await actions(seed.uri, { start: at, end: at })).length, 1);
    const { start: quiet } = places.of('thích ứng an toàn');
    assert.deepEqual(await actions(seed.uri, { start: quiet, end: quiet }), []);
  });

  it('repairs nothing of the seed unread: neither the date nor doubled words nor tone marks', async () => {
    assert.deepEqual(await actions(seed.uri, whole(seed.text), [FIX_ALL]), []);
    assert.deepEqual(await actions(seed.uri, whole(seed.text), ['source.fixAll']), []);
  });

  it('offers a repair for every finding of the seed, and each edits what it names', async () => {
    const offered = await actions(seed.uri, whole(seed.text));
    assert.ok(offered.length >= 13, `${offered.length} repairs`);
    for (const action of offered) {
      assert.equal(action.kind, 'quickfix');
      const repaired = applied(seed.text, editsOf(action, seed.uri));
      assert.notEqual(repaired, seed.text, action.title);
      assert.ok(Math.abs(repaired.length - seed.text.length) < 400, action.title);
    }
    const words = offered.find(({ title }) => title.includes('“các”'));
    assert.equal(
      applied(seed.text, editsOf(words!, seed.uri)),
      seed.text.replace('các các phong trào', 'các phong trào'),
    );
    const joined = offered.filter(({ diagnostics }) => diagnostics?.[0]?.code === 'structure/split-paragraph');
    assert.equal(joined.length, 5);
    assert.ok(applied(seed.text, editsOf(joined[0]!, seed.uri)).includes('quán triệt, triển khai nghị quyết của Đảng'));
    const around = applied(seed.text, editsOf(joined[4]!, seed.uri));
    assert.ok(around.includes('Tập trung hoàn thành các thủ tục, quy trình'));
    assert.ok(
      around.includes('Máy Nước - Quốc lộ 5...') || around.includes('Máng Nước - Quốc lộ 5...'),
      'the note is kept',
    );
  });

  it('fixes all that cannot change the meaning in one go, and only that', async () => {
    const uri = 'untitled:faulty';
    const fixAll = await actions(uri, whole(FAULTY), [FIX_ALL]);
    assert.deepEqual(
      fixAll.map(({ kind }) => kind),
      [FIX_ALL],
    );
    const repaired = applied(FAULTY, editsOf(fixAll[0]!, uri));
    assert.equal(
      repaired,
      FAULTY.replace('6/07/2022', '06/7/2022')
        .replace('5/5/2022', '05/5/2022')
        .replace('ngày 1 tháng 2 năm', 'ngày 01 tháng 02 năm'),
    );
    client.open('untitled:repaired', repaired);
    const left = (await client.pull('untitled:repaired')).map(({ code }) => code);
    assert.ok(!left.includes('date/padding'));
    for (const rule of [
      'date/after-document',
      'text/repeated-word',
      'text/repeated-punctuation',
      'code/type-mismatch',
      'date/impossible',
    ])
      assert.ok(left.includes(rule), `${rule} is not for fix-all`);
    assert.deepEqual(await actions('untitled:repaired', whole(repaired), [FIX_ALL]), []);
  });

  it('answers with the kinds that were asked for', async () => {
    const uri = 'untitled:faulty';
    const kinds = async (only?: string[]) =>
      [...new Set((await actions(uri, whole(FAULTY), only)).map(({ kind }) => kind))].toSorted();
    assert.deepEqual(await kinds(['quickfix']), ['quickfix']);
    assert.deepEqual(await kinds(['source']), ['source.butSon.unifyToneMarks', FIX_ALL]);
    assert.deepEqual(await kinds(['source.butSon']), ['source.butSon.unifyToneMarks']);
    assert.deepEqual(await kinds(['source.fixAll']), [FIX_ALL]);
    assert.deepEqual(await kinds(['source.fixAll.other']), []);
    assert.deepEqual(await kinds(['source.organizeImports']), []);
    assert.deepEqual(await kinds(['refactor']), []);
    assert.deepEqual(await kinds(['quickfix', FIX_ALL]), ['quickfix', FIX_ALL]);
  });

  it('offers both repairs of a type word against its letters, neither as the preferred one', async () => {
    const offered = await actions('untitled:faulty', placesIn(FAULTY).of('347-CT/TW'));
    const repaired = offered.map((action) => applied(FAULTY, editsOf(action, 'untitled:faulty')));
    assert.ok(repaired.some((text) => text.includes('Chỉ thị số 347-CT/TW')));
    assert.ok(repaired.some((text) => text.includes('Quyết định số 347-QĐ/TW')));
    assert.ok(offered.every(({ isPreferred }) => isPreferred !== true));
  });

  it('joins every split paragraph of the seed in one edit', async () => {
    const offered = await actions(seed.uri, whole(seed.text), ['source.butSon.joinParagraphs']);
    assert.deepEqual(
      offered.map(({ kind, title }) => [kind, title]),
      [['source.butSon.joinParagraphs', 'Nối mọi đoạn bị ngắt trong văn bản (5 chỗ)']],
    );
    const joined = applied(seed.text, editsOf(offered[0]!, seed.uri));
    assert.ok(joined.includes('quán triệt, triển khai nghị quyết của Đảng'));
    assert.ok(joined.includes('Tập trung hoàn thành các thủ tục, quy trình'));
    client.open('untitled:joined', joined, 'plaintext');
    const left = await client.pull('untitled:joined');
    assert.ok(left.every(({ code }) => code !== 'structure/split-paragraph'));
  });

  it('offers what concerns the whole draft where the cursor is on the matter, and there only', async () => {
    const text = 'KẾT LUẬN\n\nThành ủy, cấp ủy, hoá chất² và thủy lợi¹.\n\n¹ Hai.\n² Một.\n';
    const uri = 'untitled:whole';
    client.open(uri, text);
    const at = async (words: string) => {
      const { start } = placesIn(text).of(words);
      const place = { line: start.line, character: start.character + 1 };
      return (await actions(uri, { start: place, end: place }))
        .filter(({ kind }) => kind !== 'quickfix')
        .map(({ kind, title }) => [kind, title]);
    };
    assert.deepEqual(await at('hoá'), [
      ['refactor.rewrite.butSon.toneMarksOnFirstVowel', 'Thống nhất cách đặt dấu thanh theo kiểu “hóa” (1 chỗ)'],
      ['refactor.rewrite.butSon.toneMarksOnLastVowel', 'Thống nhất cách đặt dấu thanh theo kiểu “hoá” (3 chỗ)'],
    ]);
    assert.deepEqual(await at('² Một'), [
      ['refactor.rewrite.butSon.renumberFootnotes', 'Đánh số lại chú thích theo thứ tự dấu'],
    ]);
    assert.deepEqual(await at('Thành'), []);
    const [renumber] = await actions(uri, whole(text), ['source.butSon.renumberFootnotes']);
    assert.equal(
      applied(text, editsOf(renumber!, uri)),
      'KẾT LUẬN\n\nThành ủy, cấp ủy, hoá chất¹ và thủy lợi².\n\n¹ Một.\n² Hai.\n',
    );
  });

  it('works such actions out when they are chosen, for a client that resolves them', async () => {
    const resolving = await Client.start({
      diagnostics: 'pull',
      capabilities: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
    });
    try {
      resolving.open(seed.uri, seed.text, 'plaintext');
      const about = { textDocument: { uri: seed.uri }, range: whole(seed.text) };
      const context = { diagnostics: [], only: ['source.butSon.joinParagraphs'] };
      const [action] = (await resolving.request(CodeActionRequest.type, { ...about, context })) as CodeAction[];
      assert.equal(action!.edit, undefined);
      const resolved = await resolving.request(CodeActionResolveRequest.type, action!);
      assert.ok(applied(seed.text, editsOf(resolved, seed.uri)).includes('quán triệt, triển khai nghị quyết của Đảng'));
      resolving.change(seed.uri, 2, [{ range: placesIn(seed.text).range(0, 0), text: '\n' }]);
      const late = await resolving.request(CodeActionResolveRequest.type, action!);
      assert.equal(late.edit, undefined, 'it was offered for another text');
      for (const data of [undefined, null, 7, { uri: seed.uri, version: 2, action: 'nothing' }])
        assert.deepEqual(await resolving.ask('codeAction/resolve', { title: 'x', data }), {
          title: 'x',
          ...(data === undefined ? {} : { data }),
        });
    } finally {
      await resolving.dispose();
    }
  });

  it('says to the command why footnotes cannot be numbered again', async () => {
    const ask = async (text: string, language = 'vanban') => {
      const uri = `untitled:footnotes-${text.length}`;
      client.open(uri, text, language);
      return (await client.ask('butSon/renumberFootnotes', { textDocument: { uri } })) as FootnoteRenumbering | null;
    };
    const text = 'KẾT LUẬN\n\nMột² hai¹.\n\n¹ Hai.\n² Một.\n';
    const done = await ask(text);
    assert.equal(done!.refusal, undefined);
    assert.equal(applied(text, done!.edits as TextEdit[]), 'KẾT LUẬN\n\nMột¹ hai².\n\n¹ Một.\n² Hai.\n');
    const refused = await ask('KẾT LUẬN\n\nMột² hai¹.\n\n¹ Hai.\n');
    assert.match(refused!.refusal!, /“²” ở dòng 3 không có lời chú/);
    assert.deepEqual(refused!.range, { start: { line: 2, character: 3 }, end: { line: 2, character: 4 } });
    assert.deepEqual(refused!.edits, []);
    assert.equal((await ask('KẾT LUẬN\n\nMột.\n'))!.refusal, 'Văn bản không có chú thích đánh số.');
    assert.equal((await ask('KẾT LUẬN\n\nMột¹.\n\n¹ Ghi chú.\n'))!.refusal, 'Chú thích đã đúng thứ tự.');
    assert.equal(await ask('ghi chú riêng¹\n', 'plaintext'), null);
  });

  it('edits the version that it read', async () => {
    const uri = 'untitled:versions';
    const text = 'KẾT LUẬN\n\nHọp ngày 6/07/2022.\n';
    client.open(uri, text);
    client.change(uri, 9, [{ range: placesIn(text).range(0, 0), text: '\n\n' }]);
    const [fix] = await actions(uri, whole(`\n\n${text}`), [FIX_ALL]);
    const [change] = fix!.edit!.documentChanges!;
    assert.ok('edits' in change!);
    assert.equal(change.textDocument.version, 9);
    assert.equal(applied(`\n\n${text}`, change.edits as TextEdit[]), '\n\nKẾT LUẬN\n\nHọp ngày 06/7/2022.\n');
  });

  it('sends plain changes to a client that knows no versions of documents', async () => {
    const plain = await Client.start({ diagnostics: 'pull', versionedEdits: false });
    try {
      plain.open(seed.uri, seed.text, 'plaintext');
      const [action] = (await plain.request(CodeActionRequest.type, {
        textDocument: { uri: seed.uri },
        range: placesIn(seed.text).of('07/12/2022'),
        context: { diagnostics: [] },
      })) as CodeAction[];
      const edits = action!.edit?.changes?.[seed.uri];
      assert.ok(edits, 'the edit is in “changes”, for “documentChanges” is not understood there');
      assert.equal(applied(seed.text, edits), seed.text.replace('07/12/2022', '07/12/2021'));
    } finally {
      await plain.dispose();
    }
  });
});
