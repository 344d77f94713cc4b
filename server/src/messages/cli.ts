/** What the command line says. */
import type { Text } from './text';

export const USAGE: Text = {
  vi: `Cách dùng:
  but-son check     ĐƯỜNG_DẪN... [--format text|json|sarif|github] [--document-date NNNN-TT-NN] [--today NNNN-TT-NN]
                    [--config TỆP] [--fail-on error|warning|information|hint|never] [--fix] [--language vi|en]
  but-son citations ĐƯỜNG_DẪN... [--format text|jsonl|csv]
  but-son outline   ĐƯỜNG_DẪN [--format text|json]
  but-son rules     [--format text|json]
Đường dẫn có thể là thư mục, hoặc - để đọc từ đầu vào chuẩn.
Mã thoát: 0 không có gì từ mức --fail-on (mặc định error) trở lên; 1 có; 2 dùng sai; 3 không đọc được đầu vào.
`,
  en: `Usage:
  but-son check     PATH... [--format text|json|sarif|github] [--document-date YYYY-MM-DD] [--today YYYY-MM-DD]
                    [--config FILE] [--fail-on error|warning|information|hint|never] [--fix] [--language vi|en]
  but-son citations PATH... [--format text|jsonl|csv]
  but-son outline   PATH [--format text|json]
  but-son rules     [--format text|json]
PATH may be a folder, or - for standard input.
Exit code: 0 nothing at or above --fail-on (default error); 1 findings; 2 wrong use; 3 unreadable input.
`,
};

export const unknownCommand = (name: string): Text => ({
  vi: `không có lệnh “${name}”`,
  en: `no such command: “${name}”`,
});
export const badOption = (detail: string): Text => ({
  vi: `tham số không đúng: ${detail}`,
  en: `wrong option: ${detail}`,
});
export const noPath: Text = { vi: 'thiếu đường dẫn', en: 'a path is missing' };
export const oneFile: Text = { vi: 'lệnh này nhận đúng một tệp', en: 'this command takes one file' };
export const notFound = (path: string): Text => ({
  vi: `không có tệp hay thư mục này`,
  en: `no such file or folder: ${path}`,
});
export const binary: Text = { vi: 'tệp nhị phân, không phải văn bản', en: 'a binary file, not text' };
export const encoding = (legacy: 'tcvn3' | 'vni' | undefined): Text => ({
  vi: legacy
    ? `bảng mã cũ ${legacy === 'vni' ? 'VNI' : 'TCVN3 (ABC)'}, không phải Unicode: hãy chuyển sang Unicode trước`
    : 'không phải Unicode (UTF-8, UTF-16); có thể là bảng mã TCVN3 hay VNI, hãy chuyển sang Unicode trước',
  en: legacy
    ? `the old encoding ${legacy === 'vni' ? 'VNI' : 'TCVN3 (ABC)'}, not Unicode: convert it first`
    : 'not Unicode (UTF-8, UTF-16); it may be TCVN3 or VNI, convert it first',
});
export const unreadable = (detail: string): Text => ({
  vi: `không đọc được: ${detail}`,
  en: `cannot be read: ${detail}`,
});
export const badConfig = (detail: string): Text => ({
  vi: `tệp thiết đặt không đọc được: ${detail}`,
  en: `settings file cannot be read: ${detail}`,
});
export const fixed = (count: number): Text => ({ vi: `đã sửa ${count} chỗ`, en: `${count} repairs made` });

export const summary = (files: number, counts: Readonly<Record<string, number>>): Text => ({
  vi: `${files} tệp: ${counts['error']} lỗi, ${counts['warning']} cảnh báo, ${counts['information']} thông tin, ${counts['hint']} gợi ý.`,
  en: `${files} files: ${counts['error']} errors, ${counts['warning']} warnings, ${counts['information']} informations, ${counts['hint']} hints.`,
});

export const progress = (done: number, total: number): Text => ({
  vi: `${done}/${total} tệp`,
  en: `${done} of ${total} files`,
});

export const LEVEL: Readonly<Record<string, Text>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  information: { vi: 'thông tin', en: 'information' },
  hint: { vi: 'gợi ý', en: 'hint' },
};
