import assert from 'node:assert/strict';
import {
  BODIES,
  bodiesByLetters,
  bodiesByName,
  foldName,
  initialsOf,
  isPartyOnly,
  mayBear,
} from '../../server/src/norms/bodies';
import { isInForce } from '../../server/src/norms/source';

const may = (answer: boolean | undefined, pairs: readonly (readonly [string, string])[]): void => {
  for (const [letters, name] of pairs) assert.equal(mayBear(letters, name), answer, `${letters}: ${name}`);
};

describe('norms: names and initials', () => {
  it('compares names whatever their tone marks, capitals and hyphens', () => {
    assert.equal(foldName('Thành uỷ Hải Phòng'), foldName('THÀNH ỦY  HẢI PHÒNG'));
    assert.equal(foldName('Bộ Lao động-Thương binh và Xã hội'), foldName('Bộ Lao động - Thương binh và Xã hội'));
    assert.equal(foldName('Đảng uỷ'.normalize('NFD')), 'dang uy');
  });

  it('takes the initials of each syllable', () => {
    assert.equal(initialsOf('Ban Nội chính'), 'BNC');
    assert.equal(initialsOf('Cảnh sát biển'), 'CSB');
    assert.equal(initialsOf('Bộ Văn hóa, Thể thao và Du lịch'), 'BVHTTDL');
    assert.equal(initialsOf('Bộ Giáo dục và Đào tạo'), 'BGDĐT');
    assert.equal(initialsOf('Ủy ban nhân dân'), 'UBND');
    assert.equal(initialsOf('ỦY BAN NHÂN DÂN'), 'UBND');
    assert.equal(initialsOf(''), '');
  });

  it('keeps abbreviations and the settled pairs', () => {
    assert.equal(initialsOf('Chủ tịch UBND'), 'CTUBND');
    assert.equal(initialsOf('Ban Tổ chức Trung ương'), 'BTCTW');
    assert.equal(initialsOf('Ủy ban Kiểm tra Thị ủy'), 'UBKTThU');
  });
});

describe('norms: bodies', () => {
  it('finds bodies by letters, without the number of an assembly', () => {
    assert.deepEqual(
      bodiesByLetters('UBTVQH15').map(({ names }) => names[0]),
      ['Ủy ban Thường vụ Quốc hội'],
    );
    assert.ok(bodiesByLetters('TW').some(({ names }) => names.includes('Ban Bí thư Trung ương Đảng')));
    assert.deepEqual(bodiesByLetters('XYZ'), []);
  });

  it('finds bodies by the longest name that a name begins with', () => {
    const letters = (name: string) => bodiesByName(name).map((row) => row.letters);
    assert.deepEqual(letters('Bộ Chính trị'), ['TW']);
    assert.deepEqual(letters('Thành ủy Hải Phòng'), ['TU', 'ThU']);
    assert.deepEqual(letters('Đảng uỷ Quân sự thành phố'), ['ĐUQS']);
    assert.deepEqual(letters('Bộ trưởng Bộ Tài chính'), ['BTC']);
    assert.deepEqual(letters('Quốc hội khóa XV'), ['QH']);
    assert.deepEqual(letters('Trung ương Hội Nông dân Việt Nam'), []);
    assert.deepEqual(letters(''), []);
  });

  it('ends district committees on 30/6/2025 and the merged ministries on 28/02/2025', () => {
    for (const letters of ['HU', 'QU', 'ThU', 'BTCHU', 'UBKTQU'])
      for (const row of bodiesByLetters(letters)) {
        assert.ok(isInForce(row, '2025-06-30'), letters);
        assert.ok(!isInForce(row, '2025-07-01'), letters);
      }
    for (const letters of ['BGTVT', 'BKHĐT', 'BTTTT', 'BLĐTBXH', 'BTNMT', 'BNNPTNT', 'UBDT'])
      for (const row of bodiesByLetters(letters)) {
        assert.ok(isInForce(row, '2025-02-28'), letters);
        assert.ok(!isInForce(row, '2025-03-01'), letters);
      }
  });

  it('knows that ĐU, TU and UBND are borne by many', () => {
    for (const letters of ['ĐU', 'TU', 'UBND', 'CB'])
      assert.ok(bodiesByLetters(letters).some(({ openEnded }) => openEnded));
    assert.ok(bodiesByLetters('TW').every(({ openEnded }) => !openEnded));
  });

  it('knows letters that the Party alone bears', () => {
    for (const letters of ['TW', 'TU', 'ĐU', 'BTCTW', 'QUTW']) assert.ok(isPartyOnly(letters), letters);
    for (const letters of ['UBND', 'BCĐ', 'HĐ', 'TTXVN', 'XYZ']) assert.ok(!isPartyOnly(letters), letters);
  });

  it('has a verified row for each of the common suffixes', () => {
    for (const letters of ['TW', 'TU', 'ĐU', 'QUTW', 'CP', 'TTg', 'QH', 'UBTVQH', 'CTN', 'UBND', 'HĐND', 'VKSTC'])
      assert.ok(
        BODIES.some((row) => row.letters === letters && row.verified),
        letters,
      );
  });
});

