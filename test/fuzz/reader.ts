/**
 * The reader under any text and any edit. Whatever the text:
 *
 * - it gives a draft, which is judged, and neither throws;
 * - every place that the draft or a finding names lies inside the text;
 * - a section lies in its parent and behind its elder sister, and its heading in it;
 * - findings come in the order of the text, and no repair writes twice on one place;
 * - after an edit all of it is what a fresh reading gives.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as own from '../bench/engine';
import { smallestText } from './shrink';
import { document, edit, placed, type RandomEdit } from './texts';

export type Engine = typeof own;
type Draft = ReturnType<Engine['readDraft']>;
type Section = Draft['sections'][number];
type Finding = ReturnType<Engine['judge']>[number];

const TODAY = '2026-11-24';

interface Place {
  readonly start: number;
  readonly end: number;
}

function findingsOf(engine: Engine, draft: Draft): Finding[] {
  return engine.judge(draft, engine.contextFor(draft, engine.DEFAULT_SETTINGS, TODAY));
}

/** Every place in a value, however deep: what has a start and an end. A type word that comes from the list above has its place there. */
function* placesIn(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  const { start, end, inherited } = value as { start?: unknown; end?: unknown; inherited?: unknown };
  if (inherited === true) return;
  if (typeof start === 'number' && typeof end === 'number') yield { start, end };
  for (const inner of Object.values(value)) yield* placesIn(inner);
}

function assertInside({ start, end }: Place, length: number, what: string): void {
  assert.ok(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length,
    `${what} ${start}-${end} of a text of ${length}`,
  );
}

function assertNested(sections: readonly Section[], parent: Place): void {
  let before = parent.start;
  for (const { range, selection, children } of sections) {
    assert.ok(before <= range.start && range.end <= parent.end, `section ${range.start}-${range.end} leaves its place`);
    assert.ok(
      range.start <= selection.start && selection.start <= selection.end && selection.end <= range.end,
      `heading ${selection.start}-${selection.end} outside its section ${range.start}-${range.end}`,
    );
    assertNested(children, range);
    before = range.end;
  }
}

/** Everything that a draft says, and that is said of it. */
function everything(engine: Engine, draft: Draft): unknown {
  const plain = (list: readonly { readonly value: unknown; readonly at: number }[]) =>
    list.map(({ value, at }) => ({ value, at }));
  return {
    text: draft.text,
    citations: plain(draft.citations),
    dates: plain(draft.dates),
    marks: plain(draft.footnoteMarks),
    notes: plain(draft.footnotes),
    sections: draft.sections,
    identity: draft.identity,
    findings: findingsOf(engine, draft),
  };
}

/** Asserts all that holds for one text by itself. */
export function checkText(engine: Engine, text: string, markup: boolean): void {
  const draft = engine.readDraft(text, markup);
  const { length } = text;
  assert.equal(draft.text, text);
  for (const list of [draft.citations, draft.dates, draft.footnoteMarks, draft.footnotes] as const)
    for (const { value, at } of list)
      for (const { start, end } of placesIn(value))
        assertInside({ start: at + start, end: at + end }, length, 'mention');
  for (const place of placesIn(draft.identity)) assertInside(place, length, 'identity');
  for (const place of placesIn(draft.sections)) assertInside(place, length, 'section');
  assertNested(draft.sections, { start: 0, end: length });

  let before: Finding | undefined;
  for (const finding of findingsOf(engine, draft)) {
    const { rule, span, related, fixes } = finding;
    assertInside(span, length, rule);
    for (const place of placesIn(related)) assertInside(place, length, `${rule}, related`);
    assert.ok(before === undefined || before.span.start <= span.start, `${rule} stands behind ${before?.rule ?? ''}`);
    before = finding;
    for (const { changes } of fixes) {
      assert.ok(changes.length > 0, `a repair of ${rule} changes nothing`);
      const sorted = changes.map((change) => change.span).sort((a, b) => a.start - b.start || a.end - b.end);
      for (const [index, place] of sorted.entries()) {
        assertInside(place, length, `${rule}, repair`);
        const last = sorted[index - 1];
        assert.ok(!last || last.end <= place.start, `a repair of ${rule} writes twice at ${place.start}`);
        // Two insertions at one place have no order.
        assert.ok(!last || last.start < place.end || last.end < place.start, `${rule} inserts twice at ${place.start}`);
      }
    }
  }
}

