/** Commands that change a draft as a whole, each one step to be undone. What they change is the server's to know. */
import {
  CodeActionKind,
  commands,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Disposable,
  type TextEditor,
} from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import { RENUMBER_FOOTNOTES, type FootnoteRenumbering } from '../../protocol/requests';
import { isServed, messages } from './editor';

const SOURCE_ACTIONS = CodeActionKind.Source.append('butSon');

export function registerDraftActions(client: BaseLanguageClient): Disposable[] {
  return [
    commands.registerCommand('butSon.renumberFootnotes', () => renumberFootnotes(client)),
    commands.registerCommand('butSon.joinParagraphs', () => runAction('joinParagraphs', messages().noSplitParagraph)),
    commands.registerCommand('butSon.unifyToneMarks', () => runAction('unifyToneMarks', messages().toneMarksAlike)),
  ];
}

/** The editor in front, if what it shows may be a draft; else the user is told. */
function draftInFront(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document.uri)) {
    void window.showInformationMessage(messages().noDraft);
    return undefined;
  }
  return editor;
}

async function renumberFootnotes(client: BaseLanguageClient): Promise<void> {
  const editor = draftInFront();
  if (editor === undefined) {
    return;
  }
  const { document } = editor;
  const { version } = document;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const answer = await client.sendRequest<FootnoteRenumbering | null>(RENUMBER_FOOTNOTES, { textDocument });
  if (answer === null) {
    void window.showInformationMessage(messages().noDraft);
    return;
  }
  if (answer.refusal !== undefined) {
    const range = client.protocol2CodeConverter.asRange(answer.range);
    if (range !== undefined) {
      editor.revealRange(range);
    }
    void (range === undefined ? window.showInformationMessage : window.showWarningMessage)(answer.refusal);
    return;
  }
  const edits = await client.protocol2CodeConverter.asTextEdits(answer.edits as TextEdit[]);
  if (document.version !== version) {
    return;
  }
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits);
  await workspace.applyEdit(edit);
}

/** Carries out a source action of ours, or says why there is none. */
async function runAction(name: string, nothingToDo: string): Promise<void> {
  const document = draftInFront()?.document;
  if (document === undefined) {
    return;
  }
  const kind = SOURCE_ACTIONS.append(name);
  const whole = new Range(0, 0, document.lineCount, 0);
  const offered = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind.value,
    1,
  );
  const edit = offered?.find((action) => action.kind?.value === kind.value)?.edit;
  if (edit === undefined) {
    void window.showInformationMessage(nothingToDo);
    return;
  }
  await workspace.applyEdit(edit);
}
