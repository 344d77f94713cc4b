import assert from 'node:assert/strict';
import { check, judged, partyDraft } from '../support/fixture';

describe('A split paragraph', () => {
  it('is a sentence that stops without its end and goes on in small letters', () => {
    check(
      partyDraft(`
Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết
                                                                    ^^^^^ hint structure/split-paragraph

khiếu nại kỷ luật Đảng đúng quy định.
`),
    );
  });

  it('may go on with the document whose execution it speaks of', () => {
    check(
      partyDraft(`
Gắn với việc tăng cường công tác lãnh đạo, chỉ đạo của các cấp ủy trong thực hiện
                                                                             ^^^^ hint structure/split-paragraph

Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị về xây dựng và phát triển thành phố.
`),
    );
  });

  it('is not a heading, an item, or a paragraph that ends', () => {
    check(
      partyDraft(`
I. Kết quả đạt được trong sáu tháng đầu năm, nhiệm vụ sáu tháng cuối năm và giải pháp

Thành ủy, Ban Thường vụ Thành ủy đã tập trung lãnh đạo.

- Nâng cao chất lượng các hoạt động, thu hút đầu tư, thân thiện với môi trường

- Chỉ đạo thực hiện tốt các chương trình.
`),
    );
  });

  it('is not a paragraph whose lines are wrapped', () => {
    check(
      partyDraft(`
Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết
khiếu nại kỷ luật Đảng đúng quy định, bảo đảm chất lượng, hiệu quả và
tiến độ đã đề ra.
`),
    );
  });
});

describe('Footnotes', () => {
  it('want a note for each mark and a mark for each note', () => {
    check(
      partyDraft(`
Khởi công các dự án lớn¹, các công trình trọng điểm².
                                                   ^ warning structure/unresolved-footnote

¹ Cầu Lại Xuân.

³ Đường tỉnh 352.
^ warning structure/unresolved-footnote
`),
    );
  });

  it('are not the squares and cubes of measures', () => {
    check(partyDraft('Diện tích 500 m², dung tích 20 m³, 3 km² đất.'));
  });
});

/** A rule book of three articles; what is said stands in the second khoản of Điều 2. */
const ruleBook = (words: string, end = '\n\nNơi nhận:\n- Như trên.') => `QUY CHẾ
làm việc của Ban Chỉ đạo

Điều 1. Thành viên
Ban Chỉ đạo gồm Trưởng ban, các Phó Trưởng ban và các thành viên do cấp ủy quyết định.

Điều 2. Chế độ họp
1. Họp mỗi quý một lần để:
a) Kiểm điểm công việc;
b) Bàn việc quý sau.
${words.replace(/^\n/, '')}

Điều 3. Hiệu lực
1. Thi hành từ ngày ký.
2. Văn phòng theo dõi việc thực hiện.${end}`;

describe('A reference to a section that is not there', () => {
  const WARNING = 'warning structure/unresolved-reference';

  it('is told where it names its own document, Điều or khoản', () => {
    check(
      ruleBook(`
2. Họp bất thường theo Điều 7 Quy chế này và khoản 4 Điều này.
                       ^^^^^^ ${WARNING}
                                             ^^^^^^^ ${WARNING}
`),
    );
    check(
      ruleBook(`
2. Họp bất thường để làm việc nêu tại điểm đ khoản 1 Điều này và khoản 3 Điều 3 Quy chế này.
                                      ^^^^^^ ${WARNING}
                                                                 ^^^^^^^ ${WARNING}
`),
    );
    check(
      ruleBook(`
2. Thành phần họp ghi tại khoản 2 Điều 1 Quy chế này.
                          ^^^^^^^ ${WARNING}
`),
    );
  });

  it('and not where what it names is there', () => {
    check(ruleBook('2. Như điểm b khoản 1 Điều này, khoản 2 Điều 3 và Điều 1 Quy chế này.'));
  });

  it('nor where it is not sure to point into the draft', () => {
    for (const words of [
      'theo Điều 7',
      'theo Điều 7 Nghị định số 30/2020/NĐ-CP',
      'theo quy định “Điều 7 Quy chế này”',
      'theo Điều 7 Luật này',
      'theo Điều 3a Quy chế này',
      'theo Phụ lục III Quy chế này',
    ])
      check(ruleBook(`2. Họp bất thường ${words}.`), {
        rules: { 'citation/unresolved-short': 'off', 'structure/wrong-self-name': 'off' },
      });
  });

  it('nor while the draft is being written', () => {
    check(ruleBook('2. Họp bất thường theo Điều 7 Quy chế này.', ''));
    check(ruleBook('2. Họp bất thường theo Điều 7 Quy chế này.', '\n\nĐiều 4. Sửa đổi\nQuy chế này có thể'));
    check(`${ruleBook('2. Như trên.', '')}\n\nĐiều 4. Sửa đổi\n1. Việc sửa đổi theo khoản 3 Điều này.`);
    check(ruleBook('2. Như trên.').replace('2. Như trên.', '2. Họp bất thường theo Điều 7 Quy chế này'));
  });

  it('nor where a heading may have been missed', () => {
    check(ruleBook('2. Họp theo Điều 4 Quy chế này. Điều 4. Chế độ báo cáo hằng quý như sau.'));
    check(ruleBook('2. Họp theo khoản 5 Điều này.\n4. Báo cáo hằng quý.'));
    check(ruleBook('2. Theo điểm e khoản 1 Điều này.').replace('b) Bàn', 'f) Bàn'));
  });

  it('nor in a text that amends another one', () => {
    const amending = ruleBook('2. Họp bất thường theo khoản 4 Điều này.');
    check(amending.replace('làm việc của', 'sửa đổi, bổ sung Quy chế làm việc của'));
    check(amending.replace('Điều 1. Thành viên', 'Điều 1. Sửa đổi, bổ sung một số điều của Quy chế làm việc'));
    check(amending.replace('Điều 2. Chế độ họp', 'Điều 2. Bãi bỏ, thay thế một số quy định'));
  });

  it('is told of a decimal among its fellows', () => {
    const report = (words: string) => `BÁO CÁO
kết quả công tác quý I

1. Kết quả
1.1. Việc thứ nhất đã xong.
1.2. Việc thứ hai nêu tại mục 2.3 đang làm.
${words}
2. Nhiệm vụ
2.1. Làm tiếp việc thứ hai.
2.2. Chuẩn bị việc thứ ba.
3. Kiến nghị
Đề nghị cấp trên xem xét.`;
    check(
      report(`                          ^^^^^^^ ${WARNING}
`),
    );
    check(report('').replace('mục 2.3', 'mục 2.2'));
    // A series that no text of the draft has, and a paragraph that speaks of another document.
    check(report('').replace('mục 2.3', 'mục 4.3'));
    check(report('').replace('nêu tại', 'nêu trong Nghị quyết số 04-NQ/TU tại'));
  });
});

