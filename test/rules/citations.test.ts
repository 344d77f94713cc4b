import assert from 'node:assert/strict';
import { check, judged, partyDraft } from '../support/fixture';

const stateDraft = (body: string, date = '20 tháng 11 năm 2026'): string => `ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG

Số: 210/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Hải Phòng, ngày ${date}

KẾ HOẠCH
Về công tác văn thư năm 2027

${body.replace(/^\n/, '')}`;

const told = (text: string): string[] => judged(text).map((finding) => `${finding.severity} ${finding.rule}`);

describe('Two mentions of one document', () => {
  it('with two dates: the rarer one is marked, with the other beside it and as the repair', () => {
    const [finding] = check(
      partyDraft(`
Thực hiện Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy về kiểm tra.

Theo Kế hoạch số 122-KH/TU, ngày 26/02/2022 của Ban Thường vụ Thành ủy, các cấp ủy báo cáo.
                                 ^^^^^^^^^^ warning citation/conflicting

Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy được sơ kết hằng năm.
`),
    );
    assert.match(finding!.message.vi, /ghi ngày 26\/02\/2022, các chỗ khác ghi 28\/02\/2022/);
    assert.deepEqual(
      finding!.fixes.map((fix) => [fix.title.vi, fix.safe, fix.changes.map((change) => change.newText)]),
      [['Sửa ngày thành 28/02/2022 (kiểm tra lại trước khi dùng)', false, ['28']]],
    );
    assert.equal(finding!.related.length, 1);
  });

  it('as often: the later one is marked, and nobody says which is right', () => {
    const [finding] = check(
      stateDraft(`
Căn cứ Quyết định số 1914/QĐ-TTg ngày 05 tháng 3 năm 2021 của Thủ tướng Chính phủ về công tác văn thư;

Thực hiện Quyết định số 1914/QĐ-TTg ngày 03/3/2021 của Thủ tướng Chính phủ về công tác văn thư.
                                         ^^^^^^^^^ warning citation/conflicting
`),
    );
    assert.match(finding!.message.vi, /một trong hai chỗ sai/);
    assert.equal(finding!.fixes[0]!.preferred, false);
  });

  it('of which one lies after the draft: that one is wrong, however often it is written', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy về nhiệm vụ năm 2022.
                                       ^^^^^^^^^^ error date/after-document

Theo Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy, các cấp ủy báo cáo.
                                  ^^^^^^^^^^ error date/after-document

Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy nêu rõ các nhiệm vụ.
`),
    );
  });

  it('with two issuers or two quoted subjects', () => {
    check(
      partyDraft(`
Thực hiện Kết luận số 63-KL/TW, ngày 16/02/2022 của Bộ Chính trị về công tác cán bộ.

Theo Kết luận số 63-KL/TW, ngày 16/02/2022 của Ban Bí thư, các cấp ủy báo cáo.
                                               ^^^^^^^^^^ warning citation/conflicting
`),
    );
    check(
      partyDraft(`
Thực hiện Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy về “Xây dựng nông thôn mới kiểu mẫu đến năm 2025”.

Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy về “Chỉnh trang đô thị, phát triển nhà ở xã hội giai đoạn mới” được sơ kết hằng năm.
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information citation/conflicting
`),
    );
  });

  it('are no conflict when they are homonyms: of two terms, two places, two types, two bodies', () => {
    check(
      partyDraft(
        `
Quy định số 262-QĐ/TW, ngày 08/10/2014 của Bộ Chính trị; Quy định số 262-QĐ/TW, ngày 03/02/2025 của Ban Chấp hành Trung ương.

Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy Hải Phòng; Nghị quyết số 04-NQ/TU, ngày 09/12/2021 của Tỉnh ủy Hải Dương.

Quyết định số 999-QĐ/TU, ngày 05/3/2022 của Ban Thường vụ Thành ủy; Quy định số 999-QĐ/TU, ngày 06/3/2022 của Ban Thường vụ Thành ủy.

Nghị quyết số 03-NQ/ĐU, ngày 05/3/2021 của Đảng ủy phường Lê Lợi; Nghị quyết số 03-NQ/ĐU, ngày 12/5/2022 của Đảng ủy xã An Hòa.
`,
        '06 tháng 7 năm 2026',
      ),
      { rules: { 'citation/chronology': 'off' } },
    );
  });

  it('are no conflict where a place, "Đảng" or the khóa is left out, or the name is used loosely', () => {
    check(
      partyDraft(`
Kết luận số 32-KL/TW, ngày 30/3/2022 của Ban Bí thư; Kết luận số 32-KL/TW, ngày 30/3/2022 của Ban Bí thư Trung ương Đảng.

Nghị quyết số 12-NQ/TU, ngày 07/12/2021 của Thành ủy; Nghị quyết số 12-NQ/TU, ngày 07/12/2021 của Ban Chấp hành Đảng bộ thành phố; Nghị quyết số 12-NQ/TU, ngày 07/12/2021 của Thành ủy Hải Phòng.
`),
    );
  });

  it('are no conflict in amending laws, lists and consolidated texts', () => {
    check(
      stateDraft(`
Luật sửa đổi, bổ sung một số điều của Luật Giám định tư pháp số 13/2012/QH13 ngày 10/6/2020; Luật Giám định tư pháp số 13/2012/QH13 ngày 20/6/2012.

Nghị định số 15/2026/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 163/2024/NĐ-CP ngày 14/01/2026; Nghị định số 163/2024/NĐ-CP ngày 24/12/2024 của Chính phủ.

Các Nghị định số 30/2020/NĐ-CP, số 154/2020/NĐ-CP ngày 31/12/2020 của Chính phủ; Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.

Văn bản hợp nhất số 12/VBHN-VPQH ngày 05/7/2022 và Văn bản hợp nhất số 12/VBHN-VPQH ngày 12/8/2024.
`),
      { rules: { 'date/year-against-code': 'off' } },
    );
  });
});

describe('Numbers against dates', () => {
  it('within one series of the centre: weeks are a warning, days are information', () => {
    const [finding] = check(
      partyDraft(
        `
Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương; Quyết định số 301-QĐ/TW, ngày 20/4/2025 của Ban Bí thư.
                                                                                                  ^^^^^^^^^ warning citation/chronology
`,
        '20 tháng 11 năm 2025',
      ),
    );
    assert.match(finding!.message.vi, /trước Quy định 294-QĐ\/TW \(26\/5\/2025\) dù số lớn hơn/);
    check(
      partyDraft(
        `
Quyết định số 310-QĐ/TW, ngày 20/6/2025 của Ban Bí thư; Quyết định số 311-QĐ/TW, ngày 18/6/2025 của Ban Bí thư.
                                                                                      ^^^^^^^^^ information citation/chronology
`,
        '20 tháng 11 năm 2025',
      ),
    );
  });

  it('blame the one that stands against the others, and never one that another check has blamed', () => {
    check(
      partyDraft(
        `
Kế hoạch số 10-KH/TU, ngày 05/01/2022 của Thành ủy; Kế hoạch số 20-KH/TU, ngày 05/9/2021 của Thành ủy.
                                                                               ^^^^^^^^^ warning citation/chronology

Kế hoạch số 30-KH/TU, ngày 05/02/2022 của Thành ủy; Kế hoạch số 40-KH/TU, ngày 05/3/2022 của Thành ủy.
`,
      ),
    );
    check(
      partyDraft(`
Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy; Nghị quyết số 09-NQ/TU, ngày 05/3/2022 của Thành ủy.
                             ^^^^^^^^^^ error date/after-document
`),
    );
  });

  it('are right across terms, types, places, years and committees that only share their letters', () => {
    check(
      partyDraft(`
Quy định số 262-QĐ/TW, ngày 08/10/2014 của Bộ Chính trị; Quyết định số 99-QĐ/TW, ngày 03/10/2017 của Ban Bí thư; Quy định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị.

Nghị quyết số 02-NQ/TU, ngày 22/11/2011 của Thành ủy; Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy; Nghị quyết số 45-NQ/TU, ngày 24/01/2019 của Thành ủy.

Nghị quyết số 20-NQ/TU, ngày 07/01/2021 của Tỉnh ủy Hải Dương; Kế hoạch số 09-KH/TU, ngày 07/12/2021 của Thành ủy.

Nghị quyết số 30-NQ/ĐU, ngày 05/3/2021 của Đảng ủy phường Lê Lợi; Nghị quyết số 09-NQ/ĐU, ngày 12/5/2022 của Đảng ủy xã An Hòa.

Kế hoạch số 12-KH/BCĐTW, ngày 19/6/2021 của Ban Chỉ đạo Trung ương; Kế hoạch số 05-KH/BCĐTW, ngày 20/5/2022 của Ban Chỉ đạo Trung ương.

Quyết định số 1517-QĐ/TW, ngày 27/5/2021 của Bộ Chính trị; Quy định số 65-QĐ/TW, ngày 28/4/2022 của Bộ Chính trị.
`),
    );
    check(
      stateDraft(`
Quyết định số 1900/QĐ-TTg ngày 22/9/2025 và Quyết định số 844/QĐ-TTg ngày 13/5/2026 của Thủ tướng Chính phủ.

Quyết định số 12/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân xã An Hòa; Quyết định số 10/QĐ-UBND ngày 12/6/2026 của Ủy ban nhân dân thành phố Hải Phòng.
`),
    );
  });
});

describe('A first citation', () => {
  const on = { rules: { 'citation/incomplete-first': 'information' } } as const;

  it('of a Party text names date, issuer and subject; each document is spoken of once', () => {
    const findings = check(
      partyDraft(`
Quán triệt Nghị quyết số 21-NQ/TU trong toàn Đảng bộ. Thực hiện Nghị quyết số 21-NQ/TU và kế hoạch.
                         ^^^^^^^^ information citation/incomplete-first

Thực hiện Kết luận số 99-KL/TU, ngày 18/5/2021 của Thành ủy, các cấp ủy báo cáo.
                      ^^^^^^^^ information citation/incomplete-first
`),
      on,
    );
    assert.match(findings[0]!.message.vi, /thiếu ngày ban hành, cơ quan ban hành, trích yếu/);
    assert.match(findings[1]!.message.vi, /thiếu trích yếu\./);
  });

  it('is complete with a subject in whatever words, shared in a list, or told before', () => {
    check(
      partyDraft(`
Kết luận số 99-KL/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính. Kế hoạch số 98-KH/TU, ngày 18/5/2021 của Thành ủy thực hiện Nghị quyết số 97-NQ/TU về đô thị.

Chỉ thị số 13-CT/TU, ngày 18/5/2021 của Ban Thường vụ Thành ủy và Chỉ thị số 14-CT/TU, ngày 19/5/2021 của Ban Thường vụ Thành ủy về phòng cháy.

Chiến lược phát triển đô thị ban hành theo Quyết định số 875-QĐ/TU, ngày 30/3/2022 của Ban Thường vụ Thành ủy.

Kết luận số 93-KL/TU, ngày 18/5/2021 của Thành ủy về tiếp tục thực hiện Chỉ thị số 05-CT/TU “về học tập”; chủ đề “Thực hiện Nghị quyết số 88-NQ/TU”.
`),
      on,
    );
  });

  it('of laws goes by the name, of legislation by the year; old drafts and legislation follow other norms', () => {
    check(
      stateDraft(`
Căn cứ Luật Lưu trữ số 33/2024/QH15;
                       ^^^^^^^^^^^^ hint structure/legal-basis

Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư.
`),
      on,
    );
    check(
      partyDraft('Thực hiện Kết luận số 99-KL/TU và Chỉ thị số 12-CT/TU trong toàn Đảng bộ.', '06 tháng 7 năm 2016'),
      on,
    );
    check(
      stateDraft('Thực hiện Quyết định số 844/QĐ-TTg trong năm nay.', '20 tháng 11 năm 2026')
        .replace('210/KH-UBND', '21/2026/QĐ-UBND')
        .replace('KẾ HOẠCH', 'QUYẾT ĐỊNH'),
      on,
    );
  });

  it('still being typed, or in the title, is not judged', () => {
    check(partyDraft('Thực hiện Kết luận số 99-KL/TU'), on);
    check(
      partyDraft('Kết luận số 99-KL/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính được sơ kết.').replace(
        'về một số nhiệm vụ',
        'về thực hiện Kết luận số 99-KL/TU',
      ),
      on,
    );
  });
});

describe('A citation in full again', () => {
  const on = { rules: { 'citation/repeated-in-full': 'hint' } } as const;
  const full = 'Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy về cải cách hành chính';

  it('is shortened to type and code', () => {
    const text = partyDraft(`Thực hiện ${full}. Sơ kết việc thực hiện ${full}.`);
    const [finding, ...others] = judged(text).filter(({ rule }) => rule === 'citation/repeated-in-full');
    assert.deepEqual(others, []);
    assert.equal(
      text.slice(finding!.span.start, finding!.span.end),
      ', ngày 28/02/2022 của Ban Thường vụ Thành ủy về cải cách hành chính',
    );
    assert.deepEqual(
      finding!.fixes.map((fix) => [fix.title.vi, fix.safe]),
      [['Rút gọn thành “Kế hoạch số 122-KH/TU”', false]],
    );
  });

  it('is right in legal bases, footnotes and appendices, and where the subject cannot be told from the sentence', () => {
    check(
      partyDraft(`
- Căn cứ ${full};

Thực hiện ${full}.

¹ ${full}.

Phụ lục 1

Thực hiện ${full}.
`),
      { rules: { ...on.rules, 'structure/unresolved-footnote': 'off' } },
    );
    check(partyDraft(`Theo ${full} tiếp tục có hiệu lực. Theo ${full} tiếp tục có hiệu lực.`), on);
  });
});

describe('A short form', () => {
  it('with nothing before it asks to be verified, once', () => {
    check(
      partyDraft(`
Thực hiện Kết luận số 99-KL/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Sơ kết Nghị quyết 88, tổng kết Nghị quyết 88, báo cáo trong quý III.
       ^^^^^^^^^^^^^ warning citation/unresolved-short
`),
    );
  });

  it('of a document that everybody knows, told by issuer or subject, or cited in full below, is information', () => {
    const [known] = check(
      partyDraft(
        `
Thực hiện Kết luận số 99-KL/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Sơ kết Nghị quyết 57, báo cáo trong quý III.
       ^^^^^^^^^^^^^ information citation/unresolved-short
`,
        '06 tháng 7 năm 2025',
      ),
    );
    assert.match(known!.message.vi, /57-NQ\/TW, ngày 22\/12\/2024/);
    check(
      partyDraft(`
Sơ kết Nghị quyết 88, báo cáo trong quý III.
       ^^^^^^^^^^^^^ information citation/unresolved-short

Thực hiện Nghị quyết số 88-NQ/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Sơ kết Chỉ thị 77 về phòng cháy, báo cáo trong quý III.
       ^^^^^^^^^^ information citation/unresolved-short
`),
    );
  });

  it('is silent where it leads somewhere, or the draft cites nothing else', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết số 88-NQ/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Sơ kết Nghị quyết 88, báo cáo trong quý III.
`),
    );
    check(partyDraft('Sơ kết Nghị quyết 88, báo cáo trong quý III.'));
  });

  it('that fits two documents is a hint', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết số 88-NQ/TU, ngày 18/5/2021 của Thành ủy về cải cách; Nghị quyết số 88-NQ/HU, ngày 18/5/2021 của Huyện ủy An Lão về đất đai.

Sơ kết Nghị quyết 88, báo cáo trong quý III.
       ^^^^^^^^^^^^^ hint citation/ambiguous-short
`),
    );
  });

  it('by a code that was given in several terms is a hint when no mention has a date', () => {
    const [finding] = check(
      partyDraft(
        `
Tiếp tục thực hiện Nghị quyết số 27-NQ/TW trong toàn Đảng bộ.
                                 ^^^^^^^^ hint citation/ambiguous-short
`,
        '06 tháng 7 năm 2023',
      ),
    );
    assert.match(finding!.message.vi, /21\/5\/2018, 09\/11\/2022/);
    check(
      partyDraft(
        `
Thực hiện Nghị quyết số 27-NQ/TW, ngày 09/11/2022 của Ban Chấp hành Trung ương về Nhà nước pháp quyền.

Tiếp tục thực hiện Nghị quyết số 27-NQ/TW trong toàn Đảng bộ.
`,
        '06 tháng 7 năm 2023',
      ),
    );
  });
});

describe('A back reference', () => {
  it('with no document of its type before it asks to be verified', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết số 88-NQ/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Các cấp ủy tổ chức học tập Chỉ thị nêu trên, báo cáo trong quý III.
                           ^^^^^^^^^^^^^^^^ warning citation/unresolved-short
`),
    );
  });

  it('is silent after a document without a code, at the start of a sentence, in words for other things', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết số 88-NQ/TU, ngày 18/5/2021 của Thành ủy về cải cách hành chính.

Ban hành Chỉ thị của Ban Thường vụ Thành ủy về phòng cháy. Các cấp ủy tổ chức học tập Chỉ thị nêu trên; thực hiện Nghị quyết trên.

Quyết định nêu trên được thực hiện; theo quy định nêu trên, Dự án nêu trên, Quyết định này, các Thông tư nêu trên.
`),
    );
  });
});

describe('A resolution cited by its plenum', () => {
  it('that issued a Kết luận is told so, at the khóa that it is about', () => {
    const [finding] = check(
      partyDraft(`
Gắn với thực hiện Nghị quyết Trung ương 4 khóa XIII về xây dựng Đảng.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information citation/congress
`),
    );
    assert.deepEqual(
      finding!.fixes.map((fix) => fix.title.vi),
      ['Sửa thành “Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương”'],
    );
    check(
      partyDraft(`
Gắn với thực hiện Nghị quyết Trung ương 4 khóa XII, XIII về xây dựng Đảng.
                                                    ^^^^ information citation/congress
`),
    );
  });

  it('that was not yet held, or never, is told so', () => {
    check(
      partyDraft(`
Thực hiện Nghị quyết Trung ương 8 khóa XIII về an sinh xã hội.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning citation/congress

Thực hiện Nghị quyết Trung ương 16 khóa XII về an sinh xã hội.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information citation/congress

Thực hiện Nghị quyết Đại hội XIV của Đảng về văn hóa.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning citation/congress
`),
    );
  });

  it('is silent on what is planned, on local congresses, and on what is not known', () => {
    check(
      partyDraft(`
Góp ý vào dự thảo Nghị quyết Đại hội XIV của Đảng; chuẩn bị Nghị quyết Trung ương 8 khóa XIII.

Thực hiện Nghị quyết Đại hội XIV Đảng bộ thành phố; Nghị quyết Trung ương 6 khóa X, Nghị quyết Trung ương 2 khóa XIV.
`),
    );
  });
});

describe('Who may issue what', () => {
  it('is a warning where the norm of the day says so, and a question where none was read', () => {
    check(
      partyDraft(
        `
Thực hiện Nghị quyết số 88-NQ/TW, ngày 18/5/2010 của Ban Bí thư về cải cách hành chính.
                                                     ^^^^^^^^^^ warning citation/competence

Thực hiện Chỉ thị của chi bộ trong tháng 3.
                      ^^^^^^ warning citation/competence

Thực hiện Chỉ thị số 12-CT/TU, ngày 18/5/2021 của Ban Chấp hành Đảng bộ thành phố về phòng cháy.
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning citation/competence

Thực hiện Nghị quyết số 87-NQ/TW, ngày 18/5/2021 của Ban Bí thư về cải cách hành chính.
                                                     ^^^^^^^^^^ information citation/competence
`,
        '06 tháng 7 năm 2026',
      ),
      { rules: { 'citation/chronology': 'off' } },
    );
  });

  it('is silent on what may be issued, on loose names, lists and misread issuers', () => {
    check(
      partyDraft(`
Chỉ thị số 12-CT/TU, ngày 18/5/2021 của Thành ủy; Chỉ thị của Ban Thường vụ Thành ủy; Nghị quyết của Ban Chấp hành Đảng bộ thành phố.

Kết luận số 32-KL/TW, ngày 30/3/2022 của Ban Bí thư; các Nghị quyết, Chỉ thị của Ban Bí thư; Nghị quyết của Ban Bí thư, Bộ Chính trị.

Kế hoạch thực hiện Nghị quyết số 88-NQ/TU của Ban Bí thư; nghị quyết của chi bộ.
`),
      { rules: { 'code/issuer-mismatch': 'off' } },
    );
  });
});

describe('The writing of citations', () => {
  const on = { rules: { 'citation/style': 'hint' } } as const;

  it('follows the majority of the draft, and the repair is safe', () => {
    const findings = check(
      partyDraft(`
Kết luận số 91-KL/TU, ngày 18/5/2021 của Thành ủy; Kết luận số 92-KL/TU, ngày 19/5/2021 của Thành ủy.

Kết luận 93-KL/TU, ngày 20/5/2021 của Thành ủy; Kết luận số 94-KL/TU ngày 21/5/2021 của Thành ủy.
         ^^^^^^^^ hint citation/style
                                                                     ^^^^ hint citation/style
`),
      on,
    );
    assert.ok(findings.every(({ fixes }) => fixes.length === 1 && fixes[0]!.safe));
    check(
      stateDraft(`
Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; Quyết định số 844/QĐ-TTg, ngày 13/5/2026 của Thủ tướng Chính phủ.
                                                                                 ^ hint citation/style
`),
      on,
    );
  });

  it('is left alone in quotations and tables, in later mentions without a date, and where all are alike', () => {
    check(
      partyDraft(`
Kết luận số 91-KL/TU, ngày 18/5/2021 của Thành ủy; Kết luận số 92-KL/TU, ngày 19/5/2021 của Thành ủy về “Thực hiện Kết luận 90-KL/TU ngày 17/5/2021 của Thành ủy”.

Thực hiện Kết luận 91-KL/TU trong năm.

| Kết luận 93-KL/TU ngày 20/5/2021 |
`),
      on,
    );
  });
});

describe('The draft that cites itself', () => {
  it('by another type, or as its own legal basis', () => {
    const decision = `BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 347-QĐ/TW

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Nội, ngày 08 tháng 8 năm 2025

QUYẾT ĐỊNH
về phân công nhiệm vụ

- Căn cứ Điều lệ Đảng;
- Căn cứ Quyết định số 347-QĐ/TW, ngày 08/8/2025 của Ban Bí thư về phân công nhiệm vụ,
                       ^^^^^^^^^ warning citation/own-document

Thực hiện Quy định số 347-QĐ/TW, ngày 08/8/2025 của Ban Bí thư về phân công nhiệm vụ.
          ^^^^^^^^ warning citation/own-document
`;
    check(decision);
  });

  it('is right over its appendices, and a document of another body, year or place is not the draft', () => {
    check(`${stateDraft(`Căn cứ Kế hoạch số 210/KH-UBND ngày 20/11/2025 của Ủy ban nhân dân thành phố;

Thực hiện Kế hoạch số 210/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh Hưng Yên theo Phụ lục I.`)}

Nơi nhận:
- Như trên;
- Lưu: VT.

Phụ lục I

(Kèm theo Kế hoạch số 210/KH-UBND ngày 20/11/2026 của Ủy ban nhân dân thành phố Hải Phòng)
`);
  });

  it('in a second version ("Dự thảo lần 2") with its number still blank says nothing', () => {
    assert.deepEqual(
      told(`THÀNH ỦY HẢI PHÒNG
*
Số      -KL/TU

Hải Phòng, ngày     tháng 7 năm 2022

(Dự thảo lần 2)

KẾT LUẬN
về một số nhiệm vụ

Tiếp thu ý kiến vào dự thảo lần 1, Thành ủy thực hiện Kế hoạch số 122-KH/TU, ngày 28/02/2022 của Ban Thường vụ Thành ủy về cải cách hành chính.`),
      [],
    );
  });
});
