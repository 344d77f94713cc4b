/** What stands behind a code or a name in a citation: its date and its issuer. */
import type { ReadableText } from './citations';
import { readDate, type DateMention } from './dates';
import { readIssuer, type IssuerMention } from './issuers';

const DATE_GLUE = / {0,60}[,;]? {0,60}\(? ?(?:(?:ban hanh|ky|ra|de) )?(?=ngay)/y;
const DAY_WORD = /ngay {0,4}/y;
const ISSUER_GLUE = / {0,60},? {0,60}(?:cua|do) {1,60}/y;

/** Reads what follows a code, a law's name or a bare number: date and issuer, in either order. */
export function readTail(
  { text, folded }: ReadableText,
  from: number,
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
          end = date.span.end;
          if (issuer) break;
        }
      }
    }
    if (!issuer) {
      ISSUER_GLUE.lastIndex = end;
      const glue = ISSUER_GLUE.exec(folded);
      if (glue) {
        issuer = readIssuer(text, folded, end + glue[0].length);
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
