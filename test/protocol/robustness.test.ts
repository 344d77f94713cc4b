/** Whatever a client sends or refuses, the server answers and goes on. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Client, FIRST_RULES, placesIn, Refusal, ROOT, sample, SAMPLES, SEED_NAME, uriOf } from '../support/lsp';

const seed = sample(SEED_NAME);
const here = { textDocument: { uri: seed.uri } };
const start = { line: 0, character: 0 };

/** Requests that the server answers, with parameters that it must understand. */
const REQUESTS: Readonly<Record<string, Record<string, unknown>>> = {
  'textDocument/diagnostic': here,
  'textDocument/documentSymbol': here,
  'textDocument/foldingRange': here,
  'textDocument/definition': { ...here, position: start },
  'textDocument/references': { ...here, position: start, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': { ...here, position: start },
  'textDocument/hover': { ...here, position: start },
  'textDocument/codeAction': { ...here, range: { start, end: start }, context: { diagnostics: [] } },
  'textDocument/selectionRange': { ...here, positions: [start] },
  'textDocument/formatting': { ...here, options: { tabSize: 4, insertSpaces: true } },
  'textDocument/rangeFormatting': {
    ...here,
    range: { start, end: start },
    options: { tabSize: 4, insertSpaces: true },
  },
  'textDocument/onTypeFormatting': { ...here, position: start, ch: '\n', options: { tabSize: 4, insertSpaces: true } },
  'textDocument/prepareCallHierarchy': { ...here, position: start },
  'callHierarchy/incomingCalls': { item: { name: '', kind: 1, uri: seed.uri, range: { start, end: start }, selectionRange: { start, end: start } } },
  'callHierarchy/outgoingCalls': { item: { name: '', kind: 1, uri: seed.uri, range: { start, end: start }, selectionRange: { start, end: start } } },
  'workspace/symbol': { query: 'không có trong văn bản nào' },
  'workspace/textDocumentContent': { uri: 'but-son:/danh-muc/x.md' },
  'butSon/continueList': { ...here, position: start },
  'butSon/renumberFootnotes': here,
  'butSon/draftStatus': { uri: seed.uri },
}; // prettier-ignore
/** What stands for nothing known. */
const NOTHING: Readonly<Record<string, unknown>> = {
  'textDocument/diagnostic': { kind: 'full', items: [] },
  'textDocument/hover': null,
  'textDocument/selectionRange': null,
  'textDocument/prepareCallHierarchy': null,
  'workspace/textDocumentContent': null,
  'butSon/renumberFootnotes': null,
  'butSon/draftStatus': { official: false, title: '', detail: '' },
};

/** How much the rules of the answer key say of the seed. */
const SPOKEN = 13;
const spoken = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => FIRST_RULES.has(code)).length;

