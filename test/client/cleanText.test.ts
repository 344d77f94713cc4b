import assert from 'node:assert/strict';
import { cleanText } from '../../client/src/cleanText';

const clean = (draft: string) => cleanText(draft).text;

describe('a clean copy', () => {
  it('is the draft itself when it holds no comment to Bút Son', () => {
    const draft = 'KẾT LUẬN\r\n\r\n- Tiếp tục\t \r\n<!-- hỏi lại anh Minh -->\r\n';
    assert.deepEqual(cleanText(draft), { text: draft, removed: 0 });
  });

  it('loses a line that held only a comment', () => {
    assert.equal(clean('<!-- but-son: ngày 2022-07-06 -->\nKẾT LUẬN\n'), 'KẾT LUẬN\n');
    assert.equal(clean('một\r\n  <!-- but-son: tắt date/padding -->  \r\nhai'), 'một\r\nhai');
    assert.equal(clean('một\n<!-- but-son: tắt a/b -->'), 'một\n');
  });

  it('loses two comments on lines that follow each other, and two on one line', () => {
    assert.equal(clean('<!-- but-son: tắt a/b -->\n<!-- but-son: tắt c/d -->\nmột'), 'một');
    assert.deepEqual(cleanText('<!-- but-son: tắt a/b --> <!-- but-son: tắt c/d -->\nmột'), {
      text: 'một',
      removed: 2,
    });
  });

  it('loses the blanks before a comment inside a line', () => {
    assert.equal(clean('ngày 06/7/2022 <!-- but-son: tắt date/padding -->, của'), 'ngày 06/7/2022, của');
    assert.equal(clean('ngày 6/7/2022; <!-- but-son: tắt date/padding -->\nhai'), 'ngày 6/7/2022;\nhai');
  });

  it('loses a comment of several lines', () => {
    assert.equal(clean('một\n<!--\nbut-son: tắt date/padding\n-->\nhai'), 'một\nhai');
  });

  it('keeps a comment that is not finished', () => {
    assert.equal(clean('một <!-- but-son: tắt'), 'một <!-- but-son: tắt');
  });
});
