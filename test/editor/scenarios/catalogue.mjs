// The catalogue: what is known of a cited document, and the folder's own list.
import assert from 'node:assert/strict';
import { until } from '../until.mjs';
import { openSeed } from './seed.mjs';

const KNOWN = 'Quy định số 205-QĐ/TW';
const UNKNOWN = 'Kế hoạch số 122-KH/TU';

export default [
  {
    name: 'the hover on a known document gives its title and where that is known from',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(KNOWN, { into: 'Quy định số 2'.length });
      const hover = await workbench.hover();
      assert.match(hover, /kiểm soát quyền lực/, hover);
    },
  },
  {
    name: '“Xem văn bản trong danh mục” shows the entry as a page',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(KNOWN, { into: 'Quy định số 2'.length });
      await workbench.command('butSon.showCatalogueEntry');
      await until('the page to open', async () =>
        (await workbench.page.locator('.tabs-container .tab').allInnerTexts()).some((title) =>
          title.includes('205-QĐ'),
        ),
      );
    },
  },
  {
    name: '“Thêm viện dẫn vào danh mục của thư mục” writes the citation into a file of the folder',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(UNKNOWN, { into: 'Kế hoạch số 12'.length });
      await workbench.command('butSon.addToCatalogue');
      const text = await until('the list to hold the plan', async () => {
        const found = await workbench.companion.run(async (vscode) => {
          const { document } = vscode.window.activeTextEditor ?? {};
          return document?.uri.path.endsWith('danh-muc.csv') ? document.getText() : '';
        });
        return found.includes('122-KH/TU') && found;
      });
      assert.match(text, /^code,type,issuer,date/);
      assert.match(text, /122-KH\/TU,Kế hoạch,[^\n]*Thành ủy[^\n]*,2022-02-28/);
    },
  },
];
