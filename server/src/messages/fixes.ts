/** Titles of the repairs offered at the lightbulb. */
import type { Text } from './text';

export const changeTo = (right: string): Text => ({ vi: `Sửa thành “${right}”`, en: `Change to “${right}”` });

export const changeDate = (date: string): Text => ({
  vi: `Sửa ngày thành ${date} (kiểm tra lại trước khi dùng)`,
  en: `Change the date to ${date} (check before use)`,
});

export const changeType = (word: string): Text => ({
  vi: `Sửa tên loại thành “${word}”`,
  en: `Change the type to “${word}”`,
});

export const changeLetters = (letters: string): Text => ({
  vi: `Sửa ký hiệu thành “${letters}”`,
  en: `Change the letters to “${letters}”`,
});

export const joinParagraph: Text = { vi: 'Nối đoạn bị ngắt', en: 'Join the split paragraph' };

export const joinAroundFootnote: Text = {
  vi: 'Nối đoạn bị ngắt, chuyển lời chú xuống sau đoạn',
  en: 'Join the split paragraph and move the note behind it',
};

export const dropRepeated = (word: string): Text => ({ vi: `Bỏ “${word}” thừa`, en: `Drop the second “${word}”` });

export const fixAll: Text = {
  vi: 'Sửa mọi lỗi hình thức an toàn trong văn bản (Bút Son)',
  en: 'Fix everything that cannot change the meaning (Bút Son)',
};
