/** The shape of a document through the protocol: formatting, lists, selections, folds. */
import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  type FormattingOptions,
  type SelectionRange,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, placesIn, sample, SEED_NAME } from '../support/lsp';

const OPTIONS: FormattingOptions = { tabSize: 4, insertSpaces: true };
const UNTIDY = `KẾT LUẬN
về một số nhiệm vụ

1. Thành ủy  giao Ban Tổ chức , hoàn thành.  



2. Thực hiện Kết luận số 21–KL/TW ;
`;
const TIDY = `KẾT LUẬN
về một số nhiệm vụ

1. Thành ủy giao Ban Tổ chức, hoàn thành.

2. Thực hiện Kết luận số 21-KL/TW;
`;

const applied = (text: string, edits: readonly TextEdit[] | null) =>
  TextDocument.applyEdits(TextDocument.create('untitled:applied', 'vanban', 1, text), [...(edits ?? [])]);

describe('the shape of a document', () => {
  let client: Client;
  let opened = 0;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull' });
  });

  after(async () => {
    await client.dispose();
  });

  function open(text: string, language = 'vanban', extension = language): { textDocument: { uri: string } } {
    opened += 1;
    const uri = `untitled:shape-${opened}.${extension}`;
    client.open(uri, text, language);
    return { textDocument: { uri } };
  }

  async function formatted(
    text: string,
    language = 'vanban',
    options: Partial<FormattingOptions> = {},
  ): Promise<string> {
    const about = open(text, language);
    return applied(
      text,
      await client.request(DocumentFormattingRequest.type, { ...about, options: { ...OPTIONS, ...options } }),
    );
  }

  /** A text behind a key, in which the last key typed stands before `$0`; with what the server makes of it. */
  async function typed(marked: string, ch: string, language = 'vanban', settings?: unknown): Promise<string> {
    if (settings !== undefined) await client.configure(settings);
    const at = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    const about = open(text, language);
    const position = placesIn(text).at(at);
    const edits = await client.request(DocumentOnTypeFormattingRequest.type, {
      ...about,
      position,
      ch,
      options: OPTIONS,
    });
    return applied(text, edits);
  }

  it('is put in order in every language that is served', async () => {
    for (const language of ['vanban', 'plaintext', 'markdown'])
      assert.equal(
        await formatted(UNTIDY, language),
        language === 'markdown' ? TIDY.replace('hoàn thành.', 'hoàn thành.  ') : TIDY,
        language,
      );
  });

  it('is left alone where the document is not an official one', async () => {
    const note = 'Ghi chú  riêng , việc cần làm .\n\n\n\n- Mua sách\n';
    for (const language of ['plaintext', 'markdown']) assert.equal(await formatted(note, language), note);
    assert.equal(await formatted(UNTIDY, 'javascript'), UNTIDY);
  });

  it('is as the editor wants its ends', async () => {
    assert.equal(await formatted(TIDY.trimEnd(), 'vanban', { insertFinalNewline: true }), TIDY);
    assert.equal(await formatted(`${TIDY}\n\n`, 'vanban', { trimFinalNewlines: true }), TIDY);
    const kept = await formatted(UNTIDY, 'vanban', { trimTrailingWhitespace: false });
    assert.equal(kept, TIDY.replace('hoàn thành.', 'hoàn thành.  '));
  });

  it('is put in order in a part, or in several', async () => {
    const about = open(UNTIDY);
    const places = placesIn(UNTIDY);
    const first = places.of('1. Thành ủy  giao Ban Tổ chức , hoàn thành.');
    const edits = await client.request(DocumentRangeFormattingRequest.type, {
      ...about,
      range: first,
      options: OPTIONS,
    });
    assert.equal(applied(UNTIDY, edits), UNTIDY.replace('ủy  giao', 'ủy giao').replace('chức ,', 'chức,'));
    const ranges = [places.of('ủy  giao'), places.of('21–KL/TW ;')];
    assert.equal(
      applied(
        UNTIDY,
        await client.request(DocumentRangesFormattingRequest.type, { ...about, ranges, options: OPTIONS }),
      ),
      UNTIDY.replace('ủy  giao', 'ủy giao').replace('21–KL/TW ;', '21-KL/TW;'),
    );
  });

  it('is put in order line by line while it is typed', async () => {
    const head = 'KẾT LUẬN\n\n';
    assert.equal(await typed(`${head}1. Một  hai ;$0\n`, ';'), `${head}1. Một hai;\n`);
    assert.equal(await typed(`${head}Một  hai , ba .$0\n`, '.'), `${head}Một hai, ba .\n`);
    assert.equal(await typed(`${head}Một  hai .\n$0\n`, '\n'), `${head}Một hai.\n\n`);
    assert.equal(
      await typed(`${head}Một  hai.\n\nBa  bốn ;$0 năm  sáu\n`, ';'),
      `${head}Một  hai.\n\nBa bốn; năm  sáu\n`,
    );
    assert.equal(
      await typed(`${head}Số ngày    tháng 8 năm 2025 .$0\n`, '.'),
      `${head}Số ngày    tháng 8 năm 2025 .\n`,
    );
  });

  it('has lists that go on at Enter, and end there', async () => {
    const head = 'KẾT LUẬN\n\n';
    assert.equal(await typed(`${head}d) Một  hai;\n$0`, '\n'), `${head}d) Một hai;\nđ) `);
    assert.equal(await typed(`${head}d) Một;\nđ) \n$0`, '\n'), `${head}d) Một;\n`);
    assert.equal(await typed(`${head}1. Một\n$0`, '\n', 'markdown'), `${head}1. Một\n2. `);
    assert.equal(await typed('1. Một\n$0', '\n', 'markdown'), '1. Một\n');
  });

  it('has lists that do not go on when the user does not want it', async () => {
    const text = 'KẾT LUẬN\n\nd) Một;\n$0';
    try {
      assert.equal(await typed(text, '\n', 'vanban', { continueLists: false }), 'KẾT LUẬN\n\nd) Một;\n');
    } finally {
      await client.configure({});
    }
    assert.equal(await typed(text, '\n'), 'KẾT LUẬN\n\nd) Một;\nđ) ');
  });

  it('has lists for a client that asks for them by themselves', async () => {
    const text = 'KẾT LUẬN\n\nd) Một  hai;\n';
    const about = open(text);
    const edits = await client.ask('butSon/continueList', { ...about, position: { line: 3, character: 0 } });
    assert.equal(applied(text, edits as TextEdit[]), `${text}đ) `);
    assert.deepEqual(await client.ask('butSon/continueList', { ...about, position: { line: 0, character: 0 } }), []);
  });

  it('grows selections, for as many places as are asked', async () => {
    const seed = sample(SEED_NAME);
    client.open(seed.uri, seed.text, 'plaintext');
    const places = placesIn(seed.text);
    const code = places.of('04-NQ/TU');
    const positions = [code.start, places.of('Nơi nhận').start, { line: 99_999, character: 0 }];
    const answers = (await client.request(SelectionRangeRequest.type, { textDocument: { uri: seed.uri }, positions }))!;
    assert.equal(answers.length, positions.length);
    const grown = (range: SelectionRange | undefined): string[] =>
      range ? [places.slice(range.range), ...grown(range.parent)] : [];
    const steps = grown(answers[0]);
    assert.ok(steps.includes('04-NQ/TU'));
    assert.ok(steps.some((step) => step.startsWith('Nghị quyết số 04-NQ/TU, ngày 07/12/2022')));
    assert.ok(steps.some((step) => step.startsWith('2. Một số nhiệm vụ trọng tâm')));
    for (const answer of answers) assert.equal(grown(answer).at(-1), seed.text);
    const other = open('một hai\n', 'markdown');
    assert.equal(await client.request(SelectionRangeRequest.type, { ...other, positions }), null);
  });

  it('folds what is no text as what it is', async () => {
    const text = '---\na: b\n---\n\nKẾT LUẬN\n\n<!-- a\nb -->\n\n1. Một¹ và hai².\n\n¹ Xem\n² Xem\n';
    const folds = (await client.request(FoldingRangeRequest.type, open(text, 'markdown')))!;
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [0, 2, 'imports'],
        [6, 7, 'comment'],
        [9, 12, 'region'],
        [11, 12, 'comment'],
      ],
    );
  });
});

