import { readDraft } from '../../server/src/draft/draft';
import assert from 'node:assert/strict';
import { applyChanges } from '../../server/src/features/code-actions';
import { check, judged, partyDraft } from '../support/fixture';

const said = (text: string, rule: string): string[] =>
  judged(text)
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.severity} ${text.slice(finding.span.start, finding.span.end)}`);

const repaired = (text: string, rule: string): string =>
  applyChanges(text, judged(text).find((finding) => finding.rule === rule)!.fixes[0]!.changes);

describe('The writing of a code', () => {
  it('has no spaces, no dashes, and its signs in order', () => {
    const findings = check(
      partyDraft(`
Chỉ thị số 46 - CT/TU, ngày 16/5/2021 của Ban Thường vụ Thành ủy về công tác cán bộ.
           ^^^^^^^^^^ warning code/malformed

Kết luận số 47–KL/TU, ngày 16/5/2021 của Ban Thường vụ Thành ủy về công tác cán bộ.
            ^^^^^^^^ hint code/malformed

Nghị quyết số 60/NQ-TU, ngày 16/5/2021 của Thành ủy về công tác cán bộ.
              ^^^^^^^^ warning code/malformed

Nghị quyết số 006-NQ/TU, ngày 16/5/2021 của Thành ủy về công tác cán bộ.
              ^^^^^^^^^ hint code/malformed

Chương trình số 16-CTR/TU, ngày 16/5/2021 của Thành ủy về công tác cán bộ.
                ^^^^^^^^^ warning code/malformed
`),
    );
    assert.deepEqual(
      findings.map(({ fixes: [fix] }) => [fix!.title.vi, fix!.safe]),
      [
        ['Sửa thành “46-CT/TU”', true],
        ['Sửa thành “47-KL/TU”', true],
        ['Sửa thành “60-NQ/TU”', true],
        ['Sửa thành “06-NQ/TU”', true],
        ['Sửa thành “16-CTr/TU”', true],
      ],
    );
  });

  it('with a space where the hyphen was is only hinted at: a program may have lost it', () => {
    const text = partyDraft('Chỉ thị số 48 CT/TW, ngày 22/10/2010 của Bộ Chính trị về phòng, chống tội phạm.');
    assert.deepEqual(said(text, 'code/malformed'), ['hint 48 CT/TW']);
    assert.match(repaired(text, 'code/malformed'), /số 48-CT\/TW,/);
  });

  it('of the State has the order of the State', () => {
    const text = partyDraft('Quyết định số 123-QĐ/UBND, ngày 16/5/2021 của Ủy ban nhân dân thành phố về đất đai.');
    assert.deepEqual(said(text, 'code/malformed'), ['warning 123-QĐ/UBND']);
    assert.match(repaired(text, 'code/malformed'), /số 123\/QĐ-UBND,/);
    const law = partyDraft('Nghị quyết số 35/2021-QH15, ngày 13/11/2021 của Quốc hội về cơ chế đặc thù.');
    assert.match(repaired(law, 'code/malformed'), /số 35\/2021\/QH15,/);
  });

  it('is no fault where a line ends inside it, in text cut into words, and in old State codes', () => {
    check(
      partyDraft(`
Thực hiện các nội dung về công tác xây dựng Đảng theo tinh thần của Kết luận số 226-
KL/TU, ngày 11/12/2021 của Ban Thường vụ Thành ủy về công tác cán bộ.

Chỉ_thị số 39-CT / TU ngày 21/5/2021 của Ban_Thường_vụ Thành_ủy .

Quyết định số 12-QĐ/UB, ngày 11/12/1991; nghị định số 111/2005/nđ-cp ngày 26/8/2005.
`),
      { rules: { 'text/spacing': 'off' } },
    );
  });

  it('is repaired whole when several things are wrong in it', () => {
    const text = partyDraft('Quyết định số 12 – QĐ / TU, ngày 16/5/2021 của Thành ủy về công tác cán bộ.');
    assert.match(repaired(text, 'code/malformed'), /số 12-QĐ\/TU, ngày/);
  });
});

describe('A letter that looks like Đ', () => {
  it('is replaced, and so is D in text that has its marks', () => {
    const findings = check(
      partyDraft(`
