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

export const composeAll = (count: number): Text => ({
  vi: `Ghép dấu của ${count} chữ thành chữ dựng sẵn`,
  en: `Compose ${count} ${count === 1 ? 'letter' : 'letters'}`,
});

export const changeEverywhere = (right: string, count: number): Text => ({
  vi: `Sửa thành “${right}” ở cả ${count} chỗ`,
  en: `Change to “${right}” in all ${count} places`,
});

export const unifyEverywhere = (count: number): Text => ({
  vi: `Thống nhất cả ${count} chỗ`,
  en: `Unify all ${count} places`,
});

export const dropSpace: Text = { vi: 'Bỏ khoảng trắng thừa', en: 'Drop the surplus space' };

export const addSpace: Text = { vi: 'Thêm khoảng trắng', en: 'Add the missing space' };

export const addMark = (mark: string): Text => ({ vi: `Thêm “${mark}”`, en: `Add “${mark}”` });
