/**
 * The server over its standard streams, in two kinds of session. An editor that knows its trade opens, changes, closes and asks at
 * random; one that does not sends anything at all. In both the server lives on and answers each request once; of the first it also
 * has to be true that nothing inside failed, that every place lies in the text asked about, and that the text after all edits is
 * judged and outlined as one opened afresh.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor, type EditorOptions, type Outcome } from './editor';
import { checkAnswer, laterRequests, METHODS, OWN_METHODS, requestsOf } from './requests';
import { smallestAsync } from './shrink';
import { document, draft, edit, placed, type RandomEdit } from './texts';

const METHOD_NOT_FOUND = -32601;
const REQUEST_CANCELLED = -32800;
/** The request is understood, and the user is told why it cannot be done. */
const REQUEST_FAILED = -32803;
/** Somebody typed on meanwhile. */
const CONTENT_MODIFIED = -32801;

/** What may be refused in words, and how. */
const REFUSALS: ReadonlyMap<string, readonly number[]> = new Map([
  ['textDocument/formatting', [CONTENT_MODIFIED]],
  ['textDocument/rangeFormatting', [CONTENT_MODIFIED]],
  ['textDocument/prepareRename', [REQUEST_FAILED]],
  ['textDocument/rename', [REQUEST_FAILED, CONTENT_MODIFIED]],
]);

/** The documents of a session, one of each kind. */
const DOCUMENTS = [
  { uri: 'file:///fuzz/du-thao.vanban', languageId: 'vanban' },
  { uri: 'untitled:Untitled-1', languageId: 'plaintext' },
  { uri: 'file:///fuzz/d%E1%BB%B1%20th%E1%BA%A3o.md', languageId: 'markdown' },
] as const;

/** What an editor does, as data: it can be written down, shortened and done again. */
export type Act =
  | { readonly do: 'open'; readonly document: number; readonly text: string }
  | { readonly do: 'edit'; readonly document: number; readonly edits: readonly RandomEdit[] }
  | { readonly do: 'replace'; readonly document: number; readonly text: string }
  | { readonly do: 'close'; readonly document: number }
  | {
      readonly do: 'ask';
      readonly document: number;
      readonly request: number;
      readonly from: number;
      readonly length: number;
      readonly cancel: boolean;
    }
  | { readonly do: 'wait' }
  | { readonly do: 'settings'; readonly value: unknown }
  | {
      readonly do: 'demand';
      readonly method: string;
      readonly params: unknown;
      readonly cancel: boolean;
      readonly percent: number;
    }
  | { readonly do: 'tell'; readonly method: string; readonly params: unknown }
  | { readonly do: 'raw'; readonly body: string };

const number = fc.integer({ min: 0, max: 2 ** 31 });
const index = fc.nat({ max: DOCUMENTS.length - 1 });
const SETTINGS = [null, {}, { language: 'en' }, { documentDate: '2022-07-06' }, { regime: 'state' }, { rules: { 'text/repeated-word': 'off', 'date/padding': 'error' } }, { ignore: ['*.md'] }, { catalogue: ['khong-co.csv'] }]; // prettier-ignore

