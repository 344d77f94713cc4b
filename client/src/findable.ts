/**
 * VS Code filters what the server finds once more, letter by letter, and to it "ế" is no "e". Behind a query without diacritics names
 * are therefore written with their marks apart (NFD), which look the same: the letters of the query then stand in them in their order.
 * "Đ" has no such form; a stroke over a D takes its place.
 */
export function findable(name: string, query: string): string {
  if (hasMarks(query)) {
    return name;
  }
  return name.normalize('NFD').replace(/[Đđ]/g, (letter) => (letter === 'Đ' ? 'D\u0335' : 'd\u0335'));
}

/** Letters of a query that are not in a plain alphabet: its writer types Vietnamese. */
function hasMarks(query: string): boolean {
  return /[^\0-\u007f]/.test(query);
}
