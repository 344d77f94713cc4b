/** Going to the section that a reference means, seeing all that mention it, and changing its number. */
import assert from 'node:assert/strict';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { definitionAt, draftsNeededAt } from '../../server/src/features/definition';
import { hoverAt } from '../../server/src/features/hover';
import { mentionsAt } from '../../server/src/features/references';
import { renameableAt, renameAt } from '../../server/src/features/rename';
import { renumberingAt, type RenumberScope } from '../../server/src/features/renumber';
import { DraftIndex } from '../../server/src/workspace/draft-index';
import { storeOf } from '../support/files';
import { fixture, words } from '../support/fixture';

interface Place {
  readonly draft: Draft;
  readonly cursor: number;
}

function at(marked: string): Place {
  const { text, cursor } = fixture(marked);
  assert.ok(cursor !== undefined);
  return { draft: readDraft(text), cursor };
}

const NO_DRAFTS = new DraftIndex();

function targets({ draft, cursor }: Place): string[] {
  return definitionAt(draft, 'file:///a.vanban', cursor, NO_DRAFTS).map((found) =>
    found.kind === 'here' ? words(draft, found.span) : found.kind === 'draft' ? found.draft.uri : found.address,
  );
}

const mentions = ({ draft, cursor }: Place): string[] =>
  mentionsAt(draft, cursor).map(({ span, declaration }) => `${words(draft, span)}${declaration ? ' *' : ''}`);

const rules = (body: string) => `QUY CHẾ
làm việc của Ban Chỉ đạo

Điều 1. Thành viên
1. Trưởng ban.
2. Phó Trưởng ban.

Điều 2. Chế độ họp
${body}

Nơi nhận:
- Như trên.`;

describe('F12 on a reference', () => {
  it('leads to its section, from the number and from the word before it', () => {
    for (const body of ['Theo kho$0ản 2 Điều 1.', 'Theo khoản $02 Điều 1.', 'Theo khoản 2$0 Điều 1.'])
      assert.deepEqual(targets(at(rules(body))), ['2. Phó Trưởng ban.']);
    assert.deepEqual(targets(at(rules('Theo khoản 2 Đi$0ều 1.'))), ['Điều 1. Thành viên']);
    assert.deepEqual(targets(at(rules('Theo khoản 1, $02 Điều 1.'))), ['2. Phó Trưởng ban.']);
  });

  it('leads to the title of the draft from “Quy chế này”', () => {
    assert.deepEqual(targets(at(rules('Quy chế n$0ày thi hành.'))), ['QUY CHẾ\nlàm việc của Ban Chỉ đạo']);
  });

  it('leads nowhere when the section is not there, or is another document’s', () => {
    assert.deepEqual(targets(at(rules('Theo Điều $09.'))), []);
    assert.deepEqual(targets(at(rules('Theo Điều $01 của Hợp đồng.'))), []);
  });

  const DECREE = `CHÍNH PHỦ

Số: 30/2020/NĐ-CP

Hà Nội, ngày 05 tháng 3 năm 2020

NGHỊ ĐỊNH
về công tác văn thư

Điều 5. Quản lý
1. Việc một.
2. Việc hai.
`;

  it('leads into the draft that is the document named, when the folder has it', async () => {
    const store = await storeOf({ 'file:///nd30.vanban': DECREE });
    const { draft, cursor } = at(rules('Theo khoản $02 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.'));
    const needed = draftsNeededAt(draft, 'file:///a.vanban', cursor, store.index);
    assert.deepEqual(needed.map(({ uri }) => uri), ['file:///nd30.vanban']);
    const other = (await store.draft('file:///nd30.vanban'))!;
    const [found] = definitionAt(draft, 'file:///a.vanban', cursor, store.index, new Map([['file:///nd30.vanban', other]]));
    assert.ok(found?.kind === 'draft' && found.place);
    assert.equal(words(other, found.place.span), '2. Việc hai.');
    const hover = hoverAt(draft, cursor, 'vi', () => 0, undefined, { known: needed, read: new Map([['file:///nd30.vanban', other]]) });
    assert.match(hover!.markdown, /Việc hai[^]*30\/2020\/NĐ-CP/);
  }); // prettier-ignore

  it('shows nothing of a secret document', async () => {
    const store = await storeOf({ 'file:///nd30.vanban': `MẬT\n\n${DECREE}` });
    const { draft, cursor } = at(rules('Theo khoản $02 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.'));
    const known = draftsNeededAt(draft, 'file:///a.vanban', cursor, store.index);
    assert.equal(known.length, 1);
    const other = (await store.draft('file:///nd30.vanban'))!;
    assert.equal(hoverAt(draft, cursor, 'vi', () => 0, undefined, { known, read: new Map([['file:///nd30.vanban', other]]) }), undefined);
  }); // prettier-ignore
});