describe('a server among clients that make mistakes', () => {
  let client: Client;

  beforeEach(async () => {
    client = await Client.start({ diagnostics: 'pull', initializationOptions: { status: true } });
    client.open(seed.uri, seed.text, 'plaintext');
  });

  afterEach(async () => {
    await client.dispose();
  });

  /** The server lives and still knows the seed. */
  async function goesOn(): Promise<void> {
    assert.equal(spoken(await client.pull(seed.uri)), SPOKEN);
    assert.equal(client.alive, true);
    assert.equal(await client.shutdown(), 0);
  }

  /** What the server does with a draft once it has come to rest has been done for all that was sent before. */
  async function comesToRest(): Promise<void> {
    client.open('untitled:last', 'KẾT LUẬN\n');
    await client.received(
      'the last draft to come to rest',
      ({ method, params }) =>
        method === 'butSon/draftStatusChanged' && (params as { uri: unknown }).uri === 'untitled:last',
    );
  }

  /** Asks, and takes a refusal for an answer. */
  async function answered(method: string, params: unknown): Promise<unknown> {
    try {
      return await client.ask(method, params);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error;
    }
  }

  it('answers nothing about documents that are not open', async () => {
    for (const uri of ['untitled:never-opened', 'file:///no/such/file.vanban', 'not an address', '', 'file:///%zz%'])
      for (const [method, params] of Object.entries(REQUESTS)) {
        const asked = method === 'butSon/draftStatus' ? { uri } : { ...params, textDocument: { uri } };
        assert.deepEqual(await client.ask(method, asked), method in NOTHING ? NOTHING[method] : [], `${method} ${uri}`);
      }
    await goesOn();
  });

  it('answers positions outside the text, and positions that are none', async () => {
    const positions = [
      { line: 1_000_000, character: 0 },
      { line: 0, character: 1_000_000 },
      { line: 6, character: 2_147_483_647 },
      { line: -1, character: -1 },
      { line: 6.5, character: 0.5 },
      { line: '6', character: '2' },
      { line: null, character: null },
      {},
      null,
      undefined,
      'start',
      7,
    ];
    // The one begins with a mark, the other with a letter.
    client.open('untitled:letter', 'KẾT LUẬN\n\nThực hiện Nghị quyết số 04-NQ/TU.\n');
    const documents = ['untitled:letter', seed.uri].map((uri) => ({ uri }));
    for (const position of positions)
      for (const [method, params, textDocument] of Object.entries(REQUESTS).flatMap(([method, params]) =>
        documents.map((document) => [method, params, document] as const),
      )) {
        const asked = {
          ...params,
          ...('textDocument' in params ? { textDocument } : textDocument),
          ...('position' in params ? { position } : {}),
          ...('positions' in params ? { positions: [position] } : {}),
          ...('range' in params ? { range: { start: position, end: position } } : {}),
        };
        const answer = await client.ask(method, asked);
        assert.notEqual(answer, undefined, `${method} at ${JSON.stringify(position)}`);
      }
    await goesOn();
  });

  it('answers ranges that end before they begin', async () => {
    const range = { start: { line: 30, character: 5 }, end: { line: 2, character: 0 } };
    const context = { diagnostics: [] };
    assert.ok(Array.isArray(await client.ask('textDocument/codeAction', { ...here, range, context })));
    await goesOn();
  });

  it('answers every request with parameters that are missing, null, empty or of another kind', async () => {
    const nonsense = [undefined, null, {}, [], [null], 42, 'text', true, { textDocument: null }, { textDocument: {} },
      { textDocument: { uri: null } }, { textDocument: { uri: 5 } }, { textDocument: { uri: {} } }, { ...here, position: [] },
      { ...here, range: 'all', context: 'none' }, { ...here, range: null, context: null }, { uri: null }, { uri: [] },
      { ...here, previousResultId: {} }, { ...here, context: { only: 'quickfix' }, range: { start, end: start } }]; // prettier-ignore
    for (const method of Object.keys(REQUESTS))
      for (const params of nonsense) {
        const answer = await answered(method, params);
        // What has no parameters by name the protocol's library refuses by itself.
        const named = typeof params === 'object' && params !== null && !Array.isArray(params);
        if (named || (method.startsWith('butSon/') && params === undefined))
          assert.ok(!(answer instanceof Refusal), `${method} ${JSON.stringify(params)}: ${String(answer)}`);
      }
    await goesOn();
  });

  it('takes notifications that make no sense', async () => {
    const nonsense = [
      undefined,
      null,
      {},
      [],
      42,
      'text',
      { textDocument: null },
      { textDocument: {} },
      { textDocument: { uri: null } },
    ];
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeWorkspaceFolders',
      'textDocument/didSave',
      '$/setTrace',
      '$/cancelRequest',
      '$/progress',
      '$/unheard-of',
      'butSon/unheard-of',
      'initialized',
    ])
      for (const params of nonsense) client.tell(method, params);
    const item = { uri: 'untitled:odd', languageId: 'vanban', version: 1, text: 'KẾT LUẬN\n' };
    for (const odd of [
      { ...item, text: null },
      { ...item, text: 42 },
      { ...item, text: {} },
      { ...item, text: undefined },
      { ...item, languageId: null },
      { ...item, version: 'one' },
      { ...item, uri: 7 },
    ]) {
      client.tell('textDocument/didOpen', { textDocument: odd });
      for (const [method, params] of Object.entries(REQUESTS))
        await answered(
          method,
          method === 'butSon/draftStatus' ? { uri: odd.uri } : { ...params, textDocument: { uri: odd.uri } },
        );
    }
    for (const changes of [
      { changes: null },
      { changes: [null] },
      { changes: [{}] },
      { changes: [{ uri: null, type: 1 }] },
      { changes: [{ uri: 'file:///%zz', type: 2 }] },
      { changes: [{ uri: 'file://host/no/such', type: 1 }] },
      { changes: [{ uri: 'file:///nowhere', type: 3 }] },
      { changes: [{ uri: seed.uri, type: 99 }] },
    ])
      client.tell('workspace/didChangeWatchedFiles', changes);
    await comesToRest();
    await goesOn();
  });

  it('takes edits that make no sense, and knows the text again as soon as it is sent whole', async () => {
    const textDocument = { uri: seed.uri, version: 2 };
    for (const contentChanges of [
      null,
      'all',
      [null],
      [{}],
      [{ text: null }],
      [{ text: 42 }],
      [{ range: null, text: 'x' }],
      [{ range: {}, text: 'x' }],
      [{ range: { start }, text: 'x' }],
      [{ range: { start: { line: 9, character: 9 }, end: start }, text: '' }],
      [{ range: { start: { line: -5, character: -5 }, end: { line: 1e9, character: 1e9 } }, text: 'x' }],
      [{ range: { start, end: start }, text: 42 }],
      [{ range: { start, end: start } }],
    ]) {
      client.tell('textDocument/didChange', { textDocument, contentChanges });
      for (const [method, params] of Object.entries(REQUESTS)) await answered(method, params);
    }
    client.change('untitled:never-opened', 2, [{ text: 'x' }]);
    client.change(seed.uri, 3, [{ text: seed.text }]);
    await comesToRest();
    await goesOn();
  });

  it('judges documents whatever their address', async () => {
    for (const uri of [
      'file:///%zz/a.vanban',
      'file://may-chu/chung/a.vanban',
      'file:///a%2Fb.vanban',
      'untitled:1',
      'x',
      '/',
      '',
      'file:',
      '//',
      '%',
    ]) {
      client.open(uri, 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
      assert.deepEqual(
        (await client.pull(uri)).map(({ code }) => code),
        ['text/repeated-word'],
        uri,
      );
    }
    await comesToRest();
    await goesOn();
  });

  it('takes a document that is opened twice, and closed twice', async () => {
    client.open(seed.uri, 'KẾT LUẬN\n', 'plaintext', 1);
    assert.deepEqual(await client.pull(seed.uri), []);
    client.close(seed.uri);
    client.close(seed.uri);
    client.open(seed.uri, seed.text, 'plaintext', 1);
    await goesOn();
  });

  it('refuses what it does not know by the code for that', async () => {
    for (const method of [
      'textDocument/noSuchThing',
      'butSon/noSuchThing',
      '$/noSuchThing',
      'constructor',
      '__proto__',
    ])
      await assert.rejects(
        client.ask(method, {}),
        (error) => error instanceof Refusal && error.code === -32601,
        method,
      );
    await goesOn();
  });

  it('answers a request that is cancelled, once, and those beside it', async () => {
    const begun = [1, 2, 3, 4].map(() => client.begin('textDocument/documentSymbol', here));
    client.tell('$/cancelRequest', { id: begun[1]!.id });
    client.tell('$/cancelRequest', { id: begun[2]!.id });
    client.tell('$/cancelRequest', { id: begun[2]!.id });
    client.tell('$/cancelRequest', { id: 999_999 });
    const answers = await Promise.allSettled(begun.map(({ answer }) => answer));
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') assert.ok((answer.value as unknown[]).length > 0);
      else {
        assert.ok(index === 1 || index === 2, `request ${index} was not cancelled`);
        assert.ok(answer.reason instanceof Refusal);
        assert.equal(answer.reason.code, -32800);
      }
    }
    await goesOn();
  });

  it('answers a thousand requests in a row, some cancelled', async () => {
    const methods = Object.entries(REQUESTS);
    const begun = Array.from({ length: 1000 }, (_, index) => client.begin(...methods[index % methods.length]!));
    for (const { id } of begun.filter((_, index) => index % 5 === 0)) client.tell('$/cancelRequest', { id });
    const answers = await Promise.allSettled(begun.map(({ answer }) => answer));
    const refused = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    for (const { reason } of refused) assert.equal((reason as Refusal).code, -32800);
    await goesOn();
  });

  it('reads a text of 1 MB and goes on', async () => {
    const large = `KẾT LUẬN\n\n${seed.text.slice(seed.text.indexOf('I. Kiểm')).repeat(50)}`;
    client.open('untitled:large', large);
    assert.ok((await client.pull('untitled:large')).length > 0);
    client.open(
      'untitled:one-line',
      `KẾT LUẬN\n\n${'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy '.repeat(10_000)}`,
    );
    assert.ok(Array.isArray(await client.pull('untitled:one-line')));
    await goesOn();
  });
});

