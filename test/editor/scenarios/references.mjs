// References between sections: F12 on “mục 2.3”, another number with F2, renumbering from the palette.
import assert from 'node:assert/strict';
import { until } from '../until.mjs';

const FILE = 'ket-luan-dan-chieu.vanban';

const TEXT = `KẾT LUẬN
HỘI NGHỊ THÀNH ỦY LẦN THỨ 9, KHÓA XVI

I. KẾT QUẢ

1. Kết quả nêu tại mục 2.3 được ghi nhận.

2. Nhiệm vụ

2.1. Việc thứ nhất.

2.3. Việc thứ hai.

III. TỔ CHỨC THỰC HIỆN

Các cơ quan thực hiện mục 2.3 và mục I; báo cáo kết quả thực hiện mục III.

Nơi nhận:
- Như trên.
`;

async function openReferences(workbench) {
  await workbench.companion.run(
    async (vscode, folder, name, text) => {
      const { Uri, workspace } = vscode;
      await workspace.fs.writeFile(Uri.joinPath(Uri.parse(folder), name), new TextEncoder().encode(text));
    },
    workbench.folderUri,
    FILE,
    TEXT,
  );
  await workbench.open(FILE);
}

const textBecomes = (workbench, what, wanted) =>
  until(what, async () => {
    const { text } = await workbench.active();
    return text === wanted && text;
  });

export default [
  {
    name: 'F12 on “mục 2.3” goes to that section, and the hover shows its words',
    async test(workbench) {
      await openReferences(workbench);
      await workbench.placeCaret('mục 2.3', { into: 'mục 2.'.length });
      assert.match(await workbench.hover(), /2\.3\. Việc thứ hai/);
      await workbench.page.keyboard.press('Escape');
      const { line } = await workbench.goToDefinition();
      assert.match(line, /^2\.3\. Việc thứ hai/);
    },
  },
  {
    name: 'F2 on “mục 2.3” gives the section another number, and every reference to it',
    async test(workbench) {
      await openReferences(workbench);
      await workbench.placeCaret('mục 2.3', { into: 'mục 2.'.length });
      await workbench.page.keyboard.press('F2');
      const box = workbench.page.locator('.rename-box input');
      await box.waitFor();
      assert.equal(await box.inputValue(), '2.3');
      await box.fill('2.2');
      await workbench.page.keyboard.press('Enter');
      await textBecomes(workbench, 'the number to change', TEXT.replaceAll('2.3', '2.2'));
      await workbench.command('undo');
      await textBecomes(workbench, 'one undo to take it back', TEXT);
    },
  },
  {
    name: '“Đánh số lại toàn văn” puts all numbers in order, as one change',
    async test(workbench) {
      await openReferences(workbench);
      await workbench.placeCaret('I. KẾT QUẢ');
      await workbench.command('butSon.renumberWholeDraft');
      await textBecomes(workbench, 'the numbers to change', TEXT.replaceAll('2.3', '2.2').replaceAll('III', 'II'));
      await workbench.command('undo');
      await textBecomes(workbench, 'one undo to take it back', TEXT);
    },
  },
  {
    name: '“Đánh số lại từ đây” is offered at the heading of a section',
    async test(workbench) {
      await openReferences(workbench);
      await workbench.placeCaret('III. TỔ CHỨC', { into: 1 });
      const repairs = await workbench.repairs();
      const title = repairs.find((offered) => offered.startsWith('Đánh số lại từ đây'));
      assert.ok(title, repairs.join('\n'));
      await workbench.chooseRepair(title);
      await textBecomes(workbench, 'the number to change', TEXT.replaceAll('III', 'II'));
    },
  },
];
