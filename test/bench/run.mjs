// npm run bench: how fast, as ratios to what the least possible work takes on the same machine in the same minutes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBench, FLOOR_SERVER, OUT, SERVER } from './build.mjs';
import { faulty, oneLine, repeated, stretched } from './documents.mjs';
import { growth, measureReading } from './reading.mjs';
import { comparisons, measuredPart, writePage } from './report.mjs';
import { coldStarts, typing } from './servers.mjs';

const USAGE = `npm run bench -- [--large] [--write] [--smoke]

  --large   3 MB and 10,000 findings too
  --write   put the table into docs/performance.md
  --smoke   small and quick; fails when doubling the text costs more than three times`;

const BROKEN_GROWTH = 3;
const ATTEMPTS = 3;
const BYTES = { '30 kB': 30_000, '300 kB': 300_000, '1 MB': 1_000_000, '3 MB': 3_000_000 };
const SERVERS = { floor: FLOOR_SERVER, ours: SERVER };

const NORMAL = {
  reading: ['30 kB', '300 kB', '1 MB'],
  runs: 15,
  growthFrom: 300_000,
  typing: ['30 kB', '300 kB'],
  starts: 5,
  keys: { keys: 100, burst: 60, requests: 20 },
};
const LARGE = { ...NORMAL, reading: [...NORMAL.reading, '3 MB'], typing: [...NORMAL.typing, '3 MB'] };
const SMOKE = {
  reading: ['30 kB'],
  runs: 3,
  growthFrom: 100_000,
  typing: ['30 kB'],
  starts: 1,
  keys: { keys: 10, burst: 20, requests: 3 },
};

/** Texts whose work must grow with their length and no faster. */
const GROWING = {
  'a usual draft': repeated,
  'one line': oneLine,
  'a fault in each paragraph': (bytes) => faulty(Math.round(bytes / 120)),
};

async function main() {
  const { large, write, smoke } = readOptions();
  const plan = smoke ? SMOKE : large ? LARGE : NORMAL;
  mkdirSync(OUT, { recursive: true });
  const engine = await buildBench();

  const figures = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    system: `${process.platform} ${process.arch}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)} at the start`,
    reading: {},
    growth: {},
    cold: {},
    typing: {},
  };
  for (const size of plan.reading) {
    say(`reading ${size}`);
    figures.reading[size] = measureReading(engine, repeated(BYTES[size]), plan.runs);
  }
  for (const [what, make] of Object.entries(GROWING)) {
    say(`growth, ${what}`);
    figures.growth[what] = leastGrowth(engine, make, plan);
  }
  for (const size of plan.typing) {
    const text = repeated(BYTES[size]);
    say(`servers, ${size}`);
    if (size !== '3 MB') figures.cold[size] = await coldStarts(SERVERS, text, plan.starts);
    figures.typing[size] = await typing(withText(text), plan.keys);
  }
  if (large) {
    say('servers, length and findings');
    figures.faults = await measureFaults(plan.keys.keys);
  }

  writeFileSync(
    path.join(OUT, 'results.json'),
    `${JSON.stringify({ ...figures, comparisons: comparisons(figures) }, null, 2)}\n`,
  );
  console.log(`\n${await measuredPart(figures)}`);
  if (write) await writePage(figures);

  const broken = Object.entries(figures.growth).filter(([, ratio]) => ratio > BROKEN_GROWTH);
  for (const [what, ratio] of broken)
    console.error(`growth broken: ${what}, twice the text costs ${ratio.toFixed(1)} times`);
  if (smoke && broken.length > 0) process.exitCode = 1;
}

/** A machine that is busy elsewhere for a moment looks like growth: measured again, that goes away. */
function leastGrowth(engine, make, { growthFrom, runs }) {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least > BROKEN_GROWTH; attempt++)
    least = Math.min(least, growth(engine, make, growthFrom, runs));
  return least;
}

/** Both servers with one text. */
function withText(text) {
  return { floor: { script: FLOOR_SERVER, text }, ours: { script: SERVER, text } };
}

/** How the time of a key depends on the length alone, and on the number of findings alone. */
async function measureFaults(keys) {
  const plan = { keys, burst: 0, requests: 0 };
  const own = (text) => ({ script: SERVER, text });
  return {
    ...(await typing({ short: own(stretched(0)), long: own(stretched(BYTES['3 MB'])) }, plan)),
    ...(await typing({ few: own(faulty(1000)), many: own(faulty(10_000)) }, plan)),
  };
}

function readOptions() {
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({ options: { large: flag, write: flag, smoke: flag } }).values;
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
}

function say(what) {
  process.stderr.write(`bench: ${what}\n`);
}

await main();
