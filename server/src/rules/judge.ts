/** Judging: every rule over a draft, each fault said once. */
import { sameState, type Block } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import { overlaps, shift, type Span } from '../draft/span';
import { finished, type Steps } from '../draft/steps';
import type { Settings } from '../settings/settings';
import { RULES, ruleById } from './index';
import {
  SEVERITIES,
  type BlockRule,
  type DraftRule,
  type Finding,
  type FindingOrigin,
  type FindingPlace,
  type Fix,
  type JudgingContext,
  type Look,
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
  readonly elsewhere: ReadonlyMap<object, number> | undefined;
}

const SILENT: readonly Said[] = [];

/** What every block rule says of a block, whatever the settings; kept with the block. */
function reportsOf(block: Block): readonly Said[] {
  return (block.memo.reports ??= checkBlock(block)) as readonly Said[];
}

function checkBlock(block: Block): readonly Said[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return SILENT;
  let said: Said[] | undefined;
  for (let index = 0; index < BLOCK_RULES.length; index++) {
    const rule = BLOCK_RULES[index]!;
    const reports = rule.check(block);
    for (let at = 0; at < reports.length; at++)
      (said ??= []).push({ rule, report: reports[at]!, elsewhere: undefined });
  }
  return said ?? SILENT;
}

/** So many units of text are judged between two rests. */
const STEP = 50_000;

