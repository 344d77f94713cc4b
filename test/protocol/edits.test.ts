/** Typing: whatever the edits, the server knows the same of a draft as if it were opened afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { Client, placesIn, sample, SEED_NAME } from '../support/lsp';

describe('typing in a draft', () => {
  let client: Client;
  let openings = 0;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull' });
  });

  after(async () => {
    await client.dispose();
  });

  /** Everything that the server knows of a document, whatever its name. */
  async function knowledge(uri: string): Promise<unknown> {
    const about = { textDocument: { uri } };
    const [diagnostics, symbols, folds] = await Promise.all([
      client.pull(uri),
      client.ask('textDocument/documentSymbol', about),
      client.ask('textDocument/foldingRange', about),
    ]);
    const nameless = (diagnostic: Diagnostic) => ({
      ...diagnostic,
      relatedInformation: diagnostic.relatedInformation?.map(({ location, message }) => [location.range, message]),
    });
    return { diagnostics: diagnostics.map(nameless), symbols, folds };
  }

  /** Types into a text and compares with the outcome opened afresh. @returns the outcome */
  async function typed(
    text: string,
    notifications: readonly (readonly TextDocumentContentChangeEvent[])[],
    languageId = 'vanban',
  ): Promise<string> {
    openings += 1;
    const edited = `untitled:edited-${openings}`;
    const fresh = `untitled:fresh-${openings}`;
    const local = TextDocument.create(edited, languageId, 1, text);
    client.open(edited, text, languageId);
    for (const [index, changes] of notifications.entries()) {
      client.change(edited, index + 2, [...changes]);
      TextDocument.update(local, [...changes], index + 2);
      // Now and then the draft is read between two edits.
      if (index % 3 === 1) await client.pull(edited);
    }
    client.open(fresh, local.getText(), languageId);
    const [known, expected] = [await knowledge(edited), await knowledge(fresh)];
    client.close(edited);
    client.close(fresh);
    assert.deepEqual(known, expected);
    return local.getText();
  }

  const seed = sample(SEED_NAME);

  it('one letter at a time is the same as writing it at once', async () => {
    const text = 'KẾT LUẬN\n\n';
    const words = 'Thực hiện các các Nghị quyết số 04-NQ/TU, ngày 31/02/2022. .\n\nI. Kết quả\n\n- Một việc\n';
    const notifications = Array.from(words, (letter, index) => [
      {
        range: placesIn(text + Array.from(words).slice(0, index).join('')).range(
          text.length + index,
          text.length + index,
        ),
        text: letter,
      },
    ]);
    assert.equal(await typed(text, notifications), text + words);
  });

  it('several edits in one notification count one after the other', async () => {
    const text = 'KẾT LUẬN\n\nThực hiện nhiệm vụ.\n';
    const outcome = await typed(text, [
      [
        { range: placesIn(text).of('nhiệm'), text: 'các các nhiệm' },
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' },
        { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 4 } }, text: 'Ngày 31/02/2022 thực' },
        { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
      ],
    ]);
    assert.equal(outcome, '\nKẾT LUẬN\n\nNgày 31/02/2022 thực hiện các các nhiệm vụ.\n');
    openings += 1;
    client.open('untitled:several', outcome);
    assert.deepEqual(
      (await client.pull('untitled:several')).map(({ code }) => code),
      ['date/impossible', 'text/repeated-word'],
    );
  });

  it('emoji before an edit take two units', async () => {
    const text = 'KẾT LUẬN\n\n🎉🎉 Thực hiện các nhiệm vụ 👩‍👩‍👧‍👦 của Thành ủy.\n';
    const outcome = await typed(text, [
      [{ range: placesIn(text).of('các '), text: 'các các ' }],
      [{ range: placesIn(text).of('🎉'), text: '' }],
    ]);
    assert.equal(outcome, 'KẾT LUẬN\n\n🎉 Thực hiện các các nhiệm vụ 👩‍👩‍👧‍👦 của Thành ủy.\n');
    client.open('untitled:emoji', outcome);
    const [diagnostic] = await client.pull('untitled:emoji');
    assert.equal(placesIn(outcome).slice(diagnostic!.range), 'các các');
  });

  it('lines may end in CRLF, in LF and in a lone CR', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const text = ['KẾT LUẬN', '', 'I. Nhiệm vụ', '', '1. Họp ngày 31/02/2022.', '', '2. Làm.', ''].join(end);
      const outcome = await typed(text, [
        [{ range: placesIn(text).of('Làm'), text: `Làm các các việc.${end}${end}3. Xong` }],
        [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: `về công tác${end}` }],
      ]);
      client.open('untitled:line-ends', outcome);
      const found = await client.pull('untitled:line-ends');
      assert.deepEqual(
        found.map(({ range }) => [range.start.line, placesIn(outcome).slice(range)]),
        [
          [5, '31/02/2022'],
          [7, 'các các'],
        ],
        JSON.stringify(end),
      );
      client.close('untitled:line-ends');
    }
  });

  it('line ends may change while typing: a CR becomes CRLF, a CRLF is cut in two', async () => {
    const text = 'KẾT LUẬN\r\rI. Nhiệm vụ\r\n\r\n1. Thực hiện các các việc.\r\r2. Làm.\n';
    await typed(text, [
      [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '\n' }],
      [{ range: placesIn(text).range(0, 0), text: '\r' }],
      [{ range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, text: '\r' }],
    ]);
  });

  it('the whole text may be replaced', async () => {
    await typed(seed.text, [
      [{ text: 'KẾT LUẬN\n\nThực hiện các các việc.\n' }],
      [{ text: '' }],
      [{ text: seed.text }],
    ]);
  });

  it('the seed may be taken apart and put together again', async () => {
    const places = placesIn(seed.text);
    const outcome = await typed(seed.text, [
      [{ range: places.of('06/7/2022'), text: '' }],
      [{ range: { ...places.of('vào ngày '), start: places.of('vào ngày ').end }, text: '06/7/2022' }],
      [{ range: places.of('\n\nkhieu nại'), text: ' khieu nại' }],
      [{ range: placesIn(seed.text.replace('\n\nkhieu nại', ' khieu nại')).of(' khieu nại'), text: '\n\nkhieu nại' }],
      [{ range: places.of('¹'), text: '' }],
      [
        {
          range: { ...places.of('trọng điểm¹'), start: { ...places.of('¹').start }, end: { ...places.of('¹').start } },
          text: '¹',
        },
      ],
    ]);
    assert.equal(outcome, seed.text);
  });

  const paragraphs = Array.from(
    { length: 12 },
    (_, index) => `${index + 1}. Thực hiện các các việc thứ ${index + 1}.\n\n`,
  ).join('');

  it('front matter may be closed by a line far below the one that opens it', async () => {
    const open = `---\ntitle: x\n\nKẾT LUẬN\n\n${paragraphs}`;
    const end = placesIn(open).range(open.length, open.length);
    await typed(open, [[{ range: end, text: '---\n\nKẾT LUẬN\n\nLàm.\n' }]], 'markdown');
  });

  it('front matter may lose the line that closes it, far below', async () => {
    const closed = `---\ntitle: x\n\nKẾT LUẬN\n\n${paragraphs}---\n\nKẾT LUẬN\n\nLàm.\n`;
    await typed(closed, [[{ range: placesIn(closed).of('---\n', 2), text: '' }]], 'markdown');
  });

  it('a code fence may be opened, and closed, far from the end of what it hides', async () => {
    const fenced = `KẾT LUẬN\n\n${paragraphs}\`\`\`\n\n${paragraphs}`;
    await typed(fenced, [[{ range: placesIn(fenced).of('```\n'), text: '' }]], 'markdown');
    const plain = `KẾT LUẬN\n\n${paragraphs}${paragraphs}`;
    const opened = `\`\`\`\n${plain}`;
    await typed(plain, [[{ range: placesIn(plain).range(0, 0), text: '```\n' }]], 'markdown');
    await typed(opened, [[{ range: placesIn(opened).of('7. Thực'), text: '```\n7. Thực' }]], 'markdown');
  });

  it('any edits at all, in any number of notifications, lead to the same', async function () {
    this.timeout(60_000);
    const pieces = [
      'KẾT LUẬN\n', '\n', '\n\n', '\r\n', '\r', 'I. Kết quả\n', '1. Nhiệm vụ\n', '2.1. Về Đảng\n', '- Làm,\n', 'a) Xong;\n', 'Điều 1. Ban hành\n',
      'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy', ' ngày 6/07/2022 ', 'các các ', '. .', 'uỷ ', 'ủy ', '¹', '¹Chú thích\n', 'Nơi nhận:\n',
      'T/M BAN CHẤP HÀNH\n', '🎉', '```\n', '---\n', '<!-- x -->\n', '“', '”', 'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022', 'và thực hiện, triển khai ',
      'e\u0302\u0301', ' ',
    ]; // prettier-ignore
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    const edit = fc.record({
      from: fc.nat(400),
      length: fc.nat(20),
      text: fc.oneof(text, fc.constant(''), fc.string({ maxLength: 4 })),
    });
    const notifications = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        text,
        notifications,
        fc.constantFrom('vanban', 'plaintext', 'markdown'),
        async (start, plan, language) => {
          const local = TextDocument.create('untitled:plan', language, 1, start);
          const changes = plan.map((edits) =>
            edits.map((wanted) => {
              const from = wanted.from % (local.getText().length + 1);
              const change = {
                range: { start: local.positionAt(from), end: local.positionAt(from + wanted.length) },
                text: wanted.text,
              };
              TextDocument.update(local, [change], 1);
              return change;
            }),
          );
          await typed(start, changes, language);
        },
      ),
      { numRuns: 150 },
    );
  });
});
