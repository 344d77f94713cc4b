import type { Block } from '../../draft/blocks';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { spanOf, type Span } from '../../draft/span';
import { changeTo, unifyEverywhere } from '../../messages/fixes';
import { quotes as say } from '../../messages/wording';
import { replace, type Change, type DraftRule, type Report } from '../rule';
import { gathered, kept } from './kept';
import { Mark } from './syllables';
import { wordsOf } from './words';

/** What a block says of its quotation marks and brackets. */
type Finding =
  /** Without a partner in its block. `first`: where a quotation of several paragraphs opens each of them. */
  | {
      readonly kind: 'lonely';
      readonly mark: string;
      readonly span: Span;
      readonly opens: boolean;
      readonly first: boolean;
    }
  /** The wrong mark of a pair: “...", ”...”. */
  | { readonly kind: 'wrong'; readonly mark: string; readonly span: Span; readonly right: string }
  /** A pair of straight marks, or of curved ones. */
  | { readonly kind: 'pair'; readonly straight: boolean; readonly span: Span; readonly first: boolean }
  /** The purpose for which a recipient gets the document, in quotation marks. */
  | { readonly kind: 'purpose'; readonly span: Span };

const MARKS = /["“”()[\]]/g;

/** Marks that can be each other's partners. */
type Kind = 'round' | 'square' | 'quote';

function kindOf(mark: string): Kind {
  return mark === '(' || mark === ')' ? 'round' : mark === '[' || mark === ']' ? 'square' : 'quote';
}

/** What is open, one stack for each kind: a search through the others would cost as much as they are many. */
function stacks<T>(): Record<Kind, T[]> {
  return { round: [], square: [], quote: [] };
}

const NONE: readonly Finding[] = [];

const findingsIn = kept((block: Block): readonly Finding[] => {
  if ((wordsOf(block).marks & (Mark.Quote | Mark.Opening | Mark.Closing)) === 0) return NONE;
  const { text } = block;
  let found: Finding[] | undefined;
  const open = stacks<number>();
  const add = (finding: Finding): void => void (found ??= []).push(finding);
  const alone = (at: number, opens: boolean): void => {
    // The sign itself is spoken of: "cách nhau bởi dấu (".
    if (/dấu\s$/u.test(text.slice(Math.max(0, at - 4), at).normalize('NFC'))) return;
    add({ kind: 'lonely', mark: text[at]!, span: spanOf(at, at + 1), opens, first: isFirst(block, at) });
  };
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const { index } = match;
    const [mark] = match;
    const kind = kindOf(mark);
    if (opensHere(text, index, mark, open[kind].length > 0)) {
      open[kind].push(index);
      continue;
    }
    const from = open[kind].pop();
    if (from === undefined) {
      if (mark !== ')' || !isLabel(text, index)) alone(index, false);
    } else if (kind === 'quote') add(pair(block, from, index));
  }
  for (const places of Object.values(open)) for (const at of places) alone(at, true);
  return found?.sort((a, b) => a.span.start - b.span.start) ?? [];
});

function pair(block: Block, from: number, to: number): Finding {
  const { text } = block;
  const [opening, closing] = [text[from]!, text[to]!];
  const straight = opening === '"';
  const right = straight ? '"' : '”';
  if (opening === '”') return { kind: 'wrong', mark: '”', span: spanOf(from, from + 1), right: '“' };
  if (closing !== right) return { kind: 'wrong', mark: closing, span: spanOf(to, to + 1), right };
  const span = spanOf(from, to + 1);
  if (block.entry.part === 'recipients' && isPurpose(text, from + 1)) return { kind: 'purpose', span };
  return { kind: 'pair', straight, span, first: isFirst(block, from) };
}

