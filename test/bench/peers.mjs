// The tools that stand beside us: what people have for checking such texts today. They are no part of the project: a package of
// their own with its own lock file, installed into .cache/ when they are asked for.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { npm } from '../../scripts/web/install.mjs';
import { ROOT } from './build.mjs';

const MANIFEST = path.join(import.meta.dirname, 'peers');
const FOLDER = path.join(ROOT, '.cache', 'bench-peers');

/** Installs them, unless they are there by the same lock file. */
export async function installPeers() {
  const lock = path.join(MANIFEST, 'package-lock.json');
  const mark = path.join(FOLDER, '.installed');
  const wanted = await readFile(lock, 'utf8');
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === wanted) return;
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await copyFile(path.join(MANIFEST, 'package.json'), path.join(FOLDER, 'package.json'));
  await copyFile(lock, path.join(FOLDER, 'package-lock.json'));
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER });
  await writeFile(mark, wanted);
}

const installed = (...names) => path.join(FOLDER, 'node_modules', ...names);

/** What VS Code parses Markdown with for its server. */
export function markdownParser() {
  const MarkdownIt = createRequire(installed('x.js'))('markdown-it');
  const markdown = new MarkdownIt({ html: true });
  return (text) => markdown.parse(text, {});
}

/**
 * The language server behind Markdown in VS Code, with every check of links on, as its users have it. It leaves the parsing to its
 * client, which takes markdown-it for it; so the time of that is in its figures, here as there.
 */
export function markdownServer() {
  const parse = markdownParser();
  const warning = { enabled: 'warning' };
  return {
    script: installed('vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js'),
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: {
      markdown: {
        occurrencesHighlight: { enabled: false },
        suggest: { paths: { enabled: true } },
        validate: {
          enabled: true,
          fragmentLinks: warning,
          referenceLinks: warning,
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'warning' },
          unusedLinkDefinitions: { enabled: 'hint' },
          duplicateLinkDefinitions: warning,
          ignoredLinks: [],
        },
      },
    },
    /** Answers to what this server asks of its client; `text` is the open document. */
    answers: (text) => ({
      'markdown/parse': (params) => parse(params.text ?? text()),
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readDirectory': () => [],
    }),
  };
}

const CSPELL = { version: '0.2', language: 'vi,en', import: [installed('@cspell', 'dict-vi-vn', 'cspell-ext.json')] };
const TEXTLINT = { rules: { 'no-todo': true, terminology: true } };

/** The tools of the command line that run on this Node, by name: the words that check some files. */
export async function checkers() {
  const cspellConfig = path.join(FOLDER, 'cspell.json');
  const textlintConfig = path.join(FOLDER, '.textlintrc.json');
  await writeFile(cspellConfig, JSON.stringify(CSPELL));
  await writeFile(textlintConfig, JSON.stringify(TEXTLINT));
  const cspell = installed('cspell', 'bin.mjs');
  const textlint = installed('textlint', 'bin', 'textlint.js');
  const all = {
    cspell: (files) => [cspell, 'lint', '--no-progress', '--no-cache', '--no-summary', '-c', cspellConfig, ...files],
    textlint: (files) => [textlint, '--config', textlintConfig, '-f', 'json', ...files],
  };
  // Each wants a Node of its own age.
  const runs = ([, words]) => spawnSync(process.execPath, [words([])[0], '--version'], { cwd: FOLDER }).status === 0;
  return Object.fromEntries(Object.entries(all).filter(runs));
}

/** Time of one run of a command from its start to its end, in ms. It may find faults, but not fail. */
export async function timeOf(words) {
  const start = performance.now();
  const child = spawn(process.execPath, words, { cwd: FOLDER, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0 && code !== 1) throw new Error(`${words[0]} ended with ${code}: ${said.slice(-1000)}`);
  return performance.now() - start;
}
