/**
 * The types of documents (tên loại văn bản) and the letters they bear in a code. One entry per name; a name that two
 * systems share ("Nghị quyết") carries a row of letters for each of them.
 */
import { isInForce } from './source';
import type { IsoDate, Sourced, Valid } from './source';

/** Who writes: the Party; the State making law (văn bản quy phạm pháp luật); the State administering. */
export type System = 'party' | 'law' | 'state';

/** Letters that a type bears in the codes of one system. */
export interface Letters extends Sourced, Valid {
  /** As printed: `NQ`, `CTr`, `QyĐ`. Case matters. */
  readonly letters: string;
  readonly system: System;
}

export interface DocumentType {
  /** ASCII name for keys: `nghi-quyet`. */
  readonly id: string;
  /** The name in prose, first letter capital: `Nghị quyết`. */
  readonly name: string;
  /** Short forms that stand for the word itself in prose: `QĐ số ...`, `NĐ 30/2020/NĐ-CP`. */
  readonly abbreviations: readonly string[];
  /** Empty where no code of this type bears type letters (Luật, State Công văn). The usual letters come first. */
  readonly letters: readonly Letters[];
  /** Whether such a document carries a number at all. */
  readonly numbered: boolean;
}

/** First and last day on which Quy định bore QĐi: 36-HD/VPTW brought it, công văn 3294-CV/VPTW/nb took it away. */
export const QDI_PERIOD = { from: '2018-04-03', until: '2019-03-11' } as const;

const row = (system: System, letters: string, source: string, verified = true, valid: Valid = {}): Letters => ({
  letters,
  system,
  source,
  verified,
  ...valid,
});

/** Letters fixed or exemplified in a Party norm, or met in Party practice. */
const party = (letters: string, source = 'HD05 I.3.1.2a'): Letters => row('party', letters, source);
/** Letters that follow from the rule of initials only; no Party code with them was met. */
const byInitials = (letters: string): Letters => row('party', letters, 'HD05 I.3.1.2a', false);
/** One of the 29 administrative types of Điều 7, with the letters of Phụ lục III. */
const state = (letters: string): Letters => row('state', letters, 'NĐ30 Điều 7; NĐ30 Phụ lục III');
const law = (letters: string, source = 'L64 Điều 4; L80 Điều 10'): Letters => row('law', letters, source);
const fromMemory = (system: System, letters: string, valid: Valid = {}): Letters =>
  row(system, letters, 'COMMON', false, valid);

const type = (
  id: string,
  name: string,
  letters: readonly Letters[],
  abbreviations: readonly string[] = [],
): DocumentType => ({ id, name, abbreviations, letters, numbered: true });

const unnumbered = (id: string, name: string): DocumentType => ({
  ...type(id, name, []),
  numbered: false,
});

