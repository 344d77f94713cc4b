/** Commands of the command line. Everything it prints goes through {@link Io}, so tests see what a terminal would. */
import { hasMarkup, readDraft, spanIn } from '../draft/draft';
import type { Section } from '../draft/sections';
import * as words from '../messages/cli';
import { say, type Language } from '../messages/text';
import { contextFor } from '../rules/context';
import { RULES } from '../rules/index';
import { SEVERITIES, type Severity } from '../rules/rule';
import { Checker, type Checked } from './check';
import { Context } from './context';
import { formatOf } from './formats';
import { readInput, tasksOf, type Input, type Task } from './inputs';
import { failOn, readArguments, WrongUse, type Call } from './options';
import { Progress } from './progress';
import { CITATION_COLUMNS, citationLine, csvLine, documentOf } from './report';
import { checkInThreads, threadsFor } from './threads';

declare const BUT_SON_VERSION: string;

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** Whether somebody looks at what goes to `err`. */
  readonly terminal: boolean;
}

/** Runs the command line. @returns the exit code: 0, 1, 2 or 3 as the usage says */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let language: Language = 'vi';
  try {
    const call = readArguments(argv);
    ({ language } = call);
    if (call.values.version) {
      io.out(`${BUT_SON_VERSION}\n`);
      return 0;
    }
    if (call.command === undefined) {
      (call.values.help ? io.out : io.err)(say(words.USAGE, language));
      return call.values.help ? 0 : 2;
    }
    return await COMMANDS[call.command](call, io);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    io.err(`but-son: ${say(error.text, language)}\n${say(words.USAGE, language)}`);
    return 2;
  }
}

const COMMANDS = { check, citations, outline, rules } as const;

async function check({ paths, values, format: name }: Call, io: Io): Promise<number> {
  const limit = failOn(values['fail-on']);
  const checker = await Checker.create(values, io.stdin);
  const { language } = checker.context;
  const tasks = await tasksOf(paths);
  const format = formatOf(name, language);
  const progress = new Progress(tasks.length, io.terminal, io.err, language);
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const said = new Set<string>();
  let files = 0;
  let failed = false;
  io.out(format.begin());
  for await (const { path, report, failure, notices } of outcomesOf(tasks, checker, values)) {
    progress.step();
    const news = notices.filter((notice) => !said.has(notice));
    const printed = report ? format.file(report) : format.failure(path, failure ?? '');
    if (news.length > 0 || printed !== '' || failure !== undefined) progress.clear();
    for (const notice of news) {
      said.add(notice);
      io.err(`${notice}\n`);
    }
    if (failure !== undefined) {
      failed = true;
      if (name === 'text') io.err(`${path}: ${failure}\n`);
    } else files += 1;
    for (const { severity } of report?.findings ?? []) counts[severity] += 1;
    if (printed !== '') io.out(printed);
  }
  progress.clear();
  io.out(format.end(files, counts));
  if (failed) return 3;
  return SEVERITIES.slice(0, limit).some((severity) => counts[severity] > 0) ? 1 : 0;
}

async function* outcomesOf(tasks: readonly Task[], checker: Checker, values: Call['values']): AsyncGenerator<Checked> {
  // Only what comes from files alone, and changes none of them, is given to threads.
  const threads = values.fix || tasks.some(({ path }) => path === '-') ? 0 : threadsFor(tasks.length);
  if (threads > 0) yield* checkInThreads(tasks, values, threads);
  else for (const task of tasks) yield await checker.check(task);
}

/** Reads the inputs of a command one by one; those that cannot be read are said and make the code 3. */
async function forEachInput(call: Call, io: Io, action: (input: Input) => Promise<void>): Promise<number> {
  const tasks = await tasksOf(call.paths);
  // A folder may hold any number of drafts; an outline is that of one.
  if (call.command === 'outline' && tasks.length !== 1) throw new WrongUse(words.oneFile);
  let failed = false;
  for (const task of tasks) {
    const input = await readInput(task, io.stdin);
    if ('message' in input) {
      failed = true;
      io.err(`${input.path}: ${say(input.message, call.language)}\n`);
    } else await action(input);
  }
  return failed ? 3 : 0;
}

async function citations(call: Call, io: Io): Promise<number> {
  const context = await Context.create(call.values);
  if (call.format === 'csv') io.out(csvLine(CITATION_COLUMNS));
  return forEachInput(call, io, async ({ path, text }) => {
    const { settings, catalogue, notices } = await context.for(path);
    for (const notice of notices) io.err(`${notice}\n`);
    const draft = readDraft(text, hasMarkup(path));
    const judging = contextFor(draft, settings, context.today, catalogue);
    const seen = new Map<string, number>();
    const document = documentOf(text);
    for (const placed of draft.citations) {
      const line = citationLine(path, draft, placed, seen, judging);
      if (call.format === 'jsonl') io.out(`${JSON.stringify(line)}\n`);
      else if (call.format === 'csv') io.out(csvLine(CITATION_COLUMNS.map((column) => line[column])));
      else {
        const { line: row, character } = document.positionAt(spanIn(placed, placed.value.span).start);
        io.out(`${path}:${row + 1}:${character + 1}\t${line.kind}\t${line.text.replace(/\s+/g, ' ')}\n`);
      }
    }
  });
}

function outline(call: Call, io: Io): Promise<number> {
  return forEachInput(call, io, ({ path, text }) => {
    const { sections } = readDraft(text, hasMarkup(path));
    if (call.format === 'json') io.out(`${JSON.stringify(sections.map(sectionJson), undefined, 1)}\n`);
    else io.out(outlineLines(sections, 0));
    return Promise.resolve();
  });
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

function rules({ format, language }: Call, io: Io): Promise<number> {
  if (format === 'json') {
    const list = RULES.map(({ id, aliases, severity, scope, summary, norm }) => ({
      id,
      aliases: aliases ?? [],
      severity,
      scope,
      summary,
      norm,
    }));
    io.out(`${JSON.stringify(list, undefined, 1)}\n`);
  } else for (const { id, severity, summary } of RULES) io.out(`${id}\t${severity}\t${say(summary, language)}\n`);
  return Promise.resolve(0);
}
