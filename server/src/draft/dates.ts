/**
 * Dates in running text: `06/7/2022`, `21-12-2011`, `05.3.2020`, `ngày 05 tháng 3 năm 2020`, and the half-filled ones of a
 * draft (`ngày …/5/2025`, `ngày     tháng 8 năm 2025`). Everything works on folded text (see fold.ts).
 */
import { writtenDay } from '../norms/regimes';
import { spanOf, type Span } from './span';

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

/** ISO form of a date, or undefined where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
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

// Every unit is in a group, so the places of the groups are sums of lengths: asking the engine for them runs a match twice.
const FIGURES = /(\d{1,2})( ?[-/.] ?)(\d{1,2})( ?[-/.] ?)((?:19|20)\d{2})/y;
const WORDED = /(ngay {0,8})(\d{1,2})( {1,8}thang {1,8})(\d{1,2})((?: ?,)? {1,8}nam {1,8})((?:19|20)\d{2})/y;
const ANY =
  /\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)\d{2}|ngay {0,8}\d{1,2} {1,8}thang {1,8}\d{1,2}(?: ?,)? {1,8}nam {1,8}(?:19|20)\d{2}/g;

/** Reads the date in figures that begins at `at`. */
export function readFigures(folded: string, at: number): DateMention | undefined {
  FIGURES.lastIndex = at;
  const match = FIGURES.exec(folded);
  if (!match) return undefined;
  if (isDigit(folded, at - 1) || isDigit(folded, at + match[0].length)) return undefined;
  const first = match[2]!.trim();
  const form: DateForm =
    first !== match[4]!.trim() ? 'mixed' : first === '/' ? 'slash' : first === '-' ? 'hyphen' : 'dot';
  return make(form, at, at, match.slice(1));
}

/** Reads the date in words whose "ngày" begins at `at`. */
export function readWorded(folded: string, at: number): DateMention | undefined {
  WORDED.lastIndex = at;
  const match = WORDED.exec(folded);
  if (!match || isDigit(folded, at + match[0].length)) return undefined;
  return make('worded', at, at + match[1]!.length, match.slice(2));
}

/** Reads the date at `at`, in either form. */
export function readDate(folded: string, at: number): DateMention | undefined {
  return isDigit(folded, at) ? readFigures(folded, at) : readWorded(folded, at);
}

/** @param parts day, what stands behind it, month, what stands behind it, year */
function make(form: DateForm, start: number, dayAt: number, parts: readonly string[]): DateMention {
  const [dayText, toMonth, monthText, toYear, yearText] = parts as [string, string, string, string, string];
  const dayEnd = dayAt + dayText.length;
  const monthAt = dayEnd + toMonth.length;
  const monthEnd = monthAt + monthText.length;
  const yearAt = monthEnd + toYear.length;
  const end = yearAt + yearText.length;
  const [day, month, year] = [Number(dayText), Number(monthText), Number(yearText)];
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

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Every date of a folded text, in order. */
export function findDates(folded: string): DateMention[] {
  const found: DateMention[] = [];
  ANY.lastIndex = 0;
  for (let match = ANY.exec(folded); match; match = ANY.exec(folded)) {
    const date = readDate(folded, match.index);
    if (date) {
      found.push(date);
      ANY.lastIndex = date.span.end;
    } else {
      ANY.lastIndex = match.index + 1;
    }
  }
  return found;
}
