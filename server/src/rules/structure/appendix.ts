import type { Draft } from '../../draft/draft';
import { toRoman } from '../../draft/labels';
import { isRevision, placesOf, type Places } from '../../draft/places';
import { shift, spanOf, type Span } from '../../draft/span';
import { foldedText } from '../../draft/blocks';
import { appendix as say } from '../../messages/references';
import type { Section } from '../../draft/sections';
import { replace, type DraftRule, type JudgingContext, type Report } from '../rule';
import { changeTo } from '../../messages/fixes';

/** Appendices and what the text says of them: each is pointed to, each that is pointed to is there, and their numbers follow. */
export const appendix: DraftRule = {
  id: 'structure/appendix',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Phụ lục được nhắc đến mà không có, có mà không được nhắc đến, hoặc đánh số sai',
    en: 'An appendix that is mentioned but missing, that is never mentioned, or that is wrongly numbered',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục II, điểm 1 và mục IV, điểm 5.2; Nghị định 30/2020/NĐ-CP, Phụ lục I (phụ lục kèm theo văn bản)',
    en: 'Hướng dẫn 05-HD/VPTW II.1 and IV.5.2; Nghị định 30/2020/NĐ-CP, Phụ lục I (appendices)',
  },
  check(draft, context) {
    // Without a heading in an appendix there is none, and the outline need not be made to know.
    if (!draft.blocks.some(({ kind, exit }) => kind === 'heading' && exit.part === 'appendix')) return [];
    if (!draft.sections.some(({ kind }) => kind === 'appendix')) return [];
    const heads = headsOf(draft);
    const places = placesOf(draft);
    const reports = [
      ...missing(places, heads),
      ...unmentioned(draft, places, heads),
      ...numbering(draft, heads, context),
    ];
    return reports.length > 0 && isRevision(draft) ? [] : reports;
  },
};

interface Head {
  readonly section: Section;
  /** "Phụ lục II", without its title. */
  readonly span: Span;
  readonly name: string;
  readonly number: number | undefined;
  /** Where the number stands, and how it is written. */
  readonly written: { readonly span: Span; readonly text: string } | undefined;
}

const NUMBER = /(?:số|SỐ)?\s{0,4}([IVXLC]{1,7}|\d{1,3})$/;

function headsOf(draft: Draft): Head[] {
  return placesOf(draft).documents.flatMap((document): Head[] => {
    const section = document.head;
    if (section?.kind !== 'appendix') return [];
    const match = NUMBER.exec(section.label);
    const from = match ? section.labelSpan.start + section.label.length - match[1]!.length : 0;
    const within = match ? draft.text.slice(from, section.labelSpan.end).indexOf(match[1]!) : -1;
    const start = within < 0 ? -1 : from + within;
    const text = match?.[1];
    return [
      {
        section,
        span: section.labelSpan,
        name: section.label.replace(/^PHỤ\s+LỤC/, 'Phụ lục'),
        number: section.path[0],
        written: text !== undefined && start >= 0 ? { span: spanOf(start, start + text.length), text } : undefined,
      },
    ];
  });
}

/** The numbers are a whole series: what is not among them is not in this file by oversight of the reader. */
function isSeries(heads: readonly Head[]): boolean {
  return heads.length > 1 && heads.every(({ number }, index) => number === index + 1);
}

/** Appendices of which the draft speaks as its own, and that it lacks. One that has none may keep them in other files. */
function missing(places: Places, heads: readonly Head[]): Report[] {
  if (!isSeries(heads)) return [];
  const last = heads.at(-1)!;
  return places.references.flatMap((placed): Report[] => {
    const { value, at } = placed;
    if (value.document.kind !== 'here' || places.documentOf(placed) !== places.own) return [];
    return value.parts.flatMap((part): Report[] => {
      const [number] = part.path;
      if (part.level !== 'appendix' || part.within !== undefined || number === undefined || number <= heads.length) return [];
      const wanted = `Phụ lục ${placed.block.text.slice(part.number.start, part.number.end)}`;
      return [
        {
          span: shift(part.span, at),
          message: say.missing(wanted, `${heads[0]!.name} – ${last.name}`),
          related: [{ span: last.span, message: say.here(last.name) }],
        },
      ];
    });
  });
} // prettier-ignore

