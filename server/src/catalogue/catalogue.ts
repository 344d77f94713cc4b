/**
 * Documents known to exist, and the question that everybody asks: is this citation one of them? The key of a document is
 * type word, number with suffix, letters, issuing body with its place, and period; the date is an attribute that chooses
 * the period. What is unknown matches anything and proves nothing.
 */
import type { DocumentKey } from '../draft/key';
import { samePeriod } from '../draft/key';
import type { CodeIdentity } from '../draft/codes';
import { numberToRoman } from '../norms/terms';
import { embeddedEntries, embeddedLaws } from './embedded';
import { codeText, type Entry } from './entry';
import { compareIssuers, placeIn, termIn } from './issuers';
import { isLaw, lawName, type LawKey } from './laws';
import { compareTitles, type Agreement, type TitleAgreement } from './titles';

/** In what a citation differs from the entry of its document. */
export type Difference = 'date' | 'type' | 'issuer' | 'title';

export interface LookUp {
  /**
   * - `unknown`: no entry bears that key; it says nothing against the citation
   * - `known`: exactly one does, and nothing contradicts it
   * - `ambiguous`: several do, and nothing decides between them
   * - `mismatch`: the document is known, and the citation says something else of it
   */
  readonly state: 'unknown' | 'known' | 'ambiguous' | 'mismatch';
  /** The entries that may be meant. */
  readonly entries: readonly Entry[];
  /** The one that is meant, where that is certain. */
  readonly entry?: Entry;
  readonly differences: readonly Difference[];
}

export interface LookUpOptions {
  /** Last possible day of the citing draft (ISO): what is dated later cannot be meant where no date is given. */
  readonly documentDate?: string | undefined;
  /** The subject behind the citation. */
  readonly title?: (() => string | undefined) | undefined;
  /** The body that issues the citing draft: it names the place that "Thành ủy" leaves out. */
  readonly issuer?: string | undefined;
}

const UNKNOWN: LookUp = { state: 'unknown', entries: [], differences: [] };

/** An entry beside a citation of its code. */
interface Candidate {
  readonly entry: Entry;
  readonly type: Agreement;
  readonly issuer: Agreement;
  readonly title: TitleAgreement;
  /** `near` is another day of the same period. */
  readonly date: 'same' | 'near' | 'other' | 'unknown';
}

/** The drafts of the folder as entries. */
export interface FolderEntries {
  entriesOf(code: string): readonly Entry[];
  laws(): readonly Entry[];
}

export class Catalogue {
  readonly #extra = new Map<string, Entry[]>();
  #laws: ReadonlyMap<string, readonly Entry[]> | undefined;

  /**
   * @param extra rows of the user's own files
   * @param folder the drafts of the folder that carry a code
   */
  constructor(
    private readonly embedded: (code: string) => readonly Entry[],
    extra: Iterable<Entry> = [],
    private readonly embeddedLaws: () => readonly Entry[] = () => [],
    private readonly folder?: FolderEntries,
  ) {
    for (const entry of extra) {
      const known = this.#extra.get(entry.code);
      if (known) known.push(entry);
      else this.#extra.set(entry.code, [entry]);
    }
  }

  /** This catalogue's own list with other extra rows. */
  with(extra: Iterable<Entry>, folder?: FolderEntries): Catalogue {
    return new Catalogue(this.embedded, extra, this.embeddedLaws, folder);
  }

  /** Every entry of a code in its normal form, whatever its type and period; the sourced ones first. */
  entriesOf(code: string): readonly Entry[] {
    const extra = this.#extra.get(code);
    const drafts = this.folder?.entriesOf(code) ?? [];
    const rows = this.embedded(code);
    return extra || drafts.length > 0 ? [...rows, ...(extra ?? []), ...drafts] : rows;
  }

  /**
   * The document that replaced an entry, where the catalogue has it: of the documents of that code the first one issued
   * after the entry.
   */
  successorOf({ replacedBy, date }: Entry): Entry | undefined {
    if (replacedBy === '' || date === undefined) return undefined;
    return this.entriesOf(replacedBy)
      .filter((other) => other.date !== undefined && other.date > date && other.origin.kind !== 'folder')
      .sort((a, b) => (a.date! < b.date! ? -1 : 1))
      .at(0);
  }

