import { askerOf, lookUpCitation } from '../../catalogue/citation-key';
import { compareIssuers } from '../../catalogue/issuers';
import { compareTitles } from '../../catalogue/titles';
import { antecedentsOf } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { codeKey, keyOf, keyOfIdentity, placeOf, type DocumentKey } from '../../draft/key';
import { conflicting as say, useIssuer, useTitle } from '../../messages/citations';
import { changeDate } from '../../messages/fixes';
import { fileName } from '../../settings/address';
import type { DateElsewhere } from '../neighbours';
import { replace, type DraftRule, type JudgingContext, type Report } from '../rule';
import { swapped } from '../date/swap';
import { areAlike, dateChanges, holdsMentions, isCentralBody, nameOf, periodOf, settingOf } from './mention';

/**
 * One document, and two mentions of it that say different things: two dates, two issuers, two quoted subjects. The form found
 * less often is marked; of two found as often, the later one. Dates are compared with those in the other drafts of the folder, too.
 */
export const conflicting: DraftRule = {
  id: 'citation/conflicting',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Một văn bản được viện dẫn với hai ngày, hai cơ quan ban hành hoặc hai trích yếu khác nhau',
    en: 'One document is cited with two dates, two issuers or two subjects',
  },
  norm: {
    vi: 'Lẽ thường: một văn bản chỉ có một ngày, một cơ quan ban hành, một trích yếu (Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I)',
    en: 'A document has one date, one issuer and one subject (Hướng dẫn 05-HD/VPTW I.6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I)',
  },
  check: conflictsIn,
};

const remembered = new WeakMap<Draft, { readonly context: JudgingContext; readonly reports: readonly Report[] }>();

/** What this rule says of a draft; made once for a judging, since citation/chronology asks too. */
export function conflictsIn(draft: Draft, context: JudgingContext): readonly Report[] {
  let known = remembered.get(draft);
  if (known?.context !== context) remembered.set(draft, (known = { context, reports: findConflicts(draft, context) }));
  return known.reports;
}

function findConflicts(draft: Draft, context: JudgingContext): Report[] {
  const reports: Report[] = [];
  // The draft's own date is the business of date/document-mismatch.
  const own = draft.identity.code && codeKey(draft.identity.code);
  for (const [code, mentions] of antecedentsOf(draft).byCode) {
    const here = code === own || mentions.length < 2 ? [] : dates(mentions, draft, context);
    reports.push(...here);
    // Where the draft contradicts itself, that is the fault.
    if (code !== own && here.length === 0) reports.push(...datesElsewhere(mentions, draft, context));
    if (mentions.length > 1) reports.push(...issuers(mentions), ...titles(mentions));
  }
  return reports;
}

/** A document of which more forms are written than this is no document. */
const MOST_FORMS = 16;

/** One way in which mentions say a thing. */
interface Form<T> {
  readonly value: T;
  readonly mentions: Placed<Citation>[];
}

function formsOf<T>(
  mentions: readonly Placed<Citation>[],
  read: (placed: Placed<Citation>) => { key: string; value: T } | undefined,
): readonly Form<T>[] {
  const forms = new Map<string, Form<T>>();
  for (const placed of mentions) {
    const found = read(placed);
    if (!found) continue;
    const form = forms.get(found.key);
    if (form) form.mentions.push(placed);
    else if (forms.size < MOST_FORMS) forms.set(found.key, { value: found.value, mentions: [placed] });
  }
  return [...forms.values()];
}

/** Each form that is blamed, with the one that speaks against it most often. */
function blamed<T>(
  forms: readonly Form<T>[],
  conflict: (a: Form<T>, b: Form<T>) => boolean,
  isDoubtful: (form: Form<T>) => boolean = () => false,
): { form: Form<T>; other: Form<T> }[] {
  if (forms.length < 2) return [];
  const weight = (form: Form<T>): number => (isDoubtful(form) ? 0 : form.mentions.length);
  const weights = new Map(forms.map((form) => [form, weight(form)]));
  // Forms stand in the order of their first mention: of two found as often the first is kept.
  const ordered = [...forms].sort((a, b) => weights.get(b)! - weights.get(a)!);
  return ordered.flatMap((form, index) => {
    const other = ordered.slice(0, index).find((better) => conflict(form, better));
    return other ? [{ form, other }] : [];
  });
}

