/** A program is loaded with the code that was kept of it, and as well without. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { nodeHost } from '../../server/src/host/node';
import { codeName, loadProgram } from '../../server/src/host/node-code';

describe('the code of a program', () => {
  let home: string;
  let folder: string;
  let program: string;
  const load = (sum = 'a1', from: string | undefined = folder) => {
    // What V8 has compiled it knows again in the same process, by its place, and looks at nothing that was kept.
    const path = join(mkdtempSync(join(home, 'start-')), 'program.js');
    copyFileSync(program, path);
    const { exports, code } = loadProgram(path, sum, from);
    return { answer: (exports as { answer: () => string }).answer(), code };
  };
  const file = (sum = 'a1') => join(folder, codeName(sum));
  /** Whether what is kept was taken: only what does not count is written anew. */
  const counts = (sum = 'a1'): boolean => {
    const before = statSync(file(sum)).ino;
    load(sum).code!.keep();
    return statSync(file(sum)).ino === before;
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'but-son-code-'));
    folder = join(home, 'kept');
    program = join(home, 'program.js');
    writeFileSync(program, "#!/usr/bin/env node\nmodule.exports = { answer: () => require('node:path').basename(__filename) };\n"); // prettier-ignore
  });

  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('is kept when that is asked for, and counts from then on', () => {
    const { answer, code } = load();
    assert.equal(answer, 'program.js');
    assert.throws(() => readdirSync(folder));
    code!.keep();
    assert.deepEqual(readdirSync(folder), [codeName('a1')]);
    assert.equal(statSync(folder).mode & 0o077, 0);
    assert.equal(statSync(file()).mode & 0o077, 0);
    assert.ok(counts());
    assert.equal(load().answer, 'program.js');
  });

  it('counts for no other program', () => {
    load().code!.keep();
    writeFileSync(program, "module.exports = { answer: () => 'another' };\n");
    assert.equal(load('b2').answer, 'another');
    // Even under the name of the other.
    load('b2').code!.keep();
    writeFileSync(file('b2'), readFileSync(file()));
    assert.equal(load('b2').answer, 'another');
    assert.ok(!counts('b2'));
  });

  it('counts for no other V8', () => {
    load().code!.keep();
    assert.ok(codeName('a1').includes(process.versions.v8));
    // And V8 itself looks at its version, which stands behind a magic number: here another with a sum that is right.
    const code = readFileSync(file()).subarray(32);
    code.writeUInt32LE(code.readUInt32LE(4) ^ 1, 4);
    writeFileSync(file(), Buffer.concat([createHash('sha256').update(code).digest(), code]));
    assert.equal(load().answer, 'program.js');
    assert.ok(!counts());
  });

  for (const [what, broken] of [
    ['a bit', (bytes: Buffer) => (bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1), bytes)],
    ['its end', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['all', () => Buffer.alloc(0)],
  ] as const)
    it(`does not count where ${what} of it is wrong, and is made again`, () => {
      load().code!.keep();
      writeFileSync(file(), broken(readFileSync(file())));
      assert.equal(load().answer, 'program.js');
      assert.ok(!counts());
      assert.ok(counts());
    });

  it('is done without where nothing can be written, or there is no place for it', () => {
    // A file lies where its folder should be.
    writeFileSync(folder, '');
    const { answer, code } = load();
    code!.keep();
    code!.forget();
    assert.equal(answer, 'program.js');
    assert.equal(readFileSync(folder, 'utf8'), '');
    const { exports, code: none } = loadProgram(program, 'a1', undefined);
    assert.equal((exports as { answer: () => string }).answer(), 'program.js');
    assert.equal(none, undefined);
  });

  it('is neither taken from a folder into which others may write nor put there', () => {
    const answering = (word: string) => {
      writeFileSync(program, `module.exports = { answer: () => '${word}' };\n`);
    };
    answering('mine');
    load().code!.keep();
    // V8 tells programs by their length, so what was kept of the one answers for the other: by this it is seen that it is taken.
    answering('ours');
    assert.equal(load().answer, 'mine');
    const isToldApart = process.getuid !== undefined;
    for (const mode of [0o777, 0o770, 0o702]) {
      chmodSync(folder, mode);
      const { answer, code } = load('a1');
      assert.equal(answer, isToldApart ? 'ours' : 'mine', mode.toString(8));
      code!.keep();
      load('b2').code!.keep();
      if (isToldApart) assert.deepEqual(readdirSync(folder), [codeName('a1')]);
    }
    chmodSync(folder, 0o755);
    assert.equal(load().answer, 'mine');
  });

  it('counts at the next start also where V8 was told to spare memory meanwhile', () => {
    const host = nodeHost(load().code);
    try {
      host.spareMemory();
      host.keepCode(folder, true);
    } finally {
      setFlagsFromString('--heap-growing-percent=0');
    }
    assert.ok(counts());
  });

  it('goes when it is to be forgotten', () => {
    const { code } = load();
    code!.keep();
    code!.forget();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('hides no fault of the program', () => {
    writeFileSync(program, "throw new Error('at the start');\n");
    assert.throws(() => load(), /at the start/);
  });
});
