/** What can be folded away, by the first and the last words of each fold. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { foldsOf } from '../../server/src/features/folding';

/** Each fold that goes over a line end: kind, first line, last line. */
function folds(text: string, markup = true): string[] {
  return foldsOf(readDraft(text, markup))
    .map(({ kind, span }) => ({ kind, lines: text.slice(span.start, span.end).split(/\r\n|[\r\n]/) }))
    .filter(({ lines }) => lines.length > 1)
    .map(({ kind, lines }) => `${kind}: ${lines[0]} … ${lines.at(-1)}`);
}

describe('folds', () => {
  it('hold legal bases, sections, footnotes, recipients and signature', () => {
    const text = `QUYẾT ĐỊNH
Về việc ban hành Quy chế

Căn cứ Luật Tổ chức chính quyền địa phương;

Căn cứ Nghị định số 30/2020/NĐ-CP;

Điều 1. Phạm vi

1. Quy chế này¹ áp dụng.

2. Các cơ quan² thực hiện.

¹ Ghi chú một.

² Ghi chú hai.

Điều 2. Hiệu lực

Từ ngày ký.

Nơi nhận:

- Như Điều 2;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn C
`;
    const expected = [
      'section: QUYẾT ĐỊNH … Về việc ban hành Quy chế',
      'legal-bases: Căn cứ Luật Tổ chức chính quyền địa phương; … Căn cứ Nghị định số 30/2020/NĐ-CP;',
      'section: Điều 1. Phạm vi … ² Ghi chú hai.',
      'section: 2. Các cơ quan² thực hiện. … ² Ghi chú hai.',
      'footnotes: ¹ Ghi chú một. … ² Ghi chú hai.',
      'section: Điều 2. Hiệu lực … Từ ngày ký.',
      'section: Nơi nhận: … - Lưu: VT.',
      'section: TM. ỦY BAN NHÂN DÂN … Lê Văn C',
    ];
    assert.deepEqual(folds(text), expected);
    assert.deepEqual(folds(text.replaceAll('\n', '\r\n')), expected);
  });

  it('hold what is not read: front matter, comments, code', () => {
    const text = `---
ten: Kết luận
---

KẾT LUẬN

<!-- Ghi chú
hai dòng -->

\`\`\`
a

b
\`\`\`

<!-- một dòng -->
`;
    assert.deepEqual(folds(text), [
      'front-matter: --- … ---',
      'comment: <!-- Ghi chú … hai dòng -->',
      'fence: ``` … ```',
    ]);
    assert.ok(
      !folds(text, false).some((fold) => /^(?:front-matter|comment|fence)/.test(fold)),
      'plain text has no markup',
    );
  });

  it('hold a comment whole that is so long that it was cut', () => {
    const text = `KẾT LUẬN\n\n<!--\n${'ghi chú dài\n'.repeat(2000)}-->\n\nMột.\n`;
    assert.deepEqual(
      folds(text).filter((fold) => fold.startsWith('comment')),
      ['comment: <!-- … -->'],
    );
    assert.ok(readDraft(text).blocks.filter(({ kind }) => kind === 'verbatim').length > 1);
  });
});
