/** The pages of the rules, shipped with the extension: what a finding's code links to. */
import { commands, Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { vsdiag } from 'vscode-languageclient';
import { isRuleName } from './documents';
import { messages } from './editor';

export const SHOW_RULE_PAGE = 'butSon.showRulePage';

export function rulePages(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'docs', 'rules');
}

/**
 * The server links a finding to the page's address, which VS Code would open as Markdown source, or, in the browser,
 * hand to another tab. A command shows it as a page instead. The findings are changed in place: what the client
 * library keeps in them (the server's `data`) must go back with a request for code actions.
 */
export function linkToRulePages(report: vsdiag.DocumentDiagnosticReport | null | undefined, pages: Uri): void {
  if (report === null || report === undefined || !('items' in report)) {
    return;
  }
  const prefix = `${pages.toString()}/`;
  for (const finding of report.items) {
    const { code } = finding;
    if (typeof code !== 'object') {
      continue;
    }
    const address = code.target.toString();
    if (address.startsWith(prefix)) {
      const rule = decodeURIComponent(address.slice(prefix.length)).replace(/\.md$/, '');
      const target = Uri.from({ scheme: 'command', path: SHOW_RULE_PAGE, query: JSON.stringify([rule]) });
      finding.code = { value: code.value, target };
    }
  }
}

/** Shows the page of a rule; without one, lets the user choose. */
export async function showRulePage(context: ExtensionContext, rule: unknown): Promise<void> {
  const chosen = typeof rule === 'string' ? rule : await chooseRule(context);
  if (chosen === undefined) {
    return;
  }
  const page = Uri.joinPath(rulePages(context.extensionUri), `${chosen}.md`);
  if (!isRuleName(chosen) || !(await exists(page))) {
    void window.showInformationMessage(messages().noRulePage(chosen));
    return;
  }
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // The Markdown preview is an extension of its own, which can be switched off.
    await commands.executeCommand('vscode.open', page);
  }
}

/** The setting `butSon.rules` names every rule and says what it is about; a test holds it to the pages. */
async function chooseRule(context: ExtensionContext): Promise<string | undefined> {
  const manifest = context.extension.packageJSON as Manifest;
  const rules = Object.assign(
    {},
    ...manifest.contributes.configuration.map(({ properties }) => {
      return properties['butSon.rules']?.properties;
    }),
  ) as Record<string, { description: string }>;
  const items = Object.entries(rules).map(([label, { description }]) => ({ label, detail: description }));
  return (await window.showQuickPick(items, { placeHolder: messages().pickRule, matchOnDetail: true }))?.label;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Record<string, { readonly properties?: Record<string, { readonly description: string }> }>;
    }[];
  };
}

async function exists(page: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(page);
    return true;
  } catch {
    return false;
  }
}
