/** Properties of formatting, folding, selecting and cutting into sentences, over random documents. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import { fold } from '../../server/src/draft/fold';
import { sentencesIn } from '../../server/src/draft/sentences';
import type { Span } from '../../server/src/draft/span';
import { joinChanges } from '../../server/src/features/changes';
import { applyChanges } from '../../server/src/features/code-actions';
import { changesOf } from '../../server/src/features/draft-actions';
import { foldsOf } from '../../server/src/features/folding';
import { renumberFootnotes } from '../../server/src/features/footnotes';
import { formatDraft, formatWithin, type Layout } from '../../server/src/features/formatting';
import { selectionsAt } from '../../server/src/features/selection-ranges';
import type { Change } from '../../server/src/rules/rule';
import { document, RUNS } from '../support/drafts';
import { judged } from '../support/fixture';

const layout = fc.record<Layout>({
  insertSpaces: fc.boolean(),
  tabSize: fc.integer({ min: 1, max: 8 }),
  trimTrailing: fc.boolean(),
  insertFinalNewline: fc.boolean(),
  trimFinalNewlines: fc.boolean(),
  markdown: fc.boolean(),
});

const wordsOf = (text: string) => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu);
const withoutSpaces = (text: string) => fold(text.normalize('NFC')).replaceAll(' ', '');

function assertInOrder(changes: readonly Change[], length: number): void {
  let at = 0;
  for (const { span } of changes) {
    assert.ok(at <= span.start && span.start <= span.end && span.end <= length, JSON.stringify(changes));
    at = span.end;
  }
}

/** Whether two spans lie apart or one inside the other. */
function nest(a: Span, b: Span): boolean {
  return a.end <= b.start || b.end <= a.start || within(a, b) || within(b, a);
}

const within = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;

