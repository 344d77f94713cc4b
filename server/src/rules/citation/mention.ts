/** What the rules about citations ask of a mention beside what the reader says: where it stands and what belongs to it. */
import { titleAfter, type TitleMention } from '../../catalogue/titles';
import { backReferencesOf } from '../../draft/antecedents';
import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { padDay, padMonth, partsOf, type DateMention } from '../../draft/dates';
import { keyIn } from '../../draft/key';
import type { Draft } from '../../draft/draft';
import { quotationsIn } from '../../draft/quotations';
import { memoOf } from '../../draft/mention-memo';
import { readingOf } from '../../draft/reading';
import { shift, type Span } from '../../draft/span';
import { bodiesByLetters, mayBear } from '../../norms/bodies';
import { centralTermOn } from '../../norms/terms';
import type { Code } from '../../draft/codes';
import type { Change, Look, Taken } from '../rule';

/**
 * Looks at blocks that hold mentions, as most draft rules do. What such a rule takes from them are the mentions, where they stand
 * ({@link settingOf}), and the words around them as far as {@link wordsAround} goes; a rule that reads further must not use this.
 */
export const holdsMentions: Required<Look> & Look = Object.assign(
  (block: Block) => readingOf(block).citations.length > 0 || backReferencesOf(block).length > 0,
  { takes: (block: Block) => (block.memo.mentions ??= takenFrom(block)) as Taken, ofEditsAlone: true as const },
);

function takenFrom(block: Block): Taken {
  const { citations, dates } = readingOf(block);
  const backs = backReferencesOf(block);
  const titles = citations.map((citation) => titleAfter(block, citation));
  const words = wordsAround(block, [...citations, ...backs], titles);
  return {
    at: words.start,
    values: [
      block.text.slice(words.start, words.end),
      citations,
      backs,
      dates,
      titles,
      citations.map((citation) => settingOf(block, citation)),
      isTableRow(block),
      // Whether the last mention is still being typed.
      words.end >= block.content.end,
    ],
  };
}

/** How far rules look back from a mention: so far always, and so far in the same sentence. */
const BEHIND = 140;
const SENTENCE = 300;
/** How far they look on. */
const AHEAD = 60;
/** How far they look for the end of a subject, which may be in quotation marks. */
const SUBJECT = 520;

/** The words of a block that rules about mentions look at: from a little before the first mention to a little behind the last. */
function wordsAround(
  { text }: Block,
  mentions: readonly { readonly span: Span }[],
  titles: readonly (TitleMention | undefined)[],
): Span {
  let start = text.length;
  let end = 0;
  for (const { span } of mentions) {
    const sentence = Math.max(text.lastIndexOf('.', span.start - 1), text.lastIndexOf(';', span.start - 1));
    start = Math.min(start, Math.max(0, span.start - SENTENCE, Math.min(span.start - BEHIND, sentence)));
    const stop = text.slice(span.end, span.end + SENTENCE).search(/[.;]\s/);
    end = Math.max(end, span.end + AHEAD, span.end + (stop < 0 ? SENTENCE : stop + 2));
  }
  for (const title of titles) if (title) end = Math.max(end, title.span.start + SUBJECT);
  return { start, end: Math.min(end, text.length) };
}

export interface Setting {
  /** Between quotation marks, or in the subject of another citation: the words of somebody else. */
  readonly quoted: boolean;
  readonly title: TitleMention | undefined;
  /** Whether the date is surely that of this document, not of one that amends it or is amended by it. */
  readonly dateIsOwn: boolean;
  /** Whether the issuer is surely that of this document, not of the plan that carries it out. */
  readonly issuerIsOwn: boolean;
}

/** Where a citation stands in its block. */
export function settingOf(block: Block, citation: Citation): Setting {
  const memo = memoOf(citation);
  if (!memo.setting) readBlock(block);
  return (memo.setting as Setting | undefined) ?? UNSETTLED;
}

const UNSETTLED: Setting = { quoted: false, title: undefined, dateIsOwn: false, issuerIsOwn: false };

