/**
 * The front door: says what the server can do, takes in what is asked, and introduces the parts beside it to each other. Requests
 * come in with positions and go to features with offsets; answers go out with positions again. A request never fails because of what
 * it was sent: it answers nothing instead.
 */
import type {
  FileEvent,
  Connection,
  DocumentDiagnosticReport,
  Hover,
  InitializeParams,
  InitializeResult,
  Location,
  LocationLink,
} from 'vscode-languageserver';
import {
  CATALOGUE_ENTRY,
  CATALOGUE_ROW,
  CLEAR_CACHE,
  CONTINUE_LIST,
  DRAFT_STATUS,
  DRAFT_STATUS_CHANGED,
  RENUMBER,
  RENUMBER_FOOTNOTES,
  type CatalogueEntry,
  type CatalogueRow,
  type ClearedCache,
  type DraftStatus,
  type InitializationOptions,
  type PlaceParams,
  type RenumberParams,
  type RenumberResult,
} from '../../protocol/requests';
import { AcrossDrafts } from './across-drafts';
import { Actions, ACTION_KINDS, renumber, type ActionsParams } from './actions';
import { answering, documentOf } from './answering';
import { EMBEDDED } from './catalogue/catalogue';
import { Catalogues } from './catalogues';
import { abilitiesOf, NO_ABILITIES } from './client-abilities';
import { filesOf } from './client-files';
import { Configuration } from './configuration';
import { Diagnostics } from './diagnostics';
import { catalogueEntryAt, catalogueRowAt } from './features/catalogue';
import {
  documentFormatting,
  foldingRanges,
  footnoteRenumbering,
  listContinuation,
  rangeFormatting,
  selectionRanges,
  typeFormatting,
} from './features/shape';
import { statusOf } from './features/status';
import { FolderDrafts } from './folder-drafts';
import { FORMATTERS, Formatters } from './formatters';
import type { Host } from './host/host';
import { Indexing, WATCHERS } from './indexing';
import { Judgements } from './judgements';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  FileChangeType,
  TextDocumentSyncKind,
} from './lsp';
import { say, type Language } from './messages/text';
import { documentSymbols, highlights, Navigation, type At, type DraftsBehind } from './navigation';
import { OpenDocuments } from './open-documents';
import { Renaming, type NewNameAt } from './renaming';
import { contextFor } from './rules/context';
import { FOLDER_FILE } from './settings/folder-file';
import type { Settings } from './settings/settings';
import { SOURCE, ShownFindings } from './shown-findings';
import { SummaryCache } from './workspace/cache';
import type { CacheFiles } from './workspace/cache-files';
import { NO_FILES } from './workspace/files';
import { isIgnored } from './workspace/patterns';
import { Store } from './workspace/store';

declare const BUT_SON_VERSION: string;

/** So long after the first draft, what a start takes has been compiled and the editor is at rest. */
const KEEP_CODE_MS = 5000;

