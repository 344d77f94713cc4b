/**
 * Who may issue what (thẩm quyền ban hành): the lists of the norms, and what was seen of the central organs where no list
 * could be read. Party practice names organs loosely ("Chỉ thị của Tỉnh ủy"), so an answer of `false` is a warning at
 * most.
 */
import { foldName } from './names';
import { isInForce } from './source';
import type { IsoDate, Sourced, Valid } from './source';

export interface Competence extends Sourced, Valid {
  /** The organ by its strict name: `Ban Chấp hành Đảng bộ tỉnh`, not `Tỉnh ủy`, which may mean either organ. */
  readonly organ: string;
  /** Name of the type as in types.ts. */
  readonly type: string;
  readonly allowed: boolean;
  /** `norm`: a list of a norm has it or leaves it out. `practice`: documents of that kind exist. */
  readonly basis: 'norm' | 'practice';
}

interface List extends Sourced, Valid {
  readonly organs: readonly string[];
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  readonly basis?: 'practice';
}

/** What every organ of province and grassroots may issue. */
const COMMON_TYPES = [
  'Nghị quyết',
  'Quyết định',
  'Kết luận',
  'Thông báo',
  'Báo cáo',
  'Kế hoạch',
  'Quy hoạch',
  'Chương trình',
  'Đề án',
  'Phương án',
  'Dự án',
  'Tờ trình',
  'Công văn',
  'Biên bản',
] as const;

const PROVINCIAL_COMMITTEES = ['Ban Chấp hành Đảng bộ tỉnh', 'Ban Chấp hành Đảng bộ thành phố'] as const;
const PROVINCIAL_STANDING = ['Ban Thường vụ Tỉnh ủy', 'Ban Thường vụ Thành ủy'] as const;

/** Quy định 66-QĐ/TW, Điều 7, was read; that 399-QĐ/TW left it unchanged is an assumption. */
const UNDER_66 = { from: '2017-02-06', until: '2026-01-08', source: 'QĐ66 Điều 7', verified: true } as const;
const AFTER_66 = { from: '2026-01-09', source: 'QĐ66 Điều 7; QĐ399', verified: false } as const;
const UNDER_399 = { from: '2026-01-09', source: 'QĐ399 Điều 11', verified: true } as const;

const committee = {
  organs: PROVINCIAL_COMMITTEES,
  allowed: [...COMMON_TYPES, 'Quy chế', 'Quy định', 'Thông cáo'],
  denied: ['Chỉ thị', 'Thông tri', 'Hướng dẫn'],
};
const standing = {
  organs: PROVINCIAL_STANDING,
  allowed: [...COMMON_TYPES, 'Chỉ thị', 'Quy chế', 'Quy định', 'Thông tri', 'Hướng dẫn'],
  denied: ['Thông cáo'],
};

const practice = { source: 'CORPUS; XIV', verified: true, basis: 'practice' } as const;

