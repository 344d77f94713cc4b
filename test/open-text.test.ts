/** An open document follows its edits in pieces, and is at each moment what a document is that was made of the whole text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BlockText, type Text } from '../server/src/draft/text';
import { editDraft, readDraft, type Edit } from '../server/src/draft/draft';
import { OpenText } from '../server/src/open-text';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

const piece = fc.constantFrom('Điều 1', ' ', '\n', '\r\n', '\r', 'ủy', 'e\u0301', '\u{1F1FB}', '\n\n', '');
const words = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
/** Where an edit begins and ends, as a share of the text, what it puts there, and whether the text is read behind it. */
const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), words, fc.boolean()), { minLength: 1, maxLength: 10 });

function assertSame(open: OpenText, text: string): void {
  const whole = TextDocument.create('', '', 0, text);
  assert.equal(open.getText(), text);
  assert.equal(open.length, text.length);
  for (let offset = -1; offset <= text.length + 1; offset++) {
    const position = whole.positionAt(offset);
    assert.deepEqual(open.positionAt(offset), position, `${offset} in ${JSON.stringify(text)}`);
    assert.equal(open.offsetAt(position), whole.offsetAt(position));
  }
  for (let line = -1; line <= whole.lineCount; line++)
    for (const character of [-1, 0, 3, 1e9])
      assert.equal(open.offsetAt({ line, character }), whole.offsetAt({ line, character }), `${line}:${character}`);
}

function assertSlices(text: Text, whole: string): void {
  assert.equal(text.toString(), whole);
  for (let start = 0; start <= whole.length; start++)
    for (const length of [0, 1, 2, 7, whole.length]) assert.equal(text.slice(start, start + length), whole.slice(start, start + length)); // prettier-ignore
}

describe('an open document', () => {
  it('is after any edits what it would be if it were opened then', () => {
    fc.assert(
      fc.property(words, edits, fc.boolean(), (text, script, early) => {
        const open = new OpenText('file:///a.vanban', 'vanban', 1, text);
        if (early) open.positionAt(0);
        let whole = text;
        for (const [at, remove, insert, settles] of script) {
          const start = at % (whole.length + 1);
          const end = Math.min(whole.length, start + remove);
          whole = whole.slice(0, start) + insert + whole.slice(end);
          open.replace({ start, end, length: insert.length }, insert, 2);
          if (settles) open.settle(open.getText());
          assertSame(open, whole);
        }
        assertSlices(open, whole);
      }),
      { numRuns: RUNS },
    );
  });

  it('has its edits since it was read as one, by which the draft follows', () => {
    fc.assert(
      fc.property(words, edits, (text, script) => {
        const open = new OpenText('file:///a.vanban', 'vanban', 1, text);
        const draft = readDraft(text);
        for (const [at, remove, insert] of script) {
          const start = at % (open.length + 1);
          const end = Math.min(open.length, start + remove);
          open.replace({ start, end, length: insert.length }, insert, 2);
        }
        const edited = editDraft(draft, open, open.edit!);
        assert.deepEqual(edited.blocks.map((block) => block.text), readDraft(open.getText()).blocks.map((block) => block.text)); // prettier-ignore
        open.settle(edited.text);
        assertSlices(open, edited.text.toString());
      }),
      { numRuns: RUNS },
    );
  });

  it('takes changes that come together from the last to the first as one, and none in another order', () => {
    const places = fc.uniqueArray(fc.nat({ max: 200 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(words, words, places, fc.array(words, { minLength: 6, maxLength: 6 }), (head, tail, at, inserts) => {
        const text = `${head}\nMục 1\r\n${tail}`;
        const ends = at.map((offset) => offset % (text.length + 1)).toSorted((a, b) => b - a);
        const whole = TextDocument.create('', '', 0, text);
        const changes = inserts.flatMap((insert, index) => {
          const [end, start] = ends.slice(2 * index, 2 * index + 2);
          if (start === undefined) return [];
          return [{ range: { start: whole.positionAt(start), end: whole.positionAt(end!) }, text: insert }];
        });
        const [open, onebyOne] = [0, 1].map((version) => new OpenText('', '', version, text)) as [OpenText, OpenText];
        const joined = open.joined(changes);
        if (!joined) {
          assert.match(text, /\r(?!\n)/, 'only a lone CR keeps such changes from being joined');
          return;
        }
        open.replace(joined.edit, joined.text, 2);
        for (const { range, text: insert } of changes)
          onebyOne.replace(onebyOne.editOf(range, insert.length), insert, 2);
        assertSame(open, onebyOne.getText());
      }),
      { numRuns: RUNS },
    );
    const open = new OpenText('', '', 1, 'một\nhai\nba');
    const change = (line: number, from: number, to: number) => ({ range: { start: { line, character: from }, end: { line, character: to } }, text: 'x' }); // prettier-ignore
    for (const changes of [
      [change(0, 0, 1), change(1, 0, 1)],
      [change(1, 2, 3), change(1, 1, 3)],
      [change(1, 0, NaN)],
      [{ text: 'x' }],
    ])
      // prettier-ignore
      assert.equal(open.joined(changes), undefined);
  });

  it('takes the place that a range names, however it is turned', () => {
    const open = new OpenText('', '', 1, 'Điều 1\r\nĐiều 2');
    const [a, b] = [{ line: 0, character: 99 }, { line: 1, character: 4 }]; // prettier-ignore
    assert.deepEqual(open.editOf({ start: a, end: b }, 3), { start: 6, end: 12, length: 3 });
    assert.deepEqual(open.editOf({ start: b, end: a }, 3), { start: 6, end: 12, length: 3 });
    assert.deepEqual(open.editOf(undefined, 3), { start: 0, end: 14, length: 3 });
    assert.equal(open.getText({ start: a, end: b }), '\r\nĐiều');
  });

  it('gives some offset for whatever is sent as a position', () => {
    const open = new OpenText('', '', 1, 'Điều 1\nĐiều 2');
    for (const line of [0.5, NaN, 'x', null, undefined, Infinity, -Infinity])
      for (const character of [0.5, 2, NaN, 'x', null, undefined, Infinity]) {
        const offset = open.offsetAt({ line, character } as never);
        assert.ok(Number.isInteger(offset) && offset >= 0 && offset <= 13, `${line}:${character} is ${offset}`);
      }
  });

  it('is not joined with an edit that lies far away: what lies between would be copied each time', () => {
    const open = new OpenText('', '', 1, 'a'.repeat(100_000));
    const at = (start: number): Edit => ({ start, end: start, length: 1 });
    assert.equal(open.isFarFromEdit(at(90_000)), false);
    open.replace(at(50), 'b', 2);
    assert.deepEqual([60, 10_000, 90_000].map((start) => open.isFarFromEdit(at(start))), [false, false, true]); // prettier-ignore
  });
});

describe('the text of blocks', () => {
  it('is the text that they were read from', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        const { blocks, starts } = readDraft(text);
        assertSlices(new BlockText(blocks, starts), text);
      }),
      { numRuns: RUNS },
    );
  });
});
