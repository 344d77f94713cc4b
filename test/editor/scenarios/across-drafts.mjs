// A folder of documents that cite each other: F12 into the catalogue, Shift+F12, Ctrl+T and Shift+Alt+H over all of them.
import assert from 'node:assert/strict';
import { until } from '../until.mjs';
import { openSeed } from './seed.mjs';

const KNOWN = 'Quy định số 205-QĐ/TW';
const PLAN = 'Kế hoạch số 122-KH/TU';
const RESOLUTION = 'Nghị quyết số 04-NQ/TU';

/** What an extension gets that asks for the same as a key. */
const asked = (workbench, command, ...values) =>
  workbench.companion.run(
    async (vscode, id, ...rest) => {
      const editor = vscode.window.activeTextEditor;
      const place = rest.length > 0 ? rest : [editor.document.uri, editor.selection.active];
      const found = (await vscode.commands.executeCommand(id, ...place)) ?? [];
      return found.map((one) => ({
        name: one.name,
        file: (one.uri ?? one.location?.uri)?.path.split('/').pop(),
      }));
    },
    command,
    ...values,
  );

export default [
  {
    name: 'F12 on a document of which there is no draft opens its page in the catalogue, which cannot be written',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(KNOWN, { into: 'Quy định số 2'.length });
      const { file, text } = await workbench.goToDefinition();
      assert.equal(file, '205-QĐ⁄TW.md');
      assert.match(text, /^# Quy định số 205-QĐ\/TW, ngày 23\/9\/2019/);
      await workbench.type('x');
      assert.equal((await workbench.active()).text, text);
      await workbench.page.keyboard.press('Escape');
    },
  },
  {
    name: 'Shift+F12 lists the drafts of the folder that cite a document',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(RESOLUTION, { into: 'Nghị quyết số 04'.length });
      const found = await until('the other drafts to be among them', async () => {
        const places = await asked(workbench, 'vscode.executeReferenceProvider');
        return new Set(places.map(({ file }) => file)).size > 1 && places;
      });
      assert.ok(
        found.some(({ file }) => /nghi-quyet-04/.test(file)),
        JSON.stringify(found),
      );
      await workbench.page.keyboard.press('Shift+F12');
      const list = workbench.page.locator('.reference-zone-widget');
      await list.waitFor();
      assert.match(await list.innerText(), /nghi-quyet-04/);
      await workbench.page.keyboard.press('Escape');
    },
  },
  {
    name: 'Ctrl+T finds a section without diacritics, and with them',
    async test(workbench) {
      await openSeed(workbench);
      for (const query of ['mot so noi dung', 'một số nội dung']) {
        await workbench.command('workbench.action.quickOpen', `#${query}`);
        const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
        await until(`“${query}” to find the section`, async () =>
          (await rows.allInnerTexts()).some((row) => row.normalize('NFC').includes('II. Về một số nội dung')),
        );
        await workbench.page.keyboard.press('Escape');
      }
    },
  },
  {
    name: 'the call hierarchy shows who cites a document',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(RESOLUTION, { into: 'Nghị quyết số 04'.length });
      const [item] = await asked(workbench, 'vscode.prepareCallHierarchy');
      assert.equal(item.name, 'Nghị quyết 04-NQ/TU');
      assert.match(item.file, /nghi-quyet-04/);
      const citing = await workbench.companion.run(async (vscode) => {
        const { document, selection } = vscode.window.activeTextEditor;
        const { commands } = vscode;
        const [first] = await commands.executeCommand('vscode.prepareCallHierarchy', document.uri, selection.active);
        const calls = await commands.executeCommand('vscode.provideIncomingCalls', first);
        return calls.map(({ from }) => from.uri.path.split('/').pop());
      });
      assert.ok(
        citing.some((file) => /^ke-hoach-122/.test(file)),
        JSON.stringify(citing),
      );
    },
  },
  {
    name: 'F2 on a code shows what it would change in other drafts, and changes what is ticked',
    async test(workbench) {
      const file = (name, text = null) =>
        workbench.companion.run(
          async ({ workspace, Uri }, folder, path, wanted) => {
            const uri = Uri.joinPath(Uri.parse(folder), path);
            if (wanted !== null) await workspace.fs.writeFile(uri, new TextEncoder().encode(wanted));
            return (await workspace.openTextDocument(uri)).getText();
          },
          workbench.folderUri,
          name,
          text,
        );
      await openSeed(workbench);
      const names = [(await workbench.active()).file, 'ke-hoach-122-kh-tu-2022.vanban'];
      const before = await Promise.all(names.map((name) => file(name)));
      await workbench.placeCaret(PLAN, { into: 'Kế hoạch số 12'.length });
      await workbench.page.keyboard.press('F2');
      const box = workbench.page.locator('.rename-box input');
      await box.waitFor();
      assert.equal(await box.inputValue(), '122-KH/TU');
      await box.fill('221-KH/TU');
      await box.press('Enter');
      const other = workbench.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: 'ke-hoach-122' });
      await other.locator('.edit-checkbox').first().click();
      const texts = () => Promise.all(names.map((name) => file(name)));
      assert.deepEqual(await texts(), before, 'nothing is changed before it is confirmed');
      try {
        await workbench.command('refactorPreview.apply');
        await until('both drafts to have the other code', async () =>
          (await texts()).every((text) => text.includes('221-KH/TU') && !text.includes('122-KH/TU')),
        );
      } finally {
        // What is renamed the editor also saves.
        await openSeed(workbench);
        for (const [index, name] of names.entries()) await file(name, before[index]);
        await until('both drafts to be as before', async () => String(await texts()) === String(before));
      }
    },
  },
  {
    name: 'a draft of the folder is judged while it is closed where that is wanted',
    async test(workbench) {
      const name = 'bao-cao-chua-mo.vanban';
      const write = (text) =>
        workbench.companion.run(
          async ({ workspace, Uri }, folder, file, wanted) => {
            const uri = Uri.joinPath(Uri.parse(folder), file);
            if (wanted === null) await workspace.fs.delete(uri);
            else await workspace.fs.writeFile(uri, new TextEncoder().encode(wanted));
          },
          workbench.folderUri,
          name,
          text,
        );
      const rules = () =>
        workbench.companion.run(
          ({ languages }, file) =>
            languages
              .getDiagnostics()
              .filter(([uri]) => uri.path.endsWith(`/${file}`))
              .flatMap(([, found]) => found.map(({ code }) => String(code?.value ?? code))),
          name,
        );
      const want = (scope) =>
        workbench.companion.run(async ({ workspace, ConfigurationTarget }, value) => {
          const settings = workspace.getConfiguration('butSon');
          await settings.update('diagnosticScope', value ?? undefined, ConfigurationTarget.Global);
        }, scope);
      await workbench.open('quyet-dinh-du-thao.md');
      await write('BÁO CÁO\n\nĐã thực hiện các các nhiệm vụ.\n');
      try {
        await want('folder');
        await until('the closed draft to have its finding', async () => (await rules()).includes('text/repeated-word'));
        await want(null);
        await until('the closed draft to have none any more', async () => (await rules()).length === 0);
      } finally {
        await want(null);
        await write(null);
      }
    },
  },
];