const proper: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open'), document: index, text: document }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('edit'),
      document: index,
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace'), document: index, text: document }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close'), document: index }) },
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant('ask'),
      document: index,
      request: number,
      from: number,
      length: fc.oneof(fc.constant(0), fc.nat({ max: 100 }), number),
      cancel: fc.nat({ max: 9 }).map((one) => one === 0),
    }),
  },
  { weight: 4, arbitrary: fc.constant<Act>({ do: 'wait' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settings'), value: fc.constantFrom(...SETTINGS) }) },
);

const URIS = ['file:///fuzz/du-thao.vanban', 'file:///fuzz/khong-co.vanban', 'untitled:x', 'file:///', '', 'no address', 'file:///%zz/a.vanban', 'file:///fuzz/%00.vanban', 'http://[', 'file:///../../etc/passwd', `file:///${'a'.repeat(5000)}`, 'vscode-notebook-cell:/x#1', '__proto__', 'constructor', null, 5, {}]; // prettier-ignore
const NUMBERS = [0, 1, -1, 0.5, 1e9, 2 ** 31, 2 ** 53, 1e308, '0', null];
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', 'x', '\ud800', [], {}, [null], [[]], { __proto__: null }),
  fc.jsonValue({ maxDepth: 2 }),
);
const oddUri = fc.constantFrom<unknown>(...URIS);
const oddPosition = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record<unknown>({ line: fc.constantFrom(...NUMBERS), character: fc.constantFrom(...NUMBERS) }),
  },
  { weight: 1, arbitrary: odd },
);
const oddRange = fc.oneof(
  { weight: 4, arbitrary: fc.record<unknown>({ start: oddPosition, end: oddPosition }) },
  { weight: 1, arbitrary: odd },
);
const oddDocument = fc.oneof(
  { weight: 4, arbitrary: fc.record<unknown>({ uri: oddUri }) },
  {
    weight: 3,
    arbitrary: fc.record<unknown>(
      {
        uri: oddUri,
        languageId: fc.constantFrom<unknown>('vanban', 'markdown', '', null),
        version: fc.constantFrom(...NUMBERS),
        text: fc.oneof<fc.Arbitrary<unknown>[]>(document, odd),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: odd },
);
/** Parameters that may be those of any message, each of them right, wrong or missing. */
const oddParams: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record<unknown>(
      {
        textDocument: oddDocument,
        uri: oddUri,
        position: oddPosition,
        positions: fc.oneof<fc.Arbitrary<unknown>[]>(fc.array(oddPosition, { maxLength: 2 }), odd),
        range: oddRange,
        context: fc.oneof<fc.Arbitrary<unknown>[]>(
          fc.constant({ diagnostics: [], triggerKind: 1, includeDeclaration: true }),
          odd,
        ),
        contentChanges: fc.oneof<fc.Arbitrary<unknown>[]>(
          fc.array(
            fc.record<unknown>(
              { range: oddRange, text: fc.oneof<fc.Arbitrary<unknown>[]>(fc.constant('x'), odd) },
              { requiredKeys: [] },
            ),
            { maxLength: 2 },
          ),
          odd,
        ),
        changes: fc.oneof<fc.Arbitrary<unknown>[]>(
          fc.array(fc.record<unknown>({ uri: oddUri, type: fc.constantFrom(1, 2, 3, 9) }), { maxLength: 2 }),
          odd,
        ),
        event: fc.oneof<fc.Arbitrary<unknown>[]>(fc.constant({ added: [], removed: [] }), odd),
        settings: odd,
        query: odd,
        newName: odd,
        command: odd,
        arguments: odd,
        options: odd,
        previousResultId: odd,
        id: odd,
        value: odd,
        data: odd,
        edit: odd,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const UNKNOWN = [
  'textDocument/none',
  'butSon/none',
  '$/none',
  '',
  'constructor',
  '__proto__',
  'toString',
  'workspace/none',
];
const NOTIFICATIONS = ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'textDocument/willSave', 'workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders', 'workspace/didRenameFiles', 'notebookDocument/didOpen', 'window/workDoneProgress/cancel', '$/cancelRequest', '$/progress', '$/setTrace', '$/none', 'butSon/none', 'initialized', '']; // prettier-ignore
const BODIES = ['{oops', '7', '[]', '{}', 'null', '""', '\0', '[{"jsonrpc":"2.0","id":1}]', '{"jsonrpc":"1.0","id":900001,"method":"x"}', '{"jsonrpc":"2.0","id":{},"method":"none"}', '{"jsonrpc":"2.0","id":900002}', '{"jsonrpc":"2.0","id":900003,"result":{}}', '{"jsonrpc":"2.0","id":"x","error":{"code":"x"}}', '{"jsonrpc":"2.0","method":5}', `{"jsonrpc":"2.0","method":"x","params":${'['.repeat(5000)}${']'.repeat(5000)}}`]; // prettier-ignore

const improper: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('demand'),
      method: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...METHODS) },
        { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN) },
      ),
      params: oddParams,
      cancel: fc.nat({ max: 9 }).map((one) => one === 0),
      percent: fc.oneof(
        { weight: 9, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 99 }) },
      ),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('tell'), method: fc.constantFrom(...NOTIFICATIONS), params: oddParams }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('raw'), body: fc.constantFrom(...BODIES) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settings'), value: odd }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'wait' }) },
);

