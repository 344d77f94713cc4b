import assert from 'node:assert/strict';
import { EMBEDDED } from '../../server/src/catalogue/catalogue';
import { readUserCatalogue } from '../../server/src/catalogue/user';
import { readDraft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { contextFor } from '../../server/src/rules/context';
import { judge } from '../../server/src/rules/judge';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { check, judged, partyDraft, TODAY } from '../support/fixture';

const about = (text: string, rule: string) => judged(text).filter((finding) => finding.rule === rule);
const mismatches = (body: string, date?: string) => about(partyDraft(body, date), 'citation/catalogue-mismatch');

describe('A citation against the catalogue', () => {
  it('warns of another date when two sources agree, with entry and sources beside it', () => {
    const [finding] = check(
      partyDraft(`
Thực hiện Kết luận số 21-KL/TW, ngày 25/11/2021 của Ban Chấp hành Trung ương về đẩy mạnh xây dựng, chỉnh đốn Đảng.
                                     ^^^^^^^^^^ warning citation/catalogue-mismatch
`),
    );
    assert.equal(
      finding!.message.vi,
      'Theo danh mục, Kết luận số 21-KL/TW ban hành ngày 25/10/2021; ở đây ghi 25/11/2021.',
    );
    assert.match(
      finding!.related[0]!.message.vi,
      /Danh mục: Kết luận số 21-KL\/TW, ngày 25\/10\/2021 .* Nguồn: https:/,
    );
    assert.deepEqual(
      finding!.fixes.map((fix) => [fix.title.vi, fix.safe]),
      [['Sửa ngày thành 25/10/2021 (kiểm tra lại trước khi dùng)', false]],
    );
  });

  it('only asks to verify when one source says so', () => {
    const [finding] = mismatches(
      'Thực hiện Quy định số 65-QĐ/TW, ngày 24/8/2022 của Bộ Chính trị.',
      '06 tháng 9 năm 2022',
    );
    assert.equal(finding!.severity, 'information');
    assert.match(finding!.message.vi, /^Cần xác minh: /);
  });

  it('names another body and another type', () => {
    const [body] = mismatches('Thực hiện Kết luận số 32-KL/TW, ngày 30/3/2022 của Bộ Chính trị.');
    assert.equal(body!.severity, 'warning');
    assert.deepEqual(body!.fixes.map((fix) => fix.changes[0]!.newText), ['Ban Bí thư']); // prettier-ignore
    const [type] = mismatches('Thực hiện Quyết định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị.');
    assert.equal(type!.message.vi, 'Theo danh mục, 205-QĐ/TW là Quy định; ở đây ghi Quyết định.');
  });

  it('asks to verify a subject that is another one', () => {
    const [title] = mismatches(
      'Thực hiện Quy định số 65-QĐ/TW, ngày 28/4/2022 của Bộ Chính trị về bảo vệ môi trường và ứng phó với biến đổi khí hậu.',
    );
    assert.equal(title!.severity, 'information');
    assert.match(title!.message.vi, /trích yếu của Quy định số 65-QĐ\/TW trong danh mục là “về luân chuyển cán bộ”/);
  });

  it('keeps the form in which the date is written', () => {
    const text = partyDraft(
      'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 15 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
    );
    const [finding] = about(text, 'citation/catalogue-mismatch');
    assert.match(
      applyChanges(text, finding!.fixes[0]!.changes),
      /30\/2020\/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ/,
    );
  });

  it('and the year in the code are one fault, said once', () => {
    const said = judged(
      partyDraft('Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 15/3/2021 của Chính phủ về công tác văn thư.'),
    );
    const errors = said.filter((finding) => finding.severity === 'error' || finding.severity === 'warning');
    assert.deepEqual(errors.map((finding) => finding.rule), ['date/year-against-code']); // prettier-ignore
    assert.ok(errors[0]!.fixes.some((fix) => fix.changes[0]!.newText === '05/3/2020'));
  });

  it('is silent on documents of another term, of other places, on disputed dates, and in the name of an amending law', () => {
    for (const body of [
      'Nghị quyết số 45-NQ/TW, ngày 24/01/2005 của Bộ Chính trị',
      'Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Tỉnh ủy Quảng Ninh',
      'Nghị quyết số 35-NQ/TW, ngày 25/10/2018 của Bộ Chính trị',
      'Kết luận số 12-KL/TW, ngày 06/4/2022 của Bộ Chính trị',
      'Luật sửa đổi, bổ sung một số điều của Luật Giám định tư pháp số 13/2012/QH13 ngày 10/6/2020',
      'Kết luận số 32-KL/TW, ngày 30/3/2022 của Trung ương',
    ])
      assert.deepEqual(mismatches(`Thực hiện ${body}.`), [], body);
  });

  it('hears the rows of the user, and does not raise its voice for them', () => {
    const { entries } = readUserCatalogue(
      'code,type,issuer,date,title\n04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07,"về nhiệm vụ, giải pháp năm 2022"\n',
      'file:///a/danh%20m%E1%BB%A5c.csv',
    );
    const draft = readDraft(partyDraft('Thực hiện Nghị quyết số 04-NQ/TU, ngày 02/12/2021 của Thành ủy.'));
    const found = judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY, EMBEDDED.with(entries))).filter(
      (finding) => finding.rule === 'citation/catalogue-mismatch',
    );
    assert.deepEqual(found.map((finding) => finding.severity), ['information']); // prettier-ignore
    assert.match(found[0]!.related[0]!.message.vi, /Nguồn: danh mục\.csv:2$/);
  });
});

