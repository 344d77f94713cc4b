import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRecord, readRecords, writeRecord } from '../../server/src/catalogue/csv';

const fields = (text: string) => [...readRecords(text)].map((record) => record.fields);

describe('Comma-separated values', () => {
  it('are parted by commas and line ends of both kinds', () => {
    assert.deepEqual(fields('a,b\r\nc,d\n'), [['a', 'b'], ['c', 'd']]); // prettier-ignore
    assert.deepEqual(fields('a,,b'), [['a', '', 'b']]);
  });

  it('hold commas, quotes and line ends between quotes', () => {
    assert.deepEqual(fields('1,"về nhiệm vụ, giải pháp","học tập ""Bác"""\n2,"hai\r\ndòng",x'), [
      ['1', 'về nhiệm vụ, giải pháp', 'học tập "Bác"'],
      ['2', 'hai\r\ndòng', 'x'],
    ]);
  });

  it('may begin with a byte order mark; empty lines do not count', () => {
    assert.deepEqual(fields('\ufeffa,b\n\n1,2\n\n'), [['a', 'b'], ['1', '2']]); // prettier-ignore
  });

  it('know the line that each record begins on', () => {
    const lines = [...readRecords('a,b\n\n"hai\ndòng",x\n1,2')].map((record) => record.line);
    assert.deepEqual(lines, [1, 3, 5]);
  });

  it('that are broken cost their own line only', () => {
    const records = [...readRecords('a,b\n1,"mở\n2,x\n3,"đóng" rồi,y\n4,z\n')];
    assert.deepEqual(
      records.map(({ line, broken }) => [line, broken]),
      [[1, undefined], [2, 'after-quote'], [3, undefined], [4, 'after-quote'], [5, undefined]],
    ); // prettier-ignore
    assert.equal([...readRecords('a,b\n1,"mở\n2,x\n')][1]!.broken, 'unclosed');
  });

  it('can be read from any line on', () => {
    const text = 'a,b\n1,"x, y"\n2,z\n';
    assert.deepEqual(readRecord(text, text.indexOf('1,')).fields, ['1', 'x, y']);
  });

  it('come back as they were written', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ế', ',', '"', '\n', '\r', ' ', ';') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        assert.deepEqual(fields(rows.map((row) => `${writeRecord(row)}\r\n`).join('')), rows);
      }),
    );
  });

  it('of any text are read to the end, each unit once', () => {
    const unit = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') });
    fc.assert(
      fc.property(unit, (text) => {
        for (let at = 0; at < text.length;) {
          const { end } = readRecord(text, at);
          assert.ok(end > at && end <= text.length);
          at = end;
        }
      }),
    );
  });
});
