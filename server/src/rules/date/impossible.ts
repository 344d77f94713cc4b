import { daysIn, padDay, padMonth, type DateMention } from '../../draft/dates';
import { readingOf } from '../../draft/reading';
import type { Block } from '../../draft/blocks';
import { impossible as message } from '../../messages/findings';
import { changeTo } from '../../messages/fixes';
import { replace, type BlockRule, type Fix } from '../rule';

/** A day that the calendar does not have. Figures without "ngày" before them may be something else, so they only warn. */
export const impossible: BlockRule = {
  id: 'date/impossible',
  scope: 'block',
  severity: 'error',
  summary: { vi: 'Ngày không có trong lịch', en: 'A day that the calendar does not have' },
  norm: { vi: 'Lịch Gregorius', en: 'The Gregorian calendar' },
  check: (block) =>
    readingOf(block).dates.flatMap((date) => {
      if (date.iso !== undefined) return [];
      const named = date.form === 'worded' || saysDay(block, date);
      if (!named && date.form !== 'slash') return [];
      const written = block.text
        .slice(date.span.start, date.span.end)
        .replace(/\s+/g, ' ')
        .replace(/^ngày /i, '');
      return [
        {
          span: date.span,
          message: message(written),
          severity: named ? ('error' as const) : ('warning' as const),
          fixes: repairs(date),
          fault: `date@${date.span.start}`,
        },
      ];
    }),
};

function saysDay(block: Block, date: DateMention): boolean {
  return /ng[àa]y\s*$/iu.test(block.text.slice(Math.max(0, date.span.start - 8), date.span.start).normalize('NFC'));
}

function repairs(date: DateMention): Fix[] {
  const fixes: Fix[] = [];
  // Day and month in each other's place.
  if (date.month > 12 && date.month <= 31 && date.day >= 1 && date.day <= 12) {
    const span = { start: date.daySpan.start, end: date.monthSpan.end };
    if (date.form === 'slash')
      fixes.push(
        replace(
          span,
          `${padDay(date.month)}/${padMonth(date.day)}`,
          changeTo(`${padDay(date.month)}/${padMonth(date.day)}/${date.year}`),
        ),
      );
  } else if (date.month >= 1 && date.month <= 12 && date.day > 28 && date.day <= 31) {
    const last = daysIn(date.year, date.month);
    fixes.push(
      replace(
        date.daySpan,
        padDay(last),
        changeTo(
          date.form === 'worded'
            ? `ngày ${padDay(last)} tháng ${padMonth(date.month)} năm ${date.year}`
            : `${padDay(last)}/${padMonth(date.month)}/${date.year}`,
        ),
      ),
    );
  }
  return fixes;
}
