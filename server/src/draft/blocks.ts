/**
 * Blocks: a run of lines read as one thing. The reader goes from block to block and carries a small state along; a block and
 * the state behind it depend on nothing but the state before it and the text up to the next block, so after an edit reading
 * may stop as soon as both agree again with what was read before.
 *
 * All offsets inside a block count from its own start. Where the block stands in the draft is known to the draft alone.
 */
import { anchorsIn, type Anchors } from './anchors';
import { compose, fold, isWordUnit, type Composed } from './fold';
import { readAppendixHead, readLabel, type Label } from './labels';
import { anchorsOfLines, type Line, type Lines } from './lines';
import type { Heading } from './sections';
import { spanOf, type Span } from './span';
import { isDigit, isSpace, Unit } from './units';

export type BlockKind =
  /** nothing but white space */
  | 'blank'
  /** words in capitals, or a place-and-date or number line, before the body or in a heading */
  | 'heading'
  /** a section with its label: "Điều 1.", "I.", "2.1.", "a)", "-" */
  | 'item'
  | 'paragraph'
  /** "Căn cứ ..." before the body */
  | 'legal-basis'
  /** the note that belongs to a footnote mark */
  | 'footnote'
  /** "Nơi nhận:" and the lines under it */
  | 'recipients'
  /** right of signing, office, name */
  | 'signature'
  /** text that is not read: code fence, front matter, comment */
  | 'verbatim';

/** What a block leaves to the one behind it. */
export interface ReadingState {
  readonly part: 'body' | 'recipients' | 'signature' | 'appendix';
  /** A sentence that was cut, by a page end as a rule, and goes on behind this block. */
  readonly openSentence: boolean;
  /** How the verbatim text that we are in ends; empty outside. */
  readonly fence: '' | '```' | '~~~' | '---' | '-->';
  /** Inside “...” that goes over several blocks, as in amending texts. */
  readonly openQuote: boolean;
  /** Whether front matter, code fences and comments are markup (Markdown, `.vanban`) or plain words. */
  readonly markup: boolean;
}

/** The state before the first block. */
export function initialState(markup: boolean): ReadingState {
  return { part: 'body', openSentence: false, fence: '', openQuote: false, markup };
}

export function sameState(a: ReadingState, b: ReadingState): boolean {
  return (
    a === b ||
    (a.part === b.part &&
      a.openSentence === b.openSentence &&
      a.fence === b.fence &&
      a.openQuote === b.openQuote &&
      a.markup === b.markup)
  );
}

export interface Block {
  readonly kind: BlockKind;
  /** The text of the block with the line ends behind it. */
  readonly text: string;
  /** The same composed, with the way back when that moved anything. */
  readonly composed: Composed;
  /** The words without surrounding white space. */
  readonly content: Span;
  readonly label: Label | undefined;
  /** Places where a page end or a lost line broke the sentence in two: the white space between the halves. */
  readonly breaks: readonly Span[];
  /** Whether the block carries on the sentence of an earlier one, past a footnote. */
  readonly continues: boolean;
  /** Whether it was cut only because it is very long: the next block goes on with the same paragraph. */
  readonly cut: boolean;
  readonly entry: ReadingState;
  readonly exit: ReadingState;
  /** What was made of the block once and is kept with it; a function of the block alone. */
  readonly memo: BlockMemo;
}

/** Whether two blocks say the same: all else in a block follows from these. */
export function sameBlock(a: Block, b: Block): boolean {
  return (
    a.kind === b.kind &&
    a.cut === b.cut &&
    a.text === b.text &&
    sameState(a.entry, b.entry) &&
    sameState(a.exit, b.exit)
  );
}

/**
 * Room for what others make of a block, so that it lives and dies with it. It has every field from the beginning: where blocks
 * differed in what they had, and in which order it came, every look at one was a search.
 */
