/** Who the draft itself is: type, code, issuer and date, taken from its head, its opening and its end. */
import { bodiesByName } from '../norms/bodies';
import { DOCUMENT_TYPES, typesByLetters, type DocumentType } from '../norms/types';
import { foldedText, ISSUED_WITH, type Block } from './blocks';
import type { Code } from './codes';
import { daysIn, isoDate, padMonth } from './dates';
import { foldKey, isUpperCase } from './fold';
import { squeeze } from './issuers';
import { legacyTextIn } from './legacy';
import { readingOf } from './reading';
import type { TitlePlace } from './sections';
import { shift, spanOf, type Span } from './span';

export type Regime = 'party' | 'state';

/** The day of the draft as far as it is known, both ends included (ISO). */
export interface DraftDate {
  readonly earliest: string;
  /** Missing when only a lower bound is known. */
  readonly latest: string | undefined;
  readonly known: 'stated' | 'inferred' | 'user';
  /** Where in the draft it was read; missing when the user gave it. */
  readonly span: Span | undefined;
  /** For an inferred date: title and opening name the same meeting of the issuer. */
  readonly sameMeeting: boolean;
}

export interface Identity {
  readonly type: DocumentType | undefined;
  readonly title: TitlePlace | undefined;
  readonly code: Code | undefined;
  readonly codeSpan: Span | undefined;
  /** "Thành ủy Hải Phòng"; undefined when the draft does not say. */
  readonly issuer: string | undefined;
  readonly regime: Regime | undefined;
  readonly date: DraftDate | undefined;
  /** Whether the text reads like an official document at all. */
  readonly official: boolean;
}

/** How far from the start the head of a draft may reach, in blocks. */
const HEAD_BLOCKS = 60;

const TYPES_BY_KEY = new Map(DOCUMENT_TYPES.map((type) => [foldKey(type.name), type]));
const LONGEST_FIRST = [...TYPES_BY_KEY.keys()].sort((a, b) => b.length - a.length);

const PARTY_HEADER = /dang cong san viet nam/;
const STATE_HEADER = /cong hoa xa hoi chu nghia viet nam/;
const PLACE_AND_DATE =
  /([^,\d]{2,40}), {0,4}ngay {0,8}(\d{1,2}|[ .…_]{0,12}) {0,8}thang {0,8}(\d{1,2}|[ .…_]{0,12}) {0,8}nam {0,4}((?:19|20)\d{2})/;
const MEETING_DATE =
  /(?:hoi nghi|ky hop|phien hop|cuoc hop|dai hoi)[^.;:]{0,120}?(?:vao |trong |tu )?(?:cac )?ngay ?(?=\d)/g;
const MEETING_NUMBER = /(?:lan thu|hoi nghi thu|ky hop thu|phien hop thu) (\d{1,3}|[ivx]{1,6}|[a-z]{2,5})(?![a-z0-9])/;
const TERM = /khoa ([ivxl]{1,6}|\d{1,2})(?![a-z0-9])/;

/** "Kính gửi:", "Kính trình:" below the title of a letter. */
const ADDRESSEE = /^[\s*_]{0,6}kinh (?:gui|trinh)(?![a-z])/;

const COLUMN_GAP = /\t+| {3,}|\||[\r\n]+/;

function contentOf(block: Block): string {
  return block.text.slice(block.content.start, block.content.end);
}

