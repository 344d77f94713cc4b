import { lookUpCitation } from '../../catalogue/citation-key';
import { antecedentsOf } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import type { IssuerMention } from '../../draft/issuers';
import type { Code } from '../../draft/codes';
import { daysBetween, writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { placeOf } from '../../draft/key';
import { chronology as message, chronologyHere } from '../../messages/citations';
import type { DraftRule, JudgingContext, Report } from '../rule';
import { conflictsIn } from './conflicting';
import { isCentralBody, nameOf, periodOf, settingOf } from './mention';

/** The clerk numbers what was signed a few days before: so much the dates of a series may go back. */
const USUAL_DAYS = 7;
/** Personnel decisions of the centre run in a series of their own with high numbers, now and then under the letters QĐ. */
const HIGHEST_CENTRAL_NUMBER = 500;
/** A meeting's document is signed later than it: only what is dated beyond that is surely a slip. */
const USUAL_DELAY_DAYS = 15;

/** Numbers of one series go up with the days. What fails another check is left to that. */
export const chronology: DraftRule = {
  id: 'citation/chronology',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Số và ngày của hai văn bản cùng cơ quan, cùng tên loại, cùng nhiệm kỳ không đi cùng chiều',
    en: 'Numbers and dates of two documents of one series do not go the same way',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.1; Nghị định 30/2020/NĐ-CP, Điều 15; Luật 64/2025/QH15, Điều 7: số ghi liên tiếp từ 01 theo nhiệm kỳ, theo năm',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.1; Nghị định 30/2020/NĐ-CP, article 15; Luật 64/2025/QH15, article 7: numbers run on within a term or year',
  },
  check(draft, context) {
    const series = seriesOf(draft, context);
    const suspects = series.flatMap((entries) => outOfOrder(entries));
    if (suspects.length === 0) return [];
    // Where two mentions of one document disagree, that is the fault, and neither date proves anything.
    const disputed = new Set(
      conflictsIn(draft, context).flatMap(({ span, related }) =>
        [span, ...(related ?? []).map((one) => one.span)].map(({ start }) => start),
      ),
    );
    const reports: Report[] = [];
    for (const { entry, other } of suspects) {
      if ([entry, other].some(({ placed }) => disputed.has(spanIn(placed, placed.value.date!.span).start))) continue;
      const [mine, theirs] = [verdict(draft, context, entry), verdict(draft, context, other)];
      if (mine === 'wrong' || theirs === 'wrong' || (mine === 'right' && theirs === 'right')) continue;
      reports.push(mine === 'right' ? report(other, entry) : report(entry, other));
    }
    return reports;
  },
};

/** A document of a series, by the mention that gives its date. */
interface Entry {
  readonly placed: Placed<Citation>;
  readonly code: Code;
  readonly iso: string;
  /** How many mentions give this date. */
  readonly count: number;
}

function seriesOf(draft: Draft, context: JudgingContext): Entry[][] {
  const limit = context.date && (context.date.latest ?? addDays(context.date.earliest, USUAL_DELAY_DAYS));
  const here = draft.identity.issuer === undefined ? undefined : placeOf(draft.identity.issuer);
  const series = new Map<string, Entry[]>();
  for (const mentions of antecedentsOf(draft).byCode.values()) {
    if (mentions[0]!.value.code!.bodies.length !== 1) continue;
    for (const entry of entriesOf(mentions)) {
      const key = keyOf(entry, here);
      if (key === undefined || (limit !== undefined && entry.iso > limit)) continue;
      const known = series.get(key);
      if (known) known.push(entry);
      else series.set(key, [entry]);
    }
  }
  return [...series.values()].filter((entries) => entries.length > 1);
}

/** The dates that the mentions of one code give, each once. */
function entriesOf(mentions: readonly Placed<Citation>[]): Entry[] {
  const byDate = new Map<string, { placed: Placed<Citation>; code: Code; iso: string; count: number }>();
  for (const placed of mentions) {
    const { code, date, kind, type } = placed.value;
    if (kind !== 'coded' || !code || date?.iso === undefined || !settingOf(placed.block, placed.value).dateIsOwn)
      continue;
    if (code.year !== undefined && code.year !== date.year) continue;
    const id = `${date.iso}|${code.form === 'law' || code.form === 'party' ? (type?.name ?? '') : ''}|${issuerOf(placed.value)}`;
    const known = byDate.get(id);
    if (known) known.count += 1;
    else byDate.set(id, { placed, code, iso: date.iso, count: 1 });
  }
  return [...byDate.values()];
}

function issuerOf({ issuer, code }: Citation): string {
  if (!issuer || isCentralBody(code!)) return '';
  let key = issuers.get(issuer);
  if (key === undefined) issuers.set(issuer, (key = foldKey(issuer.text)));
  return key;
}

const issuers = new WeakMap<IssuerMention, string>();

/** Equal for documents numbered in one run; undefined where it is not known in which a document is. */
function keyOf({ placed: { value }, code, iso }: Entry, here: string | undefined): string | undefined {
  const period = periodOf(code, iso);
  const [body] = code.bodies;
  if (period === undefined || body === undefined || code.form === 'letter' || code.internal) return undefined;
  const counter = counterOf(value, code);
  if (counter === undefined) return undefined;
  if (isCentralBody(code)) {
    // Resolutions of the standing committee run in several series.
    if (body.startsWith('UBTVQH')) return undefined;
    if (code.form === 'party' && Number(code.number) > HIGHEST_CENTRAL_NUMBER) return undefined;
    return [code.form, counter, body, period].join('|');
  }
  const place = value.issuer && placeOf(value.issuer.text);
  // A provincial committee without a place is that of the draft; the letters of others are those of thousands.
  if (code.form === 'party' && body === 'TU') return [counter, body, period, place ?? here ?? ''].join('|');
  if (place === undefined) return undefined;
  return [code.form, counter, body, period, issuerOf(value)].join('|');
}

