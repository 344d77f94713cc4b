import { fileName } from '../../settings/address';
import type { Catalogue, Difference } from '../../catalogue/catalogue';
import { askerOf, askOf, type Asker } from '../../catalogue/citation-key';
import { codeText, isWellSourced, type Entry } from '../../catalogue/entry';
import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { padDay, padMonth, partsOf, writeDate, type DateMention } from '../../draft/dates';
import { readingOf } from '../../draft/reading';
import { shift, type Span } from '../../draft/span';
import * as say from '../../messages/catalogue';
import { changeIssuer } from '../../messages/codes';
import { changeDate, changeType } from '../../messages/fixes';
import { replace, type DraftRule, type Fix, type Report } from '../rule';
import { holdsMentions } from './mention';

/**
 * A citation says of a known document something else than the catalogue does. Two independent sources make that a warning;
 * one source, or a doubt whether this document is meant at all, only a request to verify.
 */
export const catalogueMismatch: DraftRule = {
  id: 'citation/catalogue-mismatch',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Ngày, tên loại, cơ quan ban hành hoặc trích yếu khác với danh mục văn bản',
    en: 'Date, type, issuing body or subject differ from the catalogue of documents',
  },
  norm: {
    vi: 'Danh mục văn bản kèm nguồn (docs/catalogue); Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'The catalogue of documents with its sources (docs/catalogue); Hướng dẫn 05-HD/VPTW I.6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check(draft, context) {
    const { code } = draft.identity;
    const own = code && codeText(code);
    const asker = askerOf(draft, context.date);
    const reports: Report[] = [];
    draft.blocks.forEach((block, index) => {
      if (block.kind === 'blank') return;
      const found = reportsOf(block, context.catalogue, asker, own);
      if (found.length === 0) return;
      for (const report of found) reports.push(moved(report, draft.starts[index]!));
    });
    return reports;
  },
};

interface Kept extends Asker {
  /** Code of the draft itself. */
  readonly own: string | undefined;
  readonly catalogue: Catalogue;
  readonly reports: readonly Report[];
}

const NONE: readonly Report[] = [];

function reportsOf(block: Block, catalogue: Catalogue, asker: Asker, own: string | undefined): readonly Report[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return NONE;
  const { citations } = readingOf(block);
  if (citations.length === 0) return NONE;
  const { documentDate, issuer } = asker;
  // Kept with the block while what it is judged with stays the same.
  const kept = block.memo.mismatches as Kept | undefined;
  if (kept?.catalogue === catalogue && kept.documentDate === documentDate && kept.issuer === issuer && kept.own === own)
    return kept.reports;
  const reports = citations.flatMap((citation) =>
    // A mention of the draft itself is judged elsewhere; in the folder its versions lie side by side.
    citation.code && codeText(citation.code) !== own ? check(block, citation, catalogue, asker) : [],
  );
  block.memo.mismatches = { catalogue, documentDate, issuer, own, reports } satisfies Kept;
  return reports;
}

function moved(report: Report, at: number): Report {
  const [name, offset] = report.fault!.split('@') as [string, string];
  return {
    ...report,
    span: shift(report.span, at),
    related: report.related!.map((related) => ({ ...related, span: shift(related.span, at) })),
    fixes: report.fixes!.map((fix) => ({
      ...fix,
      changes: fix.changes.map((change) => ({ ...change, span: shift(change.span, at) })),
    })),
    fault: `${name}@${Number(offset) + at}`,
  };
}