/** A plan with a line of body and some appendices. */
const plan = (words: string, ...appendices: string[]) => `KẾ HOẠCH
kiểm tra, giám sát năm 2026

${words.replace(/^\n/, '')}

Nơi nhận:
- Các chi bộ.

${appendices.map((head) => `${head}\nNỘI DUNG KÈM THEO\n`).join('\n')}`;

describe('Appendices', () => {
  const WARNING = 'warning structure/appendix';

  it('that the text names as its own must be there', () => {
    check(
      plan(
        `
Danh mục tại Phụ lục 1, Phụ lục 2, Phụ lục 5 Kế hoạch này.
                                   ^^^^^^^^^ ${WARNING}
`,
        'Phụ lục 1',
        'Phụ lục 2',
      ),
    );
    // Of another document, or kept in another file.
    check(plan('Theo Phụ lục 5 Nghị định số 30/2020/NĐ-CP; Phụ lục 1, Phụ lục 2.', 'Phụ lục 1', 'Phụ lục 2'));
    check(plan('Theo Phụ lục 5 Kế hoạch này.'));
  });

  it('must be pointed to', () => {
    check(
      plan(
        'Danh mục tại Phụ lục 1.',
        'Phụ lục 1',
        `Phụ lục 2
^^^^^^^^^ ${WARNING}`,
      ),
    );
    check(plan('Danh mục tại các phụ lục kèm theo.', 'Phụ lục 1', 'Phụ lục 2'));
    check(plan('Danh mục tại các Phụ lục từ 1 đến 3.', 'Phụ lục 1', 'Phụ lục 2', 'Phụ lục 3'));
    check(plan('Biểu mẫu gửi kèm theo Kế hoạch này.', 'Phụ lục'));
    check(
      plan(
        'Các chi bộ thực hiện.',
        `Phụ lục
^^^^^^^ ${WARNING}`,
      ),
    );
  });

  it('are left alone where the text that should point to them is not in the file, or not written to its end', () => {
    check('PHỤ LỤC I\nDANH MỤC CÁC ĐƠN VỊ\n\n1. Đơn vị thứ nhất.\n');
    const unsigned = plan('Các chi bộ thực hiện.', 'Phụ lục').replace('Nơi nhận:\n- Các chi bộ.\n', '');
    assert.ok(!unsigned.includes('Nơi nhận'));
    check(unsigned);
  });

  it('bear numbers that follow one another', () => {
    check(
      plan(
        'Theo các phụ lục kèm theo.',
        'Phụ lục 1',
        `Phụ lục 3
^^^^^^^^^ ${WARNING}`,
        'Phụ lục 4',
      ),
    );
  });

  it('bear Arabic numbers in a Party document, Roman ones in a document of the State, by the norm of its day', () => {
    const body = 'Theo các phụ lục kèm theo.';
    const roman = plan(body, 'Phụ lục I', 'Phụ lục II');
    const hints = (text: string, settings: Parameters<typeof judged>[1]) =>
      judged(text, settings).filter(({ rule }) => rule === 'structure/appendix').map(({ severity, span, fixes }) => `${severity} ${text.slice(span.start, span.end)} → ${fixes[0]!.changes[0]!.newText}`); // prettier-ignore
    const day = { documentDate: '2026-06-01' };
    assert.deepEqual(hints(roman, { regime: 'party', ...day }), ['hint I → 1', 'hint II → 2']);
    assert.deepEqual(hints(roman, { regime: 'state', ...day }), []);
    assert.deepEqual(hints(plan(body, 'Phụ lục 1', 'Phụ lục 2'), { regime: 'state', ...day }), ['hint 1 → I', 'hint 2 → II']); // prettier-ignore
    assert.deepEqual(hints(roman, { regime: 'party', documentDate: '2010-06-01' }), []);
    assert.deepEqual(hints(roman, { regime: 'party' }), []);
  });
});
