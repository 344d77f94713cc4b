/** The catalogue on the command line: the field of `citations`, and the files that a but-son.json names. */
import assert from 'node:assert/strict';
import { butSon, Desk } from '../support/cli';

const ROWS = `code,type,issuer,date
04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07
05-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,07/12/2021
`;
const text = `Thực hiện Nghị quyết số 45-NQ/TW, ngày 24/01/2019; Nghị quyết số 45-NQ/TW, ngày 24/02/2019; Kết luận số 12-KL/TW;
Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy Hải Phòng; Nghị quyết số 77-NQ/TU.
`;

const states = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { catalogue: string }).catalogue);

describe('the catalogue on the command line', () => {
  it('answers for each citation', async () => {
    const { out } = await butSon(['citations', '-', '--format', 'jsonl'], text);
    assert.deepEqual(states(out), ['known', 'mismatch', 'ambiguous', 'unknown', 'unknown']);
  });

  it('reads the files that the settings name, from where the settings lie, and says which rows are wrong', async () => {
    const desk = new Desk();
    try {
      const config = desk.lay('sub/but-son.json', '{ "catalogue": ["../danh mục.csv"] }');
      desk.lay('danh mục.csv', ROWS);
      const { out, err } = await butSon(['citations', '-', '--format', 'jsonl', '--config', config], text);
      assert.deepEqual(states(out), ['known', 'mismatch', 'ambiguous', 'known', 'unknown']);
      assert.match(err, /danh mục\.csv:3: Ngày ban hành “07\/12\/2021” không đúng/);
      const draft = desk.lay('sub/a.txt', text);
      const beside = await butSon(['citations', draft, '--format', 'jsonl']);
      assert.deepEqual(states(beside.out), ['known', 'mismatch', 'ambiguous', 'known', 'unknown']);
    } finally {
      desk.clear();
    }
  });
});
