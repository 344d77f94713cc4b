/**
 * Blocks: a run of lines read as one thing. The reader goes from block to block and carries a small state along; a block and
 * the state behind it depend on nothing but the state before it and the text up to the next block, so after an edit reading
 * may stop as soon as both agree again with what was read before.
 *
 * All offsets inside a block count from its own start. Where the block stands in the draft is known to the draft alone.
 */
import { compose, fold, isWordUnit, endWhile, type Composed } from './fold';
import { readAppendixHead, readLabel, type Label } from './labels';
import { spanOf, type Span } from './span';

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

/** Room for what others make of a block, so that it lives and dies with it. */
export interface BlockMemo {
  folded?: string;
  reading?: unknown;
  references?: unknown;
  reports?: unknown;
  backs?: unknown;
  settings?: unknown;
  claims?: unknown;
}

/** A block never grows much beyond this many units; a longer run is cut behind a sentence or a word. */
export const LONGEST_BLOCK = 8192;

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  /** Behind the line end. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const limit = start + 2 * LONGEST_BLOCK;
  let end = start;
  // Not indexOf: it would look for a lone CR through the whole text again and again.
  for (; end < text.length && end < limit; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 10) return { start, end, next: end + 1 };
    if (unit === 13) return { start, end, next: text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1 };
  }
  return { start, end, next: end };
}

/** Front matter is taken for such only when it ends within so many units. */
export const LONGEST_FRONT_MATTER = 20_000;

