import type { Citation } from '../../draft/citations';
import { isUpperCase } from '../../draft/fold';
import { readingOf } from '../../draft/reading';
import { typeMismatch as message, typeMismatchHere } from '../../messages/findings';
import { changeLetters, changeType } from '../../messages/fixes';
import { typesByLetters, lettersOf, type System } from '../../norms/types';
import { replace, type BlockRule, type Fix, type Severity } from '../rule';

/** The type word and the letters of the code must name the same type. */
export const typeMismatch: BlockRule = {
  id: 'code/type-mismatch',
  scope: 'block',
  severity: 'error',
  summary: { vi: 'Tên loại không khớp với ký hiệu', en: 'The type word does not go with the letters of the code' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục III; Luật 64/2025/QH15, Điều 4, 7',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục III; Luật 64/2025/QH15, articles 4 and 7',
  },
  check: (block) =>
    readingOf(block).citations.flatMap((citation) => {
      const { type: typeWord } = citation;
      const severity = mismatch(citation, typeWord !== undefined && isUpperCase(block.text, typeWord.span.start));
      const { code, type } = citation;
      if (!severity || !code?.lettersSpan || !type) return [];
      const system = systemOf(citation);
      const meant = typesByLetters(code.letters, system).map((candidate) => candidate.name);
      return [
        {
          span: code.span,
          severity,
          message: message(type.name, code.letters, [...new Set(meant)].join(', ')),
          related: type.inherited ? [] : [{ span: type.span, message: typeMismatchHere(type.name) }],
          fixes: repairs(citation, meant, system),
          fault: `type@${code.span.start}`,
        },
      ];
    }),
};

function systemOf({ code }: Citation): System {
  return code?.form === 'party' ? 'party' : code?.form === 'normative' || code?.form === 'law' ? 'law' : 'state';
}

/** What decisions issue as their attachment. */
const ATTACHED_TO_DECISIONS = new Set([
  'Quy chế',
  'Quy định',
  'Đề án',
  'Chương trình',
  'Kế hoạch',
  'Chiến lược',
  'Quy hoạch',
  'Phương án',
  'Dự án',
  'Hướng dẫn',
]);

/** Before the Law on normative documents took effect, decisions of a chairman bore CT for Chủ tịch, as 202/CT of 1992 did. */
const CT_IS_CHAIRMAN_UNTIL = 1997;

/** How serious the disagreement is, or undefined where there is none or nothing is known. */
function mismatch(citation: Citation, capital: boolean): Severity | undefined {
  const { code, type } = citation;
  if (citation.kind !== 'coded' || !code || !type?.type || code.letters === '' || !code.lettersKnown) return undefined;
  // The letters may be those of any system: a Party text keeps State documents in their own form, and drafts mix them up.
  if (type.type.letters.some((letters) => letters.letters === code.letters)) return undefined;
  const year = code.year ?? citation.date?.year;
  if (code.letters === 'CT' && type.type.name === 'Quyết định' && year !== undefined && year < CT_IS_CHAIRMAN_UNTIL)
    return undefined;
  const known = typesByLetters(code.letters);
  if (known.length === 0) return undefined;
  // "Công văn số 12/BC-UBND", and titles that carry a second type word, prove nothing.
  if (!type.type.numbered || type.type.letters.length === 0 || type.type.name === 'Công văn') return undefined;
  // "Quy chế số 43/QĐ-...": what a decision issues is often called by the decision's own number. "theo quy định số ...": no type at all.
  const attached = code.letters === 'QĐ' && ATTACHED_TO_DECISIONS.has(type.type.name);
  const certain = type.adjacent && !type.compound && !type.inherited && citation.numbered && !attached && capital;
  return certain ? 'error' : 'warning';
}

function repairs({ code, type }: Citation, meant: readonly string[], system: System): Fix[] {
  const fixes: Fix[] = [];
  if (!code?.lettersSpan || !type?.type) return fixes;
  if (!type.inherited && !type.compound)
    for (const name of meant.slice(0, 2)) fixes.push(replace(type.span, name, changeType(name)));
  const letters = lettersOf(type.type, system);
  const right = letters[0]?.letters;
  if (right !== undefined) fixes.push(replace(code.lettersSpan, right, changeLetters(right)));
  return fixes;
}
