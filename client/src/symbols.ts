/** Names of the folder's drafts in Ctrl+T, found without diacritics. */
import { SymbolInformation, type ProviderResult } from 'vscode';
import type { ProvideWorkspaceSymbolsSignature } from 'vscode-languageclient';
import { findable } from './findable';

/** The server finds "ket luan" in "Kết luận"; VS Code would drop it again, and is shown names in letters that it takes for the same. */
export function provideWorkspaceSymbols(
  query: string,
  token: Parameters<ProvideWorkspaceSymbolsSignature>[1],
  next: ProvideWorkspaceSymbolsSignature,
): ProviderResult<SymbolInformation[]> {
  return Promise.resolve(next(query, token)).then((found) =>
    found?.map(({ name, kind, containerName, location }) => {
      return new SymbolInformation(findable(name, query), kind, containerName, location);
    }),
  );
}
