/** How names and terms are written: capitals that a norm asks for, and things that drafts write in two ways. */
import type { Sourced, Valid } from './source';

/** The day from which capitals in State documents are governed by Nghị định 30/2020/NĐ-CP. */
export const SINCE_NĐ30 = { from: '2020-03-05' } as const;

/** What Party documents follow in capitals: binding only for the Văn phòng Trung ương Đảng, used elsewhere as a model. */
export const MODEL_OF_PARTY = {
  vi: 'theo mẫu của Quy định 4148-QĐ/VPTW',
  en: 'as in Quy định 4148-QĐ/VPTW',
} as const;
export const MODEL_SOURCE: Sourced = { source: 'QĐ4148', verified: true };

/** A phrase and its capitals. */
export interface Capitals extends Sourced, Valid {
  /** As it should be written. */
  readonly right: string;
  /** The syllable by which it is found, in small letters. */
  readonly key: string;
  /** Whether a phrase all in small letters is another thing, or somebody's choice: only a name begun with a capital is judged. */
  readonly begun?: true;
  /** Words before it, one of which must stand there. */
  readonly after?: readonly string[];
  /** Words behind it, one of which must stand there; "" is the end of the clause. */
  readonly before?: readonly string[];
  /** Words behind it with which it is another thing. */
  readonly unless?: readonly string[];
  /** Holds only in documents of that system. */
  readonly regime?: 'state' | 'party';
  /** The provision, for the reader. */
  readonly norm: { readonly vi: string; readonly en: string };
}

const PROVISIONS = {
  bodies: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part IV' },
  nouns: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.1', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.1' },
  posts: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.3', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.3' },
  party: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.4', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.4' },
  types: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.6', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.6' },
  places: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.7', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.7' },
  days: { vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.8', en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part V.8' },
  units: {
    vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.1',
    en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, part III.1',
  },
} as const;

export const CAPITALS_PROVISIONS = PROVISIONS;

const bodies = { norm: PROVISIONS.bodies, source: 'NĐ30 Phụ lục II.IV', verified: true, ...SINCE_NĐ30 } as const;
const nouns = { norm: PROVISIONS.nouns, source: 'NĐ30 Phụ lục II.V.1', verified: true, ...SINCE_NĐ30 } as const;
const party = { norm: PROVISIONS.party, source: 'NĐ30 Phụ lục II.V.4', verified: true, ...SINCE_NĐ30 } as const;
const days = { norm: PROVISIONS.days, source: 'NĐ30 Phụ lục II.V.8', verified: true, ...SINCE_NĐ30 } as const;
const posts = { norm: PROVISIONS.posts, source: 'NĐ30 Phụ lục II.V.3', verified: true, ...SINCE_NĐ30 } as const;

/** Words behind which "nhân dân" is the people, and not part of the name of a court, an army or a title. */
const OF_THE_PEOPLE = ['của', 'và', 'với', 'cho', 'do', 'vì', 'trong', 'lớp', 'sống', 'vụ', 'cùng', ','];

export const CAPITALS: readonly Capitals[] = [
  { right: 'Ủy ban nhân dân', key: 'dân', begun: true, ...bodies },
  { right: 'Hội đồng nhân dân', key: 'dân', begun: true, ...bodies },
  { right: 'Tòa án nhân dân', key: 'dân', begun: true, ...bodies },
  { right: 'Viện kiểm sát nhân dân', key: 'dân', begun: true, ...bodies },
  { right: 'Mặt trận Tổ quốc', key: 'trận', ...bodies },
  { right: 'Bộ Chính trị', key: 'trị', begun: true, ...bodies },
  { right: 'Ban Bí thư', key: 'thư', begun: true, ...bodies },
  { right: 'Ban Chấp hành', key: 'hành', begun: true, before: ['trung', 'đảng'], ...bodies },
  { right: 'Ban Thường vụ', key: 'vụ', begun: true, before: ['thành', 'tỉnh', 'đảng', 'huyện', 'quận', 'thị'], ...bodies },
  { right: 'Đảng Cộng sản Việt Nam', key: 'sản', ...bodies },
  { right: 'đại biểu Quốc hội', key: 'hội', ...bodies },
  { right: 'Thủ tướng Chính phủ', key: 'tướng', ...posts },
  { right: 'Nhân dân', key: 'dân', after: OF_THE_PEOPLE, unless: ['tệ', 'địa', 'cách', 'các'], ...nouns },
  { right: 'Đảng và Nhà nước', key: 'đảng', begun: true, unless: ['ngoài'], ...nouns },
  { right: 'Đảng, Nhà nước', key: 'đảng', begun: true, ...nouns },
  { right: 'Đảng ta', key: 'đảng', ...party },
  { right: 'tết Nguyên đán', key: 'đán', ...days },
  { right: 'tháng Giêng', key: 'giêng', before: ['', 'âm', 'năm', 'hằng', 'hàng'], ...days },
  { right: 'tháng Tám', key: 'tám', before: ['', 'năm', 'âm'], ...days },
  { right: 'tháng Chạp', key: 'chạp', before: ['', 'âm', 'năm'], ...days },
]; // prettier-ignore

