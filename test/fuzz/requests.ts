/** Every request that a server may offer, by the capability that offers it, and what has to be true of the answer. */
import assert from 'node:assert/strict';
import type { Position, Range, SelectionRange, ServerCapabilities } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as protocol from '../../protocol/requests';

/** What a request is asked about. */
export interface Asked {
  readonly uri: string;
  readonly position: Position;
  readonly range: Range;
  /** The whole document. */
  readonly all: Range;
  /** Any number, to choose by where there is something to choose. */
  readonly choice: number;
}

interface Request {
  readonly method: string;
  readonly params: (asked: Asked) => object;
}

const at = ({ uri, position }: Asked): object => ({ textDocument: { uri }, position });
const whole = ({ uri }: Asked): object => ({ textDocument: { uri } });
const within = ({ uri, range }: Asked): object => ({ textDocument: { uri }, range });
const options = { tabSize: 2, insertSpaces: true };
const one = (list: readonly string[], { choice }: Asked): string => list[choice % list.length]!;

const document = (name: string, params: Request['params']): Request => ({ method: `textDocument/${name}`, params });
const actions = ({ uri }: Asked, range: Range, only?: readonly string[]): object => ({
  textDocument: { uri },
  range,
  context: { diagnostics: [], ...(only ? { only } : {}) },
});
const ONLY = [undefined, ['quickfix'], ['source.fixAll'], ['source.fixAll.butSon'], ['refactor'], ['source'], []];

const BY_CAPABILITY: Readonly<Record<string, readonly Request[]>> = {
  callHierarchyProvider: [document('prepareCallHierarchy', at)],
  // More than once: it is by their edits that a server can do harm.
  codeActionProvider: [
    document('codeAction', (asked) => actions(asked, asked.range, ONLY[asked.choice % ONLY.length])),
    document('codeAction', (asked) => actions(asked, asked.all)),
    document('codeAction', (asked) => actions(asked, asked.all, ['source.fixAll'])),
  ],
  codeLensProvider: [document('codeLens', whole)],
  colorProvider: [document('documentColor', whole)],
  completionProvider: [document('completion', at)],
  declarationProvider: [document('declaration', at)],
  definitionProvider: [document('definition', at)],
  diagnosticProvider: [document('diagnostic', whole)],
  documentFormattingProvider: [document('formatting', (asked) => ({ ...whole(asked), options }))],
  documentHighlightProvider: [document('documentHighlight', at)],
  documentLinkProvider: [document('documentLink', whole)],
  documentOnTypeFormattingProvider: [
    document('onTypeFormatting', (asked) => ({ ...at(asked), ch: one(['\n', ';', '.'], asked), options })),
  ],
  documentRangeFormattingProvider: [document('rangeFormatting', (asked) => ({ ...within(asked), options }))],
  documentSymbolProvider: [document('documentSymbol', whole)],
  executeCommandProvider: [],
  foldingRangeProvider: [document('foldingRange', whole)],
  hoverProvider: [document('hover', at)],
  implementationProvider: [document('implementation', at)],
  inlayHintProvider: [document('inlayHint', within)],
  inlineValueProvider: [
    document('inlineValue', (asked) => ({ ...within(asked), context: { frameId: 0, stoppedLocation: asked.range } })),
  ],
  linkedEditingRangeProvider: [document('linkedEditingRange', at)],
  monikerProvider: [document('moniker', at)],
  referencesProvider: [
    document('references', (asked) => ({ ...at(asked), context: { includeDeclaration: asked.choice % 2 === 0 } })),
  ],
  renameProvider: [
    document('prepareRename', at),
    document('rename', (asked) => ({ ...at(asked), newName: one(['IV', '3', 'b', '05-NQ/TU', '', '\ud800'], asked) })),
  ],
  selectionRangeProvider: [
    document('selectionRange', ({ uri, position }) => ({ textDocument: { uri }, positions: [position] })),
  ],
  semanticTokensProvider: [
    document('semanticTokens/full', whole),
    document('semanticTokens/full/delta', (asked) => ({
      ...whole(asked),
      previousResultId: one(['1', '2', 'x'], asked),
    })),
    document('semanticTokens/range', within),
  ],
  signatureHelpProvider: [document('signatureHelp', at)],
  typeDefinitionProvider: [document('typeDefinition', at)],
  typeHierarchyProvider: [document('prepareTypeHierarchy', at)],
  workspaceSymbolProvider: [
    { method: 'workspace/symbol', params: (asked) => ({ query: one(['', 'nghị quyết', '04-NQ', '\ud800'], asked) }) },
  ],
};

