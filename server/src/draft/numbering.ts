/**
 * Numbering: where the number of a section stands, what it should be by its place among its fellows, and which edits carry a new
 * number to the section and to every reference to it.
 *
 * Series (Hướng dẫn 05-HD/VPTW I.6.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I): Điều run on through the chapters, khoản begin again in
 * each Điều, điểm go by Vietnamese letters, decimals follow the number above them. Where practice has two ways (chương through the
 * parts or in each, "1." through the roman sections or in each) the one that fits the draft better is kept.
 */
import type { Draft } from './draft';
import { compose, original } from './fold';
import { romanValue } from './labels';
import { readNumber, writeNumber, type Numeral } from './numerals';
import { placesOf, type Node, type OwnDocument, type PlaceMention } from './places';
import type { Section } from './sections';
import { shift, type Span } from './span';

/** The number of a section as it is written. */
export interface WrittenNumber {
  /** Offsets in the draft. */
  readonly span: Span;
  readonly text: string;
  readonly numeral: Numeral;
  readonly path: readonly number[];
}

export interface NumberChange {
  readonly span: Span;
  readonly newText: string;
}

const NUMBER_IN_LABEL =
  /^(?:[Pp][Hh][ầẦ][Nn]|[Cc][Hh][ưƯ][ơƠ][Nn][Gg]|(?:[Tt][Ii][ểỂ][Uu]\s{1,8})?[Mm][ụỤ][Cc]|[Đđ][Ii][ềỀ][Uu])\s{1,8}(?:[Tt][Hh][ứỨ]\s{1,8})?|^\(/;

/** Where the number of a section stands; undefined for one that has none (a dash, a heading). */
export function numberOf(draft: Draft, section: Section): WrittenNumber | undefined {
  if (section.path.length === 0 || section.label === '') return undefined;
  const { start, end } = section.labelSpan;
  const composed = compose(draft.text.slice(start, end));
  const lead = NUMBER_IN_LABEL.exec(composed.text)?.[0].length ?? 0;
  const written = /^(?:\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,3}\p{Ll}?|[\p{sc=Latin}]{1,7})/u.exec(composed.text.slice(lead));
  if (!written) return undefined;
  const text = written[0];
  const numeral = numeralOf(section, text);
  if (!numeral) return undefined;
  const span = shift(original(composed, lead, lead + text.length), start);
  return { span, text, numeral, path: section.path };
}

function numeralOf({ kind, path }: Section, text: string): Numeral | undefined {
  const [value] = path;
  switch (kind) {
    case 'decimal':
      return 'decimal';
    case 'letter':
      return 'letter';
    case 'capital':
      return 'capital';
    case 'roman':
      return 'roman';
    case 'number':
    case 'article':
      return 'arabic';
    case 'bracket':
      if (/^\d/.test(text)) return 'arabic';
      return romanValue(text) === value ? 'roman' : 'letter';
    default: {
      const read = readNumber(text);
      if (read?.path[0] === value) return read?.numeral;
      return romanValue(text) === value ? 'roman' : undefined;
    }
  }
}

// What the numbers should be.

/** Kinds of which a series may run on through the sections above. */
const RUNS_ON: ReadonlySet<string> = new Set([
  'part',
  'chapter',
  'division',
  'subdivision',
  'capital',
  'roman',
  'number',
]);

function isNumbered({ section }: Node): boolean {
  return section.path.length > 0 && section.kind !== 'bracket';
}

/** A series of fellows: their numbers follow one another. */
type Series = readonly Node[];

/** The sections of a document in the series that they are numbered in. */
function seriesOf(document: OwnDocument): Series[] {
  const all: Series[] = [];
  const numbered = document.nodes.filter((node) => isNumbered(node) && node.section.kind !== 'decimal');
  // "1)" is another series than "1.".
  const kindOf = ({ section: { kind, mark } }: Node): string => (kind === 'number' && mark === ')' ? 'number)' : kind);
  for (const [key, nodes] of groupBy(numbered, kindOf)) {
    const { kind } = nodes[0]!.section;
    if (kind === 'article') all.push(...restarts(nodes));
    else if (key === 'number') {
      // khoản are the article's own; elsewhere "1." may run on.
      const free = nodes.filter((node) => !isInArticle(node));
      all.push(...apart(nodes.filter(isInArticle)), ...freeSeries(free));
    } else if (RUNS_ON.has(kind)) all.push(...freeSeries(nodes));
    else all.push(...apart(nodes));
  }
  return all;
}

