/**
 * The drafts of the open folders. A buffer that is open in the editor wins over the file on disk; of closed files only a summary is
 * kept: who the draft is and where its title stands.
 */
import { decodeAddress } from '../settings/address';
import { foldKey } from '../draft/fold';
import { hasMarkup, readDraft, type Draft } from '../draft/draft';
import { codeKey, sameDocument, type DocumentKey } from '../draft/key';
import type { Span } from '../draft/span';
import { codeText, type Entry } from '../catalogue/entry';
import { Latest } from './latest';

/** Files of the open folders, as the host reaches them. */
export interface Files {
  /** Addresses of the drafts below a folder: `.vanban`, `.md` and `.txt`. */
  list(folder: string, limit: number): Promise<readonly string[]>;
  /** The text of a file, or undefined where it cannot be read as text. */
  read(uri: string): Promise<string | undefined>;
}

/** A draft that is a document with a code. */
export interface KnownDraft {
  readonly uri: string;
  readonly key: DocumentKey;
  /** Its title, or its number line when it has no title. */
  readonly target: Span;
  /** The lines before the target, to place it without the text. */
  readonly text: string;
  /** Its subject; empty where it has none. */
  readonly title: string;
  /** Marked Mật, Tối mật or Tuyệt mật: nothing of it is shown in another draft. */
  readonly secret: boolean;
}

/** A folder with more drafts than this is read only so far (the issue of large folders is solved in the index). */
const MOST_FILES = 2000;

export class Store {
  readonly #closed = new Map<string, KnownDraft>();
  readonly #open = new Map<string, KnownDraft | undefined>();
  /** Codes of the drafts that came, went or changed since somebody asked. */
  #changed = new Set<string>();
  readonly #latest = new Latest();

  constructor(private readonly files: Files) {}

  /** Reads the drafts of a folder. */
  async readFolder(folder: string): Promise<void> {
    for (const uri of await this.files.list(folder, MOST_FILES)) await this.readFile(uri);
  }