/** Capabilities by which nothing is asked for. */
const SILENT = new Set(['positionEncoding', 'textDocumentSync', 'workspace']);

/** Our own requests, from client to server. */
const OWN: readonly Request[] = Object.values(protocol)
  .map(String)
  .filter((value) => value.startsWith('butSon/'))
  .map((method) => ({
    method,
    params: ({ uri, position, range }) => ({ uri, position, range, textDocument: { uri } }),
  }));

/** The methods of our own protocol, some of which only the client answers. */
export const OWN_METHODS: ReadonlySet<string> = new Set(OWN.map(({ method }) => method));

/** Every request that a server offers by its capabilities. */
export function requestsOf(offers: ServerCapabilities): Request[] {
  const requests: Request[] = [...OWN];
  for (const [capability, value] of Object.entries(offers)) {
    if (SILENT.has(capability) || value === false) continue;
    const known = BY_CAPABILITY[capability];
    if (!known) throw new Error(`The fuzzer does not know what ${capability} offers: see test/fuzz/requests.ts.`);
    requests.push(...known);
  }
  for (const command of offers.executeCommandProvider?.commands ?? [])
    requests.push({
      method: 'workspace/executeCommand',
      params: ({ uri, position, range }) => ({ command, arguments: [uri, position, range] }),
    });
  return requests;
}

/** Every method of a request, offered or not. */
export const METHODS: readonly string[] = [
  ...Object.values(BY_CAPABILITY).flatMap((requests) => requests.map(({ method }) => method)),
  ...OWN_METHODS,
  'workspace/executeCommand',
  'workspace/diagnostic',
  'codeAction/resolve',
  'completionItem/resolve',
  'textDocument/willSaveWaitUntil',
];

/** What an answer left to be asked for later, by the method that it is asked by. */
const RESOLVED: Readonly<Record<string, readonly [keyof ServerCapabilities, string]>> = {
  'textDocument/codeAction': ['codeActionProvider', 'codeAction/resolve'],
  'textDocument/codeLens': ['codeLensProvider', 'codeLens/resolve'],
  'textDocument/completion': ['completionProvider', 'completionItem/resolve'],
  'textDocument/documentLink': ['documentLinkProvider', 'documentLink/resolve'],
  'textDocument/inlayHint': ['inlayHintProvider', 'inlayHint/resolve'],
};

/** Requests that follow from an answer: up to three of its members, to be completed. */
export function laterRequests(
  offers: ServerCapabilities,
  method: string,
  result: unknown,
): { method: string; params: object }[] {
  const [capability, resolve] = RESOLVED[method] ?? [];
  const offered = capability && (offers[capability] as { resolveProvider?: boolean } | undefined);
  if (!resolve || !offered?.resolveProvider) return [];
  const list = Array.isArray(result) ? result : ((result as { items?: unknown[] } | null)?.items ?? []);
  return list.slice(0, 3).map((params) => ({ method: resolve, params: params as object }));
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  return [value.start, value.end].every((end) => typeof end === 'object' && end !== null && 'line' in end);
}

/** The length of a line without its end. */
function lengthOf(document: TextDocument, line: number): number {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/(?:\r\n|\r|\n)$/, '').length;
}

function assertPosition(document: TextDocument, { line, character }: Position): void {
  const inside =
    Number.isInteger(line) &&
    Number.isInteger(character) &&
    line >= 0 &&
    line < document.lineCount &&
    character >= 0 &&
    character <= lengthOf(document, line);
  assert.ok(inside, `${line}:${character} is outside a document of ${document.lineCount} lines`);
}

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range): boolean => before(outer.start, inner.start) && before(inner.end, outer.end);
const shown = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

function assertRange(document: TextDocument, range: Range): void {
  assertPosition(document, range.start);
  assertPosition(document, range.end);
  assert.ok(before(range.start, range.end), `${shown(range)} ends before it begins`);
}

