/** Finding one's way in a draft: outline, folding, definition, references, highlight, hover. */
import assert from 'node:assert/strict';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type MarkupContent,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import { Client, placesIn, sample, SAMPLES, SEED_NAME, uriOf } from '../support/lsp';

const seed = sample(SEED_NAME);
const places = placesIn(seed.text);

/** A position in the middle of some words of the seed. */
function inside(words: string, occurrence = 1): Position {
  const { start, end } = places.of(words, occurrence);
  return { line: start.line, character: Math.floor((start.character + end.character) / 2) };
}

const before_ = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
const within = (inner: Range, outer: Range) => before_(outer.start, inner.start) && before_(inner.end, outer.end);

describe('a drafter who walks through the conclusion of the 8th meeting', () => {
  let client: Client;
  const about = { textDocument: { uri: seed.uri } };

  before(async () => {
    client = await Client.start({ diagnostics: 'pull', folders: [uriOf(SAMPLES)] });
    client.open(seed.uri, seed.text, 'plaintext');
  });

  after(async () => {
    await client.dispose();
  });

  async function symbols(): Promise<DocumentSymbol[]> {
    return (await client.request(DocumentSymbolRequest.type, about)) as DocumentSymbol[];
  }

  async function links(position: Position): Promise<LocationLink[]> {
    return (await client.request(DefinitionRequest.type, { ...about, position })) as LocationLink[];
  }

  async function hover(position: Position): Promise<{ text: string; range: Range | undefined } | undefined> {
    const answer = await client.request(HoverRequest.type, { ...about, position });
    return answer ? { text: (answer.contents as MarkupContent).value, range: answer.range } : undefined;
  }

  it('sees the outline as a tree: title, I. and II. with their points, recipients, signature', async () => {
    const outline = await symbols();
    const [title, first, second, recipients, signature, ...more] = outline;
    assert.deepEqual(more, []);
    assert.equal(title!.name, 'KẾT LUẬN HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI');
    assert.match(first!.name, /^I\. Kiểm điểm thực hiện nhiệm vụ 6 tháng đầu năm/);
    assert.match(second!.name, /^II\. Về một số nội dung quan trọng/);
    assert.match(recipients!.name, /^Nơi nhận/);
    assert.match(signature!.name, /^T\/M BAN CHẤP HÀNH/);
    const labels = (node: DocumentSymbol) => node.children!.map(({ name }) => name.split(' ', 1)[0]);
    assert.deepEqual(labels(first!), ['1.', '2.']);
    assert.deepEqual(labels(second!), ['1.', '2.']);
    const tasks = first!.children![1]!;
    assert.deepEqual(labels(tasks), ['2.1.', '2.2.']);
    const dashes = (node: DocumentSymbol) => node.children!.filter(({ name }) => name.startsWith('- ')).length;
    assert.equal(dashes(tasks.children![0]!), [...places.slice(tasks.children![0]!.range).matchAll(/^- /gm)].length);
    assert.equal(dashes(tasks.children![1]!), [...places.slice(tasks.children![1]!.range).matchAll(/^- /gm)].length);
    assert.ok(dashes(tasks.children![0]!) >= 8 && dashes(tasks.children![1]!) >= 10);
  });

  it('finds each heading inside its section and each section inside its parent, one behind the other', async () => {
    let seen = 0;
    const visit = (nodes: readonly DocumentSymbol[], parent: Range | undefined): void => {
      let previous: DocumentSymbol | undefined;
      for (const node of nodes) {
        seen += 1;
        assert.ok(node.name.trim() !== '' && !/[\r\n]/.test(node.name), JSON.stringify(node.name));
        assert.ok(within(node.selectionRange, node.range), `the heading of ${node.name}`);
        if (parent) assert.ok(within(node.range, parent), `${node.name} in its parent`);
        if (previous) assert.ok(before_(previous.range.end, node.range.start), `${previous.name} before ${node.name}`);
        assert.ok(places.slice(node.selectionRange).startsWith(node.name.split(' ', 1)[0]!), node.name);
        visit(node.children ?? [], node.range);
        previous = node;
      }
    };
    visit(await symbols(), undefined);
    assert.ok(seen > 30, `${seen} sections`);
  });

  it('keeps the unmarked paragraphs with the point above them', async () => {
    const tasks = (await symbols())[1]!.children![1]!;
    const holder = tasks.children![0]!.children!.find(({ range }) =>
      within(places.of('Tổng kết 10 năm thực hiện'), range),
    );
    assert.ok(holder, 'the review of ten years belongs to a dash of 2.1.');
    assert.match(holder.name, /^- Tiếp tục sắp xếp tổ chức bộ máy/);
  });

  it('folds sections from their heading to their last line', async () => {
    const folds = (await client.request(FoldingRangeRequest.type, about))!;
    const lineOf = (words: string) => places.of(words).start.line;
    const foldAt = (line: number) => folds.find(({ startLine }) => startLine === line);
    const headings = [
      'I. Kiểm điểm',
      '1. Kết quả đạt được',
      '2. Một số nhiệm vụ',
      '2.1. Về',
      '2.2. Về',
      'II. Về',
      'Nơi nhận:',
    ];
    for (const heading of headings) assert.ok(foldAt(lineOf(heading)), `${heading} cannot be folded`);
    assert.ok(foldAt(lineOf('2.1. Về'))!.endLine < lineOf('2.2. Về'));
    assert.ok(foldAt(lineOf('I. Kiểm điểm'))!.endLine < lineOf('II. Về'));
    assert.equal(foldAt(lineOf('Nơi nhận:'))!.endLine, lineOf('- Lưu Văn phòng Thành ủy.'));
    for (const { startLine, endLine } of folds) assert.ok(startLine < endLine, `${startLine} to ${endLine}`);
  });

  it('goes from the second mention of a conclusion to the first', async () => {
    const [link, ...more] = await links(inside('21-KL/TW', 2));
    assert.deepEqual(more, []);
    assert.equal(link!.targetUri, seed.uri);
    assert.equal(
      places.slice(link!.targetSelectionRange),
      'Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương',
    );
    assert.equal(places.slice(link!.originSelectionRange!), 'Kết luận số 21-KL/TW');
    assert.ok(within(link!.targetSelectionRange, link!.targetRange));
  });

  it('goes from a footnote mark to its note and back', async () => {
    const [mark, note] = [places.of('¹', 1), places.of('¹', 2)];
    const [down] = await links(mark.start);
    assert.equal(down!.targetUri, seed.uri);
    assert.deepEqual(down!.targetSelectionRange, note);
    assert.deepEqual(down!.originSelectionRange, mark);
    const [up] = await links(note.start);
    assert.equal(up!.targetUri, seed.uri);
    assert.deepEqual(up!.targetSelectionRange, mark);
    // With the cursor behind the mark, as F12 after typing it.
    assert.deepEqual((await links(mark.end))[0]!.targetSelectionRange, note);
  });

  it('goes from a citation to the draft of the folder that is the document', async () => {
    for (const [code, file] of [
      ['04-NQ/TU', 'nghi-quyet-04-nq-tu-2021.vanban'],
      ['122-KH/TU', 'ke-hoach-122-kh-tu-2022.vanban'],
    ] as const) {
      const target = sample(file);
      const [link] = await client.eventually(
        `${file} to be known`,
        () => links(inside(code)),
        (found) => found[0]?.targetUri === target.uri,
      );
      const words = placesIn(target.text).slice(link!.targetSelectionRange);
      assert.match(words, /^(?:NGHỊ QUYẾT|KẾ HOẠCH)/, 'the cursor lands on the title');
    }
  });

  it('stays where it is at the first mention, and nowhere on a word that cites nothing', async () => {
    const [link] = await links(inside('01-KL/TW'));
    assert.equal(places.slice(link!.targetSelectionRange), 'Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị');
    assert.deepEqual(await links(inside('thích ứng an toàn')), []);
    assert.equal(await hover(inside('thích ứng an toàn')), undefined);
  });

  it('does not take one number for another: 01-KL/TW and 01-CTr, 205-QĐ/TW and 05-CT/TW', async () => {
    const request = async (code: string) =>
      (await client.request(ReferencesRequest.type, {
        ...about,
        position: inside(code),
        context: { includeDeclaration: true },
      }))!.filter(({ uri }) => uri === seed.uri);
    for (const code of ['01-KL/TW', '01-CTr/BTVTUHP-BTVĐUCSSB', '05-CT/TW', '205-QĐ/TW', '65-QĐ/TW']) {
      const found = await request(code);
      assert.equal(found.length, 1, code);
      assert.ok(places.slice(found[0]!.range).includes(code));
    }
  });

  it('lists every mention of a conclusion, with or without the first', async () => {
    const all = await client.request(ReferencesRequest.type, {
      ...about,
      position: inside('21-KL/TW', 2),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      all?.filter(({ uri }) => uri === seed.uri).map(({ uri, range }) => [uri, places.slice(range)]),
      [
        [seed.uri, 'Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương'],
        [seed.uri, 'Kết luận số 21-KL/TW'],
      ],
    );
    const others = await client.request(ReferencesRequest.type, {
      ...about,
      position: inside('21-KL/TW', 1),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      others?.filter(({ uri }) => uri === seed.uri).map(({ range }) => places.slice(range)),
      ['Kết luận số 21-KL/TW'],
    );
  });

  it('sees both ends of a footnote, and all mentions of a document, lit up', async () => {
    const lit = async (position: Position) =>
      (await client.request(DocumentHighlightRequest.type, { ...about, position }))!.map(({ range }) => range);
    assert.deepEqual(await lit(places.of('¹').start), [places.of('¹', 1), places.of('¹', 2)]);
    assert.deepEqual(
      (await lit(inside('21-KL/TW'))).map((range) => range.start.line),
      [places.of('21-KL/TW', 1).start.line, places.of('21-KL/TW', 2).start.line],
    );
    assert.deepEqual(await lit(inside('thích ứng an toàn')), []);
  });

  it('reads a citation taken apart in Vietnamese', async () => {
    const resolution = await hover(inside('04-NQ/TU'));
    assert.equal(places.slice(resolution!.range!), 'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy');
    for (const words of [
      'Nghị quyết',
      '04-NQ/TU',
      'Thành ủy',
      '07/12/2022',
      'Tên loại',
      'Số, ký hiệu',
      'Cơ quan ban hành',
    ])
      assert.ok(resolution!.text.includes(words), `${words} is missing in ${resolution!.text}`);
    const conclusion = await hover(inside('21-KL/TW', 2));
    assert.match(conclusion!.text, /Viện dẫn lần đầu ở dòng 41; 2 lần trong văn bản/);
    assert.equal(places.of('21-KL/TW', 1).start.line + 1, 41);
    assert.match((await hover(inside('21-KL/TW', 1)))!.text, /Trung ương khóa XIII/);
    assert.match((await hover(inside('262-QĐ/TW')))!.text, /Trung ương khóa XI\*/);
    assert.match((await hover(inside('35/2021/QH15')))!.text, /Quốc hội khóa XV/);
  });

  it('reads the resolutions of plenums and congresses taken apart', async () => {
    const plenum = await hover(inside('Nghị quyết Trung ương 4 khóa XII, XIII'));
    assert.equal(places.slice(plenum!.range!), 'Nghị quyết Trung ương 4 khóa XII, XIII');
    assert.match(plenum!.text, /XII, XIII/);
    const congress = await hover(inside('Nghị quyết Đại hội XVI Đảng bộ thành phố'));
    assert.equal(places.slice(congress!.range!), 'Nghị quyết Đại hội XVI Đảng bộ thành phố');
    assert.match(congress!.text, /XVI/);
  });

  it('reads the note over its mark', async () => {
    const note = await hover(places.of('¹').start);
    assert.match(note!.text, /^Xây dựng Trung tâm Chính trị - Hành chính thành phố/);
  });

  it('reads a citation taken apart in English when the messages are English', async () => {
    await client.configure({ language: 'en' });
    const resolution = await hover(inside('04-NQ/TU'));
    for (const words of ['Type', 'Code', 'Issuer', 'Date', 'Nghị quyết', '04-NQ/TU', 'Thành ủy', '07/12/2022'])
      assert.ok(resolution!.text.includes(words), `${words} is missing in ${resolution!.text}`);
    assert.doesNotMatch(resolution!.text, /Tên loại|Cơ quan/);
    assert.match((await hover(inside('21-KL/TW', 2)))!.text, /First cited on line 41; 2 times/);
    await client.configure({});
  });
});

describe('definitions across drafts', () => {
  const own = (code: string, place: string) =>
    `TỈNH ỦY ${place.toUpperCase()}\n*\nSố ${code}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n${place}, ngày 07 tháng 12 năm 2021\n\nNGHỊ QUYẾT\nvề nhiệm vụ năm 2022\n\nI. Mục tiêu\n\n1. Tăng trưởng.\n`;
  const citing = 'KẾ HOẠCH\n\nThực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Tỉnh ủy Bắc Giang.\n';
  const position = placesIn(citing).of('04-NQ/TU').start;
  const uri = 'untitled:citing';

  it('lead to the draft as it stands in the editor, and to that of the right province', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    try {
      client.open(uri, citing);
      client.open('untitled:bac-giang', own('04-NQ/TU', 'Bắc Giang'));
      client.open('untitled:bac-ninh', own('04-NQ/TU', 'Bắc Ninh'));
      const ask = async () =>
        (await client.request(DefinitionRequest.type, { textDocument: { uri }, position })) as LocationLink[];
      const found = await client.eventually('the open draft to be known', ask, ([link]) => link?.targetUri !== uri);
      assert.deepEqual(
        found.map(({ targetUri }) => targetUri),
        ['untitled:bac-giang'],
      );
      client.change('untitled:bac-giang', 2, [{ text: own('05-NQ/TU', 'Bắc Giang') }]);
      await client.eventually('the draft to have become another document', ask, ([link]) => link?.targetUri === uri);
      // By then the status of the drafts has changed too, of which only those hear who asked.
      assert.deepEqual(
        client.log.filter(({ method }) => method.startsWith('butSon/')),
        [],
      );
    } finally {
      await client.dispose();
    }
  });

  it('are plain places for a client that knows no links', async () => {
    const client = await Client.start({ diagnostics: 'pull', links: false });
    try {
      client.open(seed.uri, seed.text, 'plaintext');
      const answer = await client.request(DefinitionRequest.type, {
        textDocument: { uri: seed.uri },
        position: inside('21-KL/TW', 2),
      });
      const [place] = answer as Location[];
      assert.equal(place!.uri, seed.uri);
      assert.match(places.slice(place!.range), /^Kết luận số 21-KL\/TW, ngày 25\/10\/2021/);
      assert.deepEqual(Object.keys(place!).toSorted(), ['range', 'uri']);
    } finally {
      await client.dispose();
    }
  });

  it('reach files that only the client can read', async () => {
    const there = 'vscode-vfs:/drafts/nghi-quyet.vanban';
    const client = await Client.start({
      diagnostics: 'pull',
      folders: ['vscode-vfs:/drafts'],
      initializationOptions: { files: true },
      answers: {
        'butSon/listDrafts': () => [there, 'vscode-vfs:/drafts/gone.vanban'],
        'butSon/readDraft': (params) =>
          (params as { uri: string }).uri === there ? own('04-NQ/TU', 'Bắc Giang') : null,
      },
    });
    try {
      client.open(uri, citing);
      await client.eventually(
        'the draft behind the client to be known',
        async () =>
          (await client.request(DefinitionRequest.type, { textDocument: { uri }, position })) as LocationLink[],
        ([link]) => link?.targetUri === there,
      );
    } finally {
      await client.dispose();
    }
  });

  it('follow files that change and disappear on disk', async () => {
    const there = 'vscode-vfs:/drafts/nghi-quyet.vanban';
    let text: string | null = null;
    const client = await Client.start({
      diagnostics: 'pull',
      initializationOptions: { files: true },
      answers: { 'butSon/readDraft': () => text },
    });
    try {
      client.open(uri, citing);
      const ask = async () =>
        (await client.request(DefinitionRequest.type, { textDocument: { uri }, position })) as LocationLink[];
      const known = ([link]: LocationLink[]) => link?.targetUri === there;
      assert.equal(known(await ask()), false);
      text = own('04-NQ/TU', 'Bắc Giang');
      client.tell('workspace/didChangeWatchedFiles', {
        changes: [
          { uri: 'file:///%zz', type: 1 },
          { uri: 'file://host/no/such.vanban', type: 1 },
          { uri: there, type: 1 },
        ],
      });
      await client.eventually('the new file to be known', ask, known);
      text = own('05-NQ/TU', 'Bắc Giang');
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: there, type: 2 }] });
      await client.eventually('the change to be seen', ask, (links) => !known(links));
      text = own('04-NQ/TU', 'Bắc Giang');
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: there, type: 2 }] });
      await client.eventually('the change back to be seen', ask, known);
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: there, type: 3 }] });
      await client.eventually('the file to be gone', ask, (links) => !known(links));
    } finally {
      await client.dispose();
    }
  });
});

