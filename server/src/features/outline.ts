import { SymbolKind } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { OutlineKind, Section } from '../draft/sections';
import type { Span } from '../draft/span';

/** A document symbol by offsets. */
export interface OutlineNode {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Span;
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

/** What an editor shows each kind of section as. */
export const SECTION_SYMBOLS: Readonly<Record<OutlineKind, SymbolKind>> = {
  title: SymbolKind.File,
  part: SymbolKind.Module,
  chapter: SymbolKind.Module,
  division: SymbolKind.Namespace,
  subdivision: SymbolKind.Namespace,
  article: SymbolKind.Class,
  capital: SymbolKind.Class,
  roman: SymbolKind.Class,
  number: SymbolKind.Method,
  decimal: SymbolKind.Method,
  letter: SymbolKind.Field,
  bracket: SymbolKind.Field,
  dash: SymbolKind.String,
  recipients: SymbolKind.Array,
  signature: SymbolKind.Key,
  appendix: SymbolKind.Package,
  attached: SymbolKind.File,
  form: SymbolKind.Package,
  heading: SymbolKind.String,
};

/**
 * The outline as an editor shows it.
 *
 * @param markdown leave out the headings that the editor's own Markdown outline shows; what they hold moves up
 */
export function outlineFor(draft: Draft, markdown: boolean): OutlineNode[] {
  const shown = (section: Section): OutlineNode[] => {
    const children = section.children.flatMap(shown);
    if (markdown && isMarkdownHeading(draft.text, section.selection.start)) return children;
    return [
      {
        name: [section.label, section.title].filter((part) => part !== '').join(' ') || '…',
        kind: SECTION_SYMBOLS[section.kind],
        range: section.range,
        selection: section.selection,
        children,
      },
    ];
  };
  return draft.sections.flatMap(shown);
}

function isMarkdownHeading(text: string, at: number): boolean {
  // Step by step: a search for a CR that a text does not have goes back to its start, and that from every section.
  let start = at;
  for (; start > 0; start--) {
    const before = text[start - 1]!;
    if (before === '\n' || before === '\r') break;
    if (before !== '#' && before.trim() !== '') return false;
  }
  return (
    /^\s{0,3}#{1,6}\s/.test(text.slice(start, start + 12)) && text.slice(start, at).trim().replace(/#/g, '') === ''
  );
}
