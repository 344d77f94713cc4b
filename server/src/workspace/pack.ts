/**
 * Summaries in little room: names as UTF-8, what is searched as one string, places as one row of numbers, and of each document that
 * is cited one form however often it is. In this form they are kept in memory and lie in the
 * cache. Nothing in it holds on to the text of a draft.
 */
import type { CodeIdentity } from '../draft/codes';
import type { DocumentKey } from '../draft/key';
import type { LawKey } from '../catalogue/laws';
import {
  formOfKey,
  CITATION_WIDTH,
  formId,
  LAW_GROUP,
  rangeAt,
  SECTION_KINDS,
  SECTION_WIDTH,
  type CitedForm,
  type KnownDraft,
  type Range,
  type Summary,
} from './summary';

export interface Packed {
  /** JSON of {@link Structure}. */
  readonly structure: string;
  /** Names and sections of the drafts, UTF-8. */
  readonly names: Uint8Array;
  /** What is searched, ASCII. */
  readonly folded: string;
  /** {@link RECORD} numbers for each draft, then the places of all. */
  readonly numbers: Int32Array;
}

interface Structure {
  /** The hash of each draft. */
  readonly hashes: readonly string[];
  /** Whether the forms begin anew; else they go on behind those that came before. */
  readonly anew: boolean;
  readonly forms: readonly FormRow[];
  readonly own: readonly OwnRow[];
}

type CodeRow = readonly [
  form: CodeIdentity['form'],
  number: string,
  suffix: string,
  year: number | null,
  letters: string,
  bodies: readonly string[],
  internal: 0 | 1,
];
type KeyRow = readonly [type: string | null, code: CodeRow, date: string | null, issuer: string | null];
type LawRow = readonly [name: string, type: string, date: string | null, year: number | null];
/** A form with a code, or of a law by its name in the words of the draft. */
type FormRow = KeyRow | readonly [words: string, law: LawRow];
type OwnRow = readonly [key: KeyRow, target: RangeRow, code: RangeRow, title: string, secret: 0 | 1, signed: 0 | 1];
type RangeRow = readonly [number, number, number, number];

/** What the numbers of a draft's record are. The first four and the next two are offsets, the last four indexes of places. */
const enum At {
  name,
  sections,
  wide,
  namesEnd,
  folded,
  foldedEnd,
  /** Index of the document that the draft is; -1 for none. */
  own,
  secret,
  top,
  cited = 12,
  citations,
  sectionPlaces,
  placesEnd,
}
const RECORD = 16;
/** A table of forms that is longer than this is begun anew, so that it takes no more room than it saves. */
const MOST_FORMS = 60_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs summaries one after another. What is taken from time to time goes to one {@link Unpacker}, in that order. */
export class Packer {
  readonly #table = new Map<string, number>();
  #anew = true;
  #forms: FormRow[] = [];
  #own: OwnRow[] = [];
  #names = new Row(Uint8Array);
  #records = new Row(Int32Array);
  #places = new Row(Int32Array);
  #folded: string[] = [];
  #foldedLength = 0;
  #hashes: string[] = [];