const BLANK = /^[\s\ufeff\u200b]*$/;
const FENCE = /^ {0,3}(```|~~~)/;
const RULE = /^\s*(?:[-_*=—–]{3,}|\*)\s*$/;
const FOOTNOTE = /^\s*(?:[¹²³⁴-⁹⁰]{1,3}|\[\d{1,3}\]:?|\[\^[^\]\s]{1,20}\]:)/u;
const RECIPIENTS = /^[\s*_|]{0,40}n[ơo]i\s{1,8}nh[ậa]n[\s*_]{0,12}:/i;
const SIGNATURE =
  /^[\s*_|]{0,200}(?:T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.|TUQ\.|T\s?\/\s?UQ)[ \u00a0]*\p{Lu}/u;
const LEGAL_BASIS = /^\s*(?:[-–+*]\s*)?[*_]{0,3}(?:Căn\s+cứ|CĂN\s+CỨ|Can\s+cu)(?!\p{L})/u;
/** The head of a document that is attached behind the signature. */
const ATTACHED =
  /^[\s*_#(]*(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|DANH SÁCH|HƯỚNG DẪN|NỘI QUY|CHIẾN LƯỢC|(?:Ban h[àa]nh k|K)[èe]m theo)(?!\p{L})/u;
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

function isCapitals(line: string): boolean {
  return line.length > 3 && !/\p{Ll}/u.test(line) && /(?:^|[\s"“(*_])\p{Lu}{2,}(?![\d/-])/u.test(line);
}

/** The letters of a line joined with their marks: what a line is does not depend on how it is encoded. */
function composed(line: string): string {
  return MARK.test(line) ? line.normalize('NFC') : line;
}

const MARK = /[\u0300-\u036f]/;

/** The label that a line begins with; its offsets count the line as it is written. */
function labelOf(line: string): Label | undefined {
  if (!MARK.test(line)) return readLabel(line);
  const { text, origin } = compose(line);
  const label = readLabel(text);
  if (!label || !origin) return label;
  return { ...label, span: spanOf(origin[label.span.start]!, origin[label.span.end]!), words: origin[label.words]! };
}

/** Whether a line begins something of its own and cannot carry on the block before it. */
function startsBlock(line: string, markup: boolean): boolean {
  return (
    readLabel(line) !== undefined ||
    RULE.test(line) ||
    (markup && (FENCE.test(line) || /^\s*<!--/.test(line))) ||
    FOOTNOTE.test(line) ||
    RECIPIENTS.test(line) ||
    SIGNATURE.test(line) ||
    LEGAL_BASIS.test(line) ||
    ISSUED_WITH.test(line) ||
    readAppendixHead(line, false) !== undefined ||
    /^\s{0,3}#{1,6}\s/.test(line) ||
    /^\s*[|>]/.test(line)
  );
}

/** Reads the block that begins at `start`. */
export function readBlock(text: string, start: number, entry: ReadingState): Block {
  const first = lineAt(text, start);
  const written = text.slice(first.start, first.end);
  const head = composed(written);

  if (entry.markup) {
    const opens = FENCE.test(head) || /^\s*<!--/.test(head) || (start === 0 && /^\ufeff?---\s*$/.test(head));
    if (entry.fence !== '' || opens) return readVerbatim(text, start, entry);
  }

  if (BLANK.test(head) && first.next > first.end) {
    let line = first;
    while (line.next < text.length && line.next - start < LONGEST_BLOCK) {
      const next = lineAt(text, line.next);
      if (!BLANK.test(text.slice(next.start, next.end)) || next.next === next.end) break;
      line = next;
    }
    return finish(text, start, line.next, line.next, 'blank', undefined, [], entry, entry);
  }

  if (first.end - start > LONGEST_BLOCK) {
    const end = deterministicCut(text, start);
    const label = entry.openSentence ? undefined : labelOf(written.slice(0, 400));
    return finish(
      text,
      start,
      end,
      end,
      label ? 'item' : 'paragraph',
      label,
      [],
      entry,
      { ...entry, openSentence: false },
      true,
    );
  }

  const appendix = readAppendixHead(head, entry.part !== 'body') !== undefined;
  const label = appendix || isTableRow(written) ? undefined : labelOf(written);
  const capitals = isCapitals(head);
  const footnote = FOOTNOTE.test(head);
  const recipients = RECIPIENTS.test(head);
  const signature = SIGNATURE.test(head);
  let kind: BlockKind = 'paragraph';
  if (footnote) kind = 'footnote';
  else if (recipients) kind = 'recipients';
  else if (signature) kind = 'signature';
  else if (LEGAL_BASIS.test(head)) kind = 'legal-basis';
  else if (label) kind = 'item';
  else if (capitals || appendix || RULE.test(head) || /^\s{0,3}#{1,6}\s/.test(head)) kind = 'heading';
  else if (entry.part === 'signature') kind = 'signature';

  // Lines that carry the block on.
  let last = first;
  let end = first.end;
  const breaks: Span[] = [];
  let width = 0;
  let lines = 1;
  const single = kind === 'heading' || kind === 'recipients' || kind === 'signature' || RULE.test(head);
  while (!single && last.next < text.length && last.next > last.end) {
    const line = composed(text.slice(last.start, last.end));
    const next = lineAt(text, last.next);
    const following = composed(text.slice(next.start, next.end));
    if (next.end - start > LONGEST_BLOCK) break;
    if (!BLANK.test(following)) {
      if (isBroken(line, following) || isCutReference(line, following)) {
        last = next;
        end = next.end;
        lines += 1;
        continue;
      }
      if (startsBlock(following, entry.markup) || isCapitals(following) !== capitals) break;
      width = Math.max(width, line.trimEnd().length);
      if (entry.part === 'recipients' || endsParagraph(line, following, width, lines)) break;
      last = next;
      end = next.end;
      lines += 1;
      continue;
    }
    // A page end inside a sentence: blank lines, and the sentence goes on in small letters. Most paragraphs are whole: nothing behind
    // them is looked at then.
    const before = composed(text.slice(start, end)).trimEnd();
    if (entry.part !== 'body' || !isLeftOpen(before)) break;
    let beyond = next;
    let blanks = 1;
    while (beyond.next < text.length && beyond.next > beyond.end && blanks < 6) {
      beyond = lineAt(text, beyond.next);
      if (!BLANK.test(text.slice(beyond.start, beyond.end))) break;
      blanks += 1;
    }
    const resumed = composed(text.slice(beyond.start, beyond.end));
    if (BLANK.test(resumed) || beyond.end - start > LONGEST_BLOCK) break;
    if (!resumes(before, resumed) || startsBlock(resumed, entry.markup)) break;
    const trimmed =
      end - endWhile(text.slice(Math.max(start, end - 200), end), (unit) => /[^\S\r\n]/.test(unit)).length;
    breaks.push(spanOf(trimmed - start, beyond.start + /^\s*/.exec(resumed)![0].length - start));
    last = beyond;
    end = beyond.end;
  }

  const content = composed(text.slice(start, end));
  const continues = entry.openSentence && kind === 'paragraph' && SMALL_LETTER.test(head);
  let part = entry.part;
  if (recipients) part = 'recipients';
  else if (signature) part = 'signature';
  else if (appendix) part = 'appendix';
  else if (part !== 'body' && part !== 'appendix' && isAttachedHead(head)) part = 'body';
  else if (part === 'recipients' && kind !== 'item' && (capitals || label)) part = 'body';
  else if (part === 'signature' && (content.length > 120 || (label && label.kind !== 'dash'))) part = 'body';
  const exit: ReadingState = {
    markup: entry.markup,
    part,
    fence: '',
    openQuote: quoteStaysOpen(content, entry.openQuote),
    openSentence:
      kind === 'footnote'
        ? entry.openSentence
        : (kind === 'paragraph' || kind === 'item') && part === 'body' && isCutSentence(content),
  };
  if (entry.part === 'recipients' && part === 'recipients' && !recipients) kind = label ? 'item' : 'recipients';
  return finish(text, start, last.next, end, kind, label, breaks, entry, exit, false, continues);
}

/** Whether a line ends inside a code ("15/2021/NĐ-") or a short bracket ("(khóa"): what follows then begins nothing new. */
function isBroken(line: string, following: string): boolean {
  const tail = line.slice(-16);
  if (/[A-ZĐÐ]-\s*$/.test(tail)) return /^\s*[A-ZĐÐ]{2}/.test(following);
  return /\([^()]{0,12}$/.test(tail) && /^[^()]{0,12}\)/.test(following.slice(0, 16));
}

/** "(Ban hành kèm theo Quyết định số ...)": the note below the title of what is attached. */
export const ISSUED_WITH = /^[\s*_]{0,6}\((?:ban hành\s)?kèm theo/i;

/** Whether a line is the head of a document that is attached to the one before it. */
export function isAttachedHead(line: string): boolean {
  return ATTACHED.test(line);
}

const COLUMN_GAP = /\S(?:\t|[ \u00a0]{3,40})(?=\S)/g;

/** Whether a line is a row of a table that lost its lines: its cells stand apart by wide gaps. */
function isTableRow(line: string): boolean {
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
  const tail = line.slice(-24).trimEnd();
  // "… một số điều" / "1. Sửa đổi …" begins a list: a first number is believed.
  if (/^\d/.test(following)) return line.length >= 50 && !/^1[.)]/.test(following) && BEFORE_NUMBER.test(tail);
  // The items of a list may be short and in small letters; a wrapped line is long and is none of them.
  return line.length >= 50 && DASH_OF_PAIR.test(following) && /\p{L}$/u.test(tail) && !/^\s*[-–—+•*]/.test(line);
}

/**
 * Whether a line closes its paragraph although no blank line follows. A short line does, and so does one that ends a sentence
 * when the next line is set off as a new paragraph.
 */
function endsParagraph(line: string, following: string, width: number, lines: number): boolean {
  const tail = line.slice(-40).trimEnd();
  if (/(?:^|\s)(?:số|so)\s{0,4}:?$/i.test(tail)) return false;
  if (CODE_AT_START.test(following) && TYPE_AT_END.test(tail)) return false;
  if (ISSUER_AT_END.test(tail) && /^\s*\p{Lu}/u.test(following)) return false;
  if (/^\s/.test(following) && !/^\s/.test(line) && /[.:;!?]["”’)]?\s*$/.test(line)) return true;
  if (/[.;:!?…]["”’)]?\s*$/.test(line)) return !SMALL_LETTER.test(following);
  const length = line.trimEnd().length;
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

function readVerbatim(text: string, start: number, entry: ReadingState): Block {
  const first = lineAt(text, start);
  const head = text.slice(first.start, first.end);
  let fence = entry.fence;
  let line = first;
  let opened = fence === '';
  if (opened) {
    fence = /^\s*<!--/.test(head) ? '-->' : ((FENCE.exec(head)?.[1] as '```' | '~~~' | undefined) ?? '---');
    if (fence === '-->' && head.includes('-->')) fence = '';
    if (fence === '---' && !/^---\s*$/m.test(text.slice(first.next, LONGEST_FRONT_MATTER))) {
      fence = '';
      opened = false;
    }
  }
  let done = fence === '';
  while (!done && line.next < text.length && line.next - start < LONGEST_BLOCK) {
    const next = lineAt(text, line.next);
    const content = text.slice(next.start, next.end);
    if (next.next === line.next) break;
    line = next;
    done = fence === '-->' ? content.includes('-->') : content.trimStart().startsWith(fence);
  }
  const exit: ReadingState = { ...entry, fence: done ? '' : fence };
  return finish(text, start, Math.max(line.next, start + 1), line.end, 'verbatim', undefined, [], entry, exit);
}

function finish(
  text: string,
  start: number,
  next: number,
  end: number,
  kind: BlockKind,
  label: Label | undefined,
  breaks: readonly Span[],
  entry: ReadingState,
  exit: ReadingState,
  cut = false,
  continues = false,
): Block {
  const own = text.slice(start, next);
  const inner = own.slice(0, end - start);
  const from = inner.length - inner.trimStart().length;
  const content = kind === 'blank' ? spanOf(0, 0) : spanOf(from, Math.max(from, inner.trimEnd().length));
  return { kind, text: own, composed: compose(own), content, label, breaks, continues, cut, entry, exit, memo: {} };
}

/** The folded text of a block, made once. */
export function foldedText(block: Block): string {
  return (block.memo.folded ??= fold(block.composed.text));
}
