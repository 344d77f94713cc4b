/** The outline of drafts of every kind, as an indented list: kind, label, title. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import type { Section } from '../../server/src/draft/sections';

function outline(text: string, markup = false): string[] {
  const lines: string[] = [];
  const write = (section: Section, depth: number): void => {
    const words = [section.label, section.title].filter((part) => part !== '').join(' ');
    lines.push(`${'  '.repeat(depth)}${section.kind}: ${words}`);
    for (const child of section.children) write(child, depth + 1);
  };
  for (const section of readDraft(text, markup).sections) write(section, 0);
  return lines;
}

/** The indented lines of a template, without its outer margin. */
function lines(text: string): string[] {
  const all = text.split('\n').slice(1, -1);
  const margin = /^ */.exec(all[0]!)![0].length;
  return all.map((line) => line.slice(margin));
}

const draft = (text: string): string => `${lines(text).join('\n')}\n`;

describe('the outline', () => {
  it('takes the title below the number of a part, a chapter or a division', () => {
    const text = draft(`
      NGHỊ ĐỊNH
      Quy định chi tiết một số điều của Luật Lưu trữ

      Chương I
      QUY ĐỊNH CHUNG

      Điều 1. Phạm vi điều chỉnh
      Nghị định này quy định chi tiết một số điều của Luật Lưu trữ.

      Chương II
      QUẢN LÝ TÀI LIỆU LƯU TRỮ
      VÀ CƠ SỞ DỮ LIỆU TÀI LIỆU LƯU TRỮ

      Mục 1
      THU NỘP TÀI LIỆU

      Điều 2. Thời hạn
      1. Thời hạn là 5 năm.
      2. Thời hạn được kéo dài trong các trường hợp sau:
      a) Có thiên tai;
      b) Có yêu cầu của cơ quan có thẩm quyền.
    `);
    assert.deepEqual(
      outline(text),
      lines(`
        title: NGHỊ ĐỊNH Quy định chi tiết một số điều của Luật Lưu trữ
        chapter: Chương I QUY ĐỊNH CHUNG
          article: Điều 1. Phạm vi điều chỉnh
        chapter: Chương II QUẢN LÝ TÀI LIỆU LƯU TRỮ VÀ CƠ SỞ DỮ LIỆU TÀI LIỆU LƯU TRỮ
          division: Mục 1 THU NỘP TÀI LIỆU
            article: Điều 2. Thời hạn
              number: 1. Thời hạn là 5 năm.
              number: 2. Thời hạn được kéo dài trong các trường hợp sau:
                letter: a) Có thiên tai;
                letter: b) Có yêu cầu của cơ quan có thẩm quyền.
      `),
    );
  });

  it('reads the levels of a Party document without articles', () => {
    const text = draft(`
      BÁO CÁO
      kết quả thực hiện nhiệm vụ năm 2025

      Phần thứ nhất
      KẾT QUẢ

      I- CÔNG TÁC XÂY DỰNG ĐẢNG
      1. Công tác tổ chức
      1.1. Về cán bộ
      1.1.1. Quy hoạch
      a) Cấp tỉnh
      (i) Đã rà soát.
      - Bổ sung 12 đồng chí.
      + Trong đó có 3 nữ.

      Phần thứ hai
      PHƯƠNG HƯỚNG

      A. MỤC TIÊU CHUNG
      I- CHỈ TIÊU
      B. NHIỆM VỤ TRỌNG TÂM
      C. TỔ CHỨC THỰC HIỆN
    `);
    assert.deepEqual(
      outline(text),
      lines(`
        title: BÁO CÁO kết quả thực hiện nhiệm vụ năm 2025
        part: Phần thứ nhất KẾT QUẢ
          roman: I- CÔNG TÁC XÂY DỰNG ĐẢNG
            number: 1. Công tác tổ chức
              decimal: 1.1. Về cán bộ
                decimal: 1.1.1. Quy hoạch
                  letter: a) Cấp tỉnh
                    bracket: (i) Đã rà soát.
                      dash: - Bổ sung 12 đồng chí.
                        dash: + Trong đó có 3 nữ.
        part: Phần thứ hai PHƯƠNG HƯỚNG
          capital: A. MỤC TIÊU CHUNG
            roman: I- CHỈ TIÊU
          capital: B. NHIỆM VỤ TRỌNG TÂM
          capital: C. TỔ CHỨC THỰC HIỆN
      `),
    );
  });

  it('leaves the articles that an amending text quotes to the quotation', () => {
    for (const [open, close] of ['“”', '""'] as const) {
      const text = draft(`
        LUẬT
        SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT LƯU TRỮ

        Điều 1. Sửa đổi, bổ sung một số điều
        1. Sửa đổi, bổ sung Điều 7 như sau:
        ${open}Điều 7. Thẩm quyền
        1. Bộ Nội vụ quản lý tài liệu.
        2. Ủy ban nhân dân quản lý tài liệu của địa phương.${close}.
        2. Bãi bỏ Điều 9.
        Điều 2. Hiệu lực thi hành
      `);
      assert.deepEqual(
        outline(text).slice(1),
        lines(`
          article: Điều 1. Sửa đổi, bổ sung một số điều
            number: 1. Sửa đổi, bổ sung Điều 7 như sau:
            number: 2. Bãi bỏ Điều 9.
          article: Điều 2. Hiệu lực thi hành
        `),
      );
    }
  });

  it('does not lose the sections behind a quotation mark that misses its other half', () => {
    const text = draft(`
      KẾ HOẠCH
      phát động thi đua

      1. Phong trào “Dân vận khéo được phát động từ tháng 3.
      2. Phong trào thi đua được tổng kết vào tháng 12.
    `);
    assert.equal(outline(text).length, 3);
  });

  it('gives appendices and attached documents trees of their own, and forms none', () => {
    const text = draft(`
      QUYẾT ĐỊNH
      Ban hành Quy chế làm việc

      Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
      Điều 2. Quyết định này có hiệu lực từ ngày ký.

      Nơi nhận:
      - Như Điều 2;
      - Lưu: VT.

      TM. ỦY BAN NHÂN DÂN
      CHỦ TỊCH

      QUY CHẾ
      Làm việc của Ủy ban nhân dân xã
      (Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân xã)

      Chương I
      QUY ĐỊNH CHUNG
      Điều 1. Phạm vi
      Điều 2. Nguyên tắc

      Phụ lục I
      DANH MỤC BIỂU MẪU
      (Kèm theo Quy chế)

      1. Mẫu phiếu trình
      2. Mẫu báo cáo

      Mẫu số 01
      1. Họ và tên: ..........
      2. Ngày sinh: ..........
    `);
    assert.deepEqual(
      outline(text),
      lines(`
        title: QUYẾT ĐỊNH Ban hành Quy chế làm việc
        article: Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
        article: Điều 2. Quyết định này có hiệu lực từ ngày ký.
        recipients: Nơi nhận
        signature: TM. ỦY BAN NHÂN DÂN
        attached: QUY CHẾ Làm việc của Ủy ban nhân dân xã
          chapter: Chương I QUY ĐỊNH CHUNG
            article: Điều 1. Phạm vi
            article: Điều 2. Nguyên tắc
        appendix: Phụ lục I DANH MỤC BIỂU MẪU
          number: 1. Mẫu phiếu trình
          number: 2. Mẫu báo cáo
        form: Mẫu số 01
      `),
    );
  });

  it('knows an attached document by the note below its title when nobody has signed yet', () => {
    const text = draft(`
      QUYẾT ĐỊNH
      Ban hành Quy định về văn thư

      Điều 1. Ban hành kèm theo Quyết định này Quy định về văn thư.

      QUY ĐỊNH
      Về công tác văn thư
      (Ban hành kèm theo Quyết định số     /QĐ-UBND ngày    tháng    năm 2026)

      Điều 1. Phạm vi
    `);
    assert.deepEqual(outline(text).slice(1), [
      'article: Điều 1. Ban hành kèm theo Quyết định này Quy định về văn thư.',
      'attached: QUY ĐỊNH Về công tác văn thư',
      '  article: Điều 1. Phạm vi',
    ]);
  });

  it('takes no number for a section that wrapping put at the beginning of a line', () => {
    const text = draft(`
      KẾ HOẠCH
      triển khai công tác năm 2026

      1. Các cơ quan, đơn vị căn cứ nhiệm vụ được giao tại khoản 3 Điều
      12. Quy chế làm việc để tổ chức thực hiện; phát triển kinh tế
      - xã hội gắn với bảo đảm quốc phòng, an ninh; thời hạn đến tháng
      6. Kết quả báo cáo về Văn phòng.
      2. Các phòng theo dõi.
      - quản lý tài sản
      - chăm sóc cây xanh
    `);
    assert.deepEqual(
      outline(text).slice(1).map((line) => line.trim().split(' ').slice(0, 2).join(' ')),
      ['number: 1.', 'number: 2.', 'dash: -', 'dash: -'],
    ); // prettier-ignore
  });

  it('passes over tables, whose rows are numbered as well, and over tables of contents', () => {
    const text = draft(`
      PHỤ LỤC
      DANH MỤC NHIỆM VỤ

      STT
      Nhiệm vụ
      Cơ quan chủ trì
      1.
      Xây dựng kế hoạch
      Văn phòng
      2. Báo cáo

      I. NHÓM NHIỆM VỤ THƯỜNG XUYÊN
    `);
    assert.deepEqual(outline(text), ['appendix: PHỤ LỤC DANH MỤC NHIỆM VỤ', '  roman: I. NHÓM NHIỆM VỤ THƯỜNG XUYÊN']);
    assert.deepEqual(outline('1. Họ và tên      Năm sinh      Chức vụ      Ghi chú\n'), []);
    assert.deepEqual(outline('1. [Điều 1. Phạm vi](#dieu-1)\n2. [Điều 2. Đối tượng](#dieu-2)\n', true), []);
  });

  it('reads headings in Markdown, with the escapes of converters, and lines in bold without a number', () => {
    const text = draft(`
      # QUY ĐỊNH
      về công tác cán bộ

      ### **Điều 1. Phạm vi** {#dieu-1}

      1\\. Quy định này áp dụng cho cấp ủy.

      2\\. Quy định này không áp dụng cho hội.

      **Những việc phải làm ngay**

      Rà soát toàn bộ hồ sơ.

      **III. TỔ CHỨC THỰC HIỆN**

      *1. Các ban đảng*
    `);
    assert.deepEqual(
      outline(text, true),
      lines(`
        title: QUY ĐỊNH về công tác cán bộ
        article: Điều 1. Phạm vi
          number: 1. Quy định này áp dụng cho cấp ủy.
          number: 2. Quy định này không áp dụng cho hội.
            heading: Những việc phải làm ngay
          roman: III. TỔ CHỨC THỰC HIỆN
            number: 1. Các ban đảng
      `),
    );
  });

  it('takes the words below for the title where a number stands alone on its line', () => {
    assert.deepEqual(outline('1.\nTình hình thực hiện Nghị quyết của Hội đồng nhân dân\n\nĐã hoàn thành.\n'), [
      'number: 1. Tình hình thực hiện Nghị quyết của Hội đồng nhân dân',
    ]);
  });

  it('keeps articles of the codified law apart by their whole number', () => {
    assert.deepEqual(outline('Điều 41.13.TT.1.2. Nguyên tắc tổ chức việc cưới\n'), [
      'article: Điều 41.13.TT.1.2. Nguyên tắc tổ chức việc cưới',
    ]);
  });
});
