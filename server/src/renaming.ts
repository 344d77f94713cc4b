/** What F2 changes at a place: the number of a section where there is one, else the code of a document over all drafts. */
import type { CancellationToken, Range, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import type { AcrossDrafts } from './across-drafts';
import { refusal, type Answering } from './answering';
import { renameableAt, renameAt } from './features/rename';
import { rangeOf, workspaceEdit, type Served } from './features/shape';
import type { Language, Text } from './messages/text';
import type { At } from './navigation';

export interface RenamingPorts {
  readonly codes: Pick<AcrossDrafts, 'prepareRename' | 'rename'>;
  /** Whether the client takes edits that name the version of a document that they are for. */
  readonly isVersioned: () => boolean;
  readonly language: () => Language;
  readonly logged: Answering['logged'];
}

export interface NewNameAt extends At {
  readonly newName: string;
}

export class Renaming {
  constructor(private readonly ports: RenamingPorts) {}

  /** What at a place can have another name; null where nothing can. */
  prepare(
    { document, draft }: Served,
    { textDocument, position }: At,
  ): { range: Range; placeholder: string } | ResponseError | null {
    const number = renameableAt(draft, document.offsetAt(position));
    if (number.kind === 'refused') return this.#refusal(number.why);
    if (number.kind === 'nothing') return this.ports.codes.prepareRename({ textDocument, position });
    return { range: rangeOf(document, number.result.span), placeholder: number.result.text };
  }

  rename(
    { document, draft }: Served,
    { textDocument, position, newName }: NewNameAt,
    token: CancellationToken,
  ): WorkspaceEdit | ResponseError | null | Promise<WorkspaceEdit | ResponseError | null> {
    const { codes, isVersioned, logged } = this.ports;
    const changes = renameAt(draft, document.offsetAt(position), newName);
    if (changes.kind === 'refused') return this.#refusal(changes.why);
    if (changes.kind === 'nothing') return codes.rename({ textDocument, position, newName }, token).catch(logged);
    return workspaceEdit(document, changes.result, isVersioned());
  }

  #refusal(why: Text): ResponseError {
    return refusal(why, this.ports.language());
  }
}
