import assert from 'node:assert/strict';
import {
  DOCUMENT_TYPES,
  GENERIC_WORDS,
  LAW_TYPES,
  PARTY_TYPES,
  STATE_TYPES,
  lettersOf,
  typeByName,
  typesByLetters,
} from '../../server/src/norms/types';
import type { System } from '../../server/src/norms/types';

const names = (letters: string, system?: System, date?: string): string[] =>
  typesByLetters(letters, system, date).map(({ name }) => name);
const letters = (name: string, system: System, date?: string): string[] => {
  const type = typeByName(name);
  assert.ok(type, name);
  return lettersOf(type, system, date).map((row) => row.letters);
};
const certain = (name: string, system: System, date: string): string[] => {
  const type = typeByName(name);
  assert.ok(type, name);
  return lettersOf(type, system, date)
    .filter(({ verified }) => verified)
    .map((row) => row.letters);
};

describe('norms: types', () => {
  it('lists the 25 types of 399-QĐ/TW and the 29 of 30/2020/NĐ-CP', () => {
    assert.equal(PARTY_TYPES.length, 25);
    assert.equal(STATE_TYPES.length, 29);
    const ids = new Set(DOCUMENT_TYPES.map(({ id }) => id));
    for (const id of [...PARTY_TYPES, ...STATE_TYPES, ...LAW_TYPES]) assert.ok(ids.has(id), id);
  });

  it('gives letters to every State type but Công văn and Thư công', () => {
    for (const id of STATE_TYPES) {
      const type = DOCUMENT_TYPES.find((entry) => entry.id === id)!;
      const sure = lettersOf(type, 'state').filter(({ verified }) => verified);
      assert.equal(sure.length > 0, id !== 'cong-van' && id !== 'thu-cong', id);
    }
  });

  it('knows a type by its exact name only', () => {
    assert.equal(typeByName('Nghị quyết')?.id, 'nghi-quyet');
    assert.equal(typeByName('nghị quyết'), undefined);
    assert.equal(typeByName('Giấy khen'), undefined);
  });

  it('has Quyết định and Quy định share QĐ in Party codes', () => {
    assert.deepEqual(names('QĐ', 'party', '2025-02-03'), ['Quyết định', 'Quy định']);
  });

  it('has Quy định bear QĐi only between 03/4/2018 and 11/3/2019', () => {
    assert.deepEqual(letters('Quy định', 'party', '2018-04-02'), ['QĐ']);
    assert.deepEqual(certain('Quy định', 'party', '2018-04-03'), ['QĐi']);
    assert.deepEqual(certain('Quy định', 'party', '2018-10-25'), ['QĐi']);
    assert.deepEqual(certain('Quy định', 'party', '2019-03-11'), ['QĐi', 'QĐ']);
    assert.deepEqual(letters('Quy định', 'party', '2019-03-12'), ['QĐ']);
    assert.deepEqual(names('QĐi', 'party', '2022-07-06'), []);
    assert.deepEqual(names('QĐi'), ['Quy định']);
  });

  it('keeps QyĐ for the State', () => {
    assert.deepEqual(letters('Quy định', 'state'), ['QyĐ']);
    assert.deepEqual(names('QyĐ', 'party'), []);
  });

  it('reads TT as Thông tri of the Party and Thông tư of the State', () => {
    assert.deepEqual(names('TT', 'party'), ['Thông tri']);
    assert.deepEqual(names('TT', 'law'), ['Thông tư']);
  });

  it('tells CT from CTr and TT from TTr', () => {
    assert.deepEqual(names('CT', 'party'), ['Chỉ thị']);
    assert.deepEqual(names('CTr', 'party'), ['Chương trình']);
    assert.deepEqual(names('TTr', 'party'), ['Tờ trình']);
    assert.deepEqual(names('CTrHĐ'), ['Chương trình']);
  });

  it('gives CV to the Công văn of the Party; that of the State bears no letters by the norm', () => {
    assert.deepEqual(certain('Công văn', 'party', '2022-07-06'), ['CV']);
    assert.deepEqual(certain('Công văn', 'state', '2022-07-06'), []);
  });

  it('gives no letters to laws, codes and ordinances', () => {
    for (const name of ['Luật', 'Bộ luật', 'Pháp lệnh', 'Hiến pháp']) assert.deepEqual(typeByName(name)?.letters, []);
  });

  it('knows what carries no number', () => {
    const unnumbered = DOCUMENT_TYPES.filter(({ numbered }) => !numbered).map(({ name }) => name);
    assert.deepEqual(unnumbered, ['Cương lĩnh chính trị', 'Điều lệ Đảng', 'Hiến pháp']);
  });

  it('marks as unverified what only the rule of initials says', () => {
    for (const name of ['Chiến lược', 'Tuyên bố', 'Lời kêu gọi', 'Quy hoạch', 'Phương án', 'Dự án'])
      assert.deepEqual(certain(name, 'party', '2022-07-06'), [], name);
  });

  it('ends the series of copies with 36-HD/VPTW', () => {
    assert.deepEqual(names('BS', 'party', '2022-07-06'), ['Bản sao']);
    assert.deepEqual(names('BS', 'party', '2026-05-27'), []);
  });

  it('has words that say nothing of the type', () => {
    assert.ok(GENERIC_WORDS.includes('Văn bản'));
    for (const word of GENERIC_WORDS) assert.equal(typeByName(word), undefined);
  });
});
