/**
 * Patterns that name files: what the user wants left alone (`butSon.ignore`), and what the editor hides (`files.exclude`,
 * `search.exclude`). They come from settings that a folder may bring along, so matching is linear whatever they say, and not
 * done by expressions made of them.
 */
import { foldKey } from '../draft/fold';
import { decodeAddress } from '../settings/address';

/**
 * Whether a file falls under one of the patterns of `butSon.ignore`. A pattern names a path below a folder, or a whole address; `*`
 * stands for any part of a name, `**` for any folders. Letters are compared without marks and case.
 */
export function isIgnored(uri: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const address = decodeAddress(uri);
  const path = foldKey(address).split('/');
  return patterns.some((pattern) => {
    if (pattern === '') return false;
    // A name that holds a star is meant as it stands first.
    if (address === pattern || address.endsWith(`/${pattern}`)) return true;
    const wanted = foldKey(pattern)
      .replace(/^\.?\//, '')
      .split('/');
    return matches(wanted, path, 'anywhere');
  });
}

/** More alternatives than this are no pattern that somebody wrote. */
const MOST_ALTERNATIVES = 256;

/**
 * Reads settings of the form of `files.exclude`: patterns with true, or with a condition, which is not looked at.
 *
 * @returns whether a file or folder is left out; the path counts from the open folder
 */
export function excluded(...settings: readonly unknown[]): (path: string) => boolean {
  const patterns: (readonly string[])[] = [];
  for (const setting of settings) {
    if (typeof setting !== 'object' || setting === null) continue;
    for (const [pattern, on] of Object.entries(setting))
      if (on === true) for (const one of alternatives(pattern)) patterns.push(one.replace(/^\//, '').split('/'));
  }
  if (patterns.length === 0) return () => false;
  return (path) => {
    const names = path.split('/');
    // What lies in a folder that is left out is left out as well.
    return patterns.some((pattern) => names.some((_, end) => matches(pattern, names.slice(0, end + 1), 'from-start')));
  };
}

/** "{a,b}" written out. */
function alternatives(pattern: string): string[] {
  const found = [''];
  for (let at = 0; at < pattern.length;) {
    const end = pattern.charAt(at) === '{' ? pattern.indexOf('}', at) : -1;
    const parts = end < 0 ? [pattern.charAt(at)] : pattern.slice(at + 1, end).split(',');
    at = end < 0 ? at + 1 : end + 1;
    const more = found.splice(0).flatMap((before) => parts.map((part) => before + part));
    if (more.length > MOST_ALTERNATIVES) return [];
    found.push(...more);
  }
  return found;
}

/** Whether the names of a path, or its last ones, are those of a pattern. Linear but for `**`, which is tried at each name once. */
function matches(pattern: readonly string[], path: readonly string[], where: 'from-start' | 'anywhere'): boolean {
  // reach[i]: the pattern read so far may end before name i.
  let reach = path.map((_, at) => where === 'anywhere' || at === 0).concat(where === 'anywhere');
  for (const part of pattern) {
    const next = new Array<boolean>(path.length + 1).fill(false);
    for (let at = 0; at <= path.length; at++) {
      if (part === '**') next[at] = reach[at]! || (at > 0 && next[at - 1]!);
      else if (at > 0 && reach[at - 1]!) next[at] = matchesName(part, path[at - 1]!);
    }
    reach = next;
  }
  return reach[path.length]!;
}

/** Whether a name is what a pattern with stars says: its parts in order, the first at the start and the last at the end. */
function matchesName(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split('*') as [string, ...string[]];
  if (rest.length === 0) return name.length === first.length && isAt(first, name, 0);
  const last = rest.pop()!;
  if (name.length < first.length + last.length) return false;
  if (!isAt(first, name, 0) || !isAt(last, name, name.length - last.length)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = findPart(part, name, at, name.length - last.length);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether a part of a pattern stands at a place; "?" is any one letter. */
function isAt(part: string, name: string, at: number): boolean {
  if (!part.includes('?')) return name.startsWith(part, at);
  for (let index = 0; index < part.length; index++)
    if (part.charAt(index) !== '?' && part.charAt(index) !== name.charAt(at + index)) return false;
  return at + part.length <= name.length;
}

function findPart(part: string, name: string, from: number, end: number): number {
  for (let at = from; at + part.length <= end; at++) if (isAt(part, name, at)) return at;
  return -1;
}
