// `npm start` as a newcomer uses it: the findings in the terminal, then the drafts in an editor.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { until } from '../until.mjs';
import { SEED } from './seed.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const START = path.join(ROOT, 'scripts', 'start.mjs');
const WRONG_DATE = /07\/12\/2022/;

export default [
  {
    name: 'npm start -- --web prints the findings, opens the drafts in the browser, and saves what is typed',
    test: (page) => withSamples((folder) => startsInTheBrowser(page, folder)),
  },
  {
    name: 'npm start opens the drafts in VS Code where there is one',
    test: () => withSamples(startsInVSCode),
  },
];

async function withSamples(test) {
  const place = await mkdtemp(path.join(os.tmpdir(), 'but-son-start-'));
  const folder = path.join(place, 'samples');
  try {
    await cp(path.join(ROOT, 'samples'), folder, { recursive: true });
    await chmod(path.join(folder, SEED), 0o644);
    await test(folder);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Starts scripts/start.mjs; what it prints is part of every failure. */
async function started(startArguments, env, test) {
  const child = spawn(process.execPath, [START, ...startArguments], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { child, printed: '', ended: new Promise((resolve) => child.once('exit', resolve)) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (run.printed += text));
  }
  try {
    await test(run);
  } catch (error) {
    error.message += `\n--- npm start printed:\n${run.printed}`;
    throw error;
  } finally {
    child.kill('SIGKILL');
  }
}

async function startsInTheBrowser(page, folder) {
  await started([folder, '--web', '--no-open'], process.env, async (run) => {
    const address = await until(
      'an address to be printed',
      () => {
        assert.equal(run.child.exitCode, null, 'npm start ended by itself');
        return /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(run.printed)?.[0];
      },
      { within: 60_000 },
    );
    assert.match(run.printed, WRONG_DATE, 'the terminal does not name the wrong date');
    await refusesStrangers(address);

    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    const error = page.locator('.markers-panel .monaco-list-row[aria-label^="Error"]');
    await error.waitFor({ timeout: 60_000 });
    assert.match(await error.getAttribute('aria-label'), WRONG_DATE);
    await page.locator('.outline-tree .monaco-list-row').first().waitFor();

    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('DỰ THẢO');
    await page.keyboard.press('Control+s');
    await until('the edit to be in the file', async () =>
      (await readFile(path.join(folder, SEED), 'utf8')).startsWith('DỰ THẢO'),
    );
    const elsewhere = asked.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(address));
    assert.deepEqual(elsewhere, [], 'the editor asked somebody else');

    run.child.kill('SIGINT');
    assert.equal(await run.ended, 0, 'Ctrl+C does not end npm start in peace');
  });
}

/** The folder is served to the page just opened, and to nobody else. */
async function refusesStrangers(address) {
  const status = async (url, options) => (await fetch(url, options)).status;
  assert.equal(await status(new URL('/', address)), 404, 'answered without the secret path');
  assert.equal(await status(`${address}files/..%2f..%2f..%2fetc%2fpasswd`), 403, 'a path led out of the folder');
  assert.equal(await status(`${address}editor/..%2f..%2fpackage.json`), 403, 'a path led out of the editor');
  const foreign = { headers: { origin: 'http://example.org' } };
  assert.equal(await status(`${address}files/${SEED}`, foreign), 403, 'another page could read the folder');
  assert.equal(await status(`${address}files/${SEED}`, { ...foreign, method: 'PUT', body: '' }), 403);
  assert.equal(await status(`${address}files/`, { method: 'DELETE' }), 403, 'the folder itself could be removed');
}

/** With a stand-in for `code` on PATH that writes down how it was called. */
async function startsInVSCode(folder) {
  const place = path.dirname(folder);
  const calls = path.join(place, 'calls');
  await writeFile(path.join(place, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${calls}'\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: place + path.delimiter + process.env.PATH };
  await started([folder], env, async (run) => {
    assert.equal(await run.ended, 0);
    assert.match(run.printed, WRONG_DATE);
    const called = (await readFile(calls, 'utf8')).trim().split('\n');
    assert.deepEqual(called, [`--extensionDevelopmentPath=${ROOT}`, folder, path.join(folder, SEED)]);
  });
}
