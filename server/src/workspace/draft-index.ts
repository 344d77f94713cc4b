/**
 * The drafts of the open folders by what they are and what they cite. Every question is answered from tables by group (code, or name
 * of a law); then {@link sameDocument} decides, for a code alone is no document.
 */
import { codeText, type Entry } from '../catalogue/entry';
import { isLaw } from '../catalogue/laws';
import { codeKey, sameDocument, type DocumentKey } from '../draft/key';
import { Names, type Hit } from './names';
import {
  CITATION_WIDTH,
  formId,
  rangeAt,
  sameForm,
  SECTION_KINDS,
  SECTION_WIDTH,
  type CitedForm,
  type KnownDraft,
  type Range,
  type SectionPlace,
  type Summary,
} from './summary';
import { citing, sectionName } from './pack';

/** A place in a draft of the folders. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** A draft that cites a document, with the places where it does. */
export interface Citing {
  readonly draft: Summary;
  /** In the words of each group of citations. */
  readonly forms: readonly { readonly form: CitedForm; readonly ranges: readonly Range[] }[];
}

/** What a search by name finds. */
export type Found =
  | { readonly kind: 'draft'; readonly draft: Summary; readonly name: string; readonly range: Range }
  | { readonly kind: 'section'; readonly draft: Summary; readonly name: string; readonly section: SectionPlace }
  | { readonly kind: 'cited'; readonly draft: Summary; readonly name: string; readonly range: Range };