function check(block: Block, citation: Citation, catalogue: Catalogue, asker: Asker): Report[] {
  const asked = askOf(block, citation);
  if (!asked) return [];
  const { state, entry, differences } = catalogue.lookUp(asked.key, { ...asker, title: () => asked.title()?.text });
  const [first] = differences;
  if (state !== 'mismatch' || !entry || first === undefined) return [];
  // The head of a list may speak for its first members only.
  if (first === 'type' && citation.type?.inherited) return [];
  // A wrong year that the code betrays is said by date/year-against-code, repair and all.
  if (first === 'date' && sameDay(citation.date, entry.date) && citation.code!.year !== undefined) return [];
  const certain = isWellSourced(entry) && differences.length === 1 && first !== 'title';
  const title = first === 'title' ? asked.title()?.span : undefined;
  const place = placeOf(first, citation, title);
  if (!place) return [];
  return [
    {
      span: place.span,
      severity: certain ? 'warning' : 'information',
      message: messageOf(first, certain ? 'listed' : 'to-verify', citation, entry),
      related: [{ span: citation.code!.span, message: say.entryWithSources(wordsOf(entry), sourcesOf(entry)) }],
      fixes: fixesOf(first, citation, entry, title),
      fault: place.fault,
    },
  ];
}

/** The piece of text that says otherwise, and the name of the fault, shared with the rules that see it too. */
function placeOf(
  difference: Difference,
  { code, date, type, issuer }: Citation,
  title: Span | undefined,
): { readonly span: Span; readonly fault: string } | undefined {
  const start = code!.span.start;
  switch (difference) {
    case 'date':
      return date && { span: date.span, fault: `date@${date.span.start}` };
    case 'type':
      return type && { span: type.span, fault: `type@${start}` };
    case 'issuer':
      return issuer && { span: issuer.span, fault: `issuer@${start}` };
    case 'title':
      return title && { span: title, fault: `title@${title.start}` };
  }
}

function messageOf(difference: Difference, certainty: say.Certainty, citation: Citation, entry: Entry) {
  const document = say.citationOf(entry.type, entry.code, undefined, '');
  const listed = entry.date === undefined ? '' : writeDate(entry.date);
  switch (difference) {
    case 'date':
      return say.dateDiffers(certainty, document, listed, writeDate(citation.date!.iso!));
    case 'type':
      return say.typeDiffers(certainty, entry.code, entry.type, citation.type!.name);
    case 'issuer':
      return say.issuerDiffers(certainty, `${document}, ngày ${listed}`, entry.issuer, citation.issuer!.text);
    case 'title':
      return say.titleDiffers(document, entry.title);
  }
}

function wordsOf({ type, code, date, issuer, title }: Entry): string {
  const citation = say.citationOf(type, code, date === undefined ? undefined : writeDate(date), issuer);
  return title === '' ? citation : `${citation}: ${title}`;
}

function sourcesOf({ origin, sources }: Entry): readonly string[] {
  if (origin.kind === 'file') return [...sources, say.fileSource(fileName(origin.uri), origin.line)];
  return origin.kind === 'folder' ? [fileName(origin.uri)] : sources;
}

function fixesOf(difference: Difference, citation: Citation, entry: Entry, title: Span | undefined): Fix[] {
  const { date, type, issuer } = citation;
  switch (difference) {
    case 'date':
      if (!date || entry.date === undefined) return [];
      if (sameDay(date, entry.date))
        return [replace(date.yearSpan, entry.date.slice(0, 4), changeDate(writeDate(entry.date)))];
      return [replace(date.span, likeDate(date, entry.date), changeDate(writeDate(entry.date)))];
    case 'type':
      return type && entry.type !== '' ? [replace(type.span, entry.type, changeType(entry.type))] : [];
    case 'issuer':
      return issuer && issuer.term === undefined
        ? [replace(issuer.span, entry.issuer, changeIssuer(entry.issuer))]
        : [];
    case 'title':
      return title && entry.title !== '' ? [replace(title, entry.title, say.changeTitle(entry.title))] : [];
  }
}

/** Whether two dates are the same day of different years. */
function sameDay(date: DateMention | undefined, iso: string | undefined): boolean {
  return date?.iso !== undefined && iso !== undefined && date.iso.slice(4) === iso.slice(4);
}

/** A date written in the form of another one. */
function likeDate({ form }: DateMention, iso: string): string {
  const { year, month, day } = partsOf(iso);
  if (form === 'worded') return `ngày ${padDay(day)} tháng ${padMonth(month)} năm ${year}`;
  const separator = form === 'hyphen' ? '-' : form === 'dot' ? '.' : '/';
  return [padDay(day), padMonth(month), year].join(separator);
}
