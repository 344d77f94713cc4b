/**
 * Enter at the end of an item begins the next one. The server knows the labels and answers the same through format-on-type; where the
 * user has not switched that on, the client asks when a line end has been typed. Nothing is bound to Enter: the key does what it
 * always does, without waiting for anybody, and what the list needs comes behind it as an edit of its own that can be undone.
 */
import { Position, window, workspace, type Disposable, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import { CONTINUE_LIST, type DocumentPlaceParams } from '../../protocol/requests';
import { LANGUAGES } from './documents';
import { isServed, SECTION } from './editor';

export function registerLists(client: BaseLanguageClient): Disposable[] {
  return [
    workspace.onDidChangeTextDocument((event) => {
      const caret = caretBehindEnter(event);
      if (caret !== undefined && isWanted(event.document)) {
        void continueList(client, event.document, caret);
      }
    }),
  ];
}

/** Where the caret stands when the change was the Enter key, with the indentation that VS Code puts behind it; else undefined. */
function caretBehindEnter({ contentChanges, reason }: TextDocumentChangeEvent): Position | undefined {
  const [change, ...others] = contentChanges;
  const indentation = /^\r?\n([ \t]*)$/.exec(change?.text ?? '')?.[1];
  if (change === undefined || others.length > 0 || reason !== undefined || indentation === undefined) {
    return undefined;
  }
  return new Position(change.range.start.line + 1, indentation.length);
}

function isWanted(document: TextDocument): boolean {
  const editor = window.activeTextEditor;
  return (
    editor?.document === document &&
    editor.selections.length === 1 &&
    (LANGUAGES as readonly string[]).includes(document.languageId) &&
    isServed(document.uri) &&
    workspace.getConfiguration(SECTION, document).get<boolean>('continueLists', true) &&
    !workspace.getConfiguration('editor', document).get<boolean>('formatOnType', false)
  );
}

async function continueList(client: BaseLanguageClient, document: TextDocument, caret: Position): Promise<void> {
  const { version } = document;
  // The change itself goes to the server first, whoever of us heard of it first.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (!client.isRunning()) {
    return;
  }
  const params: DocumentPlaceParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: { line: caret.line, character: caret.character },
  };
  const answer = await client.sendRequest<TextEdit[] | null>(CONTINUE_LIST, params).catch(() => null);
  const editor = window.activeTextEditor;
  const edits = await client.protocol2CodeConverter.asTextEdits(answer);
  // Who has typed on meanwhile has no list in mind.
  if (edits === undefined || edits.length === 0 || editor?.document !== document || document.version !== version) {
    return;
  }
  await editor.edit((builder) => {
    for (const { range, newText } of edits) {
      if (range.isEmpty) {
        builder.insert(range.start, newText);
      } else {
        builder.replace(range, newText);
      }
    }
  });
}
