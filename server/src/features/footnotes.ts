/** Footnotes numbered again in the order of their marks, each in the form that it is written in: ¹, [1] or [^1]. */
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { readingOf, type FootnoteMark } from '../draft/reading';
import { contains, shift, spanOf, type Span } from '../draft/span';
import { footnotes as say } from '../messages/shape';
import type { Text } from '../messages/text';
import type { Change } from '../rules/rule';
import { inOrder, smallest } from './changes';
import { applyChanges } from './code-actions';

export type Renumbering =
  | { readonly kind: 'done'; readonly changes: readonly Change[] }
  /** `span` is the mark or note that stands in the way. */
  | { readonly kind: 'refused'; readonly reason: Text; readonly span: Span | undefined };

type Placement = Placed<FootnoteMark>;

/**
 * Numbers marks and notes in the order of the marks, and sorts notes that stand one below the other. Where a mark is without a note, or
 * a number is used twice, nothing can be told and nothing is done.
 */
export function renumberFootnotes(draft: Draft): Renumbering {
  const { marks, notes } = numberedIn(draft);
  const obstacle = obstacleIn(marks, notes);
  if (obstacle) return refusal(draft, obstacle);
  const order = orderOf(marks, notes);
  const unreached = notes.find(({ value }) => !order.includes(value.name));
  if (unreached) return refusal(draft, { kind: 'note-without-mark', placed: unreached });
  const numbers = new Map(order.map((name, index) => [name, index + 1]));
  const changes = [...marks, ...notes].map((placed): Change => {
    const span = spanIn(placed, placed.value.span);
    const number = numbers.get(placed.value.name)!;
    return { span, newText: written(draft.text.slice(span.start, span.end), number) };
  });
  return { kind: 'done', changes: sorted(draft, inOrder(changes), numbers) };
}

/** The footnotes in the order of their marks: first those in the text, then those in the notes of these. */
function orderOf(marks: readonly Placement[], notes: readonly Placement[]): string[] {
  const order = marks.filter(({ block }) => block.kind !== 'footnote').map(({ value }) => value.name);
  for (let index = 0; index < order.length; index++) {
    const note = notes.find(({ value }) => value.name === order[index])!;
    for (const { block, value } of marks) if (block === note.block) order.push(value.name);
  }
  return order;
}

/** Whether the footnotes are out of order, and can be brought into it. */
export function areOutOfOrder(draft: Draft): boolean {
  const { marks, notes } = numberedIn(draft);
  if (obstacleIn(marks, notes)) return false;
  const renumbering = renumberFootnotes(draft);
  return renumbering.kind === 'done' && renumbering.changes.length > 0;
}

/** Whether a mark or a note begins at the place. */
export function isAtFootnote(draft: Draft, place: Span): boolean {
  return [...draft.footnoteMarks, ...draft.footnotes].some((placed) => {
    const span = spanIn(placed, placed.value.span);
    return contains(span, place.start) && contains(span, place.end);
  });
}

/** Marks and notes with a number. Numbers in brackets without a single such note are a list of sources kept elsewhere. */
function numberedIn(draft: Draft): { marks: Placement[]; notes: Placement[] } {
  const isNumbered = ({ value }: Placement): boolean => /^\d{1,3}$/.test(value.name);
  const marks = draft.footnoteMarks.filter(isNumbered);
  const notes = draft.footnotes.filter(isNumbered);
  if (notes.some(isBracketed)) return { marks, notes };
  return { marks: marks.filter((mark) => !isBracketed(mark)), notes };
}

function isBracketed({ value, block }: Placement): boolean {
  const { start } = value.span;
  return block.text[start] === '[' && block.text[start + 1] !== '^';
}

/** What keeps footnotes from being numbered: a mark or a note, and where its number stands a first time. */
type Obstacle =
  | { readonly kind: 'none' }
  | { readonly kind: 'mark-without-note' | 'note-without-mark'; readonly placed: Placement }
  | { readonly kind: 'mark-twice' | 'note-twice'; readonly placed: Placement; readonly first: Placement };

