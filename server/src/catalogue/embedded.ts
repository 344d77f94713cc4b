/**
 * The list that ships with Bút Son. Nothing of it is read until a code is asked for: then only the beginnings of lines are
 * scanned, and a row is taken apart when it is hit. Rows of the list hold no line ends (a test sees to that).
 */
import { readRecord } from './csv';
import disagreementsText from './disagreements.csv';
import documentsText from './documents.csv';
import type { Entry } from './entry';
import { isLaw } from './laws';

type Row = (text: string, at: number) => Entry;

/** Rows of one text by the code that their lines begin with. */
class Lines {
  #offsets: Map<string, number | number[]> | undefined;
  readonly #rows = new Map<number, Entry>();

  constructor(
    private readonly text: string,
    private readonly read: Row,
  ) {}

  of(code: string): readonly Entry[] {
    const found = (this.#offsets ??= this.#scan()).get(code);
    if (found === undefined) return [];
    return (typeof found === 'number' ? [found] : found).map((at) => this.#row(at));
  }

  /** Every row; reads the whole list. */
  all(): readonly Entry[] {
    return [...(this.#offsets ??= this.#scan()).values()].flat().map((at) => this.#row(at));
  }

  /** The codes of the rows whose type is one of these. */
  codesOf(types: RegExp): string[] {
    const codes: string[] = [];
    for (const code of (this.#offsets ??= this.#scan()).keys())
      if (
        [this.#offsets.get(code)!]
          .flat()
          .some((at) => types.test(this.text.slice(at + code.length, at + code.length + 16)))
      )
        codes.push(code);
    return codes;
  }

  #row(at: number): Entry {
    let row = this.#rows.get(at);
    if (!row) this.#rows.set(at, (row = this.read(this.text, at)));
    return row;
  }

  #scan(): Map<string, number | number[]> {
    const { text } = this;
    const offsets = new Map<string, number | number[]>();
    for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
      const code = text.slice(at, text.indexOf(',', at));
      const known = offsets.get(code);
      if (known === undefined) offsets.set(code, at);
      else if (typeof known === 'number') offsets.set(code, [known, at]);
      else known.push(at);
    }
    return offsets;
  }
}

const given = (fields: readonly string[], ...columns: readonly number[]): string[] =>
  columns.map((column) => fields[column] ?? '').filter((field) => field !== '');

const ISO = /^\d{4}-\d{2}-\d{2}$/;

const DOCUMENTS = new Lines(documentsText, (text, at) => {
  const { fields } = readRecord(text, at);
  const [code = '', type = '', issuer = '', date = '', title = '', term = '', status = '', replacedBy = ''] = fields;
  const otherDates = disagreements(code)
    .filter((row) => row.type === type && [row.date, ...row.otherDates].includes(date))
    .flatMap((row) => [row.date!, ...row.otherDates])
    .filter((other) => other !== date);
  const sources = given(fields, 8, 9);
  return {
    code, type, issuer, date, otherDates, title, term, status, replacedBy, sources, origin: { kind: 'embedded' },
  }; // prettier-ignore
});

/** Lines of the list of disagreements: each gives two dates of one document. */
const DISAGREEMENTS = new Lines(disagreementsText, (text, at) => {
  const { fields } = readRecord(text, at);
  const [code = '', type = '', issuer = '', term = '', title = '', dateA = '', , , , dateB = ''] = fields;
  const likely = fields[13] ?? '';
  const dates = [likely, dateA, dateB].filter((date) => ISO.test(date));
  return {
    code, type, issuer, date: dates[0], otherDates: [...new Set(dates.slice(1))].filter((date) => date !== dates[0]),
    title, term, status: '', replacedBy: '', sources: given(fields, 7, 8, 11), origin: { kind: 'disputed' },
  }; // prettier-ignore
});

function disagreements(code: string): readonly Entry[] {
  return DISAGREEMENTS.of(code);
}

/** The documents of a code: the rows of the list, and those that stand only among the disagreements, once each. */
export function embeddedEntries(code: string): readonly Entry[] {
  const rows = DOCUMENTS.of(code);
  const disputed = disagreements(code);
  if (disputed.length === 0) return rows;
  const merged = new Map<string, Entry>();
  for (const row of disputed) {
    if (rows.some((known) => known.type === row.type && known.issuer === row.issuer && known.term === row.term))
      continue;
    const id = `${row.type}|${row.issuer}|${row.term}`;
    const other = merged.get(id);
    merged.set(id, other ? { ...other, otherDates: [...new Set([...other.otherDates, ...row.otherDates])] } : row);
  }
  return [...rows, ...merged.values()];
}

let laws: readonly Entry[] | undefined;

/** Every law of the list. */
export function embeddedLaws(): readonly Entry[] {
  return (laws ??= DOCUMENTS.codesOf(/^,(?:Luật|Bộ luật|Pháp lệnh),/)
    .flatMap(embeddedEntries)
    .filter(isLaw));
}
