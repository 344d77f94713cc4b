// npm run test:other-editors: the server in editors beside VS Code. Each opens the same draft, without a screen, and tells what it saw.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const SERVER = path.join(HERE, '..', '..', 'dist', 'server.js');
const DRAFT = 'ke-hoach-31.vanban';
const CITED = 'nghi-quyet-07.vanban';
const LONGEST_MS = 60_000;

const run = promisify(execFile);

const EDITORS = {
  Neovim: {
    version: ['nvim', ['--version']],
    command: ['nvim', ['--headless', '--clean', '-c', `luafile ${path.join(HERE, 'neovim.lua')}`, DRAFT]],
    outline: ({ symbols }) => namesOf(symbols),
    definition: ({ definition: [link] }) => ({ file: link.targetUri ?? link.uri, line: (link.targetSelectionRange ?? link.range).start.line + 1 }), // prettier-ignore
  },
  'Emacs with eglot': {
    version: ['emacs', ['--version']],
    command: ['emacs', ['--batch', '--eval', '(package-initialize)', '--load', path.join(HERE, 'eglot.el'), DRAFT]], // prettier-ignore
    outline: ({ outline }) => outline,
    definition: ({ definition: { file, line } }) => ({ file: pathToFileURL(file).href, line }),
  },
};

function namesOf(symbols) {
  return symbols.flatMap(({ name, children }) => [name, ...namesOf(children ?? [])]);
}

/** What must be seen in every editor. */
function inspect(seen, { outline, definition }, folder, texts) {
  const text = texts[DRAFT];
  const lineOf = (words) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
  const [error, ...others] = seen.findings.filter(({ severity }) => severity === 1);
  assert.deepEqual(others, [], 'one error');
  assert.deepEqual([error?.line, error?.text], [lineOf('15/12/2025'), '15/12/2025'], 'the date of December is found');
  assert.match(error.message, /15\/12\/2025, sau ngày/);
  assert.deepEqual(
    seen.repaired.filter(({ severity }) => severity === 1),
    [],
    'the finding goes with its cause',
  );
  assert.equal(
    seen.formatted,
    text.replace('15/12/2025', '15/07/2025').trimEnd(),
    'formatting mends what was spoilt, and nothing else',
  );
  const names = outline(seen);
  for (const name of ['I. MỤC ĐÍCH', 'II. TỔ CHỨC THỰC HIỆN'])
    assert.ok(names.some((shown) => shown.includes(name)), `the outline has ${name}: ${names.join(' | ')}`); // prettier-ignore
  const cited = definition(seen);
  assert.equal(decodeURIComponent(cited.file), decodeURIComponent(pathToFileURL(path.join(folder, CITED)).href));
  assert.equal(texts[CITED].split('\n')[cited.line - 1], 'NGHỊ QUYẾT', 'the definition is the title of the resolution');
}

let failed = 0;
for (const [name, editor] of Object.entries(EDITORS)) {
  const folder = await mkdtemp(path.join(tmpdir(), 'but-son-'));
  try {
    await cp(path.join(HERE, 'drafts'), folder, { recursive: true });
    const texts = {};
    for (const file of [DRAFT, CITED]) texts[file] = await readFile(path.join(folder, file), 'utf8');
    const { stdout: version } = await run(...editor.version);
    const { stdout } = await run(...editor.command, {
      cwd: folder,
      timeout: LONGEST_MS,
      env: { ...process.env, BUT_SON_SERVER: SERVER, LANG: 'C.UTF-8' },
    });
    const seen = JSON.parse(stdout.trim().split('\n').at(-1));
    inspect(seen, editor, folder, texts);
    console.log(`ok    ${name} (${version.split('\n')[0]})`);
  } catch (error) {
    failed += 1;
    console.error(`FAIL  ${name}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
console.log(`${Object.keys(EDITORS).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
