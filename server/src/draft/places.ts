/**
 * Places: which section each reference of a draft means. A draft may hold several documents: its own, the documents attached to it
 * and its appendices; each has numbers of its own. A reference is looked up in the document that it stands in, unless it names
 * another ("Điều 5 Quyết định này" in an attached Quy chế).
 *
 * Worked out for a draft when somebody first asks. What cannot be told for certain is not resolved.
 */
import { codeKey } from './key';
import type { Draft, Placed } from './draft';
import { foldKey } from './fold';
import type { SectionKind } from './labels';
import { referencesOf, type Level, type Reference, type ReferencePart } from './references';
import type { Section } from './sections';
import { shift, type Span } from './span';

/** Sections of one kind in the order of the text, among which a number is looked up. */
export class Series {
  #byPath: Map<string, Node[]> | undefined;
  #isWhole: boolean | undefined;

  constructor(readonly nodes: readonly Node[]) {}

  #index(): Map<string, Node[]> {
    if (!this.#byPath) {
      this.#byPath = new Map();
      for (const node of this.nodes) push(this.#byPath, keyOf(node.section.path), node);
    }
    return this.#byPath;
  }

  of(path: readonly number[]): readonly Node[] {
    return this.#index().get(keyOf(path)) ?? NO_NODES;
  }

  /** Whether no number comes twice, so that a number alone tells the section. */
  get isDistinct(): boolean {
    return this.#index().size === this.nodes.length;
  }

  /** Whether the numbers are 1, 2, 3 and so on to the last. */
  get isWhole(): boolean {
    return (this.#isWhole ??= this.nodes.every(
      ({ section: { path } }, index) => path.length === this.nodes[0]!.section.path.length && path.at(-1) === index + 1,
    ));
  }
}

const NO_NODES: readonly Node[] = [];
const NO_SERIES = new Series(NO_NODES);

