/**
 * How well citations are read: predictions against labels, in the labelled windows alone. Three modes: `exact` (start and end
 * are right), `tolerant` (a provision before it may belong to the span, and the span may end at the code, the date or the
 * issuer), `overlap` (they share a unit). Labels of some kinds are neither rewarded nor punished.
 */
import type { Heading, Label, Window } from './labels';

export const SCORED = ['coded', 'dated', 'short', 'name-only', 'named-year', 'congress'] as const;
export const NEUTRAL = ['own', 'charter', 'placeholder', 'nested'] as const;
export const MODES = ['exact', 'tolerant', 'overlap'] as const;

export type Mode = (typeof MODES)[number];

/** A citation as read. */
export interface Prediction {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly kind?: string | undefined;
  readonly type: string | null;
  readonly code: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
}

/** Precision counts predictions, recall counts labels. */
export interface Rate {
  labels: number;
  labelsFound: number;
  predictions: number;
  predictionsRight: number;
}

export interface Field {
  of: number;
  right: number;
}

export type FieldName = 'code' | 'date' | 'type' | 'issuer';

export interface Wrong {
  readonly what: 'missed' | 'spurious' | 'span' | FieldName;
  readonly label: Label | undefined;
  readonly got: Prediction | undefined;
}

export interface Score {
  predictions: number;
  /** Outside the windows, not scored. */
  outside: number;
  /** Per mode and kind; "all" is a kind. */
  readonly rates: Record<Mode, Record<string, Rate>>;
  readonly fields: Record<FieldName, Field>;
  /** Labels without a date of whom a date was read that is not theirs. */
  readonly datesInvented: Field;
  readonly wrong: Wrong[];
}

export function precision(rate: Rate): number | undefined {
  return rate.predictions === 0 ? undefined : rate.predictionsRight / rate.predictions;
}

export function recall(rate: Rate): number | undefined {
  return rate.labels === 0 ? undefined : rate.labelsFound / rate.labels;
}

