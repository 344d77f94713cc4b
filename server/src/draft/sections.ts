/** The outline: the sections of a draft as a tree, made out of the labels of its blocks. */
import type { Block } from './blocks';
import { squeeze } from './issuers';
import type { Label, SectionKind } from './labels';
import { spanOf, type Span } from './span';

export type OutlineKind = SectionKind | 'title' | 'recipients' | 'signature' | 'appendix';

/** A node of the outline; offsets count from the start of the draft. */
export interface Section {
  readonly kind: OutlineKind;
  /** "2.1.", "Điều 5.", "-"; empty for the title and for the parts without a number. */
  readonly label: string;
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
  const line = squeeze(
    words
      .slice(0, 4 * LONGEST_TITLE)
      .replace(/^\s*#{1,6}\s/, '')
      .replace(/[*_]{1,3}/g, ''),
  );
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.lastIndexOf(' ', LONGEST_TITLE);
  return `${line.slice(0, cut > 40 ? cut : LONGEST_TITLE)}…`;
}

/** The place of the title of the whole draft, by block indexes, the last included. */
export interface TitlePlace {
  readonly first: number;
  readonly last: number;
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
  const roots: Growing[] = [];
  let open: Growing[] = [];
  const close = (at: number): void => {
    for (const section of open) section.end = Math.max(section.end, at);
  };
  const place = (node: Growing): void => {
    while (open.length > 0 && open.at(-1)!.rank >= node.rank) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  };
  blocks.forEach((block, index) => {
    const start = starts[index]!;
    const content = spanOf(start + block.content.start, start + block.content.end);
    if (block.kind === 'blank' || block.kind === 'verbatim') return;
    if (title && index >= title.first && index <= title.last) {
      if (index === title.first) {
        const last = title.last;
        const end = starts[last]! + blocks[last]!.content.end;
        const words = blocks
          .slice(title.first, last + 1)
          .map((line) => line.text)
          .join(' ');
        open = [];
        const selection = spanOf(content.start, end);
        roots.push({
          kind: 'title',
          label: '',
          path: [],
          title: titleOf(words),
          start: content.start,
          end,
          selection,
          children: [],
          rank: 0,
        });
      }
      return;
    }
    const ended = block.exit.part === 'recipients' || block.exit.part === 'signature';
    if (ended && block.entry.part !== block.exit.part) {
      open = [];
      const node: Growing = {
        kind: block.exit.part === 'recipients' ? 'recipients' : 'signature',
        label: '',
        path: [],
        title: titleOf(block.text.replace(/:\s*$/, '')),
        start: content.start,
        end: content.end,
        selection: content,
        children: [],
        rank: 0,
      };
      roots.push(node);
      open.push(node);
      return;
    }
    if (ended) {
      close(content.end);
      return;
    }
    if (block.exit.part === 'appendix' && block.entry.part !== 'appendix') {
      open = [];
      place({
        kind: 'appendix',
        label: '',
        path: [],
        title: titleOf(block.text),
        start: content.start,
        end: content.end,
        selection: content,
        children: [],
        rank: 0,
      });
      return;
    }
    if (block.label && block.kind === 'item' && !block.entry.openQuote) {
      const { label } = block;
      const lineEnd = block.content.end;
      const words = block.text.slice(label.words, lineEnd);
      place({
        kind: label.kind,
        label: label.text,
        path: label.path,
        title: titleOf(words),
        start: start + label.span.start,
        end: content.end,
        selection: spanOf(start + label.span.start, start + firstLineEnd(block, label)),
        children: [],
        rank: rankOf(label),
      });
    }
    close(content.end);
  });
  return roots.map(settle);
}

function firstLineEnd(block: Block, label: Label): number {
  const line = /[\r\n]/.exec(block.text.slice(label.words, block.content.end));
  const end = line ? label.words + line.index : block.content.end;
  return label.words + block.text.slice(label.words, end).trimEnd().length;
}

function settle(node: Growing): Section {
  const children = node.children.map(settle);
  const end = children.reduce((most, child) => Math.max(most, child.range.end), Math.max(node.end, node.selection.end));
  return {
    kind: node.kind,
    label: node.label,
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
