/**
 * What is set for each draft: by the user, by the user for one folder of several, and by the `but-son.json` that is nearest to the
 * draft. What is wrong in it is said where it is read.
 */
import type { Connection } from 'vscode-languageserver';
import { unknownRule } from './messages/status';
import { say, type Language } from './messages/text';
import { ruleById } from './rules/index';
import { fileName } from './settings/address';
import { ruleIdsIn } from './settings/folder-file';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings/settings';
import { NO_FILES, type Files } from './workspace/files';
import { FolderSettings } from './workspace/folder-settings';

export interface ConfigurationPorts {
  readonly connection: Pick<Connection, 'console' | 'window' | 'workspace'>;
  /** Whether the client answers questions about its settings. */
  readonly canAsk: () => boolean;
  /** The addresses of the open documents. */
  readonly openUris: () => readonly string[];
  readonly isOpen: (uri: string) => boolean;
  /** The user's settings were read anew; they may say what held before. */
  readonly onRead: (settings: Settings, isNew: boolean) => void;
  /** Something else holds for some of the drafts. */
  readonly onChange: () => void;
}

export class Configuration {
  #files: Files = NO_FILES;
  #folders: readonly string[] = [];
  #settings: Settings = DEFAULT_SETTINGS;
  /** Settings of single documents in a window of several folders. */
  readonly #scoped = new Map<string, Settings>();
  #folderSettings = new FolderSettings(NO_FILES, []);

  constructor(private readonly ports: ConfigurationPorts) {}

  /** From here on the files can be read. */
  begin(files: Files, folders: readonly string[]): void {
    this.#files = files;
    this.#setFolders(folders);
  }

  #setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#folderSettings = new FolderSettings(this.#files, folders);
  }

  foldersChanged(come: readonly string[], gone: readonly string[]): void {
    this.#setFolders([...this.#folders.filter((folder) => !gone.includes(folder)), ...come]);
  }

  /** The open folders, by their addresses. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** What the user set, whatever the draft. */
  get settings(): Settings {
    return this.#settings;
  }

  get language(): Language {
    return this.#settings.language;
  }

  /** What holds for a draft. */
  settingsOf(uri: string): Settings {
    return this.#folderSettings.settingsFor(this.#scoped.get(uri) ?? this.#settings, uri);
  }

  /**
   * Asks for all settings; a client that cannot be asked tells them.
   *
   * @param isChange whether something is known to have changed
   */
  async pull(isChange: boolean): Promise<void> {
    if (!this.ports.canAsk()) return;
    const raw: unknown = await this.ports.connection.workspace.getConfiguration('butSon').catch(() => undefined);
    const hadScoped = this.#scoped.size > 0;
    this.#scoped.clear();
    this.apply(raw, isChange || hadScoped);
    await Promise.all(this.ports.openUris().map((uri) => this.pullScoped(uri)));
  }

  /** Asks for the settings of one document: in a window of several folders each may have its own. */
  async pullScoped(uri: string): Promise<void> {
    const { connection, canAsk, isOpen, onChange } = this.ports;
    if (!canAsk() || this.#folders.length < 2) return;
    const raw: unknown = await connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'butSon' })
      .catch(() => undefined);
    const own = readSettings(raw).settings;
    if (!isOpen(uri) || JSON.stringify(own) === JSON.stringify(this.#scoped.get(uri) ?? this.#settings)) return;
    this.#scoped.set(uri, own);
    onChange();
  }

  /** Takes in what the client says is set, be it what it may. The first settings mostly say what holds anyway: they are not new. */
  apply(raw: unknown, isChange: boolean): void {
    const { connection, onRead } = this.ports;
    const read = readSettings(raw);
    const isNew = isChange || JSON.stringify(read.settings) !== JSON.stringify(this.#settings);
    for (const problem of read.problems) connection.console.warn(say(problem, read.settings.language));
    for (const id of Object.keys(read.settings.rules))
      if (!ruleById(id)) connection.console.warn(say(unknownRule(id), read.settings.language));
    this.#settings = read.settings;
    onRead(read.settings, isNew);
  }

  /** Reads the `but-son.json` that may hold for a draft, and says what is wrong in it. */
  async loadFolderFiles(uri: string): Promise<void> {
    const read = await this.#folderSettings.load(uri);
    if (read.length === 0) return;
    for (const { uri: address, file } of read) {
      const unknown = ruleIdsIn(file).filter((id) => !ruleById(id));
      for (const problem of [...file.problems, ...unknown.map(unknownRule)])
        this.ports.connection.window.showWarningMessage(`${fileName(address)}: ${say(problem, this.language)}`);
    }
    this.ports.onChange();
  }

  /** Forgets a `but-son.json` that changed; the next {@link loadFolderFiles} reads it again. */
  forgetFolderFile(uri: string): void {
    this.#folderSettings.forget(uri);
  }

  closed(uri: string): void {
    this.#scoped.delete(uri);
  }
}
