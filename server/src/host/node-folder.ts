/** Where files of our own lie on the disk. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where the cache lies when the client names no place, as each system wants it. */
export function usualDirectory(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const home = environment['HOME'] ?? homedir();
  const named = (variable: string): string | undefined => {
    const value = environment[variable];
    return value !== undefined && isAbsolute(value) ? value : undefined;
  };
  const base =
    platform === 'win32'
      ? named('LOCALAPPDATA')
      : platform === 'darwin'
        ? home && join(home, 'Library', 'Caches')
        : (named('XDG_CACHE_HOME') ?? (home && join(home, '.cache')));
  return base ? join(base, 'but-son') : undefined;
}

/** The folder that a client names, where it names one that can be meant, else the usual one. */
export function cacheDirectory(named: string | undefined): string | undefined {
  return named !== undefined && isAbsolute(named) ? named : usualDirectory();
}
