/** Footnotes numbered again: marks in their order, notes after them. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { areOutOfOrder, renumberFootnotes } from '../../server/src/features/footnotes';
import { partyDraft } from '../support/fixture';

function renumbered(body: string, markup = true): string {
  const draft = readDraft(partyDraft(body), markup);
  const renumbering = renumberFootnotes(draft);
  if (renumbering.kind !== 'done') assert.fail(JSON.stringify(renumbering));
  return applyChanges(draft.text.toString(), renumbering.changes);
}

function check(written: string, expected: string): void {
  assert.equal(renumbered(written), partyDraft(expected));
  assert.equal(areOutOfOrder(readDraft(partyDraft(written))), written !== expected);
  assert.equal(renumbered(expected), partyDraft(expected), 'once is enough');
}

/** Why nothing is done, and the words that stand in the way. */
function refused(body: string): [string, string] {
  const draft = readDraft(partyDraft(body));
  const renumbering = renumberFootnotes(draft);
  if (renumbering.kind !== 'refused') assert.fail('they were numbered');
  assert.equal(areOutOfOrder(draft), false);
  const { reason, span } = renumbering;
  return [reason.vi, span ? draft.text.slice(span.start, span.end) : ''];
}

describe('footnotes numbered again', () => {
  it('follow the order of their marks, and the notes of one list are sorted', () => {
    check(
      `1. Thành ủy² giao các ban³.

2. Các cấp ủy¹ thực hiện.

¹ Gồm 15 cấp ủy.

² Khóa XVI.

³ Ban Tổ chức, Ban Tuyên giáo, Ban Dân vận, Ủy ban Kiểm tra, Ban Nội chính,
Văn phòng.
`,
      `1. Thành ủy¹ giao các ban².

2. Các cấp ủy³ thực hiện.

¹ Khóa XVI.

² Ban Tổ chức, Ban Tuyên giáo, Ban Dân vận, Ủy ban Kiểm tra, Ban Nội chính,
Văn phòng.

³ Gồm 15 cấp ủy.
`,
    );
  });

  it('keep the form of each mark', () => {
    check('Một[2] hai[1].\n\n[1] Xem hai.\n[2] Xem một.\n', 'Một[1] hai[2].\n\n[1] Xem một.\n[2] Xem hai.\n');
    check('Một[^7] hai[^2].\n\n[^2]: Hai.\n[^7]: Một.\n', 'Một[^1] hai[^2].\n\n[^1]: Một.\n[^2]: Hai.\n');
    check('Một¹² hai[^1].\n\n¹² Một.\n\nBa.\n\n[^1]: Hai.\n', 'Một¹ hai[^2].\n\n¹ Một.\n\nBa.\n\n[^2]: Hai.\n');
  });

  it('stay with their paragraph where they do not stand in one list', () => {
    check(
      'Một² hai.\n\n² Một.\n\nBa¹ bốn.\n\n¹ Ba.\n\nNăm⁴.\n\n⁴ Năm.\n',
      'Một¹ hai.\n\n¹ Một.\n\nBa² bốn.\n\n² Ba.\n\nNăm³.\n\n³ Năm.\n',
    );
  });

  it('stay in place when a note has more paragraphs, which cannot be told apart from others', () => {
    check(
      'Một[^2] hai[^1].\n\n[^1]: Hai.\n\n[^2]: Một.\n\n    Đoạn hai của lời chú.\n',
      'Một[^1] hai[^2].\n\n[^2]: Hai.\n\n[^1]: Một.\n\n    Đoạn hai của lời chú.\n',
    );
    check('Một² hai¹.\n\n¹ Hai.\n² Một,\nnữa.\nBa.\n', 'Một¹ hai².\n\n² Hai.\n¹ Một,\nnữa.\nBa.\n');
  });

  it('take marks inside notes along', () => {
    check(
      'Một³ hai¹.\n\n¹ Hai, xem thêm².\n² Sâu hơn.\n³ Một.\n',
      'Một¹ hai².\n\n¹ Một.\n² Hai, xem thêm³.\n³ Sâu hơn.\n',
    );
  });

  it('leave names and lists of sources alone', () => {
    check(
      'Một[^a] hai², ba¹.\n\n¹ Ba.\n\n² Hai.\n\n[^a]: Một.\n',
      'Một[^a] hai¹, ba².\n\n² Ba.\n\n¹ Hai.\n\n[^a]: Một.\n',
    );
    check('Theo [3] và [1], một² hai¹.\n\n¹ Hai.\n² Một.\n', 'Theo [3] và [1], một¹ hai².\n\n¹ Một.\n² Hai.\n');
  });

  it('are the same in plain text, with other line ends, and in order already', () => {
    const body = 'Một² hai¹.\n\n¹ Hai.\n² Một.\n';
    const expected = 'Một¹ hai².\n\n¹ Một.\n² Hai.\n';
    assert.equal(renumbered(body, false), partyDraft(expected));
    const draft = readDraft(partyDraft(body).replaceAll('\n', '\r\n'));
    const renumbering = renumberFootnotes(draft);
    assert.ok(renumbering.kind === 'done');
    assert.equal(
      applyChanges(draft.text.toString(), renumbering.changes),
      partyDraft(expected).replaceAll('\n', '\r\n'),
    );
    check(expected, expected);
  });
});

describe('footnotes are refused with the reason', () => {
  it('where a mark has no note or a note no mark', () => {
    const [reason, words] = refused('Một¹ hai².\n\n¹ Một.\n');
    assert.match(reason, /dấu chú thích “²” ở dòng 10 không có lời chú/);
    assert.equal(words, '²');
    assert.match(refused('Một¹.\n\n¹ Một.\n² Hai.\n')[0], /lời chú “²” ở dòng 13 không có dấu/);
  });

  it('where a number is used twice', () => {
    assert.match(refused('Một¹ hai¹.\n\nBa¹.\n\n¹ Một.\n')[0], /“¹” ở dòng 10 đã dùng ở dòng 10/);
    assert.match(refused('Một¹.\n\n¹ Một.\n¹ Hai.\n')[0], /dòng 12 và dòng 13 đều là lời chú “¹”/);
  });

  it('where there are none', () => {
    assert.deepEqual(refused('Một.\n'), ['Văn bản không có chú thích đánh số.', '']);
    assert.deepEqual(refused('Theo [1] và [2], diện tích 5 m².\n')[1], '');
  });
});
