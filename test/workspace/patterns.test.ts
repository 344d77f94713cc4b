/** What the editor hides is no draft of the folder. */
import assert from 'node:assert/strict';
import { excluded } from '../../server/src/workspace/patterns';

/** Paths that a setting of the form of files.exclude leaves out. */
function left(setting: unknown, paths: readonly string[]): string[] {
  const isExcluded = excluded(setting);
  return paths.filter((path) => !isExcluded(path));
}

describe('files.exclude', () => {
  const paths = ['a.txt', 'luu/a.txt', '2022/luu/b.md', 'luu-tru/c.vanban'];

  it('takes ** for any folders, and a name for the one at the top', () => {
    assert.deepEqual(left({ '**/luu/**': true }, paths), ['a.txt', 'luu-tru/c.vanban']);
    assert.deepEqual(left({ luu: true }, [...paths, 'luu']), ['a.txt', '2022/luu/b.md', 'luu-tru/c.vanban']);
    assert.deepEqual(left({ '**/luu': true }, ['luu', '2022/luu', 'luu-tru']), ['luu-tru']);
    assert.deepEqual(left({ '2022/**': true }, paths), ['a.txt', 'luu/a.txt', 'luu-tru/c.vanban']);
  });

  it('knows stars, question marks and alternatives', () => {
    assert.deepEqual(left({ '**/*.{txt,md}': true }, paths), ['luu-tru/c.vanban']);
    assert.deepEqual(left({ '**/?.txt': true }, paths), ['2022/luu/b.md', 'luu-tru/c.vanban']);
    assert.deepEqual(left({ '**/l*-t*u/**': true }, paths), ['a.txt', 'luu/a.txt', '2022/luu/b.md']);
  });

  it('holds where it is true and nowhere else, whatever is written', () => {
    const odd = { '**/a.txt': false, '**/b.md': { when: '$(basename).ts' }, '': true, '{': true, '}{,': true, '{a,{b': true };
    assert.deepEqual(left(odd, paths), paths);
    for (const setting of [undefined, null, 1, 'x', [], ['**']]) assert.deepEqual(left(setting, paths), paths);
  }); // prettier-ignore

  it('takes no longer for a pattern that was made to take long', () => {
    const isExcluded = excluded({ [`${'*a'.repeat(200)}b`]: true, [`${'**/'.repeat(100)}b`]: true, ['{a,b}'.repeat(50)]: true }); // prettier-ignore
    assert.equal(isExcluded(`${'a/'.repeat(100)}${'a'.repeat(5000)}`), false);
  });
});
