/** A document known to exist, and the texts by which it is found. */
import { writeCode, type CodeIdentity } from '../draft/codes';
import { padNumber } from '../norms/code-forms';
import { writeRecord } from './csv';

/** Who says that a document exists. */
export type Origin =
  /** the list that ships with Bút Son */
  | { readonly kind: 'embedded' }
  /** a document on whose date the sources of that list disagree */
  | { readonly kind: 'disputed' }
  /** a row of a user's file */
  | { readonly kind: 'file'; readonly uri: string; readonly line: number }
  /** a draft of the folder that carries a code */
  | { readonly kind: 'folder'; readonly uri: string };

export interface Entry {
  /** In its normal form: `21-KL/TW`. */
  readonly code: string;
  /** Canonical type name; empty where it is not known. */
  readonly type: string;
  /** Issuing body; of a joint document all of them, apart by commas. Empty where it is not known. */
  readonly issuer: string;
  /** ISO date of issue; undefined where it is not known. */
  readonly date: string | undefined;
  /** Other dates that a serious source gives: each is accepted. */
  readonly otherDates: readonly string[];
  /** Trích yếu; empty where it is not known. */
  readonly title: string;
  /** "khóa XIII"; empty where there is none. */
  readonly term: string;
  /** "hết hiệu lực", or empty: not known. */
  readonly status: string;
  /** Code of the document that replaced it, or empty. */
  readonly replacedBy: string;
  /** Addresses of pages, each of another site. */
  readonly sources: readonly string[];
  readonly origin: Origin;
}

/** The columns of a catalogue file, in their usual order. */
export const COLUMNS = [
  'code',
  'type',
  'issuer',
  'date',
  'title',
  'term',
  'status',
  'replaced_by',
  'source_1',
  'source_2',
] as const;

export type Column = (typeof COLUMNS)[number];

const texts = new WeakMap<CodeIdentity, string>();

/** The text under which a code is kept: its normal form, however it was written. */
export function codeText(code: CodeIdentity): string {
  let text = texts.get(code);
  if (text === undefined) {
    const number = padNumber(Number(code.number)) + code.suffix;
    const year = code.year === undefined ? undefined : String(code.year);
    text = writeCode(code.form, number, year, code.letters, code.bodies.join('-'), code.internal);
    texts.set(code, text);
  }
  return text;
}

/** Whether two sites independently state what the entry says: then a difference may be called one. */
export function isWellSourced(entry: Entry): boolean {
  return entry.origin.kind === 'embedded' && entry.sources.length > 1;
}

/** An entry as a line of a catalogue file. */
export function entryRow(entry: Entry): string {
  const values: Record<Column, string> = {
    code: entry.code,
    type: entry.type,
    issuer: entry.issuer,
    date: entry.date ?? '',
    title: entry.title,
    term: entry.term,
    status: entry.status,
    replaced_by: entry.replacedBy,
    source_1: entry.sources[0] ?? '',
    source_2: entry.sources[1] ?? '',
  };
  return writeRecord(COLUMNS.map((column) => values[column]));
}
