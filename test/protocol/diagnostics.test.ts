/** What the editor underlines, asked of the real server process. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity, PublishDiagnosticsNotification, type Diagnostic } from 'vscode-languageserver/node';
import { Client, FIRST_RULES, placesIn, sample, SEED_NAME, wordsOf } from '../support/lsp';

const seed = sample(SEED_NAME);
const places = placesIn(seed.text);

const withSeverity = (diagnostics: readonly Diagnostic[], severity: DiagnosticSeverity) =>
  diagnostics.filter((diagnostic) => diagnostic.severity === severity);

/** How often each rule speaks. */
function countByRule(diagnostics: readonly Diagnostic[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of diagnostics) counts[String(code)] = (counts[String(code)] ?? 0) + 1;
  return counts;
}

/** What must be said about the user's own document, whichever way it reaches the editor. */
function assertSeed(all: readonly Diagnostic[]): void {
  const [error, ...others] = withSeverity(all, DiagnosticSeverity.Error);
  const diagnostics = all.filter(({ code }) => FIRST_RULES.has(code));
  assert.ok(error, 'the future date is an error');
  assert.deepEqual(others, []);
  assert.equal(error.code, 'date/after-document');
  assert.equal(places.slice(error.range), '07/12/2022');
  assert.deepEqual(error.range, places.of('07/12/2022'));
  assert.deepEqual(
    error.relatedInformation?.map(({ location }) => [location.uri, places.slice(location.range)]),
    [[seed.uri, '06/7/2022']],
  );
  assert.deepEqual(
    withSeverity(diagnostics, DiagnosticSeverity.Warning).map(({ code, range }) => [code, places.slice(range)]),
    [
      ['text/repeated-punctuation', '. .'],
      ['text/repeated-word', 'các các'],
    ],
  );
  assert.deepEqual(withSeverity(diagnostics, DiagnosticSeverity.Information), []);
  const hints = withSeverity(diagnostics, DiagnosticSeverity.Hint);
  assert.deepEqual(countByRule(hints), { 'structure/split-paragraph': 5, 'text/tone-placement': 5 });
  assert.deepEqual(
    hints.filter(({ code }) => code === 'text/tone-placement').map(({ range }) => places.slice(range)),
    ['khoá', 'uỷ', 'uỷ', 'uỷ', 'uỷ'],
  );
  assert.deepEqual(
    hints.filter(({ code }) => code === 'structure/split-paragraph').map(({ range }) => places.slice(range)),
    ['triệt,', 'quyết', 'thành', 'hiện', 'thành'],
  );
  assert.equal(diagnostics.length, 13);
}

