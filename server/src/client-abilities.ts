/** What a client can do, as far as it decides what the server offers and how it answers. */
import type { ClientCapabilities } from 'vscode-languageserver';
import { choosesFormatters } from './formatters';

export interface ClientAbilities {
  /** Asks for diagnostics; to the others they are pushed. */
  readonly pulls: boolean;
  /** Can be asked to pull all diagnostics again. */
  readonly refresh: boolean;
  /** Answers questions about its settings. */
  readonly configuration: boolean;
  /** Tells of changed settings once it is asked to. */
  readonly configurationChanges: boolean;
  /** Tells of files that change. */
  readonly watches: boolean;
  /** Tells of folders that come and go. */
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  /** Takes definitions with the range that they start from. */
  readonly links: boolean;
  /** Takes edits that name the version of a document that they are for. */
  readonly versionedEdits: boolean;
  /** Can be told later, and document by document, what we format. */
  readonly choosesFormatters: boolean;
  /** Asks for the edit of an action when that is chosen. */
  readonly resolvesActions: boolean;
}

/** What is known of a client that has not introduced itself. */
export const NO_ABILITIES: ClientAbilities = {
  pulls: false,
  refresh: false,
  configuration: false,
  configurationChanges: false,
  watches: false,
  workspaceFolders: false,
  progress: false,
  links: false,
  versionedEdits: false,
  choosesFormatters: false,
  resolvesActions: false,
};

export function abilitiesOf(capabilities: ClientCapabilities): ClientAbilities {
  const { textDocument, window, workspace } = capabilities;
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    links: textDocument?.definition?.linkSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    choosesFormatters: choosesFormatters(capabilities),
    resolvesActions:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
  };
}
