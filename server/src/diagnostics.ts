/**
 * What there is to say of each document, brought to the client: pulled by those who can, pushed to the others; of open documents,
 * and of the drafts that are not open where the user wants the whole folder.
 */
import type {
  CancellationToken,
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Answering } from './answering';
import type { ClientAbilities } from './client-abilities';
import type { Draft } from './draft/draft';
import type { Judgements } from './judgements';
import { DocumentDiagnosticReportKind } from './lsp';
import type { OpenDocument, OpenDocuments } from './open-documents';
import type { Finding } from './rules/rule';
import type { ShownFindings } from './shown-findings';
import type { DraftIndex } from './workspace/draft-index';
import { WorkspaceDiagnostics } from './workspace-diagnostics';
import type { PlacedText } from './features/shape';

export interface DiagnosticsPorts {
  readonly connection: Pick<Connection, 'languages' | 'sendDiagnostics'>;
  readonly abilities: () => Pick<ClientAbilities, 'pulls' | 'refresh'>;
  readonly documents: Pick<OpenDocuments, 'get' | 'has' | 'served' | 'uris'>;
  readonly judgements: Pick<Judgements, 'contextId' | 'findingsOf' | 'inSlices' | 'judge' | 'keyOf' | 'settled'>;
  readonly shown: Pick<ShownFindings, 'diagnosticsOf'>;
  /** What is wrong in an open catalogue file; undefined where the document is none. */
  readonly catalogueProblems: (document: PlacedText) => Diagnostic[] | undefined;
  readonly index: () => DraftIndex;
  /** A draft as it lies on the disk. */
  readonly read: (uri: string) => Promise<Draft | undefined>;
  /** Reads what a draft is judged by, where that is not known yet. */
  readonly prepare: (uri: string) => Promise<void>;
  /** Whether the settings leave a draft unjudged. */
  readonly isIgnored: (uri: string) => boolean;
  /** Whether the findings of the whole folder are wanted. */
  readonly isWholeFolderWanted: () => boolean;
  readonly nextTurn: () => Promise<void>;
  readonly attempt: Answering['attempt'];
  readonly logRefusal: Answering['logRefusal'];
}

export class Diagnostics {
  readonly #wholeFolder: WorkspaceDiagnostics;
  /** The findings of an open document as diagnostics. */
  readonly #made = new WeakMap<
    OpenDocument,
    { readonly findings: readonly Finding[]; readonly diagnostics: Diagnostic[] }
  >();
  /** Documents for which a push is on its way. */
  readonly #pushes = new Set<string>();

  constructor(private readonly ports: DiagnosticsPorts) {
    const { documents, index, isWholeFolderWanted, judgements, nextTurn } = ports;
    this.#wholeFolder = new WorkspaceDiagnostics({
      index,
      isWanted: isWholeFolderWanted,
      isOpen: (uri) => documents.has(uri),
      contextId: () => judgements.contextId(),
      diagnosticsOf: (uri) => this.#onDisk(uri),
      nextTurn,
    });
  }

  #of(opened: OpenDocument): Diagnostic[] {
    const { catalogueProblems, documents, judgements, shown } = this.ports;
    const problems = catalogueProblems(opened.document);
    if (problems) return problems;
    const served = documents.served(opened.document.uri);
    if (!served) return [];
    const findings = judgements.findingsOf(served);
    const made = this.#made.get(opened);
    if (made?.findings === findings) return made.diagnostics;
    const diagnostics = shown.diagnosticsOf(served, findings);
    this.#made.set(opened, { findings, diagnostics });
    return diagnostics;
  }

  /** The findings of a draft that is not open. */
  async #onDisk(uri: string): Promise<Diagnostic[]> {
    const { read, prepare, attempt, isIgnored, judgements, shown, logRefusal } = this.ports;
    const draft = await read(uri).catch(logRefusal);
    await prepare(uri);
    return attempt(() => {
      if (!draft || isIgnored(uri)) return [];
      if (!uri.endsWith('.vanban') && !draft.identity.official) return [];
      const document = TextDocument.create(uri, 'vanban', 0, draft.text.toString());
      return shown.diagnosticsOf({ document, draft }, judgements.judge(uri, draft));
    }, []);
  }

  // Pulled.

  /** Answers a pull for an open document, whose findings have been worked out. */
  report({
    textDocument: { uri },
    previousResultId,
  }: Pick<DocumentDiagnosticParams, 'previousResultId' | 'textDocument'>): DocumentDiagnosticReport {
    const opened = this.ports.documents.get(uri);
    if (!opened) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = this.ports.judgements.keyOf(opened);
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#of(opened) };
  }

  /** Answers a pull for a draft that is not open; undefined where it is, or where nothing is to be said of those that are not. */
  async reportClosed(uri: string): Promise<DocumentDiagnosticReport | undefined> {
    const { documents, index, isWholeFolderWanted, judgements } = this.ports;
    await judgements.settled(uri);
    if (documents.has(uri) || !isWholeFolderWanted() || !index().get(uri)) return undefined;
    return { kind: DocumentDiagnosticReportKind.Full, items: await this.#onDisk(uri) };
  }

  /** Answers a pull for the drafts that are not open, piece by piece where the client takes pieces. */
  async reportFolder(
    { previousResultIds }: Pick<WorkspaceDiagnosticParams, 'previousResultIds'>,
    token: CancellationToken,
    partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    await this.#wholeFolder.pull(previousResultIds, token, (more) => {
      if (partial) partial.report({ items: more });
      else items.push(...more);
    });
    return { items };
  }

  // Pushed.

  /** Pushes once for all changes that arrived together. */
  schedulePush(uri: string): void {
    if (this.ports.abilities().pulls || this.#pushes.has(uri)) return;
    this.#pushes.add(uri);
    setTimeout(() => void this.#push(uri), 0);
  }

  async #push(uri: string): Promise<void> {
    const { attempt, connection, documents, judgements } = this.ports;
    await judgements.settled(uri);
    // What changes meanwhile is in it.
    await judgements.inSlices(uri, () => documents.has(uri)).catch(() => undefined);
    this.#pushes.delete(uri);
    const opened = documents.get(uri);
    if (!opened) return;
    const diagnostics = attempt(() => this.#of(opened), []);
    void connection.sendDiagnostics({ uri, version: opened.document.version, diagnostics });
  }

  // What changed.

  /** Everything that was said no longer holds: those who pull are asked to, the others get it again. */
  again(): void {
    const { abilities, connection, documents, logRefusal } = this.ports;
    this.#folderChanged();
    const { pulls, refresh } = abilities();
    if (!pulls) for (const uri of documents.uris()) this.schedulePush(uri);
    else if (refresh) connection.languages.diagnostics.refresh().catch(logRefusal);
  }

  /** What drafts say of these documents changed. */
  groupsChanged(groups: Iterable<string>): void {
    this.#wholeFolder.groupsChanged(groups);
    this.#folderChanged();
  }

  /** Findings of drafts that are not open may have changed. */
  #folderChanged(): void {
    const { abilities, connection, logRefusal } = this.ports;
    this.#wholeFolder.changed();
    if (!abilities().pulls)
      this.#wholeFolder
        .tell((uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }))
        .catch(logRefusal);
  }

  /** A document is no longer open: what is said of it from here on is said of the file. */
  closed(uri: string): void {
    this.#wholeFolder.closed(uri);
  }

  /** A client to which diagnostics are pushed keeps those of a closed document until they are taken back. */
  takeBack(uri: string): void {
    const { abilities, connection } = this.ports;
    if (!abilities().pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
