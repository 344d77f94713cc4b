import type { Catalogue } from '../../catalogue/catalogue';
import { askOf } from '../../catalogue/citation-key';
import { codeText, isWellSourced, type Entry } from '../../catalogue/entry';
import { lawKeyOf } from '../../catalogue/laws';
import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import type { Draft } from '../../draft/draft';
import { endWhile } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import { readingOf } from '../../draft/reading';
import { shift, type Span } from '../../draft/span';
import { citationOf, superseded as say } from '../../messages/catalogue';
import { SUCCESSIONS, type Succession } from '../../norms/successions';
import type { DraftRule, Report } from '../rule';
import { holdsMentions } from './mention';

/** A draft rests on a document that had been replaced before its own day. */
export const superseded: DraftRule = {
  id: 'citation/superseded',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'information',
  summary: {
    vi: 'Căn cứ, hoặc yêu cầu thực hiện, một văn bản đã được thay thế trước ngày của văn bản đang soạn',
    en: 'The draft rests on a document that had been replaced before its own date',
  },
  norm: {
    vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục I; Luật 64/2025/QH15, Điều 61: căn cứ là văn bản đang có hiệu lực; văn bản thay thế ghi trong danh mục kèm nguồn',
    en: 'Nghị định 30/2020/NĐ-CP, Phụ lục I; Luật 64/2025/QH15, article 61: a legal basis is in force; the catalogue names successors with sources',
  },
  check(draft, context) {
    const own = context.date?.earliest;
    if (own === undefined) return [];
    const reports: Report[] = [];
    let cited: Set<string> | undefined;
    draft.blocks.forEach((block, index) => {
      for (const found of replacedIn(block, context.catalogue)) {
        if (found.from > own) continue;
        cited ??= codesIn(draft, context.catalogue);
        // Who cites the successor as well, or writes it, knows.
        if (cited.has(found.code)) continue;
        reports.push({
          span: shift(found.span, draft.starts[index]!),
          message: say(found.old, found.by, found.repealed, found.certain),
        });
      }
    });
    return reports;
  },
};

function codesIn(draft: Draft, catalogue: Catalogue): Set<string> {
  const codes = draft.citations.map(({ value, block }) =>
    value.code ? codeText(value.code) : lawOf(block, value, catalogue)?.code,
  );
  if (draft.identity.code) codes.push(codeText(draft.identity.code));
  return new Set(codes.filter((code) => code !== undefined));
}

/** The law that is cited by its name and its year or day, where there is no doubt of it. */
function lawOf(block: Block, citation: Citation, catalogue: Catalogue): Entry | undefined {
  if (citation.kind !== 'named-year' && citation.kind !== 'dated') return undefined;
  const law = lawKeyOf(block, citation);
  const found = law && catalogue.lookUpLaw(law, undefined, NO_CODES);
  return found?.state === 'known' ? found.entry : undefined;
}

const NO_CODES: ReadonlySet<string> = new Set();

interface Replaced {
  /** Where it is cited, from the start of the block. */
  readonly span: Span;
  readonly old: string;
  readonly by: string;
  /** Code of the successor. */
  readonly code: string;
  readonly from: string;
  readonly repealed: boolean;
  readonly certain: boolean;
}

const NONE: readonly Replaced[] = [];
/** Kept with the block: it depends on nothing else but the catalogue. */
interface Kept {
  readonly catalogue: Catalogue;
  readonly found: readonly Replaced[];
}

/** Documents of a block that were replaced at some time, where the draft rests on them. */
function replacedIn(block: Block, catalogue: Catalogue): readonly Replaced[] {
  if (block.kind === 'blank' || block.kind === 'verbatim') return NONE;
  const { citations } = readingOf(block);
  if (citations.length === 0) return NONE;
  const kept = block.memo.replaced as Kept | undefined;
  if (kept?.catalogue === catalogue) return kept.found;
  const found = citations.flatMap((citation) => {
    const one =
      citation.kind === 'coded' ? replaced(block, citation, catalogue) : replacedLaw(block, citation, catalogue);
    return one && restsOn(block, citation) ? [one] : [];
  });
  block.memo.replaced = { catalogue, found } satisfies Kept;
  return found;
}