/** Has all that is kept with blocks worked out, and rests now and then. */
function* judgingBlocks(blocks: readonly Block[], rules: readonly DraftRule[]): Steps<void> {
  const looks = new Set<Look>();
  for (const { looksAt } of rules) if (looksAt && !looksAt.ofEditsAlone) looks.add(looksAt);
  let units = 0;
  for (const block of blocks) {
    if (block.memo.reports !== undefined) continue;
    reportsOf(block);
    // What they look at is kept with the block, too.
    for (const looksAt of looks) looksAt(block);
    units += block.text.length;
    if (units < STEP) continue;
    units = 0;
    yield;
  }
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
  #heeded = new Map<DraftRule, unknown>();
  /** All of it in the order of the blocks, while it is the same. */
  #sorted: { readonly of: readonly (readonly SaidOfBlock[])[]; readonly said: readonly SaidOfBlock[] } | undefined;

  /** What each block came to at the last judging, and how loud the rules were. */
  #heard: readonly (Heard | undefined)[] = [];
  #loudness: string | undefined;

  /** What the blocks came to when the rules were last judged, if they were as loud as that. */
  heard(loudness: string | undefined): readonly (Heard | undefined)[] {
    return loudness !== undefined && loudness === this.#loudness ? this.#heard : [];
  }

  keep(heard: readonly (Heard | undefined)[], loudness: string | undefined): void {
    this.#heard = heard;
    this.#loudness = loudness;
  }

  /** What the draft rules say of a draft, in the order of its blocks. Rests behind each rule that had to be asked. */
  *judging(draft: Draft, context: JudgingContext, rules: readonly DraftRule[]): Steps<readonly SaidOfBlock[]> {
    const standing = standingOf(draft, context);
    const known =
      this.#context?.catalogue === context.catalogue &&
      this.#context.neighbours === context.neighbours &&
      this.#standing === standing;
    const changed = known ? changedBlocks(this.#blocks, draft) : undefined;
    // Between the steps another judging may come to its end.
    const [saidBefore, heededBefore] = [this.#said, this.#heeded];
    const heeded = new Map(heededBefore);
    const said = new Map<DraftRule, readonly SaidOfBlock[]>();
    const moves = new Moves(changed);
    for (const rule of rules) {
      const before = saidBefore.get(rule);
      const moved = before && moves.of(rule.looksAt, heededBefore.get(rule));
      if (!moved) {
        said.set(rule, asBefore(anchored(rule, draft, rule.check(draft, context)), before));
        if (rule.heeds) heeded.set(rule, rule.heeds(draft));
        yield;
      } else
        said.set(rule, before.some((one) => isMoved(one, moved)) ? before.map((one) => movedBy(one, moved)) : before);
    }
    this.#blocks = draft.blocks;
    this.#standing = standing;
    this.#context = context;
    this.#said = said;
    this.#heeded = heeded;
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
function changedBlocks(old: readonly Block[], { blocks, identity }: Draft): readonly ChangedBlock[] | undefined {
  if (old.length !== blocks.length) return undefined;
  const changed: ChangedBlock[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const [before, after] = [old[index]!, blocks[index]!];
    if (before === after) continue;
    if (index <= (identity.title?.last ?? -1) || before.kind !== after.kind || after.kind === 'verbatim')
      return undefined;
    if (!sameState(before.entry, after.entry) || !sameState(before.exit, after.exit)) return undefined;
    changed.push({ index, before, after });
  }
  return changed;
}

/** A block in which words have changed, as it was and as it is. */
interface ChangedBlock {
  readonly index: number;
  readonly before: Block;
  readonly after: Block;
}

/** By how many units what a rule takes from changed blocks has moved, by the index of the block. */
type Moved = ReadonlyMap<number, number>;

/** What edits have done to what rules look at; many rules look alike. */
class Moves {
  readonly #known = new Map<Look, Moved | undefined>();

  constructor(readonly changed: readonly ChangedBlock[] | undefined) {}

  /** By how much what is looked at has moved; undefined where it is not the same any more. */
  of(look: Look | undefined, heeded?: unknown): Moved | undefined {
    if (!look || !this.changed) return this.changed?.length === 0 ? NOT_MOVED : undefined;
    if (!this.#known.has(look)) this.#known.set(look, this.#find(look, this.changed, heeded));
    return this.#known.get(look);
  }

  #find(look: Look, changed: readonly ChangedBlock[], heeded: unknown): Moved | undefined {
    let moved: Map<number, number> | undefined;
    for (const { index, before, after } of changed) {
      const looked = look(before);
      if (looked !== look(after)) return undefined;
      if (!looked) continue;
      if (!look.takes) return undefined;
      const [old, now] = [look.takes(before, heeded), look.takes(after, heeded)];
      const by = now.at - old.at;
      if (!isSame(old.values, now.values, by)) return undefined;
      if (by !== 0) (moved ??= new Map<number, number>()).set(index, by);
    }
    return moved ?? NOT_MOVED;
  }
}

const NOT_MOVED: Moved = new Map();

/** Whether two plain values are the same but for their places, which have all moved by so many units. */
function isSame(a: unknown, b: unknown, by: number): boolean {
  if (Object.is(a, b)) return by === 0 || a === null || typeof a !== 'object' || !holdsPlaces(a);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!isSame(a[index], b[index], by)) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const mine = a as Readonly<Record<string, unknown>>;
  const theirs = b as Readonly<Record<string, unknown>>;
  // Asked at each key of all that is said: lists of the names would be a quarter of all garbage.
  for (const name in mine) {
    const value = mine[name];
    const isPlace = (name === 'start' || name === 'end') && typeof value === 'number';
    if (isPlace ? value + by !== theirs[name] : !isSame(value, theirs[name], by)) return false;
    if (value === undefined && !(name in theirs)) return false;
  }
  for (const name in theirs) if (!(name in mine)) return false;
  return true;
}

/** Whether there is a place in a value; what is shared by blocks (types, bodies) has none. */
function holdsPlaces(value: object): boolean {
  if ('start' in value && typeof value.start === 'number') return true;
  for (const name in value) {
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof part === 'object' && part !== null && holdsPlaces(part)) return true;
  }
  return false;
}

/**
 * What a rule says now, with what it said before in the place of what is the same: whatever was made of that need not be made again.
 * An edit changes what is said around one place: what goes before it and what follows is compared one by one.
 */
function asBefore(now: SaidOfBlock[], before: readonly SaidOfBlock[] | undefined): readonly SaidOfBlock[] {
  if (!before) return now;
  const least = Math.min(now.length, before.length);
  let first = 0;
  while (first < least && isSameSaid(now[first]!, before[first]!)) first += 1;
  if (first === now.length && first === before.length) return before;
  for (let index = 0; index < first; index++) now[index] = before[index]!;
  let last = 1;
  while (last <= least - first && isSameSaid(now.at(-last)!, before.at(-last)!)) {
    now[now.length - last] = before.at(-last)!;
    last += 1;
  }
  return now;
}

function isSameSaid(a: SaidOfBlock, b: SaidOfBlock): boolean {
  if (a.block !== b.block || !isSame(a.report, b.report, 0)) return false;
  if (!a.elsewhere || !b.elsewhere) return a.elsewhere === b.elsewhere;
  const [mine, theirs] = [[...a.elsewhere.values()], [...b.elsewhere.values()]];
  return mine.length === theirs.length && mine.every((index, place) => index === theirs[place]);
}

/** Whether something has moved of which this was said. */
function isMoved({ block, elsewhere }: SaidOfBlock, moved: Moved): boolean {
  if (moved.size === 0) return false;
  if (moved.has(block)) return true;
  if (elsewhere) for (const index of elsewhere.values()) if (moved.has(index)) return true;
  return false;
}

/** What was said of blocks in which it has moved. */
function movedBy(said: SaidOfBlock, moved: Moved): SaidOfBlock {
  if (!isMoved(said, moved)) return said;
  const { report, block, elsewhere } = said;
  const own = moved.get(block) ?? 0;
  let others: Map<object, number> | undefined;
  const move = <T extends { readonly span: Span }>(part: T): T => {
    const other = elsewhere?.get(part);
    const result = { ...part, span: shift(part.span, other === undefined ? own : (moved.get(other) ?? 0)) };
    if (other !== undefined) (others ??= new Map<object, number>()).set(result, other);
    return result;
  };
  const related = report.related?.map(move);
  const fixes = report.fixes?.map((fix) => ({ ...fix, changes: fix.changes.map(move) }));
  return {
    ...said,
    report: {
      ...report,
      span: shift(report.span, own),
      ...(related && { related }),
      ...(fixes && { fixes }),
      ...(report.fault !== undefined && { fault: moveFault(report.fault, own) }),
    },
    ...(others && { elsewhere: others }),
  };
}

/** Reports with offsets in the draft, as reports with offsets in blocks. */
function anchored(rule: DraftRule, draft: Draft, reports: readonly Report[]): SaidOfBlock[] {
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
    /** Where a part stands in its block; `place` makes it with that place. */
    const inBlock = <T extends object>(span: Span, place: (span: Span) => T): T => {
      const at = blockAt(span.start);
      const moved = place(shift(span, -starts[at]!));
      if (at !== own) (elsewhere ??= new Map()).set(moved, at);
      return moved;
    };
    const at = starts[own]!;
    const related = report.related?.map(({ span, message, elsewhere: place }) =>
      inBlock(span, (moved): Related =>
        place ? { span: moved, message, elsewhere: place } : { span: moved, message },
      ),
    );
    const fixes = report.fixes?.map(({ title, changes, safe, preferred }) => ({
      title,
      changes: changes.map(({ span, newText }) => inBlock(span, (moved) => ({ span: moved, newText }))),
      safe,
      preferred,
    }));
    return {
      rule,
      block: own,
      report: {
        span: shift(report.span, -at),
        message: report.message,
        ...(report.severity && { severity: report.severity }),
        ...(related && { related }),
        ...(fixes && { fixes }),
        ...(report.fault !== undefined && { fault: moveFault(report.fault, -at) }),
      },
      elsewhere,
    };
  });
}

