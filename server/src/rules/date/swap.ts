/** Day and month in each other's place. */
import { isoDate, padDay, padMonth, partsOf, writeDate, type DateMention } from '../../draft/dates';
import { swapDate } from '../../messages/dates';
import type { Fix } from '../rule';

/** The date with day and month swapped, where that is another date. */
export function swapped(iso: string): string | undefined {
  const { year, month, day } = partsOf(iso);
  return day === month ? undefined : isoDate(year, day, month);
}

/** The repair that swaps them, in the form in which the date is written; `at` is where its block stands. */
export function swapFix(date: DateMention, iso: string, at: number): Fix {
  const { month, day } = partsOf(iso);
  return {
    title: swapDate(writeDate(iso)),
    changes: [
      { span: { start: at + date.daySpan.start, end: at + date.daySpan.end }, newText: padDay(day) },
      { span: { start: at + date.monthSpan.start, end: at + date.monthSpan.end }, newText: padMonth(month) },
    ],
    safe: false,
    preferred: false,
  };
}
