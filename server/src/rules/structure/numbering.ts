import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { POINT_LETTERS, toRoman } from '../../draft/labels';
import { shapeOf, type Section } from '../../draft/sections';
import { spanOf } from '../../draft/span';
import { changeTo } from '../../messages/fixes';
import { numbering as says } from '../../messages/structure';
import type { Text } from '../../messages/text';
import { lookForAll, replace, type DraftRule, type Report } from '../rule';
import { documentsOf, sequencesOf, type Sequence } from './sequences';

/**
 * Numbers of sections follow one another: no gap, no repeat, the number of a parent before that of a child, and đ between d and e
 * [HD05 I.6.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I].
 *
 * A run that is mostly out of order was not read as its author meant it: then nothing is said.
 */
export const numbering: DraftRule = {
  id: 'structure/numbering',
  scope: 'draft',
  looksAt: lookForAll((block, missed) => ({ at: 0, values: takenFrom(block, missed) })),
  heeds: (draft) => missedIn.get(draft),
  severity: 'warning',
  summary: {
    vi: 'Số mục bị nhảy, bị lặp, đi lùi hoặc không khớp với mục cha',
    en: 'A section number is skipped, repeated, goes back or does not match its parent',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I.6.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I (bố cục phần, chương, mục, điều, khoản, điểm)',
    en: 'Hướng dẫn 05-HD/VPTW, I.6.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I (order of parts, chapters, articles, clauses and points)',
  },
  check(draft) {
    const reports: Report[] = [];
    const blanks = countBlanks(draft);
    for (const document of documentsOf(draft))
      for (const sequence of sequencesOf(document)) {
        if (isForm(draft, blanks, sequence)) continue;
        const wrong = checkParent(draft, sequence);
        if (wrong) reports.push(wrong);
        reports.push(...checkOrder(draft, sequence, wrong === undefined));
      }
    return reports;
  },
};

/** The number that counts among fellows: the last of a decimal, else the first; "3a" counts as 3 and a little. */
function valueOf({ kind, path }: Section): number {
  if (kind === 'decimal') return path.at(-1)!;
  return path[0]!;
}

const BLANKS = /…{3}|\.{8}|_{8}/;

function hasBlanks({ kind, memo, text }: Block): boolean {
  return (memo.blanks ??= kind !== 'blank' && BLANKS.test(text));
}

/** How many blocks up to each one have lines to be filled in. */
function countBlanks({ blocks }: Draft): readonly number[] {
  let count = 0;
  return blocks.map((block) => (count += Number(hasBlanks(block))));
}

/** A form to be filled in, with its dotted lines, has numbers of its own. */
function isForm(draft: Draft, blanks: readonly number[], { sections }: Sequence): boolean {
  const first = draft.blockIndexAt(sections[0]!.range.start);
  const last = draft.blockIndexAt(Math.max(0, sections.at(-1)!.range.end - 1));
  return blanks[last]! > (blanks[first - 1] ?? 0);
}

/** How far back the rule looks from a section: see {@link isQuoted}. */
const LEAD = 60;
/** “như sau:”, also where it is decomposed. */
const LONGEST_LEAD = 16;

/** The outline, blanks to be filled in, how a block ends, and whether the numbers that were missed stand within its lines. */
function takenFrom(block: Block, missed: unknown): readonly unknown[] {
  const numbers = missed as ReadonlySet<string> | undefined;
  const lines = block.cut ? block.text : [...(numbers ?? [])].map((number) => standsIn(block.composed.text, number));
  return [
    shapeOf(block),
    hasBlanks(block),
    block.text.slice(Math.max(0, block.text.trimEnd().length - LONGEST_LEAD)),
    lines,
  ];
}

const missedIn = new WeakMap<Draft, Set<string>>();

/** Whether a number that is missing in the outline stands within a line of the text. */
function standsWithin(draft: Draft, text: string, number: string): boolean {
  let missed = missedIn.get(draft);
  if (!missed) missedIn.set(draft, (missed = new Set()));
  missed.add(number);
  return standsIn(text, number);
}

type Step = 'next' | 'restart' | 'gap' | 'repeat' | 'back';

function stepFrom(a: Section, b: Section): Step {
  const from = valueOf(a);
  const to = valueOf(b);
  if (a.kind === 'article' || a.kind === 'number') {
    // "Điều 7a" was put in behind Điều 7.
    const [, letter] = a.kind === b.kind ? a.path : [];
    const [, next] = b.path;
    if (next !== undefined)
      return to === from && (letter === undefined || next > letter) ? 'next' : to > from ? 'gap' : 'back';
  }
  if (to === from + 1) return 'next';
  // Headings by A, B, C, D go on with E as well as with Đ.
  if (a.kind === 'capital' && a.label.startsWith('D') && b.label.startsWith('E')) return 'next';
  if (to === 1) return 'restart';
  if (to === from) return 'repeat';
  return to > from ? 'gap' : 'back';
}

/** Kinds of which even two tell that one between them is missing; two numbered clauses may belong to two lists. */
const STRONG: ReadonlySet<string> = new Set(['part', 'chapter', 'article', 'roman', 'letter']);

/** What stands right behind "như sau:" and does not go on with the numbers is quoted, though the quotation marks were lost. */
function isQuoted(draft: Draft, before: Section, section: Section): boolean {
  const value = valueOf(section);
  if (value === valueOf(before) + 1) return false;
  return /như sau:$/.test(
    draft.text
      .slice(Math.max(0, section.range.start - LEAD), section.range.start)
      .normalize('NFC')
      .trimEnd(),
  );
}

