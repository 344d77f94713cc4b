/** What the user sets takes effect at once, in a client that pulls and in one that is pushed to. */
import assert from 'node:assert/strict';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import key from '../fixtures/seed-citations.json';
import { Client, FIRST_RULES, placesIn, sample, SEED_NAME, wordsOf, type ClientOptions } from '../support/lsp';

const seed = sample(SEED_NAME);
const places = placesIn(seed.text);

/** Dates of the seed's citations after a day, by the answer key. */
const datedAfter = (day: string) => key.filter(({ date }) => date !== null && date > day).map(({ date }) => date);

const isoOf = (written: string) => {
  const [day, month, year] = written.split('/') as [string, string, string];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const errorsIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
/** How much the rules of the answer key say. */
const spoken = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => FIRST_RULES.has(code)).length;
const ruleIn = (diagnostics: readonly Diagnostic[], rule: string) => diagnostics.filter(({ code }) => code === rule);

const clients: readonly (readonly [string, Pick<ClientOptions, 'diagnostics' | 'asksForSettings'>])[] = [
  ['that pulls and is asked for settings', { diagnostics: 'pull', asksForSettings: true }],
  ['that is pushed to and is asked for settings', { diagnostics: 'push', asksForSettings: true }],
  ['that pulls and sends its settings unasked', { diagnostics: 'pull', asksForSettings: false }],
  ['that is pushed to and sends its settings unasked', { diagnostics: 'push', asksForSettings: false }],
];

for (const [name, options] of clients) {
  describe(`settings of a client ${name}`, () => {
    let client: Client;

    before(async () => {
      client = await Client.start(options);
      // Past the settings of the start, so that from now on every push is an answer to what the test does.
      if (options.asksForSettings)
        await client.received('settings', ({ method }) => method === 'workspace/configuration');
      await client.ask('butSon/draftStatus', { uri: seed.uri });
      client.open(seed.uri, seed.text, 'plaintext');
      if (options.diagnostics === 'push') await client.pushed(seed.uri, () => true);
    });

    after(async () => {
      await client.dispose();
    });

    /** Sets, and gives the diagnostics that hold from then on. */
    async function setting(settings: unknown, uri = seed.uri): Promise<Diagnostic[]> {
      const from = client.log.length;
      await client.configure(settings);
      if (options.diagnostics === 'pull') {
        await client.received(
          'word that all must be pulled again',
          ({ method }) => method === 'workspace/diagnostic/refresh',
          from,
        );
        return client.pull(uri);
      }
      const pushed = await client.received(
        'diagnostics under the new settings',
        ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
        from,
      );
      return (pushed.params as { diagnostics: Diagnostic[] }).diagnostics;
    }

    it('switch a rule off and on again', async () => {
      const without = await setting({ rules: { 'date/after-document': 'off' } });
      assert.deepEqual(errorsIn(without), []);
      assert.equal(spoken(without), 12);
      assert.equal(errorsIn(await setting({})).length, 1);
    });

    it('make a rule speak more quietly or more loudly', async () => {
      const changed = await setting({
        rules: {
          'date/after-document': 'warning',
          'text/repeated-word': 'error',
          'text/tone-placement': 'information',
        },
      });
      const severities = (rule: string) => [...new Set(ruleIn(changed, rule).map(({ severity }) => severity))];
      assert.deepEqual(severities('date/after-document'), [DiagnosticSeverity.Warning]);
      assert.deepEqual(severities('text/repeated-word'), [DiagnosticSeverity.Error]);
      assert.deepEqual(severities('text/tone-placement'), [DiagnosticSeverity.Information]);
      assert.deepEqual(severities('structure/split-paragraph'), [DiagnosticSeverity.Hint]);
      assert.equal(spoken(changed), 13);
    });

    it('give the draft a date, after which every citation is an error', async () => {
      const later = ruleIn(await setting({ documentDate: '2021-01-01' }), 'date/after-document');
      assert.deepEqual(
        later.map(({ range }) => isoOf(places.slice(range))),
        datedAfter('2021-01-01'),
      );
      assert.ok(later.every(({ severity }) => severity === DiagnosticSeverity.Error));
      assert.deepEqual(errorsIn(await setting({ documentDate: '2022-12-07' })), []);
      assert.equal(errorsIn(await setting({ documentDate: '2022-12-06' })).length, 1);
      assert.equal(errorsIn(await setting({ documentDate: '' })).length, 1);
    });

    it('leave files alone by pattern and by address', async () => {
      const name = SEED_NAME;
      for (const pattern of ['*.txt', '**/*.txt', name, `samples/${name}`, 'samples/*', seed.uri])
        assert.deepEqual(await setting({ ignore: [pattern] }), [], pattern);
      assert.deepEqual(await client.ask('textDocument/documentSymbol', { textDocument: { uri: seed.uri } }), []);
      for (const pattern of ['*.md', 'lan-8.txt', 'nhap/*', '', `${name}.bak`])
        assert.equal(spoken(await setting({ ignore: [pattern] })), 13, pattern);
      assert.equal(spoken(await setting({ ignore: [] })), 13);
    });

    it('turn the messages into English and back', async () => {
      const english = errorsIn(await setting({ language: 'en' }))[0]!;
      assert.match(wordsOf(english), /later than the meeting/);
      const vietnamese = errorsIn(await setting({ language: 'vi' }))[0]!;
      assert.match(wordsOf(vietnamese), /sau ngày họp/);
    });

    it('that are not understood leave the rest in force, and the log says what was wrong', async () => {
      const from = client.log.length;
      const diagnostics = await setting({
        rules: { 'date/after-document': 'loud', 'no/such-rule': 'error', 'text/repeated-word': 'off' },
        documentDate: '2022-02-30',
        language: 'fr',
        ignore: 'samples',
      });
      assert.equal(errorsIn(diagnostics).length, 1);
      assert.deepEqual(ruleIn(diagnostics, 'text/repeated-word'), []);
      const logged = client.log
        .slice(from)
        .filter(({ method }) => method === 'window/logMessage')
        .map(({ params }) => (params as { message: string }).message)
        .join('\n');
      for (const word of ['date/after-document', 'no/such-rule', '2022-02-30', 'fr', 'samples'])
        assert.ok(logged.includes(word), `the log does not name ${word}`);
      for (const nonsense of [
        null,
        42,
        'off',
        [],
        { rules: [] },
        { rules: null },
        { rules: { 'date/after-document': 7 } },
      ])
        assert.equal(spoken(await setting(nonsense)), 13, JSON.stringify(nonsense));
    });
  });
}