function foldedContent(block: Block): string {
  return (block.memo.key ??= foldKey(contentOf(block).replace(/[*#_]/g, ' ')));
}

function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** The type whose name, in capitals, a heading begins with. */
function titleType(block: Block): DocumentType | undefined {
  const content = contentOf(block).replace(/^[\s*#_]{1,40}/, '');
  const first = content.split(/[\r\n]/, 1)[0]!;
  const key = foldKey(first);
  for (const name of LONGEST_FIRST) {
    if (!key.startsWith(name) || /[a-z0-9]/.test(key[name.length] ?? '')) continue;
    if (!isCapitals(first.normalize('NFC').slice(0, name.length))) continue;
    // "QUYẾT ĐỊNH:" is the enacting formula, not the title.
    if (/^\s*:/.test(key.slice(name.length))) continue;
    return TYPES_BY_KEY.get(name);
  }
  return undefined;
}

/** Reads the identity of a draft. */
export function identify(blocks: readonly Block[], starts: readonly number[]): Identity {
  const head = Math.min(blocks.length, HEAD_BLOCKS);
  let titleIndex: number | undefined;
  let type: DocumentType | undefined;
  let code: Code | undefined;
  let codeSpan: Span | undefined;
  let regime: Regime | undefined;
  let date: DraftDate | undefined;
  const header: string[] = [];
  let bodyAt = head;

  for (let index = 0; index < head; index++) {
    const block = blocks[index]!;
    if (block.kind === 'blank' || block.kind === 'verbatim') continue;
    const start = starts[index]!;
    const folded = foldedContent(block);
    if (titleIndex === undefined) {
      const found = titleType(block);
      if (found) {
        titleIndex = index;
        type = found;
        continue;
      }
    }
    if (
      PARTY_HEADER.test(folded) &&
      isCapitals(
        contentOf(block)
          .slice(0, 400)
          .replace(/[^\p{sc=Latin}]/gu, '')
          .slice(0, 20),
      )
    )
      regime ??= 'party';
    if (STATE_HEADER.test(folded) && titleIndex === undefined) regime ??= 'state';
    const own = readingOf(block).citations.find((citation) => citation.kind === 'own');
    if (own?.code && !code && (titleIndex === undefined || index - titleIndex < 8)) {
      code = own.code;
      codeSpan = shift(own.code.span, start);
    }
    if (!date && (block.kind !== 'item' || index < 12) && block.kind !== 'legal-basis')
      date = placeAndDate(block, start);
    if (block.label && titleIndex !== undefined && block.kind === 'item') {
      bodyAt = index;
      break;
    }
    // Two columns side by side are two lines, one of the issuer and one of the State or the Party.
    if (titleIndex === undefined && (block.kind === 'heading' || /\t| {3}|\|/.test(block.text)))
      header.push(...contentOf(block).split(COLUMN_GAP).filter(isCapitals));
  }
  if (titleIndex === undefined && code?.letters) type = typesByLetters(code.letters).at(0);

  const title = titleIndex === undefined ? undefined : { first: titleIndex, last: titleEnd(blocks, titleIndex) };
  const opening = title ? blocks.slice(title.last + 1, Math.max(bodyAt, title.last + 1) + 1) : [];
  const titleWords = title
    ? foldKey(
        blocks
          .slice(title.first, title.last + 1)
          .map(contentOf)
          .join(' '),
      )
    : '';
  date ??= title && meetingDate(opening, title.last + 1, starts, titleWords);

  if (!regime && code) regime = code.form === 'party' ? 'party' : 'state';
  if (!regime) regime = regimeFromSignature(blocks);

  const issuer = issuerFromHeader(header) ?? issuerFromTitle(titleWords, blocks);
  const official =
    title !== undefined ||
    code !== undefined ||
    hasHeader(header) ||
    (blocks.length > 3 && blocks.some((block) => block.kind === 'recipients')) ||
    // Nothing of it can be read but that.
    isLegacy(blocks);
  return { type, title, code, codeSpan, issuer, regime, date, official };
}

/** Whether the head is Vietnamese in an encoding before Unicode. */
function isLegacy(blocks: readonly Block[]): boolean {
  const head = blocks.slice(0, HEAD_BLOCKS).map(({ text }) => text);
  return legacyTextIn(head.join('')) !== undefined;
}

function hasHeader(header: readonly string[]): boolean {
  return header.some((line) => PARTY_HEADER.test(foldKey(line)) || STATE_HEADER.test(foldKey(line)));
}

/** The last block of the title: the lines of the trích yếu behind the type name. */
export function titleEnd(blocks: readonly Block[], first: number): number {
  let last = first;
  let lines = 0;
  for (let index = first + 1; index < blocks.length && lines < 6; index++) {
    const block = blocks[index]!;
    if (block.kind === 'blank') continue;
    const content = contentOf(block);
    if (/^[-_*=—–\s]+$/.test(content) || block.kind === 'legal-basis' || block.kind === 'verbatim') break;
    if (ISSUED_WITH.test(content) || ADDRESSEE.test(foldKey(content.slice(0, 40)))) break;
    if (block.label || block.exit.part !== 'body') break;
    const capitals = isCapitals(content);
    if (!capitals && (content.length > 300 || /[.:;]\s*$/.test(content) || lines > 2)) break;
    // The issuer again, in capitals and alone, opens the body of State texts.
    if (capitals && lines > 0 && !isCapitals(contentOf(blocks[last]!))) break;
    last = index;
    lines += 1;
  }
  return last;
}

function placeAndDate(block: Block, start: number): DraftDate | undefined {
  const content = block.composed.text;
  if (!content.includes('ng')) return undefined;
  const folded = foldedText(block);
  if (!/, {0,4}ngay/.test(folded)) return undefined;
  const match = PLACE_AND_DATE.exec(folded);
  if (!match || folded.length > 600) return undefined;
  // "Hà Nội, ngày ...": a place, that is a few words that begin with a capital, and nothing behind the date.
  // The number of the draft may stand at its left, in a column of its own.
  const place =
    match[1]!
      .split(/ {2,}|[|*]/)
      .findLast((piece) => piece.trim() !== '')
      ?.trim() ?? '';
  const placeAt = match.index + match[1]!.lastIndexOf(place);
  if (!isUpperCase(content, placeAt) || place.split(' ').length > 6) return undefined;
  const behind = folded.slice(match.index + match[0].length).trim();
  if (
    behind !== '' &&
    !/^[*_)]+/.test(behind) &&
    block.kind === 'paragraph' &&
    !/[\r\n]/.test(content.slice(match.index + match[0].length).slice(0, 3))
  )
    return undefined;
  const [, , day, month, year] = match as unknown as [string, string, string, string, string];
  const at = match.index + match[0].indexOf('ngay', place.length);
  const origin = block.composed.origin;
  const from = origin ? origin[at]! : at;
  const to = origin ? origin[match.index + match[0].length]! : match.index + match[0].length;
  const span = spanOf(start + from, start + to);
  const given = (text: string): number | undefined => (/^\d/.test(text) ? Number(text) : undefined);
  return dateBetween(Number(year), given(month), given(day), span);
}

function dateBetween(
  year: number,
  month: number | undefined,
  day: number | undefined,
  span: Span,
): DraftDate | undefined {
  const earliest = isoDate(year, month ?? 1, day ?? 1);
  const lastMonth = month ?? 12;
  const latest = isoDate(year, lastMonth, day ?? (lastMonth >= 1 && lastMonth <= 12 ? daysIn(year, lastMonth) : 31));
  if (!earliest || !latest) return undefined;
  return { earliest, latest, known: 'stated', span, sameMeeting: false };
}

/** The day of the meeting that the opening tells of: "tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022". */
function meetingDate(
  opening: readonly Block[],
  firstIndex: number,
  starts: readonly number[],
  titleWords: string,
): DraftDate | undefined {
  for (const [offset, block] of opening.entries()) {
    if (block.kind !== 'paragraph') continue;
    const reading = readingOf(block);
    if (reading.dates.length === 0) continue;
    const folded = foldedText(block);
    MEETING_DATE.lastIndex = 0;
    for (let match = MEETING_DATE.exec(folded); match; match = MEETING_DATE.exec(folded)) {
      const at = match.index + match[0].length;
      const origin = block.composed.origin;
      const where = origin ? origin[at]! : at;
      const date = reading.dates.find((known) => known.span.start <= where && where < known.span.end);
      if (!date?.iso) continue;
      const cited = reading.citations.some((citation) => citation.date?.span.start === date.span.start);
      if (cited) continue;
      const words = folded.slice(match.index, at);
      return {
        earliest: date.iso,
        latest: undefined,
        known: 'inferred',
        span: shift(date.span, starts[firstIndex + offset]!),
        sameMeeting: sameMeeting(titleWords, words, folded.slice(0, match.index)),
      };
    }
  }
  return undefined;
}

/** Whether title and opening name one meeting: the same number, and no other khóa. */
function sameMeeting(title: string, meeting: string, before: string): boolean {
  const a = MEETING_NUMBER.exec(title)?.[1];
  const b = MEETING_NUMBER.exec(meeting)?.[1];
  if (a === undefined || a !== b || !/hoi nghi|ky hop|dai hoi|phien hop/.test(title)) return false;
  const term = TERM.exec(title)?.[1];
  const other = TERM.exec(meeting)?.[1] ?? TERM.exec(before)?.[1];
  return term === undefined || other === undefined || term === other;
}

function regimeFromSignature(blocks: readonly Block[]): Regime | undefined {
  for (const block of blocks) {
    if (block.kind !== 'signature') continue;
    const content = contentOf(block);
    if (/^[*_\s]*[TK]\s?\/\s?[MTL]/.test(content)) return 'party';
    if (/^[*_\s]*(?:TM|KT|TL|TUQ)\./.test(content)) return 'state';
  }
  return undefined;
}

/** Names of bodies as they are written in prose, by how they are printed in capitals in the head. */
const PROSE: readonly (readonly [RegExp, string])[] = [
  [/^thanh uy/, 'Thành ủy'],
  [/^tinh uy/, 'Tỉnh ủy'],
  [/^huyen uy/, 'Huyện ủy'],
  [/^quan uy/, 'Quận ủy'],
  [/^thi uy/, 'Thị ủy'],
  [/^dang uy/, 'Đảng ủy'],
  [/^uy ban nhan dan/, 'Ủy ban nhân dân'],
  [/^hoi dong nhan dan/, 'Hội đồng nhân dân'],
  [/^ban thuong vu/, 'Ban Thường vụ'],
];
const UNITS = /^(?:thanh pho|tinh|huyen|quan|xa|phuong|thi xa|thi tran|dac khu)$/;

/** "THÀNH ỦY HẢI PHÒNG" as prose writes it: "Thành ủy Hải Phòng". */
function proseName(line: string): string | undefined {
  const words = squeeze(line.replace(/[*#]/g, ' '));
  const key = foldKey(words);
  for (const body of bodiesByName(words)) {
    const whole = body.names.find((name) => foldKey(name) === key);
    if (whole) return whole;
  }
  for (const [pattern, name] of PROSE) {
    const match = pattern.exec(key);
    if (!match) continue;
    const rest = words.slice(match[0].length).trim();
    return rest === '' ? name : `${name} ${placeName(rest)}`;
  }
  return undefined;
}

function placeName(capitals: string): string {
  const words = capitals.split(' ');
  const unit = UNITS.test(foldKey(words.slice(0, 2).join(' '))) ? 2 : UNITS.test(foldKey(words[0]!)) ? 1 : 0;
  return words
    .map((word, i) => (i < unit ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join(' ');
}

function issuerFromHeader(header: readonly string[]): string | undefined {
  const lines = header.filter((line) => !PARTY_HEADER.test(foldKey(line)) && !STATE_HEADER.test(foldKey(line)));
  for (let i = lines.length - 1; i >= 0; i--) {
    const name = proseName(lines[i]!);
    if (name) {
      const next = lines[i + 1];
      // "ỦY BAN NHÂN DÂN" / "TỈNH BÌNH THUẬN" stand on two lines.
      const place =
        next && [1, 2].some((words) => UNITS.test(foldKey(next).split(' ').slice(0, words).join(' ')))
          ? ` ${placeName(squeeze(next))}`
          : '';
      return name + place;
    }
  }
  return undefined;
}

const TITLE_ISSUER =
  /hoi nghi (thanh uy|tinh uy|huyen uy|quan uy|thi uy|dang uy|ban chap hanh trung uong|bo chinh tri|ban bi thu)/;
const PLACE_WORDS =
  /(?:Đảng bộ thành phố|Đảng bộ tỉnh|Thành ủy|Thành uỷ|Tỉnh ủy|Tỉnh uỷ|thành phố|tỉnh)\s((?:\p{Lu}\p{Ll}+)(?:\s\p{Lu}\p{Ll}+){0,3})/gu;

function issuerFromTitle(title: string, blocks: readonly Block[]): string | undefined {
  const match = TITLE_ISSUER.exec(title);
  if (!match) return undefined;
  const [, name] = PROSE.find(([pattern]) => pattern.test(match[1]!)) ?? [];
  if (!name) return bodiesByName(match[1]!).at(0)?.names[0];
  const place = commonestPlace(blocks);
  return place ? `${name} ${place}` : name;
}

/** The places that a block names, as often as it does. */
function placesIn(block: Block): readonly string[] {
  return (block.memo.places ??= [...block.composed.text.matchAll(PLACE_WORDS)].map((match) => match[1]!));
}

/** The place that the draft speaks of most, in its first part. */
function commonestPlace(blocks: readonly Block[]): string | undefined {
  const counts = new Map<string, number>();
  let read = 0;
  for (const block of blocks) {
    if (read > 65_536) break;
    read += block.text.length;
    for (const place of placesIn(block)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [place, count] of counts) if (best === undefined || count > counts.get(best)!) best = place;
  return best;
}

/** The date as drafters write it, for messages: "06/7/2022", "tháng 8/2025" when the day is still blank. */
export function describeDate(date: DraftDate): string {
  const [year, month, day] = date.earliest.split('-') as [string, string, string];
  if (date.latest !== undefined && date.latest !== date.earliest)
    return date.latest.slice(0, 7) === date.earliest.slice(0, 7) ? `tháng ${Number(month)}/${year}` : `năm ${year}`;
  return `${day}/${padMonth(Number(month))}/${year}`;
}
