/**
 * What the client and the server say to each other beyond the Language Server Protocol.
 * Both halves import this file; it imports nothing.
 */

/** `initializationOptions` of the `initialize` request. Every field may be missing: other editors send none. */
export interface InitializationOptions {
  /** Address of the folder that holds the rule pages (`date/after-document.md` ...), without a slash at the end. */
  readonly rulePages?: string;
  /** Whether the client answers {@link LIST_DRAFTS} and {@link READ_DRAFT}, so that files that only it can reach are seen. */
  readonly files?: boolean;
  /** Whether the client wants {@link DRAFT_STATUS_CHANGED}; other editors would only warn of it. */
  readonly status?: boolean;
  /** Path of the folder for what is kept of the drafts from one start to the next; without it, where the system keeps such things. */
  readonly cache?: string;
}

/** Request `butSon/clearCache`: removes what is kept of all folders. No parameters. */
export const CLEAR_CACHE = 'butSon/clearCache';

export interface ClearedCache {
  /** Of how many folders something was kept. */
  readonly folders: number;
}

/** Request `butSon/draftStatus`: what the server takes an open document for. Parameters: `{ uri }`. */
export const DRAFT_STATUS = 'butSon/draftStatus';

export interface DraftStatusParams {
  readonly uri: string;
}

export interface DraftStatus {
  /** Whether the text reads like an official document; plain text and Markdown that do not are left alone. */
  readonly official: boolean;
  /** One short line for the status bar, e.g. "Kết luận · Thành ủy Hải Phòng · 06/7/2022 (suy ra)"; empty when unknown. */
  readonly title: string;
  /** A longer line that says where the date was taken from; empty when there is nothing to say. */
  readonly detail: string;
}

/** A place in an open document. */
export interface PlaceParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Request `butSon/catalogueEntry`: the catalogue's entry of the citation at a place, or null. Parameters: {@link PlaceParams}. */
export const CATALOGUE_ENTRY = 'butSon/catalogueEntry';

export interface CatalogueEntry {
  /** The code of the document. */
  readonly title: string;
  readonly markdown: string;
}

/**
 * Request `butSon/catalogueRow`: the citation at a place as a row of a catalogue file, or null where there is no citation
 * with a code. Parameters: {@link PlaceParams}.
 */
export const CATALOGUE_ROW = 'butSon/catalogueRow';

export interface CatalogueRow {
  /** The first line of a catalogue file, without its line end. */
  readonly header: string;
  /** The row, without its line end. */
  readonly row: string;
  /** Columns that a row must have and that the citation does not say: `type`, `issuer`, `date`. */
  readonly missing: readonly string[];
}

/**
 * Request `butSon/renumber`: the edits that renumber the sections of the document at a place, with the references to them; null where
 * the server does not serve the document. Parameters: {@link RenumberParams}.
 */
export const RENUMBER = 'butSon/renumber';

export interface RenumberParams extends PlaceParams {
  /** All sections of the document that the place stands in; otherwise those from the section at the place on. */
  readonly whole: boolean;
}

export interface RenumberResult {
  /** Empty where every number is right. */
  readonly edits: readonly {
    readonly range: { readonly start: PlaceParams['position']; readonly end: PlaceParams['position'] };
    readonly newText: string;
  }[];
  /** Version of the text that the edits are for. */
  readonly version: number;
  /** References that are left as they are, since no one section can be told for them. */
  readonly unclear: number;
}

/**
 * Request `butSon/continueList`: what Enter adds behind an item of a list, right after the line end was typed, as `TextEdit[]`.
 * Parameters: {@link DocumentPlaceParams}, the place being on the new line.
 */
export const CONTINUE_LIST = 'butSon/continueList';

/** A place in an open document, as the protocol's own requests say it. */
export interface DocumentPlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/**
 * Request `butSon/renumberFootnotes`: footnotes numbered again in the order of their marks, or null where the document is no draft.
 * Parameters: `{ textDocument: { uri } }`.
 */
export const RENUMBER_FOOTNOTES = 'butSon/renumberFootnotes';

export interface FootnoteRenumbering {
  /** As `TextEdit`s, for the text of this version. */
  readonly edits: readonly DocumentEdit[];
  readonly version: number;
  /** Why nothing is changed, in the user's language; missing when something is. */
  readonly refusal?: string;
  /** The mark or note that stands in the way. */
  readonly range?: DocumentEdit['range'];
}

export interface DocumentEdit {
  readonly range: { readonly start: PlaceParams['position']; readonly end: PlaceParams['position'] };
  readonly newText: string;
}

/** Notification `butSon/draftStatusChanged`, server to client: ask again. Parameters: `{ uri }`. */
export const DRAFT_STATUS_CHANGED = 'butSon/draftStatusChanged';

/** Request `butSon/listDrafts`, server to client: addresses of the `.vanban`, `.md` and `.txt` files below a folder. Answers `string[]`. */
export const LIST_DRAFTS = 'butSon/listDrafts';

export interface ListDraftsParams {
  readonly folder: string;
  readonly limit: number;
}

/** Request `butSon/readDraft`, server to client: the text of a file, or null where it cannot be read as text. Parameters: `{ uri }`. */
export const READ_DRAFT = 'butSon/readDraft';

export interface ReadDraftParams {
  readonly uri: string;
}
