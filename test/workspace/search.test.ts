/** Searching the folders by name, as somebody does who remembers half of it. */
import assert from 'node:assert/strict';
import { DraftIndex } from '../../server/src/workspace/draft-index';
import { readDraft } from '../../server/src/draft/draft';
import { foldKey } from '../../server/src/draft/fold';
import { summarise } from '../../server/src/workspace/summary';
import { storeOf } from '../support/files';

const conclusion = (code: string, subject: string, body = '', mark = ''): string => `THÀNH ỦY HẢI PHÒNG
*
${mark}
Số ${code}

Hải Phòng, ngày 06 tháng 7 năm 2022

KẾT LUẬN
${subject}

${body}
`;

const DRAFTS = {
  'file:///21.vanban': conclusion(
    '21-KL/TU',
    'về công tác cán bộ',
    'I. TỔ CHỨC THỰC HIỆN\n\nGiao Ban Tổ chức Thành ủy.\n',
  ),
  'file:///210.vanban': conclusion(
    '210-KL/TU',
    'về phát triển đô thị',
    'Thực hiện Kết luận số 21-KL/TU ngày 06/7/2022 của Thành ủy Hải Phòng và Nghị quyết số 04-NQ/TW ngày 30/10/2016 của Trung ương.\n',
  ),
  'file:///7.vanban': conclusion('7-KL/TU', 'về Nghị quyết 04-NQ/TW', 'Theo Nghị quyết số 4-NQ/TW.\n'),
};

async function names(query: string, drafts: Readonly<Record<string, string>> = DRAFTS): Promise<string[]> {
  const { index } = await storeOf(drafts);
  return index.search(query, 20).map(({ kind, name }) => `${kind}: ${name}`);
}

describe('searching the folders by name', () => {
  it('asks for neither marks nor case, and takes words as the beginnings of words', async () => {
    const wanted = 'draft: Kết luận 21-KL/TU về công tác cán bộ';
    for (const query of ['Kết luận 21-KL/TU', 'ket luan 21-kl', 'KET LUAN 21', 'can bo', '21 cong tac', 'cán b'])
      assert.equal((await names(query))[0], wanted, query);
    assert.deepEqual(await names('uan 21'), [], '“uan” begins no word');
  });

  it('puts the name that holds the query word for word first', async () => {
    assert.deepEqual(await names('ket luan 21'), [
      'draft: Kết luận 21-KL/TU về công tác cán bộ',
      'draft: Kết luận 210-KL/TU về phát triển đô thị',
    ]);
  });

  it('finds sections by their headings, with the place of the heading', async () => {
    const { index } = await storeOf(DRAFTS);
    const [found] = index.search('to chuc thuc hien', 20);
    assert.ok(found?.kind === 'section');
    assert.equal(found.draft.uri, 'file:///21.vanban');
    assert.equal(found.section.range.start.line, 10);
  });

  it('finds a document that is only cited once, whatever the zeros before its number, and one that is in the folder as the draft', async () => {
    const cited = ['cited: Nghị quyết 04-NQ/TW'];
    for (const query of ['nghi quyet 4-nq/tw', 'Nghị quyết 04-NQ'])
      assert.deepEqual((await names(query)).filter((name) => name.startsWith('cited')), cited, query);
    assert.equal((await names('21-KL')).some((name) => name.startsWith('cited')), false);
  }); // prettier-ignore

  it('finds nothing of a secret draft', async () => {
    const secret = { 'file:///mat.vanban': conclusion('9-KL/TU', 'về việc riêng', 'I. VIỆC RIÊNG\n', 'MẬT\n') };
    assert.deepEqual(await names('rieng', secret), []);
    assert.deepEqual(await names('9-KL', secret), []);
  });

  it('forgets what is gone, and what a draft no longer says', () => {
    const index = new DraftIndex();
    const put = (subject: string) => {
      index.set('file:///a.vanban', summarise('file:///a.vanban', readDraft(conclusion('1-KL/TU', subject))));
    };
    put('về việc cũ');
    put('về việc mới');
    assert.equal(index.search('viec cu', 20).length, 0);
    assert.equal(index.search('viec moi', 20).length, 1);
    index.set('file:///a.vanban', undefined);
    assert.equal(index.search('viec moi', 20).length, 0);
    assert.equal(index.search('', 20).length, 0);
  });

  it('gives the drafts where nothing is asked yet, and no more than is wanted', async () => {
    const { index } = await storeOf(DRAFTS);
    assert.deepEqual(index.search('', 2).map(({ kind }) => kind), ['draft', 'draft']);
  }); // prettier-ignore

  it('finds exactly the names in which every word of the query begins a word', async () => {
    const words = ['tổ', 'chức', 'thực', 'hiện', 'đất', 'đai', 'đầu', 'tư', 'công', 'cộng', '04', '4', '40', 'số'];
    const word = (at: number): string => words[at % words.length]!;
    const drafts: Record<string, string> = {};
    for (let n = 0; n < 40; n++) {
      const headings = [1, 2, 3].map((i) => `${i}. Về ${word(n * i)} ${word(n + 5 * i)} ${word(7 * n + i)}\n`);
      drafts[`file:///${n}.vanban`] = conclusion(`${n}-KL/TU`, `về ${word(n)} ${word(3 * n + 1)}`, headings.join('\n'));
    }
    const { index } = await storeOf(drafts);
    const every = [...index.drafts()].flatMap(({ name, sections }) => [name, ...sections.split('\n')]);
    assert.equal(every.length, 160);
    const wordsIn = (text: string): string[] => (foldKey(text).match(/[a-z0-9]+/g) ?? []).map((one) => one.replace(/^0+(?=.)/, ''));
    for (const query of ['to', 't', 'tu', 'dau tu', 'cong', 'c 4', '04', 'ket luan 4', 'thuc hie', 'kl so', 'dai dat', 've tu t', 'khong'])
      assert.deepEqual(
        index.search(query, 1000).map(({ name }) => name).sort(),
        every.filter((name) => wordsIn(query).every((wanted) => wordsIn(name).some((one) => one.startsWith(wanted)))).sort(),
        query,
      );
  }); // prettier-ignore
});
