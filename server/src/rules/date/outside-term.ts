import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { writeDate } from '../../draft/dates';
import { spanIn, type Placed } from '../../draft/draft';
import { outsideTerm as say, useTermOfDate } from '../../messages/dates';
import { say as inLanguage, type Text } from '../../messages/text';
import { assemblyTermOn } from '../../norms/terms';
import { holdsMentions } from '../citation/mention';
import { replace, type DraftRule, type Fix, type Report } from '../rule';
import { assemblyOf, assemblyTerm, isOutside, isSurelyOutside, LAST_ASSEMBLY, namedTerm, type NamedTerm } from './term';

/** Before this day no khóa after the last one known can have begun: assemblies sit for five years. */
const NEXT_ASSEMBLY_FROM = '2031-01-01';

/**
 * A document is issued inside the khóa that its code (`QH15`) or its issuer ("Ban Chấp hành Trung ương khóa XII") names. What
 * sources prove is an error; days that are known less well only warn.
 */
export const outsideTerm: DraftRule = {
  id: 'date/outside-term',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Ngày của văn bản được viện dẫn nằm ngoài khóa nêu trong ký hiệu hoặc trong câu',
    en: 'A cited document is dated outside the khóa that its code or the sentence names',
  },
  norm: {
    vi: 'Luật 80/2015/QH13, Điều 10 và Luật 64/2025/QH15, Điều 7: số của luật, nghị quyết chạy theo khóa Quốc hội; ngày các kỳ đại hội Đảng',
    en: 'Luật 80/2015/QH13, article 10 and Luật 64/2025/QH15, article 7: laws are numbered by the khóa of the National Assembly; days of the Party congresses',
  },
  check(draft, context) {
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { code, date } = placed.value;
      if ((!code && !date) || inside.has(placed.value)) continue;
      // A khóa in words that differs from the one in the code is the business of code/issuer-mismatch.
      const report = assemblyOf(placed.value) === undefined ? judgeNamed(placed) : judgeCode(placed, context.today);
      if (report) reports.push(report);
      else inside.add(placed.value);
    }
    return reports;
  },
};

/** Citations found to be inside their khóa, or to name none. */
const inside = new WeakSet<Citation>();

function judgeCode(placed: Placed<Citation>, today: string): Report | undefined {
  const { value: citation, at } = placed;
  const { code, date } = citation;
  const number = assemblyOf(citation);
  if (number === undefined || !code?.bodySpan || citation.kind === 'placeholder') return undefined;
  const spoken = spanIn(placed, code.bodySpan);
  const fault = `term@${at + code.span.start}`;
  const term = assemblyTerm(number);
  if (!term) {
    if (number <= LAST_ASSEMBLY || today >= NEXT_ASSEMBLY_FROM) return undefined;
    return { span: spoken, message: say.unknown(code.text, number), fixes: useTerm(placed, code), fault };
  }
  if (code.year !== undefined) {
    // The whole year lies outside: no day of it can be right.
    const [first, last] = [`${code.year}-01-01`, `${code.year}-12-31`];
    const early = last < term.from;
    if (early || (term.until !== undefined && first > term.until))
      return {
        span: spoken,
        severity: isSurelyOutside(term, early ? last : first) ? 'error' : 'warning',
        message: both((language) => say.year(code.text, inLanguage(term.name, language), spanOfTerm(term, language))),
        fixes: useTerm(placed, code),
        fault,
      };
    // A date of another year is the business of date/year-against-code, or belongs to another law.
    if (date?.year !== code.year) return undefined;
  }
  return judgeDate(placed, term, useTerm(placed, code));
}

function judgeNamed(placed: Placed<Citation>): Report | undefined {
  const term = namedTerm(placed.value);
  return term && judgeDate(placed, term, []);
}

function judgeDate(placed: Placed<Citation>, term: NamedTerm, fixes: readonly Fix[]): Report | undefined {
  const { date, issuer } = placed.value;
  if (!date?.iso || !isOutside(term, date.iso)) return undefined;
  const written = writeDate(date.iso);
  return {
    span: spanIn(placed, date.span),
    severity: isSurelyOutside(term, date.iso) ? 'error' : 'warning',
    message: both((language) => say.date(written, inLanguage(term.name, language), spanOfTerm(term, language))),
    related:
      fixes.length === 0 && issuer?.termSpan ? [{ span: spanIn(placed, issuer.termSpan), message: term.name }] : [],
    fixes,
    fault: `date@${placed.at + date.span.start}`,
  };
}

/** The khóa that sat on the day of the document, in the code. */
function useTerm(placed: Placed<Citation>, code: Code): Fix[] {
  const { date } = placed.value;
  const right =
    date?.iso !== undefined && (code.year ?? date.year) === date.year ? assemblyTermOn(date.iso) : undefined;
  if (!right || !code.bodySpan) return [];
  const body = code.bodies.join('-');
  const fixed = body.replace(/(QH)\d{1,2}/, `$1${right.number}`);
  if (fixed === body) return [];
  return [replace(spanIn(placed, code.bodySpan), fixed, useTermOfDate(code.text.replace(body, fixed)))];
}

function spanOfTerm({ from, until }: NamedTerm, language: 'vi' | 'en'): string {
  const text = until === undefined ? say.since(writeDate(from)) : say.between(writeDate(from), writeDate(until));
  return inLanguage(text, language);
}

function both(make: (language: 'vi' | 'en') => Text): Text {
  return { vi: make('vi').vi, en: make('en').en };
}