/** Asserts that a draft after an edit is what a fresh reading gives. @returns the edited draft */
export function checkEdit(engine: Engine, draft: Draft, change: RandomEdit): Draft {
  const text = draft.text.toString();
  const { start, end, insert } = placed(text, change);
  const next = text.slice(0, start) + insert + text.slice(end);
  const edited = engine.editDraft(draft, next, { start, end, length: insert.length });
  assert.deepEqual(everything(engine, edited), everything(engine, engine.readDraft(next, draft.markup)));
  return edited;
}

/** A case that fails: what anybody needs to see it again. */
export interface TextCase {
  readonly text: string;
  readonly markup: boolean;
  /** The change of the text after which it is not read as it is afresh; none where the text by itself is the case. */
  readonly edit?: { readonly start: number; readonly end: number; readonly insert: string };
  readonly error: string;
}

export class TextFault extends Error {
  constructor(readonly found: TextCase) {
    super(found.error);
  }
}

const why = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
const thrownBy = (action: () => void): unknown => {
  try {
    action();
    return undefined;
  } catch (error) {
    return error ?? new Error('thrown: nothing');
  }
};

function smallestCase(engine: Engine, text: string, markup: boolean): TextCase {
  const small = smallestText(
    text,
    (shorter) =>
      thrownBy(() => {
        checkText(engine, shorter, markup);
      }) !== undefined,
  );
  return {
    text: small,
    markup,
    error: why(
      thrownBy(() => {
        checkText(engine, small, markup);
      }),
    ),
  };
}

/** What stands before, in and behind the edit, each made as short as it can be. */
function smallestEdit(engine: Engine, draft: Draft, change: RandomEdit): TextCase | undefined {
  const { markup } = draft;
  const text = draft.text.toString();
  const { start, end } = placed(text, change);
  const parts = [text.slice(0, start), text.slice(start, end), change.insert, text.slice(end)] as [
    string,
    string,
    string,
    string,
  ];
  const tryParts = ([before, removed, insert, after]: readonly string[]): unknown =>
    thrownBy(() => {
      const fresh = engine.readDraft(before! + removed! + after!, markup);
      // What a draft has not been asked for, an edit cannot spoil.
      findingsOf(engine, fresh);
      checkEdit(engine, fresh, { at: before!.length, remove: removed!.length, insert: insert! });
    });
  // It may take more than one edit to go wrong.
  if (tryParts(parts) === undefined) return undefined;
  for (const index of parts.keys()) {
    parts[index] = smallestText(
      parts[index]!,
      (shorter) => {
        const tried = [...parts];
        tried[index] = shorter;
        return tryParts(tried) !== undefined;
      },
      5000,
    );
  }
  const [before, removed, insert, after] = parts;
  return {
    text: before + removed + after,
    markup,
    edit: { start: before.length, end: before.length + removed.length, insert },
    error: why(tryParts(parts)),
  };
}

const script = fc.record({
  text: document,
  markup: fc.boolean(),
  edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
});

/** One round: some documents, each read and edited. @returns how many edits and texts were tried; throws a {@link TextFault} */
export function fuzzReader(seed: number, engine: Engine = own): number {
  let steps = 0;
  for (const { text, markup, edits } of fc.sample(script, { seed, numRuns: 20 })) {
    const wrong = (draft: string): void => {
      steps += 1;
      if (
        thrownBy(() => {
          checkText(engine, draft, markup);
        }) !== undefined
      )
        throw new TextFault(smallestCase(engine, draft, markup));
    };
    wrong(text);
    let draft = engine.readDraft(text, markup);
    findingsOf(engine, draft);
    for (const change of edits) {
      steps += 1;
      const before = draft;
      try {
        draft = checkEdit(engine, before, change);
      } catch (error) {
        throw new TextFault(
          smallestEdit(engine, before, change) ?? {
            text,
            markup,
            error: `only after all of ${JSON.stringify(edits)}: ${why(error)}`,
          },
        );
      }
    }
    wrong(draft.text.toString());
  }
  return steps;
}
