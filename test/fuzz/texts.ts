/**
 * Random texts: made of the pieces that official documents are made of, or real documents changed at random, with everything that
 * files bring along: decomposed letters, halves of surrogate pairs, every kind of line end, marks that cannot be seen, letters of
 * other scripts that look like ours, and lines without an end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const CORPUS = join('test', 'fixtures', 'corpus', 'texts');

/** Whole documents: the samples and our own corpus. */
export const REAL: readonly string[] = [
  ...readdirSync('samples').map((name) => join('samples', name)),
  ...readdirSync(CORPUS).map((name) => join(CORPUS, name)),
].map((path) => readFileSync(path, 'utf8'));

const PIECES = [
  'KẾT LUẬN\n', 'NGHỊ QUYẾT\nvề một số nhiệm vụ\n', 'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI', 'THÀNH ỦY HẢI PHÒNG          ĐẢNG CỘNG SẢN VIỆT NAM\n', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n', 'Số 15-KL/TU\n', 'Số:      /QĐ-UBND', 'Hải Phòng, ngày 06 tháng 7 năm 2022\n', 'MẬT\n', 'DỰ THẢO\n',
  'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy', 'Kết luận số 21 – KL/TW', 'số 45-', 'NQ/TW', ', ngày ', 'ngày 31/4/2022', 'của Bộ Chính trị', 'Nghị định số 30/2020/NĐ-CP', 'Luật số 35/2021/QH15', 'Luật Đất đai năm 2024', 'Nghị quyết Trung ương 4 khóa XII, XIII', 'Nghị quyết Đại hội XIII', 'Kết luận nêu trên', 'Điều lệ Đảng', 'O5-NQ/TU', '12-KL/TW, 13-KL/TW và 14-KL/TW',
  'điểm a khoản 1 Điều 3', 'mục 2.1', 'Phụ lục I', 'khoản 2 Điều này', 'từ ngày 01/7 đến ngày 30/6/2021', 'giai đoạn 2020 - 2015', '10 năm thực hiện',
  '\nPhần thứ nhất', '\nChương II', '\nMục 1', '\nĐiều 1. ', '\nI. ', '\nII. ', '\n1. ', '\n2.1. ', '\n1.1.1.1. ', '\na) ', '\nđ) ', '\n- ', '\n+ ', '\nCăn cứ Luật Đất đai;', '\nNơi nhận:\n', '\n- Như Điều 3;', '\n- Lưu: VT.', '\nT/M BAN CHẤP HÀNH\nBÍ THƯ\n', '\nPHỤ LỤC\n',
  'các các', 'thông báo báo cáo', '. .', ',,', ' ,', 'uỷ', 'hoà', '¹', '\n¹Xây dựng', '[^2]', '\n[^2]: Ghi chú', '“', '”', '"', '‘', '(', ')', '[', ']', '…', '....', '%',
  '\n```\n', '\n---\n', '<!-- ghi chú -->', '<!--', '-->', '<!-- but-son: tắt text/repeated-word -->', '<!-- but-son: ngày 2022-07-06 -->', '# ', '**', '| a | b |\n|---|---|\n', '\n> ',
  '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', '\u2028', '\u0085', '\t', '    ', ' \u00a0', '\u3000', '\f', '\v',
  '\ufeff', '\u200b', '\u200d', '\u00ad', '\u202e', '\u202c', '\u200f', '\u2067', '\0', '\ud800', '\udc00', '\udfff\ud800', '🇻🇳', '👩‍👩‍👧', '\u0301', 'e\u0302\u0301', '\u0323'.repeat(40), '０４', '٣', 'Ð', 'ð', 'Н', 'К', 'с', 'о', '–', '—', '‑', '−', '⁄', '∕', 'ﬁ', 'İ', 'ß', 'x', '0', ' ',
  'Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết khiếu nại. ', 'Ủy ban nhân dân thành phố ',
]; // prettier-ignore

/** Letters of ours, and those of other scripts that look the same. */
const LOOKALIKES = new Map([...'AАBВEЕKКMМHНOОPРCСTТXХaаeеoоpрcсyуxхiіĐÐđð0О1l–-/∕'.matchAll(/(.)(.)/gsu)].map(([, a, b]) => [a!, b!])); // prettier-ignore

