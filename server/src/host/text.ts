/** Bytes of a file as text. Only Unicode is read; legacy encodings are refused rather than guessed at. */
import { legacyTextIn, type LegacyEncoding } from '../draft/legacy';

/** A file as decoded, or why it is not text. */
export type Decoded =
  { readonly text: string } | { readonly refused: 'binary' | 'encoding'; readonly legacy?: LegacyEncoding | undefined };

/** Decodes UTF-8 (with or without BOM) and UTF-16 with BOM; the BOM is not part of the text. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16 && bytes.subarray(0, 8192).includes(0)) return { refused: 'binary' };
  try {
    const label = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    // Which old encoding it is can be said from its letters; converting is left to tools made for it.
    return { refused: 'encoding', legacy: legacyTextIn(new TextDecoder('windows-1252').decode(bytes))?.encoding };
  }
}