describe('norms: who may bear which letters', () => {
  it('lets the Thành ủy of Hải Phòng bear TU, and Bộ Chính trị not', () => {
    may(true, [
      ['TU', 'Thành ủy Hải Phòng'],
      ['TU', 'Thành uỷ Hải Phòng'],
      ['TU', 'Ban Thường vụ Thành ủy Hải Phòng'],
      ['TU', 'Ban Chấp hành Đảng bộ thành phố'],
    ]);
    may(false, [
      ['TU', 'Bộ Chính trị'],
      ['TU', 'Ban Bí thư'],
      ['TW', 'Thành ủy Hải Phòng'],
      ['TW', 'Đảng ủy xã Công Hải'],
      ['ĐU', 'Bộ Chính trị'],
    ]);
  });

  it('lets all three central organs, alone and together, bear TW', () => {
    may(true, [
      ['TW', 'Ban Chấp hành Trung ương'],
      ['TW', 'Ban Chấp hành Trung ương Đảng khóa XII'],
      ['TW', 'Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII'],
      ['TW', 'Bộ Chính trị (khóa XI)'],
      ['TW', 'Ban Bí thư Trung ương Đảng'],
      ['TW', 'Bộ Chính trị, Ban Bí thư'],
      ['TW', 'Bo Chinh tri'],
    ]);
  });

  it('tries the initials, with the letters of the parent', () => {
    may(true, [
      ['BNCTW', 'Ban Nội chính Trung ương'],
      ['UBKTTW', 'Ủy ban Kiểm tra Trung ương'],
      ['BTCTU', 'Trưởng Ban Tổ chức Thành ủy'],
      ['BNCTU', 'Ban Nội chính'],
      ['BTVTUHP', 'Ban Thường vụ Thành ủy Hải Phòng'],
      ['SNV', 'Giám đốc Sở Nội vụ'],
      ['ĐLS', 'Ban Chủ nhiệm Đoàn Luật sư tỉnh Bình Thuận'],
      ['BHXH', 'Bảo hiểm xã hội Việt Nam'],
      ['UB', 'Ủy ban nhân dân thành phố'],
      ['BNN', 'Bộ Nông nghiệp và Phát triển nông thôn'],
    ]);
    may(false, [
      ['BNCTU', 'Ban Nội chính Trung ương'],
      ['BTCTW', 'Ban Tổ chức Thành ủy Hải Phòng'],
    ]);
  });

  it('keeps organs of the State apart', () => {
    may(true, [
      ['QH15', 'Quốc hội'],
      ['UBTVQH14', 'Ủy ban Thường vụ Quốc hội'],
      ['TTg', 'Thủ tướng Chính phủ'],
      ['CTN', 'Chủ tịch nước'],
      ['VKSTC', 'Viện trưởng Viện kiểm sát nhân dân tối cao'],
      ['HĐTP', 'Hội đồng Thẩm phán Tòa án nhân dân tối cao'],
      ['UBND', 'Chủ tịch Ủy ban nhân dân tỉnh'],
    ]);
    may(false, [
      ['UBTVQH15', 'Quốc hội khóa XV'],
      ['TTg', 'Chính phủ'],
      ['CP', 'Bộ Nội vụ'],
      ['HĐND', 'UBND tỉnh'],
    ]);
  });

  it('takes Đoàn for what it is', () => {
    may(true, [['TWĐTN', 'Ban Bí thư Trung ương Đoàn']]);
    may(false, [['TW', 'Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh']]);
  });

  it('does not decide what is loose, unknown or signed by order', () => {
    may(undefined, [
      ['BTCTW', 'Trung ương'],
      ['NQTW', 'Bộ Chính trị'],
      ['TU', 'Câu lạc bộ Bạch Đằng'],
      ['TU', 'Đại hội Đảng bộ thành phố'],
      ['BCĐ', 'Thành ủy Hải Phòng'],
      ['TU', 'Văn phòng Thành ủy Hải Phòng'],
      ['VPCP', 'Thủ tướng Chính phủ'],
      ['TW', 'Đảng ủy Chính phủ'],
      ['TW', ''],
      ['', 'Bộ Chính trị'],
    ]);
  });
});
