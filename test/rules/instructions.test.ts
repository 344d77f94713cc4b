import assert from 'node:assert/strict';
import { check, judged } from '../support/fixture';

describe('A comment to Bút Son', () => {
  it('turns a rule off for the whole draft', () => {
    check('KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n\n<!-- but-son: tắt text/repeated-word -->');
  });

  it('turns a rule off for what stands right behind it, and for nothing else', () => {
    check(`
KẾT LUẬN

<!-- but-son: tắt dòng sau text/repeated-word -->

Thực hiện các các nhiệm vụ.

Thực hiện của của nhiệm vụ.
          ^^^^^^^ warning text/repeated-word
`);
  });

  it('gives the day of the draft', () => {
    check(`
<!-- but-son: ngày 2022-07-06 -->

KẾT LUẬN

Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy.
                                       ^^^^^^^^^^ error date/after-document
`);
  });

  it('that is not understood is reported, as is a rule that does not exist', () => {
    check(`
KẾT LUẬN

<!-- but-son: bỏ hết -->
^^^^^^^^^^^^^^^^^^^^^^^^ information structure/unknown-instruction

<!-- but-son: tắt text/no-such-rule -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information structure/unknown-instruction
`);
  });

  it('other comments are none of our business', () => {
    assert.deepEqual(judged('KẾT LUẬN\n\n<!-- nhớ hỏi lại Văn phòng -->'), []);
  });
});
