/** What stands behind a code or a name in a citation: its date and its issuer. */
import type { ReadableText } from './citations';
import { readDate, type DateMention } from './dates';
import { readIssuer, type IssuerMention } from './issuers';

const DATE_GLUE =
  /[ *]{0,60}[,;]? {0,60}\(? ?(?:(?:duoc {1,9})?(?:ban {1,9}hanh|ky {1,9}ban {1,9}hanh|ky|ra|de) {1,9}(?:vao {1,9})?)?(?=ngay)/y;
const ISSUER_GLUE = /[ *]{0,60},? {0,60}(cua|do) {1,60}/y;
/** Behind "do" stands whoever acts; only with these words is it the issuer: "do Chính phủ ban hành". */
const ISSUING = / {1,60}(?:(?:da|moi|vua) {1,60})?(?:ban hanh|ky|phe duyet|thong qua|cong bo)(?![a-z0-9])/y;
/** A date straight behind a code, in brackets or set off: "Quy định 08-QĐi/TW, 25/10/2018". */
const BARE_DATE = /,? {1,4}\(? ?(?=\d{1,2}[-/.]\d{1,2}[-/.])/y;

/** Whether something of the tail may stand at `at` or behind the spaces and emphasis there, by its first unit. */
function mayBegin(units: string, folded: string, at: number): boolean {
  let next = at;
  while (folded.charCodeAt(next) === 0x20 || folded.charCodeAt(next) === 0x2a) next += 1;
  return next < folded.length && units.includes(folded.charAt(next));
}

function spacesEnd(folded: string, at: number, most: number): number {
  let end = at;
  while (end < at + most && folded.charCodeAt(end) === 0x20) end += 1;
  return end;
}

/** What joins the word "ngày" to the text before it, which ends at `at`. */
function dateGlue(folded: string, at: number): string | undefined {
  // Most often a comma and a space.
  let next = spacesEnd(folded, at, 60);
  if (folded.charCodeAt(next) === 0x2c) next = spacesEnd(folded, next + 1, 60);
  if (folded.startsWith('ngay', next)) return folded.slice(at, next);
  if (!mayBegin(DATE_UNITS, folded, at)) return undefined;
  DATE_GLUE.lastIndex = at;
  return DATE_GLUE.exec(folded)?.[0];
}

/** What may begin the date behind a code, and the issuer. */
const DATE_UNITS = ',;(nbkrd';
const BARE_UNITS = ',(0123456789';
const ISSUER_UNITS = ',cd';

/** A date in brackets ends behind its bracket. */
function closed(folded: string, end: number, before: string): number {
  if (!before.includes('(')) return end;
  const bracket = folded[end] === ' ' ? end + 1 : end;
  return folded[bracket] === ')' ? bracket + 1 : end;
}

/**
 * Reads what follows a code, a law's name or a bare number: date and issuer, in either order.
 *
 * @param bare whether a date without "ngày" before it is one of them too
 */
export function readTail(
  { text, folded }: ReadableText,
  from: number,
  bare = false,
): { end: number; date: DateMention | undefined; issuer: IssuerMention | undefined; comma: boolean } {
  let end = from;
  let date: DateMention | undefined;
  let issuer: IssuerMention | undefined;
  let comma = false;
  for (let turn = 0; turn < 2; turn++) {
    if (!date) {
      const glue = dateGlue(folded, end);
      if (glue !== undefined) {
        const at = end + glue.length;
        const figures = spacesEnd(folded, at + 4, 4);
        date = readDate(folded, figures) ?? readDate(folded, at);
        if (date) {
          comma = glue.includes(',');
          end = closed(folded, date.span.end, glue);
          if (issuer) break;
        }
      } else if (bare && end === from && mayBegin(BARE_UNITS, folded, end)) {
        BARE_DATE.lastIndex = end;
        const mark = BARE_DATE.exec(folded);
        date = mark ? readDate(folded, end + mark[0].length) : undefined;
        if (date) {
          end = closed(folded, date.span.end, mark![0]);
          break;
        }
      }
    }
    if (!issuer) {
      ISSUER_GLUE.lastIndex = end;
      const glue = mayBegin(ISSUER_UNITS, folded, end) ? ISSUER_GLUE.exec(folded) : null;
      if (glue) {
        issuer = readIssuer(text, folded, end + glue[0].length);
        if (issuer && glue[1] === 'do') {
          ISSUING.lastIndex = issuer.span.end;
          if (!ISSUING.test(folded)) issuer = undefined;
        }
        if (issuer) {
          end = issuer.span.end;
          continue;
        }
      }
    }
    break;
  }
  return { end, date, issuer, comma };
}
