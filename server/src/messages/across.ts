/** What is said of things that reach over several drafts of a folder. */
import type { Text } from './text';

/** Why a code cannot be changed. */
export const codeRefusals = {
  unclear: (file: string): Text => ({
    vi: `Có nhiều văn bản cùng số, ký hiệu này (khác ngày hoặc khác tên loại), và không rõ viện dẫn trong “${file}” là văn bản nào. Hãy ghi đủ tên loại và ngày ở các chỗ viện dẫn trước.`,
    en: `Several documents have this code (of other dates or types), and it is not clear which of them “${file}” cites. Give type and date at the citations first.`,
  }),
  noCode: (written: string, text: string): Text => ({
    vi: `“${written}” không phải là số, ký hiệu; viết như ${text}.`,
    en: `“${written}” is no code; write it as ${text}.`,
  }),
  otherForm: (written: string, text: string): Text => ({
    vi: `“${written}” có thể thức khác với ${text}: đó là văn bản của hệ thống khác, không phải cùng văn bản đổi số.`,
    en: `“${written}” has another form than ${text}: it would be a document of another kind.`,
  }),
  notRead: {
    vi: 'Các bản thảo trong thư mục chưa được đọc xong; hãy thử lại sau ít phút.',
    en: 'The drafts of the folder have not all been read yet; try again in a moment.',
  } satisfies Text,
};

export const codeChangeHere: Text = { vi: 'Đổi số, ký hiệu trong văn bản này', en: 'Change the code in this draft' };
export const codeChangeElsewhere: Text = {
  vi: 'Đổi số, ký hiệu trong các bản thảo khác',
  en: 'Change the code in other drafts',
};