/** Whether a mark opens. Straight marks open and close alike, and the curved ones are taken for each other. */
function opensHere(text: string, at: number, mark: string, isOpen: boolean): boolean {
  if (mark === '(' || mark === '[') return true;
  if (mark === ')' || mark === ']') return false;
  const before = text[at - 1] ?? ' ';
  const behind = text[at + 1] ?? ' ';
  const looksOpening = /[\s([–—-]/.test(before) && /[\p{sc=Latin}\d*_(…]/u.test(behind);
  const looksClosing = !/[\s(]/.test(before) && /[\s.,;:!?)\]…]/.test(behind);
  if (mark === '“') return !(looksClosing && isOpen);
  if (mark === '”') return looksOpening && !isOpen;
  return isOpen ? looksOpening && !looksClosing : !looksClosing || looksOpening;
}

function isFirst({ content, label }: Block, at: number): boolean {
  return at <= Math.max(content.start + 3, (label?.words ?? 0) + 3);
}

/** The bracket of a label: "a)", "1)", "(1) ... ii)". */
function isLabel(text: string, at: number): boolean {
  return /(?:^|[\s;:,.(“"*_[>-])(?:\p{sc=Latin}|\d{1,3}|[ivx]{1,5}|\p{sc=Latin}\d|\d{1,2}[.]\d{1,2})\.?\s?$/u.test(
    text.slice(Math.max(0, at - 8), at),
  );
}

/** "để báo cáo", "để thực hiện"; "đề" is how scans read "để". */
function isPurpose(text: string, at: number): boolean {
  return /^(?:để|đề)\s(?:báo|biết|thực|chỉ|phối|theo|triển|kiểm)/u.test(text.slice(at, at + 20).normalize('NFC'));
}

/** So many blocks behind its opening a bracket may still be closed. */
const BRACKET_REACH = 12;

/** Quotation marks and brackets in pairs. A quotation may go over many paragraphs, and open each of them again. */
export const unbalancedQuotes: DraftRule = {
  id: 'text/unbalanced-quotes',
  scope: 'draft',
  looksAt: (block) => findingsIn(block).length > 0,
  severity: 'warning',
  summary: { vi: 'Dấu ngoặc, dấu ngoặc kép không đi cặp', en: 'Quotation marks or brackets without a partner' },
  norm: { vi: 'Chính tả', en: 'Spelling' },
  check(draft) {
    const found = gathered(draft, findingsIn);
    return [...lonely(draft, found), ...mixed(found), ...found.flatMap(ofOne)];
  },
};

function ofOne(place: Placed<Finding>): Report[] {
  const { value } = place;
  const span = spanIn(place, value.span);
  if (value.kind === 'wrong')
    return [
      {
        span,
        message: say.wrong(value.mark, value.right),
        severity: 'hint',
        fixes: [replace(span, value.right, changeTo(value.right), { preferred: true })],
      },
    ];
  if (value.kind !== 'purpose') return [];
  const changes: Change[] = [
    { span: { start: span.start, end: span.start + 1 }, newText: '(' },
    { span: { start: span.end - 1, end: span.end }, newText: ')' },
  ];
  return [
    {
      span,
      message: say.purpose,
      severity: 'hint',
      fixes: [{ title: changeTo('( )'), changes, safe: false, preferred: true }],
    },
  ];
}

type Lonely = Placed<Finding & { kind: 'lonely' }>;

function isLonely(place: Placed<Finding>): place is Lonely {
  return place.value.kind === 'lonely';
}

/** Pairs what stands in different blocks, and reports the rest. */
function lonely(draft: Draft, found: readonly Placed<Finding>[]): Report[] {
  const open = stacks<Lonely>();
  const left: Lonely[] = [];
  for (const place of found) {
    if (!isLonely(place)) {
      // The last paragraph of a quotation that opens each of them.
      if (place.value.kind === 'pair' && place.value.first && open.quote.at(-1)?.value.first) open.quote.pop();
      continue;
    }
    const { mark, opens, first } = place.value;
    const kind = kindOf(mark);
    const before = open[kind].at(-1);
    if (opens) {
      if (kind === 'quote' && before?.value.mark === mark && first) continue;
      open[kind].push(place);
    } else if (before && (kind === 'quote' || reaches(draft, before, place))) open[kind].pop();
    else left.push(place);
  }
  return [...left, ...Object.values(open).flat()]
    .filter((place) => !goesOnBeyond(place))
    .map((place) => ({
      span: spanIn(place, place.value.span),
      message: place.value.opens ? say.unclosed(place.value.mark) : say.unopened(place.value.mark),
    }));
}

function reaches(draft: Draft, from: Lonely, to: Lonely): boolean {
  return draft.blockIndexAt(to.at) - draft.blockIndexAt(from.at) <= BRACKET_REACH;
}

/** In a block that was cut because it is long, or opened in a sentence that is still being typed. */
function goesOnBeyond({ value, block }: Lonely): boolean {
  return block.cut || (value.opens && !/[.;!?]/.test(block.text.slice(value.span.end)));
}

/** Straight and curved quotation marks in one draft: the rarer kind is named once. */
function mixed(found: readonly Placed<Finding>[]): Report[] {
  const straight: Placed<Finding>[] = [];
  const curved: Placed<Finding>[] = [];
  for (const place of found) if (place.value.kind === 'pair') (place.value.straight ? straight : curved).push(place);
  if (straight.length === 0 || curved.length === 0 || straight.length === curved.length) return [];
  const [rare, usual] = straight.length < curved.length ? [straight, curved] : [curved, straight];
  const [first] = rare as [Placed<Finding>, ...Placed<Finding>[]];
  const marks = rare === straight ? '“”' : '""';
  return [
    {
      span: spanIn(first, first.value.span),
      message: say.mixed(rare === straight, rare.length, usual.length),
      severity: 'hint',
      fixes: [
        {
          title: unifyEverywhere(rare.length),
          changes: rare.flatMap((place): Change[] => {
            const { start, end } = spanIn(place, place.value.span);
            return [
              { span: { start, end: start + 1 }, newText: marks[0]! },
              { span: { start: end - 1, end }, newText: marks[1]! },
            ];
          }),
          safe: false,
          preferred: true,
        },
      ],
    },
  ];
}
