/** What stands behind a code or a name in a citation: its date and its issuer. */
import type { ReadableText } from './citations';
import { readDate, type DateMention } from './dates';
import { readIssuer, type IssuerMention } from './issuers';

const DATE_GLUE =
  /[ *]{0,60}[,;]? {0,60}\(? ?(?:(?:duoc {1,9})?(?:ban {1,9}hanh|ky {1,9}ban {1,9}hanh|ky|ra|de) {1,9}(?:vao {1,9})?)?(?=ngay)/y;
const DAY_WORD = /ngay {0,4}/y;
const ISSUER_GLUE = /[ *]{0,60},? {0,60}(cua|do) {1,60}/y;
/** Behind "do" stands whoever acts; only with these words is it the issuer: "do Chính phủ ban hành". */
const ISSUING = / {1,60}(?:(?:da|moi|vua) {1,60})?(?:ban hanh|ky|phe duyet|thong qua|cong bo)(?![a-z0-9])/y;
/** A date straight behind a code, in brackets or set off: "Quy định 08-QĐi/TW, 25/10/2018". */
const BARE_DATE = /,? {1,4}\(? ?(?=\d{1,2}[-/.]\d{1,2}[-/.])/y;

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
      DATE_GLUE.lastIndex = end;
      const glue = DATE_GLUE.exec(folded);
      if (glue) {
        const at = end + glue[0].length;
        DAY_WORD.lastIndex = at;
        const figures = at + DAY_WORD.exec(folded)![0].length;
        date = readDate(folded, figures) ?? readDate(folded, at);
        if (date) {
          comma = glue[0].includes(',');
          end = closed(folded, date.span.end, glue[0]);
          if (issuer) break;
        }
      } else if (bare && end === from) {
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
      const glue = ISSUER_GLUE.exec(folded);
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
