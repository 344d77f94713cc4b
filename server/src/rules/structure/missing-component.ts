import { readAppendixHead } from '../../draft/labels';
import type { Block } from '../../draft/blocks';
import { mayBeComponent } from '../../draft/components';
import type { Draft } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import type { Span } from '../../draft/span';
import { missingComponents as say } from '../../messages/components';
import { componentsOn, type MandatoryComponent } from '../../norms/layout';
import type { DocumentType } from '../../norms/types';
import { typeByName } from '../../norms/types';
import type { DraftRule, JudgingContext, Report } from '../rule';
import { componentsOf, isBeingTyped, isGoverned, isOfComponents, lastDay } from './governing';

/** What stands before the body. */
const HEAD: ReadonlySet<MandatoryComponent> = new Set(['heading', 'motto', 'issuer', 'number', 'place-date', 'type']);

/**
 * The mandatory components of a document. A draft grows: before there is an end nothing is missing, only not there yet; a
 * head that is not there at all was lost in copying. Only what both has and lacks is a fault.
 */
export const missingComponent: DraftRule = {
  id: 'structure/missing-component',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Thiếu thành phần thể thức bắt buộc',
    en: 'A mandatory component of the document is missing',
  },
  norm: {
    vi: 'Quy định 399-QĐ/TW, Điều 14 (trước 09/01/2026: Quy định 66-QĐ/TW, Điều 15); Nghị định 30/2020/NĐ-CP, Điều 8',
    en: 'Quy định 399-QĐ/TW, article 14 (before 09/01/2026: 66-QĐ/TW, article 15); Nghị định 30/2020/NĐ-CP, article 8',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    const type = typeOf(draft);
    const asked = type && askedOf(draft, context, type);
    if (!asked) return [];
    const { system, norm, components } = asked;
    const missing = components.filter((component) => !isThere(draft, component));
    const inHead = missing.filter((component) => HEAD.has(component));
    const inEnd = missing.filter((component) => !HEAD.has(component));
    const head = hasHead(draft);
    const end = endOf(draft);
    const anchor = anchorOf(draft);
    if (!anchor || missing.length === 0) return [];
    if (!head) {
      // Neither head nor end: an excerpt.
      if (end !== 'finished' || inHead.length === 0) return [];
      return [{ span: anchor, severity: 'information', message: say.lost(system, inHead) }];
    }
    if (end === 'none') {
      if (!isLong(draft)) return [];
      return [{ span: anchor, severity: 'information', message: say.notYet(system, missing) }];
    }
    const reports: Report[] = [];
    if (inHead.length > 0) reports.push({ span: anchor, message: say.sure(system, inHead, norm) });
    if (inEnd.length > 0 && end === 'finished' && !isEndBeingTyped(draft, inEnd))
      reports.push({ span: endAnchor(draft) ?? anchor, message: say.sure(system, inEnd, norm) });
    return reports;
  },
};

interface Asked {
  readonly system: 'party' | 'state';
  readonly norm: string;
  readonly components: readonly MandatoryComponent[];
}

/** What both ends of the draft's day ask for. A draft without a day is of today: its day is one of the things that lack. */
function askedOf(draft: Draft, context: JudgingContext, type: DocumentType): Asked | undefined {
  const { regime: system, date } = context;
  const earliest = date?.earliest ?? context.today;
  if (!system || !isGoverned(draft, system, earliest)) return undefined;
  if (isAttachedAlone(draft)) return undefined;
  const first = componentsOn(system, earliest, type.id);
  const last = componentsOn(system, date ? lastDay(date) : context.today, type.id);
  if (!first || !last) return undefined;
  const congress = componentsOf(draft, 'issuer', 'superior').some(({ text }) => /^dai hoi /.test(foldKey(text)));
  const published = draft.identity.code?.bodies.some((letters) => PUBLISHED.has(letters)) === true;
  const components = last.components.filter(
    (component) => first.components.includes(component) && !((congress || published) && component === 'recipients'),
  );
  return { system, norm: `${last.list.norm}, ${last.list.place}`, components };
}

/** Bodies whose documents go about in print, without their recipients. */
const PUBLISHED = new Set(['TW', 'CP', 'TTg']);

const LETTER = typeByName('Công văn');

/** The type of the draft: a letter has no type name, but says whom it goes to below a number or a subject of its own. */
function typeOf(draft: Draft): DocumentType | undefined {
  const { type, title, code } = draft.identity;
  if (title) return type;
  const addressed = componentsOf(draft, 'addressee').length > 0;
  if (addressed && (code?.form === 'letter' || componentsOf(draft, 'subject').length > 0)) return LETTER;
  return code?.lettersKnown === true && componentsOf(draft, 'number').length > 0 ? type : undefined;
}

/** "QUY CHẾ ... (Ban hành kèm theo Quyết định số ...)", or an appendix, in a file of its own. */
function isAttachedAlone(draft: Draft): boolean {
  const { title } = draft.identity;
  const first = draft.blocks.find(({ kind }) => kind !== 'blank' && kind !== 'verbatim');
  if (first && readAppendixHead(first.text, true)) return true;
  const body = componentsOf(draft, 'body')[0];
  return (
    title !== undefined && componentsOf(draft, 'issued-with').some(({ span }) => !body || span.start < body.span.start)
  );
}

function hasHead(draft: Draft): boolean {
  return (
    componentsOf(draft, 'party-heading', 'national-heading', 'issuer', 'number', 'place-date').length > 0 ||
    draft.identity.code !== undefined
  );
}

