/** What is said of catalogue files and of the documents in a catalogue. */
import type { Text } from './text';

// Rows of a user's file.

export const brokenRow: Readonly<Record<'unclosed' | 'after-quote', Text>> = {
  unclosed: {
    vi: 'Dòng này mở ngoặc kép (") mà không đóng; dòng được bỏ qua.',
    en: 'A double quote (") is opened on this line and never closed; the line is passed over.',
  },
  'after-quote': {
    vi: 'Sau dấu ngoặc kép đóng (") phải là dấu phẩy hoặc hết dòng; dấu ngoặc kép trong nội dung viết thành hai dấu (""). Dòng được bỏ qua.',
    en: 'A closing double quote (") must be followed by a comma or the end of the line; a quote in the text is written twice (""). The line is passed over.',
  },
};

export const missingColumns = (missing: string, all: string): Text => ({
  vi: `Dòng tiêu đề thiếu cột ${missing}. Các cột của danh mục: ${all}.`,
  en: `The header lacks ${missing}. The columns of a catalogue are ${all}.`,
});

export const wrongWidth = (found: number, wanted: number): Text => ({
  vi: `Dòng có ${found} ô, dòng tiêu đề có ${wanted}; nội dung có dấu phẩy phải đặt trong ngoặc kép. Dòng được bỏ qua.`,
  en: `The row has ${found} fields, the header ${wanted}; text with commas goes into double quotes. The row is passed over.`,
});

export const emptyCode: Text = { vi: 'Thiếu số, ký hiệu (cột code).', en: 'The code is missing (column code).' };
export const wrongCode = (code: string): Text => ({
  vi: `Không đọc được số, ký hiệu “${code}”; viết như 21-KL/TW, 30/2020/NĐ-CP, 800/QĐ-TTg.`,
  en: `“${code}” cannot be read as a code; write it as 21-KL/TW, 30/2020/NĐ-CP, 800/QĐ-TTg.`,
});
export const emptyType: Text = { vi: 'Thiếu tên loại (cột type).', en: 'The type is missing (column type).' };
export const wrongType = (type: string): Text => ({
  vi: `Không có tên loại văn bản “${type}”.`,
  en: `There is no type of document called “${type}”.`,
});
export const emptyIssuer: Text = {
  vi: 'Thiếu cơ quan ban hành (cột issuer).',
  en: 'The issuing body is missing (column issuer).',
};
export const wrongDate = (date: string): Text => ({
  vi: `Ngày ban hành “${date}” không đúng; viết năm-tháng-ngày, như 2022-07-06.`,
  en: `“${date}” is not a date; write year-month-day, as 2022-07-06.`,
});
export const wrongYear = (year: number, date: string): Text => ({
  vi: `Năm trong số, ký hiệu (${year}) khác năm của ngày ban hành (${date}).`,
  en: `The year in the code (${year}) differs from that of the date (${date}).`,
});

export const rowsPassedOver = (path: string, count: number, line: number, first: Text): Text => ({
  vi: `Danh mục “${path}”: ${count} dòng được bỏ qua. Dòng ${line}: ${first.vi}`,
  en: `Catalogue “${path}”: ${count} rows are passed over. Line ${line}: ${first.en}`,
});

export const unreadableCatalogue = (path: string): Text => ({
  vi: `Không đọc được tệp danh mục “${path}” nêu ở thiết đặt butSon.catalogue.`,
  en: `The catalogue file “${path}” named in the setting butSon.catalogue cannot be read.`,
});

// Entries, as rules and hover speak of them.

/** "Nghị quyết số 45-NQ/TW, ngày 24/01/2019 của Bộ Chính trị": the citation that an entry gives. */
export const citationOf = (type: string, code: string, date: string | undefined, issuer: string): string =>
  `${type === '' ? 'Văn bản' : type} số ${code}${date === undefined ? '' : `, ngày ${date}`}${issuer === '' ? '' : ` của ${issuer}`}`;

/** Whether the list is sure, or its only source asks to be checked. */
export type Certainty = 'listed' | 'to-verify';

export const dateDiffers = (certainty: Certainty, document: string, listed: string, written: string): Text =>
  certainty === 'listed'
    ? {
        vi: `Theo danh mục, ${document} ban hành ngày ${listed}; ở đây ghi ${written}.`,
        en: `The catalogue dates ${document} ${listed}; here it is ${written}.`,
      }
    : {
        vi: `Cần xác minh: danh mục ghi ${document} ban hành ngày ${listed}, ở đây ghi ${written}.`,
        en: `To be verified: the catalogue dates ${document} ${listed}, here it is ${written}.`,
      };

