import assert from 'node:assert/strict';
import { otherPlacement } from '../../server/src/rules/text/tones';
import { check, judged, partyDraft } from '../support/fixture';

describe('A repeated word', () => {
  it('is found where the word cannot double', () => {
    check(
      partyDraft(`
Thực hiện các các phong trào của của Đề mục, Chỉ thị số số 46 theo theo Mẫu.
          ^^^^^^^ warning text/repeated-word
                             ^^^^^^^ warning text/repeated-word
                                                     ^^^^^ warning text/repeated-word
                                                              ^^^^^^^^^ warning text/repeated-word
`),
    );
  });

  it('is no fault where two words meet', () => {
    check(
      partyDraft(`
Trường hợp hợp đồng, thông báo báo cáo, kiểm định định kỳ, toàn văn văn bản, nghệ nhân nhân dân, giao thông thông minh.

Phân công công việc cho Nội các các nước, hiện tại tại địa phương, một số số liệu, trường hợp hợp tác, viễn thông thông báo.
`),
    );
  });
});

describe('Repeated punctuation', () => {
  it('is found behind a word', () => {
    check(
      partyDraft(`
Tai nạn lao động, cháy nổ. . Các đơn vị,, các ngành;; các cấp..
                         ^^^ warning text/repeated-punctuation
                                       ^^ warning text/repeated-punctuation
                                                   ^^ warning text/repeated-punctuation
                                                             ^^ warning text/repeated-punctuation
`),
    );
  });

  it('is no fault in an ellipsis, a dotted line, or the end of a State document', () => {
    check(partyDraft('Họ và tên: .......... Ngày sinh: . . . . .\n\nCác nội dung khác... như trên./.'));
  });
});

describe('Tone marks', () => {
  it('follow the way that the draft mostly has', () => {
    check(
      partyDraft(`
Các cấp ủy, Ủy ban kiểm tra và khoá XVI của cấp ủy.
                               ^^^^ hint text/tone-placement
`),
    );
  });

  it('are left alone in names, and where the draft is of one mind', () => {
    check(partyDraft('Các cấp ủy bên sông Hoá, tỉnh Hoà Bình và bà Nguyễn Thị Thuý.'));
    assert.deepEqual(judged('KẾT LUẬN\n\nCác cấp uỷ khoá XVI, xã hội hoá và quý II.'), []);
  });

  it('move from one vowel to the other and back', () => {
    for (const [last, first] of [
      ['uỷ', 'ủy'],
      ['khoá', 'khóa'],
      ['Hoà', 'Hòa'],
      ['khoẻ', 'khỏe'],
      ['UỶ', 'ỦY'],
      ['thuỵ', 'thụy'],
    ] as const) {
      assert.equal(otherPlacement(last), first);
      assert.equal(otherPlacement(first), last);
    }
  });
});
