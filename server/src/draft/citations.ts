/**
 * Citations: mentions of official documents, found in one block and taken apart. Offsets count from the start of the block.
 */
import { typeByName, DOCUMENT_TYPES, type DocumentType } from '../norms/types';
import { codeCandidates, readCode, type Code } from './codes';
import { readTail } from './citation-tail';
import type { DateMention } from './dates';
import { fold, foldKey, isUpperCase } from './fold';
import { readIssuer, squeeze, type IssuerMention } from './issuers';
import { romanValue } from './labels';
import { findByType, findFoundations, findLaws } from './names';
import { spanOf, type Span } from './span';

export type CitationKind =
  'coded' | 'dated' | 'short' | 'name-only' | 'named-year' | 'congress' | 'charter' | 'own' | 'placeholder';

/** The type word before a code. */
export interface TypeMention {
  readonly span: Span;
  /** Canonical name: "Nghị quyết", whatever the writing. */
  readonly name: string;
  readonly type: DocumentType | undefined;
  /** What qualifies it: "Thông báo kết luận", "Nghị quyết chuyên đề"; then letters prove nothing. */
  readonly compound: boolean;
  /** Taken over from the head of a list. */
  readonly inherited: boolean;
  /** Directly before "số" or the code, not across the name of a law or an issuer. */
  readonly adjacent: boolean;
}

/** A meeting whose document is cited: "Nghị quyết Trung ương 4 khóa XII, XIII", "Nghị quyết Đại hội XVI Đảng bộ thành phố". */
export interface Meeting {
  readonly kind: 'plenum' | 'congress' | 'committee';
  /** Number of the plenum or of the congress; undefined where none is named. */
  readonly number: number | undefined;
  /** Each khóa named, as a number. */
  readonly terms: readonly number[];
}

export interface Citation {
  readonly kind: CitationKind;
  /** From the type word (in a list from the member's own "số" or code) to the end of the last of code, date and issuer. */
  readonly span: Span;
  readonly type: TypeMention | undefined;
  readonly code: Code | undefined;
  readonly date: DateMention | undefined;
  readonly issuer: IssuerMention | undefined;
  readonly meeting: Meeting | undefined;
  /** Whether "số" stands before the code. */
  readonly numbered: boolean;
  /** Whether a comma stands before "ngày". */
  readonly comma: boolean;
  /** The bare number of a short form: "18" of "Nghị quyết 18". */
  readonly shortNumber?: string | undefined;
  /** The year of "Luật Đất đai năm 2024". */
  readonly namedYear?: number | undefined;
}

interface TypeWord {
  readonly name: string;
  readonly type: DocumentType | undefined;
  readonly compound: boolean;
}

/** Type words by their folded form. */
const TYPE_WORDS = new Map<string, TypeWord>();
for (const type of DOCUMENT_TYPES) TYPE_WORDS.set(foldKey(type.name), { name: type.name, type, compound: false });
for (const [name, of] of [
  ['Thông báo kết luận', 'Thông báo'],
  ['Thông báo Kết luận', 'Thông báo'],
  ['Chương trình hành động', 'Chương trình'],
  ['Chương trình công tác', 'Chương trình'],
  ['Chương trình phối hợp', 'Chương trình'],
  ['Kế hoạch hành động', 'Kế hoạch'],
  ['Kế hoạch phối hợp', 'Kế hoạch'],
  ['Nghị quyết chuyên đề', 'Nghị quyết'],
  ['Quyết định cá biệt', 'Quyết định'],
  ['Văn bản', ''],
  ['Tài liệu', ''],
  ['Văn kiện', ''],
] as const) {
  if (!TYPE_WORDS.has(foldKey(name))) TYPE_WORDS.set(foldKey(name), { name, type: typeByName(of), compound: true });
}
// "Nghị quyết chuyên đề" is a Nghị quyết all the same, and is cited as one.
TYPE_WORDS.set('nghi quyet chuyen de', { name: 'Nghị quyết', type: typeByName('Nghị quyết'), compound: false });
const LONGEST_TYPE = Math.max(...[...TYPE_WORDS.keys()].map((key) => key.split(' ').length));

