import { foldedText, type Block } from '../../draft/blocks';
import { daysBetween, writeDate, type DateMention } from '../../draft/dates';
import { foldKey, original } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import { describeDate } from '../../draft/identity';
import { readingOf } from '../../draft/reading';
import { shift, spanOf, type Span } from '../../draft/span';
import { reversedRange as say, swapEnds } from '../../messages/dates';
import type { DraftRule, Report } from '../rule';
import { Mark } from '../text/syllables';
import { wordsOf } from '../text/words';

const YEARS =
  /(?:giai doan|nhiem ky|nien khoa|nam hoc|thoi ky|tu nam) {1,3}((?:19|20)\d{2}) {0,3}(?:-|den|toi)(?: het)?(?: nam)? {0,3}((?:19|20)\d{2})(?!\d)/g;
const MONTHS =
  /tu (?:het )?thang {1,3}(\d{1,2}(?:\/| nam )(?:19|20)\d{2}) {0,3}(?:-|den|toi)(?: het)? thang {1,3}(\d{1,2}(?:\/| nam )(?:19|20)\d{2})(?!\d)/g;
/** What every range of years or months holds: a year, and a number soon behind it. */
const SEVERAL_YEARS = /(?:19|20)\d{2}\D{1,20}\d/;
const BETWEEN_DATES = /^ {0,3},? {0,3}(?:-|den|toi)(?: het)?(?: {1,3}ngay)? {0,3}$/;
const FROM = /(?:^|[^a-z])(?:tu(?: ngay)?|giai doan|thoi gian|thoi han)(?: {0,3}:)? {0,3}\(?$/;
/** What is still to be done, and by when. */
const DEADLINE =
  /(?:hoan thanh|xong|gui|bao cao|trinh)(?: [^.;:“”]{0,80})? (?:truoc|cham nhat(?: la)?|muon nhat(?: la)?|khong qua) (?:ngay ?)?$/;
/** The end of the same. */
const UNTIL = /(?:truoc|nhat(?: la)?|khong qua) (?:ngay ?)?$/;
/** What has been done, and the line that a transitional provision draws through time. */
const PAST = /(?:^|[^a-z])(?:da|duoc|doi voi|truong hop|neu|ke tu|ma|co hieu luc|het hieu luc|nam truoc)(?:[^a-z]|$)/;
/** A draft may be dated late; deadlines far back are history. */
const LONGEST_LATE_DAYS = 200;

interface Range {
  readonly from: Span;
  readonly to: Span;
}

interface Ranges {
  /** Ranges that run backwards. */
  readonly reversed: readonly Range[];
  readonly deadlines: readonly DateMention[];
}

const NOTHING: Ranges = { reversed: [], deadlines: [] };

/** A range of time that ends before it begins; and a deadline that has passed when the document is issued. */
export const reversedRange: DraftRule = {
  id: 'date/reversed-range',
  scope: 'draft',
  looksAt: (block) => rangesOf(block) !== NOTHING,
  severity: 'warning',
  summary: {
    vi: 'Khoảng thời gian bị ngược, hoặc thời hạn trước ngày văn bản',
    en: 'A range of time that runs backwards, or a deadline before the date of the document',
  },
  norm: { vi: 'Lẽ thường', en: 'Common sense' },
  check(draft, { date: own }) {
    const reports: Report[] = [];
    draft.blocks.forEach((block, index) => {
      if (block.kind === 'blank') return;
      const { reversed, deadlines } = rangesOf(block);
      if (reversed.length === 0 && deadlines.length === 0) return;
      const at = draft.starts[index]!;
      for (const range of reversed) {
        const [from, to] = [shift(range.from, at), shift(range.to, at)];
        const words = [from, to].map(({ start, end }) => draft.text.slice(start, end).replace(/\s+/g, ' ')) as [
          string,
          string,
        ];
        reports.push({
          span: spanOf(from.start, to.end),
          message: say.range(...words),
          fixes: [
            {
              title: swapEnds,
              changes: [
                { span: from, newText: words[1] },
                { span: to, newText: words[0] },
              ],
              safe: false,
              preferred: false,
            },
          ],
          fault: `range@${from.start}`,
        });
      }
      if (!own || own.known === 'inferred' || block.entry.part === 'appendix') return;
      for (const date of deadlines) {
        if (date.iso! >= own.earliest || daysBetween(date.iso!, own.earliest) > LONGEST_LATE_DAYS) continue;
        reports.push({
          span: shift(date.span, at),
          severity: 'information',
          message: say.deadline(writeDate(date.iso!), describeDate(own)),
        });
      }
    });
    return reports;
  },
};

function rangesOf(block: Block): Ranges {
  return (block.memo.ranges ??= block.kind === 'blank' || block.kind === 'verbatim' ? NOTHING : read(block)) as Ranges;
}

function read(block: Block): Ranges {
  if ((wordsOf(block).marks & Mark.Digit) === 0) return NOTHING;
  const reversed = SEVERAL_YEARS.test(block.composed.text) ? namedRanges(block) : [];
  const { dates, citations } = readingOf(block);
  const deadlines: DateMention[] = [];
  dates.forEach((date, index) => {
    if (!date.iso) return;
    const wordsBefore = (length: number): string =>
      keyIn(block, Math.max(0, date.span.start - length), date.span.start);
    const next = dates[index + 1];
    if (next?.iso !== undefined && next.iso < date.iso) {
      const between = block.text.slice(date.span.end, next.span.start);
      if (between.length < 24 && BETWEEN_DATES.test(foldGap(between, next)) && FROM.test(wordsBefore(160)))
        reversed.push({ from: date.span, to: next.span });
    }
    if (!UNTIL.test(`${wordsBefore(40)} `)) return;
    const before = wordsBefore(160);
    const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1);
    if (DEADLINE.test(`${sentence} `) && !PAST.test(sentence) && !citations.some((citation) => citation.date === date))
      deadlines.push(date);
  });
  if (reversed.length === 0 && deadlines.length === 0) return NOTHING;
  return { reversed, deadlines };
}

/** Years, or months of years, said to be a range. */
function namedRanges(block: Block): Range[] {
  const folded = foldedText(block);
  const reversed: Range[] = [];
  const find = (pattern: RegExp, value: (text: string) => number): void => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
      const [from, to] = [match[1]!, match[2]!];
      if (value(from) <= value(to)) continue;
      const fromAt = match.index + match[0].indexOf(from);
      const toAt = match.index + match[0].length - to.length;
      reversed.push({
        from: original(block.composed, fromAt, fromAt + from.length),
        to: original(block.composed, toAt, toAt + to.length),
      });
    }
  };
  find(YEARS, Number);
  find(MONTHS, (text) => Number(text.slice(-4)) * 12 + Number(/^\d+/.exec(text)![0]));
  return reversed;
}

/** A date in words holds its own "ngày". */
function foldGap(between: string, next: DateMention): string {
  return ` ${foldKey(between)} ${next.form === 'worded' ? 'ngay ' : ''}`;
}
