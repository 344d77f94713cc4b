/** What the catalogue says of the citation at an offset, and the row that the citation would be in it. */
import { fileName } from '../settings/address';
import { type Catalogue, type LookUp } from '../catalogue/catalogue';
import { askerOf, lookUpCitation } from '../catalogue/citation-key';
import { COLUMNS, codeText, entryRow, type Column, type Entry } from '../catalogue/entry';
import { titleAfter } from '../catalogue/titles';
import { writeDate } from '../draft/dates';
import type { Draft, Placed } from '../draft/draft';
import type { Citation } from '../draft/citations';
import * as words from '../messages/catalogue';
import { say, type Language } from '../messages/text';
import { centralTermOn } from '../norms/terms';
import type { JudgingContext } from '../rules/rule';
import { targetAt } from './target';

/** What a look-up needs of the draft's context. */
export type CatalogueContext = Pick<JudgingContext, 'catalogue' | 'date'>;

function lookUp(draft: Draft, placed: Placed<Citation>, { catalogue, date }: CatalogueContext): LookUp | undefined {
  return lookUpCitation(catalogue, draft, placed, askerOf(draft, date));
}

/** Lines of Markdown on the documents that a citation may mean; none where the catalogue knows of none. */
export function catalogueLines(
  draft: Draft,
  placed: Placed<Citation>,
  context: CatalogueContext,
  language: Language,
): string[] {
  const found = lookUp(draft, placed, context);
  if (!found || found.entries.length === 0) return [];
  if (found.entry)
    return [`**${say(words.IN_CATALOGUE, language)}**`, '', ...detailsOf(found.entry, context.catalogue, language)];
  const named = placed.value.code === undefined;
  const several = named ? words.severalOfName : words.severalInCatalogue;
  // Of laws of one name those after the draft are left out, and the newest stands first.
  const latest = named && context.date && placed.value.date === undefined && placed.value.namedYear === undefined;
  return [
    `**${say(several(found.entries.length), language)}**`,
    '',
    ...found.entries.flatMap((entry, index) => [
      `- **${escapeMarkdown(titleOf(entry))}**${latest && index === 0 ? ` (${say(words.LATEST, language)})` : ''}`,
      ...detailsOf(entry, context.catalogue, language).map((line) => `  ${line}`),
    ]),
  ];
}

function titleOf({ type, code, date, issuer }: Entry): string {
  return words.citationOf(type, code, date === undefined ? undefined : writeDate(date), issuer);
}

function detailsOf(entry: Entry, catalogue: Catalogue, language: Language): string[] {
  const line = (label: words.Label, value: string): string => `- ${say(label, language)}: ${value}`;
  const lines: string[] = [];
  if (entry.title !== '') lines.push(line(words.SUBJECT, escapeMarkdown(entry.title)));
  if (entry.date !== undefined) {
    const others = entry.otherDates.map(writeDate).join(', ');
    lines.push(
      line(words.DATE, writeDate(entry.date) + (others === '' ? '' : ` (${say(words.otherDates(others), language)})`)),
    );
  }
  if (entry.issuer !== '') lines.push(line(words.ISSUER, escapeMarkdown(entry.issuer)));
  const status = statusOf(entry, catalogue, language);
  if (status !== '') lines.push(line(words.STATUS, escapeMarkdown(status)));
  const sources = sourcesOf(entry, language);
  if (sources !== '') lines.push(line(words.SOURCES, sources));
  return lines;
}

function statusOf(entry: Entry, catalogue: Catalogue, language: Language): string {
  const parts = entry.status === '' ? [] : [entry.status];
  if (entry.replacedBy !== '') {
    const by = catalogue.successorOf(entry);
    parts.push(say(words.replacedBy(by ? titleOf(by) : entry.replacedBy), language));
  }
  return parts.join('; ');
}

function sourcesOf({ origin, sources }: Entry, language: Language): string {
  const links = sources.map(link);
  if (origin.kind === 'file') links.push(escapeMarkdown(words.fileSource(fileName(origin.uri), origin.line)));
  if (origin.kind === 'folder')
    links.push(`${say(words.DRAFT_IN_FOLDER, language)} ${escapeMarkdown(fileName(origin.uri))}`);
  return links.join(', ');
}

/** Only web addresses become links: rows may come from anybody's file. */
function link(source: string): string {
  const host = /^https?:\/\/([^/?#\s<>]+)/i.exec(source)?.[1];
  return host === undefined
    ? escapeMarkdown(source)
    : `[${escapeMarkdown(host)}](<${source.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** An entry as a page of its own. */
export function entryPage(entry: Entry, catalogue: Catalogue, language: Language): string {
  return `# ${escapeMarkdown(titleOf(entry))}\n\n${detailsOf(entry, catalogue, language).join('\n')}\n`;
}

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/** The catalogue entry of the citation at an offset, for a page of its own. */
export function catalogueEntryAt(
  draft: Draft,
  offset: number,
  context: CatalogueContext,
  language: Language,
): { readonly title: string; readonly markdown: string } | undefined {
  const target = targetAt(draft, offset);
  if (target?.kind !== 'citation') return undefined;
  const found = lookUp(draft, target.placed, context);
  if (!found || found.entries.length === 0) return undefined;
  const parts = found.entries.map((entry) =>
    [`## ${escapeMarkdown(titleOf(entry))}`, '', ...detailsOf(entry, context.catalogue, language)].join('\n'),
  );
  return { title: found.entries[0]!.code, markdown: `${parts.join('\n\n')}\n` };
}

/** The citation at an offset as a row of a catalogue file; what the citation leaves out is taken from its entry. */
export function catalogueRowAt(
  draft: Draft,
  offset: number,
  context: CatalogueContext,
): { readonly header: string; readonly row: string; readonly missing: readonly Column[] } | undefined {
  const target = targetAt(draft, offset);
  if (target?.kind !== 'citation') return undefined;
  const { placed } = target;
  const { code, type, date, issuer } = placed.value;
  if (!code) return undefined;
  const known = lookUp(draft, placed, context)?.entry;
  const day = date?.iso ?? known?.date;
  const central = code.form === 'party' && code.bodies.every((body) => body.endsWith('TW'));
  const term = day !== undefined && central ? centralTermOn(day) : undefined;
  const entry: Entry = {
    code: codeText(code),
    type: (type?.compound ? undefined : type?.name) ?? known?.type ?? '',
    issuer: issuer?.bodies.join(', ') ?? known?.issuer ?? '',
    date: day,
    otherDates: [],
    title: titleAfter(placed.block, placed.value)?.text ?? known?.title ?? '',
    term: known?.term ?? (term ? `khóa ${term.roman}` : ''),
    status: known?.status ?? '',
    replacedBy: known?.replacedBy ?? '',
    sources: known?.sources ?? [],
    origin: { kind: 'file', uri: '', line: 0 },
  };
  const missing = (['type', 'issuer', 'date'] as const).filter((column) => !entry[column]);
  return { header: COLUMNS.join(','), row: entryRow(entry), missing };
}
