/**
 * The data that ships: is it what it says it is? The exceptions listed here are real documents, looked up one by one; a new one
 * needs a source.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readRecords } from '../../server/src/catalogue/csv';
import { COLUMNS, codeText } from '../../server/src/catalogue/entry';
import { readCode } from '../../server/src/draft/codes';
import { daysBetween } from '../../server/src/draft/dates';
import { bodiesByName, mayBear } from '../../server/src/norms/bodies';
import { centralTermOn, numberToRoman } from '../../server/src/norms/terms';
import { typeByName, type System } from '../../server/src/norms/types';
import { isDay } from '../../server/src/settings/settings';

type Row = Readonly<Record<string, string>> & { readonly line: number };

function rowsOf(file: string): { header: readonly string[]; rows: Row[]; text: string } {
  const text = readFileSync(`server/src/catalogue/${file}`, 'utf8');
  const [head, ...records] = [...readRecords(text)];
  const rows = records.map((record) => {
    assert.equal(record.broken, undefined, `${file}:${record.line}`);
    assert.equal(record.fields.length, head!.fields.length, `${file}:${record.line}`);
    return {
      ...Object.fromEntries(head!.fields.map((name, i) => [name, record.fields[i]!])),
      line: record.line,
    } as Row;
  });
  return { header: head!.fields, rows, text };
}

const documents = rowsOf('documents.csv');
const disagreements = rowsOf('disagreements.csv');
const codeOf = (row: Row) => readCode(row['code']!, 0, true)!;

describe('The catalogue that ships', () => {
  it('has its columns, and 1,383 documents', () => {
    assert.deepEqual(documents.header, [...COLUMNS]);
    assert.equal(documents.rows.length, 1383);
    assert.equal(documents.rows.filter((row) => row['source_2'] !== '').length, 732);
  });

  it('holds each row on one line, which the reader of single rows relies on', () => {
    assert.equal(documents.text.trimEnd().split('\n').length, 1384);
    assert.equal(disagreements.text.trimEnd().split('\n').length, 93);
    for (const { text } of [documents, disagreements]) assert.ok(!text.includes('\r') && !text.startsWith('\ufeff'));
  });

  it('is composed text', () => {
    for (const { text } of [documents, disagreements]) assert.equal(text.normalize('NFC'), text);
  });

  it('has codes in their normal form, which are the keys of the look-up', () => {
    for (const row of [...documents.rows, ...disagreements.rows]) {
      const code = readCode(row['code']!, 0, true);
      assert.ok(code, row['code']);
      assert.equal(codeText(code), row['code']);
      assert.deepEqual(code.faults, [], row['code']);
    }
  });

  it('has types and bodies that the norms know, and letters that go with them', () => {
    for (const row of [...documents.rows, ...disagreements.rows]) {
      const type = typeByName(row['type']!);
      assert.ok(type, row['type']);
      const code = codeOf(row);
      if (code.letters !== '') {
        const system: System = code.form === 'party' ? 'party' : code.form === 'normative' ? 'law' : 'state';
        const letters = type.letters.filter((known) => known.system === system || code.form !== 'party');
        assert.ok(
          letters.some((known) => known.letters === code.letters),
          `${row['type']} ${row['code']}`,
        );
      }
      for (const issuer of row['issuer']!.split(', ')) {
        assert.ok(bodiesByName(issuer).length > 0, issuer);
        assert.notEqual(mayBear(code.bodies[0]!, issuer), false, `${issuer} ${row['code']}`);
      }
    }
  });

  it('has dates of the calendar, the year of the code, and the term of the date', () => {
    for (const row of documents.rows) {
      const date = row['date']!;
      assert.ok(isDay(date), `${row['code']} ${date}`);
      const code = codeOf(row);
      if (code.year !== undefined) assert.equal(date.slice(0, 4), String(code.year), row['code']);
      if (code.form === 'party')
        assert.equal(row['term'], `khóa ${centralTermOn(date)!.roman}`, `${row['code']} ${date}`);
      if (code.assembly !== undefined) assert.equal(row['term'], `khóa ${numberToRoman(code.assembly)}`, row['code']);
    }
  });

  it('gives sources that are addresses, and two of two sites where there are two', () => {
    const site = (source: string): string => new URL(source).hostname.replace(/^www\./, '');
    for (const row of documents.rows) {
      assert.match(row['source_1']!, /^https?:\/\/\S+$/, row['code']);
      if (row['source_2'] === '') continue;
      assert.match(row['source_2']!, /^https?:\/\/\S+$/, row['code']);
      assert.notEqual(site(row['source_1']!), site(row['source_2']!), row['code']);
    }
  });

  it('says "hết hiệu lực" or nothing, and names successors by a code', () => {
    for (const row of documents.rows) {
      assert.ok(['', 'hết hiệu lực'].includes(row['status']!), row['code']);
      if (row['replaced_by'] !== '') assert.ok(readCode(row['replaced_by']!, 0, true), row['code']);
    }
  });

  it('begins subjects with a small letter, and names of laws with their type', () => {
    for (const { code, type, title } of documents.rows as (Row & { code: string; type: string; title: string })[]) {
      if (title === '') continue;
      if (['Luật', 'Bộ luật', 'Pháp lệnh'].includes(type)) assert.match(title, /^(?:Luật|Bộ luật|Pháp lệnh) /, code);
      else assert.doesNotMatch(title, /^\p{Lu}\p{Ll}+ (?!nghị)/u, code);
    }
  });

  it('has each document once per type, body and term; 12-KL/TW was issued twice', () => {
    const seen = new Map<string, number>();
    for (const row of documents.rows) {
      const period = row['term'] === '' ? row['date']!.slice(0, 4) : row['term'];
      const key = `${row['code']} ${row['type']} ${row['issuer']} ${period}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    assert.deepEqual(
      [...seen].filter(([, count]) => count > 1),
      [['12-KL/TW Kết luận Bộ Chính trị khóa XIII', 2]],
    );
  });

  it('has one code for two documents of one body and term only where laws and resolutions are numbered apart', () => {
    const types = new Map<string, Set<string>>();
    for (const row of documents.rows) {
      const key = `${row['code']} ${row['term'] === '' ? row['date']!.slice(0, 4) : row['term']}`;
      types.set(key, (types.get(key) ?? new Set()).add(row['type']!));
    }
    assert.deepEqual(
      [...types]
        .filter(([, of]) => of.size > 1)
        .map(([key]) => key.split(' ')[0])
        .sort(),
      ['100/2015/QH13', '15/2003/QH11', '24/2008/QH12', '41/2009/QH12', '55/2010/QH12', '90/2015/QH13', '93/2015/QH13'],
    );
  });
});

describe('Number order and date order in the catalogue', () => {
  /** Days by which a later number may bear an earlier date: the number is given by the clerk after the signature. */
  const TOLERANCE = 7;

  /** The counter that a number belongs to; Quy định and Quyết định of the centre share one, QĐi has its own. */
  function counterOf(row: Row): string {
    const code = codeOf(row);
    if (code.form === 'law')
      return `${row['type'] === 'Nghị quyết' ? 'NQ' : row['type'] === 'Pháp lệnh' ? 'PL' : 'L'} ${code.bodies.join()}`;
    if (code.form === 'party') return `${code.letters} ${code.bodies.join()} ${row['term']}`;
    return `${code.letters} ${code.bodies.join()} ${code.form} ${row['date']!.slice(0, 4)}`;
  }

  it('agree within a week, with the exceptions that are known', () => {
    const counters = new Map<string, Row[]>();
    for (const row of documents.rows) counters.set(counterOf(row), [...(counters.get(counterOf(row)) ?? []), row]);
    const wrong: string[] = [];
    for (const rows of counters.values()) {
      const sorted = rows
        .filter((row) => codeOf(row).suffix === '')
        .sort((a, b) => Number(codeOf(a).number) - Number(codeOf(b).number) || (a['date']! < b['date']! ? -1 : 1));
      sorted.forEach((row, i) => {
        const before = sorted[i - 1];
        if (before && daysBetween(row['date']!, before['date']!) > TOLERANCE)
          wrong.push(`${before['code']} ${before['date']}, ${row['code']} ${row['date']}`);
      });
    }
    assert.deepEqual(wrong.sort(), [
      // A second counter, probably: one source.
      '101/2025/UBTVQH15 2025-09-26, 283/2021/UBTVQH15 2021-08-27',
      // The number 12 was given twice.
      '12-KL/TW 2022-04-06, 14-KL/TW 2021-09-22',
    ]);
  });
});

