/** Words of the hover. */
import type { Text } from './text';

export type Label = Text;

export const TYPE: Label = { vi: 'Tên loại', en: 'Type' };
export const CODE: Label = { vi: 'Số, ký hiệu', en: 'Code' };
export const ISSUER: Label = { vi: 'Cơ quan ban hành', en: 'Issuer' };
export const DATE: Label = { vi: 'Ngày ban hành', en: 'Date' };
export const TERM: Label = { vi: 'Khóa', en: 'Term' };
export const MEETING: Label = { vi: 'Hội nghị lần thứ', en: 'Meeting number' };
export const CONGRESS: Label = { vi: 'Đại hội lần thứ', en: 'Congress' };

export const firstCited = (line: number, times: number): Text => ({
  vi: `Viện dẫn lần đầu ở dòng ${line}; ${times} lần trong văn bản`,
  en: `First cited on line ${line}; ${times} times in this document`,
});

export const citedTimes = (times: number): Text => ({
  vi: `Viện dẫn lần đầu ở đây; ${times} lần trong văn bản`,
  en: `First cited here; ${times} times in this document`,
});

export const atLine = (line: number): Text => ({ vi: `Dòng ${line}`, en: `Line ${line}` });
