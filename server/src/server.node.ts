/** The language server on Node: stdio (`--stdio`), Node IPC (`--node-ipc`), a pipe or a socket. */
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { DiagnosticsWriter } from './host/diagnostics-writer';
import { nodeHost } from './host/node';
import type { Code } from './host/node-code';
import { startServer } from './server';

/** The library takes streams or its own readers and writers, also one of each, though its types do not say so. */
function connect(): Connection {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all);
  const writer: unknown = new DiagnosticsWriter(process.stdout);
  return createConnection(ProposedFeatures.all, process.stdin, writer as NodeJS.WritableStream);
}

/** @param code of this very program */
export function run(code: Code | undefined): void {
  startServer(connect(), nodeHost(code));
}
