import assert from 'node:assert/strict';
import { daysBetween, findDates, isoDate, writeDate } from '../../server/src/draft/dates';
import { fold } from '../../server/src/draft/fold';

const dates = (text: string) =>
  findDates(fold(text)).map((date) => [text.slice(date.span.start, date.span.end), date.form, date.iso]);

describe('A date', () => {
  it('is read in figures and in words', () => {
    assert.deepEqual(dates('ngày 06/7/2022 và ngày 05 tháng 3 năm 2020; 30-12-2011, 05.3.2020'), [
      ['06/7/2022', 'slash', '2022-07-06'],
      ['ngày 05 tháng 3 năm 2020', 'worded', '2020-03-05'],
      ['30-12-2011', 'hyphen', '2011-12-30'],
      ['05.3.2020', 'dot', '2020-03-05'],
    ]);
  });

  it('may run over a line end and stand glued to its word', () => {
    assert.deepEqual(dates('ngày27-8-2010 và ngày 14 \r\ntháng 5 năm \n2026'), [
      ['27-8-2010', 'hyphen', '2010-08-27'],
      ['ngày 14 \r\ntháng 5 năm \n2026', 'worded', '2026-05-14'],
    ]);
  });

  it('that the calendar does not have is kept, without an ISO form', () => {
    assert.deepEqual(dates('ngày 31/4/2022'), [['31/4/2022', 'slash', undefined]]);
  });

  it('knows the parts that repairs touch', () => {
    const text = 'ngày 5 tháng 03 năm 2020';
    const [date] = findDates(fold(text));
    assert.ok(date);
    const part = (span: { start: number; end: number }) => text.slice(span.start, span.end);
    assert.deepEqual([part(date.daySpan), part(date.monthSpan), part(date.yearSpan)], ['5', '03', '2020']);
  });

  it('is not seen in numbers of other kinds', () => {
    assert.deepEqual(dates('Điều 1.2.3, 123/45/2020, 1/2/20205, khoản 5 tháng 3'), []);
  });
});

describe('The calendar', () => {
  it('has 29 February in leap years only', () => {
    assert.equal(isoDate(2024, 2, 29), '2024-02-29');
    assert.equal(isoDate(2023, 2, 29), undefined);
    assert.equal(isoDate(1900, 2, 29), undefined);
    assert.equal(isoDate(2000, 2, 29), '2000-02-29');
  });

  it('writes days under 10 and months 1 and 2 with a zero, other months without', () => {
    assert.equal(writeDate('2022-07-06'), '06/7/2022');
    assert.equal(writeDate('2022-02-28'), '28/02/2022');
    assert.equal(writeDate('2021-12-07'), '07/12/2021');
  });

  it('counts days over years', () => {
    assert.equal(daysBetween('2022-07-06', '2022-12-07'), 154);
    assert.equal(daysBetween('2022-12-07', '2022-07-06'), -154);
  });
});

describe('Days between two dates', () => {
  it('are those of the calendar, leap years among them', () => {
    for (const [from, to] of [
      ['1899-12-31', '1900-03-01'],
      ['1999-12-31', '2000-03-01'],
      ['2023-02-28', '2024-02-29'],
      ['2026-01-01', '2026-12-31'],
      ['2100-02-28', '2100-03-01'],
    ] as const)
      assert.equal(daysBetween(from, to), Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  });
});
