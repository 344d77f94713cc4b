import assert from 'node:assert/strict';
import { check, judged, partyDraft } from '../support/fixture';

describe('A cited date after the document', () => {
  it('is an error once the document states its own day', () => {
    const findings = check(
      partyDraft(`
Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy.
                                       ^^^^^^^^^^ error date/after-document
`),
    );
    assert.match(findings[0]!.message.vi, /sau ngày của chính văn bản này \(06\/7\/2022\)/);
  });

  it('is counted from the end of the month when the day is still blank', () => {
    check(partyDraft('Thực hiện Kết luận số 10-KL/TW, ngày 30/7/2022 của Bộ Chính trị.', '    tháng 7 năm 2022'));
    check(
      partyDraft(
        `
Thực hiện Kết luận số 10-KL/TW, ngày 01/8/2022 của Bộ Chính trị.
                                     ^^^^^^^^^ error date/after-document
`,
        '    tháng 7 năm 2022',
      ),
    );
  });

  it('of the same day is fine', () => {
    check(partyDraft('Thực hiện Kết luận số 10-KL/TW, ngày 06/7/2022 của Bộ Chính trị.'));
  });

  it('is no fault of an effective day, a deadline, or a document still to come', () => {
    check(
      partyDraft(`
Kết luận này có hiệu lực từ ngày 01/9/2022; hoàn thành trước ngày 31/12/2022.

Dự kiến ban hành Nghị quyết số 20-NQ/TU, ngày 15/12/2022 của Thành ủy.
`),
    );
  });

  it('is no fault of a consolidated text, which cites later amendments', () => {
    const text = `VĂN PHÒNG QUỐC HỘI

Số: 12/VBHN-VPQH

Hà Nội, ngày 06 tháng 7 năm 2022

LUẬT
Xuất bản

Luật này được sửa đổi bởi Luật số 35/2023/QH15 ngày 20/11/2023 của Quốc hội.`;
    assert.deepEqual(
      judged(text).map((finding) => finding.rule),
      [],
    );
  });

  const meeting = (title: string, opening: string, cited: string): string => `KẾT LUẬN

${title}

Ban Chấp hành Đảng bộ thành phố khóa XVI ${opening} để bàn một số nội dung, kết luận:

1. Thực hiện Nghị quyết số 04-NQ/TU, ngày ${cited} của Thành ủy.`;

  const levels = (text: string) => judged(text).map((finding) => `${finding.severity} ${finding.rule}`);

  it('is an error after a meeting that title and opening both name, when more than 60 days lie between', () => {
    const text = meeting(
      'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI',
      'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022',
      '07/12/2022',
    );
    assert.deepEqual(levels(text), ['error date/after-document']);
  });

  it('is only a warning when the meetings differ, or the gap is short', () => {
    const other = meeting(
      'HỘI NGHỊ THÀNH ỦY LẦN THỨ 9, KHÓA XVI',
      'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022',
      '07/12/2022',
    );
    assert.deepEqual(levels(other), ['warning date/after-document']);
    const short = meeting(
      'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI',
      'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022',
      '10/8/2022',
    );
    assert.deepEqual(levels(short), ['warning date/after-document']);
  });

  it('is nothing within the days that a signature takes after the meeting', () => {
    const text = meeting(
      'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI',
      'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022',
      '15/7/2022',
    );
    assert.deepEqual(levels(text), []);
  });
});

describe('An impossible date', () => {
  it('is an error after "ngày", with the last day of the month offered', () => {
    const findings = check(
      partyDraft(`
Hoàn thành trước ngày 31/4/2022.
                      ^^^^^^^^^ error date/impossible
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      ['Sửa thành “30/4/2022”'],
    );
  });

  it('with day and month in each other\u2019s place is turned round', () => {
    const findings = check(
      partyDraft(`
Kết luận số 10-KL/TW, ngày 04/13/2021 của Bộ Chính trị.
                           ^^^^^^^^^^ error date/impossible
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      ['Sửa thành “13/4/2021”'],
    );
  });

  it('in words is one too; figures without "ngày" only warn', () => {
    check(
      partyDraft(`
Vào ngày 30 tháng 02 năm 2022.
    ^^^^^^^^^^^^^^^^^^^^^^^^^ error date/impossible
`),
    );
    check(
      partyDraft(`
Đợt 1 (31/6/2022).
       ^^^^^^^^^ warning date/impossible
`),
    );
  });
});

describe('The zero before days and months', () => {
  it('is asked for before days under 10 and months 1 and 2, and only there', () => {
    const findings = check(
      partyDraft(`
Từ ngày 3/10/2017 đến ngày 05/1/2018, ngày 06/07/2022 và ngày 6 tháng 03 năm 2021.
        ^^^^^^^^^ hint date/padding
                           ^^^^^^^^^ hint date/padding
                                           ^^^^^^^^^^ hint date/padding
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ hint date/padding
`),
    );
    assert.deepEqual(
      findings.map((finding) => finding.fixes[0]!.title.vi),
      [
        'Sửa thành “03/10/2017”',
        'Sửa thành “05/01/2018”',
        'Sửa thành “06/7/2022”',
        'Sửa thành “ngày 06 tháng 3 năm 2021”',
      ],
    );
    assert.ok(findings.every((finding) => finding.fixes[0]!.safe));
  });

  it('is not judged in dates with other separators', () => {
    check(
      partyDraft(`
Từ ngày 3-10-2017 đến ngày 5.1.2018.
        ^^^^^^^^^ hint date/separator
                           ^^^^^^^^ hint date/separator
`),
    );
  });
});

describe('The year inside a code', () => {
  it('is that of the date', () => {
    const findings = check(
      partyDraft(`
Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 05/3/2021 của Chính phủ.
                                             ^^^^ error date/year-against-code
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      ['Sửa thành “05/3/2020”', 'Sửa thành “30/2021/NĐ-CP”'],
    );
  });

  it('may belong to another law in the title of an amending one', () => {
    check(
      partyDraft(
        'Luật sửa đổi, bổ sung một số điều của Luật Giám định tư pháp số 13/2012/QH13 ngày 10/6/2020 của Quốc hội.',
      ),
    );
  });

  it('and a date after the document are one fault, said once', () => {
    const [only, ...others] = judged(
      partyDraft('Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 05/3/2023 của Chính phủ về công tác văn thư.'),
    );
    assert.deepEqual(others, []);
    assert.equal(only!.severity, 'error');
    assert.equal(only!.related.length, 2);
  });
});

describe('When a draft seems to come before much of what it cites', () => {
  it('its own date is doubted, and the findings only warn', () => {
    const found = judged(
      partyDraft(
        'Thực hiện Kế hoạch số 10-KH/TU, ngày 21/9/2022; Kế hoạch số 12-KH/TU, ngày 22/10/2022; Kế hoạch số 14-KH/TU, ngày 23/11/2022 của Thành ủy.',
      ),
    ).filter((finding) => finding.rule === 'date/after-document');
    assert.deepEqual(
      found.map((finding) => finding.severity),
      ['warning', 'warning', 'warning'],
    );
  });

  it('amendments that are named as such are no fault', () => {
    const text = partyDraft(
      'Luật Bảo hiểm y tế số 25/2008/QH12 được sửa đổi, bổ sung một số điều bởi Luật số 30/2023/QH15 ngày 28/11/2023 của Quốc hội.',
    );
    assert.ok(!judged(text).some((finding) => finding.rule === 'date/after-document'));
  });
});
