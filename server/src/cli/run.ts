/** Commands of the command line. Everything it prints goes through {@link Io}, so tests see what a terminal would. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Catalogue } from '../catalogue/catalogue';
import { applyChanges, safeChanges } from '../features/code-actions';
import { hasMarkup, readDraft, spanIn, type Draft } from '../draft/draft';
import type { Section } from '../draft/sections';
import { localToday } from '../host/host';
import { listDrafts, nodeFiles } from '../host/node';
import { decode } from '../host/text';
import { unreadableCatalogue } from '../messages/catalogue';
import * as words from '../messages/cli';
import { say, type Language, type Text } from '../messages/text';
import { unknownRule } from '../messages/status';
import { contextFor } from '../rules/context';
import { RULES, ruleById } from '../rules/index';
import { judge } from '../rules/judge';
import { SEVERITIES, type Finding, type Severity } from '../rules/rule';
import { DEFAULT_SETTINGS, isDay, readSettings, type Settings } from '../settings/settings';
import { ruleIdsIn } from '../settings/folder-file';
import { FolderSettings } from '../workspace/folder-settings';
import { addressOf, KnownDocuments } from '../workspace/known-documents';
import { citationLine, documentOf, fileReport, type FileReport } from './report';

declare const BUT_SON_VERSION: string;

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
}

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

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  check: ['text', 'json'],
  citations: ['text', 'jsonl'],
  outline: ['text', 'json'],
  rules: ['text', 'json'],
};

class WrongUse extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

interface Input {
  readonly path: string;
  readonly text: string;
  /** Named by the user; of what a folder holds, plain text and Markdown that are no official documents are left alone. */
  readonly named: boolean;
}

interface Failure {
  readonly path: string;
  readonly message: Text;
}

/** Runs the command line. @returns the exit code: 0, 1, 2 or 3 as the usage says */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let language: Language = 'vi';
  try {
    let parsed;
    try {
      parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    } catch (error) {
      throw new WrongUse(words.badOption(error instanceof Error ? error.message : String(error)));
    }
    const { values, positionals } = parsed;
    if (values.language === 'en') language = 'en';
    else if (values.language !== undefined && values.language !== 'vi')
      throw new WrongUse(words.badOption('--language'));
    if (values.version) {
      io.out(`${BUT_SON_VERSION}\n`);
      return 0;
    }
    const [command, ...paths] = positionals;
    if (values.help || command === undefined) {
      (values.help ? io.out : io.err)(say(words.USAGE, language));
      return values.help ? 0 : 2;
    }
    const formats = FORMATS[command];
    if (!formats) throw new WrongUse(words.unknownCommand(command));
    const format = values.format ?? 'text';
    if (!formats.includes(format)) throw new WrongUse(words.badOption(`--format ${format} (${formats.join(', ')})`));
    if (command === 'rules') return listRules(format, language, io);
    if (paths.length === 0) throw new WrongUse(words.noPath);
    if (command === 'outline' && paths.length > 1) throw new WrongUse(words.onePath);
    const { inputs, failures } = await readInputs(paths, io);
    const code = await commands[command as keyof typeof commands](inputs, failures, { values, format, language, io });
    if (command !== 'check' || format === 'text')
      for (const failure of failures) io.err(`${failure.path}: ${say(failure.message, language)}\n`);
    return failures.length > 0 ? 3 : code;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    io.err(`but-son: ${say(error.text, language)}\n${say(words.USAGE, language)}`);
    return 2;
  }
}

async function readInputs(paths: readonly string[], io: Io): Promise<{ inputs: Input[]; failures: Failure[] }> {
  const inputs: Input[] = [];
  const failures: Failure[] = [];
  const add = (path: string, bytes: Uint8Array, named = true): void => {
    const decoded = decode(bytes);
    if ('text' in decoded) inputs.push({ path, text: decoded.text, named });
    else failures.push({ path, message: decoded.refused === 'binary' ? words.binary : words.encoding });
  };
  for (const path of paths) {
    if (path === '-') {
      add('-', await io.stdin());
      continue;
    }
    const info = await stat(path).catch(() => undefined);
    if (!info) {
      failures.push({ path, message: words.notFound(path) });
      continue;
    }
    for (const file of info.isDirectory() ? await listDrafts(path, Number.MAX_SAFE_INTEGER) : [path]) {
      try {
        add(file, await readFile(file), !info.isDirectory());
      } catch (error) {
        failures.push({
          path: file,
          message: words.unreadable(error instanceof Error ? error.message : String(error)),
        });
      }
    }
  }
  return { inputs, failures };
}

