/** References as they are written: what is read of each, and what is no reference. */
import assert from 'node:assert/strict';
import { editDraft, readDraft } from '../../server/src/draft/draft';
import { referencesOf, type Reference, type ReferencePart } from '../../server/src/draft/references';
import { placesOf } from '../../server/src/draft/places';
import { compose } from '../../server/src/draft/fold';

const SHORT: Readonly<Record<ReferencePart['level'], string>> = {
  point: 'điểm',
  clause: 'khoản',
  article: 'Điều',
  subdivision: 'tiểu mục',
  division: 'mục',
  chapter: 'Chương',
  part: 'Phần',
  appendix: 'Phụ lục',
};

/** "điểm 1 < khoản 2 < Điều 5": a part with what it lies in. */
function chain({ parts }: Reference, index: number): string {
  const names: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = parts[at]!.within) {
    const { level, path, relative, through } = parts[at]!;
    names.push(`${through ? 'đến ' : ''}${SHORT[level]}${relative ? ' này' : path.length === 0 ? '' : ` ${path.join('.')}`}`);
  }
  return names.join(' < ');
} // prettier-ignore

/** The innermost numbers of every reference in a sentence, and the document that it points into. */
function read(text: string): string[] {
  const draft = readDraft(`QUY ĐỊNH\nvề việc thử\n\n${text}`);
  return placesOf(draft).references.map(({ value, at, block }) => {
    const holders = new Set(value.parts.map(({ within }) => within));
    const leaves = value.parts.flatMap((_, index) => (holders.has(index) ? [] : [chain(value, index)]));
    const { document } = value;
    const into =
      document.kind === 'citation'
        ? draft.text.slice(at + document.citation.span.start, at + document.citation.span.end).normalize('NFC')
        : document.kind === 'here'
          ? `${document.type.name} này`
          : document.kind;
    for (const { span, number } of value.parts) {
      assert.ok(value.span.start <= span.start && span.end <= value.span.end && value.span.end <= block.text.length);
      assert.ok(span.start <= number.start && number.end <= span.end);
    }
    return `${[...leaves].join('; ')} → ${into}`.trim();
  });
}

function reads(text: string, ...expected: string[]): void {
  assert.deepEqual(read(text), expected, text);
}

describe('References as the norm writes them', () => {
  it('from the small to the large', () => {
    reads('Theo quy định tại điểm a khoản 1 Điều 3.', 'điểm 1 < khoản 1 < Điều 3 → unsaid');
    reads(
      'Áp dụng điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương III của Quy định này.',
      'điểm 1 < khoản 1 < Điều 24 < tiểu mục 1 < mục 1 < Chương 3 → Quy định này',
    );
    reads('trừ điểm b khoản này', 'điểm 2 < khoản này → unsaid');
    reads('quy định tại điểm đ khoản 3 Điều 26a', 'điểm 5 < khoản 3 < Điều 26.1 → unsaid');
  });

  it('in lists, each member with what it lies in', () => {
    reads('tại điểm a, b và c khoản 2 Điều 5', 'điểm 1 < khoản 2 < Điều 5; điểm 2 < khoản 2 < Điều 5; điểm 3 < khoản 2 < Điều 5 → unsaid');
    reads('tại các khoản 1, 2 và 3 Điều 4', 'khoản 1 < Điều 4; khoản 2 < Điều 4; khoản 3 < Điều 4 → unsaid');
    reads('tại các khoản 1,2 và 3 Điều 4', 'khoản 1 < Điều 4; khoản 2 < Điều 4; khoản 3 < Điều 4 → unsaid');
    reads('tại khoản 1 và khoản 2 Điều này', 'khoản 1 < Điều này; khoản 2 < Điều này → unsaid');
    reads(
      'tại các điểm a, đ khoản 1, điểm b khoản 2 Điều 12 của Quy định này',
      'điểm 1 < khoản 1 < Điều 12; điểm 5 < khoản 1 < Điều 12; điểm 2 < khoản 2 < Điều 12 → Quy định này',
    );
    reads('tại mục I, II và mục IV', 'mục 1; mục 2; mục 4 → unsaid');
    reads('khoản 5 Điều này, Điều 26 và Điều 27', 'khoản 5 < Điều này; Điều 26; Điều 27 → unsaid');
  }); // prettier-ignore

  it('in ranges', () => {
    reads('từ Điều 3 đến Điều 7', 'Điều 3; đến Điều 7 → unsaid');
    reads('từ điểm a đến điểm c khoản 2 Điều 5', 'điểm 1 < khoản 2 < Điều 5; đến điểm 3 < khoản 2 < Điều 5 → unsaid');
    reads('các khoản từ 1 đến 4 Điều 5', 'khoản 1 < Điều 5; đến khoản 4 < Điều 5 → unsaid');
    reads('các khoản 1 - 4 Điều 5', 'khoản 1 < Điều 5; đến khoản 4 < Điều 5 → unsaid');
  });
});