function obstacleIn(marks: readonly Placement[], notes: readonly Placement[]): Obstacle | undefined {
  if (marks.length === 0 && notes.length === 0) return { kind: 'none' };
  for (const [all, kind] of [
    [marks, 'mark-twice'],
    [notes, 'note-twice'],
  ] as const) {
    const seen = new Map<string, Placement>();
    for (const placed of all) {
      const first = seen.get(placed.value.name);
      if (first) return { kind, placed, first };
      seen.set(placed.value.name, placed);
    }
  }
  const noted = new Set(notes.map((note) => note.value.name));
  const marked = new Set(marks.map((mark) => mark.value.name));
  const mark = marks.find(({ value }) => !noted.has(value.name));
  if (mark) return { kind: 'mark-without-note', placed: mark };
  const note = notes.find(({ value }) => !marked.has(value.name));
  return note && { kind: 'note-without-mark', placed: note };
}

function refusal(draft: Draft, obstacle: Obstacle): Renumbering {
  if (obstacle.kind === 'none') return { kind: 'refused', reason: say.none, span: undefined };
  const { placed } = obstacle;
  const span = spanIn(placed, placed.value.span);
  const mark = draft.text.slice(span.start, span.end);
  const line = lineOf(draft, placed);
  const reasons: Readonly<Record<typeof obstacle.kind, (first: number) => Text>> = {
    'mark-without-note': () => say.markWithoutNote(mark, line),
    'note-without-mark': () => say.noteWithoutMark(mark, line),
    'mark-twice': (first) => say.markTwice(mark, line, first),
    'note-twice': (first) => say.noteTwice(mark, line, first),
  };
  const first = 'first' in obstacle ? lineOf(draft, obstacle.first) : line;
  return { kind: 'refused', reason: reasons[obstacle.kind](first), span };
}

function lineOf(draft: Draft, placed: Placement): number {
  return draft.text.slice(0, spanIn(placed, placed.value.span).start).split(/\r\n|[\r\n]/).length;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A mark with another number, in its own form. */
function written(mark: string, number: number): string {
  const digits = String(number);
  if (mark.startsWith('[')) return mark.replace(/\d{1,3}/, digits);
  return Array.from(digits, (digit) => SUPERSCRIPT[Number(digit)]!).join('');
}

/** The changes with the notes of each list moved to the place of their number. */
function sorted(draft: Draft, changes: readonly Change[], numbers: ReadonlyMap<string, number>): Change[] {
  const moved: Change[] = [];
  const lists: Span[] = [];
  for (const list of listsOf(draft)) {
    const notes = list.map((index) => {
      const block = draft.blocks[index]!;
      const place = shift(block.content, draft.starts[index]!);
      const inside = changes.filter(({ span }) => place.start <= span.start && span.end <= place.end);
      const words = applyChanges(
        draft.text.slice(place.start, place.end),
        inside.map((change) => ({ ...change, span: shift(change.span, -place.start) })),
      );
      return { place, words, number: numbers.get(readingOf(block).note!.name)! };
    });
    const right = notes.toSorted((a, b) => a.number - b.number);
    if (right.every((note, at) => note === notes[at])) continue;
    lists.push(spanOf(notes[0]!.place.start, notes.at(-1)!.place.end));
    notes.forEach(({ place }, at) => moved.push({ span: place, newText: right[at]!.words }));
  }
  const others = changes.filter(({ span }) => !lists.some((list) => list.start <= span.start && span.end <= list.end));
  return inOrder([...others, ...moved]).flatMap((change) => smallest(draft.text.toString(), change) ?? []);
}

/** The notes that stand one below the other, by their blocks; notes of several paragraphs stay where they are. */
function listsOf(draft: Draft): number[][] {
  const { blocks } = draft;
  const lists: number[][] = [];
  for (let index = 0; index < blocks.length; index++) {
    const list: number[] = [];
    let next = index;
    for (; next < blocks.length; next++) {
      const { kind } = blocks[next]!;
      if (kind === 'footnote') list.push(next);
      else if (kind !== 'blank') break;
    }
    if (list.length === 0) continue;
    // What stands right below a note, or indented behind a blank line, belongs to it.
    const beyond = blocks[next];
    const goesOn = beyond !== undefined && (next === list.at(-1)! + 1 || /^(?: {2}|\t)/.test(beyond.text));
    const isWhole = list.every((at) => !blocks[at]!.cut && /^\d/.test(readingOf(blocks[at]!).note?.name ?? ''));
    if (list.length > 1 && isWhole && !goesOn) lists.push(list);
    index = next;
  }
  return lists;
}
