// npm run mutate: plants one fault at a time into clean documents and reports how many the rules find.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundled, ROOT } from '../support/bundle.mjs';

const USAGE = `npm run mutate -- [FOLDER] [--most N] [--seed N] [--missed N] [--elsewhere N] [--json FILE] [--today YYYY-MM-DD]

  FOLDER         documents (.txt, .md, .vanban), in it or in its texts/; without it our own clean ones
  --most N       at most so many faults of a kind in a document (10)
  --seed N       which ones (1)
  --missed N     up to N faults of a kind that the text betrays and no rule finds
  --elsewhere N  up to N faults of a kind that make a rule speak at another place
  --json FILE    every fault with what was said
  --today DAY    the day on which texts are judged, 2026-11-24 without it`;

const OWN = path.join(ROOT, 'test', 'fixtures', 'corpus');
const { measure, summary, FAULTS } = await bundled(
  path.join(import.meta.dirname, 'measure.ts'),
  path.join(ROOT, 'out', 'mutation', 'measure.cjs'),
);
const { values, positionals } = readOptions();
const outcomes = measure(documentsIn(positionals[0]), {
  seed: Number(values.seed),
  most: Number(values.most),
  today: values.today,
});
print();

function readOptions() {
  try {
    return parseArgs({
      options: {
        most: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        missed: { type: 'string', default: '0' },
        elsewhere: { type: 'string', default: '0' },
        json: { type: 'string' },
        today: { type: 'string', default: '2026-11-24' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function documentsIn(folder = OWN) {
  const inner = path.join(folder, 'texts');
  const place = existsSync(inner) ? inner : folder;
  const clean = folder === OWN ? cleanOnes() : undefined;
  return readdirSync(place)
    .filter((name) => /\.(?:txt|md|vanban)$/.test(name) && (clean?.has(path.parse(name).name) ?? true))
    .sort()
    .map((name) => ({
      doc: path.parse(name).name,
      text: readFileSync(path.join(place, name), 'utf8'),
      markup: !name.endsWith('.txt'),
    }));
}

function cleanOnes() {
  const documents = JSON.parse(readFileSync(path.join(OWN, 'documents.json'), 'utf8'));
  return new Set(documents.filter(({ tags }) => tags.includes('clean')).map(({ id }) => id));
}

function print() {
  const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`).padStart(9);
  const counts = (tally) =>
    Object.entries(tally)
      .sort((a, b) => b[1] - a[1])
      .map(([rule, count]) => `${rule} ${count}`)
      .join(', ');
  console.log(`${'fault'.padEnd(34)}  betrayed    found            all    found  crashes`);
  for (const row of summary(outcomes)) {
    const { fault, planted, found, betrayed, betrayedFound, rules, elsewhere, crashes } = row;
    console.log(
      `${fault.padEnd(34)}${String(betrayed).padStart(10)}${share(betrayedFound, betrayed)}${String(planted).padStart(15)}${share(found, planted)}${String(crashes).padStart(9)}`,
    );
    if (found > 0) console.log(`    by ${counts(rules)}`);
    if (Object.keys(elsewhere).length > 0) console.log(`    elsewhere ${counts(elsewhere)}`);
  }
  for (const fault of FAULTS) {
    const own = outcomes.filter(({ plant }) => plant.fault === fault);
    const show = (title, some, limit) =>
      some.slice(0, Number(limit)).forEach(({ doc, words, plant, elsewhere, crash }) => {
        console.log(
          `${title}  ${fault}  ${doc} ${plant.span.start}  ${JSON.stringify(words)}  ${crash ?? counts2(elsewhere)}`,
        );
      });
    show(
      'crash',
      own.filter(({ crash }) => crash !== undefined),
      own.length,
    );
    show(
      'missed',
      own.filter(({ plant, rules }) => plant.betrayed && rules.length === 0),
      values.missed,
    );
    show(
      'elsewhere',
      own.filter(({ elsewhere }) => elsewhere.length > 0),
      values.elsewhere,
    );
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(outcomes, null, 1)}\n`);
}

function counts2(rules) {
  return [...new Set(rules)].join(', ');
}
