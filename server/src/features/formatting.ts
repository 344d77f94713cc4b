/**
 * Formatting: the spacing of a draft put in order, its letters composed, the dashes of its codes made hyphens. Words are never touched,
 * nor what was laid out on purpose: tables, columns, blanks to be filled, the head of the draft, its signature.
 */
import type { Block } from '../draft/blocks';
import type { ComponentKind } from '../draft/components';
import { readDraft, type Draft } from '../draft/draft';
import { fold, isWordUnit } from '../draft/fold';
import type { Label } from '../draft/labels';
import { readingOf } from '../draft/reading';
import { rankOf } from '../draft/sections';
import { shift, spanOf, type Span } from '../draft/span';
import { finished, type Steps } from '../draft/steps';
import type { Change } from '../rules/rule';
import { inOrder, joinChanges, smallest } from './changes';
import { applyChanges } from './code-actions';
import { endsInNumbered, isBlankToFill, mayFollowBlank } from './blanks';
import { laidOutLines, linesOf, type Line } from './columns';

/** How a draft is to be laid out, as the editor says it. */
export interface Layout {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  /** Whether spaces at line ends go. */
  readonly trimTrailing: boolean;
  readonly insertFinalNewline: boolean;
  /** Whether nothing may stand behind the last line but its line end. */
  readonly trimFinalNewlines: boolean;
  /** In Markdown two spaces at a line end break the line, and indentation has a meaning. */
  readonly markdown: boolean;
}

/** Formatting may change how a line is read, and with it what is to be done; drafts come to rest after one or two rounds. */
const MOST_ROUNDS = 6;

/** So many lines or blocks of usual length take some milliseconds. */
const IN_A_STEP = 1000;

/** What formats the draft: changes in order and without overlap. Formatting the result changes nothing. */
export function formatDraft(draft: Draft, layout: Layout): Change[] {
  return finished(formattingInSteps(draft, layout));
}

/** The same, of a draft that may be long. */
export function* formattingInSteps(draft: Draft, layout: Layout): Steps<Change[]> {
  let changes: Change[] = [];
  let current = draft;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = yield* changesFor(current, layout);
    if (more.length === 0) break;
    changes = joinChanges(draft.text.toString(), changes, more);
    current = readDraft(applyChanges(current.text.toString(), more), draft.markup);
    yield;
  }
  return changes;
}

/** What formats some pieces of the draft: the changes that lie inside them. */
export function formatWithin(draft: Draft, layout: Layout, pieces: readonly Span[]): Change[] {
  return finished(formattingWithinInSteps(draft, layout, pieces));
}

/** The same, of a draft that may be long. */
export function* formattingWithinInSteps(draft: Draft, layout: Layout, pieces: readonly Span[]): Steps<Change[]> {
  const changes = yield* changesFor(draft, layout);
  return changes.filter(({ span }) => pieces.some((piece) => piece.start <= span.start && span.end <= piece.end));
}

/**
 * What formats a piece of a line: its spaces, letters and codes. Only what stands around it is looked at, so that it may be asked for
 * at each key.
 */
export function formatLine(draft: Draft, layout: Layout, piece: Span): Change[] {
  if (draft.blocks.length === 0) return [];
  const view = viewOf(draft, layout, piece);
  const changes = [composedLetters(view), hyphens(view), lineChanges(view)].flatMap(finished);
  return inOrder(changes.flatMap((change) => smallest(draft.text.toString(), change) ?? [])).filter(
    ({ span }) => piece.start <= span.start && span.end <= piece.end,
  );
}

function* changesFor(draft: Draft, layout: Layout): Steps<Change[]> {
  const view = viewOf(draft, layout);
  yield;
  const changes: Change[] = [];
  for (const part of [composedLetters(view), hyphens(view), lineChanges(view), blankLines(view)]) {
    for (const change of yield* part) changes.push(change);
    yield;
  }
  for (const change of [...indentations(view), ...ending(view)]) changes.push(change);
  return inOrder(changes.flatMap((change) => smallest(draft.text.toString(), change) ?? []));
}

