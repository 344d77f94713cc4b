/**
 * Beside the front door: what reaches over the drafts of a folder. Who cites a document, the folders by their names, citations as a
 * graph, a code that changes everywhere, and the pages of the catalogue.
 */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type Location,
  type Position,
  type Range,
  type ResponseError,
  type ServerCapabilities,
  type SymbolInformation,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cancelled, modified, refusal } from './answering';
import type { Catalogue } from './catalogue/catalogue';
import type { Mention } from './draft/antecedents';
import type { Draft } from './draft/draft';
import { codeKey } from './draft/key';
import type { CatalogueContext } from './features/catalogue';
import { PAGE_SCHEME, pagesOf, pageText } from './features/catalogue-page';
import {
  citedBy,
  citersOf,
  documentItemsAt,
  isDocumentData,
  type CitationLine,
  type DocumentItem,
} from './features/citation-graph';
import { documentAt, firstSpan, type DocumentAt } from './features/document';
import { nameOfLaw, otherNameOf } from './features/law-forms';
import { mentionsAt, mentionsOfItself } from './features/references';
import { mentionsElsewhere } from './features/references-across';
import type { Renaming } from './features/rename';
import { codeAt, codesIn, codeTyped, isUnclear, type RenamedCode } from './features/rename-code';
import { editsOf, rangeOf, type PlacedText } from './features/shape';
import { documentSpan } from './features/target';
import { symbolsFor } from './features/workspace-symbols';
import { placesOf } from './draft/places';
import { codeChangeElsewhere, codeChangeHere, codeRefusals } from './messages/across';
import { say, type Language, type Text } from './messages/text';
import { fileName } from './settings/address';
import type { DraftIndex } from './workspace/draft-index';
import type { CitedForm } from './workspace/summary';

/** A draft as the editor has it. */
export interface OpenDraft {
  readonly document: PlacedText;
  readonly draft: Draft;
}

/** What the front door knows. */
export interface Drafts {
  index(): DraftIndex;
  /** An open draft that is ours, brought up to date. */
  open(uri: string): OpenDraft | undefined;
  isOpen(uri: string): boolean;
  /** The text of a file that is not open, read for one answer. */
  read(uri: string): Promise<Draft | undefined>;
  context(uri: string, draft: Draft): CatalogueContext;
  /** The catalogues of all open drafts. */
  catalogues(): Iterable<Catalogue>;
  /** Waits for a moment until the folders are read. @returns whether they are */
  ready(): Promise<boolean>;
  /** Lets the index have what was typed a moment ago. */
  settle(): void;
  language(): Language;
  attempt<R>(action: () => R, safe: R): R;
}

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const HERE = 'here';
const ELSEWHERE = 'elsewhere';

export class AcrossDrafts {
  #pages = false;
  #versioned = false;
  #annotated = false;

