import assert from 'node:assert/strict';
import { messagesIn } from '../../client/src/messages';

describe('the texts of the client', () => {
  const texts = (language: string) =>
    Object.values(messagesIn(language)).map((text) => (typeof text === 'string' ? text : text('x' as never)));

  it('are Vietnamese unless English is asked for', () => {
    assert.equal(messagesIn(undefined), messagesIn('vi'));
    assert.equal(messagesIn('fr'), messagesIn('vi'));
    assert.notEqual(messagesIn('en'), messagesIn('vi'));
  });

  it('are composed letters (NFC) without blanks at either end', () => {
    for (const text of [...texts('vi'), ...texts('en')]) {
      assert.equal(text, text.normalize('NFC').trim());
    }
  });

  it('are not left untranslated', () => {
    const english = texts('en');
    texts('vi').forEach((text, index) => {
      assert.notEqual(text, english[index]);
    });
  });
});
