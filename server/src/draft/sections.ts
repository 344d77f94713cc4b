/** The outline: the sections of a draft as a tree, made out of the labels of its blocks. */
import { isAttachedHead, ISSUED_WITH, type Block } from './blocks';
import { titleEnd } from './identity';
import { original } from './fold';
import { squeeze } from './issuers';
import { readAppendixHead, type Label, type SectionKind } from './labels';
import { shift, spanOf, type Span } from './span';

export type OutlineKind =
  | SectionKind
  /** type name and subject of the draft */
  | 'title'
  | 'recipients'
  | 'signature'
  /** "Phụ lục I"; its sections are a tree of their own */
  | 'appendix'
  /** a document that the draft issues ("Quy chế ... ban hành kèm theo"); its sections are a tree of their own */
  | 'attached'
  /** a form ("Mẫu số 01"), of which nothing is read */
  | 'form'
  /** a line in bold or italics without a number */
  | 'heading';

/** A node of the outline; offsets count from the start of the draft. */
export interface Section {
  readonly kind: OutlineKind;
  /** "2.1.", "Điều 5.", "Phụ lục I", "-"; empty for the title and for the parts without a number. */
  readonly label: string;
  /** Where the label stands; empty where there is none. */
  readonly labelSpan: Span;
  /** The mark behind the number: ".", ")", "-", "/" or nothing. */
  readonly mark: string;
  readonly path: readonly number[];
  /** The words of the heading, shortened where the section is a whole paragraph. */
  readonly title: string;
  /** From the label to the end of the last word inside. */
  readonly range: Span;
  /** The heading itself. */
  readonly selection: Span;
  readonly children: readonly Section[];
}

interface Growing {
  kind: OutlineKind;
  label: string;
  labelSpan: Span;
  mark: string;
  path: readonly number[];
  title: string;
  start: number;
  end: number;
  selection: Span;
  children: Growing[];
  rank: number;
}

const RANKS: Readonly<Record<SectionKind, number>> = {
  part: 1,
  chapter: 2,
  division: 3,
  subdivision: 4,
  article: 5,
  capital: 5.5,
  roman: 6,
  number: 7,
  decimal: 8,
  letter: 20,
  bracket: 22,
  dash: 24,
};

/** Depth of a label: smaller is nearer to the root. */
export function rankOf(label: Label): number {
  if (label.kind === 'decimal') return RANKS.number + label.path.length - 1;
  if (label.kind === 'dash' && label.text === '+') return RANKS.dash + 1;
  if (label.kind === 'number' && label.mark === ')') return RANKS.letter + 1;
  return RANKS[label.kind];
}

const LONGEST_TITLE = 120;

