/** What a user may set, and its defaults. Settings come from an editor, a file or nowhere, so everything is checked. */
import type { Language, Text } from '../messages/text';

/** How loudly a rule speaks. */
export type RuleLevel = 'off' | 'hint' | 'information' | 'warning' | 'error';

export const RULE_LEVELS: readonly RuleLevel[] = ['off', 'hint', 'information', 'warning', 'error'];

export interface Settings {
  /** Level by rule id; a rule that is not named keeps its own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The day of the draft (ISO) when the draft does not say it; undefined to read it from the draft. */
  readonly documentDate: string | undefined;
  readonly regime: 'party' | 'state' | undefined;
  readonly language: Language;
  /** Files to leave alone: paths relative to their folder, `*` for any name, `**` for any folders. */
  readonly ignore: readonly string[];
  /** The user's own catalogue files (CSV): addresses, or paths relative to the folder. */
  readonly catalogue: readonly string[];
  /** Whose findings are shown: those of the open drafts, or of all drafts of the folder. */
  readonly diagnosticScope: 'open' | 'folder';
  /** Whether what was read of the folders is kept on the disk, so that the next start need not read it again. */
  readonly cache: boolean;
  /** Whether Enter behind an item of a list begins the next one. */
  readonly continueLists: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  documentDate: undefined,
  regime: undefined,
  language: 'vi',
  ignore: [],
  catalogue: [],
  diagnosticScope: 'open',
  cache: true,
  continueLists: true,
};

/** Settings as far as they could be understood, and what could not. */
export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly Text[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notUnderstood = (name: string, value: unknown): Text => ({
  vi: `Không hiểu thiết đặt “${name}”: ${JSON.stringify(value)}.`,
  en: `Setting “${name}” is not understood: ${JSON.stringify(value)}.`,
});

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day in the form YYYY-MM-DD that the calendar has. */
export function isDay(text: string): boolean {
  const time = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Reads settings from what an editor or a file holds. Total: what is not understood is reported and left as it was.
 *
 * @param raw the value of the section `butSon`
 * @param base what holds where `raw` says nothing
 */
export function readSettings(raw: unknown, base: Settings = DEFAULT_SETTINGS): SettingsRead {
  const problems: Text[] = [];
  if (raw === undefined || raw === null) return { settings: base, problems };
  if (!isRecord(raw)) return { settings: base, problems: [notUnderstood('butSon', raw)] };
  const wrong = (name: string, value: unknown): void => {
    problems.push(notUnderstood(`butSon.${name}`, value));
  };
  const absent = (value: unknown): boolean => value === undefined || value === null || value === '' || value === 'auto';
  /** The value where it is what it should be; else it is reported and the default stays. */
  const take = <T>(name: string, is: (value: unknown) => value is T, otherwise: T): T => {
    const value = raw[name];
    if (is(value)) return value;
    if (!absent(value)) wrong(name, value);
    return otherwise;
  };

  const rules: Record<string, RuleLevel> = { ...base.rules };
  const given = raw['rules'];
  if (isRecord(given)) {
    for (const [id, level] of Object.entries(given)) {
      if (RULE_LEVELS.includes(level as RuleLevel)) rules[id] = level as RuleLevel;
      else wrong(`rules["${id}"]`, level);
    }
  } else if (given !== undefined && given !== null) wrong('rules', given);

  return {
    settings: {
      rules,
      documentDate: take(
        'documentDate',
        (value): value is string | undefined => typeof value === 'string' && isDay(value),
        base.documentDate,
      ),
      regime: take('regime', (value) => value === 'party' || value === 'state', base.regime),
      language: take('language', (value) => value === 'vi' || value === 'en', base.language),
      ignore: take(
        'ignore',
        (value): value is string[] => Array.isArray(value) && value.every((pattern) => typeof pattern === 'string'),
        base.ignore,
      ),
      catalogue: take(
        'catalogue',
        (value): value is string[] => Array.isArray(value) && value.every((path) => typeof path === 'string'),
        base.catalogue,
      ),
      diagnosticScope: take('diagnosticScope', (value) => value === 'open' || value === 'folder', base.diagnosticScope),
      cache: take('cache', (value) => typeof value === 'boolean', base.cache),
      continueLists: take('continueLists', (value) => typeof value === 'boolean', base.continueLists),
    },
    problems,
  };
}