const CHANGES = /sua doi|bo sung|thay the|bai bo|dinh chinh|huy bo|dinh chi|hop nhat|gia han|keo dai/;

/** A subject that names another document without "về": "Chỉ thị A của X thực hiện Kết luận B". */
const NAMES_ANOTHER =
  /^ ?,? ?(?:ve )?(?:viec )?(?:tiep tuc )?(?:to chuc )?(?:thuc hien|trien khai(?: thuc hien)?|thi hanh|quan triet|huong dan(?: thuc hien| thi hanh)?|quy dinh chi tiet[^.;:]{0,80}|sua doi[^.;:]{0,80}|bo sung[^.;:]{0,80}|thay the|bai bo|tong ket[^.;:]{0,40}|so ket[^.;:]{0,40})$/;

function readBlock(block: Block): void {
  const { citations } = readingOf(block);
  const quotes = quotationsIn(block);
  let quote = 0;
  let subjectEnd = -1;
  let previous: Citation | undefined;
  for (const citation of citations) {
    const { start } = citation.span;
    while (quote < quotes.length && quotes[quote]!.end <= start) quote += 1;
    const inQuotes = quote < quotes.length && quotes[quote]!.start <= start;
    const title = citation.code || citation.date ? titleAfter(block, citation) : undefined;
    if (previous && subjectEnd < start && namesAnother(block, previous, start)) subjectEnd = citation.span.end;
    memoOf(citation).setting = {
      quoted: inQuotes || start < subjectEnd,
      title,
      dateIsOwn: citation.date !== undefined && isDateOwn(block, citation, previous),
      issuerIsOwn: citation.issuer !== undefined && isIssuerOwn(block, citation),
    } satisfies Setting;
    if (title) subjectEnd = Math.max(subjectEnd, title.span.end);
    previous = citation;
  }
}

function namesAnother(block: Block, { span, code, date }: Citation, start: number): boolean {
  if (!code && !date) return false;
  return start - span.end < 140 && NAMES_ANOTHER.test(keyIn(block, span.end, start));
}

/** Whether the date of a citation is surely that of its document: see {@link Setting}. */
export function hasOwnDate(block: Block, citation: Citation): boolean {
  if (!citation.date) return false;
  const { citations } = readingOf(block);
  return isDateOwn(block, citation, citations[citations.indexOf(citation) - 1]);
}

/** In "Luật sửa đổi ... Luật A số N ngày D", and in "Nghị định A sửa đổi Nghị định B ngày D", the date may be that of either. */
function isDateOwn(block: Block, { type, code, span, kind }: Citation, previous: Citation | undefined): boolean {
  if (kind === 'placeholder') return false;
  if (type && code && !type.adjacent && !type.inherited) {
    if (CHANGES.test(keyIn(block, span.start, code.span.start))) return false;
  }
  if (!previous || previous.date) return true;
  const between = block.text.slice(previous.span.end, span.start);
  return between.length > 200 || /[.;]\s/.test(between) || !CHANGES.test(keyIn(block, previous.span.end, span.start));
}

const EXECUTION = /(?:thuc hien|trien khai|quan triet|thi hanh|hoc tap|cu the hoa|to chuc|ve)(?: [a-z,]{1,9}){0,3}$/;

/** In "Kế hoạch thực hiện Nghị quyết 18-NQ/TW của Tỉnh ủy" the plan is of the Tỉnh ủy; a date between takes that doubt away. */
function isIssuerOwn(block: Block, { issuer, date, code, span }: Citation): boolean {
  if (!issuer || !code) return false;
  const of = keyIn(block, Math.max(0, issuer.span.start - 12), issuer.span.start);
  if (!/(?:^|[^a-z])cua$/.test(of)) return false;
  if (issuer.bodies.some((name) => mayBear(code.bodies[0] ?? '', name) === false)) return false;
  if (date && date.span.end <= issuer.span.start) return true;
  return !EXECUTION.test(keyIn(block, Math.max(0, span.start - 60), span.start));
}

