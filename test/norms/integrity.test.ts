import assert from 'node:assert/strict';
import { BODIES } from '../../server/src/norms/bodies';
import { CODE_FORMS, CODE_RULES } from '../../server/src/norms/code-forms';
import { COMPETENCE } from '../../server/src/norms/competence';
import { COMPONENT_EXCEPTIONS, COMPONENT_LISTS, LAYOUTS } from '../../server/src/norms/layout';
import { REGIME_NORMS } from '../../server/src/norms/regimes';
import { REORGANISATIONS } from '../../server/src/norms/reorganisations';
import { COLLECTIVE_SIGNATURES, SIGNING_RIGHTS } from '../../server/src/norms/signatures';
import { SOURCES, sourceKeys } from '../../server/src/norms/source';
import type { Sourced } from '../../server/src/norms/source';
import { SUCCESSIONS } from '../../server/src/norms/successions';
import {
  ASSEMBLIES,
  CENTRAL_TERMS,
  CONGRESSES,
  EXTRAORDINARY_PLENUMS,
  PLENUMS,
  PROVINCIAL,
  PROVINCIAL_ROUNDS,
} from '../../server/src/norms/terms';
import { ABBREVIATION_SOURCE } from '../../server/src/norms/abbreviations';
import { ONSETS, RHYMES, TONE_SOURCE } from '../../server/src/norms/syllables';
import { DOCUMENT_TYPES, GENERIC_WORDS } from '../../server/src/norms/types';
import { COMPOUND_SOURCE, SLIPS } from '../../server/src/norms/words';
import { CAPITALS, MODEL_SOURCE, TWO_WAYS } from '../../server/src/norms/writings';

/** Every table of the room, by name. */
const TABLES: Readonly<Record<string, readonly Sourced[]>> = {
  BODIES,
  CODE_FORMS,
  CODE_RULES,
  COMPETENCE,
  LAYOUTS,
  COMPONENT_LISTS,
  COMPONENT_EXCEPTIONS,
  REGIME_NORMS,
  REORGANISATIONS,
  SIGNING_RIGHTS,
  COLLECTIVE_SIGNATURES,
  SUCCESSIONS,
  CONGRESSES,
  PLENUMS,
  'documents of plenums': PLENUMS.flatMap(({ documents }) => documents),
  EXTRAORDINARY_PLENUMS,
  ASSEMBLIES,
  PROVINCIAL,
  PROVINCIAL_ROUNDS,
  ONSETS,
  RHYMES,
  SLIPS,
  CAPITALS,
  TWO_WAYS,
  'lists about wording': [TONE_SOURCE, COMPOUND_SOURCE, ABBREVIATION_SOURCE, MODEL_SOURCE],
  'letters of types': DOCUMENT_TYPES.flatMap(({ letters }) => letters),
};

/** Every string inside a value, keys included. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)]);
}

/** Every object inside a value that has a first or a last day. */
function spansOf(value: unknown): { from?: unknown; until?: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(spansOf);
  return 'from' in value || 'until' in value ? [value, ...inner] : inner;
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const duplicates = (keys: readonly string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index);

describe('norms: integrity', () => {
  for (const [name, rows] of Object.entries(TABLES)) {
    describe(name, () => {
      it('names sources that exist', () => {
        for (const row of rows)
          for (const key of sourceKeys(row.source)) assert.ok(key in SOURCES, `${key} of ${JSON.stringify(row)}`);
      });

      it('calls nothing verified that rests on general knowledge alone', () => {
        for (const row of rows)
          if (sourceKeys(row.source).every((key) => key === 'COMMON'))
            assert.equal(row.verified, false, JSON.stringify(row));
      });

      it('is in NFC', () => {
        for (const text of stringsOf(rows)) assert.equal(text, text.normalize('NFC'));
      });

      it('has real days, the first not after the last', () => {
        for (const text of stringsOf(rows))
          if (/^\d{4}-\d{2}-\d{2}$/.test(text)) assert.ok(isDay(text), `${text} is no day`);
        for (const { from, until } of spansOf(rows)) {
          for (const day of [from, until]) if (typeof day === 'string') assert.match(day, /^\d{4}-\d{2}-\d{2}$/);
          if (typeof from === 'string' && typeof until === 'string') assert.ok(from <= until, `${from} .. ${until}`);
        }
      });

      it('has no row twice', () => {
        assert.deepEqual(duplicates(rows.map((row) => JSON.stringify(row))), []);
      });
    });
  }

  it('uses every source it lists', () => {
    const used = new Set(Object.values(TABLES).flatMap((rows) => rows.flatMap(({ source }) => sourceKeys(source))));
    assert.deepEqual(
      Object.keys(SOURCES).filter((key) => !used.has(key)),
      ['DATEART'],
      'DATEART speaks of the writing of dates, which is no table',
    );
  });

  it('names each type once', () => {
    assert.deepEqual(duplicates(DOCUMENT_TYPES.map(({ id }) => id)), []);
    assert.deepEqual(duplicates(DOCUMENT_TYPES.map(({ name }) => name)), []);
    assert.deepEqual(duplicates([...GENERIC_WORDS, ...DOCUMENT_TYPES.map(({ name }) => name)]), []);
  });

  it('gives an abbreviation to one type only', () => {
    assert.deepEqual(duplicates(DOCUMENT_TYPES.flatMap(({ abbreviations }) => abbreviations)), []);
  });

  it('writes letters in letters only', () => {
    for (const { letters } of DOCUMENT_TYPES)
      for (const one of letters) assert.match(one.letters, /^[A-ZĐ][A-Za-zĐ]*$/);
    for (const { letters } of BODIES) assert.match(letters, /^[A-ZĐ][A-Za-zĐ]*$/);
  });

  it('lists each letters and name of a body once', () => {
    assert.deepEqual(
      duplicates(BODIES.flatMap((row) => row.names.map((name) => `${row.letters} ${name} ${row.system}`))),
      [],
    );
  });

  it('never answers two ways on who may issue what', () => {
    const answers = new Map<string, boolean>();
    for (const row of COMPETENCE) {
      const key = `${row.organ} ${row.type} ${row.from ?? ''} ${row.until ?? ''} ${row.verified}`;
      assert.notEqual(answers.get(key), !row.allowed, key);
      answers.set(key, row.allowed);
    }
  });

  it('speaks of types that exist', () => {
    const names = new Set(DOCUMENT_TYPES.map(({ name }) => name));
    for (const { type } of COMPETENCE) assert.ok(names.has(type), type);
    for (const { old, by } of SUCCESSIONS) for (const { type } of [old, by]) assert.ok(names.has(type), type);
    for (const { documents } of PLENUMS) for (const { type } of documents) assert.ok(names.has(type), type);
  });

  it('runs terms end to end', () => {
    for (const terms of [CENTRAL_TERMS, ASSEMBLIES]) {
      for (const [index, term] of terms.entries()) {
        const next = terms[index + 1];
        if (next === undefined) assert.equal(term.until, undefined);
        else assert.ok(term.until !== undefined && term.until < next.from && term.number + 1 === next.number);
      }
    }
  });

  it('keeps plenums in order and inside their term', () => {
    for (const [index, row] of PLENUMS.entries()) {
      const next = PLENUMS[index + 1];
      if (next?.term === row.term) {
        assert.equal(next.number, row.number + 1);
        if (row.until !== undefined && next.from !== undefined) assert.ok(row.until < next.from);
      }
      assert.equal(row.verified, row.fromVerified && row.untilVerified);
      for (const { date } of row.documents) if (row.until !== undefined) assert.ok(row.until < date);
    }
  });
});
