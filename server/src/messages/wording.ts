/** What the rules about wording say. */
import type { Text } from './text';

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

export const misspelt = {
  syllable: (written: string, candidates: readonly string[]): Text => ({
    vi: `“${written}” không phải là âm tiết tiếng Việt; có thể là ${quoted(candidates)}.`,
    en: `“${written}” cannot be a Vietnamese syllable; ${quoted(candidates)} may be meant.`,
  }),
  slip: (written: string, right: string): Text => ({
    vi: `“${written}” thường là viết nhầm của “${right}”.`,
    en: `“${written}” is a frequent slip for “${right}”.`,
  }),
};

export const notComposed = (count: number): Text => ({
  vi: `Văn bản có ${count} chữ mà dấu tách rời khỏi chữ (Unicode tổ hợp): tìm kiếm, so sánh dễ sót. Nên dùng chữ dựng sẵn.`,
  en: `${count === 1 ? 'A letter of this document is' : `${count} letters of this document are`} decomposed into letter and marks, which searching and comparing may miss. Use composed letters.`,
});

export const spacing = {
  before: (mark: string): Text => ({
    vi: `Thừa khoảng trắng trước “${mark}”.`,
    en: `Surplus space before “${mark}”.`,
  }),
  behind: (mark: string): Text => ({
    vi: `Thừa khoảng trắng sau “${mark}”.`,
    en: `Surplus space behind “${mark}”.`,
  }),
  missing: (mark: string): Text => ({
    vi: `Thiếu khoảng trắng sau “${mark}”.`,
    en: `A space is missing behind “${mark}”.`,
  }),
  double: { vi: 'Khoảng trắng lặp trong câu.', en: 'More than one space inside a sentence.' } satisfies Text,
  tokenised: (count: number): Text => ({
    vi: `Dấu câu của văn bản này đứng rời khỏi chữ ở ${count} chỗ, như khi chép từ văn bản đã tách từ.`,
    en: `In ${count} places a mark of this document stands apart from its word, as in text that was split into words.`,
  }),
};

export const quotes = {
  unclosed: (mark: string): Text => ({
    vi: `“${mark}” mở ở đây mà không có dấu đóng.`,
    en: `“${mark}” opens here and is not closed.`,
  }),
  unopened: (mark: string): Text => ({
    vi: `“${mark}” đóng ở đây mà không có dấu mở.`,
    en: `“${mark}” closes here and was not opened.`,
  }),
  wrong: (mark: string, right: string): Text => ({
    vi: `“${mark}” không đúng cặp: ở đây cần “${right}”.`,
    en: `“${mark}” does not fit its partner: “${right}” belongs here.`,
  }),
  purpose: {
    vi: 'Mục đích gửi thường để trong ngoặc đơn.',
    en: 'What a recipient gets the document for usually stands in brackets.',
  } satisfies Text,
  mixed: (straight: boolean, rare: number, usual: number): Text => ({
    vi: `Dấu ngoặc kép ${straight ? 'thẳng' : 'cong'} ở ${rare} chỗ, ${straight ? 'cong' : 'thẳng'} ở ${usual} chỗ; nên thống nhất.`,
    en: `${straight ? 'Straight' : 'Curved'} quotation marks in ${rare} places, ${straight ? 'curved' : 'straight'} ones in ${usual}; keep to one kind.`,
  }),
};

export const finalMark = (ends: number, total: number): Text => ({
  vi: `Thiếu dấu câu ở cuối: ${ends} trong ${total} đoạn, ý cùng loại đều có.`,
  en: `No mark at the end: ${ends} of ${total} like this one have it.`,
});

export const mixed = {
  term: (written: string, usual: string, here: number, other: number): Text => ({
    vi: `Văn bản viết cả “${written}” (${here} chỗ) và “${usual}” (${other} chỗ); nên thống nhất.`,
    en: `This document has both “${written}” (${here}) and “${usual}” (${other}); keep to one.`,
  }),
  settled: (written: string, usual: string): Text => ({
    vi: `Văn bản viết cả “${written}” và “${usual}”; nên thống nhất là “${usual}”, như cách viết thường dùng trong văn bản của Đảng, Nhà nước.`,
    en: `This document has both “${written}” and “${usual}”; keep to “${usual}”, as Party and State documents usually do.`,
  }),
  here: { vi: 'Ở đây cũng vậy', en: 'Here as well' } satisfies Text,
};

export const capitals = (written: string, right: string, norm: Text, count: number): Text => ({
  vi: `“${written}”: viết “${right}” (${norm.vi})${count > 1 ? `; có ${count} chỗ như vậy` : ''}.`,
  en: `“${written}”: write “${right}” (${norm.en})${count > 1 ? `; ${count} places` : ''}.`,
});

export const abbreviation = {
  unexplained: (short: string): Text => ({
    vi: `“${short}” chưa được giải thích trong văn bản; lần đầu nên viết đủ rồi ghi “(${short})”.`,
    en: `“${short}” is not explained in this document; write it in full at first, with “(${short})” behind it.`,
  }),
  early: (short: string): Text => ({
    vi: `“${short}” được dùng ở đây trước khi được giải thích.`,
    en: `“${short}” is used here before it is explained.`,
  }),
  explained: (short: string): Text => ({ vi: `“${short}” được giải thích ở đây`, en: `“${short}” is explained here` }),
};