  /** Reads one file again, after a change on disk. */
  async readFile(uri: string): Promise<void> {
    const reading = this.#latest.begin();
    const draft = await this.draft(uri);
    if (!this.#latest.end(uri, reading)) return;
    const known = draft && summarise(uri, draft);
    this.#noticing(uri, () => {
      if (known) this.#closed.set(uri, known);
      else this.#closed.delete(uri);
    });
  }

  /** The text of a file as a draft, read for one answer and not kept. */
  async draft(uri: string): Promise<Draft | undefined> {
    const text = await this.files.read(uri);
    return text === undefined ? undefined : readDraft(text, hasMarkup(uri));
  }

  forget(uri: string): void {
    // What is still being read of it counts no more.
    this.#latest.end(uri, this.#latest.begin());
    this.#noticing(uri, () => this.#closed.delete(uri));
  }

  opened(uri: string, draft: Draft): void {
    this.#noticing(uri, () => this.#open.set(uri, summarise(uri, draft)));
  }

  closed(uri: string): void {
    this.#noticing(uri, () => this.#open.delete(uri));
  }

  #noticing(uri: string, change: () => void): void {
    const current = (): Entry | undefined => entryOf(this.#open.has(uri) ? this.#open.get(uri) : this.#closed.get(uri));
    const before = current();
    change();
    const after = current();
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    for (const entry of [before, after]) if (entry) this.#changed.add(entry.code);
  }

  /** Codes of the drafts that came, went or changed what they say of themselves since the last call. */
  takeChanges(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** The drafts of the folders as entries of a catalogue. */
  *entries(): Generator<Entry> {
    for (const known of this.#open.values()) {
      const entry = entryOf(known);
      if (entry) yield entry;
    }
    for (const [uri, known] of this.#closed) {
      const entry = this.#open.has(uri) ? undefined : entryOf(known);
      if (entry) yield entry;
    }
  }

  /** Drafts that are the document of a key, other than the draft that asks. */
  find(key: DocumentKey, from: string): KnownDraft[] {
    const found: KnownDraft[] = [];
    const wanted = codeKey(key.code);
    const consider = (known: KnownDraft | undefined): void => {
      if (known && known.uri !== from && codeKey(known.key.code) === wanted && sameDocument(known.key, key))
        found.push(known);
    };
    for (const known of this.#open.values()) consider(known);
    for (const [uri, known] of this.#closed) if (!this.#open.has(uri)) consider(known);
    return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }
}

function summarise(uri: string, draft: Draft): KnownDraft | undefined {
  const { identity } = draft;
  if (!identity.code || !identity.codeSpan) return undefined;
  const { title } = identity;
  const index = title?.first;
  const block = index === undefined ? undefined : draft.blocks[index];
  const at = index === undefined ? 0 : draft.starts[index]!;
  const target = block ? { start: at + block.content.start, end: at + block.content.end } : identity.codeSpan;
  return {
    uri,
    key: {
      type: identity.type?.name,
      code: identity.code,
      date: identity.date?.earliest === identity.date?.latest ? identity.date?.earliest : undefined,
      issuer: identity.issuer,
    },
    target,
    text: draft.text.slice(0, target.end),
    title: subjectOf(draft),
    secret: isSecret(draft),
  };
}

/** The lines of the title behind the type name. */
function subjectOf({ identity: { title }, blocks }: Draft): string {
  if (!title) return '';
  const words = blocks
    .slice(title.first, title.last + 1)
    .map((block) => block.text.slice(block.content.start, block.content.end))
    .join('\n');
  const [, ...lines] = words.trim().split(/\r?\n|\r/);
  return lines
    .join(' ')
    .replace(/[*#_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const SECRET = /^(?:do mat:? ?)?(?:mat|toi mat|tuyet mat)$/;
const HEAD_BLOCKS = 40;

/** Whether the head bears a mark of secrecy on a line of its own. */
function isSecret({ blocks }: Draft): boolean {
  return blocks
    .slice(0, HEAD_BLOCKS)
    .some(
      ({ text }) =>
        text.length < 200 && text.split(/[\r\n|]/).some((line) => SECRET.test(foldKey(line.replace(/[*#_]/g, ' ')))),
    );
}

function entryOf(known: KnownDraft | undefined): Entry | undefined {
  if (!known || known.secret) return undefined;
  const { type, code, date, issuer } = known.key;
  return {
    code: codeText(code),
    type: type ?? '',
    issuer: issuer ?? '',
    date,
    otherDates: [],
    title: known.title,
    term: '',
    status: '',
    replacedBy: '',
    sources: [],
    origin: { kind: 'folder', uri: known.uri },
  };
}

/**
 * Whether a file falls under one of the patterns of `butSon.ignore`. A pattern names a path below a folder, or a whole address; `*`
 * stands for any part of a name, `**` for any folders. Letters are compared without marks and case.
 */
export function isIgnored(uri: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const address = decodeAddress(uri);
  const path = foldKey(address).split('/');
  return patterns.some((pattern) => {
    if (pattern === '') return false;
    // A name that holds a star is meant as it stands first.
    if (address === pattern || address.endsWith(`/${pattern}`)) return true;
    const wanted = foldKey(pattern)
      .replace(/^\.?\//, '')
      .split('/');
    return matchesFromEnd(wanted, path);
  });
}

/** Whether the last names of a path are those of a pattern. Linear but for `**`, which is tried at each name once. */
function matchesFromEnd(pattern: readonly string[], path: readonly string[]): boolean {
  // reach[i]: the pattern read so far may end before name i.
  let reach = path.map(() => true).concat(true);
  for (const part of pattern) {
    const next = new Array<boolean>(path.length + 1).fill(false);
    for (let at = 0; at <= path.length; at++) {
      if (part === '**') next[at] = reach[at]! || (at > 0 && next[at - 1]!);
      else if (at > 0 && reach[at - 1]!) next[at] = matchesName(part, path[at - 1]!);
    }
    reach = next;
  }
  return reach[path.length]!;
}

/** Whether a name is what a pattern with stars says: its parts in order, the first at the start and the last at the end. */
function matchesName(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split('*') as [string, ...string[]];
  if (rest.length === 0) return name === first;
  const last = rest.pop()!;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
