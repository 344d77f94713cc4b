/**
 * Bytes of a file as text: UTF-8, or UTF-16 with its mark. Older Vietnamese encodings are refused rather than guessed
 * at, as the server does with the files that it reads by itself.
 */
export function decode(bytes: Uint8Array): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const label = utf16 ?? (bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');
  if (label === 'utf-8' && bytes.subarray(0, 8192).includes(0)) {
    return undefined;
  }
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
