/** However large a draft is, and whatever it has too much of, the server answers, and nobody waits for what nobody wants any more. */
import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { Client, placesIn, Refusal, sample, SEED_NAME, wordsOf } from '../support/lsp';

/** Texts of these sizes take long on a machine that does other things, too. */
const PATIENCE = 120_000;

const seed = sample(SEED_NAME).text;
const HEAD = seed.slice(0, seed.indexOf('I. Kiểm'));

/** The seed and its body again and again, up to a size in bytes. */
function large(bytes: number): string {
  const body = `\n\n${seed.slice(HEAD.length)}`;
  const text = seed + body.repeat(Math.ceil((bytes - Buffer.byteLength(seed)) / Buffer.byteLength(body)));
  assert.ok(Buffer.byteLength(text) >= bytes);
  return text;
}

/** How many findings are shown, and how many there are, where that is said. */
const countsIn = (found: readonly Diagnostic[]): number[] =>
  found.flatMap(
    (diagnostic) => /^Chỉ hiện (\d+) trong (\d+) nhận xét/.exec(wordsOf(diagnostic))?.slice(1).map(Number) ?? [],
  );

/** Something typed before some words. */
const typed = (text: string, words: string, letters: string) => {
  const { start } = placesIn(text).of(words);
  return [{ range: { start, end: start }, text: letters }];
};

describe('a draft of which thousands of places change at once', function () {
  this.timeout(2 * PATIENCE);
  const uri = 'untitled:changed';
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull', patience: PATIENCE });
  });

  after(async () => {
    await client.dispose();
  });

  it('says what it says when it is opened so', async () => {
    const lines = large(1_000_000).split('\n');
    client.open(uri, lines.join('\n'), 'plaintext');
    await client.pull(uri);
    const ends = lines.flatMap((line, index) => (line.length > 60 ? [{ line: index, character: line.length }] : []));
    assert.ok(ends.length > 1000, `${ends.length} places`);
    const added = ' các các';
    client.change(uri, 2, ends.toReversed().map((end) => ({ range: { start: end, end }, text: added }))); // prettier-ignore
    const changed = await client.pull(uri);
    client.close(uri);
    client.open(uri, lines.map((line) => (line.length > 60 ? `${line}${added}` : line)).join('\n'), 'plaintext');
    assert.deepEqual(changed, await client.pull(uri));
  });
});

describe('a draft of 20 MB', function () {
  this.timeout(2 * PATIENCE);
  const uri = 'untitled:large';
  const about = { textDocument: { uri } };
  const text = large(20_000_000);
  const citation = { ...about, position: placesIn(text).of('04-NQ/TU').start };
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull', patience: PATIENCE });
    client.open(uri, text, 'plaintext');
  });

  after(async () => {
    await client.dispose();
  });

  /** The names of questions in the order in which they are answered. */
  async function answered(questions: Readonly<Record<string, Promise<unknown>>>): Promise<string[]> {
    const order: string[] = [];
    await Promise.all(Object.entries(questions).map(([name, answer]) => answer.finally(() => order.push(name))));
    return order;
  }

  it('is judged no further when the question is cancelled', async () => {
    const findings = client.begin('textDocument/diagnostic', about);
    await client.ask('textDocument/hover', citation);
    client.tell('$/cancelRequest', { id: findings.id });
    await assert.rejects(findings.answer, (error) => error instanceof Refusal && error.code === -32800);
  });

  it('keeps nobody waiting: what is asked while it is judged is answered before its findings', async () => {
    const order = await answered({
      findings: client.ask('textDocument/diagnostic', about),
      hover: client.ask('textDocument/hover', citation),
      definition: client.ask('textDocument/definition', citation),
      symbols: client.ask('textDocument/documentSymbol', about),
      'what it is': client.ask('butSon/draftStatus', { uri }),
    });
    assert.equal(order.at(-1), 'findings');
  });

  it('keeps nobody waiting while it is formatted, and is formatted no further when that is cancelled or somebody types', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const order = await answered({
      formatting: client.ask('textDocument/formatting', { ...about, options }),
      hover: client.ask('textDocument/hover', citation),
    });
    assert.deepEqual(order, ['hover', 'formatting']);
    const refusedWith = (code: number) => (error: unknown) => error instanceof Refusal && error.code === code;
    const formatting = client.begin('textDocument/formatting', { ...about, options });
    await client.ask('textDocument/hover', citation);
    client.tell('$/cancelRequest', { id: formatting.id });
    await assert.rejects(formatting.answer, refusedWith(-32800));
    const again = client.begin('textDocument/formatting', { ...about, options });
    await client.ask('textDocument/hover', citation);
    client.change(uri, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' }]);
    await assert.rejects(again.answer, refusedWith(-32801));
  });

  it('has a thousand findings shown, one of which says that there are more', async () => {
    const found = await client.pull(uri);
    assert.equal(found.length, 1000);
    const [shown, all] = countsIn(found);
    assert.equal(shown, 999);
    assert.ok(all! > 10_000, `${all}`);
  });

  it('is judged once for twenty keys that arrive together, and every question gets what holds in the end', async () => {
    const answers = client.together(() =>
      Array.from({ length: 20 }, (_, index) => {
        client.change(uri, index + 3, typed(text, 'Kiểm điểm', 'x'));
        return client.ask('textDocument/diagnostic', about);
      }),
    );
    const reports = (await Promise.all(answers)) as DocumentDiagnosticReport[];
    assert.equal(new Set(reports.map(({ resultId }) => resultId)).size, 1);
    const last = (await client.report(uri, reports[0]!.resultId)).kind;
    assert.equal(last, 'unchanged');
    assert.equal(await client.shutdown(), 0);
    assert.equal(client.errors, '');
  });
});

