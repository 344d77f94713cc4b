/** Renaming: a section gets another number, and every reference to it with it. */
import type { Draft } from '../draft/draft';
import { changesFor, isTaken, numberOf, withDecimals, type NumberChange, type WrittenNumber } from '../draft/numbering';
import { readNumber, writeNumber } from '../draft/numerals';
import type { Node } from '../draft/places';
import { shift, type Span } from '../draft/span';
import { refusals } from '../messages/numbering';
import type { Text } from '../messages/text';
import { targetAt } from './target';

export type Renaming<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly why: Text }
  /** Nothing at the place has a number. */
  | { readonly kind: 'nothing' };

/** What is renamed at an offset: the number there, and the section that has it. */
interface Renamed {
  readonly node: Node;
  /** The number as written where the cursor stands. */
  readonly span: Span;
  readonly number: WrittenNumber;
}

function renamedAt(draft: Draft, offset: number): Renaming<Renamed> {
  const target = targetAt(draft, offset);
  if (target?.kind === 'section') {
    const number = numberOf(draft, target.node.section)!;
    return { kind: 'done', result: { node: target.node, span: number.span, number } };
  }
  if (target?.kind !== 'place') return { kind: 'nothing' };
  const { resolution, part, placed } = target;
  const refused = (why: Text): Renaming<Renamed> => ({ kind: 'refused', why });
  if (part.relative) return refused(refusals.relative);
  switch (resolution.kind) {
    case 'several':
      return refused(refusals.several(resolution.nodes.length));
    case 'missing':
      return refused(refusals.missing);
    case 'elsewhere':
      return refused(refusals.elsewhere);
    case 'document':
      return { kind: 'nothing' };
    case 'section': {
      const number = numberOf(draft, resolution.node.section);
      if (!number) return { kind: 'nothing' };
      return { kind: 'done', result: { node: resolution.node, span: shift(part.number, placed.at), number } };
    }
  }
}

/** The number that would be changed at an offset. */
export function renameableAt(draft: Draft, offset: number): Renaming<{ readonly span: Span; readonly text: string }> {
  const renamed = renamedAt(draft, offset);
  if (renamed.kind !== 'done') return renamed;
  const { span } = renamed.result;
  return { kind: 'done', result: { span, text: draft.text.slice(span.start, span.end) } };
}

const LEVEL_WORD = /^(?:điều|khoản|điểm|(?:tiểu )?mục|chương|phần)\s{1,8}/i;

/** The edits that give the section at an offset another number. */
export function renameAt(draft: Draft, offset: number, written: string): Renaming<readonly NumberChange[]> {
  const renamed = renamedAt(draft, offset);
  if (renamed.kind !== 'done') return renamed;
  const { node, number } = renamed.result;
  const path = pathFrom(written, number, node.section.kind === 'article');
  if ('vi' in path) return { kind: 'refused', why: path };
  if (isTaken(node, path)) {
    const taken = writeNumber(number.numeral, path, number.text) ?? written;
    return { kind: 'refused', why: refusals.taken(taken) };
  }
  const changes = changesFor(draft, withDecimals(node, path));
  if (!changes) return { kind: 'refused', why: refusals.malformed(written, number.text) };
  return { kind: 'done', result: changes };
}

/** The new number as a path, or why it is none for the section. */
function pathFrom(
  written: string,
  { numeral, path, text }: WrittenNumber,
  isArticle: boolean,
): readonly number[] | Text {
  const malformed = refusals.malformed(written, text);
  const bare = written
    .normalize('NFC')
    .trim()
    .replace(LEVEL_WORD, '')
    .replace(/^\(/, '')
    .replace(/[.)/:-]$/, '')
    .trim();
  const read = readNumber(numeral === 'roman' ? bare.toUpperCase() : numeral === 'letter' ? bare.toLowerCase() : bare);
  if (!read) return malformed;
  switch (numeral) {
    case 'decimal': {
      if (read.numeral === 'arabic' && read.path.length === 1) return [...path.slice(0, -1), read.path[0]!];
      if (read.numeral !== 'decimal') return malformed;
      const prefix = path.slice(0, -1);
      if (read.path.length !== path.length || prefix.some((part, index) => part !== read.path[index]))
        return refusals.prefix(written, prefix.join('.'));
      return read.path;
    }
    case 'arabic':
      // "Điều 3a" is a number of its own; "3a." heads no khoản.
      return read.numeral === 'arabic' && (read.path.length === 1 || isArticle) ? read.path : malformed;
    case 'letter':
      return read.numeral === 'letter' && read.path.length === 1 ? read.path : malformed;
    case 'roman':
    case 'ordinal':
      return read.path.length === 1 && ['roman', 'arabic', 'ordinal'].includes(read.numeral) ? read.path : malformed;
    case 'capital':
      return read.numeral === 'capital' ? read.path : malformed;
    case 'none':
      return malformed;
  }
}
