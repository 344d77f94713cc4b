/** Answers about a place in a draft and about its outline: where things are, where they lead, and what is known of them. */
import type {
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  Position,
  Range,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Answering } from './answering';
import type { Mention } from './draft/antecedents';
import type { Draft } from './draft/draft';
import { definitionAt, draftsNeededAt, type Definition, type ReadDrafts } from './features/definition';
import { hoverAt } from './features/hover';
import { outlineFor, type OutlineNode } from './features/outline';
import { mentionsAt } from './features/references';
import { rangeOf, type PlacedText, type Served } from './features/shape';
import { MarkupKind } from './lsp';
import type { Language } from './messages/text';
import type { JudgingContext } from './rules/rule';
import type { DraftIndex } from './workspace/draft-index';
import type { KnownDraft } from './workspace/summary';

export interface NavigationPorts {
  /** An open document that is ours, brought up to date. */
  readonly served: (uri: string) => Served | undefined;
  readonly index: () => DraftIndex;
  /** A draft of the folders as it is open, or as it lies on the disk. */
  readonly draft: (uri: string) => Promise<Draft | undefined>;
  /** What a draft is judged by, and looked up in. */
  readonly contextOf: (uri: string, draft: Draft) => JudgingContext;
  /** The pages of the catalogue on the document of a mention. */
  readonly pagesOf: (uri: string, draft: Draft, mention: Mention) => readonly string[];
  /** Whether the client takes definitions with the range that they start from. */
  readonly links: () => boolean;
  readonly language: () => Language;
  readonly attempt: Answering['attempt'];
}

/** A place in a document. */
export interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** The drafts that a reference may point into: those that are known, and those of them that could be read. */
export interface DraftsBehind {
  readonly known: readonly KnownDraft[];
  readonly read: ReadDrafts;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export class Navigation {
  constructor(private readonly ports: NavigationPorts) {}

  /** The drafts that a reference at a place may point into, as they are open or as they lie in the folders. */
  async draftsBehind(params: At): Promise<DraftsBehind> {
    const { attempt, draft, index, served } = this.ports;
    const known = attempt(() => {
      const { textDocument, position } = params;
      const { uri } = textDocument;
      const asking = served(uri);
      return asking ? draftsNeededAt(asking.draft, uri, asking.document.offsetAt(position), index()) : [];
    }, []);
    const read = new Map<string, Draft>();
    for (const { uri } of known) {
      const other = await draft(uri);
      if (other) read.set(uri, other);
    }
    return { known, read };
  }

  definitions({ document, draft }: Served, position: Position, others: ReadDrafts): LocationLink[] | Location[] {
    const { index, links, pagesOf } = this.ports;
    const { uri } = document;
    const found = definitionAt(draft, uri, document.offsetAt(position), index(), others, (mention) =>
      pagesOf(uri, draft, mention),
    );
    const places = found.map((definition) => ({ definition, place: placeOf(definition, document) }));
    if (!links()) return places.map(({ place }) => place);
    return places.map(({ definition, place }): LocationLink => ({
      originSelectionRange: rangeOf(document, definition.origin),
      targetUri: place.uri,
      targetRange: place.range,
      targetSelectionRange: place.range,
    }));
  }

  hover({ document, draft }: Served, position: Position, others: DraftsBehind): Hover | null {
    const { contextOf, language } = this.ports;
    const hover = hoverAt(
      draft,
      document.offsetAt(position),
      language(),
      (offset) => document.positionAt(offset).line,
      contextOf(document.uri, draft),
      others,
    );
    if (!hover) return null;
    return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(document, hover.span) };
  }
}

/** The other mentions of what is mentioned at a place, and that one. */
export function highlights({ document, draft }: Served, { position }: At): DocumentHighlight[] {
  return mentionsAt(draft, document.offsetAt(position)).map(({ span }) => ({ range: rangeOf(document, span) }));
}

/** The outline. */
export function documentSymbols({ document, draft }: Served): DocumentSymbol[] {
  const convert = (node: OutlineNode): DocumentSymbol => ({
    name: node.name,
    kind: node.kind,
    range: rangeOf(document, node.range),
    selectionRange: rangeOf(document, node.selection),
    children: node.children.map(convert),
  });
  return outlineFor(draft, document.languageId === 'markdown').map(convert);
}

/** Where a definition leads from a document. */
function placeOf(definition: Definition, document: PlacedText): Location {
  switch (definition.kind) {
    case 'here':
      return { uri: document.uri, range: rangeOf(document, definition.span) };
    case 'page':
      return { uri: definition.address, range: START };
    case 'draft': {
      const { draft, place } = definition;
      const { uri } = draft;
      const range = place
        ? rangeOf(TextDocument.create(uri, '', 0, place.draft.text.toString()), place.span)
        : draft.target;
      return { uri, range };
    }
  }
}
