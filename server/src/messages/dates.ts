/** What the rules about dates say, beside those in findings.ts. */
import type { Text } from './text';

export const dayMonthSwapped = {
  afterDocument: (date: string, swapped: string): Text => ({
    vi: `Ngày ${date} muộn hơn ngày của văn bản này; có thể đã đảo ngày và tháng, viết lại là ${swapped}.`,
    en: `${date} is later than this document itself; day and month may be swapped, it would be ${swapped}.`,
  }),
  outsideTerm: (date: string, swapped: string, term: string): Text => ({
    vi: `Ngày ${date} không thuộc ${term}; có thể đã đảo ngày và tháng, viết lại là ${swapped}.`,
    en: `${date} is outside ${term}; day and month may be swapped, it would be ${swapped}.`,
  }),
  otherMention: (date: string, swapped: string, code: string): Text => ({
    vi: `${code} ở đây ghi ngày ${date}, chỗ khác ghi ${swapped}: một trong hai chỗ đã đảo ngày và tháng.`,
    en: `${code} is dated ${date} here and ${swapped} elsewhere: day and month are swapped in one of the two.`,
  }),
  otherMentionHere: (date: string): Text => ({ vi: `Chỗ này ghi ngày ${date}`, en: `Dated ${date} here` }),
};

export const swapDate = (date: string): Text => ({
  vi: `Đảo ngày và tháng thành ${date} (kiểm tra lại trước khi dùng)`,
  en: `Swap day and month to ${date} (check before use)`,
});

export const dateSeparator = (written: string, right: string): Text => ({
  vi: `Ngày “${written}”: trong câu nên ngăn bằng dấu gạch chéo, “${right}”.`,
  en: `“${written}”: dates in running text take slashes, “${right}”.`,
});

export const documentMismatch = {
  note: (code: string, date: string, own: string): Text => ({
    vi: `Ngày của ${code} ghi ở đây (${date}) khác ngày ở phần đầu văn bản (${own}).`,
    en: `The date of ${code} here (${date}) differs from the one in the head of the document (${own}).`,
  }),
  here: (own: string): Text => ({ vi: `Ngày ở phần đầu văn bản: ${own}`, en: `Date in the head: ${own}` }),
};

export const reversedRange = {
  range: (from: string, to: string): Text => ({
    vi: `Khoảng thời gian bị ngược: ${from} sau ${to}.`,
    en: `The range runs backwards: ${from} is after ${to}.`,
  }),
  deadline: (date: string, own: string): Text => ({
    vi: `Thời hạn ${date} đã qua vào ngày của văn bản này (${own}); kiểm tra lại.`,
    en: `The deadline ${date} lies before the date of this document (${own}); check it.`,
  }),
};

export const swapEnds: Text = { vi: 'Đổi chỗ hai đầu khoảng thời gian', en: 'Swap the two ends of the range' };

export const outsideTerm = {
  date: (date: string, term: string, span: string): Text => ({
    vi: `Ngày ${date} không thuộc ${term} (${span}).`,
    en: `${date} is outside ${term} (${span}).`,
  }),
  year: (code: string, term: string, span: string): Text => ({
    vi: `Năm trong số hiệu ${code} không thuộc ${term} (${span}).`,
    en: `The year in ${code} is outside ${term} (${span}).`,
  }),
  unknown: (code: string, khoa: number): Text => ({
    vi: `${code}: chưa có Quốc hội khóa ${khoa}.`,
    en: `${code}: there is no khóa ${khoa} of the National Assembly yet.`,
  }),
  since: (from: string): Text => ({ vi: `từ ${from}`, en: `since ${from}` }),
  between: (from: string, until: string): Text => ({ vi: `từ ${from} đến ${until}`, en: `${from} to ${until}` }),
  assembly: (roman: string): Text => ({
    vi: `nhiệm kỳ Quốc hội khóa ${roman}`,
    en: `khóa ${roman} of the National Assembly`,
  }),
  central: (roman: string): Text => ({
    vi: `nhiệm kỳ Trung ương khóa ${roman}`,
    en: `khóa ${roman} of the Central Committee`,
  }),
  local: (place: string, roman: string): Text => ({
    vi: `nhiệm kỳ khóa ${roman} của Đảng bộ ${place}`,
    en: `khóa ${roman} of the Party organisation of ${place}`,
  }),
};

export const useTermOfDate = (code: string): Text => ({
  vi: `Sửa khóa theo ngày: “${code}” (kiểm tra lại trước khi dùng)`,
  en: `Change the khóa after the date: “${code}” (check before use)`,
});

export const anniversary = {
  early: (years: number, date: string, due: string): Text => ({
    vi: `${years} năm kể từ ${date} là ${due}, còn hơn 6 tháng sau ngày của văn bản này; kiểm tra số năm hoặc ngày.`,
    en: `${years} years from ${date} fall on ${due}, more than 6 months after this document; check the number or the date.`,
  }),
  late: (years: number, date: string, due: string): Text => ({
    vi: `${years} năm kể từ ${date} là ${due}, trước ngày của văn bản này hơn 24 tháng; kiểm tra số năm hoặc ngày.`,
    en: `${years} years from ${date} fell on ${due}, more than 24 months before this document; check the number or the date.`,
  }),
  here: (words: string): Text => ({ vi: `Nêu ở đây: ${words}`, en: `Said here: ${words}` }),
};
