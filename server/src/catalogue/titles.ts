/**
 * The subject (trích yếu) behind a citation, and whether it is that of a known document. Drafters shorten subjects and
 * lists do too, so titles are compared by how they begin, and without tone marks, case and marks of punctuation.
 */
import { foldedText, type Block } from '../draft/blocks';
import type { Citation } from '../draft/citations';
import { foldKey } from '../draft/fold';
import { readingOf } from '../draft/reading';
import { spanOf, type Span } from '../draft/span';

/** A subject as written behind a citation; the span counts from the block. */
export interface TitleMention {
  readonly text: string;
  readonly span: Span;
}

/** Nobody writes a subject longer than this. */
const LONGEST = 500;
/** What may stand between a citation and its subject: a footnote mark, the khóa, "Đảng", a comma. */
const GAP =
  /^[\d¹²³⁴-⁹]{0,2} {0,4}(?:dang(?: cong san viet nam)? )?(?:\(?,? ?khoa [ivx\d]{1,6}\)?)? {0,4},? {0,4}[“"*(]{0,3} {0,2}(?=(?:ve|quy dinh|ban hanh|huong dan)(?: |$))/;
/** What ends a subject when no quotation mark does. */
const END = /[;:.|()“”"*]|, {0,4}(?:ngay|theo|tren co so|can cu|gan voi|trong do|nham|bao dam)(?= )/;

/** The first word of a subject, with a quotation mark behind it: "về “...”". */
const INNER = /^(?:ve|quy dinh|ban hanh|huong dan) {0,3}[“"*]{0,3}/;
const LIST = /(?:,| va| cua) {0,4}$/;

/** The subject that follows a citation, if one does: "về ...", "quy định ...". */
export function titleAfter(block: Block, citation: Citation): TitleMention | undefined {
  const from = citation.span.end;
  if (from >= block.text.length) return undefined;
  // Offsets of decomposed text would not carry over.
  if (block.composed.origin) return undefined;
  const window = block.text.slice(from, from + LONGEST);
  const folded = foldedText(block).slice(from, from + LONGEST);
  const gap = GAP.exec(folded);
  if (!gap) return undefined;
  const at = gap[0].length;
  const inner = at + INNER.exec(folded.slice(at))![0].length;
  const end = END.exec(folded.slice(inner));
  let stop = end ? inner + end.index : folded.length;
  // A document named inside the subject ("về thực hiện Kết luận số ...") is part of it; the next one of a list is not.
  const next = readingOf(block).citations.find((other) => other.span.start > from);
  if (next && next.span.start - from < stop && LIST.test(folded.slice(0, next.span.start - from)))
    stop = next.span.start - from;
  const text = window.slice(at, stop).trim();
  return { text, span: spanOf(from + at, from + at + text.length) };
}

/** Words that open a subject and tell nothing. */
const OPENING = new Set(['ve', 'viec', 'quy', 'quyet', 'dinh', 'ban', 'hanh', 'huong', 'dan', 'mot', 'so']);

function wordsOf(title: string): string[] {
  return foldKey(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const remembered = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 4000;

/** The words of a title of the catalogue; the same few are asked for again and again. */
function wordsOfKnown(title: string): readonly string[] {
  let words = remembered.get(title);
  if (!words) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(title, (words = withoutOpening(wordsOf(title))));
  }
  return words;
}

function withoutOpening(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !OPENING.has(word));
  return first < 0 ? words : words.slice(first);
}

/** `same` and `other` are as good as certain; `unknown` is all else. */
export type Agreement = 'same' | 'other' | 'unknown';
/** Titles may also be `unlike`: neither begins as the other does, and yet they speak of similar things. */
export type TitleAgreement = Agreement | 'unlike';

/** How many words in a row at the start make two subjects one. */
const CERTAIN_WORDS = 6;
/** A subject of fewer words says too little to be another one. */
const TELLING_WORDS = 6;

/** How much of a subject as cited is compared. */
const COMPARED = 160;

/** Whether a subject as cited is the title of a known document. */
export function compareTitles(cited: string, known: string): TitleAgreement {
  const a = withoutOpening(wordsOf(cited.slice(0, COMPARED)));
  const b = wordsOfKnown(known);
  if (a.length === 0 || b.length === 0) return 'unknown';
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  if (same >= CERTAIN_WORDS || (same >= 3 && same === b.length)) return 'same';
  if (a.length < TELLING_WORDS) return 'unknown';
  const head = new Set(a.slice(0, 14));
  const all = new Set(b);
  let shared = 0;
  for (const word of head) if (all.has(word)) shared += 1;
  return shared * 4 < head.size ? 'other' : 'unlike';
}