function checkOrder(draft: Draft, { sections: all, parent }: Sequence, first: boolean): Report[] {
  const sections = all.filter((section, index) => index === 0 || !isQuoted(draft, all[index - 1]!, section));
  if (sections.length < 2) return [];
  const found: { report: Report; index: number }[] = [];
  let good = 0;
  for (let index = 1; index < sections.length; index++) {
    const before = sections[index - 1]!;
    const section = sections[index]!;
    const step = stepFrom(before, section);
    if (step === 'next') good += 1;
    if (step === 'next' || step === 'restart') continue;
    const after = sections[index + 1];
    const expected = valueOf(before) + 1;
    const right = rewritten(section, expected);
    // One wrong number between two right ones: 1, 2, 5, 4.
    if (after && right !== undefined && valueOf(after) === expected + 1 && stepFrom(section, after) !== 'next') {
      found.push({
        index,
        report: report(section, before, says.slip(section.label, before.label, after.label, right), right),
      });
      index += 1;
      good += 1;
      continue;
    }
    if (step === 'gap') {
      if (isInline(draft, before, section, expected)) continue;
      found.push({
        index,
        report: report(section, before, says.gap(before.label, section.label, missing(section, expected))),
      });
    } else if (step === 'repeat')
      found.push({ index, report: report(section, before, says.repeat(section.label), after ? undefined : right) });
    else found.push({ index, report: report(section, before, says.back(section.label, before.label)) });
  }
  const { kind } = sections[0]!;
  if (found.length > 0 && found.length * 2 > good + (STRONG.has(kind) ? 2 : 0)) return [];
  return [...(first ? missingFirst(draft, sections, parent, good) : []), ...found.map(({ report }) => report)];
}

function report(section: Section, before: Section, message: Text, right?: string): Report {
  const span = section.labelSpan;
  return {
    span,
    message,
    related: [{ span: before.labelSpan, message: says.before(before.label) }],
    fixes: right === undefined ? [] : [replace(span, right, changeTo(right), { preferred: true })],
  };
}

/** A list inside a numbered section that begins with b) or 2.2. */
function missingFirst(draft: Draft, sections: readonly Section[], parent: Section | undefined, good: number): Report[] {
  const [first] = sections as readonly [Section];
  const value = valueOf(first);
  if (!parent || value < 2 || value > 3 || good < 1 || (first.kind !== 'letter' && first.kind !== 'decimal')) return [];
  const lead = { ...parent, range: spanOf(parent.range.start, first.range.start) };
  if (isInline(draft, lead, first, 1)) return [];
  const message = says.missingFirst(first.label, missing(first, 1));
  return [{ span: first.labelSpan, message }];
}

/** "2.3." in section 1. Decimals right under a Roman number may count by it or not; they are left alone. */
function checkParent(draft: Draft, { sections, parent }: Sequence): Report | undefined {
  const [first] = sections as readonly [Section];
  if (first.kind !== 'decimal' || !parent || !(parent.kind === 'number' || parent.kind === 'decimal')) return undefined;
  const above = first.path.slice(0, -1);
  if (above.length !== parent.path.length || above.every((part, index) => part === parent.path[index]))
    return undefined;
  // "2. Biên mục" that stands within a line of section 1 is the parent.
  if (standsWithin(draft, draft.text.slice(parent.range.start, first.range.start), above.join('.'))) return undefined;
  const right = `${[...parent.path, ...first.path.slice(-1)].join('.')}${first.mark}`;
  const span = first.labelSpan;
  return {
    span,
    message: says.parent(first.label, parent.label),
    related: [{ span: parent.labelSpan, message: says.above(parent.label) }],
    // Of several, each wants its new number: the lightbulb for renumbering does that.
    fixes: sections.length === 1 ? [replace(span, right, changeTo(right))] : [],
  };
}

/** The number as the label of a section writes it. */
function numberLike({ kind, label, path }: Section, value: number): string | undefined {
  switch (kind) {
    case 'decimal':
      return [...path.slice(0, -1), value].join('.');
    case 'letter':
      return POINT_LETTERS[value - 1];
    case 'capital':
      return POINT_LETTERS[value - 1]?.toUpperCase();
    case 'roman':
      return toRoman(value);
    default:
      return /\d/.test(label) ? String(value) : toRoman(value);
  }
}

/** The label with another number; undefined where its own is written in words or not found. */
function rewritten(section: Section, value: number): string | undefined {
  const own = numberLike(section, valueOf(section));
  const other = numberLike(section, value);
  if (own === undefined || other === undefined || section.path.length > (section.kind === 'decimal' ? 9 : 1))
    return undefined;
  const at = section.label.lastIndexOf(own);
  return at < 0 ? undefined : section.label.slice(0, at) + other + section.label.slice(at + own.length);
}

/** What is missing before a section, from a value on: "“3.”", "“3.” đến “5.”". */
function missing(section: Section, from: number): string {
  const name = (value: number): string => `“${rewritten(section, value) ?? numberLike(section, value) ?? value}”`;
  const to = valueOf(section) - 1;
  return from === to ? name(from) : `${name(from)} – ${name(to)}`;
}

/** Where the number that seems to be missing stands within a line, as when line ends were lost, nothing is missing. */
function isInline(draft: Draft, before: Section, section: Section, from: number): boolean {
  const text = draft.text.slice(before.range.start, section.range.start).normalize('NFC');
  for (let value = from; value < valueOf(section); value++) {
    const number = numberLike(section, value);
    if (number === undefined) return false;
    if (!standsWithin(draft, text, number)) return false;
  }
  return true;
}

function standsIn(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const behind = text.slice(at + number.length, at + number.length + 2);
    if (!/[\p{sc=Latin}\d.]/u.test(text[at - 1] ?? ' ') && /^ ?[.):/-]|^\s/.test(behind)) return true;
  }
  return false;
}