/** Type words written as letters in running text: "QĐ 269/2005/QĐ-TTg". */
const ABBREVIATIONS = new Map<string, TypeWord>();
for (const type of DOCUMENT_TYPES)
  for (const letters of type.abbreviations) ABBREVIATIONS.set(letters, { name: type.name, type, compound: false });

/** One block's text in the two forms that the readers need. */
export interface ReadableText {
  readonly text: string;
  readonly folded: string;
}

function isLetter(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit > 0xff;
}

function skipSpacesBack(folded: string, at: number): number {
  let back = at;
  while (back > 0 && folded.charCodeAt(back - 1) === 0x20) back -= 1;
  return back;
}

/** The type word that ends at `end` (white space before `end` does not count). */
export function typeBefore({ text, folded }: ReadableText, end: number): TypeMention | undefined {
  let at = skipSpacesBack(folded, end);
  const stop = at;
  if (stop === 0) return undefined;
  let best: TypeMention | undefined;
  const words: string[] = [];
  for (let count = 0; count < LONGEST_TYPE && at > 0; count++) {
    let from = at;
    while (from > 0 && isLetter(folded, from - 1)) from -= 1;
    if (from === at) break;
    words.unshift(folded.slice(from, at));
    const word = TYPE_WORDS.get(words.join(' '));
    if (word) {
      best = { ...word, span: spanOf(from, stop), inherited: false, adjacent: true };
    } else if (count === 0) {
      const short = ABBREVIATIONS.get(text.slice(from, stop));
      if (short) best = { ...short, span: spanOf(from, stop), inherited: false, adjacent: true };
    }
    const before = skipSpacesBack(folded, from);
    if (before === from) break;
    at = before;
  }
  return best;
}

const NUMBER_WORD = /(?:^|[^a-z0-9])(so(?: so)?) ?:? {0,24}$/;
const GLUED_NUMBER_WORD = /(?:^|[^a-z0-9])(so)$/;

/** Where "số" before a code begins, or undefined. */
function numberWordBefore(folded: string, at: number): number | undefined {
  const window = folded.slice(Math.max(0, at - 34), at);
  const match = NUMBER_WORD.exec(window) ?? GLUED_NUMBER_WORD.exec(window);
  if (!match) return undefined;
  return at - window.length + match.index + match[0].indexOf('so');
}

/** Only punctuation, "và" and "số" between two members of one list of documents. */
const LIST_GLUE = /^ {0,24}[,;]? {0,24}(?:(?:va|hoac|cung|voi) {1,24})?$/;

/** Every citation with a code, in order. */
export function findCoded(read: ReadableText): Citation[] {
  const { text, folded } = read;
  const found: Citation[] = [];
  let behind = 0;
  for (const at of codeCandidates(text)) {
    if (at < behind) continue;
    if (at > 0 && /[\d./]/.test(text[at - 1]!)) continue;
    const so = numberWordBefore(folded, at);
    if (at > 0 && so === undefined && isLetter(folded, at - 1)) continue;
    let type = typeBefore(read, so ?? at);
    const code = readCode(text, at, so !== undefined || type !== undefined);
    if (!code) continue;
    const numbered = so !== undefined;
    let start = type?.span.start ?? so ?? at;
    let early: IssuerMention | undefined;
    if (!type) {
      // The issuer between the type word and the number: "Thông báo kết luận của Ban Thường vụ Huyện uỷ số 351-TB/HU".
      const before = issuerBefore(read, so ?? at, behind);
      if (before) {
        type = before.type;
        early = before.issuer;
        start = type.span.start;
      }
    }
    // "văn bản quy phạm pháp luật số 64/2025/QH15": the small word is the end of a name.
    if (
      type?.name === 'Luật' &&
      !isUpperCase(text, type.span.start) &&
      /phap {1,4}$/.test(folded.slice(Math.max(0, type.span.start - 9), type.span.start))
    )
      type = undefined;
    if (!type && code.form === 'law') {
      const law = lawBefore(read, so ?? at, behind);
      if (law) {
        type = law;
        start = law.span.start;
      }
    }
    const previous = found.at(-1);
    if (!type && previous && LIST_GLUE.test(folded.slice(previous.span.end, start)) && previous.type)
      type = { ...previous.type, inherited: true, adjacent: false };
    const tail = readTail(read, code.span.end);
    const own = numbered && isOwnLine(text, folded, start, code.span.end, type);
    found.push({
      kind: own ? 'own' : 'coded',
      span: spanOf(start, own ? code.span.end : Math.max(code.span.end, tail.end)),
      type,
      code,
      date: tail.date,
      issuer: tail.issuer ?? early,
      meeting: undefined,
      numbered,
      comma: tail.comma,
    });
    behind = tail.end;
  }
  return found;
}