function keyOf(path: readonly number[]): string {
  return path.length === 1 ? String(path[0]) : path.join('.');
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Decimals are a series for each number above them. */
function seriesKey(kind: SectionKind, path: readonly number[]): string {
  return kind === 'decimal' ? `decimal ${keyOf(path.slice(0, -1))}` : kind;
}

/** A section where it stands in the tree. */
export class Node {
  #children: Node[] | undefined;
  #below: Map<string, Series> | undefined;

  constructor(
    readonly section: Section,
    readonly parent: Node | undefined,
    readonly document: OwnDocument,
  ) {}

  get children(): readonly Node[] {
    return this.#children ?? NO_NODES;
  }

  addChild(node: Node): void {
    if (this.#children) this.#children.push(node);
    else this.#children = [node];
  }

  /**
   * The sections of a kind below this one, those of the first depth at which there are any: "1." of a list deeper down is another
   * series. Điều are of one series at any depth.
   *
   * @param path a number of the series; of a decimal its beginning tells which
   */
  below(kind: SectionKind, path: readonly number[] = []): Series {
    const key = seriesKey(kind, path);
    const known = (this.#below ??= new Map<string, Series>());
    let series = known.get(key);
    if (!series) known.set(key, (series = new Series(this.#collect(kind, key))));
    return series;
  }

  #collect(kind: SectionKind, key: string): readonly Node[] {
    const found: Node[] = [];
    let level: readonly Node[] = this.children;
    while (level.length > 0 && (found.length === 0 || kind === 'article')) {
      for (const node of level)
        if (node.section.kind === kind && seriesKey(kind, node.section.path) === key) found.push(node);
      level = level.flatMap(({ children }) => children);
    }
    return found;
  }
}

/** One of the documents that a draft holds. */
export class OwnDocument {
  /** Every section in the order of the text, parents before their children. */
  readonly nodes: Node[] = [];
  readonly roots: Node[] = [];
  readonly #byKind = new Map<string, Node[]>();
  readonly #series = new Map<string, Series>();
  /** Where the last section that bears a number begins. */
  lastStart = -1;

  constructor(
    /** Head of an attached document, of an appendix or of a form; missing for the draft's own document. */
    readonly head: Section | undefined,
  ) {}

  add(node: Node): void {
    this.nodes.push(node);
    if (!node.parent) this.roots.push(node);
    const { kind, path, range } = node.section;
    if (path.length === 0) return;
    this.lastStart = range.start;
    push(this.#byKind, kind, node);
  }

  /** All sections of a kind. @param path a number of the series; of a decimal its beginning tells which */
  series(kind: SectionKind, path: readonly number[] = []): Series {
    const key = seriesKey(kind, path);
    let series = this.#series.get(key);
    if (!series) {
      const nodes = this.#byKind.get(kind);
      if (!nodes) return NO_SERIES;
      if (kind !== 'decimal') this.#series.set(key, (series = new Series(nodes)));
      else {
        const groups = new Map<string, Node[]>();
        for (const node of nodes) push(groups, seriesKey(kind, node.section.path), node);
        for (const [name, group] of groups) this.#series.set(name, new Series(group));
        series = this.#series.get(key);
        if (!series) this.#series.set(key, (series = NO_SERIES));
      }
    }
    return series;
  }
}

/** Sections that head a document of its own. */
const HEADS: ReadonlySet<string> = new Set(['appendix', 'attached', 'form']);

/** What a part of a reference means. */
export type Resolution =
  | { readonly kind: 'section'; readonly node: Node }
  /** The draft itself, or an appendix or attached document of it as a whole. */
  | { readonly kind: 'document'; readonly document: OwnDocument }
  /** Several sections have the number. */
  | { readonly kind: 'several'; readonly nodes: readonly Node[] }
  /** There is no such number; `inside` is where it was looked for, if that is a section. */
  | { readonly kind: 'missing'; readonly inside: Node | undefined; readonly document: OwnDocument }
  /** It points elsewhere, or nobody can tell where. */
  | { readonly kind: 'elsewhere' };

const ELSEWHERE: Resolution = { kind: 'elsewhere' };

/** A part of a reference that means a section. */
export interface PlaceMention {
  readonly placed: Placed<Reference>;
  readonly part: ReferencePart;
  /** Offsets in the draft. */
  readonly span: Span;
  readonly number: Span;
}

const AMENDS =
  /^(?:s[ửu]a [đd][ổo]i|b[ổo] sung|thay th[ếe]|b[ãa]i b[ỏo]|h[ủu]y b[ỏo]|[đd][íi]nh ch[íi]nh)(?!\p{sc=Latin})/iu;

/** Where an offset stands. */
export interface Standing {
  /** The innermost section. */
  readonly node: Node | undefined;
  readonly document: OwnDocument;
}

export class Places {
  /** The draft's own document first, then the others in order. */
  readonly documents: readonly OwnDocument[];
  readonly own: OwnDocument;
  readonly #draft: Draft;
  readonly #nodes: Node[] = [];
  #references: readonly Placed<Reference>[] | undefined;
  #mentions: Map<Section | OwnDocument, PlaceMention[]> | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.own = new OwnDocument(undefined);
    const documents = [this.own];
    let current = this.own;
    let ended = false;
    for (const section of draft.sections) {
      if (HEADS.has(section.kind)) {
        const attached = new OwnDocument(section);
        documents.push(attached);
        this.#grow(section.children, undefined, attached);
        continue;
      }
      if (section.kind === 'recipients' || section.kind === 'signature') {
        ended = true;
        continue;
      }
      // What stands behind the signature without a head is of another document all the same.
      if (ended && section.kind !== 'title') {
        current = new OwnDocument(undefined);
        documents.push(current);
        ended = false;
      }
      if (section.kind !== 'title') this.#grow([section], undefined, current);
    }
    this.documents = documents;
  }

  #grow(sections: readonly Section[], parent: Node | undefined, document: OwnDocument): void {
    for (const section of sections) {
      const node = new Node(section, parent, document);
      parent?.addChild(node);
      document.add(node);
      this.#nodes.push(node);
      if (section.children.length > 0) this.#grow(section.children, node, document);
    }
  }

  /** The innermost section that an offset stands in, and the document. */
  at(offset: number): Standing {
    let low = 0;
    let high = this.#nodes.length - 1;
    let found = -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.#nodes[middle]!.section.range.start <= offset) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    let node: Node | undefined = this.#nodes[found];
    while (node && node.section.range.end < offset) node = node.parent;
    if (node) return { node, document: node.document };
    const document = this.documents.findLast(({ head }) => head && head.range.start <= offset && offset <= head.range.end);
    return { node: undefined, document: document ?? this.own };
  } // prettier-ignore

  /** Every reference of the draft, in order. */
  get references(): readonly Placed<Reference>[] {
    if (!this.#references) {
      const { blocks, starts } = this.#draft;
      const references: Placed<Reference>[] = [];
      blocks.forEach((block, index) => {
        for (const value of referencesOf(block)) references.push({ value, at: starts[index]!, block });
      });
      this.#references = references;
    }
    return this.#references;
  }

  /** What the parts of a reference mean, each by its index. */
  resolve(placed: Placed<Reference>): readonly Resolution[] {
    const { value: reference, at } = placed;
    const offset = at + reference.span.start;
    const here = this.at(offset);
    const document = this.#documentFrom(placed, here);
    const results: Resolution[] = [];
    const resolvePart = (index: number): Resolution => {
      const known = results[index];
      if (known) return known;
      const part = reference.parts[index]!;
      const outer = part.within === undefined ? undefined : resolvePart(part.within);
      let result: Resolution;
      if (reference.quoted || reference.heading) result = ELSEWHERE;
      else if (outer) result = within(part, outer, here.node);
      else if (part.relative) result = relative(part.level, here.node);
      else if (!document) result = ELSEWHERE;
      else result = this.#first(part, here.node, here.document, document);
      results[index] = pointed(result, reference, offset);
      return results[index];
    };
    reference.parts.forEach((_, index) => resolvePart(index));
    return results;
  }

  /** The document that a reference points into, as far as it lies in this draft. */
  documentOf(placed: Placed<Reference>): OwnDocument | undefined {
    return this.#documentFrom(placed, this.at(placed.at + placed.value.span.start));
  }

  #documentFrom({ value: reference }: Placed<Reference>, here: Standing): OwnDocument | undefined {
    const { document } = reference;
    if (reference.quoted) return undefined;
    switch (document.kind) {
      case 'here':
        return this.#named(document.type.type?.name, document.type.name, here.document);
      case 'citation': {
        const { code } = this.#draft.identity;
        const cited = document.citation.code;
        return code && cited && codeKey(code) === codeKey(cited) ? this.own : undefined;
      }
      case 'unsaid':
        return amends(here.node) ? undefined : here.document;
      case 'back':
      case 'unknown':
        return undefined;
    }
  }

  /** "Nghị quyết này" by its type: the draft, or the attached document that the words stand in. */
  #named(type: string | undefined, name: string, here: OwnDocument): OwnDocument | undefined {
    const { identity } = this.#draft;
    const own = identity.type?.name;
    if (name === 'Văn bản') return here;
    if (type === own && own !== undefined) return this.own;
    const key = foldKey(name);
    const bears = ({ head }: OwnDocument): boolean => head?.kind === 'attached' && startsWith(head.title, key);
    if (bears(here)) return here;
    const attached = this.documents.filter(bears);
    if (attached.length === 1) return attached[0];
    return own === undefined && here === this.own && attached.length === 0 ? this.own : undefined;
  }

  #first(part: ReferencePart, from: Node | undefined, here: OwnDocument, document: OwnDocument): Resolution {
    if (part.level === 'appendix') return this.#appendix(part);
    // Of another document of the draft only what its numbers alone tell can be found.
    const start = here === document ? from : undefined;
    const found = lookUp(part, start, document);
    if (found.kind !== 'missing' || document === this.own || document.head?.kind !== 'appendix') return found;
    // An appendix without articles speaks of those of the document that it belongs to.
    if (part.level !== 'article' && part.level !== 'chapter') return found;
    return document.series('article').nodes.length > 0 ? found : lookUp(part, undefined, this.own);
  }

  /** What a part of a reference from another draft means in this one. */
  find({ parts }: Reference, index: number): Resolution {
    const part = parts[index]!;
    if (part.within !== undefined) return within(part, this.find({ parts } as Reference, part.within), undefined);
    return part.relative ? ELSEWHERE : this.#first(part, undefined, this.own, this.own);
  }

  #appendix(part: ReferencePart): Resolution {
    const all = this.documents.filter(({ head }) => head?.kind === 'appendix');
    const found = part.path.length === 0 ? all : all.filter(({ head }) => head!.path[0] === part.path[0]);
    if (found.length === 1) return { kind: 'document', document: found[0]! };
    return found.length === 0 ? { kind: 'missing', inside: undefined, document: this.own } : ELSEWHERE;
  }

  /** Every mention of a section in the draft, in order, by section. */
  mentionsOf(target: Section | OwnDocument): readonly PlaceMention[] {
    return (this.#mentions ??= this.#collect()).get(target) ?? [];
  }

  #collect(): Map<Section | OwnDocument, PlaceMention[]> {
    const mentions = new Map<Section | OwnDocument, PlaceMention[]>();
    const add = (target: Section | OwnDocument, mention: PlaceMention): void => {
      const known = mentions.get(target);
      if (!known) mentions.set(target, [mention]);
      else if (known.at(-1)!.number.start !== mention.number.start) known.push(mention);
    };
    for (const placed of this.references) {
      const { parts } = placed.value;
      const resolutions = parts.length === 0 ? [] : this.resolve(placed);
      resolutions.forEach((resolution, index) => {
        const part = parts[index]!;
        const mention = { placed, part, span: shift(part.span, placed.at), number: shift(part.number, placed.at) };
        if (resolution.kind === 'section') {
          const before = resolutions[index - 1];
          if (part.through && before?.kind === 'section')
            for (const node of between(before.node, resolution.node)) add(node.section, mention);
          add(resolution.node.section, mention);
        } else if (resolution.kind === 'document') add(resolution.document, mention);
      });
    }
    return mentions;
  }
}

