// npm run bench -- --peers: ten thousand small files in a folder, and the first question for a name in them, asked at once.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SERVER } from './build.mjs';
import { Client } from './client.mjs';
import { asMarkdown } from './documents.mjs';
import { writeDrafts } from './folder-documents.mjs';
import { markdownParser, markdownServer } from './peers.mjs';

const FILES = 10_000;
const BYTES = 3_100;
const QUERY = 'chuyển đổi số';
const ROUNDS = 2;

/** What the Markdown server asks of its client about a folder. */
function folderAnswers(files) {
  const parse = markdownParser();
  const at = ({ uri }) => fileURLToPath(uri);
  return {
    'markdown/parse': (params) => parse(params.text ?? readFileSync(at(params), 'utf8')),
    'markdown/findMarkdownFilesInWorkspace': () => files.map((file) => pathToFileURL(file).href),
    'markdown/fs/readFile': (params) => [...readFileSync(at(params))],
    'markdown/fs/readDirectory': async (params) =>
      (await readdir(at(params), { withFileTypes: true })).map((one) => [one.name, { isDirectory: one.isDirectory() }]),
    'markdown/fs/stat': async (params) => ({ isDirectory: (await stat(at(params))).isDirectory() }),
  };
}

/** Time (ms) from the start to all names that were asked for. A second answer must be no longer, or the first was not all. */
async function firstSymbols({ script, parameters, ...rest }, folder) {
  const client = new Client(script, parameters);
  await client.initialize({ ...rest, folder });
  const ask = () => client.request('workspace/symbol', { query: QUERY });
  const first = await ask();
  const memory = client.peakMemory();
  await sleep(500);
  const second = await ask();
  const [found, later] = [first, second].map(({ result }) => result.length);
  if (found === 0 || found !== later) throw new Error(`${script}: ${found} names at first, then ${later}`);
  await client.end();
  return { time: first.at - client.startedAt, memory };
}

/** The best of two rounds for each server, ours with nothing kept from before. */
export async function measureSmallFiles() {
  const base = mkdtempSync(path.join(tmpdir(), 'but-son-bench-'));
  try {
    const folder = path.join(base, 'luu-tru');
    const files = writeDrafts(folder, FILES, { bytes: BYTES, endings: ['.md'], shape: asMarkdown });
    const measured = { ours: [], markdown: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const cache = path.join(base, `cache-${round}`);
      const ours = { script: SERVER, parameters: ['--stdio', `--cache=${cache}`], initializationOptions: { cache } };
      measured.ours.push(await firstSymbols(ours, folder));
      measured.markdown.push(await firstSymbols({ ...markdownServer(), answers: folderAnswers(files) }, folder));
    }
    const best = (all) => all.reduce((a, b) => (a.time < b.time ? a : b));
    return { files: FILES, ours: best(measured.ours), markdown: best(measured.markdown) };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}
