/** Ids of rules, apart from the rules so that a rule can ask which others there are. */

const ids = new Set<string>();

/** Makes ids known; called once by the list of rules. */
export function registerIds(known: Iterable<string>): void {
  for (const id of known) ids.add(id);
}

/** Whether a rule has, or once had, this id. */
export function isRuleId(id: string): boolean {
  return ids.has(id);
}
