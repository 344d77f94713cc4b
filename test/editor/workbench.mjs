// The workbench as a person sees and uses it. What is on the screen is read from the page and done with keys and mouse;
// where the screen shows less than there is (hints, exact ranges), and for opening files and placing the caret, the
// extension interface is asked through the companion.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from './until.mjs';

const EDITOR = '.part.editor .monaco-editor';
const PROBLEMS = '.markers-panel .monaco-list';
const OUTLINE = '.outline-tree .monaco-list';
const OUTLINE_TOP = 240;
const SIDEBAR_EDGE = 420;
const FIX_MENU = '.action-widget .monaco-list-row.action';

export class Workbench {
  /** @param {import('playwright-core').Page} page */
  constructor(page, { companion, folderUri }) {
    this.page = page;
    this.companion = companion;
    this.folderUri = folderUri;
  }

  async ready() {
    await this.page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
    await this.companion.run(() => true);
    await this.#arrange();
  }

  /** Unfolds the Outline, which is closed at first, and makes it large: by dragging its upper and its right edge. */
  async #arrange() {
    await this.command('outline.focus');
    const title = this.page.locator('.pane-header[aria-label^="Outline"]');
    await until('the Outline to unfold', async () => (await title.getAttribute('aria-expanded')) === 'true');
    const { x, y, width } = await title.boundingBox();
    await this.#drag({ x: x + width / 2, y }, { x: x + width / 2, y: OUTLINE_TOP });
    const sidebar = await this.page.locator('.part.sidebar').boundingBox();
    const edge = sidebar.x + sidebar.width;
    await this.#drag({ x: edge, y: OUTLINE_TOP * 2 }, { x: SIDEBAR_EDGE, y: OUTLINE_TOP * 2 });
    await until('the Outline to be larger', async () => {
      const now = await title.boundingBox();
      return Math.abs(now.y - OUTLINE_TOP) < 50 && Math.abs(now.x + now.width - SIDEBAR_EDGE) < 50;
    });
  }

  async #drag(from, to) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
  }

  command(id, ...values) {
    return this.companion.run(
      async (vscode, ...all) => void (await vscode.commands.executeCommand(...all)),
      id,
      ...values,
    );
  }

  // ---- files and places

  /** Throws away what was typed, closes everything and opens a file of the folder afresh. */
  async open(file) {
    await this.page.keyboard.press('Escape');
    await this.companion.run(
      async (vscode, folder, name) => {
        const { commands, window, workspace, Uri } = vscode;
        while (window.activeTextEditor) {
          await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        }
        await commands.executeCommand('workbench.action.closeAllEditors');
        await commands.executeCommand('notifications.clearAll');
        const document = await workspace.openTextDocument(Uri.joinPath(Uri.parse(folder), name));
        await window.showTextDocument(document, { preview: false });
      },
      this.folderUri,
      file,
    );
    await this.page.waitForSelector(`${EDITOR} .view-line`);
  }

  /** The text, language and caret of the file in front; while one file gives way to another there is none. */
  active() {
    const read = (vscode) => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return undefined;
      const { document, selection } = editor;
      return {
        file: document.uri.path.split('/').pop(),
        language: document.languageId,
        text: document.getText().replaceAll('\r\n', '\n'),
        offset: document.offsetAt(selection.active),
        line: document.lineAt(selection.active.line).text,
      };
    };
    return until('a file in front', () => this.companion.run(read));
  }

  /** Puts the caret a few characters into the given mention of a text, in the middle of the screen. */
  async placeCaret(text, { mention = 1, into = 0 } = {}) {
    const { line, character } = await this.companion.run(
      async (vscode, wanted, number, characters) => {
        const editor = vscode.window.activeTextEditor;
        let start = -1;
        for (let count = 0; count < number; count++) {
          start = editor.document.getText().indexOf(wanted, start + 1);
          if (start < 0) throw new Error(`mention ${count + 1} of "${wanted}" not found`);
        }
        const position = editor.document.positionAt(start + characters);
        editor.selection = new vscode.Selection(position, position);
        editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
        // Awaited: then the caret has been moved, and will not be once more while a question about it is under way.
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        return position;
      },
      text,
      mention,
      into,
    );
    const place = `Ln ${line + 1}, Col ${character + 1}`;
    await until(`the keyboard to be in the editor, at ${place}`, () =>
      this.page.evaluate(
        ({ editor, wanted }) =>
          document.activeElement?.closest(editor) !== null &&
          document.getElementById('status.editor.selection')?.textContent.trim() === wanted,
        { editor: EDITOR, wanted: place },
      ),
    );
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  // ---- findings

  /** Every finding on the file in front, also those that the Problems panel does not list. */
  findings() {
    return this.companion.run((vscode) => {
      const { document } = vscode.window.activeTextEditor;
      return vscode.languages.getDiagnostics(document.uri).map((found) => ({
        severity: ['error', 'warning', 'information', 'hint'][found.severity],
        rule: String(found.code?.value ?? found.code),
        source: found.source,
        message: found.message,
        text: document.getText(found.range),
        line: found.range.start.line + 1,
        related: (found.relatedInformation ?? []).map(({ location, message }) => {
          const isHere = location.uri.path === document.uri.path; // the scheme differs from one extension host to another
          return { message, text: isHere ? document.getText(location.range) : undefined };
        }),
      }));
    });
  }

  /** Waits until the findings are as wanted. */
  findingsWith(what, isWanted) {
    return until(what, async () => {
      const findings = await this.findings();
      return isWanted(findings) && findings;
    });
  }

  /** The rows of the Problems panel: `{ level, label }`, level 1 a file, 2 a finding, 3 a related place. */
  async problems() {
    await this.command('workbench.panel.markers.view.focus');
    await this.page.waitForSelector(PROBLEMS);
    return this.#rows(PROBLEMS);
  }

  /** The colour-coded underlines on the screen, with the text above each. */
  underlined(severity) {
    return this.page.evaluate(
      ({ editor, kind }) => {
        const inEditor = document.querySelector(editor);
        const view = inEditor.getBoundingClientRect();
        const marks = [...inEditor.querySelectorAll(`.squiggly-${kind}`)].map((mark) => mark.getBoundingClientRect());
        const onScreen = marks.filter(
          ({ width, top, bottom }) => width > 0 && top >= view.top && bottom <= view.bottom,
        );
        const walker = document.createTreeWalker(inEditor.querySelector('.view-lines'), NodeFilter.SHOW_TEXT);
        const texts = onScreen.map(() => '');
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let index = 0; index < node.length; index++) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
            const isAbove = (mark) =>
              mark.left < middle.x && middle.x < mark.right && mark.top - 4 < middle.y && middle.y < mark.bottom + 4;
            onScreen.forEach((mark, number) => (texts[number] += isAbove(mark) ? node.data[index] : ''));
          }
        }
        return texts.map((text) => text.replaceAll('\u00a0', ' '));
      },
      { editor: EDITOR, kind: severity },
    );
  }

  // ---- outline

  /** The rows of the Outline: `{ level, label }`. */
  async outline() {
    await this.command('outline.focus');
    await this.page.waitForSelector(`${OUTLINE} .monaco-list-row`);
    return this.#rows(OUTLINE);
  }

  // ---- moving about

  /** Presses F12 where the caret is, and says where that leads. */
  async goToDefinition() {
    const before = await this.active();
    await this.page.keyboard.press('F12');
    return until('F12 to lead anywhere', async () => {
      const now = await this.active();
      return (now.file !== before.file || now.offset !== before.offset) && now;
    });
  }

  /** What the lightbulb offers where the caret is. */
  async repairs() {
    return until('the lightbulb to offer something', async () => {
      await this.page.keyboard.press('Control+.');
      await this.page.waitForSelector(FIX_MENU, { timeout: 2000 }).catch(() => {});
      const titles = await this.page.locator(FIX_MENU).allInnerTexts();
      if (titles.length === 0) await this.page.keyboard.press('Escape');
      return titles.length > 0 && titles.map((title) => title.trim());
    });
  }

  /** Goes down the open menu of repairs to the one wanted, and takes it. */
  async chooseRepair(title) {
    const focused = () => this.page.locator(`${FIX_MENU}.focused`).innerText();
    for (let current = await focused(); !current.includes(title);) {
      await this.page.keyboard.press('ArrowDown');
      current = await until('the next repair', async () => {
        const next = await focused();
        return next !== current && next;
      });
    }
    await this.page.keyboard.press('Enter');
  }

  /** The text of the hover at the caret. */
  async hover() {
    await this.command('editor.action.showHover');
    const hover = this.page.locator('.monaco-hover:visible .hover-contents');
    await hover.first().waitFor();
    return (await hover.allInnerTexts()).join('\n').trim();
  }

  // ---- pictures

  async screenshot(file) {
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  // ---- lists

  /** The rows of a list that has come to rest: read twice, with the same result. */
  async #rows(list) {
    let before;
    return until(`the rows of ${list}`, async () => {
      const rows = await this.#readRows(list).catch(() => undefined); // refilled meanwhile
      const isSame = rows !== undefined && JSON.stringify(rows) === JSON.stringify(before);
      before = rows;
      return isSame && rows;
    });
  }

  /** A list draws only the rows in view: goes through it with the keyboard until the last one has been seen. */
  async #readRows(list) {
    const drawn = `${list} .monaco-list-rows > .monaco-list-row`; // not the copies that stick to the top
    const rows = new Map();
    const read = async () => {
      const seen = await this.page.$$eval(drawn, (elements) =>
        elements.map((element) => ({
          index: Number(element.dataset.index),
          isLast: element.dataset.lastElement === 'true',
          level: Number(element.getAttribute('aria-level')),
          label: element.getAttribute('aria-label'),
        })),
      );
      for (const row of seen) rows.set(row.index, row);
    };
    const press = async (key, isDone) => {
      await this.page.keyboard.press(key);
      const focused = () => this.page.$eval(`${drawn}.focused`, (element) => Number(element.dataset.index));
      return until(`${key} to move`, async () => isDone(await focused()) && { index: await focused() }, {
        within: 2000,
      });
    };
    await this.page.locator(list).first().focus();
    let { index } = await press('Home', (now) => now === 0);
    await read();
    while (![...rows.values()].some(({ isLast }) => isLast)) {
      ({ index } = await press('PageDown', (now) => now > index));
      await read();
    }
    return [...rows.values()].sort((a, b) => a.index - b.index).map(({ level, label }) => ({ level, label }));
  }
}