  constructor(
    readonly connection: Connection,
    readonly drafts: Drafts,
  ) {
    connection.onReferences((params) => this.#references(params));
    connection.onWorkspaceSymbol(async (params, token) => {
      await drafts.ready();
      return isGivenUp(token) ? [] : drafts.attempt(() => this.#symbols(params.query), []);
    });
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(async (params) => {
      await drafts.ready();
      return drafts.attempt(() => this.#items(params), null);
    });
    callHierarchy.onIncomingCalls((params) =>
      this.#lines(params, citersOf, ({ item: from, ranges }): CallHierarchyIncomingCall => ({
        from: hierarchyItem(from),
        fromRanges: [...ranges],
      })),
    );
    callHierarchy.onOutgoingCalls((params) =>
      this.#lines(
        params,
        (data, index) => citedBy(data, index, (form) => nameOfLaw(form, drafts.catalogues())),
        ({ item: to, ranges }): CallHierarchyOutgoingCall => ({ to: hierarchyItem(to), fromRanges: [...ranges] }),
      ),
    );
    connection.workspace.textDocumentContent.on((params) =>
      drafts.attempt(() => {
        const text = pageText(params.uri, drafts.catalogues(), drafts.language());
        return text === undefined ? null : { text };
      }, null),
    );
  }

  /** What the client can show decides what is offered. */
  capabilities({ workspace }: ClientCapabilities): ServerCapabilities {
    this.#versioned = workspace?.workspaceEdit?.documentChanges === true;
    this.#annotated = this.#versioned && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
    return {
      referencesProvider: true,
      workspaceSymbolProvider: true,
      callHierarchyProvider: true,
    };
  }

  /** The same, of what belongs to the workspace. */
  workspaceCapabilities({ workspace }: ClientCapabilities): ServerCapabilities['workspace'] {
    this.#pages = workspace?.textDocumentContent !== undefined;
    return this.#pages ? { textDocumentContent: { schemes: [PAGE_SCHEME] } } : {};
  }

  /** The pages of the catalogue on the document of a mention; none where the client cannot show them. */
  pagesOf(uri: string, draft: Draft, mention: Mention): readonly string[] {
    return this.#pages ? pagesOf(draft, mention, this.drafts.context(uri, draft)) : [];
  }

  async #references(
    params: At & { readonly context?: { readonly includeDeclaration?: boolean } },
  ): Promise<Location[]> {
    const { drafts } = this;
    await drafts.ready();
    return drafts.attempt(() => {
      const { textDocument, position, context } = params;
      const { uri } = textDocument;
      const asking = drafts.open(uri);
      if (!asking) return [];
      drafts.settle();
      const { document, draft } = asking;
      const offset = document.offsetAt(position);
      const about = documentAt(draft, offset);
      const here = about?.isItself ? mentionsOfItself(draft) : mentionsAt(draft, offset);
      const wanted = ({ declaration }: { readonly declaration: boolean }): boolean =>
        context?.includeDeclaration !== false || !declaration;
      return [
        ...here.filter(wanted).map(({ span }) => ({ uri, range: rangeOf(document, span) })),
        ...(about ? mentionsElsewhere(this.#namesOf(uri, draft, about), uri, drafts.index()) : [])
          .filter(wanted)
          .map((mention) => ({ uri: mention.uri, range: mention.range })),
      ];
    }, []);
  }

  /** A law is cited by its code and by its own name. */
  #namesOf(uri: string, draft: Draft, about: DocumentAt): CitedForm[] {
    const other = otherNameOf(draft, about, this.drafts.context(uri, draft));
    return other ? [about.form, other] : [about.form];
  }

  #symbols(query: string): SymbolInformation[] {
    this.drafts.settle();
    return symbolsFor(query, this.drafts.index()).map(({ name, kind, container, uri, range }) => ({
      name,
      kind,
      containerName: container,
      location: { uri, range },
    }));
  }

  // Citations as a graph.

  #items({ textDocument: { uri }, position }: At): CallHierarchyItem[] | null {
    const asking = this.drafts.open(uri);
    if (!asking) return null;
    this.drafts.settle();
    const { document, draft } = asking;
    const items = documentItemsAt(
      draft,
      uri,
      document.offsetAt(position),
      this.drafts.index(),
      (about) => otherNameOf(draft, about, this.drafts.context(uri, draft)),
      () => {
        const title = documentSpan(draft, placesOf(draft).at(0).document) ?? draft.identity.codeSpan;
        return title ? rangeOf(document, title) : TOP;
      },
      (about) => {
        const [page] = about.first ? this.pagesOf(uri, draft, about.first) : [];
        if (page !== undefined) return { uri: page, range: TOP };
        const span = firstSpan(about);
        return { uri, range: span ? rangeOf(document, span) : TOP };
      },
    );
    return items.length > 0 ? items.map(hierarchyItem) : null;
  }

  async #lines<Call>(
    params: { readonly item: CallHierarchyItem },
    linesOf: typeof citersOf,
    callOf: (line: CitationLine) => Call,
  ): Promise<Call[]> {
    await this.drafts.ready();
    return this.drafts.attempt(() => {
      const data: unknown = params.item.data;
      if (!isDocumentData(data)) return [];
      this.drafts.settle();
      return linesOf(data, this.drafts.index()).map(callOf);
    }, []);
  }

  // Codes.

  /** The code at a place that F2 would change; null where there is none. */
  prepareRename({ textDocument: { uri }, position }: At): { range: Range; placeholder: string } | ResponseError | null {
    const found = this.#codeAt(uri, position);
    if (found?.renamed.kind === 'refused') return this.#refusal(found.renamed.why);
    if (found?.renamed.kind !== 'done') return null;
    const { span } = found.renamed.result;
    const { document, draft } = found.asking;
    return { range: rangeOf(document, span), placeholder: draft.text.slice(span.start, span.end) };
  }

  #codeAt(
    uri: string,
    position: Position,
  ): { readonly asking: OpenDraft; readonly renamed: Renaming<RenamedCode> } | undefined {
    const asking = this.drafts.open(uri);
    return asking && { asking, renamed: codeAt(asking.draft, asking.document.offsetAt(position), fileName(uri)) };
  }

  /**
   * The edits that change the code at a place wherever the folders mention its document by code. Files that are not open are read
   * again for it: what the index knows of their text may be older than they are.
   */
  async rename(
    { textDocument: { uri }, position, newName }: At & { readonly newName: string },
    token: CancellationToken,
  ): Promise<WorkspaceEdit | ResponseError | null> {
    const { drafts } = this;
    const found = this.#codeAt(uri, position);
    if (found?.renamed.kind === 'refused') return this.#refusal(found.renamed.why);
    if (found?.renamed.kind !== 'done') return null;
    const renamed = found.renamed.result;
    const asked = found.asking.document.version;
    const typed = codeTyped(newName, renamed);
    if (typed.kind !== 'done') return typed.kind === 'refused' ? this.#refusal(typed.why) : null;
    if (!(await drafts.ready())) return this.#refusal(codeRefusals.notRead);
    drafts.settle();
    const edits: DraftEdits[] = [];
    const told = [renamed.key];
    const others = [];
    for (const address of this.#mentioning(uri, renamed)) {
      if (token.isCancellationRequested) return cancelled();
      const draft = drafts.open(address) ?? (await this.#closed(address));
      if (!draft) continue;
      const codes = codesIn(draft.draft, renamed);
      told.push(...codes.told);
      others.push(...codes.others);
      if (codes.unclear || isUnclear(renamed, told, others))
        return this.#refusal(codeRefusals.unclear(fileName(address)));
      const changes = codes.spans.map((span) => ({ span, newText: typed.result.text }));
      if (changes.length > 0)
        edits.push({ uri: address, version: drafts.isOpen(address) ? draft.document.version : null, edits: editsOf(draft.document, changes) }); // prettier-ignore
    }
    // Somebody may have typed on while files were read.
    const isAsBefore = (address: string, version: number): boolean =>
      drafts.open(address)?.document.version === version;
    if (!isAsBefore(uri, asked) || edits.some((edit) => edit.version !== null && !isAsBefore(edit.uri, edit.version)))
      return modified();
    return this.#workspaceEdit(uri, edits);
  }

  /** The draft that asks, then the others that cite or are a document of the code. */
  #mentioning(uri: string, { key }: RenamedCode): readonly string[] {
    const index = this.drafts.index();
    const group = codeKey(key.code);
    const found = new Set<string>();
    for (const draft of index.citingGroup(group)) found.add(draft.uri);
    for (const { uri: address, own } of index.owners(group)) if (own?.secret !== true) found.add(address);
    found.delete(uri);
    return [uri, ...[...found].sort()];
  }

  async #closed(uri: string): Promise<OpenDraft | undefined> {
    if (this.drafts.isOpen(uri)) return undefined;
    const draft = await this.drafts.read(uri);
    return draft && { draft, document: TextDocument.create(uri, 'vanban', 0, draft.text.toString()) };
  }

  #workspaceEdit(asking: string, drafts: readonly DraftEdits[]): WorkspaceEdit {
    if (!this.#versioned) return { changes: Object.fromEntries(drafts.map(({ uri, edits }) => [uri, edits])) };
    const annotated = this.#annotated && drafts.some(({ uri }) => uri !== asking);
    const documentChanges = drafts.map(({ uri, version, edits }): TextDocumentEdit => {
      const annotationId = uri === asking ? HERE : ELSEWHERE;
      return {
        textDocument: { uri, version },
        edits: annotated ? edits.map((edit) => ({ ...edit, annotationId })) : edits,
      };
    });
    if (!annotated) return { documentChanges };
    const label = (text: Text): string => say(text, this.drafts.language());
    return {
      documentChanges,
      changeAnnotations: {
        [HERE]: { label: label(codeChangeHere), needsConfirmation: false },
        [ELSEWHERE]: { label: label(codeChangeElsewhere), needsConfirmation: true },
      },
    };
  }

  #refusal(why: Text): ResponseError {
    return refusal(why, this.drafts.language());
  }
}

interface DraftEdits {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly edits: TextEdit[];
}

/** Whether a request was cancelled; one without parameters brings no token in its place. */
function isGivenUp(token: CancellationToken | undefined): boolean {
  return token?.isCancellationRequested === true;
}

function hierarchyItem({ name, detail, uri, range, data }: DocumentItem): CallHierarchyItem {
  return {
    name,
    kind: SymbolKind.File,
    ...(detail === '' ? {} : { detail }),
    uri,
    range,
    selectionRange: range,
    data,
  };
}
