import assert from 'node:assert/strict';
import { check, judged, partyDraft } from '../support/fixture';

const said = (text: string, rule: string): string[] =>
  judged(text)
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.severity} ${text.slice(finding.span.start, finding.span.end)}`);

describe('Day and month in each other\u2019s place', () => {
  it('are offered to be swapped where the date lies after the document and the swapped one before it', () => {
    const findings = check(
      partyDraft(`
Thực hiện Kế hoạch số 122-KH/TU, ngày 05/11/2022 của Ban Thường vụ Thành ủy về công tác tổ chức.
                                      ^^^^^^^^^^ error date/after-document
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      [
        'Sửa ngày thành 05/11/2021 (kiểm tra lại trước khi dùng)',
        'Đảo ngày và tháng thành 11/5/2022 (kiểm tra lại trước khi dùng)',
      ],
    );
    assert.match(findings[0]!.related.at(-1)!.message.vi, /đảo ngày và tháng/);
  });

  it('are seen in two mentions of one document, the rarer one or the later one at fault', () => {
    check(
      partyDraft(`
Kế hoạch số 122-KH/TU, ngày 03/4/2021 của Ban Thường vụ Thành ủy về công tác tổ chức.

Tiếp tục thực hiện Kế hoạch số 122-KH/TU, ngày 04/3/2021 của Ban Thường vụ Thành ủy.
                                               ^^^^^^^^^ warning date/day-month-swapped
`),
    );
    const text = partyDraft(`
Kế hoạch số 122-KH/TU, ngày 04/3/2021 và Kế hoạch số 122-KH/TU, ngày 03/4/2021; Kế hoạch số 122-KH/TU, ngày 03/4/2021.
`);
    assert.deepEqual(said(text, 'date/day-month-swapped'), ['warning 04/3/2021']);
  });

  it('are left alone in two documents, in a day that is its month, and where the swapped date is no better', () => {
    const text = partyDraft(`
Kế hoạch số 12-KH/TU, ngày 03/4/2021 của Thành ủy Hải Phòng và Kế hoạch số 12-KH/TU, ngày 04/3/2021 của Tỉnh ủy Hải Dương.

Kế hoạch số 13-KH/TU, ngày 05/5/2021 của Thành ủy; Kế hoạch số 14-KH/TU, ngày 03/4/2021 và Quy chế số 14-QC/TU, ngày 04/3/2021.
`);
    assert.deepEqual(said(text, 'date/day-month-swapped'), []);
  });

  it('say nothing of documents still to come', () => {
    const text = partyDraft('Dự kiến ban hành Kế hoạch số 130-KH/TU, ngày 05/11/2022 của Ban Thường vụ Thành ủy.');
    assert.deepEqual(said(text, 'date/day-month-swapped'), []);
  });

  it('are offered where the khóa named speaks for the swapped date', () => {
    const text = partyDraft(
      'Nghị quyết số 100/2021/QH15 ngày 12/7/2021 của Quốc hội; Nghị quyết số 101/2021/QH15 ngày 08/9/2021 của Quốc hội.',
      '06 tháng 7 năm 2023',
    );
    const [swap] = judged(text).filter((finding) => finding.span.start === text.indexOf('12/7/2021'));
    assert.ok(swap?.fixes.some((fix) => fix.title.vi.startsWith('Đảo ngày và tháng thành 07/12/2021')));
    assert.deepEqual(said(text, 'date/day-month-swapped'), ['warning 12/7/2021']);
  });
});

describe('The separator of a date', () => {
  it('is a slash in the running text of a draft of these years', () => {
    const findings = check(
      partyDraft(`
Kế hoạch số 122-KH/TU, ngày 06-7-2021 của Ban Thường vụ Thành ủy; hoàn thành từ 01.06.2022 đến ngày 02-6/2022.
                            ^^^^^^^^^ hint date/separator
                                                                                ^^^^^^^^^^ hint date/separator
                                                                                                    ^^^^^^^^^ hint date/separator
`),
    );
    assert.deepEqual(
      findings.map(({ fixes: [fix] }) => [fix!.title.vi, fix!.safe]),
      [
        ['Sửa thành “06/7/2021”', true],
        ['Sửa thành “01/6/2022”', true],
        ['Sửa thành “02/6/2022”', true],
      ],
    );
  });

  it('was a hyphen before 2010; where the day is not known, the draft itself decides, but two signs are odd always', () => {
    check(partyDraft('Quyết định số 31-QĐ/TW, ngày 01-10-1997 của Bộ Chính trị.', '05 tháng 02 năm 2004'));
    const undated = 'KẾT LUẬN\nvề một số nhiệm vụ\n\nTừ ngày 05-02-2022 đến ngày 07-02-2022, và ngày 02-12/2013.';
    assert.deepEqual(said(undated, 'date/separator'), ['hint 02-12/2013']);
  });

  it('is left alone in addresses, in quotations, in tables, in the head of the gazette and in other numbers', () => {
    check(
      partyDraft(`
Xem https://a.vn/ngay/05-02-2022 và “Báo cáo ngày 05-02-2022”.

| Ngày 05-02-2022 | 3 |

CÔNG BÁO/Số 274/Ngày 05-02-2022

Phiên bản 1.2.2010 của phần mềm.
`),
    );
  });
});