// Dates.

/** The dates that mentions of a code surely give their document. */
function dateForms(mentions: readonly Placed<Citation>[]): readonly Form<string>[] {
  return formsOf(mentions, (placed) => {
    const iso = placed.value.date?.iso;
    return iso !== undefined && isJudged(placed) && settingOf(placed.block, placed.value).dateIsOwn
      ? { key: iso, value: iso }
      : undefined;
  });
}

function dates(mentions: readonly Placed<Citation>[], draft: Draft, context: JudgingContext): Report[] {
  const forms = dateForms(mentions);
  if (forms.length < 2) return [];
  const limit = context.date && (context.date.latest ?? context.date.earliest);
  const isDoubtful = ({ value, mentions: [first] }: Form<string>): boolean =>
    (limit !== undefined && value > limit) ||
    (first!.value.code!.year !== undefined && first!.value.code!.year !== Number(value.slice(0, 4)));
  return blamed(forms, (a, b) => isOneDocument(a, b, draft), isDoubtful).flatMap(({ form, other }) => {
    const clear = other.mentions.length > form.mentions.length || isDoubtful(form);
    const there = other.mentions[0]!;
    return form.mentions.map((placed): Report => {
      const date = placed.value.date!;
      const span = spanIn(placed, date.span);
      return {
        span,
        message: say.date(nameOf(placed.value), writeDate(form.value), writeDate(other.value), clear),
        related: [{ span: spanIn(there, there.value.date!.span), message: say.dateHere(writeDate(other.value)) }],
        fixes: [
          {
            title: changeDate(writeDate(other.value)),
            changes: dateChanges(date, other.value, placed.at),
            safe: false,
            preferred: clear,
          },
        ],
        fault: `date@${span.start}`,
      };
    });
  });
}

/** A number line that is none, and a code that is still a blank, say nothing. */
function isJudged({ value }: Placed<Citation>): boolean {
  return value.kind === 'coded' && value.code !== undefined;
}

/** Whether two dates of one code must be of one document. */
function isOneDocument(a: Form<string>, b: Form<string>, draft: Draft): boolean {
  const [one, other] = [a.mentions[0]!.value, b.mentions[0]!.value];
  const code = one.code!;
  // Day and month in each other's place are the business of date/day-month-swapped.
  if (swapped(a.value) === b.value) return false;
  const pairs = a.mentions.some((x) => b.mentions.some((y) => mayBeOne(x.value, y.value)));
  if (!pairs) return false;
  // A slip changes one figure; two documents of one code share two of three figures hardly ever.
  const alike = areAlike(a.value, b.value);
  if (code.year !== undefined) return alike || isCentralBody(code) || sameIssuer(one, other, draft);
  const period = periodOf(code, a.value);
  if (period !== undefined && period === periodOf(code, b.value))
    return isCentralBody(code) || alike || sameIssuer(one, other, draft);
  // Around a congress, and from one year to the next, a number may come again: only the very day and month tell.
  return alike && a.value.slice(5) === b.value.slice(5);
}

/** Whether type and place allow that two mentions are one document. */
function mayBeOne(a: Citation, b: Citation): boolean {
  const [x, y] = [typeOf(a), typeOf(b)];
  if (x !== undefined && y !== undefined && x !== y) return false;
  if (!a.issuer || !b.issuer) return true;
  const places = [placeOf(a.issuer.text), placeOf(b.issuer.text)];
  if (places[0] !== undefined && places[1] !== undefined && places[0] !== places[1]) return false;
  return isCentralBody(a.code!) || compareIssuers(a.issuer.text, b.issuer.text) !== 'other';
}

function typeOf({ type }: Citation): string | undefined {
  return type?.compound ? undefined : type?.name;
}

/** Whether two mentions of a local body's code name the same body, in words. */
function sameIssuer(a: Citation, b: Citation, draft: Draft): boolean {
  if (!a.issuer || !b.issuer) return false;
  if (foldKey(a.issuer.text) !== foldKey(b.issuer.text)) return false;
  // "Thành ủy" in a text of the Thành ủy is that one; "Đảng ủy" alone may be any.
  return (
    placeOf(a.issuer.text) !== undefined || (draft.identity.issuer !== undefined && a.code!.bodies[0]!.endsWith('TU'))
  );
}