export class BlockMemo {
  folded: string | undefined = undefined;
  anchors: Readonly<Anchors> | undefined = undefined;
  key: string | undefined = undefined;
  places: readonly string[] | undefined = undefined;
  heading: Heading | undefined = undefined;
  reading: unknown = undefined;
  references: unknown = undefined;
  reports: unknown = undefined;
  backs: unknown = undefined;
  mentions: unknown = undefined;
  claims: unknown = undefined;
  tones: unknown = undefined;
  text: unknown = undefined;
  words: unknown = undefined;
  ranges: unknown = undefined;
  reviews: unknown = undefined;
  mismatches: unknown = undefined;
  replaced: unknown = undefined;
  blanks: boolean | undefined = undefined;
  ofComponents: boolean | undefined = undefined;
  attaches: boolean | undefined = undefined;
  foreign: boolean | undefined = undefined;
}

/** A block never grows much beyond this many units; a longer run is cut behind a sentence or a word. */
export const LONGEST_BLOCK = 8192;

/** Front matter is taken for such only when it ends within so many units. */
export const LONGEST_FRONT_MATTER = 20_000;

const FENCE = /^ {0,3}(```|~~~)/;
const COMMENT = /^\s*<!--/;
const HASHES = /^\s{0,3}#{1,6}\s/;
const QUOTED = /^\s*[|>]/;
const RULE = /^\s*(?:[-_*=—–]{3,}|\*)\s*$/;
const FOOTNOTE = /^\s*(?:[¹²³⁴-⁹⁰]{1,3}|\[\d{1,3}\]:?|\[\^[^\]\s]{1,20}\]:)/u;
const RECIPIENTS = /^[\s*_|]{0,40}n[ơo]i\s{1,8}nh[ậa]n[\s*_]{0,12}:/i;
const SIGNATURE =
  /^[\s*_|]{0,200}(?:T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.|TUQ\.|T\s?\/\s?UQ)[ \u00a0]*\p{Lu}/u;
const LEGAL_BASIS = /^\s*(?:[-–+*]\s*)?[*_]{0,3}(?:Căn\s+cứ|CĂN\s+CỨ|Can\s+cu)(?!\p{sc=Latin})/u;
/** The head of a document that is attached behind the signature. */
const ATTACHED =
  /^[\s*_#(]*(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|DANH SÁCH|HƯỚNG DẪN|NỘI QUY|CHIẾN LƯỢC|(?:Ban h[àa]nh k|K)[èe]m theo)(?!\p{sc=Latin})/u;
const SMALL_LETTER = /^[\s*_“"'(]*\p{Ll}/u;
/** Words that cannot end a sentence: what they begin must stand behind them. */
const OPEN_WORD =
  /(?:^|\s)(?:của|về|theo|tại|với|cho|bằng|từ|đến|trong|trên|và|hoặc|các|những|số|ngày|tháng|năm|thứ|khóa|khoá|thực hiện|triển khai|quán triệt|căn cứ|ban hành|hoàn thành|thi hành)$/;
/** The end of a line at which the number of a document is still to come, and what then begins the next one. */
const TYPE_AT_END =
  /(?:^|\s)(?:định|quyết|tư|thị|luận|lệnh|trình|cáo|văn|hoạch|báo|dẫn|luật|dinh|quyet|tu|thi|luan|lenh|trinh|cao|van|hoach|bao|dan|luat|NĐ|NQ|QĐ|TT)$/i;
const CODE_AT_START = /^\s*\d{1,5}[a-z]?(?:-[A-ZĐ]|\/(?:[A-ZĐ]|(?:19|20)\d\d\/))/;
/** The end of a line inside the name of the body that issued a document: "của Thủ tướng". */
const ISSUER_AT_END =
  /(?:của|cua|và|va)\s(?:[^.;:\s]{1,7}\s){0,4}(?:Thủ tướng|Bộ trưởng|Bộ|Chủ tịch|Ban|Chấp hành|Hội đồng|Giám đốc|Văn phòng|Ủy ban|Thu tuong|Bo truong|Bo|Chu tich|Chap hanh|Hoi dong|Giam doc|Van phong|Uy ban)$/;
const TYPE_WORD =
  /^\s*(?:Nghị quyết|Kết luận|Chỉ thị|Quyết định|Quy định|Quy chế|Nghị định|Thông tư|Thông báo|Hướng dẫn|Kế hoạch|Chương trình|Đề án|Luật|Bộ luật|Pháp lệnh|Báo cáo|Tờ trình|Công văn)\s/;

/** What a line may be by the first unit of its words; only the expressions of these are asked. */
const MAYBE_RULE = 1;
const MAYBE_MARKUP = 2;
const MAYBE_FOOTNOTE = 4;
const MAYBE_RECIPIENTS = 8;
const MAYBE_SIGNATURE = 16;
const MAYBE_BASIS = 32;
const MAYBE_APPENDIX = 64;
/** Headings and quotations of Markdown, rows of tables, the note below the title of what is attached. */
const MAYBE_OTHER = 128;
const OPENINGS = new Uint8Array(0x10000);
for (const [units, kinds] of [
  ['-–', MAYBE_RULE | MAYBE_BASIS],
  ['=—', MAYBE_RULE],
  ['+', MAYBE_BASIS],
  ['*_', MAYBE_RULE | MAYBE_BASIS | MAYBE_RECIPIENTS | MAYBE_SIGNATURE | MAYBE_APPENDIX | MAYBE_OTHER],
  ['#', MAYBE_APPENDIX | MAYBE_OTHER],
  ['|', MAYBE_OTHER | MAYBE_RECIPIENTS | MAYBE_SIGNATURE],
  ['>(', MAYBE_OTHER],
  ['`~<', MAYBE_MARKUP],
  ['¹²³⁰⁴⁵⁶⁷⁸⁹[', MAYBE_FOOTNOTE],
  ['nN', MAYBE_RECIPIENTS],
  ['TK', MAYBE_SIGNATURE],
  ['C', MAYBE_BASIS],
  ['P', MAYBE_APPENDIX],
] as const)
  for (const unit of units) OPENINGS[unit.charCodeAt(0)]! |= kinds;

