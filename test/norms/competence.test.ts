import assert from 'node:assert/strict';
import { competenceOf, competent } from '../../server/src/norms/competence';

describe('norms: competence', () => {
  it('leaves Chỉ thị to the standing committee of a province', () => {
    assert.equal(competent('Ban Thường vụ Thành ủy Hải Phòng', 'Chỉ thị', '2022-07-06'), true);
    assert.equal(competent('Ban Chấp hành Đảng bộ thành phố Hải Phòng', 'Chỉ thị', '2022-07-06'), false);
  });

  it('reads "Thành ủy" as either organ', () => {
    assert.equal(competent('Thành uỷ Hà Nội', 'Chỉ thị', '2022-07-06'), true);
    assert.equal(competent('Thành ủy Hà Nội', 'Thông cáo', '2022-07-06'), true);
    assert.equal(competent('Tỉnh ủy', 'Luật', '2022-07-06'), undefined);
  });

  it('does not vouch for the provinces after 399-QĐ/TW', () => {
    assert.equal(competent('Ban Chấp hành Đảng bộ tỉnh', 'Chỉ thị', '2026-02-01'), undefined);
    assert.equal(competenceOf('Ban Chấp hành Đảng bộ tỉnh', 'Chỉ thị', '2026-02-01')?.allowed, false);
  });

  it('knows since 399-QĐ/TW that a chi bộ issues neither Chỉ thị nor Quy định', () => {
    assert.equal(competent('Chi bộ Văn phòng', 'Chỉ thị', '2026-06-01'), false);
    assert.equal(competent('Chi bộ', 'Quy định', '2026-06-01'), false);
    assert.equal(competent('Chi bộ', 'Quy chế', '2026-06-01'), true);
    assert.equal(competent('Chi bộ', 'Chỉ thị', '2022-07-06'), undefined);
  });

  it('says nothing of the committee of a commune', () => {
    assert.equal(competent('Đảng ủy xã Công Hải', 'Chỉ thị', '2026-06-01'), undefined);
    assert.equal(competent('Ban Thường vụ Đảng ủy phường Ba Đình', 'Chỉ thị', '2026-06-01'), undefined);
  });

  it('lets Ban Bí thư issue no Nghị quyết: verified for 2004 to 2017, likely after', () => {
    assert.equal(competent('Ban Bí thư', 'Nghị quyết', '2010-01-01'), false);
    assert.equal(competent('Ban Bí thư Trung ương Đảng', 'Nghị quyết', '2022-07-06'), undefined);
    assert.equal(competenceOf('Ban Bí thư Trung ương Đảng', 'Nghị quyết', '2022-07-06')?.allowed, false);
    assert.equal(competent('Ban Bí thư Trung ương Đoàn', 'Nghị quyết', '2010-01-01'), undefined);
  });

  it('goes by practice where no list was read', () => {
    const row = competenceOf('Bộ Chính trị', 'Chỉ thị', '2022-07-06');
    assert.equal(row?.allowed, true);
    assert.equal(row.basis, 'practice');
    assert.equal(competent('Ban Chấp hành Trung ương', 'Kết luận', '2021-10-25'), true);
  });

  it('leaves Nghị định to the Government', () => {
    assert.equal(competent('Chính phủ', 'Nghị định', '2025-07-01'), true);
    assert.equal(competent('Bộ Nội vụ', 'Nghị định', '2025-07-01'), false);
    assert.equal(competent('Bộ trưởng Bộ Nội vụ', 'Thông tư', '2025-07-01'), true);
    assert.equal(competent('UBND tỉnh', 'Nghị định', '2025-07-01'), false);
    assert.equal(competent('Bộ Tài chính', 'Thông tư liên tịch', '2025-07-01'), false);
    assert.equal(competent('Bộ Nội vụ', 'Kế hoạch', '2025-07-01'), undefined);
  });
});