interface OpenDocument {
  text: TextDocument;
  version: number;
  /** New with every text, also when a document is opened again and its versions begin anew. */
  stamp: number;
}

class Session {
  readonly #open = new Map<string, OpenDocument>();
  #stamps = 0;
  readonly #owed: Promise<void>[] = [];
  /** How often the settings changed; the server also asks for them at its start. */
  #changes = 1;
  #broken: unknown;

  constructor(private readonly editor: Editor) {}

  async carryOut(acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      await this.#start(act);
      if (act.do === 'wait' || this.#owed.length > 60) await this.settle();
      if (this.#broken !== undefined) break;
    }
    await this.settle();
    assert.ok(this.editor.alive, `the server ended: ${this.editor.errors}`);
  }

  /** Waits until everything asked for is answered. */
  async settle(): Promise<void> {
    while (this.#owed.length > 0) await this.#owed.pop();
    if (this.#broken !== undefined) throw this.#broken as Error;
  }

  #owe(answer: Promise<Outcome>, check: (outcome: Outcome) => void | Promise<void>): void {
    this.#owed.push(
      answer.then(check).catch((error: unknown) => {
        this.#broken ??= error;
      }),
    );
  }

  async #start(act: Act): Promise<void> {
    const { editor } = this;
    switch (act.do) {
      case 'open':
        this.#openDocument(act.document, act.text);
        break;
      case 'edit':
      case 'replace': {
        const { uri } = DOCUMENTS[act.document]!;
        const open = this.#open.get(uri);
        if (!open) break;
        const changes = act.do === 'replace' ? [{ text: act.text }] : changesOf(open.text, act.edits);
        open.version += 1;
        open.stamp = ++this.#stamps;
        open.text = TextDocument.update(open.text, changes, open.version);
        editor.tell('textDocument/didChange', {
          textDocument: { uri, version: open.version },
          contentChanges: changes,
        });
        break;
      }
      case 'close': {
        const { uri } = DOCUMENTS[act.document]!;
        if (this.#open.delete(uri)) editor.tell('textDocument/didClose', { textDocument: { uri } });
        break;
      }
      case 'ask':
        this.#ask(act);
        break;
      case 'settings':
        editor.settings = act.value;
        this.#changes += 1;
        editor.tell('workspace/didChangeConfiguration', { settings: null });
        break;
      case 'demand': {
        const { method, params, percent, cancel } = act;
        const inParts = percent > 0 && !cancel;
        const answer = inParts
          ? (await editor.askInParts(method, params, percent)).answer
          : editor.ask(method, params, cancel);
        this.#owe(answer, (outcome) => {
          assert.ok(!('lost' in outcome), 'lost' in outcome ? outcome.lost : '');
          if (UNKNOWN.includes(method) && !cancel)
            assert.ok(
              'error' in outcome && outcome.error.code === METHOD_NOT_FOUND,
              `${method}: ${JSON.stringify(outcome)}`,
            );
        });
        break;
      }
      case 'tell':
        editor.tell(act.method, act.params);
        break;
      case 'raw': {
        const bytes = Buffer.from(act.body);
        editor.raw(Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]));
        break;
      }
      case 'wait':
    }
  }

  #openDocument(number: number, text: string): void {
    const { uri, languageId } = DOCUMENTS[number]!;
    if (this.#open.has(uri)) this.editor.tell('textDocument/didClose', { textDocument: { uri } });
    this.#open.set(uri, { text: TextDocument.create(uri, languageId, 1, text), version: 1, stamp: ++this.#stamps });
    this.editor.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  #ask(act: Extract<Act, { do: 'ask' }>): void {
    const { editor } = this;
    const { uri } = DOCUMENTS[act.document]!;
    const open = this.#open.get(uri);
    const requests = requestsOf(editor.offers);
    const { method, params } = requests[act.request % requests.length]!;
    const length = open?.text.getText().length ?? 0;
    const start = act.from % (length + 1);
    const end = Math.min(length, start + (act.length % (length + 1)));
    const origin = { line: 0, character: 0 };
    const position = open?.text.positionAt(start) ?? origin;
    const range = { start: position, end: open?.text.positionAt(end) ?? origin };
    const all = { start: origin, end: open?.text.positionAt(length) ?? origin };
    const filled = params({ uri, position, range, all, choice: act.from });
    this.#owe(editor.ask(method, filled, act.cancel), async (outcome) => {
      const result = this.#resultOf(method, outcome, act.cancel);
      if (unchanged()) checkAnswer(method, uri, result, texts);
      for (const later of laterRequests(editor.offers, method, result)) {
        const completed = this.#resultOf(later.method, await editor.ask(later.method, later.params), false);
        if (unchanged()) checkAnswer(later.method, uri, completed, texts);
      }
    });
    const texts = new Map([...this.#open].map(([address, { text }]) => [address, copyOf(text)]));
    const stamps = new Map([...this.#open].map(([address, { stamp }]) => [address, stamp]));
    // What was asked about a text that is no more cannot be held against the one that is.
    const unchanged = (): boolean => [...this.#open].every(([address, { stamp }]) => stamps.get(address) === stamp);
  }

  #resultOf(method: string, outcome: Outcome, cancelled: boolean): unknown {
    if ('lost' in outcome) throw new Error(outcome.lost);
    if ('result' in outcome) return outcome.result;
    const { code, message } = outcome.error;
    const expected =
      (cancelled && code === REQUEST_CANCELLED) ||
      (OWN_METHODS.has(method) && code === METHOD_NOT_FOUND) ||
      REFUSALS.get(method)?.includes(code) === true;
    if (!expected) throw new Error(`${method} was refused: ${message} (${code})`);
    return null;
  }

  /** The server holds of each text what it holds of the same text opened afresh. */
  async checkAfresh(): Promise<void> {
    for (let tries = 0; tries < 100 && this.editor.configured < this.#changes; tries++)
      await new Promise((later) => setTimeout(later, 20));
    for (const [number, { uri }] of DOCUMENTS.entries()) {
      const open = this.#open.get(uri);
      if (!open) continue;
      const edited = await this.#viewOf(uri);
      this.#openDocument(number, open.text.getText());
      let fresh = await this.#viewOf(uri);
      // What a draft says of itself reaches the others a moment after it was opened.
      for (let tries = 0; tries < 15 && edited !== fresh; tries++) {
        await new Promise((later) => setTimeout(later, 100));
        fresh = await this.#viewOf(uri);
      }
      assert.equal(fresh, edited, `${uri} is judged otherwise when it is opened afresh`);
    }
  }

  async #viewOf(uri: string): Promise<string> {
    const view: unknown[] = [];
    for (const method of ['textDocument/diagnostic', 'textDocument/documentSymbol']) {
      const result = this.#resultOf(method, await this.editor.ask(method, { textDocument: { uri } }), false);
      view.push((result as { items?: unknown }).items ?? result);
    }
    return JSON.stringify(view, (key, value: unknown) => (key === 'data' ? undefined : value), 1);
  }
}

function copyOf(text: TextDocument): TextDocument {
  return TextDocument.create(text.uri, text.languageId, text.version, text.getText());
}

/** Edits as an editor sends them, each in the text that the one before it left. */
function changesOf(
  text: TextDocument,
  edits: readonly RandomEdit[],
): { range: { start: { line: number; character: number }; end: { line: number; character: number } }; text: string }[] {
  let current = copyOf(text);
  return edits.map((random) => {
    const { start, end, insert } = placed(current.getText(), random);
    const change = { range: { start: current.positionAt(start), end: current.positionAt(end) }, text: insert };
    current = TextDocument.update(current, [change], current.version);
    return change;
  });
}

/** What the server must say of this text whatever went before. */
const KNOWN = {
  uri: 'untitled:known',
  languageId: 'vanban',
  version: 1,
  text: 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n',
};

async function assertSane(editor: Editor): Promise<void> {
  editor.settings = null;
  editor.tell('workspace/didChangeConfiguration', { settings: null });
  editor.tell('textDocument/didOpen', { textDocument: KNOWN });
  let said = '';
  for (let tries = 0; tries < 50 && !said.includes('text/repeated-word'); tries++) {
    const outcome = await editor.ask('textDocument/diagnostic', { textDocument: { uri: KNOWN.uri } });
    if ('lost' in outcome) throw new Error(outcome.lost);
    said = JSON.stringify(outcome);
  }
  assert.match(said, /text\/repeated-word/, `a plain fault is no longer found: ${said}`);
  // Half a message, and nothing more: the editor is gone.
  editor.raw('Content-Length: 100\r\n\r\n{"jsonrpc"');
  assert.ok(await editor.hangUp(), 'the server stays when the editor is gone');
}

/** Carries out a session from its start to its end. @throws whatever is wrong */
export async function replay(kind: Kind, acts: readonly Act[], options: EditorOptions = {}): Promise<void> {
  const editor = await Editor.start(options);
  try {
    const session = new Session(editor);
    await session.carryOut(acts);
    if (kind === 'proper') {
      await session.checkAfresh();
      assert.deepEqual(editor.failures, [], 'something failed inside the server');
    } else await assertSane(editor);
    assert.equal(editor.errors, '', 'the server wrote to its error stream');
  } finally {
    await editor.dispose();
  }
}

export type Kind = 'proper' | 'improper';

export class ServerFault extends Error {
  constructor(readonly found: { readonly kind: Kind; readonly acts: readonly Act[]; readonly error: string }) {
    super(found.error);
  }
}

/** How long (ms) a failing session is shortened. */
const PATIENCE = 60_000;

/** One round: one session of each kind. @returns how many messages were sent; throws a {@link ServerFault} */
export async function fuzzServer(seed: number, options: EditorOptions = {}, patience = PATIENCE): Promise<number> {
  const acts = { minLength: 60, maxLength: 160, size: 'max' } as const;
  const opened = DOCUMENTS.map((_, number) => draft.map((text): Act => ({ do: 'open', document: number, text })));
  const whole = fc.tuple(fc.tuple(...opened), fc.array(proper, acts)).map(([first, then]) => [...first, ...then]);
  const sessions: readonly [Kind, Act[]][] = [
    ['proper', fc.sample(fc.noBias(whole), { seed, numRuns: 1 })[0]!],
    ['improper', fc.sample(fc.noBias(fc.array(improper, acts)), { seed, numRuns: 1 })[0]!],
  ];
  let steps = 0;
  for (const [kind, session] of sessions) {
    steps += session.length;
    let error = await failureOf(kind, session, options);
    if (error === undefined) continue;
    const small = await smallestAsync(
      session,
      async (fewer) => {
        const still = await failureOf(kind, fewer, options);
        error = still ?? error;
        return still !== undefined;
      },
      patience,
    );
    throw new ServerFault({ kind, acts: small, error });
  }
  return steps;
}

async function failureOf(kind: Kind, acts: readonly Act[], options: EditorOptions): Promise<string | undefined> {
  try {
    await replay(kind, acts, options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
