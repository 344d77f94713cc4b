/**
 * Text in the encodings that came before Unicode, TCVN 5712:1993 (TCVN3, "ABC") and VNI for Windows, read as if it were Western
 * European: "NghÞ quyÕt", "Nghò quyeát". It is recognised by its commonest words and said; nothing is guessed at or converted.
 */
import type { Block } from './blocks';
import type { Text } from './text';

export type LegacyEncoding = 'tcvn3' | 'vni';

/** Common words that no text in Unicode holds, as each encoding leaves them. */
const WORDS: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3:
    /(?:NghÞ|nghÞ|quyÕt|®Þnh|cña|vµ|c¸c|®­îc|ViÖt|nh©n|d©n|§¶ng|®¶ng|®ång|chÝnh|phñ|Uû|kh«ng|thùc|hiÖn|c«ng|viÖc|n¨m|ngµy|th¸ng)(?![a-z])/g,
  vni: /(?:Nghò|nghò|quyeát|ñònh|cuûa|vaø|caùc|ñöôïc|Vieät|nhaân|daân|Ñaûng|ñaûng|ñoàng|chính phuû|Uûy|khoâng|thöïc|hieän|coâng|vieäc|naêm|ngaøy|thaùng)(?![a-z])/g,
};

/** Letters of which each encoding leaves some in every text, and Vietnamese in Unicode has none: nearly every text is told by one look. */
const FOREIGN = /[µ®©¸Þ§¨ÖñÑöïäøû]/;
/** So much of a text is looked at. */
const SAMPLE = 20_000;
/** Fewer may stand in a text that speaks of encodings. */
const LEAST = 8;

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** The first word that shows it; offsets count from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** Whether the text of a draft may be written in one of the old encodings: nearly all are told by a look at each block, once. */
export function mayBeLegacy(blocks: readonly Block[]): boolean {
  let units = 0;
  for (const { text, memo } of blocks) {
    if ((memo.foreign ??= FOREIGN.test(text))) return true;
    units += text.length;
    if (units >= SAMPLE) break;
  }
  return false;
}

/** Whether a text is written in one of the old encodings. */
export function legacyTextIn(text: Text): LegacyText | undefined {
  const sample = text.slice(0, SAMPLE);
  if (!FOREIGN.test(sample)) return undefined;
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const found = [...sample.matchAll(WORDS[encoding])];
    if (found.length >= LEAST) {
      const { index, 0: word } = found[0]!;
      return { encoding, start: index, end: index + word.length };
    }
  }
  return undefined;
}
