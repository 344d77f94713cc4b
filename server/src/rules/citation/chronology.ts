import type { Catalogue } from '../../catalogue/catalogue';
import { askOf, lookUpCitation, type Asker } from '../../catalogue/citation-key';
import { antecedentsOf } from '../../draft/antecedents';
import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { daysBetween, writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { placeOf } from '../../draft/key';
import { memoOf } from '../../draft/mention-memo';
import { chronology as message, chronologyHere } from '../../messages/citations';
import type { DraftRule, JudgingContext, Report } from '../rule';
import { conflictsIn } from './conflicting';
import { holdsMentions, isCentralBody, nameOf, periodOf, settingOf } from './mention';

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
  looksAt: holdsMentions,
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

/** What a mention tells of the place of its document in a series; a function of the mention alone. */
interface Numbered {
  readonly iso: string;
  /** The day, counted from some day. */
  readonly day: number;
  readonly number: number;
  readonly suffix: string;
  /** Equal for mentions that give one document one date. */
  readonly id: string;
  /** Equal for documents numbered in one run, but for the place where `local` is set. */
  readonly run: string;
  /** A provincial committee without a place: it is that of the draft. */
  readonly local: boolean;
}

/** A document of a series, by the first mention that gives its date. */
interface Entry {
  readonly told: Numbered;
  readonly placed: Placed<Citation>;
  /** How many mentions give this date. */
  count: number;
}

function seriesOf(draft: Draft, context: JudgingContext): Entry[][] {
  const limit = context.date && (context.date.latest ?? addDays(context.date.earliest, USUAL_DELAY_DAYS));
  const here = draft.identity.issuer === undefined ? undefined : placeOf(draft.identity.issuer);
  const series = new Map<string, Entry[]>();
  for (const mentions of antecedentsOf(draft).byCode.values()) {
    if (mentions[0]!.value.code!.bodies.length !== 1) continue;
    for (const entry of entriesOf(mentions)) {
      const { iso, local, run } = entry.told;
      if (limit !== undefined && iso > limit) continue;
      const key = local ? run + (here ?? '') : run;
      const known = series.get(key);
      if (known) known.push(entry);
      else series.set(key, [entry]);
    }
  }
  return [...series.values()].filter((entries) => entries.length > 1);
}

/** The dates that the mentions of one code give, each once. */
function entriesOf(mentions: readonly Placed<Citation>[]): Iterable<Entry> {
  // Most documents are cited once.
  if (mentions.length === 1) {
    const told = numberedBy(mentions[0]!);
    return told ? [{ told, placed: mentions[0]!, count: 1 }] : [];
  }
  const entries = new Map<string, Entry>();
  for (const placed of mentions) {
    const told = numberedBy(placed);
    if (!told) continue;
    const known = entries.get(told.id);
    if (known) known.count += 1;
    else entries.set(told.id, { told, placed, count: 1 });
  }
  return entries.values();
}

function numberedBy({ value, block }: Placed<Citation>): Numbered | undefined {
  const known = (memoOf(value).numbered ??= readNumbered(value, block) ?? 'none') as Numbered | 'none';
  return known === 'none' ? undefined : known;
}

function readNumbered(citation: Citation, block: Block): Numbered | undefined {
  const { code, date, kind, type } = citation;
  if (kind !== 'coded' || !code || date?.iso === undefined || !settingOf(block, citation).dateIsOwn) return undefined;
  if (code.year !== undefined && code.year !== date.year) return undefined;
  const run = runOf(citation, code, date.iso);
  if (run === undefined) return undefined;
  const typed = code.form === 'law' || code.form === 'party' ? (type?.name ?? '') : '';
  return {
    iso: date.iso,
    day: daysBetween(FIRST_DAY, date.iso),
    number: Number(code.number),
    suffix: code.suffix,
    id: `${date.iso}|${typed}|${issuerOf(citation)}`,
    ...run,
  };
}

const FIRST_DAY = '1900-01-01';

function issuerOf({ issuer, code }: Citation): string {
  return !issuer || isCentralBody(code!) ? '' : foldKey(issuer.text);
}

/** The run of numbers that a document stands in; undefined where that is not known. */
function runOf(citation: Citation, code: Code, iso: string): { run: string; local: boolean } | undefined {
  const period = periodOf(code, iso);
  const [body] = code.bodies;
  if (period === undefined || body === undefined || code.form === 'letter' || code.internal) return undefined;
  const counter = counterOf(citation, code);
  if (counter === undefined) return undefined;
  const run = (...parts: readonly string[]) => ({ run: parts.join('|'), local: false });
  if (isCentralBody(code)) {
    // Resolutions of the standing committee run in several series.
    if (body.startsWith('UBTVQH')) return undefined;
    if (code.form === 'party' && Number(code.number) > HIGHEST_CENTRAL_NUMBER) return undefined;
    return run(code.form, counter, body, period);
  }
  const place = citation.issuer && placeOf(citation.issuer.text);
  // A provincial committee without a place is that of the draft; the letters of others are those of thousands.
  if (code.form === 'party' && body === 'TU')
    return { ...run(counter, body, period, place ?? ''), local: place === undefined };
  if (place === undefined) return undefined;
  return run(code.form, counter, body, period, issuerOf(citation));
}

function counterOf({ type }: Citation, code: Code): string | undefined {
  if (code.form === 'normative' || code.form === 'administrative')
    return code.letters === '' ? undefined : code.letters;
  if (!type?.type || type.compound) return undefined;
  if (code.form === 'law') return type.name === 'Bộ luật' ? 'Luật' : type.name;
  // At the centre Quyết định and Quy định share one run; elsewhere each type has its own.
  return isCentralBody(code) ? code.letters : `${type.name} ${code.letters}`;
}

function compare({ told: a }: Entry, { told: b }: Entry): number {
  return a.number - b.number || (a.suffix < b.suffix ? -1 : a.suffix > b.suffix ? 1 : 0);
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
  if (sorted.every((entry, index) => index === 0 || sorted[index - 1]!.told.day <= entry.told.day)) return [];
  const kept = heaviestRun(sorted);
  const found: { entry: Entry; other: Entry }[] = [];
  let below: Entry | undefined;
  const above: (Entry | undefined)[] = [];
  let next: Entry | undefined;
  for (let index = sorted.length - 1; index >= 0; index--) {
    above[index] = next;
    if (kept[index]) next = sorted[index];
  }
  sorted.forEach((entry, index) => {
    if (kept[index]) {
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
  return compare(a, b) < 0 ? a.told.day - b.told.day : b.told.day - a.told.day;
}

/** Which entries belong to the heaviest run, by their index. */
function heaviestRun(sorted: readonly Entry[]): readonly boolean[] {
  const place: number[] = [];
  [...sorted.keys()]
    .sort((a, b) => textPosition(sorted[a]!) - textPosition(sorted[b]!))
    .forEach((index, rank) => (place[index] = rank));
  const days = [...new Set(sorted.map(({ told }) => told.day))].sort((a, b) => a - b);
  const ranks = new Map(days.map((day, index) => [day, index + 1]));
  // The heaviest run that ends on a day or before: a tree of prefix maxima, holding indices of entries from 1.
  const tree = new Int32Array(days.length + 1);
  const weights = [0];
  const before: number[] = [0];
  let best = 0;
  sorted.forEach(({ told, count }, index) => {
    const rank = ranks.get(told.day)!;
    let top = 0;
    for (let at = rank; at > 0; at -= at & -at) if (weights[tree[at]!]! > weights[top]!) top = tree[at]!;
    const own = index + 1;
    before[own] = top;
    weights[own] = weights[top]! + (Math.min(count, 5) + (1 - place[index]! / sorted.length) / sorted.length);
    if (weights[own] > weights[best]!) best = own;
    for (let at = rank; at <= days.length; at += at & -at) if (weights[tree[at]!]! < weights[own]) tree[at] = own;
  });
  const kept = new Array<boolean>(sorted.length).fill(false);
  for (let at = best; at > 0; at = before[at]!) kept[at - 1] = true;
  return kept;
}

function textPosition({ placed }: Entry): number {
  return placed.at + placed.value.span.start;
}

type Verdict = 'right' | 'wrong' | 'unknown';

interface Asked extends Asker {
  readonly catalogue: Catalogue;
  readonly verdict: Verdict;
}

/** What the catalogue says of a date; kept with the mention while the same question is asked. */
function verdict(draft: Draft, { catalogue, date }: JudgingContext, { placed }: Entry): Verdict {
  const asker: Asker = { documentDate: date?.latest, issuer: draft.identity.issuer };
  const memo = memoOf(placed.value);
  const known = memo.verdict as Asked | undefined;
  if (known?.catalogue === catalogue && known.documentDate === asker.documentDate && known.issuer === asker.issuer)
    return known.verdict;
  const found = lookUpCitation(catalogue, draft, placed, asker);
  const verdict =
    found?.state === 'mismatch' && found.differences.includes('date')
      ? 'wrong'
      : found?.state === 'known' && found.entry?.date === placed.value.date!.iso
        ? 'right'
        : 'unknown';
  // Where the date may be that of an amending law, other mentions in the draft have their say.
  if (askOf(placed.block, placed.value)?.key.date !== undefined)
    memo.verdict = { ...asker, catalogue, verdict } satisfies Asked;
  return verdict;
}

function report(entry: Entry, other: Entry): Report {
  const span = spanIn(entry.placed, entry.placed.value.date!.span);
  const [name, theirs] = [nameOf(entry.placed.value), nameOf(other.placed.value)];
  return {
    span,
    severity: inversion(entry, other) > USUAL_DAYS ? 'warning' : 'information',
    message: message(
      name,
      writeDate(entry.told.iso),
      theirs,
      writeDate(other.told.iso),
      entry.told.iso > other.told.iso,
    ),
    related: [
      {
        span: spanIn(other.placed, other.placed.value.date!.span),
        message: chronologyHere(theirs, writeDate(other.told.iso)),
      },
    ],
    fault: `date@${span.start}`,
  };
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}
