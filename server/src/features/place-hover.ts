/** The words of the section that a reference means. */
import { codeText } from '../catalogue/entry';
import type { Draft } from '../draft/draft';
import { placesOf, type Resolution } from '../draft/places';
import type { Span } from '../draft/span';
import * as words from '../messages/hover';
import { say, type Language } from '../messages/text';
import type { KnownDraft } from '../workspace/summary';
import { escapeMarkdown } from './catalogue';
import type { ReadDrafts } from './definition';
import { documentSpan, type PlaceTarget } from './target';

/** So much of a section is shown. */
const LONGEST = 600;

/** Markdown on the section that a part of a reference means; undefined where it means none for certain. */
export function placeWords(
  draft: Draft,
  target: PlaceTarget,
  others: ReadDrafts,
  known: readonly KnownDraft[],
  language: Language,
  lineOf: (offset: number) => number,
): string | undefined {
  const own = rangeOf(draft, target.resolution);
  if (own) return `${shown(draft, own)}\n\n*${say(words.atLine(lineOf(own.start) + 1), language)}*`;
  for (const { uri, key, secret } of known) {
    const other = others.get(uri);
    // Nothing of a secret document is shown in another one.
    if (!other || secret) continue;
    const range = rangeOf(other, placesOf(other).find(target.placed.value, target.index));
    if (!range) continue;
    const name = [key.type, codeText(key.code)].filter((part) => part !== undefined).join(' ');
    return `${shown(other, range)}\n\n*${escapeMarkdown(name)}*`;
  }
  return undefined;
}

function rangeOf(draft: Draft, resolution: Resolution): Span | undefined {
  if (resolution.kind === 'section') return resolution.node.section.range;
  return resolution.kind === 'document' ? documentSpan(draft, resolution.document) : undefined;
}

/** The text of a range, its lines kept, cut behind a word. */
function shown(draft: Draft, { start, end }: Span): string {
  const whole = draft.text.slice(start, Math.min(end, start + LONGEST + 1));
  const cut = whole.length > LONGEST ? Math.max(whole.lastIndexOf(' '), LONGEST / 2) : whole.length;
  const text = whole.slice(0, cut).trimEnd() + (end - start > LONGEST ? ' …' : '');
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => escapeMarkdown(line.replace(/[*_#]{1,6}/g, '').trim()))
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('  \n');
}
