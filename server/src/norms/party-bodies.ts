/** The bodies of the Party and their letters. */
import { LAST_DAY_OF_DISTRICTS, LAST_DAY_OF_HD36, bodyOf, open } from './body';
import type { Body, Level } from './body';
import type { IsoDate, Valid } from './source';

const party = bodyOf('party');
const district = { openEnded: true, until: LAST_DAY_OF_DISTRICTS } as const;

/** Committees and congresses. */
export const PARTY_COMMITTEES: readonly Body[] = [
  // The centre. All three organs issue under one header and one suffix.
  party(
    'TW',
    'central',
    [
      'Ban Chấp hành Trung ương',
      'Ban Chấp hành Trung ương Đảng',
      'Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam',
      'BCH Trung ương',
      'BCH Trung ương Đảng',
      'BCHTW',
    ],
    'HD05 I.2.1.2a; CORPUS',
  ),
  party('TW', 'central', ['Bộ Chính trị'], 'HD05 I.2.1.2a; CORPUS'),
  party(
    'TW',
    'central',
    ['Ban Bí thư', 'Ban Bí thư Trung ương', 'Ban Bí thư Trung ương Đảng'],
    'HD05 I.2.1.2a; CORPUS',
  ),
  party('TW', 'central', ['Bộ Chính trị, Ban Bí thư', 'Bộ Chính trị và Ban Bí thư'], 'CORPUS'),
  party('TW', 'central', ['Trung ương', 'Trung ương Đảng'], 'CORPUS', true, { loose: true }),
  party(
    'QUTW',
    'central',
    ['Quân ủy Trung ương', 'Ban Thường vụ Quân ủy Trung ương', 'Đảng ủy Quân sự Trung ương'],
    'HD05 I.3.1.2b',
  ),

  // Congresses and the organs they set up.
  party(
    'ĐH',
    'any',
    [
      'Đại hội',
      'Đại hội đại biểu',
      'Đại hội đại biểu toàn quốc',
      'Đoàn Chủ tịch Đại hội',
      'Đoàn Thư ký Đại hội',
      'Ban Thẩm tra tư cách đại biểu',
      'Ban Kiểm phiếu',
    ],
    'HD05 I.3.1.2b',
    true,
    { ...open, loose: true },
  ),

  // Provinces.
  party('TU', 'province', ['Tỉnh ủy', 'Ban Chấp hành Đảng bộ tỉnh'], 'HD05 I.3.1.2b', true, open),
  party('TU', 'province', ['Thành ủy', 'Ban Chấp hành Đảng bộ thành phố'], 'HD05 I.3.1.2b', true, open),
  party('TU', 'province', ['Ban Thường vụ Tỉnh ủy', 'BTV Tỉnh ủy'], 'HD05 I.3.1.2b', true, open),
  party('TU', 'province', ['Ban Thường vụ Thành ủy', 'BTV Thành ủy'], 'HD05 I.3.1.2b', true, open),
  party('TU', 'province', ['Thường trực Tỉnh ủy', 'Thường trực Thành ủy'], 'HD05 I.3.1.2b', true, open),

  // Districts, until 30/6/2025.
  party('HU', 'district', ['Huyện ủy', 'Ban Chấp hành Đảng bộ huyện'], 'HD36', true, district),
  party('HU', 'district', ['Ban Thường vụ Huyện ủy', 'BTV Huyện ủy'], 'HD36', true, district),
  party('HU', 'district', ['Thường trực Huyện ủy'], 'HD36', true, district),
  party('QU', 'district', ['Quận ủy', 'Ban Chấp hành Đảng bộ quận'], 'HD36', true, district),
  party('QU', 'district', ['Ban Thường vụ Quận ủy', 'BTV Quận ủy'], 'HD36', true, district),
  party('QU', 'district', ['Thường trực Quận ủy'], 'HD36', true, district),
  party('ThU', 'district', ['Thị ủy', 'Ban Chấp hành Đảng bộ thị xã'], 'HD36', true, district),
  party('ThU', 'district', ['Ban Thường vụ Thị ủy', 'BTV Thị ủy'], 'HD36', true, district),
  party('ThU', 'district', ['Thường trực Thị ủy'], 'HD36', true, district),
  // The committee of a city below a province.
  party('ThU', 'district', ['Thành ủy', 'Ban Chấp hành Đảng bộ thành phố'], 'HD36', true, district),
  party('ThU', 'district', ['Ban Thường vụ Thành ủy', 'BTV Thành ủy'], 'HD36', true, district),
  party('ThU', 'district', ['Thường trực Thành ủy'], 'HD36', true, district),

  // All other committees.
  party('ĐU', 'any', ['Đảng ủy', 'Ban Chấp hành Đảng bộ'], 'HD05 I.3.1.2b', true, open),
  party('ĐU', 'any', ['Ban Thường vụ Đảng ủy', 'BTV Đảng ủy'], 'HD05 I.3.1.2b', true, open),
  party('ĐU', 'any', ['Thường trực Đảng ủy'], 'HD05 I.3.1.2b', true, open),
  party(
    'ĐU',
    'grassroots',
    ['Ban Chấp hành Đảng bộ xã', 'Ban Chấp hành Đảng bộ phường', 'Ban Chấp hành Đảng bộ đặc khu'],
    'HD05 I.3.1.2b',
    true,
    open,
  ),
  party('ĐUQS', 'any', ['Đảng ủy Quân sự', 'Ban Thường vụ Đảng ủy Quân sự'], 'HD05 I.3.1.2b', true, open),
  party(
    'ĐUCA',
    'any',
    ['Đảng ủy Công an', 'Ban Thường vụ Đảng ủy Công an', 'Đảng ủy Công an Trung ương'],
    'HD05 I.3.1.2b',
    true,
    open,
  ),
  party(
    'ĐUBP',
    'any',
    [
      'Đảng ủy Bộ đội Biên phòng',
      'Đảng ủy Biên phòng',
      'Ban Thường vụ Đảng ủy Bộ đội Biên phòng',
      'Ban Thường vụ Đảng ủy Biên phòng',
    ],
    'HD05 I.3.1.2b',
    true,
    open,
  ),
  party('ĐUK', 'any', ['Đảng ủy Khối', 'Ban Thường vụ Đảng ủy Khối', 'Ban Chấp hành Đảng bộ Khối'], 'HD36', true, {
    ...open,
    until: LAST_DAY_OF_HD36,
  }),
  // The central committees of 2025: ĐU by the residual rule, no code of theirs was met.
  party('ĐU', 'central', ['Đảng ủy Chính phủ', 'Ban Thường vụ Đảng ủy Chính phủ'], 'HD05 I.3.1.2b; REORG', false, {
    from: '2025-01-24',
  }),
  party('ĐUCP', 'central', ['Đảng ủy Chính phủ', 'Ban Thường vụ Đảng ủy Chính phủ'], 'COMMON', false, {
    from: '2025-01-24',
  }),
  party('ĐU', 'central', ['Đảng ủy Quốc hội', 'Ban Thường vụ Đảng ủy Quốc hội'], 'HD05 I.3.1.2b; REORG', false, {
    from: '2025-01-24',
  }),
  party('ĐUQH', 'central', ['Đảng ủy Quốc hội', 'Ban Thường vụ Đảng ủy Quốc hội'], 'COMMON', false, {
    from: '2025-01-24',
  }),
  party(
    'ĐU',
    'central',
    ['Đảng ủy các cơ quan Đảng Trung ương', 'Ban Thường vụ Đảng ủy các cơ quan Đảng Trung ương'],
    'HD05 I.3.1.2b; REORG',
    false,
    { from: '2025-01-24' },
  ),
  party(
    'ĐU',
    'central',
    [
      'Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương',
      'Đảng ủy Mặt trận Tổ quốc Việt Nam, các đoàn thể Trung ương',
      'Ban Thường vụ Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương',
    ],
    'HD05 I.3.1.2b; REORG',
    false,
    { from: '2025-01-24' },
  ),
  party('CB', 'grassroots', ['Chi bộ', 'Chi ủy'], 'HD05 I.3.1.2b', true, open),

  // Removed from the Party's list by 05-HD/VPTW; abolished in 2025.
  party('ĐĐ', 'any', ['Đảng đoàn'], 'HD36', true, { ...open, until: LAST_DAY_OF_HD36 }),
  party('BCSĐ', 'any', ['Ban cán sự đảng', 'Ban cán sự'], 'HD36', true, { ...open, until: LAST_DAY_OF_HD36 }),
];