function isInArticle(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.section.kind === 'article') return true;
  return false;
}

/** One series for each section above; a line in bold has no number and begins none, unless the numbers say so. */
function apart(nodes: readonly Node[]): Series[] {
  return [...groupBy(nodes, holderOf).values()].flatMap((group) => {
    const through = restarts(group);
    const byLine = groupBy(group, ({ parent }) => parent);
    if (byLine.size < 2) return through;
    const each = [...byLine.values()].flatMap(restarts);
    return right(through) >= right(each) ? through : each;
  });
}

/** The section above that has a number. */
function holderOf({ parent }: Node): Node | undefined {
  let at = parent;
  while (at && at.section.kind === 'heading') at = at.parent;
  return at;
}

function groupBy<Key>(nodes: readonly Node[], keyOf: (node: Node) => Key): Map<Key, Node[]> {
  const groups = new Map<Key, Node[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const same = groups.get(key);
    if (same) same.push(node);
    else groups.set(key, [node]);
  }
  return groups;
}

/** Through the whole document or in each section above: whichever leaves more numbers as they are. */
function freeSeries(nodes: readonly Node[]): Series[] {
  const each = apart(nodes);
  if (each.length < 2) return each;
  const through = restarts(nodes);
  return right(through) > right(each) ? through : each;
}

function right(series: readonly Series[]): number {
  let count = 0;
  for (const nodes of series) nodes.forEach((node, index) => (count += Number(node.section.path[0] === index + 1)));
  return count;
}

/** A second list below one heading begins with 1 and 2 again, behind a first one that was right; a lone 1 is only out of place. */
function restarts(nodes: readonly Node[]): Series[] {
  const series: Node[][] = [];
  nodes.forEach((node, index) => {
    const last = series.at(-1);
    const begins = last && valueOf(node) === 1 && valueOf(nodes[index + 1]) === 2 && last.length > 1 && isRight(last);
    if (!last || begins) series.push([node]);
    else last.push(node);
  });
  return series;
}

function valueOf(node: Node | undefined): number | undefined {
  return node && node.section.path.length === 1 ? node.section.path[0] : undefined;
}

function isRight(series: Series): boolean {
  return series.every((node, index) => valueOf(node) === index + 1);
}

/** Letters that Vietnamese points do not use: a list with one of them is not in the order of the norm, and is left alone. */
const FOREIGN_LETTER = /(?:^|[\r\n])[ \t]{0,12}[fjwz]\)/;

/**
 * The numbers of a document's sections as they should be, in the order of the series; those that are right already are not among
 * them.
 *
 * @param from sections that begin before this offset keep their numbers
 */
export function renumbered(draft: Draft, document: OwnDocument, from = 0): Map<Node, readonly number[]> {
  const paths = new Map<Node, readonly number[]>();
  for (const series of seriesOf(document)) {
    if (series[0]!.section.kind === 'letter' && hasForeignLetter(draft, series)) continue;
    let last = 0;
    for (const node of series) {
      const { path, range } = node.section;
      if (range.start < from) {
        last = path[0]!;
        continue;
      }
      last += 1;
      if (path.length !== 1 || path[0] !== last) paths.set(node, [last]);
    }
  }
  // Decimals follow what stands above them, the shorter before the longer.
  const counts = new Map<Node | undefined, Map<string, number>>();
  for (const node of document.nodes) {
    if (node.section.kind !== 'decimal') continue;
    const { path, range } = node.section;
    const prefix = prefixOf(node, paths);
    const ofParent = counts.get(node.parent) ?? new Map<string, number>();
    counts.set(node.parent, ofParent);
    const key = prefix.join('.');
    const next = range.start < from ? path.at(-1)! : (ofParent.get(key) ?? 0) + 1;
    ofParent.set(key, next);
    const wanted = [...prefix, next];
    if (range.start >= from && !isSame(wanted, path)) paths.set(node, wanted);
  }
  return paths;
}

