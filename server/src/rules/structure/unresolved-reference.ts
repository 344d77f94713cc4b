import type { Block } from '../../draft/blocks';
import type { Draft, Placed } from '../../draft/draft';
import { keyIn } from '../../draft/key';
import {
  amends,
  isRevision,
  placesOf,
  type Node,
  type OwnDocument,
  type Places,
  type Resolution,
  type Series,
} from '../../draft/places';
import { isForeign, referencesOf, type Reference, type ReferencePart } from '../../draft/references';
import { readingOf } from '../../draft/reading';
import { shapeOf, titleIn } from '../../draft/sections';
import { shift, spanOf } from '../../draft/span';
import { levelNames, unresolvedReference as say } from '../../messages/references';
import { lookForAll, type DraftRule, type Report } from '../rule';

/** A reference to a section of the draft itself that the draft does not have. */
export const unresolvedReference: DraftRule = {
  id: 'structure/unresolved-reference',
  scope: 'draft',
  looksAt: lookForAll((block) => ({ at: 0, values: takenFrom(block) })),
  severity: 'warning',
  summary: {
    vi: 'Dẫn chiếu đến điểm, khoản, Điều hoặc mục mà văn bản không có',
    en: 'A reference to a section that the draft does not have',
  },
  norm: {
    vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, phần V, khoản 7 (cách dẫn chiếu điểm, khoản, Điều, Mục, Chương, Phần); lẽ thường: nơi được dẫn chiếu phải có',
    en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7 (how places are referred to); what is referred to must be there',
  },
  check(draft) {
    const reports: Report[] = [];
    for (let index = 0; index < draft.blocks.length; index++) {
      const block = draft.blocks[index]!;
      const references = judgeable(block);
      if (references.length === 0) continue;
      const at = draft.starts[index]!;
      for (const value of references) reports.push(...judge(draft, placesOf(draft), { value, at, block }));
    }
    // Numbers in a text that amends another one, or joins one with its amendments, need not be its own.
    return reports.length > 0 && isRevision(draft) ? [] : reports;
  },
};

/** A block so short counts by its length: see {@link isPlainText}. */
const SHORT = 100;

/** All of a block with references; of the others the outline, and whether they look like parts of a list. */
function takenFrom(block: Block): readonly unknown[] {
  const { text } = block;
  if (referencesOf(block).length > 0 || text.length <= SHORT) return [text];
  return [
    shapeOf(block),
    titleIn(block),
    LEADS_LIST.test(text),
    IN_LIST.test(`\n${text}`),
    ODD_LETTER.test(`\n${text}`),
  ];
}

const NONE: readonly Reference[] = [];
const chosen = new WeakMap<Block, readonly Reference[]>();

/** The references of a block that surely point into the draft; a function of the block alone. */
function judgeable(block: Block): readonly Reference[] {
  const references = referencesOf(block);
  if (references.length === 0) return NONE;
  let known = chosen.get(block);
  if (!known) {
    const isText = block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'footnote';
    known = isText ? references.filter((reference) => isCertain(reference, block)) : NONE;
    chosen.set(block, known);
  }
  return known;
}

/** Whether a reference says that it points into its own document: "Điều 12 Nghị quyết này", "khoản 2 Điều này", "mục 2.3". */
function isCertain(reference: Reference, block: Block): boolean {
  const { parts, document, quoted, heading, span } = reference;
  if (parts.length === 0 || quoted || heading || parts.some(({ level }) => level === 'appendix')) return false;
  // Still being typed.
  if (span.end >= block.content.end) return false;
  if (document.kind === 'here') return true;
  if (parts.some(({ relative }) => relative)) return true;
  if (document.kind !== 'unsaid' || parts.length !== 1 || parts[0]!.numeral !== 'decimal') return false;
  // Nothing in the paragraph may speak of another document.
  if (readingOf(block).citations.length > 0 || referencesOf(block).some(isForeign)) return false;
  const before = keyIn(block, Math.max(0, span.start - 24), span.start);
  return /(?:^|[^a-z])(?:tai|theo|o|trong|thuoc|cua|nhu)$/.test(before);
}

function judge(draft: Draft, places: Places, placed: Placed<Reference>): Report[] {
  const { value: reference, at } = placed;
  const resolutions = places.resolve(placed);
  if (!resolutions.some(({ kind }) => kind === 'missing')) return [];
  // In what amends another text the quotation marks may have been lost.
  if (amends(places.at(at + reference.span.start).node)) return [];
  return reference.parts.flatMap((part, index): Report[] => {
    const resolution = resolutions[index]!;
    if (resolution.kind !== 'missing' || part.loose || part.path.length === 0 || !isOfHere(reference, part)) return [];
    const series = seriesFor(part, resolution);
    const fault = series && missingIn(draft, places, part, resolution, series);
    return fault ? [report(draft, placed, part, fault)] : [];
  });
}

/** Of "khoản 2 Điều này và Điều 5" only the first is told by "này". */
function isOfHere({ parts, document }: Reference, part: ReferencePart): boolean {
  if (document.kind === 'here' || part.numeral === 'decimal') return true;
  let at: ReferencePart | undefined = part;
  while (at?.within !== undefined) at = parts[at.within];
  return at?.relative === true;
}

type Missing = Extract<Resolution, { kind: 'missing' }>;

interface Fault {
  readonly inside: Node | undefined;
  /** Missing where there is nothing of the kind. */
  readonly last: Node | undefined;
}

