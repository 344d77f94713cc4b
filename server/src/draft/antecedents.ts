/**
 * Which mentions in a draft are of one document, and which document a short form ("Nghị quyết 18") or a back reference ("Kết
 * luận nêu trên") means: the one cited before that fits, where exactly one does. What fits several, or none, stays unresolved.
 * Linear in the number of mentions.
 */
import { mayBear } from '../norms/bodies';
import { foldedText, type Block } from './blocks';
import { typeBefore, type Citation, type TypeMention } from './citations';
import type { Draft, Placed } from './draft';
import { foldKey, foldUnit, isUpperCase, original } from './fold';
import { codeKey, keyIn, placeOf, samePeriod } from './key';
import { memoOf } from './mention-memo';
import { readingOf } from './reading';
import { overlaps, shift, spanOf, type Span } from './span';

/** "Kết luận nêu trên", "Nghị quyết trên": points back at a document without naming it. Offsets count from the block. */
export interface BackReference {
  readonly kind: 'back';
  readonly span: Span;
  readonly type: TypeMention;
  /** Begins its sentence or its block, where the capital is no sign of a name: "Quy định trên." may mean any rule. */
  readonly opening: boolean;
}

export type Mention = Placed<Citation> | Placed<BackReference>;

export function isBack(mention: Citation | BackReference): mention is BackReference {
  return mention.kind === 'back';
}

/** One document as the draft mentions it. */
export interface CitedDocument {
  /** Every mention in order. */
  readonly mentions: readonly Mention[];
  /** The first one that is no short form. */
  readonly first: Placed<Citation> | undefined;
}

/** A mention that does not tell its document. */
export interface Unresolved {
  readonly mention: Mention;
  /** Documents that fit and are cited before it; empty where none does. */
  readonly candidates: readonly CitedDocument[];
}

export interface Antecedents {
  /** In the order of their first mention. */
  readonly documents: readonly CitedDocument[];
  /** The document of a mention; mentions that tell none stand together under their own words. */
  documentOf(mention: Citation | BackReference): CitedDocument | undefined;
  readonly unresolved: readonly Unresolved[];
  /** Citations with a code, by {@link codeKey}, in order; the draft's own number line is not among them. */
  readonly byCode: ReadonlyMap<string, readonly Placed<Citation>[]>;
}

// Back references.

