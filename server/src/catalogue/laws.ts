/** Laws cited by their name: "Luật Đất đai năm 2024", "Luật Tổ chức Chính phủ ngày 18/02/2025", "Luật Viên chức". */
import type { Block } from '../draft/blocks';
import type { Citation } from '../draft/citations';
import { foldKey } from '../draft/fold';
import type { Entry } from './entry';

const LAWS = new Set(['Luật', 'Bộ luật', 'Pháp lệnh']);

/** What a citation by name says of its law. */
export interface LawKey {
  /** See {@link lawName}. */
  readonly name: string;
  readonly type: string;
  readonly date: string | undefined;
  readonly year: number | undefined;
}

export function isLaw({ type }: Pick<Entry, 'type'>): boolean {
  return LAWS.has(type);
}

/** A name without its type word, marks of punctuation, and what stands in brackets behind it: "(sửa đổi)", "(HIV/AIDS)". */
export function lawName(words: string): string {
  return foldKey(words)
    .replace(/ ?\([^()]*\)$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^ ?(?:bo luat|luat|phap lenh) /, '')
    .trim();
}

/** The name, year and day by which a citation tells its law; undefined where it is no law, or has a code to be told by. */
export function lawKeyOf(
  { text }: Block,
  { kind, type, code, date, span, namedYear: year }: Citation,
): LawKey | undefined {
  if (code || !type || type.inherited || !LAWS.has(type.name)) return undefined;
  if (kind !== 'name-only' && kind !== 'named-year' && !(kind === 'dated' && date?.iso !== undefined)) return undefined;
  const words = foldKey(text.slice(span.start, kind === 'dated' ? date!.span.start : span.end));
  const name = lawName(
    kind === 'dated'
      ? words.replace(/[ ,(]{0,6}(?:ngay ?)?$/, '')
      : kind === 'named-year'
        ? words.replace(/[ ,(]{0,6}(?:nam )?\d{4} ?\)?$/, '')
        : words,
  );
  return name === '' ? undefined : { name, type: type.name, date: date?.iso, year };
}
