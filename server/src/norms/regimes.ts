/**
 * Which norms judge a document: those in force on its own day. A list of recipients that ends its lines with commas is
 * right in 2022 and wrong after 27/5/2026.
 */
import { isInForce } from './source';
import type { IsoDate, Sourced, Valid } from './source';

/** What a norm governs. */
export type RegimeScope =
  /** types, competence and components of Party documents */
  | 'party-types'
  /** how Party documents are laid out and coded */
  | 'party-presentation'
  /** clerical work of the State: administrative documents */
  | 'state-clerical'
  /** legislation */
  | 'state-legislation';

export interface RegimeNorm extends Sourced, Valid {
  readonly what: RegimeScope;
  /** With its type word: `Hướng dẫn 36-HD/VPTW`. */
  readonly code: string;
  readonly date: IsoDate;
  readonly issuer: string;
  readonly title: string;
  /** Details or amends the main norm of its day; {@link normInForce} passes it over. */
  readonly companion?: true;
}

const TYPES_TITLE = 'về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng';
const PRESENTATION_TITLE = 'về thể thức và kỹ thuật trình bày văn bản của Đảng';
const CLERICAL_TITLE = 'về công tác văn thư';

/** The norms of each layer, oldest first. `verified` speaks of the days in force. */
export const REGIME_NORMS: readonly RegimeNorm[] = [
  {
    what: 'party-types',
    code: 'Quyết định 31-QĐ/TW',
    date: '1997-10-01',
    issuer: 'Bộ Chính trị',
    title: TYPES_TITLE,
    from: '1997-10-01',
    until: '2004-02-15',
    source: 'QĐ31',
    verified: true,
  },
  {
    what: 'party-types',
    code: 'Quyết định 91-QĐ/TW',
    date: '2004-02-16',
    issuer: 'Ban Bí thư',
    title: TYPES_TITLE,
    from: '2004-02-16',
    until: '2017-02-05',
    source: 'QĐ91',
    verified: true,
  },
  {
    what: 'party-types',
    code: 'Quy định 66-QĐ/TW',
    date: '2017-02-06',
    issuer: 'Ban Bí thư',
    title: TYPES_TITLE,
    from: '2017-02-06',
    until: '2026-01-08',
    source: 'QĐ66',
    verified: true,
  },
  {
    what: 'party-types',
    code: 'Quy định 399-QĐ/TW',
    date: '2026-01-09',
    issuer: 'Ban Bí thư',
    title: TYPES_TITLE,
    from: '2026-01-09',
    source: 'QĐ399',
    verified: true,
  },

  {
    what: 'party-presentation',
    code: 'Hướng dẫn 01-HD/VPTW',
    date: '1998-02-02',
    issuer: 'Văn phòng Trung ương Đảng',
    title: PRESENTATION_TITLE,
    from: '1998-02-02',
    until: '2004-05-27',
    source: 'HD11',
    verified: true,
  },
  {
    what: 'party-presentation',
    code: 'Hướng dẫn 11-HD/VPTW',
    date: '2004-05-28',
    issuer: 'Văn phòng Trung ương Đảng',
    title: PRESENTATION_TITLE,
    from: '2004-05-28',
    until: '2018-04-02',
    source: 'HD11',
    verified: true,
  },
  {
    what: 'party-presentation',
    code: 'Hướng dẫn 36-HD/VPTW',
    date: '2018-04-03',
    issuer: 'Văn phòng Trung ương Đảng',
    title: PRESENTATION_TITLE,
    from: '2018-04-03',
    until: '2026-05-26',
    source: 'HD36',
    verified: true,
  },
  {
    what: 'party-presentation',
    code: 'Hướng dẫn 05-HD/VPTW',
    date: '2026-05-27',
    issuer: 'Văn phòng Trung ương Đảng',
    title: PRESENTATION_TITLE,
    from: '2026-05-27',
    source: 'HD05',
    verified: true,
  },

  {
    what: 'state-clerical',
    code: 'Nghị định 110/2004/NĐ-CP',
    date: '2004-04-08',
    issuer: 'Chính phủ',
    title: CLERICAL_TITLE,
    from: '2004-04-08',
    until: '2020-03-04',
    source: 'COMMON',
    verified: false,
  },
  {
    what: 'state-clerical',
    code: 'Thông tư 01/2011/TT-BNV',
    date: '2011-01-19',
    issuer: 'Bộ Nội vụ',
    title: 'hướng dẫn thể thức và kỹ thuật trình bày văn bản hành chính',
    from: '2011-01-19',
    until: '2020-03-04',
    companion: true,
    source: 'COMMON',
    verified: false,
  },
  {
    what: 'state-clerical',
    code: 'Nghị định 30/2020/NĐ-CP',
    date: '2020-03-05',
    issuer: 'Chính phủ',
    title: CLERICAL_TITLE,
    from: '2020-03-05',
    source: 'NĐ30',
    verified: true,
  },

  {
    what: 'state-legislation',
    code: 'Luật 80/2015/QH13',
    date: '2015-06-22',
    issuer: 'Quốc hội',
    title: 'Luật Ban hành văn bản quy phạm pháp luật',
    from: '2016-07-01',
    until: '2025-03-31',
    source: 'L80; L80-VB',
    verified: true,
  },
  {
    what: 'state-legislation',
    // Its first day in force was not looked up; this is the day of signing.
    code: 'Nghị quyết 351/2017/UBTVQH14',
    date: '2017-03-14',
    issuer: 'Ủy ban Thường vụ Quốc hội',
    title:
      'quy định thể thức và kỹ thuật trình bày văn bản quy phạm pháp luật của Quốc hội, Ủy ban Thường vụ Quốc hội, Chủ tịch nước',
    from: '2017-03-14',
    until: '2025-03-31',
    companion: true,
    source: 'NQ351',
    verified: true,
  },
  {
    what: 'state-legislation',
    code: 'Luật 64/2025/QH15',
    date: '2025-02-19',
    issuer: 'Quốc hội',
    title: 'Luật Ban hành văn bản quy phạm pháp luật',
    from: '2025-04-01',
    source: 'L64',
    verified: true,
  },
  {
    what: 'state-legislation',
    code: 'Nghị định 78/2025/NĐ-CP',
    date: '2025-04-01',
    issuer: 'Chính phủ',
    title:
      'quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành Luật Ban hành văn bản quy phạm pháp luật',
    from: '2025-04-01',
    companion: true,
    source: 'NĐ78',
    verified: true,
  },
  {
    what: 'state-legislation',
    code: 'Luật 87/2025/QH15',
    date: '2025-06-25',
    issuer: 'Quốc hội',
    title: 'Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật',
    from: '2025-07-01',
    companion: true,
    source: 'L64',
    verified: true,
  },
  {
    what: 'state-legislation',
    code: 'Nghị định 187/2025/NĐ-CP',
    date: '2025-07-01',
    issuer: 'Chính phủ',
    title: 'sửa đổi, bổ sung Nghị định 78/2025/NĐ-CP',
    from: '2025-07-01',
    companion: true,
    source: 'NĐ78',
    verified: true,
  },
];

