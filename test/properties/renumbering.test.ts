/**
 * Renumbering keeps what every reference means. Random drafts with hundreds of sections and references are damaged (sections are
 * deleted, put in, moved), renumbered and read afresh: each reference that meant one section before means the same one after.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import { POINT_LETTERS, toRoman } from '../../server/src/draft/labels';
import { placesOf } from '../../server/src/draft/places';
import { applyChanges } from '../../server/src/features/code-actions';
import { renumberingAt } from '../../server/src/features/renumber';

interface Made {
  readonly kind: 'chapter' | 'article' | 'clause' | 'point' | 'roman' | 'number' | 'decimal';
  path: readonly number[];
  /** Words that no other section has. */
  readonly name: string;
  children: Made[];
  readonly sentences: string[];
}

/** Numbers without end that depend on nothing but the first one. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

class Maker {
  readonly random: (below: number) => number;
  #made = 0;

  constructor(
    seed: number,
    readonly style: 'state' | 'party',
    readonly sections: number,
  ) {
    this.random = randomFrom(seed);
  }

  node(kind: Made['kind'], path: readonly number[]): Made {
    this.#made += 1;
    return { kind, path, name: `Nội dung thứ tự ${this.#made} của đơn vị`, children: [], sentences: [] };
  }

  tree(): Made[] {
    const roots: Made[] = [];
    let articles = 0;
    while (this.#made < this.sections) {
      const head = this.node(this.style === 'state' ? 'chapter' : 'roman', [roots.length + 1]);
      roots.push(head);
      for (let count = 1 + this.random(6); count > 0; count--) {
        const second =
          this.style === 'state'
            ? this.node('article', [(articles += 1)])
            : this.node('number', [head.children.length + 1]);
        head.children.push(second);
        for (let more = this.random(5); more > 0; more--) {
          const index = second.children.length + 1;
          const third =
            this.style === 'state' ? this.node('clause', [index]) : this.node('decimal', [second.path[0]!, index]);
          second.children.push(third);
          for (let points = this.random(4); points > 0; points--)
            third.children.push(this.node('point', [third.children.length + 1]));
        }
      }
    }
    return roots;
  }

  /** A reference to a section, in one of the ways in which they are written. */
  reference(chain: readonly Made[]): string {
    const words = chain.map((made) => {
      switch (made.kind) {
        case 'chapter':
          return `Chương ${toRoman(made.path[0]!)}`;
        case 'article':
          return `Điều ${made.path[0]!}`;
        case 'clause':
          return `khoản ${made.path[0]!}`;
        case 'point':
          return `điểm ${POINT_LETTERS[made.path[0]! - 1]!}`;
        default:
          return made.kind === 'roman' ? `mục ${toRoman(made.path[0]!)}` : `mục ${made.path.join('.')}`;
      }
    });
    // Điều are known without their Chương.
    // A decimal tells the number above it.
    const named =
      words.length === 1
        ? words
        : this.style === 'state'
          ? words.slice(1)
          : words.length > 2
            ? words.toSpliced(1, 1)
            : words;
    const joined = named.reverse().join(this.style === 'party' ? ', ' : ' ');
    return this.style === 'state' && this.random(2) === 0 ? `${joined} Quy định này` : joined;
  }

  /** Deletes, puts in and moves sections; the labels stay as they were written. */
  damage(roots: Made[], times: number): void {
    for (let time = 0; time < times; time++) {
      const lists = listsOf(roots).filter((list) => list.length > 1);
      const list = lists[this.random(lists.length)];
      if (!list) return;
      const at = this.random(list.length);
      switch (this.random(3)) {
        case 0:
          list.splice(at, 1);
          break;
        case 1:
          list.splice(at, 0, this.node(list[at]!.kind, list[this.random(list.length)]!.path));
          break;
        default: {
          const [moved] = list.splice(at, 1);
          list.splice(this.random(list.length + 1), 0, moved!);
        }
      }
    }
  }
}

function* listsWithin(list: Made[]): Generator<Made[]> {
  yield list;
  for (const { children } of list) yield* listsWithin(children);
}

function listsOf(roots: Made[]): Made[][] {
  return [...listsWithin(roots)];
}

function chainsOf(list: readonly Made[], above: readonly Made[] = []): Made[][] {
  return list.flatMap((made) => [[...above, made], ...chainsOf(made.children, [...above, made])]);
}

const FILLER = 'Các cơ quan, tổ chức, đơn vị có liên quan chịu trách nhiệm phối hợp thực hiện nội dung nêu tại';

function write(list: readonly Made[]): string {
  return list
    .map(({ kind, path, name, children, sentences }) => {
      const label = {
        chapter: () => `Chương ${toRoman(path[0]!)}\n${name.toUpperCase()}`,
        article: () => `Điều ${path[0]!}. ${name}`,
        clause: () => `${path[0]!}. ${name}.`,
        point: () => `${POINT_LETTERS[path[0]! - 1]!}) ${name}.`,
        roman: () => `${toRoman(path[0]!)}. ${name.toUpperCase()}`,
        number: () => `${path[0]!}. ${name}`,
        decimal: () => `${path.join('.')}. ${name}.`,
      }[kind]();
      return [label, ...sentences, write(children)].filter((line) => line !== '').join('\n\n');
    })
    .join('\n\n');
}

