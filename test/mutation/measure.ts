/** Plants faults and tells what the rules say of each. */
import { readDraft } from '../../server/src/draft/draft';
import { overlaps, type Span } from '../../server/src/draft/span';
import { contextFor } from '../../server/src/rules/context';
import { judge } from '../../server/src/rules/judge';
import type { Finding } from '../../server/src/rules/rule';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { FAULTS, plants, type Fault, type Plant } from './faults';

export { FAULTS } from './faults';

export interface Document {
  readonly doc: string;
  readonly text: string;
  readonly markup: boolean;
}

export interface Outcome {
  readonly doc: string;
  readonly plant: Plant;
  /** The words around, with the fault in them. */
  readonly words: string;
  /** Rules that speak at the planted place. */
  readonly rules: readonly string[];
  /** What is newly said at other places. */
  readonly elsewhere: readonly string[];
  readonly crash: string | undefined;
}

/** Numbers from 0 to below 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function findingsOf(text: string, markup: boolean, today: string): Finding[] {
  const draft = readDraft(text, markup);
  return judge(draft, contextFor(draft, DEFAULT_SETTINGS, today));
}

/**
 * Plants up to so many faults of each kind in each document and judges it anew with each.
 *
 * @param most of one kind in one document; which ones, the seed decides
 */
export function measure(
  documents: readonly Document[],
  options: { seed: number; most: number; today: string },
): Outcome[] {
  const random = randomNumbers(options.seed);
  return documents.flatMap(({ doc, text, markup }) => {
    const all = [...plants(readDraft(text, markup), random)];
    const chosen = FAULTS.flatMap((fault) =>
      sample(
        all.filter((plant) => plant.fault === fault && plant.newText !== text.slice(plant.span.start, plant.span.end)),
        options.most,
        random,
      ),
    );
    const before = findingsOf(text, markup, options.today);
    return chosen.map((plant) => ({ doc, plant, ...tryOut(text, markup, before, plant, options.today) }));
  });
}

function sample<T>(items: readonly T[], most: number, random: () => number): T[] {
  const rest = [...items];
  const taken: T[] = [];
  while (taken.length < most && rest.length > 0) taken.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return taken;
}

function tryOut(
  text: string,
  markup: boolean,
  before: readonly Finding[],
  plant: Plant,
  today: string,
): Pick<Outcome, 'words' | 'rules' | 'elsewhere' | 'crash'> {
  const { span, newText, around } = plant;
  const planted = text.slice(0, span.start) + newText + text.slice(span.end);
  const shift = newText.length - (span.end - span.start);
  const moved = (at: number): number => (at >= span.end ? at + shift : at);
  const place: Span = { start: around.start, end: moved(around.end) };
  const words = planted.slice(place.start, place.end).replace(/\s+/g, ' ');
  let after: Finding[];
  try {
    after = findingsOf(planted, markup, today);
  } catch (error) {
    return { words, rules: [], elsewhere: [], crash: String(error) };
  }
  // What was said there before is not new when it names the changed words.
  const known = new Set(before.map(({ rule, span: old }) => `${rule} ${moved(old.start)}`));
  const fresh = after.filter((finding) => !known.has(`${finding.rule} ${finding.span.start}`));
  const here = (finding: Finding): boolean =>
    overlaps(finding.span, place) || finding.related.some((related) => overlaps(related.span, place));
  return {
    words,
    rules: [...new Set(fresh.filter(here).map(({ rule }) => rule))],
    elsewhere: fresh.filter((finding) => !here(finding)).map(({ rule }) => rule),
    crash: undefined,
  };
}

export interface Row {
  readonly fault: Fault;
  readonly planted: number;
  readonly found: number;
  readonly betrayed: number;
  readonly betrayedFound: number;
  /** How often each rule spoke at the place. */
  readonly rules: Readonly<Record<string, number>>;
  readonly elsewhere: Readonly<Record<string, number>>;
  readonly crashes: number;
}

export function summary(outcomes: readonly Outcome[]): Row[] {
  return FAULTS.map((fault) => {
    const own = outcomes.filter(({ plant }) => plant.fault === fault);
    const betrayed = own.filter(({ plant }) => plant.betrayed);
    const found = (of: readonly Outcome[]): number => of.filter(({ rules }) => rules.length > 0).length;
    return {
      fault,
      planted: own.length,
      found: found(own),
      betrayed: betrayed.length,
      betrayedFound: found(betrayed),
      rules: tally(own.flatMap(({ rules }) => rules)),
      elsewhere: tally(own.flatMap(({ elsewhere }) => elsewhere)),
      crashes: own.filter(({ crash }) => crash !== undefined).length,
    };
  });
}

function tally(rules: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
