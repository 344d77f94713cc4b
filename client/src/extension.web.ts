/** Entry in the browser: the server is a worker. */
import { Uri, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateWith, deactivateClient, NAME } from './client';
import { SECTION } from './editor';

let worker: Worker | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
  // Asked for at each start, so that a server that was stopped starts again in a new worker. The client library would
  // take a worker as such, but does not know the stand-in that VS Code's own worker gives us for one.
  const startWorker = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(server);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  await activateWith(context, (options) => new LanguageClient(SECTION, NAME, startWorker, options));
}

export async function deactivate(): Promise<void> {
  await deactivateClient();
  worker?.terminate();
}
