import assert from 'node:assert/strict';
import { readCode } from '../../server/src/draft/codes';

/** Reads the code at `$0`, announced as after "số". */
function code(marked: string, announced = true) {
  const at = marked.indexOf('$0');
  return readCode(marked.replace('$0', ''), at < 0 ? 0 : at, announced);
}

describe('A code', () => {
  for (const [written, form, number, letters, bodies] of [
    ['21-KL/TW', 'party', '21', 'KL', ['TW']],
    ['04-NQ/TU', 'party', '04', 'NQ', ['TU']],
    ['15-KH/BNCTW', 'party', '15', 'KH', ['BNCTW']],
    ['01-CTr/BTVTUHP-BTVĐUCSSB', 'party', '01', 'CTr', ['BTVTUHP', 'BTVĐUCSSB']],
    ['05-QC/BTCTU-BNCTU', 'party', '05', 'QC', ['BTCTU', 'BNCTU']],
    ['06-QĐi/TW', 'party', '06', 'QĐi', ['TW']],
    ['2287-QĐNS/TW', 'party', '2287', 'QĐNS', ['TW']],
    ['30/2020/NĐ-CP', 'normative', '30', 'NĐ', ['CP']],
    ['01/2016/TTLT-BNV-BTC', 'normative', '01', 'TTLT', ['BNV', 'BTC']],
    ['35/2021/QH15', 'law', '35', '', ['QH15']],
    ['351/2017/UBTVQH14', 'law', '351', '', ['UBTVQH14']],
    ['800/QĐ-TTg', 'administrative', '800', 'QĐ', ['TTg']],
    ['1676/NQ-UBTVQH15', 'administrative', '1676', 'NQ', ['UBTVQH15']],
    ['15/BNV-VTLTNN', 'letter', '15', '', ['BNV', 'VTLTNN']],
    ['06/2009/UBND', 'normative', '06', '', ['UBND']],
  ] as const) {
    it(`${written} is taken apart and written back the same`, () => {
      const read = code(written);
      assert.ok(read);
      assert.deepEqual([read.form, read.number, read.letters, read.bodies], [form, number, letters, bodies]);
      assert.equal(read.text, written);
      assert.deepEqual(read.faults, []);
      assert.deepEqual(read.span, { start: 0, end: written.length });
    });
  }

  for (const [written, right, fault] of [
    ['165- QĐ/TW', '165-QĐ/TW', 'space'],
    ['226-\r\nKL/TW', '226-KL/TW', 'space'],
    ['39-CT / TW', '39-CT/TW', 'space'],
    ['04–NQ/TU', '04-NQ/TU', 'dash'],
    ['31/QĐ-TW', '31-QĐ/TW', 'order'],
    ['06/2022-QH15', '06/2022/QH15', 'order'],
    ['12-QÐ/TW', '12-QĐ/TW', 'lookalike'],
    ['111/2005/nđ-cp', '111/2005/NĐ-CP', 'case'],
  ] as const) {
    it(`${JSON.stringify(written)} is read as ${right} with a fault of ${fault}`, () => {
      const read = code(written);
      assert.equal(read?.text, right);
      assert.ok(read.faults.includes(fault), read.faults.join());
    });
  }

  for (const [written, right] of [
    ['96/2023/NĐCP', '96/2023/NĐ-CP'],
    ['26/2015/QĐTTg', '26/2015/QĐ-TTg'],
    ['13/2014/TTLTBTCBNV', '13/2014/TTLT-BTC-BNV'],
    ['165/2008/QĐ TTg', '165/2008/QĐ-TTg'],
    ['282/QĐ TTg', '282/QĐ-TTg'],
    ['05/CT BCA V28', '05/CT-BCA-V28'],
    ['48 CT/TW', '48-CT/TW'],
    ['18NQ/TW', '18-NQ/TW'],
  ] as const)
    it(`${written} is read as ${right}, with its hyphens lost`, () => {
      const read = code(written);
      assert.deepEqual([read?.text, read?.span.end], [right, written.length]);
      assert.ok(read?.faults.includes('lost'));
    });

  it('in the letters of a body that begin like a type keeps them whole', () => {
    assert.deepEqual(readCode('512/TCTHADS', 0, true, true)?.bodies, ['TCTHADS']);
    assert.deepEqual(readCode('123/TTCP-V1', 0, true, true)?.bodies, ['TTCP', 'V1']);
    assert.equal(code('48 CT viên'), undefined);
    assert.equal(code('12 BC/TB'), undefined);
    assert.equal(code('48 CT/TW', false), undefined);
  });

  it('of an old council may stand behind a dash between spaces', () => {
    assert.equal(readCode('17 – HĐBT', 0, true, true)?.text, '17-HĐBT');
    assert.equal(readCode('17 – CT', 0, true, true), undefined);
  });

  it('of a joint resolution of old names no body', () => {
    assert.equal(readCode('01/2001/NQLT', 0, true, true)?.text, '01/2001/NQLT');
  });

  it('with a letter after the number keeps it as a suffix', () => {
    const read = code('264a-CV/TU');
    assert.deepEqual([read?.number, read?.suffix, read?.text], ['264', 'a', '264a-CV/TU']);
  });

  it('of an internal công văn keeps /nb', () => {
    const read = code('5053-CV/VPTW/nb');
    assert.deepEqual([read?.internal, read?.text], [true, '5053-CV/VPTW/nb']);
  });

  it('loses a footnote digit that was glued on', () => {
    const read = code('21-KL/TW1');
    assert.deepEqual([read?.text, read?.span.end], ['21-KL/TW', 8]);
  });

  it('ends before the punctuation and the words behind it', () => {
    assert.equal(code('21-KL/TW - Bộ Chính trị')?.span.end, 8);
    assert.equal(code('21-KL/TW, ngày')?.span.end, 8);
  });

  for (const written of [
    '2020 - 2025',
    '5 - 11 tuổi',
    '24/7',
    '06/7/2022',
    '3-4 Bộ',
    '12/2020',
    '19-Covid',
    '1/2',
    '50-60%',
  ])
    it(`is not seen in ${written}`, () => {
      assert.equal(code(written, false), undefined);
    });
});