/** The draft's own number line: "Số: 141/NQ-CP" alone on its line, or at the left of a header of two columns. */
function isOwnLine(text: string, folded: string, start: number, end: number, type: TypeMention | undefined): boolean {
  if (type && type.name !== 'Luật') return false;
  if (/[^\s*_|']/.test(text.slice(Math.max(0, start - 200), start).replace(/^[^]*[\r\n]/, ''))) return false;
  if (!isUpperCase(text, start)) return false;
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + 200))![0];
  return (
    /^[\s*_|]*$/.test(rest) ||
    /^(?: {2,}|\t)/.test(rest) ||
    /^\s*[A-ZĐ][^,]{2,30}, ngày/u.test(rest.normalize('NFC')) ||
    folded.length === end
  );
}

function issuerBefore(
  read: ReadableText,
  at: number,
  floor: number,
): { type: TypeMention; issuer: IssuerMention } | undefined {
  const from = Math.max(floor, at - 120);
  const window = read.folded.slice(from, at);
  const of = window.lastIndexOf(' cua ');
  if (of < 0) return undefined;
  const type = typeBefore(read, from + of);
  if (!type) return undefined;
  const issuer = readIssuer(read.text, read.folded, from + of + 5);
  if (!issuer || !/^ {0,4},? {0,4}$/.test(read.folded.slice(issuer.span.end, at))) return undefined;
  return { type: { ...type, adjacent: false }, issuer };
}

const LAW_WORD = /(?:^|[^a-z0-9])(bo luat|luat|phap lenh|nghi quyet) /g;
const AMENDING = /(?:bo luat|luat) sua doi,? bo sung (?:mot so dieu )?(?:cua )?$/;

/** The law whose name stands before its number: "Luật Tổ chức Chính phủ số 63/2025/QH15". */
function lawBefore({ text, folded }: ReadableText, at: number, floor: number): TypeMention | undefined {
  const from = Math.max(floor, at - 260);
  let window = folded.slice(from, at);
  // A name does not go over the end of a sentence; the brackets of "(sửa đổi)" may stand in it.
  const stop = Math.max(
    window.lastIndexOf('. '),
    window.lastIndexOf(';'),
    window.lastIndexOf(':'),
    window.lastIndexOf('”'),
  );
  const base = from + stop + 1;
  window = window.slice(stop + 1);
  let match: RegExpExecArray | undefined;
  LAW_WORD.lastIndex = 0;
  for (let next = LAW_WORD.exec(window); next; next = LAW_WORD.exec(window)) {
    const wordAt = base + next.index + next[0].indexOf(next[1]!);
    if (isUpperCase(text, wordAt) || /^[^A-ZĐ]*$/.test(text.slice(base, at))) match = next;
    LAW_WORD.lastIndex -= 1;
  }
  if (!match) return undefined;
  let start = match.index + match[0].indexOf(match[1]!);
  const amending = AMENDING.exec(window.slice(0, start));
  if (amending) start = amending.index;
  const word = TYPE_WORDS.get(match[1]!)!;
  // Names of laws hold no second comma-separated law: "Luật A, Luật B số N" keeps only the last.
  return {
    name: word.name,
    type: word.type,
    compound: false,
    inherited: false,
    adjacent: false,
    span: spanOf(base + start, base + start + (amending ? 4 : match[1]!.length)),
  };
}

