import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { everySection } from '../draft/sections';
import { spanOf, type Span } from '../draft/span';

/** What is folded: `section` also stands for recipients and signature, `comment` for what is not read as text. */
export type FoldKind = 'section' | 'legal-bases' | 'footnotes' | 'comment' | 'front-matter' | 'fence';

export interface Fold {
  readonly kind: FoldKind;
  readonly span: Span;
}

/** Places to fold, in the order of the text; any two lie one inside the other or apart. */
export function foldsOf(draft: Draft): Fold[] {
  const folds: Fold[] = [];
  for (const section of everySection(draft.sections)) folds.push({ kind: 'section', span: section.range });
  const { blocks, starts } = draft;
  for (let index = 0; index < blocks.length; index++) {
    const kind = runKind(blocks[index]!, index);
    if (!kind) continue;
    let last = index;
    for (let next = index + 1; next < blocks.length && belongs(blocks[next]!, kind); next++)
      if (blocks[next]!.kind !== 'blank') last = next;
    const start = starts[index]! + blocks[index]!.content.start;
    folds.push({ kind, span: spanOf(start, starts[last]! + blocks[last]!.content.end) });
    index = last;
  }
  return folds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** What begins with a block. */
function runKind(block: Block, index: number): FoldKind | undefined {
  if (block.kind === 'legal-basis') return 'legal-bases';
  if (block.kind === 'footnote') return 'footnotes';
  if (block.kind !== 'verbatim') return undefined;
  const head = block.text.slice(0, 16).trimStart();
  if (head.startsWith('<!--')) return 'comment';
  return index === 0 && /^\ufeff?---/.test(head) ? 'front-matter' : 'fence';
}

/** Whether a block goes on with what an earlier one began; verbatim text is cut only where it is very long. */
function belongs(block: Block, kind: FoldKind): boolean {
  if (kind === 'legal-bases') return block.kind === 'legal-basis' || block.kind === 'blank';
  if (kind === 'footnotes') return block.kind === 'footnote' || block.kind === 'blank';
  return block.kind === 'verbatim' && block.entry.fence !== '';
}
