/** Judging: every rule over a draft, each fault said once. */
import type { Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { overlaps, shift, type Span } from '../draft/span';
import type { Settings } from '../settings/settings';
import { RULES, ruleById } from './index';
import {
  SEVERITIES,
  type BlockRule,
  type Finding,
  type Fix,
  type JudgingContext,
  type Report,
  type Rule,
  type Severity,
} from './rule';

/** What a user set for rules: a severity, or off. Ids and former ids both work. */
export type RuleSettings = Settings['rules'];

function checkBlock(rule: BlockRule, block: Block): readonly Report[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return [];
  const reports = (block.memo.reports ??= new Map()) as Map<BlockRule, readonly Report[]>;
  let own = reports.get(rule);
  if (!own) reports.set(rule, (own = rule.check(block)));
  return own;
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
  for (const rule of RULES) {
    const override = set.get(rule);
    if (override === 'off') continue;
    const hushed = quiet.filter((place) => place.rule === rule);
    const add = (report: Report, at: number): void => {
      if (hushed.some(({ where }) => overlaps(where, shift(report.span, at)))) return;
      findings.push(placed(rule, report, at, override));
    };
    if (rule.scope === 'draft') for (const report of rule.check(draft, context)) add(report, 0);
    else
      draft.blocks.forEach((block, index) => {
        for (const report of checkBlock(rule, block)) add(report, draft.starts[index]!);
      });
  }
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
    const [speaker, ...others] = group.sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    ) as [Finding, ...Finding[]];
    single.push(
      others.length === 0
        ? speaker
        : {
            ...speaker,
            related: [...speaker.related, ...others.map((other) => ({ span: other.span, message: other.message }))],
            fixes: eachOnce([speaker, ...others].flatMap((finding) => finding.fixes)),
          },
    );
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
