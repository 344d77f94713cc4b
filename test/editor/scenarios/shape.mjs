// The shape of a document: formatting, lists that go on at Enter, selections, and what is done to a draft as a whole.
import assert from 'node:assert/strict';
import { until } from '../until.mjs';
import { openSeed } from './seed.mjs';

const HEAD = 'KẾT LUẬN\nvề một số nhiệm vụ\n\n';
const MARKDOWN = 'quyet-dinh-du-thao.md';

export default [
  {
    name: 'Format Document puts spaces in order and leaves a blank to be filled, and one undo takes it back',
    async test(workbench) {
      const untidy = `Số:      -KL/TU\n\n${HEAD}1. Thành ủy  giao Ban Tổ chức , ngày    tháng 8 năm 2025.  \n\n\n\n2. Kết luận số 21–KL/TW.\n`;
      const tidy = `Số:      -KL/TU\n\n${HEAD}1. Thành ủy giao Ban Tổ chức, ngày    tháng 8 năm 2025.\n\n2. Kết luận số 21-KL/TW.\n`;
      await openNew(workbench, 'vanban', untidy);
      await until('the formatter to be there', async () => (await formatEdits(workbench)) > 0);
      await workbench.command('editor.action.formatDocument');
      await textBecomes(workbench, tidy);
      await workbench.command('undo');
      await textBecomes(workbench, untidy);
    },
  },
  {
    name: 'Format Document is offered for a Markdown draft, and for no other Markdown file',
    async test(workbench) {
      await workbench.open(MARKDOWN);
      const { text } = await workbench.active();
      await workbench.placeCaret('Hiệu lực thi hành', { into: 'Hiệu lực'.length });
      await workbench.type(' ');
      await until('the formatter to be offered and to do its work', async () => {
        await workbench.command('editor.action.formatDocument');
        return (await workbench.active()).text === text;
      });
      const note = '# Ghi chú  riêng\n\n\n\nMua sách , vở .\n';
      await openNew(workbench, 'markdown', note);
      assert.equal((await formatEdits(workbench)) ?? 0, 0);
      assert.equal((await workbench.active()).text, note);
    },
  },
  ...['vanban', 'markdown', 'plaintext'].map((language) => ({
    name: `Enter goes on with a list in ${language}, and ends it on an empty item`,
    test: (workbench) => writesList(workbench, language),
  })),
  {
    name: 'Enter goes on with a list when format-on-type is on, too',
    async test(workbench) {
      await configure(workbench, 'editor', 'formatOnType', true);
      try {
        await writesList(workbench, 'vanban');
      } finally {
        await configure(workbench, 'editor', 'formatOnType', undefined);
      }
    },
  },
  {
    name: 'Enter is only Enter when butSon.continueLists is off',
    async test(workbench) {
      await configure(workbench, 'butSon', 'continueLists', false);
      try {
        await openNew(workbench, 'vanban', `${HEAD}d) Một;`);
        await workbench.placeCaret('Một;', { into: 4 });
        await workbench.page.keyboard.press('Enter');
        await workbench.type('x');
        await textBecomes(workbench, `${HEAD}d) Một;\nx`);
      } finally {
        await configure(workbench, 'butSon', 'continueLists', undefined);
      }
    },
  },
  {
    name: 'a selection grows from a code to its citation, its sentence and its section',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret('205-QĐ/TW', { into: 5 });
      const grown = new Set();
      for (let step = 0; step < 14; step++) {
        await workbench.command('editor.action.smartSelect.expand');
        grown.add(
          await workbench.companion.run((vscode) => {
            const { document, selection } = vscode.window.activeTextEditor;
            return document.getText(selection);
          }),
        );
      }
      const steps = [...grown];
      assert.ok(steps.includes('205-QĐ/TW'), steps.slice(0, 4).join('\n'));
      assert.ok(steps.some((text) => /^Quy định số 205-QĐ\/TW, ngày 23\/9\/2019 của Bộ Chính trị$/.test(text)));
      assert.ok(steps.some((text) => text.startsWith('2.1. Về công tác xây dựng Đảng')));
    },
  },
  {
    name: '“Nối các đoạn bị ngắt” joins all of them, and one undo takes it back',
    async test(workbench) {
      await openSeed(workbench);
      const { text } = await workbench.active();
      await workbench.command('butSon.joinParagraphs');
      const joined = await until('the paragraphs to be joined', async () => {
        const now = (await workbench.active()).text;
        return now !== text && now;
      });
      assert.ok(joined.includes('quán triệt, triển khai nghị quyết của Đảng'));
      assert.ok(joined.includes('Tập trung hoàn thành các thủ tục, quy trình'));
      await workbench.command('undo');
      await textBecomes(workbench, text);
    },
  },
  {
    name: '“Đánh số lại chú thích” numbers marks and notes again, and says why it does not',
    async test(workbench) {
      await openNew(workbench, 'vanban', `${HEAD}1. Một² và hai¹.\n\n¹ Hai.\n\n² Một.\n`);
      await workbench.command('butSon.renumberFootnotes');
      await textBecomes(workbench, `${HEAD}1. Một¹ và hai².\n\n¹ Một.\n\n² Hai.\n`);
      await openNew(workbench, 'vanban', `${HEAD}1. Một² và hai¹.\n\n¹ Hai.\n`);
      await workbench.command('butSon.renumberFootnotes');
      await until('the reason to be said', async () =>
        (await workbench.page.locator('.notification-list-item-message').allInnerTexts()).some((message) =>
          message.includes('“²” ở dòng 4 không có lời chú'),
        ),
      );
      await workbench.command('notifications.clearAll');
    },
  },
  {
    name: 'comments and legal bases are folded as what they are',
    async test(workbench) {
      await openNew(
        workbench,
        'vanban',
        `<!-- Ghi chú\nhai dòng -->\n\n${HEAD}Căn cứ Luật Đất đai;\n\nCăn cứ Luật Nhà ở;\n\n1. Một.\n`,
      );
      const folds = await until('the folds', async () => {
        const found = await workbench.companion.run(async (vscode) => {
          const { document } = vscode.window.activeTextEditor;
          return vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', document.uri);
        });
        return found?.length > 0 && found;
      });
      const at = (line) => folds.find(({ start }) => start === line);
      assert.equal(at(0)?.end, 1);
      assert.equal(at(6)?.end, 8);
    },
  },
];

