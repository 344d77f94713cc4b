/** Random documents for properties: pieces that official documents are made of, and the noise that comes with them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';

const seed = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');

const PIECES = [
  'KẾT LUẬN', 'NGHỊ QUYẾT\n', 'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI', 'Số 04–NQ/TU', 'Số:      -KL/TU', 'Số:   /QĐ-UBND', 'ngày    tháng 8 năm 2025', 'Hải Phòng, ngày 06 tháng 7 năm 2022\n',
  'THÀNH ỦY HẢI PHÒNG          ĐẢNG CỘNG SẢN VIỆT NAM', 'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy', 'Kết luận số 21 – KL/TW', 'số 45—NQ/TW', '. Ban Thường vụ', 'TP. Hải Phòng', ' v.v. ', 'điểm a khoản 1 Điều 3',
  '\nI. ', '\n1. ', '\n2. ', '\n 3. ', '\n2.1.  ', '\na) ', '\n  b) ', '\n\tc)   ', '\n(i) ', '\n- ', '\n - ', '\n+ ', '\nĐiều 1. ', '\nChương II', '\nNơi nhận:', '\n- Lưu: VT.', '\nT/M BAN CHẤP HÀNH\n', 'Nguyễn Văn A', '\n(Ký, ghi rõ họ tên)',
  '\nCăn cứ Luật Đất đai;', '\n¹ Xem', 'trọng điểm¹', ' [1]', '\n[1] Ghi chú', '[^2]', '\n[^2]: Ghi chú', '“', '”', '"', '(', ')', ' ,', ' .', ' ;', ' :', '. .', '....', '......', '…', '___', '%', '/', '-', '–',
  '\n```\n', '\n---\n', '\n<!-- a  b -->\n', '<!-- a  b', ' -->', '`a  b`', '<br  />', '# ', '*', '**', '> ', '| a  | b |', '\n', '\n\n', '\n\n\n', '\n\n\n\n\n', '\r\n', '\r\n\r\n\r\n', '\r', ' ', '  ', '   ', '    ', '  \n', '\t', '\u00a0', ' \u00a0', '\ufeff', '\f', '\u200b',
  'Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết', 'khiếu nại  ,', 'một số  nhiệm vụ', 'uỷ', 'Ủy ban'.normalize('NFD'), 'quyết định'.normalize('NFD'), 'e\u0301', ' \u0301', 'x', '0', '🇻🇳', '\ud800', '\udc00', '\0',
]; // prettier-ignore

const piece = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: seed.length - 200 }).map((at) => seed.slice(at, at + (at % 190))) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** A document of any kind, more or less official. */
export const document = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(''));

/** How many documents a property is tried on. */
export const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);
