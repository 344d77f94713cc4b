/** `but-son citations`, `outline`, `rules` and the help, each as a process of its own. */
import assert from 'node:assert/strict';
import packageJson from '../../package.json';
import key from '../fixtures/seed-citations.json';
import { butSon, cutShort, Desk } from '../support/cli';
import { placesIn, sample, SEED_NAME } from '../support/lsp';

const SEED = `samples/${SEED_NAME}`;
const seed = sample(SEED_NAME).text;

interface CitationJson {
  readonly path: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string | null;
  readonly code: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly period: string | null;
  readonly occurrence: number;
  readonly catalogue: string;
}

interface SectionJson {
  readonly kind: string;
  readonly label: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly selection: { readonly start: number; readonly end: number };
  readonly children: readonly SectionJson[];
}

async function citations(paths: readonly string[], input = ''): Promise<CitationJson[]> {
  const { out, err, code } = await butSon(['citations', ...paths, '--format', 'jsonl'], input);
  assert.equal(code, 0, err);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CitationJson);
}

describe('but-son citations', () => {
  it('lists the 18 coded mentions of the seed with everything that the answer key says of them', async () => {
    const coded = (await citations([SEED])).filter(({ kind }) => kind === 'coded');
    assert.equal(key.length, 18);
    assert.deepEqual(
      coded.map(({ code }) => code),
      key.map(({ code }) => code),
    );
    let behind = 0;
    for (const [index, expected] of key.entries()) {
      const { start, end, path, catalogue, period, ...said } = coded[index]!;
      const at = seed.indexOf(expected.text, behind);
      assert.ok(at >= 0, `the key’s “${expected.text}” stands in the seed`);
      behind = at + expected.text.length;
      assert.deepEqual([start, end], [at, behind], expected.text);
      const { period: expectedPeriod, ...rest } = { period: undefined, ...expected };
      assert.deepEqual(said, { kind: 'coded', ...rest });
      assert.equal(path, SEED);
      // Only the resolution of a December still to come may be at odds with what is known elsewhere.
      assert.ok(expected.code === '04-NQ/TU' || catalogue !== 'mismatch', expected.text);
      if (expectedPeriod !== undefined) assert.equal(period, expectedPeriod, expected.text);
    }
  });

  it('counts 17 documents among the 18 mentions', async () => {
    const coded = (await citations([SEED])).filter(({ kind }) => kind === 'coded');
    assert.equal(coded.filter(({ occurrence }) => occurrence === 1).length, 17);
    assert.deepEqual(
      coded.filter(({ occurrence }) => occurrence > 1).map(({ code, occurrence }) => [code, occurrence]),
      [['21-KL/TW', 2]],
    );
  });

  it('lists the resolutions of the plenum and of the congress, and nothing more', async () => {
    const others = (await citations([SEED])).filter(({ kind }) => kind !== 'coded');
    assert.deepEqual(
      others.map(({ kind, text, type, code, start }) => [kind, text, type, code, start]),
      ['Nghị quyết Trung ương 4 khóa XII, XIII', 'Nghị quyết Đại hội XVI Đảng bộ thành phố'].map((text) => [
        'congress',
        text,
        'Nghị quyết',
        null,
        seed.indexOf(text),
      ]),
    );
  });

  it('lists them in the order of the text, each with its words', async () => {
    const all = await citations([SEED]);
    for (const { start, end, text } of all) assert.equal(seed.slice(start, end), text);
    const starts = all.map(({ start }) => start);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
  });

  it('tells the own number of a draft from what it cites, and a blank from both', async () => {
    const own = await citations(['samples/nghi-quyet-04-nq-tu-2021.vanban']);
    assert.deepEqual(
      own.filter(({ kind }) => kind === 'own').map(({ code }) => code),
      ['04-NQ/TU'],
    );
    assert.deepEqual(
      own.filter(({ kind }) => kind === 'coded').map(({ code }) => code),
      ['45-NQ/TW', '21-KL/TW', '01-KL/TW', '35/2021/QH15'],
    );
    const blank = await citations(['samples/quyet-dinh-du-thao.md']);
    assert.deepEqual(
      blank.filter(({ kind }) => kind === 'own' || kind === 'placeholder'),
      [],
      'a number line that is still blank names no document',
    );
    assert.deepEqual(
      blank.filter(({ kind }) => kind === 'coded').map(({ code, date }) => [code, date]),
      [
        ['30/2020/NĐ-CP', '2020-03-05'],
        ['12/QĐ-UBND', '2025-07-15'],
      ],
    );
  });

  it('sees a blank where a number is still to come', async () => {
    const text = 'KẾT LUẬN\n\nThực hiện Kế hoạch số      -KH/TU của Ban Thường vụ Thành ủy.\n';
    const [blank, ...more] = await citations(['-'], text);
    assert.deepEqual(more, []);
    assert.equal(blank!.kind, 'placeholder');
    assert.deepEqual([blank!.type, blank!.code, blank!.date], ['Kế hoạch', null, null]);
    assert.equal(text.slice(blank!.start, blank!.end), blank!.text);
    assert.ok(blank!.text.startsWith('Kế hoạch số      -KH/TU'));
  });

  it('reads decomposed text and CRLF without losing its place', async () => {
    const text = 'KẾT LUẬN\r\n\r\nThực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy.\r\n';
    for (const written of [text, text.normalize('NFD')]) {
      const [citation] = await citations(['-'], written);
      assert.equal(citation!.path, '-');
      assert.equal(citation!.code, '04-NQ/TU');
      assert.equal(written.slice(citation!.start, citation!.end), citation!.text);
      assert.equal(citation!.text.normalize('NFC'), 'Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy');
    }
  });

  it('prints for a person: place, kind and words, a line each', async () => {
    const { out, code } = await butSon(['citations', SEED]);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 20);
    const { line, character } = placesIn(seed).at(seed.indexOf(key[0]!.text));
    assert.equal(lines[0], `${SEED}:${line + 1}:${character + 1}\tcoded\t${key[0]!.text}`);
  });

  it('goes on when a file cannot be read, and ends with 3', async () => {
    const { out, err, code } = await butSon(['citations', 'samples/missing.vanban', SEED, '--format', 'jsonl']);
    assert.equal(code, 3);
    assert.match(err, /samples\/missing\.vanban/);
    assert.equal(out.trimEnd().split('\n').length, 20);
  });
});

