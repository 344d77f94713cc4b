/** What the rules about codes (số, ký hiệu) say, beside those in findings.ts. */
import type { Text } from './text';

/** What is wrong in the writing of a code. */
export const CODE_FAULTS = {
  space: { vi: 'thừa dấu cách', en: 'stray space' },
  dash: { vi: 'sai dấu gạch', en: 'wrong dash' },
  lost: { vi: 'mất dấu gạch', en: 'dash left out' },
  order: { vi: 'đặt nhầm dấu “-” và “/”', en: '“-” and “/” in the wrong places' },
  case: { vi: 'sai chữ hoa, chữ thường', en: 'capitals and small letters' },
  zeros: { vi: 'thừa số 0', en: 'too many zeros' },
} as const satisfies Record<string, Text>;

export type CodeFaultName = keyof typeof CODE_FAULTS;

export const malformed = (faults: readonly CodeFaultName[], right: string): Text => ({
  vi: `Số, ký hiệu viết chưa đúng (${faults.map((fault) => CODE_FAULTS[fault].vi).join(', ')}); phải là “${right}”.`,
  en: `The code is not written correctly (${faults.map((fault) => CODE_FAULTS[fault].en).join(', ')}); it should be “${right}”.`,
});

export const lookalike = {
  digit: (right: string): Text => ({
    vi: `Số của văn bản có chữ O hoặc l thay cho số 0, 1; đúng là “${right}”.`,
    en: `The number has the letter O or l for the digit 0 or 1; it should be “${right}”.`,
  }),
  letter: (right: string): Text => ({
    vi: `Chữ trông như “Đ” nhưng là ký tự khác (Ð, Ɖ): máy sẽ không tìm thấy “${right}”.`,
    en: `A letter that looks like “Đ” but is another character (Ð, Ɖ): searching for “${right}” will not find it.`,
  }),
  stroke: (right: string): Text => ({
    vi: `Ký hiệu mất nét ngang của chữ “Đ”; phải là “${right}”.`,
    en: `The code lost the stroke of “Đ”; it should be “${right}”.`,
  }),
};

export const codePadding = (written: string, right: string): Text => ({
  vi: `Số dưới 10 phải thêm số 0 ở trước: “${right}”, không phải “${written}”.`,
  en: `Numbers under 10 take a leading zero: “${right}”, not “${written}”.`,
});

export const issuerMismatch = {
  body: (issuer: string, letters: string): Text => ({
    vi: `“${issuer}” không khớp với ký hiệu cơ quan “${letters}”.`,
    en: `“${issuer}” does not go with the body letters “${letters}”.`,
  }),
  term: (written: string, letters: string): Text => ({
    vi: `Khóa ${written} không khớp với ký hiệu “${letters}”.`,
    en: `Khóa ${written} does not go with the letters “${letters}”.`,
  }),
  here: (code: string): Text => ({ vi: `Số, ký hiệu: ${code}`, en: `The code: ${code}` }),
};

export const changeIssuer = (name: string): Text => ({
  vi: `Sửa cơ quan ban hành thành “${name}”`,
  en: `Change the issuer to “${name}”`,
});

export const unknownType = (letters: string): Text => ({
  vi: `Không có tên loại nào viết tắt là “${letters}” trong quy định; cần xác minh.`,
  en: `No norm knows “${letters}” as the letters of a type; verify it.`,
});

export const unknownIssuer = (letters: string, issuer: string, usual: string): Text => ({
  vi: `Ký hiệu “${letters}” chưa gặp ở cơ quan nào; ${issuer} dùng “${usual}”. Cần xác minh.`,
  en: `No body is known by the letters “${letters}”; ${issuer} bears “${usual}”. Verify it.`,
});

export const regime = {
  colon: (wanted: boolean): Text =>
    wanted
      ? {
          vi: 'Văn bản nhà nước ghi “Số:” có dấu hai chấm ở phần đầu.',
          en: 'State documents write “Số:” with a colon in the header.',
        }
      : {
          vi: 'Văn bản của Đảng ghi “Số” không có dấu hai chấm ở phần đầu.',
          en: 'Party documents write “Số” without a colon in the header.',
        },
  party: (written: string): Text => ({
    vi: `Văn bản của Đảng nhưng số, ký hiệu theo kiểu văn bản nhà nước (“${written}”).`,
    en: `A Party document with a code in the form of the State (“${written}”).`,
  }),
  state: (written: string): Text => ({
    vi: `Văn bản của cơ quan nhà nước nhưng số, ký hiệu theo kiểu văn bản của Đảng (“${written}”).`,
    en: `A State document with a code in the form of the Party (“${written}”).`,
  }),
  qyd: {
    vi: 'Quy định của Đảng có ký hiệu QĐ; QyĐ chỉ dùng ở cơ quan nhà nước.',
    en: 'A Quy định of the Party bears QĐ; QyĐ belongs to the State.',
  } satisfies Text,
  qdi: {
    vi: 'Ký hiệu QĐi chỉ dùng từ 03/4/2018 đến 11/3/2019; ngoài thời gian đó, quy định có ký hiệu QĐ.',
    en: 'QĐi was used from 03/4/2018 to 11/3/2019 only; at other times a Quy định bears QĐ.',
  } satisfies Text,
};

export const retired = {
  letters: (letters: string, from: string, date: string, successor: string | undefined): Text => ({
    vi: `Cơ quan có ký hiệu “${letters}” không còn từ ${from}, nên không thể ban hành văn bản ngày ${date}${successor === undefined ? '' : ` (nay: ${successor})`}.`,
    en: `The body with the letters “${letters}” ended on ${from} and cannot have issued a document of ${date}${successor === undefined ? '' : ` (now: ${successor})`}.`,
  }),
  name: (name: string, from: string, date: string, successor: string | undefined): Text => ({
    vi: `${name} không còn từ ${from}, nên không thể ban hành văn bản ngày ${date}${successor === undefined ? '' : ` (nay: ${successor})`}.`,
    en: `${name} ended on ${from} and cannot have issued a document of ${date}${successor === undefined ? '' : ` (now: ${successor})`}.`,
  }),
  doubtful: (what: string, from: string, date: string, successor: string | undefined): Text => ({
    vi: `“${what}” có thể đã kết thúc hoạt động từ khoảng ${from}, trước ngày ${date}${successor === undefined ? '' : ` (nay: ${successor})`}; cần xác minh.`,
    en: `“${what}” probably ended about ${from}, before ${date}${successor === undefined ? '' : ` (now: ${successor})`}; verify it.`,
  }),
  date: (date: string): Text => ({ vi: `Ngày: ${date}`, en: `The date: ${date}` }),
};
