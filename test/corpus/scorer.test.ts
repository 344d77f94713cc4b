/** The scorer, on a folder of one small text: what counts as right, what as wrong, what as neither. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readAll } from './engine';
import { faultsOf, readCorpus, type Heading } from './labels';
import { f1, kindOf, precision, recall, score, scoreHeadings, type Prediction, type Score } from './score';

const FOLDER = 'test/fixtures/scorer';
const corpus = readCorpus(FOLDER);
const text = corpus.texts.get('a')!;

/** A citation as read: its words, and what is known of it. */
function read(words: string, parts: Partial<Prediction> = {}): Prediction {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { doc: 'a', start, end: start + words.length, type: null, code: null, date: null, issuer: null, ...parts };
}

function scored(...predictions: Prediction[]): Score {
  return score(corpus.labels, corpus.windows, predictions);
}

const RESOLUTION = read('Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy', {
  type: 'Nghị quyết',
  code: '04-NQ/TU',
  date: '2021-12-07',
  issuer: 'Thành uỷ',
});
const LAW = read('Luật Đất đai năm 2013', { kind: 'named-year', type: 'Luật' });
const DECREE = read('Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ', {
  type: 'Nghị định',
  code: '30/2020/NÐ –CP',
  date: '2020-03-05',
  issuer: 'Chính phủ',
});

describe('the scorer', () => {
  it('finds its folder sound', () => {
    assert.deepEqual(faultsOf(corpus), []);
    const moved = { ...corpus, labels: corpus.labels.map((label) => ({ ...label, start: label.start + 1 })) };
    assert.equal(faultsOf(moved).length, 4);
  });

  it('gives full marks for what is labelled, whatever the tone marks, strokes and spaces', () => {
    const { rates, fields, wrong } = scored(RESOLUTION, LAW, DECREE);
    assert.deepEqual([f1(rates.exact.all!), f1(rates.tolerant.all!), f1(rates.overlap.all!)], [1, 1, 1]);
    assert.deepEqual(fields, {
      code: { of: 2, right: 2 },
      date: { of: 2, right: 2 },
      type: { of: 3, right: 3 },
      issuer: { of: 2, right: 2 },
    });
    assert.deepEqual(wrong, []);
  });

  it('takes a provision before it and an end at the code for tolerable, not for exact', () => {
    const { rates, wrong } = scored(
      read('Nghị quyết số 04-NQ/TU', { code: '04-NQ/TU' }),
      read('khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP', { code: '30/2020/NĐ-CP' }),
    );
    assert.equal(recall(rates.exact.all!), 0);
    assert.equal(precision(rates.tolerant.all!), 1);
    assert.equal(recall(rates.tolerant.coded!), 1);
    assert.equal(recall(rates.overlap.all!), 2 / 3);
    assert.deepEqual(
      wrong.map(({ what }) => what),
      ['span', 'date', 'type', 'issuer', 'missed', 'span', 'date', 'type', 'issuer'],
    );
  });

  it('neither rewards nor punishes the number of the draft itself, and leaves out what stands outside the windows', () => {
    const result = scored(
      read('Số: 12/QĐ-UBND', { code: '12/QĐ-UBND' }),
      read('12/QĐ-UBND', { code: '12/QĐ-UBND' }),
      read('Chỉ thị số 05-CT/TW', { code: '05-CT/TW' }),
    );
    assert.equal(result.rates.exact.all!.predictions, 0);
    assert.deepEqual([result.predictions, result.outside], [2, 1]);
  });

  it('pairs each label once, the best prediction first, and counts the other as spurious', () => {
    const { rates, wrong } = scored(read('04-NQ/TU, ngày 07/12/2021', { code: '04-NQ/TU' }), RESOLUTION, LAW, DECREE);
    assert.equal(rates.overlap.all!.labelsFound, 3);
    assert.equal(precision(rates.overlap.all!), 3 / 4);
    assert.deepEqual(
      wrong.map(({ what, got }) => [what, got?.start]),
      [['spurious', text.indexOf('04-NQ/TU')]],
    );
  });

  it('counts a date where the label has none', () => {
    const { datesInvented } = scored({ ...LAW, date: '2013-11-29' });
    assert.deepEqual(datesInvented, { of: 1, right: 1 });
  });

  it('tells the kind of a prediction by its parts where it states none', () => {
    const kinds = [
      read('04-NQ/TU', { code: '04-NQ/TU' }),
      read('04', { code: '04' }),
      read('Luật', { date: '2013-11-29' }),
      read('Luật'),
    ];
    assert.deepEqual(kinds.map(kindOf), ['coded', 'short', 'dated', 'name-only']);
  });

  it('counts headings at their place with their label', () => {
    const heading = (start: number, label: string): Heading => ({ doc: 'a', level: 1, start, label });
    const rate = scoreHeadings(
      [heading(0, 'I-'), heading(9, '1.')],
      [{ doc: 'a', from: 0, to: 50 }],
      [heading(0, 'I.'), heading(9, '2.'), heading(60, '3.')],
    );
    assert.deepEqual(rate, { labels: 2, labelsFound: 1, predictions: 2, predictionsRight: 1 });
  });

  it('reads and prints a folder as a command', function () {
    this.timeout(60_000);
    assert.deepEqual(
      readAll(corpus, '2026-11-24')[0]!.citations.map(({ kind }) => kind),
      ['coded', 'named-year', 'coded', 'own', 'coded'],
    );
    const printed = execFileSync(process.execPath, ['test/corpus/run.mjs', FOLDER, '--findings'], { encoding: 'utf8' });
    assert.match(printed, /exact +labels +P +R +F1\n +all +3 +100\.0 +100\.0 +100\.0\n/);
    assert.match(printed, /code 100\.0 of 2/);
  });
});
