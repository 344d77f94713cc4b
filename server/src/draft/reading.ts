/** What is read inside a block: citations, dates and footnote marks, made once for each block and kept with it. */
import { NO_ANCHORS } from './anchors';
import { anchorsOf, foldedText, type Block } from './blocks';
import { findCitations, type Citation, type TypeMention } from './citations';
import type { Code } from './codes';
import { findDates, type DateMention } from './dates';
import { original, type Composed } from './fold';
import type { IssuerMention } from './issuers';
import { spanOf, type Span } from './span';

/** A mark that points to a footnote, or the mark that the note itself begins with. */
export interface FootnoteMark {
  readonly span: Span;
  /** The number or name without its typography: "1" for "¹", "[1]" and "[^1]". */
  readonly name: string;
}

export interface BlockReading {
  readonly citations: readonly Citation[];
  /** Every full date, those of citations among them. */
  readonly dates: readonly DateMention[];
  /** Marks in running text. */
  readonly marks: readonly FootnoteMark[];
  /** The mark of the note when the block is one. */
  readonly note: FootnoteMark | undefined;
}

/** What most blocks hold. */
export const NOTHING: BlockReading = { citations: [], dates: [], marks: [], note: undefined };

/** What a block holds; offsets count from its start. */
export function readingOf(block: Block): BlockReading {
  return (block.memo.reading ??=
    block.kind === 'blank' || block.kind === 'verbatim' ? NOTHING : read(block)) as BlockReading;
}

const MAYBE_DATE = /\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d\d|th[áa]ng\s{1,8}\d/i;
const SUPERSCRIPT = /[¹²³⁰⁴-⁹]{1,3}/g;
const BRACKETED = /\[\^?([\p{sc=Latin}\d]{1,12})\](?!\()/gu;

function read(block: Block): BlockReading {
  const anchors = anchorsOf(block);
  if (anchors === NO_ANCHORS) return NOTHING;
  const { text, origin } = block.composed;
  let citations = findCitations(text, anchors, () => foldedText(block));
  let dates = anchors.dates && MAYBE_DATE.test(text) ? findDates(foldedText(block), anchors.dates) : NOTHING.dates;
  if (origin) {
    const { composed } = block;
    citations = citations.map((citation) => restoreCitation(composed, citation));
    dates = dates.map((date) => restoreDate(composed, date));
  }
  const { marks, note } = anchors.notes ? readMarks(block) : NOTHING;
  if (citations.length === 0 && dates.length === 0 && marks.length === 0 && !note) return NOTHING;
  return { citations, dates, marks, note };
}

function readMarks(block: Block): { marks: FootnoteMark[]; note: FootnoteMark | undefined } {
  const marks: FootnoteMark[] = [];
  let note: FootnoteMark | undefined;
  const { text } = block;
  const add = (start: number, length: number, name: string): void => {
    if (block.kind === 'footnote' && !note && start <= block.content.start) {
      note = { span: spanOf(start, start + length), name };
      return;
    }
    marks.push({ span: spanOf(start, start + length), name });
  };
  SUPERSCRIPT.lastIndex = 0;
  for (let match = SUPERSCRIPT.exec(text); match; match = SUPERSCRIPT.exec(text)) {
    // "m²" and "10³" are no footnotes.
    const isNote = block.kind === 'footnote' && match.index <= block.content.start;
    if (
      !isNote &&
      /(?:^|[^\p{sc=Latin}])(?:k?m|cm|mm|dm|ha|\d)$/u.test(text.slice(Math.max(0, match.index - 4), match.index))
    )
      continue;
    add(
      match.index,
      match[0].length,
      match[0].replace(/./g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))),
    );
  }
  if (text.includes('[')) {
    BRACKETED.lastIndex = 0;
    for (let match = BRACKETED.exec(text); match; match = BRACKETED.exec(text)) {
      if (!match[0].startsWith('[^') && !/^\d{1,3}$/.test(match[1]!)) continue;
      add(match.index, match[0].length, match[1]!);
    }
  }
  return { marks: marks.sort((a, b) => a.span.start - b.span.start), note };
}

function restore(composed: Composed, span: Span): Span {
  return original(composed, span.start, span.end);
}

function restoreDate(composed: Composed, date: DateMention): DateMention {
  return {
    ...date,
    span: restore(composed, date.span),
    daySpan: restore(composed, date.daySpan),
    monthSpan: restore(composed, date.monthSpan),
    yearSpan: restore(composed, date.yearSpan),
  };
}

function restoreCode(composed: Composed, code: Code): Code {
  const some = (span: Span | undefined): Span | undefined => span && restore(composed, span);
  return {
    ...code,
    span: restore(composed, code.span),
    numberSpan: restore(composed, code.numberSpan),
    yearSpan: some(code.yearSpan),
    lettersSpan: some(code.lettersSpan),
    bodySpan: some(code.bodySpan),
  };
}

function restoreCitation(composed: Composed, citation: Citation): Citation {
  const type =
    citation.type && ({ ...citation.type, span: restore(composed, citation.type.span) } satisfies TypeMention);
  const issuer =
    citation.issuer &&
    ({
      ...citation.issuer,
      span: restore(composed, citation.issuer.span),
      termSpan: citation.issuer.termSpan && restore(composed, citation.issuer.termSpan),
    } satisfies IssuerMention);
  return {
    ...citation,
    span: restore(composed, citation.span),
    type,
    code: citation.code && restoreCode(composed, citation.code),
    date: citation.date && restoreDate(composed, citation.date),
    issuer,
  };
}
