/** The folder's own catalogue of documents: showing the entry of a citation, and adding the citation under the cursor. */
import {
  commands,
  ConfigurationTarget,
  EventEmitter,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type TextEditor,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CATALOGUE_ENTRY,
  CATALOGUE_ROW,
  type CatalogueEntry,
  type CatalogueRow,
  type PlaceParams,
} from '../../protocol/requests';
import { messages, SECTION } from './editor';

const SCHEME = 'but-son-catalogue';
/** Where a folder's own documents are kept when the user has named no file yet. */
const DEFAULT_FILE = 'danh-muc.csv';

export function registerCatalogue(client: BaseLanguageClient): { dispose(): unknown }[] {
  const pages = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const ask = async (method: string): Promise<{ editor: TextEditor; answer: unknown } | undefined> => {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      void window.showInformationMessage(messages().noDraft);
      return undefined;
    }
    const { line, character } = editor.selection.active;
    const place: PlaceParams = { uri: editor.document.uri.toString(), position: { line, character } };
    const answer = await client.sendRequest<unknown>(method, place);
    return answer === null ? undefined : { editor, answer };
  };

  return [
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => pages.get(uri.path) ?? '',
    }),
    commands.registerCommand('butSon.showCatalogueEntry', async () => {
      const found = await ask(CATALOGUE_ENTRY);
      if (found === undefined) {
        void window.showInformationMessage(messages().notInCatalogue);
        return;
      }
      const { title, markdown } = found.answer as CatalogueEntry;
      const uri = Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '⁄')}.md` });
      pages.set(uri.path, `# ${title}\n\n${markdown}\n`);
      changed.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    }),
    commands.registerCommand('butSon.addToCatalogue', async () => {
      const found = await ask(CATALOGUE_ROW);
      if (found === undefined) {
        void window.showInformationMessage(messages().noCitation);
        return;
      }
      try {
        await addRow(found.editor, found.answer as CatalogueRow);
      } catch (error) {
        void window.showWarningMessage(
          messages().cannotRemember(error instanceof Error ? error.message : String(error)),
        );
      }
    }),
  ];
}

/** Appends a row to the folder's catalogue file, makes file and setting where there are none, and shows the row. */
async function addRow(editor: TextEditor, { header, row, missing }: CatalogueRow): Promise<void> {
  const folder = workspace.getWorkspaceFolder(editor.document.uri) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void window.showInformationMessage(messages().noFolder);
    return;
  }
  const settings = workspace.getConfiguration(SECTION, folder.uri);
  const named = settings.get<string[]>('catalogue', []);
  const file = Uri.joinPath(folder.uri, ...(named[0] ?? DEFAULT_FILE).split('/'));
  const old = await readText(file);
  const end = old?.includes('\r\n') === true ? '\r\n' : '\n';
  const kept = old === undefined || old.trim() === '' ? `${header}${end}` : old.replace(/(?<!\n)$/, end);
  const line = kept.split('\n').length - 1;
  await workspace.fs.writeFile(file, new TextEncoder().encode(`${kept}${row}${end}`));
  if (named.length === 0) {
    await settings.update('catalogue', [DEFAULT_FILE], ConfigurationTarget.Workspace);
  }
  const at = new Position(line, 0);
  await window.showTextDocument(file, { preview: false, selection: new Range(at, at.translate(0, row.length)) });
  if (missing.length > 0) {
    void window.showInformationMessage(messages().rowIncomplete(missing.join(', ')));
  }
}

async function readText(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
