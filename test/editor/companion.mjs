// The tests' way into the extension host: sends functions to the companion extension and waits for what they return.
import { cp, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

const LONGEST_ANSWER = 30_000;

export class Companion {
  #queue = [];
  #waiting = [];
  #pending = new Map();
  #count = 0;
  #server = http.createServer((request, response) => void this.#serve(request, response));

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Writes the extension into a folder, to be loaded by an editor; it calls back here. */
  async writeTo(folder) {
    await cp(path.join(import.meta.dirname, 'companion'), folder, { recursive: true });
    const manifest = {
      name: 'companion',
      publisher: 'but-son-tests',
      version: '0.0.1',
      engines: { vscode: '^1.91.0' },
      main: './companion.js',
      browser: './companion.js',
      activationEvents: ['onStartupFinished'],
      extensionKind: ['workspace'],
      capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
      bridge: this.address,
    };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    return { id: `${manifest.publisher}.${manifest.name}`, version: manifest.version };
  }

  /**
   * Runs a function in the extension host. It is sent as text: it sees `vscode` and the values given, nothing else;
   * values and result are JSON.
   */
  run(action, ...values) {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`the extension host did not answer in ${LONGEST_ANSWER / 1000} s: ${action}`));
      }, LONGEST_ANSWER);
      this.#pending.set(id, { resolve, reject, timer });
      this.#queue.push({ id, code: String(action), values });
      this.#deliver();
    });
  }

  #deliver() {
    while (this.#queue.length > 0 && this.#waiting.length > 0) {
      this.#waiting.shift().end(JSON.stringify(this.#queue.shift()));
    }
  }

  async #serve(request, response) {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    if (request.url === '/next') {
      this.#waiting.push(response);
      response.on('close', () => (this.#waiting = this.#waiting.filter((other) => other !== response)));
      this.#deliver();
      return;
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    const { id, value, error } = JSON.parse(Buffer.concat(parts).toString('utf8'));
    response.end();
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    if (error === undefined) pending.resolve(value);
    else pending.reject(new Error(error));
  }
}
