/** The documents as the editor has them, each with the draft that was read of it and follows its edits. */
import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editDraft, readDraft, type Draft, type Edit } from './draft/draft';
import type { Served } from './features/shape';

/** Language ids under which drafts come; plain text has several names among editors. */
const LANGUAGES = new Set(['vanban', 'markdown', 'plaintext', 'text', 'txt', 'plain', 'gfm']);
const MARKUP = new Set(['vanban', 'markdown', 'gfm']);

/** A document from its opening to its closing; another object when it is opened again. */
export interface OpenDocument {
  readonly document: TextDocument;
  /** New at each opening, since versions start at 1 again. */
  readonly generation: number;
  /** The draft as it was last read; edits may be pending. */
  readonly draft: Draft;
}

/** An open document that is ours to judge, brought up to date. */
export interface ServedDocument extends Served {
  readonly opened: OpenDocument;
}

interface State extends OpenDocument {
  draft: Draft;
  /** An edit that the draft has not seen yet; several edits are joined into one. */
  pending: Edit | undefined;
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
    const document = totalDocument(uri, languageId, version, text);
    this.#openings += 1;
    const draft = readDraft(text, MARKUP.has(languageId));
    this.#open.set(uri, { document, generation: this.#openings, draft, pending: undefined });
    return true;
  }

  /** @returns whether the document is open */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): boolean {
    const state = this.#open.get(textDocument.uri);
    if (!state) return false;
    for (const change of contentChanges) {
      const { document } = state;
      const before = document.getText().length;
      const edit: Edit =
        'range' in change
          ? editOf(document, change.range, change.text.length)
          : { start: 0, end: before, length: change.text.length };
      TextDocument.update(document, [change], textDocument.version);
      state.pending = state.pending ? joinEdits(state.pending, edit) : edit;
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
    const { document } = state;
    if (state.pending) {
      state.draft = editDraft(state.draft, document.getText(), state.pending);
      state.pending = undefined;
    }
    const { draft } = state;
    if (!this.mayBeDraft(uri) || (document.languageId !== 'vanban' && !draft.identity.official)) return undefined;
    return { opened: state, document, draft };
  }
}

/** A document in which every position has an offset that is one: a client may also send halves, texts and nothing for numbers. */
function totalDocument(uri: string, languageId: string, version: number, text: string): TextDocument {
  const document = TextDocument.create(uri, languageId, version, text);
  const offsetAt = document.offsetAt.bind(document);
  document.offsetAt = (position) => Math.floor(offsetAt(position)) || 0;
  return document;
}

function editOf(document: TextDocument, range: Range, length: number): Edit {
  const a = document.offsetAt(range.start);
  const b = document.offsetAt(range.end);
  return { start: Math.min(a, b), end: Math.max(a, b), length };
}

/** Two edits, the second of the text that the first made, as one edit of the first text. */
export function joinEdits(first: Edit, second: Edit): Edit {
  const start = Math.min(first.start, second.start);
  const grown = first.length - (first.end - first.start);
  const middleEnd = Math.max(first.start + first.length, second.end);
  const end = middleEnd - grown;
  return { start, end, length: middleEnd - start + (second.length - (second.end - second.start)) };
}
