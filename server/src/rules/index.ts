/** Every rule, in the order of their ids. */
import { typeMismatch } from './code/type-mismatch';
import { afterDocument } from './date/after-document';
import { impossible } from './date/impossible';
import { padding } from './date/padding';
import { yearAgainstCode } from './date/year-against-code';
import { registerIds } from './ids';
import type { Rule } from './rule';
import { unknownInstruction } from './structure/unknown-instruction';
import { splitParagraph } from './structure/split-paragraph';
import { unresolvedFootnote } from './structure/unresolved-footnote';
import { repeatedPunctuation } from './text/repeated-punctuation';
import { repeatedWord } from './text/repeated-word';
import { tonePlacement } from './text/tone-placement';

export const RULES: readonly Rule[] = [
  typeMismatch,
  afterDocument,
  impossible,
  padding,
  yearAgainstCode,
  splitParagraph,
  unknownInstruction,
  unresolvedFootnote,
  repeatedPunctuation,
  repeatedWord,
  tonePlacement,
];

const byId = new Map<string, Rule>();
for (const rule of RULES) for (const id of [rule.id, ...(rule.aliases ?? [])]) byId.set(id, rule);

registerIds(byId.keys());

/** The rule of an id or of a former id. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
