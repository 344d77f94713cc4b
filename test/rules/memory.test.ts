/** Judging an edited draft with what is kept from before the edit: the same findings, whatever was edited. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editDraft, readDraft, spanIn, type Draft } from '../../server/src/draft/draft';
import type { Span } from '../../server/src/draft/span';
import { contextFor } from '../../server/src/rules/context';
import { RULES } from '../../server/src/rules/index';
import { judge, judgingInSteps, JudgingMemory } from '../../server/src/rules/judge';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { partyDraft, TODAY } from '../support/fixture';

const DOCUMENTS = ['samples', 'test/fixtures/corpus/source'].flatMap((folder) =>
  readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
);
/** The examples on the pages of the rules, among which each rule finds something. */
const EXAMPLES = RULES.flatMap(({ id }) =>
  [...readFileSync(`docs/rules/${id}.md`, 'utf8').matchAll(/^```vanban\n([^]*?)\n```$/gm)].map((match) => match[1]!),
);
/** What hands do: a letter, a figure, a mark, a word that asks for another way of placing tones. */
const TYPED = ['a', '1', ',', ' uỷ', ' ủy ', '“', '²', '\n', ' Nghị quyết số 9-NQ/TW'];

function findingsIn(draft: Draft, memory?: JudgingMemory): unknown {
  return judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY), {}, memory).map(
    ({ rule, severity, span, message, related, fixes }) => ({ rule, severity, span, message, related, fixes }),
  );
}

/** Where rules look: at findings, citations, dates and marks, and at some words between. */
function placesIn(draft: Draft): readonly Span[] {
  const findings = judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY)).map(({ span }) => span);
  const read = [...draft.citations, ...draft.dates, ...draft.footnoteMarks].map((one) => spanIn(one, one.value.span));
  const blocks = draft.blocks.map(({ content }, index) => ({
    start: draft.starts[index]! + content.start,
    end: draft.starts[index]! + content.end,
  }));
  return [...findings, ...read, ...blocks];
}

/** Types something at several places, takes it away again, and compares the findings with those of a draft read afresh. */
function typeInto(text: string, times: number): void {
  const memory = new JudgingMemory();
  let draft = readDraft(text);
  findingsIn(draft, memory);
  const places = placesIn(draft);
  const step = Math.ceil(places.length / times);
  for (let index = 0, turn = 0; index < places.length; index += step, turn++) {
    const { start, end } = places[index]!;
    const at = [start, (start + end) >> 1, end][turn % 3]!;
    const typed = TYPED[turn % TYPED.length]!;
    const edited = text.slice(0, at) + typed + text.slice(at);
    draft = editDraft(draft, edited, { start: at, end: at, length: typed.length });
    assert.deepEqual(findingsIn(draft, memory), findingsIn(readDraft(edited)), `${typed} at ${at}`);
    draft = editDraft(draft, text, { start: at, end: at + typed.length, length: 0 });
    findingsIn(draft, memory);
  }
  assert.deepEqual(findingsIn(draft, memory), findingsIn(readDraft(text)));
}

