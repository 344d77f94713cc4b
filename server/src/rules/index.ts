/** Every rule, in the order of their ids. */
import { ambiguousShort } from './citation/ambiguous-short';
import { catalogueMismatch } from './citation/catalogue-mismatch';
import { chronology } from './citation/chronology';
import { competence } from './citation/competence';
import { conflicting } from './citation/conflicting';
import { congress } from './citation/congress';
import { incompleteFirst } from './citation/incomplete-first';
import { ownDocument } from './citation/own-document';
import { repeatedInFull } from './citation/repeated-in-full';
import { style } from './citation/style';
import { superseded } from './citation/superseded';
import { unresolvedShort } from './citation/unresolved-short';
import { issuerMismatch } from './code/issuer-mismatch';
import { lookalikeLetter } from './code/lookalike-letter';
import { malformed } from './code/malformed';
import { codePadding } from './code/padding';
import { codeRegime } from './code/regime';
import { retiredIssuer } from './code/retired-issuer';
import { typeMismatch } from './code/type-mismatch';
import { unknownIssuer } from './code/unknown-issuer';
import { unknownType } from './code/unknown-type';
import { afterDocument } from './date/after-document';
import { anniversary } from './date/anniversary';
import { dayMonthSwapped } from './date/day-month-swapped';
import { documentMismatch } from './date/document-mismatch';
import { impossible } from './date/impossible';
import { outsideTerm } from './date/outside-term';
import { padding } from './date/padding';
import { reversedRange } from './date/reversed-range';
import { separator } from './date/separator';
import { yearAgainstCode } from './date/year-against-code';
import { registerIds } from './ids';
import type { Rule } from './rule';
import { appendix } from './structure/appendix';
import { legalBasis } from './structure/legal-basis';
import { missingComponent } from './structure/missing-component';
import { mixedMarkers } from './structure/mixed-markers';
import { numbering } from './structure/numbering';
import { recipients } from './structure/recipients';
import { retiredRecipient } from './structure/retired-recipient';
import { signature } from './structure/signature';
import { splitParagraph } from './structure/split-paragraph';
import { title } from './structure/title';
import { unknownInstruction } from './structure/unknown-instruction';
import { unresolvedFootnote } from './structure/unresolved-footnote';
import { unresolvedReference } from './structure/unresolved-reference';
import { wrongSelfName } from './structure/wrong-self-name';
import { abbreviation } from './text/abbreviation';
import { capitals } from './text/capitals';
import { legacyEncoding } from './text/legacy-encoding';
import { missingFinalMark } from './text/missing-final-mark';
import { misspeltSyllable } from './text/misspelt-syllable';
import { mixedTerms } from './text/mixed-terms';
import { notNfc } from './text/not-nfc';
import { repeatedPunctuation } from './text/repeated-punctuation';
import { repeatedWord } from './text/repeated-word';
import { spacing } from './text/spacing';
import { tonePlacement } from './text/tone-placement';
import { unbalancedQuotes } from './text/unbalanced-quotes';

export const RULES: readonly Rule[] = [
  ambiguousShort,
  catalogueMismatch,
  chronology,
  competence,
  conflicting,
  congress,
  incompleteFirst,
  ownDocument,
  repeatedInFull,
  style,
  superseded,
  unresolvedShort,
  issuerMismatch,
  lookalikeLetter,
  malformed,
  codePadding,
  codeRegime,
  retiredIssuer,
  typeMismatch,
  unknownIssuer,
  unknownType,
  afterDocument,
  anniversary,
  dayMonthSwapped,
  documentMismatch,
  impossible,
  outsideTerm,
  padding,
  reversedRange,
  separator,
  yearAgainstCode,
  appendix,
  legalBasis,
  missingComponent,
  mixedMarkers,
  numbering,
  recipients,
  retiredRecipient,
  signature,
  splitParagraph,
  title,
  unknownInstruction,
  unresolvedFootnote,
  unresolvedReference,
  wrongSelfName,
  abbreviation,
  capitals,
  legacyEncoding,
  missingFinalMark,
  misspeltSyllable,
  mixedTerms,
  notNfc,
  repeatedPunctuation,
  repeatedWord,
  spacing,
  tonePlacement,
  unbalancedQuotes,
];

const byId = new Map<string, Rule>();
for (const rule of RULES) for (const id of [rule.id, ...(rule.aliases ?? [])]) byId.set(id, rule);

registerIds(byId.keys());

/** The rule of an id or of a former id. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
