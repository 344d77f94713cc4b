import { antecedentsOf, isBack } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { spanIn, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { citedInFullHere, repeatedInFull as message, shorten } from '../../messages/citations';
import { replace, type DraftRule, type Report } from '../rule';
import { bodyEnd, holdsMentions, isTableRow, nameOf, settingOf, titleEnd } from './mention';

/** What was cited in full is cited by type and code from then on. */
export const repeatedInFull: DraftRule = {
  id: 'citation/repeated-in-full',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'hint',
  summary: {
    vi: 'Viện dẫn lại đầy đủ một văn bản đã viện dẫn đầy đủ ở trên',
    en: 'A document is cited in full again',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4; Hướng dẫn 36-HD/VPTW, điểm 1.6.1; Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'Hướng dẫn 05-HD/VPTW I.6.1.4; Hướng dẫn 36-HD/VPTW 1.6.1; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check(draft, context) {
    // Which norm holds is not known.
    if (!context.regime) return [];
    const [from, end] = [titleEnd(draft), bodyEnd(draft)];
    const reports: Report[] = [];
    for (const { mentions } of antecedentsOf(draft).documents) {
      if (mentions.length < 2) continue;
      let first: Full | undefined;
      for (const mention of mentions) {
        if (isBack(mention.value) || mention.at < from || mention.at >= end) continue;
        const full = fullCitation(mention as Placed<Citation>);
        if (!full) continue;
        if (first && first.subject === full.subject) reports.push(report(full, first));
        first ??= full;
      }
    }
    return reports;
  },
};

interface Full {
  readonly placed: Placed<Citation>;
  /** Folded, to be compared. */
  readonly subject: string;
  /** From behind the code to behind the subject, in the block. */
  readonly rest: { readonly start: number; readonly end: number };
}

/** A citation in running text with all its parts. */
function fullCitation(placed: Placed<Citation>): Full | undefined {
  const { value: citation, block } = placed;
  const { code, date, issuer, kind } = citation;
  if (kind !== 'coded' || !code || !date?.iso || !issuer) return undefined;
  if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.entry.part !== 'body') return undefined;
  // A cell of a table stands for itself.
  if (isTableRow(block)) return undefined;
  const { title, quoted } = settingOf(block, citation);
  if (!title || quoted) return undefined;
  const subject = wholeSubject(block.text, title.span.start);
  if (subject === undefined) return undefined;
  return { placed, subject: subject.key, rest: { start: code.span.end, end: subject.end } };
}

const LONGEST_SUBJECT = 500;
/** Words behind a subject that are none of it: what is said of the document. */
const SAID_OF_IT =
  /(?<=[a-z] [a-z]{1,7} [a-z]{1,7} )(?:tiep tuc|co hieu luc|het hieu luc|duoc|phai|thi|se|bi|khong|da|theo quy dinh|tai|trong do|nham|de|gan voi|cho)(?![a-z])/;

/** The subject up to the mark that surely ends it; undefined where it may go on as a sentence does. */
function wholeSubject(text: string, start: number): { key: string; end: number } | undefined {
  const window = text.slice(start, start + LONGEST_SUBJECT);
  const opened = /^\S{1,6} {1,3}[“"]/.exec(window);
  const length = opened
    ? window.indexOf(opened[0].endsWith('“') ? '”' : '"', opened[0].length) + 1
    : window.search(/[.;:()“”"*]/);
  if (length < 1) return undefined;
  const key = foldKey(window.slice(0, length));
  if (key.split(' ').length < 4 || (!opened && SAID_OF_IT.test(key))) return undefined;
  return { key, end: start + window.slice(0, length).trimEnd().length };
}

function report({ placed, rest }: Full, first: Full): Report {
  const { value: citation } = placed;
  const short = placed.block.text.slice(citation.span.start, rest.start).replace(/\s+/g, ' ');
  return {
    span: spanIn(placed, { start: rest.start, end: rest.end }),
    message: message(nameOf(citation)),
    related: [{ span: spanIn(first.placed, first.placed.value.span), message: citedInFullHere }],
    fixes: [replace(spanIn(placed, rest), '', shorten(short), { preferred: true })],
  };
}
