/**
 * Findings of the drafts that are not open, for users who want those of the whole folder. A client that pulls asks again two seconds
 * after each answer; so an answer is held back until there is something to say, and says only what is new. The others are told.
 */
import type { CancellationToken, Diagnostic, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from './lsp';
import type { DraftIndex } from './workspace/draft-index';

export interface WorkspaceDiagnosticsPorts {
  readonly index: () => DraftIndex;
  /** Whether the findings of the whole folder are wanted. */
  readonly isWanted: () => boolean;
  /** Whether a draft is open: then its findings are asked for by themselves. */
  readonly isOpen: (uri: string) => boolean;
  /** Stands for everything but the draft itself that its findings depend on. */
  readonly contextId: () => string;
  /** The findings of a draft as it lies on the disk. */
  readonly diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly nextTurn: () => Promise<void>;
}

/** So many drafts are reported together. */
const BATCH = 16;

export class WorkspaceDiagnostics {
  /** What has been said of each draft to a client that is told. */
  readonly #told = new Map<string, string>();
  /** Drafts of which the client has let go, whatever it says it knows. */
  readonly #let = new Set<string>();
  /** Counts what other drafts changed for a draft. */
  readonly #turns = new Map<string, number>();
  #wake: () => void = () => undefined;
  #isTelling = false;

  constructor(private readonly ports: WorkspaceDiagnosticsPorts) {}

  /** Something that findings depend on may have changed. */
  changed(): void {
    this.#wake();
  }

  /** What drafts say of these documents changed: those that cite them are judged again. */
  groupsChanged(groups: Iterable<string>): void {
    if (!this.ports.isWanted()) return;
    for (const group of groups)
      for (const { uri } of this.ports.index().citingGroup(group)) this.#turns.set(uri, (this.#turns.get(uri) ?? 0) + 1);
  } // prettier-ignore

  /** A client that pulls lets go of what it knew of a draft when that is closed. */
  closed(uri: string): void {
    this.#let.add(uri);
    this.#wake();
  }

  #idOf(uri: string): string | undefined {
    const summary = this.ports.index().get(uri);
    return summary && `${summary.hash}.${this.#turns.get(uri) ?? 0}.${this.ports.contextId()}`;
  }

  /** The drafts of which something else is to be said than what is known, and those of which nothing is any more. */
  #stale(known: ReadonlyMap<string, string>): { readonly uris: readonly string[]; readonly gone: readonly string[] } {
    const wanted = this.ports.isWanted();
    const gone = [...known.keys()].filter((uri) => !wanted || (!this.ports.isOpen(uri) && !this.ports.index().get(uri)));
    if (!wanted) return { uris: [], gone };
    const uris: string[] = [];
    for (const { uri } of this.ports.index().drafts())
      if (!this.ports.isOpen(uri) && (this.#let.has(uri) || known.get(uri) !== this.#idOf(uri))) uris.push(uri);
    return { uris: uris.sort(), gone };
  } // prettier-ignore

  /** Answers a pull: at once where there is news, else when there is. */
  async pull(
    previous: readonly { readonly uri: string; readonly value: string }[],
    token: CancellationToken,
    report: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<void> {
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    while (!token.isCancellationRequested) {
      // Who asks though nothing is wanted is answered at once, and asks no more of itself: it was not offered anything.
      if (!this.ports.isWanted()) {
        await this.#report(known, token, report);
        return;
      }
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if ((await this.#report(known, token, report)) > 0) return;
      await Promise.race([woken, cancellation(token)]);
    }
  }

  /** Reports what is new. @returns of how many drafts */
  async #report(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    report: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<number> {
    const { uris, gone } = this.#stale(known);
    let count = 0;
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    const add = (uri: string, diagnostics: readonly Diagnostic[], resultId?: string): void => {
      items.push({
        uri,
        version: null,
        kind: DocumentDiagnosticReportKind.Full,
        items: [...diagnostics],
        ...(resultId === undefined ? {} : { resultId }),
      });
      count += 1;
      if (items.length >= BATCH) flush();
    };
    const flush = (): void => {
      if (items.length > 0) report(items);
      items = [];
    };
    for (const uri of gone) add(uri, []);
    for (const uri of uris) {
      if (token.isCancellationRequested || !this.ports.isWanted()) break;
      const resultId = this.#idOf(uri);
      const diagnostics = await this.ports.diagnosticsOf(uri);
      if (resultId === undefined || this.ports.isOpen(uri)) continue;
      this.#let.delete(uri);
      add(uri, diagnostics, resultId);
      await this.ports.nextTurn();
    }
    flush();
    return count;
  }

  /** Tells a client that does not pull; what it has been told already it is not told again. */
  async tell(send: (uri: string, diagnostics: readonly Diagnostic[]) => void): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      // While some are being told others may change.
      while ((await this.#tellOnce(send)) > 0);
    } finally {
      this.#isTelling = false;
    }
  }

  async #tellOnce(send: (uri: string, diagnostics: readonly Diagnostic[]) => void): Promise<number> {
    const { uris, gone } = this.#stale(this.#told);
    for (const uri of gone) {
      this.#told.delete(uri);
      if (!this.ports.isOpen(uri)) send(uri, []);
    }
    let count = 0;
    for (const uri of uris) {
      const id = this.#idOf(uri);
      const diagnostics = await this.ports.diagnosticsOf(uri);
      if (id === undefined || this.ports.isOpen(uri) || !this.ports.isWanted()) continue;
      this.#let.delete(uri);
      this.#told.set(uri, id);
      send(uri, diagnostics);
      count += 1;
      await this.ports.nextTurn();
    }
    return count;
  }
}

function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => {
      resolve();
    });
  });
}
