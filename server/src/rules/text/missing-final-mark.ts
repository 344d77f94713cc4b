import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { endWhile } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { isSpace } from '../../draft/units';
import { addMark } from '../../messages/fixes';
import { finalMark as message } from '../../messages/wording';
import { replace, type DraftRule, type Report, type Taken } from '../rule';
import { kept } from './kept';
import { wordsOf } from './words';

interface Ending {
  /** The last mark, or "" where the block ends in a word. */
  readonly mark: string;
  /** The last word. */
  readonly word: Span;
  /** What a block is compared with: paragraphs with paragraphs, dashes with dashes. */
  readonly group: string;
  /** Surely not a heading, a caption or a subject. */
  readonly long: boolean;
}

/** An item shorter than this may be a heading, whatever its neighbours are. */
const SENTENCE = 60;
/** A paragraph of one clause may be a caption; one of several sentences is none. */
const INNER_END = /[.;]\s{1,3}[\p{sc=Latin}(“"]/u;
/** So many alike, and so large a part of them, must have a mark. */
const FEWEST = 3;
const SHARE = 0.8;
/** Blocks of one group stand near each other: what lies further apart is not compared. */
const NEAR = 8;

const endingOf = kept((block: Block): readonly Ending[] => {
  if ((block.kind !== 'paragraph' && block.kind !== 'item') || block.cut || wordsOf(block).inTable) return [];
  if (block.entry.part !== 'body' || block.exit.part !== 'body') return [];
  const { text, content, label } = block;
  const tail = text.slice(Math.max(content.start, content.end - 40), content.end);
  const closed = finalMark(tail);
  const bracketed = /[)”"]$/.test(tail.slice(-1));
  if (closed === '' && !/[\p{sc=Latin}\u0300-\u036f\d%)”"¹²³⁴-⁹]\*{0,3}$/u.test(tail.slice(-5))) return [];
  // A caption, and the heading of what is listed behind it.
  if (/[:)]/.test(tail) && /(?:Ảnh|Nguồn):|(?:^|\s)\p{sc=Latin}\)\s\p{Lu}[^.;:]{0,36}$/u.test(tail.normalize('NFC')))
    return [];
  const words = content.end - Math.max(content.start, label?.words ?? content.start);
  const last = endWhile(tail.slice(-20), (unit) => !isSpace(unit.charCodeAt(0))).length;
  return [
    {
      mark: closed,
      word: spanOf(content.end - last, content.end),
      group: label ? `${label.kind}${label.kind === 'dash' ? label.text : ''}` : block.kind,
      long: words >= SENTENCE && !(bracketed && closed === '') && (label !== undefined || INNER_END.test(text)),
    },
  ];
});

/** What may stand behind the last mark, so many units of it. */
const CLOSING = '"”’)*_]/';
const MOST_CLOSING = 6;

/** The last mark of a text, where nothing but what closes stands behind it; "" elsewhere. */
function finalMark(text: string): string {
  for (let at = text.length - 1; at >= 0 && at >= text.length - 1 - MOST_CLOSING; at--) {
    const unit = text[at]!;
    if (MARKS.includes(unit)) return unit;
    if (!CLOSING.includes(unit) && !isSpace(unit.charCodeAt(0))) return '';
  }
  return '';
}

const MARKS = '.;:,!?…';

/** A paragraph or an item without a mark at its end, where those like it around it have one. */
export const missingFinalMark: DraftRule = {
  id: 'text/missing-final-mark',
  scope: 'draft',
  looksAt: Object.assign(({ kind }: Block) => kind === 'paragraph' || kind === 'item', {
    takes: (block: Block): Taken => {
      const endings = endingOf(block);
      return { at: endings[0]?.word.start ?? 0, values: [endings, block.label?.kind] };
    },
  }),
  severity: 'hint',
  summary: { vi: 'Thiếu dấu câu ở cuối đoạn', en: 'No mark at the end of a paragraph' },
  norm: {
    vi: 'Chính tả; Hướng dẫn 05-HD/VPTW và Nghị định 30/2020/NĐ-CP chỉ quy định dấu cuối căn cứ, nơi nhận và cuối văn bản',
    en: 'Spelling; Hướng dẫn 05-HD/VPTW and Nghị định 30/2020/NĐ-CP speak only of the ends of the legal basis, of the recipients and of the text',
  },
  check(draft) {
    const reports: Report[] = [];
    const groups = new Map<string, Member[]>();
    draft.blocks.forEach((block, index) => {
      const [ending] = endingOf(block);
      if (!ending) return;
      const group = groups.get(ending.group);
      if (group) group.push({ index, ending });
      else groups.set(ending.group, [{ index, ending }]);
    });
    for (const members of groups.values())
      members.forEach((member, place) => {
        if (member.ending.mark !== '' || !member.ending.long) return;
        const report = judge(draft, members, place);
        if (report) reports.push(report);
      });
    return reports;
  },
};

interface Member {
  readonly index: number;
  readonly ending: Ending;
}

function judge(draft: Draft, members: readonly Member[], place: number): Report | undefined {
  const { index, ending } = members[place]!;
  const before = besideIn(draft, members, place, -1);
  const behind = besideIn(draft, members, place, 1);
  if (before?.ending.mark === '' || behind?.ending.mark === '') return undefined;
  if (!behind && !(before && endsRow(draft, index))) return undefined;
  const around = members
    .slice(Math.max(0, place - NEAR), place + NEAR + 1)
    .filter((other) => other.index !== index && other.ending.long);
  const marked = around.filter((other) => other.ending.mark !== '' && other.ending.mark !== ',');
  if (marked.length < FEWEST || marked.length < SHARE * around.length) return undefined;
  const mark = before?.ending.mark === ';' && behind ? ';' : '.';
  const at = draft.starts[index]!;
  const span = { start: at + ending.word.start, end: at + ending.word.end };
  return {
    span,
    message: message(marked.length, around.length + 1),
    fixes: [replace({ start: span.end, end: span.end }, mark, addMark(mark), { preferred: true })],
  };
}

/** The member that stands right before a block or behind it, blank lines apart. */
function besideIn(draft: Draft, members: readonly Member[], place: number, step: -1 | 1): Member | undefined {
  const member = members[place + step];
  return member?.index === beside(draft, members[place]!.index, step) ? member : undefined;
}

function beside({ blocks }: Draft, index: number, step: -1 | 1): number {
  let at = index + step;
  while (blocks[at]?.kind === 'blank') at += step;
  return at;
}

/** Whether a row of dashes ends with one: a heading follows, or an item of another kind. */
function endsRow(draft: Draft, index: number): boolean {
  const own = draft.blocks[index]!;
  const following = draft.blocks[beside(draft, index, 1)];
  if (own.label?.kind !== 'dash' || !following) return false;
  return following.kind === 'heading' || (following.kind === 'item' && following.label?.kind !== 'dash');
}
