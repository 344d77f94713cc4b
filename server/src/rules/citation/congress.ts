import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { describeDate } from '../../draft/identity';
import { keyIn } from '../../draft/key';
import { citationOf } from '../../messages/catalogue';
import { congress as say } from '../../messages/citations';
import { changeTo } from '../../messages/fixes';
import { CONGRESSES, PLENUMS, centralTermByNumber, numberToRoman, plenum } from '../../norms/terms';
import { replace, type DraftRule, type Fix, type JudgingContext, type Report } from '../rule';
import { holdsMentions } from './mention';

/** A draft that tells only of its meeting is signed some time after it. */
const LONGEST_DELAY_DAYS = 60;
/** Words before a citation that speak of a resolution still to come. */
const PLANNED =
  /(?:du kien|du thao|se ban hanh|se thong qua|se duoc ban hanh|chuan bi|tien toi|gop y|cho y kien)[^.;]{0,60}$/;

/** A resolution cited by its meeting: the meeting must have been held, and must have issued one. */
export const congress: DraftRule = {
  id: 'citation/congress',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'information',
  summary: {
    vi: 'Viện dẫn nghị quyết của hội nghị Trung ương hoặc đại hội không có, chưa họp, hay ban hành kết luận',
    en: 'A resolution of a plenum or congress that was not held, not yet held, or issued a Kết luận instead',
  },
  norm: {
    vi: 'Ngày và văn bản của các kỳ đại hội, hội nghị Trung ương; Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4: viện dẫn đúng tên loại',
    en: 'Days and documents of congresses and plenums; Hướng dẫn 05-HD/VPTW I.6.1.4: cite by the right type',
  },
  check(draft, context) {
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { meeting } = placed.value;
      if (placed.value.kind !== 'congress' || meeting?.number === undefined) continue;
      if (meeting.kind === 'plenum')
        for (const term of meeting.terms) {
          const report = judgePlenum(placed, meeting.number, term, context);
          if (report) reports.push(report);
        }
      else if (meeting.kind === 'congress') {
        const report = judgeCongress(placed, meeting.number, context);
        if (report) reports.push(report);
      }
    }
    return quietly(reports, draft);
  },
};

/** The same thing is said once. */
function quietly(reports: readonly Report[], draft: Draft): Report[] {
  const said = new Set<string>();
  return reports.filter(({ span, message }) => {
    const key = `${message.vi}|${draft.text.slice(span.start, span.end)}`;
    return !said.has(key) && said.add(key);
  });
}

/** The last day on which the draft can be dated, as far as it tells. */
function lastDay({ date }: JudgingContext): string | undefined {
  if (!date) return undefined;
  if (date.known !== 'inferred') return date.latest ?? date.earliest;
  return new Date(Date.parse(date.earliest) + LONGEST_DELAY_DAYS * 86_400_000).toISOString().slice(0, 10);
}

function isPlanned({ value, block }: Placed<Citation>): boolean {
  return PLANNED.test(keyIn(block, Math.max(0, value.span.start - 80), value.span.start));
}

function judgePlenum(
  placed: Placed<Citation>,
  number: number,
  term: number,
  context: JudgingContext,
): Report | undefined {
  const roman = numberToRoman(term);
  const name = say.plenum(number, roman);
  const span = spanOfTerm(placed, roman);
  const fault = `meeting@${span.start}`;
  const row = plenum(term, number);
  if (!row) {
    const known = PLENUMS.filter((one) => one.term === term);
    // Of a term that still runs, nobody knows the last plenum.
    if (known.length === 0 || centralTermByNumber(term)?.until === undefined) return undefined;
    return { span, message: say.absent(name, known.length, roman), fault };
  }
  const last = lastDay(context);
  if (last !== undefined && row.from !== undefined && row.from > last) {
    if (isPlanned(placed)) return undefined;
    return {
      span,
      severity: row.fromVerified ? 'warning' : 'information',
      message: say.later(name, writeDate(row.from), describeDate(context.date!)),
      fault,
    };
  }
  const [document] = row.documents;
  if (!document || row.documents.some(({ type, verified }) => type === 'Nghị quyết' || !verified)) return undefined;
  const documents = row.documents.map(({ type, code, date }) => citationOf(type, code, writeDate(date), '')).join('; ');
  return {
    span,
    message: say.conclusion(name, documents),
    fixes:
      row.documents.length === 1
        ? citeIt(placed, citationOf(document.type, document.code, writeDate(document.date), 'Ban Chấp hành Trung ương'))
        : [],
    fault,
  };
}

/** Only where the citation names this plenum alone can another document take its place. */
function citeIt(placed: Placed<Citation>, document: string): Fix[] {
  return placed.value.meeting!.terms.length === 1
    ? [replace(spanIn(placed, placed.value.span), document, changeTo(document))]
    : [];
}

/** The khóa in "Nghị quyết Trung ương 4 khóa XII, XIII", else the whole citation. */
function spanOfTerm(placed: Placed<Citation>, roman: string): { start: number; end: number } {
  const { value, block, at } = placed;
  const whole = spanIn(placed, value.span);
  if (value.meeting!.terms.length < 2) return whole;
  const words = block.text.slice(value.span.start, value.span.end);
  for (const match of words.matchAll(/[IVXLivxl]+/g)) {
    if (match[0].toUpperCase() !== roman) continue;
    const start = at + value.span.start + match.index;
    return { start, end: start + roman.length };
  }
  return whole;
}

/** "của Đảng", "toàn quốc": not the congress of a local organisation. */
const NATIONAL = /toan quoc|(?:^| )dang(?! bo| uy)(?: |$)/;

function judgeCongress(placed: Placed<Citation>, number: number, context: JudgingContext): Report | undefined {
  const { value, block } = placed;
  const words = keyIn(block, value.span.start, value.span.end);
  const row = CONGRESSES.find((one) => one.number === number);
  const last = lastDay(context);
  if (!row?.verified || last === undefined || row.from <= last || !NATIONAL.test(words) || isPlanned(placed))
    return undefined;
  const span = spanIn(placed, value.span);
  return {
    span,
    severity: 'warning',
    message: say.later(say.congress(row.roman), writeDate(row.from), describeDate(context.date!)),
    fault: `meeting@${span.start}`,
  };
}
