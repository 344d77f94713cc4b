// The folder's files over HTTP: what the file system provider in folder/folder.js asks for.
//
//   GET    PATH              the bytes            GET  PATH?stat  type, times, size      GET PATH?list  names and types
//   GET    PATH?tree         every file below     POST PATH?folder  make a folder
//   PUT    PATH              write                POST PATH?from=OTHER  move OTHER here  DELETE PATH    remove
import { mkdir, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** VS Code's FileType. */
const FILE = 1;
const FOLDER = 2;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 20_000;

export class Refused extends Error {
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}

/** Resolves a path in a folder and follows its links; refuses what lies, or would be made, outside. */
export async function inside(folder, relative) {
  if (relative.includes('\0')) throw new Refused(400);
  const root = await realpath(folder);
  const file = path.resolve(root, `./${relative}`);
  const isInside = (other) => other === root || other.startsWith(root + path.sep);
  if (!isInside(file)) throw new Refused(403);
  for (let existing = file; ; existing = path.dirname(existing)) {
    const real = await realpath(existing).catch(() => undefined);
    if (real === undefined) continue;
    if (!isInside(real)) throw new Refused(403);
    return path.join(real, path.relative(existing, file));
  }
}

export async function answerFiles(folder, relative, query, request, response) {
  const file = await inside(folder, relative);
  const isRoot = relative === '' || file === (await realpath(folder));
  const json = (value) => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(value));
  };
  try {
    switch (request.method) {
      case 'GET':
        if (query.has('stat')) return json(await describe(file));
        if (query.has('list')) return json(await list(file));
        if (query.has('tree')) return json(await tree(file));
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(await readFile(file));
        return;
      case 'PUT':
        await writeFile(file, await body(request));
        break;
      case 'POST':
        if (query.has('from')) {
          await rename(await inside(folder, query.get('from')), file);
        } else {
          await mkdir(file, { recursive: true });
        }
        break;
      case 'DELETE':
        if (isRoot) throw new Refused(403);
        await rm(file, { recursive: query.has('recursive') });
        break;
      default:
        throw new Refused(405);
    }
    response.statusCode = 204;
    response.end();
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new Refused(404);
    throw new Refused(error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS' ? 403 : 409);
  }
}

async function describe(file) {
  const found = await stat(file);
  return {
    type: found.isDirectory() ? FOLDER : FILE,
    ctime: Math.round(found.birthtimeMs),
    mtime: Math.round(found.mtimeMs),
    size: found.size,
  };
}

async function list(folder) {
  const entries = await readdir(folder);
  const described = await Promise.all(
    entries.map((name) =>
      describe(path.join(folder, name)).then(
        ({ type }) => [name, type],
        () => undefined, // a broken link, or gone meanwhile
      ),
    ),
  );
  return described.filter((entry) => entry !== undefined);
}

/** Paths of the files below, for quick open; hidden folders and node_modules are left out. */
async function tree(root) {
  const files = [];
  const visit = async (folder, prefix) => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (files.length >= MOST_FILES || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) await visit(path.join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (entry.isFile()) files.push(prefix + entry.name);
    }
  };
  await visit(root, '');
  return files;
}

async function body(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MOST_BYTES) throw new Refused(413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
