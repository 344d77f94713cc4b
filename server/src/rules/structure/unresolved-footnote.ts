import { spanIn } from '../../draft/draft';
import { markWithoutNote, noteWithoutMark } from '../../messages/findings';
import type { Block } from '../../draft/blocks';
import { readingOf, type FootnoteMark } from '../../draft/reading';
import { lookFor, type DraftRule, type Report } from '../rule';

interface Mark extends FootnoteMark {
  readonly isNote: boolean;
  readonly written: string;
}

const NONE: readonly Mark[] = [];

/** The marks of a block and the note that it is, as they are written. */
function marksIn(block: Block): readonly Mark[] {
  const { marks, note } = readingOf(block);
  if (marks.length === 0 && !note) return NONE;
  const markOf = (mark: FootnoteMark): Mark => ({
    ...mark,
    isNote: mark === note,
    written: block.text.slice(mark.span.start, mark.span.end + 1),
  });
  return [...(note ? [note] : []), ...marks].map(markOf);
}

/** Each footnote mark has its note and each note its mark. Notes are found by their number; a number may come again on a later page. */
export const unresolvedFootnote: DraftRule = {
  id: 'structure/unresolved-footnote',
  scope: 'draft',
  looksAt: lookFor(marksIn),
  severity: 'warning',
  summary: {
    vi: 'Dấu chú thích thiếu lời chú, hoặc lời chú thiếu dấu',
    en: 'A footnote mark without a note, or a note without a mark',
  },
  norm: {
    vi: 'Thông lệ; cách đánh dấu như chính Hướng dẫn 05-HD/VPTW dùng',
    en: 'Practice, as Hướng dẫn 05-HD/VPTW itself does it',
  },
  check(draft) {
    const marks = draft.footnoteMarks;
    const notes = draft.footnotes;
    const noted = new Set(notes.map((note) => note.value.name));
    const marked = new Set(marks.map((mark) => mark.value.name));
    const reports: Report[] = [];
    for (const mark of marks) {
      const bracketed =
        mark.block.text[mark.value.span.start] === '[' && mark.block.text[mark.value.span.start + 1] !== '^';
      // "[1]" without a single note in the draft is a list of references kept elsewhere.
      if (noted.has(mark.value.name) || (bracketed && notes.length === 0)) continue;
      const span = spanIn(mark, mark.value.span);
      // Where not one note is left, they were lost in copying rather than forgotten.
      const severity = notes.length === 0 ? ('information' as const) : ('warning' as const);
      reports.push({ span, severity, message: markWithoutNote(draft.text.slice(span.start, span.end)) });
    }
    for (const note of notes) {
      if (marked.has(note.value.name)) continue;
      const span = spanIn(note, note.value.span);
      reports.push({ span, message: noteWithoutMark(draft.text.slice(span.start, span.end)) });
    }
    return reports;
  },
};
