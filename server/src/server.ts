/**
 * The front door: the one place that knows the connection. Requests come in with positions and go to features with offsets; answers
 * go out with positions again. A request never fails because of what it was sent: it answers nothing instead.
 */
import { fileName } from './settings/address';
import {
  CodeActionKind,
  CodeActionTriggerKind,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  FileChangeType,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeAction,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type LocationLink,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CATALOGUE_ENTRY,
  CATALOGUE_ROW,
  CONTINUE_LIST,
  DRAFT_STATUS,
  DRAFT_STATUS_CHANGED,
  LIST_DRAFTS,
  READ_DRAFT,
  RENUMBER,
  RENUMBER_FOOTNOTES,
  type CatalogueEntry,
  type CatalogueRow,
  type DraftStatus,
  type InitializationOptions,
  type PlaceParams,
  type RenumberParams,
  type RenumberResult,
} from '../../protocol/requests';
import type { Catalogue } from './catalogue/catalogue';
import { readUserCatalogue, type RowProblem } from './catalogue/user';
import { codeText } from './catalogue/entry';
import { editDraft, readDraft, type Draft, type Edit } from './draft/draft';
import type { Span } from './draft/span';
import { catalogueEntryAt, catalogueRowAt } from './features/catalogue';
import { repairsIn, safeChanges } from './features/code-actions';
import { definitionAt, draftsNeededAt, type ReadDrafts } from './features/definition';
import { actionsAt, actionsFor, changesOf, type DraftAction, type DraftActionName } from './features/draft-actions';
import { hoverAt } from './features/hover';
import { outlineFor, type OutlineNode } from './features/outline';
import { mentionsAt } from './features/references';
import { renameableAt, renameAt } from './features/rename';
import { isAtHeading, isRenumberingNeeded, renumberingAt, type RenumberScope } from './features/renumber';
import {
  documentFormatting,
  editsOf,
  foldingRanges,
  footnoteRenumbering,
  listContinuation,
  rangeFormatting,
  rangeOf,
  selectionRanges,
  spanIn as spanOfRange,
  typeFormatting,
  type Served,
} from './features/shape';
import { statusOf } from './features/status';
import { choosesFormatters, FORMATTERS, Formatters } from './formatters';
import type { Host } from './host/host';
import { rowsPassedOver, unreadableCatalogue } from './messages/catalogue';
import { tooMany } from './messages/findings';
import { fixAll } from './messages/fixes';
import { leavesUnclear, renumberFromHere, renumberWholeDraft } from './messages/numbering';
import { unknownRule } from './messages/status';
import { say, type Text } from './messages/text';
import { contextFor } from './rules/context';
import { ruleById } from './rules/index';
import { judge, JudgingMemory } from './rules/judge';
import { SEVERITIES, type Finding, type Severity } from './rules/rule';
import { FOLDER_FILE, ruleIdsIn } from './settings/folder-file';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings/settings';
import { FolderSettings } from './workspace/folder-settings';
import { addressOf, KnownDocuments } from './workspace/known-documents';
import { isIgnored, Store, type Files, type KnownDraft } from './workspace/store';

declare const BUT_SON_VERSION: string;

const SOURCE = 'Bút Son';
/** Language ids under which drafts come; plain text has several names among editors. */
const LANGUAGES = new Set(['vanban', 'markdown', 'plaintext', 'text', 'txt', 'plain', 'gfm']);
const MARKUP = new Set(['vanban', 'markdown', 'gfm']);
const RENUMBERINGS: readonly (readonly [RenumberScope, Text])[] = [
  ['from-here', renumberFromHere],
  ['whole', renumberWholeDraft],
];
const FIX_ALL = `${CodeActionKind.SourceFixAll}.butSon`;
/** Kinds of the actions over a whole draft: asked for by name, and offered where the cursor is on the matter. */
const SOURCE_ACTIONS = `${CodeActionKind.Source}.butSon`;
const REWRITE_ACTIONS = `${CodeActionKind.RefactorRewrite}.butSon`;
const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How long a question about other drafts waits for the folders to be read. */
const LONGEST_WAIT_MS = 1500;
/** VS Code shows a thousand findings of a file and drops the rest without a word. */
const MOST_SHOWN = 999;
/** A typist never keeps an answer waiting for more changes than this. */
const MOST_TURNS = 30;

const NO_FILES: Files = { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) };