// Dates in other drafts.

function datesElsewhere(mentions: readonly Placed<Citation>[], draft: Draft, context: JudgingContext): Report[] {
  const { neighbours } = context;
  if (!neighbours) return [];
  const own = keyOfIdentity(draft.identity);
  return dateForms(mentions).flatMap((form) => {
    const first = form.mentions[0]!;
    const { year } = first.value.code!;
    // What the code itself contradicts is said by date/year-against-code.
    if (year !== undefined && year !== Number(form.value.slice(0, 4))) return [];
    const others = neighbours
      .datesOf(keyOf(first.value)!, own)
      .filter((other) => form.mentions.some(({ value }) => isOneElsewhere(value, draft, other)));
    const against = verdictOf(form.value, others);
    // A list with sources knows better than other drafts do.
    if (!against || form.mentions.some((placed) => isListed(placed, draft, context))) return [];
    return form.mentions.map((placed) => reportElsewhere(placed, form.value, against));
  });
}

interface Against {
  readonly other: DateElsewhere;
  /** How many documents give that date. */
  readonly documents: number;
  /** Whether it is clear that the date here is the wrong one. */
  readonly clear: boolean;
}

/** What speaks most against a date: the document itself, else more documents than give the date, else as many. */
function verdictOf(date: string, others: readonly DateElsewhere[]): Against | undefined {
  const itself = others.filter(({ by }) => by === 'itself');
  if (itself.some((one) => one.date === date)) return undefined;
  const [best] = itself.toSorted((a, b) => Number(b.signed) - Number(a.signed));
  if (best) return { other: best, documents: 1, clear: best.signed };
  const counts = new Map<string, Set<string>>();
  for (const { date: said, documents } of others)
    counts.set(said, new Set([...(counts.get(said) ?? []), ...documents]));
  const here = 1 + (counts.get(date)?.size ?? 0);
  counts.delete(date);
  const [most] = [...counts].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  if (!most || most[1].size < here) return undefined;
  const other = others.find((one) => one.date === most[0])!;
  return { other, documents: most[1].size, clear: most[1].size > here };
}

function reportElsewhere(placed: Placed<Citation>, here: string, { other, documents, clear }: Against): Report {
  const date = placed.value.date!;
  const span = spanIn(placed, date.span);
  const [name, written, there] = [nameOf(placed.value), writeDate(here), writeDate(other.date)];
  const itself = other.by === 'itself';
  return {
    span,
    severity: clear ? 'warning' : 'information',
    message: itself
      ? say.dateOfItself(name, written, there)
      : documents > 1
        ? say.dateOfOthers(name, written, there, documents)
        : say.dateOfAnother(name, written, there),
    related: [{ span, message: say.dateThere(fileName(other.place.uri), there, itself), elsewhere: other.place }],
    fixes: [
      { title: changeDate(there), changes: dateChanges(date, other.date, placed.at), safe: false, preferred: clear },
    ],
    fault: `date@${span.start}`,
  };
}

/** Whether a list, and not only a draft of the folder, knows the document. */
function isListed(placed: Placed<Citation>, draft: Draft, { catalogue, date }: JudgingContext): boolean {
  const found = lookUpCitation(catalogue, draft, placed, askerOf(draft, date));
  return found?.entries.some(({ origin }) => origin.kind !== 'folder') === true;
}

/** Whether a mention here and what is said in another draft must be of one document: more is asked for than within a draft. */
function isOneElsewhere(value: Citation, draft: Draft, { key, date, drafter }: DateElsewhere): boolean {
  const code = value.code!;
  const here = value.date!.iso!;
  const type = typeOf(value);
  if (type !== undefined && key.type !== undefined && type !== key.type) return false;
  if (code.year === undefined) {
    const period = periodOf(code, here);
    if (period === undefined || period !== periodOf(code, date)) return false;
  }
  if (isCentralBody(code)) return true;
  return isOneBody(
    code,
    { issuer: value.issuer?.text, drafter: draft.identity.issuer },
    { issuer: key.issuer, drafter },
  );
}