export class DraftIndex {
  readonly #drafts = new Map<string, Summary>();
  /** Drafts that are a document, by its group. */
  readonly #owners = new Map<string, Set<Summary>>();
  /** The same by their code in its normal form. */
  readonly #byCode = new Map<string, Set<Summary>>();
  readonly #laws = new Set<Summary>();
  /** Drafts that cite a document, by its group and the words in which they do. */
  readonly #citing = new Map<string, Map<CitedForm, Set<Summary>>>();
  readonly #names = new Names();
  /** One form for all drafts that cite in the same words. */
  readonly #forms = new Map<string, CitedForm>();
  readonly #isShared = new Set<CitedForm>();
  #changed = new Set<string>();
  #ownChanged = false;
  #version = 0;

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#drafts.size;
  }

  get(uri: string): Summary | undefined {
    return this.#drafts.get(uri);
  }

  drafts(): IterableIterator<Summary> {
    return this.#drafts.values();
  }

  /** Puts a draft in the place of what was known of it; undefined where there is nothing any more. */
  set(uri: string, summary: Summary | undefined): void {
    const before = this.#drafts.get(uri);
    // A folder that is listed again has hardly a file that changed.
    if (before === summary) return;
    this.#version += 1;
    const after = summary && this.#withSharedForms(summary);
    if (before) this.#takeOut(before);
    if (after) this.#putIn(after);
    this.#notice(before, after);
  }

  #putIn(summary: Summary): void {
    this.#drafts.set(summary.uri, summary);
    if (summary.own) {
      const { key } = summary.own;
      add(this.#owners, codeKey(key.code), summary);
      add(this.#byCode, codeText(key.code), summary);
      if (isLaw({ type: key.type ?? '' })) this.#laws.add(summary);
    }
    for (const form of summary.cited) {
      let forms = this.#citing.get(form.group);
      if (!forms) this.#citing.set(form.group, (forms = new Map<CitedForm, Set<Summary>>()));
      add(forms, form, summary);
    }
    this.#names.put(summary);
  }

  #takeOut(summary: Summary): void {
    this.#drafts.delete(summary.uri);
    if (summary.own) {
      const { code } = summary.own.key;
      remove(this.#owners, codeKey(code), summary);
      remove(this.#byCode, codeText(code), summary);
      this.#laws.delete(summary);
    }
    for (const form of summary.cited) {
      const forms = this.#citing.get(form.group);
      if (!forms) continue;
      remove(forms, form, summary);
      if (forms.size === 0) this.#citing.delete(form.group);
    }
    this.#names.remove(summary);
  }

  #withSharedForms(summary: Summary): Summary {
    const cited = summary.cited.map((form) => (this.#isShared.has(form) ? form : this.shared(form)));
    return cited.every((form, index) => form === summary.cited[index]) ? summary : citing(summary, cited);
  }

  /**
   * The one form for all that say the same.
   *
   * @param make what to keep where it is the first
   */
  readonly shared = (form: CitedForm, make?: (form: CitedForm) => CitedForm): CitedForm => {
    const id = formId(form);
    const known = this.#forms.get(id);
    if (known) return known;
    // Forms that nobody uses any more are not looked for; once in a while all are gathered anew.
    if (this.#forms.size >= MOST_FORMS) {
      this.#forms.clear();
      this.#isShared.clear();
    }
    const kept = make ? make(form) : form;
    // Not the id that was looked for, which may still be joined out of pieces of a text.
    this.#forms.set(formId(kept), kept);
    this.#isShared.add(kept);
    return kept;
  };

  #notice(before: Summary | undefined, after: Summary | undefined): void {
    if (!before || JSON.stringify(entryOf(before.own)) !== JSON.stringify(entryOf(after?.own)))
      for (const own of [before?.own, after?.own]) {
        if (!own) continue;
        this.#ownChanged = true;
        this.#changed.add(codeKey(own.key.code));
      }
    if (
      before?.cited.length === after?.cited.length &&
      before?.cited.every((form, index) => form === after?.cited[index])
    )
      return;
    const [was, is] = [new Set(before?.cited), new Set(after?.cited)];
    for (const form of was) if (!is.has(form)) this.#changed.add(form.group);
    for (const form of is) if (!was.has(form)) this.#changed.add(form.group);
  }

  /** Groups of the documents of which drafts say something else than at the last call: they came, went, or changed. */
  takeChanges(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Whether drafts say something else of themselves, and not only of what they cite, than at the last call. */
  takeOwnChanges(): boolean {
    const changed = this.#ownChanged;
    this.#ownChanged = false;
    return changed;
  }

  /**
   * Drafts that are the document of a key, other than the draft that asks: versions of one document, the signed ones first and then
   * by their addresses.
   */
  find(key: DocumentKey, from: string): KnownDraft[] {
    const found: KnownDraft[] = [];
    for (const { uri, own } of this.#owners.get(codeKey(key.code)) ?? [])
      if (own && uri !== from && sameDocument(own.key, key)) found.push(own);
    return found.sort((a, b) => Number(b.signed) - Number(a.signed) || (a.uri < b.uri ? -1 : 1));
  }

  /** The drafts with a code as entries of a catalogue; the code in its normal form. */
  entriesOf(code: string): readonly Entry[] {
    return entriesIn(this.#byCode.get(code));
  }

  /** The drafts that are a law. */
  laws(): readonly Entry[] {
    return entriesIn(this.#laws);
  }

  /** Drafts that cite a document of a group. */
  *citingGroup(group: string): IterableIterator<Summary> {
    for (const drafts of this.#citing.get(group)?.values() ?? []) yield* drafts;
  }

  /** The drafts that are a document of a group. */
  owners(group: string): Iterable<Summary> {
    return this.#owners.get(group) ?? [];
  }

  /** What is said of the documents of a group, and by which drafts. */
  formsOf(group: string): Iterable<readonly [CitedForm, ReadonlySet<Summary>]> {
    return this.#citing.get(group) ?? [];
  }

  /** Drafts that cite the document which a form means, in the order of their addresses. */
  citing(form: CitedForm): readonly Citing[] {
    const found = new Map<Summary, { readonly form: CitedForm; readonly ranges: readonly Range[] }[]>();
    for (const [own, drafts] of this.#citing.get(form.group) ?? []) {
      if (!sameForm(own, form)) continue;
      for (const draft of drafts) {
        const said = { form: own, ranges: rangesOf(draft, draft.cited.indexOf(own)) };
        const known = found.get(draft);
        if (known) known.push(said);
        else found.set(draft, [said]);
      }
    }
    return [...found].map(([draft, forms]) => ({ draft, forms })).sort((a, b) => (a.draft.uri < b.draft.uri ? -1 : 1));
  }

  /**
   * Drafts, sections and cited documents by their names, without marks and case: every word of the query begins a word of the name.
   * Those that hold the query as it is come first, then drafts before sections before what is only cited. A document that is cited
   * is found once, and not at all where a draft of the folders is that document.
   */
  search(query: string, limit: number): readonly Found[] {
    const found: Found[] = [];
    const cited = new Map<string, CitedForm[]>();
    for (const hit of this.#names.search(query, limit)) {
      if (found.length >= limit) break;
      const what = hit.kind === 'cited' ? this.#cited(hit.form, cited) : named(hit);
      if (what) found.push(what);
    }
    return found;
  }

  #cited(form: CitedForm, seen: Map<string, CitedForm[]>): Found | undefined {
    const known = seen.get(form.name) ?? [];
    if (known.some((other) => sameForm(form, other))) return undefined;
    seen.set(form.name, [...known, form]);
    if (form.key && this.find(form.key, '').some(({ secret }) => !secret)) return undefined;
    let draft: Summary | undefined;
    let left = MOST_COMPARED;
    for (const other of this.#citing.get(form.group)?.get(form) ?? []) {
      if (!draft || other.uri < draft.uri) draft = other;
      if (--left === 0) break;
    }
    const range = draft && firstRangeOf(draft, draft.cited.indexOf(form));
    return draft && range && { kind: 'cited', draft, name: form.name, range };
  }
}

/** So many forms are shared; many more than ten thousand drafts have. */
const MOST_FORMS = 400_000;
/** Of the drafts that cite a document the first by address is shown, of very many one of them. */
const MOST_COMPARED = 100;

function add<Key>(table: Map<Key, Set<Summary>>, group: Key, summary: Summary): void {
  const known = table.get(group);
  if (known) known.add(summary);
  else table.set(group, new Set([summary]));
}

function remove<Key>(table: Map<Key, Set<Summary>>, group: Key, summary: Summary): void {
  const known = table.get(group);
  if (known?.delete(summary) && known.size === 0) table.delete(group);
}

/** What a name is that was found in a draft. */
function named({ kind, draft, line }: Hit & { kind: 'draft' | 'section' }): Found {
  if (kind === 'draft') return { kind, draft, name: draft.name, range: draft.top };
  const section = sectionOf(draft, line - 1, sectionName(draft, line - 1));
  return { kind, draft, name: section.name, section };
}

/** The sections of a draft that can be found by name. */
export function sectionsOf(summary: Summary): readonly SectionPlace[] {
  const { sections } = summary;
  return sections === '' ? [] : sections.split('\n').map((name, index) => sectionOf(summary, index, name));
}

function sectionOf({ sectionPlaces }: Summary, index: number, name: string): SectionPlace {
  const at = index * SECTION_WIDTH;
  return { name, kind: SECTION_KINDS[sectionPlaces[at]!] ?? 'heading', range: rangeAt(sectionPlaces, at + 1) };
}

/** The places where a draft cites the document with this index in its list. */
export function rangesOf({ citations }: Summary, form: number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < citations.length; at += CITATION_WIDTH)
    if (citations[at] === form) ranges.push(rangeAt(citations, at + 1));
  return ranges;
}

/** These places for each document in the list, in one go over all citations. */
export function rangesByForm({ cited, citations }: Summary): readonly Range[][] {
  const ranges = cited.map((): Range[] => []);
  for (let at = 0; at < citations.length; at += CITATION_WIDTH)
    ranges[citations[at]!]?.push(rangeAt(citations, at + 1));
  return ranges;
}

/** The first of these places. */
export function firstRangeOf({ citations }: Summary, form: number): Range | undefined {
  for (let at = 0; at < citations.length; at += CITATION_WIDTH)
    if (citations[at] === form) return rangeAt(citations, at + 1);
  return undefined;
}

function entriesIn(drafts: ReadonlySet<Summary> | undefined): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { own } of drafts ?? []) {
    const entry = entryOf(own);
    if (entry) entries.push(entry);
  }
  return entries;
}

function entryOf(known: KnownDraft | undefined): Entry | undefined {
  if (!known || known.secret) return undefined;
  const { type, code, date, issuer } = known.key;
  return {
    code: codeText(code),
    type: type ?? '',
    issuer: issuer ?? '',
    date,
    otherDates: [],
    title: known.title,
    term: '',
    status: '',
    replacedBy: '',
    sources: [],
    origin: { kind: 'folder', uri: known.uri },
  };
}
