import type { Block } from '../../draft/blocks';
import { writeDate, type DateMention } from '../../draft/dates';
import type { Draft } from '../../draft/draft';
import { endWhile, foldKey } from '../../draft/fold';
import { readingOf } from '../../draft/reading';
import { shift } from '../../draft/span';
import { dateSeparator as message } from '../../messages/dates';
import { changeTo } from '../../messages/fixes';
import { replace, type DraftRule, type JudgingContext, type Report, type Taken } from '../rule';

/** Party texts wrote hyphens until about this day. */
const SLASHES_FROM = '2010-01-01';
/** Words that dates stand behind; other figures with dots and hyphens may be versions, numbers or headings. */
const BEFORE_DATE = /(?:^|[^a-z])(?:ngay|tu|den|toi|het|truoc|sau) ?\(?$/;

/**
 * Slashes in dates of running text. Two signs in one date are odd at all times. Hyphens or dots alone were usual in Party texts
 * until about 2010 and still are in the press: they are named only in a draft of a known later day, or where most dates of the
 * draft have slashes.
 */
export const separator: DraftRule = {
  id: 'date/separator',
  scope: 'draft',
  looksAt: Object.assign((block: Block) => readingOf(block).dates.length > 0, {
    takes: (block: Block): Taken => {
      const { dates } = readingOf(block);
      const written = dates.map(({ span }) => block.text.slice(span.start, span.end));
      return {
        at: dates[0]?.span.start ?? 0,
        values: [dates, written, dates.map((date) => isInRunningText(block, date))],
      };
    },
  }),
  severity: 'hint',
  summary: {
    vi: 'Ngày trong câu ngăn bằng gạch nối, dấu chấm hoặc hai dấu khác nhau',
    en: 'A date in running text with hyphens, dots or two different signs',
  },
  norm: {
    vi: 'Thông lệ; cách ghi của chính Hướng dẫn 05-HD/VPTW: 05/3/2020',
    en: 'Practice, as Hướng dẫn 05-HD/VPTW itself writes dates: 05/3/2020',
  },
  check(draft, context) {
    let slashes: boolean | undefined;
    return draft.dates.flatMap(({ value: date, at, block }): Report[] => {
      if (!date.iso || date.form === 'slash' || date.form === 'worded') return [];
      if (date.form !== 'mixed' && !(slashes ??= wantsSlashes(draft, context))) return [];
      if (!isInRunningText(block, date)) return [];
      const right = writeDate(date.iso);
      const span = shift(date.span, at);
      const written = block.text.slice(date.span.start, date.span.end);
      return [
        {
          span,
          message: message(written.replace(/\s+/g, ' '), right),
          fixes: [replace(span, right, changeTo(right), { safe: true, preferred: true })],
        },
      ];
    });
  },
};

function wantsSlashes(draft: Draft, { date }: JudgingContext): boolean {
  if (date) return date.earliest >= SLASHES_FROM;
  let slashes = 0;
  let others = 0;
  for (const { value } of draft.dates) {
    if (value.form === 'slash') slashes += 1;
    else if (value.form !== 'worded') others += 1;
  }
  return slashes > others;
}

const remembered = new WeakMap<DateMention, boolean>();

function isInRunningText(block: Block, date: DateMention): boolean {
  let running = remembered.get(date);
  if (running === undefined) remembered.set(date, (running = isRunningText(block, date)));
  return running;
}

function isRunningText(block: Block, date: DateMention): boolean {
  const { text } = block;
  if (block.kind === 'heading' || /^\s*\|/.test(text) || text.includes('\t')) return false;
  const before = text.slice(Math.max(0, date.span.start - 300), date.span.start);
  // The piece of writing that the date stands in: an address or a file name has no spaces.
  const glued =
    endWhile(before.slice(-80), (unit) => /\S/.test(unit)) +
    (/^\S*/.exec(text.slice(date.span.end, date.span.end + 80))?.[0] ?? '');
  if (/:\/\/|www\.|[\\@=_]|\.(?:docx?|pdf|xlsx?|html?|txt)/i.test(glued)) return false;
  // The running head of the gazette: "CÔNG BÁO/Số 274/Ngày 15-05-2026".
  if (isQuoted(before) || /\/ ?ng[àa]y\s{0,3}$/i.test(before)) return false;
  if (BEFORE_DATE.test(foldKey(before.slice(-16)))) return true;
  return readingOf(block).citations.some((citation) => citation.date?.span.start === date.span.start);
}

/** Titles are quoted as they are. */
function isQuoted(before: string): boolean {
  if (before.lastIndexOf('“') > before.lastIndexOf('”')) return true;
  if (before.lastIndexOf('«') > before.lastIndexOf('»')) return true;
  return (before.split('"').length - 1) % 2 === 1;
}