describe('a draft in Markdown', () => {
  it('leaves the headings to the editor, which shows them already, and folds its legal bases', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    try {
      const draft = sample('quyet-dinh-du-thao.md');
      client.open(draft.uri, draft.text, 'markdown');
      const about = { textDocument: { uri: draft.uri } };
      const outline = (await client.request(DocumentSymbolRequest.type, about)) as DocumentSymbol[];
      const names = outline.map(({ name }) => name);
      for (const article of ['Điều 1.', 'Điều 2.', 'Điều 3.'])
        assert.ok(
          names.some((name) => name.startsWith(article)),
          article,
        );
      const [first, last] = ['Căn cứ Luật', 'Căn cứ Nghị định'].map(
        (words) => placesIn(draft.text).of(words).start.line,
      );
      const folds = (await client.request(FoldingRangeRequest.type, about))!;
      assert.ok(folds.some(({ startLine, endLine }) => startLine === first && endLine === last));

      const titled = 'untitled:titled.md';
      client.open(titled, '# KẾT LUẬN\n\n## I. Kiểm điểm\n\n1. Kết quả\n\n2. Nhiệm vụ\n', 'markdown');
      const shown = (await client.request(DocumentSymbolRequest.type, {
        textDocument: { uri: titled },
      })) as DocumentSymbol[];
      assert.deepEqual(
        shown.map(({ name }) => name),
        ['1. Kết quả', '2. Nhiệm vụ'],
      );
    } finally {
      await client.dispose();
    }
  });
});
