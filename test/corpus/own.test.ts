/**
 * Our own corpus: documents written for the purpose that hold every way of citing, right and wrong, and what looks like one and
 * is none. `node test/corpus/make.mjs` makes it out of test/fixtures/corpus/source; labels are set there by hand.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../server/src/rules/index';
import { TODAY } from '../support/fixture';
import { readFolder } from './engine';
import { faultsOf, type Anomaly } from './labels';
import { f1, score, type Wrong } from './score';
import { filesOf } from './source';

/** What the documents written to be wrong must be told, in the order of the text: every rule on dates, codes and citations. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  'sai-bao-cao-dang': [
    'citation/repeated-in-full',
    'date/anniversary',
    'date/day-month-swapped',
    'date/outside-term',
    'code/regime',
    'code/unknown-type',
    'date/separator',
    'citation/style',
    'citation/unresolved-short',
    'citation/congress',
    'citation/superseded',
    'citation/incomplete-first',
    'date/document-mismatch',
  ],
  'sai-ke-hoach-ubnd': [
    'citation/own-document',
    'code/retired-issuer',
    'code/unknown-issuer',
    'citation/ambiguous-short',
  ],
  // Its faults are those of components.
  'sai-the-thuc-dang': [],
  'sai-van-ban-dang': [
    'date/after-document',
    'date/impossible',
    'code/type-mismatch',
    'code/malformed',
    'code/lookalike-letter',
    'code/padding',
    'date/padding',
    'citation/catalogue-mismatch',
    'citation/conflicting',
    'citation/chronology',
    'code/issuer-mismatch',
    'citation/incomplete-first',
    'citation/competence',
    'date/reversed-range',
  ],
  'sai-van-ban-nha-nuoc': [
    'date/year-against-code',
    'code/type-mismatch',
    'code/issuer-mismatch',
    'date/after-document',
    'citation/conflicting',
  ],
};
const ON_CITATIONS = /^(?:date|code|citation)\//;

const FOLDER = 'test/fixtures/corpus';
const { corpus, readings } = readFolder(FOLDER, TODAY);
const is = (doc: string, tag: string): boolean => corpus.tags.get(doc)!.includes(tag);

function show({ what, label, got }: Wrong): string {
  const { doc, start, end } = label ?? got!;
  return `${what} ${doc} ${start} ${JSON.stringify(corpus.texts.get(doc)!.slice(start, end))}`;
}

/** What a document is said to hold. */
function said(doc: string, ...severities: string[]): string[] {
  const { text, findings } = readings.find((reading) => reading.doc === doc)!;
  return findings
    .filter(({ severity }) => severities.includes(severity))
    .map(
      ({ rule, severity, span }) => `${doc}: ${severity} ${rule} ${JSON.stringify(text.slice(span.start, span.end))}`,
    );
}

function isMarked({ doc, start, end, type, note }: Anomaly): boolean {
  return readings
    .find((reading) => reading.doc === doc)!
    .findings.some(
      ({ rule, severity, span }) => rule === type && severity === note && span.start < end && start < span.end,
    );
}

