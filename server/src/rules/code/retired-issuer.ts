import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { writeDate } from '../../draft/dates';
import { spanIn } from '../../draft/draft';
import { memoOf } from '../../draft/mention-memo';
import type { Span } from '../../draft/span';
import { retired as say } from '../../messages/codes';
import { endedByLetters, endedByName, type Reorganisation } from '../../norms/reorganisations';
import { holdsMentions } from '../citation/mention';
import type { DraftRule, Report } from '../rule';
import { isNamedIssuer } from './issuer';

/** A body cannot issue what is dated after its end. Days that no source gives for certain only inform. */
export const retiredIssuer: DraftRule = {
  id: 'code/retired-issuer',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Cơ quan ban hành đã kết thúc hoạt động trước ngày của văn bản được viện dẫn',
    en: 'The issuing body had ended before the date of the cited document',
  },
  norm: {
    vi: 'Các quyết định sắp xếp tổ chức năm 2025: Nghị quyết 202/2025/QH15; Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2b',
    en: 'The reorganisation of 2025: Nghị quyết 202/2025/QH15; Hướng dẫn 05-HD/VPTW I.3.1.2b',
  },
  check(draft, context) {
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { value: citation, block } = placed;
      const { code } = citation;
      const own = citation.kind === 'own';
      const stated = own && context.date?.known !== 'inferred' ? context.date?.earliest : undefined;
      const date = citation.date?.iso ?? stated;
      if (!date || (citation.kind !== 'coded' && citation.kind !== 'dated' && !own)) continue;
      const ended = own ? byLetters(code, date) : endedOf(block, citation, date);
      if (!ended) continue;
      const { row, span, name } = ended;
      const letters = name === undefined;
      const from = writeDate(row.from);
      const successor = letters ? (row.successorLetters ?? row.successor) : row.successor;
      reports.push({
        span: spanIn(placed, span),
        severity: row.verified ? 'warning' : 'information',
        message: !row.verified
          ? say.doubtful(name ?? ended.letters, from, writeDate(date), successor)
          : letters
            ? say.letters(ended.letters, from, writeDate(date), successor)
            : say.name(name, from, writeDate(date), successor),
        related: citation.date
          ? [{ span: spanIn(placed, citation.date.span), message: say.date(writeDate(date)) }]
          : [],
        fault: `retired@${placed.at + citation.span.start}`,
      });
    }
    return reports;
  },
};

interface Ended {
  readonly row: Reorganisation;
  readonly span: Span;
  readonly letters: string;
  readonly name?: string;
}

/** Kept with the citation: names of bodies take long to look up. */
function endedOf(block: Block, citation: Citation, date: string): Ended | undefined {
  const ended = (memoOf(citation).ended ??=
    byLetters(citation.code, date) ??
    (isNamedIssuer(block, citation) ? byName(citation, date) : undefined) ??
    'none') as Ended | 'none';
  return ended === 'none' ? undefined : ended;
}

function byLetters(code: Code | undefined, date: string): Ended | undefined {
  if (!code?.bodySpan) return undefined;
  const units = code.form === 'administrative' || code.form === 'letter';
  for (const letters of units ? code.bodies.slice(0, 1) : code.bodies) {
    const row = endedByLetters(letters, date);
    if (row) return { row, span: code.bodySpan, letters };
  }
  return undefined;
}

function byName({ issuer }: Citation, date: string): Ended | undefined {
  if (!issuer) return undefined;
  for (const name of issuer.bodies) {
    const row = endedByName(name, date);
    if (row) return { row, span: issuer.span, letters: '', name };
  }
  return undefined;
}