/** Whether the end has begun, and whether one of its two halves stands there whole. */
function endOf(draft: Draft): 'none' | 'begun' | 'finished' {
  const signed = componentsOf(draft, 'authority', 'office', 'signatory');
  const listed = componentsOf(draft, 'recipient', 'filing', 'recipients');
  if (signed.length === 0 && listed.length === 0) return 'none';
  const kinds = new Set(signed.map(({ kind }) => kind));
  const whole = kinds.size > 1 || listed.some(({ kind, text }) => kind === 'filing' && /\.$/.test(text));
  return whole ? 'finished' : 'begun';
}

/** Whether the half of the end that lacks may just be being typed: something unknown stands behind the other half. */
function isEndBeingTyped(draft: Draft, missing: readonly MandatoryComponent[]): boolean {
  const parts = componentsOf(draft, 'authority', 'office', 'signatory', 'recipients', 'recipient', 'filing');
  const end = Math.max(...parts.map(({ span }) => span.end));
  if (missing.includes('signature') && isBeingTyped(draft, { start: end, end })) return true;
  const attached = componentsOf(draft, 'appendix', 'issued-with').find(({ span }) => span.start >= end);
  return /[\p{sc=Latin}\d]/u.test(
    draft.text.slice(end, Math.min(attached?.span.start ?? draft.text.length, end + LONGEST_END)),
  );
}

/** A draft of fewer blocks of body is only begun. */
const LONG_BODY = 12;

function isLong(draft: Draft): boolean {
  const [body] = componentsOf(draft, 'body');
  if (!body) return false;
  const from = draft.blockIndexAt(body.span.start);
  const to = draft.blockIndexAt(body.span.end);
  return draft.blocks.slice(from, to + 1).filter(({ kind }) => kind !== 'blank').length >= LONG_BODY;
}

/** Where what the head lacks is said: at the type name, or at what stands in the head instead. */
function anchorOf(draft: Draft): Span | undefined {
  const [first] = (['type', 'number', 'issuer', 'addressee'] as const).flatMap((kind) => componentsOf(draft, kind));
  return first?.span;
}

function endAnchor(draft: Draft): Span | undefined {
  return componentsOf(draft, 'authority', 'office', 'recipients')[0]?.span;
}

/** A number and a day somewhere in the head, in columns that ran into one another or in one cell of a table. */
const NUMBERED = /(?:^|[ >])so ?:? ?[\d.…_-]/;
const DATED = /ngay .{0,14}thang .{0,14}nam/;
/** More of a head than any document has, in units. */
const LONGEST_HEAD = 4000;
/** More of an end than most documents have, in units and in blocks. */
const LONGEST_END = 6000;
const END_BLOCKS = 60;

function isThere(draft: Draft, component: MandatoryComponent): boolean {
  const { identity } = draft;
  switch (component) {
    case 'heading':
      // Columns that ran into one another may break the words.
      return /dang cong san|cong hoa xa hoi/.test(headKey(draft));
    case 'motto':
      return /doc lap|hanh phuc/.test(headKey(draft));
    case 'issuer':
      return componentsOf(draft, 'issuer').length > 0 || hasOtherCapitals(draft);
    case 'number':
      return componentsOf(draft, 'number').length > 0 || identity.code !== undefined || NUMBERED.test(headKey(draft));
    case 'place-date':
      return (
        componentsOf(draft, 'place-date').length > 0 || identity.date?.known === 'stated' || DATED.test(headKey(draft))
      );
    case 'type':
      return identity.title !== undefined || namesItsType(draft);
    case 'recipients':
      return (
        componentsOf(draft, 'recipients', 'recipient', 'filing').length > 0 ||
        /noi (?:nhan|gui)/.test(foldKey(linesOf(draft.blocks.slice(-END_BLOCKS))))
      );
    case 'signature':
      return componentsOf(draft, 'authority', 'office', 'signatory').length > 0 || endsInCapitals(draft);
  }
}

/** Where the head ends: at the title, or at the body. */
function headEnd(draft: Draft): number {
  const { title } = draft.identity;
  const end = title ? draft.starts[title.first]! : (componentsOf(draft, 'body')[0]?.span.start ?? 0);
  return Math.min(end, LONGEST_HEAD);
}

function headKey(draft: Draft): string {
  return foldKey(draft.text.slice(0, headEnd(draft)).replace(/[\s|*_\\]{1,200}/g, ' '));
}

/** The short blocks among some, on lines of their own. */
function linesOf(blocks: readonly Block[]): string {
  return blocks
    .filter(mayBeComponent)
    .map(({ text }) => text)
    .join('\n');
}

/** Whether the head has a line in capitals that was read as nothing: the name of a body that nobody knows. */
function hasOtherCapitals(draft: Draft): boolean {
  let head = draft.text.slice(0, headEnd(draft));
  for (const { span } of [...draft.components].reverse())
    if (span.end <= head.length) head = `${head.slice(0, span.start)}${head.slice(span.end)}`;
  return /\p{Lu}{2}/u.test(head.normalize('NFC'));
}

/** Whether the type name stands there in small letters: found fault with elsewhere, but not missing. */
function namesItsType(draft: Draft): boolean {
  const { type } = draft.identity;
  const [body] = componentsOf(draft, 'body');
  if (!type) return false;
  const head = draft.blocks.slice(0, body ? draft.blockIndexAt(body.span.start) + 2 : 2);
  return foldKey(linesOf(head)).includes(foldKey(type.name));
}

/** Whether a line in capitals stands behind the body: an office that nobody knows. */
function endsInCapitals(draft: Draft): boolean {
  const [body] = componentsOf(draft, 'body');
  const from = body ? draft.blockIndexAt(body.span.end) + 1 : 0;
  return linesOf(draft.blocks.slice(from, from + END_BLOCKS))
    .normalize('NFC')
    .split('\n')
    .some((line) => /\p{Lu}{2}[ \u00a0]\p{Lu}{2}/u.test(line) && !/\p{Ll}{2}/u.test(line));
}