/** Faults are named by where they are ("date@12"). */
function moveFault(fault: string, by: number): string {
  const mark = fault.indexOf('@') + 1;
  return `${fault.slice(0, mark)}${Number(fault.slice(mark)) + by}`;
}

/** What was said of one block, and the faults that it came to. */
interface Heard {
  readonly block: Block;
  readonly ofDraft: readonly SaidOfBlock[];
  readonly faults: readonly Fault[];
  /** The findings of these faults where the block stood last. */
  at: number;
  findings: readonly FindingOfVoices[];
}

const NO_VOICES: readonly SaidOfBlock[] = [];

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
  return finished(judgingInSteps(draft, context, settings, memory));
}

/** The same in steps, between which other things may be done; it may be given up at each, and nothing that is kept is wrong then. */
export function* judgingInSteps(
  draft: Draft,
  context: JudgingContext,
  settings: RuleSettings,
  memory: JudgingMemory,
): Steps<Finding[]> {
  const levels = levelsOf(draft, settings);
  const { blocks, starts } = draft;
  const speaking = DRAFT_RULES.filter((rule) => levels.set.get(rule) !== 'off');
  yield* judgingBlocks(blocks, speaking);
  const ofDraft = yield* memory.judging(draft, context, speaking);
  // What blocks came to holds as long as every rule is as loud, and silent nowhere in particular.
  const loudness =
    levels.quiet.size === 0 ? [...levels.set].map(([{ id }, level]) => `${id} ${level}`).join() : undefined;
  const before = memory.heard(loudness);
  const heard: (Heard | undefined)[] = new Array<undefined>(blocks.length).fill(undefined);
  const moved = blocks.length - before.length;
  const findings: Finding[] = [];
  let isSorted = true;
  let next = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const own = reportsOf(block);
    const first = next;
    while (next < ofDraft.length && ofDraft[next]!.block === index) next += 1;
    if (own === SILENT && next === first) continue;
    const at = starts[index]!;
    let known = before[index];
    if (known?.block !== block) known = before[index - moved];
    if (known?.block !== block || !isSlice(known.ofDraft, ofDraft, first, next)) {
      const ofBlock = next === first ? NO_VOICES : ofDraft.slice(first, next);
      const faults = faultsOf([...own, ...ofBlock], levels, at);
      known = { block, ofDraft: ofBlock, faults, at: -1, findings: [] };
    }
    heard[index] = known;
    // A finding that tells of its own block alone stays the same object while the block stays where it is.
    if (known.at !== at || known.faults.some(({ staysInBlock }) => !staysInBlock)) {
      known.at = at;
      known.findings = known.faults.map((fault) => new FindingOfVoices(fault, at, block, starts));
    }
    for (const finding of known.findings) {
      const last = findings.at(-1);
      if (last && compareFindings(last, finding) > 0) isSorted = false;
      findings.push(finding);
    }
  }
  memory.keep(heard, loudness);
  return isSorted ? findings : findings.sort(compareFindings);
}

