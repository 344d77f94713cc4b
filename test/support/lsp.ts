/**
 * A small client for the tests: it starts the built server as an editor does and speaks the protocol over its standard streams.
 * It waits for conditions, each with a limit, and never for a time.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  Message,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type NotificationMessage,
  type NotificationType,
  type PublishDiagnosticsParams,
  type Range,
  type RequestMessage,
  type RequestType,
  type ResponseMessage,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withCacheIn } from './cache-home';

/** Mocha runs at the top of the project. */
export const ROOT = process.cwd();
export const SAMPLES = join(ROOT, 'samples');
export const SEED_NAME = 'ket-luan-hoi-nghi-thanh-uy-lan-8.txt';
/** The rules that the seed's answer key was made for; later ones may add to what is said of it, but no error. */
export const FIRST_RULES: ReadonlySet<unknown> = new Set([
  'code/type-mismatch',
  'date/after-document',
  'date/impossible',
  'date/padding',
  'date/year-against-code',
  'structure/split-paragraph',
  'structure/unresolved-footnote',
  'text/repeated-punctuation',
  'text/repeated-word',
  'text/tone-placement',
]);
const SERVER = join(ROOT, 'dist', 'server.js');
/** How long a condition may take to come true before the test says that it did not. */
const LIMIT = 10_000;

export function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** A file of samples/ as an editor has it. */
export function sample(name: string): { uri: string; text: string } {
  const path = join(SAMPLES, name);
  return { uri: uriOf(path), text: readFileSync(path, 'utf8') };
}

/** A text with the way from offsets to positions and back, by the library that the protocol's authors keep for it. */
export function placesIn(text: string): {
  at: (offset: number) => { line: number; character: number };
  range: (start: number, end: number) => Range;
  slice: (range: Range) => string;
  of: (words: string, occurrence?: number) => Range;
} {
  const document = TextDocument.create('untitled:places', 'plaintext', 1, text);
  const at = (offset: number) => document.positionAt(offset);
  const range = (start: number, end: number) => ({ start: at(start), end: at(end) });
  return {
    at,
    range,
    slice: (wanted) => document.getText(wanted),
    of: (words, occurrence = 1) => {
      let found = text.indexOf(words);
      for (let left = occurrence; left > 1 && found >= 0; left--) found = text.indexOf(words, found + 1);
      if (found < 0) throw new Error(`The text holds no ${occurrence}. “${words}”.`);
      return range(found, found + words.length);
    },
  };
}

/** The message of a diagnostic; the server writes none in Markdown. */
export function wordsOf({ message }: Diagnostic): string {
  if (typeof message !== 'string') throw new Error(`A message in ${message.kind}.`);
  return message;
}

/** What a server answered instead of a result. */
export class Refusal extends Error {
  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
  ) {
    super(`${method}: ${message} (${code})`);
  }
}

/** A request or notification that came from the server. */
export interface Received {
  readonly method: string;
  readonly params: unknown;
}

export interface ClientOptions {
  /** Whether the client declares that it pulls diagnostics. */
  readonly diagnostics: 'pull' | 'push';
  /** The section `butSon` of the user's settings. */
  readonly settings?: unknown;
  /** Whether the server may ask for settings; if not they travel with `didChangeConfiguration`. True unless said otherwise. */
  readonly asksForSettings?: boolean;
  /** Whether definitions may be links. True unless said otherwise. */
  readonly links?: boolean;
  /** Whether edits may carry versions. True unless said otherwise. */
  readonly versionedEdits?: boolean;
  /** Whether code actions may get their edits later, when one is chosen. False unless said otherwise. */
  readonly resolvesActions?: boolean;
  /** What else the client can do with text documents. */
  readonly capabilities?: ClientCapabilities['textDocument'];
  /** What the client can show. */
  readonly window?: ClientCapabilities['window'];
  /** Whether the client tells of files that change. True unless said otherwise. */
  readonly watches?: boolean;
  /** And with the workspace. */
  readonly workspace?: ClientCapabilities['workspace'];
  /** Addresses of the open folders. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** Where the user's cache lies; in a folder that nobody looks into unless said otherwise. */
  readonly cacheHome?: string;
  /** Answers to requests of the server that this client does not know by itself; a promise is waited for. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
  /** How long an answer may take (ms) before the test says that none came; for very long texts. */
  readonly patience?: number;
  /** Requests of the server that the client refuses. */
  readonly refuses?: readonly string[];
}