describe('What is remembered of a judging', () => {
  it('leaves every finding as it is without it, wherever somebody types in an example', () => {
    for (const text of EXAMPLES) typeInto(text, 12);
  });

  it('does so in whole documents', () => {
    for (const text of DOCUMENTS) typeInto(text, 4);
  });

  it('gives the same objects for what an edit does not touch, before it and behind it', () => {
    const text = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');
    const memory = new JudgingMemory();
    const originsIn = (draft: Draft): unknown[] =>
      judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY), {}, memory).map(({ place }) => place!.origin);
    const draft = readDraft(text);
    const before = originsIn(draft);
    // Behind the mention that the paragraph begins with, and in front of it.
    const paragraph = text.indexOf('Nghị quyết số 45-NQ/TW');
    for (const at of [
      text.indexOf(' dự án thuộc Chương trình', paragraph),
      text.lastIndexOf('- Tập trung', paragraph) + 5,
    ]) {
      const edited = editDraft(draft, `${text.slice(0, at)}a${text.slice(at)}`, { start: at, end: at, length: 1 });
      const after = originsIn(edited);
      assert.ok(before.length > 30 && Math.abs(before.length - after.length) < 3);
      const kept = after.filter((origin) => before.includes(origin)).length;
      assert.ok(kept >= before.length - 3, `${kept} of ${before.length}`);
      originsIn(editDraft(edited, text, { start: at, end: at + 1, length: 0 }));
    }
  });

  it('asks the rules about mentions again where the words before one change, and moves what they said where it moves', () => {
    const text = partyDraft(
      'Các đồng chí trong Ban Thường vụ được phân công chỉ đạo. Đến nay đã có nhiều kết quả rõ rệt ở các địa phương, đơn vị trong toàn thành phố; riêng lĩnh vực đất đai thì còn chậm, phải tập trung tháo gỡ. Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy.',
    );
    const memory = new JudgingMemory();
    let draft = readDraft(text);
    const spanOf = (): unknown =>
      judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY), {}, memory).find(
        ({ rule }) => rule === 'date/after-document',
      )?.span;
    const at = text.indexOf('07/12/2022');
    assert.deepEqual(spanOf(), { start: at, end: at + 10 });
    const early = text.indexOf(' đồng chí');
    draft = editDraft(draft, `${text.slice(0, early)}x${text.slice(early)}`, { start: early, end: early, length: 1 });
    assert.deepEqual(spanOf(), { start: at + 1, end: at + 11 });
    // What is planned to be issued may be dated later.
    const near = draft.text.toString().indexOf('Thực hiện Nghị quyết số 04');
    const planned = `${draft.text.slice(0, near)}Dự kiến ban hành ${draft.text.slice(near + 'Thực hiện '.length)}`;
    draft = editDraft(draft, planned, { start: near, end: near + 10, length: 17 });
    assert.deepEqual(
      spanOf(),
      judge(readDraft(planned), contextFor(readDraft(planned), DEFAULT_SETTINGS, TODAY)).find(
        ({ rule }) => rule === 'date/after-document',
      )?.span,
    );
  });

  it('is forgotten where the draft gets another day, by its own words or by an instruction', () => {
    const text = readFileSync('samples/nghi-quyet-04-nq-tu-2021.vanban', 'utf8');
    const memory = new JudgingMemory();
    const draft = readDraft(text);
    const before = findingsIn(draft, memory);
    const instruction = '<!-- but-son: ngày 2019-01-01 -->\n';
    const dated = editDraft(draft, instruction + text, { start: 0, end: 0, length: instruction.length });
    assert.deepEqual(findingsIn(dated, memory), findingsIn(readDraft(instruction + text)));
    const back = editDraft(dated, text, { start: 0, end: instruction.length, length: 0 });
    assert.deepEqual(findingsIn(back, memory), before);
  });

  it('does no harm where a judging was given up half way, or goes on behind another one', () => {
    for (const text of DOCUMENTS) {
      const memory = new JudgingMemory();
      const draft = readDraft(text);
      const edited = `Thực hiện các các việc theo Nghị quyết số 9-NQ/TW.\n\n${text}`;
      const next = editDraft(draft, edited, { start: 0, end: 0, length: edited.length - text.length });
      const begin = (one: Draft) =>
        judgingInSteps(one, contextFor(one, DEFAULT_SETTINGS, TODAY), DEFAULT_SETTINGS.rules, memory);
      const [first, second, third] = [begin(draft), begin(draft), begin(next)];
      for (const steps of [first, third]) for (let step = 0; step < 9; step++) steps.next();
      assert.deepEqual(findingsIn(draft, memory), findingsIn(readDraft(text)));
      for (const steps of [second, first]) while (!steps.next().done);
      assert.deepEqual(findingsIn(next, memory), findingsIn(readDraft(edited)));
      while (!third.next().done);
      assert.deepEqual(findingsIn(draft, memory), findingsIn(readDraft(text)));
    }
  });
});
