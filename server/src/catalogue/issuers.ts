/** Whether two names may be one issuing body. Unknown names match anything and prove nothing. */
import { foldKey } from '../draft/fold';
import { squeeze } from '../draft/issuers';
import { placeOf } from '../draft/key';
import { bodiesByName, type Body } from '../norms/bodies';
import { romanToNumber } from '../norms/terms';
import type { Agreement } from './titles';

const TERM = /[(,]? {0,2}kh(?:óa|oá) (?:thứ )?([IVXLC]{1,6}|\d{1,2})\)?$/iu;

/** The khóa that a name ends with ("Quốc hội khóa XV"), as a number. */
export function termIn(issuer: string): number | undefined {
  const term = TERM.exec(squeeze(issuer.normalize('NFC')))?.[1];
  if (term === undefined) return undefined;
  return /^\d/.test(term) ? Number(term) : romanToNumber(term.toUpperCase());
}

interface Issuer {
  readonly key: string;
  readonly rows: readonly Body[];
}

const remembered = new Map<string, readonly Issuer[]>();

/** Each body of a joint issuer, as the norms know it. */
function issuersOf(name: string): readonly Issuer[] {
  let issuers = remembered.get(name);
  if (!issuers) {
    const whole = squeeze(name.normalize('NFC')).replace(TERM, '').trim();
    const parts = [whole, ...whole.split(/, ?| và (?=\p{Lu})/u)];
    issuers = [...new Set(parts)].map((part) => ({ key: foldKey(part), rows: bodiesByName(part) }));
    if (remembered.size > 2000) remembered.clear();
    remembered.set(name, issuers);
  }
  return issuers;
}

function isKnown({ rows }: Issuer): boolean {
  return rows.length > 0 && rows.every((row) => row.loose !== true && row.verified);
}

/** Whether a body as cited is the body that issued a known document. */
export function compareIssuers(cited: string, known: string): Agreement {
  if (cited === '' || known === '') return 'unknown';
  const a = issuersOf(cited);
  const b = issuersOf(known);
  if (a.some((one) => b.some((other) => one.key === other.key))) return 'same';
  if (!a.every((one) => isKnown(one)) || !b.every((one) => isKnown(one))) return 'unknown';
  // A committee and its organs, and bodies of other places with one name, are told apart by words that may be left out.
  const central = [...a, ...b].every(({ rows }) => rows.every((row) => row.level === 'central'));
  const meet = a.some((one) => one.rows.some((row) => b.some((other) => other.rows.includes(row))));
  if (meet) return central ? 'same' : 'unknown';
  return central ? 'other' : 'unknown';
}

/** The place in the name of a local body: "Hải Phòng" of "Ban Thường vụ Thành ủy Hải Phòng". */
export function placeIn(issuer: string): string | undefined {
  return placeOf(squeeze(issuer.normalize('NFC')).replace(TERM, ''));
}
