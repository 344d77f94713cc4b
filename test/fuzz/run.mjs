// npm run fuzz: random texts, messages and files, until something breaks or the time is up.
import { fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundled, ROOT } from '../support/bundle.mjs';

const USAGE = `npm run fuzz -- [--seconds N | --steps N] [--seed N] [--part NAME]... [--case FILE]

  --seconds N   for so long, all parts together (40)
  --steps N     so many steps of each part instead: texts and edits, acts of an editor, files
  --seed N      where to begin; another one in each run unless it is given, and always printed
  --part NAME   reader, server or files only
  --case FILE   does a failing case again, as it was kept in out/fuzz`;

const OUT = path.join(ROOT, 'out', 'fuzz');
const BUNDLE = path.join(OUT, 'main.cjs');
/** A round that takes longer than this (ms) hangs; the longest that end take seconds, and shortening a case a minute. */
const LONGEST_ROUND = 300_000;

const isCount = (value) => value === undefined || /^[1-9]\d{0,8}$/.test(value);

function readOptions() {
  try {
    const text = { type: 'string' };
    const options = { seconds: text, steps: text, seed: text, part: { type: 'string', multiple: true }, case: text };
    const { values } = parseArgs({ options });
    if (![values.seconds, values.steps, values.seed].every(isCount)) throw new Error('a number above 0 is wanted');
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

// The rounds run in a process of their own: one that hangs for ever can be ended and named.
if (process.send) {
  const { fuzz, again, PART_NAMES } = await import(BUNDLE).then((module) => module.default);
  const { seconds, steps, seed, part, case: kept } = JSON.parse(process.argv[2]);
  const alive = (name, current) => process.send({ name, current });
  if (kept !== undefined) await again(path.resolve(kept));
  else {
    const time = steps === undefined ? Number(seconds ?? 40) * 1000 : undefined;
    const plan = { seed: Number(seed), steps: steps && Number(steps), time, parts: part ?? PART_NAMES, out: OUT };
    process.exitCode = (await fuzz(plan, console.log, alive)).length > 0 ? 1 : 0;
  }
  process.disconnect();
} else {
  const options = readOptions();
  options.seed ??= String(1 + Math.floor(Math.random() * 1e8));
  if (options.case === undefined) await rm(OUT, { recursive: true, force: true });
  const { PART_NAMES } = await bundled(path.join(import.meta.dirname, 'main.ts'), BUNDLE);
  const strange = options.part?.find((name) => !PART_NAMES.includes(name));
  if (strange !== undefined) {
    console.error(`--part ${strange}\n\n${USAGE}`);
    process.exit(2);
  }
  if (options.case === undefined) console.log(`seed ${options.seed}`);
  const child = fork(import.meta.filename, [JSON.stringify(options)], { execArgv: ['--enable-source-maps'] });
  let last = 'before the first round';
  const watch = () =>
    setTimeout(() => {
      console.error(`hangs: ${last}`);
      child.kill('SIGKILL');
    }, LONGEST_ROUND);
  let timer = watch();
  child.on('message', ({ name, current }) => {
    last = `${name}, seed ${current}`;
    clearTimeout(timer);
    timer = watch();
  });
  child.on('exit', (code) => {
    clearTimeout(timer);
    process.exitCode = code ?? 1;
  });
}