function capabilitiesOf(options: ClientOptions): ClientCapabilities {
  const asks = options.asksForSettings !== false;
  return {
    ...(options.window ? { window: options.window } : {}),
    workspace: {
      configuration: asks,
      didChangeConfiguration: { dynamicRegistration: asks },
      didChangeWatchedFiles: { dynamicRegistration: options.watches !== false },
      workspaceEdit: { documentChanges: options.versionedEdits !== false },
      workspaceFolders: true,
      ...(options.diagnostics === 'pull' ? { diagnostics: { refreshSupport: true } } : {}),
      ...options.workspace,
    },
    textDocument: {
      definition: { linkSupport: options.links !== false },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      hover: { contentFormat: ['markdown'] },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source.fixAll'] } },
        ...(options.resolvesActions === true ? { dataSupport: true, resolveSupport: { properties: ['edit'] } } : {}),
      },
      rename: { prepareSupport: true },
      publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
      ...(options.diagnostics === 'pull' ? { diagnostic: {} } : {}),
      ...options.capabilities,
    },
  };
}

interface Waiting {
  readonly method: string;
  readonly answer: (response: ResponseMessage) => void;
  readonly fail: (error: Error) => void;
}

export class Client {
  /** Everything that the server sent of its own accord, in order. */
  readonly log: Received[] = [];
  /** What the server says it can do. */
  initialized: InitializeResult | undefined;
  readonly exited: Promise<number | null>;
  #settings: unknown;
  #errors = '';
  #dead = false;
  #last = 0;
  #held: object[] | undefined;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();

  private constructor(readonly options: ClientOptions) {
    this.#settings = options.settings;
    this.#child = spawn(process.execPath, [SERVER, '--stdio'], { cwd: ROOT, env: withCacheIn(options.cacheHome) });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    // Writing to a server that has died is told by `exited`.
    this.#child.stdin.on('error', () => undefined);
    this.#writer = new StreamMessageWriter(this.#child.stdin);
    const reader = new StreamMessageReader(this.#child.stdout);
    // A server killed in the middle of a message would keep the reader's clock, and with it the test run, going for ever.
    reader.partialMessageTimeout = 0;
    reader.listen((message) => {
      this.#receive(message);
    });
    this.exited = new Promise((done) => {
      this.#child.once('close', (code) => {
        this.#dead = true;
        for (const { method, fail } of this.#waiting.values())
          fail(new Error(`The server ended (${code ?? 'killed'}) before it answered ${method}.\n${this.#errors}`));
        this.#waiting.clear();
        done(code);
      });
    });
  }

