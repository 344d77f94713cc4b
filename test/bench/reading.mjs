// Reading and judging in this process, beside the floor pass and the decoding of the same text.
import { flat } from './documents.mjs';
import { floorPass } from './floor.mjs';
import { median } from './statistics.mjs';

/** Read before the first measured run, so that the engine has compiled what it will. */
const WARM_UP_BYTES = 3_000_000;
const TODAY = '2026-01-01';
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Time of one go in ms. */
function timed(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/**
 * Time of one go in ms, out of as many as fill a stretch of time. Goes as short as a floor pass are measured over a stretch as
 * long as our own work takes: then what else the machine does meets both alike.
 */
function timedOver(stretch, action) {
  const start = performance.now();
  let goes = 0;
  do {
    action();
    goes += 1;
  } while (performance.now() - start < stretch);
  return (performance.now() - start) / goes;
}

/** Everything that a draft holds; it reads its parts only when they are asked for. */
function readAll(engine, text) {
  const draft = engine.readDraft(text);
  void [draft.citations, draft.dates, draft.footnoteMarks, draft.footnotes, draft.identity, draft.sections];
  return draft;
}

function judgeAll(engine, draft) {
  return engine.judge(draft, engine.contextFor(draft, engine.DEFAULT_SETTINGS, TODAY), engine.DEFAULT_SETTINGS.rules);
}

/** Medians in ms: decoding, floor pass, reading, judging, both, and the work of one key. */
export function measureReading(engine, text, runs) {
  const bytes = Buffer.from(text);
  const times = { decode: [], floor: [], read: [], judge: [], both: [], key: [] };
  let findings = 0;
  let citations = 0;
  const middle = text.indexOf(' ', text.length / 2);
  const edited = flat(`${text.slice(0, middle)}a${text.slice(middle)}`);
  for (let run = -Math.ceil(WARM_UP_BYTES / bytes.length); run < runs; run++) {
    let draft;
    const read = timed(() => (draft = readAll(engine, text)));
    const judge = timed(() => (findings = judgeAll(engine, draft).length));
    const floor = timedOver(read + judge, () => floorPass(text));
    const decode = timedOver(read + judge, () => decoder.decode(bytes));
    const key = timed(() =>
      judgeAll(engine, engine.editDraft(draft, edited, { start: middle, end: middle, length: 1 })),
    );
    citations = draft.citations.length;
    if (run < 0) continue;
    for (const [name, time] of Object.entries({ decode, floor, read, judge, both: read + judge, key }))
      times[name].push(time);
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  return { bytes: bytes.length, citations, findings, ...medians };
}

/** How many times the work grows when the text doubles; the best of the runs on each side, for noise only ever adds. */
export function growth(engine, make, size, runs) {
  const texts = [make(size), make(2 * size)];
  const best = [Infinity, Infinity];
  for (let run = -1; run < runs; run++)
    for (const [side, text] of texts.entries()) {
      const time = timed(() => judgeAll(engine, readAll(engine, text)));
      if (run >= 0) best[side] = Math.min(best[side], time);
    }
  return best[1] / best[0];
}
