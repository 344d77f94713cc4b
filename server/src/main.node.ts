/** Entry of the language server on Node: loads it (server.node.ts), compiled already where that was kept. */
import { join } from 'node:path';
import { loadProgram } from './host/node-code';
import { cacheDirectory } from './host/node-folder';
import type * as Server from './server.node';

/** Sum of the text of the program. */
declare const BUT_SON_PROGRAM: string;

if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
  process.stderr.write(
    'but-son-language-server: cần một kênh nối, ví dụ --stdio (a channel is needed, e.g. --stdio)\n',
  );
  process.exit(2);
}

/** A client that knows where files of ours may lie says so with `--cache=`. */
const named = process.argv.find((argument) => argument.startsWith('--cache='))?.slice('--cache='.length);
const path = join(__dirname, 'language-server.js');
const { exports, code } = loadProgram(path, BUT_SON_PROGRAM, cacheDirectory(named));
(exports as typeof Server).run(code);