Quyết định số 12-QÐ/TU, ngày 16/5/2021 của Thành ủy; Quyết định số 13-QD/TU, ngày 17/5/2021 của Thành ủy.
                 ^^ hint code/lookalike-letter
                                                                      ^^ hint code/lookalike-letter
`),
    );
    assert.deepEqual(
      findings.map(({ fixes: [fix] }) => [fix!.title.vi, fix!.safe]),
      [
        ['Sửa thành “12-QĐ/TU”', true],
        ['Sửa thành “13-QĐ/TU”', true],
      ],
    );
  });

  it('is no fault of text that lost its marks, nor of Dự án', () => {
    const bare = 'KE HOACH\n\nNghi dinh so 116/2007/ND-CP cua Chinh phu, Quyet dinh so 638/QD-TTg ngay 21/5/2009.';
    assert.deepEqual(said(bare, 'code/lookalike-letter'), []);
    assert.deepEqual(said(partyDraft('Dự án số 12-DA/TU, ngày 16/5/2021.'), 'code/lookalike-letter'), []);
  });
});

describe('The zero before a number', () => {
  it('is asked for by the norm of the day on which the document was issued', () => {
    check(
      partyDraft(`
Nghị quyết số 4-NQ/TU, ngày 07/12/2021 của Thành ủy; Nghị quyết số 2-NQ/TU, ngày 22/11/2011 của Thành ủy.
              ^ warning code/padding
                                                                   ^ hint code/padding

Kế hoạch số 7/KH-UBND, ngày 07/12/2021 của Ủy ban nhân dân thành phố; Quyết định số 9/2005/QĐ-UBND, ngày 07/12/2005.
            ^ warning code/padding
                                                                                    ^ hint code/padding
`),
    );
  });

  it('can be put in without a look', () => {
    const text = partyDraft('Nghị quyết số 4-NQ/TU, ngày 07/12/2021 của Thành ủy.');
    const [finding] = judged(text).filter(({ rule }) => rule === 'code/padding');
    assert.equal(finding!.fixes[0]!.safe, true);
    assert.match(applyChanges(text, finding!.fixes[0]!.changes), /số 04-NQ\/TU/);
  });
});

describe('The issuer against the letters of the code', () => {
  it('warns where name and letters are both known and exclude each other', () => {
    const findings = check(
      partyDraft(`
Thực hiện Nghị quyết số 34-NQ/TU, ngày 07/12/2021 của Bộ Chính trị về phát triển thành phố.
                                                      ^^^^^^^^^^^^ warning code/issuer-mismatch

Quyết định số 812/QĐ-TTg, ngày 07/12/2021 của Quốc hội về phát triển thành phố.
                                              ^^^^^^^^ warning code/issuer-mismatch
`),
    );
    assert.deepEqual(
      findings.map(({ fixes }) => fixes.map((fix) => fix.title.vi)),
      [[], ['Sửa cơ quan ban hành thành “Thủ tướng Chính phủ”']],
    );
  });

  it('warns of another khóa than that of the code', () => {
    const findings = check(
      partyDraft(`