function isSlice<T>(part: readonly T[], list: readonly T[], first: number, end: number): boolean {
  if (part.length !== end - first) return false;
  for (let index = 0; index < part.length; index++) if (part[index] !== list[first + index]) return false;
  return true;
}

function compareFindings(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}

/** Whether something touches one of some places, which stand in the order of the text. */
function isHushed(places: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.end > span.start) high = middle;
    else low = middle + 1;
  }
  const place = places[low];
  return place !== undefined && overlaps(place, span);
}

/**
 * What settings and the instructions in the draft say of rules, and the places where an instruction puts a rule to silence: blocks,
 * in the order of the text.
 */
function levelsOf(draft: Draft, settings: RuleSettings) {
  const set = new Map<Rule, Severity | 'off'>();
  for (const [id, severity] of Object.entries(settings)) {
    const rule = ruleById(id);
    if (rule) set.set(rule, severity);
  }
  const quiet = new Map<Rule, Span[]>();
  for (const instruction of draft.instructions) {
    if (instruction.kind !== 'off') continue;
    for (const id of instruction.rules) {
      const rule = ruleById(id);
      if (!rule) continue;
      if (!instruction.where) {
        set.set(rule, 'off');
        continue;
      }
      const places = quiet.get(rule);
      if (places) places.push(instruction.where);
      else quiet.set(rule, [instruction.where]);
    }
  }
  return { set, quiet };
}

/** A rule that speaks of a place, as loud as settings let it. */
interface Voice extends Said {
  readonly severity: Severity;
}

