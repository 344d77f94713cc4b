/**
 * Documents known to have been replaced or repealed. Used where a draft rests on one of them ("căn cứ", "thực hiện"), not
 * where it looks back on it.
 */
import type { IsoDate, Sourced } from './source';

export interface SucceededDocument {
  readonly type: string;
  readonly code: string;
  readonly date: IsoDate;
  /** Absent where it was not met. */
  readonly issuer?: string;
}

export interface Succession extends Sourced {
  readonly old: SucceededDocument;
  readonly by: SucceededDocument;
  /** From this day on the old document no longer holds. */
  readonly from: IsoDate;
  /** Repealed with nothing of its own in its place. */
  readonly repealedOnly?: true;
}

const document = (type: string, code: string, date: IsoDate, issuer?: string): SucceededDocument => ({
  type,
  code,
  date,
  ...(issuer === undefined ? {} : { issuer }),
});
const succession = (
  old: SucceededDocument,
  by: SucceededDocument,
  source: string,
  { from = by.date, verified = true, ...rest }: { from?: IsoDate; verified?: boolean; repealedOnly?: true } = {},
): Succession => ({ old, by, from, source, verified, ...rest });

const BI_THU = 'Ban Bí thư';
const CHINH_TRI = 'Bộ Chính trị';
const VAN_PHONG = 'Văn phòng Trung ương Đảng';

const QD31 = document('Quyết định', '31-QĐ/TW', '1997-10-01', CHINH_TRI);
const QD91 = document('Quyết định', '91-QĐ/TW', '2004-02-16', BI_THU);
const QD66 = document('Quy định', '66-QĐ/TW', '2017-02-06', BI_THU);
const QD399 = document('Quy định', '399-QĐ/TW', '2026-01-09', BI_THU);
const HD01 = document('Hướng dẫn', '01-HD/VPTW', '1998-02-02', VAN_PHONG);
const HD11 = document('Hướng dẫn', '11-HD/VPTW', '2004-05-28', VAN_PHONG);
const HD36 = document('Hướng dẫn', '36-HD/VPTW', '2018-04-03', VAN_PHONG);
const HD05 = document('Hướng dẫn', '05-HD/VPTW', '2026-05-27', VAN_PHONG);

/** The replacements and repeals, oldest first within each line. */
export const SUCCESSIONS: readonly Succession[] = [
  // The norms on Party documents.
  succession(QD31, QD91, 'QĐ91'),
  succession(QD91, QD66, 'QĐ66'),
  succession(QD66, QD399, 'QĐ399'),
  succession(document('Quy định', '223-QĐ/TW', '2020-03-06'), QD399, 'QĐ399'),
  succession(document('Công văn', '16915-CV/VPTW', '2025-08-21', VAN_PHONG), QD399, 'QĐ399', { repealedOnly: true }),
  succession(HD01, HD11, 'HD11'),
  succession(HD11, HD36, 'HD36'),
  succession(HD36, HD05, 'HD05 III'),
  // The digest of 399-QĐ/TW has that norm repeal 5053 already; the signed copy of 05-HD/VPTW repeals it again.
  succession(document('Công văn', '5053-CV/VPTW', '2019-03-11', VAN_PHONG), HD05, 'HD05 III', { repealedOnly: true }),
  succession(document('Công văn', '3294-CV/VPTW/nb', '2019-03-11', VAN_PHONG), HD05, 'HD05 III', {
    repealedOnly: true,
  }),

  // Others that drafts of these years cite.
  succession(
    document('Kết luận', '58-KL/TW', '2019-09-12', BI_THU),
    document('Kết luận', '32-KL/TW', '2022-03-30', BI_THU),
    'KL32',
  ),
  succession(
    document('Quy định', '205-QĐ/TW', '2019-09-23', CHINH_TRI),
    document('Quy định', '114-QĐ/TW', '2023-07-11', CHINH_TRI),
    'QĐ114',
  ),
  succession(
    document('Kết luận', '35-KL/TW', '2022-05-05', CHINH_TRI),
    document('Quy định', '368-QĐ/TW', '2025-09-08', CHINH_TRI),
    'QĐ368',
  ),

  // State.
  succession(
    document('Nghị định', '110/2004/NĐ-CP', '2004-04-08', 'Chính phủ'),
    document('Nghị định', '30/2020/NĐ-CP', '2020-03-05', 'Chính phủ'),
    'NĐ30',
    { verified: false },
  ),
  succession(
    document('Luật', '80/2015/QH13', '2015-06-22', 'Quốc hội'),
    document('Luật', '64/2025/QH15', '2025-02-19', 'Quốc hội'),
    'L64',
    { from: '2025-04-01' },
  ),
  // The mechanism of Hải Phòng; the first day of the later one was not looked up.
  succession(
    document('Nghị quyết', '35/2021/QH15', '2021-11-13', 'Quốc hội'),
    document('Nghị quyết', '226/2025/QH15', '2025-06-27', 'Quốc hội'),
    'NQ226',
    { from: '2025-07-01', verified: false },
  ),
];

/** What replaced or repealed the document of that type and code by that day; the code may live in several terms. */
export function successionsOf(type: string, code: string, date: IsoDate): readonly Succession[] {
  return SUCCESSIONS.filter(({ old, from }) => old.type === type && old.code === code && from <= date);
}
