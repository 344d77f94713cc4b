/** The house of docs/architecture.md: which room may import from which. The linter checks it; this checks the linter. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';

const SERVER = 'server/src';
/** The command line stands beside the rooms: it may import from all of them. */
const BESIDE = new Set(['cli']);
const MAY_USE_NODE = /^server\/src\/(?:host\/node(?:-[a-z]+)?\.ts|main\.node\.ts|cli\/[^/]+\.ts)$/;

const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => posix.join(SERVER, ...file.split(/[\\/]/)))
  .toSorted();

/** What a file imports, types and side effects included. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

const roomOf = (file: string) => /^server\/src\/([^/]+)\//.exec(file)?.[1];

describe('the rooms of the house', () => {
  let rooms: readonly string[];

  before(async () => {
    const config = pathToFileURL('eslint.config.mjs').href;
    ({ ROOMS: rooms } = (await import(config)) as { ROOMS: readonly string[] });
  });

  it('that the linter knows are those that hold files, and no other', () => {
    const inhabited = new Set(files.map(roomOf).filter((room) => room !== undefined && !BESIDE.has(room)));
    assert.deepEqual([...inhabited].toSorted(), rooms.toSorted());
  });

  it('are listed, in this order, in docs/architecture.md', function () {
    const page = join('docs', 'architecture.md');
    assert.ok(existsSync(page), `${page} is not there`);
    const text = readFileSync(page, 'utf8');
    const places = rooms.map((room) => text.indexOf(`server/src/${room}/`));
    for (const [index, place] of places.entries()) assert.ok(place >= 0, `${rooms[index]}/ is not on the page`);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('import only from rooms before them, and nothing of the house imports an entry', () => {
    assert.ok(files.length > 40, `${files.length} files`);
    for (const file of files) {
      const room = roomOf(file);
      for (const specifier of importsOf(file)) {
        if (!specifier.startsWith('.')) continue;
        const target = posix.join(posix.dirname(file), specifier);
        const other = roomOf(`${target}/`);
        if (room === undefined || BESIDE.has(room)) continue;
        const allowed = target.startsWith(SERVER)
          ? other !== undefined && rooms.includes(other) && rooms.indexOf(other) <= rooms.indexOf(room)
          : target.startsWith('protocol/');
        assert.ok(allowed, `${file} imports ${specifier}`);
      }
    }
  });

  it('are reached through a front door whose files import each other in one direction only', () => {
    const beside = new Set(files.filter((file) => roomOf(file) === undefined));
    const behind = new Map<string, readonly string[]>();
    for (const file of beside)
      behind.set(file, importsOf(file).map((specifier) => `${posix.join(posix.dirname(file), specifier)}.ts`).filter((other) => beside.has(other))); // prettier-ignore
    assert.ok(behind.get('server/src/server.ts')!.length > 3, 'the front door stands alone');
    const visit = (file: string, way: readonly string[]): void => {
      assert.ok(!way.includes(file), [...way, file].join(' -> '));
      for (const other of behind.get(file) ?? []) visit(other, [...way, file]);
    };
    for (const file of beside) visit(file, []);
  });

  it('know nothing of Node, but for the host on Node, the command line and the entry', () => {
    for (const file of files) {
      const node = importsOf(file).filter((specifier) => specifier.startsWith('node:') || isBuiltin(specifier));
      if (MAY_USE_NODE.test(file))
        assert.ok(
          node.every((specifier) => specifier.startsWith('node:')),
          file,
        );
      else assert.deepEqual(node, [], `${file} imports ${node.join(', ')}`);
    }
  });

  it('do not hand the browser anything of Node: its entries reach none of the files that import it', () => {
    for (const entry of ['server/src/main.web.ts', 'client/src/extension.web.ts']) {
      const seen = new Set<string>();
      const visit = (file: string): void => {
        if (seen.has(file)) return;
        seen.add(file);
        for (const specifier of importsOf(file)) {
          assert.ok(!specifier.startsWith('node:'), `${entry} reaches ${file}, which imports ${specifier}`);
          if (!specifier.startsWith('.')) continue;
          const target = posix.join(posix.dirname(file), specifier);
          if (/\.[a-z]+$/.test(target)) continue;
          visit(existsSync(`${target}.ts`) ? `${target}.ts` : `${target}/index.ts`);
        }
      };
      visit(entry);
      assert.ok(seen.size > 3, entry);
    }
  });
});

describe('the rule on the direction of imports', () => {
  let eslint: ESLint;

  before(() => {
    // Only this rule: the others have no say here.
    eslint = new ESLint({ cwd: process.cwd(), ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' });
  });

  /** What the linter says of a file of a room if it began like this; the file must exist for the compiler to know it. */
  async function says(file: string, code: string): Promise<string[]> {
    assert.ok(existsSync(file), `${file} is not there`);
    const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
    const { messages } = result!;
    assert.ok(
      messages.every(({ fatal }) => fatal !== true),
      JSON.stringify(messages),
    );
    return messages.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`);
  }

  async function refuses(file: string, specifier: string): Promise<void> {
    for (const code of [
      `import { x } from '${specifier}';`,
      `import type { X } from '${specifier}';`,
      `export * from '${specifier}';`,
    ]) {
      const said = await says(file, code);
      assert.equal(said.length, 1, `${file}: ${code}`);
      assert.match(said[0]!, /^2 no-restricted-imports: /);
    }
  }

  async function allows(file: string, specifier: string): Promise<void> {
    assert.deepEqual(await says(file, `import { x } from '${specifier}';`), [], `${file}: ${specifier}`);
  }

  it('keeps the norms from knowing the rules', async function () {
    // The compiler reads the whole project first.
    this.timeout(120_000);
    await refuses('server/src/norms/terms.ts', '../rules/rule');
    await refuses('server/src/norms/terms.ts', '../draft/draft');
  });

  it('lets the rules know the draft, the norms, the messages, and each other', async () => {
    await allows('server/src/rules/judge.ts', '../draft/draft');
    await allows('server/src/rules/date/padding.ts', '../../draft/dates');
    await allows('server/src/rules/date/padding.ts', '../../norms/types');
    await allows('server/src/rules/date/padding.ts', '../../messages/findings');
    await allows('server/src/rules/date/padding.ts', '../rule');
  });

  it('keeps the draft from judging, from the workspace, from the protocol and from Node', async () => {
    for (const specifier of [
      '../rules/rule',
      '../rules/index',
      '../workspace/store',
      '../features/target',
      '../host/host',
      'node:fs',
      'node:fs/promises',
      'vscode-languageserver',
    ])
      await refuses('server/src/draft/draft.ts', specifier);
  });

  it('keeps the rules from other drafts, the features from the host, everything from the front door', async () => {
    await refuses('server/src/rules/date/padding.ts', '../../workspace/store');
    await refuses('server/src/rules/judge.ts', '../features/target');
    await refuses('server/src/workspace/store.ts', '../features/target');
    await refuses('server/src/features/hover.ts', '../host/host');
    await refuses('server/src/features/hover.ts', '../server');
    await refuses('server/src/rules/date/padding.ts', '../../server');
    await refuses('server/src/workspace/store.ts', '../indexing');
    await refuses('server/src/rules/date/padding.ts', '../../answering');
    await refuses('server/src/rules/judge.ts', '../cli/run');
    await refuses('server/src/host/node.ts', '../main.node');
  });

  it('lets the features know the protocol, but not Node', async () => {
    await allows('server/src/features/outline.ts', 'vscode-languageserver-types');
    await refuses('server/src/features/outline.ts', 'node:path');
  });

  it('lets the host on Node, the command line and the entry on Node use Node', async () => {
    await allows('server/src/host/node.ts', 'node:fs');
    await allows('server/src/cli/run.ts', 'node:fs');
    await allows('server/src/main.node.ts', 'node:process');
  });

  it('keeps Node from the front door and from everything that a browser runs', async () => {
    for (const file of [
      'server/src/server.ts',
      'server/src/answering.ts',
      'server/src/host/web.ts',
      'server/src/main.web.ts',
      'client/src/extension.web.ts',
    ])
      await refuses(file, 'node:fs');
    for (const file of ['server/src/host/host.ts', 'server/src/host/text.ts']) await refuses(file, 'node:fs');
  });
});

/** Modules of Node under their old names ("fs", "path/posix"). */
function isBuiltin(specifier: string): boolean {
  return /^(?:fs|path|os|url|util|child_process|crypto|stream|events|buffer|http|https|net|worker_threads|process|module|vm|zlib|readline|assert)(?:\/|$)/.test(
    specifier,
  );
}
