/**
 * Searching the drafts of the folders by name: drafts by their type, code and subject, sections by their headings, documents by the
 * words in which they are cited. Every word of the query begins a word of the name, without marks and case, whatever the order.
 *
 * Of every draft some bits are kept that tell which words its names can hold, so that a search touches no text but that of drafts
 * which may fit, and in it goes from one place of the rarest word to the next. The first search is as much worth as the hundredth:
 * little is done name by name, for which the engine would first have to warm up.
 */
import { searchKey, type CitedForm, type Summary } from './summary';

/** A name that holds every word of a query. */
export type Hit =
  | { readonly kind: 'draft' | 'section'; readonly draft: Summary; readonly line: number }
  | { readonly kind: 'cited'; readonly form: CitedForm };

interface Ranked {
  readonly hit: Hit;
  /** By which equal ranks are put in order. */
  readonly folded: string;
}

interface KeptForm {
  readonly folded: string;
  readonly row: number;
  /** Drafts that cite in these words. */
  uses: number;
}

/** Of each kind no more names are put in order: a query that finds more is not yet what its writer means. */
const MOST_OF_A_KIND = 500;
const KINDS = ['draft', 'section', 'cited'] as const;
const WORST = 3;
/** Bits for the names of a draft, which hold some hundred words, and for the name of a cited document. */
const DRAFT_BITS = 1024;
const FORM_BITS = 64;

export class Names {
  readonly #drafts = new Rows<Summary>(DRAFT_BITS);
  readonly #cited = new Rows<CitedForm>(FORM_BITS);
  readonly #rows = new Map<string, number>();
  readonly #forms = new Map<CitedForm, KeptForm>();

  put(summary: Summary): void {
    if (summary.folded !== '') this.#rows.set(summary.uri, this.#drafts.add(summary, summary.folded));
    for (const form of summary.cited) {
      const known = this.#forms.get(form);
      if (known) known.uses += 1;
      else {
        const folded = searchKey(form.name);
        this.#forms.set(form, { folded, row: this.#cited.add(form, folded), uses: 1 });
      }
    }
  }

  remove(summary: Summary): void {
    const row = this.#rows.get(summary.uri);
    if (row !== undefined) this.#drafts.free(row);
    this.#rows.delete(summary.uri);
    for (const form of summary.cited) {
      const known = this.#forms.get(form);
      if (!known || --known.uses > 0) continue;
      this.#cited.free(known.row);
      this.#forms.delete(form);
    }
  }

  /**
   * Names that hold every word of a query, the likeliest first.
   *
   * @param limit so many are wanted at most
   */
  *search(query: string, limit: number): IterableIterator<Hit> {
    const wanted = new Query(query);
    const found = KINDS.map(() => Array.from({ length: WORST + 1 }, (): Ranked[] => []));
    const [drafts, sections, cited] = found as [Ranked[][], Ranked[][], Ranked[][]];
    // Nothing comes before those that hold the query as it is, and of them drafts come first, then sections: with enough of them no
    // other is looked for.
    const isEnough = (): boolean => drafts[0]!.length + sections[0]!.length + cited[0]!.length >= limit;
    let left = MOST_OF_A_KIND;
    this.#drafts.each(wanted, (draft) => {
      const name = draft.folded.slice(0, endOfLine(draft.folded, 0));
      wanted.eachLine(name, (line, _index, rank) => {
        drafts[rank]!.push({ hit: { kind: 'draft', draft, line: 0 }, folded: line });
        left -= 1;
      });
      return left > 0 && !isEnough();
    });
    left = MOST_OF_A_KIND;
    if (!isEnough())
      this.#drafts.each(wanted, (draft) => {
        wanted.eachLine(draft.folded, (name, line, rank) => {
          if (line === 0 || left === 0) return;
          sections[rank]!.push({ hit: { kind: 'section', draft, line }, folded: name });
          left -= 1;
        });
        return left > 0 && !isEnough();
      });
    left = MOST_OF_A_KIND;
    if (!isEnough())
      this.#cited.each(wanted, (form) => {
        wanted.eachLine(this.#forms.get(form)!.folded, (name, _line, rank) => {
          cited[rank]!.push({ hit: { kind: 'cited', form }, folded: name });
          left -= 1;
        });
        return left > 0;
      });
    for (let rank = 0; rank <= WORST; rank++)
      for (const ranks of found) {
        const equal = ranks[rank]!.sort(
          (a, b) => compare(a.folded, b.folded) || compare(addressOf(a.hit), addressOf(b.hit)),
        );
        for (const { hit } of equal) yield hit;
      }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addressOf(hit: Hit): string {
  return hit.kind === 'cited' ? '' : hit.draft.uri;
}

/**
 * Names with the bits of the words that they hold. The bits lie slice by slice, each slice one bit of all rows: a search joins a few
 * slices, which tells of 32 rows in one step.
 */
class Rows<Owner> {
  readonly #owners: (Owner | undefined)[] = [];
  readonly #free: number[] = [];
  /** Numbers of 32 rows in each slice. */
  #width = 8;
  #slices: Int32Array;

  /** @param bits a row, a power of two: see {@link eachBeginning} */
  constructor(private readonly bits: number) {
    this.#slices = new Int32Array(bits * this.#width);
  }

