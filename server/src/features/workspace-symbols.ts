/** Drafts, sections and cited documents of the folders by their names. */
import { SymbolKind } from 'vscode-languageserver-types';
import { codeText } from '../catalogue/entry';
import { fileName } from '../settings/address';
import type { DraftIndex, Found } from '../workspace/draft-index';
import type { Range, Summary } from '../workspace/summary';
import { SECTION_SYMBOLS } from './outline';

export interface NamedPlace {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The draft that it stands in, by its code or its file. */
  readonly container: string;
  readonly uri: string;
  readonly range: Range;
}

/** So many are shown; who wants others writes more words. */
const MOST_SHOWN = 100;

export function symbolsFor(query: string, index: DraftIndex): NamedPlace[] {
  return index.search(query, MOST_SHOWN).map(placeOf);
}

function placeOf(found: Found): NamedPlace {
  const { draft, name } = found;
  const { uri } = draft;
  switch (found.kind) {
    case 'draft':
      return { name, kind: SymbolKind.File, container: fileName(uri), uri, range: found.range };
    case 'section':
      return { name, kind: SECTION_SYMBOLS[found.section.kind], container: containerOf(draft), uri, range: found.section.range }; // prettier-ignore
    case 'cited':
      return { name, kind: SymbolKind.Constant, container: containerOf(draft), uri, range: found.range };
  }
}

function containerOf({ own, uri }: Summary): string {
  return own ? codeText(own.key.code) : fileName(uri);
}