describe('Formatting any text', () => {
  it('changes no word, and what is left without spaces is the same', () => {
    fc.assert(
      fc.property(document, fc.boolean(), layout, (text, markup, how) => {
        const changes = formatDraft(readDraft(text, markup), how);
        assertInOrder(changes, text.length);
        const formatted = applyChanges(text, changes);
        assert.deepEqual(wordsOf(formatted), wordsOf(text));
        assert.equal(withoutSpaces(formatted), withoutSpaces(text));
      }),
      { numRuns: RUNS },
    );
  });

  it('twice does no more than once', () => {
    fc.assert(
      fc.property(document, fc.boolean(), layout, (text, markup, how) => {
        const formatted = applyChanges(text, formatDraft(readDraft(text, markup), how));
        assert.deepEqual(formatDraft(readDraft(formatted, markup), how), []);
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves what is not read and what is signed as it stands', () => {
    fc.assert(
      fc.property(document, layout, (text, how) => {
        const draft = readDraft(text);
        const changes = formatWithin(draft, how, [{ start: 0, end: text.length }]);
        draft.blocks.forEach((block, index) => {
          const start = draft.starts[index]!;
          const inside = changes.filter(({ span }) => span.start < start + block.text.length && start < span.end);
          if (block.kind === 'verbatim') assert.deepEqual(inside, []);
          if (block.kind === 'signature' && block.content.end > block.content.start)
            for (const { span, newText } of inside)
              assert.equal(
                newText,
                text
                  .slice(span.start, span.end)
                  .normalize('NFC')
                  .replace(/[‐-―−]/g, '-'),
              );
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('in a part changes nothing outside it', () => {
    fc.assert(
      fc.property(document, layout, fc.nat(), fc.nat(), (text, how, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const changes = formatWithin(readDraft(text), how, [{ start: start!, end: end! }]);
        assertInOrder(changes, text.length);
        for (const { span } of changes) assert.ok(within(span, { start: start!, end: end! }));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('Actions over the whole of any text', () => {
  it('number footnotes again once and for all, and lose nothing', () => {
    const parts = fc.array(
      fc.constantFrom(
        'Một¹',
        ' hai²',
        ' ba³ ',
        'bốn[^1]',
        '.\n\n',
        '\n¹ Xem',
        '\n² Xem thêm³',
        '\n\n³ Ghi',
        '\n[^1]: Nguồn',
        '\n    sâu',
        '\n',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          document,
          parts.map((some) => some.join('')),
        ),
        (text) => {
          const draft = readDraft(text);
          const renumbering = renumberFootnotes(draft);
          if (renumbering.kind === 'refused') return;
          assertInOrder(renumbering.changes, text.length);
          const renumbered = applyChanges(text, renumbering.changes);
          const letters = (written: string) =>
            Array.from(written.replace(/[\d¹²³⁰⁴-⁹]/g, ''))
              .toSorted()
              .join('');
          assert.equal(letters(renumbered), letters(text));
          const again = renumberFootnotes(readDraft(renumbered));
          assert.deepEqual(again, { kind: 'done', changes: [] });
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('join paragraphs without losing a word', () => {
    fc.assert(
      fc.property(document, (text) => {
        const judge = (draft: Draft) => judged(draft.text.toString());
        const changes = changesOf('joinParagraphs', readDraft(text), judge);
        assertInOrder(changes, text.length);
        const sortedWords = (written: string) => written.match(/\S+/g)?.toSorted();
        assert.deepEqual(sortedWords(applyChanges(text, changes)), sortedWords(text));
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

describe('Changes one after the other', () => {
  const script = fc.array(
    fc.record({
      gap: fc.nat(3),
      length: fc.nat(3),
      put: fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', ' ') }),
    }),
    { maxLength: 6 },
  );
  const changesIn = (text: string, steps: readonly { gap: number; length: number; put: string }[]): Change[] => {
    const changes: Change[] = [];
    let at = 0;
    for (const { gap, length, put } of steps) {
      const span = { start: at + gap, end: at + gap + length };
      if (span.end > text.length) break;
      changes.push({ span, newText: put });
      at = span.end;
    }
    return changes;
  };

  it('do the same when joined', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'b', ' ') }), script, script, (text, a, b) => {
        const first = changesIn(text, a);
        const middle = applyChanges(text, first);
        const second = changesIn(middle, b);
        const joined = joinChanges(text, first, second);
        assertInOrder(joined, text.length);
        assert.equal(applyChanges(text, joined), applyChanges(middle, second));
      }),
      { numRuns: 5 * RUNS },
    );
  });
});

describe('The shape of any text', () => {
  it('has folds that lie inside it, apart or one in the other', () => {
    fc.assert(
      fc.property(document, fc.boolean(), (text, markup) => {
        const folds = foldsOf(readDraft(text, markup)).map(({ span }) => span);
        for (const span of folds) assert.ok(within(span, { start: 0, end: text.length }));
        for (const [index, span] of folds.entries())
          for (const other of folds.slice(index + 1)) assert.ok(nest(span, other), JSON.stringify([span, other]));
      }),
      { numRuns: RUNS },
    );
  });

  it('is selected from each place in growing steps up to the whole', () => {
    fc.assert(
      fc.property(document, fc.nat(), (text, place) => {
        const at = place % (text.length + 1);
        const spans = selectionsAt(readDraft(text), at);
        assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
        for (const [index, span] of spans.entries()) {
          assert.ok(span.start <= at && at <= span.end);
          const next = spans[index + 1];
          if (next) assert.ok(within(span, next) && next.end - next.start > span.end - span.start);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has sentences that stand in order and hold every word behind the label of a block', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const block of readDraft(text).blocks) {
          const sentences = sentencesIn(block);
          let at = block.label && block.kind === 'item' ? block.label.words : block.content.start;
          for (const { start, end } of sentences) {
            assert.ok(at <= start && start < end && end <= block.text.length);
            assert.equal(block.text.slice(at, start).trim(), '');
            at = end;
          }
          if (block.kind !== 'blank' && block.kind !== 'verbatim') assert.equal(block.text.slice(at).trim(), '');
        }
      }),
      { numRuns: RUNS },
    );
  });
});