describe('Hover on a reference', () => {
  it('shows the words of its section and the line', () => {
    const { draft, cursor } = at(rules('Theo Điều $01.'));
    const { markdown, span } = hoverAt(draft, cursor, 'vi', (offset) => (offset > 0 ? 3 : 0))!;
    assert.match(markdown, /Điều 1\. Thành viên {2}\n1\. Trưởng ban\. {2}\n2\. Phó Trưởng ban\.[^]*Dòng 4/);
    assert.equal(words(draft, span), 'Điều 1');
  });
});

describe('All that mention a section', () => {
  const body = 'Theo Điều 1, khoản 1 và khoản 2 Điều 1; từ khoản 1 đến khoản 2 Điều 1.';

  it('are found from its number and from each of them', () => {
    const all = ['2. *', 'khoản 2', 'khoản 2'].map((words_) => words_.replace('. *', ' *'));
    assert.deepEqual(mentions(at(rules(body).replace('2. Phó', '$02. Phó'))), all);
    assert.deepEqual(mentions(at(rules(body).replace('và khoản 2', 'và khoản $02'))), all);
    assert.deepEqual(mentions(at(rules(body).replace('Theo Điều 1', 'Theo Điều $01'))), ['Điều 1 *', 'Điều 1', 'Điều 1', 'Điều 1']);
  }); // prettier-ignore

  it('are none in the words of the section itself', () => {
    assert.deepEqual(mentions(at(rules(body).replace('Phó Trưởng', 'Phó $0Trưởng'))), []);
  });

  it('of the draft itself are “Quy chế này” and its title', () => {
    assert.deepEqual(mentions(at(rules('Quy chế $0này thi hành; mọi việc theo Điều 1 Quy chế này.'))), [
      'QUY CHẾ\nlàm việc của Ban Chỉ đạo *',
      'Quy chế này',
      'Quy chế này',
    ]);
  });

  it('of another document’s provision are those of the same one', () => {
    const decree = 'Nghị định số 30/2020/NĐ-CP';
    const text = `Theo khoản $02 Điều 5 ${decree}, khoản 3 Điều 5 ${decree}, Điều 5, khoản 2, ${decree} và khoản 2 Điều 5 Nghị định số 78/2025/NĐ-CP.`;
    assert.deepEqual(mentions(at(rules(text))), ['khoản 2', 'khoản 2']);
  });
});

/** The draft after the number at the cursor was changed; or why not. */
function renamed(marked: string, written: string): string {
  const { draft, cursor } = at(marked);
  const changes = renameAt(draft, cursor, written);
  if (changes.kind === 'refused') return `refused: ${changes.why.vi}`;
  return changes.kind === 'nothing' ? 'nothing' : applyChanges(draft.text.toString(), changes.result);
}

