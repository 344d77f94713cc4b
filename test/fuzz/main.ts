/** The fuzzer itself: rounds of each part until the time is up or the steps are done. Run by test/fuzz/run.mjs. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as engine from '../bench/engine';
import { FileFault, fuzzFiles } from './files';
import { checkText, checkEdit, fuzzReader, TextFault, type TextCase } from './reader';
import { fuzzServer, replay, ServerFault, type Act, type Kind } from './server';

export interface Plan {
  readonly seed: number;
  /** Time for all parts together (ms); without it only the steps count. */
  readonly time?: number;
  /** Steps of each part: texts and edits, messages, files. */
  readonly steps?: number;
  readonly parts: readonly string[];
  readonly out: string;
}

interface Part {
  /** Share of the time. */
  readonly share: number;
  /** Does a round. @returns its steps */
  readonly round: (seed: number) => number | Promise<number>;
  readonly unit: string;
}

const PARTS: Readonly<Record<string, Part>> = {
  reader: { share: 0.4, round: (seed) => fuzzReader(seed), unit: 'texts and edits' },
  server: { share: 0.45, round: (seed) => fuzzServer(seed), unit: 'acts of an editor' },
  files: { share: 0.15, round: (seed) => fuzzFiles(seed), unit: 'catalogues, settings and calls' },
};

export const PART_NAMES = Object.keys(PARTS);

/** After so many failing cases a part has said enough. */
const MOST_FAULTS = 3;

/**
 * Fuzzes by a plan. Each round has a seed of its own, so that one round can be done again without those before it.
 *
 * @param say prints a line
 * @param alive called before each round: who waits for it knows by it that nothing hangs
 * @returns the failing cases, each kept in a file
 */
export async function fuzz(
  { seed, time, steps, parts, out }: Plan,
  say: (line: string) => void,
  alive: (part: string, seed: number) => void = () => undefined,
): Promise<string[]> {
  const files: string[] = [];
  const shares = parts.reduce((sum, name) => sum + PARTS[name]!.share, 0);
  for (const name of parts) {
    const { share, round, unit } = PARTS[name]!;
    const end = time === undefined ? Infinity : Date.now() + (time * share) / shares;
    const wanted = steps ?? Infinity;
    let done = 0;
    let faults = 0;
    let current = seed;
    for (; done < wanted && Date.now() < end && faults < MOST_FAULTS; current++) {
      alive(name, current);
      try {
        done += await round(current);
      } catch (error) {
        if (!(error instanceof TextFault || error instanceof ServerFault || error instanceof FileFault)) throw error;
        const file = keep(name, current, error.found, out);
        say(`\n${name}, seed ${current}: ${file}\n${error.found.error}\n`);
        faults += 1;
        files.push(file);
      }
    }
    say(`${name}: ${done} ${unit}, seeds ${seed} to ${current - 1}, ${faults} failing`);
  }
  return files;
}

/** Writes a failing case down. @returns where */
function keep(part: string, seed: number, found: object, out: string): string {
  mkdirSync(out, { recursive: true });
  const file = join(out, `${part}-${seed}.json`);
  writeFileSync(file, `${JSON.stringify({ part, seed, ...found }, undefined, 1)}\n`);
  return file;
}

/** Does a failing case again, as it was kept; cases of files are done again by their seed. @throws what is wrong with it */
export async function again(file: string): Promise<void> {
  const found = JSON.parse(readFileSync(file, 'utf8')) as
    (TextCase & { part: 'reader' }) | { part: 'server'; kind: Kind; acts: Act[] } | { part: 'files'; seed: number };
  if (found.part === 'server') await replay(found.kind, found.acts);
  else if (found.part === 'files') await fuzzFiles(found.seed);
  else {
    const { text, markup, edit } = found;
    checkText(engine, text, markup);
    if (!edit) return;
    const { start, end, insert } = edit;
    checkEdit(engine, engine.readDraft(text, markup), { at: start, remove: end - start, insert });
  }
}
