/** Addresses as a reader writes them. An address comes from a client and may be malformed: then it stays as it is. */

/** An address with its escapes taken away: `Kết luận.txt` for `K%E1%BA%BFt%20lu%E1%BA%ADn.txt`. */
export function decodeAddress(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The address of a folder as the addresses of what lies in it begin: with a slash at its end. */
export function insideOf(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** The name of the file at an address, for messages and for settings that name files. */
export function fileName(uri: string): string {
  return decodeAddress(uri.slice(uri.lastIndexOf('/') + 1));
}