/** A draft, or a part of it, with what formatting asks of it again and again. */
interface View {
  readonly draft: Draft;
  readonly layout: Layout;
  /** The blocks that are formatted, by index; the second is excluded. */
  readonly first: number;
  readonly beyond: number;
  readonly lines: readonly Line[];
  readonly laidOut: ReadonlySet<number>;
  /** Comments inside paragraphs, code and tags; in order. */
  readonly untouchable: readonly Span[];
  /** By the index of the block. */
  readonly zones: readonly Zone[];
}

/**
 * `body` is formatted, and so is `recipients` but for gaps that may be columns; of `head` only the line ends are; nothing is of
 * `signature`, but that letters are composed, and of `verbatim` nothing at all.
 */
type Zone = 'head' | 'body' | 'recipients' | 'signature' | 'verbatim';

/** So many blocks around a piece tell how it is laid out. */
const AROUND = 3;

function viewOf(draft: Draft, layout: Layout, piece?: Span): View {
  const { blocks, starts } = draft;
  const text = draft.text.toString();
  const first = piece ? Math.max(0, draft.blockIndexAt(piece.start) - AROUND) : 0;
  const beyond = piece ? Math.min(blocks.length, draft.blockIndexAt(piece.end) + AROUND + 1) : blocks.length;
  const lines = linesOf(text, starts[first] ?? 0, starts[beyond] ?? text.length);
  const title = draft.identity.title?.first ?? 0;
  const zones: Zone[] = [];
  for (let index = first; index < beyond; index++) zones[index] = zoneOf(blocks[index]!, index < title);
  for (const { kind, span } of draft.components) {
    const zone = COMPONENTS[kind];
    const index = zone && draft.blockIndexAt(span.start);
    if (index !== undefined && zones[index] === 'body') zones[index] = zone!;
  }
  const untouchable = draft.markup ? markupIn(text, lines) : [];
  return { draft, layout, first, beyond, lines, laidOut: laidOutLines(text, lines), untouchable, zones };
}

/** Components whose place on the page is the drafter's business. */
const COMPONENTS: Readonly<Partial<Record<ComponentKind, Zone>>> = {
  'party-heading': 'head',
  'national-heading': 'head',
  motto: 'head',
  superior: 'head',
  issuer: 'head',
  number: 'head',
  'place-date': 'head',
  authority: 'signature',
  office: 'signature',
  signatory: 'signature',
};

function zoneOf(block: Block, beforeTitle: boolean): Zone {
  if (block.kind === 'verbatim') return 'verbatim';
  if (block.kind === 'signature' || (block.entry.part === 'signature' && block.exit.part === 'signature'))
    return 'signature';
  if (beforeTitle) return 'head';
  return block.exit.part === 'recipients' ? 'recipients' : 'body';
}

const INLINE = /(`{1,3})(?!`)[^`\r\n]{1,500}\1(?!`)|<[a-z/!][^<>\r\n]{0,500}>/gi;

/** Comments that begin inside a line, inline code, tags. */
function markupIn(text: string, lines: readonly Line[]): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start);
    if (close < 0) break;
    spans.push(spanOf(start, close + 3));
    start = text.indexOf('<!--', close + 3);
  }
  if (/[`<]/.test(text))
    for (const line of lines) {
      const words = text.slice(line.start, line.end);
      if (!/[`<]/.test(words)) continue;
      for (const match of words.matchAll(INLINE))
        spans.push(spanOf(line.start + match.index, line.start + match.index + match[0].length));
    }
  return joined(spans.sort((a, b) => a.start - b.start));
}

