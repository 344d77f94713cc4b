// A web extension that gives the editor the folder served by ../serve.mjs, for reading and writing.
const vscode = require('vscode');

const { FileChangeType, FileSystemError } = vscode;

class Folder {
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;

  /** @param {string} address where the server answers, ending in a slash */
  constructor(address) {
    this.address = address;
  }

  /** /NAME/path/in/the/folder -> path/in/the/folder; the name is only for the eye. */
  #path(uri) {
    return uri.path.split('/').slice(2).join('/');
  }

  async #ask(method, uri, query = '', body = undefined) {
    const file = this.#path(uri).split('/').map(encodeURIComponent).join('/');
    const response = await fetch(`${this.address}files/${file}${query}`, { method, body });
    if (response.ok) return response;
    if (response.status === 404) throw FileSystemError.FileNotFound(uri);
    if (response.status === 403) throw FileSystemError.NoPermissions(uri);
    throw FileSystemError.Unavailable(uri);
  }

  async #exists(uri) {
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  #tell(type, ...uris) {
    this.#changed.fire(uris.map((uri) => ({ type, uri })));
  }

  /** Changes come for the whole folder, from the moment it is first asked for. */
  watch(uri) {
    if (!this.changes) {
      const root = uri.with({ path: `/${uri.path.split('/')[1]}` });
      this.changes = new EventSource(`${this.address}changes`);
      this.changes.onmessage = async ({ data }) => {
        const { path, isContent } = JSON.parse(data); // else a name has come or gone
        const changed = vscode.Uri.joinPath(root, path);
        const { Created, Changed, Deleted } = FileChangeType;
        this.#tell((await this.#exists(changed)) ? (isContent ? Changed : Created) : Deleted, changed);
      };
    }
    return new vscode.Disposable(() => {});
  }

  dispose() {
    this.changes?.close();
  }

  async stat(uri) {
    return (await this.#ask('GET', uri, '?stat')).json();
  }

  async readDirectory(uri) {
    return (await this.#ask('GET', uri, '?list')).json();
  }

  async readFile(uri) {
    return new Uint8Array(await (await this.#ask('GET', uri)).arrayBuffer());
  }

  async writeFile(uri, content, { create, overwrite }) {
    const exists = await this.#exists(uri);
    if (exists && !overwrite) throw FileSystemError.FileExists(uri);
    if (!exists && !create) throw FileSystemError.FileNotFound(uri);
    await this.#ask('PUT', uri, '', content);
    this.#tell(exists ? FileChangeType.Changed : FileChangeType.Created, uri);
  }

  async createDirectory(uri) {
    await this.#ask('POST', uri, '?folder');
    this.#tell(FileChangeType.Created, uri);
  }

  async delete(uri, { recursive }) {
    await this.#ask('DELETE', uri, recursive ? '?recursive' : '');
    this.#tell(FileChangeType.Deleted, uri);
  }

  async rename(from, to, { overwrite }) {
    if (!overwrite && (await this.#exists(to))) throw FileSystemError.FileExists(to);
    await this.#ask('POST', to, `?from=${encodeURIComponent(this.#path(from))}`);
    this.#tell(FileChangeType.Deleted, from);
    this.#tell(FileChangeType.Created, to);
  }

  /** Quick open and vscode.workspace.findFiles; the editor itself matches the names. */
  async provideFileSearchResults(_query, { folder, maxResults }) {
    const files = await (await this.#ask('GET', folder, '?tree')).json();
    return files.slice(0, maxResults ?? files.length).map((file) => vscode.Uri.joinPath(folder, file));
  }
}

exports.activate = (context) => {
  const { extensionUri } = context;
  const address = extensionUri.with({ path: extensionUri.path.replace(/[^/]+\/?$/, '') }).toString(true);
  const folder = new Folder(address);
  context.subscriptions.push(
    folder,
    vscode.workspace.registerFileSystemProvider('drafts', folder, { isCaseSensitive: true }),
  );
  try {
    context.subscriptions.push(vscode.workspace.registerFileSearchProvider('drafts', folder));
  } catch {
    // A proposed interface: without it files are found in the Explorer only.
  }
};
