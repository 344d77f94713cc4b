/** What the client adds to requests to format. */
import { Uri, workspace, type WorkspaceConfiguration } from 'vscode';

/** Settings of `files` that travel with a request to format; the library sends their value, be it the user's or nobody's. */
const FILES: readonly string[] = ['trimTrailingWhitespace', 'trimFinalNewlines', 'insertFinalNewline'];

/**
 * Parameters of a request without the wishes that nobody has: VS Code's own default, false, would keep the spaces at line ends that
 * formatting is asked to take away.
 */
export function withoutDefaults<P>(params: P): P {
  const { options, textDocument } = (params ?? {}) as {
    options?: Record<string, unknown>;
    textDocument?: { uri?: unknown };
  };
  if (typeof options !== 'object' || typeof textDocument?.uri !== 'string') {
    return params;
  }
  const { uri } = textDocument;
  const document = workspace.textDocuments.find((known) => known.uri.toString() === Uri.parse(uri).toString());
  const settings = workspace.getConfiguration('files', document);
  const wanted = Object.entries(options).filter(([name]) => !FILES.includes(name) || isSet(settings, name));
  return { ...params, options: Object.fromEntries(wanted) };
}

/** Whether somebody has set something, at whatever level. */
function isSet(settings: WorkspaceConfiguration, name: string): boolean {
  const values = settings.inspect(name);
  return [
    values?.globalValue,
    values?.workspaceValue,
    values?.workspaceFolderValue,
    values?.defaultLanguageValue,
    values?.globalLanguageValue,
    values?.workspaceLanguageValue,
    values?.workspaceFolderLanguageValue,
  ].some((value) => value !== undefined);
}