interface BodyMention {
  readonly issuer: string | undefined;
  /** The body whose draft it is: it leaves out its own place. */
  readonly drafter: string | undefined;
}

/** Whether two mentions of a local body's code are of the same body. */
function isOneBody({ bodies }: Pick<DocumentKey['code'], 'bodies'>, a: BodyMention, b: BodyMention): boolean {
  // There is one provincial committee in a province; of all others there are several in one place.
  if (bodies.every((body) => body.endsWith('TU'))) {
    const [one, other] = [a, b].map(
      ({ issuer, drafter }) => (issuer && placeOf(issuer)) ?? (drafter && placeOf(drafter)),
    );
    return one !== undefined && one === other;
  }
  if (a.issuer === undefined || b.issuer === undefined) return false;
  return foldKey(a.issuer) === foldKey(b.issuer) && placeOf(a.issuer) !== undefined;
}

// Issuers.

function issuers(mentions: readonly Placed<Citation>[]): Report[] {
  const forms = formsOf(mentions, (placed) => {
    const { issuer } = placed.value;
    return issuer && isJudged(placed) && settingOf(placed.block, placed.value).issuerIsOwn
      ? { key: foldKey(issuer.bodies.join(', ')), value: issuer.bodies.join(', ') }
      : undefined;
  });
  return blamed(
    forms,
    (a, b) =>
      compareIssuers(a.value, b.value) === 'other' &&
      a.mentions.some((x) => b.mentions.some((y) => isSurelyOne(x.value, y.value))),
  ).flatMap(({ form, other }) => {
    const there = other.mentions[0]!;
    return form.mentions.map((placed): Report => {
      const issuer = placed.value.issuer!;
      return {
        span: spanIn(placed, issuer.span),
        message: say.issuer(nameOf(placed.value), form.value, other.value),
        related: [{ span: spanIn(there, there.value.issuer!.span), message: say.issuerHere(other.value) }],
        fixes:
          issuer.term === undefined ? [replace(spanIn(placed, issuer.span), other.value, useIssuer(other.value))] : [],
        fault: `issuer@${placed.at + placed.value.code!.span.start}`,
      };
    });
  });
}

/** Whether type and date show that two mentions are one document. */
function isSurelyOne(a: Citation, b: Citation): boolean {
  const [x, y] = [typeOf(a), typeOf(b)];
  if (x === undefined || x !== y) return false;
  if (a.code!.year !== undefined) return true;
  const [one, other] = [a.date?.iso, b.date?.iso];
  return one !== undefined && one === other;
}

// Subjects.

function titles(mentions: readonly Placed<Citation>[]): Report[] {
  const forms = formsOf(mentions, (placed) => {
    if (!isJudged(placed)) return undefined;
    const { title } = settingOf(placed.block, placed.value);
    if (!title || !isQuoted(placed, title.span.end)) return undefined;
    return { key: foldKey(title.text), value: title };
  });
  return blamed(
    forms,
    (a, b) =>
      differ(a.value.text, b.value.text) &&
      a.mentions.some((x) => b.mentions.some((y) => isSurelyOne(x.value, y.value))),
  ).flatMap(({ form, other }) => {
    const there = other.mentions[0]!;
    const theirs = settingOf(there.block, there.value).title!;
    return form.mentions.map((placed): Report => {
      const { title } = settingOf(placed.block, placed.value);
      const span = spanIn(placed, title!.span);
      return {
        span,
        severity: 'information',
        message: say.title(nameOf(placed.value)),
        related: [{ span: spanIn(there, theirs.span), message: say.titleHere }],
        fixes: [replace(span, theirs.text, useTitle)],
        fault: `title@${span.start}`,
      };
    });
  });
}

/** Whether the subject ends with a closing quotation mark: then it is given word for word. */
function isQuoted({ block }: Placed<Citation>, end: number): boolean {
  return /^[”"]/.test(block.text.slice(end, end + 1));
}

function differ(a: string, b: string): boolean {
  const [x, y] = [foldKey(a), foldKey(b)];
  if (x.includes(y) || y.includes(x)) return false;
  const agreement = compareTitles(a, b);
  return agreement === 'other' || agreement === 'unlike';
}
