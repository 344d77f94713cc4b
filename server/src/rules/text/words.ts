import type { Block } from '../../draft/blocks';
import { isTableRow } from '../citation/mention';
import { findPhrases, type PhraseFound } from './phrases';
import { LEADS, walk, WATCHED } from './syllables';

/** What one walk over a block finds for the rules about its words; offsets count the composed text. */
export interface Words {
  /** Words that are no syllable, two numbers each. */
  readonly strange: readonly number[];
  /** Syllables whose tone mark may stand on either of two vowels, two numbers each. */
  readonly tones: readonly number[];
  readonly phrases: readonly PhraseFound[];
  /** Where the syllables of {@link LEADS} stand. */
  readonly leads: readonly number[];
  /** What stands beside the words, as `Mark` of syllables.ts says. */
  readonly marks: number;
  /** Whether the block is a row of a table. */
  readonly inTable: boolean;
}

const NONE: readonly number[] = [];
const NOTHING: Words = { strange: NONE, tones: NONE, phrases: [], leads: NONE, marks: 0, inTable: false };

const IS_LEAD = Uint8Array.from(WATCHED, (syllable) => Number(LEADS.includes(syllable)));

export function wordsOf(block: Block): Words {
  return (block.memo.words ??= block.kind === 'blank' || block.kind === 'verbatim' ? NOTHING : read(block)) as Words;
}

function read(block: Block): Words {
  const { text } = block.composed;
  const { strange, tones, watched, marks } = walk(text);
  let leads: number[] | undefined;
  for (let place = 0; place < watched.length; place += 3)
    if (IS_LEAD[watched[place + 2]!] !== 0) (leads ??= []).push(watched[place]!);
  return {
    strange,
    tones,
    phrases: findPhrases(text, watched),
    leads: leads ?? NONE,
    marks,
    inTable: isTableRow(block),
  };
}
