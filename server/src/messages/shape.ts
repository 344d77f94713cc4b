/** Texts of what is done to a draft as a whole: its footnotes, its split paragraphs, its tone marks. */
import type { Text } from './text';

export const renumberFootnotes: Text = {
  vi: 'Đánh số lại chú thích theo thứ tự dấu',
  en: 'Renumber footnotes in the order of their marks',
};

export const joinAllParagraphs = (count: number): Text => ({
  vi: `Nối mọi đoạn bị ngắt trong văn bản (${count} chỗ)`,
  en: `Join every split paragraph of the document (${count})`,
});

export const unifyToneMarks = (example: string, count: number): Text => ({
  vi: `Thống nhất cách đặt dấu thanh theo kiểu “${example}” (${count} chỗ)`,
  en: `Place every tone mark as in “${example}” (${count})`,
});

/** Why footnotes cannot be numbered again. `line` counts from 1. */
export const footnotes = {
  none: { vi: 'Văn bản không có chú thích đánh số.', en: 'The document has no numbered footnotes.' } satisfies Text,
  inOrder: { vi: 'Chú thích đã đúng thứ tự.', en: 'The footnotes are in order.' } satisfies Text,
  markWithoutNote: (mark: string, line: number): Text => ({
    vi: `Chưa đánh số lại: dấu chú thích “${mark}” ở dòng ${line} không có lời chú.`,
    en: `Not renumbered: the footnote mark “${mark}” on line ${line} has no note.`,
  }),
  noteWithoutMark: (mark: string, line: number): Text => ({
    vi: `Chưa đánh số lại: lời chú “${mark}” ở dòng ${line} không có dấu trong văn bản.`,
    en: `Not renumbered: the note “${mark}” on line ${line} has no mark in the text.`,
  }),
  markTwice: (mark: string, line: number, first: number): Text => ({
    vi: `Chưa đánh số lại: dấu chú thích “${mark}” ở dòng ${line} đã dùng ở dòng ${first}, nên không rõ lời chú thuộc dấu nào.`,
    en: `Not renumbered: the footnote mark “${mark}” on line ${line} stands on line ${first} as well, so its note is not certain.`,
  }),
  noteTwice: (mark: string, line: number, first: number): Text => ({
    vi: `Chưa đánh số lại: dòng ${first} và dòng ${line} đều là lời chú “${mark}”.`,
    en: `Not renumbered: lines ${first} and ${line} are both the note “${mark}”.`,
  }),
};