describe('The date of the document itself', () => {
  const draft = (note: string): string => `VĂN PHÒNG TRUNG ƯƠNG ĐẢNG
*
Số 15-HD/VPTW

Hà Nội, ngày 27 tháng 5 năm 2026

HƯỚNG DẪN
về công tác lưu trữ

1. Các cấp ủy thực hiện Hướng dẫn này.

PHỤ LỤC 1

${note}

Mẫu trình bày`;

  it('is that of the head over an appendix as well', () => {
    const text = draft('(Kèm theo Hướng dẫn số 15-HD/VPTW, ngày 26/5/2026 của Văn phòng Trung ương Đảng)');
    assert.deepEqual(said(text, 'date/document-mismatch'), ['warning 26/5/2026']);
    const [finding] = judged(text).filter(({ rule }) => rule === 'date/document-mismatch');
    assert.deepEqual(
      finding!.fixes.map((fix) => fix.changes.map(({ newText }) => newText).join('/')),
      ['27/5/2026'],
    );
  });

  it('is left alone where it agrees, is still blank, or is that of another document', () => {
    for (const note of [
      '(Kèm theo Hướng dẫn số 15-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng)',
      '(Kèm theo Hướng dẫn số 15-HD/VPTW, ngày    tháng 5 năm 2026)',
      '(Kèm theo Hướng dẫn số 16-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng)',
      'Thay thế Hướng dẫn số 15-HD/VPTW, ngày 03/4/2021 của Văn phòng Trung ương Đảng.',
    ])
      assert.deepEqual(said(draft(note), 'date/document-mismatch'), [], note);
  });
});

describe('A range of time', () => {
  it('does not run backwards', () => {
    const findings = check(
      partyDraft(`
Kế hoạch giai đoạn 2025 - 2020, từ tháng 8/2022 đến tháng 6/2022, tổ chức từ ngày 05/6/2022 đến ngày 01/6/2022.
                   ^^^^^^^^^^^ warning date/reversed-range
                                         ^^^^^^^^^^^^^^^^^^^^^^^ warning date/reversed-range
                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning date/reversed-range
`),
    );
    assert.deepEqual(
      findings[0]!.fixes[0]!.changes.map(({ newText }) => newText),
      ['2020', '2025'],
    );
  });

  it('in words is read as well', () => {
    check(
      partyDraft(`
Từ ngày 05 tháng 6 năm 2022 đến ngày 01 tháng 6 năm 2022 tổ chức đợt 1.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning date/reversed-range
`),
    );
  });

  it('that runs forward, two years compared, and two dates side by side are fine', () => {
    check(
      partyDraft(`
Nhiệm kỳ 2020 - 2025; từ năm 2015 đến năm 2020; từ ngày 28/12/2021 đến ngày 05/01/2022.

So với năm 2025 - 2020; các ngày 05/6/2022, 01/6/2022; năm 2022 tăng so với năm 2021.
`),
    );
  });

  it('that ends before the document is only told, and only of what is still to be done', () => {
    check(
      partyDraft(`
Các đơn vị hoàn thành việc rà soát trước ngày 01/6/2022; đã hoàn thành báo cáo trước ngày 01/6/2022.
                                              ^^^^^^^^^ information date/reversed-range

Đối với hồ sơ đã gửi trước ngày 01/6/2022 thì không phải nộp lại.
`),
    );
  });
});

