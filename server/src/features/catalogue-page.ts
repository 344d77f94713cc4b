/** The entries of the catalogue as documents that can be read and not written: where F12 leads when no draft is the document. */
import type { Catalogue } from '../catalogue/catalogue';
import { askerOf, lookUpCitation } from '../catalogue/citation-key';
import type { Entry } from '../catalogue/entry';
import type { Mention } from '../draft/antecedents';
import type { Draft } from '../draft/draft';
import type { Language } from '../messages/text';
import { entryPage, type CatalogueContext } from './catalogue';
import { meantBy } from './target';

export const PAGE_SCHEME = 'but-son';
const START = `${PAGE_SCHEME}:/danh-muc/`;
/** Stands for the slash of a code, which would begin another name in the address. */
const SLASH = '\u2044';
/** Stands for what an entry leaves out. */
const NOTHING = '-';
/** Nobody chooses among more. */
const MOST_PAGES = 12;

/** The page of all entries that say the same type, code and day; the code comes last, since editors show the end of an address. */
export function pageAddress({ type, code, date }: Entry): string {
  const names = [type || NOTHING, date ?? NOTHING, `${code}.md`];
  return START + names.map((name) => encodeURIComponent(name.replaceAll('/', SLASH))).join('/');
}

/** The pages of the entries that a mention may mean. */
export function pagesOf(draft: Draft, mention: Mention, context: CatalogueContext): readonly string[] {
  const meant = meantBy(draft, mention);
  const found = meant && lookUpCitation(context.catalogue, draft, meant, askerOf(draft, context.date));
  const entries = found?.entry ? [found.entry] : (found?.entries ?? []);
  const listed = entries.filter(({ origin }) => origin.kind !== 'folder');
  return [...new Set(listed.map(pageAddress))].slice(0, MOST_PAGES);
}

/** The text of a page; undefined where no catalogue has an entry of that address. */
export function pageText(address: string, catalogues: Iterable<Catalogue>, language: Language): string | undefined {
  const asked = readAddress(address);
  if (!asked) return undefined;
  const pages = new Set<string>();
  for (const catalogue of catalogues)
    for (const entry of catalogue.entriesOf(asked.code))
      if (entry.origin.kind !== 'folder' && (entry.type || NOTHING) === asked.type && (entry.date ?? NOTHING) === asked.date)
        pages.add(entryPage(entry, catalogue, language));
  return pages.size === 0 ? undefined : [...pages].join('\n');
} // prettier-ignore

function readAddress(address: string): { readonly type: string; readonly date: string; readonly code: string } | undefined {
  try {
    const path = decodeURIComponent(address);
    if (!path.startsWith(START) || !path.endsWith('.md')) return undefined;
    const [type, date, code, ...more] = path.slice(START.length, -3).split('/');
    if (type === undefined || date === undefined || code === undefined || more.length > 0) return undefined;
    return { type, date, code: code.replaceAll(SLASH, '/') };
  } catch {
    return undefined;
  }
} // prettier-ignore