/** Spans in order, those that overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.start < last.end) apart[apart.length - 1] = spanOf(last.start, Math.max(last.end, span.end));
    else apart.push(span);
  }
  return apart;
}

function isFree({ untouchable }: View, span: Span): boolean {
  let low = 0;
  let high = untouchable.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (untouchable[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  return (untouchable[low]?.start ?? Infinity) >= span.end;
}

// Letters.

const CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]+/g;

/** Letters apart from their marks (NFD) put together, word by word. */
function* composedLetters(view: View): Steps<Change[]> {
  const { draft, zones, first, beyond } = view;
  const changes: Change[] = [];
  for (let index = first; index < beyond; index++) {
    if (index % IN_A_STEP === 0) yield;
    const block = draft.blocks[index]!;
    if (zones[index] === 'verbatim' || !block.composed.origin) continue;
    const at = draft.starts[index]!;
    for (const match of block.text.matchAll(CLUSTER)) {
      const newText = match[0].normalize('NFC');
      const span = shift(spanOf(match.index, match.index + match[0].length), at);
      if (newText === match[0] || !isFree(view, span)) continue;
      const last = changes.at(-1);
      const between = last && draft.text.slice(last.span.end, span.start);
      if (last && between!.length < 12 && isWord(between!))
        changes[changes.length - 1] = {
          span: spanOf(last.span.start, span.end),
          newText: last.newText + between! + newText,
        };
      else changes.push({ span, newText });
    }
  }
  return changes;
}

function isWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWordUnit(text.charCodeAt(at))) return false;
  return true;
}

const DASH = /[\u2010-\u2015\u2212]/g;

/** The dashes inside codes as hyphens. */
function* hyphens(view: View): Steps<Change[]> {
  const { draft, first, beyond } = view;
  const changes: Change[] = [];
  for (let index = first; index < beyond; index++) {
    if (index % IN_A_STEP === 0) yield;
    const block = draft.blocks[index]!;
    for (const { code } of readingOf(block).citations) {
      if (!code) continue;
      for (const dash of block.text.slice(code.span.start, code.span.end).matchAll(DASH)) {
        const at = draft.starts[index]! + code.span.start + dash.index;
        if (isFree(view, spanOf(at, at + 1))) changes.push({ span: spanOf(at, at + 1), newText: '-' });
      }
    }
  }
  return changes;
}

// Spaces inside and behind lines.

function* lineChanges(view: View): Steps<Change[]> {
  const { draft, layout, lines, laidOut, zones, beyond } = view;
  const changes: Change[] = [];
  let index = view.first;
  for (const [number, line] of lines.entries()) {
    if (line.start >= draft.text.length) break;
    if (number % IN_A_STEP === 0) yield;
    while (index + 1 < beyond && draft.starts[index + 1]! <= line.start) index += 1;
    const block = draft.blocks[index]!;
    const zone = zones[index]!;
    if (block.kind === 'blank' || zone === 'verbatim' || zone === 'signature' || laidOut.has(line.start)) continue;
    // Lines without words are blank lines, but for the last one of a text that ends in spaces.
    const isLast = line.next === line.end;
    if (isBlank(draft.text.slice(line.start, line.end)) && !(isLast && !layout.trimFinalNewlines)) continue;
    const first = draft.starts[index]! + block.content.start;
    const label = first >= line.start && first < line.end && block.kind === 'item' ? block.label : undefined;
    const words = wordsOf(view, line, label && shiftLabel(label, draft.starts[index]!));
    if (layout.trimTrailing) changes.push(...trailing(view, line, words.end));
    if (zone === 'head' || isIndentedCode(view, line, label)) continue;
    const hangs = label && hasHangingLines(block);
    if (label && !hangs && !layout.markdown && words.start < words.end)
      changes.push(...behindLabel(view, label, draft.starts[index]!));
    changes.push(...insideLine(view, words, zone));
  }
  return changes;
}

function shiftLabel(label: Label, by: number): Span {
  return spanOf(label.span.start + by, label.words + by);
}