describe('A document that was replaced', () => {
  const said = (body: string, date = '10 tháng 6 năm 2024') => about(partyDraft(body, date), 'citation/superseded');
  const cited = 'Quy định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị';

  it('may be a law by its name and its year or day, where no doubt is left which', () => {
    const law = 'Luật Ban hành văn bản quy phạm pháp luật';
    const [finding] = said(`Căn cứ ${law} năm 2015;`, '10 tháng 6 năm 2026');
    assert.equal(finding!.severity, 'information');
    assert.match(finding!.message.vi, /80\/2015\/QH13, ngày 22\/6\/2015 đã được thay thế bằng Luật số 64\/2025\/QH15/);
    assert.equal(said(`Căn cứ ${law} ngày 22/6/2015;`, '10 tháng 6 năm 2026').length, 1);
    assert.equal(said(`Căn cứ ${law} năm 2015;`).length, 0);
    assert.equal(said(`Căn cứ ${law};`, '10 tháng 6 năm 2026').length, 0);
    assert.equal(said(`Căn cứ ${law} năm 2025 và ${law} năm 2015;`, '10 tháng 6 năm 2026').length, 0);
  });

  it('is named with its successor where the draft rests on it', () => {
    const [basis] = said(`Căn cứ ${cited};`);
    assert.equal(basis!.severity, 'information');
    assert.equal(
      basis!.message.vi,
      'Quy định số 205-QĐ/TW, ngày 23/9/2019 đã được thay thế bằng Quy định số 114-QĐ/TW, ngày 11/7/2023 của Bộ Chính trị, trước ngày của văn bản này.',
    );
    assert.equal(said(`Các cấp ủy nghiêm túc thực hiện ${cited}.`).length, 1);
    assert.equal(
      said(`Thực hiện Quy định số 80-QĐ/TW, ngày 18/8/2022 của Bộ Chính trị.`, '10 tháng 12 năm 2025').length,
      1,
    );
  });

  it('is fine before it was replaced, and where the draft looks back or does away with it', () => {
    assert.deepEqual(said(`Thực hiện ${cited}.`, '10 tháng 7 năm 2023'), []);
    for (const sentence of [
      `Tổng kết 5 năm thực hiện ${cited}.`,
      `Sơ kết việc thực hiện ${cited}.`,
      `Quy định này thay thế ${cited}.`,
      `Bãi bỏ ${cited}.`,
      `${cited} hết hiệu lực.`,
      `Nghiên cứu ${cited}.`,
    ])
      assert.deepEqual(said(sentence), [], sentence);
  });

  it('is left alone where the successor is cited too, or no date says which document it is', () => {
    assert.deepEqual(said(`Thực hiện ${cited}; Quy định số 114-QĐ/TW, ngày 11/7/2023 của Bộ Chính trị.`), []);
    assert.deepEqual(said('Thực hiện Quy định số 205-QĐ/TW của Bộ Chính trị.'), []);
  });
});
