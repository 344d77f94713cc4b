/** A promise without its test is only words: each on docs/security.md and docs/privacy.md names one that is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const TESTED = '_Tested:_';

/** A page's list items and paragraphs, each on one line. */
function passagesOf(page: string): string[] {
  return page
    .split(/\n(?=- )|\n\n/)
    .map((passage) => passage.replace(/\s+/g, ' ').trim())
    .filter((passage) => passage !== '');
}

describe('the promises', () => {
  for (const path of ['docs/security.md', 'docs/privacy.md']) {
    const passages = passagesOf(readFileSync(path, 'utf8'));

    it(`of ${path} each name their test`, () => {
      const promises = passages.filter((passage) => passage.startsWith('- '));
      assert.ok(promises.length >= 8, `${promises.length} promises`);
      for (const promise of promises) assert.ok(promise.includes(TESTED), promise);
    });

    it(`of ${path} name only tests that exist, by the words that they have`, () => {
      const behind = passages.filter((passage) => passage.includes(TESTED)).map((passage) => passage.slice(passage.indexOf(TESTED))); // prettier-ignore
      for (const passage of behind) {
        const parts = [...passage.matchAll(/`(test\/[^`]+)`(?: \(([^)]*)\))?/g)];
        assert.ok(parts.length > 0, passage);
        for (const [, file, words] of parts) {
          assert.ok(existsSync(file!), file);
          const source = readFileSync(file!, 'utf8').replace(/\s+/g, ' ');
          for (const [, title] of (words ?? '').matchAll(/“([^”]+)”/g)) assert.ok(source.includes(title!), `${file}: ${title}`); // prettier-ignore
        }
      }
    });
  }
});
