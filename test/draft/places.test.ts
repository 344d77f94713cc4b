/** Which section a reference means: in the draft, in what is attached to it, and where it means none for certain. */
import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { placesOf } from '../../server/src/draft/places';
import { fixture } from '../support/fixture';

/**
 * What the number at the cursor means: the first words of the section with its label, "several", "missing", "elsewhere", or the head
 * of the document.
 */
function meant(marked: string): string {
  const { text, cursor } = fixture(marked);
  const draft = readDraft(text);
  const places = placesOf(draft);
  for (const placed of places.references) {
    const resolutions = places.resolve(placed);
    for (const [index, part] of placed.value.parts.entries()) {
      const at = placed.at + part.span.start;
      if (at !== cursor) continue;
      const resolution = resolutions[index]!;
      if (resolution.kind === 'section') {
        const { label, title } = resolution.node.section;
        return `${label} ${title}`;
      }
      return resolution.kind === 'document' ? (resolution.document.head?.label ?? 'văn bản') : resolution.kind;
    }
  }
  throw new Error(`No number begins at the cursor in:\n${marked}`);
}

const articles = (reference: string) => `
QUY CHẾ
làm việc của Ban Chỉ đạo

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
1. Khoản một của Điều một:
a) Điểm a ở Điều một;
b) Điểm b ở Điều một.
2. Khoản hai của Điều một.

Chương II
QUY ĐỊNH CỤ THỂ

Điều 2. Nhiệm vụ
1. Khoản một của Điều hai:
a) Điểm a ở Điều hai;
đ) Điểm đ ở Điều hai.
2. Khoản hai nói ${reference}.

Nơi nhận:
- Như trên.
`;

describe('In a draft of articles a reference means', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tại $0Điều 1', 'Điều 1. Phạm vi'],
    ['tại $0khoản 2 Điều 1', '2. Khoản hai của Điều một.'],
    ['tại $0điểm b khoản 1 Điều 1', 'b) Điểm b ở Điều một.'],
    ['tại điểm b $0khoản 1 Điều 1', '1. Khoản một của Điều một:'],
    ['tại $0điểm đ khoản 1 Điều này', 'đ) Điểm đ ở Điều hai.'],
    ['tại $0Điều này', 'Điều 2. Nhiệm vụ'],
    // A bare khoản is one of the article that it stands in.
    ['tại $0khoản 1', '1. Khoản một của Điều hai:'],
    ['tại $0Chương I', 'Chương I QUY ĐỊNH CHUNG'],
    ['tại $0Điều 2, khoản 1', 'Điều 2. Nhiệm vụ'],
    ['tại Điều 2, $0khoản 1', '1. Khoản một của Điều hai:'],
    ['tại $0Điều 1 Quy chế này', 'Điều 1. Phạm vi'],
    ['tại $0Điều 9', 'missing'],
    ['tại $0khoản 7 Điều 1', 'missing'],
    ['tại $0Điều 1 Nghị định số 30/2020/NĐ-CP', 'elsewhere'],
    ['theo Nghị định số 30/2020/NĐ-CP và hồ sơ tại $0Điều 1', 'elsewhere'],
    ['tại “$0Điều 1”', 'elsewhere'],
    ['tại $0Điều 1 Luật này', 'elsewhere'],
    ['là sửa đổi, bổ sung $0khoản 2 Điều 1', 'elsewhere'],
  ];
  for (const [words, section] of cases)
    it(`${section} by “${words.replace('$0', '')}”`, () => {
      assert.equal(meant(articles(words)), section);
    });
});

const conclusion = (reference: string, second = '2. Mục hai của phần hai') => `
KẾT LUẬN
HỘI NGHỊ THÀNH ỦY

I. KẾT QUẢ
1. Mục một của phần một
2. Mục hai của phần một
2.1. Mục hai chấm một
2.2. Mục hai chấm hai
a) Điểm a ở đây;
II. NHIỆM VỤ
1. Mục một của phần hai nói ${reference}.
${second}

Nơi nhận:
- Như trên.
`;