describe('Changing a number', () => {
  it('changes the section and every reference to it, each in its own writing', () => {
    const body = 'Theo các khoản 1, 2 Điều 1, KHOẢN 2 ĐIỀU 1. Khác với khoản 2 Điều 1 Nghị định số 30/2020/NĐ-CP.';
    const expected = rules(
      'Theo các khoản 1, 5 Điều 1, KHOẢN 5 ĐIỀU 1. Khác với khoản 2 Điều 1 Nghị định số 30/2020/NĐ-CP.',
    ).replace('2. Phó', '5. Phó');
    assert.equal(renamed(rules(body).replace('2. Phó', '$02. Phó'), '5'), expected);
    assert.equal(renamed(rules(body).replace('KHOẢN 2', 'KHOẢN $02'), 'khoản 5'), expected);
  });

  it('takes the numerals of the section', () => {
    const draft = (number: string, mention: string) => `BÁO CÁO\nkết quả công tác

${number}. KẾT QUẢ
1. Nêu tại mục ${mention} và phần ${mention} dưới đây.
II. NHIỆM VỤ
2.1. Việc một`;
    assert.equal(renamed(draft('$0I', 'I'), '4'), draft('IV', 'IV'));
    assert.equal(renamed(draft('$0I', 'I'), 'iv'), draft('IV', 'IV'));
  });

  it('takes the decimals below along', () => {
    const draft = (number: string) => `BÁO CÁO
kết quả công tác

1. Kết quả nêu tại mục ${number}.1 và mục ${number}
${number}. Nhiệm vụ
${number}.1. Việc một
${number}.1.1. Việc nhỏ`;
    assert.equal(renamed(draft('2').replace('2. Nhiệm', '$02. Nhiệm'), '3'), draft('3'));
  });

  it('keeps đ in its place among the letters', () => {
    const draft = (letter: string) => rules(`1. Gồm:\na) Một;\n${letter}) Hai, trừ điểm ${letter} khoản này.`);
    assert.equal(renamed(draft('b').replace('b) Hai', '$0b) Hai'), 'đ'), draft('đ'));
  });

  it('is refused where it would do harm, with the reason', () => {
    const refusals: readonly (readonly [string, string, RegExp])[] = [
      [rules('Theo Điều 1.').replace('Điều 1.', 'Điều $01.'), '2', /Số 2 đã có mục khác mang/],
      [rules('Theo Điều 1.').replace('Điều 1.', 'Điều $01.'), 'II', /“II” không phải số/],
      [rules('Theo Điều 1.').replace('Điều 1.', 'Điều $01.'), '', /không phải số/],
      [rules('Theo Điều 1.').replace('2. Phó', '$02. Phó'), '2a', /không phải số/],
      [rules('Theo Điều $09.'), '8', /không có mục mang số này/],
      [rules('Theo Điều $01 Nghị định số 30/2020/NĐ-CP.'), '8', /văn bản khác/],
      [rules('Theo quy định tại Điều $0này.'), '8', /không ghi số/],
      [rules('Theo Điều $01.\n\nĐiều 1. Trùng số'), '8', /2 mục cùng mang số/],
      ['BÁO CÁO\nkết quả\n\n2. Hai\n$02.1. Một\n2.2. Hai\n', '3.1', /phải bắt đầu bằng “2\.”/],
      ['BÁO CÁO\nkết quả\n\n2. Hai\n$02.1. Một\n2.2. Hai\n', '2.2', /Số 2\.2 đã có/],
    ];
    for (const [marked, written, why] of refusals) {
      const answer = renamed(marked, written);
      assert.match(answer, /^refused: /, `${written} in:\n${marked}`);
      assert.match(answer, why);
    }
    assert.match(renamed('BÁO CÁO\nkết quả\n\n2. Hai\n$02.1. Một\n2.2. Hai\n', '5'), /2\.5\. Một/);
    assert.match(renamed(rules('Theo Điều $01.'), 'Điều 1a'), /Điều 1a\. Thành viên[^]*Theo Điều 1a\./);
  });

  it('begins with the number at the cursor, and with nothing elsewhere', () => {
    const { draft, cursor } = at(rules('Theo khoản $02 Điều 1.'));
    const number = renameableAt(draft, cursor);
    assert.ok(number.kind === 'done');
    assert.deepEqual([number.result.text, words(draft, number.result.span)], ['2', '2']);
    const elsewhere = at(rules('Theo khoản 2 Điều 1, các $0thành viên.'));
    assert.equal(renameableAt(elsewhere.draft, elsewhere.cursor).kind, 'nothing');
  });
});

