/**
 * What a drafter tells Bút Son inside a draft with markup:
 *
 *     <!-- but-son: tắt text/repeated-word -->            off for the whole draft
 *     <!-- but-son: tắt dòng sau text/repeated-word -->   off for what stands right behind the comment
 *     <!-- but-son: ngày 2022-07-06 -->                   the day of the draft
 *
 * In plain text such comments would print, so they are not read there.
 */
import type { Block } from './blocks';
import { isoDate } from './dates';
import { foldKey } from './fold';
import { spanOf, type Span } from './span';

export type Instruction =
  /** Rules off in a span of the draft; for the whole draft the span is missing. */
  | { readonly kind: 'off'; readonly rules: readonly string[]; readonly where: Span | undefined; readonly span: Span }
  | { readonly kind: 'date'; readonly date: string; readonly span: Span }
  | { readonly kind: 'unknown'; readonly words: string; readonly span: Span };

const COMMENT = /<!--[ \t]{0,20}but-son[ \t]{0,20}:([^>]{0,200}?)-->/gi;
const RULE_ID = /^[a-z]+\/[a-z-]+$/;

/** Every instruction of a draft, in order; offsets count from the start of the draft. */
export function instructionsIn(blocks: readonly Block[], starts: readonly number[]): Instruction[] {
  const found: Instruction[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'verbatim' || !block.text.includes('<!--')) return;
    for (const match of block.text.matchAll(COMMENT)) {
      const at = starts[index]! + match.index;
      const span = spanOf(at, at + match[0].length);
      found.push(read(match[1]!.normalize('NFC').trim(), span, () => blockBehind(blocks, starts, index)));
    }
  });
  return found;
}

function read(words: string, span: Span, behind: () => Span | undefined): Instruction {
  const parts = words.split(/[\s,]+/);
  const ids = parts.filter((part) => part.includes('/'));
  const command = foldKey(parts.filter((part) => !part.includes('/')).join(' '));
  if (
    (command === 'tat' || command === 'tat dong sau' || command === 'off' || command === 'off next') &&
    ids.length > 0
  ) {
    if (!ids.every((id) => RULE_ID.test(id))) return { kind: 'unknown', words, span };
    const next = command.endsWith('sau') || command.endsWith('next');
    const where = next ? (behind() ?? spanOf(span.end, span.end)) : undefined;
    return { kind: 'off', rules: ids, where, span };
  }
  const day = /^(?:ngay|date) (\d{4})-(\d{2})-(\d{2})$/.exec(foldKey(words));
  const date = day && isoDate(Number(day[1]), Number(day[2]), Number(day[3]));
  return date ? { kind: 'date', date, span } : { kind: 'unknown', words, span };
}

function blockBehind(blocks: readonly Block[], starts: readonly number[], index: number): Span | undefined {
  for (let next = index + 1; next < blocks.length; next++) {
    const block = blocks[next]!;
    if (block.kind === 'blank') continue;
    return spanOf(starts[next]!, starts[next]! + block.text.length);
  }
  return undefined;
}
