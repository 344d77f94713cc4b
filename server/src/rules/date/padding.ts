import { padDay, padMonth } from '../../draft/dates';
import { readingOf } from '../../draft/reading';
import { padding as message } from '../../messages/findings';
import { changeTo } from '../../messages/fixes';
import type { BlockRule } from '../rule';

/** The zero before days under 10 and before months 1 and 2, and none before months 3 to 9. */
export const padding: BlockRule = {
  id: 'date/padding',
  scope: 'block',
  severity: 'hint',
  summary: {
    vi: 'Thiếu hoặc thừa số 0 trước ngày, tháng',
    en: 'A leading zero is missing before a day or a month, or is one too many',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 4.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II',
    en: 'Hướng dẫn 05-HD/VPTW I.4.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check: (block) =>
    readingOf(block).dates.flatMap((date) => {
      if (date.iso === undefined || (date.form !== 'slash' && date.form !== 'worded')) return [];
      const day = block.text.slice(date.daySpan.start, date.daySpan.end);
      const month = block.text.slice(date.monthSpan.start, date.monthSpan.end);
      const changes = [
        { span: date.daySpan, newText: padDay(date.day), old: day },
        { span: date.monthSpan, newText: padMonth(date.month), old: month },
      ].filter((change) => change.newText !== change.old);
      if (changes.length === 0) return [];
      const written = block.text.slice(date.span.start, date.span.end).replace(/\s+/g, ' ');
      const right =
        date.form === 'worded'
          ? `ngày ${padDay(date.day)} tháng ${padMonth(date.month)} năm ${date.year}`
          : `${padDay(date.day)}/${padMonth(date.month)}/${date.year}`;
      return [
        {
          span: date.span,
          message: message(written, right),
          fixes: [
            {
              title: changeTo(right),
              changes: changes.map(({ span, newText }) => ({ span, newText })),
              safe: true,
              preferred: true,
            },
          ],
        },
      ];
    }),
};