describe('typing while a long draft is judged', function () {
  this.timeout(2 * PATIENCE);

  /** One key, typed into versions 1 to 20. */
  const twentyKeys = (client: Client, uri: string, key: ReturnType<typeof typed>): void => {
    for (let version = 2; version <= 21; version++) client.change(uri, version, key);
  };
  /** The versions of which a client was told that does not pull. */
  const toldOf = (client: Client): (number | undefined)[] =>
    client.log
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => (params as { version?: number }).version);

  it('tells a client that does not pull of the newest text only', async () => {
    const uri = 'untitled:pushed';
    const text = large(8_000_000);
    // Made before anything is sent: while this takes its time, the server could end with the first text.
    const key = typed(text, 'Kiểm điểm', 'x');
    const client = await Client.start({ diagnostics: 'push', patience: PATIENCE });
    try {
      // All in one write: the keys have arrived before the first text is judged to its end.
      client.together(() => {
        client.open(uri, text, 'plaintext');
        twentyKeys(client, uri, key);
      });
      await client.pushed(uri, ({ version }) => version === 21);
      assert.deepEqual(toldOf(client), [21]);
    } finally {
      await client.dispose();
    }
  });

  it('tells such a client once of a burst in a draft that is judged at once', async () => {
    const uri = 'untitled:short';
    const text = large(30_000);
    const client = await Client.start({ diagnostics: 'push', patience: PATIENCE });
    try {
      client.open(uri, text, 'plaintext');
      await client.pushed(uri, ({ version }) => version === 1);
      const key = typed(text, 'Kiểm điểm', 'x');
      client.together(() => {
        twentyKeys(client, uri, key);
      });
      await client.pushed(uri, ({ version }) => version === 21);
      // The first text may be told of twice: as it was opened, and with the user's settings.
      assert.deepEqual(toldOf(client).filter((version) => version !== 1), [21]); // prettier-ignore
    } finally {
      await client.dispose();
    }
  });

  it('leaves the same findings as judging the last text alone', async () => {
    const uri = 'untitled:typed';
    const text = large(1_000_000);
    const client = await Client.start({ diagnostics: 'pull', patience: PATIENCE });
    try {
      client.open(uri, text, 'plaintext');
      const asked: Promise<unknown>[] = [];
      for (let version = 2; version <= 12; version++) {
        client.change(uri, version, typed(text, 'Kiểm điểm', 'các các '));
        asked.push(client.ask('textDocument/diagnostic', { textDocument: { uri } }));
        await client.ask('textDocument/documentSymbol', { textDocument: { uri } });
      }
      await Promise.all(asked);
      const found = await client.pull(uri);
      const whole = text.replace('Kiểm điểm', `${'các các '.repeat(11)}Kiểm điểm`);
      client.close(uri);
      client.open(uri, whole, 'plaintext');
      assert.deepEqual(await client.pull(uri), found);
    } finally {
      await client.dispose();
    }
  });
});

describe('typing that does not stop', () => {
  const uri = 'untitled:typist';
  const KEYS = 300;
  const END = { line: 2, character: 0 };
  const key = (client: Client, version: number) => {
    client.change(uri, version, [{ range: { start: END, end: END }, text: 'các các ' }]);
  };

  it('does not keep a question waiting until it stops', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    try {
      client.open(uri, 'KẾT LUẬN\n\nThực hiện.\n');
      await client.pull(uri);
      const order: string[] = [];
      await Promise.all(
        client.together(() => {
          key(client, 2);
          const findings = client.pull(uri).then((found) => order.push(found.length > 0 ? 'findings' : 'nothing'));
          for (let version = 3; version < KEYS; version++) key(client, version);
          return [findings, client.ask('butSon/draftStatus', { uri }).then(() => order.push('what came last'))];
        }),
      );
      assert.deepEqual(order, ['findings', 'what came last']);
    } finally {
      await client.dispose();
    }
  });

  it('is told of its faults meanwhile where the client does not ask', async () => {
    const client = await Client.start({ diagnostics: 'push' });
    try {
      client.open(uri, 'KẾT LUẬN\n\nThực hiện.\n');
      await client.pushed(uri, () => true);
      client.together(() => {
        for (let version = 2; version < KEYS; version++) key(client, version);
      });
      const { version } = await client.pushed(uri, ({ diagnostics }) => diagnostics.length > 0);
      assert.ok(version! < KEYS - 1, `${version}`);
      await client.pushed(uri, (pushed) => pushed.version === KEYS - 1);
    } finally {
      await client.dispose();
    }
  });
});

