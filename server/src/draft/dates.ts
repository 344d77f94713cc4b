/**
 * Dates in running text: `06/7/2022`, `21-12-2011`, `05.3.2020`, `ngày 05 tháng 3 năm 2020`, and the half-filled ones of a
 * draft (`ngày …/5/2025`, `ngày     tháng 8 năm 2025`). Everything works on folded text (see fold.ts).
 */
import { writtenDay } from '../norms/regimes';
import { anchorsIn } from './anchors';
import { spanOf, type Span } from './span';
import { isDigit } from './units';

/** `worded` is "ngày 05 tháng 3 năm 2020"; the others are named by their separator. */
export type DateForm = 'slash' | 'hyphen' | 'dot' | 'mixed' | 'worded';

/** A date as written; offsets count from the start of the text that was read. */
export interface DateMention {
  /** The date itself, without the word "ngày" before it in the figures' form and with it in words. */
  readonly span: Span;
  readonly form: DateForm;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly daySpan: Span;
  readonly monthSpan: Span;
  readonly yearSpan: Span;
  /** ISO date (YYYY-MM-DD), or undefined where the calendar has no such day. */
  readonly iso: string | undefined;
}

/** Days of a month in the Gregorian calendar, the month counted from 1. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

/** ISO form of a date, or undefined where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${TWO_DIGITS[month]!}-${TWO_DIGITS[day]!}`;
}

/** Day, month and year of an ISO date. */
export function partsOf(iso: string): { year: number; month: number; day: number } {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

/** Days from 0000-03-01 in the Gregorian calendar: years begin in March, so that the leap day is the last. */
function dayNumber(iso: string): number {
  const { year, month, day } = partsOf(iso);
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + Math.floor((153 * months + 2) / 5) + day;
}

/** Whole days from one ISO date to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The ISO date so many days later; the date itself where the calendar ends. */
export function addDays(iso: string, days: number): string {
  const later = new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000);
  return Number.isNaN(later.getTime()) ? iso : later.toISOString().slice(0, 10);
}

/**
 * Writes a date in figures as official texts do: days under 10 and months 1 and 2 with a zero before them, other months
 * without (HD05 I.4.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I).
 */
