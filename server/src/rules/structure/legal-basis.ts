import type { Component } from '../../draft/components';
import type { Citation } from '../../draft/citations';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { codeKey, keyIn, keyOf, sameDocument } from '../../draft/key';
import { readingOf } from '../../draft/reading';
import { spanOf, type Span } from '../../draft/span';
import { bases as say } from '../../messages/components';
import { BASES_WITHOUT_DATE } from '../../norms/layout';
import type { Change, DraftRule, JudgingContext, Report } from '../rule';
import {
  agreed,
  componentsOf,
  governing,
  type Governing,
  isBeingTyped,
  isLegislation,
  isOfComponents,
  isReprint,
  lastDay,
} from './governing';
import { markOf, setMark } from './marks';

/** Căn cứ ban hành as the norm in force writes them: marks, laws by name, none twice, from higher force to lower. */
export const legalBasis: DraftRule = {
  id: 'structure/legal-basis',
  scope: 'draft',
  severity: 'hint',
  summary: {
    vi: 'Căn cứ ban hành: dấu câu, cách ghi luật, nêu hai lần, thứ tự',
    en: 'Legal bases: marks, how laws are named, one named twice, order',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, phần II, mục I, điểm 6.2.3 (trước 27/5/2026: Hướng dẫn 36-HD/VPTW, mục II, điểm 1.6.2); Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, điểm 6a; Nghị định 78/2025/NĐ-CP, Điều 68; thứ tự: thông lệ',
    en: 'Hướng dẫn 05-HD/VPTW, part II, I.6.2.3 (before 27/5/2026: 36-HD/VPTW, II.1.6.2); Nghị định 30/2020/NĐ-CP, appendix I, part I, II.6a; Nghị định 78/2025/NĐ-CP, article 68; the order: practice',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    const lines = componentsOf(draft, 'legal-basis');
    if (lines.length === 0 || isReprint(draft)) return [];
    const layout = governing(draft, context);
    const cited = lines.map((line) => citationsOf(draft, line));
    return [
      ...(layout ? marks(draft, lines, layout) : []),
      ...(layout ? laws(cited.flat(), layout) : []),
      ...dates(draft, cited.flat(), context),
      ...repeated(draft, lines, cited),
      ...order(draft, lines, cited),
    ];
  },
};

function citationsOf(draft: Draft, { span }: Component): readonly Placed<Citation>[] {
  const index = draft.blockIndexAt(span.start);
  const block = draft.blocks[index]!;
  const at = draft.starts[index]!;
  return readingOf(block).citations.map((value) => ({ value, at, block }));
}

/** Words behind which a sentence goes on that is no basis: "Căn cứ ..., Ủy ban nhân dân xã ban hành kế hoạch như sau:". */
const SENTENCE = /:$/;

/** Units of body behind which there are no more bases to come. */
const A_SENTENCE = 60;

function marks(draft: Draft, lines: readonly Component[], layout: Governing): Report[] {
  const rule = agreed(layout, ({ bases }) => [bases.between, bases.last, bases.dash] as const);
  if (!rule) return [];
  const [between, last, dash] = rule;
  const enacting = componentsOf(draft, 'enacting').length > 0;
  // One line alone may be a whole sentence, and behind the last one another may be begun.
  const [body] = componentsOf(draft, 'body');
  if (isBeingTyped(draft, lines.at(-1)!.span)) return [];
  if (!enacting && (lines.length < 2 || !body || body.span.end - body.span.start < A_SENTENCE)) return [];
  const wrong: { span: Span; change: Change }[] = [];
  for (const [index, { span }] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const mark = markOf(draft.text, span);
    if (SENTENCE.test(mark.written)) {
      if (!isLast) return [];
      continue;
    }
    // Without "QUYẾT ĐỊNH:" behind it, a last line with a full stop may be a sentence.
    if (isLast && !enacting && (mark.written === '.' || mark.written === '')) continue;
    const start = draft.text.slice(span.start, span.start + 4);
    if (dash && !/^[-–]/.test(start))
      wrong.push({
        span: spanOf(span.start, span.start + 1),
        change: { span: spanOf(span.start, span.start), newText: '- ' },
      });
    const due = isLast ? last : between;
    if (mark.written !== due) wrong.push({ span: mark.span, change: setMark(mark, due) });
  }
  const [first, ...others] = wrong;
  if (!first) return [];
  return [
    {
      span: first.span,
      message: say.marks(between, last, dash, `${layout.last.norm}, ${layout.last.bases.place}`),
      related: others.map(({ span }) => ({ span, message: say.otherLine })),
      fixes: [{ title: say.fixMarks, changes: wrong.map(({ change }) => change), safe: true, preferred: true }],
    },
  ];
}

const LAWS = new Set(['Luật', 'Bộ luật', 'Pháp lệnh']);
const NUMBER_WORD = /[ \u00a0\n]{1,3}số[ \u00a0\n]{1,3}$/iu;