/** What was said of a block, as its faults in the order of the text. */
function faultsOf(all: readonly Said[], { set, quiet }: ReturnType<typeof levelsOf>, at: number): readonly Fault[] {
  const voices: Voice[] = [];
  let named = 0;
  for (const { rule, report, elsewhere } of all) {
    const level = set.get(rule);
    if (level === 'off') continue;
    const places = quiet.get(rule);
    if (places && isHushed(places, shift(report.span, at))) continue;
    if (report.fault !== undefined) named += 1;
    voices.push({ rule, report, elsewhere, severity: level ?? report.severity ?? rule.severity });
  }
  // Two voices may speak of one fault only where both name it: most blocks hold none that is named, or one.
  const groups = named > 1 ? groupsOf(voices) : voices.map((voice) => [voice]);
  const faults = groups.map((group) => new Fault(group));
  return faults.length < 2 ? faults : faults.sort(compareFindings);
}

/** The voices on each fault of a block, the most serious first. */
function groupsOf(voices: readonly Voice[]): readonly (readonly Voice[])[] {
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

/** One fault seen by one or several rules: the most serious speaks, the others stand by as related information. Places count from blocks. */
class Fault implements Finding, FindingOrigin {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Report['message'];
  readonly blocks: readonly number[];
  readonly memo: FindingOrigin['memo'] = {};

  constructor(readonly voices: readonly Voice[]) {
    const { rule, severity, report } = voices[0]!;
    this.rule = rule.id;
    this.severity = severity;
    this.span = report.span;
    this.message = report.message;
    const elsewhere = voices.flatMap((voice) => (voice.elsewhere ? [...voice.elsewhere.values()] : []));
    this.blocks = elsewhere.length === 0 ? NOWHERE_ELSE : elsewhere;
  }

  get staysInBlock(): boolean {
    return this.blocks === NOWHERE_ELSE;
  }

  get related(): readonly Related[] {
    return this.relatedAt((_, part) => part);
  }

  get fixes(): readonly Fix[] {
    return this.fixesAt((_, part) => part);
  }

  relatedAt(placed: Placing): readonly Related[] {
    const [speaker, ...others] = this.voices as [Voice, ...Voice[]];
    return [
      ...(speaker.report.related ?? []).map((related) => placed(speaker, related)),
      ...others.map((voice) => placed(voice, { span: voice.report.span, message: voice.report.message })),
    ];
  }

  fixesAt(placed: Placing): readonly Fix[] {
    const fixes = this.voices.flatMap((voice) =>
      (voice.report.fixes ?? []).map((fix) => ({
        ...fix,
        changes: fix.changes.map((change) => placed(voice, change)),
      })),
    );
    return this.voices.length > 1 ? eachOnce(fixes) : fixes;
  }
}

type Placing = <T extends { readonly span: Span }>(voice: Voice, part: T) => T;

const NOWHERE_ELSE: readonly number[] = [];
const NO_STARTS: readonly number[] = [];

/**
 * A fault where it stands in the draft. Places are worked out when they are asked for: of thousands of findings an editor shows some
 * and repairs few.
 */
class FindingOfVoices implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Report['message'];
  readonly #fault: Fault;
  readonly #at: number;
  readonly #block: Block;
  readonly #starts: readonly number[];

  constructor(fault: Fault, at: number, block: Block, starts: readonly number[]) {
    this.rule = fault.rule;
    this.severity = fault.severity;
    this.span = shift(fault.span, at);
    this.message = fault.message;
    this.#fault = fault;
    this.#at = at;
    this.#block = block;
    // A finding may outlive its draft, the list of the draft's blocks shall not.
    this.#starts = fault.staysInBlock ? NO_STARTS : starts;
  }

  get place(): FindingPlace {
    return { origin: this.#fault, at: this.#at, block: this.#block };
  }

  get related(): readonly Related[] {
    return this.#fault.relatedAt((voice, part) => this.#placed(voice, part));
  }

  get fixes(): readonly Fix[] {
    return this.#fault.fixesAt((voice, part) => this.#placed(voice, part));
  }

  /** A part of what a voice says, with its place in the draft. */
  #placed<T extends { readonly span: Span }>({ elsewhere }: Voice, part: T): T {
    const other = elsewhere?.get(part);
    return { ...part, span: shift(part.span, other === undefined ? this.#at : this.#starts[other]!) };
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
