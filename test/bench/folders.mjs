// npm run bench -- --folders: ten thousand drafts of 30 kB in a folder, through the server as an editor starts it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { SERVER } from './build.mjs';
import { repeated } from './documents.mjs';
import { writeDrafts } from './folder-documents.mjs';
import { quantile } from './statistics.mjs';

const DRAFTS = 10_000;
const AT_ONCE = 8;
/** So long a file counts as being written: its stamp is not believed before. */
const GRAIN_MS = 3500;
const KEYS = 60;
const QUESTIONS = 200;
const WORDS = ['kinh te bien', 'công tác cán bộ', '21-nq/tw', '15-kl/tu', 'dot 777', 'chuyển đổi số', 'cang bien', 'khong co dau']; // prettier-ignore

/** A server with a folder open, or none, and one document that is typed into. */
class Editor {
  #last = 0;
  #waiting = new Map();
  #version = 1;
  #letter = false;

  constructor(folder, cache) {
    this.folder = folder;
    this.cache = cache;
    this.server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.writer = new StreamMessageWriter(this.server.stdin);
    this.read = new Promise((resolve) => (this.tellRead = resolve));
    new StreamMessageReader(this.server.stdout).listen((message) => this.#take(message));
    this.text = repeated(30_000);
    this.uri = 'untitled:du-thao.vanban';
    const lines = this.text.split('\n');
    const line = lines.findIndex((one, index) => index > lines.length / 2 && one.length > 60);
    this.key = { line, character: 30 };
  }

  #take(message) {
    if (message.method === undefined) {
      this.#waiting.get(message.id)?.(message.result);
      this.#waiting.delete(message.id);
      return;
    }
    if (message.id !== undefined)
      void this.writer.write({ jsonrpc: '2.0', id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null }); // prettier-ignore
    const said = /Đã biết (\d+) dự thảo.* đọc lại (\d+)/.exec(message.params?.message ?? '');
    if (message.method === 'window/logMessage' && said)
      this.tellRead({ after: performance.now() - this.begun, total: Number(said[1]), read: Number(said[2]) });
  }

  notify(method, params) {
    void this.writer.write({ jsonrpc: '2.0', method, params });
  }

