import assert from 'node:assert/strict';
import {
  PLENUMS,
  PROVINCIAL,
  assemblyTermByNumber,
  assemblyTermOn,
  centralTermByNumber,
  centralTermOn,
  dayBefore,
  numberToRoman,
  plenum,
  romanToNumber,
} from '../../server/src/norms/terms';

describe('norms: Roman numbers', () => {
  it('goes both ways', () => {
    for (let number = 1; number < 40; number += 1) assert.equal(romanToNumber(numberToRoman(number)), number);
    assert.equal(numberToRoman(14), 'XIV');
    assert.equal(romanToNumber('xvi'), 16);
  });

  it('refuses what is none', () => {
    for (const text of ['', 'IIII', 'VX', 'XXXX', 'XIVA', '14']) assert.equal(romanToNumber(text), undefined, text);
  });
});

describe('norms: terms of Trung ương', () => {
  const roman = (date: string) => centralTermOn(date)?.roman;

  it('lays 21 October 2021 in khóa XIII', () => {
    assert.deepEqual(centralTermOn('2021-10-21'), {
      number: 13,
      roman: 'XIII',
      from: '2021-01-31',
      until: '2026-01-22',
    });
  });

  it('changes on the day of the first plenum, not at the closing of the congress', () => {
    assert.equal(roman('2016-01-26'), 'XI');
    assert.equal(roman('2016-01-27'), 'XII');
    assert.equal(roman('2021-01-30'), 'XII');
    assert.equal(roman('2021-01-31'), 'XIII');
    assert.equal(roman('2026-01-22'), 'XIII');
    assert.equal(roman('2026-01-23'), 'XIV');
    assert.equal(centralTermOn('2026-11-23')?.until, undefined);
  });

  it('knows the earlier terms', () => {
    assert.equal(roman('2008-08-06'), 'X');
    assert.equal(roman('2003-03-12'), 'IX');
    assert.equal(roman('1930-02-03'), undefined);
    assert.equal(centralTermByNumber(11)?.from, '2011-01-19');
    assert.equal(dayBefore('2016-03-01'), '2016-02-29');
  });
});

describe('norms: plenums', () => {
  it('knows the plenum of October 2021 and that it issued a Kết luận', () => {
    const fourth = plenum(13, 4);
    assert.equal(fourth?.until, '2021-10-07');
    assert.deepEqual(
      fourth.documents.map(({ code }) => code),
      ['21-KL/TW'],
    );
  });

  it('says which days are verified', () => {
    assert.equal(plenum(12, 6)?.verified, true);
    assert.equal(plenum(11, 1)?.fromVerified, false);
    assert.equal(plenum(11, 1)?.untilVerified, true);
    assert.equal(plenum(11, 3)?.untilPlanned, true);
    assert.equal(plenum(14, 2)?.from, undefined);
    assert.equal(plenum(14, 2)?.heldBy, '2026-04-01');
  });

  it('counts 14, 15, 15 and so far 3 of khóa XI to XIV', () => {
    const counts = [11, 12, 13, 14].map((term) => PLENUMS.filter((row) => row.term === term).length);
    assert.deepEqual(counts, [14, 15, 15, 3]);
    assert.equal(plenum(14, 4), undefined);
  });

  it('lays the first plenum at the start of its term', () => {
    for (const term of [12, 13, 14]) assert.equal(plenum(term, 1)?.from, centralTermByNumber(term)?.from);
  });
});

describe('norms: the National Assembly', () => {
  it('lays 13 November 2021 in khóa XV and July 2016 at the border of XIII and XIV', () => {
    assert.equal(assemblyTermOn('2021-11-13')?.number, 15);
    assert.equal(assemblyTermOn('2016-07-19')?.number, 13);
    assert.equal(assemblyTermOn('2016-07-20')?.number, 14);
  });

  it('knows no khóa XVI in 2025, and marks its opening as not verified', () => {
    assert.equal(assemblyTermOn('2025-12-31')?.number, 15);
    assert.equal(assemblyTermOn('2026-04-24')?.number, 16);
    assert.equal(assemblyTermByNumber(16)?.fromVerified, false);
    assert.equal(assemblyTermByNumber(15)?.roman, 'XV');
    assert.equal(assemblyTermByNumber(17), undefined);
  });
});

describe('norms: congresses of Hải Phòng', () => {
  it('starts again at I after the merger with Hải Dương', () => {
    assert.deepEqual(
      PROVINCIAL.map(({ roman, years }) => `${roman} ${years.join(' - ')}`),
      ['XIV 2010 - 2015', 'XV 2015 - 2020', 'XVI 2020 - 2025', 'I 2025 - 2030'],
    );
    assert.equal(PROVINCIAL.at(-1)?.afterMerger, true);
  });
});
