/** What is said when numbers of sections are changed. */
import type { Text } from './text';

export const renumberFromHere: Text = { vi: 'Đánh số lại từ đây (Renumber From Here)', en: 'Renumber From Here' };

export const renumberWholeDraft: Text = {
  vi: 'Đánh số lại toàn văn (Renumber Whole Draft)',
  en: 'Renumber Whole Draft',
};

/** Put behind the title of a renumbering that leaves references alone. */
export const leavesUnclear = (title: Text, count: number): Text => ({
  vi: `${title.vi}, giữ nguyên ${count} dẫn chiếu không rõ mục nào`,
  en: `${title.en}, leaving ${count} unclear reference${count === 1 ? '' : 's'} as ${count === 1 ? 'it is' : 'they are'}`,
});

export const refusals = {
  several: (count: number): Text => ({
    vi: `Có ${count} mục cùng mang số này nên không biết đổi mục nào; hãy sửa số bị trùng trước.`,
    en: `${count} sections have this number, so it is not clear which is meant; repair the repeated number first.`,
  }),
  missing: { vi: 'Văn bản không có mục mang số này.', en: 'The draft has no section with this number.' },
  elsewhere: {
    vi: 'Dẫn chiếu này trỏ tới văn bản khác, hoặc không rõ trỏ tới văn bản nào, nên không đổi số được.',
    en: 'This reference points into another document, or it is not clear into which, so its number cannot be changed here.',
  },
  relative: {
    vi: 'Dẫn chiếu này không ghi số; hãy đặt con trỏ vào số của mục.',
    en: 'This reference bears no number; place the caret on the number of the section.',
  },
  malformed: (written: string, example: string): Text => ({
    vi: `“${written}” không phải số của mục này; viết như “${example}”.`,
    en: `“${written}” is no number for this section; write it like “${example}”.`,
  }),
  prefix: (written: string, prefix: string): Text => ({
    vi: `“${written}” không nằm trong mục ${prefix}; số mới phải bắt đầu bằng “${prefix}.”.`,
    en: `“${written}” does not lie in section ${prefix}; the new number must begin with “${prefix}.”.`,
  }),
  taken: (written: string): Text => ({
    vi: `Số ${written} đã có mục khác mang; hãy chọn số khác hoặc dùng “Đánh số lại”.`,
    en: `Another section already has the number ${written}; choose another one or renumber the sections.`,
  }),
} as const;
