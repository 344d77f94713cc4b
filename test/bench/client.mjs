// A small language client on stdio: what it takes to play an editor, and the times at which answers come in.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const HEADER_END = Buffer.from('\r\n\r\n');

/** What an editor of today says that it can do. */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

export class Client {
  #server;
  #exited;
  #waiting = new Map();
  #lastId = 0;
  #chunks = [];
  #held = 0;
  /** Bytes without which looking at what is held is of no use. */
  #needed = 0;

  /** Answers to what a server asks beyond the protocol, by method. */
  answers = {};

  constructor(script, parameters = ['--stdio']) {
    this.startedAt = performance.now();
    this.#server = spawn(process.execPath, [script, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#server.stdout.on('data', (chunk) => this.#receive(chunk));
    this.#server.stdin.on('error', () => {});
    this.#exited = new Promise((resolve) => {
      this.#server.once('exit', (code) => {
        for (const { reject, method } of this.#waiting.values()) reject(new Error(`${script} ended during ${method}`));
        this.#waiting.clear();
        resolve(code);
      });
    });
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** The answer to a request and the time at which its last byte came in, before anything was done with it. */
  request(method, params) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method });
      this.#send({ id, method, params });
    });
  }

  /** @param {{ folder?: string }} [options] a folder that is open, by its path */
  async initialize({ initializationOptions, settings, answers = {}, folder } = {}) {
    this.answers = answers;
    const workspaceFolders = folder ? [{ uri: pathToFileURL(folder).href, name: 'bench' }] : null;
    const params = { processId: process.pid, rootUri: null, workspaceFolders, capabilities: CAPABILITIES };
    await this.request('initialize', { ...params, initializationOptions });
    this.notify('initialized', {});
    if (settings) this.notify('workspace/didChangeConfiguration', { settings });
  }

  /** Highest resident memory so far in MB, where the system tells it. */
  peakMemory() {
    try {
      const status = readFileSync(`/proc/${this.#server.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async end() {
    await this.request('shutdown', null);
    this.notify('exit', null);
    await this.#exited;
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin.write(body);
  }

  #receive(chunk) {
    const at = performance.now();
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return;
    let bytes = Buffer.concat(this.#chunks);
    this.#needed = 0;
    for (;;) {
      const header = bytes.indexOf(HEADER_END);
      if (header < 0) break;
      const start = header + HEADER_END.length;
      const end = start + Number(/Content-Length: *(\d+)/i.exec(bytes.toString('latin1', 0, header))[1]);
      if (bytes.length < end) {
        this.#needed = end;
        break;
      }
      void this.#take(JSON.parse(bytes.toString('utf8', start, end)), at);
      bytes = bytes.subarray(end);
    }
    this.#chunks = [bytes];
    this.#held = bytes.length;
  }

  async #take(message, at) {
    if (message.method !== undefined) {
      if (message.id === undefined) return;
      // Settings are asked for and there are none; everything else that a server asks is granted.
      const settings = message.method === 'workspace/configuration';
      const answer = this.answers[message.method];
      const result = answer ? await answer(message.params) : settings ? message.params.items.map(() => null) : null;
      this.#send({ id: message.id, result });
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve({ result: message.result, at });
  }
}
