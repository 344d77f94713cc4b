/** `but-son check` for one file: read, judge, repair where that is asked for. Runs in the process itself or in a worker. */
import { applyChanges, safeChanges } from '../features/code-actions';
import { hasMarkup, readDraft, type Draft } from '../draft/draft';
import * as words from '../messages/cli';
import { say } from '../messages/text';
import { contextFor } from '../rules/context';
import { judge } from '../rules/judge';
import type { Finding } from '../rules/rule';
import { Context, type Surroundings } from './context';
import { readInput, writeText, type Input, type Task } from './inputs';
import type { Options } from './options';
import { fileReport, type FileReport } from './report';

/** What came of one file; plain values, so that a worker can send it. */
export interface Checked {
  readonly path: string;
  readonly report?: FileReport;
  /** Why the file could not be read. */
  readonly failure?: string;
  readonly notices: readonly string[];
}

export class Checker {
  private constructor(
    readonly context: Context,
    private readonly fix: boolean,
    private readonly stdin: () => Promise<Uint8Array>,
  ) {}

  /** @throws WrongUse where the options are wrong */
  static async create(values: Options, stdin: () => Promise<Uint8Array>): Promise<Checker> {
    return new Checker(await Context.create(values), values.fix === true, stdin);
  }

  async check(task: Task): Promise<Checked> {
    const { context } = this;
    const input = await readInput(task, this.stdin);
    if ('message' in input) return { path: input.path, failure: say(input.message, context.language), notices: [] };
    const { path } = input;
    const around = await context.for(path);
    const notices = [...around.notices];
    let { draft, findings } = judged(input, around, context.today);
    const changes = this.fix && path !== '-' ? safeChanges(findings) : [];
    if (changes.length > 0) {
      const text = applyChanges(input.text, changes);
      await writeText(path, text);
      ({ draft, findings } = judged({ ...input, text }, around, context.today));
      notices.push(`${path}: ${say(words.fixed(changes.length), context.language)}`);
    }
    return { path, report: fileReport(path, draft, findings, around.settings, context.language), notices };
  }
}

function judged(
  { path, text, named }: Input,
  { settings, catalogue }: Surroundings,
  today: string,
): { draft: Draft; findings: Finding[] } {
  const draft = readDraft(text, hasMarkup(path));
  const ours = named || /\.vanban$/i.test(path) || draft.identity.official;
  return { draft, findings: ours ? judge(draft, contextFor(draft, settings, today, catalogue), settings.rules) : [] };
}
