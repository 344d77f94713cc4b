import { endWhile } from '../../draft/fold';
import { spanOf } from '../../draft/span';
import { repeatedPunctuation as message } from '../../messages/findings';
import { changeTo } from '../../messages/fixes';
import { NOTHING, replace, type BlockRule, type Report } from '../rule';
import { Mark } from './syllables';
import { wordsOf } from './words';

/** ". .", ",,", "; ;": a mark twice. Three points and more are an ellipsis or a line to be filled in. */
const DOUBLED = /([,;:])[ \u00a0]{0,2}\1|\.[ \u00a0]{1,2}\.|\.\./g;

export const repeatedPunctuation: BlockRule = {
  id: 'text/repeated-punctuation',
  scope: 'block',
  severity: 'warning',
  summary: { vi: 'Lặp dấu câu', en: 'Repeated punctuation' },
  norm: { vi: 'Chính tả', en: 'Spelling' },
  check(block) {
    if ((wordsOf(block).marks & Mark.Suspect) === 0) return NOTHING;
    const { text } = block;
    const reports: Report[] = [];
    DOUBLED.lastIndex = 0;
    for (let match = DOUBLED.exec(text); match; match = DOUBLED.exec(text)) {
      const { index } = match;
      const end = index + match[0].length;
      const mark = match[0][0]!;
      const around =
        endWhile(text.slice(Math.max(0, index - 8), index), (unit) => /[.…_:;,\s]/.test(unit)) +
        (/^[.…_:;,\s]*/.exec(text.slice(end, end + 8))?.[0] ?? '');
      // Part of a longer row (an ellipsis, a dotted line), or of a form with blanks.
      if (/[.…_:;,]/.test(around)) {
        DOUBLED.lastIndex = index + (/^[.…_:;,\s]+/.exec(text.slice(index))?.[0].length ?? 1);
        continue;
      }
      // The year of a form: ".../.../20..".
      if (match[0] === '..' && /[/.](?:19|20)\d?$/.test(text.slice(Math.max(0, index - 5), index))) continue;
      // "0..9" is a range.
      if (match[0] === '..' && /^[*\d]/.test(text.slice(end, end + 1))) continue;
      // "v.v.." closes a list in many offices.
      if (/v\.v$/i.test(text.slice(Math.max(0, index - 3), index))) continue;
      // Only behind a word: "¹.." or a mark alone on its line is noise of another kind.
      if (!/[\p{sc=Latin}\u0300-\u036f\d)"”’\]]$/u.test(text.slice(Math.max(0, index - 2), index))) continue;
      reports.push({
        span: spanOf(index, end),
        message: message(match[0]),
        fixes: [replace(spanOf(index, end), mark, changeTo(mark), { preferred: true })],
      });
    }
    return reports;
  },
};
