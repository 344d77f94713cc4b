// One script makes every bundle: the two halves of the extension, each for the desktop and for the browser, and the
// command line; beside them the licences of the packages that are in them. `--tests` makes the test files, `--dev`
// readable bundles with source maps, `--watch` those and keeps going.
const esbuild = require('esbuild');
const { createHash } = require('node:crypto');
const { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { notices } = require('./scripts/notices.js');

const arguments_ = new Set(process.argv.slice(2));
const readable = ['--dev', '--watch', '--tests'].some((option) => arguments_.has(option));
const { version } = require('./package.json');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  sourcemap: readable ? 'linked' : false,
  minify: !readable,
  logLevel: 'warning',
  target: 'es2022',
  define: { BUT_SON_VERSION: JSON.stringify(version) },
  // For a browser the catalogue ships inside the bundle. Letters stay letters, or each would take six bytes; and a plain string is read in
  // half the time that a template literal of that length takes, which every start would pay.
  loader: { '.csv': 'text' },
  charset: 'utf8',
  supported: { 'template-literal': false, 'regexp-unicode-property-escapes': true },
  // Node prints the whole line in which a crash happens: that must not be the whole bundle.
  lineLimit: 400,
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const shipped = { ...node, charset: 'ascii', metafile: true };
const browser = { ...common, platform: 'browser', define: { ...common.define, global: 'globalThis' } };

/**
 * On Node the lists of the catalogue lie beside the bundles and are read from there: as text in a bundle they are half of it, and
 * every start would take them apart as code.
 */
const listsBeside = {
  name: 'lists-beside',
  setup(build) {
    build.onLoad({ filter: /\.csv$/ }, ({ path }) => {
      const name = basename(path);
      mkdirSync(join(__dirname, 'dist'), { recursive: true });
      copyFileSync(path, join(__dirname, 'dist', name));
      const contents = `import { readFileSync } from 'node:fs';
        import { join } from 'node:path';
        export default readFileSync(join(__dirname, '${name}'), 'utf8');`;
      return { contents, loader: 'js', watchFiles: [path] };
    });
  },
};

/**
 * A file of ASCII alone is read in a fraction of the time, and V8 keeps it in half the room: on Node, where no texts of the size of
 * the catalogue are in a bundle, every other letter is escaped, also where esbuild leaves it: in regular expressions.
 */
const inAscii = {
  name: 'in-ascii',
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.js'))) {
        const path = join(__dirname, file);
        const escaped = readFileSync(path, 'utf8').replace(
          /[^\x00-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        writeFileSync(path, escaped);
      }
    });
  },
};

/** What starts the server knows the sum of its text, and so is made when that is there. */
const entryOfServer = {
  name: 'entry-of-server',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      if (errors.length > 0) return;
      const text = readFileSync(join(__dirname, 'dist', 'language-server.js'));
      const sum = createHash('sha256').update(text).digest('hex').slice(0, 16);
      await esbuild.build({
        ...node,
        entryPoints: { server: 'server/src/main.node.ts' },
        outdir: 'dist',
        banner: { js: '#!/usr/bin/env node' },
        define: { BUT_SON_PROGRAM: JSON.stringify(sum) },
      });
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shipped,
    entryPoints: { extension: 'client/src/extension.ts' },
    external: ['vscode'],
    outdir: 'dist',
    plugins: [inAscii],
  },
  {
    ...shipped,
    entryPoints: { 'language-server': 'server/src/server.node.ts', cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [listsBeside, inAscii, entryOfServer],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: { 'extension.web': 'client/src/extension.web.ts' },
    external: ['vscode'],
    outdir: 'dist',
  },
  { ...browser, format: 'iife', entryPoints: { 'server.web': 'server/src/main.web.ts' }, outdir: 'dist' },
];

/** Says when a build begins and ends, for the problem matcher of .vscode/tasks.json. */
const announce = {
  name: 'announce',
  setup(build) {
    build.onStart(() => console.log('[build] started'));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors)
        console.error(`${location?.file}:${location?.line}:${location?.column}: error: ${text}`);
      console.log('[build] finished');
    });
  },
};

const tests = {
  ...node,
  entryPoints: readdirSync(join(__dirname, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file)),
  outdir: 'out/test',
  outbase: 'test',
  packages: 'external',
};

async function main() {
  if (arguments_.has('--tests')) {
    await esbuild.build(tests);
  } else if (arguments_.has('--watch')) {
    const contexts = await Promise.all(
      bundles.map((bundle) => esbuild.context({ ...bundle, plugins: [...(bundle.plugins ?? []), announce] })),
    );
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    const built = await Promise.all(bundles.map((bundle) => esbuild.build({ ...bundle, metafile: true })));
    writeFileSync(join(__dirname, 'dist', 'THIRD-PARTY-NOTICES.txt'), notices(built.map(({ metafile }) => metafile)));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