describe('a client that chooses among formatters', () => {
  const dynamic = { dynamicRegistration: true };

  it('is offered the drafts alone, and no longer when they are closed', async () => {
    const client = await Client.start({
      diagnostics: 'pull',
      capabilities: { formatting: dynamic, rangeFormatting: dynamic, onTypeFormatting: dynamic },
    });
    try {
      const { capabilities } = client.initialized!;
      assert.equal(capabilities.documentFormattingProvider, undefined);
      assert.equal(capabilities.documentOnTypeFormattingProvider, undefined);
      const offered = (matches: (selector: unknown) => boolean) =>
        client.received(
          'an offer to format',
          ({ method, params }) =>
            method === 'client/registerCapability' &&
            (
              params as { registrations: { method: string; registerOptions?: { documentSelector?: unknown[] } }[] }
            ).registrations.some(
              (registration) =>
                registration.method === 'textDocument/formatting' &&
                matches(registration.registerOptions?.documentSelector?.[0]),
            ),
        );
      await offered((selector) => JSON.stringify(selector) === '{"language":"vanban"}');
      client.open('file:///c%3A/du%20an/%5B1%5D.md', UNTIDY, 'markdown');
      client.open('untitled:note', 'Ghi chú riêng\n', 'markdown');
      await offered(
        (selector) =>
          JSON.stringify(selector) ===
          JSON.stringify({ language: 'markdown', scheme: 'file', pattern: '**/du an/?1?.md' }),
      );
      client.close('file:///c%3A/du%20an/%5B1%5D.md');
      await client.received('the end of the offer', ({ method }) => method === 'client/unregisterCapability');
      assert.ok(!JSON.stringify(client.log).includes('untitled'), 'a note is nobody’s draft');
    } finally {
      await client.dispose();
    }
  });
});
