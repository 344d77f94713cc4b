import { lookUpCitation } from '../../catalogue/citation-key';
import { antecedentsOf, isBack } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import { spanIn, type Placed } from '../../draft/draft';
import { squeeze } from '../../draft/issuers';
import { ambiguousShort as say } from '../../messages/citations';
import type { DraftRule, JudgingContext, Report } from '../rule';
import type { Draft } from '../../draft/draft';
import { holdsMentions, nameOf, settingOf } from './mention';

/** A mention that fits several documents: a short form of two, or a code without a date that was given in several terms. */
export const ambiguousShort: DraftRule = {
  id: 'citation/ambiguous-short',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'hint',
  summary: {
    vi: 'Viện dẫn không ghi ngày mà có thể là nhiều văn bản',
    en: 'A citation without a date that several documents fit',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.1: số chạy lại từ 01 ở mỗi nhiệm kỳ, nên số, ký hiệu trùng nhau giữa các nhiệm kỳ',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.1: numbers begin again in each term, so codes come again',
  },
  check(draft, context) {
    const { unresolved, documents } = antecedentsOf(draft);
    const reports: Report[] = [];
    for (const { mention, candidates } of unresolved) {
      const { value, block } = mention;
      if (isBack(value) || candidates.length < 2 || value.span.end >= block.content.end) continue;
      if (settingOf(block, value).quoted) continue;
      const span = spanIn(mention, value.span);
      reports.push({
        span,
        message: say.draft(squeeze(block.text.slice(value.span.start, value.span.end))),
        related: candidates.flatMap(({ first }) =>
          first ? [{ span: spanIn(first, first.value.span), message: say.here }] : [],
        ),
        fault: `first@${value.code ? mention.at + value.code.span.start : span.start}`,
      });
    }
    for (const { mentions } of documents) {
      const [first] = mentions;
      if (!first || isBack(first.value) || mentions.some(({ value }) => !isBack(value) && value.date)) continue;
      const report = judge(draft, first as Placed<Citation>, context);
      if (report) reports.push(report);
    }
    return reports;
  },
};

/** The catalogue has several documents of a code that the draft never dates. */
function judge(draft: Draft, placed: Placed<Citation>, { catalogue, date }: JudgingContext): Report | undefined {
  const { value, block } = placed;
  if (value.kind !== 'coded' || value.code?.form !== 'party' || value.issuer?.term !== undefined) return undefined;
  if (value.span.end >= block.content.end || settingOf(block, value).quoted) return undefined;
  // "khóa XII", or the year, may stand behind the subject.
  const sentence = block.text.slice(value.span.end, value.span.end + 300).split(/[.;]\s/, 1)[0]!;
  if (/kh(?:óa|oá) [IVX]|năm (?:19|20)\d\d/.test(sentence.normalize('NFC'))) return undefined;
  const found = lookUpCitation(catalogue, draft, placed, {
    documentDate: date?.latest ?? date?.earliest,
    issuer: draft.identity.issuer,
  });
  if (found?.state !== 'ambiguous') return undefined;
  const dates = [...new Set(found.entries.flatMap((entry) => (entry.date === undefined ? [] : [entry.date])))].sort();
  if (dates.length < 2) return undefined;
  const span = spanIn(placed, value.code.span);
  return { span, message: say.catalogue(nameOf(value), dates.map(writeDate).join(', ')), fault: `first@${span.start}` };
}