describe('settings that are there from the start', () => {
  it('hold for the first document', async () => {
    for (const diagnostics of ['pull', 'push'] as const) {
      const client = await Client.start({ diagnostics, settings: { rules: { 'date/after-document': 'off' } } });
      try {
        client.open(seed.uri, seed.text, 'plaintext');
        const found =
          diagnostics === 'pull'
            ? await client.eventually(
                'the settings',
                () => client.pull(seed.uri),
                (items) => spoken(items) === 12,
              )
            : (await client.pushed(seed.uri, (params) => spoken(params.diagnostics) === 12)).diagnostics;
        assert.deepEqual(errorsIn(found), []);
      } finally {
        await client.dispose();
      }
    }
  });
});

describe('the setting butSon.ignore', () => {
  let client: Client;
  const folder = 'file:///home/thu-ky/van-ban';
  const draft = 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n';

  before(async () => {
    client = await Client.start({ diagnostics: 'pull', folders: [folder] });
  });

  after(async () => {
    await client.dispose();
  });

  /** Whether a file of the folder is left alone. */
  async function ignores(pattern: string, path: string): Promise<boolean> {
    const uri = `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
    await client.configure({ ignore: [pattern] });
    client.open(uri, draft);
    const { length } = await client.pull(uri);
    client.close(uri);
    return length === 0;
  }

  it('knows accented names under their encoded addresses', async () => {
    assert.equal(await ignores('Kết luận lần 8.vanban', 'Kết luận lần 8.vanban'), true);
    assert.equal(await ignores('nháp/*.vanban', 'nháp/Kết luận.vanban'), true);
  });

  it('takes * for a name and ** for folders', async () => {
    assert.equal(await ignores('nhap/*.vanban', 'nhap/a.vanban'), true);
    assert.equal(await ignores('nhap/*.vanban', 'khac/a.vanban'), false);
    assert.equal(await ignores('nhap/*.vanban', 'nhap/a.md'), false);
    assert.equal(await ignores('nhap/**', 'nhap/2022/7/a.vanban'), true);
    assert.equal(await ignores('**/cu/*.vanban', '2021/cu/a.vanban'), true);
    assert.equal(await ignores('nhap/*.vanban', 'nhap/2022/a.vanban'), false);
  });

  it('does not take a piece of a name for the name', async () => {
    assert.equal(await ignores('nhap/*.vanban', 'ban-nhap/a.vanban'), false);
    assert.equal(await ignores('luan.vanban', 'ket-luan.vanban'), false);
  });
});

describe('settings of a window with several folders', () => {
  it('hold each for the drafts of its own folder', async () => {
    const [first, second] = ['file:///van-ban/mot', 'file:///van-ban/hai'];
    const draft = 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n';
    let level = 'off';
    const client = await Client.start({
      diagnostics: 'pull',
      folders: [first, second],
      answers: {
        'workspace/configuration': (params) =>
          (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) =>
            scopeUri?.startsWith(`${second}/`) ? { rules: { 'text/repeated-word': level } } : {},
          ),
      },
    });
    try {
      client.open(`${first}/a.vanban`, draft);
      client.open(`${second}/a.vanban`, draft);
      const severity = async (folder: string) => (await client.pull(`${folder}/a.vanban`))[0]?.severity;
      await client.eventually(
        'the rule to be off',
        () => severity(second),
        (found) => found === undefined,
      );
      assert.equal(await severity(first), DiagnosticSeverity.Warning);
      level = 'hint';
      client.tell('workspace/didChangeConfiguration', { settings: null });
      await client.eventually(
        'the rule to be a hint',
        () => severity(second),
        (found) => found === DiagnosticSeverity.Hint,
      );
      assert.equal(await severity(first), DiagnosticSeverity.Warning);
    } finally {
      await client.dispose();
    }
  });
});

describe('a but-son.json beside the drafts', () => {
  for (const diagnostics of ['pull', 'push'] as const)
    it(`is read, watched, and told of when it is broken, to a client that ${diagnostics === 'pull' ? 'pulls' : 'is pushed to'}`, async () => {
      const folder = 'vscode-vfs:/van-ban';
      const address = `${folder}/but-son.json`;
      const uri = `${folder}/2022/ket-luan.vanban`;
      let file: string | null = JSON.stringify({ rules: { 'text/repeated-word': 'error' } });
      const client = await Client.start({
        diagnostics,
        folders: [folder],
        initializationOptions: { files: true },
        answers: {
          'butSon/listDrafts': () => [],
          'butSon/readDraft': (params) => ((params as { uri: string }).uri === address ? file : null),
        },
      });
      try {
        client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
        const severity = async () => {
          if (diagnostics === 'pull') return (await client.pull(uri))[0]?.severity;
          const pushed = client.log.filter(
            ({ method, params }) =>
              method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
          );
          return (pushed.at(-1)?.params as { diagnostics: Diagnostic[] } | undefined)?.diagnostics[0]?.severity;
        };
        const becomes = (wanted: DiagnosticSeverity | undefined) =>
          client.eventually(`severity ${wanted}`, severity, (found) => found === wanted);
        const saved = (text: string | null, type: number) => {
          file = text;
          client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: address, type }] });
        };
        await becomes(DiagnosticSeverity.Error);
        saved(JSON.stringify({ files: { 'ket-luan.vanban': { rules: { 'text/repeated-word': 'hint' } } } }), 2);
        await becomes(DiagnosticSeverity.Hint);
        saved('{ "rules": ', 2);
        await becomes(DiagnosticSeverity.Warning);
        await client.received(
          'word that the file is broken',
          ({ method, params }) =>
            /^window\/show/.test(method) && (params as { message: string }).message.includes('but-son.json'),
        );
        saved(JSON.stringify({ rules: { 'text/repeated-word': 'off' } }), 1);
        await becomes(undefined);
        saved(null, 3);
        await becomes(DiagnosticSeverity.Warning);
      } finally {
        await client.dispose();
      }
    });
});