/** The heading of a section as one line, cut behind a word when it is a paragraph. */
export function titleOf(words: string): string {
  const start = words.slice(0, LONGEST_TITLE + 2);
  if (start.length > LONGEST_TITLE + 1 && !UNEVEN.test(start)) return cutTitle(start);
  const head = words.slice(0, 4 * LONGEST_TITLE);
  const line = squeeze(
    /[*_#{\\]/.test(head)
      ? head
          .replace(/^[ \t]{0,8}#{1,6}[ \t]/gm, '')
          .replace(/\{#[^{}\s]{1,80}\}/g, '')
          .replace(/[*_]{1,3}/g, '')
          .replace(/\\(?=[-.]|\s|$)/g, '')
      : head,
  );
  return line.length <= LONGEST_TITLE ? line : cutTitle(line);
}

/** White space, decoration or anything else that does not go into a title as it stands. */
const UNEVEN = /^ |[^\S ]|[*_#{\\]| {2}/;

function cutTitle(line: string): string {
  const cut = line.lastIndexOf(' ', LONGEST_TITLE);
  return `${line.slice(0, cut > 40 ? cut : LONGEST_TITLE)}…`;
}

/** The place of the title of the whole draft, by block indexes, the last included. */
export interface TitlePlace {
  readonly first: number;
  readonly last: number;
}

/** Words that head a block and are its section's title: it has none on its own line. */
const LONGEST_HEADING = 300;
/** Lines in which a title that stands below its number may go on. */
const MOST_TITLE_LINES = 5;
const FORM = /^[\s*_#|]{0,8}(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU)(?:\s(?:số|SỐ))?\s?:?\s?\d/;
/** The head of a column of running numbers: what follows are the rows of a table. */
const TABLE_HEAD = /^[\s*_|]{0,6}(?:STT|TT|Số TT|Stt)[\s*_|.]{0,6}$/;
/** An item of a table of contents: nothing but a link into the same text. */
const CONTENTS_ITEM = /^\[[^\]]{1,300}\]\(#[^)]{0,200}\)[\s.;,]*$/;
const EMPHASIZED = /^(\*\*\*?|__|\*|_)(?=\p{Lu})([^*_\r\n]{3,120})\1$/u;

/** Whether a block is the head of a document that is attached to the draft. */
function headsAttached(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]!;
  if (block.kind !== 'heading' || !isAttachedHead(block.composed.text)) return false;
  if (block.entry.part === 'appendix') return false;
  if (block.entry.part !== 'body') return true;
  // In a draft that bears no signature yet only "(Ban hành kèm theo ...)" below the title tells.
  for (let next = index + 1, seen = 0; next < blocks.length && seen < MOST_TITLE_LINES; next++) {
    const { kind, composed, label } = blocks[next]!;
    if (kind === 'blank') continue;
    if (label) return false;
    if (ISSUED_WITH.test(composed.text)) return true;
    seen += 1;
  }
  return false;
}

/** Builds the tree out of the blocks, one after the other. */
class Outline {
  readonly #roots: Growing[] = [];
  /** The sections that may go on, from the outermost. */
  #open: Growing[] = [];
  /** A section whose title is expected below its number, and how many lines of it may follow. */
  #untitled: { section: Growing; lines: number } | undefined;
  #title: TitlePlace | undefined;
  #inForm = false;
  #inTable = false;
  /** Whether a heading without a number stood behind the last decimal. */
  #headed = false;

  constructor(
    readonly blocks: readonly Block[],
    readonly starts: readonly number[],
    title: TitlePlace | undefined,
  ) {
    this.#title = title;
  }

  build(): Section[] {
    const { blocks } = this;
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index]!;
      if (block.kind !== 'blank' && block.kind !== 'verbatim') this.#read(block, index);
    }
    return this.#roots.map(settle);
  }

  #read(block: Block, index: number): void {
    const start = this.starts[index]!;
    const content = spanOf(start + block.content.start, start + block.content.end);
    if (this.#title && index >= this.#title.first && index <= this.#title.last) {
      if (index === this.#title.first) this.#root('title', this.#title, content.start);
      return;
    }
    const { part } = block.exit;
    const ended = part === 'recipients' || part === 'signature';
    if (ended && block.entry.part !== part) {
      this.#untitled = undefined;
      this.#root(part, { first: index, last: index }, content.start, { words: block.text.replace(/:\s*$/, '') });
      return;
    }
    if (!ended && block.kind === 'heading' && this.#readHead(block, index, content)) return;
    if (ended || this.#inForm) {
      this.#close(content.end);
      return;
    }
    if (block.entry.part !== 'body' && block.entry.part !== 'appendix') this.#open = [];
    this.#readItem(block, index, content);
    this.#close(content.end);
  }

  /** Reads the head of an appendix, an attached document or a form. */
  #readHead(block: Block, index: number, content: Span): boolean {
    if (block.exit.part === 'appendix') {
      const head = readAppendixHead(block.composed.text.split(/[\r\n]/, 1)[0]!, true);
      if (head) {
        const { start, end } = original(block.composed, head.span.start, head.span.end);
        this.#root('appendix', { first: index, last: index }, content.start, {
          label: head.text,
          labelSpan: shift(spanOf(start, end), this.starts[index]!),
          path: head.path,
          words: block.composed.text.slice(head.words),
        });
        return true;
      }
    }
    if (headsAttached(this.blocks, index)) {
      this.#title = { first: index, last: titleEnd(this.blocks, index) };
      this.#root('attached', this.#title, content.start);
      return true;
    }
    return false;
  }

  /** Begins what stands at the top of the tree; its words are those of its blocks, unless they are given. */
  #root(
    kind: OutlineKind,
    place: TitlePlace,
    start: number,
    { label = '', labelSpan = spanOf(start, start), path = [] as readonly number[], words = this.#wordsOf(place) } = {},
  ): void {
    const end = this.starts[place.last]! + this.blocks[place.last]!.content.end;
    const title = titleOf(words);
    const selection = spanOf(start, end);
    const node = { kind, label, labelSpan, mark: '', path, title, start, end, selection, children: [], rank: 0 };
    this.#roots.push(node);
    // What follows the title of the draft is its body, not a part of its title.
    this.#open = kind === 'title' ? [] : [node];
    this.#inForm = this.#inTable = false;
    this.#untitled = kind === 'appendix' && title === '' ? { section: node, lines: MOST_TITLE_LINES } : undefined;
  }

  #wordsOf({ first, last }: TitlePlace): string {
    return this.blocks
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' ');
  }

  #readItem(block: Block, index: number, content: Span): void {
    const start = this.starts[index]!;
    const { label, composed } = block;
    if (label && block.kind === 'item' && !block.entry.openQuote) {
      const { title, isContents, lineEnd } = (block.memo.heading ??= headingOf(block, label));
      if (isContents) return;
      if (this.#inTable && label.kind === 'number') return;
      if (block.exit.part === 'body' && rankOf(label) <= RANKS.roman) this.#inTable = false;
      const section: Growing = {
        kind: label.kind,
        label: label.text,
        labelSpan: shift(label.span, start),
        mark: label.mark,
        path: label.path,
        title,
        start: start + label.span.start,
        end: content.end,
        selection: spanOf(start + label.span.start, start + lineEnd),
        children: [],
        rank: rankOf(label),
      };
      this.#place(section);
      this.#untitled =
        title === '' ? { section, lines: rankOf(label) < RANKS.article ? MOST_TITLE_LINES : 1 } : undefined;
      return;
    }
    if (block.exit.part === 'appendix' && FORM.test(composed.text)) {
      this.#root('form', { first: index, last: index }, content.start);
      this.#inForm = true;
      return;
    }
    if (TABLE_HEAD.test(composed.text)) this.#inTable = true;
    if (block.kind === 'heading') this.#headed = true;
    if (this.#untitled) this.#readTitle(block, start, content);
    else if (block.exit.part === 'body' && !block.entry.openQuote && EMPHASIZED.test(contentOf(block))) {
      const title = titleOf(composed.text);
      if (/[.;:,]$/.test(title)) return;
      this.#place({
        kind: 'heading', label: '', labelSpan: spanOf(content.start, content.start), mark: '', path: [], title, start: content.start, end: content.end,
        selection: content, children: [], rank: RANKS.letter - 1,
      }); // prettier-ignore
    }
  }

  /** Reads the title that stands below a number: "Chương I" / "QUY ĐỊNH CHUNG". */
  #readTitle(block: Block, start: number, content: Span): void {
    const { section, lines } = this.#untitled!;
    this.#untitled = undefined;
    const { text } = block.composed;
    const isHeading =
      block.kind === 'heading' || (block.kind === 'paragraph' && content.end - content.start <= LONGEST_HEADING);
    const worded = lines > 1 || section.title !== '';
    if (!isHeading && worded) return;
    if (worded && (ISSUED_WITH.test(text) || TABLE_HEAD.test(text) || /^[-_*=—–\s\\]{2,}$/.test(text))) return;
    // A title of several lines is set in capitals, or in one paragraph.
    if (section.title !== '' && block.kind !== 'heading') return;
    section.title = titleOf(`${section.title} ${block.text}`);
    section.selection = spanOf(
      section.selection.start,
      block.kind === 'item' || !isHeading ? start + lineEnd(block, block.content.start) : content.end,
    );
    if (block.kind === 'heading' && lines > 1) this.#untitled = { section, lines: lines - 1 };
  }

  #place(node: Growing): void {
    if (node.kind === 'decimal') this.#headed = false;
    else if (node.kind === 'number' && node.rank === RANKS.number) node.rank = this.#rankOfNumber(node);
    while (this.#open.length > 0 && this.#open.at(-1)!.rank >= node.rank) this.#open.pop();
    (this.#open.at(-1)?.children ?? this.#roots).push(node);
    this.#open.push(node);
  }

  /** "1., 2., 3." inside "2.1." are a list of its own, until a number goes on with what 2.1 lies in. */
  #rankOfNumber({ path: [value] }: Growing): number {
    const decimal = this.#headed ? undefined : this.#open.findLast(({ kind }) => kind === 'decimal');
    if (!decimal) return RANKS.number;
    const inner = decimal.children.findLast(({ kind }) => kind === 'number')?.path[0];
    const outer = this.#open.findLast(({ kind, rank }) => kind === 'number' && rank === RANKS.number)?.path[0];
    const goesOn =
      inner === undefined ? value === 1 : value === inner + 1 || outer === undefined || value !== outer + 1;
    return goesOn ? decimal.rank + 0.5 : RANKS.number;
  }

  #close(at: number): void {
    for (const section of this.#open) section.end = Math.max(section.end, at);
  }
}

