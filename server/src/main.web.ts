/** stub */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/browser';

const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();
