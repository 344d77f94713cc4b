import assert from 'node:assert/strict';
import { findable } from '../../client/src/findable';

/** VS Code's own filter: the letters of the query stand in the name in their order, whatever is between them. */
const passes = (name: string, query: string): boolean => {
  let at = 0;
  for (const letter of query.toLowerCase().replace(/ /g, '')) {
    at = name.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

describe('names in the letters that VS Code finds them by', () => {
  it('are found without diacritics, and with them', () => {
    const name = 'Kết luận 21-KL/TW về đất đai';
    for (const query of ['ket luan 21', 'KET LUAN', 'dat dai', 'Kết luận 21', 'đất'])
      assert.ok(passes(findable(name, query), query), query);
    assert.ok(!passes(name, 'ket luan 21'), 'or else none of this is needed');
  });

  it('look the same and are the same letters', () => {
    assert.equal(findable('Kết luận', 'ket').normalize('NFC'), 'Kết luận');
    assert.equal(findable('Kết luận', 'kết'), 'Kết luận');
  });
});
