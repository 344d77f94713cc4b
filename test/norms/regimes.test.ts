import assert from 'node:assert/strict';
import { REGIME_NORMS, normInForce, normsInForce, writtenDay } from '../../server/src/norms/regimes';

const code = (what: Parameters<typeof normInForce>[0], date: string) => normInForce(what, date)?.code;

describe('norms: regimes', () => {
  it('judges a Kết luận of 06/7/2022 by 66-QĐ/TW and 36-HD/VPTW', () => {
    assert.equal(code('party-types', '2022-07-06'), 'Quy định 66-QĐ/TW');
    assert.equal(code('party-presentation', '2022-07-06'), 'Hướng dẫn 36-HD/VPTW');
    assert.equal(code('state-clerical', '2022-07-06'), 'Nghị định 30/2020/NĐ-CP');
    assert.equal(code('state-legislation', '2022-07-06'), 'Luật 80/2015/QH13');
  });

  it('has 399-QĐ/TW and 36-HD/VPTW together from 09/01 to 26/5/2026', () => {
    for (const date of ['2026-01-09', '2026-05-26']) {
      assert.equal(code('party-types', date), 'Quy định 399-QĐ/TW');
      assert.equal(code('party-presentation', date), 'Hướng dẫn 36-HD/VPTW');
    }
    assert.equal(code('party-types', '2026-01-08'), 'Quy định 66-QĐ/TW');
    assert.equal(code('party-presentation', '2026-05-27'), 'Hướng dẫn 05-HD/VPTW');
  });

  it('changes the law on legislation on 01/4/2025', () => {
    assert.equal(code('state-legislation', '2025-03-31'), 'Luật 80/2015/QH13');
    assert.equal(code('state-legislation', '2025-04-01'), 'Luật 64/2025/QH15');
    assert.deepEqual(
      normsInForce('state-legislation', '2025-07-01').map((norm) => norm.code),
      ['Luật 64/2025/QH15', 'Nghị định 78/2025/NĐ-CP', 'Luật 87/2025/QH15', 'Nghị định 187/2025/NĐ-CP'],
    );
  });

  it('knows nothing before its first norm', () => {
    assert.equal(normInForce('party-types', '1990-01-01'), undefined);
  });

  it('leaves no gap and no overlap between the main norms of a layer', () => {
    for (const what of new Set(REGIME_NORMS.map((norm) => norm.what))) {
      const main = REGIME_NORMS.filter((norm) => norm.what === what && norm.companion !== true);
      for (const [index, { until }] of main.entries()) {
        const next = main[index + 1]?.from;
        if (next === undefined) assert.equal(until, undefined);
        else assert.equal(new Date(next).getTime() - new Date(until!).getTime(), 24 * 60 * 60 * 1000);
      }
    }
  });

  it('pads days to 9 and months to 2', () => {
    assert.deepEqual(writtenDay(3, 2), { day: '03', month: '02' });
    assert.deepEqual(writtenDay(6, 7), { day: '06', month: '7' });
    assert.deepEqual(writtenDay(21, 10), { day: '21', month: '10' });
  });
});
