// node test/corpus/make.mjs: makes the labelled folder test/fixtures/corpus out of its source/.
import { readdirSync, readFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundled, ROOT } from '../support/bundle.mjs';

const folder = path.join(ROOT, 'test', 'fixtures', 'corpus');
const { filesOf } = await bundled(
  path.join(import.meta.dirname, 'source.ts'),
  path.join(ROOT, 'out', 'corpus', 'source.cjs'),
);
const names = readdirSync(path.join(folder, 'source')).sort();
const read = (name) => readFileSync(path.join(folder, 'source', name), 'utf8');
rmSync(path.join(folder, 'texts'), { recursive: true, force: true });
mkdirSync(path.join(folder, 'texts'));
for (const [name, content] of filesOf(new Map(names.map((name) => [path.parse(name).name, read(name)]))))
  writeFileSync(path.join(folder, name), content);
