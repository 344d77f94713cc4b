import { foldedText, type Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { daysIn, isoDate, partsOf, writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { original } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import { readingOf } from '../../draft/reading';
import { shift, spanOf } from '../../draft/span';
import { anniversary as say } from '../../messages/dates';
import type { DraftRule, Report } from '../rule';

const REVIEW = /(?:tong ket|so ket) {1,3}(\d{1,2}) {1,3}nam(?![a-z])/g;
/** Reviews are often late, seldom early. */
const EARLY_MONTHS = 6;
const LATE_MONTHS = 24;
/** Programmes reach so far beyond their own day. */
const LONGEST_PLAN_YEARS = 5;
/** Between the words and the first document: "thực hiện", "triển khai thi hành". */
const LONGEST_LEAD = 60;
/** Between two documents that one review is of. */
const LIST_GLUE = /^[\s,;]{0,8}(?:(?:va|cung|voi) )?\s?$/;

interface Review {
  /** Offset of the words in the block. */
  readonly start: number;
  readonly end: number;
  readonly years: number;
  /** The latest year named before it in the sentence, or 0. */
  readonly planned: number;
  readonly citations: readonly Citation[];
}

const NOTHING: readonly Review[] = [];

/** "Sơ kết 5 năm" of a document is due five years after its date. */
export const anniversary: DraftRule = {
  id: 'date/anniversary',
  scope: 'draft',
  looksAt: (block) => reviewsOf(block).length > 0,
  severity: 'information',
  summary: {
    vi: 'Số năm sơ kết, tổng kết không hợp với ngày của văn bản được sơ kết, tổng kết',
    en: 'The years of a review do not go with the date of the document under review',
  },
  norm: {
    vi: 'Phép cộng: ngày ban hành thêm số năm; sớm hơn 6 tháng hoặc muộn hơn 24 tháng mới nêu',
    en: 'Arithmetic: the date of issue plus the years; named only when over 6 months early or 24 months late',
  },
  check(draft, { date: own }) {
    if (!own) return [];
    const reports: Report[] = [];
    let title: number | undefined;
    draft.blocks.forEach((block, index) => {
      if (block.kind === 'blank') return;
      const reviews = reviewsOf(block);
      if (reviews === NOTHING) return;
      for (const review of reviews) {
        const at = draft.starts[index]!;
        // What the draft plans for a later year is due by the end of that year.
        title ??= titleYear(draft);
        const until = horizon(own.latest ?? own.earliest, Math.max(title, review.planned));
        for (const citation of review.citations) {
          const report = judge({ value: citation, at, block }, review, shift(spanOf(review.start, review.end), at), {
            from: own.earliest,
            until,
          });
          if (report) reports.push(report);
        }
      }
    });
    return reports;
  },
};

function judge(
  placed: Placed<Citation>,
  review: Review,
  words: { start: number; end: number },
  own: { from: string; until: string },
): Report | undefined {
  const { date } = placed.value;
  if (!date?.iso) return undefined;
  const due = addMonths(date.iso, review.years * 12);
  const early = due > addMonths(own.until, EARLY_MONTHS);
  const late = !early && due < addMonths(own.from, -LATE_MONTHS);
  if (!early && !late) return undefined;
  const past = keyIn(placed.block, Math.max(0, review.start - 120), review.start);
  const sentence = past.slice(Math.max(past.lastIndexOf('. '), past.lastIndexOf('; ')) + 1);
  // "Năm 2015 đã tổng kết 10 năm ...": told of, not planned.
  if (late && /(?:^|[^a-z])(?:da|sau khi|nam (?:19|20)\d{2})(?:[^a-z]|$)/.test(sentence)) return undefined;
  const message = early ? say.early : say.late;
  return {
    span: spanIn(placed, date.span),
    message: message(review.years, writeDate(date.iso), writeDate(due)),
    related: [
      { span: words, message: say.here(placed.block.text.slice(review.start, review.end).replace(/\s+/g, ' ')) },
    ],
  };
}

function titleYear({ identity: { title }, blocks }: Draft): number {
  const words = title ? blocks.slice(title.first, title.last + 1).map((block) => foldedText(block)) : [];
  return latestYear(words.join(' '));
}

/** The latest year that a text names, or 0. */
function latestYear(folded: string): number {
  let year = 0;
  for (const match of folded.matchAll(/nam ((?:19|20)\d{2})(?!\d)/g)) year = Math.max(year, Number(match[1]));
  return year;
}

/** The end of the year that the draft or the sentence plans for, else the day of the draft. */
function horizon(until: string, planned: number): string {
  const own = partsOf(until).year;
  return planned > own && planned <= own + LONGEST_PLAN_YEARS ? `${planned}-12-31` : until;
}

function reviewsOf(block: Block): readonly Review[] {
  return (block.memo.reviews ??=
    block.kind === 'blank' || block.kind === 'verbatim' ? NOTHING : read(block)) as readonly Review[];
}

function read(block: Block): readonly Review[] {
  const { citations } = readingOf(block);
  if (citations.length === 0 || !/k[ếe]t\s{1,3}\d/i.test(block.composed.text)) return NOTHING;
  const folded = foldedText(block);
  const reviews: Review[] = [];
  REVIEW.lastIndex = 0;
  for (let match = REVIEW.exec(folded); match; match = REVIEW.exec(folded)) {
    const { start, end } = original(block.composed, match.index, match.index + match[0].length);
    const first = citations.findIndex((citation) => citation.span.start >= end);
    if (first < 0 || citations[first]!.span.start - end > LONGEST_LEAD) continue;
    if (/[.;:]/.test(block.text.slice(end, citations[first]!.span.start))) continue;
    // "Báo cáo số 12-BC/TU ... tổng kết 10 năm thực hiện ...": the review is the title of another document.
    const before = citations[first - 1];
    if (before && !/[.;]/.test(block.text.slice(before.span.end, start))) continue;
    const of = [citations[first]!];
    for (const next of citations.slice(first + 1)) {
      if (!LIST_GLUE.test(keyIn(block, of.at(-1)!.span.end, next.span.start) + ' ')) break;
      of.push(next);
    }
    const lead = keyIn(block, Math.max(0, start - 120), start);
    const planned = latestYear(lead.slice(Math.max(lead.lastIndexOf('. '), lead.lastIndexOf('; ')) + 1));
    reviews.push({ start, end, years: Number(match[1]), planned, citations: of });
  }
  return reviews.length === 0 ? NOTHING : reviews;
}

function addMonths(iso: string, months: number): string {
  const { year, month, day } = partsOf(iso);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return isoDate(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth))) ?? iso;
}