const LISTS: readonly List[] = [
  { ...committee, ...UNDER_66 },
  { ...committee, ...AFTER_66 },
  { ...standing, ...UNDER_66 },
  { ...standing, ...AFTER_66 },

  // Grassroots committees and chi bộ. Committees of communes since 2025 stand above this level.
  {
    organs: ['Ban Chấp hành Đảng bộ cơ sở'],
    allowed: [...COMMON_TYPES, 'Quy chế', 'Quy định'],
    denied: ['Chỉ thị', 'Thông tri', 'Hướng dẫn', 'Thông cáo'],
    ...UNDER_399,
  },
  {
    organs: ['Ban Thường vụ Đảng ủy cơ sở'],
    allowed: [...COMMON_TYPES, 'Quy định', 'Hướng dẫn'],
    denied: ['Chỉ thị', 'Quy chế', 'Thông tri', 'Thông cáo'],
    ...UNDER_399,
  },
  {
    organs: ['Chi bộ'],
    allowed: [...COMMON_TYPES, 'Quy chế'],
    denied: ['Chỉ thị', 'Quy định', 'Thông tri', 'Hướng dẫn', 'Thông cáo'],
    ...UNDER_399,
  },

  // Congresses of provinces.
  {
    organs: ['Đại hội đại biểu Đảng bộ tỉnh', 'Đại hội đại biểu Đảng bộ thành phố'],
    allowed: ['Nghị quyết', 'Quy chế', 'Thông báo', 'Thông cáo', 'Chương trình', 'Công văn', 'Biên bản'],
    denied: [],
    ...UNDER_66,
  },
  {
    organs: ['Đoàn Chủ tịch Đại hội'],
    allowed: ['Thông báo', 'Báo cáo', 'Chương trình', 'Công văn', 'Biên bản'],
    denied: [],
    ...UNDER_66,
  },
  {
    organs: ['Đoàn Thư ký Đại hội'],
    allowed: ['Báo cáo', 'Chương trình', 'Công văn', 'Biên bản'],
    denied: [],
    ...UNDER_66,
  },
  { organs: ['Ban Thẩm tra tư cách đại biểu'], allowed: ['Báo cáo'], denied: [], ...UNDER_66 },
  { organs: ['Ban Kiểm phiếu'], allowed: ['Báo cáo'], denied: [], ...UNDER_66 },
  // The example 20-BB/ĐH.
  {
    organs: ['Ban Kiểm phiếu'],
    allowed: ['Biên bản'],
    denied: [],
    source: 'HD05 I.3.1.2',
    verified: true,
    basis: 'practice',
  },

  // The centre: lists of 91-QĐ/TW; those of 66-QĐ/TW and 399-QĐ/TW were not read.
  {
    organs: ['Đại hội đại biểu toàn quốc'],
    allowed: [
      'Cương lĩnh chính trị',
      'Điều lệ Đảng',
      'Chiến lược',
      'Nghị quyết',
      'Quy chế',
      'Thông báo',
      'Thông cáo',
      'Tuyên bố',
      'Lời kêu gọi',
    ],
    denied: [],
    from: '2004-02-16',
    until: '2017-02-05',
    source: 'QĐ91',
    verified: true,
  },
  {
    organs: ['Ban Bí thư'],
    allowed: ['Quyết định', 'Chỉ thị', 'Kết luận', 'Quy chế', 'Quy định', 'Thông tri', 'Thông báo', 'Báo cáo'],
    denied: ['Nghị quyết'],
    from: '2004-02-16',
    until: '2017-02-05',
    source: 'QĐ91',
    verified: true,
  },
  { organs: ['Ban Bí thư'], allowed: [], denied: ['Nghị quyết'], from: '2017-02-06', source: 'QĐ91', verified: false },
  {
    organs: ['Ban Chấp hành Trung ương'],
    allowed: [],
    denied: ['Chỉ thị', 'Thông tri', 'Hướng dẫn'],
    source: 'COMMON',
    verified: false,
  },
  { organs: ['Ban Chấp hành Trung ương'], allowed: ['Nghị quyết', 'Kết luận', 'Quy định'], denied: [], ...practice },
  {
    organs: ['Bộ Chính trị'],
    allowed: ['Nghị quyết', 'Kết luận', 'Chỉ thị', 'Quyết định', 'Quy định', 'Kế hoạch'],
    denied: [],
    ...practice,
  },
  {
    organs: ['Ban Bí thư'],
    allowed: ['Kết luận', 'Chỉ thị', 'Quyết định', 'Quy định', 'Hướng dẫn', 'Quy chế'],
    denied: [],
    ...practice,
  },

  // The State, legislation only: which administrative types an agency issues is for its own regulation.
  ...(
    [
      [['Quốc hội'], ['Hiến pháp', 'Bộ luật', 'Luật', 'Nghị quyết'], ['Pháp lệnh', 'Nghị định', 'Thông tư']],
      [['Ủy ban Thường vụ Quốc hội'], ['Pháp lệnh', 'Nghị quyết'], ['Luật', 'Bộ luật', 'Nghị định', 'Thông tư']],
      [['Chủ tịch nước'], ['Lệnh', 'Quyết định'], ['Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư']],
      [['Chính phủ'], ['Nghị định', 'Nghị quyết'], ['Luật', 'Pháp lệnh', 'Thông tư']],
      [['Thủ tướng Chính phủ'], ['Quyết định'], ['Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư']],
      [['Hội đồng Thẩm phán Tòa án nhân dân tối cao'], ['Nghị quyết'], ['Luật', 'Pháp lệnh', 'Nghị định']],
      [['Bộ trưởng', 'Bộ'], ['Thông tư'], ['Luật', 'Pháp lệnh', 'Nghị định']],
      [['Hội đồng nhân dân'], ['Nghị quyết'], ['Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư']],
      [['Ủy ban nhân dân'], ['Quyết định'], ['Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư']],
    ] as const
  ).flatMap(([organs, allowed, denied]): List[] => [
    { organs, allowed, denied, from: '2025-04-01', source: 'L64 Điều 4', verified: true },
    // The earlier laws were not read on this.
    { organs, allowed, denied, until: '2025-03-31', source: 'COMMON', verified: false },
  ]),
  // No longer between ministers: Điều 20(2).
  {
    organs: ['Bộ trưởng', 'Bộ'],
    allowed: [],
    denied: ['Thông tư liên tịch'],
    from: '2025-04-01',
    source: 'L64 Điều 20',
    verified: true,
  },
];

