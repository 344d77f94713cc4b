/** What is said of references to sections and appendices. */
import type { Text } from './text';

export const unresolvedReference = {
  /** @param inside "khoản 2 Điều 3"; empty for the whole document */
  beyond: (wanted: string, inside: string, last: string): Text => ({
    vi: `Không có ${wanted}${inside === '' ? '' : ` trong ${inside}`}; số cuối cùng là ${last}.`,
    en: `There is no ${wanted}${inside === '' ? '' : ` in ${inside}`}; the last one is ${last}.`,
  }),
  undivided: (wanted: string, inside: string, level: string): Text => ({
    vi: `Không có ${wanted}: ${inside} không chia thành ${level}.`,
    en: `There is no ${wanted}: ${inside} is not divided into ${level}.`,
  }),
  here: (last: string): Text => ({ vi: `Mục cuối cùng: ${last}`, en: `The last one: ${last}` }),
  inside: (inside: string): Text => ({ vi: `Nơi tìm: ${inside}`, en: `Looked for in: ${inside}` }),
};

/** How a level is called before its number. */
export const levelNames = {
  point: 'điểm',
  clause: 'khoản',
  article: 'Điều',
  subdivision: 'tiểu mục',
  division: 'mục',
  chapter: 'Chương',
  part: 'Phần',
  appendix: 'Phụ lục',
} as const;

export const appendix = {
  missing: (wanted: string, all: string): Text => ({
    vi: `Văn bản nhắc đến ${wanted} nhưng không kèm phụ lục này (chỉ có ${all}).`,
    en: `${wanted} is mentioned, but the document does not have it (it has ${all}).`,
  }),
  unmentioned: (name: string): Text => ({
    vi: `Nội dung văn bản không có chỗ nào chỉ dẫn đến ${name}.`,
    en: `Nothing in the text points to ${name}.`,
  }),
  repeated: (name: string): Text => ({
    vi: `${name} trùng số với một phụ lục ở trên.`,
    en: `Another appendix above has the number of ${name}.`,
  }),
  gap: (name: string, expected: string): Text => ({
    vi: `${name} đứng ở chỗ của ${expected}: số thứ tự phụ lục không liên tục.`,
    en: `${name} stands where ${expected} is due: the numbers of the appendices are not consecutive.`,
  }),
  roman: (written: string, right: string): Text => ({
    vi: `Phụ lục của văn bản hành chính đánh số bằng chữ số La Mã: viết “${right}” thay cho “${written}”.`,
    en: `Appendices of administrative documents bear Roman numbers: write “${right}” for “${written}”.`,
  }),
  arabic: (written: string, right: string): Text => ({
    vi: `Phụ lục của văn bản Đảng đánh số bằng chữ số Ả Rập: viết “${right}” thay cho “${written}”.`,
    en: `Appendices of Party documents bear Arabic numbers: write “${right}” for “${written}”.`,
  }),
  here: (name: string): Text => ({ vi: `Phụ lục mang số này ở đây: ${name}`, en: `The other appendix: ${name}` }),
};