/** A document as the editor has it, with what was read of it. */
interface Open {
  readonly document: TextDocument;
  /** New at each opening, since versions start at 1 again. */
  readonly generation: number;
  draft: Draft;
  /** An edit that the draft has not seen yet; several edits are joined into one. */
  pending: Edit | undefined;
  findings: { readonly key: string; readonly list: readonly Finding[] } | undefined;
  readonly memory: JudgingMemory;
  /** The findings as diagnostics. */
  shown?: { readonly findings: readonly Finding[]; readonly diagnostics: Diagnostic[] };
}

/** What an action over a whole draft is known by until it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly action: DraftActionName;
}

/** The same for renumbering. */
interface RenumberingData extends RenumberParams {
  readonly version: number;
}

export function startServer(connection: Connection, host: Host): void {
  const open = new Map<string, Open>();
  let store = new Store(NO_FILES);
  let settings: Settings = DEFAULT_SETTINGS;
  /** Settings of single documents in a window of several folders. */
  const scopedSettings = new Map<string, Settings>();
  let folderSettings = new FolderSettings(NO_FILES, []);
  let documents = new KnownDocuments(NO_FILES, store);
  let settingsGeneration = 0;
  let openings = 0;
  const formatters = new Formatters(connection, logRefusal);
  let rulePages = host.rulePages;
  let folders: readonly string[] = [];
  let foldersAreRead = false;
  let tellFoldersRead: () => void = () => undefined;
  const foldersRead = new Promise<void>((resolve) => {
    tellFoldersRead = resolve;
  });
  let wantsStatus = false;
  let client = {
    pulls: false,
    configuration: false,
    configurationChanges: false,
    watches: false,
    links: false,
    refresh: false,
    versionedEdits: false,
    choosesFormatters: false,
    resolvesActions: false,
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (typeof options.rulePages === 'string') rulePages = options.rulePages;
    wantsStatus = options.status === true;
    client = {
      pulls: capabilities.textDocument?.diagnostic !== undefined,
      configuration: capabilities.workspace?.configuration === true,
      configurationChanges: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
      watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      links: capabilities.textDocument?.definition?.linkSupport === true,
      refresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
      versionedEdits: capabilities.workspace?.workspaceEdit?.documentChanges === true,
      choosesFormatters: choosesFormatters(capabilities),
      resolvesActions:
        capabilities.textDocument?.codeAction?.dataSupport === true &&
        capabilities.textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    };
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only root that some editors send
    const root = params.rootUri;
    folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (root ? [root] : []);
    const files = filesOf(connection, host, options.files === true);
    store = new Store(files);
    folderSettings = new FolderSettings(files, folders);
    documents = new KnownDocuments(files, store);
    return {
      serverInfo: { name: 'but-son-language-server', version: BUT_SON_VERSION },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: { label: SOURCE },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        ...(client.choosesFormatters ? {} : FORMATTERS),
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        hoverProvider: true,
        renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
        codeActionProvider: {
          codeActionKinds: [
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorRewrite,
            FIX_ALL,
            SOURCE_ACTIONS,
            REWRITE_ACTIONS,
          ],
          resolveProvider: client.resolvesActions,
        },
        ...(client.pulls
          ? { diagnosticProvider: { identifier: 'but-son', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    const { client: registry } = connection;
    if (client.configurationChanges)
      await registry.register(DidChangeConfigurationNotification.type, { section: 'butSon' }).catch(logRefusal);
    if (client.watches)
      await registry
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{vanban,md,txt,csv}' }, { globPattern: `**/${FOLDER_FILE}` }],
        })
        .catch(logRefusal);
    if (client.choosesFormatters) formatters.offerLanguage('vanban');
    await pullSettings();
    try {
      for (const folder of folders) await store.readFolder(folder);
    } finally {
      foldersAreRead = true;
      tellFoldersRead();
    }
    draftsChanged();
  });

  /** A client may refuse what it said it could do; the server goes on without. */
  function logRefusal(error: unknown): undefined {
    connection.console.warn(error instanceof Error ? error.message : String(error));
    return undefined;
  }

  async function pullSettings(): Promise<void> {
    if (!client.configuration) return;
    scopedSettings.clear();
    applySettings(await connection.workspace.getConfiguration('butSon').catch(() => undefined));
    await Promise.all([...open.keys()].map(pullScopedSettings));
  }

  /** Asks for the settings of one document: in a window of several folders each may have its own. */
  async function pullScopedSettings(uri: string): Promise<void> {
    if (!client.configuration || folders.length < 2) return;
    const raw: unknown = await connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'butSon' })
      .catch(() => undefined);
    const own = readSettings(raw).settings;
    if (!open.has(uri) || JSON.stringify(own) === JSON.stringify(scopedSettings.get(uri) ?? settings)) return;
    scopedSettings.set(uri, own);
    judgeAgain();
  }

  /** Reads the but-son.json that may hold for a draft, and says what is wrong in it. */
  async function loadFolderSettings(uri: string): Promise<void> {
    const read = await folderSettings.load(uri);
    if (read.length === 0) return;
    for (const { uri: address, file } of read) {
      const unknown = ruleIdsIn(file).filter((id) => !ruleById(id));
      for (const problem of [...file.problems, ...unknown.map(unknownRule)])
        connection.window.showWarningMessage(`${fileName(address)}: ${say(problem, settings.language)}`);
    }
    judgeAgain();
  }

  function settingsOf(uri: string): Settings {
    return folderSettings.settingsFor(scopedSettings.get(uri) ?? settings, uri);
  }

  // The catalogue.

  function catalogueFilesOf(uri: string): string[] {
    const root = folders.find((folder) => uri.startsWith(folder)) ?? folders[0];
    return settingsOf(uri).catalogue.map((path) => addressOf(path, root));
  }

  function catalogueOf(uri: string): Catalogue {
    return documents.catalogueFor(catalogueFilesOf(uri));
  }

  /** Reads the catalogue files that a draft's settings name, and says what is wrong in them. */
  async function loadCatalogue(uri: string): Promise<void> {
    const read = await documents.load(catalogueFilesOf(uri));
    if (read.length === 0) return;
    for (const { uri: address, problems } of read) {
      const name = fileName(address);
      if (!problems) connection.window.showWarningMessage(say(unreadableCatalogue(name), settings.language));
      else if (problems.length > 0)
        connection.window.showWarningMessage(
          say(rowsPassedOver(name, problems.length, problems[0]!.line, problems[0]!.message), settings.language),
        );
      if (!client.pulls && problems)
        void connection.sendDiagnostics({ uri: address, diagnostics: problems.map(rowDiagnostic) });
    }
    judgeAgain();
  }

  function rowDiagnostic({ line, message }: RowProblem): Diagnostic {
    return {
      range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
      severity: DiagnosticSeverity.Warning,
      source: SOURCE,
      message: say(message, settings.language),
    };
  }

  /** Drafts came, went or changed what they say of themselves: who cites one of them is judged again. */
  function draftsChanged(from?: string): void {
    const changed = store.takeChanges();
    if (changed.size === 0) return;
    documents.draftsChanged();
    const cites = ({ draft }: Open): boolean =>
      draft.citations.some(({ value: { kind, code } }) => kind === 'coded' && code && changed.has(codeText(code)));
    if ([...open].some(([uri, state]) => uri !== from && cites(state))) judgeAgain();
  }

  function announceStatus(uri: string): void {
    if (wantsStatus) void connection.sendNotification(DRAFT_STATUS_CHANGED, { uri });
  }

  /** Everything that was judged before no longer holds: those who pull are asked to, the others get it again. */
  function judgeAgain(): void {
    settingsGeneration += 1;
    if (client.pulls) {
      if (client.refresh) connection.languages.diagnostics.refresh().catch(logRefusal);
    } else for (const uri of open.keys()) schedulePush(uri);
    for (const uri of open.keys()) announceStatus(uri);
  }

  function applySettings(raw: unknown): void {
    const read = readSettings(raw);
    for (const problem of read.problems) connection.console.warn(say(problem, read.settings.language));
    for (const id of Object.keys(read.settings.rules))
      if (!ruleById(id)) connection.console.warn(say(unknownRule(id), read.settings.language));
    settings = read.settings;
    judgeAgain();
    for (const uri of open.keys()) void loadCatalogue(uri);
  }

  connection.onDidChangeConfiguration((change) => {
    if (client.configuration) return pullSettings();
    applySettings((change.settings as { butSon?: unknown } | null | undefined)?.butSon);
    return undefined;
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      if (uri.endsWith(`/${FOLDER_FILE}`)) {
        folderSettings.forget(uri);
        await Promise.all([...open.keys()].map(loadFolderSettings));
        judgeAgain();
        await Promise.all([...open.keys()].map(loadCatalogue));
        continue;
      }
      if (documents.has(uri)) {
        documents.forget(uri);
        await Promise.all([...open.keys()].map(loadCatalogue));
        continue;
      }
      if (/\.csv$/i.test(uri)) continue;
      if (type === FileChangeType.Deleted) store.forget(uri);
      else await store.readFile(uri);
    }
    draftsChanged();
  });

  // Text.

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    // A client may send anything; what is no document is none.
    if (typeof uri !== 'string' || typeof text !== 'string' || typeof languageId !== 'string') return;
    const document = TextDocument.create(uri, languageId, version, text);
    openings += 1;
    open.set(uri, {
      document,
      generation: openings,
      draft: readDraft(text, MARKUP.has(languageId)),
      pending: undefined,
      findings: undefined,
      memory: new JudgingMemory(),
    });
    schedulePush(uri);
    schedulePublicSummary(uri);
    pullScopedSettings(uri).catch(logRefusal);
    loadFolderSettings(uri)
      .then(() => loadCatalogue(uri))
      .catch(logRefusal);
  });

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const state = open.get(textDocument.uri);
    if (!state) return;
    for (const change of contentChanges) {
      const { document } = state;
      const before = document.getText().length;
      const edit: Edit =
        'range' in change
          ? editOf(document, change.range, change.text.length)
          : { start: 0, end: before, length: change.text.length };
      TextDocument.update(document, [change], textDocument.version);
      state.pending = state.pending ? joinEdits(state.pending, edit) : edit;
    }
    schedulePush(textDocument.uri);
    schedulePublicSummary(textDocument.uri);
  });

  connection.onDidCloseTextDocument(({ textDocument }) => {
    open.delete(textDocument.uri);
    scopedSettings.delete(textDocument.uri);
    offerToFormat(textDocument.uri, false);
    store.closed(textDocument.uri);
    draftsChanged();
    if (!client.pulls) void connection.sendDiagnostics({ uri: textDocument.uri, diagnostics: [] });
  });

  /** Plain text and Markdown are formatted where they are drafts; our own language always is. */
  function offerToFormat(uri: string, isDraft: boolean): void {
    const languageId = open.get(uri)?.document.languageId;
    if (client.choosesFormatters && languageId !== 'vanban') formatters.set(uri, languageId ?? '', isDraft);
  }

  /** The draft of an open document, brought up to date; undefined when it is not ours to judge. */
  function draftOf(uri: string): { state: Open; draft: Draft } | undefined {
    const state = open.get(uri);
    if (!state) return undefined;
    if (state.pending) {
      state.draft = editDraft(state.draft, state.document.getText(), state.pending);
      state.pending = undefined;
    }
    const { languageId } = state.document;
    if (!LANGUAGES.has(languageId) || isIgnored(uri, settingsOf(uri).ignore)) return undefined;
    if (languageId !== 'vanban' && !state.draft.identity.official) return undefined;
    return { state, draft: state.draft };
  }

  function findingsKey(state: Open): string {
    return `${state.generation}.${state.document.version}.${settingsGeneration}.${host.today()}`;
  }

  function findingsOf(state: Open, draft: Draft): readonly Finding[] {
    const key = findingsKey(state);
    if (state.findings?.key !== key) state.findings = { key, list: judged(state.document.uri, draft, state.memory) };
    return state.findings.list;
  }

  function judged(uri: string, draft: Draft, memory?: JudgingMemory): readonly Finding[] {
    const own = settingsOf(uri);
    return judge(draft, contextFor(draft, own, host.today(), catalogueOf(uri)), own.rules, memory);
  }

  function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
    const href = rulePages === undefined ? undefined : `${rulePages}/${finding.rule}.md`;
    return {
      range: rangeOf(document, finding.span),
      severity: SEVERITY[finding.severity],
      code: finding.rule,
      ...(href === undefined ? {} : { codeDescription: { href } }),
      source: SOURCE,
      message: say(finding.message, settings.language),
      relatedInformation: finding.related.map((related) => ({
        location: { uri: document.uri, range: rangeOf(document, related.span) },
        message: say(related.message, settings.language),
      })),
    };
  }

  /** Findings as diagnostics: the most serious when there are more than an editor shows, and then a word about the others. */
  function shown(document: TextDocument, findings: readonly Finding[]): Diagnostic[] {
    if (findings.length <= MOST_SHOWN) return findings.map((finding) => toDiagnostic(document, finding));
    const rank = (finding: Finding): number => SEVERITIES.indexOf(finding.severity);
    const kept = new Set(findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN));
    const diagnostics = findings
      .filter((finding) => kept.has(finding))
      .map((finding) => toDiagnostic(document, finding));
    diagnostics.push({
      range: rangeOf(document, { start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      message: say(tooMany(MOST_SHOWN, findings.length), settings.language),
    });
    return diagnostics;
  }

  function diagnosticsOf(uri: string): Diagnostic[] {
    const file = documents.has(uri) ? open.get(uri) : undefined;
    if (file) return readUserCatalogue(file.document.getText(), uri).problems.map(rowDiagnostic);
    const known = draftOf(uri);
    if (!known) return [];
    const { state } = known;
    const findings = findingsOf(state, known.draft);
    if (state.shown?.findings !== findings) state.shown = { findings, diagnostics: shown(state.document, findings) };
    return state.shown.diagnostics;
  }

  // Diagnostics: pulled by those who can, pushed to the others.

  const report = guard<{ textDocument: { uri: string }; previousResultId?: string }, DocumentDiagnosticReport>(
    { kind: DocumentDiagnosticReportKind.Full, items: [] },
    ({ textDocument, previousResultId }) => {
      const state = open.get(textDocument.uri);
      if (!state) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const resultId = findingsKey(state);
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(textDocument.uri) };
    },
  );

  connection.languages.diagnostics.on(async (params, token) => {
    await settled(params);
    return report(params, token);
  });

  /**
   * Waits until no change of the document is left among the messages that have arrived: in a burst of keys every question asked
   * meanwhile gets the answer for the newest text, and that is worked out once.
   */
  async function settled(params: unknown): Promise<void> {
    const uri = (params as { textDocument?: { uri?: unknown } } | null)?.textDocument?.uri;
    if (typeof uri !== 'string') return;
    let version: number | undefined;
    for (let turn = 0; turn < MOST_TURNS && open.get(uri)?.document.version !== version; turn++) {
      version = open.get(uri)?.document.version;
      await host.nextTurn();
      await host.nextTurn();
    }
  }

  const pushes = new Set<string>();

  /** Pushes once for all changes that arrived together. */
  function schedulePush(uri: string): void {
    if (client.pulls || pushes.has(uri)) return;
    pushes.add(uri);
    setTimeout(() => {
      pushes.delete(uri);
      const state = open.get(uri);
      if (!state) return;
      const diagnostics = attempt(() => diagnosticsOf(uri), []);
      void connection.sendDiagnostics({ uri, version: state.document.version, diagnostics });
    }, 0);
  }

  const summaries = new Map<string, ReturnType<typeof setTimeout>>();

  /** Other drafts and the status item see a draft when its text has come to rest for a moment. */
  function schedulePublicSummary(uri: string): void {
    clearTimeout(summaries.get(uri));
    const timer = setTimeout(() => {
      attempt(() => {
        summaries.delete(uri);
        const state = open.get(uri);
        if (!state) return;
        const known = draftOf(uri);
        if (known) store.opened(uri, known.draft);
        offerToFormat(uri, known !== undefined);
        draftsChanged(uri);
        announceStatus(uri);
      }, undefined);
    }, 250);
    summaries.set(uri, timer);
  }

  // Answers.

  type At = { textDocument: { uri: string }; position: { line: number; character: number } };

  connection.onDocumentSymbol(
    guard([], ({ textDocument }: { textDocument: { uri: string } }): DocumentSymbol[] => {
      const known = draftOf(textDocument.uri);
      if (!known) return [];
      const { document } = known.state;
      const convert = (node: OutlineNode): DocumentSymbol => ({
        name: node.name,
        kind: node.kind,
        range: rangeOf(document, node.range),
        selectionRange: rangeOf(document, node.selection),
        children: node.children.map(convert),
      });
      return outlineFor(known.draft, document.languageId === 'markdown').map(convert);
    }),
  );

  connection.onFoldingRanges(answer([], foldingRanges));
  connection.onSelectionRanges(answer(null, selectionRanges));
  connection.onDocumentFormatting(answer([], documentFormatting));
  connection.onDocumentRangeFormatting(answer([], rangeFormatting));
  connection.onDocumentRangesFormatting(answer([], rangeFormatting));
  connection.onDocumentOnTypeFormatting(
    answer([], (served, params) => typeFormatting(served, params, settingsOf(params.textDocument.uri).continueLists)),
  );
  connection.onRequest(CONTINUE_LIST, answer([], listContinuation));

  /** The drafts that a reference at a place may point into, as they are open or as they lie in the folders. */
  async function draftsBehind({
    textDocument,
    position,
  }: At): Promise<{ known: readonly KnownDraft[]; read: ReadDrafts }> {
    const { uri } = textDocument;
    const known = attempt(() => {
      const asking = draftOf(uri);
      return asking ? draftsNeededAt(asking.draft, uri, asking.state.document.offsetAt(position), store) : [];
    }, []);
    const read = new Map<string, Draft>();
    for (const other of known) {
      const draft = open.has(other.uri) ? draftOf(other.uri)?.draft : await store.draft(other.uri).catch(logRefusal);
      if (draft) read.set(other.uri, draft);
    }
    return { known, read };
  }

  const definitions = guard<At & { others: ReadDrafts }, LocationLink[] | Location[]>(
    [],
    ({ textDocument, position, others }) => {
      const known = draftOf(textDocument.uri);
      if (!known) return [];
      const { document } = known.state;
      const found = definitionAt(known.draft, textDocument.uri, document.offsetAt(position), store, others);
      const links = found.map((definition): LocationLink => {
        const there = definition.kind === 'here' ? undefined : definition;
        const range = there?.place
          ? rangeOf(TextDocument.create(there.draft.uri, '', 0, there.place.draft.text), there.place.span)
          : there
            ? rangeOf(TextDocument.create(there.draft.uri, '', 0, there.draft.text), there.draft.target)
            : rangeOf(document, (definition as { span: Span }).span);
        return {
          originSelectionRange: rangeOf(document, definition.origin),
          targetUri: there?.draft.uri ?? textDocument.uri,
          targetRange: range,
          targetSelectionRange: range,
        };
      });
      return client.links ? links : links.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
    },
  );

  connection.onDefinition(async (params, token) => {
    // Right after the start the draft that is the document may not have been read yet; a moment's wait beats a wrong answer.
    if (!foldersAreRead)
      await Promise.race([foldersRead, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
    return definitions({ ...params, others: (await draftsBehind(params)).read }, token);
  });

  connection.onReferences(
    guard([], ({ textDocument, position, context }: At & { context?: { includeDeclaration?: boolean } }) => {
      const known = draftOf(textDocument.uri);
      if (!known) return [];
      const { document } = known.state;
      return mentionsAt(known.draft, document.offsetAt(position))
        .filter((mention) => context?.includeDeclaration !== false || !mention.declaration)
        .map((mention) => ({ uri: textDocument.uri, range: rangeOf(document, mention.span) }));
    }),
  );

  connection.onDocumentHighlight(
    guard([], ({ textDocument, position }: At) => {
      const known = draftOf(textDocument.uri);
      if (!known) return [];
      const { document } = known.state;
      return mentionsAt(known.draft, document.offsetAt(position)).map((mention) => ({
        range: rangeOf(document, mention.span),
      }));
    }),
  );

  const hovers = guard<At & { others: Awaited<ReturnType<typeof draftsBehind>> }, Hover | null>(
    null,
    ({ textDocument, position, others }) => {
      const known = draftOf(textDocument.uri);
      if (!known) return null;
      const { document } = known.state;
      const hover = hoverAt(
        known.draft,
        document.offsetAt(position),
        settings.language,
        (offset) => document.positionAt(offset).line,
        contextFor(known.draft, settingsOf(textDocument.uri), host.today(), catalogueOf(textDocument.uri)),
        others,
      );
      if (!hover) return null;
      return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(document, hover.span) };
    },
  );

  connection.onHover(async (params, token) => hovers({ ...params, others: await draftsBehind(params) }, token));

  // Numbers.

  connection.onPrepareRename(
    guard<At, { range: Range; placeholder: string } | ResponseError<undefined> | null>(
      null,
      ({ textDocument, position }) => {
        const known = draftOf(textDocument.uri);
        if (!known) return null;
        const { document } = known.state;
        const number = renameableAt(known.draft, document.offsetAt(position));
        if (number.kind === 'refused') return refusal(number.why);
        if (number.kind === 'nothing') return null;
        return { range: rangeOf(document, number.result.span), placeholder: number.result.text };
      },
    ),
  );

  connection.onRenameRequest(
    guard<At & { newName: string }, WorkspaceEdit | ResponseError<undefined> | null>(
      null,
      ({ textDocument, position, newName }) => {
        const known = draftOf(textDocument.uri);
        if (!known) return null;
        const { document } = known.state;
        const changes = renameAt(known.draft, document.offsetAt(position), newName);
        if (changes.kind === 'refused') return refusal(changes.why);
        return changes.kind === 'nothing' ? null : workspaceEdit(document, changes.result);
      },
    ),
  );

  function refusal(why: Text): ResponseError<undefined> {
    return new ResponseError<undefined>(LSPErrorCodes.RequestFailed, say(why, settings.language));
  }

  /** Renumberings that would change something at an offset. Without being asked for they are offered at a section's heading only. */
  function renumberings(
    uri: string,
    document: TextDocument,
    draft: Draft,
    offset: number,
    asked: boolean,
  ): CodeAction[] {
    if (!asked && !isAtHeading(draft, offset)) return [];
    return RENUMBERINGS.flatMap(([scope, title]): CodeAction[] => {
      if (!isRenumberingNeeded(draft, offset, scope)) return [];
      const kind = CodeActionKind.RefactorRewrite;
      const data: RenumberingData = {
        uri,
        position: document.positionAt(offset),
        whole: scope === 'whole',
        version: document.version,
      };
      if (client.resolvesActions) return [{ title: say(title, settings.language), kind, data }];
      const renumbering = renumberingAt(draft, offset, scope);
      if (!renumbering) return [];
      const { changes, unclear } = renumbering;
      const full = unclear === 0 ? title : leavesUnclear(title, unclear);
      return [{ title: say(full, settings.language), kind, edit: workspaceEdit(document, changes) }];
    });
  }

  connection.onRequest(
    RENUMBER,
    guard<RenumberParams, RenumberResult | null>(null, ({ uri, position, whole }) => {
      const known = draftOf(uri);
      if (!known) return null;
      const { document } = known.state;
      const renumbering = renumberingAt(known.draft, document.offsetAt(position), whole ? 'whole' : 'from-here');
      if (!renumbering) return { edits: [], version: document.version, unclear: 0 };
      const { changes, unclear } = renumbering;
      const edits = changes.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
      return { edits, version: document.version, unclear };
    }),
  );

  connection.onCodeAction(
    guard(
      [],
      ({
        textDocument,
        range,
        context,
      }: {
        textDocument: { uri: string };
        range: Range;
        context?: { only?: string[]; triggerKind?: CodeActionTriggerKind };
      }): CodeAction[] => {
        const known = draftOf(textDocument.uri);
        if (!known) return [];
        const { document } = known.state;
        const findings = findingsOf(known.state, known.draft);
        const wanted = (kind: string): boolean =>
          !context?.only || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
        const actions: CodeAction[] = [];
        if (wanted(CodeActionKind.QuickFix)) {
          const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
          for (const { finding, fix } of repairsIn(findings, span))
            actions.push({
              title: say(fix.title, settings.language),
              kind: CodeActionKind.QuickFix,
              diagnostics: [toDiagnostic(document, finding)],
              isPreferred: fix.preferred,
              edit: workspaceEdit(document, fix.changes),
            });
        }
        const safe = wanted(FIX_ALL) ? safeChanges(findings) : [];
        if (safe.length > 0)
          actions.push({ title: say(fixAll, settings.language), kind: FIX_ALL, edit: workspaceEdit(document, safe) });
        if (wanted(CodeActionKind.RefactorRewrite)) {
          const asked = context?.only !== undefined || context?.triggerKind === CodeActionTriggerKind.Invoked;
          const offset = document.offsetAt(range.start);
          actions.push(...renumberings(textDocument.uri, document, known.draft, offset, asked));
        }
        const whole = [
          // Who asks for nothing in particular wants to know about the place.
          ...(context?.only ? offered(actionsFor(known.draft, findings), SOURCE_ACTIONS) : []),
          ...offered(actionsAt(known.draft, findings, spanOfRange(document, range)), REWRITE_ACTIONS),
        ];
        for (const { name, title, kind } of whole) {
          if (!wanted(kind)) continue;
          const data: ActionData = { uri: textDocument.uri, version: document.version, action: name };
          const edit = client.resolvesActions ? undefined : wholeEdit(data);
          actions.push({ title: say(title, settings.language), kind, ...(edit ? { edit } : { data }) });
        }
        return actions;
      },
    ),
  );

  const offered = (actions: readonly DraftAction[], kinds: string): (DraftAction & { kind: string })[] =>
    actions.map((action) => ({ ...action, kind: `${kinds}.${action.name}` }));

  /** What an action over a whole draft changes; undefined when the draft is no longer the one that it was offered for. */
  function wholeEdit({ uri, version, action }: ActionData): WorkspaceEdit | undefined {
    const known = draftOf(uri);
    if (known?.state.document.version !== version) return undefined;
    return workspaceEdit(
      known.state.document,
      changesOf(action, known.draft, (draft) => judged(uri, draft)),
    );
  }

  connection.onCodeActionResolve((action) =>
    attempt(() => {
      const data = action.data as ActionData | RenumberingData | undefined;
      const edit = data && ('action' in data ? wholeEdit(data) : renumberingEdit(data));
      return edit ? { ...action, edit } : action;
    }, action),
  );

  function renumberingEdit({ uri, version, position, whole }: RenumberingData): WorkspaceEdit | undefined {
    const known = draftOf(uri);
    if (known?.state.document.version !== version) return undefined;
    const { document } = known.state;
    const renumbering = renumberingAt(known.draft, document.offsetAt(position), whole ? 'whole' : 'from-here');
    return renumbering && workspaceEdit(document, renumbering.changes);
  }

  /** Changes of one document as one edit that can be undone at once. */
  function workspaceEdit(
    document: TextDocument,
    changes: readonly { readonly span: Span; readonly newText: string }[],
  ): WorkspaceEdit {
    const { uri, version } = document;
    const edits = editsOf(document, changes);
    return client.versionedEdits
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  }

  connection.onRequest(
    RENUMBER_FOOTNOTES,
    answer(
      null,
      footnoteRenumbering(() => settings.language),
    ),
  );

  connection.onRequest(
    CATALOGUE_ENTRY,
    guard<PlaceParams, CatalogueEntry | null>(null, ({ uri, position }) => {
      const known = draftOf(uri);
      if (!known) return null;
      const context = contextFor(known.draft, settingsOf(uri), host.today(), catalogueOf(uri));
      return catalogueEntryAt(known.draft, known.state.document.offsetAt(position), context, settings.language) ?? null;
    }),
  );

  connection.onRequest(
    CATALOGUE_ROW,
    guard<PlaceParams, CatalogueRow | null>(null, ({ uri, position }) => {
      const known = draftOf(uri);
      if (!known) return null;
      const context = contextFor(known.draft, settingsOf(uri), host.today(), catalogueOf(uri));
      return catalogueRowAt(known.draft, known.state.document.offsetAt(position), context) ?? null;
    }),
  );

  connection.onRequest(
    DRAFT_STATUS,
    guard<{ uri: string }, DraftStatus>({ official: false, title: '', detail: '' }, ({ uri }) => {
      const known = draftOf(uri);
      if (!known) return { official: false, title: '', detail: '' };
      return statusOf(known.draft, contextFor(known.draft, settingsOf(uri), host.today()).date, settings.language);
    }),
  );

  /** A handler that answers what is safe when something inside it fails, and says so in the log. */
  function guard<P, R>(
    safe: R,
    handler: (params: P) => R,
  ): (params: P, token: CancellationToken) => R | ResponseError<never> {
    return (params, token) => {
      if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');
      return attempt(() => handler(params), safe);
    };
  }

  /** A handler for a document that is ours to judge; of any other nothing is known. */
  function answer<P extends { textDocument: { uri: string } }, R>(
    safe: R,
    handler: (served: Served, params: P) => R,
  ): (params: P, token: CancellationToken) => R | ResponseError<never> {
    return guard(safe, (params) => {
      const known = draftOf(params.textDocument.uri);
      return known ? handler({ document: known.state.document, draft: known.draft }, params) : safe;
    });
  }

  function attempt<R>(action: () => R, safe: R): R {
    try {
      return action();
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return safe;
    }
  }

  connection.listen();
}