describe('In a draft of Roman and Arabic numbers a reference means', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tại $0mục 2.1', '2.1. Mục hai chấm một'],
    ['tại $0mục I', 'I. KẾT QUẢ'],
    ['tại $0phần II', 'II. NHIỆM VỤ'],
    ['tại $0mục 1, phần I', '1. Mục một của phần một'],
    ['tại $0điểm 2, mục I', '2. Mục hai của phần một'],
    ['tại $0điểm a, mục 2.2', 'a) Điểm a ở đây;'],
    ['tại mục I.$02.1', '2.1. Mục hai chấm một'],
    // The nearest series of its kind.
    ['tại $0mục 2', '2. Mục hai của phần hai'],
    ['tại $0mục 2.7', 'missing'],
  ];
  for (const [words, section] of cases)
    it(`${section} by “${words.replace('$0', '')}”`, () => {
      assert.equal(meant(conclusion(words)), section);
    });

  it('none where two have the number, unless it points on', () => {
    const twice = '1. Mục một nữa';
    assert.equal(meant(conclusion('tại $0mục 1', twice)), 'several');
    assert.equal(meant(conclusion('tại $0mục 1 dưới đây', twice)), '1. Mục một nữa');
  }); // prettier-ignore
});

const decision = (own: string, attached: string, annex: string) => `
QUYẾT ĐỊNH
ban hành Quy chế làm việc

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
Điều 2. Điều hai của Quyết định nói ${own}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

QUY CHẾ
làm việc
(Ban hành kèm theo Quyết định số 12/QĐ-UBND)

Điều 1. Điều một của Quy chế
Điều 2. Điều hai của Quy chế nói ${attached}.

Phụ lục I
BIỂU MẪU

I. Phần đầu của Phụ lục
II. Phần sau nói ${annex}.

Phụ lục II
BIỂU MẪU KHÁC
`;

describe('In a draft with attached documents a reference means', () => {
  const none = 'việc khác';
  it('the section of the document that it stands in', () => {
    assert.equal(meant(decision('tại $0Điều 1', none, none)), 'Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.');
    assert.equal(meant(decision(none, 'tại $0Điều 1', none)), 'Điều 1. Điều một của Quy chế');
    assert.equal(meant(decision(none, none, 'tại $0mục I')), 'I. Phần đầu của Phụ lục');
  }); // prettier-ignore

  it('or of the one that it names', () => {
    assert.equal(meant(decision(none, 'tại $0Điều 2 Quyết định này', none)), 'Điều 2. Điều hai của Quyết định nói việc khác.');
    assert.equal(meant(decision('tại $0Điều 1 Quy chế này', none, none)), 'Điều 1. Điều một của Quy chế');
    assert.equal(meant(decision(none, none, 'tại $0Điều 1 Quyết định này')), 'Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.');
  }); // prettier-ignore

  it('an appendix by its number, and a section of it', () => {
    assert.equal(meant(decision('tại $0Phụ lục II', none, none)), 'Phụ lục II');
    assert.equal(meant(decision('tại $0mục I Phụ lục I', none, none)), 'I. Phần đầu của Phụ lục');
    assert.equal(meant(decision(none, none, 'tại $0mục I Phụ lục này')), 'I. Phần đầu của Phụ lục');
    assert.equal(meant(decision('tại $0Phụ lục III', none, none)), 'missing');
  });
});

describe('Mentions of a section', () => {
  it('are all that name it, those in lists and inside a range among them', () => {
    const { text } = fixture(articles('tại khoản 1, 2 Điều 1, các khoản từ 1 đến 2 Điều 1 và Điều 1'));
    const draft = readDraft(text);
    const places = placesOf(draft);
    const first = places.own.series('article').of([1])[0]!;
    const words = (node: { section: Parameters<typeof places.mentionsOf>[0] }) =>
      places.mentionsOf(node.section).map(({ number }) => text.slice(number.start, number.end));
    assert.deepEqual(words(first), ['1', '1', '1']);
    assert.deepEqual(words(first.children[1]!), ['2', '2']);
  });
});
