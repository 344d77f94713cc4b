/** What the rules about citations say, beside those of the catalogue. */
import type { Text } from './text';

export const conflicting = {
  date: (document: string, here: string, there: string, clear: boolean): Text =>
    clear
      ? {
          vi: `${document} ở đây ghi ngày ${here}, các chỗ khác ghi ${there}.`,
          en: `${document} is dated ${here} here and ${there} elsewhere.`,
        }
      : {
          vi: `${document} ở đây ghi ngày ${here}, chỗ khác ghi ${there}: một trong hai chỗ sai.`,
          en: `${document} is dated ${here} here and ${there} elsewhere: one of the two is wrong.`,
        },
  dateOfItself: (document: string, here: string, there: string): Text => ({
    vi: `${document} ở đây ghi ngày ${here}, còn dự thảo của chính văn bản đó trong thư mục đề ngày ${there}.`,
    en: `${document} is dated ${here} here, but the draft in the folder that is this document bears the date ${there}.`,
  }),
  dateOfOthers: (document: string, here: string, there: string, others: number): Text => ({
    vi: `${document} ở đây ghi ngày ${here}, còn ${others} văn bản khác trong thư mục ghi ${there}.`,
    en: `${document} is dated ${here} here and ${there} in ${others} other documents of the folder.`,
  }),
  dateOfAnother: (document: string, here: string, there: string): Text => ({
    vi: `${document} ở đây ghi ngày ${here}, văn bản khác trong thư mục ghi ${there}: một trong hai chỗ sai.`,
    en: `${document} is dated ${here} here and ${there} in another document of the folder: one of the two is wrong.`,
  }),
  dateThere: (file: string, date: string, itself: boolean): Text =>
    itself
      ? {
          vi: `Đề ngày ${date} trong chính văn bản (${file})`,
          en: `The document itself bears the date ${date} (${file})`,
        }
      : { vi: `Ghi ngày ${date} trong ${file}`, en: `Dated ${date} in ${file}` },
  issuer: (document: string, here: string, there: string): Text => ({
    vi: `${document} ở đây ghi của ${here}, chỗ khác ghi của ${there}.`,
    en: `${document} is said to be of ${here} here and of ${there} elsewhere.`,
  }),
  title: (document: string): Text => ({
    vi: `Trích yếu của ${document} ở đây khác với chỗ khác trong văn bản này.`,
    en: `The subject of ${document} here differs from another place in this document.`,
  }),
  dateHere: (date: string): Text => ({ vi: `Chỗ này ghi ngày ${date}`, en: `Dated ${date} here` }),
  issuerHere: (issuer: string): Text => ({ vi: `Chỗ này ghi của ${issuer}`, en: `Of ${issuer} here` }),
  titleHere: { vi: 'Trích yếu ghi ở chỗ khác', en: 'The subject elsewhere' } satisfies Text,
};

export const useTitle: Text = { vi: 'Sửa trích yếu theo chỗ kia', en: 'Use the subject as written elsewhere' };
export const useIssuer = (issuer: string): Text => ({
  vi: `Sửa cơ quan ban hành thành “${issuer}”`,
  en: `Change the issuer to “${issuer}”`,
});

export const chronology = (code: string, date: string, other: string, otherDate: string, later: boolean): Text => ({
  vi: `${code} ghi ngày ${date}, ${later ? 'sau' : 'trước'} ${other} (${otherDate}) dù số ${later ? 'nhỏ' : 'lớn'} hơn; cần kiểm tra lại ngày hoặc số.`,
  en: `${code} is dated ${date}, ${later ? 'after' : 'before'} ${other} (${otherDate}), although its number is ${later ? 'lower' : 'higher'}; check date and number.`,
});
export const chronologyHere = (code: string, date: string): Text => ({
  vi: `${code} ghi ngày ${date}`,
  en: `${code} is dated ${date}`,
});

/** The parts that a first mention may lack. */
export const PARTS = {
  date: { vi: 'ngày ban hành', en: 'the date' },
  issuer: { vi: 'cơ quan ban hành', en: 'the issuing body' },
  subject: { vi: 'trích yếu', en: 'the subject' },
} as const satisfies Record<string, Text>;

export type Part = keyof typeof PARTS;

export const incompleteFirst = (missing: readonly Part[], document: string): Text => ({
  vi: `Viện dẫn lần đầu ${document} còn thiếu ${missing.map((part) => PARTS[part].vi).join(', ')}.`,
  en: `The first citation of ${document} lacks ${missing.map((part) => PARTS[part].en).join(', ')}.`,
});
export const fullLater: Text = { vi: 'Viện dẫn đầy đủ hơn ở đây', en: 'Cited more fully here' };

export const repeatedInFull = (document: string): Text => ({
  vi: `${document} đã được viện dẫn đầy đủ ở trên; từ lần thứ hai chỉ cần tên loại và số, ký hiệu.`,
  en: `${document} was cited in full above; from the second time on, type and code are enough.`,
});
export const citedInFullHere: Text = { vi: 'Viện dẫn đầy đủ lần đầu', en: 'First cited in full' };
export const shorten = (short: string): Text => ({ vi: `Rút gọn thành “${short}”`, en: `Shorten to “${short}”` });