/**
 * The 25 types of the Party (Quy định 399-QĐ/TW, Điều 5) and its eight papers, the 29 administrative types of the State
 * (Nghị định 30/2020/NĐ-CP, Điều 7), the types of legislation (Luật 64/2025/QH15, Điều 4), and the forms met in real
 * codes besides (QĐNS, CTrHĐ, BS). Compounds of prose ("Thông báo kết luận", "Chương trình hành động") are no types of their own.
 */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  // Types of the Party in the order of Điều 5; most are types of the State as well.
  unnumbered('cuong-linh-chinh-tri', 'Cương lĩnh chính trị'),
  unnumbered('dieu-le-dang', 'Điều lệ Đảng'),
  type('chien-luoc', 'Chiến lược', [byInitials('CL')]),
  type('nghi-quyet', 'Nghị quyết', [party('NQ'), law('NQ'), state('NQ')], ['NQ']),
  type(
    'quyet-dinh',
    'Quyết định',
    [
      party('QĐ'),
      law('QĐ'),
      state('QĐ'),
      // Personnel decisions of the central organs: a series of their own, with high numbers.
      row('party', 'QĐNS', 'CORPUS; VNP'),
    ],
    ['QĐ'],
  ),
  type(
    'chi-thi',
    'Chỉ thị',
    [
      party('CT'),
      state('CT'),
      // Chỉ thị was legislation of the Prime Minister and of people's committees under the earlier laws.
      row('law', 'CT', 'CODES; COMMON', false, { until: '2016-06-30' }),
    ],
    ['CT'],
  ),
  type('ket-luan', 'Kết luận', [party('KL', 'HD05 I.3.1.2a; CORPUS'), row('state', 'KL', 'CODES')], ['KL']),
  type('quy-che', 'Quy chế', [party('QC'), state('QC')], ['QC']),
  type('quy-dinh', 'Quy định', [
    row('party', 'QĐ', 'HD05 I.3.1.2a; CORPUS', true, { until: '2018-04-02' }),
    row('party', 'QĐi', 'HD36 1.3.1; HD05 III', true, QDI_PERIOD),
    // In those months a Quy định with the old letters cannot be ruled out.
    row('party', 'QĐ', 'COMMON', false, { from: '2018-04-03', until: '2019-03-10' }),
    row('party', 'QĐ', 'HD05 I.3.1.2a; CORPUS', true, { from: '2019-03-11' }),
    state('QyĐ'),
  ]),
  type('thong-tri', 'Thông tri', [party('TT')]),
  type('huong-dan', 'Hướng dẫn', [party('HD'), state('HD')], ['HD']),
  type('thong-bao', 'Thông báo', [party('TB'), state('TB'), fromMemory('party', 'TBKL')], ['TB']),
  type('thong-cao', 'Thông cáo', [byInitials('TC'), state('TC')]),
  type('tuyen-bo', 'Tuyên bố', [byInitials('TB')]),
  type('loi-keu-goi', 'Lời kêu gọi', [byInitials('LKG')]),
  type('bao-cao', 'Báo cáo', [party('BC'), state('BC')], ['BC']),
  type('ke-hoach', 'Kế hoạch', [party('KH', 'CORPUS; REGISTER'), state('KH')], ['KH']),
  type('quy-hoach', 'Quy hoạch', [byInitials('QH')]),
  type(
    'chuong-trinh',
    'Chương trình',
    [
      party('CTr'),
      state('CTr'),
      // Chương trình hành động: letters of practice, against the norm.
      row('party', 'CTrHĐ', 'REGISTER'),
      fromMemory('party', 'CTHĐ'),
    ],
    ['CTr'],
  ),
  type('de-an', 'Đề án', [party('ĐA', 'HD05 I.3.1.2a; CODES'), state('ĐA')], ['ĐA']),
  type('phuong-an', 'Phương án', [byInitials('PA'), state('PA')], ['PA']),
  type('du-an', 'Dự án', [byInitials('DA'), state('DA')], ['DA']),
  type('to-trinh', 'Tờ trình', [party('TTr'), state('TTr')], ['TTr']),
  // State codes of a Công văn have no type letters: 15/BNV-VTLTNN. CV is met in State codes, against the norm.
  type('cong-van', 'Công văn', [party('CV'), fromMemory('state', 'CV')], ['CV']),
  type('bien-ban', 'Biên bản', [party('BB'), state('BB')], ['BB']),

  // Copies.
  // One series for all copies of a term; since 05-HD/VPTW a stamp takes its place.
  type('ban-sao', 'Bản sao', [row('party', 'BS', 'HD36 3.3', true, { until: '2026-05-26' })], ['BS']),
  type('ban-sao-y', 'Bản sao y', [row('state', 'SY', 'NĐ30 Phụ lục III')]),
  type('ban-trich-sao', 'Bản trích sao', [row('state', 'TrS', 'NĐ30 Phụ lục III')]),
  type('ban-sao-luc', 'Bản sao lục', [row('state', 'SL', 'NĐ30 Phụ lục III')]),

  // Legislation.
  unnumbered('hien-phap', 'Hiến pháp'),
  // Codes of Quốc hội and of its standing committee have no type letters: 64/2025/QH15.
  type('bo-luat', 'Bộ luật', []),
  type('luat', 'Luật', []),
  type('phap-lenh', 'Pháp lệnh', [], ['PL']),
  type('lenh', 'Lệnh', [law('L', 'L64 Điều 4; CODES')]),
  type('nghi-quyet-lien-tich', 'Nghị quyết liên tịch', [law('NQLT', 'L64 Điều 4; CODES')], ['NQLT']),
  type('nghi-dinh', 'Nghị định', [law('NĐ')], ['NĐ']),
  type('thong-tu', 'Thông tư', [law('TT')], ['TT']),
  type('thong-tu-lien-tich', 'Thông tư liên tịch', [law('TTLT')], ['TTLT']),
  type('van-ban-hop-nhat', 'Văn bản hợp nhất', [law('VBHN', 'CORPUS')], ['VBHN']),
  type('sac-lenh', 'Sắc lệnh', [fromMemory('law', 'SL')]),

  // The rest of the administrative types of the State.
  type('cong-dien', 'Công điện', [state('CĐ')], ['CĐ']),
  type('hop-dong', 'Hợp đồng', [state('HĐ')], ['HĐ']),
  type('ban-ghi-nho', 'Bản ghi nhớ', [state('BGN')]),
  type('ban-thoa-thuan', 'Bản thỏa thuận', [state('BTT')]),
  type('giay-uy-quyen', 'Giấy ủy quyền', [state('GUQ')]),
  type('phieu-bao', 'Phiếu báo', [state('PB')]),
  type('giay-moi', 'Giấy mời', [state('GM'), byInitials('GM')]),
  type('giay-gioi-thieu', 'Giấy giới thiệu', [state('GGT'), byInitials('GGT')]),
  type('giay-nghi-phep', 'Giấy nghỉ phép', [state('GNP'), byInitials('GNP')]),
  type('phieu-gui', 'Phiếu gửi', [state('PG'), byInitials('PG')]),
  type('phieu-chuyen', 'Phiếu chuyển', [state('PC'), byInitials('PC')]),
  type('thu-cong', 'Thư công', []),

  // Papers of the Party that the State no longer lists.
  type('giay-chung-nhan', 'Giấy chứng nhận', [byInitials('GCN'), fromMemory('state', 'GCN')]),
  type('giay-di-duong', 'Giấy đi đường', [byInitials('GĐĐ'), fromMemory('state', 'GĐĐ')]),
];

