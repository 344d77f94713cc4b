/** Actions over a draft as a whole, each one edit that can be undone at once. What they change is worked out when they are chosen. */
import { readDraft, type Draft } from '../draft/draft';
import { contains, type Span } from '../draft/span';
import { joinAllParagraphs, renumberFootnotes as renumberTitle, unifyToneMarks } from '../messages/shape';
import type { Text } from '../messages/text';
import type { Change, Finding } from '../rules/rule';
import { splitParagraph } from '../rules/structure/split-paragraph';
import { placementsIn, placeTones, tonePlacement, type Placement } from '../rules/text/tone-placement';
import { joinChanges } from './changes';
import { applyChanges } from './code-actions';
import { areOutOfOrder, isAtFootnote, renumberFootnotes } from './footnotes';

/** Names of the actions; as kinds they stand below `source.butSon` and, where the cursor is on the matter, `refactor.rewrite.butSon`. */
export const DRAFT_ACTIONS = [
  'joinParagraphs',
  'unifyToneMarks',
  'toneMarksOnFirstVowel',
  'toneMarksOnLastVowel',
  'renumberFootnotes',
] as const;

export type DraftActionName = (typeof DRAFT_ACTIONS)[number];

export interface DraftAction {
  readonly name: DraftActionName;
  readonly title: Text;
}

/** How a draft is judged, the rules as the user set them. */
export type Judge = (draft: Draft) => readonly Finding[];

/** Actions that would change something. */
export function actionsFor(draft: Draft, findings: readonly Finding[]): DraftAction[] {
  const actions: DraftAction[] = [];
  const split = findings.filter(({ rule }) => rule === splitParagraph.id).length;
  if (split > 0) actions.push({ name: 'joinParagraphs', title: joinAllParagraphs(split) });
  const { first, last } = placementsIn(draft);
  // As many of the one as of the other: the draft has no way of its own, and nobody has chosen one.
  if (first > 0 && last > 0 && first !== last)
    actions.push({
      name: 'unifyToneMarks',
      title: unifyToneMarks(first > last ? 'hóa' : 'hoá', Math.min(first, last)),
    });
  if (areOutOfOrder(draft)) actions.push({ name: 'renumberFootnotes', title: renumberTitle });
  return actions;
}

/** Actions about what stands at a place: a split paragraph among several, a tone mark in a draft that has two ways, a footnote. */
export function actionsAt(draft: Draft, findings: readonly Finding[], place: Span): DraftAction[] {
  const actions: DraftAction[] = [];
  const at = (rule: string): boolean =>
    findings.some(
      (finding) => finding.rule === rule && contains(finding.span, place.start) && contains(finding.span, place.end),
    );
  const split = findings.filter(({ rule }) => rule === splitParagraph.id).length;
  if (split > 1 && at(splitParagraph.id)) actions.push({ name: 'joinParagraphs', title: joinAllParagraphs(split) });
  if (at(tonePlacement.id)) {
    const { first, last } = placementsIn(draft);
    const onFirst: DraftAction = { name: 'toneMarksOnFirstVowel', title: unifyToneMarks('hóa', last) };
    const onLast: DraftAction = { name: 'toneMarksOnLastVowel', title: unifyToneMarks('hoá', first) };
    actions.push(...(first > last ? [onFirst, onLast] : [onLast, onFirst]));
  }
  if (isAtFootnote(draft, place) && areOutOfOrder(draft))
    actions.push({ name: 'renumberFootnotes', title: renumberTitle });
  return actions;
}

/** What an action changes, in order and without overlap. */
export function changesOf(name: DraftActionName, draft: Draft, judge: Judge): readonly Change[] {
  switch (name) {
    case 'joinParagraphs':
      return joinParagraphs(draft, judge);
    case 'unifyToneMarks': {
      const { first, last } = placementsIn(draft);
      return first === last ? [] : placeTones(draft, first > last ? 'first' : 'last');
    }
    case 'toneMarksOnFirstVowel':
    case 'toneMarksOnLastVowel': {
      const placement: Placement = name === 'toneMarksOnFirstVowel' ? 'first' : 'last';
      return placeTones(draft, placement);
    }
    case 'renumberFootnotes': {
      const renumbering = renumberFootnotes(draft);
      return renumbering.kind === 'done' ? renumbering.changes : [];
    }
  }
}

/** A paragraph that is cut again and again is joined piece by piece. */
const MOST_ROUNDS = 50;

/** Joins every paragraph that the rule names. Where a note lies between the pieces it moves behind the whole. */
function joinParagraphs(draft: Draft, judge: Judge): Change[] {
  let changes: Change[] = [];
  let current = draft;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = apartFrom(judge(current).filter(({ rule }) => rule === splitParagraph.id));
    if (more.length === 0) break;
    changes = joinChanges(draft.text.toString(), changes, more);
    current = readDraft(applyChanges(current.text.toString(), more), draft.markup);
  }
  return changes;
}

/** The changes of the first repair of each finding, as far as no two repairs touch; the others follow when these are done. */
function apartFrom(findings: readonly Finding[]): Change[] {
  const taken: Change[] = [];
  let free = 0;
  for (const { fixes } of findings) {
    const own = [...(fixes[0]?.changes ?? [])].sort((a, b) => a.span.start - b.span.start);
    if (own.length === 0 || (taken.length > 0 && own[0]!.span.start <= free)) continue;
    taken.push(...own);
    free = own.at(-1)!.span.end;
  }
  return taken;
}
