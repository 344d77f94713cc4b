/** The host on Node. */
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from '../workspace/store';
import { localToday, type Host } from './host';
import { decode } from './text';

/** Files that may be drafts. */
export const DRAFT_FILE = /\.(?:vanban|md|txt)$/i;
const SKIPPED = /^(?:node_modules|\..*)$/;

/** Paths of the drafts below a folder, in a stable order; folders that cannot be opened are passed over. */
export async function listDrafts(folder: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.shift(); next !== undefined && found.length < limit; next = waiting.shift()) {
    const at = next;
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) {
        if (!SKIPPED.test(entry.name)) waiting.push(join(at, entry.name));
      } else if (entry.isFile() && DRAFT_FILE.test(entry.name)) found.push(join(at, entry.name));
    }
  }
  return found.slice(0, limit);
}

/** Files by their `file:` address. */
export const nodeFiles: Files = {
  async list(folder, limit) {
    try {
      if (!folder.startsWith('file:')) return [];
      return (await listDrafts(fileURLToPath(folder), limit)).map((path) => pathToFileURL(path).href);
    } catch {
      return [];
    }
  },
  async read(uri) {
    try {
      if (!uri.startsWith('file:')) return undefined;
      const decoded = decode(await readFile(fileURLToPath(uri)));
      return 'text' in decoded ? decoded.text : undefined;
    } catch {
      // Not there, not readable, or no address of this system: a client may send anything.
      return undefined;
    }
  },
};

export function nodeHost(): Host {
  const pages = join(__dirname, '..', 'docs', 'rules');
  return {
    files: nodeFiles,
    today: localToday,
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    rulePages: existsSync(pages) ? pathToFileURL(pages).href : undefined,
  };
}
