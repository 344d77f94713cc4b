/** Words of the status item, and what the server says to the user directly. */
import type { Text } from './text';

export const inferredDate = (day: string): Text => ({ vi: `${day} (suy ra)`, en: `${day} (inferred)` });

export const dateFromMeeting: Text = {
  vi: 'Văn bản chưa ghi ngày; lấy ngày họp nêu ở phần mở đầu làm mốc sớm nhất.',
  en: 'The document states no date; the day of the meeting in its opening is taken as the earliest.',
};

export const dateStated: Text = {
  vi: 'Ngày lấy từ phần đầu văn bản.',
  en: 'The date is stated in the head of the document.',
};

export const dateFromUser: Text = {
  vi: 'Ngày lấy từ thiết đặt butSon.documentDate.',
  en: 'The date comes from the setting butSon.documentDate.',
};

export const dateUnknown: Text = {
  vi: 'Chưa biết ngày của văn bản; đặt butSon.documentDate để kiểm tra ngày viện dẫn.',
  en: 'The date of the document is not known; set butSon.documentDate to have cited dates checked.',
};

export const unknownRule = (id: string): Text => ({
  vi: `Thiết đặt butSon.rules nêu quy tắc “${id}” mà Bút Son không có.`,
  en: `Setting butSon.rules names a rule that does not exist: “${id}”.`,
});
