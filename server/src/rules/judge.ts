/** Judging: every rule over a draft, each fault said once. */
import { sameState, type Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { overlaps, shift, type Span } from '../draft/span';
import type { Settings } from '../settings/settings';
import { RULES, ruleById } from './index';
import {
  SEVERITIES,
  type BlockRule,
  type DraftRule,
  type Finding,
  type Fix,
  type JudgingContext,
  type Related,
  type Report,
  type Rule,
  type Severity,
} from './rule';

/** What a user set for rules: a severity, or off. Ids and former ids both work. */
export type RuleSettings = Settings['rules'];

const BLOCK_RULES = RULES.filter((rule): rule is BlockRule => rule.scope === 'block');
const DRAFT_RULES = RULES.filter((rule): rule is DraftRule => rule.scope === 'draft');
/** Among findings of one severity on one fault the rule that stands first in the list speaks. */
const ORDER = new Map(RULES.map((rule, index) => [rule.id, index]));

/** What a rule says of a place in a block. Offsets count from the block, but where `elsewhere` names another one. */
interface Said {
  readonly rule: Rule;
  readonly report: Report;
  /** The blocks of what does not stand in the block of the report: parts of it by the index of their block. */
  readonly elsewhere?: ReadonlyMap<object, number>;
}

const SILENT: readonly Said[] = [];

/** What every block rule says of a block, whatever the settings; kept with the block. */
function reportsOf(block: Block): readonly Said[] {
  return (block.memo.reports ??= checkBlock(block)) as readonly Said[];
}

function checkBlock(block: Block): readonly Said[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return SILENT;
  const said: Said[] = [];
  for (const rule of BLOCK_RULES) for (const report of rule.check(block)) said.push({ rule, report });
  return said.length === 0 ? SILENT : said;
}

/** What a draft rule says, with the index of the block that it says it of. */
interface SaidOfBlock extends Said {
  readonly block: number;
}

/**
 * What is kept from one judging of a document for the next. Typing mostly changes words in which a draft rule finds nothing to
 * look at: what it said then still holds, only further up or down. Nothing here is an absolute offset, and without this
 * memory judging gives the same.
 */
export class JudgingMemory {
  #blocks: readonly Block[] = [];
  #standing = '';
  #context: JudgingContext | undefined;
  #said = new Map<DraftRule, readonly SaidOfBlock[]>();
  /** All of it in the order of the blocks, while it is the same. */
  #sorted: { readonly of: readonly (readonly SaidOfBlock[])[]; readonly said: readonly SaidOfBlock[] } | undefined;

  /** What the draft rules say of a draft, in the order of its blocks. */
  judge(draft: Draft, context: JudgingContext, rules: readonly DraftRule[]): readonly SaidOfBlock[] {
    const standing = standingOf(draft, context);
    const known = this.#context?.catalogue === context.catalogue && this.#standing === standing;
    const changed = known ? changedBlocks(this.#blocks, draft) : undefined;
    const said = new Map<DraftRule, readonly SaidOfBlock[]>();
    for (const rule of rules) {
      const before = changed?.some((block) => rule.looksAt?.(block) !== false) === false && this.#said.get(rule);
      said.set(rule, before || anchored(rule, draft, rule.check(draft, context)));
    }
    this.#blocks = draft.blocks;
    this.#standing = standing;
    this.#context = context;
    this.#said = said;
    return this.#inOrder([...said.values()]);
  }

  #inOrder(lists: readonly (readonly SaidOfBlock[])[]): readonly SaidOfBlock[] {
    const same = this.#sorted?.of.length === lists.length && this.#sorted.of.every((list, i) => list === lists[i]);
    if (!same) this.#sorted = { of: lists, said: lists.flat().sort((a, b) => a.block - b.block) };
    return this.#sorted!.said;
  }
}

/** All that draft rules ask of a draft and its context beside what single blocks hold, written out to be compared. */
function standingOf(draft: Draft, { date, regime, today }: JudgingContext): string {
  const { identity } = draft;
  const place = (span: Span | undefined): unknown => {
    if (!span) return undefined;
    const block = draft.blockIndexAt(span.start);
    return [block, span.start - draft.starts[block]!, span.end - span.start];
  };
  return JSON.stringify([
    { ...identity, type: identity.type?.name, codeSpan: place(identity.codeSpan), date: undefined },
    [identity.date, date].map((one) => one && { ...one, span: place(one.span) }),
    [regime, today],
  ]);
}

/**
 * The blocks that differ between two states of a draft, old and new ones; undefined where more than the words inside blocks
 * changed, or words of the title and before it.
 */
function changedBlocks(old: readonly Block[], { blocks, identity }: Draft): readonly Block[] | undefined {
  if (old.length !== blocks.length) return undefined;
  const changed: Block[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const [before, after] = [old[index]!, blocks[index]!];
    if (before === after) continue;
    if (index <= (identity.title?.last ?? -1) || before.kind !== after.kind || after.kind === 'verbatim')
      return undefined;
    if (!sameState(before.entry, after.entry) || !sameState(before.exit, after.exit)) return undefined;
    changed.push(before, after);
  }
  return changed;
}

/** Reports with offsets in the draft, as reports with offsets in blocks. */
function anchored(rule: DraftRule, draft: Draft, reports: readonly Report[]): readonly SaidOfBlock[] {
  const { starts } = draft;
  let block = 0;
  /** Mentions stand close together: most places lie in the block of the place before. */
  const blockAt = (offset: number): number => {
    const inside = starts[block]! <= offset && (block + 1 === starts.length || offset < starts[block + 1]!);
    return inside ? block : draft.blockIndexAt(offset);
  };
  return reports.map((report): SaidOfBlock => {
    block = blockAt(report.span.start);
    const own = block;
    let elsewhere: Map<object, number> | undefined;
    const inBlock = <T extends { readonly span: Span }>(part: T): T => {
      const at = blockAt(part.span.start);
      const moved = { ...part, span: shift(part.span, -starts[at]!) };
      if (at !== own) (elsewhere ??= new Map()).set(moved, at);
      return moved;
    };
    const at = starts[own]!;
    const related = report.related?.map(inBlock);
    const fixes = report.fixes?.map((fix) => ({ ...fix, changes: fix.changes.map(inBlock) }));
    return {
      rule,
      block: own,
      report: {
        ...report,
        span: shift(report.span, -at),
        ...(related && { related }),
        ...(fixes && { fixes }),
        ...(report.fault !== undefined && { fault: moveFault(report.fault, -at) }),
      },
      ...(elsewhere && { elsewhere }),
    };
  });
}

/** Faults are named by where they are ("date@12"). */
function moveFault(fault: string, by: number): string {
  const mark = fault.indexOf('@') + 1;
  return `${fault.slice(0, mark)}${Number(fault.slice(mark)) + by}`;
}

/**
 * All findings, in the order of the text.
 *
 * @param memory what is kept of the judging of this document before its last edits; makes the judging after small edits cheap
 */
export function judge(
  draft: Draft,
  context: JudgingContext,
  settings: RuleSettings = {},
  memory = new JudgingMemory(),
): Finding[] {
  const { set, quiet } = levelsOf(draft, settings);
  const { blocks, starts } = draft;
  const findings: Finding[] = [];
  let voices: Voice[] = [];
  const add = (said: Said, block: number): void => {
    const { rule, report } = said;
    const level = set.get(rule);
    if (level === 'off') return;
    const hushed = quiet.some(
      (place) => place.rule === rule && overlaps(place.where, shift(report.span, starts[block]!)),
    );
    if (!hushed) voices.push({ ...said, block, severity: level ?? report.severity ?? rule.severity });
  };
  const speaking = DRAFT_RULES.filter((rule) => set.get(rule) !== 'off');
  const ofDraft = memory.judge(draft, context, speaking);
  let next = 0;
  for (let index = 0; index < blocks.length; index++) {
    for (const said of reportsOf(blocks[index]!)) add(said, index);
    for (; next < ofDraft.length && ofDraft[next]!.block === index; next++) add(ofDraft[next]!, index);
    if (voices.length === 0) continue;
    for (const group of groupsOf(voices)) findings.push(new FindingOfVoices(starts, group));
    voices = [];
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1));
}

