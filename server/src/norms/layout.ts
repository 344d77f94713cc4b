/**
 * How a document is laid out (thể thức và kỹ thuật trình bày): which components it must have, and the marks and words that
 * stand in its head, its legal bases and its list of recipients. A layout holds as long as its norm is in force
 * (regimes.ts); of earlier norms nothing was read, so they have none.
 */
import { normInForce, type RegimeScope } from './regimes';
import type { IsoDate, Sourced } from './source';

export type LayoutSystem = 'party' | 'state';

export interface Layout extends Sourced {
  readonly system: LayoutSystem;
  /** As in regimes.ts: "Hướng dẫn 36-HD/VPTW". */
  readonly norm: string;
  /** Legal bases (căn cứ ban hành). */
  readonly bases: {
    readonly place: string;
    readonly between: ';';
    readonly last: ',' | '.';
    /** Whether a dash stands before each. */
    readonly dash: boolean;
    /** How a law or an ordinance is named: by name and year, by its name, or as any other document. */
    readonly laws: 'name-and-year' | 'name' | 'in-full';
  };
  /** Nơi nhận. */
  readonly recipients: {
    readonly place: string;
    readonly between: ',' | ';';
    readonly last: '.';
    /** Whether a colon stands behind "Lưu". */
    readonly filingColon: boolean;
    /** The line of filing as the norm writes it. */
    readonly filing: string;
    /** Types, by id, whose list begins with "Như trên". */
    readonly asAbove: readonly string[];
  };
  /** The word before those whom a document goes to, by the id of its type. */
  readonly addressee: {
    readonly place: string;
    readonly words: Readonly<Record<string, 'Kính gửi' | 'Kính trình'>>;
  };
  /** Tên loại và trích yếu. */
  readonly subject: {
    readonly place: string;
    /** Whether it begins with a capital; the examples of the norm do so throughout. */
    readonly capital: boolean;
  };
  /** Quyền hạn, chức vụ, họ tên. */
  readonly signature: { readonly place: string };
}

const LETTERS_TO = { 'cong-van': 'Kính gửi', 'to-trinh': 'Kính gửi' } as const;
/** A report goes to a higher body by name; the norm of the State says so, those of the Party do not. */
const REPORTS_TO = { ...LETTERS_TO, 'bao-cao': 'Kính gửi' } as const;

export const LAYOUTS: readonly Layout[] = [
  {
    system: 'party',
    norm: 'Hướng dẫn 36-HD/VPTW',
    bases: { place: 'mục II, điểm 1.6.2', between: ';', last: ',', dash: false, laws: 'in-full' },
    recipients: {
      place: 'mục II, điểm 1.9',
      between: ',',
      last: '.',
      filingColon: false,
      filing: 'Lưu Văn phòng ….',
      asAbove: ['cong-van', 'to-trinh'],
    },
    addressee: { place: 'mục II, điểm 1.9.2', words: LETTERS_TO },
    subject: { place: 'mục II, điểm 1.5', capital: false },
    signature: { place: 'mục II, điểm 1.7' },
    source: 'HD36 1.5; HD36 1.6.2; HD36 1.7; HD36 1.9',
    verified: true,
  },
  {
    system: 'party',
    norm: 'Hướng dẫn 05-HD/VPTW',
    bases: { place: 'phần II, mục I, điểm 6.2.3', between: ';', last: '.', dash: true, laws: 'name-and-year' },
    recipients: {
      place: 'phần II, mục I, điểm 9.2.5',
      between: ';',
      last: '.',
      filingColon: false,
      filing: 'Lưu Văn phòng ….',
      asAbove: ['cong-van', 'to-trinh'],
    },
    addressee: { place: 'phần II, mục I, điểm 9.2.4', words: { ...LETTERS_TO, 'to-trinh': 'Kính trình' } },
    subject: { place: 'phần II, mục I, điểm 5', capital: false },
    signature: { place: 'phần II, mục I, điểm 7' },
    source: 'HD05 I.5; HD05 I.6.2.3; HD05 I.7; HD05 I.9.2',
    verified: true,
  },
  {
    system: 'state',
    norm: 'Nghị định 30/2020/NĐ-CP',
    bases: { place: 'Phụ lục I, phần I, mục II, điểm 6a', between: ';', last: '.', dash: false, laws: 'name' },
    recipients: {
      place: 'Phụ lục I, phần I, mục II, điểm 9d',
      between: ';',
      last: '.',
      filingColon: true,
      filing: 'Lưu: VT, ….',
      asAbove: ['cong-van', 'to-trinh', 'bao-cao'],
    },
    addressee: { place: 'Phụ lục I, phần I, mục II, điểm 9b', words: REPORTS_TO },
    subject: { place: 'Phụ lục I, phần I, mục II, điểm 5', capital: true },
    signature: { place: 'Phụ lục I, phần I, mục II, điểm 7' },
    source: 'NĐ30 Phụ lục I',
    verified: true,
  },
];

const SCOPES: Readonly<Record<LayoutSystem, RegimeScope>> = {
  party: 'party-presentation',
  state: 'state-clerical',
};

/** The layout of a system on that day; undefined where its norm was not read. */
export function layoutOn(system: LayoutSystem, date: IsoDate): Layout | undefined {
  const norm = normInForce(SCOPES[system], date);
  return LAYOUTS.find((layout) => layout.system === system && layout.norm === norm?.code);
}