describe('a draft with more findings than an editor shows', () => {
  const COUNT = 3000;
  const fault = (index: number) => `- Nhiệm vụ thứ ${index + 1} của các các cơ quan, đơn vị trong thành phố.\n\n`;
  const text = `${HEAD}${Array.from({ length: COUNT }, (_, index) => fault(index)).join('')}Họp ngày 31/02/2022.\n`;
  it('shows the most serious, and says in plain words how many there are', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    try {
      client.open('untitled:many', text);
      const found = await client.pull('untitled:many');
      assert.equal(found.length, 1000);
      const [shown, all] = countsIn(found);
      assert.equal(shown, 999);
      assert.ok(all! > COUNT, `${all}`);
      assert.ok(found.some(({ code }) => code === 'date/impossible'), 'the one error, which stands last, is not shown'); // prettier-ignore
      client.open('untitled:few', text.slice(0, text.indexOf(fault(500))));
      assert.deepEqual(countsIn(await client.pull('untitled:few')), []);
    } finally {
      await client.dispose();
    }
  });
});

describe('a draft with far too much of something', function () {
  this.timeout(2 * PATIENCE);
  const citation = (index: number) =>
    `Quyết định số ${index + 1}/QĐ-UBND, ngày 12/10/2021 của Ủy ban nhân dân thành phố`;
  const SENTENCE = 'Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy về các nhiệm vụ, giải pháp. ';
  const TEXTS: Readonly<Record<string, () => string>> = {
    'a million blank lines': () => `${HEAD}Các các nhiệm vụ.${'\n'.repeat(1_000_000)}Kiểm điểm.\n`,
    '50,000 citations': () => `${HEAD}Các các nhiệm vụ.\n\n${Array.from({ length: 50_000 }, (_, index) => `- Thực hiện ${citation(index)}.\n\n`).join('')}Kiểm điểm.\n`,
    'one line of 2 MB': () => `${HEAD}Các các nhiệm vụ. ${SENTENCE.repeat(2_000_000 / Buffer.byteLength(SENTENCE))}Kiểm điểm.\n`,
    'a line of a million spaces': () => `${HEAD}Các các nhiệm vụ${' '.repeat(1_000_000)}Kiểm điểm.\n`,
    'a word of a million letters': () => `${HEAD}Các các nhiệm vụ ${'a'.repeat(1_000_000)} Kiểm điểm.\n`,
    '20,000 comments to Bút Son, each with a fault behind it': () =>
      `${HEAD}${'<!-- but-son: tắt dòng sau text/repeated-word -->\n\nThực hiện các các nhiệm vụ.\n\n'.repeat(20_000)}Các các nhiệm vụ. Kiểm điểm.\n`,
  }; // prettier-ignore

  for (const [what, make] of Object.entries(TEXTS))
    it(`is judged, edited and asked about: ${what}`, async () => {
      const uri = 'untitled:much';
      const about = { textDocument: { uri } };
      const text = make();
      const { start, end } = placesIn(text).of('Kiểm điểm');
      const client = await Client.start({ diagnostics: 'pull', patience: PATIENCE });
      try {
        client.open(uri, text);
        const repeatedWords = (found: readonly Diagnostic[]) => found.filter(({ code }) => code === 'text/repeated-word'); // prettier-ignore
        const before = repeatedWords(await client.pull(uri));
        assert.equal(before.length, 1);
        client.change(uri, 2, [{ range: { start, end: start }, text: 'Thực hiện các các việc. ' }]);
        assert.equal(repeatedWords(await client.pull(uri)).length, 2);
        const position = { line: start.line, character: end.character + 24 };
        for (const [method, params] of Object.entries({
          'textDocument/documentSymbol': about,
          'textDocument/foldingRange': about,
          'textDocument/hover': { ...about, position },
          'textDocument/selectionRange': { ...about, positions: [position] },
          'textDocument/codeAction': { ...about, range: { start, end: position }, context: { diagnostics: [] } },
        }))
          assert.notEqual(await client.ask(method, params), undefined, method);
        assert.equal(await client.shutdown(), 0);
        assert.equal(client.errors, '');
      } finally {
        await client.dispose();
      }
    });
});
