/** An editor for the fuzzer: it may say anything, keeps count of what is owed to it, and lets a test spoil what comes in. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import {
  Message,
  MessageType,
  StreamMessageReader,
  type ClientCapabilities,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { LIST_DRAFTS, READ_DRAFT } from '../../protocol/requests';
import { withCacheIn } from '../support/cache-home';

export const SERVER = join(process.cwd(), 'dist', 'server.js');
/** A server that has not answered after so long (ms) has forgotten the question or hangs. */
const PATIENCE = 20_000;

/** All that an editor of today can do, and what the features of the server are asked for in. */
const CAPABILITIES: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    applyEdit: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
    symbol: {},
    semanticTokens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    callHierarchy: {},
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'refactor', 'source', 'source.fixAll', 'source.organizeImports'] },
      },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    codeLens: {},
    completion: {
      completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation', 'detail'] } },
    },
    declaration: { linkSupport: true },
    definition: { linkSupport: true },
    diagnostic: { relatedDocumentSupport: true },
    documentHighlight: {},
    documentLink: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: {},
    formatting: {},
    hover: { contentFormat: ['markdown'] },
    implementation: { linkSupport: true },
    inlayHint: {},
    linkedEditingRange: {},
    onTypeFormatting: {},
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    rangeFormatting: {},
    references: {},
    rename: { prepareSupport: true },
    selectionRange: {},
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [
        'namespace',
        'type',
        'class',
        'enum',
        'parameter',
        'variable',
        'property',
        'function',
        'keyword',
        'comment',
        'string',
        'number',
        'operator',
        'macro',
      ],
      tokenModifiers: ['declaration', 'definition', 'readonly', 'deprecated', 'modification', 'documentation'],
      formats: ['relative'],
      multilineTokenSupport: false,
      overlappingTokenSupport: false,
    },
    signatureHelp: {},
    typeDefinition: { linkSupport: true },
  },
};

/** What became of a request. */
export type Outcome =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  | { readonly lost: string };

export interface EditorOptions {
  /** Addresses of the open folders. */
  readonly folders?: readonly string[];
  /** The files that only the client reaches, by address. */
  readonly reads?: Readonly<Record<string, string>>;
  /** Changes a message of the server before it is read, or drops it: how a test plants faults. */
  readonly tamper?: (message: Message) => Message | undefined;
  /** The script of the server: ours, unless a test has a worse one. */
  readonly server?: string;
  /** How long an answer may take (ms). */
  readonly patience?: number;
}

