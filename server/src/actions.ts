/** What can be done with a draft at a place: repairs, actions over the whole draft, renumbering. */
import type { CodeAction, CodeActionContext, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { RenumberParams, RenumberResult } from '../../protocol/requests';
import type { ClientAbilities } from './client-abilities';
import type { Draft } from './draft/draft';
import { repairsIn, safeChanges } from './features/code-actions';
import { actionsAt, actionsFor, changesOf, type DraftAction, type DraftActionName } from './features/draft-actions';
import { isAtHeading, isRenumberingNeeded, renumberingAt, type RenumberScope } from './features/renumber';
import { editsOf, spanIn as spanOfRange, workspaceEdit, type PlacedText, type Served } from './features/shape';
import { CodeActionKind, CodeActionTriggerKind } from './lsp';
import { fixAll } from './messages/fixes';
import { leavesUnclear, renumberFromHere, renumberWholeDraft } from './messages/numbering';
import { say, type Language, type Text } from './messages/text';
import type { OpenDocuments, ServedDocument } from './open-documents';
import type { Change, Finding } from './rules/rule';

export interface ActionsPorts {
  readonly abilities: () => Pick<ClientAbilities, 'resolvesActions' | 'versionedEdits'>;
  readonly served: OpenDocuments['served'];
  readonly findingsOf: (served: ServedDocument) => readonly Finding[];
  /** The findings that a draft would have if it were the text of a document. */
  readonly judge: (uri: string, draft: Draft) => readonly Finding[];
  readonly diagnosticOf: (document: PlacedText, finding: Finding) => Diagnostic;
  readonly language: () => Language;
}

const FIX_ALL = `${CodeActionKind.SourceFixAll}.butSon`;
/** Kinds of the actions over a whole draft: asked for by name, and offered where the cursor is on the matter. */
const SOURCE_ACTIONS = `${CodeActionKind.Source}.butSon`;
const REWRITE_ACTIONS = `${CodeActionKind.RefactorRewrite}.butSon`;

/** The kinds of all actions. */
export const ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
  SOURCE_ACTIONS,
  REWRITE_ACTIONS,
];

const RENUMBERINGS: readonly (readonly [RenumberScope, Text])[] = [
  ['from-here', renumberFromHere],
  ['whole', renumberWholeDraft],
];

/** What an action over a whole draft is known by until it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly action: DraftActionName;
}

/** The same for renumbering. */
interface RenumberingData extends RenumberParams {
  readonly version: number;
}

export interface ActionsParams {
  readonly textDocument: { readonly uri: string };
  readonly range: Range;
  readonly context?: Partial<Pick<CodeActionContext, 'only' | 'triggerKind'>>;
}

export class Actions {
  constructor(private readonly ports: ActionsPorts) {}

  /** The actions at a place. */
  at({ textDocument, range, context }: ActionsParams): CodeAction[] {
    const { abilities, diagnosticOf, findingsOf, served } = this.ports;
    const known = served(textDocument.uri);
    if (!known) return [];
    const { document, draft } = known;
    const findings = findingsOf(known);
    const wanted = (kind: string): boolean =>
      !context?.only || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wanted(CodeActionKind.QuickFix)) {
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      for (const { finding, fix } of repairsIn(findings, span))
        actions.push({
          title: this.#say(fix.title),
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnosticOf(document, finding)],
          isPreferred: fix.preferred,
          edit: this.#edit(document, fix.changes),
        });
    }
    const safe = wanted(FIX_ALL) ? safeChanges(findings) : [];
    if (safe.length > 0) actions.push({ title: this.#say(fixAll), kind: FIX_ALL, edit: this.#edit(document, safe) });
    if (wanted(CodeActionKind.RefactorRewrite)) {
      const asked = context?.only !== undefined || context?.triggerKind === CodeActionTriggerKind.Invoked;
      actions.push(...this.#renumberings(known, document.offsetAt(range.start), asked));
    }
    const whole = [
      // Who asks for nothing in particular wants to know about the place.
      ...(context?.only ? offered(actionsFor(draft, findings), SOURCE_ACTIONS) : []),
      ...offered(actionsAt(draft, findings, spanOfRange(document, range)), REWRITE_ACTIONS),
    ];
    for (const { name, title, kind } of whole) {
      if (!wanted(kind)) continue;
      const data: ActionData = { uri: textDocument.uri, version: document.version, action: name };
      const edit = abilities().resolvesActions ? undefined : this.#wholeEdit(data);
      actions.push({ title: this.#say(title), kind, ...(edit ? { edit } : { data }) });
    }
    return actions;
  }

  /** Renumberings that would change something at an offset. Without being asked for they are offered at a section's heading only. */
  #renumberings({ document, draft }: Served, offset: number, asked: boolean): CodeAction[] {
    if (!asked && !isAtHeading(draft, offset)) return [];
    return RENUMBERINGS.flatMap(([scope, title]): CodeAction[] => {
      if (!isRenumberingNeeded(draft, offset, scope)) return [];
      const kind = CodeActionKind.RefactorRewrite;
      const { uri, version } = document;
      const data: RenumberingData = { uri, position: document.positionAt(offset), whole: scope === 'whole', version };
      if (this.ports.abilities().resolvesActions) return [{ title: this.#say(title), kind, data }];
      const renumbering = renumberingAt(draft, offset, scope);
      if (!renumbering) return [];
      const { changes, unclear } = renumbering;
      const full = unclear === 0 ? title : leavesUnclear(title, unclear);
      return [{ title: this.#say(full), kind, edit: this.#edit(document, changes) }];
    });
  }

  /** An action that was chosen, with its edit. */
  resolved(action: CodeAction): CodeAction {
    const data = action.data as ActionData | RenumberingData | undefined;
    const edit = data && ('action' in data ? this.#wholeEdit(data) : this.#renumberingEdit(data));
    return edit ? { ...action, edit } : action;
  }

  /** What an action over a whole draft changes; undefined when the draft is no longer the one that it was offered for. */
  #wholeEdit({ uri, version, action }: ActionData): WorkspaceEdit | undefined {
    const known = this.ports.served(uri);
    if (known?.document.version !== version) return undefined;
    return this.#edit(
      known.document,
      changesOf(action, known.draft, (draft) => this.ports.judge(uri, draft)),
    );
  }

  #renumberingEdit({ uri, version, position, whole }: RenumberingData): WorkspaceEdit | undefined {
    const known = this.ports.served(uri);
    if (known?.document.version !== version) return undefined;
    const { document, draft } = known;
    const renumbering = renumberingAt(draft, document.offsetAt(position), scopeOf(whole));
    return renumbering && this.#edit(document, renumbering.changes);
  }

  #edit(document: PlacedText, changes: readonly Change[]): WorkspaceEdit {
    return workspaceEdit(document, changes, this.ports.abilities().versionedEdits);
  }

  #say(text: Text): string {
    return say(text, this.ports.language());
  }
}

/** The edits that put the numbers of sections right. */
export function renumber({ document, draft }: Served, { position, whole }: RenumberParams): RenumberResult {
  const { version } = document;
  const renumbering = renumberingAt(draft, document.offsetAt(position), scopeOf(whole));
  if (!renumbering) return { edits: [], version, unclear: 0 };
  const { changes, unclear } = renumbering;
  return { edits: editsOf(document, changes), version, unclear };
}

function scopeOf(whole: boolean): RenumberScope {
  return whole ? 'whole' : 'from-here';
}

function offered(actions: readonly DraftAction[], kinds: string): (DraftAction & { kind: string })[] {
  return actions.map((action) => ({ ...action, kind: `${kinds}.${action.name}` }));
}
