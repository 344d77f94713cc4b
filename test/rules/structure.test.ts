import { check, partyDraft } from '../support/fixture';

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
