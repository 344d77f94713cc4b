/** Runs the built command line as a process of its own, as a terminal does. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './lsp';

const CLI = join(ROOT, 'dist', 'cli.js');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `but-son` with arguments; `input` goes to its standard input. */
export async function butSon(arguments_: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, ...arguments_], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  // A command that does not read its input may end before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return { code, out, err };
}

/** Runs `but-son` and stops reading after the first words, as `head` does. */
export async function cutShort(arguments_: readonly string[]): Promise<Pick<Outcome, 'code' | 'err'>> {
  const child = spawn(process.execPath, [CLI, ...arguments_], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return { code, err };
}

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface FindingJson extends Place {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
    readonly safe: boolean;
  }[];
}

export interface CheckJson {
  readonly schema: number;
  readonly version: string;
  readonly files: readonly {
    readonly path: string;
    readonly identity: {
      readonly type: string | null;
      readonly code: string | null;
      readonly issuer: string | null;
      readonly regime: string | null;
      readonly date: { readonly earliest: string; readonly latest: string | null; readonly known: string } | null;
    };
    readonly findings: readonly FindingJson[];
  }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Runs `check --format json`. */
export async function check(
  arguments_: readonly string[],
  input: string | Uint8Array = '',
): Promise<Outcome & { json: CheckJson }> {
  const outcome = await butSon(['check', ...arguments_, '--format', 'json'], input);
  if (outcome.out === '') throw new Error(`check printed nothing (${outcome.code ?? 'killed'}): ${outcome.err}`);
  return { ...outcome, json: JSON.parse(outcome.out) as CheckJson };
}

/** A folder that is gone after the test. */
export class Desk {
  readonly path = mkdtempSync(join(tmpdir(), 'but-son-'));

  /** Lays a file on the desk. @returns its path */
  lay(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
