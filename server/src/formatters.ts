/**
 * Who asks us to format. An editor has one formatter for a language and wants its user to choose where there are two: so plain text and
 * Markdown are offered only for the very documents that read as official ones, and the user's formatter keeps the others.
 */
import type {
  ClientCapabilities,
  Connection,
  Disposable,
  DocumentFilter,
  ServerCapabilities,
} from 'vscode-languageserver';
import { TYPED } from './features/shape';
import { DocumentFormattingRequest, DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest } from './lsp';

/** A client can be told document by document. */
export function choosesFormatters({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.rangeFormatting?.dynamicRegistration === true &&
    textDocument.onTypeFormatting?.dynamicRegistration === true
  );
}

/** What is said at once to clients that cannot be told later. */
export const FORMATTERS: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: { rangesSupport: true },
  documentOnTypeFormattingProvider: TYPED,
};

/** Offers to format to a client that can be told, and withdraws them. */
export class Formatters {
  readonly #offers = new Map<string, Promise<Disposable[]>>();

  constructor(
    readonly connection: Connection,
    readonly onRefusal: (error: unknown) => void,
  ) {}

  /** Our own language, whatever the document. */
  offerLanguage(language: string): void {
    this.#offer(language, { language });
  }

  /** Offers one document, or no longer. */
  set(uri: string, language: string, offered: boolean): void {
    if (!offered) this.#withdraw(uri);
    else if (!this.#offers.has(uri)) this.#offer(uri, { language, ...placeOf(uri) });
  }

  #offer(name: string, filter: DocumentFilter): void {
    const { client } = this.connection;
    const documentSelector = [filter];
    const offers = Promise.all([
      client.register(DocumentFormattingRequest.type, { documentSelector }),
      client.register(DocumentRangeFormattingRequest.type, { documentSelector, rangesSupport: true }),
      client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...TYPED }),
    ]);
    this.#offers.set(name, offers);
    offers.catch(this.onRefusal);
  }

  #withdraw(name: string): void {
    const offers = this.#offers.get(name);
    this.#offers.delete(name);
    offers?.then((all) => {
      for (const offer of all) offer.dispose();
    }, this.onRefusal);
  }
}

/** A filter that fits one document: its scheme, and its path as a pattern, in which some characters have no escape but "?". */
function placeOf(uri: string): { scheme: string; pattern: string } {
  const [, scheme = '', path = ''] = /^([a-z][a-z\d+.-]{0,60}):(?:\/\/[^/?#]{0,300})?([^?#]{0,4000})/i.exec(uri) ?? [];
  const plain = decoded(path).replace(/^\/?(?:[a-z]:)?\/?/i, '');
  return { scheme, pattern: `**/${plain.replace(/[*?[\]{}]/g, '?')}` };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