/** The sections among which the number should be; undefined where they cannot be told. */
function seriesFor(part: ReferencePart, { inside, document }: Missing): Series | undefined {
  switch (part.level) {
    case 'article':
    case 'chapter':
      return inside ? undefined : document.series(part.level);
    case 'clause':
      return inside?.section.kind === 'article' ? inside.below('number') : undefined;
    case 'point':
      return part.numeral === 'letter' ? inside?.below('letter') : undefined;
    case 'division':
    case 'subdivision': {
      if (part.numeral !== 'decimal') return undefined;
      const series = document.series('decimal', part.path);
      // Series with one beginning below several headings: which is meant?
      const { nodes } = series;
      return nodes.length > 1 && nodes.at(-1)!.parent === nodes[0]!.parent ? series : undefined;
    }
    case 'part':
    case 'appendix':
      return undefined;
  }
}

function missingIn(
  draft: Draft,
  places: Places,
  part: ReferencePart,
  { inside, document }: Missing,
  { nodes, isWhole }: Series,
): Fault | undefined {
  // "Điều 26a" is put in by an amendment.
  if (part.path.length > 1 && part.numeral !== 'decimal') return undefined;
  // A gap may be a heading that was not read; only what lies behind a whole series is surely missing.
  if (!isWhole || part.path.at(-1)! <= nodes.length) return undefined;
  const holder = inside ?? nodes[0]?.parent;
  // The series must be the holder's own: a list deeper down is another one.
  if (inside && nodes.length > 0 && nodes[0]!.parent !== inside) return undefined;
  if (!isFinished(draft, places, document, holder)) return undefined;
  if (nodes.length > 0) {
    if (part.level === 'article' && (nodes.length < 2 || headedInText(places).has(part.path[0]!))) return undefined;
    if (part.level === 'point' && hasOddLetters(draft, holder!)) return undefined;
    return { inside: holder, last: nodes.at(-1) };
  }
  // Nothing of the kind: only an article of which the text has no list at all is believed.
  return inside && inside.children.length === 0 && isPlainText(draft, inside) ? { inside, last: undefined } : undefined;
}

/** What is still being written may get its further numbers yet. */
function isFinished(draft: Draft, places: Places, document: OwnDocument, holder: Node | undefined): boolean {
  if (holder && document.lastStart >= holder.section.range.end) return true;
  const last = document.nodes.at(-1);
  const end = Math.max(document.head?.range.end ?? 0, last?.section.range.end ?? 0);
  if (places.documents.some(({ head }) => head && head.range.start >= end)) return true;
  return draft.sections.some(
    ({ kind, range }) => (kind === 'recipients' || kind === 'signature') && range.start >= end,
  );
}

const headed = new WeakMap<Places, ReadonlySet<number>>();

/** "... khóa VII. Điều 8. Tổ chức thực hiện": articles whose heading stands in running text and is in no outline. */
function headedInText(places: Places): ReadonlySet<number> {
  let known = headed.get(places);
  if (!known) {
    const articles = places.references.filter(
      ({ value: { heading, parts } }) => heading && parts[0]!.level === 'article',
    );
    headed.set(places, (known = new Set(articles.map(({ value }) => value.parts[0]!.path[0]!))));
  }
  return known;
}

const ODD_LETTER = /(?:^|[\r\n])[ \t*_]{0,12}[fjwz][).]/;
/** What stands before a list, and a line of one. */
const LEADS_LIST = /[:;]\s{0,9}[\r\n]/;
const IN_LIST = /[\r\n][ \t*_“"]{0,12}(?:\d|\p{sc=Latin}[).]|[-–—+•(])/u;

/** Letters that Vietnamese lists do not use are read as no label: a list with one of them is longer than it looks. */
function hasOddLetters(draft: Draft, { section: { range } }: Node): boolean {
  return ODD_LETTER.test(draft.text.slice(range.start, range.end));
}

/** Whether a section is one run of words without anything that looks like a list. */
function isPlainText(draft: Draft, { section: { range, selection } }: Node): boolean {
  const text = draft.text.slice(range.start, range.end);
  if (range.end - selection.start < 40) return false;
  return !LEADS_LIST.test(text) && !IN_LIST.test(text);
}

function report(draft: Draft, { value, at }: Placed<Reference>, part: ReferencePart, { inside, last }: Fault): Report {
  const span = shift(part.span, at);
  const number = draft.text.slice(at + part.number.start, at + part.number.end).normalize('NFC');
  const wanted = `${levelNames[part.level]} ${number}`;
  const name = (node: Node): string => nameOf(node, part);
  const related = last
    ? [{ span: headOf(last), message: say.here(name(last)) }]
    : inside
      ? [{ span: headOf(inside), message: say.inside(insideName(inside)) }]
      : [];
  return {
    span,
    message: last
      ? say.beyond(wanted, inside ? insideName(inside) : '', name(last))
      : say.undivided(wanted, inside ? insideName(inside) : '', levelNames[part.level]),
    related,
    fault: `reference@${at + value.span.start}.${part.number.start}`,
  };
}

function nameOf({ section }: Node, part: ReferencePart): string {
  const number = section.label.replace(/[.):/-]$/, '');
  return /^\p{sc=Latin}{2}/u.test(number) ? number : `${levelNames[part.level]} ${number}`;
}

/** "Điều 3", "khoản 2 Điều 3", "mục 2.1". */
function insideName(node: Node): string {
  const { section, parent } = node;
  const number = section.label.replace(/[.):/-]$/, '');
  if (section.kind === 'letter') return `điểm ${number}${parent ? ` ${insideName(parent)}` : ''}`;
  if (section.kind === 'number' && parent?.section.kind === 'article') return `khoản ${number} ${insideName(parent)}`;
  return /^\p{sc=Latin}{2}/u.test(number) ? number : `mục ${number}`;
}

function headOf({ section: { range, selection } }: Node) {
  return spanOf(range.start, Math.max(range.start + 1, Math.min(selection.end, range.start + 60)));
}