/** Edits of one document are all of the same text, so none may write where another does. */
function assertApart(edits: readonly { range: Range }[]): void {
  const ranges = edits
    .map(({ range }) => range)
    .sort(
      (a, b) => a.start.line - b.start.line || a.start.character - b.start.character || (before(a.end, b.end) ? -1 : 1),
    );
  for (const [index, range] of ranges.entries()) {
    const last = ranges[index - 1];
    assert.ok(!last || before(last.end, range.start), `edits overlap at ${shown(range)}`);
  }
}

function assertSymbols(
  symbols: readonly { range: Range; selectionRange: Range; children?: never[] }[],
  parent?: Range,
): void {
  for (const { range, selectionRange, children } of symbols) {
    assert.ok(holds(range, selectionRange), `heading ${shown(selectionRange)} outside its section ${shown(range)}`);
    assert.ok(!parent || holds(parent, range), `section ${shown(range)} outside its parent`);
    assertSymbols(children ?? [], range);
  }
}

/** Five numbers a token: lines and units since the last one, length, type, modifiers. */
function assertTokens(document: TextDocument, data: readonly number[]): void {
  assert.equal(data.length % 5, 0);
  let line = 0;
  let character = 0;
  let end = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines, units, length] = data.slice(index, index + 3) as [number, number, number];
    if (lines > 0) [character, end] = [0, 0];
    line += lines;
    character += units;
    assert.ok(
      lines >= 0 && character >= end && length > 0,
      `token ${index / 5} at ${line}:${character} is out of order`,
    );
    end = character + length;
    assertPosition(document, { line, character: end });
  }
}

/**
 * Asserts that an answer keeps to its document: every range lies in it and ends behind its start, edits keep apart, tokens are in
 * order, headings lie in their sections.
 *
 * @param documents the texts by address as they were when the question was asked; places in others are not looked at
 */
export function checkAnswer(
  method: string,
  uri: string,
  result: unknown,
  documents: ReadonlyMap<string, TextDocument>,
): void {
  const visit = (value: unknown, address: string): void => {
    if (Array.isArray(value)) for (const member of value) visit(member, address);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const document = documents.get(address);
    if (isRange(value)) {
      if (document) assertRange(document, value);
      return;
    }
    const {
      targetUri,
      uri: own,
      textDocument,
    } = value as { targetUri?: unknown; uri?: unknown; textDocument?: { uri?: unknown } };
    const named = [targetUri, own, textDocument?.uri].find((candidate) => typeof candidate === 'string');
    for (const [key, member] of Object.entries(value)) {
      if (key === 'originSelectionRange') visit(member, uri);
      else if (key === 'changes' && typeof member === 'object' && member !== null) {
        for (const [changed, edits] of Object.entries(member as Record<string, { range: Range }[]>)) {
          visit(edits, changed);
          assertApart(edits);
        }
      } else if (key === 'edits' && Array.isArray(member)) {
        visit(member, named ?? address);
        assertApart(member as { range: Range }[]);
      } else visit(member, named ?? address);
    }
  };
  visit(result, uri);

  const document = documents.get(uri);
  if (!document || result === null) return;
  switch (method) {
    case 'textDocument/documentSymbol':
      assertSymbols(result as { range: Range; selectionRange: Range }[]);
      break;
    case 'textDocument/foldingRange':
      for (const { startLine, endLine } of result as { startLine: number; endLine: number }[])
        assert.ok(
          0 <= startLine && startLine <= endLine && endLine < document.lineCount,
          `fold ${startLine}-${endLine}`,
        );
      break;
    case 'textDocument/formatting':
    case 'textDocument/rangeFormatting':
    case 'textDocument/onTypeFormatting':
      assertApart(result as { range: Range }[]);
      break;
    case 'textDocument/semanticTokens/full':
    case 'textDocument/semanticTokens/range':
      assertTokens(document, (result as { data: number[] }).data);
      break;
    case 'textDocument/selectionRange':
      for (const selection of result as SelectionRange[])
        for (let inner = selection; inner.parent; inner = inner.parent)
          assert.ok(holds(inner.parent.range, inner.range), `selection ${shown(inner.range)} outside its parent`);
  }
}
