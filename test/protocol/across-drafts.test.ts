/** A folder of documents that cite each other, with a real server. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentContentRequest,
  WorkspaceSymbolRequest,
  type CallHierarchyItem,
  type LocationLink,
  type Position,
  type Range,
  type SymbolInformation,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { Client, placesIn, Refusal, uriOf, wordsOf, type ClientOptions } from '../support/lsp';

const document = (type: string, code: string, date: string, body: string, mark = '') => `THÀNH ỦY HẢI PHÒNG
*
Số ${code}
${mark}
Hải Phòng, ngày ${date}

${type}
về công tác cán bộ

I. TÌNH HÌNH

${body}

T/M BAN THƯỜNG VỤ
BÍ THƯ


Nguyễn Văn An
`;

const PARTY = 'Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng khóa XIII';
const TEXTS = {
  'a-kl-15.vanban': document(
    'KẾT LUẬN',
    '15-KL/TU',
    '06 tháng 7 năm 2022',
    `Thực hiện Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng và ${PARTY}.\n\nTiếp tục thực hiện Nghị quyết nêu trên; Nghị quyết số 33-NQ/TU có ý nghĩa quan trọng. Kết luận này có hiệu lực từ ngày ký.`,
  ),
  'b-nq-33.vanban': document('NGHỊ QUYẾT', '33-NQ/TU', '05 tháng 10 năm 2021', `Thực hiện ${PARTY}.`),
  'c-kh-7.vanban': document(
    'KẾ HOẠCH',
    '7-KH/TU',
    '01 tháng 8 năm 2022',
    'Theo Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy và Kết luận số 15-KL/TU, ngày 06/7/2022 của Thành ủy Hải Phòng.\n\nGiao các cơ quan thực hiện Nghị quyết 33-NQ/TU.',
  ),
  'd-mat.vanban': document('BÁO CÁO', '9-BC/TU', '01 tháng 9 năm 2022', 'Theo Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng.', '\nMẬT\n'),
}; // prettier-ignore

type Name = keyof typeof TEXTS;
const ASKING: Name = 'a-kl-15.vanban';
const places = placesIn(TEXTS[ASKING]);

function inside(words: string, occurrence = 1): Position {
  const { start, end } = places.of(words, occurrence);
  return { line: start.line, character: Math.floor((start.character + end.character) / 2) };
}

describe('a folder of documents that cite each other', () => {
  let folder: string;
  let client: Client;

  async function start(options: Partial<ClientOptions> = {}): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'but-son-across-'));
    for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, name), text);
    client = await Client.start({ diagnostics: 'pull', folders: [uriOf(folder)], ...options });
    client.open(address(ASKING), TEXTS[ASKING]);
  }

  afterEach(async () => {
    await client.dispose();
    rmSync(folder, { recursive: true });
  });

  const address = (name: string) => uriOf(join(folder, name));
  const at = (position: Position) => ({ textDocument: { uri: address(ASKING) }, position });
  const shown = ({ uri, range }: { uri: string; range: Range }): string => {
    const name = basename(uri) as Name;
    return `${name}: ${placesIn(TEXTS[name]).slice(range)}`;
  };

  const references = async (position: Position, includeDeclaration = true): Promise<string[]> => {
    const found = await client.request(ReferencesRequest.type, { ...at(position), context: { includeDeclaration } });
    return (found ?? []).map(shown);
  };

  describe('Shift+F12', () => {
    const HERE = [
      'a-kl-15.vanban: Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng',
      'a-kl-15.vanban: Nghị quyết nêu trên',
      'a-kl-15.vanban: Nghị quyết số 33-NQ/TU',
    ];
    const ELSEWHERE = [
      'c-kh-7.vanban: Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy',
      'c-kh-7.vanban: Nghị quyết 33-NQ/TU',
    ];

    it('on a citation lists this draft, the draft that is the document, and the others; never a secret one', async () => {
      await start();
      const all = [...HERE, 'b-nq-33.vanban: NGHỊ QUYẾT', ...ELSEWHERE];
      assert.deepEqual(await references(inside('33-NQ/TU')), all);
      assert.deepEqual(await references(inside('Nghị quyết nêu trên')), all, 'from “nêu trên”');
      assert.deepEqual(await references(inside('33-NQ/TU'), false), [...HERE.slice(1), ...ELSEWHERE]);
    });

    it('on the title and the number line lists who cites the draft, and where it names itself', async () => {
      await start();
      const wanted = [
        'a-kl-15.vanban: 15-KL/TU',
        'a-kl-15.vanban: KẾT LUẬN\nvề công tác cán bộ',
        'a-kl-15.vanban: Kết luận này',
        'c-kh-7.vanban: Kết luận số 15-KL/TU, ngày 06/7/2022 của Thành ủy Hải Phòng',
      ];
      for (const words of ['KẾT LUẬN', '15-KL/TU', 'Kết luận này'])
        assert.deepEqual((await references(inside(words))).map((one) => one.replace('Số ', '')), wanted, words);
    }); // prettier-ignore

    it('has other open drafts as they are typed, and closed ones as they lie in the folder', async () => {
      await start();
      const other = address('c-kh-7.vanban');
      client.open(other, TEXTS['c-kh-7.vanban'].replace(/Giao các cơ quan[^]*?\.\n/, '\n'));
      assert.deepEqual((await references(inside('33-NQ/TU'))).filter((one) => one.startsWith('c-')), ELSEWHERE.slice(0, 1));
      client.close(other);
      assert.deepEqual((await references(inside('33-NQ/TU'))).filter((one) => one.startsWith('c-')), ELSEWHERE);
    }); // prettier-ignore
  });

  describe('F12 on a citation', () => {
    const CONTENT = { workspace: { textDocumentContent: { dynamicRegistration: true } } };
    const links = async (position: Position) =>
      (await client.request(DefinitionRequest.type, at(position))) as LocationLink[];

    it('opens the draft that is the document, and the page of the catalogue where there is none', async () => {
      await start(CONTENT);
      assert.deepEqual(client.initialized!.capabilities.workspace?.textDocumentContent, { schemes: ['but-son'] });
      const [draft] = await links(inside('33-NQ/TU', 2));
      assert.equal(draft!.targetUri, address('b-nq-33.vanban'));
      const [page, ...more] = await links(inside('21-KL/TW'));
      assert.deepEqual(more, []);
      assert.equal(
        decodeURIComponent(page!.targetUri),
        'but-son:/danh-muc/Kết luận/2021-10-25/21-KL⁄TW.md',
        page!.targetUri,
      );
      const content = await client.request(TextDocumentContentRequest.type, { uri: page!.targetUri });
      assert.match(content.text, /^# Kết luận số 21-KL\/TW, ngày 25\/10\/2021/);
      assert.match(content.text, /- Nguồn: .*https?:/);
    });

    it('opens no page in a client that cannot show one, but goes to the first mention', async () => {
      await start();
      assert.equal(client.initialized!.capabilities.workspace?.textDocumentContent, undefined);
      const [link] = await links(inside('21-KL/TW'));
      assert.equal(link!.targetUri, address(ASKING));
    });

    it('has no text for a page that does not exist', async () => {
      await start(CONTENT);
      for (const uri of ['but-son:/danh-muc/x/-/1.md', 'but-son:/', 'but-son:/danh-muc/%E0%A4%A/-/1.md', 'file:///a'])
        assert.equal(await client.request(TextDocumentContentRequest.type, { uri }), null, uri);
    });
  });

  describe('a law, which is cited by its code and by its name', () => {
    const LAWS = {
      'a-nq-8.vanban': document('NGHỊ QUYẾT', '8-NQ/TU', '01 tháng 3 năm 2025', 'Căn cứ Luật Đất đai số 31/2024/QH15, ngày 18/01/2024 của Quốc hội.'),
      'b-bc-10.vanban': document('BÁO CÁO', '10-BC/TU', '01 tháng 4 năm 2025', 'Thực hiện Luật Đất đai năm 2024.'),
      'c-bc-11.vanban': document('BÁO CÁO', '11-BC/TU', '01 tháng 4 năm 2014', 'Thực hiện Luật Đất đai năm 2013.'),
    }; // prettier-ignore

    async function ask(name: keyof typeof LAWS, words: string): Promise<{ references: string[]; incoming: string[] }> {
      folder = mkdtempSync(join(tmpdir(), 'but-son-laws-'));
      for (const [file, text] of Object.entries(LAWS)) writeFileSync(join(folder, file), text);
      client = await Client.start({ diagnostics: 'pull', folders: [uriOf(folder)] });
      client.open(address(name), LAWS[name]);
      const position = placesIn(LAWS[name]).of(words).start;
      const about = { textDocument: { uri: address(name) }, position };
      const found = await client.request(ReferencesRequest.type, { ...about, context: { includeDeclaration: true } });
      const [item] = (await client.request(CallHierarchyPrepareRequest.type, about))!;
      const calls = await client.request(CallHierarchyIncomingCallsRequest.type, { item: item! });
      return {
        references: found!.map(({ uri, range }) => placesIn(LAWS[basename(uri) as keyof typeof LAWS]).slice(range)),
        incoming: calls!.map(({ from }) => from.name),
      };
    }

    const NAMES = ['Luật Đất đai số 31/2024/QH15, ngày 18/01/2024 của Quốc hội', 'Luật Đất đai năm 2024'];
    const CITING = ['Nghị quyết 08-NQ/TU', 'Báo cáo 10-BC/TU'];

    it('is one document, asked for by its code', async () => {
      assert.deepEqual(await ask('a-nq-8.vanban', 'Luật Đất đai số'), { references: NAMES, incoming: CITING });
    });

    it('is one document, asked for by its name', async () => {
      const { references, incoming } = await ask('b-bc-10.vanban', 'Luật Đất đai');
      assert.deepEqual(references, [...NAMES].reverse());
      assert.deepEqual(incoming, CITING);
    });

    it('is one of those that a draft cites, though it cites it by both', async () => {
      folder = mkdtempSync(join(tmpdir(), 'but-son-laws-'));
      const text = document('KẾ HOẠCH', '12-KH/TU', '01 tháng 5 năm 2025', `Căn cứ ${NAMES[0]}.\n\nThực hiện Luật Đất đai năm 2013, Luật Đất đai năm 2024.`); // prettier-ignore
      writeFileSync(join(folder, 'd-kh-12.vanban'), text);
      client = await Client.start({ diagnostics: 'pull', folders: [uriOf(folder)] });
      client.open(address('d-kh-12.vanban'), text);
      const about = { textDocument: { uri: address('d-kh-12.vanban') }, position: placesIn(text).of('KẾ HOẠCH').start };
      const [item] = (await client.request(CallHierarchyPrepareRequest.type, about))!;
      const calls = await client.request(CallHierarchyOutgoingCallsRequest.type, { item: item! });
      assert.deepEqual(
        calls!.map(({ fromRanges }) => fromRanges.map((range) => placesIn(text).slice(range))),
        [NAMES, ['Luật Đất đai năm 2013']],
      );
    });

    it('is another one in another year', async () => {
      const { references } = await ask('c-bc-11.vanban', 'Luật Đất đai');
      assert.deepEqual(references, ['Luật Đất đai năm 2013']);
    });
  });

  describe('a search by name', () => {
    const symbolsOf = async (query: string) =>
      (await client.request(WorkspaceSymbolRequest.type, { query })) as SymbolInformation[];
    const symbols = async (query: string): Promise<string[]> => {
      const found = await symbolsOf(query);
      return found.map(({ name, containerName, location }) => `${name} (${containerName}): ${shown(location)}`);
    }; // prettier-ignore

    it('finds drafts, sections and documents without marks, and nothing of a secret draft', async () => {
      await start();
      assert.deepEqual(await symbols('ket luan 15'), [
        'Kết luận 15-KL/TU về công tác cán bộ (a-kl-15.vanban): a-kl-15.vanban: KẾT LUẬN',
      ]);
      assert.deepEqual(await symbols('tinh hinh'), [
        'I. TÌNH HÌNH (15-KL/TU): a-kl-15.vanban: I. TÌNH HÌNH',
        'I. TÌNH HÌNH (33-NQ/TU): b-nq-33.vanban: I. TÌNH HÌNH',
        'I. TÌNH HÌNH (07-KH/TU): c-kh-7.vanban: I. TÌNH HÌNH',
      ]);
      assert.deepEqual(await symbols('21-kl/tw'), [
        'Kết luận 21-KL/TW (15-KL/TU): a-kl-15.vanban: Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng khóa XIII',
      ]);
      assert.deepEqual(await symbols('9-bc'), []);
    });

    it('finds nothing in a text that was a draft and is typed over with something else', async () => {
      await start();
      client.open('untitled:Untitled-1', 'KẾ HOẠCH\n\nI. ĐI LẠI\n\nTheo Nghị quyết số 44-NQ/TU.\n', 'plaintext');
      const found = async () => (await symbolsOf('di lai')).map(({ location }) => location.uri);
      assert.deepEqual(await found(), ['untitled:Untitled-1']);
      client.change('untitled:Untitled-1', 2, [{ text: 'sữa, trứng, hai ổ bánh mì' }]);
      assert.deepEqual(await found(), []);
      client.change('untitled:Untitled-1', 3, [{ text: 'KẾ HOẠCH\n\nII. ĐI LẠI\n\nTheo Nghị quyết số 44-NQ/TU.\n' }]);
      assert.deepEqual(await found(), ['untitled:Untitled-1']);
    });
  });

  describe('the citations as a graph', () => {
    const prepare = async (position: Position) =>
      (await client.request(CallHierarchyPrepareRequest.type, at(position))) as CallHierarchyItem[];
    const incoming = async (item: CallHierarchyItem) =>
      (await client.request(CallHierarchyIncomingCallsRequest.type, { item }))!.map(
        ({ from, fromRanges }) => `${from.name}: ${fromRanges.map((range) => shown({ uri: from.uri, range })).join('; ')}`,
      ); // prettier-ignore
    const outgoing = async (item: CallHierarchyItem) =>
      (await client.request(CallHierarchyOutgoingCallsRequest.type, { item }))!.map(
        ({ to, fromRanges }) => `${to.name}: ${fromRanges.map((range) => shown({ uri: item.uri, range })).join('; ')}`,
      ); // prettier-ignore

    it('shows who cites a document, and what it cites', async () => {
      await start();
      const [item] = await prepare(inside('33-NQ/TU'));
      assert.equal(shown(item!), 'b-nq-33.vanban: NGHỊ QUYẾT');
      assert.equal(item!.name, 'Nghị quyết 33-NQ/TU');
      assert.deepEqual(await incoming(item!), [
        'Kết luận 15-KL/TU: a-kl-15.vanban: Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng; a-kl-15.vanban: Nghị quyết số 33-NQ/TU',
        'Kế hoạch 07-KH/TU: c-kh-7.vanban: Nghị quyết số 33-NQ/TU, ngày 05/10/2021 của Thành ủy; c-kh-7.vanban: Nghị quyết 33-NQ/TU',
      ]);
      assert.deepEqual(await outgoing(item!), [`Kết luận 21-KL/TW: b-nq-33.vanban: ${PARTY}`]);
    });

    it('goes on from a document that is only cited, and from the draft itself', async () => {
      await start();
      const [cited] = await prepare(inside('21-KL/TW'));
      assert.equal(shown(cited!), `a-kl-15.vanban: ${PARTY}`);
      assert.deepEqual((await incoming(cited!)).map((line) => line.split(':')[0]), ['Kết luận 15-KL/TU', 'Nghị quyết 33-NQ/TU']);
      assert.deepEqual(await outgoing(cited!), []);
      const [itself] = await prepare(inside('KẾT LUẬN'));
      assert.deepEqual((await outgoing(itself!)).map((line) => line.split(':')[0]), ['Nghị quyết 33-NQ/TU', 'Kết luận 21-KL/TW']);
      assert.deepEqual((await incoming(itself!)).map((line) => line.split(':')[0]), ['Kế hoạch 07-KH/TU']);
      assert.equal(await prepare(inside('I. TÌNH HÌNH')), null);
    }); // prettier-ignore

    it('answers for an item that another server gave, and for no item at all', async () => {
      await start();
      const [item] = await prepare(inside('33-NQ/TU'));
      const kept = JSON.parse(JSON.stringify(item)) as CallHierarchyItem;
      await client.dispose();
      client = await Client.start({ diagnostics: 'pull', folders: [uriOf(folder)] });
      assert.equal((await incoming(kept)).length, 2);
      assert.deepEqual(await incoming({ ...kept, data: { draft: 5 } }), []);
      assert.deepEqual(await outgoing({ ...kept, data: undefined }), []);
    });
  });

  describe('F2 on a code', () => {
    const rename = async (position: Position, newName: string) =>
      (await client.request(RenameRequest.type, { ...at(position), newName })) as WorkspaceEdit;
    const edits = (edit: WorkspaceEdit): string[] =>
      (edit.documentChanges as TextDocumentEdit[]).flatMap(({ textDocument, edits: changes }) =>
        changes.map((change) => {
          const { newText, annotationId } = change as { newText: string; annotationId?: string };
          return `${shown({ uri: textDocument.uri, range: (change as { range: Range }).range })} → ${newText} (${textDocument.version}${annotationId === undefined ? '' : `, ${annotationId}`})`;
        }),
      ); // prettier-ignore

    it('changes it in all drafts, open and closed, and lets the others be confirmed', async () => {
      await start({ workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } });
      const prepared = await client.request(PrepareRenameRequest.type, at(inside('33-NQ/TU')));
      assert.deepEqual(prepared, { range: places.of('33-NQ/TU'), placeholder: '33-NQ/TU' });
      const edit = await rename(inside('33-NQ/TU'), '034-NQ/TU');
      assert.deepEqual(edits(edit), [
        'a-kl-15.vanban: 33-NQ/TU → 034-NQ/TU (1, here)',
        'a-kl-15.vanban: 33-NQ/TU → 034-NQ/TU (1, here)',
        'b-nq-33.vanban: 33-NQ/TU → 034-NQ/TU (null, elsewhere)',
        'c-kh-7.vanban: 33-NQ/TU → 034-NQ/TU (null, elsewhere)',
        'c-kh-7.vanban: 33-NQ/TU → 034-NQ/TU (null, elsewhere)',
      ]);
      assert.deepEqual(
        Object.values(edit.changeAnnotations!).map(({ needsConfirmation }) => needsConfirmation),
        [false, true],
      );
    });

    it('changes the draft’s own code and who cites it', async () => {
      await start();
      assert.deepEqual(edits(await rename(inside('15-KL/TU'), '16-KL/TU')), [
        'a-kl-15.vanban: 15-KL/TU → 16-KL/TU (1)',
        'c-kh-7.vanban: 15-KL/TU → 16-KL/TU (null)',
      ]);
    });

    it('reads closed files again, as they are now', async () => {
      await start();
      await references(inside('33-NQ/TU'));
      const moved = `\n${TEXTS['c-kh-7.vanban'].replace('Nghị quyết 33-NQ/TU', 'Nghị quyết')}`;
      writeFileSync(join(folder, 'c-kh-7.vanban'), moved);
      const { documentChanges } = await rename(inside('33-NQ/TU'), '34-NQ/TU');
      const change = (documentChanges as TextDocumentEdit[]).find(({ textDocument }) => textDocument.uri.endsWith('c-kh-7.vanban'))!;
      assert.deepEqual(change.edits.map((one) => placesIn(moved).slice((one as { range: Range }).range)), ['33-NQ/TU']);
    }); // prettier-ignore

    it('changes nothing where somebody types on while other drafts are read', async () => {
      await start();
      await client.pull(address(ASKING));
      const answer = client.together(() => {
        const asked = client.ask('textDocument/rename', { ...at(inside('33-NQ/TU')), newName: '34-NQ/TU' });
        const top = { line: 0, character: 0 };
        client.change(address(ASKING), 2, [{ range: { start: top, end: top }, text: '\n' }]);
        return asked;
      });
      await assert.rejects(answer, (error) => error instanceof Refusal && error.code === -32801);
    });

    it('refuses what is no code, another form of code, and a code of which several documents may be meant', async () => {
      await start();
      const refuses = async (newName: string, why: RegExp) =>
        assert.rejects(rename(inside('33-NQ/TU'), newName), (error) => error instanceof Refusal && why.test(error.message));
      await refuses('ba mươi ba', /không phải là số, ký hiệu/);
      await refuses('34-NQ/TU và 35-NQ/TU', /không phải là số, ký hiệu/);
      await refuses('34/2021/NQ-HĐND', /thể thức khác/);
      client.open(address('e.vanban'), document('BÁO CÁO', '3-BC/TU', '01 tháng 9 năm 2022', 'Thực hiện Nghị quyết số 33-NQ/TU, ngày 05/10/2016 của Thành ủy Hải Phòng.'));
      assert.equal((await rename(inside('33-NQ/TU'), '34-NQ/TU')).documentChanges!.length, 3, 'the other one is told by its date');
      client.open(address('f.vanban'), document('BÁO CÁO', '4-BC/TU', '01 tháng 9 năm 2022', 'Thực hiện Nghị quyết số 33-NQ/TU của Thành ủy Hải Phòng.'));
      await refuses('34-NQ/TU', /nhiều văn bản cùng số, ký hiệu/);
    }); // prettier-ignore
  });

  describe('a date that another draft gives otherwise', () => {
    const conflicts = async () =>
      (await client.pull(address(ASKING))).filter(({ code }) => code === 'citation/conflicting');

    it('is told with the place in the other file, and is judged again when that changes', async () => {
      await start();
      assert.deepEqual(await conflicts(), []);
      const from = client.log.length;
      const text = TEXTS['b-nq-33.vanban'].replace('ngày 05 tháng 10', 'ngày 15 tháng 10');
      client.open(address('b-nq-33.vanban'), text);
      const [finding] = await client.eventually('the other date to be seen', conflicts, (found) => found.length === 1);
      assert.ok(client.log.slice(from).some(({ method }) => method === 'workspace/diagnostic/refresh'));
      assert.match(wordsOf(finding!), /đề ngày 15\/10\/2021/);
      const [related] = finding!.relatedInformation!;
      assert.equal(related!.location.uri, address('b-nq-33.vanban'));
      assert.equal(placesIn(text).slice(related!.location.range), '33-NQ/TU');
      client.close(address('b-nq-33.vanban'));
      await client.eventually('the file to count again', conflicts, (found) => found.length === 0);
    });

    it('is judged once when the folder has been read, and not while one types in words that cite nothing', async () => {
      await start();
      await references(inside('33-NQ/TU'));
      await client.pull(address(ASKING));
      const from = client.log.length;
      const { start: place } = places.of('Tiếp tục');
      client.change(address(ASKING), 2, [{ range: { start: place, end: place }, text: 'Nay ' }]);
      await references(inside('33-NQ/TU'));
      await client.pull(address(ASKING));
      assert.deepEqual(client.log.slice(from).filter(({ method }) => method === 'workspace/diagnostic/refresh'), []);
    }); // prettier-ignore
  });
});