describe('References as Party documents write them', () => {
  it('with commas', () => {
    reads('nêu tại điểm a, mục II, phần thứ hai', 'điểm 1 < mục 2 < Phần 2 → unsaid');
    reads('nêu tại điểm 1, mục II', 'điểm 1 < mục 2 → unsaid');
    reads('nêu tại điểm 1.2, mục 1, phần II', 'điểm 1.2 < mục 1 < Phần 2 → unsaid');
  });

  it('with decimals and Roman numbers', () => {
    reads('nêu tại mục 2.1', 'mục 2.1 → unsaid');
    reads('nêu tại mục 2.1.', 'mục 2.1 → unsaid');
    reads('nêu tại mục II.3', 'mục 3 < mục 2 → unsaid');
    reads('nêu tại tiểu mục 1.2', 'tiểu mục 1.2 → unsaid');
    reads('Mục II phần thứ hai', 'mục 2 < Phần 2 → unsaid');
    reads('Phần thứ nhất và Chương II', 'Phần 1; Chương 2 → unsaid');
  });

  it('from the large to the small', () => {
    reads('quy định tại Điều 5, khoản 2', 'khoản 2 < Điều 5 → unsaid');
    reads('tại Điều 5, khoản 2 và khoản 3', 'khoản 2 < Điều 5; khoản 3 < Điều 5 → unsaid');
    reads('tại khoản 1 Điều 4, khoản 5 Điều 6', 'khoản 1 < Điều 4; khoản 5 < Điều 6 → unsaid');
  });
});

describe('The place that a reference counts from', () => {
  it('may be its own section', () => {
    reads('Việc nêu tại điểm b khoản này', 'điểm 2 < khoản này → unsaid');
    reads('theo quy định tại Điều này', 'Điều này → unsaid');
    reads('theo quy định tại khoản 1, 2 điều này', 'khoản 1 < Điều này; khoản 2 < Điều này → unsaid');
    // “this shows”, “this part”
    reads('Điều này cho thấy phần này đã đạt kết quả.');
  });

  it('may be told by a direction', () => {
    const [before] = placesOf(readDraft('Các việc nêu tại mục 2 nêu trên')).references;
    const [after] = placesOf(readDraft('Các việc nêu tại mục 2 dưới đây')).references;
    assert.deepEqual([before!.value.direction, after!.value.direction], ['before', 'after']);
  });

  it('may be an appendix, with a number or without', () => {
    reads('theo Phụ lục 1', 'Phụ lục 1 → unsaid');
    reads('theo Phụ lục số 02 kèm theo', 'Phụ lục 2 → unsaid');
    reads('theo Phụ lục I, II', 'Phụ lục 1; Phụ lục 2 → unsaid');
    reads('Ban hành kèm theo các phụ lục và biểu mẫu.', 'Phụ lục → unsaid');
    reads('theo Phụ lục II ban hành kèm theo Quy định này', 'Phụ lục 2 → Quy định này');
    reads('tại Mục XIX Phần B Phụ lục I', 'mục 19 < Phần 2 < Phụ lục 1 → unsaid');
  });
});

describe('The document that a reference points into', () => {
  it('is the one named behind it', () => {
    reads('theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP', 'khoản 2 < Điều 5 → Nghị định số 30/2020/NĐ-CP');
    reads('theo Điều 6 của Luật Đầu tư', 'Điều 6 → Luật Đầu tư');
    reads('theo khoản 1 Điều 4, Điều 8 Quy định này', 'khoản 1 < Điều 4; Điều 8 → Quy định này');
    reads('Quy định này có hiệu lực từ ngày ký.', '→ Quy định này');
  });

  it('or the one named just before it', () => {
    reads('Nghị định số 30/2020/NĐ-CP (khoản 2 Điều 5)', 'khoản 2 < Điều 5 → Nghị định số 30/2020/NĐ-CP');
  });

  it('and unknown when another document stands in the sentence, or is not told apart', () => {
    reads('Căn cứ Nghị định số 30/2020/NĐ-CP và hồ sơ theo Điều 5.', 'Điều 5 → unknown');
    reads('theo Điều 5 của Hợp đồng', 'Điều 5 → unknown');
    reads('theo Điều 5 Hiệp định', 'Điều 5 → unknown');
    reads('Bổ sung khoản 9 vào sau khoản 8 Điều 2 như sau:', 'khoản 9 → unknown', 'khoản 8 < Điều 2 → unknown');
    reads('Thực hiện Nghị định số 30/2020/NĐ-CP. Hồ sơ theo Điều 5 gồm hai bản.', 'Điều 5 → unsaid');
  });
});

