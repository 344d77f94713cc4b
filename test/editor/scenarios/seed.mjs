// The drafter's own document: the conclusion of a Thành ủy's meeting of 06/7/2022, which cites a resolution of December
// 2022. It is a .txt file, and has to be served under the language id plaintext.
import assert from 'node:assert/strict';

export const SEED = 'ket-luan-hoi-nghi-thanh-uy-lan-8.txt';
const WRONG_DATE = '07/12/2022';
const MEETING_DATE = '06/7/2022';
const LIKELY_DATE = '07/12/2021';

const rule = (name) => (finding) => finding.rule === name;
const isError = ({ severity }) => severity === 'error';
const isWarning = ({ severity }) => severity === 'warning';

/** Opens the seed and waits for its findings. */
export async function openSeed(workbench) {
  await workbench.open(SEED);
  return workbench.findingsWith('the seed to be judged', (findings) => findings.some(isError));
}

/** Fewer spaces and no accents of layout: what a row says, not how it is set. */
const plain = (text) => text.replace(/\s+/g, ' ').trim();

export default [
  {
    name: 'a plain-text draft is served by its content, under its own language',
    async test(workbench) {
      const findings = await openSeed(workbench);
      assert.equal((await workbench.active()).language, 'plaintext');
      assert.deepEqual([...new Set(findings.map(({ source }) => source))].length, 1);
    },
  },
  {
    name: `exactly one error: ${WRONG_DATE}, a date after the meeting that cites it`,
    async test(workbench) {
      const errors = (await openSeed(workbench)).filter(isError);
      assert.deepEqual(
        errors.map(({ rule, text }) => ({ rule, text })),
        [{ rule: 'date/after-document', text: WRONG_DATE }],
      );
      const [{ message, related }] = errors;
      assert.match(message, /07\/12\/2022/);
      assert.ok(
        related.some(({ text }) => text?.includes(MEETING_DATE)),
        `the meeting's date is not among the related places: ${JSON.stringify(related)}`,
      );
    },
  },
  {
    name: 'warnings: “các các”, “. .”, “khieu” and the signature, and no others',
    async test(workbench) {
      const warnings = (await openSeed(workbench)).filter(isWarning);
      assert.deepEqual(
        warnings.map(({ rule }) => rule).sort(),
        ['structure/signature', 'text/misspelt-syllable', 'text/repeated-punctuation', 'text/repeated-word'],
        JSON.stringify(warnings, undefined, 1),
      );
      assert.match(warnings.find(rule('text/repeated-word')).text, /các/);
      assert.match(warnings.find(rule('text/repeated-punctuation')).text, /\./);
      assert.equal(warnings.find(rule('text/misspelt-syllable')).text, 'khieu');
    },
  },
  {
    name: 'hints: five paragraphs cut by a page end, and the two styles of tone marks',
    async test(workbench) {
      const findings = await openSeed(workbench);
      const split = findings.filter(rule('structure/split-paragraph'));
      const tones = findings.filter(rule('text/tone-placement'));
      assert.equal(split.length, 5, JSON.stringify(split, undefined, 1));
      assert.ok(tones.length > 0, 'no tone mark is noted');
      for (const { severity } of [...split, ...tones]) assert.equal(severity, 'hint');
    },
  },
  {
    name: 'the Problems panel lists the error and the four warnings',
    async test(workbench) {
      await openSeed(workbench);
      const rows = await workbench.problems();
      const files = rows.filter(({ level }) => level === 1);
      assert.equal(files.length, 1, JSON.stringify(rows));
      assert.match(files[0].label, /ket-luan-hoi-nghi/);
      const labels = rows.filter(({ level }) => level === 2).map(({ label }) => label);
      const of = (severity) => labels.filter((label) => label.startsWith(severity));
      assert.equal(of('Error').length, 1, labels.join('\n'));
      assert.match(of('Error')[0], /07\/12\/2022/);
      assert.equal(of('Warning').length, 4, labels.join('\n'));
      assert.ok(
        of('Warning').some((label) => label.includes('các')),
        labels.join('\n'),
      );
    },
  },
  {
    name: `the red underline lies under ${WRONG_DATE} and nothing else`,
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(WRONG_DATE);
      await workbench.page.waitForSelector('.monaco-editor .squiggly-error');
      assert.deepEqual((await workbench.underlined('error')).join(''), WRONG_DATE);
    },
  },
  {
    name: 'the Outline shows the document as it is built',
    async test(workbench) {
      await openSeed(workbench);
      const rows = (await workbench.outline()).map(({ level, label }) => ({ level, label: plain(label) }));
      const shown = rows.map(({ level, label }) => `${'  '.repeat(level - 1)}${label}`).join('\n');
      let after = -1;
      const find = (start, parent) => {
        const index = rows.findIndex(({ label }, at) => at > after && label.startsWith(start));
        assert.ok(index >= 0, `no row "${start}" after row ${after} in:\n${shown}`);
        after = index;
        const { level } = rows[index];
        if (parent !== undefined) assert.equal(level, parent + 1, `"${start}" is not below its parent in:\n${shown}`);
        return level;
      };
      assert.ok(
        rows.some(({ label }) => label.startsWith('KẾT LUẬN')),
        `no title in:\n${shown}`,
      );
      const first = find('I. Kiểm điểm thực hiện nhiệm vụ');
      find('1. Kết quả đạt được', first);
      const tasks = find('2. Một số nhiệm vụ trọng tâm', first);
      find('2.1. Về công tác xây dựng Đảng', tasks);
      find('2.2. Về phát triển kinh tế', tasks);
      const second = find('II. Về một số nội dung quan trọng');
      assert.equal(second, first, `I. and II. are not of one level in:\n${shown}`);
      find('1. Ban Chấp hành Đảng bộ thành phố thống nhất', second);
      find('2. Ban Chấp hành Đảng bộ thành phố tiến hành', second);
      find('Nơi nhận');
      const signature = rows.slice(after + 1).filter(({ label }) => /T\/M BAN CHẤP HÀNH|Trần Lưu Quang/.test(label));
      assert.ok(signature.length > 0, `no signature in:\n${shown}`);
    },
  },
  {
    name: 'the lightbulb on the red date offers the same day a year earlier, and takes the error away',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret(WRONG_DATE, { into: 3 });
      const titles = await workbench.repairs();
      const title = titles.find((candidate) => candidate.includes(LIKELY_DATE));
      assert.ok(title, `no repair to ${LIKELY_DATE} among: ${titles.join(' | ')}`);
      await workbench.chooseRepair(title);
      await workbench.findingsWith('the error to go', (findings) => !findings.some(isError));
      const { text } = await workbench.active();
      assert.ok(text.includes(`số 04-NQ/TU, ngày ${LIKELY_DATE}`) && !text.includes(WRONG_DATE));
    },
  },
  {
    name: 'a day that does not exist is marked as it is typed',
    async test(workbench) {
      await openSeed(workbench);
      await workbench.placeCaret('Giao Ban Tuyên giáo Thành ủy');
      await workbench.type('Báo cáo Thường trực Thành ủy trước ngày 31/02/2022. ');
      const isTyped = ({ text }) => text.includes('31/02/2022');
      const findings = await workbench.findingsWith('31/02/2022 to be marked', (all) => all.some(isTyped));
      assert.ok(findings.filter(isTyped).some(rule('date/impossible')), JSON.stringify(findings.filter(isTyped)));
      assert.equal(findings.filter(({ text }) => text === WRONG_DATE).length, 1, 'the first error is gone');
    },
  },
];