export function f1(rate: Rate): number | undefined {
  const [p, r] = [precision(rate), recall(rate)];
  if (p === undefined || r === undefined) return undefined;
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** Codes are equal whatever their case, spaces and dashes, and Đ equals the D of text that lost its marks. */
function sameCode(read: string | null, label: string): boolean {
  const plain = (code: string): string =>
    code
      .normalize('NFC')
      .toUpperCase()
      .replace(/\s+/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/Ð/g, 'Đ');
  const [a, b] = [plain(read ?? ''), plain(label)];
  return a === b || a.replace(/Đ/g, 'D') === b;
}

/** Types and issuers are compared without marks: uỷ and ủy are one, and texts may have none. */
function plainWords(words: string | null): string {
  return (words ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** One name may say more than the other ("Ủy ban nhân dân tỉnh" and "Ủy ban nhân dân tỉnh Bình Thuận"). */
function sameWords(read: string | null, label: string): boolean {
  const [a, b] = [plainWords(read), plainWords(label)];
  return a !== '' && (a.startsWith(b) || b.startsWith(a));
}

const isNeutral = (kind: string): boolean => (NEUTRAL as readonly string[]).includes(kind);
const isScored = (kind: string): boolean => (SCORED as readonly string[]).includes(kind);

/** The kind that a prediction states, else the one that its parts make of it. */
export function kindOf({ kind, code, date }: Prediction): string {
  if (kind !== undefined && (isScored(kind) || isNeutral(kind))) return kind;
  if (code !== null && code !== '')
    return /\p{L}{2}|[A-ZĐ]/u.test(code.normalize('NFC').replace(/^\d+[a-z]?/, '')) ? 'coded' : 'short';
  return date === null || date === '' ? 'name-only' : 'dated';
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Units that two spans share, as a part of the units that they cover. */
function shared(a: Stretch, b: Stretch): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function agreement(mode: Mode, read: Prediction, label: Label): number {
  switch (mode) {
    case 'exact':
      return read.start === label.start && read.end === label.end ? 1 : 0;
    case 'tolerant': {
      const start = read.start === label.start || read.start === label.ext_start;
      const end = read.end === label.end || label.ends?.includes(read.end) === true;
      return start && end ? 1 : 0;
    }
    case 'overlap':
      return shared(read, label);
  }
}

/** Pairs each label with at most one prediction, the best pairs first; the indexes of their partners. */
function pair(mode: Mode, read: readonly Prediction[], labels: readonly Label[]): { ofLabel: Map<number, number> } {
  const pairs: { value: number; i: number; j: number }[] = [];
  labels.forEach((label, j) => {
    read.forEach((prediction, i) => {
      if (prediction.end <= label.start || prediction.start >= label.end) return;
      const value = agreement(mode, prediction, label);
      if (value > 0) pairs.push({ value, i, j });
    });
  });
  pairs.sort((a, b) => b.value - a.value || a.i - b.i || a.j - b.j);
  const ofLabel = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (ofLabel.has(j) || taken.has(i)) continue;
    ofLabel.set(j, i);
    taken.add(i);
  }
  return { ofLabel };
}

function byDocument<T extends { readonly doc: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.doc);
    if (group) group.push(row);
    else groups.set(row.doc, [row]);
  }
  return groups;
}

const newRates = (): Record<string, Rate> =>
  Object.fromEntries(
    ['all', ...SCORED].map((kind) => [kind, { labels: 0, labelsFound: 0, predictions: 0, predictionsRight: 0 }]),
  );

export function score(
  labels: readonly Label[],
  windows: readonly Window[],
  predictions: readonly Prediction[],
  only: (doc: string) => boolean = () => true,
): Score {
  const result: Score = {
    predictions: 0,
    outside: 0,
    rates: { exact: newRates(), tolerant: newRates(), overlap: newRates() },
    fields: {
      code: { of: 0, right: 0 },
      date: { of: 0, right: 0 },
      type: { of: 0, right: 0 },
      issuer: { of: 0, right: 0 },
    },
    datesInvented: { of: 0, right: 0 },
    wrong: [],
  };
  const labelsOf = byDocument(labels);
  const predictionsOf = byDocument(predictions);
  for (const [doc, own] of byDocument(windows)) {
    if (!only(doc)) continue;
    const gold = [...(labelsOf.get(doc) ?? [])].sort((a, b) => a.start - b.start);
    const all = predictionsOf.get(doc) ?? [];
    const read = all
      .filter(({ start }) => own.some(({ from, to }) => start >= from && start < to))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    result.predictions += read.length;
    result.outside += all.length - read.length;
    for (const mode of MODES) count(result, mode, read, gold);
  }
  return result;
}

function count(result: Score, mode: Mode, read: readonly Prediction[], gold: readonly Label[]): void {
  const rates = result.rates[mode];
  const { ofLabel } = pair(mode, read, gold);
  const ofPrediction = new Map([...ofLabel].map(([j, i]) => [i, j]));
  gold.forEach((label, j) => {
    if (!isScored(label.kind)) return;
    const partner = ofLabel.get(j);
    for (const kind of ['all', label.kind]) {
      rates[kind]!.labels += 1;
      if (partner !== undefined) rates[kind]!.labelsFound += 1;
    }
    if (mode !== 'overlap') return;
    if (partner === undefined) result.wrong.push({ what: 'missed', label, got: undefined });
    else compareFields(result, label, read[partner]!);
  });
  read.forEach((prediction, i) => {
    const partner = ofPrediction.get(i);
    const neutral =
      partner === undefined
        ? gold.some((label) => isNeutral(label.kind) && shared(prediction, label) > 0)
        : isNeutral(gold[partner]!.kind);
    if (neutral) return;
    for (const kind of ['all', kindOf(prediction)]) {
      const rate = rates[kind];
      if (!rate) continue;
      rate.predictions += 1;
      if (partner !== undefined) rate.predictionsRight += 1;
    }
    if (partner === undefined && mode === 'overlap')
      result.wrong.push({ what: 'spurious', label: undefined, got: prediction });
  });
}

function compareFields(result: Score, label: Label, got: Prediction): void {
  const { fields, datesInvented, wrong } = result;
  const note = (what: FieldName, right: boolean): void => {
    fields[what].of += 1;
    if (right) fields[what].right += 1;
    else wrong.push({ what, label, got });
  };
  if (agreement('exact', got, label) === 0) wrong.push({ what: 'span', label, got });
  if (label.code !== null && label.code !== '' && label.kind === 'coded') note('code', sameCode(got.code, label.code));
  if (label.date !== null && label.date !== '') note('date', got.date === label.date);
  else {
    datesInvented.of += 1;
    if (got.date !== null && got.date !== '' && got.date !== label.date_far) {
      datesInvented.right += 1;
      wrong.push({ what: 'date', label, got });
    }
  }
  if (label.type !== null && label.type !== '') note('type', sameWords(got.type, label.type));
  if (label.issuer !== null && label.issuer !== '') note('issuer', sameWords(got.issuer, label.issuer));
}

/** Headings found at their place with their label. */
export function scoreHeadings(labels: readonly Heading[], windows: readonly Window[], read: readonly Heading[]): Rate {
  const plain = (label: string): string => label.replace(/[\s.)(/:-]+/g, '').toLowerCase();
  const same = (a: Heading, b: Heading): boolean =>
    a.doc === b.doc && a.start === b.start && plain(a.label) === plain(b.label);
  const inside = ({ doc, start }: Heading): boolean =>
    windows.some((window) => window.doc === doc && start >= window.from && start < window.to);
  const mine = read.filter(inside);
  return {
    labels: labels.length,
    labelsFound: labels.filter((label) => mine.some((heading) => same(heading, label))).length,
    predictions: mine.length,
    predictionsRight: mine.filter((heading) => labels.some((label) => same(heading, label))).length,
  };
}