interface Waiting {
  readonly method: string;
  readonly done: (outcome: Outcome) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class Editor {
  /** What the server says that it can do. */
  offers: ServerCapabilities = {};
  /** What the server wrote into its log as failures of its own. */
  readonly failures: string[] = [];
  readonly exited: Promise<void>;
  /** The value of the section `butSon`, when the server asks for it. */
  settings: unknown = null;
  /** How often the server was told its settings. */
  configured = 0;
  #errors = '';
  #dead = false;
  #last = 0;
  /** What waits for the second part of a message. */
  #held: (Uint8Array | string)[] | undefined;
  readonly #patience: number;
  readonly #reads: Readonly<Record<string, string>>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Waiting>();

  private constructor(options: EditorOptions) {
    this.#patience = options.patience ?? PATIENCE;
    this.#reads = options.reads ?? {};
    this.#child = spawn(process.execPath, [options.server ?? SERVER, '--stdio'], { env: withCacheIn() });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#child.stdin.on('error', () => undefined);
    const reader = new StreamMessageReader(this.#child.stdout);
    // A server killed in the middle of a message would keep the reader's clock going for ever.
    reader.partialMessageTimeout = 0;
    reader.listen((message) => {
      const received = options.tamper ? options.tamper(message) : message;
      if (received) this.#receive(received);
    });
    this.exited = new Promise((done) => {
      this.#child.once('close', () => {
        this.#dead = true;
        for (const { method, done: answer, timer } of this.#waiting.values()) {
          clearTimeout(timer);
          answer({ lost: `the server ended before it answered ${method}: ${this.#errors}` });
        }
        this.#waiting.clear();
        done();
      });
    });
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(options);
    const outcome = await editor.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: CAPABILITIES,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: 'fuzz' })) ?? null,
      initializationOptions: { status: true, files: true },
    });
    if (!('result' in outcome)) throw new Error(`No answer to initialize: ${JSON.stringify(outcome)}`);
    editor.offers = (outcome.result as InitializeResult).capabilities;
    editor.tell('initialized', {});
    return editor;
  }

  get alive(): boolean {
    return !this.#dead;
  }

  /** What the server wrote to its error stream. */
  get errors(): string {
    return this.#errors;
  }

  /** Sends a request; `cancel` takes it back at once. */
  ask(method: string, params: unknown, cancel = false): Promise<Outcome> {
    const { id, answer } = this.#expect(method);
    this.#send({ id, method, params });
    if (cancel) this.tell('$/cancelRequest', { id });
    return answer;
  }

  /**
   * Sends a request in two parts with a pause between them; nothing else is sent meanwhile.
   *
   * @param percent how much of it comes first
   * @returns when all of it is sent, the answer to come
   */
  async askInParts(method: string, params: unknown, percent: number): Promise<{ answer: Promise<Outcome> }> {
    const { id, answer } = this.#expect(method);
    const bytes = framed({ id, method, params });
    const cut = Math.round((bytes.length * percent) / 100);
    this.raw(bytes.subarray(0, cut));
    this.#held = [];
    await new Promise((later) => setTimeout(later, 5));
    const rest = [bytes.subarray(cut), ...this.#held];
    this.#held = undefined;
    for (const part of rest) this.raw(part);
    return { answer };
  }

  tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Sends bytes as they are. */
  raw(bytes: Uint8Array | string): void {
    if (this.#held) this.#held.push(bytes);
    else if (!this.#dead) this.#child.stdin.write(bytes);
  }

  /** The input ends. @returns whether the server then ends, too */
  async hangUp(): Promise<boolean> {
    this.#child.stdin.end();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((done) => (timer = setTimeout(done, this.#patience, false)));
    const ended = await Promise.race([this.exited.then(() => true), late]);
    clearTimeout(timer);
    return ended;
  }

  async dispose(): Promise<void> {
    if (!this.#dead) this.#child.kill('SIGKILL');
    await this.exited;
  }

  #expect(method: string): { id: number; answer: Promise<Outcome> } {
    const id = ++this.#last;
    const answer = new Promise<Outcome>((done) => {
      if (this.#dead) {
        done({ lost: `the server had ended before ${method}: ${this.#errors}` });
        return;
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        done({ lost: `no answer to ${method} within ${this.#patience} ms` });
      }, this.#patience);
      this.#waiting.set(id, { method, done, timer });
    });
    return { id, answer };
  }

  #send(message: object): void {
    this.raw(framed(message));
  }

  /** What an editor says to a question of the server. */
  #answer(method: string, params: unknown): unknown {
    const { items = [], uri = '' } = (params ?? {}) as { items?: { section?: string }[]; uri?: string };
    switch (method) {
      case 'workspace/configuration':
        this.configured += 1;
        return items.map(({ section }) => (section === 'butSon' ? this.settings : null));
      case LIST_DRAFTS:
        return Object.keys(this.#reads);
      case READ_DRAFT:
        return this.#reads[uri] ?? null;
      default:
        return null;
    }
  }

  #receive(message: Message): void {
    if (Message.isResponse(message)) {
      const waiting = this.#waiting.get(Number(message.id));
      if (!waiting) return;
      this.#waiting.delete(Number(message.id));
      clearTimeout(waiting.timer);
      waiting.done(message.error ? { error: message.error } : { result: message.result });
    } else if (Message.isRequest(message)) {
      this.#send({ id: message.id, result: this.#answer(message.method, message.params) });
    } else if (Message.isNotification(message) && message.method === 'window/logMessage') {
      const { type, message: text } = message.params as { type: MessageType; message: string };
      if (type === MessageType.Error) this.failures.push(text);
    }
  }
}

function framed(message: object): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}