describe('The khóa of a document', () => {
  it('is an error where the days of election or of the next assembly prove it', () => {
    check(
      partyDraft(
        `
Nghị quyết số 123/2025/QH16 ngày 10/12/2025 của Quốc hội về phát triển kinh tế.
                       ^^^^ error date/outside-term

Nghị quyết số 22/2022/QH14 ngày 10/12/2022 của Quốc hội về phát triển kinh tế.
                      ^^^^ error date/outside-term
`,
        '06 tháng 7 năm 2026',
      ),
    );
  });

  it('is a warning where a day is not certain or is close', () => {
    check(
      partyDraft(
        `
Nghị quyết số 300/2026/QH15 ngày 20/5/2026 của Quốc hội về phát triển kinh tế.
                                 ^^^^^^^^^ warning date/outside-term

Nghị quyết số 20/2099/QH99 của Quốc hội về phát triển kinh tế.
                      ^^^^ warning date/outside-term
`,
        '06 tháng 7 năm 2026',
      ),
    );
  });

  it('is read behind the issuer too', () => {
    const findings = judged(
      partyDraft('Nghị quyết số 210-NQ/TW, ngày 10/5/2018 của Ban Chấp hành Trung ương khóa X về công tác cán bộ.'),
    ).filter(({ rule }) => rule === 'date/outside-term');
    assert.deepEqual(
      findings.map(({ severity, message }) => [severity, message.vi]),
      [['error', 'Ngày 10/5/2018 không thuộc nhiệm kỳ Trung ương khóa X (từ 25/4/2006 đến 18/01/2011).']],
    );
  });

  it('is fine inside its days, in unit-coded resolutions, and where the date belongs to another law', () => {
    const text = partyDraft(
      `
Nghị quyết số 35/2021/QH15, ngày 13/11/2021 của Quốc hội khóa XV; Nghị quyết số 1676/NQ-UBTVQH15, ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội; Luật số 80/2015/QH13; Chỉ thị số 59-CT/TW, ngày 27/9/1995 của Ban Bí thư (khóa VII).

Luật sửa đổi, bổ sung một số điều của Luật Giám định tư pháp số 13/2012/QH13 ngày 10/6/2020.

Nghị quyết số 26-NQ/TW, ngày 05/8/2008 của Ban Chấp hành Trung ương khóa X; Nghị quyết số 02-NQ/TU, ngày 22/11/2011 của Thành ủy Hải Phòng khóa XIV.
`,
      '06 tháng 7 năm 2026',
    );
    assert.deepEqual(said(text, 'date/outside-term'), []);
  });
});

describe('The years of a review', () => {
  it('are counted from the date of each document under review', () => {
    check(
      partyDraft(`
Tổng kết 10 năm thực hiện Nghị quyết số 02-NQ/TU, ngày 22/11/2011 của Thành ủy về công tác cán bộ.

Sơ kết 3 năm thực hiện Quy định số 215-QĐ/TU, ngày 23/9/2019 của Ban Thường vụ Thành ủy về kiểm soát quyền lực.

Sơ kết 5 năm thực hiện Quyết định số 99-QĐ/TU, ngày 03/10/2017 của Ban Thường vụ Thành ủy, Quyết định số 875-QĐ/TU, ngày 30/3/2018 của Ban Thường vụ Thành ủy về dân vận.
                                                                                                                         ^^^^^^^^^ information date/anniversary

Tổng kết 10 năm thực hiện Chỉ thị số 12-CT/TU, ngày 05/5/2005 của Ban Thường vụ Thành ủy về dân vận.
                                                    ^^^^^^^^^ information date/anniversary
`),
    );
  });

  it('may lie in the year that the draft plans, or be told of as past, or belong to the title of another document', () => {
    const plan = partyDraft(
      'Sơ kết 5 năm thực hiện Quyết định số 875-QĐ/TU, ngày 30/3/2018 của Ban Thường vụ Thành ủy.',
    ).replace('về một số nhiệm vụ', 'về chương trình công tác năm 2023');
    assert.deepEqual(said(plan, 'date/anniversary'), []);
    const past = partyDraft(`
Năm 2015, Thành ủy đã tổng kết 10 năm thực hiện Chỉ thị số 12-CT/TU, ngày 05/5/2005 của Ban Thường vụ Thành ủy.

Báo cáo số 20-BC/TU, ngày 05/8/2015 của Thành ủy tổng kết 10 năm thực hiện Chỉ thị số 12-CT/TU, ngày 05/5/2005 của Ban Thường vụ Thành ủy.
`);
    assert.deepEqual(said(past, 'date/anniversary'), []);
  });
});
