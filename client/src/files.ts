/** Answers the server's questions about files that only VS Code can reach: in the browser all, elsewhere the virtual ones. */
import { FileType, Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_DRAFTS, READ_DRAFT, type ListDraftsParams, type ReadDraftParams } from '../../protocol/requests';
import { decode } from './decode';
import { hasDraftName } from './documents';

export function answerForFiles(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(LIST_DRAFTS, ({ folder, limit }: ListDraftsParams) => listDrafts(Uri.parse(folder), limit)),
    client.onRequest(READ_DRAFT, ({ uri }: ReadDraftParams) => readDraft(Uri.parse(uri))),
  ];
}

/** Folders that hold no drafts. */
const SKIPPED = /^(?:node_modules|\..*)$/;

/**
 * The drafts below a folder, the nearest first. Walked by hand: a search finds nothing in most virtual file systems.
 * What cannot be opened is passed over; links are not followed, for they can lead in circles.
 */
async function listDrafts(folder: Uri, limit: number): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.shift(); next !== undefined && found.length < limit; next = waiting.shift()) {
    const parent = next;
    const entries = await settled(workspace.fs.readDirectory(parent), []);
    for (const [name, type] of entries.sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (type === FileType.Directory) {
        if (!SKIPPED.test(name)) {
          waiting.push(Uri.joinPath(parent, name));
        }
      } else if (type === FileType.File && hasDraftName(name)) {
        found.push(Uri.joinPath(parent, name).toString());
      }
    }
  }
  return found.slice(0, limit);
}

async function readDraft(uri: Uri): Promise<string | null> {
  const bytes = await settled(workspace.fs.readFile(uri), undefined);
  return bytes === undefined ? null : (decode(bytes) ?? null);
}

async function settled<T, Otherwise>(promise: Thenable<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  try {
    return await promise;
  } catch {
    return otherwise;
  }
}