describe('diagnostics of a client that pulls', () => {
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'pull', initializationOptions: { status: true } });
    client.open(seed.uri, seed.text, 'plaintext');
  });

  after(async () => {
    await client.dispose();
  });

  it('are announced, and the text is kept by edits', () => {
    const { capabilities } = client.initialized!;
    assert.ok(capabilities.diagnosticProvider);
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(client.initialized!.serverInfo?.name, 'but-son-language-server');
  });

  it('mark one error in the conclusion of the 8th meeting, the resolution of a December still to come', async () => {
    assertSeed(await client.pull(seed.uri));
  });

  it('name their source and rule, and lead to the page of the rule, which is on disk', async () => {
    const diagnostics = await client.pull(seed.uri);
    for (const diagnostic of diagnostics) {
      const { code, codeDescription, source } = diagnostic;
      assert.equal(source, 'Bút Son');
      assert.ok(wordsOf(diagnostic).length > 10);
      assert.ok(typeof code === 'string');
      const href = codeDescription?.href;
      assert.ok(href, `${code} leads to no page`);
      assert.ok(href.endsWith(`/docs/rules/${code}.md`), href);
      assert.ok(existsSync(fileURLToPath(href)), `${href} is not there`);
    }
    assert.ok(
      diagnostics.some(({ codeDescription }) => codeDescription?.href.endsWith('docs/rules/date/after-document.md')),
    );
  });

  it('speak Vietnamese: the date, and the meeting that it comes after', async () => {
    const [error] = withSeverity(await client.pull(seed.uri), DiagnosticSeverity.Error);
    assert.match(wordsOf(error!), /07\/12\/2022/);
    assert.match(wordsOf(error!), /06\/7\/2022/);
    assert.match(wordsOf(error!), /ngày họp/);
  });

  it('come in the order of the text', async () => {
    const starts = (await client.pull(seed.uri)).map(({ range }) => range.start.line * 100_000 + range.start.character);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
  });

  it('are unchanged while nothing changed, and full again after an edit', async () => {
    const uri = 'untitled:unchanged';
    client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
    const first = await client.report(uri);
    assert.equal(first.kind, 'full');
    assert.equal(first.items.length, 1);
    assert.ok(first.resultId);
    const second = await client.report(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, 2, [{ range: placesIn('KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n').of('các '), text: '' }]);
    const third = await client.report(uri, first.resultId);
    assert.equal(third.kind, 'full');
    assert.deepEqual(third.items, []);
    assert.notEqual(third.resultId, first.resultId);
    assert.equal((await client.report(uri, 'of another server')).kind, 'full');
    client.close(uri);
  });

  it('judge another text afresh that is opened under the same name with version 1 again', async () => {
    const uri = 'untitled:reopened';
    client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
    const before = await client.report(uri);
    assert.deepEqual(before.kind === 'full' && before.items.map(({ code }) => code), ['text/repeated-word']);
    client.close(uri);
    client.open(uri, 'KẾT LUẬN\n\nNgày 31/02/2022, Thành ủy họp.\n');
    const after = await client.report(uri, before.resultId);
    assert.equal(after.kind, 'full');
    assert.deepEqual(
      after.items.map(({ code }) => code),
      ['date/impossible'],
    );
    client.close(uri);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('are never pushed as well', async () => {
    const uri = 'untitled:only-pulled';
    const from = client.log.length;
    client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
    client.change(uri, 2, [{ text: 'KẾT LUẬN\n\nThực hiện của của nhiệm vụ.\n' }]);
    assert.equal((await client.pull(uri)).length, 1);
    // This comes when the text has come to rest, long after a push would have gone out.
    await client.received(
      'the status of a draft at rest',
      ({ method }) => method === 'butSon/draftStatusChanged',
      from,
    );
    client.close(uri);
    assert.deepEqual(await client.pull(uri), []);
    const pushed = client.log.filter(({ method }) => method === PublishDiagnosticsNotification.method);
    assert.deepEqual(pushed, []);
  });

  it('leave plain text alone that is no official document, whatever is wrong with it', async () => {
    const uri = 'untitled:shopping.txt';
    const text = 'Mua các các thứ: rau, thịt. .\n\nNgày 31/02/2022 đi chợ, nhớ 1/7/2022.\n\n1. Rau\n\n2. Thịt\n';
    client.open(uri, text, 'plaintext');
    const at = placesIn(text).of('31/02/2022').start;
    const about = { textDocument: { uri } };
    assert.deepEqual(await client.pull(uri), []);
    assert.deepEqual(await client.ask('textDocument/documentSymbol', about), []);
    assert.deepEqual(await client.ask('textDocument/foldingRange', about), []);
    assert.equal(await client.ask('textDocument/hover', { ...about, position: at }), null);
    assert.deepEqual(await client.ask('textDocument/definition', { ...about, position: at }), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    assert.deepEqual(
      await client.ask('textDocument/codeAction', { ...about, range, context: { diagnostics: [] } }),
      [],
    );
    assert.deepEqual(await client.ask('butSon/draftStatus', { uri }), { official: false, title: '', detail: '' });
  });

  it('do begin in plain text once it reads like an official document', async () => {
    const uri = 'untitled:growing.txt';
    const text = 'Thực hiện các các nhiệm vụ.\n';
    client.open(uri, text, 'plaintext');
    assert.deepEqual(await client.pull(uri), []);
    client.change(uri, 2, [{ range: placesIn(text).range(0, 0), text: 'ĐẢNG CỘNG SẢN VIỆT NAM\n\nKẾT LUẬN\n\n' }]);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code }) => code),
      ['text/repeated-word'],
    );
    client.change(uri, 3, [{ text }]);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('judge the language vanban always, and a language that is none of ours never', async () => {
    client.open('untitled:always', 'Thực hiện các các nhiệm vụ.\n', 'vanban');
    assert.equal((await client.pull('untitled:always')).length, 1);
    client.open('untitled:never', 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n', 'python');
    assert.deepEqual(await client.pull('untitled:never'), []);
  });

  it('tell what the draft is taken for', async () => {
    const status = (await client.ask('butSon/draftStatus', { uri: seed.uri })) as Record<string, unknown>;
    assert.equal(status['official'], true);
    assert.equal(status['title'], 'Kết luận · Thành ủy Hải Phòng · 06/7/2022 (suy ra)');
    assert.match(String(status['detail']), /ngày họp/);
  });
});

