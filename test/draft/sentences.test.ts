/** Where sentences end in official Vietnamese, and above all where they do not. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { sentencesIn, sentencesOf } from '../../server/src/draft/sentences';

/** Checks the sentences of a paragraph: "|" stands between them. */
function check(marked: string): void {
  const text = marked.replaceAll('|', ' ');
  assert.deepEqual(
    sentencesOf(text).map(({ start, end }) => text.slice(start, end)),
    marked.split('|'),
  );
}

describe('sentences', () => {
  it('end at a mark behind which another begins', () => {
    check('Kinh tế tiếp tục tăng trưởng khá.|Các lĩnh vực văn hóa, xã hội có tiến bộ.');
    check('Ai chịu trách nhiệm?|Bao giờ xong!|Thành ủy giao Ban Tổ chức…|Văn phòng theo dõi.');
    check('Hoàn thành trong năm 2022.|Quyết liệt hơn trong công tác giải phóng mặt bằng.');
    check('Tỷ lệ giải ngân còn thấp.|35 dự án chậm tiến độ.');
    check('nghiệp vụ giám định tư pháp.”.|Sửa đổi khoản 2.');
    check('các dự án lớn, trọng điểm¹.|Giải quyết dứt điểm.¹|Rà soát các dự án.[^2]|Hết.');
    check('Thực hiện Đề án “*Cán bộ trẻ*”.|Tiếp tục đổi mới.');
  });

  it('hold marks that only divide them', () => {
    check('Các cấp ủy tập trung lãnh đạo; Ban Tổ chức theo dõi: Một là, Hai là, việc còn lại');
  });

  it('are not cut by abbreviations and initials', () => {
    check('Hội nghị họp tại TP. Hải Phòng và TX. Kinh Môn.|Các đồng chí dự đủ.');
    check('PGS.TS. Nguyễn Văn B và ThS. Trần Thị C trình bày.');
    check('TM. ỦY BAN NHÂN DÂN');
    check('Tư tưởng của V.I. Lênin và C. Mác.');
    check('UBND TP. Hải Phòng, Q. Lê Chân, P. An Biên chịu trách nhiệm.');
  });

  it('end behind a name that ends in one letter', () => {
    check('Giao đồng chí Nguyễn Văn A.|Đồng chí Trần Văn B phối hợp.');
  });

  it('are not cut in codes, dates, numbers and amounts', () => {
    check(
      'Nghị quyết số 04-NQ/TU, ngày 07.12.2021 của Thành ủy; kinh phí 1.250.000.000 đồng, tăng 10.5 % so với năm trước.',
    );
    check('Họp ngày 06. 7. 2022 tại Hải Phòng.');
    check('Theo Nghị định số 30/2020/NĐ-CP.|Các cơ quan thực hiện.');
  });

  it('keep the label that they begin with, and a quoted one', () => {
    check('Điều 5. Hiệu lực thi hành');
    check('2.1. Về công tác xây dựng Đảng.|Các cấp ủy quán triệt.');
    check('Chương II. Quy định cụ thể');
    check('62\\. Sắp xếp toàn bộ diện tích.');
    check('Sửa đổi khoản 2 như sau: “2. Sở Tư pháp có trách nhiệm báo cáo.”.|3. Bãi bỏ khoản 4.');
    check('theo quy định tại Điều 5.|Các cơ quan báo cáo.');
    check('27. Bãi bỏ khoản 3 Điều 45.|28. Thay thế cụm từ.');
  });

  it('are not cut by a blank to be filled', () => {
    check('Điện thoại: ........... Fax: ………… Thư điện tử: ......');
  });

  it('may go over a line end, and begin with a dash only behind one', () => {
    const text = 'Thành ủy giao Ban Tổ chức\nchủ trì, phối hợp.\n- Văn phòng theo dõi. - Hết.';
    assert.deepEqual(
      sentencesOf(text).map(({ start, end }) => text.slice(start, end)),
      ['Thành ủy giao Ban Tổ chức\nchủ trì, phối hợp.', '- Văn phòng theo dõi. - Hết.'],
    );
  });

  it('of a block leave out its label, and keep their places in decomposed text', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const text = '2.1. Về công tác Đảng. Các cấp ủy quán triệt.\n'.normalize(form);
      const [block] = readDraft(text).blocks;
      assert.deepEqual(
        sentencesIn(block!).map(({ start, end }) => text.slice(start, end).normalize('NFC')),
        ['Về công tác Đảng.', 'Các cấp ủy quán triệt.'],
      );
    }
  });

  it('are none in what is not read', () => {
    for (const text of ['<!-- Một. Hai. -->\n', '\n\n', '```\nMột. Hai.\n```\n'])
      for (const block of readDraft(text).blocks) assert.deepEqual(sentencesIn(block), []);
    assert.deepEqual(sentencesOf(''), []);
    assert.deepEqual(sentencesOf(' \n '), []);
  });
});