export const unresolvedShort = {
  none: (words: string): Text => ({
    vi: `Cần xác minh: “${words}” không rõ là văn bản nào; chưa viện dẫn đầy đủ ở trên.`,
    en: `To be verified: “${words}” does not tell which document is meant; it was not cited in full before.`,
  }),
  told: (words: string): Text => ({
    vi: `“${words}” chưa được viện dẫn đầy đủ ở trên; nên ghi số, ký hiệu và ngày ở lần đầu.`,
    en: `“${words}” was not cited in full before; give code and date the first time.`,
  }),
  known: (words: string, document: string): Text => ({
    vi: `“${words}” chưa được viện dẫn đầy đủ ở trên; có thể là ${document}.`,
    en: `“${words}” was not cited in full before; ${document} may be meant.`,
  }),
  later: (words: string): Text => ({
    vi: `“${words}” đứng trước lần viện dẫn đầy đủ; nên viện dẫn đầy đủ ở lần đầu.`,
    en: `“${words}” stands before the full citation, which should come first.`,
  }),
  laterHere: { vi: 'Viện dẫn đầy đủ ở đây', en: 'Cited in full here' } satisfies Text,
};

export const ambiguousShort = {
  draft: (words: string): Text => ({
    vi: `“${words}” có thể là nhiều văn bản đã viện dẫn ở trên; nên ghi rõ số, ký hiệu, ngày.`,
    en: `“${words}” may mean several documents cited before; give code and date.`,
  }),
  catalogue: (words: string, dates: string): Text => ({
    vi: `“${words}” không ghi ngày, mà có nhiều văn bản cùng số, ký hiệu (${dates}); nên ghi rõ ngày.`,
    en: `“${words}” has no date, and several documents bear this code (${dates}); give the date.`,
  }),
  here: { vi: 'Có thể là văn bản này', en: 'This one may be meant' } satisfies Text,
};

export const congress = {
  conclusion: (meeting: string, documents: string): Text => ({
    vi: `${meeting} ban hành ${documents}; chưa thấy nghị quyết nào. Nên viện dẫn đúng tên loại.`,
    en: `${meeting} issued ${documents}; no Nghị quyết of it is known. Cite it by its type.`,
  }),
  absent: (meeting: string, last: number, term: string): Text => ({
    vi: `Cần xác minh: không có ${meeting}; khóa ${term} chỉ có ${last} hội nghị.`,
    en: `To be verified: there was no ${meeting}; khóa ${term} had ${last} plenums.`,
  }),
  later: (meeting: string, from: string, own: string): Text => ({
    vi: `${meeting} họp từ ngày ${from}, sau ngày của văn bản này (${own}).`,
    en: `${meeting} met from ${from}, after the date of this document (${own}).`,
  }),
  plenum: (number: number, term: string): string => `Hội nghị Trung ương ${number} khóa ${term}`,
  congress: (term: string): string => `Đại hội ${term} của Đảng`,
};

/** The norms that say who may issue what, by the keys of the competence table. */
const COMPETENCE_NORMS: Readonly<Record<string, string>> = {
  QĐ66: 'Quy định 66-QĐ/TW, Điều 7',
  QĐ91: 'Quyết định 91-QĐ/TW',
  QĐ399: 'Quy định 399-QĐ/TW, Điều 11',
  L64: 'Luật 64/2025/QH15, Điều 4',
};
export const competenceNorm = (key: string): string | undefined => COMPETENCE_NORMS[key];

export const competence = (type: string, organ: string, certain: boolean, norm: string): Text =>
  certain
    ? {
        vi: `${organ} không có thẩm quyền ban hành ${type.toLowerCase()} (${norm}); kiểm tra lại tên loại và cơ quan ban hành.`,
        en: `${organ} may not issue a ${type} (${norm}); check type and issuer.`,
      }
    : {
        vi: `Cần xác minh: ${organ} thường không ban hành ${type.toLowerCase()}; kiểm tra lại tên loại và cơ quan ban hành.`,
        en: `To be verified: ${organ} does not as a rule issue a ${type}; check type and issuer.`,
      };

export const style = {
  number: (count: number, total: number): Text => ({
    vi: `Thiếu “số” trước số, ký hiệu; văn bản này phần lớn có ghi (${count} trong ${total} chỗ).`,
    en: `“số” is missing before the code; this document mostly writes it (${count} of ${total}).`,
  }),
  comma: (wanted: boolean, count: number, total: number): Text => ({
    vi: `${wanted ? 'Thiếu' : 'Thừa'} dấu phẩy trước “ngày”; văn bản này phần lớn ${wanted ? 'có' : 'không'} đặt dấu phẩy (${count} trong ${total} chỗ).`,
    en: `${wanted ? 'No comma' : 'A comma'} before “ngày”; this document mostly writes it ${wanted ? 'with' : 'without'} one (${count} of ${total}).`,
  }),
  commaByRegime: (wanted: boolean): Text => ({
    vi: `Văn bản này chỗ có, chỗ không có dấu phẩy trước “ngày”; văn bản của ${wanted ? 'Đảng thường có' : 'Nhà nước không đặt'} dấu phẩy.`,
    en: `This document writes “ngày” with and without a comma before it; ${wanted ? 'Party documents have one as a rule' : 'State documents have none'}.`,
  }),
};
export const addNumber: Text = { vi: 'Thêm “số”', en: 'Add “số”' };
export const addComma: Text = { vi: 'Thêm dấu phẩy trước “ngày”', en: 'Add the comma before “ngày”' };
export const dropComma: Text = { vi: 'Bỏ dấu phẩy trước “ngày”', en: 'Drop the comma before “ngày”' };

export const ownDocument = {
  type: (code: string, own: string, written: string): Text => ({
    vi: `${code} là số của chính văn bản này (${own}), ở đây gọi là ${written}.`,
    en: `${code} is the code of this document itself (${own}); here it is called ${written}.`,
  }),
  basis: (code: string): Text => ({
    vi: `Văn bản này lấy chính mình (${code}) làm căn cứ; kiểm tra lại số, ký hiệu.`,
    en: `This document names itself (${code}) among its legal bases; check the code.`,
  }),
  here: (code: string): Text => ({ vi: `Số của văn bản này: ${code}`, en: `The code of this document: ${code}` }),
};