/**
 * Builds the outline.
 *
 * @param starts offset of each block in the draft
 * @param title where the title stands, if there is one
 */
export function outlineOf(
  blocks: readonly Block[],
  starts: readonly number[],
  title: TitlePlace | undefined,
): Section[] {
  return new Outline(blocks, starts, title).build();
}

/**
 * What the outline takes from the words of a block, beside its kind and the states before and behind it: with the same shapes the
 * same sections stand in the same blocks. What their titles are ({@link titleIn}) and where they end inside a block is not told.
 */
export function shapeOf(block: Block): readonly unknown[] {
  const { kind, entry, exit, label, composed, text } = block;
  const { part } = exit;
  const isRead =
    kind === 'heading' ||
    (part !== entry.part && (part === 'recipients' || part === 'signature')) ||
    EMPHASIZED.test(contentOf(block));
  if (isRead) return [text];
  if (label && kind === 'item' && !entry.openQuote) {
    const { title, isContents } = (block.memo.heading ??= headingOf(block, label));
    return [label, title === '', isContents, ISSUED_WITH.test(composed.text)];
  }
  return [
    label,
    titleOf(text) === '',
    block.content.end - block.content.start <= LONGEST_HEADING,
    ISSUED_WITH.test(composed.text),
    TABLE_HEAD.test(composed.text),
    FORM.test(composed.text),
  ];
}

