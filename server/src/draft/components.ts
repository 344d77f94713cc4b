/**
 * Components (thành phần thể thức) of a draft: what stands in its head, under its title and at its end, in plain text, in
 * Markdown and in headers of two columns that copying from Word laid side by side or one below the other.
 *
 * Party: Quy định 399-QĐ/TW, Điều 14; Hướng dẫn 05-HD/VPTW, I and II. State: Nghị định 30/2020/NĐ-CP, Điều 8.
 */
import { BODY_WORDS, OFFICE_WORDS, PERSONAL_TITLES } from '../norms/signatures';
import { isAttaching, ISSUED_WITH, type Block } from './blocks';
import { foldKey } from './fold';
import type { Identity } from './identity';
import { squeeze } from './issuers';
import { keyIn } from './key';
import { readAppendixHead } from './labels';
import type { TitlePlace } from './sections';
import { shift, spanOf, type Span } from './span';
import type { Text } from './text';

export type ComponentKind =
  /** "ĐẢNG CỘNG SẢN VIỆT NAM" */
  | 'party-heading'
  /** Quốc hiệu */
  | 'national-heading'
  /** Tiêu ngữ */
  | 'motto'
  /** the body above the issuing one */
  | 'superior'
  | 'issuer'
  /** "Số 04-NQ/TU", also while it is blank */
  | 'number'
  /** "Hải Phòng, ngày 06 tháng 7 năm 2022" */
  | 'place-date'
  /** the type name */
  | 'type'
  /** "CỦA BAN THƯỜNG VỤ THÀNH ỦY", or who issues, above the legal basis of a State document */
  | 'author'
  /** trích yếu */
  | 'subject'
  /** "Kính gửi", "Kính trình" and whom */
  | 'addressee'
  | 'legal-basis'
  /** "QUYẾT ĐỊNH:" */
  | 'enacting'
  | 'body'
  /** "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH" */
  | 'authority'
  /** "BÍ THƯ" */
  | 'office'
  /** the name below the office */
  | 'signatory'
  /** "Nơi nhận:" */
  | 'recipients'
  /** one entry of the list below it */
  | 'recipient'
  /** "Lưu: VT" */
  | 'filing'
  | 'footnote'
  | 'appendix'
  /** the note "(Ban hành kèm theo ...)" of an appendix or an attached document */
  | 'issued-with'
  /** "MẬT", "TỐI MẬT", "TUYỆT MẬT" */
  | 'secrecy'
  /** "KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC" */
  | 'urgency'
  /** "Lưu hành nội bộ", "Tài liệu hội nghị", "Xem xong trả lại" */
  | 'circulation'
  /** "Dự thảo lần 2" */
  | 'draft-mark'
  /** address and telephone at the foot of an official letter */
  | 'contact';

export interface Component {
  readonly kind: ComponentKind;
  /** Offsets count from the start of the draft. */
  readonly span: Span;
  /** The words on one line, without marks of emphasis. */
  readonly text: string;
}

/** A piece of a line that stands by itself: columns lie apart by tabs, wide gaps or the bars of a table. */
interface Cell {
  readonly span: Span;
  readonly text: string;
  readonly key: string;
  /** Whether it is the last of several on its line: the right column. */
  readonly right: boolean;
}

const GAP = /\t+|[ \u00a0]{3,200}|[ \u00a0]{0,9}\|[ \u00a0]{0,9}/g;
const EDGE = /[\s*_#>\\|]/;
const LONGEST_LINE = 2000;

/** The cells of the lines of a piece of text. */
function cellsIn(whole: Text, piece: Span): Cell[] {
  const text = whole.slice(piece.start, piece.end);
  const cells: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && !/[\r\n]/.test(text[end]!)) end += 1;
    const line: Cell[] = [];
    const add = (from: number, to: number): void => {
      let start = from;
      let stop = to;
      while (start < stop && EDGE.test(text[start]!)) start += 1;
      while (stop > start && EDGE.test(text[stop - 1]!)) stop -= 1;
      if (start === stop) return;
      const before = line.at(-1);
      if (before && BEFORE_BLANK.test(before.key)) {
        start = before.span.start - piece.start;
        line.pop();
      }
      const words = squeeze(text.slice(start, stop).replace(/[*_\\]{1,3}/g, ''));
      line.push({ span: shift(spanOf(start, stop), piece.start), text: words, key: foldKey(words), right: false });
    };
    if (end - at <= LONGEST_LINE) {
      const written = text.slice(at, end);
      let from = 0;
      for (const gap of written.matchAll(GAP)) {
        add(at + from, at + gap.index);
        from = gap.index + gap[0].length;
      }
      add(at + from, end);
    }
    line.forEach((cell, index) => cells.push(index > 0 && index === line.length - 1 ? { ...cell, right: true } : cell));
    at = end + 1;
  }
  return cells;
}