/** What the line with these words may be; white space alone is nothing. */
function openingOf(words: string): number {
  let at = 0;
  while (isSpace(words.charCodeAt(at))) at += 1;
  return at < words.length ? OPENINGS[words.charCodeAt(at)]! : 0;
}

function isCapitals(line: string): boolean {
  return line.length > 3 && !/\p{Ll}/u.test(line) && /(?:^|[\s"“(*_])\p{Lu}{2,}(?![\d/-])/u.test(line);
}

function isInCapitals(line: Line): boolean {
  return (line.kinds & Unit.Small) === 0 && isCapitals(line.words);
}

/** The label that a line begins with; its offsets count the line as it is written. */
function labelOf(line: string, kinds: number): Label | undefined {
  if ((kinds & Unit.Mark) === 0) return readLabel(line);
  const { text, origin } = compose(line);
  const label = readLabel(text);
  if (!label || !origin) return label;
  return { ...label, span: spanOf(origin[label.span.start]!, origin[label.span.end]!), words: origin[label.words]! };
}

function opensMarkup(words: string, opening: number): boolean {
  return (opening & MAYBE_MARKUP) !== 0 && (FENCE.test(words) || COMMENT.test(words));
}

/** Whether a line begins something of its own and cannot carry on the block before it. */
function startsBlock(line: Line, markup: boolean): boolean {
  const { words } = line;
  const opening = openingOf(words);
  if (opening !== 0)
    if (
      ((opening & MAYBE_RULE) !== 0 && RULE.test(words)) ||
      (markup && opensMarkup(words, opening)) ||
      ((opening & MAYBE_FOOTNOTE) !== 0 && FOOTNOTE.test(words)) ||
      ((opening & MAYBE_RECIPIENTS) !== 0 && RECIPIENTS.test(words)) ||
      ((opening & MAYBE_SIGNATURE) !== 0 && SIGNATURE.test(words)) ||
      ((opening & MAYBE_BASIS) !== 0 && LEGAL_BASIS.test(words)) ||
      ((opening & MAYBE_APPENDIX) !== 0 && readAppendixHead(words, false) !== undefined) ||
      ((opening & MAYBE_OTHER) !== 0 && (HASHES.test(words) || QUOTED.test(words) || ISSUED_WITH.test(words)))
    )
      return true;
  return readLabel(words) !== undefined;
}

/** What the first line of a block says of its kind, before any label. */
interface Head {
  readonly kind: 'footnote' | 'recipients' | 'signature' | 'legal-basis' | undefined;
  readonly isRule: boolean;
  readonly isAppendix: boolean;
  readonly isHashed: boolean;
}

const PLAIN: Head = { kind: undefined, isRule: false, isAppendix: false, isHashed: false };

/** @param behind whether the line stands behind the body */
function headOf(words: string, opening: number, behind: boolean): Head {
  if (opening === 0) return PLAIN;
  let kind: Head['kind'];
  if ((opening & MAYBE_FOOTNOTE) !== 0 && FOOTNOTE.test(words)) kind = 'footnote';
  else if ((opening & MAYBE_RECIPIENTS) !== 0 && RECIPIENTS.test(words)) kind = 'recipients';
  else if ((opening & MAYBE_SIGNATURE) !== 0 && SIGNATURE.test(words)) kind = 'signature';
  else if ((opening & MAYBE_BASIS) !== 0 && LEGAL_BASIS.test(words)) kind = 'legal-basis';
  return {
    kind,
    isRule: (opening & MAYBE_RULE) !== 0 && RULE.test(words),
    isAppendix: (opening & MAYBE_APPENDIX) !== 0 && readAppendixHead(words, behind) !== undefined,
    isHashed: (opening & MAYBE_OTHER) !== 0 && HASHES.test(words),
  };
}

/** Reads the block that begins at `start`. */
export function readBlock(lines: Lines, start: number, entry: ReadingState): Block {
  const { text } = lines;
  const first = lines.at(start);
  const head = first.words;
  const opening = openingOf(head);

  if (entry.markup) {
    const opens = opensMarkup(head, opening) || (lines.origin + start === 0 && /^\ufeff?---\s*$/.test(head));
    if (entry.fence !== '' || opens) return readVerbatim(lines, start, entry);
  }

  if (first.isBlank && !first.isLast) {
    let last = first;
    while (last.next < text.length && last.next - start < LONGEST_BLOCK) {
      const next = lines.at(last.next);
      if (!next.isBlank || next.isLast) break;
      last = next;
    }
    return finish(text, { start, end: last.next, next: last.next, kinds: first.kinds }, 'blank', entry, entry);
  }

  if (first.end - start > LONGEST_BLOCK) {
    const end = deterministicCut(text, start);
    const label = entry.openSentence ? undefined : labelOf(first.written.slice(0, 400), first.kinds);
    const exit = { ...entry, openSentence: false };
    const extent = { start, end, next: end, kinds: first.kinds };
    return finish(text, extent, label ? 'item' : 'paragraph', entry, exit, { label, cut: true });
  }

  const { kind: announced, isRule, isAppendix, isHashed } = headOf(head, opening, entry.part !== 'body');
  const labelled = isAppendix ? undefined : labelOf(first.written, first.kinds);
  const label = labelled && !isTableRow(first.written) ? labelled : undefined;
  const capitals = isInCapitals(first);
  let kind: BlockKind = 'paragraph';
  if (announced) kind = announced;
  else if (label) kind = 'item';
  else if (capitals || isRule || isAppendix || isHashed) kind = 'heading';
  else if (entry.part === 'signature') kind = 'signature';

  // Lines that carry the block on.
  let last = first;
  let end = first.end;
  let kinds = first.kinds;
  let more: Line[] | undefined;
  let breaks: Span[] | undefined;
  let width = 0;
  const single = kind === 'heading' || kind === 'recipients' || kind === 'signature' || isRule;
  while (!single && last.next < text.length && !last.isLast) {
    const next = lines.at(last.next);
    if (next.end - start > LONGEST_BLOCK) break;
    if (!next.isBlank) {
      if (!isBroken(last.words, next.words) && !isCutReference(last.words, next.words)) {
        if (startsBlock(next, entry.markup) || isInCapitals(next) !== capitals) break;
        const words = last.words.trimEnd();
        width = Math.max(width, words.length);
        if (entry.part === 'recipients' || endsParagraph(last.words, words, next.words, width, 1 + (more?.length ?? 0)))
          break;
      }
      last = next;
      end = next.end;
      kinds |= next.kinds;
      (more ??= []).push(next);
      continue;
    }
    // A page end inside a sentence: blank lines, and the sentence goes on in small letters. Most paragraphs are whole: nothing behind
    // them is looked at then.
    if (entry.part !== 'body' || !mayBeLeftOpen(text, start, end, kinds)) break;
    const before = composed(text.slice(start, end), kinds).trimEnd();
    if (!isLeftOpen(before)) break;
    let beyond = next;
    let blanks = 1;
    while (beyond.next < text.length && !beyond.isLast && blanks < 6) {
      beyond = lines.at(beyond.next);
      if (!beyond.isBlank) break;
      blanks += 1;
    }
    if (beyond.isBlank || beyond.end - start > LONGEST_BLOCK) break;
    if (!resumes(before, beyond.words) || startsBlock(beyond, entry.markup)) break;
    const gap = spacesBefore(text, Math.max(start, end - 200), end);
    breaks ??= [];
    breaks.push(spanOf(end - gap - start, beyond.start + /^\s*/.exec(beyond.words)![0].length - start));
    last = beyond;
    end = beyond.end;
    kinds |= beyond.kinds;
    (more ??= []).push(beyond);
  }

  const extent = { start, end, next: last.next, kinds };
  const continues = entry.openSentence && kind === 'paragraph' && SMALL_LETTER.test(head);
  let part = entry.part;
  if (kind === 'recipients') part = 'recipients';
  else if (announced === 'signature') part = 'signature';
  else if (isAppendix) part = 'appendix';
  else if (part !== 'body' && part !== 'appendix' && isAttachedHead(head)) part = 'body';
  else if (part === 'recipients' && kind !== 'item' && (capitals || label)) part = 'body';
  else if (
    part === 'signature' &&
    ((label && label.kind !== 'dash') || composed(text.slice(start, end), kinds).length > 120)
  )
    part = 'body';
  const openSentence =
    kind === 'footnote'
      ? entry.openSentence
      : (kind === 'paragraph' || kind === 'item') &&
        part === 'body' &&
        mayBeLeftOpen(text, start, end, kinds) &&
        isCutSentence(composed(text.slice(start, end), kinds));
  const openQuote =
    (kinds & Unit.Quote) === 0
      ? entry.openQuote
      : quoteStaysOpen(composed(text.slice(start, end), kinds), entry.openQuote);
  if (entry.part === 'recipients' && part === 'recipients' && announced !== 'recipients')
    kind = label ? 'item' : 'recipients';
  return finish(text, extent, kind, entry, leave(entry, part, openSentence, openQuote), {
    label,
    breaks,
    continues,
    anchors: (kinds & Unit.Mark) === 0 ? anchorsOfLines(first, more) : undefined,
  });
}

/** The state behind a block; the very same where nothing changed. */
function leave(
  entry: ReadingState,
  part: ReadingState['part'],
  openSentence: boolean,
  openQuote: boolean,
): ReadingState {
  const exit: ReadingState = { markup: entry.markup, part, fence: '', openQuote, openSentence };
  return sameState(entry, exit) ? entry : exit;
}

function composed(text: string, kinds: number): string {
  return (kinds & Unit.Mark) === 0 ? text : text.normalize('NFC');
}

/** Offset behind the last unit from `start` to `end` that is no white space. */
function inkEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Length of the white space without line ends that ends at `end`. */
function spacesBefore(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1)) && !/[\r\n]/.test(text[at - 1]!)) at -= 1;
  return end - at;
}

