import { spanIn, type Placed } from '../../draft/draft';
import type { Block } from '../../draft/blocks';
import { endWhile, isWordUnit } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { addSpace, dropSpace, unifyEverywhere } from '../../messages/fixes';
import type { Text } from '../../messages/text';
import { spacing as say } from '../../messages/wording';
import { lookFor, type DraftRule, type Report } from '../rule';
import { gathered, kept } from './kept';
import { wordsOf } from './words';
import { isSyllable, Mark } from './syllables';

type Kind = 'before' | 'behind' | 'missing' | 'double';

interface Place {
  readonly kind: Kind;
  /** What is marked. */
  readonly span: Span;
  readonly change: Span;
  readonly newText: string;
  readonly mark: string;
}

/** One way of spacing is either a slip here and there, or how a text came about: then it is said once. */
const MOST = 12;

/** Everything that may be amiss begins with a space, or is a mark or a digit in the middle of a word. */
const SUSPECT =
  /[ \u00a0][ \u00a0,;:.?!)]|\([ \u00a0]|[,;:.][A-Za-z\u00c0-\u1ef9]|[a-z\u00e0-\u1ef9]\d|\d[a-z\u00e0-\u1ef9]/g;
const MARK = /[,;:.]/;
const SPACE = /[ \t\u00a0]/;
const CLOSES_WORD = /[\p{sc=Latin}\u0300-\u036f\d)”"’%\]]/u;

const placesIn = kept((block: Block): readonly Place[] => {
  if (block.kind === 'signature' || (wordsOf(block).marks & Mark.Suspect) === 0 || wordsOf(block).inTable) return [];
  const { text } = block;
  const found: Place[] = [];
  SUSPECT.lastIndex = 0;
  for (let match = SUSPECT.exec(text); match; match = SUSPECT.exec(text)) {
    const { index } = match;
    const [pair] = match;
    const first = pair[0]!;
    let place: Place | undefined;
    if (SPACE.test(first)) place = SPACE.test(pair[1]!) ? double(block, index) : before(block, index, pair[1]!);
    else if (first === '(') place = behind(text, index);
    else if (MARK.test(first)) place = missing(text, index);
    else place = glued(text, /\d/.test(first) ? index : index + 1);
    if (!place) {
      SUSPECT.lastIndex = index + 1;
      continue;
    }
    found.push(place);
    SUSPECT.lastIndex = Math.max(index + 1, place.change.end);
  }
  return found;
});

/** A space before a mark; the mark must close something, and the text must go on behind it as behind a mark. */
function before({ kind, text }: Block, space: number, mark: string): Place | undefined {
  const at = space + 1;
  let start = space;
  while (start > 0 && at - start <= 2 && SPACE.test(text[start - 1]!)) start -= 1;
  if (at - start > 2 || start === 0 || !CLOSES_WORD.test(text[start - 1]!)) return undefined;
  const next = text[at + 1] ?? '';
  if (/\p{sc=Latin}/u.test(next) && (mark === ',' || mark === ';') && !isAddress(text, at))
    return { kind: 'before', span: spanOf(start, at + 1), change: spanOf(start, at + 1), newText: `${mark} `, mark };
  if (next !== '' && !/[\s”"’)*_]/.test(next)) return undefined;
  // ". . ." is a line to be filled in, "8 : 30" a time, "1 , 2" two numbers or one.
  if (/^\s{0,3}[.…_]/.test(text.slice(at + 1, at + 5))) return undefined;
  // A point in the middle of a sentence, or in a heading, is a speck of the scan.
  if (mark === '.' && (kind === 'heading' || /^\s{1,3}\p{Ll}/u.test(text.slice(at + 1, at + 5)))) return undefined;
  if (/[,.:]/.test(mark) && /\d/.test(text[start - 1]!) && /^\s{0,2}\d/.test(text.slice(at + 1, at + 4)))
    return undefined;
  return { kind: 'before', span: spanOf(start, at + 1), change: spanOf(start, at), newText: '', mark };
}

/** A space behind an opening bracket. */
function behind(text: string, at: number): Place | undefined {
  let end = at + 1;
  while (end - at <= 3 && SPACE.test(text[end] ?? '')) end += 1;
  if (end - at > 3 || !/[\p{sc=Latin}\d]/u.test(text[end] ?? '')) return undefined;
  return { kind: 'behind', span: spanOf(at, end), change: spanOf(at + 1, end), newText: '', mark: '(' };
}

/** Words on both sides of a mark without a space. */
function missing(text: string, at: number): Place | undefined {
  const mark = text[at]!;
  if (!/[\p{sc=Latin}\u0300-\u036f”"]/u.test(text[at - 1] ?? '') || isAddress(text, at)) return undefined;
  const first = endWhile(text.slice(Math.max(0, at - 10), at), isLetter);
  const second = /^[\p{sc=Latin}\u0300-\u036f]{0,10}/u.exec(text.slice(at + 1, at + 11))![0];
  const small = first === first.toLowerCase();
  const written =
    mark === ',' || mark === ';' ? first.length > 1 || /[”"]/.test(text[at - 1]!) : small && first.length > 1;
  if (!written || second.length < 2) return undefined;
  const composed = first.normalize('NFC');
  if (first !== '' && !isSyllable(composed)) return undefined;
  if (!isSyllable(second.normalize('NFC'))) return undefined;
  // "www.moj", "Th.S", "k:v": a full stop and a colon stand inside words as well.
  if (/[.:]/.test(mark) && (second[0] === second[0]!.toLowerCase() || composed.charCodeAt(0) === second.charCodeAt(0)))
    return undefined;
  if (mark === '.' && composed === composed.normalize('NFD')) return undefined;
  return { kind: 'missing', span: spanOf(at, at + 1), change: spanOf(at + 1, at + 1), newText: ' ', mark };
}

const BEFORE_NUMBER = /(?:^|[\s("“])(ngày|tháng|năm|quý|khoản|[đĐ]iều|số|từ|đến)$/u;
const BEHIND_NUMBER =
  /^(?:như|của|và|thì|về|năm|tháng|ngày|người|đồng|tỷ|triệu|xã|phường)(?![\p{sc=Latin}\u0300-\u036f])/u;

/** "ngày27-8-2010", "Điều 2như sau". */
function glued(text: string, digit: number): Place | undefined {
  const behindIt = BEHIND_NUMBER.exec(text.slice(digit + 1, digit + 13))?.[0];
  if (behindIt !== undefined) {
    const cut = digit + 1;
    const number = endWhile(text.slice(Math.max(0, cut - 8), cut), (unit) => /\d/.test(unit));
    if (number.length > 5 || !/[\s(]/.test(text[cut - number.length - 1] ?? ' ')) return undefined;
    const span = spanOf(cut - number.length, cut + behindIt.length);
    return { kind: 'missing', span, change: spanOf(cut, cut), newText: ' ', mark: number };
  }
  // "số1" may be a label or a code; a date, a year or an article says what it is.
  const word = BEFORE_NUMBER.exec(text.slice(Math.max(0, digit - 12), digit))?.[1];
  const number = /^\d{1,4}(?![\d\p{sc=Latin}])/u.exec(text.slice(digit, digit + 6))?.[0];
  if (word === undefined || number === undefined) return undefined;
  const span = spanOf(digit - word.length, digit + number.length);
  return { kind: 'missing', span, change: spanOf(digit, digit), newText: ' ', mark: word };
}

/** Two spaces or three in the middle of a sentence. More than that, or several on a line, set something out in columns. */
function double(block: Block, space: number): Place | undefined {
  const { text } = block;
  if (block.kind === 'heading' || block.kind === 'recipients' || block.entry.part !== 'body') return undefined;
  const start = space;
  if (SPACE.test(text[start - 1] ?? '')) return undefined;
  let end = space + 1;
  while (end - start <= 3 && SPACE.test(text[end] ?? '')) end += 1;
  if (end - start > 3) return undefined;
  if (
    !/[\p{sc=Latin}\u0300-\u036f\d,;.)”"]/u.test(text[start - 1] ?? '') ||
    !/[\p{sc=Latin}\d(“"]/u.test(text[end] ?? '')
  )
    return undefined;
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const line = /^[^\r\n]{0,400}/.exec(text.slice(from, from + 400))![0];
  if (line.length < 40 || line.includes('\t')) return undefined;
  if ((line.trim().match(/[ \u00a0]{2,}/g)?.length ?? 0) > 1) return undefined;
  // Behind a label, and where a day or a number is still to be filled in.
  const words = text.slice(Math.max(from, start - 60), start).trim();
  if (words.length < 12 || /(?:ngày|tháng|năm|số|Số|:)$/u.test(words.normalize('NFC'))) return undefined;
  if (/^(?:tháng|năm|ngày)(?!\p{sc=Latin})/u.test(text.slice(end, end + 6).normalize('NFC'))) return undefined;
  return { kind: 'double', span: spanOf(start, end), change: spanOf(start, end), newText: ' ', mark: ' ' };
}

function isLetter(unit: string): boolean {
  return isWordUnit(unit.charCodeAt(0)) && !/\d/.test(unit);
}

/** Whether a mark stands inside an address, a path, a formula or an entity. */
function isAddress(text: string, at: number): boolean {
  const before = endWhile(text.slice(Math.max(0, at - 60), at), (unit) => !/\s/.test(unit));
  const behind = /^\S{0,60}/.exec(text.slice(at, at + 60))![0];
  return /[/\\@=&<>#|_]|www\.|\]\(/.test(before + behind);
}

const MESSAGES: Readonly<Record<Kind, (mark: string) => Text>> = {
  before: say.before,
  behind: say.behind,
  missing: say.missing,
  double: () => say.double,
};

/** Spaces before marks and missing ones behind them, and more than one between words. */
export const spacing: DraftRule = {
  id: 'text/spacing',
  scope: 'draft',
  looksAt: lookFor(placesIn),
  severity: 'hint',
  summary: { vi: 'Thừa hoặc thiếu khoảng trắng', en: 'Surplus or missing spaces' },
  norm: { vi: 'Thông lệ đánh máy tiếng Việt', en: 'Practice in typing Vietnamese' },
  check(draft) {
    const places = gathered(draft, placesIn);
    if (places.length <= MOST) return places.map(one);
    const reports: Report[] = [];
    for (const kind of ['before', 'behind', 'missing', 'double'] as const) {
      const same = places.filter(({ value }) => value.kind === kind);
      if (same.length > MOST) reports.push(together(same));
      else reports.push(...same.map(one));
    }
    return reports;
  },
};

function one(found: Placed<Place>): Report {
  const { kind, span, mark, newText } = found.value;
  return {
    span: spanIn(found, span),
    message: MESSAGES[kind](mark),
    fixes: [
      {
        ...(kind === 'missing' ? { title: addSpace } : { title: dropSpace }),
        changes: [change(found, newText)],
        safe: true,
        preferred: true,
      },
    ],
  };
}

function together(same: readonly Placed<Place>[]): Report {
  const [first] = same as [Placed<Place>, ...Placed<Place>[]];
  return {
    span: spanIn(first, first.value.span),
    message: say.tokenised(same.length),
    fixes: [
      {
        title: unifyEverywhere(same.length),
        changes: same.map((found) => change(found, found.value.newText)),
        safe: true,
        preferred: true,
      },
    ],
  };
}

function change(found: Placed<Place>, newText: string): { span: Span; newText: string } {
  return { span: spanIn(found, found.value.change), newText };
}