/** What a decimal begins with: the number of the section above it, where that is one that decimals follow. */
function prefixOf({ section, parent }: Node, paths: ReadonlyMap<Node, readonly number[]>): readonly number[] {
  const own = section.path.slice(0, -1);
  if (!parent) return own;
  const { kind, path } = parent.section;
  const above = paths.get(parent) ?? path;
  if (kind === 'number' || kind === 'decimal')
    return path.length <= own.length ? [...above, ...own.slice(path.length)] : own;
  // "II." with 2.1, "Điều 5" with 5.1: only where they agreed before.
  return path.length === 1 && own[0] === path[0] && above.length === 1 ? [above[0]!, ...own.slice(1)] : own;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

function hasForeignLetter(draft: Draft, series: Series): boolean {
  const end = series[0]!.parent?.section.range.end ?? series.at(-1)!.section.range.end;
  return FOREIGN_LETTER.test(draft.text.slice(series[0]!.section.range.start, end));
}

// Edits.

/**
 * The edits that give sections new numbers, with every reference to them; in the order of the text.
 *
 * @returns undefined where one of the numbers cannot be written (a 24th letter)
 */
export function changesFor(draft: Draft, paths: ReadonlyMap<Node, readonly number[]>): NumberChange[] | undefined {
  const places = placesOf(draft);
  const changes: NumberChange[] = [];
  for (const [{ section }, path] of paths) {
    const number = numberOf(draft, section);
    const newText = number && writeNumber(number.numeral, path, number.text);
    if (!number || newText === undefined) return undefined;
    changes.push({ span: number.span, newText });
    for (const mention of places.mentionsOf(section)) {
      const change = changeOf(draft, mention, section, path);
      if (change === 'impossible') return undefined;
      if (change) changes.push(change);
    }
  }
  return changes.filter(({ span, newText }) => draft.text.slice(span.start, span.end).normalize('NFC') !== newText).sort((a, b) => a.span.start - b.span.start);
} // prettier-ignore

function changeOf(
  draft: Draft,
  { part, number }: PlaceMention,
  section: Section,
  path: readonly number[],
): NumberChange | 'impossible' | undefined {
  // "khoản này" goes along by itself; of a range only the ends are written.
  if (part.relative || !isSame(section.path.slice(-part.path.length), part.path)) return undefined;
  const written = draft.text.slice(number.start, number.end);
  // "I.2.1" may name the section 2.1. by its own part of the number.
  const wanted = section.kind === 'decimal' ? path.slice(-part.path.length) : path;
  const newText = writeNumber(part.numeral, wanted, written);
  return newText === undefined ? 'impossible' : { span: number, newText };
}

/** Whether another section has the number that a section is to have. */
export function isTaken(node: Node, path: readonly number[]): boolean {
  const fellows =
    node.section.kind === 'decimal'
      ? (node.parent?.children ?? node.document.roots)
      : (seriesOf(node.document).find((series) => series.includes(node)) ?? []);
  return fellows.some(({ section }) => section !== node.section && section.kind === node.section.kind && isSame(section.path, path));
} // prettier-ignore

/** The number that a section is to have, with those of the decimals below it, which follow. */
export function withDecimals(node: Node, path: readonly number[]): Map<Node, readonly number[]> {
  const paths = new Map<Node, readonly number[]>([[node, path]]);
  const old = node.section.path;
  const visit = (parent: Node): void => {
    for (const child of parent.children) {
      const { kind, path: own } = child.section;
      if (kind === 'decimal' && own.length > old.length && isSame(own.slice(0, old.length), old))
        paths.set(child, [...path, ...own.slice(old.length)]);
      visit(child);
    }
  };
  if (path.length === old.length) visit(node);
  return paths;
}
