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

const KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
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
        kind: KINDS[section.kind],
        range: section.range,
        selection: section.selection,
        children,
      },
    ];
  };
  return draft.sections.flatMap(shown);
}

function isMarkdownHeading(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return (
    /^\s{0,3}#{1,6}\s/.test(text.slice(start, start + 12)) && text.slice(start, at).trim().replace(/#/g, '') === ''
  );
}
