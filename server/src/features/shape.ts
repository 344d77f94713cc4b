/**
 * The shape of a document in the words of the protocol: each answer takes an open document with its draft, turns positions into
 * offsets for the feature that knows, and offsets into positions again.
 */
import {
  FoldingRangeKind,
  type FoldingRange,
  type Range,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft';
import type { Span } from '../draft/span';
import { foldsOf, type FoldKind } from './folding';
import { selectionsAt } from './selection-ranges';

/** A document as the editor has it, with what was read of it. */
export interface Served {
  readonly document: TextDocument;
  readonly draft: Draft;
}

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

const FOLD_KINDS: Readonly<Record<FoldKind, FoldingRangeKind>> = {
  section: FoldingRangeKind.Region,
  'legal-bases': FoldingRangeKind.Region,
  footnotes: FoldingRangeKind.Comment,
  comment: FoldingRangeKind.Comment,
  // What stands before a document and is not read with it, as imports are.
  'front-matter': FoldingRangeKind.Imports,
  fence: FoldingRangeKind.Region,
};

/** Whole lines to fold; what lies on one line is not folded. */
export function foldingRanges({ document, draft }: Served): FoldingRange[] {
  return foldsOf(draft).flatMap(({ kind, span }) => {
    const startLine = document.positionAt(span.start).line;
    const endLine = document.positionAt(span.end).line;
    return endLine > startLine ? [{ startLine, endLine, kind: FOLD_KINDS[kind] }] : [];
  });
}

/** For each position the smallest range around it, with the larger ones as its parents. */
export function selectionRanges({ document, draft }: Served, { positions }: SelectionRangeParams): SelectionRange[] {
  return positions.map((position) =>
    selectionsAt(draft, document.offsetAt(position)).reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: rangeOf(document, span), ...(parent && { parent }) }),
      undefined,
    )!,
  );
}