/** Words that point to what is attached without its number: then nothing is unmentioned for certain. */
const MAY_POINT_TO_ALL = /[kK]èm|[đĐ]ính|KÈM|[lL]ục|LỤC|kem|luc/;
const POINTS_TO_ALL = /(?:kem theo|dinh kem|gui kem)(?![a-z])/;
const NUMBERED =
  /^phu luc (?:so )?(?:[ivxlc]{1,7}|\d{1,3})(?![a-z0-9])(?:,? (?:duoc )?(?:(?:ban hanh|gui) )?kem theo)?/;

/** Appendices that nothing in the text before them points to. */
function unmentioned(draft: Draft, places: Places, heads: readonly Head[]): Report[] {
  const first = heads[0]!.section.range.start;
  if (!hasWholeText(draft, first)) return [];
  const named = new Set<number | undefined>();
  for (const { value, at } of places.references)
    value.parts.forEach((part, index) => {
      if (part.level !== 'appendix' || at + part.span.start >= first) return;
      const [number] = part.path;
      // "các Phụ lục từ 1 đến 4" names those between as well.
      const from = part.through ? value.parts[index - 1]?.path[0] : undefined;
      for (let between = from ?? number ?? 0; number !== undefined && between < number; between++) named.add(between);
      named.add(number);
    });
  if (named.has(undefined) || heads.every(({ number }) => named.has(number))) return [];
  for (let index = 0; index < draft.blocks.length && draft.starts[index]! < first; index++) {
    const block = draft.blocks[index]!;
    if (block.kind === 'blank' || block.kind === 'verbatim') continue;
    if (MAY_POINT_TO_ALL.test(block.composed.text) && speaksOfAll(foldedText(block))) return [];
  }
  return heads.flatMap(({ span, name, number }): Report[] =>
    named.has(number) ? [] : [{ span, message: say.unmentioned(name) }],
  );
}

/** Whether the text that should point to the appendices stands before them, from its title to its end, and not in another file. */
function hasWholeText({ identity: { title }, sections, starts }: Draft, first: number): boolean {
  return (
    title !== undefined &&
    starts[title.last]! < first &&
    sections.some(({ kind, range }) => (kind === 'recipients' || kind === 'signature') && range.start < first)
  );
}

/** "Phụ lục II kèm theo" is one of them, "các phụ lục" and "danh sách kèm theo" may be any. */
function speaksOfAll(folded: string): boolean {
  return folded
    .replace(/ {2,}/g, ' ')
    .split(/(?=phu luc)/)
    .some((piece) => {
      const numbered = NUMBERED.exec(piece)?.[0].length ?? 0;
      return (piece.startsWith('phu luc') && numbered === 0) || POINTS_TO_ALL.test(piece.slice(numbered));
    });
}

/** From these days on the norm of the numerals is known. */
const PARTY_FROM = '2018-04-03';
const STATE_FROM = '2020-03-05';

/** The numerals that the norm in force on the day of the draft asks for; legislation has norms of its own. */
function numeralsOf({ identity: { code } }: Draft, { regime, date }: JudgingContext): 'roman' | 'arabic' | undefined {
  const day = date?.latest ?? date?.earliest;
  if (day === undefined || code?.form === 'normative' || code?.form === 'law') return undefined;
  if (regime === 'party') return day >= PARTY_FROM ? 'arabic' : undefined;
  return regime === 'state' && day >= STATE_FROM ? 'roman' : undefined;
}

function numbering(draft: Draft, heads: readonly Head[], context: JudgingContext): Report[] {
  const reports: Report[] = [];
  if (heads.length > 1 && heads.every(({ number }) => number !== undefined)) {
    let due = 1;
    for (const { span, number, name } of heads) {
      if (number! > due) reports.push({ span, message: say.gap(name, `Phụ lục ${numberLike(heads[0]!, due)}`) });
      due = number! + 1;
    }
  }
  const numerals = heads.length < 2 ? undefined : numeralsOf(draft, context);
  for (const { written, number } of heads) {
    if (!written || !numerals) continue;
    const isRoman = /^[IVXLC]/.test(written.text);
    if (isRoman === (numerals === 'roman')) continue;
    const right = isRoman ? String(number) : toRoman(number!);
    reports.push({
      span: written.span,
      severity: 'hint',
      message: isRoman ? say.arabic(written.text, right) : say.roman(written.text, right),
      fixes: [replace(written.span, right, changeTo(right))],
    });
  }
  return reports;
}

function numberLike({ written }: Head, value: number): string {
  return written && /^[IVXLC]/.test(written.text) ? toRoman(value) : String(value);
}