function editOf(document: TextDocument, range: Range, length: number): Edit {
  const a = document.offsetAt(range.start);
  const b = document.offsetAt(range.end);
  return { start: Math.min(a, b), end: Math.max(a, b), length };
}

/** Two edits, the second of the text that the first made, as one edit of the first text. */
export function joinEdits(first: Edit, second: Edit): Edit {
  const start = Math.min(first.start, second.start);
  const grown = first.length - (first.end - first.start);
  const middleEnd = Math.max(first.start + first.length, second.end);
  const end = middleEnd - grown;
  return { start, end, length: middleEnd - start + (second.length - (second.end - second.start)) };
}

/** Files through the host where it reaches them, else through the client. */
function filesOf(connection: Connection, host: Host, clientHasFiles: boolean): Files {
  return {
    async list(folder, limit) {
      const own = await host.files?.list(folder, limit);
      if (own && (own.length > 0 || folder.startsWith('file:'))) return own;
      if (!clientHasFiles) return [];
      return connection.sendRequest<string[]>(LIST_DRAFTS, { folder, limit }).catch(() => []);
    },
    async read(uri) {
      if (host.files && uri.startsWith('file:')) return host.files.read(uri);
      if (!clientHasFiles) return undefined;
      return (await connection.sendRequest<string | null>(READ_DRAFT, { uri }).catch(() => null)) ?? undefined;
    },
  };
}