/** What settings and the instructions in the draft say of rules, and the places where an instruction puts a rule to silence. */
function levelsOf(draft: Draft, settings: RuleSettings) {
  const set = new Map<Rule, Severity | 'off'>();
  for (const [id, severity] of Object.entries(settings)) {
    const rule = ruleById(id);
    if (rule) set.set(rule, severity);
  }
  const quiet: { readonly rule: Rule; readonly where: Span }[] = [];
  for (const instruction of draft.instructions) {
    if (instruction.kind !== 'off') continue;
    for (const id of instruction.rules) {
      const rule = ruleById(id);
      if (rule && instruction.where) quiet.push({ rule, where: instruction.where });
      else if (rule) set.set(rule, 'off');
    }
  }
  return { set, quiet };
}

/** A rule that speaks of a place, as loud as settings let it. */
interface Voice extends Said {
  readonly block: number;
  readonly severity: Severity;
}

/** The voices on each fault of a block, the most serious first. */
function groupsOf(voices: readonly Voice[]): readonly (readonly Voice[])[] {
  if (voices.length === 1) return [voices];
  const groups: Voice[][] = [];
  const byFault = new Map<string, Voice[]>();
  for (const voice of voices) {
    const { fault } = voice.report;
    const group = fault === undefined ? undefined : byFault.get(fault);
    if (group) group.push(voice);
    else {
      const own = [voice];
      groups.push(own);
      if (fault !== undefined) byFault.set(fault, own);
    }
  }
  for (const group of groups)
    if (group.length > 1)
      group.sort(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          ORDER.get(a.rule.id)! - ORDER.get(b.rule.id)!,
      );
  return groups;
}