describe('The list of disagreements', () => {
  it('has its columns, and 92 of them', () => {
    assert.deepEqual(disagreements.header, [
      'code', 'type', 'issuer', 'term', 'title', 'date_a', 'support_a', 'source_a_1', 'source_a_2', 'date_b', 'support_b',
      'source_b', 'kind', 'likely', 'in_catalogue', 'note',
    ]); // prettier-ignore
    assert.equal(disagreements.rows.length, 92);
  });

  it('gives two days, or one that breaks the order of numbers, or one that the calendar does not have', () => {
    for (const row of disagreements.rows) {
      assert.ok(isDay(row['date_a']!), row['code']);
      if (row['kind'] === 'impossible date') assert.ok(!isDay(row['date_b']!), row['code']);
      else if (row['kind'] === 'breaks the number order') assert.equal(row['date_b'], '', row['code']);
      else assert.ok(isDay(row['date_b']!) && row['date_a'] !== row['date_b'], row['code']);
      if (row['likely'] !== '') assert.ok([row['date_a'], row['date_b']].includes(row['likely']), row['code']);
    }
  });

  it('says rightly which of its documents are in the catalogue, and with the likelier date', () => {
    for (const row of disagreements.rows) {
      const listed = documents.rows.filter(
        (known) =>
          known['code'] === row['code'] &&
          known['type'] === row['type'] &&
          known['issuer'] === row['issuer'] &&
          known['term'] === row['term'],
      );
      assert.equal(listed.length > 0, row['in_catalogue'] === 'yes', row['code']);
      if (row['in_catalogue'] === 'yes')
        assert.ok(
          listed.some((known) => known['date'] === row['likely']),
          row['code'],
        );
    }
  });
});
