/** Files of the open folders: through the host where it reaches them, else through the client. */
import type { Connection } from 'vscode-languageserver';
import { LIST_DRAFTS, READ_DRAFT } from '../../protocol/requests';
import type { Host } from './host/host';
import { decodeAddress, insideOf } from './settings/address';
import type { Files } from './workspace/files';

/** @param clientHasFiles whether the client answers our requests for files */
export function filesOf(connection: Connection, host: Pick<Host, 'files'>, clientHasFiles: boolean): Files {
  return {
    async list(folder, options) {
      const own = await host.files?.list(folder, options);
      if (own && (own.length > 0 || folder.startsWith('file:'))) return own;
      if (!clientHasFiles) return [];
      const { limit, isExcluded } = options;
      const found = await connection.sendRequest<string[]>(LIST_DRAFTS, { folder, limit }).catch(() => []);
      const start = insideOf(folder).length;
      return found.filter((uri) => !isExcluded?.(decodeAddress(uri.slice(start)))).map((uri) => ({ uri }));
    },
    stat: (uri) => host.files?.stat?.(uri) ?? Promise.resolve(undefined),
    async read(uri) {
      if (host.files && uri.startsWith('file:')) return host.files.read(uri);
      if (!clientHasFiles) return { refused: 'gone' };
      const text = await connection.sendRequest<string | null>(READ_DRAFT, { uri }).catch(() => null);
      return text === null ? { refused: 'gone' } : { text };
    },
  };
}
