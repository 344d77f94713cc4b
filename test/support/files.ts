/** Folders of drafts in memory. */
import type { CacheFiles } from '../../server/src/workspace/cache-files';
import type { DraftFile, Files } from '../../server/src/workspace/files';
import { indexFolder, type Indexed, type IndexingOptions } from '../../server/src/workspace/indexer';
import type { DraftIndex } from '../../server/src/workspace/draft-index';
import { Store } from '../../server/src/workspace/store';
import { formId } from '../../server/src/workspace/summary';

/** The text of a file, or why it cannot be read; a stamp where the file has not changed for a while. */
export type MemoryFile =
  | string
  | { readonly text: string; readonly stamp: string | undefined }
  | { readonly refused: 'gone' | 'binary' | 'encoding'; readonly stamp?: string | undefined };

function fileOf(uri: string, file: MemoryFile): DraftFile {
  return { uri, stamp: typeof file === 'object' && 'stamp' in file ? file.stamp : undefined };
}

/** Files by their address; what is asked of them is written down. */
export class MemoryFiles implements Files {
  readonly reads: string[] = [];

  constructor(readonly files: Map<string, MemoryFile>) {}

  list(folder: string, { limit, isExcluded }: Parameters<Files['list']>[1]): Promise<readonly DraftFile[]> {
    const below = folder.endsWith('/') ? folder : `${folder}/`;
    const found = [...this.files]
      .filter(([uri]) => uri.startsWith(below) && isExcluded?.(uri.slice(below.length)) !== true)
      .map(([uri, file]) => fileOf(uri, file));
    return Promise.resolve(found.slice(0, limit));
  }

  stat(uri: string): Promise<DraftFile | undefined> {
    const file = this.files.get(uri);
    return Promise.resolve(file === undefined ? undefined : fileOf(uri, file));
  }

  read(uri: string): ReturnType<Files['read']> {
    this.reads.push(uri);
    const file = this.files.get(uri) ?? { refused: 'gone' };
    return Promise.resolve(typeof file === 'string' ? { text: file } : file);
  }
}

/** Reads a folder to its end. */
export function indexed(
  files: Files,
  store: Store,
  folder = 'file:///',
  options: Partial<IndexingOptions> = {},
): Promise<Indexed> {
  return indexFolder(files, store, folder, {
    isExcluded: () => false,
    isCancelled: () => false,
    onProgress: () => undefined,
    nextTurn: () => Promise.resolve(),
    ...options,
  });
}

/** A store that has read the files. */
export async function storeOf(files: Readonly<Record<string, string>>): Promise<Store> {
  const memory = new MemoryFiles(new Map(Object.entries(files)));
  const store = new Store(memory);
  await indexed(memory, store);
  return store;
}

/** Files of the cache in memory, as bytes; what is asked of them can go wrong. */
export class MemoryCache implements CacheFiles {
  readonly folder = 'memory';
  readonly build = 'test';
  readonly files = new Map<string, readonly Uint8Array[]>();
  writes = 0;
  /** Why nothing can be written. */
  refuses: string | undefined;

  /** Everything that is kept, as text. */
  get text(): string {
    return [...this.files.values()].flat().map((part) => Buffer.from(part).toString('utf8')).join('\n'); // prettier-ignore
  }

  read(name: string): ReturnType<CacheFiles['read']> {
    const parts = this.files.get(name);
    let next = 0;
    return Promise.resolve(
      parts && { next: () => Promise.resolve(parts[next++]?.slice()), close: () => Promise.resolve() },
    );
  }

  async write(name: string, parts: AsyncIterable<ArrayBufferView>): Promise<void> {
    if (this.refuses !== undefined) throw new Error(this.refuses);
    const taken: Uint8Array[] = [];
    for await (const { buffer, byteOffset, byteLength } of parts)
      taken.push(new Uint8Array(buffer, byteOffset, byteLength).slice());
    this.files.set(name, taken);
    this.writes += 1;
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }

  clear(): Promise<number> {
    const { size } = this.files;
    this.files.clear();
    return Promise.resolve(size);
  }

  tidy(): Promise<void> {
    return Promise.resolve();
  }
}

/** Everything that an index knows, in an order of its own: equal for indexes that answer the same. */
export function dump(index: DraftIndex): readonly unknown[] {
  return [...index.drafts()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .map((summary) => ({
      uri: summary.uri,
      hash: summary.hash,
      secret: summary.secret,
      own: summary.own,
      name: summary.name,
      top: summary.top,
      citations: [...summary.citations],
      sections: summary.sections,
      sectionPlaces: [...summary.sectionPlaces],
      folded: summary.folded,
      cited: summary.cited.map((form) => ({
        form: formId(form),
        citing: index.citing(form).map(({ draft, forms }) => [draft.uri, forms.flatMap(({ ranges }) => ranges)]),
        isThere: form.key ? index.find(form.key, summary.uri).map(({ uri }) => uri) : [],
      })),
    }));
}