/** Whether the words from `start` to `end` have an end, by their last unit, with which a sentence may be left open. */
function mayBeLeftOpen(text: string, start: number, end: number, kinds: number): boolean {
  if ((kinds & Unit.Mark) !== 0) return true;
  const unit = text.charCodeAt(inkEnd(text, start, end) - 1);
  return unit === 0x2c || isWordUnit(unit);
}

/** Whether a line ends inside a code ("15/2021/NĐ-") or a short bracket ("(khóa"): what follows then begins nothing new. */
function isBroken(line: string, following: string): boolean {
  if (line.charCodeAt(inkEnd(line, 0, line.length) - 1) === 0x2d && /[A-ZĐÐ]-\s*$/.test(line.slice(-16)))
    return /^\s*[A-ZĐÐ]{2}/.test(following);
  return hasOpenBracket(line) && /^[^()]{0,12}\)/.test(following.slice(0, 16));
}

/** Whether a bracket opens among the last units of a line. */
function hasOpenBracket(line: string): boolean {
  for (let at = line.length - 1; at >= 0 && at >= line.length - 13; at--) {
    const unit = line.charCodeAt(at);
    if (unit === 0x28 || unit === 0x29) return unit === 0x28;
  }
  return false;
}

/** Whether the last mark of some words, in quotation marks or a bracket or not, is one of these. */
function endsWithMark(words: string, marks: string): boolean {
  const last = words.charAt(words.length - 1);
  return last !== '' && marks.includes('"”’)'.includes(last) ? words.charAt(words.length - 2) || ' ' : last);
}

