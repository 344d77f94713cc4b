/** The languages whose documents may be drafts. In the last two the server speaks only when the text reads like one. */
export const LANGUAGES = ['vanban', 'plaintext', 'markdown'] as const;

/** Schemes that belong to the editor's own inputs and views even where it keeps them in a file system one can write. */
const NEVER =
  /^(?:comment|git|output|search-editor|vscode-(?:scm|userdata)|(?:vscode-)?(?:chat|interactive|notebook)\b.*)$/;

/**
 * Whether drafts may live under a scheme: `file`, `untitled`, and every virtual file system that can be written. What
 * can only be read (`git:`, a pull request under review) shows a text from another place or time and is nobody's draft.
 *
 * `isWritable` is `workspace.fs.isWritableFileSystem`; it knows nothing of schemes that are no file systems.
 */
export function isServedScheme(scheme: string, isWritable: (scheme: string) => boolean | undefined): boolean {
  if (scheme === 'file' || scheme === 'untitled') {
    return true;
  }
  return !NEVER.test(scheme) && isWritable(scheme) === true;
}

/** Where only a name is known (a file in a folder, a tab that was never shown), the name must do. */
export function hasDraftName(path: string): boolean {
  return /\.(?:vanban|txt|md)$/i.test(path);
}

/**
 * Whether this may be the name of a rule, `date/padding`. The names come in by a command that anything in VS Code may call, and
 * lead to a page of ours: none may lead out of the folder of the pages.
 */
export function isRuleName(name: string): boolean {
  return /^[a-z-]+\/[a-z-]+$/.test(name);
}

/**
 * The pattern under which `files.associations` remembers one file. A pattern with a slash is compared with the whole
 * path, so the folder's own name goes in front of a path inside it. Characters that mean something in a glob have no
 * escape there; `?` stands for any one of them.
 */
export function associationPattern(path: string, folder?: string): string {
  const inside = folder === undefined ? path.replace(/^\//, '') : `${folder}/${path}`;
  return `**/${inside.replace(/[*?[\]{}]/g, '?')}`;
}
