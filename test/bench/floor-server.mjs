// The floor among servers: at each change one floor pass over the whole text, and the matches as pulled diagnostics.
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { floorPass } from './floor.mjs';

const connection = createConnection(ProposedFeatures.all);
const open = new Map();
const read = (document) => open.set(document.uri, { document, matches: floorPass(document.getText()) });

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  read(TextDocument.create(uri, languageId, version, text));
});
connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
  read(TextDocument.update(open.get(textDocument.uri).document, contentChanges, textDocument.version));
});
connection.onDidCloseTextDocument(({ textDocument }) => {
  open.delete(textDocument.uri);
});
connection.languages.diagnostics.on(({ textDocument }) => {
  const { document, matches } = open.get(textDocument.uri);
  const range = ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) });
  return { kind: 'full', items: matches.map((match) => ({ range: range(match), message: 'citation' })) };
});
connection.listen();
