/** Who cites a document, and what it cites: the folders as a graph. */
import type { Draft } from '../draft/draft';
import { fileName } from '../settings/address';
import { rangesByForm, type DraftIndex } from '../workspace/draft-index';
import { formOfKey, sameForm, type CitedForm, type KnownDraft, type Range, type Summary } from '../workspace/summary';
import { documentAt, type DocumentAt } from './document';
import { byPlace } from './references-across';

/** What an item is known by, when nothing else is left of the answer in which it was given. */
export interface DocumentData {
  /** The draft whose citations it has; missing for a document that is only cited. */
  readonly draft?: string;
  /** By what others cite it; missing for a draft without a code. */
  readonly form?: CitedForm;
  /** The other name of a law. */
  readonly other?: CitedForm | undefined;
}

/** A document in the graph. */
export interface DocumentItem {
  readonly name: string;
  readonly detail: string;
  readonly uri: string;
  readonly range: Range;
  readonly data: DocumentData;
}

/** A line of the graph: who is at its other end, and where the citations stand. */
export interface CitationLine {
  readonly item: DocumentItem;
  readonly ranges: readonly Range[];
}

/** Where a document is shown of which there is no draft. */
export interface Shown {
  readonly uri: string;
  readonly range: Range;
}

/**
 * The document at an offset: the drafts that are it, signed ones first; else the place that `shown` gives for one that is only cited.
 *
 * @param uri the draft that asks
 * @param otherName of a law: see {@link otherNameOf}
 * @param own where the title of the draft stands that asks
 */
export function documentItemsAt(
  draft: Draft,
  uri: string,
  offset: number,
  index: DraftIndex,
  otherName: (document: DocumentAt) => CitedForm | undefined,
  own: (document: DocumentAt) => Range,
  shown: (document: DocumentAt) => Shown,
): DocumentItem[] {
  const document = documentAt(draft, offset);
  if (!document) return [];
  const { form } = document;
  if (document.isItself)
    return [{ name: form.name, detail: fileName(uri), uri, range: own(document), data: { draft: uri, form } }];
  const other = otherName(document);
  const drafts = [form, other].flatMap((name) => (name ? draftsOf(name, uri, index) : []));
  if (drafts.length === 0) return [{ name: form.name, detail: '', ...shown(document), data: { form, other } }];
  const law = form.law ? form : other;
  return drafts.map(itemOfKnown).map((item) => ({ ...item, data: { ...item.data, other: law } }));
}

function draftsOf({ key }: CitedForm, uri: string, index: DraftIndex): readonly KnownDraft[] {
  return key ? index.find(key, uri).filter(({ secret }) => !secret) : [];
}

function itemOfKnown({ uri, key, title, target }: KnownDraft): DocumentItem {
  const form = formOfKey(key);
  return { name: form.name, detail: title || fileName(uri), uri, range: target, data: { draft: uri, form } };
}

function itemOfDraft({ own, uri, name, top }: Summary): DocumentItem {
  if (own) return itemOfKnown(own);
  return { name: name || fileName(uri), detail: fileName(uri), uri, range: top, data: { draft: uri } };
}

/** The drafts that cite a document, by their addresses, with the places in them. */
export function citersOf({ draft, form, other }: DocumentData, index: DraftIndex): CitationLine[] {
  const found = new Map<Summary, Range[]>();
  for (const name of [form, other])
    for (const citing of name ? index.citing(name) : []) {
      if (citing.draft.uri === draft) continue;
      const ranges = citing.forms.flatMap((one) => one.ranges);
      found.set(citing.draft, [...(found.get(citing.draft) ?? []), ...ranges]);
    }
  return [...found]
    .sort(([a], [b]) => (a.uri < b.uri ? -1 : 1))
    .map(([citing, ranges]) => ({ item: itemOfDraft(citing), ranges: ranges.sort(byPlace) }));
}

/**
 * The documents that a draft cites, in the order of their first mention, with the places in it.
 *
 * @param lawName the name of a law that is cited by its code: see {@link nameOfLaw}
 */
export function citedBy(
  { draft }: DocumentData,
  index: DraftIndex,
  lawName: (form: CitedForm) => CitedForm | undefined,
): CitationLine[] {
  const summary = draft === undefined ? undefined : index.get(draft);
  if (!summary) return [];
  const byForm = rangesByForm(summary);
  return withLawsOnce(documentsIn(summary.cited), lawName).flatMap(({ form, indexes }): CitationLine[] => {
    const ranges = indexes.flatMap((at) => byForm[at]!).sort(byPlace);
    const [range] = ranges;
    const [known] = draftsOf(form, summary.uri, index);
    if (known) return [{ item: itemOfKnown(known), ranges }];
    const place = { uri: summary.uri, range: range! };
    return range ? [{ item: { name: form.name, detail: '', ...place, data: { form } }, ranges }] : [];
  });
}

interface CitedDocument {
  /** The words that tell most. */
  readonly form: CitedForm;
  readonly indexes: readonly number[];
}

/** The documents that forms of one draft mean: the dated ones are told apart, and the others go with what they fit. */
function documentsIn(forms: readonly CitedForm[]): readonly CitedDocument[] {
  const documents: { form: CitedForm; indexes: number[] }[] = [];
  const byGroup = new Map<string, { form: CitedForm; indexes: number[] }[]>();
  const order = [...forms.keys()].sort((a, b) => Number(isDated(forms[b]!)) - Number(isDated(forms[a]!)) || a - b);
  for (const at of order) {
    const form = forms[at]!;
    const group = byGroup.get(form.group) ?? [];
    const known = group.find((one) => sameForm(one.form, form));
    if (known) {
      known.indexes.push(at);
      continue;
    }
    const document = { form, indexes: [at] };
    byGroup.set(form.group, [...group, document]);
    documents.push(document);
  }
  return documents.sort((a, b) => Math.min(...a.indexes) - Math.min(...b.indexes));
}

/** What is cited by the name of a law goes with what is cited by its code. */
function withLawsOnce(
  documents: readonly CitedDocument[],
  lawName: (form: CitedForm) => CitedForm | undefined,
): readonly CitedDocument[] {
  const named = documents.filter(({ form }) => form.law);
  if (named.length === 0) return documents;
  const joined = new Map<CitedDocument, readonly number[]>();
  for (const document of documents) {
    const name = lawName(document.form);
    const same = name && named.find((one) => !joined.has(one) && sameForm(one.form, name));
    if (!same) continue;
    joined.set(document, [...document.indexes, ...same.indexes]);
    joined.set(same, []);
  }
  return documents
    .map((document) => ({ ...document, indexes: joined.get(document) ?? document.indexes }))
    .filter(({ indexes }) => indexes.length > 0)
    .sort((a, b) => Math.min(...a.indexes) - Math.min(...b.indexes));
}

function isDated({ key, law }: CitedForm): boolean {
  return (key?.date ?? law?.date ?? law?.year) !== undefined;
}

/** Whether what an editor sent back is the data of an item. */
export function isDocumentData(data: unknown): data is DocumentData {
  if (typeof data !== 'object' || data === null) return false;
  const { draft, form, other } = data as { draft?: unknown; form?: unknown; other?: unknown };
  return (typeof draft === 'string' || draft === undefined) && [form, other].every(isForm);
}

function isForm(form: unknown): boolean {
  if (form === undefined || form === null) return true;
  return typeof form === 'object' && typeof (form as { group?: unknown }).group === 'string';
}
