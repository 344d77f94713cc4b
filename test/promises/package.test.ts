/** The package as it is published holds exactly what the extension needs, and says whose code is in it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { createVSIX } from '@vscode/vsce';
import { RULES } from '../../server/src/rules/index';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly bin: Record<string, string>;
  readonly icon: string;
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly contributes: {
    readonly languages: readonly { readonly configuration: string; readonly icon: Record<string, string> }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly jsonValidation?: readonly { readonly url: string }[];
  };
}

interface Lock {
  readonly packages: Record<string, { readonly version: string; readonly license?: string; readonly dev?: boolean }>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** The files of a zip archive by their names (APPNOTE 4.3.12: the central directory, from its end). */
function unzipped(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [number, number, number]; // prettier-ignore
    const local = archive.readUInt32LE(at + 42);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(data, data + size);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + comment;
  }
  return files;
}

const plain = (path: string): string => posix.normalize(path);
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);

/** What the manifest names, what its files name, and what a reader is promised. */
function expected(): string[] {
  const { main, browser, bin, icon, contributes } = manifest;
  const extension = [
    'package.json',
    'package.nls.json',
    'readme.md',
    'changelog.md',
    'LICENSE.txt',
    'dist/THIRD-PARTY-NOTICES.txt',
    // Started by the two halves of the client.
    'dist/server.js',
    'dist/server.web.js',
    // Loaded by server.js.
    'dist/language-server.js',
    // Read by the server and the command line on Node.
    'dist/disagreements.csv',
    'dist/documents.csv',
    main,
    browser,
    icon,
    ...Object.values(bin),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.languages.flatMap(({ configuration, icon: icons }) => [configuration, ...Object.values(icons)]),
    ...filesIn('schemas', '.json'),
    // Findings link to them.
    'docs/rules/README.md',
    ...RULES.map(({ id }) => `docs/rules/${id}.md`),
    ...filesIn('docs/catalogue', '.md'),
  ];
  return [...new Set(extension.map((path) => `extension/${plain(path)}`)), '[Content_Types].xml', 'extension.vsixmanifest'].sort(); // prettier-ignore
}

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'but-son-'));
  let files: Map<string, Buffer>;

  before(async function () {
    this.timeout(120_000);
    const packagePath = join(folder, 'but-son.vsix');
    assert.match(manifest.scripts['package']!, /--no-dependencies --allow-missing-repository --readme-path README\.vi\.md/);
    const log = console.log; // eslint-disable-line no-console -- the library tells what it packs
    console.log = () => undefined; // eslint-disable-line no-console
    try {
      await createVSIX({ packagePath, dependencies: false, allowMissingRepository: true, readmePath: 'README.vi.md' });
    } finally {
      console.log = log; // eslint-disable-line no-console
    }
    files = unzipped(readFileSync(packagePath));
  }); // prettier-ignore

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds exactly these files: no source, test, map or stray one', () => {
    assert.deepEqual([...files.keys()].sort(), expected());
  });

  it('holds bundles without source maps and without a path of the machine that made them', () => {
    for (const [name, bytes] of files) {
      if (!name.endsWith('.js')) continue;
      const code = bytes.toString('utf8');
      assert.ok(code.length > 1000, name);
      assert.doesNotMatch(code, /sourceMappingURL|node_modules\//, name);
      assert.ok(!code.includes(process.cwd()), name);
    }
  });

  it('holds the licence of each package that is bundled, which are those of the lock file', () => {
    const notices = files.get('extension/dist/THIRD-PARTY-NOTICES.txt')!.toString('utf8');
    const [head, ...sections] = notices.split(/^-{100}\n/m);
    assert.match(head!, /Bút Son/);
    const shown = sections.map((section) => {
      const [, title, text] = /^\n(.+)\n\n([^]+)$/.exec(section)!;
      assert.match(text!, /copyright/i, title);
      assert.ok(text!.length > 300, title);
      return title!;
    });
    const locked = Object.entries(lock.packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version, license }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version} (${license ?? ''})`); // prettier-ignore
    assert.deepEqual(shown, [...new Set(locked)].sort());
  });

  it('holds nothing under a licence that asks for more than to be named', () => {
    for (const [path, { dev, license }] of Object.entries(lock.packages))
      if (dev !== true) assert.match(license ?? '', /^(?:MIT|ISC|BlueOak-1\.0\.0|BSD-[23]-Clause|Apache-2\.0)$/, path);
  });

  it('brings along at run time what docs/architecture.md gives a reason for', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const [, table] = /At run time, all bundled[^|]*((?:\|.*\n)+)/.exec(page)!;
    const rows = [...table!.matchAll(/^\| `([^`]+)` *\| (\S.*\S) *\|$/gm)];
    assert.deepEqual(rows.map(([, name]) => name).sort(), Object.keys(manifest.dependencies).sort()); // prettier-ignore
    for (const version of Object.values(manifest.dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  });
});