  add(summary: Summary): void {
    const { own, secret, cited, folded } = summary;
    const start = this.#names.length;
    const { name, sections } = summary instanceof PackedSummary ? summary.bytes : encoded(summary);
    this.#names.push(name);
    const sectionsAt = this.#names.length;
    this.#names.push(sections);
    const wideAt = this.#names.length;
    // Letters that no folding makes ASCII stay as they are, apart from the others.
    const wide = !/^[^\x80-\uffff]*$/.test(folded);
    if (wide) this.#names.push(encoder.encode(folded));
    const foldedAt = this.#foldedLength;
    if (!wide) {
      this.#folded.push(folded);
      this.#foldedLength += folded.length;
    }
    const citedAt = this.#places.length;
    this.#places.push(cited.map((form) => this.#indexOf(form)));
    const citationsAt = this.#places.length;
    this.#places.push(summary.citations);
    const sectionPlacesAt = this.#places.length;
    this.#places.push(summary.sectionPlaces);
    this.#records.push([
      start,
      sectionsAt,
      wideAt,
      this.#names.length,
      foldedAt,
      this.#foldedLength,
      own ? this.#own.push(ownRow(own)) - 1 : -1,
      Number(secret),
      ...rangeRow(summary.top),
      citedAt,
      citationsAt,
      sectionPlacesAt,
      this.#places.length,
    ]);
    this.#hashes.push(summary.hash);
  }

  #indexOf(form: CitedForm): number {
    const id = formId(form);
    let index = this.#table.get(id);
    if (index === undefined) {
      this.#table.set(id, (index = this.#table.size));
      this.#forms.push(formRow(form));
    }
    return index;
  }

  /** What was added since the last time. */
  take(): Packed {
    const structure: Structure = { hashes: this.#hashes, anew: this.#anew, forms: this.#forms, own: this.#own };
    const numbers = new Int32Array(this.#records.length + this.#places.length);
    numbers.set(this.#records.all());
    numbers.set(this.#places.all(), this.#records.length);
    const packed = {
      structure: JSON.stringify(structure),
      names: this.#names.all().slice(),
      folded: this.#folded.join(''),
      numbers,
    };
    this.#hashes = [];
    this.#foldedLength = 0;
    this.#forms = [];
    this.#own = [];
    this.#folded = [];
    for (const row of [this.#names, this.#records, this.#places]) row.empty();
    this.#anew = this.#table.size > MOST_FORMS;
    if (this.#anew) this.#table.clear();
    return packed;
  }
}

/** Takes the packs of one {@link Packer}, in their order. */
export class Unpacker {
  #forms: CitedForm[] = [];

  /** @param share gives for a form the one that is known already */
  constructor(private readonly share: (form: CitedForm) => CitedForm = (form) => form) {}

  /** @throws where the pack is not what a packer makes */
  unpack({ structure, names, folded, numbers }: Packed): Unpacked {
    const { hashes, anew, forms, own } = JSON.parse(structure) as Structure;
    if (anew) this.#forms = [];
    for (const row of forms) this.#forms.push(this.share(formOfRow(row)));
    const unpacked = new Unpacked(hashes, own, names, folded, numbers, this.#forms);
    unpacked.check();
    return unpacked;
  }
}

/** The summaries of a pack; each is made when it is asked for. */
export class Unpacked {
  readonly count: number;
  readonly #places: number;

  constructor(
    private readonly hashes: readonly string[],
    private readonly own: readonly OwnRow[],
    readonly names: Uint8Array,
    private readonly folded: string,
    readonly numbers: Int32Array,
    private readonly forms: readonly CitedForm[],
  ) {
    this.count = hashes.length;
    this.#places = this.count * RECORD;
  }

  /** @throws where a number leads out of what there is */
  check(): void {
    const { count, numbers, names, folded, own, forms } = this;
    ensure(Array.isArray(this.hashes) && this.#places <= numbers.length);
    const places = numbers.length - this.#places;
    for (let draft = 0; draft < count; draft++) {
      const at = draft * RECORD;
      const part = (index: At): number => numbers[at + index]!;
      ensure(part(At.name) >= 0 && part(At.namesEnd) <= names.length && ascends(numbers, at + At.name, 4));
      ensure(part(At.folded) >= 0 && part(At.foldedEnd) <= folded.length && ascends(numbers, at + At.folded, 2));
      ensure(part(At.own) >= -1 && part(At.own) < own.length);
      ensure(part(At.cited) >= 0 && part(At.placesEnd) <= places && ascends(numbers, at + At.cited, 4));
      const cited = part(At.citations) - part(At.cited);
      ensure((part(At.sectionPlaces) - part(At.citations)) % CITATION_WIDTH === 0);
      ensure((part(At.placesEnd) - part(At.sectionPlaces)) % SECTION_WIDTH === 0);
      let next = this.#places + part(At.cited);
      for (const end = this.#places + part(At.citations); next < end; next++)
        ensure(numbers[next]! >= 0 && numbers[next]! < forms.length);
      for (const end = this.#places + part(At.sectionPlaces); next < end; next += CITATION_WIDTH)
        ensure(numbers[next]! >= 0 && numbers[next]! < cited && isRange(numbers, next + 1));
      for (const end = this.#places + part(At.placesEnd); next < end; next += SECTION_WIDTH)
        ensure(numbers[next]! >= 0 && numbers[next]! < SECTION_KINDS.length && isRange(numbers, next + 1));
    }
    for (const row of own) ensure(ownOf('', row).title.length >= 0);
  }

  /** The summary with an index, of the draft with this address. */
  summary(index: number, uri: string): Summary {
    const { numbers, names } = this;
    const at = index * RECORD;
    const part = (which: At): number => numbers[at + which]!;
    const row = this.own[part(At.own)];
    const folded =
      part(At.wide) < part(At.namesEnd)
        ? decoder.decode(names.subarray(part(At.wide), part(At.namesEnd)))
        : this.folded.slice(part(At.folded), part(At.foldedEnd));
    const cited: CitedForm[] = [];
    for (let next = this.#places + part(At.cited); next < this.#places + part(At.citations); next++)
      cited.push(this.forms[numbers[next]!]!);
    return new PackedSummary(uri, this.hashes[index]!, row && ownOf(uri, row), part(At.secret) === 1, cited, folded, names, numbers, at, this.#places); // prettier-ignore
  }
}

class PackedSummary implements Summary {
  constructor(
    readonly uri: string,
    readonly hash: string,
    readonly own: KnownDraft | undefined,
    readonly secret: boolean,
    readonly cited: readonly CitedForm[],
    readonly folded: string,
    private readonly names: Uint8Array,
    private readonly numbers: Int32Array,
    private readonly at: number,
    private readonly places: number,
  ) {}

  #bytes(from: At, to: At): Uint8Array {
    return this.names.subarray(this.numbers[this.at + from], this.numbers[this.at + to]);
  }

  #numbers(from: At, to: At): Int32Array {
    const { numbers, at, places } = this;
    return numbers.subarray(places + numbers[at + from]!, places + numbers[at + to]!);
  }

  /** Name and sections as they are packed. */
  get bytes(): { readonly name: Uint8Array; readonly sections: Uint8Array } {
    return { name: this.#bytes(At.name, At.sections), sections: this.sectionBytes };
  }

  get sectionBytes(): Uint8Array {
    return this.#bytes(At.sections, At.wide);
  }

  get name(): string {
    return decoder.decode(this.#bytes(At.name, At.sections));
  }

  get sections(): string {
    return decoder.decode(this.sectionBytes);
  }

  get top(): Range {
    return rangeAt(this.numbers, this.at + At.top);
  }

  get citations(): Int32Array {
    return this.#numbers(At.citations, At.sectionPlaces);
  }

  get sectionPlaces(): Int32Array {
    return this.#numbers(At.sectionPlaces, At.placesEnd);
  }

  with(cited: readonly CitedForm[]): PackedSummary {
    const { uri, hash, own, secret, folded, names, numbers, at, places } = this;
    return new PackedSummary(uri, hash, own, secret, cited, folded, names, numbers, at, places);
  }
}

/** The same summary with other objects for the forms that it cites. */
export function citing(summary: Summary, cited: readonly CitedForm[]): Summary {
  return summary instanceof PackedSummary ? summary.with(cited) : { ...summary, cited };
}

/** The name of the section with an index; of a pack no more is decoded than this. */
export function sectionName(summary: Summary, index: number): string {
  if (!(summary instanceof PackedSummary)) return summary.sections.split('\n')[index] ?? '';
  const sections = summary.sectionBytes;
  let start = 0;
  for (let line = 0; line < index; line++) start = sections.indexOf(LINE_END, start) + 1;
  const end = sections.indexOf(LINE_END, start);
  return decoder.decode(sections.subarray(start, end < 0 ? undefined : end));
}

const LINE_END = 0x0a;

/**
 * A summary that holds on to nothing: what was cut from a text would keep all of it in memory.
 *
 * @param share gives for a form the one that is known already; where there is none it makes one of what it is given
 */
export function packed(
  summary: Summary,
  share: (form: CitedForm, make: (form: CitedForm) => CitedForm) => CitedForm = (form, make) => make(form),
): Summary {
  const { uri, own, secret, folded, citations, sectionPlaces } = summary;
  const { name, sections } = encoded(summary);
  const places = RECORD + citations.length + sectionPlaces.length;
  const room = new ArrayBuffer(4 * places + name.length + sections.length);
  const numbers = new Int32Array(room, 0, places);
  const names = new Uint8Array(room, 4 * places);
  names.set(name);
  names.set(sections, name.length);
  numbers[At.sections] = name.length;
  numbers[At.wide] = numbers[At.namesEnd] = names.length;
  numbers.set(rangeRow(summary.top), At.top);
  numbers.set(citations, RECORD);
  numbers[At.sectionPlaces] = citations.length;
  numbers.set(sectionPlaces, RECORD + citations.length);
  numbers[At.placesEnd] = citations.length + sectionPlaces.length;
  const [hash, row] = copied([summary.hash, own && ownRow(own)] as const);
  const cited = summary.cited.map((form) => share(form, copyOf));
  return new PackedSummary(uri, hash, row ? ownOf(uri, row) : undefined, secret, cited, inBytes(folded), names, numbers, 0, RECORD); // prettier-ignore
}

function copyOf(form: CitedForm): CitedForm {
  return formOfRow(copied(formRow(form)));
}

/** The same in strings of its own. */
function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The same string in one byte a unit, where that is possible: folding gives two. */
function inBytes(text: string): string {
  return decoder.decode(encoder.encode(text));
}

function encoded({ name, sections }: Summary): { readonly name: Uint8Array; readonly sections: Uint8Array } {
  return { name: encoder.encode(name), sections: encoder.encode(sections) };
}

/** A typed array that grows. */
class Row<T extends Uint8Array | Int32Array> {
  #held: T;
  length = 0;

  constructor(private readonly make: new (length: number) => T) {
    this.#held = new make(1024);
  }

  push(more: ArrayLike<number>): void {
    const end = this.length + more.length;
    if (end > this.#held.length) {
      const larger = new this.make(Math.max(end, 2 * this.#held.length));
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held.set(more, this.length);
    this.length = end;
  }

  all(): T {
    return this.#held.subarray(0, this.length) as T;
  }

  empty(): void {
    this.length = 0;
  }
}

// Rows of the structure.

function codeRow({ form, number, suffix, year, letters, bodies, internal }: CodeIdentity): CodeRow {
  return [form, number, suffix, year ?? null, letters, bodies, internal ? 1 : 0];
}

function codeOf([form, number, suffix, year, letters, bodies, internal]: CodeRow): CodeIdentity {
  ensure(typeof number === 'string' && typeof suffix === 'string' && typeof letters === 'string');
  ensure(Array.isArray(bodies) && FORMS.has(form));
  return { form, number, suffix, year: year ?? undefined, letters, bodies, internal: internal === 1 };
}

const FORMS: ReadonlySet<string> = new Set<CodeIdentity['form']>([
  'party',
  'law',
  'normative',
  'administrative',
  'letter',
]);

function keyRow({ type, code, date, issuer }: DocumentKey): KeyRow {
  return [type ?? null, codeRow(code), date ?? null, issuer ?? null];
}

function keyOfRow([type, code, date, issuer]: KeyRow): DocumentKey {
  return { type: type ?? undefined, code: codeOf(code), date: date ?? undefined, issuer: issuer ?? undefined };
}

function formRow({ key, law, name }: CitedForm): FormRow {
  return key ? keyRow(key) : [name, [law!.name, law!.type, law!.date ?? null, law!.year ?? null]];
}

function formOfRow(row: FormRow): CitedForm {
  if (row.length === 4) {
    const key = keyOfRow(row);
    return formOfKey(key);
  }
  const [words, [name, type, date, year]] = row;
  ensure(typeof words === 'string' && typeof name === 'string' && typeof type === 'string');
  const law: LawKey = { name, type, date: date ?? undefined, year: year ?? undefined };
  return { group: `${LAW_GROUP}${name}`, key: undefined, law, name: words };
}

function ownRow({ key, target, code, title, secret, signed }: KnownDraft): OwnRow {
  return [keyRow(key), rangeRow(target), rangeRow(code), title, secret ? 1 : 0, signed ? 1 : 0];
}

function ownOf(uri: string, [key, target, code, title, secret, signed]: OwnRow): KnownDraft {
  return {
    uri,
    key: keyOfRow(key),
    target: rangeOfRow(target),
    code: rangeOfRow(code),
    title,
    secret: secret === 1,
    signed: signed === 1,
  };
}

function rangeRow({ start, end }: Range): RangeRow {
  return [start.line, start.character, end.line, end.character];
}

function rangeOfRow([line, character, endLine, endCharacter]: RangeRow): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function ascends(numbers: Int32Array, at: number, count: number): boolean {
  for (let next = at + 1; next < at + count; next++) if (numbers[next]! < numbers[next - 1]!) return false;
  return true;
}

function isRange(numbers: Int32Array, at: number): boolean {
  return numbers[at]! >= 0 && numbers[at + 1]! >= 0 && numbers[at + 2]! >= numbers[at]! && numbers[at + 3]! >= 0;
}

function ensure(holds: boolean): asserts holds {
  if (!holds) throw new Error('not a pack of summaries');
}
