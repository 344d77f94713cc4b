/**
 * Faults planted into our own clean documents. What the text alone betrays: a date after the document, a date that the calendar
 * has not or that another mention contradicts, a type word or an issuer against the letters of the code, a year against the year
 * of the code, numbers against dates in one series, lost zeros and a letter that only looks like Đ. What it does not betray, and
 * what is therefore not asked for: a changed digit of a code, or a date of which nothing else in the text knows; there only the
 * catalogue can help.
 */
import assert from 'node:assert/strict';
import { readCorpus } from '../corpus/labels';
import { TODAY } from '../support/fixture';
import { FAULTS } from './faults';
import { measure, summary, type Row } from './measure';

const corpus = readCorpus('test/fixtures/corpus');
const documents = [...corpus.texts]
  .filter(([doc]) => corpus.tags.get(doc)!.includes('clean'))
  .map(([doc, text]) => ({ doc, text, markup: false }));

describe('planted faults', () => {
  let rows: Row[];
  let missed: string;

  before(function () {
    this.timeout(120_000);
    const outcomes = measure(documents, { seed: 1, most: 3, today: TODAY });
    rows = summary(outcomes);
    missed = outcomes
      .filter(({ plant, rules }) => plant.betrayed && rules.length === 0)
      .map(({ doc, plant, words }) => `${plant.fault} ${doc} ${plant.span.start} ${words}`)
      .join('\n');
  });

  it('are of every kind', () => {
    assert.deepEqual(
      rows.map(({ fault }) => fault),
      FAULTS,
    );
    for (const { fault, planted } of rows) assert.ok(planted >= 5, `${fault}: ${planted}`);
  });

  it('never break the rules', () => {
    assert.deepEqual(
      rows.filter(({ crashes }) => crashes > 0),
      [],
    );
  });

  it('are found where the text betrays them', () => {
    const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
    const share = sum((row) => row.betrayedFound) / sum((row) => row.betrayed);
    assert.ok(share >= 0.97, `${(100 * share).toFixed(1)} %\n${missed}`);
    for (const { fault, betrayed, betrayedFound } of rows)
      assert.ok(betrayedFound >= 0.9 * betrayed, `${fault}: ${betrayedFound} of ${betrayed}\n${missed}`);
  });

  it('make no rule speak loudly at other places', () => {
    const quiet = new Set(['citation/incomplete-first', 'citation/unresolved-short', 'code/type-mismatch']);
    assert.deepEqual(
      rows.flatMap(({ fault, elsewhere }) =>
        Object.keys(elsewhere)
          .filter((rule) => !quiet.has(rule))
          .map((rule) => `${fault}: ${rule}`),
      ),
      [],
    );
  });
});