function counterOf({ type }: Citation, code: Code): string | undefined {
  if (code.form === 'normative' || code.form === 'administrative')
    return code.letters === '' ? undefined : code.letters;
  if (!type?.type || type.compound) return undefined;
  if (code.form === 'law') return type.name === 'Bộ luật' ? 'Luật' : type.name;
  // At the centre Quyết định and Quy định share one run; elsewhere each type has its own.
  return isCentralBody(code) ? code.letters : `${type.name} ${code.letters}`;
}

function compare(a: Entry, b: Entry): number {
  return (
    Number(a.code.number) - Number(b.code.number) ||
    (a.code.suffix < b.code.suffix ? -1 : a.code.suffix > b.code.suffix ? 1 : 0)
  );
}

/**
 * The entries that stand against the order: all but the heaviest run of numbers whose dates never go back. Mentions weigh; of
 * two as heavy the first in the text is kept.
 */
function outOfOrder(entries: readonly Entry[]): { entry: Entry; other: Entry }[] {
  const all = [...entries].sort(compare);
  // Of a number with two dates neither proves anything.
  const sorted = all.filter((entry, index) => {
    const [before, after] = [all[index - 1], all[index + 1]];
    return !(before && compare(before, entry) === 0) && !(after && compare(after, entry) === 0);
  });
  if (sorted.every((entry, index) => index === 0 || sorted[index - 1]!.iso <= entry.iso)) return [];
  const kept = heaviestRun(sorted);
  const found: { entry: Entry; other: Entry }[] = [];
  let below: Entry | undefined;
  const above: (Entry | undefined)[] = [];
  let next: Entry | undefined;
  for (let index = sorted.length - 1; index >= 0; index--) {
    above[index] = next;
    if (kept.has(sorted[index]!)) next = sorted[index];
  }
  sorted.forEach((entry, index) => {
    if (kept.has(entry)) {
      below = entry;
      return;
    }
    const against = [below, above[index]].filter(
      (one): one is Entry => one !== undefined && compare(one, entry) !== 0 && inversion(entry, one) > 0,
    );
    const [other] = against.sort((a, b) => inversion(entry, b) - inversion(entry, a));
    if (other) found.push({ entry, other });
  });
  return found;
}

/** By how many days the dates of two documents go against their numbers. */
function inversion(a: Entry, b: Entry): number {
  return compare(a, b) < 0 ? daysBetween(b.iso, a.iso) : daysBetween(a.iso, b.iso);
}

function heaviestRun(sorted: readonly Entry[]): ReadonlySet<Entry> {
  const place = new Map(
    [...sorted].sort((a, b) => textPosition(a) - textPosition(b)).map((entry, index) => [entry, index]),
  );
  const weight = (entry: Entry): number =>
    Math.min(entry.count, 5) + (1 - place.get(entry)! / sorted.length) / sorted.length;
  const days = [...new Set(sorted.map(({ iso }) => iso))].sort();
  const rank = new Map(days.map((iso, index) => [iso, index + 1]));
  // The heaviest run that ends on a day or before: a tree of prefix maxima.
  const tree: ({ weight: number; index: number } | undefined)[] = new Array<undefined>(days.length + 1).fill(undefined);
  const before: number[] = [];
  let best = { weight: 0, index: -1 };
  sorted.forEach((entry, index) => {
    let top = { weight: 0, index: -1 };
    for (let at = rank.get(entry.iso)!; at > 0; at -= at & -at) {
      const candidate = tree[at];
      if (candidate && candidate.weight > top.weight) top = candidate;
    }
    before[index] = top.index;
    const mine = { weight: top.weight + weight(entry), index };
    if (mine.weight > best.weight) best = mine;
    for (let at = rank.get(entry.iso)!; at <= days.length; at += at & -at)
      if (!tree[at] || tree[at]!.weight < mine.weight) tree[at] = mine;
  });
  const kept = new Set<Entry>();
  for (let at = best.index; at >= 0; at = before[at]!) kept.add(sorted[at]!);
  return kept;
}

function textPosition({ placed }: Entry): number {
  return placed.at + placed.value.span.start;
}

/** What the catalogue says of a date. */
function verdict(draft: Draft, { catalogue, date }: JudgingContext, { placed }: Entry): 'right' | 'wrong' | 'unknown' {
  const found = lookUpCitation(catalogue, draft, placed, { documentDate: date?.latest, issuer: draft.identity.issuer });
  if (found?.state === 'mismatch' && found.differences.includes('date')) return 'wrong';
  return found?.state === 'known' && found.entry?.date === placed.value.date!.iso ? 'right' : 'unknown';
}

function report(entry: Entry, other: Entry): Report {
  const span = spanIn(entry.placed, entry.placed.value.date!.span);
  const [name, theirs] = [nameOf(entry.placed.value), nameOf(other.placed.value)];
  return {
    span,
    severity: inversion(entry, other) > USUAL_DAYS ? 'warning' : 'information',
    message: message(name, writeDate(entry.iso), theirs, writeDate(other.iso), entry.iso > other.iso),
    related: [
      {
        span: spanIn(other.placed, other.placed.value.date!.span),
        message: chronologyHere(theirs, writeDate(other.iso)),
      },
    ],
    fault: `date@${span.start}`,
  };
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}
