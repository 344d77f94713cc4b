/** The commands only VS Code can carry out. */
import {
  commands,
  ConfigurationTarget,
  env,
  languages,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
} from 'vscode';
import { cleanText } from './cleanText';
import { associationPattern } from './documents';
import { documentFor, messages, SECTION } from './editor';
import { SHOW_RULE_PAGE, showRulePage } from './rulePages';

export const OPEN_AS_OFFICIAL_DOCUMENT = 'butSon.openAsOfficialDocument';
export const RESTART_SERVER = 'butSon.restartServer';

export function registerCommands(
  context: ExtensionContext,
  log: LogOutputChannel,
  restart: () => Promise<void>,
): Disposable[] {
  return [
    commands.registerCommand(OPEN_AS_OFFICIAL_DOCUMENT, openAsOfficialDocument),
    commands.registerCommand('butSon.ignoreFile', ignoreFile),
    commands.registerCommand('butSon.copyClean', copyClean),
    commands.registerCommand(RESTART_SERVER, restart),
    commands.registerCommand('butSon.showLog', () => {
      log.show();
    }),
    commands.registerCommand(SHOW_RULE_PAGE, (rule: unknown) => showRulePage(context, rule)),
  ];
}

/** Gives the document our language now, and the file for good; who asks for this no longer wants it ignored. */
async function openAsOfficialDocument(uri?: Uri): Promise<void> {
  const document = await documentFor(uri);
  if (document === undefined) {
    return;
  }
  await languages.setTextDocumentLanguage(document, 'vanban');
  if (document.isUntitled) {
    return;
  }
  await remembering(async () => {
    const folder = workspace.getWorkspaceFolder(document.uri);
    const pattern =
      folder === undefined
        ? associationPattern(document.uri.path)
        : associationPattern(workspace.asRelativePath(document.uri, false), folder.name);
    const files = workspace.getConfiguration('files');
    const { globalValue, workspaceValue } = files.inspect<Record<string, string>>('associations') ?? {};
    const target = folder === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
    const remembered = folder === undefined ? globalValue : workspaceValue;
    await files.update('associations', { ...remembered, [pattern]: 'vanban' }, target);
    await stopIgnoring(document.uri);
  });
}

async function ignoreFile(uri?: Uri): Promise<void> {
  const document = await documentFor(uri);
  if (document === undefined) {
    return;
  }
  const text = messages();
  if (document.isUntitled) {
    void window.showInformationMessage(text.cannotIgnoreUnsaved);
    return;
  }
  const { entry, target } = ignoreEntry(document.uri);
  const settings = workspace.getConfiguration(SECTION, document.uri);
  // An array in a narrower scope hides the one of a wider scope, so what is in force goes along.
  const ignored = settings.get<string[]>('ignore', []);
  const done = await remembering(async () => {
    if (!ignored.includes(entry)) {
      await settings.update('ignore', [...ignored, entry], target);
    }
  });
  if (done && (await window.showInformationMessage(text.ignored(entry), text.undo)) === text.undo) {
    await remembering(() => stopIgnoring(document.uri));
  }
}

async function stopIgnoring(uri: Uri): Promise<void> {
  const { entry, target } = ignoreEntry(uri);
  const settings = workspace.getConfiguration(SECTION, uri);
  const ignored = settings.get<string[]>('ignore', []);
  if (ignored.includes(entry)) {
    const rest = ignored.filter((other) => other !== entry);
    await settings.update('ignore', rest.length === 0 ? undefined : rest, target);
  }
}

/** How `butSon.ignore` names a file, and where: by its path in its folder, else in the user's settings by address. */
function ignoreEntry(uri: Uri): { entry: string; target: ConfigurationTarget } {
  if (workspace.getWorkspaceFolder(uri) === undefined) {
    return { entry: uri.toString(true), target: ConfigurationTarget.Global };
  }
  return { entry: workspace.asRelativePath(uri), target: ConfigurationTarget.Workspace };
}

/** Settings cannot always be written (a read-only folder, a settings file with a mistake in it): the user is told. */
async function remembering(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    void window.showWarningMessage(messages().cannotRemember(error instanceof Error ? error.message : String(error)));
    return false;
  }
}

async function copyClean(uri?: Uri): Promise<void> {
  const document = await documentFor(uri);
  if (document === undefined) {
    return;
  }
  const { text, removed } = cleanText(document.getText());
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(removed === 0 ? messages().copied : messages().copiedWithout(removed), 4000);
}