const at = fc.integer({ min: 0, max: 2 ** 31 });
/** Any unit, also half a pair. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));

const real = fc
  .tuple(fc.nat({ max: REAL.length - 1 }), at, fc.integer({ min: 1, max: 4000 }))
  .map(([index, from, length]) => {
    const text = REAL[index]!;
    // Half of them begin at the beginning: only there a draft has a head.
    const start = from % 2 === 0 ? 0 : from % text.length;
    return text.slice(start, start + length);
  });

/** A piece of a document, or of anything else. */
export const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: real.map((text) => text.slice(0, 200)) },
  { weight: 1, arbitrary: real.map((text) => text.slice(0, 150).normalize('NFD')) },
  { weight: 1, arbitrary: units },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const CHANGES: readonly ((text: string, where: number, noise: string) => string)[] = [
  (text) => text.normalize('NFD'),
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => text.replace(/\n/g, '\r'),
  (text, where) => text.replace(/\n/g, (end, offset: number) => ['\n', '\r\n', '\r'][(offset + where) % 3] ?? end),
  (text) => text.replace(/\s+/g, ' '),
  (text) => text.toUpperCase(),
  (text) => text.replace(/[^\n]/gu, (letter) => LOOKALIKES.get(letter) ?? letter),
  (text, where) =>
    text.replace(/[^\n]/gu, (letter, offset: number) =>
      (offset ^ where) % 7 === 0 ? (LOOKALIKES.get(letter) ?? letter) : letter,
    ),
  (text, where, noise) => text.slice(0, where % (text.length + 1)) + noise + text.slice(where % (text.length + 1)),
  (text, _where, noise) => text.replaceAll(noise === '' ? '.' : noise.charAt(0), noise),
  (text, where) => text.slice(0, where % (text.length + 1)) + text.slice((where % (text.length + 1)) + 1),
  (text, where) => text.slice(where % (text.length + 1)) + text.slice(0, where % (text.length + 1)),
  (text, where) =>
    text
      .split('\n')
      .sort((a, b) => ((a.length * 31 + where) % 13) - ((b.length * 31 + where) % 13))
      .join('\n'),
  (text, where) => text.replace(/ /g, (space, offset: number) => ((offset ^ where) % 5 === 0 ? '\u00a0 ' : space)),
  (text, where) => text.replace(/\d/g, (digit) => String((Number(digit) + where) % 10)),
];

const mutated = fc
  .tuple(real, fc.array(fc.tuple(fc.nat({ max: CHANGES.length - 1 }), at, piece), { minLength: 1, maxLength: 5 }))
  .map(([text, changes]) =>
    changes.reduce((before, [change, where, noise]) => CHANGES[change]!(before, where, noise), text),
  );

/** A real document from its beginning, as it is or changed a little. */
export const draft: fc.Arbitrary<string> = fc
  .tuple(
    fc.nat({ max: REAL.length - 1 }),
    fc.integer({ min: 1, max: 8000 }),
    fc.array(fc.tuple(at, piece), { maxLength: 4 }),
  )
  .map(([index, length, noises]) =>
    noises.reduce(
      (text, [where, noise]) =>
        text.slice(0, where % (text.length + 1)) + noise + text.slice(where % (text.length + 1)),
      REAL[index]!.slice(0, length),
    ),
  );

/** One piece again and again: long lines, deep nesting, thousands of marks. */
const repeated = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 400 }), piece)
  .map(([pieces, times, end]) => pieces.join('').slice(0, 60).repeat(times) + end);

/** A document of any kind, more or less official. */
export const document: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')) },
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: repeated },
);

/** A change of any text: where and how much of it goes, by a number of any size, and what comes. */
export interface RandomEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const edit: fc.Arbitrary<RandomEdit> = fc.record({
  at,
  remove: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 8, arbitrary: fc.nat({ max: 3 }) },
    { weight: 6, arbitrary: fc.nat({ max: 400 }) },
    { weight: 1, arbitrary: fc.nat({ max: 20_000 }) },
  ),
  insert: fc.oneof(
    { weight: 6, arbitrary: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')) },
    { weight: 1, arbitrary: real },
  ),
});

/** The edit as offsets of a text. */
export function placed(
  text: string,
  { at: where, remove, insert }: RandomEdit,
): { start: number; end: number; insert: string } {
  const start = where % (text.length + 1);
  return { start, end: Math.min(text.length, start + remove), insert };
}