  /** The laws of a name, the newest first; of several rows of one code the sourced one. */
  lawsOf(name: string): readonly Entry[] {
    this.#laws ??= byName([
      ...this.embeddedLaws(),
      ...[...this.#extra.values()].flat().filter(isLaw),
      ...(this.folder?.laws() ?? []),
    ]);
    return this.#laws.get(name) ?? [];
  }

  /**
   * The law that is cited by its name. The list is not whole: a year that it has no law of says nothing, and only another day of
   * the same year contradicts.
   *
   * @param cited codes that the draft cites elsewhere: the law of that name that it gives a code is the one it means
   */
  lookUpLaw(law: LawKey, documentDate: string | undefined, cited: ReadonlySet<string>): LookUp {
    const entries = this.lawsOf(law.name).filter(({ type }) => compareTypes(law.type, type) === 'same');
    const { date } = law;
    if (date !== undefined) {
      const same = entries.filter((entry) => entry.date === date || entry.otherDates.includes(date));
      if (same.length > 0) return oneOf(same);
      const near = entries.filter((entry) => entry.date?.slice(0, 4) === date.slice(0, 4));
      return near.length === 1 ? { state: 'mismatch', entries: near, entry: near[0]!, differences: ['date'] } : UNKNOWN;
    }
    if (law.year !== undefined) return oneOf(entries.filter((entry) => entry.date?.startsWith(String(law.year))));
    const possible = entries.filter(
      (entry) => documentDate === undefined || entry.date === undefined || entry.date <= documentDate,
    );
    const coded = possible.filter(({ code }) => cited.has(code));
    return oneOf(coded.length === 1 ? coded : possible);
  }

  lookUp(key: DocumentKey, options: LookUpOptions = {}): LookUp {
    const entries = this.entriesOf(codeText(key.code));
    if (entries.length === 0) return UNKNOWN;
    const title = options.title?.();
    const candidates = entries
      .filter((entry) => samePlace(key, entry, options.issuer))
      .map((entry) => beside(key, entry, title));
    return sayFrom(withoutEchoes(candidates, key.code), key, options);
  }
}

function byName(laws: readonly Entry[]): Map<string, Entry[]> {
  const names = new Map<string, Entry[]>();
  for (const law of laws) {
    const name = lawName(law.title);
    if (name === '') continue;
    const known = names.get(name);
    if (!known) names.set(name, [law]);
    else if (known.every(({ code }) => code !== law.code)) known.push(law);
  }
  for (const known of names.values()) known.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  return names;
}

function oneOf(entries: readonly Entry[]): LookUp {
  const [entry] = entries;
  if (!entry) return UNKNOWN;
  return entries.length === 1
    ? { state: 'known', entries, entry, differences: [] }
    : { state: 'ambiguous', entries, differences: [] };
}

/** The catalogue that ships with Bút Son. */
export const EMBEDDED = new Catalogue(embeddedEntries, [], embeddedLaws);

function compareTypes(cited: string | undefined, known: string): Agreement {
  if (cited === undefined || known === '') return 'unknown';
  if (cited === known) return 'same';
  // A code is called a law in the same breath: "Luật số 91/2015/QH13".
  return cited === 'Luật' && known === 'Bộ luật' ? 'same' : 'other';
}

function beside(key: DocumentKey, entry: Entry, title: string | undefined): Candidate {
  return {
    entry,
    type: compareTypes(key.type, entry.type),
    issuer: key.issuer === undefined ? 'unknown' : compareIssuers(key.issuer, entry.issuer),
    title: title === undefined ? 'unknown' : compareTitles(title, entry.title),
    date: compareDates(key, entry),
  };
}

function compareDates({ code, date }: DocumentKey, entry: Entry): Candidate['date'] {
  if (date === undefined || entry.date === undefined) return 'unknown';
  if (date === entry.date || entry.otherDates.includes(date)) return 'same';
  // A year in the code names the period already, and the date may be what is wrong.
  return code.year !== undefined || samePeriod(code, date, entry.date) ? 'near' : 'other';
}

function isCentral({ bodies }: CodeIdentity): boolean {
  return bodies.every((body) => body.endsWith('TW'));
}

/** Whether letters name one body of the whole country, so that a code without a place is complete. */
function isUnique(code: CodeIdentity): boolean {
  return code.form === 'law' || isCentral(code) || ['CP', 'TTg', 'CTN'].includes(code.bodies[0] ?? '');
}

/** Bodies of two places have two documents of one code. */
function samePlace(key: DocumentKey, entry: Entry, drafter: string | undefined): boolean {
  if (isUnique(key.code)) return true;
  const place = placeIn(entry.issuer);
  const cited = (key.issuer && placeIn(key.issuer)) ?? (drafter && placeIn(drafter));
  return !place || !cited || place === cited;
}

/** Whether the place is certain as well: only then can a document of a local body be contradicted. */
function certainPlace(key: DocumentKey, entry: Entry, drafter: string | undefined): boolean {
  if (isUnique(key.code)) return true;
  const place = placeIn(entry.issuer);
  return place !== undefined && place === ((key.issuer && placeIn(key.issuer)) ?? (drafter && placeIn(drafter)));
}