/** The rows of the competence table, one an organ and type. */
export const COMPETENCE: readonly Competence[] = LISTS.flatMap(({ organs, allowed, denied, ...provenance }) =>
  organs.flatMap((organ) => [
    ...allowed.map((type): Competence => ({ organ, type, allowed: true, basis: 'norm', ...provenance })),
    ...denied.map((type): Competence => ({ organ, type, allowed: false, basis: 'norm', ...provenance })),
  ]),
);

/** Names that practice gives to more than one organ, and other names of one. */
const OTHER_NAMES = [
  [['Tỉnh ủy'], ['Ban Chấp hành Đảng bộ tỉnh', 'Ban Thường vụ Tỉnh ủy']],
  [['Thành ủy'], ['Ban Chấp hành Đảng bộ thành phố', 'Ban Thường vụ Thành ủy']],
  [['BTV Tỉnh ủy'], ['Ban Thường vụ Tỉnh ủy']],
  [['BTV Thành ủy'], ['Ban Thường vụ Thành ủy']],
  [['Ban Bí thư Trung ương', 'Ban Bí thư Trung ương Đảng'], ['Ban Bí thư']],
  [['Ban Chấp hành Trung ương Đảng', 'BCH Trung ương'], ['Ban Chấp hành Trung ương']],
  [['Thủ tướng'], ['Thủ tướng Chính phủ']],
  [['UBND'], ['Ủy ban nhân dân']],
  [['HĐND'], ['Hội đồng nhân dân']],
] as const;

let organsByName: ReadonlyMap<string, readonly string[]> | undefined;

/** Organs by their names, folded; made when the first draft asks. */
function organsKnown(): ReadonlyMap<string, readonly string[]> {
  if (!organsByName) {
    const organs = new Map<string, readonly string[]>();
    for (const organ of new Set(COMPETENCE.map((row) => row.organ))) organs.set(foldName(organ), [organ]);
    for (const [names, meant] of OTHER_NAMES) for (const name of names) organs.set(foldName(name), meant);
    organsByName = organs;
  }
  return organsByName;
}

/** Organs that do not take a place, an agency or a number after their name; a longer name is another body. */
const ALONE: ReadonlySet<string> = new Set([
  'Đại hội đại biểu toàn quốc',
  'Bộ Chính trị',
  'Ban Bí thư',
  'Ban Chấp hành Trung ương',
  'Quốc hội',
  'Chính phủ',
]);
const MAY_FOLLOW = /^(?:khoa|lan|nhiem ky|dang|viet nam|nuoc)(?: |$)/;

/** The organs that a name in prose may mean; empty where the table does not know it. */
function organsOf(name: string): readonly string[] {
  const words = foldName(name).split(' ');
  for (let length = words.length; length > 0; length -= 1) {
    const known = words.slice(0, length).join(' ');
    const organs = organsKnown().get(known);
    if (organs === undefined) continue;
    const rest = words.slice(length).join(' ');
    return rest === '' || !organs.some((organ) => ALONE.has(organ)) || MAY_FOLLOW.test(rest) ? organs : [];
  }
  return [];
}

/**
 * The row that decides whether the organ called so in prose may issue that type on that day: a verified one before one
 * that is not, and of the organs that a loose name may mean the one that may.
 */
export function competenceOf(organName: string, typeName: string, date: IsoDate): Competence | undefined {
  const rows = organsOf(organName).map((organ) => {
    const valid = COMPETENCE.filter((row) => row.organ === organ && row.type === typeName && isInForce(row, date));
    return valid.find(({ verified }) => verified) ?? valid[0];
  });
  return rows.find((row) => row?.allowed === true) ?? (rows.includes(undefined) ? undefined : rows[0]);
}

/** May the organ called so in prose issue that type on that day? Undefined where no verified row says. */
export function competent(organName: string, typeName: string, date: IsoDate): boolean | undefined {
  const row = competenceOf(organName, typeName, date);
  return row?.verified === true ? row.allowed : undefined;
}