/** The 25 types of Quy định 399-QĐ/TW, Điều 5, in its order, by id. */
export const PARTY_TYPES: readonly string[] = [
  'cuong-linh-chinh-tri',
  'dieu-le-dang',
  'chien-luoc',
  'nghi-quyet',
  'quyet-dinh',
  'chi-thi',
  'ket-luan',
  'quy-che',
  'quy-dinh',
  'thong-tri',
  'huong-dan',
  'thong-bao',
  'thong-cao',
  'tuyen-bo',
  'loi-keu-goi',
  'bao-cao',
  'ke-hoach',
  'quy-hoach',
  'chuong-trinh',
  'de-an',
  'phuong-an',
  'du-an',
  'to-trinh',
  'cong-van',
  'bien-ban',
];

/** The 29 types of Nghị định 30/2020/NĐ-CP, Điều 7, by id. */
export const STATE_TYPES: readonly string[] = [
  'nghi-quyet',
  'quyet-dinh',
  'chi-thi',
  'quy-che',
  'quy-dinh',
  'thong-cao',
  'thong-bao',
  'huong-dan',
  'chuong-trinh',
  'ke-hoach',
  'phuong-an',
  'de-an',
  'du-an',
  'bao-cao',
  'bien-ban',
  'to-trinh',
  'hop-dong',
  'cong-van',
  'cong-dien',
  'ban-ghi-nho',
  'ban-thoa-thuan',
  'giay-uy-quyen',
  'giay-moi',
  'giay-gioi-thieu',
  'giay-nghi-phep',
  'phieu-gui',
  'phieu-chuyen',
  'phieu-bao',
  'thu-cong',
];

/** The types of legislation (Luật 64/2025/QH15, Điều 4, and those of earlier laws still cited), by id. */
export const LAW_TYPES: readonly string[] = [
  'hien-phap',
  'bo-luat',
  'luat',
  'phap-lenh',
  'lenh',
  'nghi-quyet',
  'nghi-quyet-lien-tich',
  'nghi-dinh',
  'quyet-dinh',
  'thong-tu',
  'thong-tu-lien-tich',
];

/** Words that stand before a code of any type and say nothing about it: "Văn bản số 12-KL/TU". */
export const GENERIC_WORDS: readonly string[] = [
  'Văn bản',
  'Tài liệu',
  'Hồ sơ',
  'Ý kiến',
  'Ý kiến chỉ đạo',
  'Chủ trương',
];

const BY_NAME = new Map(DOCUMENT_TYPES.map((entry) => [entry.name, entry]));
const BY_LETTERS = new Map<string, DocumentType[]>();
for (const entry of DOCUMENT_TYPES) {
  for (const { letters } of entry.letters) {
    const known = BY_LETTERS.get(letters);
    if (known === undefined) BY_LETTERS.set(letters, [entry]);
    else if (!known.includes(entry)) known.push(entry);
  }
}

/** The type of that very name (`Nghị quyết`, first letter capital). */
export function typeByName(name: string): DocumentType | undefined {
  return BY_NAME.get(name);
}

/** The types that bear those letters; in one system, and on one day, where these are given. */
export function typesByLetters(letters: string, system?: System, date?: IsoDate): readonly DocumentType[] {
  const known = BY_LETTERS.get(letters) ?? [];
  if (system === undefined && date === undefined) return known;
  return known.filter((entry) =>
    entry.letters.some(
      (one) =>
        one.letters === letters &&
        (system === undefined || one.system === system) &&
        (date === undefined || isInForce(one, date)),
    ),
  );
}

/** The letters of a type in one system; on one day, where it is given. The usual ones come first. */
export function lettersOf(entry: DocumentType, system: System, date?: IsoDate): readonly Letters[] {
  return entry.letters.filter((one) => one.system === system && (date === undefined || isInForce(one, date)));
}
