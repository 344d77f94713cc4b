/**
 * Terms of office (nhiệm kỳ, khóa): the national congresses and the plenums between them, the National Assembly, the
 * congresses of Hải Phòng. Numbers of Party documents run by the term of the very committee that issues them, laws by
 * the khóa of the National Assembly.
 */
import type { IsoDate, Sourced } from './source';

const ROMAN: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** `16` is `XVI`. For 1 to 39, far beyond any khóa. */
export function numberToRoman(number: number): string {
  let rest = number;
  let roman = '';
  for (const [sign, value] of ROMAN) {
    while (rest >= value) {
      roman += sign;
      rest -= value;
    }
  }
  return roman;
}

/** `XVI` is 16; undefined for what is no Roman number from I to XXXIX in its usual writing. */
export function romanToNumber(roman: string): number | undefined {
  const signs = roman.toUpperCase();
  let rest = signs;
  let number = 0;
  for (const [sign, value] of ROMAN) {
    while (rest.startsWith(sign)) {
      number += value;
      rest = rest.slice(sign.length);
    }
  }
  return rest === '' && number > 0 && number < 40 && numberToRoman(number) === signs ? number : undefined;
}

/** The day before. */
export function dayBefore(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

// National congresses.

/** A national congress (Đại hội đại biểu toàn quốc). */
export interface Congress extends Sourced {
  readonly number: number;
  readonly roman: string;
  /** First day, the preparatory session (phiên trù bị) included where it is known. */
  readonly from: IsoDate;
  /** Day of the closing session. */
  readonly until: IsoDate;
}

const congress = (number: number, from: IsoDate, until: IsoDate, verified = true): Congress => ({
  number,
  roman: numberToRoman(number),
  from,
  until,
  source: 'CONG',
  verified,
});

/** The national congresses of the Party. */
export const CONGRESSES: readonly Congress[] = [
  // 28/3 in another source.
  congress(1, '1935-03-27', '1935-03-31', false),
  congress(2, '1951-02-11', '1951-02-19'),
  congress(3, '1960-09-05', '1960-09-10'),
  congress(4, '1976-12-14', '1976-12-20'),
  congress(5, '1982-03-27', '1982-03-31'),
  // The public part; closed sessions on 05–14/12.
  congress(6, '1986-12-15', '1986-12-18'),
  congress(7, '1991-06-24', '1991-06-27'),
  congress(8, '1996-06-28', '1996-07-01'),
  congress(9, '2001-04-19', '2001-04-22'),
  congress(10, '2006-04-18', '2006-04-25'),
  congress(11, '2011-01-12', '2011-01-19'),
  congress(12, '2016-01-20', '2016-01-28'),
  congress(13, '2021-01-25', '2021-02-01'),
  congress(14, '2026-01-19', '2026-01-23'),
];

/**
 * Days on which the new Central Committee first met while its congress was still sitting: its numbering begins then
 * [HD05 I.3.1.1], not with the closing of the congress.
 */
const FIRST_MEETING: ReadonlyMap<number, IsoDate> = new Map([
  [12, '2016-01-27'],
  [13, '2021-01-31'],
  [14, '2026-01-23'],
]);

/** A span in which numbers of one series run: khóa XIII of Trung ương, khóa XV of the National Assembly. */
export interface Term {
  readonly number: number;
  readonly roman: string;
  readonly from: IsoDate;
  /** Last day; absent in the current term. */
  readonly until?: IsoDate;
}

const withEnds = <Row extends Term>(rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => {
    const next = rows[index + 1];
    return next === undefined ? row : { ...row, until: dayBefore(next.from) };
  });

/** The terms of Trung ương by which its numbers run: from the first plenum, where known, else the end of the congress. */
export const CENTRAL_TERMS: readonly Term[] = withEnds(
  CONGRESSES.map(({ number, roman, until }) => ({ number, roman, from: FIRST_MEETING.get(number) ?? until })),
);

const on = <Row extends Term>(rows: readonly Row[], date: IsoDate): Row | undefined =>
  rows.findLast(({ from }) => from <= date);

/** The numbering term of Trung ương that holds that day. */
export function centralTermOn(date: IsoDate): Term | undefined {
  return on(CENTRAL_TERMS, date);
}

/** The numbering term of Trung ương with that number. */
export function centralTermByNumber(number: number): Term | undefined {
  return CENTRAL_TERMS.find((term) => term.number === number);
}

// Plenums.

/** A document that sources tie to a plenum. */
export interface PlenumDocument extends Sourced {
  readonly type: string;
  readonly code: string;
  readonly date: IsoDate;
}

/** A plenum of the Central Committee (Hội nghị Trung ương N khóa K). `verified` means that every day given is so. */
export interface Plenum extends Sourced {
  /** Khóa of the Central Committee. */
  readonly term: number;
  readonly number: number;
  readonly from?: IsoDate;
  readonly fromVerified: boolean;
  readonly until?: IsoDate;
  readonly untilVerified: boolean;
  /** The last day is the one announced at the opening. */
  readonly untilPlanned?: true;
  /** Where its days are not known: it had been held by then. */
  readonly heldBy?: IsoDate;
  /** What sources tie to this plenum; not a full list. Dated one to seven weeks after it. */
  readonly documents: readonly PlenumDocument[];
}

/** Documents by `term/number` of their plenum. */
const DOCUMENTS: Readonly<Record<string, readonly PlenumDocument[]>> = {
  '11/8': [{ type: 'Nghị quyết', code: '29-NQ/TW', date: '2013-11-04', source: 'PLEN', verified: true }],
  '11/9': [{ type: 'Nghị quyết', code: '33-NQ/TW', date: '2014-06-09', source: 'PLEN', verified: true }],
  '12/4': [{ type: 'Nghị quyết', code: '04-NQ/TW', date: '2016-10-30', source: 'CORPUS', verified: true }],
  '12/6': [{ type: 'Nghị quyết', code: '18-NQ/TW', date: '2017-10-25', source: 'CORPUS', verified: true }],
  '12/7': [{ type: 'Nghị quyết', code: '27-NQ/TW', date: '2018-05-21', source: 'GAZ', verified: true }],
  '13/4': [{ type: 'Kết luận', code: '21-KL/TW', date: '2021-10-25', source: 'CORPUS', verified: true }],
  '13/8': [
    { type: 'Nghị quyết', code: '42-NQ/TW', date: '2023-11-24', source: 'CORPUS', verified: true },
    { type: 'Nghị quyết', code: '43-NQ/TW', date: '2023-11-24', source: 'CORPUS', verified: true },
  ],
  '14/2': [
    { type: 'Nghị quyết', code: '04-NQ/TW', date: '2026-04-01', source: 'XIV; GAZ', verified: true },
    { type: 'Kết luận', code: '18-KL/TW', date: '2026-04-02', source: 'XIV; GAZ', verified: true },
  ],
};

/** A day; a leading `?` marks one from memory, a trailing `~` one only announced at the opening. */
type Day = string;

const plenumRow = (term: number, number: number, first: Day, last: Day): Plenum => {
  const plain = (day: Day) => day.replace(/[?~]/g, '');
  const isVerified = (day: Day) => !/[?~]/.test(day);
  return {
    term,
    number,
    from: plain(first),
    fromVerified: isVerified(first),
    until: plain(last),
    untilVerified: isVerified(last),
    ...(last.endsWith('~') ? { untilPlanned: true } : {}),
    documents: DOCUMENTS[`${term}/${number}`] ?? [],
    source: 'PLEN',
    verified: isVerified(first) && isVerified(last),
  };
};

const undatedPlenum = (term: number, number: number, heldBy?: IsoDate): Plenum => ({
  term,
  number,
  fromVerified: false,
  untilVerified: false,
  ...(heldBy === undefined ? {} : { heldBy }),
  documents: DOCUMENTS[`${term}/${number}`] ?? [],
  source: 'XIV; GAZ',
  verified: false,
});

/** The numbered plenums of khóa XI to XIV. */
export const PLENUMS: readonly Plenum[] = [
  plenumRow(11, 1, '?2011-01-18', '2011-01-19'),
  plenumRow(11, 2, '2011-07-04', '2011-07-10'),
  plenumRow(11, 3, '2011-10-06', '2011-10-10~'),
  plenumRow(11, 4, '2011-12-26', '?2011-12-31'),
  plenumRow(11, 5, '2012-05-07', '2012-05-15~'),
  plenumRow(11, 6, '2012-10-01', '2012-10-15'),
  plenumRow(11, 7, '2013-05-02', '2013-05-11'),
  plenumRow(11, 8, '?2013-09-30', '?2013-10-09'),
  plenumRow(11, 9, '?2014-05-08', '?2014-05-14'),
  plenumRow(11, 10, '?2015-01-05', '?2015-01-12'),
  plenumRow(11, 11, '2015-05-04', '2015-05-07~'),
  plenumRow(11, 12, '2015-10-05', '?2015-10-11'),
  plenumRow(11, 13, '2015-12-14', '2015-12-21'),
  plenumRow(11, 14, '?2016-01-11', '2016-01-13'),

  plenumRow(12, 1, '2016-01-27', '?2016-01-28'),
  plenumRow(12, 2, '2016-03-10', '2016-03-12'),
  plenumRow(12, 3, '?2016-07-04', '?2016-07-07'),
  plenumRow(12, 4, '2016-10-09', '?2016-10-14'),
  plenumRow(12, 5, '2017-05-05', '?2017-05-10'),
  plenumRow(12, 6, '2017-10-04', '2017-10-11'),
  plenumRow(12, 7, '2018-05-07', '2018-05-12'),
  plenumRow(12, 8, '2018-10-02', '2018-10-06'),
  plenumRow(12, 9, '2018-12-25', '?2018-12-26'),
  plenumRow(12, 10, '2019-05-16', '?2019-05-18'),
  plenumRow(12, 11, '?2019-10-07', '?2019-10-12'),
  plenumRow(12, 12, '2020-05-11', '?2020-05-14'),
  plenumRow(12, 13, '2020-10-05', '2020-10-09'),
  plenumRow(12, 14, '2020-12-14', '2020-12-18'),
  plenumRow(12, 15, '2021-01-16', '2021-01-17'),

  plenumRow(13, 1, '2021-01-31', '2021-01-31'),
  plenumRow(13, 2, '2021-03-08', '2021-03-09'),
  plenumRow(13, 3, '?2021-07-05', '2021-07-08'),
  plenumRow(13, 4, '?2021-10-04', '2021-10-07'),
  plenumRow(13, 5, '2022-05-04', '2022-05-10'),
  plenumRow(13, 6, '2022-10-03', '?2022-10-09'),
  plenumRow(13, 7, '2023-05-15', '2023-05-17'),
  plenumRow(13, 8, '2023-10-02', '2023-10-08'),
  plenumRow(13, 9, '2024-05-16', '?2024-05-18'),
  plenumRow(13, 10, '?2024-09-18', '2024-09-20'),
  plenumRow(13, 11, '2025-04-10', '2025-04-12'),
  plenumRow(13, 12, '2025-07-18', '2025-07-19'),
  plenumRow(13, 13, '2025-10-06', '2025-10-08'),
  plenumRow(13, 14, '2025-11-05', '2025-11-06'),
  plenumRow(13, 15, '2025-12-22', '2025-12-23'),

  plenumRow(14, 1, '2026-01-23', '2026-01-23'),
  undatedPlenum(14, 2, '2026-04-01'),
  undatedPlenum(14, 3, '2026-09-30'),
];

/** Meetings of the Central Committee without a number. */
export const EXTRAORDINARY_PLENUMS: readonly (Sourced & { readonly term: number; readonly date: IsoDate })[] = [
  { term: 13, date: '2024-08-03', source: 'PLEN', verified: true },
];

/** Plenum `number` of khóa `term` ("Hội nghị Trung ương 4 khóa XII" is `plenum(12, 4)`). */
export function plenum(term: number, number: number): Plenum | undefined {
  return PLENUMS.find((row) => row.term === term && row.number === number);
}

// The National Assembly.

/** A khóa of the National Assembly. It lasts until the next one's first session opens. */
export interface Assembly extends Term, Sourced {
  /** Election day; verified in every row. */
  readonly election: IsoDate;
  /** Opening day of the first session. */
  readonly from: IsoDate;
  readonly fromVerified: boolean;
  /** Closing day of the first session, where known. */
  readonly firstSessionUntil?: IsoDate;
}

const assembly = (
  number: number,
  election: IsoDate,
  from: IsoDate,
  firstSessionUntil: IsoDate | undefined,
  verified: boolean,
): Assembly => ({
  number,
  roman: numberToRoman(number),
  election,
  from,
  ...(firstSessionUntil === undefined ? {} : { firstSessionUntil }),
  fromVerified: verified,
  source: 'NA',
  verified,
});

/** The khóa of the National Assembly; `verified` speaks of the days of the first session. */
export const ASSEMBLIES: readonly Assembly[] = withEnds([
  assembly(1, '1946-01-06', '1946-03-02', undefined, true),
  assembly(2, '1960-05-08', '1960-07-06', '1960-07-15', true),
  assembly(3, '1964-04-26', '1964-06-25', '1964-07-03', false),
  assembly(4, '1971-04-11', '1971-06-06', '1971-06-08', false),
  assembly(5, '1975-04-06', '1975-06-03', '1975-06-06', false),
  assembly(6, '1976-04-25', '1976-06-24', '1976-07-03', false),
  assembly(7, '1981-04-26', '1981-06-25', '1981-07-04', false),
  assembly(8, '1987-04-19', '1987-06-17', '1987-06-22', false),
  assembly(9, '1992-07-19', '1992-09-19', '1992-10-08', true),
  // 20/9 elsewhere.
  assembly(10, '1997-07-20', '1997-09-18', '1997-09-29', true),
  assembly(11, '2002-05-19', '2002-07-19', '2002-08-12', true),
  assembly(12, '2007-05-20', '2007-07-19', '2007-08-04', true),
  assembly(13, '2011-05-22', '2011-07-21', '2011-08-06', true),
  assembly(14, '2016-05-22', '2016-07-20', '2016-07-29', true),
  assembly(15, '2021-05-23', '2021-07-20', undefined, true),
  // The planned opening; it was at work on 12/4/2026.
  assembly(16, '2026-03-15', '2026-04-06', undefined, false),
]);

/** The khóa whose laws and resolutions bear that day. */
export function assemblyTermOn(date: IsoDate): Assembly | undefined {
  return on(ASSEMBLIES, date);
}

/** The khóa of that number: `QH15` is 15, "Quốc hội khóa XV" is 15. */
export function assemblyTermByNumber(number: number): Assembly | undefined {
  return ASSEMBLIES.find((row) => row.number === number);
}

// Provinces.

/** A congress of a provincial Party organisation. */
export interface ProvincialCongress extends Sourced {
  /** Of which province or city under the centre. */
  readonly place: string;
  readonly number: number;
  readonly roman: string;
  /** First and last year of the term (nhiệm kỳ 2020 - 2025). */
  readonly years: readonly [number, number];
  readonly from?: IsoDate;
  readonly until?: IsoDate;
  /** The first congress after a merger: the ordinals start again. */
  readonly afterMerger?: true;
}

const haiPhong = (
  number: number,
  years: readonly [number, number],
  days: Pick<ProvincialCongress, 'from' | 'until' | 'afterMerger'>,
  verified = true,
): ProvincialCongress => ({
  place: 'Hải Phòng',
  number,
  roman: numberToRoman(number),
  years,
  ...days,
  source: 'HP',
  verified,
});

/** The congresses of the Party organisation of Hải Phòng. */
export const PROVINCIAL: readonly ProvincialCongress[] = [
  // Ordinal and term are verified; of its days only the season is known.
  haiPhong(14, [2010, 2015], {}),
  // As announced.
  haiPhong(15, [2015, 2020], { from: '2015-10-21', until: '2015-10-24' }),
  haiPhong(16, [2020, 2025], { from: '2020-10-13', until: '2020-10-15' }),
  // I, not XVII: the first after the merger with Hải Dương.
  haiPhong(1, [2025, 2030], { from: '2025-09-26', until: '2025-09-27', afterMerger: true }),
];

/** The spans in which the provinces held their congresses; in between numbers of TU restart at different days. */
export const PROVINCIAL_ROUNDS: readonly (Sourced & {
  readonly years: readonly [number, number];
  readonly from: IsoDate;
  readonly until: IsoDate;
})[] = [
  { years: [2015, 2020], from: '2015-09-15', until: '2015-11-02', source: 'HP', verified: true },
  { years: [2020, 2025], from: '2020-09-01', until: '2020-11-30', source: 'COMMON', verified: false },
  { years: [2025, 2030], from: '2025-09-01', until: '2025-11-30', source: 'COMMON', verified: false },
];
