/**
 * The values of the protocol's library, for everybody who needs them. A bundle copies all its names for each file that imports one,
 * which every start would pay; types cost nothing and come from the library itself.
 */
export {
  CancellationToken,
  CodeActionKind,
  CodeActionTriggerKind,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  FileChangeType,
  FoldingRangeKind,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
