import type { Block } from '../../draft/blocks';
import { isWordUnit, original } from '../../draft/fold';
import { spanOf } from '../../draft/span';
import { repeatedWord as message } from '../../messages/findings';
import { changeTo, dropRepeated } from '../../messages/fixes';
import { NOTHING, replace, type BlockRule, type Report } from '../rule';
import { Mark } from './syllables';
import { wordsOf } from './words';

/**
 * Words that cannot stand twice in a row. Vietnamese doubles syllables across word borders all the time ("trường hợp hợp đồng",
 * "toàn văn văn bản", "kiểm định định kỳ"), so only grammatical words are watched, and each with the words that end in it:
 * "Nội các các nước", "hiện tại tại địa phương", "một số số liệu" are right.
 */
const DOUBLED =
  /(?:[cC]ác[ \t\u00a0\r\n]{1,4}các|[nN]hững[ \t\u00a0\r\n]{1,4}những|[cC]ủa[ \t\u00a0\r\n]{1,4}của|[vV]à[ \t\u00a0\r\n]{1,4}và|[tT]heo[ \t\u00a0\r\n]{1,4}theo|[đĐ]ến[ \t\u00a0\r\n]{1,4}đến|[sS]ố[ \t\u00a0\r\n]{1,4}số|[tT]ại[ \t\u00a0\r\n]{1,4}tại|[tT]rong[ \t\u00a0\r\n]{1,4}trong|[vV]ới[ \t\u00a0\r\n]{1,4}với|[cC]ho[ \t\u00a0\r\n]{1,4}cho|[bB]ởi[ \t\u00a0\r\n]{1,4}bởi|[nN]hưng[ \t\u00a0\r\n]{1,4}nhưng|[hH]oặc[ \t\u00a0\r\n]{1,4}hoặc|[rR]ằng[ \t\u00a0\r\n]{1,4}rằng)/g;
/** Words whose last syllable is the watched word: before them a doubled syllable is two words. */
const ENDS_IN: Readonly<Record<string, RegExp>> = {
  các: /(?:nội|đài|khuê|quý|gác)\s$/iu,
  tại: /(?:hiện|tồn|thực|ngoại|quá|trở)\s$/iu,
  số: /(?:đa|thiểu|hệ|tham|biến|tỉ|tỷ|dân|con|mã|ký|doanh|tổng|hàm|đáp|trị|phân|tần|nhân|quân|điểm|ngoại|ẩn)\s$/iu,
  theo: /(?:tiếp|noi)\s$/iu,
  đến: /(?:tìm|chuyển)\s$/iu,
};

export const repeatedWord: BlockRule = {
  id: 'text/repeated-word',
  scope: 'block',
  severity: 'warning',
  summary: { vi: 'Lặp từ', en: 'A repeated word' },
  norm: { vi: 'Chính tả', en: 'Spelling' },
  check(block) {
    if ((wordsOf(block).marks & Mark.Doubled) === 0) return NOTHING;
    const { text } = block.composed;
    const reports: Report[] = [];
    DOUBLED.lastIndex = 0;
    for (let match = DOUBLED.exec(text); match; match = DOUBLED.exec(text)) {
      if (isWordUnit(text.charCodeAt(match.index - 1)) || isWordUnit(text.charCodeAt(match.index + match[0].length)))
        continue;
      const word = /^\S+/.exec(match[0])![0].toLowerCase();
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      // "số số 46" is a slip, "số số liệu" may be none.
      const digits = word !== 'số' || /^\s*\d/.test(text.slice(match.index + match[0].length));
      if (!digits || ENDS_IN[word]?.test(before)) continue;
      const second = match.index + word.length;
      const end = match.index + match[0].length;
      const span = spanAt(block.composed, match.index, end);
      const surplus = spanAt(block.composed, second, end);
      reports.push({
        span,
        message: message(word),
        fixes: [replace(surplus, '', dropRepeated(word), { preferred: true })],
      });
    }
    return [...reports, ...peopleTwice(block)];
  },
};

const PEOPLE_TWICE = /nhân[ \t\u00a0\r\n]{1,4}nhân(?:[ \t\u00a0\r\n]{1,4}dân)?(?![\p{sc=Latin}\u0300-\u036f])/gu;
/** What is "nhân dân" in its name, and does not end in "nhân" itself as "nghệ nhân nhân dân" does. */
const OF_THE_PEOPLE = /(?:ủy ban|uỷ ban|hội đồng|công an|quân đội|tòa án|toà án|kiểm sát|vũ trang|an ninh)\s{1,4}$/iu;

/** "Công an nhân nhân", "Ủy ban nhân nhân dân". */
function peopleTwice(block: Block): Report[] {
  const { text } = block.composed;
  const reports: Report[] = [];
  PEOPLE_TWICE.lastIndex = 0;
  for (let match = PEOPLE_TWICE.exec(text); match; match = PEOPLE_TWICE.exec(text)) {
    const { index } = match;
    if (!OF_THE_PEOPLE.test(text.slice(Math.max(0, index - 14), index))) continue;
    const second = text.indexOf('nhân', index + 4);
    const end = second + 4;
    const complete = match[0].endsWith('dân');
    reports.push({
      span: spanAt(block.composed, index, end),
      message: message('nhân'),
      fixes: [
        complete
          ? replace(spanAt(block.composed, index + 4, end), '', dropRepeated('nhân'), { preferred: true })
          : replace(spanAt(block.composed, second, end), 'dân', changeTo('nhân dân'), { preferred: true }),
      ],
    });
  }
  return reports;
}

function spanAt(composed: Parameters<typeof original>[0], start: number, end: number) {
  const span = original(composed, start, end);
  return spanOf(span.start, span.end);
}
