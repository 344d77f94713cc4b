/**
 * Bodies, levels and provinces that ended: their names in prose and their letters in codes, with the first day on which a
 * new document can no longer name them as acting bodies. What looks back on them may name them for ever.
 */
import { foldName, markedName, wordsOf } from './names';
import type { IsoDate, Sourced } from './source';

export interface Reorganisation extends Sourced {
  readonly id: string;
  readonly what: 'level' | 'party-body' | 'ministry' | 'province';
  /** Names in prose, as they begin; a place or an agency may follow. */
  readonly names: readonly string[];
  /** Letters that ended with them. */
  readonly letters: readonly string[];
  /** The first day without them. `verified` speaks of this day. */
  readonly from: IsoDate;
  /** What stands in their place, where one thing does. */
  readonly successor?: string;
  readonly successorLetters?: string;
}

const DISTRICTS = { what: 'level', from: '2025-07-01', source: 'NQ202; HD05 I.3.1.2b', verified: true } as const;
const MINISTRIES = { what: 'ministry', from: '2025-03-01', source: 'REORG', verified: true } as const;
const PROVINCES = { what: 'province', from: '2025-07-01', source: 'NQ202', verified: true } as const;
/** The day of the decisions that set up the new central committees; published on 03/02/2025, elsewhere later. */
const EARLY_2025 = { what: 'party-body', from: '2025-01-24', source: 'REORG', verified: false } as const;
/** The first day of 05-HD/VPTW, which no longer knows them. */
const GONE_FROM_HD05 = { what: 'party-body', from: '2026-05-27', source: 'HD05 I.3.1.2b', verified: true } as const;

const DANG_DOAN = { names: ['Đảng đoàn'], letters: ['ĐĐ'], successor: 'Đảng ủy', successorLetters: 'ĐU' };
const BAN_CAN_SU = {
  names: ['Ban cán sự đảng', 'Ban cán sự'],
  letters: ['BCSĐ'],
  successor: 'Đảng ủy',
  successorLetters: 'ĐU',
};
const KHOI = { names: ['Đảng ủy Khối', 'Đảng bộ Khối'], letters: ['ĐUK'] };

const ministry = (
  id: string,
  names: readonly string[],
  letters: string,
  successor: string,
  successorLetters: string,
) => ({
  id,
  names,
  letters: [letters],
  successor,
  successorLetters,
  ...MINISTRIES,
});

/** Provinces that joined another: old name, new name. */
const MERGED_PROVINCES: readonly (readonly [string, string])[] = [
  ['Hà Giang', 'Tuyên Quang'],
  ['Yên Bái', 'Lào Cai'],
  ['Bắc Kạn', 'Thái Nguyên'],
  ['Vĩnh Phúc', 'Phú Thọ'],
  ['Hòa Bình', 'Phú Thọ'],
  ['Bắc Giang', 'Bắc Ninh'],
  ['Thái Bình', 'Hưng Yên'],
  ['Hải Dương', 'Hải Phòng'],
  ['Hà Nam', 'Ninh Bình'],
  ['Nam Định', 'Ninh Bình'],
  ['Quảng Bình', 'Quảng Trị'],
  ['Quảng Nam', 'Đà Nẵng'],
  ['Kon Tum', 'Quảng Ngãi'],
  ['Bình Định', 'Gia Lai'],
  ['Ninh Thuận', 'Khánh Hòa'],
  ['Đắk Nông', 'Lâm Đồng'],
  ['Bình Thuận', 'Lâm Đồng'],
  ['Phú Yên', 'Đắk Lắk'],
  ['Bà Rịa - Vũng Tàu', 'Thành phố Hồ Chí Minh'],
  ['Bình Dương', 'Thành phố Hồ Chí Minh'],
  ['Bình Phước', 'Đồng Nai'],
  ['Long An', 'Tây Ninh'],
  ['Sóc Trăng', 'Cần Thơ'],
  ['Hậu Giang', 'Cần Thơ'],
  ['Bến Tre', 'Vĩnh Long'],
  ['Trà Vinh', 'Vĩnh Long'],
  ['Tiền Giang', 'Đồng Tháp'],
  ['Bạc Liêu', 'Cà Mau'],
  ['Kiên Giang', 'An Giang'],
];

/** Provinces and cities by their names without "tỉnh" and "thành phố", those of today and those that joined them. */
export const PROVINCE_NAMES: readonly string[] = [
  ...new Set([
    ...MERGED_PROVINCES.flat().map((name) => name.replace('Thành phố ', '')),
    // What no merger of 2025 touched, and what had merged before (202/2025/QH15, Điều 1; 15/2008/QH12; 175/2024/QH15).
    'Hà Nội', 'Huế', 'Lai Châu', 'Điện Biên', 'Sơn La', 'Lạng Sơn', 'Quảng Ninh', 'Thanh Hóa', 'Nghệ An', 'Hà Tĩnh', 'Cao Bằng', 'Hà Tây', 'Thừa Thiên Huế',
    'Thừa Thiên - Huế',
  ]),
]; // prettier-ignore

