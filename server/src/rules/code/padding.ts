import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { spanIn } from '../../draft/draft';
import { codePadding as message } from '../../messages/codes';
import { changeTo } from '../../messages/fixes';
import { normInForce } from '../../norms/regimes';
import { padNumber } from '../../norms/code-forms';
import { holdsMentions } from '../citation/mention';
import { replace, type DraftRule, type JudgingContext, type Report, type Severity } from '../rule';

/**
 * Numbers under 10 take a leading zero. The norm that was in force when the cited document was issued decides how loudly it is
 * said: what was issued before it, or is legislation, may bear one digit in its original.
 */
export const codePadding: DraftRule = {
  id: 'code/padding',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: { vi: 'Số văn bản dưới 10 thiếu số 0 ở trước', en: 'A number under 10 without its leading zero' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.2.2; Hướng dẫn 36-HD/VPTW, điểm 1.3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'Hướng dẫn 05-HD/VPTW I.3.2.2; Hướng dẫn 36-HD/VPTW 1.3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check(draft, context) {
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { code } = placed.value;
      if (!code || !/^[1-9]$/.test(code.number)) continue;
      const number = padNumber(Number(code.number));
      const span = spanIn(placed, code.numberSpan);
      const right = code.text.replace(/^\d+/, number);
      reports.push({
        span,
        severity: severityOf(placed.value, code, context),
        message: message(code.text, right),
        fixes: [replace(span, number, changeTo(right), { safe: true, preferred: true })],
      });
    }
    return reports;
  },
};

function severityOf(citation: Citation, code: Code, context: JudgingContext): Severity {
  const own = citation.kind === 'own';
  const date = citation.date?.iso ?? (own ? context.date?.earliest : undefined);
  switch (code.form) {
    case 'party': {
      // Without a date, what a Party draft cites is taken for a document of these years.
      if (date === undefined) return own || context.regime === 'party' ? 'warning' : 'hint';
      const norm = normInForce('party-presentation', date);
      return norm && norm.date >= '2018-04-03' ? 'warning' : 'hint';
    }
    case 'administrative':
    case 'letter':
      return date !== undefined && normInForce('state-clerical', date)?.verified === true ? 'warning' : 'hint';
    case 'law':
    case 'normative':
      return 'hint';
  }
}
