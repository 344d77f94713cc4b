/**
 * The shape of a document in the words of the protocol: each answer takes an open document with its draft, turns positions into
 * offsets for the feature that knows, and offsets into positions again.
 */
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentRangesFormattingParams,
  FoldingRange,
  FormattingOptions,
  Range,
  SelectionRange,
  SelectionRangeParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { DocumentPlaceParams, FootnoteRenumbering } from '../../../protocol/requests';
import type { Draft } from '../draft/draft';
import { spanOf, type Span } from '../draft/span';
import type { Steps } from '../draft/steps';
import { footnotes } from '../messages/shape';
import { say, type Language } from '../messages/text';
import type { Change } from '../rules/rule';
import { foldsOf, type FoldKind } from './folding';
import { renumberFootnotes } from './footnotes';
import { formatLine, formattingInSteps, formattingWithinInSteps, type Layout } from './formatting';
import { continuationAt } from './list-continuation';
import { selectionsAt } from './selection-ranges';

/** What is asked of the text of a document: one of the library, or an open one that follows its edits. */
export type PlacedText = Pick<TextDocument, 'uri' | 'languageId' | 'version' | 'getText' | 'positionAt' | 'offsetAt'>;

/** A document as the editor has it, with what was read of it. */
export interface Served {
  readonly document: PlacedText;
  readonly draft: Draft;
}

export function rangeOf(document: PlacedText, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function spanIn(document: PlacedText, { start, end }: Range): Span {
  const [a, b] = [document.offsetAt(start), document.offsetAt(end)];
  return spanOf(Math.min(a, b), Math.max(a, b));
}

export function editsOf(document: PlacedText, changes: readonly Change[]): TextEdit[] {
  return changes.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}

/** Changes of one document as one edit that can be undone at once, for its version where the client takes that. */
export function workspaceEdit(document: PlacedText, changes: readonly Change[], isVersioned: boolean): WorkspaceEdit {
  const { uri, version } = document;
  const edits = editsOf(document, changes);
  return isVersioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
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

/** What an editor says of layout; where it says nothing of spaces at line ends they go, for that is what formatting is for. */
function layoutOf({ languageId }: PlacedText, options: FormattingOptions): Layout {
  const { tabSize } = options;
  return {
    insertSpaces: options.insertSpaces,
    tabSize: Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, 32) : 4,
    trimTrailing: options.trimTrailingWhitespace !== false,
    insertFinalNewline: options.insertFinalNewline === true,
    trimFinalNewlines: options.trimFinalNewlines === true,
    markdown: languageId === 'markdown' || languageId === 'gfm',
  };
}

/** The formatting of a document, in steps between which something else may be done. */
export function* documentFormatting(
  { document, draft }: Served,
  { options }: DocumentFormattingParams,
): Steps<TextEdit[]> {
  return editsOf(document, yield* formattingInSteps(draft, layoutOf(document, options)));
}

export function* rangeFormatting(
  { document, draft }: Served,
  params: DocumentRangeFormattingParams | DocumentRangesFormattingParams,
): Steps<TextEdit[]> {
  const ranges = 'ranges' in params ? params.ranges : [params.range];
  const pieces = ranges.map((range) => spanIn(document, range));
  return editsOf(document, yield* formattingWithinInSteps(draft, layoutOf(document, params.options), pieces));
}

/** The keys at which a line is formatted. */
export const TYPED = { firstTriggerCharacter: '\n', moreTriggerCharacter: [';', '.'] };

/**
 * The line that a key has just finished, formatted up to the caret. Behind Enter that is the line above; where it is an item the next
 * one begins.
 *
 * @param continues whether lists go on
 */
export function typeFormatting(
  { document, draft }: Served,
  { position, ch, options }: DocumentOnTypeFormattingParams,
  continues: boolean,
): TextEdit[] {
  const layout = layoutOf(document, options);
  const caret = document.offsetAt(position);
  const line = spanIn(document, { start: { line: position.line, character: 0 }, end: position });
  // A row of dots may begin here: the space before the first one stays until more is known.
  if (ch !== '\n') {
    const end = ch === '.' ? Math.max(line.start, caret - 2) : caret;
    return editsOf(document, formatLine(draft, layout, spanOf(line.start, end)));
  }
  const above = spanIn(document, { start: { line: Math.max(0, position.line - 1), character: 0 }, end: position });
  const next = continues ? continuationAt(draft, caret) : undefined;
  if (next && next.span.start < line.start) return editsOf(document, [next]);
  const done = formatLine(draft, layout, spanOf(above.start, line.start));
  return editsOf(document, next ? [...done, next] : done);
}

/** What Enter adds to a list, for clients that ask for nothing else at that key. */
export function listContinuation({ document, draft }: Served, { position }: DocumentPlaceParams): TextEdit[] {
  const next = continuationAt(draft, document.offsetAt(position));
  return next ? editsOf(document, [next]) : [];
}

/** Footnotes numbered again, for the command: it has to say why where nothing is done. */
export function footnoteRenumbering(language: () => Language): (served: Served) => FootnoteRenumbering {
  return ({ document, draft }) => {
    const { version } = document;
    const renumbering = renumberFootnotes(draft);
    if (renumbering.kind === 'done') {
      const edits = editsOf(document, renumbering.changes);
      return edits.length > 0 ? { edits, version } : { edits, version, refusal: say(footnotes.inOrder, language()) };
    }
    const { reason, span } = renumbering;
    return { edits: [], version, refusal: say(reason, language()), ...(span && { range: rangeOf(document, span) }) };
  };
}
