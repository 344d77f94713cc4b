/** Which layout judges a draft: that of its system on its own day, where the draft is a document that the norm governs. */
import { foldKey } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import type { Block } from '../../draft/blocks';
import { mayBeComponent, type Component, type ComponentKind } from '../../draft/components';
import { addDays } from '../../draft/dates';
import type { Draft } from '../../draft/draft';
import type { DraftDate } from '../../draft/identity';
import type { Span } from '../../draft/span';
import { layoutOn, type Layout, type LayoutSystem } from '../../norms/layout';
import { LAW_TYPES } from '../../norms/types';
import type { JudgingContext, Look } from '../rule';

/** The layouts on the first and on the last day that a draft may have; mostly one. */
export interface Governing {
  readonly system: LayoutSystem;
  readonly first: Layout;
  readonly last: Layout;
}

/** What both layouts say; undefined where they differ, and so nothing is certain. */
export function agreed<T>({ first, last }: Governing, pick: (layout: Layout) => T): T | undefined {
  const value = pick(first);
  return JSON.stringify(value) === JSON.stringify(pick(last)) ? value : undefined;
}

/** A document follows the meeting from which its day is inferred by so many days at most. */
const AFTER_MEETING = 60;

/** The last day that a draft may have. */
export function lastDay({ earliest, latest }: DraftDate): string {
  return latest ?? addDays(earliest, AFTER_MEETING);
}

export function governing(draft: Draft, context: JudgingContext): Governing | undefined {
  const { regime: system, date } = context;
  if (!system || !date || !isGoverned(draft, system, date.earliest)) return undefined;
  const first = layoutOn(system, date.earliest);
  const last = layoutOn(system, lastDay(date));
  return first && last ? { system, first, last } : undefined;
}

/** The components of one kind, in the order of the text. */
export function componentsOf(draft: Draft, ...kinds: ComponentKind[]): readonly Component[] {
  return draft.components.filter(({ kind }) => kinds.includes(kind));
}

/** Whether nothing follows, not even the end of the line: what stands there is still being typed. */
export function isBeingTyped(draft: Draft, { end }: Span): boolean {
  return /^[ \t*_|]{0,40}$/.test(draft.text.slice(end, end + 41));
}

/** Mass organisations, companies and associations keep their own rules, folded. */
const OUTSIDE =
  /^(?:tinh |thanh |huyen |quan |thi |xa |phuong |chi |lien chi )?doan (?!dai bieu|kiem tra|giam sat|thanh tra|thu ky|chu tich|cong tac)|^(?:tinh |thanh |huyen |quan |thi |xa |phuong )doan$|^hoi (?!dong)|^(?:hiep hoi|lien doan|lien hiep|lien minh|lien hop|mat tran|uy ban mat tran|uy ban trung uong mat tran|ubmttq|uy ban mttq|ban chap hanh doan|cong doan|tong lien doan|cong ty|tap doan|tong cong ty|hop tac xa|quy |ngan hang|cau lac bo|giao hoi|van phong luat su|nha xuat ban)/;
/** The same, where their name stands further back or over the right column, folded; and their letters. */
const MASS =
  /doan tncs|doan thanh nien cong san|hoi nong dan|hoi lien hiep|hoi cuu chien binh|lien doan lao dong|cong doan|mat tran to quoc/;
const MASS_LETTERS =
  /^(?:[A-ZĐ]{0,3}ĐTN|TWĐTN|HND[A-Z]{0,3}|(?:H|HL)HPN[A-Z]{0,3}|PN[A-Z]{0,3}|H?CCB[A-Z]{0,3}|(?:UB)?MTTQ[A-Z]{0,3}|LĐLĐ[A-Z]{0,3}|CĐ[A-Z]{0,4}|HSV[A-Z]{0,4})$/;