/** The main norm of a layer on that day. */
export function normInForce(what: RegimeScope, date: IsoDate): RegimeNorm | undefined {
  return REGIME_NORMS.find((norm) => norm.what === what && norm.companion !== true && isInForce(norm, date));
}

/** All norms of a layer on that day, the main one and those that detail or amend it. */
export function normsInForce(what: RegimeScope, date: IsoDate): readonly RegimeNorm[] {
  return REGIME_NORMS.filter((norm) => norm.what === what && isInForce(norm, date));
}

/** How dates are written, for Party and State; the norms agree on the digits and practice on the rest. */
export const DATE_RULES = {
  /** Days up to this one take a leading zero: `ngày 03` [HD05 I.4.2.2; NĐ30 Phụ lục I]. */
  lastPaddedDay: 9,
  /** Months up to this one take a leading zero, `tháng 02`; months 3 to 9 take none, `tháng 3` [the same]. */
  lastPaddedMonth: 2,
  /** A year is written with all four digits; practice. */
  yearDigits: 4,
  /** Between the numbers of a date in running text; practice [DATEART]. Hyphens and dots are of older texts and the press. */
  separator: '/',
  /** Party model texts put a comma before "ngày" in a citation, State texts do not: practice, no norm says so. */
  commaBeforeDay: { party: true, state: false },
} as const;

/** Day and month as they are to be written: `{ day: '03', month: '3' }` for 3 March. */
export function writtenDay(day: number, month: number): { readonly day: string; readonly month: string } {
  const pad = (number: number, last: number) => (number <= last ? `0${number}` : String(number));
  return { day: pad(day, DATE_RULES.lastPaddedDay), month: pad(month, DATE_RULES.lastPaddedMonth) };
}
