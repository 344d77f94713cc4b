/** Sets of phrases, found word by word in folded text; a broken line or a double space between two words does not matter. */
import { foldKey } from './fold';

interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

const LONGEST_GAP = 60;

/** Room for what words begin with, by two units and their length: most words of a text begin none of the phrases. */
const FIRSTS = 1024;

function firstOf(folded: string, start: number, end: number): number {
  const second = end - start > 1 ? folded.charCodeAt(start + 1) : 0;
  return (37 * folded.charCodeAt(start) + 5 * second + end - start) % FIRSTS;
}

function isWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** End of the word that begins at `at`; `at` itself where none does. */
export function wordEnd(folded: string, at: number): number {
  let end = at;
  while (isWord(folded.charCodeAt(end))) end += 1;
  return end;
}

/** A set of words written with their marks: a word in a text that has marks must have the same ones ("đồng" is not "động"). */
export class Words {
  readonly #written: ReadonlySet<string>;
  readonly #plain: ReadonlySet<string>;

  constructor(words: string) {
    this.#written = new Set(words.split(' '));
    this.#plain = new Set([...this.#written].map(foldKey));
  }

  /** Whether the word between two offsets is one of them. */
  has(text: string, folded: string, start: number, end: number): boolean {
    const word = folded.slice(start, end);
    if (!this.#plain.has(word)) return false;
    const written = text.slice(start, end).toLowerCase();
    return written === word || this.#written.has(written);
  }
}

/** A set of phrases. Phrases are given folded, their words apart by single spaces; commas and dashes count as words. */
export class Phrases {
  readonly #root: Node = { next: new Map(), ends: false };
  /** Marked where a first word may be. */
  readonly #firsts = new Uint8Array(FIRSTS);

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) {
      let node = this.#root;
      for (const word of phrase.replace(/[,-]/g, ' $& ').split(' ')) {
        if (word === '') continue;
        if (node === this.#root) this.#firsts[firstOf(word, 0, word.length)] = 1;
        let next = node.next.get(word);
        if (!next) node.next.set(word, (next = { next: new Map(), ends: false }));
        node = next;
      }
      node.ends = true;
    }
  }

  /** End of the longest phrase that begins at `at` and ends with a word, or undefined. */
  endAt(folded: string, at: number): number | undefined {
    let node: Node | undefined = this.#root;
    let from = at;
    let found: number | undefined;
    for (;;) {
      const unit = folded.charCodeAt(from);
      const end = unit === 0x2c || unit === 0x2d ? from + 1 : wordEnd(folded, from);
      if (end === from || (from === at && this.#firsts[firstOf(folded, from, end)] === 0)) return found;
      node = node.next.get(folded.slice(from, end));
      if (!node) return found;
      if (node.ends) found = end;
      if (node.next.size === 0) return found;
      from = end;
      while (folded.charCodeAt(from) === 0x20 && from - end < LONGEST_GAP) from += 1;
    }
  }
}