const MEETING_ANCHOR = /[Nn]gh[ịi][ _]quy[ếe]t[ _](?:[Đđ][ạa]i[ _]h[ộo]i|[Tt]rung[ _][ưu][ơo]ng|[Hh][ộo]i[ _]ngh[ịi])/g;
const TERMS = /,? ?khoa ([ivxl]{1,6})((?:(?:, ?| va )(?:khoa )?[ivxl]{1,6}(?![a-z0-9]))*)(?![a-z0-9])/y;
const PLENUM =
  /nghi quyet (?:hoi nghi )?(?:lan thu \S{1,6} )?(?:ban chap hanh )?trung uong(?: dang)?(?: lan thu)? (\d{1,2}|[ivx]{1,5}(?![a-z])|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9])/y;
const COMMITTEE =
  /nghi quyet hoi nghi (?:[a-z]+ ){1,6}?lan thu (\d{1,2}|[ivx]{1,5}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?![a-z0-9])/y;
const CONGRESS = /nghi quyet dai hoi(?: dai bieu)?(?: toan quoc)?(?: (?:lan thu )?([ivx]{1,6})(?![a-z0-9]))?/y;
const CONGRESS_OF = / (?:cua )?(dang bo|dang|chi bo)(?![a-z0-9])/y;
const ORDINAL_WORDS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];

function ordinal(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const worded = ORDINAL_WORDS.indexOf(word);
  return worded >= 0 ? worded + 1 : romanValue(word);
}

/** Every citation of a meeting's resolution, in order. */
export function findMeetings(read: ReadableText): Citation[] {
  const { text, folded } = read;
  const found: Citation[] = [];
  MEETING_ANCHOR.lastIndex = 0;
  for (let anchor = MEETING_ANCHOR.exec(text); anchor; anchor = MEETING_ANCHOR.exec(text)) {
    const at = anchor.index;
    const meeting = readPlenum(folded, at) ?? readCommittee(folded, at) ?? readCongress(text, folded, at);
    if (!meeting) continue;
    MEETING_ANCHOR.lastIndex = meeting.end;
    found.push({
      kind: 'congress',
      span: spanOf(at, meeting.end),
      type: {
        name: 'Nghị quyết',
        type: typeByName('Nghị quyết'),
        span: spanOf(at, at + 10),
        compound: false,
        inherited: false,
        adjacent: true,
      },
      code: undefined,
      date: undefined,
      issuer: undefined,
      meeting: { kind: meeting.kind, number: meeting.number, terms: meeting.terms },
      numbered: false,
      comma: false,
    });
  }
  return found;
}

interface MeetingRead extends Meeting {
  readonly end: number;
}

function readTerms(folded: string, at: number): { terms: number[]; end: number } {
  TERMS.lastIndex = at;
  const match = TERMS.exec(folded.startsWith(' (khoa', at) ? folded : folded);
  if (!match) return { terms: [], end: at };
  const terms = [match[1]!, ...(match[2] ?? '').split(/, ?| va | khoa /)]
    .map((term) => romanValue(term.replace('khoa ', '').trim()))
    .filter((term): term is number => term !== undefined);
  return { terms, end: at + match[0].length };
}

function readPlenum(folded: string, at: number): MeetingRead | undefined {
  PLENUM.lastIndex = at;
  const match = PLENUM.exec(folded);
  if (!match) return undefined;
  const end = at + match[0].length;
  const gap = folded[end] === ' ' ? end + 1 : end;
  const terms = readTerms(folded, folded[end] === ',' ? end : gap);
  return {
    kind: 'plenum',
    number: ordinal(match[1]!),
    terms: terms.terms,
    end: terms.terms.length > 0 ? terms.end : end,
  };
}

function readCommittee(folded: string, at: number): MeetingRead | undefined {
  COMMITTEE.lastIndex = at;
  const match = COMMITTEE.exec(folded);
  if (!match) return undefined;
  const end = at + match[0].length;
  const terms = readTerms(folded, folded[end] === ' ' ? end + 1 : end);
  return {
    kind: 'committee',
    number: ordinal(match[1]!),
    terms: terms.terms,
    end: terms.terms.length > 0 ? terms.end : end,
  };
}

