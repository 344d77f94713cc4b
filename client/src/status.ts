/** The language status item (the braces at the lower right): what the server takes the draft in front for. */
import {
  Disposable,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type LanguageStatusItem,
  type TextDocument,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { DRAFT_STATUS, DRAFT_STATUS_CHANGED, type DraftStatus, type DraftStatusParams } from '../../protocol/requests';
import { OPEN_AS_OFFICIAL_DOCUMENT, RESTART_SERVER } from './commands';
import { LANGUAGES } from './documents';
import { isServed, messages, SECTION } from './editor';

export function registerStatus(client: BaseLanguageClient): Disposable[] {
  let item: LanguageStatusItem | undefined;
  let shown: string | undefined;
  let asked = 0;

  /** The item exists only where it has something to say: an ordinary note or README gets none. */
  function show(document: TextDocument): LanguageStatusItem {
    item ??= languages.createLanguageStatusItem('butSon.draft', [...LANGUAGES]);
    item.name = 'Bút Son';
    item.severity = LanguageStatusSeverity.Information;
    item.detail = '';
    item.command = undefined;
    shown = document.uri.toString();
    return item;
  }

  function hide(): void {
    item?.dispose();
    item = undefined;
    shown = undefined;
  }

  async function refresh(): Promise<void> {
    const question = ++asked;
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isDraftPlace(document)) {
      hide();
      return;
    }
    if (shown !== undefined && shown !== document.uri.toString()) {
      hide();
    }
    if (client.state === State.Stopped || client.state === State.StartFailed) {
      tellStopped(document);
      return;
    }
    const status = await ask(document);
    if (question !== asked) {
      return;
    }
    if (status === undefined || (!status.official && document.languageId !== 'vanban')) {
      hide();
      return;
    }
    const text = messages();
    const line = show(document);
    line.text = status.title === '' ? text.draft : status.title;
    line.detail = status.detail;
    if (document.languageId !== 'vanban') {
      const command = OPEN_AS_OFFICIAL_DOCUMENT;
      line.command = { command, title: text.openAsOfficialDocument, arguments: [document.uri] };
    }
  }

  function tellStopped(document: TextDocument): void {
    // In plain text and Markdown we cannot know whether the text concerned us at all.
    if (document.languageId !== 'vanban' && shown === undefined) {
      return;
    }
    const text = messages();
    const line = show(document);
    line.severity = LanguageStatusSeverity.Error;
    line.text = text.serverStopped;
    line.command = { command: RESTART_SERVER, title: text.restart };
  }

  async function ask(document: TextDocument): Promise<DraftStatus | undefined> {
    if (!client.isRunning()) {
      return undefined;
    }
    try {
      const params: DraftStatusParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
      return await client.sendRequest<DraftStatus>(DRAFT_STATUS, params);
    } catch {
      // The client library has logged it; a status nobody gave is no status.
      return undefined;
    }
  }

  const again = () => void refresh();
  return [
    new Disposable(hide),
    window.onDidChangeActiveTextEditor(again),
    // A change of language comes as a close and an open.
    workspace.onDidOpenTextDocument(again),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SECTION)) {
        again();
      }
    }),
    client.onNotification(DRAFT_STATUS_CHANGED, ({ uri }: DraftStatusParams) => {
      const document = window.activeTextEditor?.document;
      if (document !== undefined && client.code2ProtocolConverter.asUri(document.uri) === uri) {
        again();
      }
    }),
    Disposable.from(client.onDidChangeState(again)),
  ];
}

function isDraftPlace(document: TextDocument): boolean {
  return isServed(document.uri) && (LANGUAGES as readonly string[]).includes(document.languageId);
}
