import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { codeKey, keyOf, sameDocument } from '../../draft/key';
import { memoOf } from '../../draft/mention-memo';
import { dayMonthSwapped as say } from '../../messages/dates';
import { say as inLanguage, type Text } from '../../messages/text';
import { holdsMentions } from '../citation/mention';
import type { DraftRule, JudgingContext, Report } from '../rule';
import { afterDocument } from './after-document';
import { swapped, swapFix } from './swap';
import { assemblyOf, assemblyTerm, isOutside, namedTerm, type NamedTerm } from './term';

/**
 * Day and month in each other's place: the date as it stands cannot be right and the swapped one can, or the same document has
 * the swapped date elsewhere in the draft.
 */
export const dayMonthSwapped: DraftRule = {
  id: 'date/day-month-swapped',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: { vi: 'Ngày và tháng có thể bị đảo chỗ', en: 'Day and month are probably swapped' },
  norm: {
    vi: 'Phỏng đoán: ngày đang ghi không thể đúng hoặc trái với chỗ khác, còn ngày đảo lại thì hợp',
    en: 'A guess: the date as written cannot be right or contradicts another place, and the swapped one fits',
  },
  check(draft, context) {
    return [...failing(draft, context), ...contradicting(draft)];
  },
};

/** What a citation must have to be looked at: a date that is another day when it is swapped. */
interface Swappable {
  readonly iso: string;
  readonly other: string;
  /** The khóa in which it must lie. */
  readonly term: NamedTerm | undefined;
  /** Equal for what may be mentions of one document. */
  readonly key: string | undefined;
}

function swappable(citation: Citation): Swappable | undefined {
  const known = (memoOf(citation).swappable ??= readSwappable(citation) ?? 'none') as Swappable | 'none';
  return known === 'none' ? undefined : known;
}

function readSwappable(citation: Citation): Swappable | undefined {
  const { date, code, kind } = citation;
  if (kind === 'own' || date?.iso === undefined) return undefined;
  const other = swapped(date.iso);
  if (other === undefined) return undefined;
  const key = code && `${codeKey(code)}|${date.year}`;
  return { iso: date.iso, other, term: termOf(citation), key };
}

function failing(draft: Draft, context: JudgingContext): Report[] {
  const limit = context.date && (context.date.latest ?? context.date.earliest);
  let late: ReadonlySet<number> | undefined;
  const reports: Report[] = [];
  for (const placed of draft.citations) {
    const known = swappable(placed.value);
    if (!known) continue;
    const { iso, other, term } = known;
    if (!(limit !== undefined && iso > limit) && !(term && isOutside(term, iso))) continue;
    const date = placed.value.date!;
    const span = spanIn(placed, date.span);
    let message: Text | undefined;
    if (limit !== undefined && iso > limit && other <= limit && !(term && isOutside(term, other))) {
      // What that rule lets pass (plans, appendices, late signatures) is no fault here either.
      late ??= new Set(afterDocument.check(draft, context).map((report) => report.span.start));
      if (late.has(span.start)) message = say.afterDocument(writeDate(iso), writeDate(other));
    }
    if (!message && term && isOutside(term, iso) && !isOutside(term, other) && (limit === undefined || other <= limit))
      message = {
        vi: say.outsideTerm(writeDate(iso), writeDate(other), inLanguage(term.name, 'vi')).vi,
        en: say.outsideTerm(writeDate(iso), writeDate(other), inLanguage(term.name, 'en')).en,
      };
    if (message)
      reports.push({
        span,
        message,
        fixes: [swapFix(date, other, placed.at)],
        fault: `date@${span.start}`,
      });
  }
  return reports;
}

function termOf(citation: Citation): NamedTerm | undefined {
  const number = assemblyOf(citation);
  if (number === undefined) return namedTerm(citation);
  const { code, date } = citation;
  return code?.year === undefined || code.year === date?.year ? assemblyTerm(number) : undefined;
}

interface Dated {
  readonly placed: Placed<Citation>;
  readonly iso: string;
}

/** Two mentions of one document whose dates differ by the swap alone: the rarer one is blamed, of two the later. */
function contradicting(draft: Draft): Report[] {
  const groups = new Map<string, Dated[]>();
  for (const placed of draft.citations) {
    const known = swappable(placed.value);
    if (known?.key === undefined) continue;
    const group = groups.get(known.key);
    if (group) group.push({ placed, iso: known.iso });
    else groups.set(known.key, [{ placed, iso: known.iso }]);
  }
  const reports: Report[] = [];
  for (const group of groups.values()) {
    if (group.length < 2 || group.every(({ iso }) => iso === group[0]!.iso)) continue;
    const byDate = new Map<string, Dated[]>();
    for (const dated of group) {
      const same = byDate.get(dated.iso);
      if (same) same.push(dated);
      else byDate.set(dated.iso, [dated]);
    }
    for (const [iso, mentions] of byDate) {
      const other = swapped(iso);
      const others = other === undefined ? undefined : byDate.get(other);
      if (other === undefined || !others) continue;
      const fewer =
        mentions.length < others.length ||
        (mentions.length === others.length && mentions[0]!.placed.at > others[0]!.placed.at) ||
        (mentions.length === others.length &&
          mentions[0]!.placed.at === others[0]!.placed.at &&
          mentions[0]!.placed.value.span.start > others[0]!.placed.value.span.start);
      const [there] = others;
      if (!fewer || !there) continue;
      for (const { placed } of mentions) {
        const [a, b] = [keyOf(placed.value), keyOf(there.placed.value)];
        if (!a || !b || !sameDocument(a, b)) continue;
        const date = placed.value.date!;
        const span = spanIn(placed, date.span);
        reports.push({
          span,
          message: say.otherMention(writeDate(iso), writeDate(other), placed.value.code!.text),
          related: [
            {
              span: spanIn(there.placed, there.placed.value.date!.span),
              message: say.otherMentionHere(writeDate(other)),
            },
          ],
          fixes: [swapFix(date, other, placed.at)],
          fault: `date@${span.start}`,
        });
      }
    }
  }
  return reports;
}