function startsWith(title: string, key: string): boolean {
  const words = foldKey(title);
  return words.startsWith(key) && !/[a-z]/.test(words[key.length] ?? '');
}

/** Whether a section amends another document, so that the numbers in it are that document's. */
export function amends(node: Node | undefined): boolean {
  for (let at = node; at; at = at.parent) if (AMENDS.test(at.section.title)) return true;
  return false;
}

/** The siblings between two sections. */
function between(first: Node, last: Node): readonly Node[] {
  const siblings = first.parent === last.parent ? (first.parent?.children ?? first.document.roots) : first.document.series(first.section.kind as SectionKind).nodes; // prettier-ignore
  const from = siblings.indexOf(first);
  const to = siblings.indexOf(last);
  return from < 0 || to < 0
    ? []
    : siblings.slice(from + 1, to).filter(({ section }) => section.kind === first.section.kind);
}

/** Of several that fit, "dưới đây" means the next one behind it and "nêu trên" the last one before it. */
function pointed(result: Resolution, { direction }: Reference, offset: number): Resolution {
  if (result.kind !== 'several' || !direction) return result;
  const { nodes } = result;
  const node =
    direction === 'after'
      ? nodes.find(({ section }) => section.range.start > offset)
      : nodes.findLast(({ section }) => section.range.end < offset);
  return node ? { kind: 'section', node } : result;
}

