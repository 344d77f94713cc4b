/** Entry of the language server on Node: stdio (`--stdio`), Node IPC (`--node-ipc`) or a socket. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();
