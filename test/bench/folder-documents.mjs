// A folder of drafts as an office keeps them: each with a code of its own, sections, and citations of the others and of laws. All of
// it varies by a seeded generator, so that every run measures the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomNumbers, repeated } from './documents.mjs';

const RANDOM_SEED = 0xf01de4;
const BYTES = 30_000;
const IN_A_FOLDER = 100;
const TYPES = [
  ['NQ', 'NGHỊ QUYẾT', 'Nghị quyết'],
  ['KL', 'KẾT LUẬN', 'Kết luận'],
  ['CT', 'CHỈ THỊ', 'Chỉ thị'],
  ['QĐ', 'QUYẾT ĐỊNH', 'Quyết định'],
  ['KH', 'KẾ HOẠCH', 'Kế hoạch'],
  ['BC', 'BÁO CÁO', 'Báo cáo'],
];
const LAWS = [
  'Luật Đất đai năm 2024',
  'Luật Tổ chức Chính phủ năm 2025',
  'Luật Đầu tư công năm 2024',
  'Bộ luật Lao động năm 2019',
];
const MATTERS = [
  'công tác cán bộ',
  'phát triển kinh tế biển',
  'chuyển đổi số',
  'cải cách hành chính',
  'xây dựng nông thôn mới',
  'phòng, chống lãng phí',
  'giáo dục và đào tạo',
  'quản lý đất đai',
];
const FIELDS = [
  'nội chính',
  'văn hóa',
  'y tế',
  'giao thông',
  'du lịch',
  'thủy sản',
  'cảng biển',
  'thanh niên',
  'môi trường',
];
const ENDINGS = ['.txt', '.vanban', '.md'];
const ROMAN = ['I', 'II', 'III', 'IV', 'V'];
const NUMBERS_A_YEAR = 90;

/** Paragraphs in which nothing is cited. */
const PARAGRAPHS = repeated(1_000_000)
  .split('\n')
  .filter((line) => line.length > 150 && !/số \d|¹|\d\/\d/u.test(line))
  .map((line) => line.replace(/^\S{1,6}[.)] /, ''));

/** The document with an index: its code, type and date. */
function identityOf(index) {
  const [letters, heading, type] = TYPES[index % TYPES.length];
  const of = Math.floor(index / TYPES.length);
  const year = 2005 + (Math.floor(of / NUMBERS_A_YEAR) % 20);
  const two = (number) => String(number).padStart(2, '0');
  const month = 1 + (of % 12);
  return {
    code: `${two(1 + (of % NUMBERS_A_YEAR))}-${letters}/TU`,
    heading,
    type,
    day: `${two(1 + (of % 28))}`,
    month: month < 3 ? two(month) : String(month),
    year,
  };
}

function draftWith(index, count, random, bytes) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const own = identityOf(index);
  const lines = [
    'THÀNH ỦY HẢI PHÒNG', '*', `Số ${own.code}`, '', `Hải Phòng, ngày ${own.day} tháng ${own.month} năm ${own.year}`, '',
    own.heading, `về ${pick(MATTERS)} trong lĩnh vực ${pick(FIELDS)}, đợt ${index}`, '',
  ]; // prettier-ignore
  let size = 0;
  const add = (line) => {
    lines.push(line, '');
    size += Buffer.byteLength(line) + 2;
  };
  const cite = () => {
    if (random() < 0.2) return `Căn cứ ${pick(LAWS)}, `;
    const { code, type, day, month, year } = identityOf(Math.floor(random() * count));
    return `Thực hiện ${type} số ${code}, ngày ${day}/${month.padStart(2, '0')}/${year} của Thành ủy Hải Phòng, `;
  };
  for (let part = 0; part < ROMAN.length; part++) {
    add(`${ROMAN[part]}. ${pick(MATTERS).toUpperCase()} ĐỢT ${index}`);
    for (let item = 1; item <= 5 && size < (bytes * (part + 1)) / ROMAN.length; item++) {
      add(`${item}. Về ${pick(FIELDS)} và ${pick(MATTERS)}`);
      for (let paragraph = 0; paragraph < 3; paragraph++)
        add(random() < 0.4 ? `${cite()}${pick(PARAGRAPHS)}` : `- ${pick(PARAGRAPHS)}`);
    }
  }
  while (size < bytes - 1200) add(pick(PARAGRAPHS));
  lines.push('Nơi nhận:', '- Ban Bí thư Trung ương Đảng,', '- Lưu Văn phòng Thành ủy.', '', 'T/M BAN THƯỜNG VỤ', 'BÍ THƯ', '', 'Nguyễn Văn An', ''); // prettier-ignore
  return lines.join('\n');
}

/**
 * Writes so many drafts of about so many bytes, each in the shape that is wanted of its text.
 *
 * @returns their paths
 */
export function writeDrafts(folder, count, { bytes = BYTES, endings = ENDINGS, shape = (text) => text } = {}) {
  const random = randomNumbers(RANDOM_SEED);
  return Array.from({ length: count }, (_, index) => {
    const directory = path.join(folder, `năm ${2005 + Math.floor(index / IN_A_FOLDER)}`);
    if (index % IN_A_FOLDER === 0) mkdirSync(directory, { recursive: true });
    const file = path.join(directory, `du-thao-${index}${endings[index % endings.length]}`);
    writeFileSync(file, shape(draftWith(index, count, random, bytes)));
    return file;
  });
}