function one(nodes: readonly Node[], inside: Node | undefined, document: OwnDocument): Resolution {
  if (nodes.length === 1) return { kind: 'section', node: nodes[0]! };
  return nodes.length === 0 ? { kind: 'missing', inside, document } : { kind: 'several', nodes };
}

// "khoản này"

const OF_LEVEL: Readonly<Record<Level, readonly SectionKind[]>> = {
  point: ['letter', 'bracket'],
  clause: ['number'],
  article: ['article'],
  subdivision: ['subdivision'],
  division: ['division', 'roman', 'decimal', 'number'],
  chapter: ['chapter'],
  part: ['part', 'capital', 'roman'],
  appendix: [],
};

function relative(level: Level, from: Node | undefined): Resolution {
  if (level === 'appendix') {
    const document = from?.document;
    return document?.head?.kind === 'appendix' ? { kind: 'document', document } : ELSEWHERE;
  }
  const ancestor = (kinds: readonly SectionKind[]): Node | undefined => {
    for (let at = from; at; at = at.parent) if (kinds.includes(at.section.kind as SectionKind)) return at;
    return undefined;
  };
  let node: Node | undefined;
  if (level === 'division') node = ancestor(['division']) ?? ancestor(['roman']) ?? ancestor(['decimal', 'number']);
  else if (level === 'part') node = ancestor(['part']) ?? ancestor(['capital']);
  else node = ancestor(OF_LEVEL[level]);
  return node ? { kind: 'section', node } : ELSEWHERE;
}