/** "(Ban hành kèm theo Quyết định số ...)": the note below the title of what is attached. */
export const ISSUED_WITH = /^[\s*_]{0,6}\((?:ban hành\s)?kèm theo/i;

/** Whether a line is the head of a document that is attached to the one before it. */
export function isAttachedHead(line: string): boolean {
  return ATTACHED.test(line);
}

/** The same of a block, kept with it. */
export function isAttaching({ text, memo }: Block): boolean {
  return (memo.attaches ??= isAttachedHead(text));
}

const COLUMN_GAP = /\S(?:\t|[ \u00a0]{3,40})(?=\S)/g;

/** Whether a line is a row of a table that lost its lines: its cells stand apart by wide gaps. */
function isTableRow(line: string): boolean {
  if (!line.includes('\t') && !line.includes('   ') && !line.includes('\u00a0')) return false;
  return (line.match(COLUMN_GAP)?.length ?? 0) > 2;
}

/** Words that a number must follow: a line that ends with one of them is carried on, whatever the next begins with. */
const BEFORE_NUMBER =
  /(?:^|[\s(])(?:điều|khoản|điểm|mục|chương|phần|số|ngày|tháng|năm|quý|lần|thứ|từ|đến|trang|tuổi|hơn|gần|khoảng)$/i;
const DASH_OF_PAIR = /^[-–—] \p{Ll}/u;

/**
 * Whether wrapping cut a line before a number that belongs to it ("theo Điều" / "12. Các cơ quan") or before the dash of a pair
 * ("kinh tế" / "- xã hội"): what follows looks like the beginning of a section and is none.
 */
function isCutReference(line: string, following: string): boolean {
  const unit = following.charCodeAt(0);
  if (line.length < 50 || !(isDigit(unit) || unit === 0x2d || unit === 0x2013 || unit === 0x2014)) return false;
  const tail = line.slice(-24).trimEnd();
  // "… một số điều" / "1. Sửa đổi …" begins a list: a first number is believed.
  if (isDigit(unit)) return !/^1[.)]/.test(following) && BEFORE_NUMBER.test(tail);
  // The items of a list may be short and in small letters; a wrapped line is long and is none of them.
  return DASH_OF_PAIR.test(following) && /\p{sc=Latin}$/u.test(tail) && !/^\s*[-–—+•*]/.test(line);
}

/**
 * Whether a line closes its paragraph although no blank line follows. A short line does, and so does one that ends a sentence
 * when the next line is set off as a new paragraph.
 *
 * @param words the line without the white space behind it
 * @param lines how many lines the paragraph has so far
 */
function endsParagraph(line: string, words: string, following: string, width: number, lines: number): boolean {
  const tail = line.slice(-40).trimEnd();
  if (endsWithMark(words, 'oOốỐ:') && /(?:^|\s)(?:số|so)\s{0,4}:?$/i.test(tail)) return false;
  if (CODE_AT_START.test(following) && TYPE_AT_END.test(tail)) return false;
  if (/^\s*\p{Lu}/u.test(following) && ISSUER_AT_END.test(tail)) return false;
  if (isSpace(following.charCodeAt(0)) && !isSpace(line.charCodeAt(0)) && endsWithMark(words, '.:;!?')) return true;
  if (endsWithMark(words, '.;:!?…')) return !SMALL_LETTER.test(following);
  const { length } = words;
  if (length >= 50 || SMALL_LETTER.test(following) || OPEN_WORD.test(tail)) return false;
  // In wrapped text the next word did not fit any more.
  const word = /^\s*\S+/.exec(following.slice(0, 60))?.[0].trim().length ?? 0;
  // A column that narrow is believed only when lines of it went on already.
  if (length < (lines > 2 ? 18 : 30)) return true;
  return length + 1 + word <= Math.max(width, Math.min(following.trimEnd().length, 80));
}

/** Whether a long sentence was left without its end. */
function isCutSentence(content: string): boolean {
  const words = content.trimEnd();
  return words.length > 60 && endsInLetter(words) && /[,;.]/.test(words) && !isCapitals(words.slice(-200));
}

/** Whether what stands behind blank lines goes on with the sentence before them. */
function isLeftOpen(words: string): boolean {
  return words.length >= 30 && (endsInLetter(words) || (words.endsWith(',') && endsInLetter(words.slice(-4, -1))));
}

/** Whether what stands behind blank lines goes on with the words that were left open before them. */
function resumes(words: string, resumed: string): boolean {
  if (SMALL_LETTER.test(resumed)) return true;
  return (
    words.length > 60 &&
    OPEN_WORD.test(words.slice(-30).toLowerCase()) &&
    TYPE_WORD.test(resumed) &&
    resumed.length > 60
  );
}

function endsInLetter(words: string): boolean {
  const unit = words.charCodeAt(words.length - 1);
  return isWordUnit(unit) && !(unit >= 0x30 && unit <= 0x39);
}

/** A quotation that runs over several blocks begins one, or stands behind the colon of "như sau:". */
const OPENS_QUOTATION = /(?:^|:)\s{0,9}$/;
/** A provision in straight quotation marks, as amending texts quote it: "9. Mức tham chiếu ... */
const QUOTED_PROVISION = /^\s*"(?:\d{1,3}[a-zđ]?\.|\p{Ll}\)|Điều\s|Chương\s|Mục\s|PHỤ LỤC|Phụ lục)/u;

/** Whether a quotation is open behind these words. A mark that is only missing its other half somewhere in a sentence opens none. */
function quoteStaysOpen(content: string, open: boolean): boolean {
  const lastOpen = content.lastIndexOf('“');
  const lastClose = content.lastIndexOf('”');
  if (lastOpen > lastClose) return open || OPENS_QUOTATION.test(content.slice(Math.max(0, lastOpen - 12), lastOpen));
  if (lastClose >= 0) return false;
  if (!content.includes('"')) return open;
  // Texts mix “ with ": whatever ends a block closes what is open.
  if (open) return !/"[.;,]?\s*$/.test(content.slice(-6));
  return QUOTED_PROVISION.test(content.slice(0, 24)) && content.split('"').length % 2 === 0;
}

function deterministicCut(text: string, start: number): number {
  const window = text.slice(start, start + LONGEST_BLOCK);
  const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('; '));
  if (sentence > LONGEST_BLOCK / 2) return start + sentence + 2;
  const space = window.lastIndexOf(' ');
  if (space > LONGEST_BLOCK / 2) return start + space + 1;
  // Never between the halves of a surrogate pair, nor before a combining mark.
  let end = start + window.length;
  while (end > start + LONGEST_BLOCK / 2 && /[\udc00-\udfff\u0300-\u036f]/.test(text[end] ?? '')) end -= 1;
  return end;
}

