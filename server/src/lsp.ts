/**
 * The values of the protocol's library, for the front door and the files beside it. A bundle copies all its names for each file that
 * imports one, which every start would pay; types cost nothing and come from the library itself.
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
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
