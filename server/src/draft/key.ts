/**
 * When two mentions are one document. The key is type word, number with suffix, letters, issuing body with its place, and period;
 * the date is an attribute that chooses the period. What is unknown matches anything and proves nothing.
 */
import { centralTermOn } from '../norms/terms';
import type { Citation } from './citations';
import type { CodeIdentity } from './codes';
import { daysBetween } from './dates';
import { foldedText, type Block } from './blocks';
import { foldKey } from './fold';
import type { Identity } from './identity';
import { squeeze } from './issuers';

/** The key of a piece of a block (see {@link foldKey}): cut out of the folded text of the block, which is there already. */
export function keyIn(block: Block, start: number, end: number): string {
  if (block.composed.origin) return foldKey(block.text.slice(start, end));
  return foldedText(block).slice(start, end).replace(/ {2,}/g, ' ').trim();
}

/** What is known of a document that is mentioned, or that a draft is. */
export interface DocumentKey {
  /** Canonical type name. */
  readonly type: string | undefined;
  readonly code: CodeIdentity;
  /** ISO date of issue. */
  readonly date: string | undefined;
  readonly issuer: string | undefined;
}

export function keyOf(citation: Citation): DocumentKey | undefined {
  if (!citation.code) return undefined;
  return {
    type: citation.type?.compound ? undefined : citation.type?.name,
    code: citation.code,
    date: citation.date?.iso,
    issuer: citation.issuer?.text,
  };
}

/** The document that a draft is; undefined where it has no code. */
export function keyOfIdentity({ code, type, date, issuer }: Identity): DocumentKey | undefined {
  if (!code) return undefined;
  const stated = date?.earliest === date?.latest ? date?.earliest : undefined;
  return { type: type?.name, code, date: stated, issuer };
}

/** A text that is equal for the codes of documents that may be one; used to find candidates. */
export function codeKey(code: CodeIdentity): string {
  return `${Number(code.number)}${code.suffix}|${code.year ?? ''}|${code.letters}|${code.bodies.join('-')}`;
}

/** Terms of local committees last five years; two dates further apart lie in two of them. */
const LONGEST_TERM_DAYS = 5 * 366;

/** Whether two dates of one code may lie in one period of numbering. */
export function samePeriod(code: CodeIdentity, a: string, b: string): boolean {
  if (a === b) return true;
  switch (code.form) {
    case 'law':
      return true;
    case 'normative':
    case 'administrative':
    case 'letter':
      return a.slice(0, 4) === b.slice(0, 4);
    case 'party':
      if (code.bodies.every((body) => body.endsWith('TW'))) {
        const terms = [centralTermOn(a), centralTermOn(b)];
        if (terms[0] && terms[1]) return terms[0].number === terms[1].number;
      }
      return Math.abs(daysBetween(a, b)) <= LONGEST_TERM_DAYS;
  }
}

/** The place in the name of a local body: "Hải Phòng" of "Thành ủy Hải Phòng". */
export function placeOf(issuer: string): string | undefined {
  let place = places.get(issuer);
  if (place === undefined) {
    if (places.size > MOST_PLACES) places.clear();
    places.set(issuer, (place = readPlace(issuer) ?? ''));
  }
  return place === '' ? undefined : place;
}

/** A draft names few issuers, each many times. */
const places = new Map<string, string>();
const MOST_PLACES = 5000;

function readPlace(issuer: string): string | undefined {
  const words = squeeze(issuer.slice(-200)).split(' ');
  let first = words.length;
  while (first > 0 && /^\p{Lu}\p{Ll}{0,12}$/u.test(words[first - 1]!)) first -= 1;
  if (first === words.length || !UNIT.test(words[first - 1] ?? '')) return undefined;
  return foldKey(words.slice(first).join(' '));
}

/** Last words of what a place belongs to: "Tỉnh ủy", "tỉnh", "thành phố", "thị xã", "đặc khu". */
const UNIT = /^(?:ủy|uỷ|tỉnh|phố|huyện|quận|xã|phường|trấn|khu)$/u;

/** Whether two mentions may be one document. */
export function sameDocument(a: DocumentKey, b: DocumentKey): boolean {
  if (codeKey(a.code) !== codeKey(b.code)) return false;
  if (a.type !== undefined && b.type !== undefined && a.type !== b.type) return false;
  if (a.date !== undefined && b.date !== undefined && !samePeriod(a.code, a.date, b.date)) return false;
  const places = [a.issuer && placeOf(a.issuer), b.issuer && placeOf(b.issuer)];
  return !(places[0] && places[1] && places[0] !== places[1]);
}