describe('but-son outline', () => {
  async function outline(path: string, input = ''): Promise<SectionJson[]> {
    const { out, err, code } = await butSon(['outline', path, '--format', 'json'], input);
    assert.equal(code, 0, err);
    return JSON.parse(out) as SectionJson[];
  }

  it('gives the tree of the seed', async () => {
    const tree = await outline(SEED);
    assert.deepEqual(
      tree.map(({ kind, label }) => [kind, label]),
      [
        ['title', ''],
        ['roman', 'I.'],
        ['roman', 'II.'],
        ['recipients', ''],
        ['signature', ''],
      ],
    );
    const labels = (section: SectionJson) => section.children.map(({ label }) => label);
    const [, first, second] = tree;
    assert.deepEqual(labels(first!), ['1.', '2.']);
    assert.deepEqual(labels(second!), ['1.', '2.']);
    assert.deepEqual(labels(first!.children[1]!), ['2.1.', '2.2.']);
    assert.ok(first!.children[1]!.children.every(({ kind }) => kind === 'decimal'));
    assert.ok(first!.children[1]!.children.every(({ children }) => children.every(({ kind }) => kind === 'dash')));
    assert.equal(tree[0]!.title, 'KẾT LUẬN HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI');
  });

  it('keeps headings in sections, sections in their parents, and all in the text', async () => {
    for (const [path, text] of [
      [SEED, seed],
      ['samples/quyet-dinh-du-thao.md', sample('quyet-dinh-du-thao.md').text],
      ['samples/nghi-quyet-04-nq-tu-2021.vanban', sample('nghi-quyet-04-nq-tu-2021.vanban').text],
    ] as const) {
      const visit = (sections: readonly SectionJson[], from: number, to: number): void => {
        let behind = from;
        for (const { label, start, end, selection, children } of sections) {
          assert.ok(behind <= start && start < end && end <= to, `${path} ${label}`);
          assert.ok(start <= selection.start && selection.start < selection.end && selection.end <= end);
          assert.ok(text.startsWith(label, selection.start), label);
          assert.doesNotMatch(text.slice(start, end), /^\s|\s$/);
          visit(children, start, end);
          behind = end;
        }
      };
      visit(await outline(path), 0, text.length);
    }
  });

  it('prints for a person: a line a section, set in by its depth', async () => {
    const { out, code } = await butSon(['outline', SEED]);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.includes('  1. Kết quả đạt được'));
    assert.ok(lines.includes('    2.1. Về công tác xây dựng Đảng, hệ thống chính trị, vận động Nhân dân'));
    assert.ok(lines.some((line) => line.startsWith('      - Tiếp tục đổi mới')));
  });

  it('gives an empty tree for an empty text, and for a missing file nothing but the exit code 3', async () => {
    assert.deepEqual(await outline('-', ''), []);
    const missing = await butSon(['outline', 'samples/missing.vanban', '--format', 'json']);
    assert.equal(missing.code, 3);
    assert.equal(missing.out, '');
  });

  it('is of one file: a folder of several has none', async () => {
    for (const format of ['text', 'json']) {
      const { out, err, code } = await butSon(['outline', 'samples', '--format', format]);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /đúng một tệp/);
    }
  });
});