/** A thing that drafts write in two ways; a draft should keep to one. */
export interface TwoWays extends Sourced {
  readonly forms: readonly [string, string];
  readonly key: string;
  /** What is proposed where both are as frequent, and for the second form always when `settled`. */
  readonly preferred: 0 | 1;
  /** Usage decides, not the majority of the draft. */
  readonly settled?: true;
  /** Words before it with which it is a term of its own and proves nothing: "giao dịch bảo đảm". */
  readonly unlessAfter?: readonly string[];
  readonly after?: readonly string[];
}

const REVIEWED = { source: 'REVIEW', verified: true } as const;

export const TWO_WAYS: readonly TwoWays[] = [
  { forms: ['phòng, chống', 'phòng chống'], key: 'chống', preferred: 0, ...REVIEWED },
  {
    forms: ['bảo đảm', 'đảm bảo'],
    key: 'đảm',
    preferred: 0,
    settled: true,
    // "bảo đảm bảo mật" has no "đảm bảo" in it.
    unlessAfter: ['dịch', 'sản', 'pháp', 'vụ', 'đồng', 'bên', 'tiền', 'bảo'],
    ...REVIEWED,
  },
  { forms: ['trực thuộc Trung ương', 'trực thuộc trung ương'], key: 'ương', preferred: 0, ...REVIEWED },
  { forms: ['cấp ủy', 'Cấp ủy'], key: 'cấp', preferred: 0, source: 'HD05', verified: true },
  { forms: ['đảng viên', 'Đảng viên'], key: 'viên', preferred: 0, source: 'HD05', verified: true },
  { forms: ['tổ chức đảng', 'tổ chức Đảng'], key: 'đảng', preferred: 0, source: 'HD05', verified: true },
  { forms: ['xây dựng Đảng', 'xây dựng đảng'], key: 'đảng', preferred: 0, source: 'HD05', verified: true },
  { forms: ['ngân sách nhà nước', 'ngân sách Nhà nước'], key: 'nước', preferred: 0, ...REVIEWED },
  { forms: ['quản lý nhà nước', 'quản lý Nhà nước'], key: 'nước', preferred: 0, ...REVIEWED },
  { forms: ['cơ quan nhà nước', 'cơ quan Nhà nước'], key: 'nước', preferred: 0, ...REVIEWED },
  { forms: ['bí thư chi bộ', 'Bí thư chi bộ'], key: 'thư', preferred: 0, ...REVIEWED },
  { forms: ['bí thư cấp ủy', 'Bí thư cấp ủy'], key: 'thư', preferred: 0, ...REVIEWED },
  { forms: ['các cuộc vận động', 'các Cuộc vận động'], key: 'các', preferred: 0, ...REVIEWED },
  ...['nghị quyết', 'chỉ thị', 'kết luận', 'quyết định', 'quy định', 'hướng dẫn', 'kế hoạch', 'chương trình', 'đề án', 'nghị định', 'thông tư', 'văn bản']
    .map((type): TwoWays => ({
      forms: [`các ${type}`, `các ${type[0]!.toUpperCase()}${type.slice(1)}`],
      key: 'các',
      preferred: 0,
      source: 'NĐ30 Phụ lục II.V.6',
      verified: true,
    })),
]; // prettier-ignore

/** Syllables by which these writings are found. */
export const WATCHED_WRITINGS: readonly string[] = [
  ...new Set([...CAPITALS.map(({ key }) => key), ...TWO_WAYS.map(({ key }) => key)]),
];