describe('our own corpus', () => {
  it('is what its sources make', () => {
    const folder = path.join(FOLDER, 'source');
    const sources = new Map(
      readdirSync(folder)
        .sort()
        .map((name) => [path.parse(name).name, readFileSync(path.join(folder, name), 'utf8')]),
    );
    for (const [name, content] of filesOf(sources))
      assert.equal(readFileSync(path.join(FOLDER, name), 'utf8'), content, `${name}: run node test/corpus/make.mjs`);
    assert.deepEqual(faultsOf(corpus), []);
  });

  it('holds documents of many kinds, and every form in which texts come', () => {
    assert.ok(corpus.texts.size >= 14);
    for (const tag of [
      'party',
      'state',
      'ocr',
      'plain',
      'nfd',
      'crlf',
      'segmented',
      'wrap-80',
      'wrap-50',
      'traps',
      'wrong',
    ])
      assert.ok(
        [...corpus.tags.values()].some((tags) => tags.includes(tag)),
        tag,
      );
  });

  it('is read as it is labelled', () => {
    const { rates, fields, datesInvented, wrong } = score(
      corpus.labels,
      corpus.windows,
      readings.flatMap((reading) => reading.citations),
    );
    const mistakes = wrong.map(show).join('\n');
    const least = (value: number | undefined, percent: number, what: string): void => {
      assert.ok(100 * (value ?? 0) >= percent, `${what}: ${100 * (value ?? 0)} of ${percent}\n${mistakes}`);
    };
    least(f1(rates.exact.coded!), 98, 'coded, exact');
    least(f1(rates.overlap.coded!), 99.5, 'coded, overlap');
    least(f1(rates.exact.all!), 94, 'all, exact');
    least(f1(rates.tolerant.all!), 96, 'all, tolerant');
    least(f1(rates.overlap.all!), 98.5, 'all, overlap');
    for (const [name, percent] of [
      ['code', 99.5],
      ['date', 99.5],
      ['type', 98],
      ['issuer', 97],
    ] as const)
      least(fields[name].right / fields[name].of, percent, name);
    assert.equal(datesInvented.right, 0, mistakes);
  });

  for (const [what, tags] of [
    ['scanned texts', ['ocr']],
    ['texts without marks', ['plain']],
    ['decomposed texts', ['nfd']],
    ['texts with hard line ends', ['wrap-80', 'wrap-50']],
    ['texts cut into words', ['segmented']],
    ['texts that lost their hyphens', ['no-hyphens']],
    ['texts that lost their capitals', ['small-letters']],
    ['narrow columns', ['narrow']],
  ] as const)
    it(`is read nearly as well in ${what}`, () => {
      const own = (doc: string): boolean => tags.some((tag) => is(doc, tag));
      const citations = readings.flatMap((reading) => reading.citations);
      const { rates, wrong } = score(corpus.labels, corpus.windows, citations, own);
      assert.ok((f1(rates.exact.all!) ?? 0) >= 0.95, wrong.map(show).join('\n'));
    });

  it('has no error where nothing is wrong', () => {
    const right = [...corpus.texts.keys()].filter((doc) => !is(doc, 'wrong'));
    assert.deepEqual(
      right.flatMap((doc) => said(doc, 'error')),
      [],
    );
  });

  it('has no warning where the drafter took care', () => {
    const clean = [...corpus.texts.keys()].filter((doc) => is(doc, 'clean'));
    assert.ok(clean.length >= 14);
    assert.deepEqual(
      clean.flatMap((doc) => said(doc, 'error', 'warning')),
      [],
    );
  });

  it('has each planted fault found by its rule, and no other error or warning beside them', () => {
    assert.ok(corpus.anomalies.length > 15);
    assert.deepEqual(
      corpus.anomalies
        .filter((anomaly) => !isMarked(anomaly))
        .map(({ doc, start, text, type }) => `${type} ${doc} ${start} ${text}`),
      [],
    );
    for (const { doc, findings } of readings.filter((reading) => is(reading.doc, 'wrong')))
      for (const { rule, severity, span } of findings)
        if (severity === 'error' || severity === 'warning')
          assert.ok(
            corpus.anomalies.some(
              (mark) => mark.doc === doc && mark.type === rule && span.start < mark.end && mark.start < span.end,
            ),
            `${doc} ${span.start}: ${severity} ${rule}`,
          );
  });

  it('has every rule on dates, codes and citations speak where it should, and only there', () => {
    const wrong = readings.filter(({ doc }) => is(doc, 'wrong'));
    assert.deepEqual(
      Object.fromEntries(
        wrong.map(({ doc, findings }) => [
          doc,
          findings
            .filter(({ rule }) => ON_CITATIONS.test(rule))
            .sort((a, b) => a.span.start - b.span.start)
            .map(({ rule }) => rule),
        ]),
      ),
      PLANTED,
    );
    assert.deepEqual(
      [...new Set(Object.values(PLANTED).flat())].sort(),
      RULES.map(({ id }) => id)
        .filter((id) => ON_CITATIONS.test(id))
        .sort(),
    );
    for (const { doc, findings } of wrong)
      for (const { rule, severity, span } of findings.filter((finding) => ON_CITATIONS.test(finding.rule)))
        assert.ok(
          corpus.anomalies.some(
            (mark) =>
              mark.doc === doc &&
              mark.type === rule &&
              mark.note === severity &&
              span.start < mark.end &&
              mark.start < span.end,
          ),
          `${doc} ${span.start}: ${severity} ${rule}`,
        );
  });
});
