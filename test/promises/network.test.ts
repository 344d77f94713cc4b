/**
 * Nothing is sent, nobody is called, nothing is kept. Proved twice: by what the bundles could load, and by running them under a
 * guard that ends them when they ask for a socket, a name or a process, with no right to write and a right to read only what they
 * were given.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Editor } from '../fuzz/editor';
import { requestsOf } from '../fuzz/requests';
import { ROOT, SAMPLES, SEED_NAME } from '../support/lsp';

const ALONE = join(ROOT, 'test', 'promises', 'alone.cjs');
const CLI = join(ROOT, 'dist', 'cli.js');

/** Modules of Node and VS Code that each bundle loads; docs/security.md says what each of the network is for. */
const LOADED: Readonly<Record<string, readonly string[]>> = {
  'cli.js': ['buffer', 'fs', 'fs/promises', 'os', 'path', 'url', 'util', 'worker_threads'],
  'extension.js': ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'readline', 'util', 'vscode'],
  'extension.web.js': ['vscode'],
  'language-server.js': [
    'buffer',
    'child_process',
    'crypto',
    'fs',
    'fs/promises',
    'net',
    'os',
    'path',
    'url',
    'util',
    'v8',
  ],
  'server.js': ['crypto', 'fs', 'module', 'os', 'path', 'vm'],
  'server.web.js': [],
};