describe('References in any writing', () => {
  const EXPECTED = 'điểm 1 < khoản 1 < Điều 3 → unsaid';

  it('in capitals, in small letters, without marks, decomposed, over the end of a line', () => {
    for (const text of [
      'Theo ĐIỂM a KHOẢN 1 ĐIỀU 3',
      'theo Điểm a Khoản 1 Điều 3',
      'theo điểm a khoản 1 điều 3',
      'theo diem a khoan 1 Dieu 3',
      'theo điểm a khoản 1 Điều 3'.normalize('NFD'),
      'Các cơ quan, đơn vị thực hiện nhiệm vụ được giao theo điểm a khoản\n1 Điều 3',
      'Các cơ quan, đơn vị thực hiện nhiệm vụ theo điểm a khoản 1 Điều\r\n3 và báo cáo.',
      'theo điểm_a khoản_1 Điều_3',
    ])
      reads(text, EXPECTED);
  });

  it('with every span where it is written, decomposed or not', () => {
    for (const text of ['tại điểm a, đ khoản 2 Điều 5 của Quy định này', 'tại Phần thứ nhất']) {
      const composed = referencesOf(readDraft(text).blocks[0]!)[0]!;
      const decomposedText = text.normalize('NFD');
      const decomposed = referencesOf(readDraft(decomposedText).blocks[0]!)[0]!;
      const cut = (source: string, { start, end }: { start: number; end: number }) => source.slice(start, end).normalize('NFC'); // prettier-ignore
      assert.equal(cut(decomposedText, decomposed.span), cut(text, composed.span));
      composed.parts.forEach((part, index) => {
        assert.equal(cut(decomposedText, decomposed.parts[index]!.number), cut(text, part.number));
        assert.equal(cut(decomposedText, decomposed.parts[index]!.span), cut(text, part.span));
      });
      assert.ok(compose(decomposedText).origin);
    }
  });

  it('and the same after an edit as afresh', () => {
    const before = 'QUY ĐỊNH\nvề việc thử\n\nĐiều 1. Một\n1. Việc A.\n\nĐiều 2. Hai\nTheo khoản 1 Điều 1.\n';
    const at = before.indexOf('1. Việc');
    const text = `${before.slice(0, at)}1. Việc mới theo Điều 2.\n2${before.slice(at + 1)}`;
    const edited = editDraft(readDraft(before), text, { start: at, end: at + 1, length: text.length - before.length + 1 });
    const all = (draft: ReturnType<typeof readDraft>) => placesOf(draft).references.map(({ value, at: place }) => ({ value, place })); // prettier-ignore
    assert.deepEqual(all(edited), all(readDraft(text)));
    assert.equal(all(edited).length, 2);
  }); // prettier-ignore
});

describe('What is no reference', () => {
  it('is a word that only looks like one', () => {
    for (const text of [
      'Đến thời điểm 31/12/2025, đạt điểm 10 và tăng 5 điểm 2 năm liền.',
      'Số tài khoản 1234; danh mục 5 loại; hạng mục 2; thành phần 3; góp phần 2.',
      'mức 5 triệu đồng, phân 2 lô, lúc 5 giờ, khoan 2 giếng',
      'khoản 5 tỷ đồng, điểm y tế, mục tiêu 2025, phần 30 % vốn',
      'nhiều điều 3 bên cùng bàn',
    ])
      reads(text);
  });

  it('is the heading of the section itself', () => {
    reads('Điều 5. Tổ chức thực hiện');
    reads('Chương II\nQUY ĐỊNH CỤ THỂ');
    const [heading] = placesOf(readDraft('Nghị quyết được thông qua tại kỳ họp. Điều 8. Tổ chức thực hiện')).references;
    assert.equal(heading!.value.heading, true);
  });

  it('does not take into a list what a number counts', () => {
    reads('theo khoản 1 và 02 phụ lục', 'khoản 1 → unsaid', 'Phụ lục → unsaid');
    reads('theo Điều 5 và 10 ngày làm việc', 'Điều 5 → unsaid');
  });
});