/** The draft after renumbering from the cursor; undefined where nothing is to be done. */
function renumbered(marked: string, scope: RenumberScope): string | undefined {
  const { draft, cursor } = at(marked);
  const renumbering = renumberingAt(draft, cursor, scope);
  return renumbering && applyChanges(draft.text.toString(), renumbering.changes);
}

describe('Renumbering', () => {
  it('goes by the scheme of each level, and takes the references along', () => {
    assert.equal(
      renumbered(
        `QUY CHẾ
làm việc

Chương I
$0CHUNG

Điều 1. Một
1. Khoản một
3. Khoản hai, trừ Điều 5
Điều 3. Hai
a) Điểm a;
b) Điểm b;
c) Điểm c;
d) Điểm d;
e) Điểm đ nêu tại điểm e Điều này.

Chương III
RIÊNG

Điều 5. Ba, theo khoản 3 Điều 1 và Chương III
2. Khoản một
`,
        'whole',
      ),
      `QUY CHẾ
làm việc

Chương I
CHUNG

Điều 1. Một
1. Khoản một
2. Khoản hai, trừ Điều 3
Điều 2. Hai
a) Điểm a;
b) Điểm b;
c) Điểm c;
d) Điểm d;
đ) Điểm đ nêu tại điểm đ Điều này.

Chương II
RIÊNG

Điều 3. Ba, theo khoản 2 Điều 1 và Chương II
1. Khoản một`,
    );
  });

  it('leaves quoted text, other documents, lists that begin again, and right numbers alone', () => {
    assert.equal(
      renumbered(
        `QUY CHẾ
$0làm việc

Điều 1. Một theo Điều 5 Nghị định số 30/2020/NĐ-CP, “Điều 3” và Điều 2
Nhóm thứ nhất:
a) Một;
b) Hai.
Nhóm thứ hai:
a) Một;
b) Hai.

Điều 2. Hai
`,
        'whole',
      ),
      undefined,
    );
    const withForeignLetters = `QUY CHẾ\n$0làm việc\n\nĐiều 1. Một\na) Một;\nb) Hai;\ne) Ba;\nf) Bốn.\n`;
    assert.equal(renumbered(withForeignLetters, 'whole'), undefined);
  });

  const attached = (own: string, other: string) => `QUYẾT ĐỊNH
ban hành Quy chế làm việc

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
Điều ${own}. Thi hành.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

QUY CHẾ
làm việc
(Ban hành kèm theo Quyết định số 12/QĐ-UBND)

Điều 1. Một
Điều ${other}. Hai`;

  it('takes each document for itself: the one that the cursor stands in', () => {
    const put = (text: string, words_: string) => text.replace(words_, `$0${words_}`);
    assert.equal(renumbered(put(attached('3', '4'), 'Thi hành'), 'whole'), attached('2', '4'));
    assert.equal(renumbered(put(attached('3', '4'), 'Hai'), 'whole'), attached('3', '2'));
  });

  it('from a section on leaves what stands before it as it is', () => {
    const draft = (third: string, fourth: string) => `BÁO CÁO
kết quả

1. Một
3. Hai
${third}. Ba
${fourth}. Bốn nêu tại mục ${third}`;
    // Two sections have the number 3: the reference to it is left alone.
    assert.equal(renumbered(draft('$03', '7').replace('mục $03', 'mục 7'), 'from-here'), draft('4', '5').replace('mục 4', 'mục 5'));
    assert.equal(renumbered(draft('$06', '7').replace('mục $06', 'mục 6'), 'from-here'), draft('4', '5'));
  }); // prettier-ignore

  it('tells how many references it could not follow', () => {
    const { draft, cursor } = at('BÁO CÁO\n$0kết quả\n\n1. Một theo mục 2.7\n2. Hai\n2.1. A\n2.3. B\n');
    assert.equal(renumberingAt(draft, cursor, 'whole')!.unclear, 1);
  });
});
