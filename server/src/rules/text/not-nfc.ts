import { spanIn } from '../../draft/draft';
import type { Block } from '../../draft/blocks';
import { spanOf, type Span } from '../../draft/span';
import { composeAll } from '../../messages/fixes';
import { notComposed as message } from '../../messages/wording';
import type { Change, DraftRule } from '../rule';
import { gathered, kept } from './kept';

/** What a block has of letters taken apart. */
interface Decomposed {
  /** The first word with one. */
  readonly word: Span;
  /** How many letters. */
  readonly count: number;
}

/** A letter and the marks that stand behind it as units of their own. */
const CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]{1,4}/g;
/** Between two such letters that are composed in one go: letters and single spaces, but no mark or number that others may repair. */
const BETWEEN = /^(?:[\p{sc=Latin}\u0300-\u036f]| (?! )){0,24}$/u;

/** Each letter that has another form in which it is one unit. */
function* clustersIn({ text }: Block): Generator<Span> {
  // Marks that belong to no letter, as in "x̣", have no other form.
  for (const { index, 0: cluster } of text.matchAll(CLUSTER))
    if (cluster.normalize('NFC') !== cluster) yield spanOf(index, index + cluster.length);
}

/** What composes the letters of a block, a phrase at a time; offsets count from the draft. */
function changesIn(block: Block, at: number): Change[] {
  const { text } = block;
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of clustersIn(block)) {
    const run = runs.at(-1);
    if (run && BETWEEN.test(text.slice(run.end, start))) run.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => ({
    span: spanOf(at + start, at + end),
    newText: text.slice(start, end).normalize('NFC'),
  }));
}

const decomposedIn = kept((block: Block): readonly Decomposed[] => {
  if (!block.composed.origin) return [];
  let first: Span | undefined;
  let count = 0;
  for (const span of clustersIn(block)) {
    first ??= span;
    count += 1;
  }
  return first ? [{ word: wordAround(block.text, first), count }] : [];
});

function wordAround(text: string, { start, end }: Span): Span {
  const before = /[\p{sc=Latin}\u0300-\u036f]{0,20}$/u.exec(text.slice(Math.max(0, start - 20), start))![0].length;
  const behind = /^[\p{sc=Latin}\u0300-\u036f]{0,20}/u.exec(text.slice(end, end + 20))![0].length;
  return spanOf(start - before, end + behind);
}

/** Letters that are not in composed form: said once, however many there are, and repaired everywhere at once. */
export const notNfc: DraftRule = {
  id: 'text/not-nfc',
  scope: 'draft',
  looksAt: (block) => decomposedIn(block).length > 0,
  severity: 'information',
  summary: { vi: 'Chữ có dấu tách rời (Unicode tổ hợp)', en: 'Letters decomposed into letter and marks' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục IV.1, và Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.4: bộ mã Unicode theo TCVN 6909:2001 (dựng sẵn)',
    en: 'Hướng dẫn 05-HD/VPTW, IV.1, and Nghị định 30/2020/NĐ-CP, Phụ lục I, part I.I.4: Unicode by TCVN 6909:2001 (composed)',
  },
  check(draft) {
    const places = gathered(draft, decomposedIn);
    const [first] = places;
    if (!first) return [];
    const count = places.reduce((sum, { value }) => sum + value.count, 0);
    return [
      {
        span: spanIn(first, first.value.word),
        message: message(count),
        fixes: [
          {
            title: composeAll(count),
            changes: places.flatMap(({ block, at }) => changesIn(block, at)),
            safe: true,
            preferred: true,
          },
        ],
      },
    ];
  },
};
