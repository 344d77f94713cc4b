/**
 * The code of the server as V8 has compiled it, kept from one start to the next: taking a program apart and compiling it is a third of
 * a start. The file holds code alone. It counts only for the very same program and V8, and with a sum that is right, since V8 itself
 * looks at little of it; whatever is wrong, the program is loaded as any other.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Bytes of the sum that stands before the code (SHA-256). */
const SUM = 32;

/** The code of the program that runs. */
export interface Code {
  /** Where it is kept. */
  readonly folder: string;
  /** Keeps what has been compiled until now, where there is nothing that counts yet. A folder that cannot be written stays as it is. */
  readonly keep: () => void;
  /** Removes what is kept. */
  forget(): void;
}

type Wrapped = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/** Name of the file for a program, which is told from others by a sum, and for the V8 that runs it. */
export function codeName(program: string): string {
  return `code-${process.versions.v8}-${process.arch}-${program}.cache`;
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Whether nobody else can put a file into a folder: what is kept is run. On Windows the folders of a user are the user's own. */
function isOnlyOurs(folder: string): boolean {
  if (process.getuid === undefined) return true;
  const { uid, mode } = statSync(folder);
  return uid === process.getuid() && (mode & 0o022) === 0;
}

/** The code that is kept in a folder; undefined where there is none that can be trusted. */
function readCode(folder: string, name: string): Buffer | undefined {
  try {
    if (!isOnlyOurs(folder)) return undefined;
    const bytes = readFileSync(join(folder, name));
    const code = bytes.subarray(SUM);
    return sumOf(code).equals(bytes.subarray(0, SUM)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file as a whole: whoever reads it meanwhile has the old one or the new one. */
function writeCode(folder: string, name: string, code: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOnlyOurs(folder)) throw new Error(`others may write into ${folder}`);
  const unfinished = join(folder, `${name}.${process.pid}-${Math.floor(Math.random() * 1e9)}.tmp`);
  try {
    writeFileSync(unfinished, Buffer.concat([sumOf(code), code]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, name));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Loads a CommonJS program.
 *
 * @param path of the program, which is ASCII alone
 * @param program what tells its text from every other
 * @param folder where its code is kept; undefined where nothing can be
 */
export function loadProgram(
  path: string,
  program: string,
  folder: string | undefined,
): { readonly exports: unknown; readonly code?: Code } {
  const require = createRequire(path);
  const name = codeName(program);
  let script: Script;
  let isKept = false;
  try {
    if (folder === undefined) return { exports: require(path) };
    const cachedData = readCode(folder, name);
    // It is ASCII (esbuild.js). A line that tells what runs the file is none of the program.
    const text = readFileSync(path, 'latin1').replace(/^#![^\n]*/, '');
    script = new Script(wrap(text), { filename: path, ...(cachedData ? { cachedData } : {}) });
    isKept = cachedData !== undefined && script.cachedDataRejected === false;
  } catch {
    return { exports: require(path) };
  }
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, require, module, path, dirname(path));
  const code: Code = {
    folder,
    keep() {
      if (isKept) return;
      isKept = true;
      try {
        writeCode(folder, name, script.createCachedData());
      } catch {
        // It starts more slowly, and that is all.
      }
    },
    forget() {
      isKept = false;
      try {
        rmSync(join(folder, name), { force: true });
      } catch {
        // What cannot be removed could not be written either.
      }
    },
  };
  return { exports: module.exports, code };
}