const COMMITTEE = /^(?:dang uy|dang bo|dang doan|chi bo|tinh uy|thanh uy)(?: |$)/;
/** Committees of the army and the police lay down details of their own (Hướng dẫn 05-HD/VPTW, phần III). */
const ARMED = /^(?:quan uy trung uong|dang uy quan su|dang uy cong an|dang uy bo doi|dang uy bien phong)/;
const ARMED_LETTERS = new Set(['QUTW', 'ĐUQS', 'ĐUCA', 'ĐUBP']);
/** Schools of the Party did not come under 36-HD/VPTW. */
const SCHOOLS = /^(?:truong chinh tri|hoc vien|trung tam chinh tri|trung tam boi duong chinh tri)/;
const SCHOOLS_FROM = '2026-05-27';
/** The National Assembly, its committee and the President follow rules of their own. */
const HIGHEST = /^(?:QH|UBTVQH|CTN)/;

/** Whether the draft is a document whose components the norms of that system lay down. */
export function isGoverned(draft: Draft, system: LayoutSystem, earliest: string): boolean {
  const { identity } = draft;
  if (!identity.official || isReprint(draft)) return false;
  const names = componentsOf(draft, 'issuer', 'superior').map(({ text }) => foldKey(text));
  const bodies = identity.code?.bodies ?? [];
  if (names.some((name) => OUTSIDE.test(name)) || bodies.some((letters) => MASS_LETTERS.test(letters))) return false;
  // "ĐẢNG ỦY MẶT TRẬN TỔ QUỐC" is a committee of the Party.
  if (!names.some((name) => COMMITTEE.test(name)) && MASS.test(headOf(draft))) return false;
  if (system === 'party') {
    if (names.some((name) => ARMED.test(name)) || bodies.some((letters) => ARMED_LETTERS.has(letters))) return false;
    return earliest >= SCHOOLS_FROM || !names.some((name) => SCHOOLS.test(name));
  }
  return !isLegislation(draft) && !bodies.some((letters) => HIGHEST.test(letters));
}

/** What stands above the number of a draft, folded: headings and names of bodies. */
function headOf(draft: Draft): string {
  const [first] = componentsOf(draft, 'number', 'place-date', 'type', 'addressee', 'body');
  return foldKey(draft.text.slice(0, Math.min(first?.span.start ?? 0, 800)));
}

/** Văn bản quy phạm pháp luật, whose layout other norms lay down. */
export function isLegislation(draft: Draft): boolean {
  const { code, type } = draft.identity;
  if (code?.form === 'law' || code?.form === 'normative') return true;
  // The number may still be a blank: "Số:      /2026/QĐ-UBND".
  if (componentsOf(draft, 'number').some(({ text }) => /\/ ?(?:20\d\d|20[.…_]{1,6}) ?\//.test(text))) return true;
  return type !== undefined && LAW_TYPES.includes(type.id) && !['nghi-quyet', 'quyet-dinh'].includes(type.id);
}

/** Front matter that says where a text was taken from. */
const SOURCE = /^(?:source|docid) ?:/im;
const COPY = /^[*_#> ]{0,6}(?:cong bao ?\/|cong bao$|nguon ?:|van ban hop nhat)/;
/** Whether a rule about components takes anything from a block: it is one, or says that the text is a copy. */
export const isOfComponents: Look = Object.assign(
  (block: Block): boolean => (block.memo.ofComponents ??= mayBeComponent(block) || isSignOfCopy(block)),
  { ofEditsAlone: true as const },
);

/** How many blocks at the beginning and at the end are looked at for signs of a copy. */
const FIRST_BLOCKS = 24;
const LAST_BLOCKS = 6;

/** Whether the text is a copy that was published, or several documents made one: what it lacks, its drafter did not leave out. */
export function isReprint(draft: Draft): boolean {
  const { blocks, identity } = draft;
  if (identity.type?.id === 'van-ban-hop-nhat' || identity.code?.letters === 'VBHN') return true;
  const edge = [...blocks.slice(0, FIRST_BLOCKS), ...blocks.slice(-LAST_BLOCKS)];
  return edge.some(isSignOfCopy);
}

function isSignOfCopy(block: Block): boolean {
  return SOURCE.test(block.text.slice(0, 4000)) || COPY.test(keyIn(block, 0, 200));
}
