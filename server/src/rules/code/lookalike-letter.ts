import type { Block } from '../../draft/blocks';
import { readingOf } from '../../draft/reading';
import { lookalike as message } from '../../messages/codes';
import { changeTo } from '../../messages/fixes';
import type { BlockRule } from '../rule';
import { rewriting } from './writing';

/** Letters with marks, as no text has that lost them. */
const MARKED = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/g;
/** A word or two may have been set right in text that lost them all. */
const ENOUGH = 4;

/** Ð, Ɖ or D in the place of Đ, O and l in the place of 0 and 1: nobody sees it, and no search finds the document. */
export const lookalikeLetter: BlockRule = {
  id: 'code/lookalike-letter',
  scope: 'block',
  severity: 'hint',
  summary: {
    vi: 'Ký tự trông giống trong số, ký hiệu: Ð, Ɖ, D thay cho Đ; O, l thay cho số 0, 1',
    en: 'A character that only looks right in a code: Ð, Ɖ, D for Đ; O, l for 0, 1',
  },
  norm: {
    vi: 'Bộ mã ký tự TCVN 6909:2001 (Hướng dẫn 05-HD/VPTW, mục IV; Nghị định 30/2020/NĐ-CP, Phụ lục I)',
    en: 'Character set TCVN 6909:2001 (Hướng dẫn 05-HD/VPTW IV; Nghị định 30/2020/NĐ-CP, Phụ lục I)',
  },
  check: (block) =>
    readingOf(block).citations.flatMap(({ code }) => {
      if (!code) return [];
      if (code.faults.includes('digit')) {
        const changes = [{ span: code.numberSpan, newText: code.number }];
        return [
          {
            span: code.numberSpan,
            message: message.digit(code.number),
            fixes: [{ title: changeTo(code.number), changes, safe: true, preferred: true }],
            fault: `writing@${code.span.start}`,
          },
        ];
      }
      const letter = code.faults.includes('lookalike');
      const stroke = !letter && code.faults.includes('stroke') && hasMarks(block, code.span);
      if (!letter && !stroke) return [];
      const written = block.text.slice(code.span.start, code.span.end);
      const runs = (rewriting(written, code.text, code.span.start)?.runs ?? []).filter(({ span, newText }) => {
        // Only what differs in this one letter; capitals are the business of code/malformed.
        const old = block.text.slice(span.start, span.end);
        return old.replace(/[ÐƉD]/g, 'Đ').replace(/ð/g, 'đ') === newText.replace(/D/g, 'Đ');
      });
      if (runs.length === 0) return [];
      const right = runs.reduceRight(
        (text, { span, newText }) =>
          text.slice(0, span.start - code.span.start) + newText + text.slice(span.end - code.span.start),
        written,
      );
      return [
        {
          span: { start: runs[0]!.span.start, end: runs.at(-1)!.span.end },
          message: letter ? message.letter(right) : message.stroke(right),
          fixes: [{ title: changeTo(right), changes: runs, safe: true, preferred: true }],
          fault: `writing@${code.span.start}`,
        },
      ];
    }),
};

/** Whether the words round the code still have their marks. */
function hasMarks(block: Block, code: { start: number; end: number }): boolean {
  const text = block.composed.text;
  const around = text.slice(Math.max(0, code.start - 400), code.start) + text.slice(code.end, code.end + 400);
  return (around.match(MARKED)?.length ?? 0) >= ENOUGH;
}