const BACK =
  / {1,60}(?:(?:da |vua )?(?:neu|noi|ke|dan) (?:o )?tren(?: day)?|(?:da|vua) (?:neu|dan)|tren day|tren(?= {0,4}(?:$|[.,;:)”"])| (?:da|va|la|duoc|se|con|chua|khong|gom) ))(?![a-z0-9])/g;
/** Of several documents none is meant alone. */
const PLURAL = /(?:^|[^a-z0-9])(?:cac|nhung|hai|ba|bon|nam|sau|bay|tam|chin|muoi|moi|ca|cung|\d{1,3}) {1,4}$/;
const OPENS = /(?:^|[.:;!?]["”’)]?|[-–+•*]) {0,60}$/;

const NONE: readonly BackReference[] = [];

/** The back references of a block, in order. */
export function backReferencesOf(block: Block): readonly BackReference[] {
  return (block.memo.backs ??= findBackReferences(block)) as readonly BackReference[];
}

const POINTING = /tr[êe]n|nêu|dẫn/g;

/**
 * Whether it is worth while to fold a text and to look for back references in it. "Trên" stands in every second paragraph ("trên
 * cơ sở", "trên địa bàn"): two letters beside it nearly always tell that nothing points back.
 */
function mayPointBack(text: string): boolean {
  POINTING.lastIndex = 0;
  for (let match = POINTING.exec(text); match; match = POINTING.exec(text)) {
    const at = match.index;
    const end = at + match[0].length;
    if (match[0].startsWith('t') ? isOpenEnd(text, end) || isBehindVerb(text, at) : goesWith(text, at, end))
      return true;
  }
  return false;
}

/** The folded unit at an offset; 0 beyond either end. */
function foldedAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? foldUnit(text.charCodeAt(at)) : 0;
}

const SPACE = 0x20;
/** What may follow "trên" when it points back: marks, and the first two letters of "đây", "đã", "và", "là", "được" ... */
const BEHIND_ABOVE = new Set(['da', 'va', 'la', 'du', 'se', 'co', 'ch', 'kh', 'go']);

function isOpenEnd(text: string, end: number): boolean {
  let at = end;
  while (at < end + 5 && foldedAt(text, at) === SPACE) at += 1;
  const unit = foldedAt(text, at);
  if (unit < 0x61 || unit > 0x7a) return true;
  if (!BEHIND_ABOVE.has(String.fromCharCode(unit, foldedAt(text, at + 1)))) return false;
  // "trên cơ sở" is no "còn".
  return unit !== 0x63 || foldedAt(text, at + 1) !== 0x6f || foldedAt(text, at + 2) === 0x6e;
}

/** Behind the end of "nêu", "nói", "kể", "dẫn", or of an "ở" behind these. */
function isBehindVerb(text: string, at: number): boolean {
  let before = at - 1;
  while (before > at - 60 && foldedAt(text, before) === SPACE) before -= 1;
  const unit = foldedAt(text, before);
  const start = foldedAt(text, before - 2);
  if (unit === 0x6f) return true;
  if (unit === 0x65) return foldedAt(text, before - 1) === 0x6b;
  return (unit === 0x75 && start === 0x6e) || (unit === 0x69 && start === 0x6e) || (unit === 0x6e && start === 0x64);
}

/** "nêu", "dẫn" behind "đã", "vừa", or before "trên", "ở trên". */
function goesWith(text: string, at: number, end: number): boolean {
  const behind = foldedAt(text, end + 1);
  return foldedAt(text, at - 2) === 0x61 || behind === 0x74 || behind === 0x6f;
}

function findBackReferences(block: Block): readonly BackReference[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return NONE;
  const { text } = block.composed;
  if (!mayPointBack(text)) return NONE;
  const read = { text, folded: foldedText(block) };
  const found: BackReference[] = [];
  BACK.lastIndex = 0;
  for (let match = BACK.exec(read.folded); match; match = BACK.exec(read.folded)) {
    const type = typeBefore(read, match.index);
    if (!type?.type || !isUpperCase(text, type.span.start)) continue;
    const before = read.folded.slice(Math.max(0, type.span.start - 70), type.span.start);
    if (PLURAL.test(before)) continue;
    const span = spanOf(type.span.start, match.index + match[0].length);
    const typeSpan = original(block.composed, type.span.start, type.span.end);
    found.push({
      kind: 'back',
      span: original(block.composed, span.start, span.end),
      type: { ...type, span: typeSpan },
      opening: OPENS.test(before),
    });
  }
  if (found.length === 0) return NONE;
  const { citations } = readingOf(block);
  return found.filter((back) => citations.every((citation) => !overlaps(citation.span, back.span)));
}

// What a citation tells of its document.

interface Told {
  /** Equal for what may be one document. */
  readonly bucket: string;
  readonly type: string | undefined;
  readonly date: string | undefined;
  readonly place: string | undefined;
  /** Type name and number, under which a short form finds it; by every name that it goes by. */
  readonly numbers: readonly string[];
}

const NO_NUMBERS: readonly string[] = [];
function toldBy(citation: Citation, block: Block): Told {
  return (memoOf(citation).told ??= read(citation, block)) as Told;
}

function read(citation: Citation, block: Block): Told {
  const { code, type, date, issuer, kind, span } = citation;
  if (code)
    return {
      bucket: codeKey(code),
      type: type?.compound ? undefined : type?.name,
      date: date?.iso,
      place: issuer && placeOf(issuer.text),
      numbers: type ? namesOf(type).map((name) => numberKey(name, code.number)) : NO_NUMBERS,
    };
  const words =
    kind === 'short' ? numberKey(type?.name ?? '', citation.shortNumber) : keyIn(block, span.start, span.end);
  return { bucket: `${kind}|${words}`, type: type?.name, date: date?.iso, place: undefined, numbers: NO_NUMBERS };
}

function numberKey(name: string, number: string | undefined): string {
  return `${name}|${Number(number)}`;
}

/** The draft's own number line: the rest stands elsewhere in its head. */
function toldByHead({ code }: Citation, { identity: { type, date, issuer } }: Draft): Told {
  return {
    bucket: codeKey(code!),
    type: type?.name,
    date: date?.earliest === date?.latest ? date?.earliest : undefined,
    place: issuer && placeOf(issuer),
    numbers: NO_NUMBERS,
  };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

// Grouping.

class Growing implements CitedDocument {
  readonly mentions: Mention[] = [];
  first: Placed<Citation> | undefined;
  type: string | undefined;
  date: string | undefined;
  place: string | undefined;
  /** The type name under which it was put last among the numbered ones. */
  numbered: string | undefined;

  constructor(readonly citation: Citation) {}

  learn({ type, date, place }: Told): void {
    this.type ??= type;
    this.date ??= date;
    this.place ??= place;
  }

  fits({ type, date, place }: Told): boolean {
    const { code } = this.citation;
    if (this.type !== undefined && type !== undefined && this.type !== type) return false;
    if (this.place !== undefined && place !== undefined && this.place !== place) return false;
    return this.date === undefined || date === undefined || !code || samePeriod(code, this.date, date);
  }
}

/** Nobody cites more documents of one code; what comes behind them is not told apart. */
const MOST_HOMONYMS = 16;

type Where = Map<Citation, Growing | readonly Growing[]>;

/**
 * Puts the mentions of one code into documents: first those with a date, which tells the period; then the others, each into the
 * one that it fits. Where it fits several, all of them are noted.
 */
function group(mentions: readonly (readonly [Citation, Told])[], where: Where): void {
  // Most documents are cited once.
  if (mentions.length === 1) {
    const [value, known] = mentions[0]!;
    const document = new Growing(value);
    document.learn(known);
    where.set(value, document);
    return;
  }
  const documents: Growing[] = [];
  const join = (value: Citation, known: Told, document: Growing | undefined): void => {
    if (!document) {
      if (documents.length >= MOST_HOMONYMS) return;
      documents.push((document = new Growing(value)));
    }
    document.learn(known);
    where.set(value, document);
  };
  for (const [value, known] of mentions) {
    if (known.date === undefined) continue;
    const fitting = documents.filter((one) => one.fits(known));
    join(value, known, fitting.find(({ date }) => date === known.date) ?? fitting[0]);
  }
  const dated = [...documents];
  for (const [value, known] of mentions) {
    if (known.date !== undefined) continue;
    let fitting = dated.filter((one) => one.fits(known));
    if (fitting.length === 0) fitting = documents.filter((one) => one.fits(known));
    if (fitting.length > 1) where.set(value, fitting);
    else join(value, known, fitting[0]);
  }
}

/** The last document of a type, and the other one that was mentioned before it. */
interface Latest {
  document: Growing;
  block: Block;
  span: Span;
  before: { readonly document: Growing; readonly block: Block; readonly span: Span } | undefined;
}

const SENTENCE_END = /[.;!?](?:\s|$)/;

class Resolver implements Antecedents {
  readonly documents: Growing[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly byCode = new Map<string, Placed<Citation>[]>();
  readonly #where = new Map<Citation | BackReference, Growing>();
  readonly #numbered = new Map<string, Set<Growing>>();
  readonly #latest = new Map<string, Latest>();
  /** Mentions that tell no document, by their words. */
  readonly #untold = new Map<string, Growing>();

  constructor(draft: Draft) {
    const mentions = new Map<string, (readonly [Citation, Told])[]>();
    for (const placed of draft.citations) {
      const { value, block } = placed;
      if (!value.code) continue;
      const known = value.kind === 'own' ? toldByHead(value, draft) : toldBy(value, block);
      push(mentions, known.bucket, [value, known] as const);
      if (value.kind !== 'own') push(this.byCode, known.bucket, placed);
    }
    const coded: Where = new Map();
    for (const same of mentions.values()) group(same, coded);
    this.#walk(draft, coded);
  }

  documentOf(mention: Citation | BackReference): CitedDocument | undefined {
    return this.#where.get(mention);
  }

  #walk(draft: Draft, coded: Where): void {
    const { blocks, starts } = draft;
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index]!;
      const { citations } = readingOf(block);
      const pointing = backReferencesOf(block);
      if (citations.length === 0 && pointing.length === 0) continue;
      const at = starts[index]!;
      let next = 0;
      for (const value of citations) {
        for (; next < pointing.length && pointing[next]!.span.start < value.span.start; next++)
          this.#back({ value: pointing[next]!, at, block });
        this.#cite({ value, at, block }, coded);
      }
      for (; next < pointing.length; next++) this.#back({ value: pointing[next]!, at, block });
    }
  }

  #cite(placed: Placed<Citation>, coded: Where): void {
    const { value, block } = placed;
    if (value.kind === 'short') {
      const fitting = this.#fitting(value);
      if (fitting.length === 1) this.#put(fitting[0]!, placed);
      else this.#leave(placed, fitting, toldBy(value, block).bucket);
    } else if (value.code) {
      const found = coded.get(value);
      if (found instanceof Growing) this.#put(found, placed);
      else if (value.kind === 'own') this.#untoldBy(`own|${codeKey(value.code)}`, placed);
      else {
        // Of several documents of one code the one cited before is meant, if only one is.
        const earlier = (found ?? []).filter(({ mentions }) => mentions.length > 0);
        if (earlier.length === 1) this.#put(earlier[0]!, placed);
        else this.#leave(placed, found ?? [], `?${toldBy(value, block).bucket}`);
      }
    } else this.#untoldBy(toldBy(value, block).bucket, placed);
    this.#remember(placed);
  }

  #put(document: Growing, mention: Mention): void {
    if (document.mentions.length === 0) this.documents.push(document);
    document.mentions.push(mention);
    const { value } = mention;
    if (!isBack(value) && value.kind !== 'short') document.first ??= mention as Placed<Citation>;
    this.#where.set(value, document);
  }

  #leave(mention: Mention, candidates: readonly Growing[], words: string): void {
    this.unresolved.push({ mention, candidates });
    if (!isBack(mention.value)) this.#untoldBy(words, mention as Placed<Citation>);
  }

  #untoldBy(words: string, placed: Placed<Citation>): void {
    let document = this.#untold.get(words);
    if (!document) this.#untold.set(words, (document = new Growing(placed.value)));
    this.#put(document, placed);
  }

  /** Lets later short forms and back references find the document. */
  #remember({ value, block }: Placed<Citation>): void {
    const document = this.#where.get(value)!;
    if (value.kind === 'own' || !value.type) return;
    const { numbers } = toldBy(value, block);
    for (const [index, name] of namesOf(value.type).entries()) {
      const latest = this.#latest.get(name);
      if (!latest) this.#latest.set(name, { document, block, span: value.span, before: undefined });
      else {
        if (latest.document !== document) {
          latest.before = { document: latest.document, block: latest.block, span: latest.span };
          latest.document = document;
        }
        latest.block = block;
        latest.span = value.span;
      }
      if (!value.code || document.numbered === name) continue;
      document.numbered = name;
      const key = numbers[index]!;
      const numbered = this.#numbered.get(key);
      if (!numbered) this.#numbered.set(key, new Set([document]));
      else if (numbered.size < MOST_HOMONYMS) numbered.add(document);
    }
  }

  /** Documents cited before that a short form may mean. */
  #fitting({ type, shortNumber, date, issuer }: Citation): readonly Growing[] {
    const numbered = this.#numbered.get(numberKey(type?.name ?? '', shortNumber));
    if (!numbered) return [];
    const fitting = [...numbered].filter(
      ({ date: known, citation: { code } }) =>
        (date?.iso === undefined || known === undefined || known === date.iso) &&
        (!issuer || issuer.bodies.every((name) => mayBear(code!.bodies[0] ?? '', name) !== false)),
    );
    if (fitting.length < 2 || !issuer) return fitting;
    const words = foldKey(issuer.text);
    const named = fitting.filter(({ mentions }) =>
      mentions.some(({ value }) => !isBack(value) && value.issuer && foldKey(value.issuer.text).startsWith(words)),
    );
    return named.length > 0 ? named : fitting;
  }

  #back(placed: Placed<BackReference>): void {
    const latest = this.#latest.get(placed.value.type.name);
    if (!latest) {
      this.#leave(placed, [], '');
      return;
    }
    // "Nghị quyết A và Nghị quyết B ...; Nghị quyết nêu trên": which of the two?
    const { before, block, span } = latest;
    if (before?.block === block && !SENTENCE_END.test(block.text.slice(before.span.end, span.start))) {
      this.#leave(placed, [before.document, latest.document], '');
      return;
    }
    this.#put(latest.document, placed);
  }
}

const names = new Map<string, readonly string[]>();

/** The names under which a document is found again: "Thông báo kết luận" is both. */
function namesOf({ name, type }: TypeMention): readonly string[] {
  let known = names.get(name);
  if (!known) {
    known = type && type.name !== name ? [name, type.name] : [name];
    if (name.endsWith('kết luận') && name !== 'Kết luận') known = [...known, 'Kết luận'];
    names.set(name, known);
  }
  return known;
}

const resolved = new WeakMap<Draft, Antecedents>();

/** The documents that a draft mentions; worked out once for a draft. */
export function antecedentsOf(draft: Draft): Antecedents {
  let antecedents = resolved.get(draft);
  if (!antecedents) resolved.set(draft, (antecedents = new Resolver(draft)));
  return antecedents;
}

/** Where a mention stands in the draft. */
export function spanOfMention({ value, at }: Mention): Span {
  return shift(value.span, at);
}
