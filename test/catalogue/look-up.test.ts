/** Which document does a drafter mean? Questions as the field puts them, and what the catalogue answers. */
import assert from 'node:assert/strict';
import { EMBEDDED, type Catalogue, type LookUp } from '../../server/src/catalogue/catalogue';
import { lookUpCitation } from '../../server/src/catalogue/citation-key';
import type { Entry } from '../../server/src/catalogue/entry';
import { readUserCatalogue } from '../../server/src/catalogue/user';
import { readDraft } from '../../server/src/draft/draft';

/** Looks up the first citation of a sentence. */
function ask(
  sentence: string,
  {
    catalogue = EMBEDDED,
    documentDate,
    issuer,
  }: { catalogue?: Catalogue; documentDate?: string; issuer?: string } = {},
): LookUp {
  const draft = readDraft(sentence);
  const placed = draft.citations.find(({ value }) => value.code);
  assert.ok(placed, `no citation in ${sentence}`);
  return lookUpCitation(catalogue, draft, placed, { documentDate, issuer })!;
}

const says = (found: LookUp): string => [found.state, found.entry?.date ?? found.entries.map(({ date }) => date).join(' '), ...found.differences].join(' ').trim(); // prettier-ignore

const own = (rows: string): Catalogue =>
  EMBEDDED.with(readUserCatalogue(`code,type,issuer,date,title\n${rows}`, 'file:///danh-muc.csv').entries);

describe('A citation is looked up', () => {
  it('by code and date: one code is two documents of two terms', () => {
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị')), 'known 2019-01-24');
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung ương')), 'known 2023-11-24');
    assert.equal(says(ask('Chỉ thị số 05-CT/TW, ngày 15/5/2016')), 'known 2016-05-15');
    assert.equal(says(ask('Chỉ thị số 05-CT/TW, ngày 23/6/2021')), 'known 2021-06-23');
    assert.equal(says(ask('Quy định số 262-QĐ/TW, ngày 08/10/2014')), 'known 2014-10-08');
    assert.equal(says(ask('Quy định số 262-QĐ/TW ngày 03/02/2025')), 'known 2025-02-03');
  });

  it('without a date it is ambiguous, until body, khóa, subject or the date of the draft decides', () => {
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW')), 'ambiguous 2019-01-24 2023-11-24');
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW của Bộ Chính trị')), 'known 2019-01-24');
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW', { documentDate: '2022-07-06' })), 'known 2019-01-24');
    assert.equal(says(ask('Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương')), 'ambiguous 2013-11-04 2022-11-17');
    assert.equal(says(ask('Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương khóa XI')), 'known 2013-11-04');
    assert.equal(says(ask('Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương khoá XI')), 'known 2013-11-04');
    assert.equal(
      says(ask('Chỉ thị số 05-CT/TW về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh')),
      'known 2016-05-15',
    );
  });

  it('and takes the date from another mention in the same draft', () => {
    const draft = readDraft('Kết luận số 21-KL/TW, ngày 25/10/2021.\n\nThực hiện Kết luận số 21-KL/TW tại cơ sở.');
    const [, second] = draft.citations;
    const found = lookUpCitation(EMBEDDED, draft, second!, { documentDate: undefined, issuer: undefined })!;
    assert.equal(says(found), 'known 2021-10-25');
  });

  it('however the code is written', () => {
    for (const code of ['45 - NQ/TW', '45–NQ/TW', '45/NQ-TW', '45-nq/tw'])
      assert.equal(ask(`Nghị quyết số ${code}, ngày 24/01/2019`).state, 'known', code);
    assert.equal(ask('Chỉ thị số 5-CT/TW, ngày 15/5/2016').state, 'known');
    assert.equal(ask('Quy định số 262-QÐ/TW, ngày 08/10/2014').state, 'known');
  });

  it('and is unknown, which says nothing, where no entry bears the key', () => {
    assert.equal(says(ask('Nghị quyết số 999-NQ/TW, ngày 24/01/2019')), 'unknown');
    // Number 45 of another term.
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 24/01/2005')), 'unknown');
    assert.equal(says(ask('Quyết định số 800/QĐ-TTg ngày 24/6/2013')), 'unknown');
    // Laws and resolutions have numbers of their own.
    assert.equal(says(ask('Nghị quyết số 64/2025/QH15 ngày 20/02/2025')), 'unknown');
  });
});