interface Call {
  readonly values: Options;
  readonly format: string;
  readonly language: Language;
  readonly io: Io;
}

const commands = {
  check: async (inputs: readonly Input[], failures: readonly Failure[], call: Call): Promise<number> => {
    const { values, format, io } = call;
    const base = await settingsFor(values);
    const folders = values.config === undefined ? new FolderSettings(nodeFiles, ['file:///']) : undefined;
    const documents = new KnownDocuments(nodeFiles, undefined);
    const today = dayOption(values.today, '--today') ?? localToday();
    const limit = failOn(values['fail-on']);
    const language = values.language === undefined ? base.language : call.language;
    const reports: FileReport[] = [];
    const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const input of inputs) {
      let { text } = input;
      const settings = folders ? await settingsBeside(folders, base, input.path, call) : base;
      const catalogue = await catalogueFor(documents, settings, call);
      let { draft, findings } = judged({ ...input, text }, settings, today, catalogue);
      if (values.fix && input.path !== '-') {
        const changes = safeChanges(findings);
        if (changes.length > 0) {
          text = applyChanges(text, changes);
          await writeFile(input.path, await withMark(input.path, text));
          ({ draft, findings } = judged({ ...input, text }, settings, today, catalogue));
          io.err(`${input.path}: ${say(words.fixed(changes.length), language)}\n`);
        }
      }
      for (const finding of findings) counts[finding.severity] += 1;
      if (format === 'json') reports.push(fileReport(input.path, draft, findings, settings, language));
      else io.out(findingLines(input.path, draft, findings, language));
    }
    if (format === 'json') {
      const errors = failures.map(({ path, message }) => ({ path, message: say(message, language) }));
      io.out(`${JSON.stringify({ schema: 1, version: BUT_SON_VERSION, files: reports, errors }, undefined, 1)}\n`);
    } else {
      io.out(`${say(words.summary(inputs.length, counts), language)}\n`);
    }
    return SEVERITIES.slice(0, limit).some((severity) => counts[severity] > 0) ? 1 : 0;
  },

  citations: async (inputs: readonly Input[], _failures: readonly Failure[], call: Call): Promise<number> => {
    const { values, format, io } = call;
    const base = await settingsFor(values);
    const folders = values.config === undefined ? new FolderSettings(nodeFiles, ['file:///']) : undefined;
    const documents = new KnownDocuments(nodeFiles, undefined);
    const today = dayOption(values.today, '--today') ?? localToday();
    for (const { path, text } of inputs) {
      const settings = folders ? await settingsBeside(folders, base, path, call) : base;
      const draft = readDraft(text, hasMarkup(path));
      const context = contextFor(draft, settings, today, await catalogueFor(documents, settings, call));
      const seen = new Map<string, number>();
      const document = documentOf(text);
      for (const placed of draft.citations) {
        const line = citationLine(path, draft, placed, seen, context);
        if (format === 'jsonl') io.out(`${JSON.stringify(line)}\n`);
        else {
          const { line: row, character } = document.positionAt(spanIn(placed, placed.value.span).start);
          io.out(`${path}:${row + 1}:${character + 1}\t${line.kind}\t${line.text.replace(/\s+/g, ' ')}\n`);
        }
      }
    }
    return 0;
  },

  outline: (inputs: readonly Input[], _failures: readonly Failure[], { format, io }: Call): Promise<number> => {
    for (const { path, text } of inputs) {
      const { sections } = readDraft(text, hasMarkup(path));
      if (format === 'json') io.out(`${JSON.stringify(sections.map(sectionJson), undefined, 1)}\n`);
      else io.out(outlineLines(sections, 0));
    }
    return Promise.resolve(0);
  },
};

/** Keeps the byte order mark of a file that had one. */
async function withMark(path: string, text: string): Promise<Uint8Array> {
  const old = await readFile(path);
  if (old[0] === 0xff && old[1] === 0xfe)
    return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  if (old[0] === 0xfe && old[1] === 0xff)
    return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
  if (old[0] === 0xef && old[1] === 0xbb && old[2] === 0xbf)
    return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  return Buffer.from(text);
}

function judged(
  { path, text, named }: Input,
  settings: Settings,
  today: string,
  catalogue: Catalogue,
): { draft: Draft; findings: Finding[] } {
  const draft = readDraft(text, hasMarkup(path));
  const ours = named || /\.vanban$/i.test(path) || draft.identity.official;
  return { draft, findings: ours ? judge(draft, contextFor(draft, settings, today, catalogue), settings.rules) : [] };
}

