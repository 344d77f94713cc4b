/**
 * The text of an open document, which follows its edits in pieces: what was read last as the draft has it, and one place in it that
 * was typed over since. The document of vscode-languageserver-textdocument makes one string of all of it at each change, and of a
 * text of megabytes that took longer than reading and judging what changed.
 */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { joinEdits, type Edit } from './draft/draft';
import { indexAt, type Text } from './draft/text';
import type { PlacedText } from './features/shape';

/** Edits that lie further apart (units) are not joined: what lies between them would be copied at each. */
const FAR = 16_384;

const LF = 10;
const CR = 13;

/** Total: a client may send halves, texts and nothing for numbers, and gets some offset of the text. */
export class OpenText implements PlacedText, Text {
  #version: number;
  /** The text as it was last read. */
  #read: Text;
  /** What was typed over since, and what stands there now. */
  #edit: Edit | undefined;
  #typed = '';
  /** Where the lines start, in order; made when they are first asked for. */
  #lines: number[] | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    version: number,
    text: string,
  ) {
    this.#version = version;
    this.#read = text;
  }

  get version(): number {
    return this.#version;
  }

  get length(): number {
    const edit = this.#edit;
    return this.#read.length + (edit ? edit.length - (edit.end - edit.start) : 0);
  }

  /** What was typed over since the text was last read, as one edit. */
  get edit(): Edit | undefined {
    return this.#edit;
  }

  slice(start = 0, end = this.length): string {
    const edit = this.#edit;
    if (!edit) return this.#read.slice(start, end);
    const typedEnd = edit.start + edit.length;
    const delta = typedEnd - edit.end;
    let text = start < edit.start ? this.#read.slice(start, Math.min(end, edit.start)) : '';
    if (start < typedEnd && end > edit.start)
      text += this.#typed.slice(Math.max(0, start - edit.start), end - edit.start);
    if (end > typedEnd) text += this.#read.slice(Math.max(start, typedEnd) - delta, end - delta);
    return text;
  }

  toString(): string {
    return this.#edit ? this.slice() : this.#read.toString();
  }

  getText(range?: Range): string {
    return range ? this.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.toString();
  }

  positionAt(offset: number): Position {
    const lines = this.#starts();
    let at = Math.max(0, Math.min(offset, this.length)) || 0;
    const line = indexAt(lines, at);
    const start = lines[line]!;
    // Between CR and LF is before both.
    if (at > start && at + 1 === lines[line + 1] && this.#endsLine(at - 1)) at -= 1;
    return { line, character: at - start };
  }

  /** A place behind the end of its line is the end of the line. */
  offsetAt({ line, character }: Position): number {
    const lines = this.#starts();
    if (line >= lines.length) return this.length;
    const start = line >= 0 ? lines[line] : 0;
    if (start === undefined || !(line >= 0 && character > 0)) return start ?? 0;
    const next = lines[line + 1] ?? Infinity;
    let at = Math.min(start + Math.floor(character), next, this.length) || 0;
    while (at > start && at + 2 > next && this.#endsLine(at - 1)) at -= 1;
    return at;
  }

  /** Whether an edit lies so far from those before it that the text is to be read first. */
  isFarFromEdit(edit: Edit): boolean {
    const before = this.#edit;
    return !!before && (edit.start > before.start + before.length + FAR || edit.end + FAR < before.start);
  }

  /** Where a range stands, as an edit that puts so many units there; all of the text without a range. */
  editOf(range: Range | undefined, length: number): Edit {
    const [a, b] = range ? [this.offsetAt(range.start), this.offsetAt(range.end)] : [0, this.length];
    return { start: Math.min(a, b), end: Math.max(a, b), length };
  }

  /**
   * Changes that come together, as one: what lies between them is copied once. Only of changes each of which stands before the one
   * that it follows, so that none moves another: in this order editors send what formatting or replacing everywhere changed.
   *
   * @returns the edit and the text in its place; undefined in any other order
   */
  joined(
    changes: readonly TextDocumentContentChangeEvent[],
  ): { readonly edit: Edit; readonly text: string } | undefined {
    const pieces: string[] = [];
    let all: Edit | undefined;
    let before: Position | undefined;
    for (const change of changes) {
      if (!('range' in change)) return undefined;
      const { start, end } = change.range;
      if (!isUpTo(start, end) || (before && !isUpTo(end, before))) return undefined;
      const edit = this.editOf(change.range, change.text.length);
      // What comes to stand behind a lone CR may be an LF, and then the line that began there is none any more.
      if (edit.start > 0 && this.slice(edit.start - 1, edit.start).charCodeAt(0) === CR) return undefined;
      if (all) pieces.push(this.slice(edit.end, all.start));
      pieces.push(change.text);
      all = { start: edit.start, end: all?.end ?? edit.end, length: 0 };
      before = start;
    }
    const text = pieces.reverse().join('');
    return all && { edit: { ...all, length: text.length }, text };
  }

  /** Puts a text in the place of an edit. */
  replace(edit: Edit, text: string, version: number): void {
    this.#version = version;
    const before = this.#edit;
    if (before) {
      const typedEnd = before.start + before.length;
      const head = this.slice(Math.min(before.start, edit.start), edit.start);
      this.#typed = head + text + this.slice(edit.end, Math.max(typedEnd, edit.end));
      this.#edit = joinEdits(before, edit);
    } else {
      this.#typed = text;
      this.#edit = edit;
    }
    this.#moveLines(edit);
  }

  /** What was typed has been read. @param text the same as before, as the draft has it */
  settle(text: Text): void {
    this.#read = text;
    this.#edit = undefined;
    this.#typed = '';
  }

  #starts(): readonly number[] {
    return (this.#lines ??= [0, ...startsIn(this.toString(), 1)]);
  }

  #endsLine(offset: number): boolean {
    const unit = this.slice(offset, offset + 1).charCodeAt(0);
    return unit === LF || unit === CR;
  }

  /** Whether a line starts somewhere depends on the units before and behind: only where one of them is new it is looked for again. */
  #moveLines({ start, end, length }: Edit): void {
    const lines = this.#lines;
    if (!lines) return;
    const delta = length - (end - start);
    const from = Math.max(1, start);
    const first = indexAt(lines, from - 1) + 1;
    const behind = indexAt(lines, end) + 1;
    const origin = from - 1;
    const found = startsIn(this.slice(origin, start + length + 1), 1, start + length - origin).map((at) => at + origin);
    if (found.length === behind - first) {
      for (const [index, at] of found.entries()) lines[first + index] = at;
      if (delta !== 0) for (let index = behind; index < lines.length; index++) lines[index]! += delta;
      return;
    }
    const rest = lines.slice(behind);
    if (delta !== 0) for (let index = 0; index < rest.length; index++) rest[index]! += delta;
    this.#lines = lines.slice(0, first).concat(found, rest);
  }
}

function isUpTo(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Where lines start in a text, from one offset to another, its end among them. */
function startsIn(text: string, from: number, to = text.length): number[] {
  const starts: number[] = [];
  for (let at = from; at <= to; at++) {
    const before = text.charCodeAt(at - 1);
    if (before === LF || (before === CR && text.charCodeAt(at) !== LF)) starts.push(at);
  }
  return starts;
}
