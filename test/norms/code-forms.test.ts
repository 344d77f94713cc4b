import assert from 'node:assert/strict';
import { CODE_FORMS, CODE_RULES, codeForm, padNumber } from '../../server/src/norms/code-forms';

describe('norms: forms of codes', () => {
  it('has each form once', () => {
    assert.deepEqual(
      CODE_FORMS.map(({ form }) => form),
      ['party', 'law', 'normative', 'administrative', 'letter'],
    );
  });

  it('gives examples with the separators it states', () => {
    for (const { example, parts } of CODE_FORMS) {
      const separators = example.replace(/[^-/]/g, '').split('');
      const required = parts.filter(({ optional }) => optional !== true).map(({ separator }) => separator);
      assert.deepEqual(separators, required, example);
    }
  });

  it('crosses hyphen and slash between Party and State', () => {
    const separators = (id: string) => {
      const rule = CODE_RULES.find((row) => row.id === id)!;
      return [rule.party, rule.state];
    };
    assert.deepEqual(separators('after-number'), ['-', '/']);
    assert.deepEqual(separators('before-body'), ['/', '-']);
    assert.deepEqual(separators('between-bodies'), ['-', '-']);
  });

  it('runs Party numbers by the term, laws by the khóa, the rest by the year', () => {
    assert.equal(codeForm('party').period, 'committee-term');
    assert.equal(codeForm('law').period, 'assembly-term');
    for (const form of ['normative', 'administrative', 'letter'] as const)
      assert.equal(codeForm(form).period, 'calendar-year');
  });

  it('writes numbers with two digits at least', () => {
    assert.equal(padNumber(4), '04');
    assert.equal(padNumber(21), '21');
    assert.equal(padNumber(1863), '1863');
  });
});
