// npm run bench: how fast, as ratios to what the least possible work takes on the same machine in the same minutes, and to what
// other tools take for the same text.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBench, CLI, FLOOR_SERVER, OUT, SERVER } from './build.mjs';
import { asMarkdown, faulty, repeated, stretched } from './documents.mjs';
import { measureFolders } from './folders.mjs';
import { GROWING, growthOf, isBroken, usualCost } from './growth.mjs';
import { checkers, installPeers, markdownServer, timeOf } from './peers.mjs';
import { measureReading } from './reading.mjs';
import { comparisons, measuredPart, writePage } from './report.mjs';
import { coldStarts, firstStart, takeTurns, typing } from './servers.mjs';
import { measureSmallFiles } from './small-files.mjs';
import { median } from './statistics.mjs';

const USAGE = `npm run bench -- [--large] [--peers] [--folders] [--write] [--smoke]

  --large   3 MB and 10,000 findings too
  --peers   beside other tools, too, which are installed for it into .cache/
  --folders ten thousand drafts in a folder, too
  --write   put the tables into docs/performance.md, and the chart beside it
  --smoke   small and quick; fails when the work grows faster than the text`;

const BYTES = { '30 kB': 30_000, '300 kB': 300_000, '1 MB': 1_000_000, '3 MB': 3_000_000 };

/** What our servers keep from one start to the next. */
const KEPT = path.join(OUT, 'kept');

/** Our server, as a client starts it that names the place for what is kept. */
function ours(text, place = 'usual') {
  const cache = path.join(KEPT, place);
  return { script: SERVER, text, parameters: ['--stdio', `--cache=${cache}`], initializationOptions: { cache } };
}

const NORMAL = {
  reading: ['30 kB', '300 kB', '1 MB'],
  runs: 15,
  typing: ['30 kB', '300 kB'],
  starts: 5,
  keys: { keys: 100, burst: 60, requests: 20 },
  checks: 3,
  files: 100,
};
const LARGE = { ...NORMAL, reading: [...NORMAL.reading, '3 MB'], typing: [...NORMAL.typing, '3 MB'] };
const SMOKE = {
  reading: ['30 kB'],
  runs: 3,
  typing: ['30 kB'],
  starts: 1,
  keys: { keys: 10, burst: 20, requests: 3 },
  checks: 1,
  files: 3,
};

async function main() {
  const { large, peers, folders, write, smoke } = readOptions();
  const plan = smoke ? SMOKE : large ? LARGE : NORMAL;
  mkdirSync(OUT, { recursive: true });
  rmSync(KEPT, { recursive: true, force: true });
  const engine = await buildBench();
  if (peers) {
    say('other tools');
    await installPeers();
  }

  const figures = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    system: `${process.platform} ${process.arch}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)} at the start`,
    reading: {},
    growth: {},
    first: {},
    cold: {},
    typing: {},
  };
  for (const size of plan.reading) {
    say(`reading ${size}`);
    figures.reading[size] = measureReading(engine, repeated(BYTES[size]), plan.runs);
  }
  for (const size of plan.typing) {
    const text = repeated(BYTES[size]);
    const subjects = { floor: { script: FLOOR_SERVER, text }, ours: ours(text) };
    say(`servers, ${size}`);
    if (size === '30 kB')
      figures.first[size] = await firstStart(
        Array.from({ length: plan.starts }, (_, run) => ours(text, `first-${run}`)),
      );
    if (size !== '3 MB') figures.cold[size] = await coldStarts(subjects, plan.starts);
    figures.typing[size] = await typing(subjects, plan.keys);
  }
  if (large) {
    say('servers, length and findings');
    figures.faults = await measureFaults(plan.keys.keys);
  }
  if (peers) {
    figures.peers = await measurePeers(plan);
    say('small files');
    figures.peers.smallFiles = await measureSmallFiles();
  }
  if (folders) figures.folders = await measureFolders(say);
  // Last, for it fills the memory of this process, and the engine adapts itself to texts that are none.
  const usual = usualCost(engine);
  for (const [what, kind] of Object.entries(GROWING)) {
    say(`growth, ${what}`);
    figures.growth[what] = growthOf(engine, kind, 2, usual);
  }

  writeFileSync(
    path.join(OUT, 'results.json'),
    `${JSON.stringify({ ...figures, comparisons: comparisons(figures) }, null, 2)}\n`,
  );
  console.log(`\n${await measuredPart(figures)}`);
  if (write) await writePage(figures);

  const broken = Object.entries(figures.growth).filter(([, found]) => isBroken(found));
  for (const [what, found] of broken) console.error(`growth broken: ${what}: ${JSON.stringify(found)}`);
  if (smoke && broken.length > 0) process.exitCode = 1;
}

/** How the time of a key depends on the length alone, and on the number of findings alone. */
async function measureFaults(keys) {
  const plan = { keys, burst: 0, requests: 0 };
  return {
    ...(await typing({ short: ours(stretched(0)), long: ours(stretched(BYTES['3 MB'])) }, plan)),
    ...(await withFaults({ few: 1000, many: 10_000 }, plan)),
  };
}

/** @param {Record<string, number>} faults in the text of each */
async function withFaults(faults, plan) {
  const subjects = Object.entries(faults).map(([name, count]) => [name, ours(faulty(count))]);
  const typed = await typing(Object.fromEntries(subjects), plan);
  return Object.fromEntries(Object.entries(typed).map(([name, one]) => [name, { ...one, faults: faults[name] }]));
}

/** The Markdown server on the same Markdown, and the checkers of the command line on the same files. */
async function measurePeers({ typing: sizes, starts, keys, checks, files: count }) {
  const peers = { cold: {}, typing: {}, checks: {} };
  const symbols = ['symbols'];
  for (const size of sizes) {
    say(`Markdown server, ${size}`);
    const text = asMarkdown(repeated(BYTES[size]));
    const languageId = 'markdown';
    const subjects = { markdown: { ...markdownServer(), text, languageId }, ours: { ...ours(text), languageId } };
    peers.cold[size] = await coldStarts(subjects, starts);
    peers.typing[size] = await typing(subjects, keys, { markdown: symbols, ours: symbols });
  }
  const tools = { ours: (files) => [CLI, 'check', ...files], ...(await checkers()) };
  for (const [what, files] of Object.entries(inputsFor(sizes, count))) {
    say(`command line, ${what}`);
    const times = Object.fromEntries(Object.keys(tools).map((name) => [name, []]));
    await takeTurns(Object.entries(tools), checks, async ([name, words]) =>
      times[name].push(await timeOf(words(files))),
    );
    peers.checks[what] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  }
  return peers;
}

/** Files for the command line by what they are: one of each size, and many. */
function inputsFor(sizes, count) {
  const folder = path.join(OUT, 'files');
  mkdirSync(folder, { recursive: true });
  const write = (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const whole = repeated(BYTES['30 kB'] * count);
  const part = Math.ceil(whole.length / count);
  const many = Array.from({ length: count }, (_, index) =>
    write(`${index}.txt`, whole.slice(index * part, (index + 1) * part)),
  );
  const single = sizes.map((size) => [size, [write(`${size.replace(' ', '-')}.txt`, repeated(BYTES[size]))]]);
  return { ...Object.fromEntries(single), [`${count} files of 30 kB`]: many };
}

function readOptions() {
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({ options: { large: flag, peers: flag, folders: flag, write: flag, smoke: flag } }).values;
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
}

function say(what) {
  process.stderr.write(`bench: ${what}\n`);
}

await main();