  /** Starts a server and says hello. */
  static async start(options: ClientOptions): Promise<Client> {
    const client = new Client(options);
    const folders = options.folders?.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })) ?? null;
    client.initialized = (await client.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: capabilitiesOf(options),
      workspaceFolders: folders,
      initializationOptions: options.initializationOptions,
    })) as InitializeResult;
    client.tell('initialized', {});
    return client;
  }

  #receive(message: Message): void {
    if (Message.isResponse(message)) {
      const waiting = this.#waiting.get(Number(message.id));
      this.#waiting.delete(Number(message.id));
      waiting?.answer(message);
      return;
    }
    const { method, params } = message as NotificationMessage;
    this.log.push({ method, params });
    for (const listener of [...this.#listeners]) listener();
    if (Message.isRequest(message)) void this.#answer(message);
  }

  async #answer({ id, method, params }: RequestMessage): Promise<void> {
    const response: ResponseMessage = { jsonrpc: '2.0', id };
    if (this.options.refuses?.includes(method)) response.error = { code: -32603, message: 'refused by the test' };
    else if (this.options.answers?.[method]) response.result = (await this.options.answers[method](params)) as string;
    else if (method === 'workspace/configuration') {
      const { items } = params as { items: { section?: string }[] };
      response.result = items.map(({ section }) => (section === 'butSon' ? (this.#settings ?? null) : null));
    } else response.result = null;
    await this.send(response);
  }

  /** Sends all that is said meanwhile in one piece, so that it arrives together. What was sent before must have been answered. */
  together<T>(say: () => T): T {
    const held: object[] = [];
    this.#held = held;
    const result = say();
    this.#held = undefined;
    const bodies = held.map((message) => JSON.stringify(message));
    const pieces = bodies.map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if (!this.#dead) this.#child.stdin.write(pieces.join(''));
    return result;
  }

  /** Sends any message, well-formed or not, as it is. */
  async send(message: object): Promise<void> {
    if (this.#held) {
      this.#held.push(message);
      return;
    }
    if (!this.#dead) await this.#writer.write(message as Message).catch(() => undefined);
  }

  /** Sends a notification with any parameters. */
  tell(method: string, params?: unknown): void {
    void this.send({ jsonrpc: '2.0', method, params });
  }

  /** Sends a request with any parameters; a refusal by the server becomes a {@link Refusal}. */
  async ask(method: string, params?: unknown): Promise<unknown> {
    const { answer } = this.begin(method, params);
    return answer;
  }

  /** Sends a request and tells its id, to cancel it by. */
  begin(method: string, params?: unknown): { id: number; answer: Promise<unknown> } {
    const id = ++this.#last;
    const answer = limited(
      new Promise((done, fail) => {
        if (this.#dead) {
          fail(new Error(`The server had ended before ${method}.\n${this.#errors}`));
          return;
        }
        this.#waiting.set(id, {
          method,
          fail,
          answer: ({ result, error }) => {
            if (error) fail(new Refusal(method, error.code, error.message));
            else done(result);
          },
        });
        void this.send({ jsonrpc: '2.0', id, method, params });
      }),
      `an answer to ${method}`,
      this.options.patience,
    );
    return { id, answer };
  }

  async request<P, R, E>(type: RequestType<P, R, E>, params: P): Promise<R> {
    return (await this.ask(type.method, params)) as R;
  }

  notify<P>(type: NotificationType<P>, params: P): void {
    this.tell(type.method, params);
  }

  open(uri: string, text: string, languageId = 'vanban', version = 1): void {
    this.notify(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]): void {
    this.notify(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.notify(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The report on a document, pulled. */
  async report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** The diagnostics of a document, pulled. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.report(uri);
    if (report.kind !== 'full') throw new Error('Nothing was known before, yet the report says: unchanged.');
    return report.items;
  }

  /** What the server pushed on a document, once it pushed something that is accepted. */
  async pushed(uri: string, accepts: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    const found = await this.received(`diagnostics pushed on ${uri}`, ({ method, params }) => {
      if (method !== PublishDiagnosticsNotification.method) return false;
      const published = params as PublishDiagnosticsParams;
      return published.uri === uri && accepts(published);
    });
    return found.params as PublishDiagnosticsParams;
  }

  /** Waits for a message of the server; those that came before `from` do not count. */
  async received(what: string, matches: (message: Received) => boolean, from = 0): Promise<Received> {
    let listener: (() => void) | undefined;
    const arrival = new Promise<Received>((done) => {
      listener = () => {
        const found = this.log.slice(from).find(matches);
        if (found) done(found);
      };
      this.#listeners.add(listener);
      listener();
    });
    const death = this.exited.then((code) => {
      throw new Error(`The server ended (${code ?? 'killed'}) before ${what} came.\n${this.#errors}`);
    });
    try {
      return await limited(Promise.race([arrival, death]), what, this.options.patience);
    } finally {
      if (listener) this.#listeners.delete(listener);
    }
  }

  /** Does something again and again until what it gives is accepted. */
  async eventually<T>(what: string, action: () => Promise<T>, accepts: (value: T) => boolean): Promise<T> {
    const end = Date.now() + LIMIT;
    for (;;) {
      const value = await action();
      if (accepts(value)) return value;
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}; the last answer was ${JSON.stringify(value)}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Changes the user's settings while the server runs, as the editor tells it, and waits until the server has taken them. */
  async configure(settings: unknown): Promise<void> {
    this.#settings = settings;
    const from = this.log.length;
    const asks = this.options.asksForSettings !== false;
    this.tell('workspace/didChangeConfiguration', { settings: asks ? null : { butSon: settings } });
    // The server asks for the settings and then, for it works through messages in order, answers this with them in force.
    if (asks)
      await this.received('a question for the settings', ({ method }) => method === 'workspace/configuration', from);
    await this.ask('butSon/draftStatus', { uri: 'untitled:nothing' });
  }

  /** Ends the server as an editor does. @returns its exit code */
  async shutdown(): Promise<number | null> {
    await this.ask('shutdown');
    this.tell('exit');
    return limited(this.exited, 'the end of the server');
  }

  /** The input ends without a word, as when the editor crashes. */
  hangUp(): void {
    this.#child.stdin.end();
  }

  get alive(): boolean {
    return !this.#dead;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Makes sure that nothing runs on after a test. */
  async dispose(): Promise<void> {
    if (!this.#dead) this.#child.kill();
    await this.exited;
  }
}

async function limited<T>(promise: Promise<T>, what: string, limit = LIMIT): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`Waited in vain for ${what}.`));
    }, limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
