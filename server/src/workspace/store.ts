/**
 * The drafts of the open folders, and the one owner of what is known of them. A buffer that is open in the editor wins over the file
 * on disk; of every draft a summary is kept in the index, of closed ones nothing else.
 */
import { insideOf } from '../settings/address';
import { hasMarkup, readDraft, type Draft } from '../draft/draft';
import { DraftIndex } from './draft-index';
import { textOf, type Files, type FileText } from './files';
import { Latest } from './latest';
import { packed } from './pack';
import { summarise, type Summary } from './summary';

export class Store {
  readonly index = new DraftIndex();
  /** Summaries of the files behind open buffers; undefined where there is no such file. */
  readonly #beneath = new Map<string, Summary | undefined>();
  readonly #latest = new Latest();

  constructor(private readonly files: Files) {}

  /**
   * Reads one file, again after a change on disk.
   *
   * @returns why it could not be read, where that is so
   */
  async readFile(uri: string): Promise<FileText> {
    const reading = this.#latest.begin();
    const read = await this.files.read(uri);
    if (this.#latest.end(uri, reading))
      this.#put(uri, 'text' in read ? this.#summary(uri, readDraft(read.text, hasMarkup(uri))) : undefined);
    return read;
  }

  #summary(uri: string, draft: Draft): Summary {
    return packed(summarise(uri, draft), this.index.shared);
  }

  /** Begins a reading of files that is done elsewhere. @returns its number, for {@link put} */
  begin(): number {
    return this.#latest.begin();
  }

  /** Takes what was read or remembered elsewhere, unless the file has been read since; undefined where it is no text. */
  put(uri: string, reading: number, summary: Summary | undefined): void {
    if (this.#latest.end(uri, reading)) this.#put(uri, summary);
  }

  #put(uri: string, summary: Summary | undefined): void {
    if (this.#beneath.has(uri)) this.#beneath.set(uri, summary);
    else this.index.set(uri, summary);
  }

  /** The text of a file as a draft, read for one answer and not kept. */
  async draft(uri: string): Promise<Draft | undefined> {
    const text = await textOf(this.files, uri);
    return text === undefined ? undefined : readDraft(text, hasMarkup(uri));
  }

  /** Files below a folder of which something is known. */
  filesBelow(folder: string): string[] {
    const below = insideOf(folder);
    const open = [...this.#beneath].flatMap(([uri, summary]) => (summary ? [uri] : []));
    const closed = [...this.index.drafts()].map(({ uri }) => uri).filter((uri) => !this.#beneath.has(uri));
    return [...open, ...closed].filter((uri) => uri.startsWith(below));
  }

  /** The summary of a file as it lies on the disk, whatever the editor holds of it. */
  onDisk(uri: string): Summary | undefined {
    return this.#beneath.has(uri) ? this.#beneath.get(uri) : this.index.get(uri);
  }

  /** The file is gone, or is none of ours any more. */
  forget(uri: string): void {
    // What is still being read of it counts no more.
    this.#latest.end(uri, this.#latest.begin());
    this.#put(uri, undefined);
  }

  /** What an open buffer holds; undefined where it is no draft, whatever the file is. */
  opened(uri: string, draft: Draft | undefined): void {
    if (!this.#beneath.has(uri)) this.#beneath.set(uri, this.index.get(uri));
    this.index.set(uri, draft && this.#summary(uri, draft));
  }

  /** The buffer is gone: the file counts again. */
  closed(uri: string): void {
    if (!this.#beneath.has(uri)) return;
    const file = this.#beneath.get(uri);
    this.#beneath.delete(uri);
    this.index.set(uri, file);
  }
}