/** What ended, and when. */
export const REORGANISATIONS: readonly Reorganisation[] = [
  // The district level.
  { id: 'huyen-uy', names: ['Huyện ủy', 'Ban Thường vụ Huyện ủy', 'Đảng bộ huyện'], letters: ['HU'], ...DISTRICTS },
  { id: 'quan-uy', names: ['Quận ủy', 'Ban Thường vụ Quận ủy', 'Đảng bộ quận'], letters: ['QU'], ...DISTRICTS },
  { id: 'thi-uy', names: ['Thị ủy', 'Ban Thường vụ Thị ủy', 'Đảng bộ thị xã'], letters: ['ThU'], ...DISTRICTS },
  {
    id: 'uy-ban-nhan-dan-cap-huyen',
    names: [
      'Ủy ban nhân dân cấp huyện',
      'Ủy ban nhân dân huyện',
      'Ủy ban nhân dân quận',
      'Ủy ban nhân dân thị xã',
      'Ủy ban nhân dân các huyện',
      'Ủy ban nhân dân các quận',
      'UBND cấp huyện',
      'UBND huyện',
      'UBND quận',
      'UBND thị xã',
      'UBND các huyện',
      'UBND các quận',
    ],
    letters: [],
    ...DISTRICTS,
  },
  {
    id: 'hoi-dong-nhan-dan-cap-huyen',
    names: [
      'Hội đồng nhân dân cấp huyện',
      'Hội đồng nhân dân huyện',
      'Hội đồng nhân dân quận',
      'Hội đồng nhân dân thị xã',
      'HĐND cấp huyện',
      'HĐND huyện',
      'HĐND quận',
      'HĐND thị xã',
    ],
    letters: [],
    ...DISTRICTS,
  },
  {
    id: 'ban-cua-huyen-uy',
    names: [
      'Ban Tổ chức Huyện ủy',
      'Ban Tổ chức Quận ủy',
      'Ban Tuyên giáo Huyện ủy',
      'Ban Tuyên giáo Quận ủy',
      'Ban Dân vận Huyện ủy',
      'Ban Dân vận Quận ủy',
      'Ủy ban Kiểm tra Huyện ủy',
      'Ủy ban Kiểm tra Quận ủy',
      'Văn phòng Huyện ủy',
      'Văn phòng Quận ủy',
    ],
    letters: ['BTCHU', 'BTCQU', 'BTGHU', 'BTGQU', 'BDVHU', 'BDVQU', 'UBKTHU', 'UBKTQU', 'VPHU', 'VPQU'],
    ...DISTRICTS,
  },

  // Party bodies; the day is a guess until 05-HD/VPTW, whose list is certain.
  { id: 'dang-doan', ...DANG_DOAN, ...EARLY_2025 },
  { id: 'dang-doan-hd05', ...DANG_DOAN, ...GONE_FROM_HD05 },
  { id: 'ban-can-su-dang', ...BAN_CAN_SU, ...EARLY_2025 },
  { id: 'ban-can-su-dang-hd05', ...BAN_CAN_SU, ...GONE_FROM_HD05 },
  { id: 'dang-uy-khoi', ...KHOI, ...EARLY_2025 },
  { id: 'dang-uy-khoi-hd05', ...KHOI, ...GONE_FROM_HD05 },
  // A text of 8/2026 names Ban Tuyên giáo Trung ương again: information at most.
  {
    id: 'ban-tuyen-giao',
    names: ['Ban Tuyên giáo Trung ương', 'Ban Tuyên giáo Tỉnh ủy', 'Ban Tuyên giáo Thành ủy'],
    letters: ['BTGTW', 'BTGTU'],
    successor: 'Ban Tuyên giáo và Dân vận',
    successorLetters: 'BTGDV',
    ...EARLY_2025,
    from: '2025-02-03',
  },
  {
    id: 'ban-dan-van',
    names: ['Ban Dân vận Trung ương', 'Ban Dân vận Tỉnh ủy', 'Ban Dân vận Thành ủy'],
    letters: ['BDVTW', 'BDVTU'],
    successor: 'Ban Tuyên giáo và Dân vận',
    successorLetters: 'BTGDV',
    ...EARLY_2025,
    from: '2025-02-03',
  },
  {
    id: 'ban-kinh-te-trung-uong',
    names: ['Ban Kinh tế Trung ương'],
    letters: ['BKTTW'],
    successor: 'Ban Chính sách, chiến lược Trung ương',
    successorLetters: 'BCSCLTW',
    ...EARLY_2025,
    from: '2025-02-03',
  },
  {
    id: 'ban-doi-ngoai-trung-uong',
    names: ['Ban Đối ngoại Trung ương'],
    letters: ['BĐNTW'],
    successor: 'Bộ Ngoại giao',
    successorLetters: 'BNG',
    ...EARLY_2025,
    from: '2025-03-01',
  },

  // Ministries.
  ministry('bo-giao-thong-van-tai', ['Bộ Giao thông vận tải'], 'BGTVT', 'Bộ Xây dựng', 'BXD'),
  ministry('bo-ke-hoach-va-dau-tu', ['Bộ Kế hoạch và Đầu tư'], 'BKHĐT', 'Bộ Tài chính', 'BTC'),
  ministry(
    'bo-thong-tin-va-truyen-thong',
    ['Bộ Thông tin và Truyền thông'],
    'BTTTT',
    'Bộ Khoa học và Công nghệ',
    'BKHCN',
  ),
  ministry('bo-lao-dong-thuong-binh-va-xa-hoi', ['Bộ Lao động - Thương binh và Xã hội'], 'BLĐTBXH', 'Bộ Nội vụ', 'BNV'),
  ministry(
    'bo-tai-nguyen-va-moi-truong',
    ['Bộ Tài nguyên và Môi trường'],
    'BTNMT',
    'Bộ Nông nghiệp và Môi trường',
    'BNNMT',
  ),
  ministry(
    'bo-nong-nghiep-va-phat-trien-nong-thon',
    ['Bộ Nông nghiệp và Phát triển nông thôn', 'Bộ Nông nghiệp và PTNT'],
    'BNNPTNT',
    'Bộ Nông nghiệp và Môi trường',
    'BNNMT',
  ),
  ministry('uy-ban-dan-toc', ['Ủy ban Dân tộc'], 'UBDT', 'Bộ Dân tộc và Tôn giáo', 'BDTTG'),

  // Provinces: the names of their committee and authorities.
  ...MERGED_PROVINCES.map(([old, successor]): Reorganisation => ({
    id: `tinh-${foldName(old).replaceAll(' ', '-')}`,
    names: provincialNames(old),
    letters: [],
    successor,
    ...PROVINCES,
  })),
  {
    id: 'tinh-thua-thien-hue',
    what: 'province',
    names: provincialNames('Thừa Thiên Huế'),
    letters: [],
    from: '2025-01-01',
    successor: 'Huế',
    source: 'NQ175',
    verified: true,
  },
];

