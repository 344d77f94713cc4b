/**
 * The key of the user's own document: what each rule says on it, and nothing else. Why: the December resolution cannot be
 * cited in July (its theme is that of 2022, so 07/12/2021 is meant); "các các" and ". ." are slips; five sentences were cut by
 * page ends in scanning; the first two paragraphs place tone marks as in "uỷ", the rest as in "ủy", and "sông Hoá" is a name.
 * The review of five years takes in a decision of 30/3/2018, whose five years end on 30/3/2023, long after the meeting; the other
 * reviews fit (domain rules, 11.1, no. 5, 7, 14, 15, 16). The 4th plenum of khóa XIII issued a Kết luận, that of khóa XII a Nghị quyết
 * (no. 4). Three documents are first cited without their subject, which 36-HD/VPTW 1.6.1 asks for: 65-QĐ/TW, 35/2021/QH15 and
 * 45-NQ/TW (no. 8, 17, 18); 21-KL/TW shares the one behind 122-KH/TU, and 05-CT/TW stands in the title of 01-KL/TW (no. 3, 11).
 * The text begins with its title: heading, issuer, number and date were lost in extraction, and one information says so. It is
 * signed “T/M BAN CHẤP HÀNH” without an office; by 36-HD/VPTW 1.7, in force in 2022, a Thành ủy signs “T/M THÀNH ỦY”, “BÍ THƯ”. Its
 * recipients end in commas, the last in a full stop: that is what 36-HD/VPTW 1.9 asks for, and wrong only since 27/5/2026
 * (11.2). Its đảng đoàn, ban cán sự đảng and district committees were there in 2022.
 *
 * The wording (domain rules, 11.2): scanning left "khieu nại" (khiếu nại; "khieu" is no syllable), "phần đầu" and "phân đấu" (phấn đấu),
 * "đơn đốc" (đôn đốc), "kiểm chế" (kiềm chế), "thành / phổ" (thành phố), "xây xanh" (cây xanh), "chính trang" (chỉnh trang, as further
 * below) and "đề báo cáo" (để báo cáo), which also stands in quotation marks where brackets are usual; one item ends without a mark.
 * "Phòng chống" stands three times beside "phòng, chống", "03 năm" once beside "3 năm" and "5 năm", "các Cuộc vận động" in one sentence
 * with "các cuộc vận động". What only the sense shows is not found: "chưa nổi bật, có nhiều điểm sáng", "khuyết thiếu", the two forms of
 * one title, "Khu đô thị (mới) Bắc Sông Cấm", and capitals as in "Ban hành Quy định, Kế hoạch".
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyChanges } from '../../server/src/features/code-actions';
import { judged } from '../support/fixture';

const text = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');
const findings = judged(text);

describe('On the conclusion of the eighth meeting', () => {
  it('the findings are those of the key', () => {
    assert.deepEqual(
      findings.map(
        (finding) =>
          `${finding.severity} ${finding.rule} ${JSON.stringify(text.slice(finding.span.start, finding.span.end))}`,
      ),
      [
        'information structure/missing-component "KẾT LUẬN"',
        'hint text/tone-placement "khoá"',
        'hint text/tone-placement "uỷ"',
        'hint text/tone-placement "uỷ"',
        'hint text/tone-placement "uỷ"',
        'hint text/tone-placement "uỷ"',
        'information text/misspelt-syllable "chính trang"',
        'hint text/mixed-terms "phòng chống"',
        'warning text/repeated-punctuation ". ."',
        'error date/after-document "07/12/2022"',
        'hint structure/split-paragraph "triệt,"',
        'information citation/congress "XIII"',
        'information citation/incomplete-first "65-QĐ/TW"',
        'hint structure/split-paragraph "quyết"',
        'warning text/misspelt-syllable "khieu"',
        'information text/misspelt-syllable "phần đầu"',
        'hint text/mixed-terms "phòng chống"',
        'information text/misspelt-syllable "đơn đốc"',
        'information date/anniversary "30/3/2018"',
        'hint text/mixed-terms "03"',
        'hint structure/split-paragraph "thành"',
        'information text/misspelt-syllable "phổ"',
        'warning text/repeated-word "các các"',
        'hint text/mixed-terms "các Cuộc vận động"',
        'information text/misspelt-syllable "xây xanh"',
        'information citation/incomplete-first "35/2021/QH15"',
        'hint structure/split-paragraph "hiện"',
        'information citation/incomplete-first "45-NQ/TW"',
        'information text/misspelt-syllable "phân đấu"',
        'hint structure/split-paragraph "thành"',
        'hint text/missing-final-mark "trường"',
        'hint text/mixed-terms "phòng chống"',
        'information text/misspelt-syllable "kiểm chế"',
        'hint text/unbalanced-quotes "“đề báo cáo”"',
        'information text/misspelt-syllable "đề báo cáo"',
        'hint text/unbalanced-quotes "“đề báo cáo”"',
        'information text/misspelt-syllable "đề báo cáo"',
        'warning structure/signature "T/M BAN CHẤP HÀNH"',
      ],
    );
  });

  it('the December date is set beside the day of the meeting, and a year earlier is offered but never applied by itself', () => {
    const [late] = findings.filter((finding) => finding.rule === 'date/after-document');
    assert.deepEqual(
      late!.related.map((related) => text.slice(related.span.start, related.span.end)),
      ['06/7/2022'],
    );
    assert.deepEqual(
      late!.fixes.map((fix) => [fix.title.vi, fix.safe]),
      [['Sửa ngày thành 07/12/2021 (kiểm tra lại trước khi dùng)', false]],
    );
    const repaired = applyChanges(text, late!.fixes[0]!.changes);
    assert.ok(repaired.includes('Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy'));
    assert.ok(!judged(repaired).some((finding) => finding.severity === 'error'));
  });

  it('joining the split paragraphs heals them, the footnote goes behind its paragraph', () => {
    let healed = text;
    for (;;) {
      const [split] = judged(healed).filter((finding) => finding.rule === 'structure/split-paragraph');
      if (!split) break;
      healed = applyChanges(healed, split.fixes[0]!.changes);
    }
    for (const joined of [
      'quán triệt, triển khai',
      'giải quyết khieu nại',
      'xã hội thành phổ',
      'thực hiện Nghị quyết số 45-NQ/TW',
      'Tập trung hoàn thành các thủ tục',
    ])
      assert.ok(healed.includes(joined), joined);
    assert.match(healed, /Khu đô thị mới Bắc Sông Cấm\.\n\n¹Xây dựng Trung tâm/);
  });

  it('with the day of the document set by the user, the same date is still the only error', () => {
    const set = judged(text, { documentDate: '2022-07-08' });
    assert.deepEqual(
      set.filter((finding) => finding.severity === 'error').map((finding) => finding.rule),
      ['date/after-document'],
    );
    assert.equal(
      judged(text, { documentDate: '2023-01-05' }).filter((finding) => finding.severity === 'error').length,
      0,
    );
  });

  it('the signature is that of the guidance once the committee is named, and its office added', () => {
    const [signed] = findings.filter((finding) => finding.rule === 'structure/signature');
    const renamed = applyChanges(text, signed!.fixes[0]!.changes);
    assert.match(renamed, /^T\/M THÀNH ỦY$/m);
    const office = judged(renamed).filter((finding) => finding.rule === 'structure/signature');
    assert.deepEqual(
      office.map((finding) => [finding.severity, finding.message.vi.includes('“BÍ THƯ”')]),
      [['warning', true]],
    );
    const whole = renamed.replace('T/M THÀNH ỦY', 'T/M THÀNH ỦY\nBÍ THƯ');
    assert.ok(!judged(whole).some((finding) => finding.rule === 'structure/signature'));
  });

  it('the recipients are right by the guidance of 2022, wrong by that of 2026, and then name bodies that have ended', () => {
    const about = (documentDate?: string): string[] =>
      judged(text, documentDate === undefined ? {} : { documentDate })
        .filter((finding) => /^structure\/(?:recipients|retired-recipient)$/.test(finding.rule))
        .map((finding) => `${finding.severity} ${finding.rule} ${text.slice(finding.span.start, finding.span.end)}`);
    assert.deepEqual(about(), []);
    assert.deepEqual(about('2026-05-26'), [
      'information structure/retired-recipient ban cán sự đảng',
      'information structure/retired-recipient đảng đoàn',
    ]);
    assert.deepEqual(about('2026-05-27'), [
      'hint structure/recipients ,',
      'warning structure/retired-recipient ban cán sự đảng',
      'warning structure/retired-recipient đảng đoàn',
    ]);
  });
});
