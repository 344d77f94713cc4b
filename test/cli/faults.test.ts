/** Files that go, or are half written, while the command line is at work. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { run } from '../../server/src/cli/run';
import { Desk } from '../support/cli';

const draft = 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n';

describe('a file that goes while another is read', () => {
  const desk = new Desk();
  after(() => {
    desk.clear();
  });

  for (const format of ['json', 'text'])
    it(`is told of, and the others are reported (--format ${format})`, async () => {
      desk.lay('a.vanban', draft);
      const gone = desk.lay('b.vanban', draft);
      desk.lay('c.vanban', draft);
      let out = '';
      let err = '';
      const code = await run(['check', desk.path, '--format', format, '--today', '2026-11-24'], {
        out: (text) => {
          out += text;
          if (out.includes('a.vanban')) rmSync(gone, { force: true });
        },
        err: (text) => (err += text),
        stdin: () => Promise.resolve(new Uint8Array()),
        terminal: false,
      });
      assert.equal(code, 3);
      assert.ok(out.includes('a.vanban') && out.includes('c.vanban'), out);
      assert.match(format === 'json' ? out : err, /b\.vanban/);
      if (format === 'json') {
        const { files, errors } = JSON.parse(out) as { files: { path: string }[]; errors: { path: string }[] };
        assert.equal(files.length, 2);
        assert.deepEqual(errors.map(({ path }) => path), [gone]); // prettier-ignore
      }
    });
});

describe('a catalogue that is half written', () => {
  it('gives its whole rows, and the rest is told of', async () => {
    const desk = new Desk();
    try {
      const path = desk.lay('ket-luan.vanban', draft.replace('.\n', ' theo Nghị quyết số 04-NQ/TU, ngày 02/12/2021 của Thành ủy Hải Phòng.\n')); // prettier-ignore
      const rows = 'code,type,issuer,date,title\n04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07,\n05-NQ/TU,Nghị quyết,Thành ủy,2021-12-07,"về nh';
      desk.lay('danh-muc.csv', rows);
      desk.lay('but-son.json', JSON.stringify({ catalogue: ['danh-muc.csv'] }));
      let out = '';
      let err = '';
      await run(['check', path, '--today', '2026-11-24'], {
        out: (text) => (out += text),
        err: (text) => (err += text),
        stdin: () => Promise.resolve(new Uint8Array()),
        terminal: false,
      });
      assert.match(out, /citation\/catalogue-mismatch/);
      assert.match(err, /danh-muc\.csv:3: /);
    } finally {
      desk.clear();
    }
  }); // prettier-ignore
});