/** The advisory bodies, which stand below a committee: `BTC` under a Tỉnh ủy is `BTCTU`. */
interface Advisory extends Valid {
  readonly letters: string;
  readonly name: string;
  readonly source: string;
  /** The parents under which the letters were met or are exemplified; under the others they follow from the rule. */
  readonly met: readonly string[];
  /** Where the centre has a name of its own. */
  readonly central?: readonly string[];
}

const PARENTS: readonly { letters: string; names: readonly string[]; level: Level; until?: IsoDate }[] = [
  { letters: 'TW', names: ['Trung ương'], level: 'central' },
  { letters: 'TU', names: ['Tỉnh ủy', 'Thành ủy'], level: 'province' },
  { letters: 'HU', names: ['Huyện ủy'], level: 'district', until: LAST_DAY_OF_DISTRICTS },
  { letters: 'QU', names: ['Quận ủy'], level: 'district', until: LAST_DAY_OF_DISTRICTS },
  { letters: 'ThU', names: ['Thị ủy', 'Thành ủy'], level: 'district', until: LAST_DAY_OF_DISTRICTS },
  { letters: 'ĐU', names: ['Đảng ủy'], level: 'any' },
];

const ADVISORY: readonly Advisory[] = [
  { letters: 'UBKT', name: 'Ủy ban Kiểm tra', source: 'HD05 I.3.1.2b', met: ['TW', 'TU'] },
  { letters: 'CQUBKT', name: 'Cơ quan Ủy ban Kiểm tra', source: 'HD05 I.3.1.2b', met: ['TW', 'TU'] },
  { letters: 'BTC', name: 'Ban Tổ chức', source: 'HD05 I.3.1.2b; CORPUS', met: ['TW', 'TU'] },
  {
    letters: 'BTGDV',
    name: 'Ban Tuyên giáo và Dân vận',
    source: 'HD05 I.3.1.2b; CORPUS',
    met: ['TW', 'TU'],
    from: '2025-01-24',
  },
  // Until the merger of 2025 (reorganisations.ts); a text of 8/2026 names the body again, so no end is set here.
  { letters: 'BTG', name: 'Ban Tuyên giáo', source: 'HD36', met: ['TW', 'TU', 'HU'] },
  { letters: 'BDV', name: 'Ban Dân vận', source: 'HD36', met: ['TW', 'TU'] },
  { letters: 'BNC', name: 'Ban Nội chính', source: 'HD05 I.3.1.2b', met: ['TW', 'TU'] },
  {
    letters: 'VP',
    name: 'Văn phòng',
    source: 'HD05 I.3.1.2b; CORPUS',
    met: ['TW', 'TU', 'ĐU'],
    central: ['Văn phòng Trung ương Đảng', 'Văn phòng Trung ương'],
  },
];