const BY_CODE = new Map<string, Succession[]>();
for (const succession of SUCCESSIONS) {
  const known = BY_CODE.get(succession.old.code);
  if (known) known.push(succession);
  else BY_CODE.set(succession.old.code, [succession]);
}

/** A law comes into force some time after it was passed. */
const LONGEST_DELAY_DAYS = 366;

interface Named {
  readonly type: string;
  readonly code: string;
  readonly date: string | undefined;
  readonly issuer?: string;
}

const write = ({ type, code, date, issuer }: Named, whole: boolean): string =>
  citationOf(type, code, date === undefined ? undefined : writeDate(date), whole ? (issuer ?? '') : '');

function replaced(block: Block, citation: Citation, catalogue: Catalogue): Replaced | undefined {
  const code = citation.code!;
  const text = codeText(code);
  const succession = BY_CODE.get(text)?.find(
    ({ old }) =>
      (citation.type === undefined || citation.type.name === old.type) &&
      // A code without a year may be that of another term.
      (citation.date?.iso === old.date || (code.year !== undefined && citation.date === undefined)),
  );
  if (succession) return bySuccession(code.span, succession);
  const entries = catalogue.entriesOf(text);
  if (!entries.some((entry) => entry.replacedBy !== '')) return undefined;
  const asked = askOf(block, citation);
  const { state, entry } = asked ? catalogue.lookUp(asked.key, { title: () => asked.title()?.text }) : {};
  if (state !== 'known' || !entry) return undefined;
  if (code.year === undefined && (citation.date === undefined || citation.date.iso !== entry.date)) return undefined;
  return byEntry(code.span, entry, code.year !== undefined, catalogue);
}

function replacedLaw(block: Block, citation: Citation, catalogue: Catalogue): Replaced | undefined {
  const law = lawOf(block, citation, catalogue);
  if (!law) return undefined;
  const succession = BY_CODE.get(law.code)?.find(({ old }) => old.type === law.type && old.date === law.date);
  return succession ? bySuccession(citation.span, succession) : byEntry(citation.span, law, true, catalogue);
}

function bySuccession(span: Span, { old, by, from, verified, repealedOnly }: Succession): Replaced {
  return {
    span,
    old: write(old, false),
    by: write(by, true),
    code: by.code,
    from,
    repealed: repealedOnly === true,
    certain: verified,
  };
}

function byEntry(span: Span, entry: Entry, delayed: boolean, catalogue: Catalogue): Replaced | undefined {
  const by = catalogue.successorOf(entry);
  if (by?.date === undefined) return undefined;
  return {
    span,
    old: write(entry, false),
    by: write(by, true),
    code: by.code,
    from: delayed ? later(by.date, LONGEST_DELAY_DAYS) : by.date,
    repealed: false,
    certain: isWellSourced(entry),
  };
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Words that look back on a document, or do away with it. */
const LOOKS_BACK =
  /tong ket|so ket|thay the|bai bo|huy bo|het hieu luc|dinh chi|nam thuc hien|viec thuc hien|ket qua|qua trinh|danh gia|kiem diem|truoc day|truoc do|da duoc|hop nhat|sua doi/;
const EXECUTES = /thuc hien [^.;:]{0,90}$/;

/** Whether the draft acts on the document: it stands among the legal bases, or behind "thực hiện". */
function restsOn(block: Block, citation: Citation): boolean {
  const before = keyIn(block, Math.max(0, citation.span.start - 300), citation.span.start);
  const after = keyIn(block, citation.span.end, citation.span.end + 160);
  const sentence = endWhile(before, (unit) => unit !== '.' && unit !== ';');
  const rest = /^[^.;]*/.exec(after)![0];
  if (LOOKS_BACK.test(sentence) || LOOKS_BACK.test(rest)) return false;
  return block.kind === 'legal-basis' || EXECUTES.test(`${sentence} `);
}
