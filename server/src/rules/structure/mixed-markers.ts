import { shapeOf, type Section } from '../../draft/sections';
import { changeTo } from '../../messages/fixes';
import { mixedMarkers as message } from '../../messages/structure';
import { lookForAll, replace, type DraftRule, type Report } from '../rule';
import { documentsOf, sequencesOf } from './sequences';

/** Kinds whose mark is a matter of choice: no norm prefers "I-" to "I.". */
const CHOSEN: ReadonlySet<string> = new Set(['roman', 'number', 'decimal', 'letter', 'capital']);

/** One mark at one level: "I-" beside "I.". No norm chooses between them, so only the use of the draft itself is judged. */
export const mixedMarkers: DraftRule = {
  id: 'structure/mixed-markers',
  scope: 'draft',
  looksAt: lookForAll((block) => ({ at: 0, values: shapeOf(block) })),
  severity: 'hint',
  summary: {
    vi: 'Dấu sau số mục không thống nhất ở cùng một cấp',
    en: 'Marks behind section numbers are mixed at one level',
  },
  norm: {
    vi: 'Thông lệ thống nhất trong một văn bản; các quy định không chọn “I-” hay “I.”',
    en: 'Practice of being consistent in one document; no norm chooses between “I-” and “I.”',
  },
  check: (draft) => documentsOf(draft).flatMap(checkDocument),
};

function checkDocument(document: readonly Section[]): Report[] {
  const levels = new Map<string, Section[]>();
  for (const { sections } of sequencesOf(document))
    for (const section of sections) {
      if (!CHOSEN.has(section.kind)) continue;
      const level =
        section.kind === 'decimal'
          ? `decimal ${section.path.length}`
          : section.kind + (section.mark === ')' && section.kind === 'number' ? ')' : '');
      const known = levels.get(level);
      if (known) known.push(section);
      else levels.set(level, [section]);
    }
  return [...levels.values()].flatMap(checkLevel);
}

function checkLevel(sections: readonly Section[]): Report[] {
  const byMark = new Map<string, Section[]>();
  for (const section of sections) {
    const same = byMark.get(section.mark);
    if (same) same.push(section);
    else byMark.set(section.mark, [section]);
  }
  if (byMark.size < 2) return [];
  const [usual, ...others] = [...byMark.values()].sort(
    (a, b) => b.length - a.length || a[0]!.range.start - b[0]!.range.start,
  ) as [Section[], ...Section[][]];
  // Where no mark prevails there may be two systems of numbers, each with its own.
  if (usual.length * 3 < sections.length * 2) return [];
  const example = usual[0]!;
  return others.flat().map((section) => {
    const span = section.labelSpan;
    const right = withMark(section, example.mark);
    return {
      span,
      message: message(section.label, example.label, usual.length, sections.length),
      fixes: right === undefined ? [] : [replace(span, right, changeTo(right), { preferred: true })],
    };
  });
}

function withMark({ label, mark }: Section, right: string): string | undefined {
  if (mark === '' || !label.endsWith(mark)) return mark === '' ? label + right : undefined;
  return label.slice(0, -mark.length).trimEnd() + right;
}