/** Every advisory body under every kind of parent. */
export const ADVISORY_BODIES: readonly Body[] = ADVISORY.flatMap(({ letters, name, source, met, central, ...valid }) =>
  PARENTS.map((parent): Body => {
    const { until = valid.until } = parent;
    return party(
      letters + parent.letters,
      parent.level,
      parent.letters === 'TW' && central !== undefined ? central : parent.names.map((one) => `${name} ${one}`),
      source,
      met.includes(parent.letters),
      {
        openEnded: parent.letters !== 'TW',
        ...(valid.from === undefined ? {} : { from: valid.from }),
        ...(until === undefined ? {} : { until }),
      },
    );
  }),
);

/** Commissions of the centre alone, boards, units. */
export const OTHER_PARTY_BODIES: readonly Body[] = [
  party('BKTTW', 'central', ['Ban Kinh tế Trung ương'], 'HD36'),
  party(
    'BCSCLTW',
    'central',
    ['Ban Chính sách, chiến lược Trung ương', 'Ban Chính sách và chiến lược Trung ương'],
    'REORG',
    false,
    { from: '2025-01-24' },
  ),
  party('BĐNTW', 'central', ['Ban Đối ngoại Trung ương'], 'CORPUS'),
  party('HĐLLTW', 'central', ['Hội đồng Lý luận Trung ương'], 'HD36', false),
  party('BXDĐ', 'grassroots', ['Ban Xây dựng Đảng'], 'HD05 I.3.1.2b', true, open),
  party('BCĐTW', 'central', ['Ban Chỉ đạo Trung ương'], 'CORPUS', true, { ...open, loose: true }),
  party('BCĐ', 'any', ['Ban Chỉ đạo'], 'HD05 I.3.1.2b', true, { ...open, loose: true }),
  party('TB', 'any', ['Tiểu ban'], 'HD05 I.3.1.2b', true, { ...open, loose: true }),
  party('HĐ', 'any', ['Hội đồng'], 'HD05 I.3.1.2b', true, { ...open, loose: true }),

  // Units under the centre and the provinces, a list new in 05-HD/VPTW.
  party('BND', 'central', ['Báo Nhân Dân'], 'HD05 I.3.1.2b'),
  party('TCCS', 'central', ['Tạp chí Cộng sản'], 'HD05 I.3.1.2b'),
  party('HVCTQGHCM', 'central', ['Học viện Chính trị quốc gia Hồ Chí Minh'], 'HD05 I.3.1.2b'),
  party('ĐTHVN', 'central', ['Đài Truyền hình Việt Nam'], 'HD05 I.3.1.2b'),
  party('ĐTNVN', 'central', ['Đài Tiếng nói Việt Nam'], 'HD05 I.3.1.2b'),
  party('TTXVN', 'central', ['Thông tấn xã Việt Nam'], 'HD05 I.3.1.2b'),
  party('VHLKHXHVN', 'central', ['Viện Hàn lâm Khoa học xã hội Việt Nam'], 'HD05 I.3.1.2b'),
  party('VHLKHCNVN', 'central', ['Viện Hàn lâm Khoa học và Công nghệ Việt Nam'], 'HD05 I.3.1.2b'),
  party('TCT', 'province', ['Trường Chính trị'], 'HD05 I.3.1.2b', true, open),
  party('TTCT', 'grassroots', ['Trung tâm Chính trị'], 'HD05 I.3.1.2b', true, open),
  party(
    'CQBPTTH',
    'province',
    ['Cơ quan báo và phát thanh, truyền hình', 'Báo và phát thanh, truyền hình'],
    'HD05 I.3.1.2b',
    true,
    open,
  ),

  // Đoàn TNCS, which follows rules of its own.
  party(
    'TWĐTN',
    'central',
    [
      'Trung ương Đoàn',
      'Trung ương Đoàn TNCS Hồ Chí Minh',
      'Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh',
      'Ban Chấp hành Trung ương Đoàn',
      'Ban Thường vụ Trung ương Đoàn',
      'Ban Bí thư Trung ương Đoàn',
    ],
    'CORPUS',
    true,
    open,
  ),
];
