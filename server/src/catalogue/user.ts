/** A user's own catalogue file: the columns of ours, their order free. A wrong row is reported and the rest is used. */
import { readCode } from '../draft/codes';
import * as words from '../messages/catalogue';
import type { Text } from '../messages/text';
import { typeByName } from '../norms/types';
import { isDay } from '../settings/settings';
import { readRecords } from './csv';
import { COLUMNS, codeText, type Column, type Entry } from './entry';

/** What is wrong with a row; the line counts from 1. */
export interface RowProblem {
  readonly line: number;
  readonly message: Text;
}

export interface UserCatalogue {
  readonly entries: readonly Entry[];
  readonly problems: readonly RowProblem[];
}

/** A row without these says nothing. */
const REQUIRED: readonly Column[] = ['code', 'type', 'issuer', 'date'];

/**
 * Reads a user's catalogue file. Total: any text gives entries and problems.
 *
 * @param uri address of the file, kept with each entry
 */
export function readUserCatalogue(text: string, uri: string): UserCatalogue {
  const entries: Entry[] = [];
  const problems: RowProblem[] = [];
  let columns: Map<Column, number> | undefined;
  let width = 0;
  for (const record of readRecords(text)) {
    const { line, fields } = record;
    if (record.broken !== undefined) {
      problems.push({ line, message: words.brokenRow[record.broken] });
      // Without its first line the file cannot be understood.
      if (!columns) break;
      continue;
    }
    if (!columns) {
      columns = readHeader(fields);
      width = fields.length;
      const missing = REQUIRED.filter((column) => !columns!.has(column));
      if (missing.length > 0) {
        problems.push({ line, message: words.missingColumns(missing.join(', '), COLUMNS.join(',')) });
        break;
      }
      continue;
    }
    if (fields.length !== width) {
      problems.push({ line, message: words.wrongWidth(fields.length, width) });
      continue;
    }
    const places = columns;
    const at = (column: Column): string => {
      const index = places.get(column);
      return index === undefined ? '' : (fields[index] ?? '').normalize('NFC').trim();
    };
    const row = readRow(at, uri, line);
    if ('entry' in row) entries.push(row.entry);
    else problems.push({ line, message: row.problem });
  }
  return { entries, problems };
}

function readHeader(fields: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  fields.forEach((field, index) => {
    const name = field.trim().toLowerCase();
    const column = COLUMNS.find((known) => known === name);
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function readRow(
  at: (column: Column) => string,
  uri: string,
  line: number,
): { readonly entry: Entry } | { readonly problem: Text } {
  const written = at('code');
  if (written === '') return { problem: words.emptyCode };
  const code = readCode(written, 0, true);
  if (code?.span.end !== written.length) return { problem: words.wrongCode(written) };
  const type = typeByName(at('type'));
  if (!type) return { problem: at('type') === '' ? words.emptyType : words.wrongType(at('type')) };
  if (at('issuer') === '') return { problem: words.emptyIssuer };
  if (!isDay(at('date'))) return { problem: words.wrongDate(at('date')) };
  if (code.year !== undefined && !at('date').startsWith(String(code.year)))
    return { problem: words.wrongYear(code.year, at('date')) };
  return {
    entry: {
      code: codeText(code),
      type: type.name,
      issuer: at('issuer'),
      date: at('date'),
      otherDates: [],
      title: at('title'),
      term: at('term'),
      status: at('status'),
      replacedBy: at('replaced_by'),
      sources: [at('source_1'), at('source_2')].filter((source) => source !== ''),
      origin: { kind: 'file', uri, line },
    },
  };
}
