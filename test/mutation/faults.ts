/**
 * Faults that a drafter makes, planted one at a time into a text that has none. A fault is betrayed when the text alone shows
 * that something is wrong there: a changed digit of a code shows nothing, unless another mention or the catalogue knows better.
 */
import type { Citation } from '../../server/src/draft/citations';
import { isoDate, padDay, padMonth, partsOf, type DateMention } from '../../server/src/draft/dates';
import { spanIn, type Draft, type Placed } from '../../server/src/draft/draft';
import { codeKey, keyOf, sameDocument } from '../../server/src/draft/key';
import type { Span } from '../../server/src/draft/span';
import { DOCUMENT_TYPES } from '../../server/src/norms/types';

export const FAULTS = [
  'date after the document',
  'day and month swapped',
  'type word changed',
  'issuer changed',
  'year of the date changed',
  'year of the code changed',
  'digit of the code changed',
  'second mention with another date',
  'number order broken',
  'zero of the number lost',
  'zero of the date lost',
  'Đ written Ð',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface Plant {
  readonly fault: Fault;
  /** What of the clean text is replaced, and by what. */
  readonly span: Span;
  readonly newText: string;
  /** The citation around it, in the clean text. */
  readonly around: Span;
  /** Whether the text alone shows the fault. */
  readonly betrayed: boolean;
}

type Mention = Placed<Citation>;

/** Every fault that can be planted in a draft. */
export function* plants(draft: Draft, random: () => number): Generator<Plant> {
  const mentions = draft.citations.filter(({ value }) => value.kind === 'coded' || value.kind === 'dated');
  for (const mention of mentions) {
    const { code, date } = mention.value;
    if (date?.iso !== undefined) yield* ofDate(draft, mentions, mention, date);
    if (code) yield* ofCode(draft, mention, random);
  }
  yield* ofOrder(draft, mentions);
}

function* ofDate(draft: Draft, mentions: readonly Mention[], mention: Mention, date: DateMention): Generator<Plant> {
  const own = draft.identity.date;
  const last = own?.known === 'stated' ? (own.latest ?? own.earliest) : undefined;
  const iso = date.iso!;
  const { code } = mention.value;
  const others = code ? datesElsewhere(mentions, mention) : [];
  const around = spanIn(mention, mention.value.span);
  const span = spanIn(mention, date.span);
  const future = (day: string): boolean => last !== undefined && day > last && mention.block.entry.part !== 'appendix';
  const dated = (fault: Fault, day: string, betrayed: boolean): Plant => ({
    fault,
    span,
    newText: writtenLike(draft.text.slice(span.start, span.end), date, day),
    around,
    betrayed,
  });
  if (last !== undefined) {
    const late = isoDate(Number(last.slice(0, 4)) + 1, date.month, Math.min(date.day, 28))!;
    yield dated('date after the document', late, future(late));
  }
  if (date.day !== date.month) {
    const swapped = isoDate(date.year, date.day, date.month);
    const contradicted = others.length > 0;
    yield {
      fault: 'day and month swapped',
      span,
      newText: swapFigures(draft.text.slice(span.start, span.end), span.start, mention.at, date),
      around,
      betrayed: swapped === undefined || contradicted || future(swapped),
    };
  }
  const earlier = isoDate(date.year - 1, date.month, Math.min(date.day, 28))!;
  yield dated('year of the date changed', earlier, code?.year === date.year || others.length > 0);
  if (others.length > 0) {
    const { year, month, day } = partsOf(iso);
    yield dated('second mention with another date', isoDate(year, month, day > 14 ? day - 11 : day + 11)!, true);
  }
  const figures = draft.text.slice(span.start, span.end);
  const zero = /(?<![\d])0(?=[1-9]\b)/.exec(figures);
  if (zero)
    yield {
      fault: 'zero of the date lost',
      span: { start: span.start + zero.index, end: span.start + zero.index + 1 },
      newText: '',
      around,
      betrayed: true,
    };
}

/** Dates that other mentions of the same document give it. */
function datesElsewhere(mentions: readonly Mention[], mention: Mention): string[] {
  const key = keyOf(mention.value)!;
  return mentions.flatMap((other) => {
    const iso = other.value.date?.iso;
    const otherKey = keyOf(other.value);
    if (other === mention || iso === undefined || !otherKey || iso !== mention.value.date?.iso) return [];
    return sameDocument(key, otherKey) && key.type === otherKey.type ? [iso] : [];
  });
}

/** The letters of a type in any system. */
function lettersOf(name: string): string[] {
  return DOCUMENT_TYPES.find((type) => type.name === name)?.letters.map(({ letters }) => letters) ?? [];
}

const TYPES = ['Nghị quyết', 'Chỉ thị', 'Kết luận', 'Quyết định', 'Thông báo', 'Kế hoạch', 'Báo cáo', 'Hướng dẫn'];

/** Another body that cannot have issued a code of these letters. */
function otherIssuer(bodies: readonly string[]): string | undefined {
  const [body] = bodies;
  if (body === undefined || bodies.length > 1) return undefined;
  if (/(?:TW|TU|HU|ĐU)$/.test(body)) return 'Chính phủ';
  const others: Readonly<Record<string, string>> = {
    CP: 'Thủ tướng Chính phủ',
    TTg: 'Quốc hội',
    UBND: 'Hội đồng nhân dân tỉnh',
    HĐND: 'Ủy ban nhân dân tỉnh',
    BTC: 'Bộ trưởng Bộ Nội vụ',
    BNV: 'Bộ trưởng Bộ Tài chính',
    BGTVT: 'Bộ trưởng Bộ Y tế',
    BGDĐT: 'Bộ trưởng Bộ Quốc phòng',
  };
  return others[body] ?? (/^(?:QH|UBTVQH)\d/.test(body) ? 'Thủ tướng Chính phủ' : undefined);
}

function* ofCode(draft: Draft, mention: Mention, random: () => number): Generator<Plant> {
  const { code, type, issuer } = mention.value;
  const around = spanIn(mention, mention.value.span);
  const place = (span: Span): Span => spanIn(mention, span);
  const words = (span: Span): string => draft.text.slice(place(span).start, place(span).end);
  if (!code) return;

  if (type?.adjacent === true && !type.compound && code.letters !== '' && code.lettersKnown) {
    const start = Math.floor(random() * TYPES.length);
    const other = [...TYPES.slice(start), ...TYPES.slice(0, start)].find(
      (name) => name !== type.name && !lettersOf(name).includes(code.letters),
    )!;
    const small = /^\p{Ll}/u.test(words(type.span));
    yield {
      fault: 'type word changed',
      span: place(type.span),
      newText: small ? other.toLowerCase() : other,
      around,
      betrayed: true,
    };
  }
  const body = otherIssuer(code.bodies);
  if (issuer && body !== undefined && issuer.bodies.length === 1 && issuer.span.start > code.span.end)
    yield { fault: 'issuer changed', span: place(issuer.span), newText: body, around, betrayed: true };
  if (code.yearSpan && code.year !== undefined)
    yield {
      fault: 'year of the code changed',
      span: place(code.yearSpan),
      newText: String(code.year - 1),
      around,
      betrayed: mention.value.date?.iso !== undefined,
    };
  const digit = code.numberSpan.end - 1;
  const written = words({ start: digit, end: digit + 1 });
  if (/\d/.test(written))
    yield {
      fault: 'digit of the code changed',
      span: place({ start: digit, end: digit + 1 }),
      newText: String((Number(written) + 3) % 10),
      around,
      betrayed: false,
    };
  if (/^0[1-9]$/.test(words(code.numberSpan)))
    yield {
      fault: 'zero of the number lost',
      span: place({ start: code.numberSpan.start, end: code.numberSpan.start + 1 }),
      newText: '',
      around,
      betrayed: true,
    };
  const stroke = words(code.span).indexOf('Đ');
  if (stroke >= 0)
    yield {
      fault: 'Đ written Ð',
      span: place({ start: code.span.start + stroke, end: code.span.start + stroke + 1 }),
      newText: 'Ð',
      around,
      betrayed: true,
    };
}

/** Letters of which there is one body in the country. */
const CENTRAL = /^(?:[A-ZĐ]*TW|CP|TTg|VPCP|B[A-ZĐ]{2,}|U?B?TVQH\d+)$/;

/** A later number of a series is given a date a month before that of an earlier one. */
function* ofOrder(draft: Draft, mentions: readonly Mention[]): Generator<Plant> {
  const series = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { code, date, type, issuer } = mention.value;
    if (!code || date?.iso === undefined || !type || type.compound || code.suffix !== '' || code.letters === '')
      continue;
    // One term for certain: dates of one year.
    // Local bodies share their letters: there only the same name makes a series.
    const name = CENTRAL.test(code.bodies.join('-')) ? '' : (issuer?.text ?? '?');
    const key = [code.form, type.name, code.letters, code.bodies.join('-'), date.year, name].join('|');
    if (name !== '?') series.set(key, [...(series.get(key) ?? []), mention]);
  }
  for (const members of series.values()) {
    members.sort((a, b) => Number(a.value.code!.number) - Number(b.value.code!.number));
    for (const [i, later] of members.entries()) {
      const before = members[i - 1];
      if (!before || codeKey(before.value.code!) === codeKey(later.value.code!)) continue;
      const first = partsOf(before.value.date!.iso!);
      if (first.month < 2 || before.value.date!.iso! > later.value.date!.iso!) continue;
      const date = later.value.date!;
      const span = spanIn(later, date.span);
      const day = isoDate(first.year, first.month - 1, Math.min(first.day, 28))!;
      yield {
        fault: 'number order broken',
        span,
        newText: writtenLike(draft.text.slice(span.start, span.end), date, day),
        around: spanIn(later, later.value.span),
        betrayed: true,
      };
    }
  }
}

/** A day in the form in which another date is written. */
function writtenLike(written: string, date: DateMention, iso: string): string {
  const { year, month, day } = partsOf(iso);
  const [d, m] = [padDay(day), padMonth(month)];
  if (date.form === 'worded') return `${/^\P{N}*/u.exec(written)![0]}${d} tháng ${m} năm ${year}`;
  const separator = /[-/.]/.exec(written)![0];
  return `${d}${separator}${m}${separator}${year}`;
}

/** Day and month in each other's place, whatever day that makes. */
function swapFigures(
  written: string,
  start: number,
  at: number,
  { daySpan, monthSpan, day, month }: DateMention,
): string {
  const place = ({ start: from, end }: Span): Span => ({ start: at + from - start, end: at + end - start });
  const [d, m] = [place(daySpan), place(monthSpan)];
  return (
    written.slice(0, d.start) + padDay(month) + written.slice(d.end, m.start) + padMonth(day) + written.slice(m.end)
  );
}
