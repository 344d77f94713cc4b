/** Entry of the language server on Node: stdio (`--stdio`), Node IPC (`--node-ipc`), a pipe or a socket. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/node';
import { startServer } from './server';

if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
  process.stderr.write(
    'but-son-language-server: cần một kênh nối, ví dụ --stdio (a channel is needed, e.g. --stdio)\n',
  );
  process.exit(2);
}
startServer(createConnection(ProposedFeatures.all), nodeHost());
