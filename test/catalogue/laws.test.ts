/** Laws that are cited by their names, and what the catalogue answers. */
import assert from 'node:assert/strict';
import { EMBEDDED, type Catalogue } from '../../server/src/catalogue/catalogue';
import { lookUpCitation } from '../../server/src/catalogue/citation-key';
import { embeddedLaws } from '../../server/src/catalogue/embedded';
import { lawName } from '../../server/src/catalogue/laws';
import { readUserCatalogue } from '../../server/src/catalogue/user';
import { readDraft } from '../../server/src/draft/draft';
import { hoverAt } from '../../server/src/features/hover';
import { contextFor } from '../../server/src/rules/context';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { TODAY } from '../support/fixture';

/** What is said of the first law without a code in a text: state, days of the entries, differences. */
function ask(text: string, documentDate?: string, catalogue: Catalogue = EMBEDDED): string {
  const draft = readDraft(text);
  const placed = draft.citations.find(({ value }) => !value.code);
  assert.ok(placed, `no law by name in ${text}`);
  const found = lookUpCitation(catalogue, draft, placed, { documentDate, issuer: undefined });
  return found
    ? [found.state, ...found.entries.map(({ date }) => date), ...found.differences].join(' ').trim()
    : 'not asked';
}

describe('A law that is cited by its name is looked up', () => {
  it('with its year', () => {
    assert.equal(ask('Căn cứ Luật Đất đai năm 2024;'), 'known 2024-01-18');
    assert.equal(ask('Căn cứ Luật Đất đai năm 2013;'), 'known 2013-11-29');
    assert.equal(ask('Theo Bộ luật Lao động 2019 thì'), 'known 2019-11-20');
    assert.equal(ask('Căn cứ Luật Đất đai năm 1999;'), 'unknown');
  });

  it('with its day, and another day of the same year contradicts', () => {
    assert.equal(ask('Căn cứ Luật Tổ chức Chính phủ ngày 18/02/2025;'), 'known 2025-02-18');
    assert.equal(ask('Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;'), 'known 2025-02-18');
    assert.equal(ask('Căn cứ Luật Tổ chức Chính phủ ngày 28/02/2025;'), 'mismatch 2025-02-18 date');
    assert.equal(ask('Căn cứ Luật Tổ chức Chính phủ ngày 25/12/2001;'), 'unknown');
    assert.equal(
      ask('Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16/11/2013;'),
      'known 2013-11-16',
    );
  });

  it('without either it is ambiguous where several bear the name, the newest first and none after the draft', () => {
    assert.equal(ask('Theo Luật Đất đai thì'), 'ambiguous 2024-01-18 2013-11-29');
    assert.equal(ask('Theo Luật Đất đai thì', '2020-05-01'), 'known 2013-11-29');
    assert.equal(ask('Theo Luật Hộ tịch thì'), 'known 2014-11-20');
    assert.equal(ask('Theo Luật Trồng Nấm thì'), 'unknown');
  });

  it('by the code that the draft gives it elsewhere', () => {
    assert.equal(
      ask('Luật Đất đai số 45/2013/QH13 được thay thế. Người dân làm theo Luật Đất đai từ nay.'),
      'known 2013-11-29',
    );
    assert.equal(
      ask('Luật Đất đai số 45/2013/QH13 và Luật Đất đai số 31/2024/QH15 khác nhau. Người dân làm theo Luật Đất đai.'),
      'ambiguous 2024-01-18 2013-11-29',
    );
  });

  it('however the name is written', () => {
    for (const text of [
      'Căn cứ Luật Phòng, chống tham nhũng năm 2018;',
      'Căn cứ Luật phòng chống tham nhũng năm 2018;',
      'Căn cứ Luật Phòng, chống tham nhũng (2018);',
      'Can cu Luat Phong, chong tham nhung nam 2018;',
      'Căn cứ Luật Phòng, chống tham nhũng năm 2018;'.normalize('NFD'),
    ])
      assert.equal(ask(text), 'known 2018-11-20', text);
  });

  it('and never for a document of another type', () => {
    assert.equal(ask('Theo Nghị quyết ngày 18/01/2024 của Chính phủ về đất đai'), 'not asked');
    assert.equal(ask('Theo Pháp lệnh Đất đai năm 2024'), 'unknown');
  });

  it('in the files of a user too, and one code is one law', () => {
    const own = EMBEDDED.with(
      readUserCatalogue(
        'code,type,issuer,date,title\n13/2003/QH11,Luật,Quốc hội,2003-11-26,Luật Đất đai\n31/2024/QH15,Luật,Quốc hội,2024-01-18,Luật Đất đai\n',
        'file:///danh-muc.csv',
      ).entries,
    );
    assert.equal(ask('Theo Luật Đất đai thì', undefined, own), 'ambiguous 2024-01-18 2013-11-29 2003-11-26');
    assert.equal(ask('Theo Luật Đất đai năm 2003 thì', undefined, own), 'known 2003-11-26');
  });
});

describe('The laws of the catalogue', () => {
  it('are found by their names', () => {
    const laws = embeddedLaws().filter(({ title }) => title !== '');
    assert.ok(laws.length > 300);
    assert.deepEqual(
      laws.filter((law) => !EMBEDDED.lawsOf(lawName(law.title)).some(({ code }) => code === law.code)),
      [],
    );
  });
});

describe('The hover on a law by name', () => {
  const hover = (text: string, words: string): string => {
    const draft = readDraft(text);
    const context = contextFor(draft, DEFAULT_SETTINGS, TODAY);
    return hoverAt(draft, text.indexOf(words), 'vi', () => 0, context)?.markdown ?? '';
  };
  const head = 'THÀNH ỦY CỬA SÓT\n*\nSố 64-BC/TU\n\nCửa Sót, ngày 15 tháng 6 năm 2026\n\nBÁO CÁO\nvề đất đai\n\n';

  it('shows the entry that is certain', () => {
    const shown = hover(`${head}Theo Luật Đất đai năm 2013, việc giao đất đã xong.\n`, 'Luật Đất');
    assert.match(shown, /Trong danh mục/);
    assert.match(shown, /29\/11\/2013/);
  });

  it('names the newest of several', () => {
    const shown = hover(`${head}Theo Luật Đất đai, việc giao đất đã xong.\n`, 'Luật Đất');
    assert.match(shown, /Danh mục có 2 văn bản mang tên này/);
    assert.match(shown, /31\/2024\/QH15[^\n]*\(mới nhất tính đến ngày của văn bản này\)/);
    assert.equal(shown.split('mới nhất').length, 2);
  });
});
