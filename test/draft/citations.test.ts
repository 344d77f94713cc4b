import assert from 'node:assert/strict';
import { findCitations } from '../../server/src/draft/citations';
import { readDraft } from '../../server/src/draft/draft';

/** What is read: type word, code, day, issuer, and the words from first to last. */
function read(text: string): (string | undefined)[][] {
  return findCitations(text).map(({ type, code, date, issuer, span }) => [
    type?.name,
    code?.text,
    date?.iso,
    issuer?.text,
    text.slice(span.start, span.end),
  ]);
}

describe('A citation', () => {
  for (const [what, before, cited, type, code, date, issuer] of [
    [
      'of a plenum goes on to the khóa of the committee that met',
      'Thực hiện ',
      'Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII',
      'Nghị quyết',
      '18-NQ/TW',
      '2022-06-16',
      'Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII',
    ],
    [
      'of a plenum by its number keeps the number',
      'Theo ',
      'Nghị quyết số 29-NQ/TW của Hội nghị Trung ương 8 khóa XI',
      'Nghị quyết',
      '29-NQ/TW',
      undefined,
      'Hội nghị Trung ương 8 khóa XI',
    ],
    [
      'begins at the type word although its title stands before the number',
      'Theo ',
      'Quyết định thành lập số 57/QĐ-UBND ngày 23/10/2015',
      'Quyết định',
      '57/QĐ-UBND',
      '2015-10-23',
      undefined,
    ],
    [
      'of the Quy định about the Điều lệ Đảng is one of a Quy định',
      'Theo ',
      'Quy định thi hành Điều lệ Đảng số 24-QĐ/TW, ngày 30/7/2021',
      'Quy định',
      '24-QĐ/TW',
      '2021-07-30',
      undefined,
    ],
    [
      'holds the day behind “ban hành vào”',
      'Theo ',
      'Kết luận số 34-KL/ĐU, ban hành vào ngày 18 tháng 8 năm 2022',
      'Kết luận',
      '34-KL/ĐU',
      '2022-08-18',
      undefined,
    ],
    [
      'goes over the marks of emphasis',
      'Theo **',
      'Quy định số 58-QĐ/TW ngày 08/02/2022** của Bộ Chính trị',
      'Quy định',
      '58-QĐ/TW',
      '2022-02-08',
      'Bộ Chính trị',
    ],
    [
      'is read in the letters that scanning left for digits',
      'Theo ',
      'Nghị định l5/2020/NĐ-CP ngày O3/02/2020 của Chính phủ',
      'Nghị định',
      '15/2020/NĐ-CP',
      '2020-02-03',
      'Chính phủ',
    ],
    [
      'in text without capitals knows the provinces',
      'theo ',
      'quyết định số 2551/qđ-ubnd ngày 12/8/2016 của ubnd tỉnh quảng ninh',
      'Quyết định',
      '2551/QĐ-UBND',
      '2016-08-12',
      'ubnd tỉnh quảng ninh',
    ],
    [
      'of an office keeps the second half of its name',
      'Xét ',
      'Tờ trình số 22/TTr-LĐTBXH của Trưởng phòng Lao động - Thương binh và Xã hội huyện',
      'Tờ trình',
      '22/TTr-LĐTBXH',
      undefined,
      'Trưởng phòng Lao động - Thương binh và Xã hội huyện',
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(read(`${before}${cited} về nhiệm vụ được giao.`), [[type, code, date, issuer, cited]]);
    });

  it('ends before the label of the next item', () => {
    assert.deepEqual(
      read('A. Quyết định số 289-QĐ/TW của Ban Bí thư Trung ương Đảng\nB. Nội dung khác.')[0]![3],
      'Ban Bí thư Trung ương Đảng',
    );
  });

  it('in capitals ends at the khóa', () => {
    const [[, , , issuer]] = read(
      'THEO NGHỊ QUYẾT SỐ 19-NQ/TW CỦA BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XII MỘT SỐ VẤN ĐỀ',
    ) as [string[]];
    assert.equal(issuer, 'BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XII');
  });

  it('without marks does not take “tính” for a province', () => {
    assert.deepEqual(
      read('theo Quyet dinh so 582/QD-TTg cua Thu tuong Chinh phu tinh du 12 thang')[0]![3],
      'Thu tuong Chinh phu',
    );
  });

  it('of a list takes its type from the head of the sentence, whatever the subject between', () => {
    const text =
      'Các nghị quyết của Quốc hội về kế hoạch gồm: số 16/2021/QH15 ngày 27/7/2021 về kinh tế; số 23/2021/QH15 về tài chính.';
    assert.deepEqual(
      read(text).map(([type, code]) => [type, code]),
      [
        ['Nghị quyết', '16/2021/QH15'],
        ['Nghị quyết', '23/2021/QH15'],
      ],
    );
  });

  it('does not reach back for a type that does not bear its letters', () => {
    assert.deepEqual(read('Quyết định này thay thế văn kiện số 12/KH-UBND ngày 05/3/2020.')[0]!.slice(0, 2), [
      'Văn kiện',
      '12/KH-UBND',
    ]);
    assert.deepEqual(read('theo Nghị quyết của Đảng bộ nêu ở số 12/KH-UBND.')[0]!.slice(0, 2), [
      undefined,
      '12/KH-UBND',
    ]);
  });

  it('of a law by name and number alone on its line is none of the draft itself', () => {
    const kinds = (text: string): string[] => findCitations(text).map(({ kind }) => kind);
    assert.deepEqual(kinds('Luật Xây dựng số 50/2014/QH13'), ['coded']);
    assert.deepEqual(kinds('Luật số: 50/2014/QH13'), ['own']);
  });

  it('goes on in the next line of a narrow column', () => {
    const text =
      'Thực hiện theo quy định tại Nghị định\n42/2019/NĐ-CP và Quyết định 411/QĐ-TTg của Thủ tướng\nChính phủ.';
    assert.deepEqual(
      readDraft(text).citations.map(({ value: { type, code, issuer } }) => [type?.name, code?.text, issuer?.text]),
      [
        ['Nghị định', '42/2019/NĐ-CP', undefined],
        ['Quyết định', '411/QĐ-TTg', 'Thủ tướng Chính phủ'],
      ],
    );
  });

  for (const [what, text, issuer] of [
    [
      'of the company is named by its board',
      'Nghị quyết số 14/NQ-HĐQT ngày 05/6/2020 của Hội đồng quản trị Công ty về chi trả.',
      'Hội đồng quản trị Công ty',
    ],
    [
      'of the State in full keeps its name',
      'Nghị quyết số 55/2017/QH14 ngày 24/11/2017 của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam về tách trường;',
      'Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    ],
    [
      'of a central body ends there, though the next line begins with another body',
      'Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ\nSở Tư pháp đã trình.',
      'Chính phủ',
    ],
  ] as const)
    it(`${what} (issuer)`, () => {
      assert.equal(read(text)[0]![3], issuer);
    });

  it('by its number is a Công văn or a Công điện only behind “số”', () => {
    const text = 'Công văn 25 tờ được photo. Theo công văn số 123 đề gửi các đơn vị và công điện số 7 của Bộ.';
    assert.deepEqual(
      findCitations(text).map(({ span }) => text.slice(span.start, span.end)),
      ['công văn số 123', 'công điện số 7 của Bộ'],
    );
  });

  it('by the letters HD is a Hướng dẫn, by HĐ no document of ours', () => {
    assert.deepEqual(
      read('Theo HD 15-HD/BTCTW và HĐ số 15/HĐ-XD.').map(([type, code]) => [type, code]),
      [['Hướng dẫn', '15-HD/BTCTW']],
    );
  });

  it('of a law by its name goes without the commas of the name too', () => {
    assert.deepEqual(
      read('Theo Luật phòng chống ma túy và Luật thi đua khen thưởng năm 2022 thì').map(([, , , , words]) => words),
      ['Luật phòng chống ma túy', 'Luật thi đua khen thưởng năm 2022'],
    );
  });
});
