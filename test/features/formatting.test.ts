/** What formatting puts in order, and what it leaves as it was written. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { formatDraft, formatWithin, type Layout } from '../../server/src/features/formatting';
import { fixture, partyDraft } from '../support/fixture';

const LAYOUT: Layout = {
  insertSpaces: true,
  tabSize: 4,
  trimTrailing: true,
  insertFinalNewline: false,
  trimFinalNewlines: false,
  markdown: false,
};

/** Plain text has no markup. */
type How = Partial<Layout> & { readonly plain?: boolean };

function formatted(text: string, { plain = false, ...how }: How = {}): string {
  return applyChanges(text, formatDraft(readDraft(text, !plain), { ...LAYOUT, ...how }));
}

/** Checks what becomes of lines in the body of a draft, each followed by an empty one; a dot stands for each space to be seen. */
function check(written: string, expected: string, how: How = {}): void {
  const body = (lines: string) => partyDraft(`1. Mở đầu.\n\n${lines.replaceAll('·', ' ')}\n\n2. Kết thúc.\n`);
  assert.equal(formatted(body(written), how), body(expected));
}

const keeps = (written: string, how: How = {}): void => {
  check(written, written, how);
};

describe('formatting puts in order', () => {
  it('several spaces inside a sentence', () => {
    check(
      'Thành ủy··giao Ban Tổ chức···theo dõi.··Báo cáo kết quả.',
      'Thành ủy giao Ban Tổ chức theo dõi. Báo cáo kết quả.',
    );
    check('một số··nhiệm vụ, kinh tế··-··xã hội', 'một số nhiệm vụ, kinh tế - xã hội');
    check('ngày··06/7/2022, khoản··2··Điều 5', 'ngày 06/7/2022, khoản 2 Điều 5');
  });

  it('spaces before marks and behind opening ones', () => {
    check(
      'Thành ủy , Ban Thường vụ ; các ban : gồm ( khóa XVI ) .',
      'Thành ủy, Ban Thường vụ; các ban: gồm (khóa XVI).',
    );
    check('chủ đề “ Đẩy mạnh chỉnh trang ” năm 2022 !', 'chủ đề “Đẩy mạnh chỉnh trang” năm 2022!');
    check('các dự án trọng điểm¹ , đạt 10 % ;', 'các dự án trọng điểm¹, đạt 10 %;');
  });

  it('spaces behind labels and at line ends', () => {
    check('a)··Một;··', 'a) Một;');
    check('Các cấp ủy quán triệt.·\t', 'Các cấp ủy quán triệt.');
  });

  it('runs of blank lines, and blank lines that only look empty', () => {
    check('Một.\n\n\n\nHai.\n··\nBa.', 'Một.\n\nHai.\n\nBa.');
    const cut = 'Đổi mới việc học tập, quán triệt,\n\n\n\ntriển khai nghị quyết của Đảng ở các cấp.';
    check(cut, cut.replace('\n\n\n\n', '\n\n'));
  });

  it('the words around a blank that is still to be filled', () => {
    check(
      'Thành ủy··giao , ngày····tháng 8 năm 2025 ;',
      'Thành ủy giao, ngày····tháng 8 năm 2025;'.replaceAll('·', ' '),
    );
  });

  it('letters apart from their marks', () => {
    const text = partyDraft('1. Thành ủy Hải Phòng quán triệt.\n\nT/M BAN THƯỜNG VỤ\n\n\nNguyễn Văn A\n');
    assert.equal(formatted(text.normalize('NFD')), text);
  });

  it('dashes inside codes, and no others', () => {
    check('Kết luận số 21–KL/TW và Quy định số 65—QĐ/TW', 'Kết luận số 21-KL/TW và Quy định số 65-QĐ/TW');
    keeps('giai đoạn 2021 – 2025, kinh tế – xã hội');
  });

  it('the indentation of items that follow each other', () => {
    check('a) Một;\n··b) Hai;\nc) Ba.', 'a) Một;\nb) Hai;\nc) Ba.');
    check('·- Một;\n- Hai;\n- Ba.', '- Một;\n- Hai;\n- Ba.');
    check('\ta) Một;\n\tb) Hai.', '····a) Một;\n····b) Hai.'.replaceAll('·', ' '));
    check('····a) Một;\n····b) Hai.', '\ta) Một;\n\tb) Hai.', { insertSpaces: false });
    check('\t\ta) Một;', '····a) Một;'.replaceAll('·', ' '), { tabSize: 2 });
  });

  it('the end of the file, as the editor asks', () => {
    const text = partyDraft('1. Một.');
    const [one, many] = [`${text}\n`, `${text}\n \n\n`];
    assert.equal(formatted(text), text);
    assert.equal(formatted(text, { insertFinalNewline: true }), one);
    assert.equal(formatted(text.replaceAll('\n', '\r\n'), { insertFinalNewline: true }), one.replaceAll('\n', '\r\n'));
    assert.equal(formatted(many, { trimFinalNewlines: true }), one);
    assert.equal(formatted(many), `${text}\n\n`);
    assert.equal(formatted('', { insertFinalNewline: true }), '');
  });

  it('the same in text with other line ends', () => {
    const written = partyDraft('1. Một  hai .  \n\n\n\n2. Ba.\n');
    const expected = partyDraft('1. Một hai.\n\n2. Ba.\n');
    for (const end of ['\r\n', '\r'])
      assert.equal(formatted(written.replaceAll('\n', end)), expected.replaceAll('\n', end));
  });
});

