/** Findings and citations as the machine-readable formats give them. Offsets count UTF-16 units of the decoded text without BOM. */
import { askerOf, lookUpCitation } from '../catalogue/citation-key';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Citation, CitationKind } from '../draft/citations';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { keyOf, sameDocument, type DocumentKey } from '../draft/key';
import { toRoman } from '../draft/labels';
import type { Span } from '../draft/span';
import { say, type Language } from '../messages/text';
import { centralTermOn } from '../norms/terms';
import { contextFor } from '../rules/context';
import type { Finding, JudgingContext, Severity } from '../rules/rule';
import type { Settings } from '../settings/settings';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A draft as a text document of the protocol, which knows lines: LF, CRLF and CR end one. */
export function documentOf(text: string): TextDocument {
  return TextDocument.create('', '', 0, text);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface FileReport {
  readonly path: string;
  readonly identity: {
    readonly type: string | null;
    readonly code: string | null;
    readonly issuer: string | null;
    readonly regime: string | null;
    readonly date: { readonly earliest: string; readonly latest: string | null; readonly known: string } | null;
  };
  readonly findings: readonly (Place & {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
    readonly related: readonly (Place & { readonly message: string })[];
    readonly fixes: readonly {
      readonly title: string;
      readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
      readonly safe: boolean;
    }[];
  })[];
}

/** One file of `check --format json`. */
export function fileReport(
  path: string,
  draft: Draft,
  findings: readonly Finding[],
  settings: Settings,
  language: Language,
): FileReport {
  const document = documentOf(draft.text.toString());
  const place = (span: Span): Place => ({
    start: span.start,
    end: span.end,
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
  });
  const { identity } = draft;
  const context = contextFor(draft, settings, '');
  return {
    path,
    identity: {
      type: identity.type?.name ?? null,
      code: identity.code?.text ?? null,
      issuer: identity.issuer ?? null,
      regime: context.regime ?? null,
      date: context.date
        ? { earliest: context.date.earliest, latest: context.date.latest ?? null, known: context.date.known }
        : null,
    },
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: say(finding.message, language),
      ...place(finding.span),
      related: finding.related.map((related) => ({ message: say(related.message, language), ...place(related.span) })),
      fixes: finding.fixes.map((fix) => ({
        title: say(fix.title, language),
        edits: fix.changes.map(({ span, newText }) => ({ start: span.start, end: span.end, newText })),
        safe: fix.safe,
      })),
    })),
  };
}

export interface CitationLine {
  readonly path: string;
  readonly kind: CitationKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string | null;
  readonly code: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly period: string | null;
  readonly occurrence: number;
  readonly catalogue: 'known' | 'unknown' | 'ambiguous' | 'mismatch';
}

/** The columns of `citations --format csv`, in order. */
export const CITATION_COLUMNS = [
  'path',
  'kind',
  'start',
  'end',
  'text',
  'type',
  'code',
  'number',
  'year',
  'date',
  'issuer',
  'period',
  'occurrence',
  'catalogue',
] as const satisfies readonly (keyof CitationLine)[];

/** One line of a table with commas (RFC 4180); nothing stands for what is not known. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => {
    const text = String(cell ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  });
  return `${written.join(',')}\r\n`;
}

/** Mentions seen so far in one draft, so that later ones of the same document count on. */
export type Seen = Map<string, number>;

/** One line of `citations --format jsonl`. */
export function citationLine(
  path: string,
  draft: Draft,
  placed: Placed<Citation>,
  seen: Seen,
  { catalogue, date }: JudgingContext,
): CitationLine {
  const { value: citation } = placed;
  const span = spanIn(placed, citation.span);
  const text = draft.text.slice(span.start, span.end);
  const id = identityOf(draft, citation, text);
  const occurrence = (seen.get(id) ?? 0) + 1;
  seen.set(id, occurrence);
  return {
    path,
    kind: citation.kind,
    start: span.start,
    end: span.end,
    text,
    type: citation.type?.name ?? null,
    code: citation.code?.text ?? null,
    number: citation.code ? citation.code.number + citation.code.suffix : null,
    year: citation.code?.year ?? citation.date?.year ?? null,
    date: citation.date?.iso ?? null,
    issuer: citation.issuer?.text ?? null,
    period: periodOf(citation),
    occurrence,
    catalogue: lookUpCitation(catalogue, draft, placed, askerOf(draft, date))?.state ?? 'unknown',
  };
}

const firstMentions = new WeakMap<Draft, { key: DocumentKey; id: string }[]>();

/** One text for all mentions of one document in a draft. */
function identityOf(draft: Draft, citation: Citation, text: string): string {
  const key = keyOf(citation);
  if (!key) return `${citation.kind} ${text.replace(/\s+/g, ' ')}`;
  let known = firstMentions.get(draft);
  if (!known) firstMentions.set(draft, (known = []));
  const same = known.find((other) => sameDocument(other.key, key));
  if (same) return same.id;
  const id = `document ${known.length}`;
  known.push({ key, id });
  return id;
}

/** The span in which the number runs: the khóa of Trung ương or of the National Assembly, or the year. */
function periodOf({ code, date }: Citation): string | null {
  if (!code) return null;
  if (code.assembly !== undefined) return `QH${toRoman(code.assembly)}`;
  if (code.form === 'party') {
    const central = date?.iso !== undefined && code.bodies.every((body) => body.endsWith('TW'));
    return central ? (centralTermOn(date.iso)?.roman ?? null) : null;
  }
  return String(code.year ?? date?.year ?? '') || null;
}
