import type { Citation } from '../draft/citations';
import { writeDate } from '../draft/dates';
import { spanIn, type Draft } from '../draft/draft';
import { toRoman } from '../draft/labels';
import type { Span } from '../draft/span';
import * as words from '../messages/hover';
import { say, type Language } from '../messages/text';
import { centralTermOn } from '../norms/terms';
import { catalogueLines, escapeMarkdown as escape, type CatalogueContext } from './catalogue';
import type { KnownDraft } from '../workspace/summary';
import type { ReadDrafts } from './definition';
import { placeWords } from './place-hover';
import { footnoteFamily, meantBy, mentionsOf, targetAt } from './target';

/** Drafts of the folders that a reference may point into, with those of them that were read. */
export interface OtherDrafts {
  readonly known: readonly KnownDraft[];
  readonly read: ReadDrafts;
}

const NO_DRAFTS: OtherDrafts = { known: [], read: new Map() };

export interface HoverText {
  readonly span: Span;
  /** Markdown. */
  readonly markdown: string;
}

/**
 * A citation taken apart, with what the catalogue knows of it, the note behind a footnote mark, or the words of the section that
 * a reference means. A short form and a back reference show the document that they stand for.
 *
 * @param others the drafts that `draftsNeededAt` names
 */
export function hoverAt(
  draft: Draft,
  offset: number,
  language: Language,
  lineOf: (offset: number) => number,
  context?: CatalogueContext,
  others: OtherDrafts = NO_DRAFTS,
): HoverText | undefined {
  const target = targetAt(draft, offset);
  if (!target || target.kind === 'section' || target.kind === 'head' || target.kind === 'this-document')
    return undefined;
  if (target.kind === 'place') {
    const markdown = placeWords(draft, target, others.read, others.known, language, lineOf);
    return markdown === undefined ? undefined : { span: target.span, markdown };
  }
  if (target.kind === 'mark' || target.kind === 'note') {
    if (target.kind === 'note') return undefined;
    const note = footnoteFamily(draft, target.placed.value.name).notes[0];
    if (!note) return undefined;
    const text = note.block.text.slice(note.value.span.end, note.block.content.end).trim();
    return { span: target.span, markdown: escape(text) };
  }
  // A back reference to nothing, or to one of several, has nothing to show.
  const placed = meantBy(draft, target.placed) ?? (target.kind === 'citation' ? target.placed : undefined);
  if (!placed) return undefined;
  const citation = placed.value;
  const rows = rowsOf(citation).map(([name, value]) => `- ${say(name, language)}: **${escape(value)}**`);
  const mentions = mentionsOf(draft, target.placed);
  const first = mentions[0];
  if (first && mentions.length > 1) {
    const line = lineOf(spanIn(first, first.value.span).start) + 1;
    const isFirst = spanIn(first, first.value.span).start === target.span.start;
    rows.push(
      `- ${say(isFirst ? words.citedTimes(mentions.length) : words.firstCited(line, mentions.length), language)}`,
    );
  }
  const listed = context ? catalogueLines(draft, placed, context, language) : [];
  return {
    span: target.span,
    markdown: [
      `**${escape(heading(citation, draft, spanIn(placed, citation.span)))}**`,
      '',
      ...rows,
      ...(listed.length > 0 ? ['', ...listed] : []),
    ].join('\n'),
  };
}

function heading(citation: Citation, draft: Draft, span: Span): string {
  const { type, code } = citation;
  if (!code) return draft.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return `${type ? `${type.name} số` : 'Số'} ${code.text}`;
}

function rowsOf(citation: Citation): [words.Label, string][] {
  const rows: [words.Label, string][] = [];
  const { type, code, date, issuer, meeting } = citation;
  if (type) rows.push([words.TYPE, type.name]);
  if (code) rows.push([words.CODE, code.text]);
  if (issuer) rows.push([words.ISSUER, issuer.text]);
  if (date) rows.push([words.DATE, date.iso ? writeDate(date.iso) : `${date.day}/${date.month}/${date.year} (?)`]);
  const term = termOf(citation);
  if (term) rows.push([words.TERM, term]);
  if (meeting?.number !== undefined) {
    rows.push([
      meeting.kind === 'congress' ? words.CONGRESS : words.MEETING,
      meeting.kind === 'congress' ? toRoman(meeting.number) : String(meeting.number),
    ]);
  }
  if (meeting && meeting.terms.length > 0) rows.push([words.TERM, meeting.terms.map(toRoman).join(', ')]);
  return rows;
}

/** The khóa in whose series the number runs, where that is known: Trung ương by the date, Quốc hội by the code. */
function termOf({ code, date }: Citation): string | undefined {
  if (!code) return undefined;
  if (code.assembly !== undefined) return `Quốc hội khóa ${toRoman(code.assembly)}`;
  if (code.form !== 'party' || !date?.iso || !code.bodies.every((body) => body.endsWith('TW'))) return undefined;
  const term = centralTermOn(date.iso);
  return term && `Trung ương khóa ${term.roman}`;
}