describe('the bundles', () => {
  it('load these modules and no others', () => {
    for (const [name, modules] of Object.entries(LOADED)) {
      const code = readFileSync(join('dist', name), 'utf8');
      const loaded = [...code.matchAll(/\b(?:require|import)\((["'`])([^"'`]+)\1\)/g)].map(([, , module]) => module!);
      assert.deepEqual([...new Set(loaded.map((module) => module.replace('node:', '')))].sort(), modules, name);
      // A name that is only known when it is loaded could be any.
      assert.doesNotMatch(code, /\bimport\((?!["'`])/, name);
    }
    assert.deepEqual(readdirSync('dist').filter((file) => file.endsWith('.js')).sort(), Object.keys(LOADED)); // prettier-ignore
  });

  it('call nothing by which a page or a process reaches the network without a module', () => {
    const callers = /\b(?:fetch|importScripts|sendBeacon)\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|process\.binding/; // prettier-ignore
    for (const name of Object.keys(LOADED))
      assert.doesNotMatch(readFileSync(join('dist', name), 'utf8'), callers, name);
  });
});

/** Words for Node that let a program read these folders only, write nowhere and start nothing. */
function confined(readable: readonly string[], more: readonly string[] = []): string {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'; // prettier-ignore
  const quoted = (path: string) => `"${path.replaceAll('\\', '\\\\')}"`;
  const read = [join(ROOT, 'dist'), join(ROOT, 'docs'), ALONE, ...readable].map((path) => `--allow-fs-read=${quoted(path)}`); // prettier-ignore
  return [
    permission,
    '--disable-warning=ExperimentalWarning --disable-warning=SecurityWarning',
    ...read,
    `--require=${quoted(ALONE)}`,
    ...more,
  ].join(' ');
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function node(words: readonly string[], options: string, input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, words, { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: options } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

describe('the guard', () => {
  it('ends a program that asks for a socket, a name or a process, by whatever way', async () => {
    for (const code of [
      "require('net').connect(9, '127.0.0.1')",
      "require('net').connect('/nowhere')",
      "require('net').createServer().listen(0)",
      "require('net').createServer().listen('/tmp/but-son-nowhere')",
      "require('http').get('http://127.0.0.1:9')",
      "require('tls').connect(9)",
      "fetch('http://127.0.0.1:65001')",
      "require('dgram').createSocket('udp4')",
      "require('dns').lookup('localhost', () => {})",
      "require('dns').resolve('localhost', () => {})",
      "require('child_process').spawn(process.execPath, ['--version'])",
      "new (require('worker_threads').Worker)(\"require('net').connect(9, '127.0.0.1')\", { eval: true })",
    ]) {
      const { code: exit, err } = await node(['-e', code], `--require="${ALONE.replaceAll('\\', '\\\\')}"`);
      assert.match(err, /not alone: [A-Z]+/, code);
      // A thread that is ended does not end the process.
      if (!code.includes('Worker')) assert.notEqual(exit, 0, code);
    }
  });

  it('lets no file be written, and none be read but those given', async () => {
    const written = await node(['-e', "require('fs').writeFileSync('/tmp/but-son-nowhere', '')"], confined([]));
    assert.match(written.err, /ERR_ACCESS_DENIED/);
    const read = await node(['-e', `require('fs').readFileSync(${JSON.stringify(join(ROOT, 'package.json'))})`], confined([])); // prettier-ignore
    assert.match(read.err, /ERR_ACCESS_DENIED/);
  });
});

describe('under the guard', () => {
  // By its real path: what may be read is compared by that.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'but-son-')));
  const text = readFileSync(join(SAMPLES, SEED_NAME), 'utf8');

  before(() => {
    cpSync(SAMPLES, folder, { recursive: true });
    writeFileSync(join(folder, 'but-son.json'), JSON.stringify({ catalogue: ['danh-muc.csv'], rules: { 'text/repeated-word': 'error' } })); // prettier-ignore
    writeFileSync(join(folder, 'danh-muc.csv'), 'code,type,issuer,date\n04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07\n');
    // Enough for the command line to take threads.
    mkdirSync(join(folder, 'nhieu'));
    for (let index = 0; index < 210; index++)
      writeFileSync(join(folder, 'nhieu', `${index}.vanban`), 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n');
  }); // prettier-ignore

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('the server answers everything that it offers', async function () {
    this.timeout(60_000);
    const before = process.env['NODE_OPTIONS'];
    process.env['NODE_OPTIONS'] = confined([folder]);
    let editor: Editor;
    try {
      editor = await Editor.start({ folders: [pathToFileURL(folder).href] });
    } finally {
      if (before === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = before;
    }
    try {
      const uri = pathToFileURL(join(folder, SEED_NAME)).href;
      editor.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
      const lines = text.split(/\r?\n/);
      const all = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };
      let said = 0;
      for (const line of lines.keys()) {
        if (!/số \d|¹|^[IVX\d]+\. /.test(lines[line]!)) continue;
        for (const mark of ['số ', '¹', '. ', 'ngày ']) {
          const position = { line, character: Math.max(0, lines[line]!.indexOf(mark)) + mark.length };
          for (const { method, params } of requestsOf(editor.offers)) {
            const range = { start: position, end: position };
            const outcome = await editor.ask(method, params({ uri, position, range, all, choice: line }));
            assert.ok(!('lost' in outcome), JSON.stringify(outcome));
            if ('result' in outcome && outcome.result !== null) said += 1;
          }
        }
      }
      assert.ok(said > 200, `${said} answers`);
      editor.settings = { language: 'en' };
      editor.tell('workspace/didChangeConfiguration', { settings: null });
      editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(join(folder, 'danh-muc.csv')).href, type: 2 }] }); // prettier-ignore
      editor.tell('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: `${text}\n` }],
      });
      const report = await editor.ask('textDocument/diagnostic', { textDocument: { uri } });
      assert.match(JSON.stringify(report), /date\/after-document/);
      assert.deepEqual(editor.failures, []);
      assert.equal(editor.errors, '');
      assert.ok(await editor.hangUp());
    } finally {
      await editor.dispose();
    }
  });

  it('the command line does all that it can, in threads too', async function () {
    this.timeout(60_000);
    const run = (words: readonly string[], more: readonly string[] = []) => node([CLI, ...words], confined([folder], more), text); // prettier-ignore
    const samples = join(folder, SEED_NAME);
    for (const words of [
      ['check', samples, '--format', 'json'],
      ['check', samples, '--format', 'sarif'],
      ['check', '-'],
      ['citations', folder, '--format', 'jsonl'],
      ['outline', samples],
      ['rules'],
      ['--help'],
    ]) {
      const { code, out, err } = await run(words);
      assert.ok(code === 0 || code === 1, `${words.join(' ')}: ${code ?? ''} ${err}`);
      assert.ok(out.length > 100, words.join(' '));
      assert.doesNotMatch(err, /not alone|denied/i);
    }
    const { code, out, err } = await run(['check', join(folder, 'nhieu'), '--format', 'json'], ['--allow-worker']);
    assert.deepEqual([code, err], [1, '']);
    assert.equal((JSON.parse(out) as { files: unknown[] }).files.length, 210);
  });

  it('nothing is written but the repairs that were asked for', async () => {
    const copy = join(folder, 'nhieu', '0.vanban');
    writeFileSync(copy, 'KẾT LUẬN\n\nThực hiện Kết luận số 21-KL/TU, ngày 1/2/2021 của Thành ủy.\n');
    const refused = await node([CLI, 'check', '--fix', copy], confined([folder]));
    assert.match(refused.err, /ERR_ACCESS_DENIED|restricted/);
    const allowed = await node([CLI, 'check', '--fix', copy], confined([folder], [`--allow-fs-write="${copy.replaceAll('\\', '\\\\')}"`])); // prettier-ignore
    assert.doesNotMatch(allowed.err, /ERR_ACCESS_DENIED|restricted/);
    assert.ok(readFileSync(copy, 'utf8').includes('ngày 01/02/2021'));
  });
});