/** A component that a document must have. */
export type MandatoryComponent =
  'heading' | 'motto' | 'issuer' | 'number' | 'place-date' | 'type' | 'recipients' | 'signature';

/** The components that each norm asks for; trích yếu is judged beside the type name, seals are not text. */
export interface ComponentList extends Sourced {
  readonly system: LayoutSystem;
  readonly norm: string;
  readonly place: string;
  readonly components: readonly MandatoryComponent[];
}

const PARTY_COMPONENTS = ['heading', 'issuer', 'number', 'place-date', 'type', 'recipients', 'signature'] as const;

export const COMPONENT_LISTS: readonly ComponentList[] = [
  {
    system: 'party',
    norm: 'Quy định 66-QĐ/TW',
    place: 'Điều 15',
    components: PARTY_COMPONENTS,
    source: 'QĐ66 Điều 15',
    verified: true,
  },
  {
    system: 'party',
    norm: 'Quy định 399-QĐ/TW',
    place: 'Điều 14',
    components: PARTY_COMPONENTS,
    source: 'QĐ399 Điều 14',
    verified: true,
  },
  {
    system: 'state',
    norm: 'Nghị định 30/2020/NĐ-CP',
    place: 'Điều 8',
    components: ['heading', 'motto', 'issuer', 'number', 'place-date', 'type', 'recipients', 'signature'],
    source: 'NĐ30 Điều 8',
    verified: true,
  },
];

/** What some types do without, by id. */
export interface ComponentException extends Sourced {
  readonly types: readonly string[];
  readonly system?: LayoutSystem;
  readonly without: readonly MandatoryComponent[];
}

export const COMPONENT_EXCEPTIONS: readonly ComponentException[] = [
  { types: ['cong-van'], without: ['type'], source: 'HD05 I.5.1.1; HD36 1.5.1; NĐ30 Phụ lục I', verified: true },
  // The model of minutes has no line of place and date (mẫu 1.9).
  { types: ['bien-ban'], system: 'state', without: ['place-date'], source: 'NĐ30 Phụ lục III', verified: true },
  // Minutes are kept rather than sent; those of handing over and of inspections bear no number either.
  { types: ['bien-ban'], without: ['issuer', 'number', 'recipients'], source: 'COMMON', verified: false },
  // Documents of congresses and appeals that bear no number in practice.
  {
    types: ['cuong-linh-chinh-tri', 'dieu-le-dang', 'tuyen-bo', 'loi-keu-goi'],
    without: ['number', 'recipients'],
    source: 'COMMON',
    verified: false,
  },
  // Papers between two parties, of persons as well as bodies, handed over or kept by hand.
  {
    types: [
      'hop-dong',
      'ban-ghi-nho',
      'ban-thoa-thuan',
      'thu-cong',
      'giay-uy-quyen',
      'giay-moi',
      'giay-gioi-thieu',
      'giay-nghi-phep',
      'giay-chung-nhan',
      'giay-di-duong',
      'phieu-gui',
      'phieu-chuyen',
      'phieu-bao',
    ],
    without: ['issuer', 'number', 'place-date', 'recipients', 'signature'],
    source: 'COMMON',
    verified: false,
  },
];

const LIST_SCOPES: Readonly<Record<LayoutSystem, RegimeScope>> = {
  party: 'party-types',
  state: 'state-clerical',
};

/** The components that a document of that type must have on that day, with the norm that says so. */
export function componentsOn(
  system: LayoutSystem,
  date: IsoDate,
  typeId: string,
): { readonly list: ComponentList; readonly components: readonly MandatoryComponent[] } | undefined {
  const norm = normInForce(LIST_SCOPES[system], date);
  const list = COMPONENT_LISTS.find((row) => row.system === system && row.norm === norm?.code);
  if (!list) return undefined;
  const without = new Set(
    COMPONENT_EXCEPTIONS.filter(
      (row) => row.types.includes(typeId) && (row.system === undefined || row.system === system),
    ).flatMap((row) => row.without),
  );
  return { list, components: list.components.filter((component) => !without.has(component)) };
}

/** Types, by id, that bear no trích yếu, or need none. */
export const WITHOUT_SUBJECT: ReadonlySet<string> = new Set([
  'cuong-linh-chinh-tri',
  'dieu-le-dang',
  'hop-dong',
  'ban-ghi-nho',
  'ban-thoa-thuan',
  'giay-uy-quyen',
  'giay-moi',
  'giay-gioi-thieu',
  'giay-nghi-phep',
  'giay-chung-nhan',
  'giay-di-duong',
  'phieu-gui',
  'phieu-chuyen',
  'phieu-bao',
  'thu-cong',
  'cong-van',
  'cong-dien',
]);

/** Days on which legislation cites its bases without any date (Nghị định 78/2025/NĐ-CP, Điều 68, in its first wording). */
export const BASES_WITHOUT_DATE = {
  from: '2025-04-01',
  until: '2025-06-30',
  norm: 'Nghị định 78/2025/NĐ-CP',
  place: 'Điều 68',
  source: 'NĐ78 Điều 68',
  verified: true,
} as const;
