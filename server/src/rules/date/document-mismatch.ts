import { daysBetween, padDay, padMonth, partsOf, writeDate, type DateMention } from '../../draft/dates';
import { spanIn } from '../../draft/draft';
import { describeDate } from '../../draft/identity';
import { codeKey, keyIn, keyOf, sameDocument, samePeriod } from '../../draft/key';
import { shift } from '../../draft/span';
import { documentMismatch as say } from '../../messages/dates';
import { changeDate } from '../../messages/fixes';
import { holdsMentions } from '../citation/mention';
import type { Change, DraftRule, Report } from '../rule';

/** "(Kèm theo Hướng dẫn số 05-HD/VPTW, ngày ...)" over an appendix, "Ban hành kèm theo Quyết định số ..." over what it issues. */
const NOTE = /(?:^|[^a-z])(?:ban hanh )?kem theo(?: van ban)? ?$/;
/** A Party number comes again in the next term: further apart than this, two dates may be of two documents. */
const SAME_TERM_DAYS = 366;

/** The date of the draft's own document is one, in its head, over its appendices and in its text. */
export const documentMismatch: DraftRule = {
  id: 'date/document-mismatch',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Ngày của chính văn bản ghi ở phụ lục hoặc trong câu khác ngày ở phần đầu',
    en: 'The date of the document itself, over an appendix or in the text, differs from the one in its head',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục II, điểm 1 và mục IV, điểm 5.2 (phụ lục kèm theo văn bản); Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'Hướng dẫn 05-HD/VPTW II.1 and IV.5.2 (appendices); Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check(draft) {
    const { date: own, code, type } = draft.identity;
    if (own?.known !== 'stated' || !code) return [];
    const latest = own.latest ?? own.earliest;
    const mine = { type: type?.name, code, date: undefined, issuer: draft.identity.issuer };
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { value: citation, block, at } = placed;
      const { date } = citation;
      if (citation.kind !== 'coded' || !citation.code || date?.iso === undefined) continue;
      if (date.iso >= own.earliest && date.iso <= latest) continue;
      if (codeKey(citation.code) !== codeKey(code)) continue;
      const key = keyOf(citation);
      if (!key || !sameDocument({ ...key, date: undefined }, mine)) continue;
      const before = keyIn(block, Math.max(0, citation.span.start - 40), citation.span.start);
      if (!NOTE.test(before)) {
        if (code.year === undefined && !samePeriod(code, date.iso, own.earliest)) continue;
        if (code.form === 'party' && Math.abs(daysBetween(date.iso, own.earliest)) > SAME_TERM_DAYS) continue;
      }
      const span = spanIn(placed, date.span);
      const day = describeDate(own);
      reports.push({
        span,
        message: say.note(code.text, writeDate(date.iso), day),
        related: own.span ? [{ span: own.span, message: say.here(day) }] : [],
        fixes:
          own.latest === own.earliest
            ? [
                {
                  title: changeDate(writeDate(own.earliest)),
                  changes: dateChanges(date, own.earliest, at),
                  safe: false,
                  preferred: true,
                },
              ]
            : [],
        fault: `date@${span.start}`,
      });
    }
    return reports;
  },
};

/** The figures of a date, in whatever form it is written. */
function dateChanges(date: DateMention, iso: string, at: number): Change[] {
  const { year, month, day } = partsOf(iso);
  return [
    { span: shift(date.daySpan, at), newText: padDay(day) },
    { span: shift(date.monthSpan, at), newText: padMonth(month) },
    { span: shift(date.yearSpan, at), newText: String(year) },
  ];
}
