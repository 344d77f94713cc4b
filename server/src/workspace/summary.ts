/**
 * What is kept of a draft that is not open: which document it is, which documents it cites and where, and its sections. The text is
 * let go, so places are lines and characters here and not offsets: there would be nothing to count them by.
 *
 * Ten thousand of these are kept at once. So places are numbers in a row, and names stand in one string, a line each.
 */
import { codeText } from '../catalogue/entry';
import { lawKeyOf, type LawKey } from '../catalogue/laws';
import type { Citation } from '../draft/citations';
import type { CodeIdentity } from '../draft/codes';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { foldKey } from '../draft/fold';
import { codeKey, keyOf, keyOfIdentity, sameDocument, type DocumentKey } from '../draft/key';
import type { OutlineKind, Section } from '../draft/sections';
import { overlaps, shift, type Span } from '../draft/span';
import { hasOwnDate } from '../rules/citation/mention';

export interface Position {
  readonly line: number;
  /** UTF-16 units from the start of the line. */
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A draft that is a document with a code. */
export interface KnownDraft {
  readonly uri: string;
  readonly key: DocumentKey;
  /** Its title, or its number line when it has no title. */
  readonly target: Range;
  /** Where its code stands. */
  readonly code: Range;
  /** Its subject; empty where it has none. */
  readonly title: string;
  /** Marked Mật, Tối mật or Tuyệt mật: nothing of it is shown in another draft. */
  readonly secret: boolean;
  /** Whether the signature has a name under it: of the versions of one document the signed one comes first. */
  readonly signed: boolean;
}

/** A document in the words in which a draft cites it; one for all citations that say the same. */
export interface CitedForm {
  /** Candidates of one document have one: see {@link codeKey}, or the name of a law. */
  readonly group: string;
  /** What a citation with a code says. */
  readonly key: DocumentKey | undefined;
  /** What the citation of a law by its name says. */
  readonly law: LawKey | undefined;
  /** Type and code, or the name of the law: "Kết luận 21-KL/TW". */
  readonly name: string;
}

/** A section worth finding by its name. */
export interface SectionPlace {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly range: Range;
}

export interface Summary {
  readonly uri: string;
  /** Equal for equal texts; other texts have another one, as good as always. */
  readonly hash: string;
  /** Which document the draft is; undefined where it has no code. */
  readonly own: KnownDraft | undefined;
  /** Marked Mật, Tối mật or Tuyệt mật, with or without a code. */
  readonly secret: boolean;
  /** What the draft is called: its type, code and subject, or its first heading. */
  readonly name: string;
  /** Where its title stands. */
  readonly top: Range;
  /** The documents that it cites, in the order of their first mention. */
  readonly cited: readonly CitedForm[];
  /** {@link CITATION_WIDTH} numbers for each citation: index in `cited`, line and character of start and end. */
  readonly citations: Int32Array;
  /** Names of the sections, a line each. */
  readonly sections: string;
  /** {@link SECTION_WIDTH} numbers for each section: kind, line and character of start and end. */
  readonly sectionPlaces: Int32Array;
  /** `name` and `sections` folded, a line each: what searching by name looks at. */
  readonly folded: string;
}

export const CITATION_WIDTH = 5;
export const SECTION_WIDTH = 5;
/** The kinds of sections by their numbers; to be added to at the end only, for the numbers are written to the cache. */
export const SECTION_KINDS: readonly OutlineKind[] = [
  'part', 'chapter', 'division', 'subdivision', 'article', 'capital', 'roman', 'number', 'decimal', 'appendix', 'attached', 'form', 'heading',
]; // prettier-ignore
/** So many sections of a draft can be found by name, the higher ones first. */
const MOST_SECTIONS = 80;
/** Numbered paragraphs are found by so many units. */
const LONGEST_NAME = 64;
const LONGEST_TITLE = 160;
/** A draft cites no more documents in more places than this; what lies beyond is left out. */
const MOST_CITATIONS = 20_000;

const NO_NUMBERS = new Int32Array(0);

/** What is kept of a draft. */
export function summarise(uri: string, draft: Draft): Summary {
  const cursor = new LineCursor(draft);
  const hash = hashOf(draft);
  const secret = isSecret(draft);
  const own = ownDocument(uri, draft, cursor, secret);
  const top = own?.target ?? titleOf(draft, cursor) ?? NOWHERE;
  // Of a secret draft nothing is told but that it is the document which somebody cites.
  if (secret || !draft.identity.official)
    return { uri, hash, own, secret, name: '', top, cited: [], citations: NO_NUMBERS, sections: '', sectionPlaces: NO_NUMBERS, folded: '' }; // prettier-ignore
  const { cited, citations } = citationsOf(draft, cursor);
  const { sections, sectionPlaces } = sectionsOf(draft, cursor);
  const name = nameOf(draft, own);
  return { uri, hash, own, secret, name, top, cited, citations, sections, sectionPlaces, folded: foldNames(name, sections) }; // prettier-ignore
}

/** Names in the form in which they are searched. */
export function foldNames(name: string, sections: string): string {
  const names = sections === '' ? name : `${name}\n${sections}`;
  // Folding takes a line end for a space.
  return searchKey(names.replaceAll('\n', LINE)).replace(/ ?\u0001 ?/g, '\n');
}

const LINE = '\u0001';

/** The form in which names are searched: folded, and without marks that hardly a keyboard has, so that it is ASCII as a rule. */
export function searchKey(text: string): string {
  const key = foldKey(text);
  return /[\x80-\uffff]/.test(key)
    ? key
        .replace(/[“”„«»]/g, '"')
        .replace(/[‘’′]/g, "'")
        .replaceAll('…', '...')
    : key;
}

/** Two sums of the units of a text in 32 bits each (as FNV-1a, with other beginnings), block by block. */
function hashOf({ blocks, text: { length } }: Draft): string {
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (const { text } of blocks) {
    // Two units at a time; beyond the end stands NaN, which counts as 0.
    for (let at = 0; at < text.length; at += 2) {
      const units = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
      one = Math.imul(one ^ units, 0x01000193);
      other = Math.imul(other ^ (units + at), 0x01000193);
    }
  }
  return `${length.toString(36)}.${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function ownDocument(uri: string, draft: Draft, cursor: LineCursor, secret: boolean): KnownDraft | undefined {
  const { identity } = draft;
  const { code, codeSpan } = identity;
  if (!code || !codeSpan) return undefined;
  return {
    uri,
    key: { ...keyOfIdentity(identity)!, code: plainCode(code) },
    target: titleOf(draft, cursor) ?? cursor.anyRange(codeSpan),
    code: cursor.anyRange(codeSpan),
    title: secret ? '' : subjectOf(draft),
    secret,
    signed: draft.signed,
  };
}

/** Where the title begins. */
function titleOf({ identity: { title }, blocks, starts }: Draft, cursor: LineCursor): Range | undefined {
  return title && cursor.anyRange(shift(blocks[title.first]!.content, starts[title.first]!));
}

/** What tells a code from others, without where it stands. */
export function plainCode({ form, number, suffix, year, letters, bodies, internal }: CodeIdentity): CodeIdentity {
  return { form, number, suffix, year, letters, bodies, internal };
}

function citationsOf(draft: Draft, cursor: LineCursor): Pick<Summary, 'cited' | 'citations'> {
  const cited: CitedForm[] = [];
  const known = new Map<string, number>();
  const numbers: number[] = [];
  const { codeSpan } = draft.identity;
  cursor.rewind();
  for (const placed of draft.citations) {
    const span = spanIn(placed, placed.value.span);
    // The number line of the draft cites nothing.
    if (codeSpan && overlaps(codeSpan, span)) continue;
    const form = formOf(placed);
    if (!form) continue;
    const id = formId(form);
    let index = known.get(id);
    if (index === undefined) known.set(id, (index = cited.push(form) - 1));
    numbers.push(index);
    cursor.push(span, numbers);
    if (numbers.length >= MOST_CITATIONS * CITATION_WIDTH) break;
  }
  return { cited, citations: Int32Array.from(numbers) };
}

/** Equal for forms that say the same. */
export function formId({ group, name, key, law }: CitedForm): string {
  return `${group}|${name}|${key?.date ?? law?.date ?? ''}|${key?.issuer ?? ''}`;
}

/** The document of a citation that tells it by code or name; undefined for all others. */
export function formOf({ value, block }: Placed<Citation>): CitedForm | undefined {
  const key = value.kind === 'coded' ? keyOf(value) : undefined;
  if (key) {
    // The date may be that of another document, which amends this one: then it tells nothing of it.
    const date = hasOwnDate(block, value) ? key.date : undefined;
    return formOfKey({ ...key, code: plainCode(key.code), date });
  }
  const law = lawKeyOf(block, value);
  if (!law) return undefined;
  const words = block.composed.text.slice(value.span.start, value.span.end).replace(/\s+/g, ' ');
  return { group: `${LAW_GROUP}${law.name}`, key: undefined, law, name: words.slice(0, LONGEST_TITLE) };
}

/** The form of a document with a code. */
export function formOfKey(key: DocumentKey): CitedForm {
  const name = `${key.type ?? ''} ${codeText(key.code)}`.trim();
  return { group: codeKey(key.code), key, law: undefined, name };
}

/** What the groups of laws by their names begin with; no code does. */
export const LAW_GROUP = 'law ';

/** Whether two citations may be of one document. */
export function sameForm(a: CitedForm, b: CitedForm): boolean {
  if (a === b) return true;
  if (a.group !== b.group) return false;
  if (a.key && b.key) return sameDocument(a.key, b.key);
  const [year, other] = [a.law, b.law].map((law) => law?.year ?? (law?.date && Number(law.date.slice(0, 4))));
  return a.law?.type === b.law?.type && (year === undefined || other === undefined || year === other);
}

function sectionsOf(draft: Draft, cursor: LineCursor): Pick<Summary, 'sections' | 'sectionPlaces'> {
  const found: Section[] = [];
  // Level by level, so that it is the deeper ones that are left out where there are too many.
  for (let level: readonly Section[] = draft.sections; level.length > 0 && found.length < MOST_SECTIONS;) {
    for (const section of level)
      if (found.length < MOST_SECTIONS && SECTION_KINDS.includes(section.kind) && section.title !== '')
        found.push(section);
    level = level.flatMap(({ children }) => children);
  }
  found.sort((a, b) => a.selection.start - b.selection.start);
  const numbers: number[] = [];
  cursor.rewind();
  const names = found.map(({ kind, label, title, selection }) => {
    numbers.push(SECTION_KINDS.indexOf(kind));
    cursor.push(selection, numbers);
    return `${label} ${title}`.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  });
  return { sections: names.join('\n'), sectionPlaces: Int32Array.from(numbers) };
}

function nameOf(draft: Draft, own: KnownDraft | undefined): string {
  const type = draft.identity.type?.name ?? '';
  const code = own ? codeText(own.key.code) : '';
  const subject = own?.title ?? subjectOf(draft);
  return `${type} ${code} ${subject}`.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
}

/** The lines of the title behind the type name. */
function subjectOf({ identity: { title }, blocks }: Draft): string {
  if (!title) return '';
  const words = blocks
    .slice(title.first, title.last + 1)
    .map((block) => block.text.slice(block.content.start, block.content.end))
    .join('\n');
  const [, ...lines] = words.trim().split(/\r?\n|\r/);
  return lines
    .join(' ')
    .replace(/[*#_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const SECRET = /^(?:do mat:? ?)?(?:mat|toi mat|tuyet mat)$/;
const HEAD_BLOCKS = 40;

/** Whether the head bears a mark of secrecy on a line of its own. */
export function isSecret({ blocks }: Draft): boolean {
  return blocks
    .slice(0, HEAD_BLOCKS)
    .some(
      ({ text }) =>
        text.length < 200 &&
        /[mM]/.test(text) &&
        text.split(/[\r\n|]/).some((line) => SECRET.test(foldKey(line.replace(/[*#_]/g, ' ')))),
    );
}

/** Lines and characters of offsets that ascend: the text is gone through once, block by block; CR and LF are never in two. */
class LineCursor {
  #line = 0;
  #start = 0;
  /** Index of the block in which the next line is looked for. */
  #block = 0;
  /** Where the next line starts; beyond the text when there is none. */
  #next: number;
  /** The block that was asked last for a CR, and whether it has one. */
  #asked = -1;
  #returns = false;

  constructor(private readonly draft: Draft) {
    this.#next = this.#behind(0);
  }

  rewind(): void {
    this.#line = 0;
    this.#start = 0;
    this.#block = 0;
    this.#next = this.#behind(0);
  }

  /** The start of the line behind an offset, which is not below any that was asked for before. */
  #behind(offset: number): number {
    const { blocks, starts } = this.draft;
    for (; this.#block < blocks.length; this.#block++) {
      const { text } = blocks[this.#block]!;
      const start = starts[this.#block]!;
      const from = Math.max(0, offset - start);
      const end = text.indexOf('\n', from);
      // A lone CR ends a line as well, but hardly any text has one.
      const lone = this.#hasReturn(text) ? text.indexOf('\r', from) : -1;
      if (lone >= 0 && (end < 0 || lone < end - 1)) return start + lone + 1;
      if (end >= 0) return start + end + 1;
    }
    return Infinity;
  }

  #hasReturn(text: string): boolean {
    if (this.#asked !== this.#block) {
      this.#asked = this.#block;
      this.#returns = text.includes('\r');
    }
    return this.#returns;
  }

  #goTo(offset: number): void {
    while (offset >= this.#next) {
      this.#line += 1;
      this.#start = this.#next;
      this.#next = this.#behind(this.#next);
    }
  }

  #at(offset: number): Position {
    this.#goTo(offset);
    return { line: this.#line, character: offset - this.#start };
  }

  /** Adds line and character of both ends; spans come in the order of their starts. */
  push({ start, end }: Span, to: number[]): void {
    const first = this.#at(start);
    // The next span may begin before the end of this one.
    const back = [this.#line, this.#start, this.#next, this.#block] as const;
    const last = this.#at(end);
    to.push(first.line, first.character, last.line, last.character);
    [this.#line, this.#start, this.#next, this.#block] = back;
  }

  /** A range anywhere in the text. */
  anyRange({ start, end }: Span): Range {
    this.rewind();
    return { start: this.#at(start), end: this.#at(end) };
  }
}

/** The range whose numbers stand at an index. */
export function rangeAt(numbers: Int32Array, index: number): Range {
  return {
    start: { line: numbers[index]!, character: numbers[index + 1]! },
    end: { line: numbers[index + 2]!, character: numbers[index + 3]! },
  };
}
