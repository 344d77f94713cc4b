import type { Block } from '../../draft/blocks';
import { isTableRow } from '../citation/mention';
import { kept } from './kept';
import { findPhrases, type PhraseFound } from './phrases';
import { walk } from './syllables';

/** What one walk over a block finds for the rules about its words; offsets count the composed text. */
export interface Words {
  /** Words that are no syllable, two numbers each. */
  readonly strange: readonly number[];
  /** Syllables whose tone mark may stand on either of two vowels, two numbers each. */
  readonly tones: readonly number[];
  readonly phrases: readonly PhraseFound[];
  /** Whether the block is a row of a table. */
  readonly inTable: boolean;
}

const NOTHING: Words = { strange: [], tones: [], phrases: [], inTable: false };

const words = kept((block: Block): readonly Words[] => {
  const { text } = block.composed;
  const { strange, tones, watched } = walk(text);
  return [{ strange, tones, phrases: findPhrases(text, watched), inTable: isTableRow(block) }];
});

export function wordsOf(block: Block): Words {
  return words(block)[0] ?? NOTHING;
}
