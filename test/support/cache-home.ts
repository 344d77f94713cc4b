/** No test writes into the cache of whoever runs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let own: string | undefined;

/** The environment for a server that keeps what it reads in a folder; in one that goes away with the tests if none is named. */
export function withCacheIn(folder?: string): NodeJS.ProcessEnv {
  if (folder === undefined && own === undefined) {
    const made = (own = mkdtempSync(join(tmpdir(), 'but-son-cache-')));
    process.once('exit', () => {
      rmSync(made, { recursive: true, force: true });
    });
  }
  const home = folder ?? own!;
  return { ...process.env, XDG_CACHE_HOME: home, LOCALAPPDATA: home, HOME: home };
}
