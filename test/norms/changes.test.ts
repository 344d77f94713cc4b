import assert from 'node:assert/strict';
import { BODIES, bodiesByLetters } from '../../server/src/norms/bodies';
import { REORGANISATIONS, endedByLetters, endedByName } from '../../server/src/norms/reorganisations';
import { SUCCESSIONS, successionsOf } from '../../server/src/norms/successions';

describe('norms: successions', () => {
  it('knows that 32-KL/TW replaced 58-KL/TW on 30/3/2022', () => {
    assert.deepEqual(successionsOf('Kết luận', '58-KL/TW', '2022-03-29'), []);
    assert.deepEqual(
      successionsOf('Kết luận', '58-KL/TW', '2022-07-06').map(({ by }) => by.code),
      ['32-KL/TW'],
    );
  });

  it('leads from 31-QĐ/TW to 399-QĐ/TW and from 01-HD/VPTW to 05-HD/VPTW', () => {
    const last = (code: string): string => {
      const next = SUCCESSIONS.find(({ old, repealedOnly }) => old.code === code && repealedOnly !== true);
      return next === undefined ? code : last(next.by.code);
    };
    assert.equal(last('31-QĐ/TW'), '399-QĐ/TW');
    assert.equal(last('01-HD/VPTW'), '05-HD/VPTW');
    assert.equal(last('205-QĐ/TW'), '114-QĐ/TW');
    assert.equal(last('35-KL/TW'), '368-QĐ/TW');
  });

  it('puts the later document later', () => {
    for (const { old, by, from } of SUCCESSIONS) {
      assert.ok(old.date < by.date, old.code);
      assert.ok(from >= by.date, old.code);
    }
  });
});

describe('norms: reorganisations', () => {
  it('ends the district level on 01/7/2025', () => {
    for (const name of ['Quận uỷ Lê Chân', 'Huyện ủy An Dương', 'UBND huyện An Dương', 'Văn phòng Huyện ủy'])
      assert.equal(endedByName(name, '2025-06-30'), undefined, name);
    assert.equal(endedByName('Quận uỷ Lê Chân', '2025-07-01')?.id, 'quan-uy');
    assert.equal(endedByName('UBND huyện An Dương', '2026-01-01')?.id, 'uy-ban-nhan-dan-cap-huyen');
    assert.equal(endedByName('QUẬN ỦY LÊ CHÂN', '2025-07-01')?.id, 'quan-uy');
    assert.equal(endedByName('Quan uy Le Chan', '2025-07-01')?.id, 'quan-uy');
    assert.equal(endedByName('Quân ủy Trung ương', '2025-07-01'), undefined);
    assert.equal(endedByLetters('HU', '2025-07-01')?.verified, true);
    assert.equal(endedByLetters('HU', '2022-07-06'), undefined);
  });

  it('is sure of đảng đoàn and ban cán sự đảng only since 05-HD/VPTW', () => {
    assert.equal(endedByName('Đảng đoàn Hội Nông dân thành phố', '2022-07-06'), undefined);
    assert.equal(endedByName('Đảng đoàn Hội Nông dân thành phố', '2025-06-01')?.verified, false);
    assert.equal(endedByName('Ban cán sự đảng UBND thành phố', '2026-06-01')?.verified, true);
    assert.equal(endedByLetters('BCSĐ', '2026-06-01')?.verified, true);
  });

  it('is not sure that Ban Tuyên giáo Trung ương is gone', () => {
    assert.equal(endedByLetters('BTGTW', '2026-08-27')?.verified, false);
  });

  it('merges ministries on 01/3/2025, in step with the table of bodies', () => {
    assert.equal(endedByName('Bộ Giao thông vận tải', '2025-02-28'), undefined);
    assert.equal(endedByName('Bộ Giao thông vận tải', '2025-03-01')?.successor, 'Bộ Xây dựng');
    for (const row of REORGANISATIONS.filter(({ what }) => what === 'ministry'))
      for (const letters of row.letters)
        for (const body of bodiesByLetters(letters)) assert.ok(body.until !== undefined && body.until < row.from);
  });

  it('merges 29 provinces on 01/7/2025, Hải Dương into Hải Phòng', () => {
    assert.equal(endedByName('Tỉnh uỷ Hải Dương', '2025-07-01')?.successor, 'Hải Phòng');
    assert.equal(endedByName('Tỉnh ủy Hưng Yên', '2025-07-01'), undefined);
    const merged = REORGANISATIONS.filter(({ what, from }) => what === 'province' && from === '2025-07-01');
    assert.equal(merged.length, 29);
  });

  it('leaves what stands alone', () => {
    for (const name of ['Thành ủy Hải Phòng', 'Đảng ủy xã Công Hải', 'Bộ Nội vụ', 'UBND thành phố'])
      assert.equal(endedByName(name, '2026-11-23'), undefined, name);
  });

  it('ends letters in the table of bodies no later than it says', () => {
    for (const row of REORGANISATIONS.filter(({ verified }) => verified))
      for (const letters of row.letters)
        for (const body of BODIES.filter((one) => one.letters === letters))
          assert.ok(body.until !== undefined && body.until < row.from, letters);
  });
});
