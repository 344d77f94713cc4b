/** How `but-son check` prints what it found: for people, as JSON, as SARIF 2.1.0, and as annotations of GitHub Actions. */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as words from '../messages/cli';
import { say, type Language } from '../messages/text';
import { RULES } from '../rules/index';
import type { Severity } from '../rules/rule';
import type { FileReport } from './report';

declare const BUT_SON_VERSION: string;

/** What is printed, piece by piece: a folder of any size is never held as a whole. */
export interface Format {
  readonly begin: () => string;
  readonly file: (report: FileReport) => string;
  readonly failure: (path: string, message: string) => string;
  readonly end: (files: number, counts: Readonly<Record<Severity, number>>) => string;
}

type FindingReport = FileReport['findings'][number];

function text(language: Language): Format {
  return {
    begin: () => '',
    file: ({ path, findings }) =>
      findings
        .map(({ range, severity, rule, message }) => {
          const level = say(words.LEVEL[severity]!, language);
          return `${path}:${range.start.line + 1}:${range.start.character + 1}: ${level} ${rule}: ${message}\n`;
        })
        .join(''),
    failure: () => '',
    end: (files, counts) => `${say(words.summary(files, counts), language)}\n`,
  };
}

function json(): Format {
  const errors: { path: string; message: string }[] = [];
  let files = 0;
  return {
    begin: () => `{"schema":1,"version":${JSON.stringify(BUT_SON_VERSION)},"files":[`,
    file: (report) => `${files++ === 0 ? '\n' : ',\n'}${JSON.stringify(report)}`,
    failure: (path, message) => {
      errors.push({ path, message });
      return '';
    },
    end: () => `\n],"errors":${JSON.stringify(errors)}}\n`,
  };
}

/** Levels of SARIF (OASIS SARIF 2.1.0, 3.27.10). */
const SARIF_LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function sarif(language: Language): Format {
  let files = 0;
  let broken = false;
  const failures: unknown[] = [];
  const driver = {
    name: 'Bút Son',
    semanticVersion: BUT_SON_VERSION,
    rules: RULES.map(({ id, severity, summary, norm }) => ({
      id,
      shortDescription: { text: say(summary, language) },
      help: { text: say(norm, language) },
      defaultConfiguration: { level: SARIF_LEVELS[severity] },
    })),
  };
  const indexes = new Map(RULES.map(({ id }, index) => [id, index]));
  const result = (path: string, finding: FindingReport): unknown => {
    const artifactLocation = { uri: uriOf(path) };
    const locationOf = (place: Pick<FindingReport, 'start' | 'end' | 'range'>): object => ({
      physicalLocation: { artifactLocation, region: regionOf(place) },
    });
    return {
      ruleId: finding.rule,
      ruleIndex: indexes.get(finding.rule),
      level: SARIF_LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [locationOf(finding)],
      relatedLocations: finding.related.map((related) => ({
        ...locationOf(related),
        message: { text: related.message },
      })),
      fixes: finding.fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [
          {
            artifactLocation,
            replacements: edits.map(({ start, end, newText }) => ({
              deletedRegion: { charOffset: start, charLength: end - start },
              insertedContent: { text: newText },
            })),
          },
        ],
      })),
    };
  };
  return {
    begin: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`,
    file: ({ path, findings }) =>
      findings.map((finding) => `${files++ === 0 ? '\n' : ',\n'}${JSON.stringify(result(path, finding))}`).join(''),
    failure: (path, message) => {
      broken = true;
      const locations = [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }];
      failures.push({ level: 'error', message: { text: message }, locations });
      return '';
    },
    end: () =>
      `\n],"invocations":[${JSON.stringify({ executionSuccessful: !broken, toolExecutionNotifications: failures })}]}]}\n`,
  };
}

function regionOf({ start, end, range }: Pick<FindingReport, 'start' | 'end' | 'range'>): object {
  return {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    charOffset: start,
    charLength: end - start,
  };
}

/** A relative reference for a relative path, a file address for an absolute one. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin';
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return encodeURI(path.replace(/\\/g, '/')).replace(/[?#]/g, encodeURIComponent);
}

/** Commands of a workflow (GitHub Actions). */
const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function github(): Format {
  const data = (value: string): string => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (value: string): string => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return {
    begin: () => '',
    file: ({ path, findings }) =>
      findings
        .map(({ severity, rule, message, range: { start, end } }) => {
          const place = [
            `file=${property(path)}`,
            `line=${start.line + 1}`,
            `endLine=${end.line + 1}`,
            // Columns are only shown for a piece of one line.
            ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
            `title=${property(rule)}`,
          ].join(',');
          return `::${COMMANDS[severity]} ${place}::${data(message)}\n`;
        })
        .join(''),
    failure: (path, message) => `::error file=${property(path)}::${data(message)}\n`,
    end: () => '',
  };
}

export function formatOf(name: string, language: Language): Format {
  switch (name) {
    case 'json':
      return json();
    case 'sarif':
      return sarif(language);
    case 'github':
      return github();
    default:
      return text(language);
  }
}
