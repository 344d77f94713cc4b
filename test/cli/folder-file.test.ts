import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run';

const draft = 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ, Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy.\n';

describe('A but-son.json beside the drafts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'but-son-'));
  const at = (...names: string[]) => join(folder, ...names);
  mkdirSync(at('2022'));
  writeFileSync(at('2022', 'ket-luan.txt'), draft);
  writeFileSync(at('2022', 'khac.txt'), draft);
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function check(path: string): Promise<{ rules: string[]; err: string; code: number }> {
    let out = '';
    let err = '';
    const code = await run(['check', path, '--format', 'json', '--today', '2026-11-24'], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      stdin: () => Promise.resolve(new Uint8Array()),
      terminal: false,
    });
    const { files } = JSON.parse(out) as { files: { findings: { rule: string }[] }[] };
    return { rules: files[0]!.findings.map((finding) => finding.rule), err, code };
  }

  it('turns rules off for the folder below it, and gives single files their day', async () => {
    writeFileSync(
      at('but-son.json'),
      JSON.stringify({
        rules: { 'text/repeated-word': 'off' },
        files: { 'ket-luan.txt': { documentDate: '2022-07-06' } },
      }),
    );
    assert.deepEqual((await check(at('2022', 'ket-luan.txt'))).rules, ['date/after-document']);
    assert.deepEqual((await check(at('2022', 'khac.txt'))).rules, []);
  });

  it('that is broken, or names a rule that does not exist, is reported and the rest goes on', async () => {
    writeFileSync(at('but-son.json'), '{ "rules": ');
    const broken = await check(at('2022', 'khac.txt'));
    assert.deepEqual(broken.rules, ['text/repeated-word']);
    assert.match(broken.err, /but-son\.json: Không đọc được but-son\.json/);
    writeFileSync(at('but-son.json'), '{ "rules": { "text/none": "off", "text/repeated-word": "hint" } }');
    const unknown = await check(at('2022', 'khac.txt'));
    assert.match(unknown.err, /“text\/none”/);
    assert.deepEqual(unknown.rules, ['text/repeated-word']);
  });
});