export function startServer(connection: Connection, host: Host): void {
  // What the client brings; known once it has introduced itself.

  let client = NO_ABILITIES;
  let wantsStatus = false;
  let rulePages = host.rulePages;
  let files = NO_FILES;
  let store = new Store(files);
  let cacheFiles: CacheFiles | undefined;
  let cache = cacheOf(undefined);
  let indexing: Indexing | undefined;

  // The parts, and what they ask of each other.

  const { answer, answerInSlices, answerOwn, judgedFirst, attempt, logged, logRefusal } = answering({
    console: connection.console,
    served: (uri) => documents.served(uri),
    judge: (uri, isWanted) => judgements.inSlices(uri, isWanted),
    nextTurn: () => host.nextTurn(),
  });
  const formatters = new Formatters(connection, logRefusal);

  const configuration = new Configuration({
    connection,
    canAsk: () => client.configuration,
    openUris: () => documents.uris(),
    isOpen: (uri) => documents.has(uri),
    onRead: (settings, isNew) => {
      void cache.use(settings.cache);
      if (cacheFiles && !settings.cache) host.keepCode(cacheFiles.folder, false);
      if (isNew) judgeAgain();
      for (const uri of documents.uris()) void catalogues.load(uri);
    },
    onChange: judgeAgain,
  });
  const language = (): Language => configuration.language;
  const settingsOf = (uri: string): Settings => configuration.settingsOf(uri);

  const shown = new ShownFindings({ language, rulePages: () => rulePages });

  const catalogues = new Catalogues(
    {
      connection,
      pulls: () => client.pulls,
      pathsOf: (uri) => settingsOf(uri).catalogue,
      folders: () => configuration.folders,
      language,
      rowDiagnostic: (problem) => shown.rowDiagnostic(problem),
      onChange: judgeAgain,
    },
    store.index,
  );

  /** Whether the settings leave a draft unjudged. */
  const isPassedBy = (uri: string): boolean => isIgnored(uri, settingsOf(uri).ignore);
  const documents = new OpenDocuments(isPassedBy);

  const judgements: Judgements = new Judgements({
    opened: (uri) => documents.get(uri),
    served: (uri) => documents.served(uri),
    settingsOf,
    catalogueOf: (uri) => catalogues.catalogueOf(uri),
    neighboursOf: (uri) => folderDrafts.neighboursOf(uri),
    today: () => host.today(),
    nextTurn: () => host.nextTurn(),
  });

  const diagnostics = new Diagnostics({
    connection,
    abilities: () => client,
    documents,
    judgements,
    shown,
    catalogueProblems: (document) => catalogues.problemsIn(document),
    index: () => store.index,
    read: (uri) => store.draft(uri),
    prepare,
    isIgnored: isPassedBy,
    isWholeFolderWanted: () => configuration.settings.diagnosticScope === 'folder',
    nextTurn: () => host.nextTurn(),
    attempt,
    logRefusal,
  });

  const folderDrafts = new FolderDrafts({
    store: () => store,
    documents,
    isBeingJudged: (uri) => judgements.isUnderWay(uri),
    onRest: (uri, isDraft) => {
      offerToFormat(uri, isDraft);
      folderDrafts.changed(uri);
      announceStatus(uri);
      scheduleKeepingCode();
    },
    onGroups: (groups) => {
      diagnostics.groupsChanged(groups);
    },
    onOwn: () => {
      catalogues.draftsChanged();
    },
    onNeighbours: judgeAgain,
    attempt,
    logRefusal,
  });

  const across = new AcrossDrafts(connection, {
    index: () => store.index,
    open: (uri) => documents.served(uri),
    isOpen: (uri) => documents.has(uri),
    read: (uri) => store.draft(uri).catch(logRefusal),
    context: (uri, draft) => judgements.contextOf(uri, draft),
    catalogues: () => new Set([EMBEDDED, ...documents.uris().map((uri) => catalogues.catalogueOf(uri))]),
    ready: () => folderDrafts.ready(),
    settle: () => {
      folderDrafts.settle();
    },
    language,
    attempt,
  });

  const navigation = new Navigation({
    served: (uri) => documents.served(uri),
    index: () => store.index,
    draft: (uri) => folderDrafts.draft(uri),
    contextOf: (uri, draft) => judgements.contextOf(uri, draft),
    pagesOf: (uri, draft, mention) => across.pagesOf(uri, draft, mention),
    links: () => client.links,
    language,
    attempt,
  });

  const renaming = new Renaming({
    codes: across,
    isVersioned: () => client.versionedEdits,
    language,
    logged,
  });

  const actions = new Actions({
    abilities: () => client,
    served: (uri) => documents.served(uri),
    findingsOf: (served) => judgements.findingsOf(served),
    judge: (uri, draft) => judgements.judge(uri, draft),
    diagnosticOf: (document, finding) => shown.diagnosticOf(document, finding),
    language,
  });

  // What takes several of them.

  function announceStatus(uri: string): void {
    if (wantsStatus) void connection.sendNotification(DRAFT_STATUS_CHANGED, { uri });
  }

  /** Everything that was judged before no longer holds. */
  function judgeAgain(): void {
    judgements.outdate();
    diagnostics.again();
    for (const uri of documents.uris()) announceStatus(uri);
  }

  /** Reads what a draft is judged by, where that is not known yet. */
  async function prepare(uri: string): Promise<void> {
    await configuration.loadFolderFiles(uri);
    await catalogues.load(uri);
  }

  /** Plain text and Markdown are formatted where they are drafts; our own language always is. */
  function offerToFormat(uri: string, isDraft: boolean): void {
    const languageId = documents.get(uri)?.document.languageId;
    if (client.choosesFormatters && languageId !== 'vanban') formatters.set(uri, languageId ?? '', isDraft);
  }

  function cacheOf(kept: CacheFiles | undefined): SummaryCache {
    return new SummaryCache({
      cacheFiles: kept,
      files,
      store,
      version: BUT_SON_VERSION,
      warn: (text) => {
        connection.console.warn(say(text, language()));
      },
      nextTurn: () => host.nextTurn(),
    });
  }

  let keepingCode: ReturnType<typeof setTimeout> | undefined;

  /** Our own code is kept once a draft has been judged and the server has come to rest, or at the end. */
  function scheduleKeepingCode(): void {
    keepingCode ??= setTimeout(keepCode, KEEP_CODE_MS);
  }

  function keepCode(): void {
    clearTimeout(keepingCode);
    if (cacheFiles && configuration.settings.cache) host.keepCode(cacheFiles.folder, true);
  }

  // Beginning and end.

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (typeof options.rulePages === 'string') rulePages = options.rulePages;
    wantsStatus = options.status === true;
    client = abilitiesOf(capabilities);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only root that some editors send
    const root = params.rootUri;
    const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (root ? [root] : []);
    files = filesOf(connection, host, options.files === true);
    store = new Store(files);
    cacheFiles = host.cache(typeof options.cache === 'string' ? options.cache : undefined);
    cache = cacheOf(cacheFiles);
    configuration.begin(files, folders);
    catalogues.begin(files, store.index);
    indexing = new Indexing({
      connection,
      files,
      store,
      cache,
      nextTurn: () => host.nextTurn(),
      canShowProgress: client.progress,
      canConfigure: client.configuration,
      watches: client.watches,
      say: (text) => say(text, language()),
      onLarge: () => {
        host.spareMemory();
      },
      onChange: () => {
        folderDrafts.changed();
      },
    });
    return {
      serverInfo: { name: 'but-son-language-server', version: BUT_SON_VERSION },
      capabilities: {
        positionEncoding: 'utf-16',
        // Where nobody watches the files, saving tells that one has changed.
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: !client.watches },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...across.workspaceCapabilities(capabilities),
        },
        documentSymbolProvider: { label: SOURCE },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        ...(client.choosesFormatters ? {} : FORMATTERS),
        definitionProvider: true,
        ...across.capabilities(capabilities),
        documentHighlightProvider: true,
        hoverProvider: true,
        renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
        codeActionProvider: {
          codeActionKinds: ACTION_KINDS,
          resolveProvider: client.resolvesActions,
        },
        ...(client.pulls
          ? { diagnosticProvider: { identifier: 'but-son', interFileDependencies: false, workspaceDiagnostics: true } }
          : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    const { client: registry } = connection;
    // All of this goes out at once: no question waits for the answer to another, and the first draft for none of them.
    const registered = [
      client.configurationChanges &&
        registry
          .register(DidChangeConfigurationNotification.type, { section: ['butSon', 'files.exclude', 'search.exclude'] })
          .catch(logRefusal),
      client.watches &&
        registry.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHERS }).catch(logRefusal),
    ];
    if (client.choosesFormatters) formatters.offerLanguage('vanban');
    await Promise.all([configuration.pull(false), ...registered]);
    if (client.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        attempt(() => {
          const come = addressesIn(event.added);
          const gone = addressesIn(event.removed);
          configuration.foldersChanged(come, gone);
          indexing?.remove(gone);
          indexing?.add(come);
          for (const uri of documents.uris()) void configuration.loadFolderFiles(uri);
          judgeAgain();
        }, undefined);
      });
    indexing?.add(configuration.folders);
    await indexing?.done;
    folderDrafts.foldersRead();
  });

  connection.onShutdown(() => {
    if (keepingCode) keepCode();
    return cache.close();
  });

  connection.onRequest(CLEAR_CACHE, async (): Promise<ClearedCache> => ({ folders: await cache.clear() }));

  // Settings and files.

  connection.onDidChangeConfiguration((change) => {
    if (client.configuration)
      return Promise.all([configuration.pull(true), indexing?.configured()]).then(() => undefined);
    configuration.apply((change.settings as { butSon?: unknown } | null | undefined)?.butSon, true);
    return undefined;
  });

  connection.onDidSaveTextDocument(async ({ textDocument: { uri } }) => {
    await indexing?.changed([{ uri, type: FileChangeType.Changed }]);
    indexing?.lookAgain(host.now());
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const drafts: FileEvent[] = [];
    for (const change of changes) {
      const { uri } = change;
      if (uri.endsWith(`/${FOLDER_FILE}`)) {
        configuration.forgetFolderFile(uri);
        await Promise.all(documents.uris().map((each) => configuration.loadFolderFiles(each)));
        judgeAgain();
        await Promise.all(documents.uris().map((each) => catalogues.load(each)));
        continue;
      }
      if (catalogues.has(uri)) {
        catalogues.forget(uri);
        await Promise.all(documents.uris().map((each) => catalogues.load(each)));
        continue;
      }
      if (!/\.csv$/i.test(uri)) drafts.push(change);
    }
    await indexing?.changed(drafts);
  });

  // Text.

  connection.onDidOpenTextDocument((params) => {
    if (!documents.open(params)) return;
    const { uri } = params.textDocument;
    indexing?.lookAgain(host.now());
    diagnostics.schedulePush(uri);
    folderDrafts.touched(uri);
    configuration.pullScoped(uri).catch(logRefusal);
    prepare(uri).catch(logRefusal);
  });

  connection.onDidChangeTextDocument((params) => {
    if (!documents.change(params)) return;
    diagnostics.schedulePush(params.textDocument.uri);
    folderDrafts.touched(params.textDocument.uri);
  });

  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.close(textDocument.uri);
    configuration.closed(textDocument.uri);
    offerToFormat(textDocument.uri, false);
    folderDrafts.closed(textDocument.uri);
    diagnostics.closed(textDocument.uri);
    folderDrafts.changed();
    diagnostics.takeBack(textDocument.uri);
  });

  // Diagnostics: pulled by those who can, pushed to the others.

  const report = judgedFirst<Parameters<Diagnostics['report']>[0], DocumentDiagnosticReport>(
    { kind: DocumentDiagnosticReportKind.Full, items: [] },
    (params) => diagnostics.report(params),
  );

  connection.languages.diagnostics.on(async (params, token) => {
    const uri = documentOf(params);
    const closed = uri === undefined ? undefined : await diagnostics.reportClosed(uri);
    return closed ?? report(params, token);
  });

  connection.languages.diagnostics.onWorkspace((params, token, _progress, partial) =>
    diagnostics.reportFolder(params, token, partial),
  );

  // Answers.

  connection.onDocumentSymbol(answer([], documentSymbols));
  connection.onFoldingRanges(answer([], foldingRanges));
  connection.onSelectionRanges(answer(null, selectionRanges));
  connection.onDocumentFormatting(answerInSlices([], documentFormatting));
  connection.onDocumentRangeFormatting(answerInSlices([], rangeFormatting));
  connection.onDocumentRangesFormatting(answerInSlices([], rangeFormatting));
  connection.onDocumentOnTypeFormatting(
    answer([], (served, params) => typeFormatting(served, params, settingsOf(params.textDocument.uri).continueLists)),
  );
  connection.onRequest(CONTINUE_LIST, answer([], listContinuation));

  connection.onDocumentHighlight(answer([], highlights));

  const definitions = answer<At & { others: DraftsBehind }, LocationLink[] | Location[]>(
    [],
    (served, { position, others }) => navigation.definitions(served, position, others.read),
  );

  connection.onDefinition(async (params, token) => {
    await folderDrafts.ready();
    return definitions({ ...params, others: await navigation.draftsBehind(params) }, token);
  });

  const hovers = answer<At & { others: DraftsBehind }, Hover | null>(null, (served, { position, others }) =>
    navigation.hover(served, position, others),
  );

  connection.onHover(async (params, token) =>
    hovers({ ...params, others: await navigation.draftsBehind(params) }, token),
  );

  // Changes.

  connection.onPrepareRename(
    answer<At, ReturnType<Renaming['prepare']>>(null, (served, params) => renaming.prepare(served, params)),
  );
  connection.onRenameRequest(
    answer<NewNameAt, ReturnType<Renaming['rename']>>(null, (served, params, token) =>
      renaming.rename(served, params, token),
    ),
  );
  connection.onRequest(RENUMBER, answerOwn<RenumberParams, RenumberResult | null>(null, renumber));

  connection.onCodeAction(judgedFirst([], (params: ActionsParams) => actions.at(params)));
  connection.onCodeActionResolve((action) => attempt(() => actions.resolved(action), action));

  // Our own requests.

  connection.onRequest(RENUMBER_FOOTNOTES, answer(null, footnoteRenumbering(language)));

  connection.onRequest(
    CATALOGUE_ENTRY,
    answerOwn<PlaceParams, CatalogueEntry | null>(null, ({ document, draft }, { uri, position }) => {
      const context = judgements.contextOf(uri, draft);
      return catalogueEntryAt(draft, document.offsetAt(position), context, language()) ?? null;
    }),
  );

  connection.onRequest(
    CATALOGUE_ROW,
    answerOwn<PlaceParams, CatalogueRow | null>(
      null,
      ({ document, draft }, { uri, position }) =>
        catalogueRowAt(draft, document.offsetAt(position), judgements.contextOf(uri, draft)) ?? null,
    ),
  );

  connection.onRequest(
    DRAFT_STATUS,
    answerOwn<{ uri: string }, DraftStatus>({ official: false, title: '', detail: '' }, ({ draft }, { uri }) =>
      statusOf(draft, contextFor(draft, settingsOf(uri), host.today()).date, language()),
    ),
  );

  connection.listen();
}

/** The addresses of folders; a client may send anything. */
function addressesIn(named: readonly { readonly uri: string }[]): string[] {
  return named.map(({ uri }) => uri).filter((uri: unknown) => typeof uri === 'string');
}