/** The words of a line, from behind its indentation, its label and the signs of Markdown on. */
function wordsOf({ draft }: View, line: Line, label: Span | undefined): Span {
  const text = draft.text.slice(line.start, line.end);
  const lead = /^[\s>]{0,80}(?:(?:#{1,6}|[-–—+*•])[ \t]{1,20})?/.exec(text)![0].length;
  const end = line.start + text.trimEnd().length;
  return spanOf(Math.min(end, Math.max(line.start + lead, label?.end ?? 0)), end);
}

/** In Markdown four columns of indentation make code, unless an item is so deep. */
function isIndentedCode({ draft, layout }: View, line: Line, label: Label | undefined): boolean {
  return layout.markdown && !label && widthOf(/^[ \t]*/.exec(draft.text.slice(line.start, line.end))![0], 4) >= 4;
}

function hasHangingLines(block: Block): boolean {
  return /[\r\n]/.test(block.text.slice(block.content.start, block.content.end));
}

/** Spaces at a line end, but for a hard line break of Markdown and a blank that is still to be filled. */
function trailing(view: View, line: Line, words: number): Change[] {
  const { draft, layout } = view;
  const spaces = draft.text.slice(words, line.end);
  if (spaces === '' || !/^[ \t\u00a0]+$/.test(spaces)) return [];
  if (layout.markdown && words > line.start && spaces.endsWith('  ')) return [];
  if (spaces.length > 1 && isBlankToFill(draft.text.slice(line.start, words), '')) return [];
  const span = spanOf(words, line.end);
  return isFree(view, span) ? [{ span, newText: '' }] : [];
}

function behindLabel(view: View, label: Label, at: number): Change[] {
  const span = spanOf(at + label.span.end, at + label.words);
  const spaces = view.draft.text.slice(span.start, span.end);
  return /^ {2,3}$/.test(spaces) && isFree(view, span) ? [{ span, newText: ' ' }] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

const SPACES = /[ \u00a0]+/g;
const LETTER = /[\p{sc=Latin}\u0300-\u036f\p{N}]/u;
/** What a mark may stand behind. */
const BEFORE_MARK = /[\p{sc=Latin}\u0300-\u036f\p{N}%)\]”"’¹²³⁰⁴-⁹]/u;
/** A mark that belongs to what stands before it, with what may stand behind it. */
const MARK = /^(?:[,.;:?!](?:$|[\s)”"’*_])|\)(?:$|[\s,.;:?!)”"’*_])|”)/;
/** Dots and lines to write upon, and where they end. */
const LEADER = /^(?:[.…]{2}|…|_)/;
const LEADER_BEFORE = /(?:[.…]{2}|…|_)$/;

function insideLine(view: View, words: Span, zone: Zone): Change[] {
  const text = view.draft.text.slice(words.start, words.end);
  const changes: Change[] = [];
  for (const { index, 0: spaces } of text.matchAll(SPACES)) {
    const end = index + spaces.length;
    if (index === 0 || end === text.length) continue;
    const newText = spacing(text.slice(Math.max(0, index - 40), index), spaces, text.slice(end, end + 24), zone);
    const span = spanOf(words.start + index, words.start + end);
    if (newText !== spaces && isFree(view, span)) changes.push({ span, newText });
  }
  return changes;
}

/** What should stand between the words before and the words behind some spaces. */
function spacing(before: string, spaces: string, behind: string, zone: Zone): string {
  const left = before.at(-1)!;
  const right = behind[0]!;
  if (LEADER.test(behind) || LEADER_BEFORE.test(before)) return spaces;
  if (MARK.test(behind)) {
    const ratio = right === ':' && /\d/.test(left) && /^: ?\d/.test(behind);
    const blank = spaces.length > 1 ? isBlankToFill(before, behind) : endsInNumbered(before);
    return BEFORE_MARK.test(left) && !ratio && !blank ? '' : spaces;
  }
  if ((left === '(' || left === '“') && !before.endsWith(']('))
    return LETTER.test(right) && (spaces.length === 1 || !mayFollowBlank(behind)) ? '' : spaces;
  // Columns of a list of recipients may stand this close to the signature beside it.
  if (spaces.length < 2 || spaces.length > 3 || zone === 'recipients') return spaces;
  if (isBlankToFill(before, behind) || /^[-–—/]\p{sc=Latin}/u.test(behind)) return spaces;
  return spaces.includes('\u00a0') ? (spaces.includes(' ') ? '\u00a0' : spaces) : ' ';
}

// Blank lines.

/** One blank line where there were several, and no spaces in it. */
function* blankLines(view: View): Steps<Change[]> {
  const { draft, layout, zones } = view;
  const { blocks, starts } = draft;
  const text = draft.text.toString();
  const changes: Change[] = [];
  const lastWords = blocks.findLastIndex(({ content }) => content.end > content.start);
  let before = -1;
  let behind = -1;
  for (const [index, block] of blocks.entries()) {
    if (index % IN_A_STEP === 0) yield;
    const at = starts[index]!;
    if (block.kind !== 'blank') {
      before = index;
      if (zones[index] === 'body')
        for (const gap of block.breaks) changes.push(...squeezed(view, shift(gap, at), true));
      continue;
    }
    if (layout.trimFinalNewlines && index > lastWords) continue;
    if (behind <= index) {
      behind = index + 1;
      while (blocks[behind]?.kind === 'blank') behind += 1;
    }
    if (zones[before] === 'signature' || zones[behind] === 'signature') continue;
    const collapses =
      before >= 0 &&
      zones[before] !== 'head' &&
      zones[before] !== 'recipients' &&
      zones[behind] !== 'head' &&
      !isRoomToSign(blocks[before]!, blocks[behind]) &&
      !(layout.markdown && isDeep(text, starts[behind]));
    const span = spanOf(at, at + block.text.length);
    if (before < index - 1 && collapses && isFree(view, span) && EMPTY.test(block.text))
      changes.push({ span, newText: '' });
    else changes.push(...squeezed(view, span, collapses));
  }
  return changes;
}

/** Empty lines; a page end, a byte order mark and the like are none. */
const EMPTY = /^[ \t\u00a0\r\n]*$/;

const SIGNING = /(?:^|[^a-z])(?:chu ky|ky ten|ky, ghi ro|ky va ghi|da ky|dong dau)(?![a-z])/;
const NAME = /^(?:\p{Lu}[\p{sc=Latin}\u0300-\u036f.]{0,12}\s?){2,6}$/u;

/** Whether blank lines keep the place for a signature: below a note or an office in capitals, above a name or nothing. */
function isRoomToSign(before: Block, behind: Block | undefined): boolean {
  const above = lastLineOf(before);
  if (above.length < 120 && SIGNING.test(fold(above))) return true;
  const below = behind ? behind.text.slice(behind.content.start, behind.content.end) : '';
  return /\p{Lu}/u.test(above) && !/\p{Ll}/u.test(above) && (below === '' || NAME.test(below));
}

function lastLineOf(block: Block): string {
  const words = block.composed.text.trimEnd();
  return words.slice(Math.max(words.lastIndexOf('\n'), words.lastIndexOf('\r')) + 1).trim();
}

/** Whether what begins at an offset is indented as code of Markdown is. */
function isDeep(text: string, at: number | undefined): boolean {
  return at !== undefined && /^(?: {4}|\t)/.test(text.slice(at, at + 4));
}

/** A run of blank lines with one line end left, and the line end that may stand before them. */
function squeezed(view: View, span: Span, collapses: boolean): Change[] {
  const { draft, layout } = view;
  const run = draft.text.slice(span.start, span.end);
  if (!EMPTY.test(run) || !isFree(view, span)) return [];
  const lines = linesOf(run);
  const inParagraph = span.start > 0 && !/[\r\n]/.test(draft.text.slice(span.start - 1, span.start));
  const changes: Change[] = [];
  lines.forEach((line, index) => {
    if (index === lines.length - 1) return;
    const rank = inParagraph ? index - 1 : index;
    // The spaces behind the words of a paragraph are the business of its line.
    if (rank < 0) return;
    if (rank > 0 && collapses) changes.push({ span: shift(spanOf(line.start, line.next), span.start), newText: '' });
    else if (layout.trimTrailing && line.end > line.start)
      changes.push({ span: shift(spanOf(line.start, line.end), span.start), newText: '' });
  });
  return changes;
}

// Indentation.

/** Sections that stand in lists; those above them may be centred. */
const LISTED = new Set(['number', 'decimal', 'letter', 'bracket', 'dash']);

/** Items of one list, one the next of the other. */
interface List {
  readonly rank: number;
  readonly items: { readonly label: Label; readonly span: Span; readonly width: number }[];
}

/** Items that follow each other begin in one column, and are indented with what the editor indents with. */
function indentations(view: View): Change[] {
  const { layout } = view;
  const size = layout.markdown ? 4 : layout.tabSize;
  return listsIn(view, size).flatMap(({ items }) => {
    const usual = usualWidth(items.map(({ width }) => width));
    return items.map(({ label, span, width }) => {
      const right = mayMove(width, usual, label, layout) ? usual : width;
      return { span, newText: indentation(right, layout.insertSpaces, size) };
    });
  });
}

function listsIn(view: View, size: number): List[] {
  const { draft, zones, laidOut } = view;
  const lists: List[] = [];
  let open: List[] = [];
  draft.blocks.forEach((block, index) => {
    if (block.kind === 'blank' || block.kind === 'verbatim') return;
    const { label } = block;
    if (block.kind !== 'item' || zones[index] !== 'body' || !label || !LISTED.has(label.kind)) {
      if (block.kind === 'heading' || label) open = [];
      return;
    }
    const at = draft.starts[index]!;
    const written = block.text.slice(0, label.span.start);
    if (!/^[ \t]*$/.test(written) || laidOut.has(at) || hasHangingLines(block)) return;
    if (!isFree(view, spanOf(at, at + 1))) return;
    const rank = rankOf(label);
    while (open.length > 0 && open.at(-1)!.rank > rank) open.pop();
    let list = open.at(-1);
    if (list?.rank !== rank || !follows(list.items.at(-1)!.label, label)) {
      if (list?.rank === rank) open.pop();
      list = { rank, items: [] };
      open.push(list);
      lists.push(list);
    }
    list.items.push({ label, span: spanOf(at, at + written.length), width: widthOf(written, size) });
  });
  return lists;
}

/** The width that most have, of several the one that comes first. */
function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return widths.find((width) => counts.get(width) === most)!;
}

