/** Makes a failing case small: what can be left out while it still fails is left out. */

/** A case is worked on for so long (ms). */
const PATIENCE = 10_000;

/**
 * The shortest list found that still fails, by leaving out halves, quarters and so on down to single members.
 *
 * @param fails must be true of the list as it is
 */
export function smallest<T>(list: readonly T[], fails: (list: readonly T[]) => boolean, patience = PATIENCE): T[] {
  const end = Date.now() + patience;
  let kept = [...list];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && Date.now() < end;) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (fails(rest)) kept = rest;
      else at += size;
    }
  }
  return kept;
}

/** The shortest text found that still fails. */
export function smallestText(text: string, fails: (text: string) => boolean, patience = PATIENCE): string {
  return smallest(text.split(''), (units) => fails(units.join('')), patience).join('');
}

/** As {@link smallest}, for what has to be waited for. */
export async function smallestAsync<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
  patience: number,
): Promise<T[]> {
  const end = Date.now() + patience;
  let kept = [...list];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && Date.now() < end;) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(rest)) kept = rest;
      else at += size;
    }
  }
  return kept;
}