function readCongress(text: string, folded: string, at: number): MeetingRead | undefined {
  CONGRESS.lastIndex = at;
  const match = CONGRESS.exec(folded);
  if (!match) return undefined;
  let end = at + match[0].length;
  let number = match[1] === undefined ? undefined : ordinal(match[1]);
  CONGRESS_OF.lastIndex = end;
  const of = CONGRESS_OF.exec(folded);
  if (of) {
    end += of[0].length;
    // "Đảng bộ thành phố Hải Phòng", "Đảng toàn quốc", "Đảng các cấp".
    const more = /(?: (?:toan quoc|cac cap|thanh pho|tinh|huyen|quan|xa|phuong|thi xa))/y;
    more.lastIndex = end;
    const unit = more.exec(folded);
    if (unit) end += unit[0].length;
    while (
      folded[end] === ' ' &&
      isUpperCase(text, end + 1) &&
      !/^(?:nghi|ket|chi|quyet|quy|nhiem)/.test(folded.slice(end + 1))
    ) {
      const word = /[a-z0-9]+/y;
      word.lastIndex = end + 1;
      const next = word.exec(folded);
      if (!next || /^[ivx]+$/.test(next[0])) break;
      end += 1 + next[0].length;
    }
  }
  const late = / (?:lan thu )?([ivx]{1,6}|nhat)(?![a-z0-9])/y;
  late.lastIndex = end;
  const lateNumber = number === undefined ? late.exec(folded) : null;
  if (lateNumber && (lateNumber[0].includes('lan thu') || /[IVX]/.test(text[end + 1] ?? ''))) {
    number = ordinal(lateNumber[1]!);
    end += lateNumber[0].length;
  }
  // "nghị quyết đại hội Đảng" without a number speaks of such resolutions in general.
  if (number === undefined && (!of || of[1] === 'dang')) return undefined;
  return { kind: 'congress', number, terms: [], end };
}

const PLACEHOLDER =
  /(?:[Ss]ố|[Ss]o)\s{0,3}:?[ \t\u00a0….·_]{1,40}(?:\(\d\)\s?)?([-/])\s?([A-ZĐ][A-Za-zĐđ]{0,12}(?:[-/][A-ZĐ….][A-Za-zĐđ….]{0,16}){0,4})/g;

/** Blanks that wait for their number: "Số:      -KL/TU", "Văn bản số …/STP-HCBT". */
export function findPlaceholders(read: ReadableText): Citation[] {
  const found: Citation[] = [];
  PLACEHOLDER.lastIndex = 0;
  for (let match = PLACEHOLDER.exec(read.text); match; match = PLACEHOLDER.exec(read.text)) {
    const type = typeBefore(read, match.index);
    // The draft's own number line, still blank, mentions no document.
    if (!type && /(?:^|[\r\n])[\s*_|]*$/.test(read.text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const tail = readTail(read, match.index + match[0].length);
    found.push({
      kind: 'placeholder',
      span: spanOf(type?.span.start ?? match.index, tail.end),
      type,
      code: undefined,
      date: tail.date,
      issuer: tail.issuer,
      meeting: undefined,
      numbered: true,
      comma: tail.comma,
    });
  }
  return found;
}

const MAYBE =
  /\d[a-zđ]?\s{0,3}[-\u2010-\u2015\u2212/\u2044]|[Nn]gh[ịi][ _]|[Ll]u[ậa]t|LUẬT|[Pp]h[áa]p[_\s]{1,4}l|[Ss][ốo]\s{0,3}:?[ …._]|Điều lệ|Hiến pháp|(?:luận|định|thị|tư|chế|dẫn|báo|cáo|trình|văn|hoạch|[Kk]et luan|[Qq]uyet dinh|[Cc]hi thi)[_\s]{1,4}(?:ng|s|\d)/;

/** Every citation of a block, in order and without overlap: what a code tells goes before what a name tells. */
export function findCitations(text: string, folded: () => string = () => fold(text)): Citation[] {
  if (!MAYBE.test(text)) return [];
  const read: ReadableText = { text, folded: folded() };
  const found = findCoded(read);
  for (const finder of [findMeetings, findPlaceholders, findLaws, findByType, findFoundations]) {
    const more = finder(read).filter((other) =>
      found.every((known) => known.span.end <= other.span.start || other.span.end <= known.span.start),
    );
    found.push(...more);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The words of a citation as one line. */
export function citationWords(text: string, citation: Citation): string {
  return squeeze(text.slice(citation.span.start, citation.span.end));
}