// Numbers.

/** Sections that a number may be, the likelier kinds first. */
function kindsOf({ level, numeral }: ReferencePart): readonly SectionKind[] {
  if (numeral === 'decimal') return ['decimal'];
  switch (level) {
    case 'point':
      return numeral === 'letter' ? ['letter', 'bracket'] : ['number', 'bracket'];
    case 'clause':
      return ['number'];
    case 'division':
      if (numeral === 'roman') return ['division', 'roman'];
      return numeral === 'capital' ? ['capital'] : ['division', 'number'];
    case 'part':
      if (numeral === 'capital') return ['part', 'capital'];
      return ['part', 'roman'];
    case 'subdivision':
      return ['subdivision', 'number'];
    default:
      return OF_LEVEL[level];
  }
}

/** Looks a number up inside a section: among its children, else deeper down. */
function within(part: ReferencePart, outer: Resolution, from: Node | undefined): Resolution {
  if (outer.kind === 'document') {
    // "mục II Phụ lục này": the numbers of the appendix.
    return lookUp(part, from?.document === outer.document ? from : undefined, outer.document);
  }
  if (outer.kind !== 'section') return ELSEWHERE;
  const { node } = outer;
  for (const kind of kindsOf(part)) {
    const path = pathIn(part, node);
    const found = node.below(kind, path).of(path);
    if (found.length > 0) return one(found, node, node.document);
  }
  return { kind: 'missing', inside: node, document: node.document };
}

/** "I.2.1" may mean the section 2.1. below I., or the section 1. below 2. */
function pathIn({ path }: ReferencePart, { section }: Node): readonly number[] {
  return section.kind === 'number' && path.length > 1 && path[0] !== section.path[0]
    ? [section.path[0]!, ...path]
    : path;
}

/**
 * Looks up the outermost number of a reference. Điều, Chương and Phần are known by their number alone. A khoản or điểm is one of
 * the article that the reference stands in; a mục one of the nearest series of its kind.
 */
