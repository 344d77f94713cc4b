import assert from 'node:assert/strict';
import { decode } from '../../client/src/decode';

describe('a file read for the server', () => {
  const draft = 'KẾT LUẬN';

  it('is UTF-8, its mark no part of the text', () => {
    assert.equal(decode(new TextEncoder().encode(draft)), draft);
    assert.equal(decode(new TextEncoder().encode(`\ufeff${draft}`)), draft);
    assert.equal(decode(new Uint8Array()), '');
  });

  it('is UTF-16 when it says so', () => {
    const little = Buffer.from(`\ufeff${draft}`, 'utf16le');
    assert.equal(decode(little), draft);
    assert.equal(decode(Buffer.from(little).swap16()), draft);
  });

  it('is nothing when it is no text, or in an encoding that could only be guessed', () => {
    assert.equal(decode(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00)), undefined);
    assert.equal(decode(Uint8Array.of(0x4b, 0xca, 0x54)), undefined);
  });
});
