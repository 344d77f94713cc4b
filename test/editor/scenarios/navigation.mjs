// F12 from citation to citation, from document to document, from footnote mark to note.
import assert from 'node:assert/strict';
import { openSeed } from './seed.mjs';

const FOOTNOTE_MARK = 'trọng điểm¹';

export default [
  {
    name: 'F12 on the second “Kết luận số 21-KL/TW” opens what the catalogue knows of it',
    async test(workbench) {
      await openSeed(workbench);
      const citation = 'Kết luận số 21-KL/TW';
      await workbench.placeCaret(citation, { mention: 2, into: citation.indexOf('21-KL') + 1 });
      const { text } = await workbench.goToDefinition();
      assert.match(text, /^# Kết luận số 21-KL\/TW, ngày 25\/10\/2021/);
    },
  },
  {
    name: 'F12 on “04-NQ/TU” opens the draft in the folder that is that resolution',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret('Nghị quyết số 04-NQ/TU', { into: 'Nghị quyết số 04'.length });
      const { file, text } = await workbench.goToDefinition();
      assert.match(file, /nghi-quyet.*04|04.*nq/i);
      assert.match(text, /NGHỊ QUYẾT/);
      assert.match(text, /Số:?\s*04\s*-\s*NQ\/TU/);
    },
  },
  {
    name: 'F12 on the footnote mark ¹ goes to its note, and back',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(FOOTNOTE_MARK, { into: FOOTNOTE_MARK.length - 1 });
      const note = await workbench.goToDefinition();
      assert.match(note.line, /^¹Xây dựng Trung tâm Chính trị/);
      await workbench.placeCaret('¹Xây dựng');
      const mark = await workbench.goToDefinition();
      assert.match(mark.text.slice(mark.offset - 20, mark.offset + 5), /trọng điểm/);
    },
  },
  {
    name: 'the hover takes a citation apart',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret('Quy định số 205-QĐ/TW', { into: 'Quy định số 2'.length });
      const hover = await workbench.hover();
      for (const part of ['205-QĐ/TW', 'Bộ Chính trị', '23/9/2019']) {
        assert.ok(hover.includes(part), `"${part}" is not in the hover:\n${hover}`);
      }
    },
  },
];