/**
 * One fault seen by one or several rules: the most serious speaks, the others stand by as related information. Places are worked
 * out when they are asked for: of thousands of findings an editor shows some and repairs few.
 */
class FindingOfVoices implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Report['message'];
  readonly #starts: readonly number[];
  readonly #voices: readonly Voice[];

  constructor(starts: readonly number[], voices: readonly Voice[]) {
    const { rule, severity, report, block } = voices[0]!;
    this.rule = rule.id;
    this.severity = severity;
    this.span = shift(report.span, starts[block]!);
    this.message = report.message;
    this.#starts = starts;
    this.#voices = voices;
  }

  get related(): readonly Related[] {
    const [speaker, ...others] = this.#voices as [Voice, ...Voice[]];
    return [
      ...(speaker.report.related ?? []).map((related) => this.#placed(speaker, related)),
      ...others.map((voice) => this.#placed(voice, { span: voice.report.span, message: voice.report.message })),
    ];
  }

  get fixes(): readonly Fix[] {
    const fixes = this.#voices.flatMap((voice) =>
      (voice.report.fixes ?? []).map((fix) => ({
        ...fix,
        changes: fix.changes.map((change) => this.#placed(voice, change)),
      })),
    );
    return this.#voices.length > 1 ? eachOnce(fixes) : fixes;
  }

  /** A part of what a voice says, with its place in the draft. */
  #placed<T extends { readonly span: Span }>({ block, elsewhere }: Voice, part: T): T {
    return { ...part, span: shift(part.span, this.#starts[elsewhere?.get(part) ?? block]!) };
  }
}

/** Two rules may offer the same repair in other words. */
function eachOnce(fixes: readonly Fix[]): Fix[] {
  const seen = new Set<string>();
  return fixes.filter(({ changes }) => {
    const edit = JSON.stringify(changes);
    return !seen.has(edit) && seen.add(edit);
  });
}
