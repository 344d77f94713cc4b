/** Judging an edited draft with what is kept from before the edit: the same findings, whatever was edited. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editDraft, readDraft, spanIn, type Draft } from '../../server/src/draft/draft';
import type { Span } from '../../server/src/draft/span';
import { contextFor } from '../../server/src/rules/context';
import { RULES } from '../../server/src/rules/index';
import { judge, JudgingMemory } from '../../server/src/rules/judge';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { TODAY } from '../support/fixture';

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
});