function draftOf(style: Maker['style'], roots: readonly Made[]): string {
  return `${style === 'state' ? 'QUY ĐỊNH' : 'KẾT LUẬN'}\nvề việc thử đánh số\n\n${write(roots)}\n\nNơi nhận:\n- Như trên.\n`;
}

/** The section that each part of each reference means, by its words; a dash where it means none or several. */
function meanings(draft: Draft): string[] {
  const places = placesOf(draft);
  return places.references.flatMap((placed) =>
    places
      .resolve(placed)
      .map((resolution) => (resolution.kind === 'section' ? resolution.node.section.title.toLowerCase() : '-')),
  );
}

interface Case {
  readonly seed: number;
  readonly style: Maker['style'];
  readonly sections: number;
  readonly references: number;
  readonly damages: number;
}

const cases = (damages: { min: number; max: number }): fc.Arbitrary<Case> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 2 ** 31 }),
    style: fc.constantFrom('state', 'party'),
    sections: fc.integer({ min: 2, max: 300 }),
    references: fc.integer({ min: 0, max: 200 }),
    damages: fc.integer(damages),
  });

/** "1, 2, 3, 1, 2" is a second list with numbers of its own, and "1." behind "2.3." a list inside it: neither is a damaged one. */
function isOneList(list: readonly Made[]): boolean {
  const values = list.map(({ path }) => path.at(-1));
  if (list[0]?.kind === 'number' && values.lastIndexOf(1) > 0) return false;
  return values.filter((value, at) => value === 1 && values[at + 1] === 2).length < 2;
}

function made({ seed, style, sections, references, damages }: Case): string {
  const maker = new Maker(seed, style, sections);
  const roots = maker.tree();
  const chains = chainsOf(roots);
  for (let count = 0; count < references; count++) {
    const holder = chains[maker.random(chains.length)]!.at(-1)!;
    const target = chains[maker.random(chains.length)]!;
    holder.sentences.push(`${FILLER} ${maker.reference(target)}.`);
  }
  maker.damage(roots, damages);
  fc.pre(listsOf(roots).every(isOneList));
  return draftOf(style, roots);
}

const RUNS = Math.max(1, Math.round(Number(process.env['FUZZ_RUNS'] ?? 400) / 8));

describe('Renumbering a whole draft', () => {
  it('leaves a draft alone whose numbers are right', () => {
    fc.assert(
      fc.property(cases({ min: 0, max: 0 }), (some) => {
        const draft = readDraft(made(some));
        assert.deepEqual(renumberingAt(draft, draft.text.length, 'whole'), undefined);
        // The test itself: nearly every reference means a section.
        const all = meanings(draft);
        assert.ok(all.filter((meaning) => meaning === '-').length === 0, 'every reference means a section');
      }),
      { numRuns: RUNS },
    );
  });

  it('puts damaged numbers in order, and every reference means the section that it meant', () => {
    let moved = 0;
    fc.assert(
      fc.property(cases({ min: 1, max: 30 }), (some) => {
        const draft = readDraft(made(some));
        const renumbering = renumberingAt(draft, 60, 'whole');
        if (!renumbering) return;
        const { changes } = renumbering;
        changes.forEach((change, index) => {
          assert.ok(index === 0 || changes[index - 1]!.span.end <= change.span.start, 'edits in order, apart');
          assert.notEqual(draft.text.slice(change.span.start, change.span.end), change.newText, 'no idle edit');
        });
        const after = readDraft(applyChanges(draft.text.toString(), changes));
        assert.deepEqual(renumberingAt(after, 60, 'whole'), undefined, 'nothing is left to renumber');
        const [before, now] = [meanings(draft), meanings(after)];
        assert.equal(now.length, before.length);
        before.forEach((meaning, index) => {
          if (meaning === '-') return;
          assert.equal(now[index], meaning);
          moved += 1;
        });
      }),
      { numRuns: RUNS },
    );
    assert.ok(moved > RUNS, `${moved} references were followed`);
  });

  it('from a place on leaves what stands before it alone', () => {
    fc.assert(
      fc.property(cases({ min: 1, max: 30 }), fc.nat(), (some, anywhere) => {
        const draft = readDraft(made(some));
        const offset = anywhere % draft.text.length;
        const renumbering = renumberingAt(draft, offset, 'from-here');
        const { node } = placesOf(draft).at(offset);
        if (!renumbering || !node) return;
        const after = readDraft(applyChanges(draft.text.toString(), renumbering.changes));
        const labels = (read: Draft) => placesOf(read).own.nodes.map(({ section }) => section.label);
        const first = placesOf(draft).own.nodes.findIndex(({ section }) => section === node.section);
        assert.deepEqual(labels(after).slice(0, first), labels(draft).slice(0, first));
      }),
      { numRuns: RUNS },
    );
  });
});