function readVerbatim(lines: Lines, start: number, entry: ReadingState): Block {
  const { text } = lines;
  const first = lines.at(start);
  const head = first.written;
  let fence = entry.fence;
  let line = first;
  let opened = fence === '';
  if (opened) {
    fence = COMMENT.test(head) ? '-->' : ((FENCE.exec(head)?.[1] as '```' | '~~~' | undefined) ?? '---');
    if (fence === '-->' && head.includes('-->')) fence = '';
    if (fence === '---' && !/^---\s*$/m.test(text.slice(first.next, LONGEST_FRONT_MATTER))) {
      fence = '';
      opened = false;
    }
  }
  let done = fence === '';
  while (!done && line.next < text.length && line.next - start < LONGEST_BLOCK) {
    const next = lines.at(line.next);
    const content = next.written;
    if (next.next === line.next) break;
    line = next;
    done = fence === '-->' ? content.includes('-->') : content.trimStart().startsWith(fence);
  }
  const exit: ReadingState = { ...entry, fence: done ? '' : fence };
  const extent = { start, end: line.end, next: Math.max(line.next, start + 1), kinds: Unit.Mark };
  return finish(text, extent, 'verbatim', entry, exit);
}

/** Where a block stands in the text: its words end at `end`, the next block begins at `next`. */
interface Extent {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** The kinds of its units, or more. */
  readonly kinds: number;
}

