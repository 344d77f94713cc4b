/** Colouring runs on every line of every keystroke: no expression of the grammar may be slow on a hostile line. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkSync } from 'recheck';

function* expressionsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'match' || key === 'begin' || key === 'end') && typeof value === 'string') {
      yield value;
    } else {
      yield* expressionsIn(value);
    }
  }
}

const grammar: unknown = JSON.parse(readFileSync('syntaxes/vanban.tmLanguage.json', 'utf8'));
const configuration = JSON.parse(readFileSync('syntaxes/vanban.language-configuration.json', 'utf8')) as {
  wordPattern: { pattern: string; flags: string };
};

describe('the expressions of the grammar', () => {
  it('are there, and their judge tells a slow one', () => {
    assert.ok([...expressionsIn(grammar)].length > 20);
    assert.equal(checkSync('^(a+)+$', 'u').status, 'vulnerable');
  });

  for (const expression of new Set(expressionsIn(grammar))) {
    it(`cannot be made slow: ${expression.slice(0, 60)}`, () => {
      const result = checkSync(expression, 'u', { timeout: 20_000 });
      assert.equal(result.status, 'safe', JSON.stringify(result));
    });
  }
});

describe('the language configuration', () => {
  const wordsOf = (text: string) => {
    const { pattern, flags } = configuration.wordPattern;
    return Array.from(text.matchAll(new RegExp(pattern, `${flags}g`)), ([word]) => word);
  };

  it('takes a code, a date and a signing form for one word each', () => {
    assert.deepEqual(
      wordsOf('Nghị quyết số 04-NQ/TU, ngày 07/12/2022; 35/2021/QH15; 01-CTr/BTVTUHP-BTVĐUCSSB; T/M BAN'),
      [
        'Nghị',
        'quyết',
        'số',
        '04-NQ/TU',
        'ngày',
        '07/12/2022',
        '35/2021/QH15',
        '01-CTr/BTVTUHP-BTVĐUCSSB',
        'T/M',
        'BAN',
      ],
    );
  });

  it('keeps a decomposed word whole and two joined words apart', () => {
    const decomposed = 'tiếp tục'.normalize('NFD');
    assert.deepEqual(wordsOf(decomposed), decomposed.split(' '));
    assert.deepEqual(wordsOf('kinh tế - xã hội và/hoặc'), ['kinh', 'tế', 'xã', 'hội', 'và', 'hoặc']);
  });
});
