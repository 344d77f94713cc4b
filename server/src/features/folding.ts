import type { Draft } from '../draft/draft';
import { everySection } from '../draft/sections';
import type { Span } from '../draft/span';

/** Places to fold: sections, and the legal bases before the body. */
export function foldsOf(draft: Draft): Span[] {
  const folds: Span[] = [];
  for (const section of everySection(draft.sections)) folds.push(section.range);
  let first: number | undefined;
  let end = 0;
  const close = (): void => {
    if (first !== undefined) folds.push({ start: first, end });
    first = undefined;
  };
  draft.blocks.forEach((block, index) => {
    if (block.kind === 'legal-basis') {
      first ??= draft.starts[index]! + block.content.start;
      end = draft.starts[index]! + block.content.end;
    } else if (block.kind !== 'blank') close();
  });
  close();
  return folds;
}