Nghị quyết số 35/2021/QH15, ngày 13/11/2021 của Quốc hội khóa XIV về cơ chế đặc thù.
                                                              ^^^ warning code/issuer-mismatch
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      ['Sửa thành “khóa XV”', 'Sửa thành “35/2021/QH14”'],
    );
  });

  it('is silent where the issuer is another\u2019s: who carries it out, who plans its execution', () => {
    const text = partyDraft(`
Kế hoạch thực hiện Nghị quyết số 34-NQ/TW, ngày 07/12/2021 của Tỉnh ủy Hải Dương về phát triển kinh tế.

Kết quả triển khai Nghị quyết số 34-NQ/TW của Tỉnh ủy Hải Dương; thủ tục theo Nghị định số 163/2024/NĐ-CP do Ủy ban nhân dân cấp tỉnh thực hiện.
`);
    assert.deepEqual(said(text, 'code/issuer-mismatch'), []);
  });

  it('is silent on joint issuers, offices that sign for their body, units, and letters that nobody knows', () => {
    const text = partyDraft(`
Chương trình số 01-CTr/BTVTUHP-BTVĐUCSSB, ngày 29/8/2019 của Ban Thường vụ Thành ủy và Ban Thường vụ Đảng ủy Cảnh sát biển Việt Nam về dân vận.

Kết luận số 126-KL/TW, ngày 14/02/2022 của Bộ Chính trị, Ban Bí thư về bộ máy; Thông báo số 12/TB-VPCP, ngày 14/02/2022 của Văn phòng Chính phủ về kết luận.

Quyết định số 12/QĐ-UBND, ngày 14/02/2022 của Chủ tịch Ủy ban nhân dân thành phố về đất đai; Thông tư liên tịch số 01/2016/TTLT-BNV-BTC, ngày 14/02/2016 của Bộ Nội vụ và Bộ Tài chính về biên chế.
`);
    assert.deepEqual(said(text, 'code/issuer-mismatch'), []);
  });
});

describe('Letters that nobody knows', () => {
  it('of a type are told', () => {
    check(
      partyDraft(`
Kế hoạch số 05-KX/TU, ngày 02/7/2021 của Thành ủy về công tác cán bộ.
               ^^ information code/unknown-type
`),
    );
    const usual = partyDraft(
      'Quy chế phối hợp số 05-QCPH/TU, ngày 02/7/2021 của Thành ủy; Hợp đồng số 01-HĐX/TU, ngày 02/7/2021.',
    );
    assert.deepEqual(said(usual, 'code/unknown-type'), []);
  });

  it('of a body are told only beside a body that has letters of its own', () => {
    check(
      partyDraft(`
Nghị định số 30/2020/NĐ-PC, ngày 05/3/2020 của Chính phủ về công tác văn thư.
                        ^^ information code/unknown-issuer
`),
    );
    const local = partyDraft(`
Kế hoạch số 05/KH-SNNMT, ngày 02/7/2021 của Sở Nông nghiệp và Môi trường; Quyết định số 15/2009/QĐ-BNN, ngày 02/7/2009 của Bộ Nông nghiệp và Phát triển nông thôn; Kế hoạch số 05-KH/XYZ, ngày 02/7/2021 của Thành ủy Hải Phòng về biên chế.
`);
    assert.deepEqual(said(local, 'code/unknown-issuer'), []);
  });
});

describe('The system of a code', () => {
  const head = (party: boolean, code: string): string =>
    party
      ? `ĐẢNG CỘNG SẢN VIỆT NAM\n\nĐẢNG ỦY XÃ AN BÌNH\n*\nSố ${code}\n\nAn Bình, ngày 06 tháng 7 năm 2026\n\nKẾ HOẠCH\nvề công tác cán bộ\n\nCác chi bộ thực hiện.`
      : `ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: ${code}\n\nAn Bình, ngày 06 tháng 7 năm 2026\n\nKẾ HOẠCH\nVề công tác cán bộ\n\nCác đơn vị thực hiện.`;

  it('is that of the header', () => {
    assert.deepEqual(said(head(true, '12/KH-UBND'), 'code/regime'), ['warning 12/KH-UBND']);
    assert.deepEqual(said(head(false, '12-KH/UBND'), 'code/regime'), ['warning 12-KH/UBND']);
    assert.match(repaired(head(false, '12-KH/UBND'), 'code/regime'), /Số: 12\/KH-UBND/);
    assert.deepEqual(said(head(true, '12-KH/ĐU'), 'code/regime'), []);
    assert.deepEqual(said(head(false, '12/KH-UBND'), 'code/regime'), []);
  });

  it('keeps QyĐ for the State and QĐi for its year', () => {
    check(
      partyDraft(`
Quy định số 12-QyĐ/TU, ngày 16/5/2021 của Thành ủy; Quy định số 13-QĐi/TU, ngày 17/5/2021 của Thành ủy về công tác cán bộ.
               ^^^ warning code/regime
                                                                   ^^^ warning code/regime
`),
    );
    const right = partyDraft('Quy định số 08-QĐi/TW, ngày 25/10/2018; Quy định số 12/QyĐ-UBND, ngày 16/5/2021.');
    assert.deepEqual(said(right, 'code/regime'), []);
  });
});

