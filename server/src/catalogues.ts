/** The catalogue of each draft: reads the files that its settings name, and says what is wrong in them. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Catalogue, FolderEntries } from './catalogue/catalogue';
import { readUserCatalogue, type RowProblem } from './catalogue/user';
import { rowsPassedOver, unreadableCatalogue } from './messages/catalogue';
import { say, type Language } from './messages/text';
import { fileName } from './settings/address';
import { NO_FILES, type Files } from './workspace/files';
import { addressOf, KnownDocuments } from './workspace/known-documents';
import type { PlacedText } from './features/shape';

export interface CataloguesPorts {
  readonly connection: Pick<Connection, 'sendDiagnostics' | 'window'>;
  /** Whether the client asks for diagnostics; to the others they are pushed. */
  readonly pulls: () => boolean;
  /** The catalogue files that the settings of a draft name, as they name them. */
  readonly pathsOf: (uri: string) => readonly string[];
  /** The open folders, by their addresses. */
  readonly folders: () => readonly string[];
  readonly language: () => Language;
  readonly rowDiagnostic: (problem: RowProblem) => Diagnostic;
  /** Another catalogue holds for some of the drafts. */
  readonly onChange: () => void;
}

export class Catalogues {
  #documents: KnownDocuments;

  constructor(
    private readonly ports: CataloguesPorts,
    drafts: FolderEntries,
  ) {
    this.#documents = new KnownDocuments(NO_FILES, drafts);
  }

  /**
   * From here on the files can be read.
   *
   * @param drafts what the drafts of the folders say of themselves
   */
  begin(files: Files, drafts: FolderEntries): void {
    this.#documents = new KnownDocuments(files, drafts);
  }

  #filesOf(uri: string): string[] {
    const folders = this.ports.folders();
    const root = folders.find((folder) => uri.startsWith(folder)) ?? folders[0];
    return this.ports.pathsOf(uri).map((path) => addressOf(path, root));
  }

  /** The catalogue that a draft is judged by; the same one as long as nothing changed. */
  catalogueOf(uri: string): Catalogue {
    return this.#documents.catalogueFor(this.#filesOf(uri));
  }

  /** Reads the catalogue files that a draft's settings name, those that are not known yet, and says what is wrong in them. */
  async load(uri: string): Promise<void> {
    const { connection, pulls, language, rowDiagnostic, onChange } = this.ports;
    const read = await this.#documents.load(this.#filesOf(uri));
    if (read.length === 0) return;
    for (const { uri: address, problems } of read) {
      const name = fileName(address);
      if (!problems) connection.window.showWarningMessage(say(unreadableCatalogue(name), language()));
      else if (problems.length > 0)
        connection.window.showWarningMessage(
          say(rowsPassedOver(name, problems.length, problems[0]!.line, problems[0]!.message), language()),
        );
      if (!pulls() && problems)
        void connection.sendDiagnostics({ uri: address, diagnostics: problems.map(rowDiagnostic) });
    }
    onChange();
  }

  /** Whether the address is that of a catalogue file that was asked for. */
  has(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** Forgets a file that changed; the next {@link load} reads it again. */
  forget(uri: string): void {
    this.#documents.forget(uri);
  }

  /** What the drafts of the folders say of themselves is no longer what it was. */
  draftsChanged(): void {
    this.#documents.draftsChanged();
  }

  /** What is wrong in the rows of an open document; undefined where that is no catalogue file. */
  problemsIn(document: PlacedText): Diagnostic[] | undefined {
    const { uri } = document;
    if (!this.has(uri)) return undefined;
    return readUserCatalogue(document.getText(), uri).problems.map(this.ports.rowDiagnostic);
  }
}