/** "TỈNH ỦY ĐÔNG HÀ ĐẢNG CỘNG SẢN VIỆT NAM": the columns may run into one another. */
const PARTY_HEADING = /dang cong san viet nam$/;
const NATIONAL_HEADING = /cong hoa xa hoi chu nghia viet nam/;
const MOTTO = /doc lap ?- ?tu do ?- ?hanh phuc/;
/** The number may still be a blank: "Số:      -KL/TU", "Số: .../KH-UBND", "Số xx-KL/TU". */
const NUMBER = /^(?:luat |bo luat |phap lenh |lenh )?so(?: ?: ?| ?(?=[\d.…_/-])|$| (?=[a-z\[(]{1,4}[-/]))/;
/** A column does not end in the blank of a number or a date: "Số:      -KL/TU", "ngày     tháng 5 năm 2025". */
const BEFORE_BLANK = /(?:^|[ ,])(?:ngay|thang|nam|so ?:?)$/;
const PLACE_AND_DATE =
  /^(?:[^,\d]{2,40}(?: \d{1,2})?, ?)?ngay ?(?:\d{1,2}|[ .…_x]{0,12}) ?thang ?(?:\d{1,2}|[ .…_x]{0,12}) ?nam ?(?:\d{4}|[\dx .…_]{0,8})\.?$/;
/** The same against the norm, in figures: "Hải Phòng, ngày 06/7/2022". */
const PLACE_AND_FIGURES = /^[^,\d]{2,40}, ?(?:ngay )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}$/;
const SECRECY = /^(?:tuyet mat|toi mat|mat)$/;
const URGENCY = /^(?:hoa toc(?: hen gio)?|thuong khan|khan)$/;
const CIRCULATION =
  /^\(?(?:luu hanh noi bo|tai lieu hoi nghi|tai lieu (?:phuc vu|trinh) .{1,60}|xem xong tra lai|xong hoi nghi tra lai|khong pho bien)\)?$/;
const DRAFT_MARK = /^\(?du thao(?: lan (?:thu )?(?:\d{1,2}|[ivx]{1,4}|[a-z]{2,5}))?(?: ngay .{1,30})?\)?\.?$/;
/** What a header also carries and no norm asks for: the rule under a name, page numbers, the head of the gazette. */
const ORNAMENT = /^[-–—=_*.+:\s\d]{0,200}$|^cong bao ?\//;
const SUBJECT_OF_LETTER = /^(?:v ?\/ ?v|ve viec) ?:? ?\S/;
const ADDRESSEE = /^kinh (?:gui|trinh)\b/;
const AUTHOR = /^cua /;
const CONTACT = /^(?:dia chi|dien thoai|email|e-mail|website|so dien thoai)\b ?:/;
const AUTHORITY = /^(?:t ?\/ ?m\.?|tm\.|k ?\/ ?t\.?|kt\.|t ?\/ ?l\.?|tl\.|tuq\.|t ?\/ ?uq\.?) ?\S/;
/** The same without any mark. */
const BARE_AUTHORITY = /^(?:tm|kt|tl|tuq) (?=\S)/;
const ENTRY = /^[-–+*•] ?/;
const FILING = /^(?:[-–+*•] ?)?luu\b/;
const ENACTING = /^(?:quyet dinh|quyet nghi|chi thi|quy dinh|ket luan|ra lenh|cong bo) ?:$/;
const SIGNED = /^\(?(?:da ky|ky,? (?:ghi ro ho ten|dong dau)|chu ky)\b/;
const BLANK_LINE = /\n[^\S\n]{0,200}\n/;
/** More lines than a head has. */
const MOST_HEAD_BLOCKS = 60;
/** More lines than recipients and signatures have: what follows is no end of this document. */
const MOST_END_BLOCKS = 300;

function isCapitals(text: string): boolean {
  const composed = text.normalize('NFC');
  return /\p{Lu}{2}/u.test(composed) && !/\p{Ll}/u.test(composed);
}

const startsWithWord = (words: readonly string[]): ((key: string) => boolean) => {
  const known = new Set(words);
  const longest = Math.max(...words.map((word) => word.split(' ').length));
  return (key) => {
    const parts = key.split(' ', longest);
    return parts.some((_, count) => known.has(parts.slice(0, count + 1).join(' ')));
  };
};
const isBody = startsWithWord(BODY_WORDS);
const isOffice = startsWithWord(OFFICE_WORDS);
const officeOf = (key: string): boolean => isOffice(key.replace(/^(?:q\. ?|quyen )/, ''));

/** Two to six words, each with a capital, that is a person's name. */
const NAME = /^\p{Lu}\p{Ll}{0,8}(?: \p{Lu}\p{Ll}{0,8}){1,5}$/u;
const TITLES = [...PERSONAL_TITLES].sort((a, b) => b.length - a.length);

/** How many units of a name are titles, degrees and ranks before it: "PGS.TS. Nguyễn Văn An". */
export function titlesBefore(name: string): number {
  let at = 0;
  for (let count = 0; count < 4; count++) {
    const title = TITLES.find((known) => name.startsWith(known, at));
    if (title === undefined) break;
    const behind = /^(?:[.,] ?| )/.exec(name.slice(at + title.length, at + title.length + 2));
    if (!behind) break;
    at += title.length + behind[0].length;
  }
  return at;
}

function isName(words: string): boolean {
  const name = words.normalize('NFC');
  return NAME.test(name.slice(titlesBefore(name)));
}

/** Whether a line in capitals says by what right somebody signs. */
function isAuthority({ key, text }: Cell): boolean {
  if (!isCapitals(text)) return false;
  if (AUTHORITY.test(key)) return true;
  const bare = BARE_AUTHORITY.exec(key)?.[0];
  if (bare === undefined) return false;
  const rest = key.slice(bare.length);
  return bare === 'tm ' ? isBody(rest) : officeOf(rest) || isBody(rest);
}

/** Where the parts of a draft lie, by block indexes; an end is the index behind the last block. */
interface Places {
  /** Where the title begins, or where the head of a letter without one ends. */
  readonly head: number;
  readonly body: number;
  /** First block of signature or recipients. */
  readonly end: number;
  /** First block of what is attached. */
  readonly attached: number;
}

function contentOf(block: Block): string {
  return block.text.slice(block.content.start, block.content.end);
}

/** A heading in capitals that names an office and stands where a signature does. */
function isBareSignature(block: Block): boolean {
  if (block.kind === 'blank' || block.label) return false;
  const first = contentOf(block).split(/[\r\n]/, 1)[0]!;
  if (first.length > 160) return false;
  return cellsIn(first, spanOf(0, first.length)).some(
    (cell) => cell.text.length < 60 && (isAuthority(cell) || (isCapitals(cell.text) && officeOf(cell.key))),
  );
}

/** How many blocks at the end of a body are looked through for a signature without letters of a right. */
const SIGNATURE_BLOCKS = 14;

function placesOf(blocks: readonly Block[], { title }: Identity): Places {
  const first = title?.first ?? 0;
  let attached = blocks.length;
  let end = -1;
  for (let index = first; index < blocks.length; index++) {
    const { exit } = blocks[index]!;
    if (exit.part === 'appendix' || (end >= 0 && exit.part === 'body' && isAttaching(blocks[index]!))) {
      attached = index;
      break;
    }
    if (end < 0 && (exit.part === 'recipients' || exit.part === 'signature')) end = index;
  }
  if (end < 0) {
    end = attached;
    for (let index = attached - 1, seen = 0; index > first && seen < SIGNATURE_BLOCKS; index--) {
      const block = blocks[index]!;
      if (block.kind === 'blank') continue;
      // "CHỦ TỊCH ỦY BAN NHÂN DÂN" above the legal bases says who issues.
      if (block.label || block.kind === 'legal-basis' || contentOf(block).length > 200) break;
      seen += 1;
      if (isBareSignature(block)) end = index;
    }
  }
  let head = title?.first ?? 0;
  if (!title)
    while (head < Math.min(end, MOST_HEAD_BLOCKS)) {
      const block = blocks[head]!;
      const content = contentOf(block);
      if (
        (block.label && block.label.kind !== 'dash') ||
        block.kind === 'legal-basis' ||
        content.length > 240 ||
        ADDRESSEE.test(foldKey(content.replace(/^[\s*_]{1,9}/, '')))
      )
        break;
      head += 1;
    }
  let body = title ? title.last + 1 : head;
  if (title && dottedSubject(blocks, title) !== undefined) body = dottedSubject(blocks, title)! + 1;
  while (body < end) {
    const block = blocks[body]!;
    if (block.kind !== 'blank' && !opensBody(block)) break;
    body += 1;
  }
  return { head, body, end: Math.max(end, body), attached };
}

/** "về công tác cán bộ." below a type name: the full stop makes it no less a subject. */
const DOTTED_SUBJECT = /^(?:ve|v ?\/ ?v):? .{1,250}\.$/;

/** The block of a subject that ends in a full stop, where the title has none. */
function dottedSubject(blocks: readonly Block[], { first, last }: TitlePlace): number | undefined {
  if (first !== last || /[\r\n]/.test(contentOf(blocks[first]!))) return undefined;
  const index = last + 1;
  const block = blocks[index];
  if (!block || block.label || block.kind !== 'paragraph') return undefined;
  return DOTTED_SUBJECT.test(foldKey(contentOf(block).replace(/[*_\r\n]/g, ' '))) ? index : undefined;
}

/** "KHÓA XV, KỲ HỌP THỨ 9" below the name of an assembly. */
const SESSION = /^(?:khoa|ky hop|nhiem ky)\b/;

/** Who issues, above the legal bases: a body, its head, the session of an assembly. */
function isAuthor(key: string): boolean {
  return isBody(key) || officeOf(key) || SESSION.test(key);
}

/** Longer than anything but a legal basis that stands in a head or an end. */
const LONGEST_COMPONENT = 300;

/**
 * Whether the words of a block may make it a component, or the border of one. What {@link readComponents} finds does not depend
 * on the words of the other blocks, but for where things stand; nor of those behind the title alone.
 */
export function mayBeComponent(block: Block): boolean {
  if (block.kind === 'blank') return false;
  if (block.kind !== 'paragraph' && block.kind !== 'item') return true;
  if (block.exit.part === 'recipients' || block.exit.part === 'signature') return true;
  return block.content.end - block.content.start <= LONGEST_COMPONENT || opensBody(block);
}

/** Behind the end a paragraph of many words belongs to something else. */
function endOfEnd(blocks: readonly Block[], { end, attached }: Places): number {
  const last = Math.min(attached, end + MOST_END_BLOCKS);
  for (let index = end; index < last; index++)
    if (!mayBeComponent(blocks[index]!) && blocks[index]!.kind !== 'blank') return index;
  return last;
}

/** Words with which a line of legal basis begins beside "Căn cứ". */
const BASIS = /^(?:[-–+*] ?)?(?:can cu|theo de nghi|xet de nghi|xet to trinh|theo to trinh|tren co so)\b/;

function withoutMarks(key: string): string {
  return /[*#]/.test(key) ? key.replace(/[*#]/g, ' ').replace(/ {2,}/g, ' ').trim() : key;
}

/** Whether a block stands between the title and the body: addressee, legal basis, who issues, "QUYẾT ĐỊNH:". */
function opensBody(block: Block): boolean {
  const content = contentOf(block);
  const { start, end } = block.content;
  const key = withoutMarks(keyIn(block, start, Math.min(start + 400, end)));
  if (block.kind === 'legal-basis' || ADDRESSEE.test(key) || ENACTING.test(key) || ISSUED_WITH.test(content))
    return true;
  if (ORNAMENT.test(key) || CIRCULATION.test(key) || DRAFT_MARK.test(key) || PLACE_AND_DATE.test(key)) return true;
  // Whom a letter goes to stands below "Kính gửi:", one to a line.
  if (ENTRY.test(key) && content.length < 160 && /;$|,$|\.$/.test(key) && block.label?.kind === 'dash')
    return !/[:]/.test(key);
  if (BASIS.test(key)) return true;
  return block.kind === 'heading' && !block.label && isCapitals(content) && isAuthor(key);
}

/** Reads the components of a draft, in the order of the text. */
export function readComponents(
  text: Text,
  blocks: readonly Block[],
  starts: readonly number[],
  identity: Identity,
): readonly Component[] {
  if (!identity.official) return [];
  const found: Component[] = [];
  const places = placesOf(blocks, identity);
  const add = (kind: ComponentKind, span: Span, words = wordsIn(text, span)): void => {
    if (span.end > span.start) found.push({ kind, span, text: words });
  };
  const contentSpan = contentSpans(blocks, starts);
  const read = (from: number, to: number): Cell[] => cellsOf(text, blocks, contentSpan, from, to);

  readHead(text, read(0, places.head), add, identity.title === undefined);
  if (identity.title) readTitle(text, blocks, contentSpan, identity, add);
  readOpening(places, blocks, contentSpan, text, add, identity);
  if (places.end > places.body) {
    const last = lastWords(blocks, places.body, places.end);
    add('body', spanOf(contentSpan(places.body).start, contentSpan(last).end), '');
  }
  readEnd(text, read(places.end, endOfEnd(blocks, places)), add);
  for (let index = places.body; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'footnote') add('footnote', contentSpan(index));
    else if (block.kind === 'heading' && block.exit.part === 'appendix' && readAppendixHead(contentOf(block), true))
      add('appendix', contentSpan(index));
    else if (index >= places.attached && ISSUED_WITH.test(block.text)) add('issued-with', contentSpan(index));
  }
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

type Add = (kind: ComponentKind, span: Span, words?: string) => void;

/** Whether a name stands below the signature: what {@link readComponents} says of it, for less than reading all of them. */
export function isSigned(text: Text, blocks: readonly Block[], starts: readonly number[], identity: Identity): boolean {
  if (!identity.official) return false;
  const places = placesOf(blocks, identity);
  const contentSpan = contentSpans(blocks, starts);
  const last = endOfEnd(blocks, places);
  let found = false;
  const cells = function* (): Generator<Cell> {
    for (let index = places.end; index < last && !found; index++)
      yield* cellsOf(text, blocks, contentSpan, index, index + 1);
  };
  readEnd(text, cells(), (kind) => {
    if (kind === 'signatory') found = true;
  });
  return found;
}

/** Where the content of a block stands in the draft. */
function contentSpans(blocks: readonly Block[], starts: readonly number[]): (index: number) => Span {
  return (index) => {
    const { start, end } = blocks[index]!.content;
    return spanOf(starts[index]! + start, starts[index]! + end);
  };
}

function cellsOf(
  text: Text,
  blocks: readonly Block[],
  contentSpan: (index: number) => Span,
  from: number,
  to: number,
): Cell[] {
  const cells: Cell[] = [];
  for (let index = from; index < to; index++)
    if (blocks[index]!.kind !== 'blank' && blocks[index]!.kind !== 'verbatim')
      cells.push(...cellsIn(text, contentSpan(index)));
  return cells;
}

function wordsIn(text: Text, span: Span): string {
  return squeeze(
    text.slice(span.start, Math.min(span.end, span.start + LONGEST_LINE)).replace(/[*_#\\|]{1,3}/g, ' '),
  ).trim();
}

function lastWords(blocks: readonly Block[], from: number, to: number): number {
  let last = to - 1;
  while (last > from && blocks[last]!.kind === 'blank') last -= 1;
  return last;
}

/** Kinds that a cell shows by its own words. */
function plainKind({ key, text }: Cell): ComponentKind | undefined {
  if (MOTTO.test(key)) return 'motto';
  if (NUMBER.test(key)) return 'number';
  if (PLACE_AND_DATE.test(key) || PLACE_AND_FIGURES.test(key)) return 'place-date';
  if (SECRECY.test(key) && isCapitals(text)) return 'secrecy';
  if (URGENCY.test(key) && isCapitals(text)) return 'urgency';
  if (CIRCULATION.test(key)) return 'circulation';
  if (DRAFT_MARK.test(key)) return 'draft-mark';
  return undefined;
}

function readHead(text: Text, cells: readonly Cell[], add: Add, letter: boolean): void {
  const names: { start: number; end: number; words: string }[] = [];
  let subject: { start: number; end: number } | undefined;
  let numbered = false;
  for (const cell of cells) {
    const kind = plainKind(cell);
    if (kind) {
      add(kind, cell.span, cell.text);
      if (kind === 'number') numbered = true;
      if (kind !== 'place-date' && kind !== 'motto') subject = undefined;
      continue;
    }
    const party = isCapitals(cell.text) ? PARTY_HEADING.exec(cell.key) : null;
    const national = party ?? NATIONAL_HEADING.exec(cell.key);
    if (national) {
      // "SỞ TƯ PHÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": the columns run into one another.
      const length = Math.min(cell.text.length - national.index, cell.span.end - cell.span.start);
      const heading = party ? 'party-heading' : 'national-heading';
      add(heading, spanOf(cell.span.end - length, cell.span.end), cell.text.slice(national.index));
      subject = undefined;
      if (national.index > 0)
        names.push({
          start: cell.span.start,
          end: cell.span.end - length,
          words: cell.text.slice(0, national.index).trim(),
        });
      continue;
    }
    if (letter && SUBJECT_OF_LETTER.test(cell.key)) {
      subject = { start: cell.span.start, end: cell.span.end };
      add('subject', cell.span, cell.text);
      continue;
    }
    if (CONTACT.test(cell.key) || ORNAMENT.test(cell.key)) continue;
    // What a letter is about goes on in small letters below the number.
    if (subject && !cell.right && !isCapitals(cell.text)) {
      add('subject', cell.span, cell.text);
      continue;
    }
    if (!isCapitals(cell.text) || cell.text.length > 120 || numbered) continue;
    const before = names.at(-1);
    if (!isBody(cell.key)) {
      // "ỦY BAN NHÂN DÂN" / "TỈNH BÌNH THUẬN": a name that goes on in the next line.
      if (!before || BLANK_LINE.test(text.slice(before.end, cell.span.start))) continue;
      before.end = cell.span.end;
      before.words += ` ${cell.text}`;
    } else names.push({ start: cell.span.start, end: cell.span.end, words: cell.text });
  }
  names.slice(-2).forEach((name, index, last) => {
    add(index === last.length - 1 ? 'issuer' : 'superior', spanOf(name.start, name.end), name.words);
  });
}

function readTitle(
  text: Text,
  blocks: readonly Block[],
  contentSpan: (index: number) => Span,
  { title, type }: Identity,
  add: Add,
): void {
  if (!title) return;
  const first = contentSpan(title.first);
  const head = text.slice(first.start, first.end);
  const lineEnd = /[\r\n]/.exec(head)?.index ?? head.length;
  const line = head.slice(0, lineEnd);
  const lead = /^[\s*_#]{0,40}/.exec(line)![0].length;
  const typeLength = type ? lengthOfKey(line.slice(lead), foldKey(type.name).length) : line.length - lead;
  add('type', spanOf(first.start + lead, first.start + lead + typeLength));
  const rest: Span[] = [];
  const behind = first.start + lead + typeLength;
  if (/[\p{sc=Latin}\d]/u.test(text.slice(behind, first.end))) rest.push(spanOf(behind, first.end));
  for (let index = title.first + 1; index <= title.last; index++)
    if (blocks[index]!.kind !== 'blank') rest.push(contentSpan(index));
  const dotted = dottedSubject(blocks, title);
  if (dotted !== undefined && rest.length === 0) rest.push(contentSpan(dotted));
  let from: number | undefined;
  let to = 0;
  for (const span of rest)
    for (const cell of cellsIn(text, span)) {
      if (ORNAMENT.test(cell.key)) continue;
      const kind = plainKind(cell);
      if (kind) {
        add(kind, cell.span, cell.text);
        continue;
      }
      if (from === undefined && AUTHOR.test(cell.key) && isCapitals(cell.text)) {
        add('author', cell.span, cell.text);
        continue;
      }
      from ??= cell.span.start;
      to = cell.span.end;
    }
  if (from !== undefined) add('subject', spanOf(from, to));
}

/** How many units of a text make so many units of its key: marks and double spaces take units of their own. */
function lengthOfKey(text: string, units: number): number {
  let length = units;
  while (length < text.length && foldKey(text.slice(0, length)).length < units) length += 1;
  return length;
}

function readOpening(
  places: Places,
  blocks: readonly Block[],
  contentSpan: (index: number) => Span,
  text: Text,
  add: Add,
  { title }: Identity,
): void {
  let addressed = false;
  for (let index = title ? title.last + 1 : places.head; index < places.body; index++) {
    const block = blocks[index]!;
    if (block.kind === 'blank') continue;
    const span = contentSpan(index);
    const key = foldKey(contentOf(block).replace(/[*_#]/g, ' '));
    if (ADDRESSEE.test(key)) {
      add('addressee', span);
      addressed = true;
    } else if (block.kind === 'legal-basis' || BASIS.test(key)) add('legal-basis', span);
    else if (ENACTING.test(key)) add('enacting', span);
    else if (addressed && ENTRY.test(key)) add('addressee', span);
    else if (ISSUED_WITH.test(contentOf(block))) add('issued-with', span);
    else if (block.kind === 'heading' && (isBody(key) || officeOf(key))) add('author', span);
    else
      for (const cell of cellsIn(text, span)) {
        const kind = plainKind(cell);
        if (kind) add(kind, cell.span, cell.text);
      }
  }
}

function readEnd(text: Text, cells: Iterable<Cell>, add: Add): void {
  let listed = false;
  let signed = false;
  /** The entry of the list that is being read; a wrapped one goes on in the next line of its column. */
  let entry: { kind: 'recipient' | 'filing'; start: number; end: number; words: string } | undefined;
  const close = (): void => {
    if (entry) add(entry.kind, spanOf(entry.start, entry.end), entry.words);
    entry = undefined;
  };
  const open = (kind: 'recipient' | 'filing', { span, text: words }: Cell): void => {
    close();
    entry = { kind, start: span.start, end: span.end, words };
  };
  for (const cell of cells) {
    const { key, span } = cell;
    // The head of what is attached.
    if (/^cong bao ?\//.test(key) || NATIONAL_HEADING.test(key) || /^dang cong san viet nam$/.test(key)) break;
    if (/^noi nhan ?:?/.test(key)) {
      close();
      add('recipients', span, cell.text);
      listed = true;
    } else if (isAuthority(cell)) {
      add('authority', span, cell.text);
      signed = true;
    } else if (isCapitals(cell.text) && officeOf(key)) {
      add('office', span, cell.text);
      signed = true;
    } else if (CONTACT.test(key)) {
      close();
      add('contact', span, cell.text);
    } else if (SIGNED.test(key) || ORNAMENT.test(key)) continue;
    else if (signed && isName(cell.text)) add('signatory', span, cell.text);
    else if (listed && FILING.test(key)) open('filing', cell);
    else if (listed && ENTRY.test(key)) open('recipient', cell);
    else if (entry && goesOn(text, entry, cell)) {
      entry.end = span.end;
      entry.words += ` ${cell.text}`;
    }
  }
  close();
}

/** Units by which the left column may be indented. */
const LEFT_COLUMN = 24;

/** Whether a line without a dash of its own is the rest of the entry in the line above it. */
function goesOn(text: Text, entry: { readonly end: number; readonly words: string }, cell: Cell): boolean {
  if (cell.right || isCapitals(cell.text) || /[;.]$/.test(entry.words)) return false;
  const between = text.slice(entry.end, cell.span.start);
  if (between.length > LONGEST_LINE || between.split('\n').length !== 2) return false;
  const { start } = cell.span;
  return text.slice(Math.max(0, start - LEFT_COLUMN), start).includes('\n');
}
