// The three places where the extension has to run, each with a copy of samples/ open:
//
//   server    VS Code 1.139 (code-server), the .vsix installed, extension host in Node
//   web       the same VS Code, the browser half of the extension in the web worker extension host
//   web-min   VS Code for the Web 1.91, the oldest supported, served as `npm start -- --web` serves it
import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../scripts/web/install.mjs';
import { serveEditor } from '../../scripts/web/serve.mjs';
import { Companion } from './companion.mjs';
import { until } from './until.mjs';

export const HOSTS = ['server', 'web', 'web-min'];

const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml' };
const EXTENSION = 'but-son.but-son';

/** A quiet editor in a light theme, with a font that has every Vietnamese letter. */
const SETTINGS = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.fontFamily': "'Noto Sans Mono', monospace",
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @param {string} name one of HOSTS
 * @param {object} tools what install.mjs installed, and `vsix`, the packaged extension
 * @param {string} samples the folder of which a copy is opened
 * @returns {Promise<{ url: string, companion: Companion, folderUri: string, extension: string, log: () => string,
 *   stop: () => Promise<void> }>} `extension` is the folder in which it was installed
 */
export async function startHost(name, tools, samples) {
  const place = await mkdtemp(path.join(os.tmpdir(), 'but-son-editor-'));
  const companion = await new Companion().start();
  const stops = [() => companion.stop()];
  const stop = async () => {
    for (const action of stops.reverse()) await action();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const folder = path.join(place, 'samples');
    await copySamples(samples, folder);
    const codeServer = new CodeServer(tools, place);
    const extension = await codeServer.install(tools.vsix);
    if (name === 'web-min') {
      const companionFolder = path.join(place, 'companion');
      await companion.writeTo(companionFolder);
      const editor = await serveEditor({
        vscodeWeb: tools.vscodeWeb,
        folder,
        extensions: [extension, companionFolder],
        settings: SETTINGS,
        origins: [companion.address],
      });
      stops.push(editor.close);
      return { url: editor.address, companion, folderUri: editor.folderUri, extension, log: () => '', stop };
    }
    if (name === 'web') await codeServer.hide(extension);
    await codeServer.add(companion);
    const port = await codeServer.start();
    stops.push(() => codeServer.stop());
    const proxy = name === 'web' ? await serveWithWebExtension(port, codeServer.hidden) : undefined;
    if (proxy) stops.push(proxy.close);
    return {
      url: `http://127.0.0.1:${proxy?.port ?? port}/?folder=${encodeURIComponent(folder)}`,
      companion,
      folderUri: pathToFileURL(folder).href,
      extension,
      log: () => codeServer.log,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The samples lie in the repository; what the tests type must not get there. */
async function copySamples(from, to) {
  await cp(from, to, { recursive: true });
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await chmod(path.join(entry.parentPath ?? entry.path, entry.name), 0o644);
  }
}

class CodeServer {
  log = '';

  constructor({ node, codeServer }, place) {
    this.command = [node, codeServer];
    this.place = place;
    this.extensions = path.join(place, 'extensions');
    this.options = ['--auth', 'none', '--config', path.join(place, 'config.yaml')];
    this.options.push('--user-data-dir', path.join(place, 'user'), '--extensions-dir', this.extensions);
    this.env = { ...process.env, EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '', VSCODE_IPC_HOOK_CLI: '' };
  }

  /** Installs a .vsix by VS Code's own command; returns the folder it was put into. */
  async install(vsix) {
    const settings = path.join(this.place, 'user', 'User', 'settings.json');
    await mkdir(path.dirname(settings), { recursive: true });
    await writeFile(settings, JSON.stringify(SETTINGS, undefined, 2));
    await writeFile(path.join(this.place, 'config.yaml'), 'auth: none\n');
    const [node, ...rest] = this.command;
    await run(node, [...rest, ...this.options, '--install-extension', vsix], { env: this.env });
    const folder = (await readdir(this.extensions)).find((entry) => entry.startsWith(`${EXTENSION}-`));
    if (!folder) throw new Error(`${vsix} was not installed`);
    return path.join(this.extensions, folder);
  }

  /** Takes an installed extension away from the extension host in Node, to be served to the web worker instead. */
  async hide(extension) {
    this.hidden = path.join(this.place, 'web-extension');
    await cp(extension, this.hidden, { recursive: true });
    await rm(this.extensions, { recursive: true });
  }

  /** Adds the companion, which is a folder and no .vsix, to the list of installed extensions. */
  async add(companion) {
    const location = path.join(this.extensions, 'companion');
    await mkdir(this.extensions, { recursive: true });
    const { id, version } = await companion.writeTo(location);
    const list = path.join(this.extensions, 'extensions.json');
    const known = JSON.parse(await readFile(list, 'utf8').catch(() => '[]'));
    known.push({
      identifier: { id },
      version,
      location: { $mid: 1, path: location, scheme: 'file' },
      relativeLocation: 'companion',
    });
    await writeFile(list, JSON.stringify(known));
  }

  async start() {
    const port = await freePort();
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
    const [node, ...rest] = this.command;
    this.process = spawn(
      node,
      [...rest, ...this.options, ...quiet, '--disable-getting-started-override', '--bind-addr', `127.0.0.1:${port}`],
      { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => (this.log += text));
    process.once('exit', () => this.process.kill('SIGTERM')); // also when the tests are broken off
    this.ended = new Promise((resolve) => this.process.once('exit', resolve));
    await until('code-server to answer', async () => {
      if (this.process.exitCode !== null) throw new Error(`code-server ended\n${this.log.slice(-2000)}`);
      return fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
    return port;
  }

  async stop() {
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await this.ended;
    clearTimeout(timer);
  }
}

/**
 * Passes everything on to code-server, but adds to the page's configuration an extension that lies on a web address:
 * such a one runs in the web worker.
 */
async function serveWithWebExtension(port, extension) {
  const own = await freePort();
  const server = http.createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://localhost');
      if (pathname.startsWith('/web-extension/')) {
        const file = path.join(extension, path.normalize(decodeURIComponent(pathname.slice('/web-extension'.length))));
        const type = TYPES[path.extname(file)];
        const bytes = await readFile(file).catch(() => undefined);
        response.writeHead(bytes ? 200 : 404, { 'Content-Type': type ?? 'application/octet-stream' }).end(bytes);
      } else if (pathname === '/') {
        const page = await fetch(`http://127.0.0.1:${port}${request.url}`, { headers: { host: request.headers.host } });
        response.writeHead(page.status, { 'Content-Type': 'text/html' });
        response.end(withExtension(await page.text(), own));
      } else {
        const { method, headers } = request;
        const inner = http.request({ host: '127.0.0.1', port, path: request.url, method, headers }, (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        });
        inner.on('error', () => response.destroy());
        request.pipe(inner);
      }
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.on('upgrade', (request, socket, head) => {
    const inner = net.connect(port, '127.0.0.1', () => {
      const headers = request.rawHeaders.map((text, index) => text + (index % 2 ? '\r\n' : ': ')).join('');
      inner.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
      inner.write(head);
      socket.pipe(inner).pipe(socket);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.listen(own, '127.0.0.1', resolve));
  return {
    port: own,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy(); // web sockets are none of the server's own connections
      }),
  };
}

function withExtension(page, port) {
  const unescape = (text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const extension = { scheme: 'http', authority: `127.0.0.1:${port}`, path: '/web-extension' };
  return page.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_all, before, text) => {
    const configuration = { ...JSON.parse(unescape(text)), additionalBuiltinExtensions: [extension] };
    return `${before}${escape(JSON.stringify(configuration))}"`;
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
