import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { keyIn } from '../../draft/key';
import type { IssuerMention } from '../../draft/issuers';
import { readingOf } from '../../draft/reading';
import { changeIssuer, issuerMismatch as say } from '../../messages/codes';
import { changeTo } from '../../messages/fixes';
import { bodiesByLetters, mayBear } from '../../norms/bodies';
import { numberToRoman, romanToNumber } from '../../norms/terms';
import { replace, type BlockRule, type Fix, type Report } from '../rule';
import { isNamedIssuer, isUnfinished } from './issuer';

/** The body named behind "của" and the letters of the code must be one; so must the khóa in words and in the code. */
export const issuerMismatch: BlockRule = {
  id: 'code/issuer-mismatch',
  scope: 'block',
  severity: 'warning',
  summary: {
    vi: 'Cơ quan ban hành, hoặc khóa, không khớp với ký hiệu',
    en: 'The issuing body, or the khóa, does not go with the letters of the code',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2b; Nghị định 30/2020/NĐ-CP, Phụ lục I; Luật 64/2025/QH15, Điều 7',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.2b; Nghị định 30/2020/NĐ-CP, Phụ lục I; Luật 64/2025/QH15, article 7',
  },
  check: (block) =>
    readingOf(block).citations.flatMap((citation) => {
      const { code, issuer } = citation;
      if (citation.kind !== 'coded' || !code || !issuer || !isNamedIssuer(block, citation)) return [];
      const report = judgeTerm(block, code, issuer) ?? judgeBody(block, citation, code, issuer);
      return report ? [report] : [];
    }),
};

function judgeTerm(block: Block, code: Code, issuer: IssuerMention): Report | undefined {
  const letters = code.bodies.find((body) => /^(?:QH|UBTVQH)\d{1,2}$/.test(body));
  if (letters === undefined || issuer.term === undefined || !issuer.termSpan || issuer.bodies.length !== 1)
    return undefined;
  if (mayBear(letters, issuer.bodies[0]!) !== true || isUnfinished(block, issuer.termSpan.end)) return undefined;
  const inCode = Number(/\d{1,2}$/.exec(letters)![0]);
  const inWords = romanToNumber(issuer.term) ?? Number(issuer.term);
  if (!(inWords > 0) || inWords === inCode) return undefined;
  const roman = /^\d/.test(issuer.term) ? String(inCode) : numberToRoman(inCode);
  const fixes: Fix[] = [replace(issuer.termSpan, roman, changeTo(`khóa ${roman}`))];
  if (code.bodySpan && code.bodies.length === 1) {
    const other = letters.replace(/\d{1,2}$/, String(inWords));
    fixes.push(replace(code.bodySpan, other, changeTo(code.text.replace(letters, other))));
  }
  return {
    span: issuer.termSpan,
    message: say.term(issuer.term, letters),
    related: [{ span: code.span, message: say.here(code.text) }],
    fixes,
    fault: `issuer@${code.span.start}`,
  };
}

function judgeBody(block: Block, citation: Citation, code: Code, issuer: IssuerMention): Report | undefined {
  if (isUnfinished(block, issuer.span.end)) return undefined;
  // Units behind the body ("STP-HCBT", "QĐ-BNV-TCCB") are none of the issuers.
  const joint = code.bodies.length > 1 && code.bodies.length === issuer.bodies.length;
  const bodies = joint ? code.bodies : code.bodies.slice(0, 1);
  const wrong = bodies.find((letters) => issuer.bodies.every((name) => mayBear(letters, name) === false));
  if (wrong === undefined || speaksOfExecution(block, citation, issuer)) return undefined;
  const names = new Set(bodiesByLetters(wrong).flatMap((row) => (row.openEnded ? [] : row.names.slice(0, 1))));
  const [only] = names;
  return {
    span: issuer.span,
    message: say.body(issuer.text, wrong),
    related: [{ span: code.bodySpan ?? code.span, message: say.here(code.text) }],
    fixes: names.size === 1 && !joint ? [replace(issuer.span, only!, changeIssuer(only!))] : [],
    fault: `issuer@${code.span.start}`,
  };
}

const EXECUTION =
  /(?:ke hoach|chuong trinh|chuong trinh hanh dong|nghi quyet|ket luan|chi thi|huong dan|de an|bao cao|quyet dinh|to trinh|thong bao|cong van|viec|ket qua|tinh hinh|qua trinh|cong tac|nhiem vu|noi dung|giai phap) (?:[^.;:“”"]{0,100} )?(?:thuc hien|trien khai|quan triet|thi hanh|hoc tap|cu the hoa|to chuc)(?: [a-z,]{1,9}){0,6} ?$/;

/** "Kế hoạch thực hiện Nghị quyết 18-NQ/TW của Tỉnh ủy": the plan is of the Tỉnh ủy, not the resolution. */
function speaksOfExecution(block: Block, citation: Citation, issuer: IssuerMention): boolean {
  const before = keyIn(block, Math.max(0, citation.span.start - 200), citation.span.start);
  const execution = EXECUTION.exec(before);
  if (!execution) return false;
  // Behind a date the issuer is the cited document's, unless a document that carries it out was named first.
  const dated = citation.date !== undefined && citation.date.span.end <= issuer.span.start;
  return !dated || !/^(?:viec|ket qua|tinh hinh|qua trinh|cong tac|nhiem vu|noi dung|giai phap)/.test(execution[0]);
}
