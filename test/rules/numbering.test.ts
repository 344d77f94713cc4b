import { check, partyDraft } from '../support/fixture';

describe('Section numbers', () => {
  it('that skip one are named with what is missing', () => {
    check(
      partyDraft(`
1. Công tác tổ chức.
2. Công tác kiểm tra.
4. Công tác dân vận.
^^ warning structure/numbering
5. Công tác nội chính.
`),
    );
  });

  it('want đ between d and e', () => {
    check(
      partyDraft(`
a) Một;
b) Hai;
c) Ba;
d) Bốn;
e) Năm;
^^ warning structure/numbering
g) Sáu.
`),
    );
  });

  it('that come twice, go back, or stand wrong between two right ones are each said once', () => {
    check(
      partyDraft(`
I. KẾT QUẢ
II. HẠN CHẾ
II. NGUYÊN NHÂN
^^^ warning structure/numbering
III. GIẢI PHÁP
IV. TỔ CHỨC THỰC HIỆN
`),
    );
    check(
      partyDraft(`
1. Một.
2. Hai.
5. Ba.
^^ warning structure/numbering
4. Bốn.
5. Năm.
`),
    );
  });

  it('of a child begin with that of its parent', () => {
    check(
      partyDraft(`
1. Công tác tổ chức
1.1. Cán bộ.
1.2. Biên chế.
2. Công tác tuyên giáo
1.3. Tuyên truyền.
^^^^ warning structure/numbering
1.4. Báo chí.
`),
    );
  });

  it('may begin again in each section, and run on through chapters', () => {
    check(
      partyDraft(`
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Một.
2. Hai.
Điều 2. Đối tượng
1. Một.
a) Một;
b) Hai.
2. Hai.
a) Một;
b) Hai.
Chương II
QUY ĐỊNH CỤ THỂ
Điều 3. Nguyên tắc
Điều 3a. Nguyên tắc bổ sung
Điều 4. Hiệu lực
`),
    );
  });

  it('below a decimal are a list of their own', () => {
    check(
      partyDraft(`
1. Thông tin chung
2. Thông tin đầu vào
2.1. Của phông lưu trữ gồm:
1. Mã phông
2. Tên phông
3. Thời gian
2.2. Của hồ sơ gồm:
1. Mã hồ sơ
2. Tiêu đề
3. Kết quả
`),
    );
  });

  it('that lost their line, stand in a quotation, or in a form are not missing', () => {
    check(
      partyDraft(`
1. Một. 2. Hai nằm chung một dòng.
3. Ba.
4. Bốn.
5. Sửa đổi khoản 3 Điều 6 như sau:
3. Nội dung được trích mà mất dấu ngoặc kép.
6. Sáu.
`),
    );
    check(
      partyDraft(`
1. Họ và tên: ……………………
2. Ngày sinh: ……………………
4. Quê quán: ……………………
5. Nơi ở: ……………………
`),
    );
  });

  it('in disorder are somebody else’s numbers', () => {
    check(
      partyDraft(`
7. Một.
3. Hai.
12. Ba.
5. Bốn.
`),
    );
  });
});

describe('Marks behind section numbers', () => {
  it('are the same at one level', () => {
    check(
      partyDraft(`
I. KẾT QUẢ
II. HẠN CHẾ
III- GIẢI PHÁP
^^^^ hint structure/mixed-markers
IV. TỔ CHỨC THỰC HIỆN
`),
    );
  });

  it('may differ from level to level, and where none prevails', () => {
    check(
      partyDraft(`
I- KẾT QUẢ
1. Một.
a) Một;
b) Hai.
2. Hai.
II- GIẢI PHÁP
`),
    );
  });
});