function finish(
  text: string,
  { start, end, next, kinds }: Extent,
  kind: BlockKind,
  entry: ReadingState,
  exit: ReadingState,
  {
    label,
    breaks,
    cut = false,
    continues = false,
    anchors,
  }: {
    label?: Label | undefined;
    breaks?: readonly Span[] | undefined;
    cut?: boolean;
    continues?: boolean;
    anchors?: Readonly<Anchors> | undefined;
  } = {},
): Block {
  const own = text.slice(start, next);
  let from = start;
  let to = start;
  if (kind !== 'blank') {
    to = inkEnd(text, start, end);
    while (from < to && isSpace(text.charCodeAt(from))) from += 1;
    if (to === start) from = to = end;
  }
  return {
    kind,
    text: own,
    composed: (kinds & Unit.Mark) === 0 ? { text: own } : compose(own),
    content: spanOf(from - start, to - start),
    label,
    breaks: breaks ?? NO_BREAKS,
    continues,
    cut,
    entry,
    exit,
    memo: memoWith(anchors),
  };
}

const NO_BREAKS: readonly Span[] = [];

/** The folded text of a block, made once. */
export function foldedText(block: Block): string {
  return (block.memo.folded ??= fold(block.composed.text));
}

/** Where in the composed text of a block something may begin; near its end there may be more, since lines are scanned with what follows. */
export function anchorsOf(block: Block): Readonly<Anchors> {
  return (block.memo.anchors ??= anchorsIn(block.composed.text));
}

function memoWith(anchors: Readonly<Anchors> | undefined): BlockMemo {
  const memo = new BlockMemo();
  memo.anchors = anchors;
  return memo;
}