describe('A body that has ended', () => {
  it('issues nothing afterwards', () => {
    check(
      partyDraft(
        `
Nghị quyết số 34-NQ/HU, ngày 07/8/2025 của Huyện ủy Thủy Nguyên về công tác cán bộ.
                    ^^ warning code/retired-issuer

Quyết định số 34/QĐ-UBND, ngày 07/8/2025 của Ủy ban nhân dân huyện Thủy Nguyên về công tác cán bộ.
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning code/retired-issuer

Hướng dẫn số 34-HD/BTGTW, ngày 07/8/2026 của Ban Tuyên giáo Trung ương về công tác cán bộ.
                   ^^^^^ information code/retired-issuer
`,
        '06 tháng 9 năm 2026',
      ),
    );
  });

  it('is rightly cited for what it issued before', () => {
    const text = partyDraft(
      `
Nghị quyết số 34-NQ/HU, ngày 07/6/2025 của Huyện ủy Thủy Nguyên; Thông tư số 12/2025/TT-BGTVT, ngày 28/02/2025 của Bộ trưởng Bộ Giao thông vận tải; Nghị quyết số 35-NQ/HU của Huyện ủy.
`,
      '06 tháng 9 năm 2026',
    );
    assert.deepEqual(said(text, 'code/retired-issuer'), []);
  });
});

describe('Letters where the number should have digits', () => {
  it('are read as the digits they stand for, and named', () => {
    const text = partyDraft(
      'Thực hiện Nghị quyết số O4-NQ/TU, ngày 07/12/2021 của Thành ủy và Nghị định số l5/2020/NĐ-CP, ngày 03/02/2020 của Chính phủ.',
    );
    const found = judged(text).filter((finding) => finding.rule === 'code/lookalike-letter');
    assert.deepEqual(
      found.map(({ span, fixes }) => [text.slice(span.start, span.end), fixes[0]!.changes[0]!.newText, fixes[0]!.safe]),
      [
        ['O4', '04', true],
        ['l5', '15', true],
      ],
    );
    assert.deepEqual(
      readDraft(text)
        .citations.filter(({ value }) => value.kind === 'coded')
        .map(({ value }) => value.code?.text),
      ['04-NQ/TU', '15/2020/NĐ-CP'],
    );
  });

  it('are left alone where no code stands', () => {
    const text = partyDraft('Phòng số l2 tầng I, mục số O1 và số lượng IO-2.');
    assert.ok(!judged(text).some((finding) => finding.rule === 'code/lookalike-letter'));
  });
});

describe('The colon behind “Số” in a header', () => {
  const head = (body: string, motto: string, number: string, date: string): string =>
    `${body}\n${number}\n${motto}\nĐông Hà, ngày ${date}\n\nKẾ HOẠCH\nchuyển đổi số\n\n1. Triển khai.\n`;
  const party = (number: string, date = '12 tháng 6 năm 2026'): string =>
    head('TỈNH ỦY ĐÔNG HÀ', 'ĐẢNG CỘNG SẢN VIỆT NAM', number, date);
  const state = (number: string): string =>
    head('ỦY BAN NHÂN DÂN XÃ LỘC AN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', number, '12 tháng 6 năm 2026');
  const colons = (text: string): string[] =>
    judged(text)
      .filter(({ rule }) => rule === 'code/regime')
      .map(({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`);

  it('is not there in the Party and there in the State', () => {
    assert.deepEqual(colons(party('Số: 12-KH/TU')), ['hint Số:']);
    assert.deepEqual(colons(party('Số 12-KH/TU')), []);
    assert.deepEqual(colons(state('Số 12/KH-UBND')), ['hint Số']);
    assert.deepEqual(colons(state('Số: 12/KH-UBND')), []);
  });

  it('is not judged by a norm of later days', () => {
    assert.deepEqual(colons(party('Số: 12-KH/TU', '12 tháng 6 năm 2015')), []);
  });
});
