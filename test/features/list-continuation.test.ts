/** Enter behind an item of a list. `$0` is the caret. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { continuationAt } from '../../server/src/features/list-continuation';
import { fixture, partyDraft } from '../support/fixture';

/** A text before and behind Enter, with the indentation that an editor copies. */
function enter(marked: string): string {
  const { text, cursor } = fixture(marked);
  assert.ok(cursor !== undefined);
  const line = text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
  const indentation = /^[ \t]*/.exec(line)![0];
  const typed = `${text.slice(0, cursor)}\n${indentation}${text.slice(cursor)}`;
  const caret = cursor + 1 + indentation.length;
  const change = continuationAt(readDraft(typed), caret);
  if (!change) return `${typed.slice(0, caret)}$0${typed.slice(caret)}`;
  const at = change.span.start + change.newText.length;
  const changed = applyChanges(typed, [change]);
  return `${changed.slice(0, at)}$0${changed.slice(at)}`;
}

const inBody = (lines: string) => partyDraft(`Mở đầu như sau.\n\n${lines}\n\nKết thúc.`);

function check(written: string, expected: string): void {
  assert.equal(enter(inBody(written)), inBody(expected));
}

/** Checks that Enter does only what it always does. */
const plain = (written: string): void => {
  check(
    written,
    written.replace('$0', `\n${/^[ \t]*/.exec(written.split('\n').find((line) => line.includes('$0'))!)![0]}$0`),
  );
};

describe('Enter at the end of an item', () => {
  it('begins the next one', () => {
    check('a) Một;$0', 'a) Một;\nb) $0');
    check('1. Một$0', '1. Một\n2. $0');
    check('2.1. Một.$0', '2.1. Một.\n2.2. $0');
    check('2.1.9 Một.$0', '2.1.9 Một.\n2.1.10 $0');
    check('I. Một$0', 'I. Một\nII. $0');
    check('III- Một$0', 'III- Một\nIV- $0');
    check('Điều 5. Hiệu lực$0', 'Điều 5. Hiệu lực\nĐiều 6. $0');
    check('Điều 9a. Hiệu lực$0', 'Điều 9a. Hiệu lực\nĐiều 9b. $0');
    check('- Một,$0', '- Một,\n- $0');
    check('+ Một.$0', '+ Một.\n+ $0');
    check('9) Một$0', '9) Một\n10) $0');
    check('(1) Một$0', '(1) Một\n(2) $0');
  });

  it('goes through the letters in Vietnamese order, which has đ and no f, j, w, z', () => {
    const letters = ['a'];
    for (let text = inBody('a) Một;$0'); ;) {
      text = enter(text).replace('$0', 'Một;$0');
      const next = /\n(\p{Ll})\) Một;\$0/u.exec(text)?.[1];
      if (next === undefined || letters.length > 40) break;
      letters.push(next);
    }
    assert.equal(letters.join(''), 'abcdđeghiklmnopqrstuvxy');
  });

  it('knows a Roman i from the letter i by what stands before it', () => {
    check('(i) Một$0', '(i) Một\n(ii) $0');
    check('(h) Một\n(i) Hai$0', '(h) Một\n(i) Hai\n(k) $0');
    check('(d) Một$0', '(d) Một\n(đ) $0');
  });

  it('keeps indentation, the space behind the label, and decomposed letters', () => {
    check('  a) Một;$0', '  a) Một;\n  b) $0');
    check('\t-  Một;$0', '\t-  Một;\n\t-  $0');
    const decomposed = 'KẾT LUẬN\n\nd) Một'.normalize('NFD');
    assert.equal(enter(`${decomposed};$0`), `${decomposed};\nđ) $0`);
  });

  it('leaves a blank line where the list has them', () => {
    check('a) Một;\n\nb) Hai;$0', 'a) Một;\n\nb) Hai;\n\nc) $0');
    check('1. Một\n\na) Hai;\n\n2. Ba$0', '1. Một\n\na) Hai;\n\n2. Ba\n\n3. $0');
    check('- Một;\n- Hai;$0', '- Một;\n- Hai;\n- $0');
    check('1. Một\n\n- Hai;$0', '1. Một\n\n- Hai;\n- $0');
    const text = inBody('a) Một;\n\nb) Hai;$0').replaceAll('\n', '\r\n');
    const caret = text.indexOf('$0');
    const typed = text.replace('$0', '\r\n');
    assert.equal(continuationAt(readDraft(typed), caret + 2)?.newText, '\r\nc) ');
  });

  it('goes on from the last line of an item of several', () => {
    check('a) Một, hai, ba và\nbốn;$0', 'a) Một, hai, ba và\nbốn;\nb) $0');
  });

  it('goes on among recipients, not in the signature', () => {
    const end = 'Nơi nhận:\n- Các ban,$0\n\nT/M BAN THƯỜNG VỤ';
    assert.equal(enter(partyDraft(end)), partyDraft(end.replace('$0', '\n- $0')));
    const signed = 'T/M BAN THƯỜNG VỤ\n- Bí thư$0';
    assert.equal(enter(partyDraft(signed)), partyDraft(signed.replace('$0', '\n$0')));
  });

  it('adds nothing where nothing follows', () => {
    plain('Một đoạn văn.$0');
    plain('y) Một$0');
    plain('a) Gồm các nội dung sau:$0');
    plain('Điều 5$0');
    plain('Chương II$0');
    plain('**1.** Một$0');
    plain('a) Một,$0 hai;');
    plain('a) Một, hai, ba và$0\nbốn;');
    plain('<!--\na) Một;$0\n-->');
    plain('15 - 20 tuổi$0');
  });
});

describe('Enter on an empty item', () => {
  it('takes its label away and ends the list', () => {
    check('a) Một;\nb) $0', 'a) Một;\n$0');
    check('- Một;\n- $0', '- Một;\n$0');
    check('I. Một\nII. $0', 'I. Một\n$0');
    check('1. Một\n\n2. $0', '1. Một\n\n$0');
    check('Điều 5. Một\nĐiều 6. $0', 'Điều 5. Một\n$0');
    check('  2.1. Một\n  2.2. $0', '  2.1. Một\n$0');
    check('(i) Một\n(ii) $0', '(i) Một\n$0');
  });

  it('leaves alone what is the beginning of something else', () => {
    plain('Một đoạn văn.\n- $0');
    assert.equal(enter('THÀNH ỦY HẢI PHÒNG\n*$0'), 'THÀNH ỦY HẢI PHÒNG\n*\n$0');
    plain('- Một;\n-$0');
    plain('a) Một;\nNăm 2$0');
  });

  it('at the very beginning or where no line end was typed does nothing', () => {
    for (const [text, at] of [
      ['', 0],
      ['\n', 1],
      ['a) Một', 3],
      ['a) Một\nb) Hai', 9],
    ] as const)
      assert.equal(continuationAt(readDraft(text), at), undefined);
  });
});
