/** What the server keeps of the drafts on the disk: where it may, and removing it. */
import { commands, window, type Disposable, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CLEAR_CACHE, type ClearedCache } from '../../protocol/requests';
import { messages } from './editor';

/** The folder that VS Code gives us on this machine; a browser has none. One for all workspaces, so that clearing clears all. */
export function cacheFolder({ globalStorageUri }: ExtensionContext): { readonly cache?: string } {
  return globalStorageUri.scheme === 'file' ? { cache: globalStorageUri.fsPath } : {};
}

export function registerCache(client: BaseLanguageClient): Disposable[] {
  return [
    commands.registerCommand('butSon.clearCache', async () => {
      const { folders } = await client.sendRequest<ClearedCache>(CLEAR_CACHE);
      void window.showInformationMessage(messages().cacheCleared(folders));
    }),
  ];
}