/** A list written with the keyboard alone. */
async function writesList(workbench, language) {
  await openNew(workbench, language, `${HEAD}d) Một;`);
  await workbench.placeCaret('Một;', { into: 4 });
  const press = (key) => workbench.page.keyboard.press(key);
  await press('Enter');
  await textBecomes(workbench, `${HEAD}d) Một;\nđ) `);
  await workbench.type('hai;');
  await press('Enter');
  await textBecomes(workbench, `${HEAD}d) Một;\nđ) hai;\ne) `);
  await press('Enter');
  await textBecomes(workbench, `${HEAD}d) Một;\nđ) hai;\n`);
  await workbench.type('- ba;');
  await press('Enter');
  await textBecomes(workbench, `${HEAD}d) Một;\nđ) hai;\n- ba;\n- `);
  await workbench.type('x');
  await textBecomes(workbench, `${HEAD}d) Một;\nđ) hai;\n- ba;\n- x`);
}

/** Opens a new document, never saved, with a text. */
async function openNew(workbench, language, content) {
  await workbench.open(MARKDOWN);
  await workbench.companion.run(
    async (vscode, languageId, text) => {
      const document = await vscode.workspace.openTextDocument({ language: languageId, content: text });
      await vscode.window.showTextDocument(document, { preview: false });
    },
    language,
    content,
  );
  await textBecomes(workbench, content);
}

function textBecomes(workbench, wanted) {
  return until(`the text to become ${JSON.stringify(wanted.slice(-60))}`, async () => {
    const { text } = await workbench.active();
    return text === wanted;
  });
}

/** How many edits formatters have for the file in front; undefined where there is no formatter. */
function formatEdits(workbench) {
  return workbench.companion.run(async (vscode) => {
    const { document } = vscode.window.activeTextEditor;
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', document.uri, options);
    return edits?.length;
  });
}

async function configure(workbench, section, key, value) {
  await workbench.companion.run(
    async (vscode, ...[name, setting, wanted]) =>
      vscode.workspace.getConfiguration(name).update(setting, wanted, vscode.ConfigurationTarget.Global),
    section,
    key,
    value,
  );
}