  add(owner: Owner, text: string): number {
    const row = this.#free.pop() ?? this.#owners.length;
    this.#owners[row] = owner;
    if (row >= 32 * this.#width) this.#widen();
    const [slices, width, at, mark] = [this.#slices, this.#width, row >> 5, 1 << (row & 31)];
    eachBeginning(text, (hash) => {
      slices[this.#bitOf(hash) * width + at]! |= mark;
    });
    return row;
  }

  #bitOf(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 16) & (this.bits - 1);
  }

  #widen(): void {
    const before = this.#width;
    const slices = new Int32Array(2 * this.#slices.length);
    for (let bit = 0; bit < this.bits; bit++)
      slices.set(this.#slices.subarray(bit * before, (bit + 1) * before), bit * 2 * before);
    this.#slices = slices;
    this.#width = 2 * before;
  }

  free(row: number): void {
    this.#owners[row] = undefined;
    this.#free.push(row);
    const [slices, width, at, others] = [this.#slices, this.#width, row >> 5, ~(1 << (row & 31))];
    for (let bit = 0; bit < this.bits; bit++) slices[bit * width + at]! &= others;
  }

  /** Goes through those that may hold every word of a query for as long as the answer is true. */
  each({ beginnings }: Query, look: (owner: Owner) => boolean): void {
    const [slices, owners] = [this.#slices, this.#owners];
    const starts = beginnings.map((hash) => this.#bitOf(hash) * this.#width);
    for (let at = 0; 32 * at < owners.length; at++) {
      let left = -1;
      for (let index = 0; left !== 0 && index < starts.length; index++) left &= slices[starts[index]! + at]!;
      for (; left !== 0; left &= left - 1) {
        const owner = owners[32 * at + 31 - Math.clz32(left & -left)];
        if (owner !== undefined && !look(owner)) return;
      }
    }
  }
}

class Query {
  readonly #whole: string;
  readonly #words: readonly string[];
  /** Of each word what {@link eachBeginning} tells of its longest beginning; none of words of one unit. */
  readonly beginnings: readonly number[];

  constructor(query: string) {
    this.#whole = searchKey(query);
    // Most names fail at the rarest.
    this.#words = [...new Set(wordsOf(this.#whole))].sort((a, b) => rarity(b) - rarity(a));
    this.beginnings = this.#words.flatMap((word) => {
      const hashes: number[] = [];
      eachBeginning(word, (hash) => hashes.push(hash));
      return hashes.slice(-1);
    });
  }

  /** Goes through the lines of a text that hold every word. */
  eachLine(text: string, take: (line: string, index: number, rank: number) => void): void {
    const word = this.#words[0] ?? '';
    let index = 0;
    let start = 0;
    for (let at = text.indexOf(word); at >= 0 && at < text.length;) {
      let end = endOfLine(text, start);
      for (; end < at; end = endOfLine(text, start)) {
        start = end + 1;
        index += 1;
      }
      const line = text.slice(start, end);
      const rank = line === '' ? undefined : this.#rank(line);
      if (rank !== undefined) take(line, index, rank);
      if (end >= text.length) return;
      start = end + 1;
      index += 1;
      at = text.indexOf(word, start);
    }
  }

  /**
   * How well a name fits: 0 where it holds the query as it is, word for word; {@link WORST} where only its words stand
   * in it; undefined where one of them is missing.
   */
  #rank(name: string): number | undefined {
    for (const word of this.#words) if (!beginsIn(name, word)) return undefined;
    const at = name.indexOf(this.#whole);
    if (at < 0) return WORST;
    if (at > 0 && isWordUnit(name.charCodeAt(at - 1))) return 2;
    return isWordUnit(name.charCodeAt(at + this.#whole.length)) ? 1 : 0;
  }
}

/** Numbers are rarer than words, and of both the long ones. */
function rarity(word: string): number {
  return word.length * (word.charCodeAt(0) <= 0x39 ? 3 : 1);
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit > 0x7f;
}

const ZERO = 0x30;

/** Where the word that begins at an offset is told from others: zeros before a number say nothing ("04" is 4). */
function lead(text: string, start: number, end: number): number {
  let at = start;
  while (at < end - 1 && text.charCodeAt(at) === ZERO) at += 1;
  return at;
}

function wordsOf(folded: string): string[] {
  const words: string[] = [];
  eachWord(folded, (start, end) => words.push(folded.slice(start, end)));
  return words;
}

function eachWord(text: string, look: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    if (!isWordUnit(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isWordUnit(text.charCodeAt(end))) end += 1;
    look(lead(text, at, end), end);
    at = end;
  }
}

/** Whether a word of a name begins like this. */
function beginsIn(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    let before = at - 1;
    while (name.charCodeAt(before) === ZERO) before -= 1;
    if (before < 0 || !isWordUnit(name.charCodeAt(before))) return true;
  }
  return false;
}

/** Numbers for the first two, three and four units of every word: a name that holds a word has that of its beginning. */
function eachBeginning(text: string, take: (hash: number) => void): void {
  eachWord(text, (start, end) => {
    let hash = text.charCodeAt(start);
    for (let at = start + 1; at < end && at < start + 4; at++) take((hash = hash * 131 + text.charCodeAt(at)));
  });
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
