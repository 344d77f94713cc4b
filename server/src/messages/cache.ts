/** What is said about the cache of what was read in the folders. */
import type { Text } from './text';

export const cannotWrite = (folder: string, reason: string): Text => ({
  vi: `Không ghi được bộ nhớ đệm vào ${folder} (${reason}). Mọi chức năng vẫn dùng được; lần mở sau các dự thảo sẽ được đọc lại từ đầu.`,
  en: `The cache could not be written to ${folder} (${reason}). Everything works; the drafts will be read again at the next start.`,
});

export const brokenCache: Text = {
  vi: 'Bộ nhớ đệm của thư mục không dùng được nên bị bỏ; các dự thảo được đọc lại từ đầu.',
  en: 'The cache of the folder cannot be used and is dropped; the drafts are read again.',
};
