import { daysBetween, isoDate, writeDate, type DateMention } from '../../draft/dates';
import { spanIn, type Draft } from '../../draft/draft';
import { describeDate, type DraftDate } from '../../draft/identity';
import { keyIn } from '../../draft/key';
import * as say from '../../messages/findings';
import { changeDate } from '../../messages/fixes';
import { holdsMentions } from '../citation/mention';
import { replace, type DraftRule, type Fix, type JudgingContext, type Report, type Severity } from '../rule';

/** Types that a meeting issues as its own outcome: their date is the meeting's or shortly after. */
const ISSUED_BY_MEETINGS = new Set(['Kết luận', 'Nghị quyết', 'Biên bản']);
/** From this many days after the meeting on, a citation cannot be explained by a late signature. */
const CERTAIN_DAYS = 60;
/** Signature and numbering follow a meeting by up to about two weeks: what was issued then may rightly be cited. */
const USUAL_DELAY_DAYS = 15;
/** Words before a citation that speak of a document still to come. */
/** "được sửa đổi, bổ sung bởi Luật số ...": the text is a consolidated one in all but name. */
const AMENDED_BY = /(?:sua doi|bo sung|bai bo|thay the|het hieu luc)[^.;]{0,60} (?:boi|theo|tai) [^.;]{0,40}$/;
/** When so much of what is cited comes after the draft, its own date was read wrongly, or it collects several documents. */
const DOUBTFUL_COUNT = 3;
const DOUBTFUL_SHARE = 1 / 3;
const PLANNED = /(?:du kien|du thao|se ban hanh|se duoc ban hanh|se trinh|truoc khi ban hanh)[^.;]{0,40}$/;

/**
 * A document cannot cite one of a later date. The day of the draft is what it states or what the user set; failing that, the
 * day of the meeting that its opening tells of, which bounds it from below (design, invariant 7).
 */
export const afterDocument: DraftRule = {
  id: 'date/after-document',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'error',
  summary: {
    vi: 'Văn bản được viện dẫn có ngày sau ngày của chính văn bản đang soạn',
    en: 'A cited document is dated after the citing document itself',
  },
  norm: {
    vi: 'Lẽ thường: không thể viện dẫn văn bản chưa ban hành; ngày văn bản là ngày ký ban hành (Hướng dẫn 05-HD/VPTW, mục I, điểm 4.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I)',
    en: 'A document not yet issued cannot be cited; the date of a document is the day of its signature',
  },
  check(draft, context) {
    const own = context.date;
    if (!own || isConsolidated(draft)) return [];
    const reports: Report[] = [];
    let dated = 0;
    for (const placed of draft.citations) {
      const { value: citation, block, at } = placed;
      const date = citation.date;
      if (citation.kind === 'own' || !date?.iso || block.entry.part === 'appendix') continue;
      dated += 1;
      const severity = judge(own, date.iso, draft, context);
      if (!severity) continue;
      const before = keyIn(block, Math.max(0, citation.span.start - 110), citation.span.start);
      if (PLANNED.test(before) || AMENDED_BY.test(`${before} `)) continue;
      const inferred = own.known === 'inferred';
      const day = describeDate(own);
      const message = inferred
        ? say.afterDocument.inferred(writeDate(date.iso), day)
        : say.afterDocument.stated(writeDate(date.iso), day);
      const related = own.span
        ? [
            {
              span: own.span,
              message: inferred ? say.afterDocument.inferredHere(day) : say.afterDocument.statedHere(day),
            },
          ]
        : [];
      reports.push({
        span: spanIn(placed, date.span),
        message,
        severity,
        related,
        fixes: repairs(date, citation.code?.year, own).map((iso) => repair(placed.at, date, iso)),
        fault: `date@${at + date.span.start}`,
      });
    }
    const doubtful =
      own.known !== 'user' && reports.length >= DOUBTFUL_COUNT && reports.length > dated * DOUBTFUL_SHARE;
    return doubtful ? reports.map((report) => ({ ...report, severity: 'warning' })) : reports;
  },
};

function judge(own: DraftDate, cited: string, draft: Draft, context: JudgingContext): Severity | undefined {
  if (own.known !== 'inferred') return cited > (own.latest ?? own.earliest) ? 'error' : undefined;
  const late = daysBetween(own.earliest, cited);
  if (late <= USUAL_DELAY_DAYS) return undefined;
  const type = draft.identity.type?.name;
  const certain = own.sameMeeting && type !== undefined && ISSUED_BY_MEETINGS.has(type) && late > CERTAIN_DAYS;
  return certain || cited > context.today ? 'error' : 'warning';
}

/** Consolidated texts (văn bản hợp nhất) cite the amendments that came after the text they consolidate. */
function isConsolidated(draft: Draft): boolean {
  const { code, type } = draft.identity;
  return code?.letters === 'VBHN' || type?.name === 'Văn bản hợp nhất';
}

/** Dates that the drafter may have meant: the same day of an earlier year (of the code's own year, if it has one). */
function repairs(date: DateMention, codeYear: number | undefined, own: DraftDate): string[] {
  const limit = own.latest ?? own.earliest;
  const years = codeYear === undefined ? [date.year - 1] : [codeYear];
  return years
    .map((year) => isoDate(year, date.month, date.day))
    .filter((iso): iso is string => iso !== undefined && iso <= limit);
}

function repair(at: number, date: DateMention, iso: string): Fix {
  const span = { start: at + date.yearSpan.start, end: at + date.yearSpan.end };
  return replace(span, iso.slice(0, 4), changeDate(writeDate(iso)));
}