describe('formatting leaves alone', () => {
  it('blanks that are still to be filled', () => {
    for (const blank of [
      'Số:      -KL/TU',
      'Số:  -KL/TU',
      'Số:   /QĐ-UBND',
      'Nghị quyết số   của Thành ủy',
      'ngày    tháng 8 năm 2025',
      'ngày  tháng  năm 2025',
      'Kết luận số 21-KL/TW, ngày   của Ban Bí thư',
      'Hội nghị có  đồng chí dự, gồm   đại biểu',
      'Họ và tên: ......  , sinh ngày  ...',
      'Quyết định số   /QĐ-UBND ngày ….  tháng …  năm ….. của UBND',
      'Ông (bà): ____  , chức vụ  ___ .',
      'theo Điều  , khoản  của Quy định',
    ])
      keeps(blank);
    const open = 'An Bình, ngày    tháng    năm    ';
    assert.ok(formatted(partyDraft(`1. Một.\n\n${open}\n\nHai.\n`)).includes(`${open}\n`));
  });

  it('columns and tables', () => {
    keeps('| STT  | Nội dung |\n| 1  | Một  |');
    keeps('Họ tên : Nguyễn Văn A\nChức vụ: Bí thư\nĐơn vị : Thành ủy');
    keeps('STT\tNội  dung\tGhi chú');
    keeps('Thành ủy  Ban Tổ chức\nHuyện ủy  Ban Tuyên giáo');
    keeps('1.   Nguyễn Văn A          Bí thư   .');
    keeps('K Ế T  L U Ậ N');
  });

  it('the head with its columns, but for what stands at its line ends', () => {
    const head =
      'THÀNH ỦY HẢI PHÒNG        ĐẢNG CỘNG SẢN VIỆT NAM\n       *\nSố  15-KL/TU     Hải Phòng, ngày  06 tháng 7\n\n\n\n';
    assert.equal(formatted(`${head}KẾT LUẬN\nvề  công tác\n`), `${head}KẾT LUẬN\nvề công tác\n`);
    assert.equal(formatted('ĐẢNG BỘ  TỈNH  \n\nKẾT LUẬN\n'), 'ĐẢNG BỘ  TỈNH\n\nKẾT LUẬN\n');
  });

  it('the signature and the room for it', () => {
    const end = 'Nơi nhận:\n- Như trên;  Nguyễn Văn A\n\n\nT/M BAN THƯỜNG VỤ  \nPHÓ  BÍ THƯ\n\n\n\nTrần  Văn B  \n\n\n';
    const text = partyDraft(`1. Một.\n\n${end}`);
    assert.equal(formatted(text), text);
    keeps('TRƯỞNG BAN\n\n\n\nNguyễn Văn A');
    keeps('NGƯỜI ĐỀ NGHỊ\n(Ký, ghi rõ họ tên)\n\n\n\nMẫu số 2 kèm theo');
  });

  it('an office and a name that sign without a formula, and the room in a list of recipients', () => {
    const signed = partyDraft('1. Một.\n\nBÍ THƯ  THÀNH ỦY\n\n\nNguyễn  Văn A\n');
    assert.equal(formatted(signed), signed);
    const listed = partyDraft('1. Một.\n\nNơi nhận:\n- Các ban,\n\n\n- Lưu Văn phòng.\n');
    assert.equal(formatted(listed), listed);
  });

  it('front matter, code and comments', () => {
    const text =
      '---\nten:  một ,\n---\n\nKẾT LUẬN\n\n```\na  b ;  \n\n\n\nc\n```\n\n<!-- a  ,  \n\n\n\nb -->\n\nXem `a  b` và <!-- x  , y --> ở đây.\n';
    assert.equal(formatted(text), text);
    assert.equal(formatted('KẾT LUẬN\n\n<!-- a  , b -->\n', { plain: true }), 'KẾT LUẬN\n\n<!-- a, b -->\n');
  });

  it('what means something in Markdown: hard line breaks, indented code, depth of lists', () => {
    const text = 'KẾT LUẬN\n\nDòng một  \ndòng hai \n\n    a  b ,\n\n\n    c\n\n- Một\n   - Hai\n  - Ba\n\n1.  Một\n';
    assert.equal(formatted(text, { markdown: true }), text.replace('hai ', 'hai'));
  });

  it('codes and the spaces in them', () => {
    keeps('Kết luận số 21 - KL/TW; tỷ lệ 1 : 2; lúc 7 : 30; xem vanban .gov');
  });

  it('lines that the next one follows in their column', () => {
    keeps('1.  Các cấp ủy quán triệt, triển khai thực hiện\n    nghị quyết.');
    keeps('- Một;\n  - Hai;\n- Ba.');
    keeps('          Điều 3. Phạm vi\n     Điều 4. Đối tượng áp dụng');
  });

  it('spaces at line ends when the editor wants them kept', () => {
    keeps('Một.··\nHai.'.replaceAll('·', ' '), { trimTrailing: false });
  });

  it('the samples, in which there is nothing to do', () => {
    const text = partyDraft('1. Một.\n\n- Hai;\n- Ba.\n');
    assert.deepEqual(formatDraft(readDraft(text), LAYOUT), []);
    assert.deepEqual(formatDraft(readDraft(''), LAYOUT), []);
  });
});

describe('formatting a part', () => {
  it('changes what lies inside it', () => {
    const { text, marks } = fixture(
      partyDraft(`
1. Một  hai ,
ba  bốn ;
^^^^^^^^^
năm  sáu .
`),
    );
    const changes = formatWithin(readDraft(text), LAYOUT, [marks[0]!.span]);
    assert.equal(applyChanges(text, changes), text.replace('ba  bốn ;', 'ba bốn;'));
  });
});

describe('the changes of formatting', () => {
  it('are as small as can be: the spaces alone', () => {
    const text = partyDraft('1. Thành ủy  giao Ban Tổ chức .\n');
    const changes = formatDraft(readDraft(text), LAYOUT);
    assert.deepEqual(
      changes.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
      [
        [' ', ''],
        [' ', ''],
      ],
    );
  });
});
