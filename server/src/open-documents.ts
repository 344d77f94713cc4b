/** The documents as the editor has them, each with the draft that was read of it and follows its edits. */
import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { editDraft, readDraft, type Draft } from './draft/draft';
import type { Served } from './features/shape';
import { OpenText } from './open-text';

/** Language ids under which drafts come; plain text has several names among editors. */
const LANGUAGES = new Set(['vanban', 'markdown', 'plaintext', 'text', 'txt', 'plain', 'gfm']);
const MARKUP = new Set(['vanban', 'markdown', 'gfm']);

/** More changes than these in one message are taken as one if they can be: each is followed far faster, but there may be thousands. */
const FEW_CHANGES = 8;

/** A document from its opening to its closing; another object when it is opened again. */
export interface OpenDocument {
  readonly document: OpenText;
  /** New at each opening, since versions start at 1 again. */
  readonly generation: number;
  /** The draft as it was last read; edits of the document may be pending. */
  readonly draft: Draft;
}

/** An open document that is ours to judge, brought up to date. */
export interface ServedDocument extends Served {
  readonly opened: OpenDocument;
}

interface State extends OpenDocument {
  draft: Draft;
}

export class OpenDocuments {
  readonly #open = new Map<string, State>();
  #openings = 0;

  /** @param isIgnored whether the settings leave a draft unjudged */
  constructor(private readonly isIgnored: (uri: string) => boolean) {}

  /** A client may send anything; what is no document is none. @returns whether it is one */
  open({ textDocument }: DidOpenTextDocumentParams): boolean {
    const { uri, languageId, version, text } = textDocument;
    if (typeof uri !== 'string' || typeof text !== 'string' || typeof languageId !== 'string') return false;
    const document = new OpenText(uri, languageId, version, text);
    this.#openings += 1;
    const draft = readDraft(text, MARKUP.has(languageId));
    this.#open.set(uri, { document, generation: this.#openings, draft });
    return true;
  }

  /** @returns whether the document is open */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): boolean {
    const state = this.#open.get(textDocument.uri);
    if (!state) return false;
    const { document } = state;
    const joined = contentChanges.length > FEW_CHANGES ? document.joined(contentChanges) : undefined;
    if (joined) {
      document.replace(joined.edit, joined.text, textDocument.version);
      return true;
    }
    for (const change of contentChanges) {
      const edit = document.editOf('range' in change ? change.range : undefined, change.text.length);
      if (document.isFarFromEdit(edit)) bringUpToDate(state);
      document.replace(edit, change.text, textDocument.version);
    }
    return true;
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  has(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** The addresses of the open documents, in the order of their opening. */
  uris(): string[] {
    return [...this.#open.keys()];
  }

  /** Whether an open document is in a language that drafts are written in. */
  mayBeDraft(uri: string): boolean {
    return LANGUAGES.has(this.#open.get(uri)?.document.languageId ?? '');
  }

  /** An open document with its draft brought up to date; undefined when it is not ours to judge. */
  served(uri: string): ServedDocument | undefined {
    return this.isIgnored(uri) ? undefined : this.written(uri);
  }

  /** An open document with its draft brought up to date, also where the settings leave it unjudged; undefined when it is no draft. */
  written(uri: string): ServedDocument | undefined {
    const state = this.#open.get(uri);
    if (!state) return undefined;
    bringUpToDate(state);
    const { document } = state;
    const { draft } = state;
    if (!this.mayBeDraft(uri) || (document.languageId !== 'vanban' && !draft.identity.official)) return undefined;
    return { opened: state, document, draft };
  }
}

/** Reads what was typed. */
function bringUpToDate(state: State): void {
  const { document } = state;
  if (!document.edit) return;
  state.draft = editDraft(state.draft, document, document.edit);
  document.settle(state.draft.text);
}
