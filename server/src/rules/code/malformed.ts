import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { writeCode, type Code } from '../../draft/codes';
import { readingOf } from '../../draft/reading';
import { malformed as message, type CodeFaultName } from '../../messages/codes';
import { changeTo } from '../../messages/fixes';
import { bodiesByLetters, isPartyOnly } from '../../norms/bodies';
import type { BlockRule, Change, Report } from '../rule';
import { rewriting } from './writing';

/** From here on the order of a State code is fixed by the norms that drafters know; older codes follow many customs. */
const STATE_ORDER_FROM = '2011-01-19';
/** Text cut into words by a program ("Chỉ_thị", " ,") has spaces inside every code, and means none of them. */
const SEGMENTED = /\p{sc=Latin}_\p{sc=Latin}/u;

/** A code written otherwise than its form asks. What a line end or a program did to it is no fault of the drafter. */
export const malformed: BlockRule = {
  id: 'code/malformed',
  scope: 'block',
  severity: 'warning',
  summary: {
    vi: 'Số, ký hiệu viết sai thể thức: thừa dấu cách, sai dấu gạch, đặt nhầm “-” và “/”',
    en: 'A code written against its form: stray spaces, wrong dashes, hyphen and slash in the wrong places',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II',
    en: 'Hướng dẫn 05-HD/VPTW I.3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check: (block) => {
    const { citations } = readingOf(block);
    return citations.flatMap((citation) => {
      const report = citation.code && judge(block, citation, citation.code);
      return report ? [report] : [];
    });
  },
};

function judge(block: Block, citation: Citation, code: Code): Report | undefined {
  const written = block.text.slice(code.span.start, code.span.end);
  const stateOrder = stateCodeInPartyOrder(citation, code);
  const number = withoutExtraZeros(code);
  const right = (stateOrder ?? code.text).replace(code.number, number);
  if (written === right) return undefined;
  const difference = rewriting(written, right, code.span.start);
  if (!difference) return undefined;
  const faults = new Set<CodeFaultName>();
  const changes: Change[] = [];
  for (const change of difference.separators) {
    const old = block.text.slice(change.span.start, change.span.end);
    const sign = old.trim();
    if (sign.length < old.length && isSegmented(block)) continue;
    if (sign === '') faults.add('lost');
    else if (sign.length < old.length) faults.add('space');
    if (sign !== '' && sign !== change.newText) faults.add(sign === '-' || sign === '/' ? 'order' : 'dash');
    changes.push(change);
  }
  if (code.faults.includes('case') && !isLowered(citation, code, block)) {
    faults.add('case');
    changes.push(...difference.runs.filter((change) => change.span.start > code.numberSpan.start));
  }
  if (number !== code.number) {
    faults.add('zeros');
    changes.push({ span: code.numberSpan, newText: number });
  }
  if (faults.size === 0) return undefined;
  const order = faults.has('order');
  // Only letters that no State body bears say for certain which order is meant.
  const certain = !order || code.form === 'law' || (stateOrder === undefined && isPartyOnly(code.bodies[0] ?? ''));
  const serious = faults.has('space') || faults.has('case') || order;
  return {
    span: code.span,
    severity: serious ? 'warning' : 'hint',
    message: message([...faults], right),
    fixes: [
      {
        title: changeTo(right),
        changes: changes.sort((a, b) => a.span.start - b.span.start),
        safe: certain,
        preferred: true,
      },
    ],
    fault: `writing@${code.span.start}`,
  };
}

/** "123-QĐ/UBND": letters that only State bodies bear, in the order of the Party. */
function stateCodeInPartyOrder({ date, kind }: Citation, code: Code): string | undefined {
  if (code.form !== 'party' || kind !== 'coded' || !date?.iso || date.iso < STATE_ORDER_FROM) return undefined;
  const rows = bodiesByLetters(code.bodies[0] ?? '');
  if (rows.length === 0 || !rows.every((row) => row.system === 'state' && row.verified && !row.loose)) return undefined;
  return writeCode('administrative', code.number + code.suffix, undefined, code.letters, code.bodies.join('-'));
}

/** "004-NQ/TU". Ministries used to write four digits, so State codes other than those of the National Assembly are left alone. */
function withoutExtraZeros({ form, number }: Code): string {
  if (form !== 'party' && form !== 'law') return number;
  return /^0+[0-9]{2}$/.test(number) ? number.slice(-2) : number;
}

/** Text that lost its capitals altogether: "nghị định số 111/2005/nđ-cp". */
function isLowered({ type }: Citation, code: Code, block: Block): boolean {
  const written = block.text.slice(code.span.start, code.span.end);
  const word = type ? block.text.slice(type.span.start, type.span.end) : '';
  return written === written.toLowerCase() && word === word.toLowerCase();
}

function isSegmented(block: Block): boolean {
  if (SEGMENTED.test(block.text)) return true;
  const apart = block.text.split(' ,').length - 1;
  return apart > 1 && apart * 2 > block.text.split(',').length - 1;
}
