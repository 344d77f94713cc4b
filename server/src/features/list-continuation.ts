/**
 * What the Enter key adds behind an item: the label of the next one, in the order of official Vietnamese (đ behind d; no f, j, w, z).
 * Behind an item without words it takes the label away, which ends the list.
 */
import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { POINT_LETTERS, readLabel, romanValue, toRoman, type Label } from '../draft/labels';
import { rankOf } from '../draft/sections';
import { spanOf } from '../draft/span';
import type { Change } from '../rules/rule';
import { isLineEnd } from './columns';

/** Labels that go on; those of parts and chapters stand above a title instead. */
const CONTINUED: ReadonlySet<Label['kind']> = new Set([
  'article',
  'capital',
  'roman',
  'number',
  'decimal',
  'letter',
  'bracket',
  'dash',
]);

/** A label alone with the space behind it, as this feature leaves it on a new line. */
const LONE_LABEL =
  /^[ \t]{0,80}(?:[-–—+•*▪●]|(?:\d{1,3}|\d{1,2}(?:\.\d{1,2}){1,4}|[IVXLC]{1,7}|[A-EGHĐ]|\p{Ll})[.)/-]?|\((?:[ivx]{1,5}|\d{1,2}|\p{Ll})\)|Điều \d{1,3}\p{Ll}?\.?)[ \t]{1,8}$/u;

/**
 * What to change when a line end has just been typed.
 *
 * @param offset where the caret stands: on the new line, which holds nothing but white space
 */
export function continuationAt(draft: Draft, offset: number): Change | undefined {
  const text = draft.text.toString();
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  if (start === 0 || !/^[ \t]*$/.test(text.slice(start, end))) return undefined;
  const break_ = text.slice(start - 2, start) === '\r\n' ? '\r\n' : text[start - 1]!;
  const above = { start: lineStart(text, start - break_.length), end: start - break_.length };
  const index = draft.blockIndexAt(above.start);
  const block = draft.blocks[index]!;
  if (block.kind === 'verbatim' || isSigned(block)) return undefined;

  const line = text.slice(above.start, above.end);
  if (LONE_LABEL.test(line.normalize('NFC')))
    return isInList(draft, above.start) ? { span: spanOf(above.start, end), newText: '' } : undefined;

  const { label } = block;
  if (block.kind !== 'item' || !label || !CONTINUED.has(label.kind)) return undefined;
  const at = draft.starts[index]!;
  const indentation = block.text.slice(0, label.span.start);
  // The item goes on below the caret, or announces what belongs under it.
  const isItsEnd = at + block.content.end <= above.end && !goesOn(text, end);
  if (!isItsEnd || !/^[ \t]*$/.test(indentation) || /:\s*$/.test(line)) return undefined;
  const next = nextLabel(label, siblingBefore(draft, index)?.label);
  if (next === undefined) return undefined;
  const gap = /^[ \t\u00a0]+/.exec(block.text.slice(label.span.end, label.words))?.[0] ?? ' ';
  const apart = isLoose(draft, index) ? break_ : '';
  return { span: spanOf(start, end), newText: `${apart}${indentation}${next}${gap}` };
}

/** Whether the words above a line are an item: a label typed alone elsewhere is somebody's beginning, not the end of a list. */
function isInList(draft: Draft, start: number): boolean {
  const words = draft.text.slice(0, start).trimEnd().length;
  return words > 0 && draft.blocks[draft.blockIndexAt(words - 1)]!.kind === 'item';
}

function isSigned(block: Block): boolean {
  return block.kind === 'signature' || block.exit.part === 'signature';
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether the line behind an offset carries on a sentence: Enter has cut an item in two. */
function goesOn(text: string, end: number): boolean {
  const start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  const line = text.slice(start, Math.min(lineEnd(text, start), start + 200)).normalize('NFC');
  return /^\s*\p{Ll}/u.test(line) && readLabel(line) === undefined;
}

/** The label behind one: "2.2." behind "2.1.", "đ)" behind "d)"; undefined behind the last. */
export function nextLabel(label: Label, before?: Label): string | undefined {
  const { text, path } = label;
  const last = path.at(-1);
  const numbered = (number: string): string => text.replace(/\d{1,3}(?=\D{0,3}$)/, number);
  switch (label.kind) {
    case 'dash':
      return text;
    case 'number':
    case 'decimal':
      return last === undefined ? undefined : numbered(String(last + 1));
    case 'article': {
      // An article of the codified law has no next one that could be known; one without a mark stands above its title.
      if (last === undefined || label.mark === '') return undefined;
      if (path.length === 1) return numbered(String(last + 1));
      const letter = POINT_LETTERS[last];
      return letter && text.replace(/\p{Ll}(?=[^\p{sc=Latin}]{0,3}$)/u, letter);
    }
    case 'roman':
      return last === undefined ? undefined : text.replace(/^[IVXLC]{1,7}/, toRoman(last + 1));
    case 'capital': {
      const letter = last === undefined ? undefined : POINT_LETTERS[last];
      return letter && text.replace(/^./u, letter.toUpperCase());
    }
    case 'letter': {
      const letter = last === undefined ? undefined : POINT_LETTERS[last];
      return letter && text.replace(/^./u, letter);
    }
    case 'bracket':
      return nextInBrackets(text.slice(1, -1), before);
    case 'part':
    case 'chapter':
    case 'division':
    case 'subdivision':
      return undefined;
  }
}

/** "(i)" is a Roman number unless a letter of the alphabet stands before it: "(h)". */
function nextInBrackets(inner: string, before: Label | undefined): string | undefined {
  if (/^\d/.test(inner)) return `(${Number(inner) + 1})`;
  const letter = inner.length === 1 ? POINT_LETTERS.indexOf(inner) : -1;
  const value = romanValue(inner);
  const afterLetter = letter > 0 && before?.text === `(${POINT_LETTERS[letter - 1]})`;
  if (value !== undefined && !afterLetter) return `(${toRoman(value + 1).toLowerCase()})`;
  const next = letter < 0 ? undefined : POINT_LETTERS[letter + 1];
  return next && `(${next})`;
}

/** How many blocks back the item before is looked for. */
const FURTHEST = 60;

/** The item before one in its list. */
function siblingBefore(draft: Draft, index: number): Block | undefined {
  const own = draft.blocks[index]!.label!;
  for (let at = index - 1; at >= Math.max(0, index - FURTHEST); at--) {
    const { kind, label } = draft.blocks[at]!;
    if (kind === 'heading') return undefined;
    if (kind !== 'item' || !label || rankOf(label) > rankOf(own)) continue;
    return label.kind === own.kind && label.mark === own.mark ? draft.blocks[at] : undefined;
  }
  return undefined;
}

/** Whether blank lines stand between the items of a list. */
function isLoose(draft: Draft, index: number): boolean {
  return draft.blocks[index - 1]?.kind === 'blank' && siblingBefore(draft, index) !== undefined;
}
