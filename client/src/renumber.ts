/** Renumbering sections from the command palette. Other editors find the same under their code actions. */
import { commands, Range, window, workspace, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { RENUMBER, type RenumberParams, type RenumberResult } from '../../protocol/requests';
import { isServed, messages } from './editor';

export function registerRenumbering(client: BaseLanguageClient): { dispose(): unknown }[] {
  return [
    commands.registerCommand('butSon.renumberFromHere', () => renumber(client, false)),
    commands.registerCommand('butSon.renumberWholeDraft', () => renumber(client, true)),
  ];
}

async function renumber(client: BaseLanguageClient, whole: boolean): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document.uri)) {
    void window.showInformationMessage(messages().noDraft);
    return;
  }
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const place: RenumberParams = { uri: document.uri.toString(), position: { line, character }, whole };
  const result = await client.sendRequest<RenumberResult | null>(RENUMBER, place);
  if (result === null) {
    void window.showInformationMessage(messages().noDraft);
    return;
  }
  // The text may have changed meanwhile; the edits are for the text that was asked about.
  if (document.version !== result.version) return;
  if (result.edits.length === 0) {
    void window.showInformationMessage(messages().numbersRight);
    return;
  }
  const edit = new WorkspaceEdit();
  for (const { range, newText } of result.edits)
    edit.replace(
      document.uri,
      new Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  await workspace.applyEdit(edit);
  const told = messages().renumbered(result.edits.length);
  if (result.unclear === 0) void window.showInformationMessage(told);
  else void window.showWarningMessage(`${told} ${messages().leftUnclear(result.unclear)}`);
}