  ask(method, params) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      void this.writer.write({ jsonrpc: '2.0', id, method, params });
    });
  }

  async start() {
    const folders = this.folder ? [{ uri: pathToFileURL(this.folder).href, name: 'bench' }] : null;
    const { capabilities } = await this.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders,
      initializationOptions: { cache: this.cache },
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          diagnostics: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        },
        textDocument: { diagnostic: {}, definition: { linkSupport: true } },
      },
    });
    this.offers = capabilities;
    this.begun = performance.now();
    this.notify('initialized', {});
    this.notify('textDocument/didOpen', { textDocument: { uri: this.uri, languageId: 'vanban', version: 1, text: this.text } }); // prettier-ignore
    return this;
  }

  /** Time from a key to its diagnostics. */
  async typeAndPull() {
    const { line, character } = this.key;
    const range = { start: this.key, end: { line, character: character + (this.#letter ? 1 : 0) } };
    const start = performance.now();
    this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges: [{ range, text: this.#letter ? '' : 'a' }],
    });
    this.#letter = !this.#letter;
    await this.ask('textDocument/diagnostic', { textDocument: { uri: this.uri } });
    return performance.now() - start;
  }

  async timed(method, params) {
    const start = performance.now();
    const result = await this.ask(method, params);
    return { time: performance.now() - start, result };
  }

  /** Highest resident memory so far in MB, where the system tells it. */
  peakMemory() {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.server.pid}/status`, 'utf8'))[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async end() {
    const exited = new Promise((resolve) => this.server.once('exit', resolve));
    await this.ask('shutdown', null);
    this.notify('exit', null);
    await exited;
  }
}

/** Reading the files and decoding them, and nothing else. */
async function plainly(files) {
  const start = performance.now();
  let next = 0;
  const readOn = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++])
      new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return performance.now() - start;
}

async function keysOf(editor) {
  const times = [];
  for (let key = 0; key < KEYS + 20; key++) times.push(await editor.typeAndPull());
  return quantile(times.slice(20), 0.5);
}

/** The definition and the other places of a document that drafts of the folder are and cite. */
async function questions(editor) {
  const text = 'KẾT LUẬN\nvề việc đo\n\nThực hiện Nghị quyết số 05-NQ/TU, ngày 05/5/2005 của Thành ủy Hải Phòng.\n';
  const uri = 'untitled:hoi.vanban';
  editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'vanban', version: 1, text } });
  const position = { line: 3, character: text.split('\n')[3].indexOf('05-NQ') + 1 };
  const figures = {};
  const measure = async (name, method, paramsOf) => {
    const answers = [];
    for (let count = 0; count < QUESTIONS; count++) answers.push(await editor.timed(method, paramsOf(count)));
    const times = answers.map(({ time }) => time);
    figures[name] = {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      found: Math.max(...answers.map(({ result }) => result?.length ?? 0)),
    };
  };
  const at = () => ({ textDocument: { uri }, position });
  await measure('definition', 'textDocument/definition', at);
  await measure('references', 'textDocument/references', () => ({ ...at(), context: { includeDeclaration: true } }));
  if (editor.offers.workspaceSymbolProvider)
    await measure('workspace symbols', 'workspace/symbol', (count) => ({ query: WORDS[count % WORDS.length] }));
  return figures;
}

/** Measures all, in a folder that goes away again. */
export async function measureFolders(say, count = DRAFTS) {
  const base = mkdtempSync(path.join(tmpdir(), 'but-son-bench-'));
  const folder = path.join(base, 'luu-tru');
  const cache = path.join(base, 'cache');
  try {
    say(`folders: writing ${count} drafts`);
    const files = writeDrafts(folder, count);
    await sleep(GRAIN_MS);
    await plainly(files);
    const plain = [await plainly(files)];

    say('folders: first start');
    const first = await new Editor(folder, cache).start();
    let done = false;
    let longest = 0;
    const cold = first.read.then((read) => ((done = true), read));
    while (!done) {
      longest = Math.max(longest, await first.typeAndPull());
      await sleep(50);
    }
    const { after: coldTime, total } = await cold;
    plain.push(await plainly(files));
    const memory = first.peakMemory();
    // What is kept is written behind the scenes.
    await sleep(1500);

    say('folders: keys and questions');
    const alone = await new Editor(undefined, cache).start();
    const keys = [await keysOf(first), await keysOf(alone), await keysOf(first), await keysOf(alone)];
    const answers = await questions(first);
    await alone.end();
    await first.end();

    say('folders: second start');
    const second = await new Editor(folder, cache).start();
    const warm = await second.read;
    const warmMemory = second.peakMemory();
    await second.end();
    return {
      drafts: total,
      plain: Math.min(...plain),
      cold: coldTime,
      longest,
      memory,
      warm: warm.after,
      readAgain: warm.read,
      warmMemory,
      key: Math.min(keys[0], keys[2]),
      keyAlone: Math.min(keys[1], keys[3]),
      answers,
    };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** The rows of the report: what was measured beside what is aimed at. */
export function folderRows({ drafts, plain, cold, longest, memory, warm, warmMemory, key, keyAlone, answers }) {
  const of = `${drafts.toLocaleString('en')} drafts`;
  const row = (what, ours, other, compared, aim, unit) => ({ what, ours, other, compared, ratio: ours / other, aim, met: ours / other <= aim, unit }); // prettier-ignore
  return [
    row(`${of} read the first time`, cold, plain, 'read and decoded only', 3),
    row(`${of} remembered at the second start`, warm, cold, 'the first time', 0.1),
    row('a key while they are read, longest', longest, 200, 'at most', 1),
    row('a key with them known, p50', key, keyAlone, 'without a folder', 1.2),
    ...(memory ? [row('highest memory, first start', memory, 250, 'at most', 1, 'MB')] : []),
    ...(warmMemory ? [row('highest memory, second start', warmMemory, 250, 'at most', 1, 'MB')] : []),
    ...Object.entries(answers).map(([name, { p95 }]) => row(`${name} over the folder, p95`, p95, 5, 'at most', 1)),
  ];
}