function lookUp(part: ReferencePart, from: Node | undefined, document: OwnDocument): Resolution {
  const { level, path } = part;
  if (level === 'clause') return inHolder('number', path, from, ['article'], document);
  if (level === 'point' && part.numeral === 'letter') return inHolder('letter', path, from, POINT_HOLDERS, document);
  let result: Resolution = { kind: 'missing', inside: undefined, document };
  for (const kind of kindsOf(part)) {
    const series = document.series(kind, path);
    if (series.nodes.length === 0) continue;
    result = nearest(series, path, from, document);
    break;
  }
  return result;
}

const POINT_HOLDERS: readonly SectionKind[] = ['number', 'decimal', 'article', 'roman', 'division'];

/** A khoản of the article, a điểm of the khoản, that the reference stands in; another article's is never meant. */
function inHolder(
  kind: SectionKind,
  path: readonly number[],
  from: Node | undefined,
  holders: readonly SectionKind[],
  document: OwnDocument,
): Resolution {
  for (let at = from; at; at = at.parent) {
    if (!holders.includes(at.section.kind as SectionKind)) continue;
    const series = at.below(kind);
    const direct = series.nodes.length > 0 && series.nodes[0]!.parent === at;
    if (direct || at.section.kind === 'article') return one(direct ? series.of(path) : NO_NODES, at, document);
  }
  return ELSEWHERE;
}

/**
 * Of the sections with a number the one in the part of the series that is nearest to where the reference stands: a number that
 * is missing there is not found farther away.
 */
function nearest(series: Series, path: readonly number[], from: Node | undefined, document: OwnDocument): Resolution {
  const candidates = series.of(path);
  if (series.isDistinct) return one(candidates, undefined, document);
  for (let at = from; at; at = at.parent)
    if (countInside(series.nodes, at) > 0) return one(inside(candidates, at), at, document);
  return one(candidates, undefined, document);
}

/** How many of some nodes lie in another one; they are in the order of the text. */
function countInside(nodes: readonly Node[], { section: { range } }: Node): number {
  return lowerBound(nodes, range.end) - lowerBound(nodes, range.start + 1);
}

function inside(nodes: readonly Node[], { section: { range } }: Node): readonly Node[] {
  return nodes.slice(lowerBound(nodes, range.start + 1), lowerBound(nodes, range.end));
}

/** Index of the first node that begins at an offset or behind it. */
function lowerBound(nodes: readonly Node[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.section.range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const known = new WeakMap<Draft, Places>();

/** The places of a draft; worked out once for a draft. */
export function placesOf(draft: Draft): Places {
  let places = known.get(draft);
  if (!places) known.set(draft, (places = new Places(draft)));
  return places;
}

/** "sửa đổi, bổ sung một số điều của ...", "bãi bỏ Nghị định ...": not "sửa đổi ngành, nghề kinh doanh có điều kiện". */
const AMENDING_TITLE =
  /(?:^|[^a-z])(?:sua doi|bo sung|thay the|bai bo|dinh chinh|ngung hieu luc)(?![a-z])[^.;]{0,60}(?:^|[^a-z])(?:dieu(?! kien)|khoan|luat|nghi dinh|nghi quyet|quyet dinh|thong tu|quy che|quy dinh|van ban|phap lenh|chi thi|ket luan|huong dan|ke hoach|chuong trinh)(?![a-z])/;
const CONSOLIDATED = /^(?:van ban )?hop nhat(?![a-z])/;

/** Whether a draft is a text whose numbers need not be its own: it amends another one, or joins one with its amendments. */
export function isRevision(draft: Draft): boolean {
  const { title, code } = draft.identity;
  if (code?.letters === 'VBHN') return true;
  const words = title
    ? foldKey(
        draft.blocks
          .slice(title.first, title.last + 1)
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 600)
          .replace(/[*#_]/g, ' '),
      )
    : '';
  if (CONSOLIDATED.test(words) || AMENDING_TITLE.test(words)) return true;
  // A law that amends begins with what it amends.
  const [first] = placesOf(draft).own.series('article').nodes;
  return first !== undefined && amends(first);
}
