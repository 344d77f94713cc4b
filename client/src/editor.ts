/** What the client asks VS Code again and again. */
import { window, workspace, type TextDocument, type Uri } from 'vscode';
import { isServedScheme } from './documents';
import { messagesIn, type Messages } from './messages';

/** The section of our settings, and the client's id. */
export const SECTION = 'butSon';

export function messages(): Messages {
  return messagesIn(workspace.getConfiguration(SECTION).get<string>('language'));
}

export function isServed(uri: Uri): boolean {
  return isServedScheme(uri.scheme, (scheme) => workspace.fs.isWritableFileSystem(scheme));
}

/** The document a command means: the one named, else the one being edited. Tells the user when there is none. */
export async function documentFor(uri: Uri | undefined): Promise<TextDocument | undefined> {
  const document = uri === undefined ? window.activeTextEditor?.document : await workspace.openTextDocument(uri);
  if (document === undefined || !isServed(document.uri)) {
    void window.showInformationMessage(messages().noDraft);
    return undefined;
  }
  return document;
}
