/**
 * Regular expressions put together at run time go through here, so that the check for linear running time
 * (test/expressions.test.ts) sees them as it sees the literals in the source.
 */
const built: RegExp[] = [];

/** Makes a regular expression out of parts and remembers it for the linearity check. */
export function expression(source: string, flags = ''): RegExp {
  const made = new RegExp(source, flags);
  built.push(made);
  return made;
}

/** Every expression made by {@link expression} so far. */
export function builtExpressions(): readonly RegExp[] {
  return built;
}

/** An alternation of literal words, longest first, so that "Bộ luật" wins over "Bộ". */
export function anyOf(words: Iterable<string>): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('|');
}
