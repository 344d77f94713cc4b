/** What a rule is, and what it says. Rules are pure: a draft and a context go in, findings come out. */
import type { Catalogue } from '../catalogue/catalogue';
import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import type { DraftDate, Regime } from '../draft/identity';
import type { Span } from '../draft/span';
import type { Text } from '../messages/text';
import type { RuleLevel } from '../settings/settings';
import type { Neighbours, PlaceElsewhere } from './neighbours';

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
  /** Where it stands; of a place in another draft, the place in this one that it is compared with. */
  readonly span: Span;
  readonly message: Text;
  /** The place in another draft. */
  readonly elsewhere?: PlaceElsewhere;
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
  /** Where the finding comes from, where judging remembers: who shows it need not make again what is the same. */
  readonly place?: FindingPlace;
}

export interface FindingPlace {
  readonly origin: FindingOrigin;
  /** Offset of the block in which the finding lies. */
  readonly at: number;
  readonly block: Block;
}

/** What stays one object from judging to judging, as long as the same is said of the same places in the same blocks. */
export interface FindingOrigin {
  /** The other blocks of which the finding tells something, by their index. */
  readonly blocks: readonly number[];
  /** Room for what others make of it; where the blocks stand may have changed since. */
  readonly memo: { shown?: unknown };
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

/** What most rules say of most blocks. */
export const NOTHING: readonly Report[] = [];

/** What a draft is judged with, beside its own text. */
export interface JudgingContext {
  /** The day of the draft: what the user set, else what the draft says. */
  readonly date: DraftDate | undefined;
  readonly regime: Regime | undefined;
  /** The present day (ISO). */
  readonly today: string;
  /** Documents known to exist. */
  readonly catalogue: Catalogue;
  /** What other drafts say; another object whenever they say something else of what the draft cites. */
  readonly neighbours?: Neighbours | undefined;
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

/** Whether a rule takes anything from a block; and, where it can tell, what that is. */
export interface Look {
  (block: Block): boolean;
  readonly takes?: Takes;
  /** Whether the rule's check does without what this works out: then only the blocks that an edit has changed are looked at. */
  readonly ofEditsAlone?: true;
}

/** @param heeded what {@link DraftRule.heeds} gave when the rule was asked last */
export type Takes = (block: Block, heeded?: unknown) => Taken;

/**
 * All that a rule takes from a block, in plain values: who finds them equal before an edit and behind it need not ask the rule.
 * Places may have moved together, by as much as `at` has; what the rule said of the block then moves with them, so all that it
 * says of it must lie among them, or `at` be 0.
 */
export interface Taken {
  /** Where the first of it stands in the block; places in `values` count from the block, as `start` and `end`. */
  readonly at: number;
  readonly values: readonly unknown[];
}

/** A look at blocks in which something is found, by rules that take what was found and nothing else. */
export function lookFor(find: (block: Block) => readonly { readonly span: Span }[]): Look {
  return Object.assign((block: Block) => find(block).length > 0, {
    takes: (block: Block): Taken => {
      const values = find(block);
      return { at: values[0]?.span.start ?? 0, values };
    },
  });
}

/** A look at every block, by a rule that can tell what it takes. */
export function lookForAll(takes: Takes): Look {
  return Object.assign(() => true, { takes });
}

/** A rule that needs the whole draft. */
export interface DraftRule extends RuleBase {
  readonly scope: 'draft';
  /**
   * Whether the rule takes anything from a block, beside the kind of the block and the states before and behind it. Where this is
   * given, the rule is not asked again after an edit inside blocks of which it takes nothing, or the same as before, neither of
   * the old ones nor of the new ones; where the draft's identity or the context has changed, and behind edits of the title, it
   * always is.
   */
  readonly looksAt?: Look;
  /** What decides, beside the blocks, what the rule takes from them: a plain value, asked for right behind `check`. */
  readonly heeds?: (draft: Draft) => unknown;
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
