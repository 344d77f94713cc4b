// npm run test:editor: installs the packaged extension in real editors and uses it as a drafter would.
//
//   node test/editor/run.mjs [--host server|web|web-min|start] [--screenshots] [--only TEXT] [--vsix FILE]
//
//   --host         one place only; may be repeated
//   --screenshots  writes the README's pictures to docs/images instead of out/editor
//   --only         only the scenarios whose name contains TEXT
//   --vsix         tests this package instead of making a new one
//
// A failure leaves a picture and the logs in out/editor.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { npm } from '../../scripts/web/install.mjs';
import { HOSTS, startHost } from './host.mjs';
import { install } from './install.mjs';
import acrossDrafts from './scenarios/across-drafts.mjs';
import catalogue from './scenarios/catalogue.mjs';
import crashes from './scenarios/crash.mjs';
import navigation from './scenarios/navigation.mjs';
import { takePicture } from './scenarios/picture.mjs';
import references from './scenarios/references.mjs';
import seed from './scenarios/seed.mjs';
import shape from './scenarios/shape.mjs';
import start from './scenarios/start.mjs';
import { Workbench } from './workbench.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, 'out', 'editor');
const PICTURES = { server: 'seed-desktop.png', 'web-min': 'seed-web.png' };
const LONGEST_SCENARIO = 90_000;
const LONGEST_RUN = 20 * 60_000;
const CHROMIUM_OPTIONS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  // Nothing is asked of the network: every name but this machine's fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', multiple: true, default: [...HOSTS, 'start'] },
    only: { type: 'string', default: '' },
    screenshots: { type: 'boolean', default: false },
    vsix: { type: 'string' },
  },
});
for (const host of options.host) {
  if (host !== 'start' && !HOSTS.includes(host)) throw new Error(`--host ${host}: server, web, web-min or start`);
}

let passed = 0;
let failed = 0;

async function main() {
  setTimeout(() => {
    console.error(`the tests hang: not over after ${LONGEST_RUN / 60_000} minutes`);
    process.exit(1);
  }, LONGEST_RUN).unref();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const tools = await install((line) => console.log(`  installed ${line}`));
  const { chromium } = await import('playwright-core');
  const vsix = options.vsix ?? (await packaged());

  const browser = await chromium.launch({ executablePath: tools.chromium, args: CHROMIUM_OPTIONS });
  try {
    for (const host of options.host) {
      const run = host === 'start' ? testStart : testHost;
      await run(browser, host, { ...tools, vsix }).catch((error) => report('the editor starts', error));
    }
  } finally {
    await browser.close();
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function packaged() {
  const time = stopwatch();
  await npm(['run', 'package'], { cwd: ROOT });
  console.log(`  packaged but-son.vsix: ${time()} s`);
  return path.join(ROOT, 'but-son.vsix');
}

async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  return page;
}

async function testHost(browser, name, tools) {
  const time = stopwatch();
  const host = await startHost(name, tools, path.join(ROOT, 'samples'));
  const page = await newPage(browser);
  const printed = [];
  page.on('console', (message) => printed.push(`${message.type()} ${message.text()}`));
  const workbench = new Workbench(page, host);
  const before = failed;
  try {
    await page.goto(host.url, { waitUntil: 'domcontentloaded' });
    await workbench.ready().catch((error) => pictured(workbench, `${name}-start`, error));
    const version = await host.companion.run((vscode) => vscode.version);
    console.log(`\n${name}: VS Code ${version}, started in ${time()} s`);
    const picture = PICTURES[name];
    const folder = options.screenshots ? path.join(ROOT, 'docs', 'images') : OUT;
    const scenarios = [
      ...seed,
      ...navigation,
      ...shape,
      ...acrossDrafts,
      ...(picture
        ? [{ name: `picture ${picture}`, test: () => takePicture(workbench, path.join(folder, picture)) }]
        : []),
      // Late, for they leave files in the folder.
      ...references,
      ...catalogue,
      ...(name === 'server' ? crashes(host.extension) : []),
    ];
    for (const [index, scenario] of scenarios.entries()) {
      if (!scenario.name.includes(options.only)) continue;
      await attempt(scenario.name, () =>
        scenario.test(workbench).catch((error) => pictured(workbench, `${name}-${index + 1}`, error)),
      );
    }
  } finally {
    if (failed > before) {
      await writeFile(path.join(OUT, `${name}-page.log`), printed.join('\n'));
      await writeFile(path.join(OUT, `${name}-server.log`), host.log());
    }
    await page.context().close();
    await host.stop();
    console.log(`  (${time()} s)`);
  }
}

async function testStart(browser) {
  const time = stopwatch();
  console.log('\nstart');
  const page = await newPage(browser);
  const screenshot = (file) => page.screenshot({ path: file });
  for (const [index, scenario] of start.entries()) {
    if (!scenario.name.includes(options.only)) continue;
    await attempt(scenario.name, () =>
      scenario.test(page).catch((error) => pictured({ screenshot }, `start-${index + 1}`, error)),
    );
  }
  await page.context().close();
  console.log(`  (${time()} s)`);
}

async function attempt(name, test) {
  const time = stopwatch();
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${LONGEST_SCENARIO / 1000} s`)), LONGEST_SCENARIO);
  });
  try {
    await Promise.race([test(), late]);
    report(name, undefined, time());
  } catch (error) {
    report(name, error, time());
  } finally {
    clearTimeout(timer);
  }
}

function report(name, error, seconds) {
  if (error === undefined) {
    passed += 1;
    console.log(`  ✓ ${name}${seconds >= 3 ? ` (${seconds} s)` : ''}`);
  } else {
    failed += 1;
    console.log(`  ✗ ${name}\n${explained(error).replace(/^/gm, '      ')}`);
  }
}

/** The message and where in the tests it arose. */
function explained(error) {
  const places = new Set((error.stack ?? '').match(/\w+\/\w+\.mjs:\d+/g));
  const inTests = [...places].filter((place) => !place.startsWith('editor/run.mjs'));
  return [stripVTControlCharacters(error.message), ...inTests.map((place) => `at ${place}`)].join('\n');
}

/** Keeps a picture of the moment of failure, and lets the failure go on. */
async function pictured(workbench, name, error) {
  const file = path.join(OUT, `${name}.png`);
  await workbench.screenshot(file).then(
    () => (error.message += `\npicture: ${path.relative(ROOT, file)}`),
    () => {},
  );
  throw error;
}

function stopwatch() {
  const start = Date.now();
  return () => Number(((Date.now() - start) / 1000).toFixed(1));
}

await main();
