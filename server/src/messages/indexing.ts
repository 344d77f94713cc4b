/** What is said while the drafts of the open folders are read. */
import type { Text } from './text';

export const reading: Text = { vi: 'Bút Son: đang đọc các dự thảo', en: 'Bút Son: reading the drafts' };

export const progress = (done: number, total: number): Text => ({
  vi: `${done.toLocaleString('vi')}/${total.toLocaleString('vi')}`,
  en: `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
});

/** For the log. */
export const finished = (total: number, read: number, folder: string): Text => ({
  vi: `Đã biết ${total} dự thảo trong “${folder}”, đọc lại ${read}.`,
  en: `${total} drafts known in “${folder}”, ${read} of them read now.`,
});

export const cancelled = (folder: string): Text => ({
  vi: `Đã dừng đọc các dự thảo trong “${folder}” theo yêu cầu; văn bản chưa đọc không dùng để tra cứu.`,
  en: `Reading the drafts in “${folder}” was stopped; those not read are not used for looking things up.`,
});

const WHY = {
  gone: { vi: 'không mở được', en: 'cannot be opened' },
  binary: { vi: 'không phải văn bản', en: 'is no text' },
  encoding: { vi: 'không phải Unicode', en: 'is not in Unicode' },
  large: { vi: 'lớn hơn 10 MB', en: 'is larger than 10 MB' },
} as const satisfies Record<string, Text>;

const LEGACY = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' } as const;

/** For the log, one line a file. */
export function skipped(name: string, why: keyof typeof WHY, legacy: keyof typeof LEGACY | undefined): Text {
  if (legacy)
    return {
      vi: `Bỏ qua “${name}”: tệp viết bằng bảng mã ${LEGACY[legacy]}; hãy chuyển sang Unicode.`,
      en: `“${name}” is passed over: it is written in ${LEGACY[legacy]}; please convert it to Unicode.`,
    };
  return { vi: `Bỏ qua “${name}”: tệp ${WHY[why].vi}.`, en: `“${name}” is passed over: the file ${WHY[why].en}.` };
}

/** Once, where there are files in an old encoding: nobody would find out why they are not known. */
export const legacyFiles = (count: number, first: string): Text => ({
  vi: `${count} tệp viết bằng bảng mã cũ (TCVN3, VNI) nên chưa đọc được, tệp đầu tiên là “${first}”. Hãy chuyển các tệp này sang Unicode; danh sách ở nhật ký của Bút Son.`,
  en: `${count} files are written in an old encoding (TCVN3, VNI) and cannot be read; the first is “${first}”. Please convert them to Unicode; the log of Bút Son lists them.`,
});
