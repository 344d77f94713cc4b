/** What a rule is, and what it says. Rules are pure: a draft and a context go in, findings come out. */
import type { Catalogue } from '../catalogue/catalogue';
import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import type { DraftDate, Regime } from '../draft/identity';
import type { Span } from '../draft/span';
import type { Text } from '../messages/text';
import type { RuleLevel } from '../settings/settings';

export type Severity = Exclude<RuleLevel, 'off'>;

/** From the most to the least serious. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A replacement of the units of `span` by `newText`. */
export interface Change {
  readonly span: Span;
  readonly newText: string;
}

/** A repair of one finding. */
export interface Fix {
  readonly title: Text;
  readonly changes: readonly Change[];
  /** Cannot change the meaning of the document; only such fixes run in `source.fixAll.butSon`. */
  readonly safe: boolean;
  /** The one repair that is right unless the drafter knows better. */
  readonly preferred: boolean;
}

export interface Related {
  readonly span: Span;
  readonly message: Text;
}

/** One place where a rule fails; all offsets count from the start of the draft. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The narrowest piece of text that names the fault. */
  readonly span: Span;
  readonly message: Text;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What a rule reports; the rest of a {@link Finding} comes from the rule itself. */
export interface Report {
  readonly span: Span;
  readonly message: Text;
  /** Overrides the rule's default. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /**
   * Names the fault by its kind and the offset at which it is, in the block of the report: `date@12`. Reports of one fault are one
   * finding, and the strongest speaks.
   */
  readonly fault?: string;
}

/** What a draft is judged with, beside its own text. */
export interface JudgingContext {
  /** The day of the draft: what the user set, else what the draft says. */
  readonly date: DraftDate | undefined;
  readonly regime: Regime | undefined;
  /** The present day (ISO). */
  readonly today: string;
  /** Documents known to exist. */
  readonly catalogue: Catalogue;
}

interface RuleBase {
  /** Stable id: group and name. */
  readonly id: string;
  /** Former ids, valid for a major version. */
  readonly aliases?: readonly string[];
  readonly severity: Severity;
  /** One line for lists of rules. */
  readonly summary: Text;
  /** The norm or the practice that the rule rests on, with article. */
  readonly norm: Text;
}

/** A rule that needs one block and nothing else; what it says is kept with the block. Offsets of its reports count from the block. */
export interface BlockRule extends RuleBase {
  readonly scope: 'block';
  readonly check: (block: Block) => readonly Report[];
}

/** A rule that needs the whole draft. */
export interface DraftRule extends RuleBase {
  readonly scope: 'draft';
  /**
   * Whether the rule takes anything from a block, beside the kind of the block and the states before and behind it. Where this is
   * given, the rule is not asked again after an edit inside blocks of which it takes nothing, neither of the old ones nor of
   * the new ones; where the draft's identity or the context has changed, and behind edits of the title, it always is.
   */
  readonly looksAt?: (block: Block) => boolean;
  readonly check: (draft: Draft, context: JudgingContext) => readonly Report[];
}

export type Rule = BlockRule | DraftRule;

/** A fix that replaces one piece of text. */
export function replace(
  span: Span,
  newText: string,
  title: Text,
  options: { safe?: boolean; preferred?: boolean } = {},
): Fix {
  return { title, changes: [{ span, newText }], safe: options.safe ?? false, preferred: options.preferred ?? false };
}