/** The title that a block gives to the section that it begins, or that stands above it without one. */
export function titleIn(block: Block): string {
  const { label, kind } = block;
  return label && kind === 'item' ? (block.memo.heading ??= headingOf(block, label)).title : titleOf(block.text);
}

/** What a section is headed by; kept with its block. */
export interface Heading {
  readonly title: string;
  /** Where the line with the label ends. */
  readonly lineEnd: number;
  /** Nothing but a link, as in a table of contents. */
  readonly isContents: boolean;
}

function headingOf(block: Block, label: Label): Heading {
  const words = block.text.slice(label.words, block.content.end);
  return {
    title: titleOf(words),
    lineEnd: Math.max(label.span.end, lineEnd(block, label.words)),
    isContents: CONTENTS_ITEM.test(words),
  };
}

function contentOf(block: Block): string {
  return block.text.slice(block.content.start, block.content.end);
}

/** Where the words of a line end, from an offset in it. */
function lineEnd(block: Block, from: number): number {
  let { end } = block.content;
  for (const mark of ['\n', '\r']) {
    const at = block.text.indexOf(mark, from);
    if (at >= 0 && at < end) end = at;
  }
  return from + block.text.slice(from, end).trimEnd().length;
}

function settle(node: Growing): Section {
  const children = node.children.map(settle);
  const end = children.reduce((most, child) => Math.max(most, child.range.end), Math.max(node.end, node.selection.end));
  return {
    kind: node.kind,
    label: node.label,
    labelSpan: node.labelSpan,
    mark: node.mark,
    path: node.path,
    title: node.title,
    range: spanOf(node.start, end),
    selection: node.selection,
    children,
  };
}

/** All sections of a tree, parents before their children. */
export function* everySection(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* everySection(section.children);
  }
}
