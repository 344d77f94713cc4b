/** What the rules say. Short, names the thing that is wrong, the norm or the reason, and the repair where there is one. */
import type { Text } from './text';

export const afterDocument = {
  stated: (date: string, own: string): Text => ({
    vi: `Văn bản được viện dẫn ghi ngày ${date}, sau ngày của chính văn bản này (${own}).`,
    en: `The cited document is dated ${date}, later than this document itself (${own}).`,
  }),
  inferred: (date: string, meeting: string): Text => ({
    vi: `Văn bản được viện dẫn ghi ngày ${date}, sau ngày họp nêu ở phần mở đầu (${meeting}).`,
    en: `The cited document is dated ${date}, later than the meeting named in the opening (${meeting}).`,
  }),
  statedHere: (own: string): Text => ({ vi: `Ngày của văn bản này: ${own}`, en: `Date of this document: ${own}` }),
  inferredHere: (meeting: string): Text => ({
    vi: `Ngày họp, từ đó suy ra ngày của văn bản này: ${meeting}`,
    en: `Day of the meeting, from which the date of this document is inferred: ${meeting}`,
  }),
};

export const impossible = (date: string): Text => ({
  vi: `Không có ngày ${date} trong lịch.`,
  en: `There is no such day as ${date} in the calendar.`,
});

export const padding = (written: string, right: string): Text => ({
  vi: `Ngày ghi “${written}” chưa đúng cách viết số 0: ngày dưới 10 và tháng 1, 2 thêm số 0, tháng 3 đến 9 thì không. Nên viết “${right}”.`,
  en: `“${written}”: days under 10 and months 1 and 2 take a leading zero, months 3 to 9 do not. Write “${right}”.`,
});

export const typeMismatch = (word: string, letters: string, types: string): Text => ({
  vi: `“${word}” không khớp với ký hiệu “${letters}”${types === '' ? '' : ` (${types})`}.`,
  en: `“${word}” does not go with the letters “${letters}”${types === '' ? '' : ` (${types})`}.`,
});

export const typeMismatchHere = (word: string): Text => ({
  vi: `Tên loại đứng trước: ${word}`,
  en: `The type word before it: ${word}`,
});

export const yearAgainstCode = (codeYear: number, dateYear: number): Text => ({
  vi: `Năm trong số hiệu (${codeYear}) khác năm ban hành (${dateYear}).`,
  en: `The year in the code (${codeYear}) differs from the year of the date (${dateYear}).`,
});

export const yearAgainstCodeHere = (code: string): Text => ({ vi: `Số hiệu: ${code}`, en: `The code: ${code}` });

export const splitParagraph: Text = {
  vi: 'Câu bị ngắt giữa chừng: đoạn dừng ở đây mà chưa hết câu, phần sau nằm ở đoạn khác.',
  en: 'The sentence is cut: the paragraph stops here and goes on in another one.',
};

export const splitParagraphHere: Text = { vi: 'Phần tiếp theo của câu', en: 'Where the sentence goes on' };

export const markWithoutNote = (mark: string): Text => ({
  vi: `Dấu chú thích ${mark} không có lời chú tương ứng.`,
  en: `Footnote mark ${mark} has no note.`,
});

export const noteWithoutMark = (mark: string): Text => ({
  vi: `Lời chú ${mark} không có dấu chú thích nào dẫn tới.`,
  en: `Note ${mark} has no mark in the text.`,
});

export const repeatedWord = (word: string): Text => ({
  vi: `Lặp từ “${word} ${word}”.`,
  en: `Repeated word “${word} ${word}”.`,
});

export const repeatedPunctuation = (marks: string): Text => ({
  vi: `Lặp dấu câu “${marks}”.`,
  en: `Repeated punctuation “${marks}”.`,
});

export const tonePlacement = (written: string, other: string, count: number, total: number): Text => ({
  vi: `“${written}”: văn bản này phần lớn đặt dấu như “${other}” (${count} trong ${total} chỗ); nên thống nhất.`,
  en: `“${written}”: this document mostly places the tone mark as in “${other}” (${count} of ${total}); keep to one.`,
});

export const tooMany = (shown: number, total: number): Text => ({
  vi: `Chỉ hiện ${shown} trong ${total} nhận xét của văn bản này; sửa bớt để thấy phần còn lại.`,
  en: `Only ${shown} of ${total} findings of this document are shown; repair some to see the rest.`,
});

export const unknownInstruction = (words: string): Text => ({
  vi: `Không hiểu chỉ dẫn “${words}”. Các chỉ dẫn có: “tắt QUY_TẮC”, “tắt dòng sau QUY_TẮC”, “ngày NNNN-TT-NN”.`,
  en: `Instruction “${words}” is not understood. There are: “tắt RULE”, “tắt dòng sau RULE”, “ngày YYYY-MM-DD”.`,
});

export const unknownRuleInDraft = (id: string): Text => ({
  vi: `Chỉ dẫn nêu quy tắc “${id}” mà Bút Son không có.`,
  en: `The instruction names a rule that does not exist: “${id}”.`,
});