export function writeDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${padDay(day)}/${padMonth(month)}/${year}`;
}

/** A day of the month as official texts write it: 1 to 9 with a zero. */
export function padDay(day: number): string {
  return writtenDay(day, 1).day;
}

/** A month as official texts write it: 1 and 2 with a zero, 3 to 12 without. */
export function padMonth(month: number): string {
  return writtenDay(1, month).month;
}

/** Reads the date in figures that begins at `at`: "06/7/2022", "21 - 12 - 2011". */
function readFigures(folded: string, at: number): DateMention | undefined {
  if (isDigit(folded.charCodeAt(at - 1))) return undefined;
  const dayEnd = shortNumberEnd(folded, at);
  const first = markAt(folded, dayEnd);
  const monthAt = markEnd(folded, dayEnd, first);
  const monthEnd = shortNumberEnd(folded, monthAt);
  const second = markAt(folded, monthEnd);
  const yearAt = markEnd(folded, monthEnd, second);
  if (dayEnd === at || first === 0 || monthEnd === monthAt || second === 0 || !isYear(folded, yearAt)) return undefined;
  const form = first !== second ? 'mixed' : first === 0x2f ? 'slash' : first === 0x2d ? 'hyphen' : 'dot';
  return make(folded, form, at, at, dayEnd, monthAt, monthEnd, yearAt);
}

/** Reads the date in words whose "ngày" begins at `at`: "ngày 05 tháng 3 năm 2020", with or without a comma before "năm". */
function readWorded(folded: string, at: number): DateMention | undefined {
  if (!folded.startsWith('ngay', at)) return undefined;
  const dayAt = spacesEnd(folded, at + 4);
  const dayEnd = shortNumberEnd(folded, dayAt);
  const monthWord = spacesEnd(folded, dayEnd);
  if (dayEnd === dayAt || monthWord === dayEnd || !folded.startsWith('thang', monthWord)) return undefined;
  const monthAt = spacesEnd(folded, monthWord + 5);
  const monthEnd = shortNumberEnd(folded, monthAt);
  if (monthAt === monthWord + 5 || monthEnd === monthAt) return undefined;
  const comma = folded.charCodeAt(monthEnd) === 0x20 ? monthEnd + 1 : monthEnd;
  const behind = folded.charCodeAt(comma) === 0x2c ? comma + 1 : monthEnd;
  const yearWord = spacesEnd(folded, behind);
  if (yearWord === behind || !folded.startsWith('nam', yearWord)) return undefined;
  const yearAt = spacesEnd(folded, yearWord + 3);
  if (yearAt === yearWord + 3 || !isYear(folded, yearAt)) return undefined;
  return make(folded, 'worded', at, dayAt, dayEnd, monthAt, monthEnd, yearAt);
}

/** Reads the date at `at`, in either form. */
export function readDate(folded: string, at: number): DateMention | undefined {
  return isDigit(folded.charCodeAt(at)) ? readFigures(folded, at) : readWorded(folded, at);
}

/** End of a number of at most two digits. */
function shortNumberEnd(folded: string, at: number): number {
  if (!isDigit(folded.charCodeAt(at))) return at;
  return isDigit(folded.charCodeAt(at + 1)) ? at + 2 : at + 1;
}

/** The "-", "." or "/" at `at` or behind a space there; 0 where there is none. */
function markAt(folded: string, at: number): number {
  const unit = folded.charCodeAt(folded.charCodeAt(at) === 0x20 ? at + 1 : at);
  return unit >= 0x2d && unit <= 0x2f ? unit : 0;
}

/** Behind that mark, and behind a space behind it. */
function markEnd(folded: string, at: number, mark: number): number {
  const behind = folded.charCodeAt(at) === mark ? at + 1 : at + 2;
  return folded.charCodeAt(behind) === 0x20 ? behind + 1 : behind;
}

/** End of the spaces at `at`, eight at most. */
function spacesEnd(folded: string, at: number): number {
  let end = at;
  while (end < at + 8 && folded.charCodeAt(end) === 0x20) end += 1;
  return end;
}

/** Whether a year from 1900 to 2099 stands at `at`, and no digit behind it. */
function isYear(folded: string, at: number): boolean {
  return (
    (folded.startsWith('19', at) || folded.startsWith('20', at)) &&
    isDigit(folded.charCodeAt(at + 2)) &&
    isDigit(folded.charCodeAt(at + 3)) &&
    !isDigit(folded.charCodeAt(at + 4))
  );
}

function make(
  folded: string,
  form: DateForm,
  start: number,
  dayAt: number,
  dayEnd: number,
  monthAt: number,
  monthEnd: number,
  yearAt: number,
): DateMention {
  const end = yearAt + 4;
  const day = Number(folded.slice(dayAt, dayEnd));
  const month = Number(folded.slice(monthAt, monthEnd));
  const year = Number(folded.slice(yearAt, end));
  return {
    span: spanOf(start, end),
    form,
    day,
    month,
    year,
    daySpan: spanOf(dayAt, dayEnd),
    monthSpan: spanOf(monthAt, monthEnd),
    yearSpan: spanOf(yearAt, end),
    iso: isoDate(year, month, day),
  };
}

/** Every date of a folded text, in order; a date begins at one of the places. */
export function findDates(folded: string, places: readonly number[] = anchorsIn(folded).dates ?? []): DateMention[] {
  const found: DateMention[] = [];
  let from = 0;
  for (const at of places) {
    const date = at < from ? undefined : readDate(folded, at);
    if (!date) continue;
    found.push(date);
    from = date.span.end;
  }
  return found;
}