function provincialNames(province: string): readonly string[] {
  return [
    `Tỉnh ủy ${province}`,
    `tỉnh ${province}`,
    `Ủy ban nhân dân tỉnh ${province}`,
    `UBND tỉnh ${province}`,
    `Hội đồng nhân dân tỉnh ${province}`,
    `HĐND tỉnh ${province}`,
    `Đảng bộ tỉnh ${province}`,
  ];
}

function index(keysOf: (row: Reorganisation) => readonly string[]): ReadonlyMap<string, readonly Reorganisation[]> {
  const rows = new Map<string, Reorganisation[]>();
  for (const row of REORGANISATIONS)
    for (const key of keysOf(row)) {
      const known = rows.get(key);
      if (known) known.push(row);
      else rows.set(key, [row]);
    }
  return rows;
}

let byName: ReadonlyMap<string, readonly Reorganisation[]> | undefined;
let byLetters: ReadonlyMap<string, readonly Reorganisation[]> | undefined;

/** The rows of a name, the longest beginning of it first; a draft asks for few names, each many times. */
const answered = new Map<string, readonly (readonly Reorganisation[])[]>();
const MOST_ANSWERS = 4096;

function rowsOfName(name: string): readonly (readonly Reorganisation[])[] {
  let rows = answered.get(name);
  if (!rows) {
    byName ??= index((row) => row.names.map(foldName));
    const words = wordsOf(name);
    const found: (readonly Reorganisation[])[] = [];
    for (let length = words.length; length > 0; length -= 1) {
      const part = words.slice(0, length);
      const folded = part.map(({ fold }) => fold).join(' ');
      const known = byName.get(folded);
      if (!known) continue;
      // Marks, where there are any, tell "Quận ủy" from "Quân ủy Trung ương".
      const written = markedName(part.map(({ text }) => text).join(' '));
      const same = known.filter(({ names }) => written === folded || names.some((one) => markedName(one) === written));
      if (same.length > 0) found.push(same);
    }
    if (answered.size >= MOST_ANSWERS) answered.clear();
    answered.set(name, (rows = found));
  }
  return rows;
}

/** The row that ended the body called so in prose by that day: the longest name it begins with, a verified row first. */
export function endedByName(name: string, date: IsoDate): Reorganisation | undefined {
  for (const same of rowsOfName(name)) {
    const rows = same.filter(({ from }) => from <= date);
    if (rows.length > 0) return rows.find(({ verified }) => verified) ?? rows[0];
  }
  return undefined;
}

/** The row that ended those letters by that day, a verified one first. */
export function endedByLetters(letters: string, date: IsoDate): Reorganisation | undefined {
  byLetters ??= index((row) => row.letters);
  const rows = byLetters.get(letters)?.filter(({ from }) => from <= date);
  return rows?.find(({ verified }) => verified) ?? rows?.[0];
}