/** A draft of the folder that is a document of the list proves nothing against it, nor does it make it two documents. */
function withoutEchoes(candidates: readonly Candidate[], code: CodeIdentity): readonly Candidate[] {
  const sourced = candidates.filter(({ entry }) => entry.origin.kind !== 'folder');
  if (sourced.length === 0 || sourced.length === candidates.length) return candidates;
  const echoes = (draft: Entry): boolean =>
    sourced.some(
      ({ entry }) =>
        compareTypes(draft.type || undefined, entry.type) !== 'other' &&
        (draft.date === undefined || entry.date === undefined || samePeriod(code, draft.date, entry.date)),
    );
  return candidates.filter(({ entry }) => entry.origin.kind !== 'folder' || !echoes(entry));
}

/** Entries that are one document: the same type and day. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ entry }) => {
    const id = `${entry.type}|${entry.date ?? ''}`;
    return !seen.has(id) && seen.add(id);
  });
}

function found(state: 'known' | 'mismatch', { entry }: Candidate, differences: readonly Difference[] = []): LookUp {
  return { state, entries: [entry], entry, differences };
}

function sayFrom(candidates: readonly Candidate[], key: DocumentKey, options: LookUpOptions): LookUp {
  const { documentDate } = options;
  const dated = key.date !== undefined;
  const yearInCode = key.code.year !== undefined;
  const term = key.issuer === undefined ? undefined : termIn(key.issuer);
  const fitting = candidates.filter(
    ({ entry, type, issuer, date, title }) =>
      type !== 'other' &&
      issuer !== 'other' &&
      (date === 'same' || (date === 'unknown' && (title === 'same' || title === 'unknown' || yearInCode))) &&
      (dated || documentDate === undefined || entry.date === undefined || entry.date <= documentDate) &&
      (dated || term === undefined || !entry.term.startsWith('khóa') || entry.term === `khóa ${numberToRoman(term)}`),
  );
  let one = distinct(fitting);
  if (one.some(({ date }) => date === 'same')) one = one.filter(({ date }) => date === 'same');
  if (one.length > 1) {
    const named = one.filter(({ title }) => title === 'same');
    if (named.length > 0) one = named;
  }
  if (one.length > 1) return { state: 'ambiguous', entries: one.map(({ entry }) => entry), differences: [] };
  const [only] = one;
  if (only) return only.title === 'other' && dated ? found('mismatch', only, ['title']) : found('known', only);
  return contradicted(candidates, key, options);
}

/** The document that is meant though something said of it is not so; only where enough else agrees. */
function contradicted(candidates: readonly Candidate[], key: DocumentKey, options: LookUpOptions): LookUp {
  const certain = candidates.filter(({ entry }) => certainPlace(key, entry, options.issuer));
  const differ = (candidate: Candidate): Difference[] => [
    ...(candidate.date === 'near' || candidate.date === 'other' ? (['date'] as const) : []),
    ...(candidate.type === 'other' ? (['type'] as const) : []),
    ...(candidate.issuer === 'other' ? (['issuer'] as const) : []),
    ...(candidate.title === 'other' ? (['title'] as const) : []),
  ];
  const choose = (fits: readonly Candidate[]): LookUp | undefined => {
    const all = distinct(fits);
    const named = all.filter(({ title }) => title === 'same');
    const [one] = named.length > 0 ? named : all;
    if (!one) return undefined;
    if (all.length > 1 && named.length !== 1)
      return { state: 'mismatch', entries: all.map(({ entry }) => entry), differences: [] };
    return found('mismatch', one, differ(one));
  };
  // Laws and resolutions of the National Assembly have numbers of their own, so there another type is another document.
  const sameCounter = ({ type, title }: Candidate): boolean =>
    type !== 'other' || key.code.form !== 'law' || title === 'same';
  const sameSeries = ({ type, title }: Candidate): boolean =>
    title === 'same' || (key.code.form === 'law' ? type === 'same' : type !== 'other');
  return (
    choose(certain.filter((one) => one.date === 'same' && sameCounter(one))) ??
    choose(certain.filter((one) => one.date === 'near' && sameSeries(one))) ??
    choose(certain.filter((one) => one.date === 'unknown' && one.type !== 'other' && key.code.year !== undefined)) ??
    choose(
      certain.filter(
        (one) => one.title === 'same' && isCentral(key.code) && one.date !== 'unknown' && one.type !== 'other',
      ),
    ) ??
    UNKNOWN
  );
}