describe('a server among clients that refuse', () => {
  /** Starts with refusals, changes settings, opens the seed: it must be judged all the same. */
  async function judges(refuses: readonly string[], diagnostics: 'pull' | 'push'): Promise<void> {
    const client = await Client.start({ diagnostics, refuses, folders: [uriOf(SAMPLES)] });
    try {
      client.open(seed.uri, seed.text, 'plaintext');
      client.tell('workspace/didChangeConfiguration', { settings: null });
      client.tell('workspace/didChangeConfiguration', { settings: null });
      for (let round = 0; round < 5; round += 1) await client.ask('textDocument/documentSymbol', here);
      if (diagnostics === 'pull') assert.equal(spoken(await client.pull(seed.uri)), SPOKEN);
      else assert.equal(spoken((await client.pushed(seed.uri, () => true)).diagnostics), SPOKEN);
      // The folder is read although the client refused something else.
      const position = placesIn(seed.text).of('04-NQ/TU').start;
      await client.eventually(
        'the folder to be read',
        async () => (await client.ask('textDocument/definition', { ...here, position })) as { targetUri: string }[],
        ([link]) => link?.targetUri === sample('nghi-quyet-04-nq-tu-2021.vanban').uri,
      );
      assert.equal(await client.shutdown(), 0);
      assert.equal(client.errors, '');
    } finally {
      await client.dispose();
    }
  }

  it('does without settings', async () => {
    await judges(['workspace/configuration'], 'pull');
    await judges(['workspace/configuration'], 'push');
  });

  it('does without being told of changes', async () => {
    await judges(['client/registerCapability'], 'pull');
    await judges(['client/registerCapability'], 'push');
  });

  it('does without its request to pull again', async () => {
    await judges(['workspace/diagnostic/refresh'], 'pull');
  });

  it('reads the folders that it can reach beside those that it cannot', async () => {
    const folders = [
      'file://may-chu/chung',
      'file:///%zz',
      'vscode-vfs:/x',
      uriOf(join(ROOT, 'no-such-folder')),
      uriOf(SAMPLES),
    ];
    const client = await Client.start({ diagnostics: 'pull', folders });
    try {
      client.open(seed.uri, seed.text, 'plaintext');
      const position = placesIn(seed.text).of('04-NQ/TU').start;
      await client.eventually(
        'the last folder to be read',
        async () => (await client.ask('textDocument/definition', { ...here, position })) as { targetUri: string }[],
        ([link]) => link?.targetUri === sample('nghi-quyet-04-nq-tu-2021.vanban').uri,
      );
    } finally {
      await client.dispose();
    }
  });

  it('does with a client that declares nothing at all', async () => {
    const bare = spawn(process.execPath, [join(ROOT, 'dist', 'server.js'), '--stdio'], { cwd: ROOT });
    try {
      let out = '';
      const says = (words: string) =>
        new Promise<void>((done, fail) => {
          const timer = setTimeout(() => {
            fail(new Error(`The server did not say ${words} but ${out}`));
          }, 10_000);
          const look = () => {
            if (!out.includes(words)) return;
            clearTimeout(timer);
            done();
          };
          bare.stdout.on('data', look);
          look();
        });
      bare.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      const send = (message: object) => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        bare.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
      await says('"id":1');
      send({ method: 'initialized', params: {} });
      const { uri, text } = seed;
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'plaintext', version: 1, text } },
      });
      await says('date/after-document');
      send({ id: 2, method: 'shutdown' });
      await says('"id":2');
      const end = new Promise<number | null>((done) => bare.once('close', done));
      send({ method: 'exit' });
      assert.equal(await end, 0);
    } finally {
      bare.kill();
    }
  });
});

describe('the end of a server', () => {
  it('is orderly after shutdown, even with a document open that has just changed', async () => {
    for (const diagnostics of ['pull', 'push'] as const) {
      const client = await Client.start({ diagnostics });
      client.open(seed.uri, seed.text, 'plaintext');
      client.change(seed.uri, 2, [{ range: { start, end: start }, text: 'x' }]);
      assert.equal(await client.shutdown(), 0);
      assert.equal(client.errors, '');
    }
  });

  it('is a failure when the client leaves without shutdown', async () => {
    const client = await Client.start({ diagnostics: 'pull' });
    client.tell('exit');
    assert.equal(await client.exited, 1);
  });

  it('comes by itself when the client is gone without a word', async () => {
    const client = await Client.start({ diagnostics: 'push' });
    client.open(seed.uri, seed.text, 'plaintext');
    client.hangUp();
    assert.equal(await client.exited, 1);
  });

  it('comes at once, with a word of advice, when it is started without a channel', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'server.js')], { cwd: ROOT });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    assert.equal(code, 2);
    assert.match(err, /--stdio/);
  });
});