describe('but-son rules', () => {
  interface RuleJson {
    readonly id: string;
    readonly severity: string;
    readonly summary: { readonly vi: string; readonly en: string };
    readonly norm: { readonly vi: string; readonly en: string };
  }

  it('lists every rule with its level and what it checks', async () => {
    const { out, code } = await butSon(['rules', '--format', 'json']);
    assert.equal(code, 0);
    const rules = JSON.parse(out) as RuleJson[];
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of [
      'date/after-document',
      'date/impossible',
      'date/padding',
      'code/type-mismatch',
      'date/year-against-code',
      'structure/split-paragraph',
      'structure/unresolved-footnote',
      'text/repeated-word',
      'text/repeated-punctuation',
      'text/tone-placement',
    ])
      assert.ok(ids.includes(id), id);
    for (const { id, severity, summary, norm } of rules) {
      assert.ok(['error', 'warning', 'information', 'hint'].includes(severity), id);
      for (const { vi, en } of [summary, norm]) assert.ok(vi !== '' && en !== '' && vi !== en, id);
    }
    const lines = (await butSon(['rules'])).out.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split('\t')),
      rules.map(({ id, severity, summary }) => [id, severity, summary.vi]),
    );
    assert.equal(
      (await butSon(['rules', '--language', 'en'])).out.split('\t')[2]!.split('\n')[0],
      rules[0]!.summary.en,
    );
  });
});

describe('but-son itself', () => {
  it('tells its version and how it is used', async () => {
    assert.deepEqual(await butSon(['--version']), { code: 0, out: `${packageJson.version}\n`, err: '' });
    for (const flag of ['--help', '-h']) {
      const { code, out, err } = await butSon([flag]);
      assert.equal(code, 0);
      assert.equal(err, '');
      for (const command of ['check', 'citations', 'outline', 'rules']) assert.ok(out.includes(`but-son ${command}`));
    }
    assert.match((await butSon(['check', '--help', '--language', 'en'])).out, /^Usage:/);
  });

  it('ends quietly when nobody reads on, as before “head”', async () => {
    const desk = new Desk();
    try {
      const long = desk.lay(
        'a.vanban',
        `KẾT LUẬN\n\n${'Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy.\n\n'.repeat(20_000)}`,
      );
      const { err, code } = await cutShort(['citations', long, '--format', 'jsonl']);
      assert.equal(err, '');
      assert.ok(code === 0 || code === null, String(code));
    } finally {
      desk.clear();
    }
  });
});