/** Laws by name: those that bear a name of their own and a number beside it. */
function laws(cited: readonly Placed<Citation>[], layout: Governing): Report[] {
  const rule = agreed(layout, ({ bases }) => bases.laws);
  if (rule === undefined || rule === 'in-full') return [];
  const wrong: { span: Span; change: Change }[] = [];
  for (const { value, at, block } of cited) {
    const { type, code, span } = value;
    if (!type || !code || code.form !== 'law' || !LAWS.has(type.name) || type.inherited) continue;
    const before = block.text.slice(type.span.end, code.span.start).normalize('NFC');
    const word = NUMBER_WORD.exec(block.text.slice(Math.max(0, code.span.start - 8), code.span.start));
    // "Luật số 87/2025/QH15" has no name but its number.
    if (!word || !/\p{sc=Latin}{2}/u.test(before.replace(/số/iu, ''))) continue;
    const behind = keyIn(block, code.span.end, Math.max(span.end, code.span.end + 10));
    if (rule === 'name-and-year' && /^,? ?(?:nam|ngay) /.test(behind)) continue;
    const start = at + code.span.start - word[0].length;
    wrong.push({
      span: spanOf(at + code.span.start, at + code.span.end),
      change: { span: spanOf(start, at + code.span.end), newText: '' },
    });
  }
  const [first, ...others] = wrong;
  if (!first) return [];
  return [
    {
      span: first.span,
      message: say.law(rule === 'name-and-year', `${layout.last.norm}, ${layout.last.bases.place}`),
      related: others.map(({ span }) => ({ span, message: say.otherLine })),
      fixes: [{ title: say.dropNumber, changes: wrong.map(({ change }) => change), safe: false, preferred: false }],
    },
  ];
}

/** Legislation of the months in which its bases bore no date. */
function dates(draft: Draft, cited: readonly Placed<Citation>[], { regime, date }: JudgingContext): Report[] {
  const { from, until, norm, place } = BASES_WITHOUT_DATE;
  if (regime !== 'state' || !date || date.earliest < from || lastDay(date) > until || !isLegislation(draft)) return [];
  const dated = cited.filter(({ value }) => value.date !== undefined && value.code !== undefined);
  const [first, ...others] = dated.map((placed) => spanIn(placed, placed.value.date!.span));
  if (!first) return [];
  return [
    {
      span: first,
      message: say.date(`${norm}, ${place}`),
      related: others.map((span) => ({ span, message: say.otherLine })),
    },
  ];
}

const CITING = /^[-–+*\s_]{0,9}(?:can cu|theo|thuc hien)[\s*_]{0,4}$/;

/** The document that a line names at once behind "Căn cứ", not one of its provisions. */
function headOf({ span }: Component, cited: readonly Placed<Citation>[], draft: Draft): Placed<Citation> | undefined {
  const [first] = cited;
  if (!first) return undefined;
  const before = foldKey(draft.text.slice(span.start, first.at + first.value.span.start));
  return CITING.test(before) ? first : undefined;
}

function repeated(
  draft: Draft,
  lines: readonly Component[],
  cited: readonly (readonly Placed<Citation>[])[],
): Report[] {
  const seen = new Map<string, Placed<Citation>>();
  return lines.flatMap((line, index): Report[] => {
    const head = headOf(line, cited[index]!, draft);
    if (!head?.value.code || head.value.kind !== 'coded') return [];
    const key = keyOf(head.value)!;
    const before = seen.get(codeKey(head.value.code));
    seen.set(codeKey(head.value.code), head);
    if (!before || !sameDocument(keyOf(before.value)!, key)) return [];
    if (before.value.date?.iso !== head.value.date?.iso) return [];
    return [
      {
        span: spanIn(head, head.value.code.span),
        severity: 'warning',
        message: say.repeated(head.value.code.text),
        related: [{ span: spanIn(before, before.value.code!.span), message: say.first }],
      },
    ];
  });
}

/** Force of what a basis is, from the highest; only where there is no doubt. */
const FORCE: Readonly<Record<string, number>> = {
  'Hiến pháp': 0,
  'Bộ luật': 1,
  Luật: 1,
  'Pháp lệnh': 2,
  'Nghị định': 3,
  'Thông tư': 4,
  'Thông tư liên tịch': 4,
};

function order(draft: Draft, lines: readonly Component[], cited: readonly (readonly Placed<Citation>[])[]): Report[] {
  let lowest: { force: number; placed: Placed<Citation> } | undefined;
  for (const [index, line] of lines.entries()) {
    const head = headOf(line, cited[index]!, draft);
    const name = head?.value.type?.name;
    const force = name === undefined ? undefined : FORCE[name];
    if (!head || force === undefined) continue;
    if (lowest && force < lowest.force) {
      const lower = lowest.placed.value.type!;
      return [
        {
          span: spanIn(head, head.value.type!.span),
          message: say.order(name!, lower.name),
          related: [{ span: spanIn(lowest.placed, lower.span), message: say.lower }],
        },
      ];
    }
    if (!lowest || force > lowest.force) lowest = { force, placed: head };
  }
  return [];
}
