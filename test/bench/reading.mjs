// Reading and judging in this process, beside the floor pass and the decoding of the same text.
import { flat } from './documents.mjs';
import { floorPass } from './floor.mjs';
import { judgeAll, readAll, timed } from './growth.mjs';
import { median } from './statistics.mjs';

/** Read before the first measured run, so that the engine has compiled what it will. */
const WARM_UP_BYTES = 3_000_000;
const decoder = new TextDecoder('utf-8', { fatal: true });

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