describe('A citation that says something else than the catalogue', () => {
  it('of the date, in the same term or in the year of the code', () => {
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 24/02/2019 của Bộ Chính trị')), 'mismatch 2019-01-24 date');
    assert.equal(says(ask('Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 của Chính phủ')), 'mismatch 2020-03-05 date');
    assert.equal(says(ask('Nghị định số 30/2020/NĐ-CP ngày 05/3/2021')), 'mismatch 2020-03-05 date');
  });

  it('of the body or the type on the very day', () => {
    assert.equal(says(ask('Kết luận số 32-KL/TW, ngày 30/3/2022 của Bộ Chính trị')), 'mismatch 2022-03-30 issuer');
    assert.equal(says(ask('Quyết định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị')), 'mismatch 2019-09-23 type');
  });

  it('even of the term, when the subject leaves no doubt', () => {
    const subject = 'về xây dựng và phát triển thành phố Hải Phòng đến năm 2030, tầm nhìn đến năm 2045';
    assert.equal(
      says(ask(`Nghị quyết số 45-NQ/TW, ngày 24/01/2009 của Bộ Chính trị ${subject}`)),
      'mismatch 2019-01-24 date',
    );
  });

  it('not where the sources disagree: either date is accepted', () => {
    for (const day of ['22/10/2018', '25/10/2018'])
      assert.equal(ask(`Nghị quyết số 35-NQ/TW, ngày ${day}`).state, 'known');
    for (const day of ['17/4/2015', '07/4/2015'])
      assert.equal(ask(`Nghị quyết số 39-NQ/TW, ngày ${day}`).state, 'known');
    for (const day of ['28/5/2022', '18/5/2022', '28/5/2024'])
      assert.equal(ask(`Nghị định số 35/2022/NĐ-CP ngày ${day}`).state, 'known', day);
  });

  it('not for the names that a body goes by', () => {
    for (const name of ['Ban Bí thư Trung ương', 'Ban Bí thư Trung ương Đảng', 'Ban Bí thư khóa XIII', 'Trung ương'])
      assert.equal(ask(`Kết luận số 32-KL/TW, ngày 30/3/2022 của ${name}`).state, 'known', name);
    assert.equal(ask('Luật số 91/2015/QH13 ngày 24/11/2015 của Quốc hội khóa XIII').state, 'known');
  });

  it('of 12-KL/TW, which is two documents of one term', () => {
    assert.equal(says(ask('Kết luận số 12-KL/TW, ngày 12/8/2021')), 'known 2021-08-12');
    assert.equal(says(ask('Kết luận số 12-KL/TW, ngày 06/4/2022')), 'known 2022-04-06');
    assert.equal(says(ask('Kết luận số 12-KL/TW, ngày 07/4/2022')), 'mismatch 2021-08-12 2022-04-06');
  });
});

describe('Documents of local bodies', () => {
  const catalogue = own('04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07,"về nhiệm vụ, giải pháp năm 2022"\n');

  it('belong to their place: 04-NQ/TU is one for each province', () => {
    const cited = (of: string): string => says(ask(`Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của ${of}`, { catalogue }));
    assert.equal(cited('Thành ủy Hải Phòng'), 'mismatch 2021-12-07 date');
    assert.equal(cited('Tỉnh ủy Quảng Ninh'), 'unknown');
    assert.equal(cited('Thành ủy'), 'unknown');
  });

  it('and "Thành ủy" alone is that of the draft', () => {
    const sentence = 'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy';
    assert.equal(says(ask(sentence, { catalogue, issuer: 'Thành ủy Hải Phòng' })), 'mismatch 2021-12-07 date');
    assert.equal(says(ask(sentence, { catalogue, issuer: 'Thành ủy Đà Nẵng' })), 'unknown');
  });
});

describe('A draft of the folder', () => {
  const draft = (date: string | undefined): Entry => ({
    code: '45-NQ/TW', type: 'Nghị quyết', issuer: 'Bộ Chính trị', date, otherDates: [], title: '', term: '', status: '',
    replacedBy: '', sources: [], origin: { kind: 'folder', uri: 'file:///45.vanban' },
  }); // prettier-ignore

  it('is no evidence against a sourced row', () => {
    const catalogue = EMBEDDED.with([draft('2019-01-25')]);
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 24/01/2019', { catalogue })), 'known 2019-01-24');
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 25/01/2019', { catalogue })), 'mismatch 2019-01-24 date');
  });

  it('is known where the list has nothing', () => {
    const catalogue = EMBEDDED.with([draft('2009-01-25')]);
    assert.equal(says(ask('Nghị quyết số 45-NQ/TW, ngày 25/01/2009', { catalogue })), 'known 2009-01-25');
  });
});

describe('A successor', () => {
  it('is the next document of its code after the entry', () => {
    const old = EMBEDDED.entriesOf('205-QĐ/TW')[0]!;
    assert.equal(EMBEDDED.successorOf(old)!.date, '2023-07-11');
  });
});
