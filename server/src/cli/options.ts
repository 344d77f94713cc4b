/** What may be written behind `but-son`, and what is wrong with it. */
import { parseArgs } from 'node:util';
import * as words from '../messages/cli';
import type { Language, Text } from '../messages/text';
import { SEVERITIES, type Severity } from '../rules/rule';
import { isDay } from '../settings/settings';

const OPTIONS = {
  format: { type: 'string' },
  'document-date': { type: 'string' },
  today: { type: 'string' },
  config: { type: 'string' },
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** The options as they were written; plain values, so that a worker can be given them. */
export type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const FORMATS = {
  check: ['text', 'json', 'sarif', 'github'],
  citations: ['text', 'jsonl', 'csv'],
  outline: ['text', 'json'],
  rules: ['text', 'json'],
} as const satisfies Record<string, readonly string[]>;

export type Command = keyof typeof FORMATS;

/** Somebody used the command line in a way that it does not have. */
export class WrongUse extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

export interface Call {
  /** Missing where only help or the version is asked for. */
  readonly command: Command | undefined;
  readonly paths: readonly string[];
  readonly values: Options;
  readonly format: string;
  readonly language: Language;
}

/** Reads the arguments. @throws WrongUse */
export function readArguments(argv: readonly string[]): Call {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(words.badOption(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  const { language = 'vi', format = 'text' } = values;
  if (language !== 'vi' && language !== 'en') throw new WrongUse(words.badOption('--language'));
  const [command, ...paths] = positionals;
  const call = { paths, values, format, language } as const;
  if (values.help || values.version || command === undefined) return { ...call, command: undefined };
  if (!Object.hasOwn(FORMATS, command)) throw new WrongUse(words.unknownCommand(command));
  const known = command as Command;
  const formats: readonly string[] = FORMATS[known];
  if (!formats.includes(format)) throw new WrongUse(words.badOption(`--format ${format} (${formats.join(', ')})`));
  if (known !== 'rules' && paths.length === 0) throw new WrongUse(words.noPath);
  return { ...call, command: known };
}

/** A day given by an option. @throws WrongUse */
export function dayOption(value: string | undefined, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (!isDay(value)) throw new WrongUse(words.badOption(`${name} ${value} (YYYY-MM-DD)`));
  return value;
}

/** How many severities, from the most serious on, make the run fail. @throws WrongUse */
export function failOn(value: string | undefined): number {
  if (value === 'never') return 0;
  const index = SEVERITIES.indexOf((value ?? 'error') as Severity);
  if (index < 0) throw new WrongUse(words.badOption(`--fail-on ${value ?? ''}`));
  return index + 1;
}