export const typeDiffers = (certainty: Certainty, code: string, listed: string, written: string): Text =>
  certainty === 'listed'
    ? {
        vi: `Theo danh mục, ${code} là ${listed}; ở đây ghi ${written}.`,
        en: `In the catalogue ${code} is a ${listed}; here it is called ${written}.`,
      }
    : {
        vi: `Cần xác minh: danh mục ghi ${code} là ${listed}, ở đây ghi ${written}.`,
        en: `To be verified: in the catalogue ${code} is a ${listed}, here it is called ${written}.`,
      };

export const issuerDiffers = (certainty: Certainty, document: string, listed: string, written: string): Text =>
  certainty === 'listed'
    ? {
        vi: `Theo danh mục, ${document} do ${listed} ban hành; ở đây ghi ${written}.`,
        en: `In the catalogue ${document} was issued by ${listed}; here it is ${written}.`,
      }
    : {
        vi: `Cần xác minh: danh mục ghi ${document} do ${listed} ban hành, ở đây ghi ${written}.`,
        en: `To be verified: in the catalogue ${document} was issued by ${listed}, here it is ${written}.`,
      };

export const titleDiffers = (document: string, listed: string): Text => ({
  vi: `Cần xác minh: trích yếu của ${document} trong danh mục là “${listed}”, ở đây ghi khác.`,
  en: `To be verified: in the catalogue the subject of ${document} is “${listed}”; here it is another.`,
});

/** The entry itself with its sources, beside a finding. */
export const entryWithSources = (entry: string, sources: readonly string[]): Text => ({
  vi: `Danh mục: ${entry}. Nguồn: ${sources.length === 0 ? 'không ghi' : sources.join(' ; ')}`,
  en: `Catalogue: ${entry}. Sources: ${sources.length === 0 ? 'none given' : sources.join(' ; ')}`,
});

export const fileSource = (name: string, line: number): string => `${name}:${line}`;

export const superseded = (old: string, by: string, repealed: boolean, certain: boolean): Text => ({
  vi: `${certain ? '' : 'Cần xác minh: '}${old} đã ${repealed ? 'bị bãi bỏ bởi' : 'được thay thế bằng'} ${by}, trước ngày của văn bản này.`,
  en: `${certain ? '' : 'To be verified: '}${old} was ${repealed ? 'repealed by' : 'replaced by'} ${by}, before the date of this document.`,
});

export const changeTitle = (title: string): Text => ({
  vi: `Sửa trích yếu thành “${title}”`,
  en: `Change the subject to “${title}”`,
});

// Hover and the page of an entry.

export type Label = Text;

export const IN_CATALOGUE: Label = { vi: 'Trong danh mục', en: 'In the catalogue' };
export const SUBJECT: Label = { vi: 'Trích yếu', en: 'Subject' };
export const DATE: Label = { vi: 'Ngày ban hành', en: 'Date' };
export const ISSUER: Label = { vi: 'Cơ quan ban hành', en: 'Issuer' };
export const STATUS: Label = { vi: 'Tình trạng', en: 'Status' };
export const SOURCES: Label = { vi: 'Nguồn', en: 'Sources' };
export const DRAFT_IN_FOLDER: Label = { vi: 'văn bản trong thư mục:', en: 'a draft of the folder:' };

export const severalInCatalogue = (count: number): Text => ({
  vi: `Danh mục có ${count} văn bản mang số, ký hiệu này`,
  en: `The catalogue has ${count} documents of this code`,
});

export const severalOfName = (count: number): Text => ({
  vi: `Danh mục có ${count} văn bản mang tên này`,
  en: `The catalogue has ${count} documents of this name`,
});

/** The last one issued before the day of the draft. */
export const LATEST: Label = {
  vi: 'mới nhất tính đến ngày của văn bản này',
  en: 'the latest by the date of this document',
};

export const otherDates = (dates: string): Text => ({
  vi: `có nguồn ghi ${dates}`,
  en: `some sources say ${dates}`,
});

export const replacedBy = (by: string): Text => ({ vi: `được thay thế bằng ${by}`, en: `replaced by ${by}` });
