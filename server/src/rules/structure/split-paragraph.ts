import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { endWhile } from '../../draft/fold';
import { shift, spanOf, type Span } from '../../draft/span';
import { splitParagraph as message, splitParagraphHere } from '../../messages/findings';
import { joinAroundFootnote, joinParagraph } from '../../messages/fixes';
import { lookForAll, type DraftRule, type Report, type Taken } from '../rule';

/** A sentence cut in two by a page end, as scanning and copying from PDF leave it; a footnote may lie between the halves. */
export const splitParagraph: DraftRule = {
  id: 'structure/split-paragraph',
  scope: 'draft',
  looksAt: lookForAll(takenFrom),
  severity: 'hint',
  summary: { vi: 'Đoạn văn bị ngắt giữa câu', en: 'A paragraph is cut in the middle of a sentence' },
  norm: {
    vi: 'Thông lệ: ngắt đoạn do trang giấy khi quét hoặc chép từ PDF, không phải ý người soạn',
    en: 'Practice: such breaks come from pages in scans and PDF, not from the drafter',
  },
  check(draft) {
    const reports: Report[] = [];
    draft.blocks.forEach((block, index) => {
      if (block.breaks.length === 0 && !block.continues) return;
      const at = draft.starts[index]!;
      for (const gap of block.breaks) {
        reports.push({
          span: shift(lastWord(block.text, gap.start), at),
          message,
          related: [{ span: shift(firstWord(block.text, gap.end), at), message: splitParagraphHere }],
          fixes: [
            { title: joinParagraph, changes: [{ span: shift(gap, at), newText: ' ' }], safe: false, preferred: true },
          ],
        });
      }
      if (block.continues) {
        const report = aroundFootnote(draft, index, block, at);
        if (report) reports.push(report);
      }
    });
    return reports;
  },
};

/** The end of a block; all of it where it holds a cut, goes on behind one, or may be moved to join the halves. */
function takenFrom({ kind, text, breaks, continues, content: { end } }: Block): Taken {
  const whole = breaks.length > 0 || continues || kind === 'footnote';
  return { at: end, values: [whole ? text : text.slice(Math.max(0, end - LONGEST_WORD)), whole] };
}

/** The halves stand before and behind a footnote; joining moves the note behind the paragraph. */
function aroundFootnote(draft: Draft, index: number, block: Block, at: number): Report | undefined {
  let first = index - 1;
  while (first >= 0 && (draft.blocks[first]!.kind === 'blank' || draft.blocks[first]!.kind === 'footnote')) first -= 1;
  const before = draft.blocks[first];
  if (!before) return undefined;
  const start = draft.starts[first]!;
  const cut = start + before.content.end;
  const resumed = at + block.content.start;
  const between = draft.text.slice(cut, resumed).trim();
  const word = lastWord(before.text, before.content.end);
  return {
    span: shift(word, start),
    message,
    related: [{ span: shift(firstWord(block.text, block.content.start), at), message: splitParagraphHere }],
    fixes: [
      {
        title: between === '' ? joinParagraph : joinAroundFootnote,
        changes: [
          { span: spanOf(cut, resumed), newText: ' ' },
          ...(between === ''
            ? []
            : [{ span: spanOf(at + block.content.end, at + block.content.end), newText: `\n\n${between}` }]),
        ],
        safe: false,
        preferred: true,
      },
    ],
  };
}

const LONGEST_WORD = 60;

function lastWord(text: string, end: number): Span {
  const words = text.slice(0, end).trimEnd();
  const word = endWhile(words.slice(-LONGEST_WORD), (unit) => /\S/.test(unit));
  return spanOf(words.length - word.length, words.length);
}

function firstWord(text: string, start: number): Span {
  const word = /^\S+/.exec(text.slice(start, start + 60));
  return spanOf(start, start + (word?.[0].length ?? 0));
}
