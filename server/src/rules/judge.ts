/** Judging: every rule over a draft, each fault said once. */
import type { Block } from '../draft/blocks';
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

interface BlockReport {
  readonly rule: BlockRule;
  readonly report: Report;
}

const SILENT: readonly BlockReport[] = [];

/** What every block rule says of a block, whatever the settings; kept with the block. */
function reportsOf(block: Block): readonly BlockReport[] {
  return (block.memo.reports ??= checkBlock(block)) as readonly BlockReport[];
}

function checkBlock(block: Block): readonly BlockReport[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return SILENT;
  const reports = BLOCK_RULES.flatMap((rule) => rule.check(block).map((report) => ({ rule, report })));
  return reports.length === 0 ? SILENT : reports;
}

/** All findings, in the order of the text. */
export function judge(draft: Draft, context: JudgingContext, settings: RuleSettings = {}): Finding[] {
  const set = new Map<Rule, Severity | 'off'>();
  for (const [id, severity] of Object.entries(settings)) {
    const rule = ruleById(id);
    if (rule) set.set(rule, severity);
  }
  const quiet: { rule: Rule; where: Span }[] = [];
  for (const instruction of draft.instructions) {
    if (instruction.kind !== 'off') continue;
    for (const id of instruction.rules) {
      const rule = ruleById(id);
      if (rule && instruction.where) quiet.push({ rule, where: instruction.where });
      else if (rule) set.set(rule, 'off');
    }
  }
  const findings: Finding[] = [];
  const add = (rule: Rule, report: Report, at: number): void => {
    const override = set.get(rule);
    if (override === 'off') return;
    const hushed = quiet.some((place) => place.rule === rule && overlaps(place.where, shift(report.span, at)));
    if (!hushed) findings.push(placed(rule, report, at, override));
  };
  draft.blocks.forEach((block, index) => {
    for (const { rule, report } of reportsOf(block)) add(rule, report, draft.starts[index]!);
  });
  for (const rule of DRAFT_RULES)
    if (set.get(rule) !== 'off') for (const report of rule.check(draft, context)) add(rule, report, 0);
  return sayOnce(findings).sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1),
  );
}

function placed(rule: Rule, report: Report, at: number, override: Severity | undefined): Finding {
  const move = at === 0 ? <T>(value: T): T => value : undefined;
  const faultAt = report.fault === undefined || at === 0 ? report.fault : moveFault(report.fault, at);
  const rest = {
    rule: rule.id,
    severity: override ?? report.severity ?? rule.severity,
    message: report.message,
    fault: faultAt,
  };
  if (move) return { ...rest, span: report.span, related: report.related ?? [], fixes: report.fixes ?? [] };
  return {
    ...rest,
    span: shift(report.span, at),
    related: (report.related ?? []).map((related) => ({ ...related, span: shift(related.span, at) })),
    fixes: (report.fixes ?? []).map((fix) => ({
      ...fix,
      changes: fix.changes.map((change) => ({ ...change, span: shift(change.span, at) })),
    })),
  };
}

/** Faults of block rules are named by an offset in the block ("date@12"); in the draft they are named by the offset there. */
function moveFault(fault: string, at: number): string {
  const [name, offset] = fault.split('@') as [string, string];
  return `${name}@${Number(offset) + at}`;
}

/** One fault seen by several rules: the most serious speaks, the others stand by as related information. */
function sayOnce(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  const single: Finding[] = [];
  for (const finding of findings) {
    if (finding.fault === undefined) {
      single.push(finding);
      continue;
    }
    const group = groups.get(finding.fault);
    if (group) group.push(finding);
    else groups.set(finding.fault, [finding]);
  }
  for (const group of groups.values()) {
    if (group.length === 1) {
      single.push(group[0]!);
      continue;
    }
    const [speaker, ...others] = group.sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || ORDER.get(a.rule)! - ORDER.get(b.rule)!,
    ) as [Finding, ...Finding[]];
    single.push({
      ...speaker,
      related: [...speaker.related, ...others.map((other) => ({ span: other.span, message: other.message }))],
      fixes: eachOnce([speaker, ...others].flatMap((finding) => finding.fixes)),
    });
  }
  return single;
}

/** Two rules may offer the same repair in other words. */
function eachOnce(fixes: readonly Fix[]): Fix[] {
  const seen = new Set<string>();
  return fixes.filter(({ changes }) => {
    const edit = JSON.stringify(changes);
    return !seen.has(edit) && seen.add(edit);
  });
}
