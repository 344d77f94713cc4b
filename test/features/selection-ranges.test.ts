/** What Shift+Alt+Right selects, step by step. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { selectionsAt } from '../../server/src/features/selection-ranges';
import { fixture, partyDraft } from '../support/fixture';

/** The texts selected one after the other from the cursor on; the whole draft, which is always the last, is left out. */
function steps(marked: string, form: 'NFC' | 'NFD' = 'NFC'): string[] {
  const { text, cursor } = fixture(marked);
  const written = text.normalize(form);
  const at = text.slice(0, cursor).normalize(form).length;
  const spans = selectionsAt(readDraft(written), at);
  assert.deepEqual(spans.at(-1), { start: 0, end: written.length });
  return spans.slice(0, -1).map(({ start, end }) => written.slice(start, end).normalize('NFC'));
}

const ITEM = '1. Thành ủy giao. Thực hiện khoản 2 Điều 5 Nghị quyết số 04-N$0Q/TU, ngày 07/12/2021 của Thành ủy. Hết.';

describe('a selection grows', () => {
  it('from the letters of a code to the code, the citation, its provision, the sentence, the item, the sections', () => {
    const expected = [
      'NQ',
      '04-NQ/TU',
      'Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy',
      'khoản 2 Điều 5 Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy',
      'Thực hiện khoản 2 Điều 5 Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy.',
      ITEM.replace('$0', ''),
      `I. Nhiệm vụ\n\n${ITEM.replace('$0', '')}`,
    ];
    const marked = partyDraft(`I. Nhiệm vụ\n\n${ITEM}\n\nII. Tổ chức thực hiện\n`);
    assert.deepEqual(steps(marked), expected);
    assert.deepEqual(steps(marked, 'NFD'), expected);
  });

  it('over a date before the citation that holds it', () => {
    const grown = steps(partyDraft('1. Thực hiện Kết luận số 21-KL/TW, ngày 25/1$00/2021 của Ban Bí thư.\n'));
    assert.deepEqual(grown.slice(0, 3), ['10', '25/10/2021', 'Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Bí thư']);
  });

  it('over a provision that stands alone, first over the part at the cursor', () => {
    const grown = steps(partyDraft('1. Theo điểm a, b và đ kh$0oản 1 Điều 3 Quy định này.\n'));
    assert.deepEqual(grown.slice(1, 3), ['khoản 1', 'điểm a, b và đ khoản 1 Điều 3 Quy định này']);
  });

  it('from a point to the point above it and on to the section', () => {
    const points = 'a) Tổ chức học tập;\n\nb) Kiểm t$0ra.';
    const grown = steps(partyDraft(`I. Nhiệm vụ\n\n1. Các cấp ủy:\n\n${points}\n`));
    assert.deepEqual(grown, [
      'tra',
      'Kiểm tra.',
      'b) Kiểm tra.',
      '1. Các cấp ủy:\n\na) Tổ chức học tập;\n\nb) Kiểm tra.',
      'I. Nhiệm vụ\n\n1. Các cấp ủy:\n\na) Tổ chức học tập;\n\nb) Kiểm tra.',
    ]);
  });

  it('over a heading in Markdown with its decoration', () => {
    const grown = steps('KẾT LUẬN\n\n## 1. Nhiệm v$0ụ\n\nCác cấp ủy quán triệt.\n');
    assert.deepEqual(grown, ['vụ', 'Nhiệm vụ', '## 1. Nhiệm vụ', '## 1. Nhiệm vụ\n\nCác cấp ủy quán triệt.']);
  });

  it('over a footnote mark, and over the whole of a paragraph that a page end has cut', () => {
    assert.equal(steps(partyDraft('Các dự án lớn, trọng điểm[^$01].\n\n[^1]: Ghi chú.\n'))[1], '[^1]');
    const cut = 'Đổi mới việc học tập, quán triệt,\n\ntriển kh$0ai nghị quyết của Đảng ở các cấp.';
    assert.ok(steps(partyDraft(`1. Mục một\n\n${cut}\n`)).includes(cut.replace('$0', '')));
  });

  it('over the whole of a paragraph so long that it was cut', () => {
    const long = `${'Các cấp ủy quán triệt nghị quyết. '.repeat(600)}Hết.`;
    const text = partyDraft(`1. Một\n\n${long}\n`);
    assert.ok(readDraft(text).blocks.some(({ cut }) => cut));
    for (const place of [10, 10_000, long.length - 2]) {
      const start = text.indexOf(long);
      const spans = selectionsAt(readDraft(text), start + place);
      assert.ok(
        spans.some((span) => span.start === start && span.end === start + long.length),
        `from ${place}`,
      );
    }
  });

  it('in a comment by word and line, in a blank line at once to what is around', () => {
    assert.deepEqual(steps('KẾT LUẬN\n\n<!-- ghi ch$0ú\nhai -->\n'), ['chú', '<!-- ghi chú', '<!-- ghi chú\nhai -->']);
    assert.deepEqual(steps('KẾT LUẬN\n$0\nMột.\n'), []);
  });

  it('in an empty draft to nothing', () => {
    assert.deepEqual(selectionsAt(readDraft(''), 0), [{ start: 0, end: 0 }]);
    assert.deepEqual(selectionsAt(readDraft(''), 99), [{ start: 0, end: 0 }]);
  });
});
