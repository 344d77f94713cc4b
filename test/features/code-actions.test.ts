/** Repairs that run by themselves: of those that touch, the first. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { safeChanges } from '../../server/src/features/code-actions';
import type { Finding, Fix } from '../../server/src/rules/rule';

const say = { vi: 'Sửa', en: 'Repair' };

/** A finding with a repair of these pieces of the text, by where each begins and how long it is. */
function finding(pieces: readonly (readonly [number, number])[], safe = true): Finding {
  const changes = pieces.map(([start, length]) => ({ span: { start, end: start + length }, newText: '…' }));
  const fixes: Fix[] = [{ title: say, changes, safe, preferred: true }];
  return { rule: 'text/spacing', severity: 'hint', span: changes[0]!.span, message: say, related: [], fixes };
}

const placesOf = (findings: readonly Finding[]) => safeChanges(findings).map(({ span }) => [span.start, span.end]);

describe('all safe repairs of a draft', () => {
  it('stand in the order of the text, those of a repair in many places among the others', () => {
    assert.deepEqual(placesOf([finding([[3, 2], [20, 2]]), finding([[8, 4]]), finding([[30, 1]])]), [[3, 5], [8, 12], [20, 22], [30, 31]]); // prettier-ignore
  });

  it('leave out what touches one before it, wholly, and what is not safe', () => {
    assert.deepEqual(placesOf([finding([[3, 4]]), finding([[1, 1], [5, 1]]), finding([[7, 2]]), finding([[12, 2]], false)]), [[3, 7], [7, 9]]); // prettier-ignore
  });

  it('may write at one place between letters twice, but not into what another replaces', () => {
    assert.deepEqual(placesOf([finding([[5, 0]]), finding([[5, 0]]), finding([[5, 3]]), finding([[6, 0]])]), [[5, 5], [5, 5], [5, 8]]); // prettier-ignore
  });

  it('are those that one finds by looking at all that were taken before, whatever they are', () => {
    const piece = fc.tuple(fc.nat(40), fc.nat(4));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const taken: { start: number; end: number }[] = [];
        for (const [start, length] of pieces) {
          const [from, to] = [start, start + length];
          if (taken.every(({ start: other, end }) => end <= from || to <= other)) taken.push({ start: from, end: to });
        }
        const expected = taken.sort((a, b) => a.start - b.start || a.end - b.end).map(({ start, end }) => [start, end]);
        assert.deepEqual(placesOf(pieces.map((one) => finding([one]))), expected);
      }),
    );
  });
});