/** Whether a label is the next of its kind behind another. */
function follows(before: Label, label: Label): boolean {
  if (before.kind !== label.kind || before.mark !== label.mark) return false;
  if (label.kind === 'dash') return before.text === label.text;
  const { path } = label;
  return (
    before.path.length === path.length &&
    path.every((number, level) => number === before.path[level]! + (level === path.length - 1 ? 1 : 0))
  );
}

/**
 * Whether an item may be moved to the column of its list. Dashes, and any item in Markdown, may be deeper on purpose: there
 * only a single column is a slip.
 */
function mayMove(own: number, wanted: number, label: Label, { markdown }: Layout): boolean {
  return Math.abs(own - wanted) === 1 || (!markdown && label.kind !== 'dash');
}

function widthOf(indentation: string, size: number): number {
  let width = 0;
  for (const unit of indentation) width += unit === '\t' ? size - (width % size) : 1;
  return width;
}

function indentation(width: number, insertSpaces: boolean, size: number): string {
  return insertSpaces ? ' '.repeat(width) : '\t'.repeat(Math.floor(width / size)) + ' '.repeat(width % size);
}

// The end.

function ending({ draft, layout }: View): Change[] {
  const { blocks } = draft;
  const text = draft.text.toString();
  if (text === '' || blocks.at(-1)!.exit.fence !== '') return [];
  const changes: Change[] = [];
  if (layout.trimFinalNewlines) {
    const words = text.trimEnd().length;
    const rest = text.slice(words);
    const first = /[\r\n]/.exec(rest);
    if (first && EMPTY.test(rest)) {
      const kept = words + first.index + (rest.startsWith('\r\n', first.index) ? 2 : 1);
      changes.push({ span: spanOf(kept, text.length), newText: '' });
    }
  }
  const lastLine = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  if (layout.insertFinalNewline && !isBlank(lastLine)) {
    const end = /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
    changes.push({ span: spanOf(text.length, text.length), newText: end });
  }
  return changes;
}
