/** Entry on the desktop: the server is a process of its own. */
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type NodeModule } from 'vscode-languageclient/node';
import { cacheFolder } from './cache';
import { activateWith, deactivateClient, NAME } from './client';
import { SECTION } from './editor';

export async function activate(context: ExtensionContext): Promise<void> {
  const { cache } = cacheFolder(context);
  const run: NodeModule = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
    ...(cache === undefined ? {} : { args: [`--cache=${cache}`] }),
  };
  const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  await activateWith(context, (options) => new LanguageClient(SECTION, NAME, { run, debug }, options));
}

export function deactivate(): Promise<void> {
  return deactivateClient();
}