/** What must change in a date, in whatever form it is written, to make it another. */
export function dateChanges(date: DateMention, iso: string, at: number): Change[] {
  const { year, month, day } = partsOf(iso);
  const changes: Change[] = [];
  if (day !== date.day) changes.push({ span: shift(date.daySpan, at), newText: padDay(day) });
  if (month !== date.month) changes.push({ span: shift(date.monthSpan, at), newText: padMonth(month) });
  if (year !== date.year) changes.push({ span: shift(date.yearSpan, at), newText: String(year) });
  return changes;
}

/** "Kết luận 21-KL/TW", for messages. */
export function nameOf({ type, code }: Citation): string {
  return code ? `${type?.name ?? 'Văn bản'} ${code.text}` : (type?.name ?? 'Văn bản');
}

const ends = new WeakMap<Draft, number>();

/** Where the body of a draft ends: at the signature, the recipients or the first appendix. What is attached stands behind. */
export function bodyEnd(draft: Draft): number {
  let end = ends.get(draft);
  if (end === undefined) {
    const closing = draft.blocks.findIndex(({ exit }) => exit.part !== 'body');
    ends.set(draft, (end = closing < 0 ? draft.text.length : draft.starts[closing]!));
  }
  return end;
}

/** Where the title of a draft ends; 0 where it has none. What the title names is cited in full in the text. */
export function titleEnd({ identity: { title }, starts, blocks }: Draft): number {
  return title ? starts[title.last]! + blocks[title.last]!.text.length : 0;
}

/** Whether a block is a row of a table. */
export function isTableRow({ text }: Block): boolean {
  const tab = text.slice(0, 201).indexOf('\t');
  return tab > 0 || /^\s{0,20}\|/.test(text);
}

// Series of numbers.

/** Bodies of which there are many under the same letters, even at the centre: steering committees, subcommittees, councils. */
const MANY = /^(?:BCĐ|TB|HĐ)/;

/** Whether letters name one body of the whole country. */
export function isCentralBody(code: Code): boolean {
  const [letters] = code.bodies;
  if (letters === undefined || MANY.test(letters)) return false;
  if (code.form === 'party') return code.bodies.every((body) => body.endsWith('TW') && !MANY.test(body));
  if (code.assembly !== undefined) return true;
  const rows = bodiesByLetters(letters);
  return rows.length > 0 && rows.every((row) => row.level === 'central' && !row.openEnded);
}

/** Committees below the centre are elected in these years; provinces in the second half, the levels below them before. */
const isCongressYear = (year: number): boolean => year % 5 === 0;
/** Further back nothing is known of terms below the centre. */
const FIRST_LOCAL_YEAR = 2011;

/**
 * The period in whose series the number of a document of that day runs; undefined where that is not certain, as around the
 * congresses of local committees.
 */
export function periodOf(code: Code, iso: string): string | undefined {
  const year = Number(iso.slice(0, 4));
  switch (code.form) {
    case 'law':
      return code.assembly === undefined ? undefined : `khóa ${code.assembly}`;
    case 'normative':
      return String(code.year ?? year);
    case 'administrative':
    case 'letter':
      return code.assembly === undefined ? String(year) : undefined;
    case 'party': {
      if (isCentralBody(code)) {
        const term = centralTermOn(iso);
        return term && `khóa ${term.number}`;
      }
      if (year < FIRST_LOCAL_YEAR) return undefined;
      const provincial = code.bodies[0]!.endsWith('TU');
      if (isCongressYear(year)) {
        if (!provincial || Number(iso.slice(5, 7)) > 6) return undefined;
        return `nhiệm kỳ ${year - 5}`;
      }
      return `nhiệm kỳ ${year - (year % 5)}`;
    }
  }
}

/** Whether two days differ as a slip of the pen makes them differ: in day, month or year alone, or by a swap. */
export function areAlike(a: string, b: string): boolean {
  const [x, y] = [partsOf(a), partsOf(b)];
  const same = Number(x.day === y.day) + Number(x.month === y.month) + Number(x.year === y.year);
  return same === 2 || (x.year === y.year && x.day === y.month && x.month === y.day);
}