/** Settings of one file with the but-son.json that holds for it; what is wrong in that file is said once. */
async function settingsBeside(
  folders: FolderSettings,
  base: Settings,
  path: string,
  { io, language, values }: Call,
): Promise<Settings> {
  if (path === '-') return base;
  const uri = pathToFileURL(path).href;
  for (const { uri: address, file } of await folders.load(uri)) {
    const unknown = ruleIdsIn(file).filter((id) => !ruleById(id));
    for (const problem of [...file.problems, ...unknown.map(unknownRule)])
      io.err(`${fileURLToPath(address)}: ${say(problem, language)}\n`);
  }
  const settings = folders.settingsFor(base, uri);
  return values['document-date'] === undefined ? settings : { ...settings, documentDate: base.documentDate };
}

/** The catalogue that a file's settings give; what is wrong in the user's own files is said once. */
async function catalogueFor(documents: KnownDocuments, settings: Settings, call: Call): Promise<Catalogue> {
  const uris = settings.catalogue.map((path) => addressOf(path, pathToFileURL(process.cwd()).href));
  for (const { uri, problems } of await documents.load(uris)) {
    const path = uri.startsWith('file:') ? fileURLToPath(uri) : uri;
    if (!problems) call.io.err(`${say(unreadableCatalogue(path), call.language)}\n`);
    for (const { line, message } of problems ?? []) call.io.err(`${path}:${line}: ${say(message, call.language)}\n`);
  }
  return documents.catalogueFor(uris);
}

async function settingsFor(values: Options): Promise<Settings> {
  let settings = DEFAULT_SETTINGS;
  if (values.config !== undefined) {
    let raw: unknown;
    try {
      const decoded = decode(await readFile(values.config));
      if (!('text' in decoded)) throw new Error(decoded.refused);
      raw = JSON.parse(decoded.text);
    } catch (error) {
      throw new WrongUse(words.badConfig(error instanceof Error ? error.message : String(error)));
    }
    const read = readSettings(raw);
    const problem = read.problems[0];
    if (problem) throw new WrongUse(problem);
    const unknown = Object.keys(read.settings.rules).find((id) => !ruleById(id));
    if (unknown !== undefined) throw new WrongUse(unknownRule(unknown));
    // Paths in the file count from where it lies.
    const folder = pathToFileURL(dirname(resolve(values.config))).href;
    const catalogue = read.settings.catalogue.map((path) => addressOf(path, folder));
    settings = { ...read.settings, catalogue };
  }
  const documentDate = dayOption(values['document-date'], '--document-date');
  return documentDate === undefined ? settings : { ...settings, documentDate };
}

function dayOption(value: string | undefined, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (!isDay(value)) throw new WrongUse(words.badOption(`${name} ${value} (YYYY-MM-DD)`));
  return value;
}

/** How many severities, from the most serious on, make the run fail. */
function failOn(value: string | undefined): number {
  if (value === 'never') return 0;
  const index = SEVERITIES.indexOf((value ?? 'error') as Severity);
  if (index < 0) throw new WrongUse(words.badOption(`--fail-on ${value ?? ''}`));
  return index + 1;
}

function findingLines(path: string, draft: Draft, findings: readonly Finding[], language: Language): string {
  const document = documentOf(draft.text);
  return findings
    .map((finding) => {
      const { line, character } = document.positionAt(finding.span.start);
      const level = say(words.LEVEL[finding.severity]!, language);
      return `${path}:${line + 1}:${character + 1}: ${level} ${finding.rule}: ${say(finding.message, language)}\n`;
    })
    .join('');
}

function sectionJson(section: Section): unknown {
  return {
    kind: section.kind,
    label: section.label,
    title: section.title,
    start: section.range.start,
    end: section.range.end,
    selection: section.selection,
    children: section.children.map(sectionJson),
  };
}

function outlineLines(sections: readonly Section[], depth: number): string {
  return sections
    .map((section) => {
      const name = [section.label, section.title].filter((part) => part !== '').join(' ');
      return `${'  '.repeat(depth)}${name}\n${outlineLines(section.children, depth + 1)}`;
    })
    .join('');
}

function listRules(format: string, language: Language, io: Io): number {
  if (format === 'json') {
    const rules = RULES.map(({ id, aliases, severity, scope, summary, norm }) => ({
      id,
      aliases: aliases ?? [],
      severity,
      scope,
      summary,
      norm,
    }));
    io.out(`${JSON.stringify(rules, undefined, 1)}\n`);
  } else for (const { id, severity, summary } of RULES) io.out(`${id}\t${severity}\t${say(summary, language)}\n`);
  return 0;
}
