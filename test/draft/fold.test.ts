import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { compose, fold, foldKey, original } from '../../server/src/draft/fold';

describe('Folding', () => {
  it('takes tone marks, vowel marks and capitals away and keeps the length', () => {
    const text = 'NGHỊ QUYẾT số 04–NQ/TU của Thành uỷ, Ðảng';
    assert.equal(fold(text), 'nghi quyet so 04-nq/tu cua thanh uy, dang');
    assert.equal(fold(text).length, text.length);
  });

  it('makes the two placements of a tone mark equal', () => {
    assert.equal(foldKey('uỷ khoá hoà'), foldKey('ủy khóa hòa'));
  });

  it('reads word-segmented text as words', () => {
    assert.equal(fold('Chỉ_thị số 39-CT / TW'), 'chi thi so 39-ct / tw');
  });

  it('squeezes spaces in keys, the non-breaking one too', () => {
    assert.equal(foldKey(' Bộ \u00a0 Chính\r\ntrị '), 'bo chinh tri');
  });
});

describe('Composing', () => {
  it('leaves composed text as it is', () => {
    assert.deepEqual(compose('Nghị quyết'), { text: 'Nghị quyết' });
  });

  it('finds the way back from composed to decomposed text', () => {
    const decomposed = 'Nghị quyết số 04-NQ/TU'.normalize('NFD');
    const composed = compose(decomposed);
    assert.equal(composed.text, 'Nghị quyết số 04-NQ/TU');
    const at = composed.text.indexOf('số');
    const span = original(composed, at, at + 'số 04-NQ/TU'.length);
    assert.equal(decomposed.slice(span.start, span.end).normalize('NFC'), 'số 04-NQ/TU');
    assert.equal(span.end, decomposed.length);
  });

  it('composes only where marks stand apart', () => {
    const mixed = 'Thành ủy' + ' ' + 'Hải Phòng'.normalize('NFD');
    const composed = compose(mixed);
    assert.equal(composed.text, 'Thành ủy Hải Phòng');
    assert.deepEqual(original(composed, 0, 5), { start: 0, end: 5 });
  });
});

describe('Every kind of space', () => {
  it('parts words, and none stops the reading', () => {
    for (const space of ['\u00a0', '\u2003', '\u3000', '\ufeff', '\v', '_']) {
      const text = `Kết${space}luận${space}TW, Nghị${space}quyết${space}Trung${space}ương${space}4${space}khóa${space}XII`;
      const kinds = readDraft(text, false).citations.map(({ value }) => value.kind);
      assert.deepEqual(kinds, ['congress'], JSON.stringify(space));
    }
  });
});
