/**
 * Comma-separated values (RFC 4180), read one record at a time from any offset, so that one row of a long list can be had
 * without reading the list. Lines end in LF or CRLF; a quoted field may hold commas, quotes (doubled) and line ends.
 */

export interface CsvRecord {
  readonly fields: readonly string[];
  /** Where the next record begins. */
  readonly end: number;
  /** What breaks the form; then the fields are what could be read, and `end` is the start of the next line. */
  readonly broken: 'unclosed' | 'after-quote' | undefined;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

function isEndOfField(unit: number): boolean {
  // NaN is the end of the text.
  return unit === COMMA || unit === LF || unit === CR || Number.isNaN(unit);
}

/** Reads the record that begins at `at`. */
export function readRecord(text: string, at: number): CsvRecord {
  const fields: string[] = [];
  let from = at;
  for (;;) {
    let end: number;
    if (text.charCodeAt(from) === QUOTE) {
      let value = '';
      let piece = from + 1;
      for (;;) {
        const quote = text.indexOf('"', piece);
        if (quote < 0) return broken(text, at, fields, 'unclosed');
        value += text.slice(piece, quote);
        end = quote + 1;
        if (text.charCodeAt(end) !== QUOTE) break;
        value += '"';
        piece = end + 1;
      }
      if (!isEndOfField(text.charCodeAt(end))) return broken(text, at, fields, 'after-quote');
      fields.push(value);
    } else {
      end = from;
      while (!isEndOfField(text.charCodeAt(end))) end += 1;
      fields.push(text.slice(from, end));
    }
    if (text.charCodeAt(end) !== COMMA) {
      if (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF) end += 1;
      return { fields, end: Math.min(text.length, end + 1), broken: undefined };
    }
    from = end + 1;
  }
}

/** A broken record costs its own line only: the next one is looked for at the next line end. */
function broken(text: string, at: number, fields: readonly string[], why: NonNullable<CsvRecord['broken']>): CsvRecord {
  const lineEnd = text.indexOf('\n', at);
  return { fields, end: lineEnd < 0 ? text.length : lineEnd + 1, broken: why };
}

/** Every record with the number of the line that it begins on, from 1; empty lines are passed over. */
export function* readRecords(text: string): Generator<CsvRecord & { readonly line: number }> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record = readRecord(text, at);
    if (record.broken !== undefined || record.fields.length > 1 || record.fields[0] !== '') yield { ...record, line };
    for (let i = at; i < record.end; i++) if (text.charCodeAt(i) === LF) line += 1;
    at = record.end;
  }
}

/** Writes one record, without its line end. */
export function writeRecord(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',');
}