describe('diagnostics of a client that cannot pull', () => {
  let client: Client;

  before(async () => {
    client = await Client.start({ diagnostics: 'push' });
  });

  after(async () => {
    await client.dispose();
  });

  it('are pushed with the version that they belong to', async () => {
    assert.equal(client.initialized!.capabilities.diagnosticProvider, undefined);
    client.open(seed.uri, seed.text, 'plaintext', 7);
    const { diagnostics, version } = await client.pushed(seed.uri, () => true);
    assert.equal(version, 7);
    assertSeed(diagnostics);
  });

  it('follow the text: after the wrong year is corrected the error is gone', async () => {
    client.change(seed.uri, 8, [{ range: places.of('07/12/2022'), text: '07/12/2021' }]);
    const { diagnostics } = await client.pushed(seed.uri, ({ version }) => version === 8);
    assert.deepEqual(withSeverity(diagnostics, DiagnosticSeverity.Error), []);
    assert.equal(diagnostics.filter(({ code }) => FIRST_RULES.has(code)).length, 12);
  });

  it('come once for edits that came together, with the last version', async () => {
    const uri = 'untitled:burst';
    client.open(uri, 'KẾT LUẬN\n\n');
    for (let version = 2; version < 20; version += 1)
      client.change(uri, version, [{ text: `KẾT LUẬN\n\nThực hiện các các nhiệm vụ ${version}.\n` }]);
    const { diagnostics } = await client.pushed(uri, ({ version }) => version === 19);
    assert.equal(diagnostics.length, 1);
  });

  it('are taken back when the document is closed', async () => {
    const uri = 'untitled:closed';
    client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
    await client.pushed(uri, ({ diagnostics }) => diagnostics.length === 1);
    client.close(uri);
    await client.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('judge another text afresh that is opened under the same name with version 1 again', async () => {
    const uri = 'untitled:reopened';
    client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
    await client.pushed(uri, ({ diagnostics }) => diagnostics[0]?.code === 'text/repeated-word');
    client.close(uri);
    client.open(uri, 'KẾT LUẬN\n\nNgày 31/02/2022, Thành ủy họp.\n');
    const { version } = await client.pushed(uri, ({ diagnostics }) => diagnostics[0]?.code === 'date/impossible');
    assert.equal(version, 1);
  });

  it('are empty for plain text that is no official document', async () => {
    const uri = 'untitled:shopping.txt';
    client.open(uri, 'Mua các các thứ: rau, thịt. .\n', 'plaintext');
    const { diagnostics } = await client.pushed(uri, () => true);
    assert.deepEqual(diagnostics, []);
  });
});

describe('the page of a rule', () => {
  it('is where the client says the pages are', async () => {
    const client = await Client.start({
      diagnostics: 'pull',
      initializationOptions: { rulePages: 'vscode-resource:/extension/docs/rules' },
    });
    try {
      client.open(seed.uri, seed.text, 'plaintext');
      const [error] = withSeverity(await client.pull(seed.uri), DiagnosticSeverity.Error);
      assert.equal(error!.codeDescription?.href, 'vscode-resource:/extension/docs/rules/date/after-document.md');
    } finally {
      await client.dispose();
    }
  });
});
