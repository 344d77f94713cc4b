import { padDay, padMonth } from '../../draft/dates';
import { readingOf } from '../../draft/reading';
import { yearAgainstCode as message, yearAgainstCodeHere } from '../../messages/findings';
import { changeTo } from '../../messages/fixes';
import { replace, type BlockRule } from '../rule';

/**
 * The year inside the code of legislation is the year of its date. In "Luật sửa đổi ... Luật A số N ngày D" the date may belong to
 * the amending law, so there the rule is silent; behind the name of another law it only warns.
 */
export const yearAgainstCode: BlockRule = {
  id: 'date/year-against-code',
  scope: 'block',
  severity: 'error',
  summary: {
    vi: 'Năm trong số hiệu khác năm ban hành',
    en: 'The year inside a code differs from the year of the date',
  },
  norm: {
    vi: 'Luật 80/2015/QH13, Điều 10; Luật 64/2025/QH15, Điều 7: số thứ tự, năm ban hành, loại văn bản, cơ quan ban hành',
    en: 'Luật 80/2015/QH13, article 10; Luật 64/2025/QH15, article 7: the code holds the year of issue',
  },
  check: (block) =>
    readingOf(block).citations.flatMap((citation) => {
      const { code, date, type } = citation;
      if (code?.year === undefined || !code.yearSpan || !date?.iso || code.year === date.year) return [];
      const certain = type?.adjacent === true || type?.inherited === true;
      const words = block.text.slice(citation.span.start, code.span.start);
      if (!certain && (!type || /sửa đổi|bổ sung/i.test(words.normalize('NFC')))) return [];
      return [
        {
          span: date.yearSpan,
          message: message(code.year, date.year),
          // Behind the name of a law the number may have been taken from another one.
          severity: certain ? ('error' as const) : ('warning' as const),
          related: [{ span: code.span, message: yearAgainstCodeHere(code.text) }],
          fixes: [
            replace(
              date.yearSpan,
              String(code.year),
              changeTo(`${padDay(date.day)}/${padMonth(date.month)}/${code.year}`),
            ),
            replace(code.yearSpan, String(date.year), changeTo(code.text.replace(`/${code.year}/`, `/${date.year}/`))),
          ],
          fault: `date@${date.span.start}`,
        },
      ];
    }),
};
