import { SymbolKind } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { OutlineKind, Section } from '../draft/sections';
import type { Span } from '../draft/span';
import type { Text } from '../draft/text';

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

/** Within so many units before its words a heading begins. */
const LONGEST_LEAD = 60;

function isMarkdownHeading(text: Text, at: number): boolean {
  const from = Math.max(0, at - LONGEST_LEAD);
  const before = text.slice(from, at);
  let start = before.length;
  for (; start > 0; start--) {
    const unit = before[start - 1]!;
    if (unit === '\n' || unit === '\r') break;
    if (unit !== '#' && unit.trim() !== '') return false;
  }
  if (start === 0 && from > 0) return false;
  const line = text.slice(from + start, from + start + 12);
  return /^\s{0,3}#{1,6}\s/.test(line) && before.slice(start).trim().replace(/#/g, '') === '';
}
