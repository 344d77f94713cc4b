/** The bench measures what it says: growth that is broken is seen, figures become the rows and the chart that they are. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as engine from './engine';

type Work = (text: string) => number;
interface Kind {
  readonly full: number;
  readonly make: (size: number) => string;
}
interface Found {
  readonly size: number;
  readonly whole: number;
  readonly key: number;
  readonly formatting: number;
  readonly share: number;
  readonly cost: number;
}
interface Growth {
  readonly GROWING: Readonly<Record<string, Kind>>;
  readonly climb: (work: Work, make: Kind['make'], full: number, options?: object) => { ratio: number; size: number };
  readonly growthOf: (own: object, kind: Kind, runs: number, usual?: number) => Found;
  readonly usualCost: (own: object) => number;
  readonly isBroken: (found: Found) => boolean;
}
interface Row {
  readonly what: string;
  readonly aim?: number;
  readonly met?: boolean;
}

/** The bench is plain JavaScript, which Node runs as it is. */
async function tool<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join('test', 'bench', name)).href)) as T;
}

describe('the growth of the work', () => {
  let growth: Growth;
  before(async () => {
    growth = await tool('growth.mjs');
  });

  const letters: Kind['make'] = (size) => 'a'.repeat(size);

  it('is two for twice the text where it is linear, four where it is a square', () => {
    const linear = growth.climb((text) => text.length, letters, 1600);
    assert.deepEqual([linear.ratio, linear.size], [2, 1600]);
    assert.equal(growth.climb((text) => text.length ** 2, letters, 1600).ratio, 4);
  });

  it('is not waited for where a text takes too long: what came before is enough', () => {
    const { ratio, size } = growth.climb((text) => text.length ** 2, letters, 16_000, { patience: 1_000_000 });
    assert.deepEqual([ratio, size], [4, 2000]);
  });

  it('is nothing where there is nothing to measure', () => {
    assert.equal(growth.climb(() => 0.01, letters, 1600).ratio, 1);
  });

  // Time is what these readers say that it is: the machine has no part in it.
  const clock = performance.now.bind(performance);
  let now = 0;
  beforeEach(() => {
    performance.now = () => now;
  });
  afterEach(() => {
    performance.now = clock;
  });

  /** A reader that takes these times (ms) for a text of this length and for a key in it. */
  const taking = (
    whole: (length: number) => number,
    key: (length: number) => number,
    formatting: (length: number) => number = (length) => length / 2,
  ): object => {
    let left = 0;
    return {
      DEFAULT_SETTINGS: { rules: {} },
      contextFor: () => undefined,
      readDraft: ({ length }: string) => {
        left = whole(length);
        return { length };
      },
      formatDraft: ({ length }: { length: number }) => {
        now += formatting(length);
      },
      editDraft: (_draft: object, { length }: string) => {
        left = key(length);
        return {};
      },
      judge: () => {
        now += left;
      },
    };
  };
  const kind: Kind = { full: 800, make: letters };

  it('is sound where a text and a key in it cost what they are long', () => {
    const found = growth.growthOf(taking((length) => length / 4, (length) => length / 16), kind, 2); // prettier-ignore
    assert.ok(!growth.isBroken(found), JSON.stringify(found));
    assert.deepEqual([found.whole, found.key, found.share].map((ratio) => ratio.toFixed(2)), ['2.00', '2.00', '0.25']); // prettier-ignore
  });

  it('is broken where reading or judging is a square', () => {
    const found = growth.growthOf(taking((length) => (length / 50) ** 2, (length) => length / 16), kind, 1); // prettier-ignore
    assert.ok(found.whole > 3 && growth.isBroken(found), JSON.stringify(found));
  });

  it('is broken where a key is a square', () => {
    const square = growth.growthOf(taking((length) => length / 2, (length) => (length / 50) ** 2), kind, 1); // prettier-ignore
    assert.ok(square.key > 3 && growth.isBroken(square), JSON.stringify(square));
  });

  it('is sound though the machine is slow for one size, again and again', () => {
    for (const size of [400, 800]) {
      const slow = (length: number): number => (length / 4) * (length === size ? 1.9 : 1);
      const found = growth.growthOf(
        taking(slow, (length) => length / 16),
        kind,
        1,
      );
      assert.ok(!growth.isBroken(found), JSON.stringify(found));
    }
  });

  it('is broken where formatting is a square', () => {
    const engine = taking((length) => length / 4, (length) => length / 16, (length) => (length / 50) ** 2); // prettier-ignore
    const found = growth.growthOf(engine, kind, 1);
    assert.ok(found.formatting > 3 && growth.isBroken(found), JSON.stringify(found));
  });

  it('says what a unit costs beside one of a usual draft, and is sound however much that is', () => {
    const engine = taking((length) => length / 4, (length) => length / 16); // prettier-ignore
    const found = growth.growthOf(engine, kind, 1, 1 / 80);
    assert.deepEqual([found.cost, growth.isBroken(found)], [20, false]);
  });

  it('of our own reader can be measured', () => {
    performance.now = clock;
    const small = { ...growth.GROWING['faults']!, full: 1000 };
    const found = growth.growthOf(engine, small, 1, growth.usualCost(engine));
    assert.ok(
      found.size === 1000 && found.cost > 0 && found.whole > 0 && found.key > 0 && found.formatting > 0,
      JSON.stringify(found),
    );
  });

  it('is asked of texts of every kind, each of which grows with its size', () => {
    for (const what of ['citations', 'sections', 'deep nesting', 'blank lines', 'one line, bytes', 'quotation marks', 'unclosed brackets']) assert.ok(what in growth.GROWING, what); // prettier-ignore
    for (const [what, { full, make }] of Object.entries(growth.GROWING)) {
      const [half, whole] = [make(full / 20).length, make(full / 10).length];
      assert.ok(whole > 1.7 * half && whole < 2.3 * half, `${what}: ${half}, ${whole}`);
    }
    const whole = (what: string): string => growth.GROWING[what]!.make(growth.GROWING[what]!.full);
    assert.ok(whole('blank lines').split('\n').length > 1_000_000);
    assert.ok(Buffer.byteLength(whole('one line, bytes')) > 9_000_000);
    assert.equal(whole('citations').match(/\/QĐ-UBND/g)?.length, 50_000);
  });
});

const summary = (p50: number, p95: number) => ({ p50, p95, n: 10 });
const typed = (p50: number, p95: number) => ({ alone: summary(p50, p95), burst: summary(p50, p95), memory: 100, findings: 9, answers: { symbols: summary(1, 2) } }); // prettier-ignore
const FIGURES = {
  date: '2026-01-01',
  node: '20.20.2',
  system: 'linux',
  reading: { '30 kB': { bytes: 30_000, citations: 1, findings: 1, decode: 1, floor: 1, read: 5, judge: 5, both: 10, key: 1 } },
  growth: { 'a usual draft': { size: 1000, whole: 2, key: 2, formatting: 2, share: 0.2, cost: 1 } },
  cold: { '30 kB': { ours: 100, floor: 100 } },
  typing: { '30 kB': { ours: typed(2, 3), floor: typed(1, 1) }, '300 kB': { ours: typed(4, 6), floor: typed(2, 2) } },
}; // prettier-ignore
const PEERS = {
  cold: { '30 kB': { ours: 100, markdown: 150 }, '300 kB': { ours: 300, markdown: 200 } },
  typing: {
    '30 kB': { ours: typed(2, 3), markdown: typed(8, 11) },
    '300 kB': { ours: typed(4, 6), markdown: typed(80, 102) },
  },
  checks: { '30 kB': { ours: 300, textlint: 900 } },
};

describe('the report', () => {
  interface Report {
    readonly comparisons: (figures: object) => Row[];
    readonly measuredPart: (figures: object, illustrated?: boolean) => Promise<string>;
  }
  let report: Report;
  before(async () => {
    report = await tool('report.mjs');
  });

  it('holds us to the aims beside the Markdown server: sooner at the start, ten times faster from 300 kB on', () => {
    const rows = report.comparisons({ ...FIGURES, peers: PEERS }).filter(({ what }) => what.includes('of Markdown'));
    const aimed = rows.filter(({ aim }) => aim !== undefined).map(({ what, aim, met }) => [what, aim, met]);
    assert.deepEqual(aimed, [
      ['process start to first findings, 30 kB of Markdown', 1, true],
      ['process start to first findings, 300 kB of Markdown', 1, false],
      ['key to findings, 300 kB of Markdown, one at a time, p95', 0.1, true],
      ['key to findings, 300 kB of Markdown, 20 a second, p95', 0.1, true],
    ]);
  });

  it('holds us to a fifth of what the Markdown server takes to find the first names in a folder', () => {
    const smallFiles = { files: 10_000, ours: { time: 900, memory: 110 }, markdown: { time: 6000, memory: 400 } };
    const row = report
      .comparisons({ ...FIGURES, peers: { ...PEERS, smallFiles } })
      .find(({ what }) => what.includes('first names of 10,000 small files'))!;
    assert.deepEqual([row.aim, row.met], [0.2, true]);
  });

  it('lets ten times the faults cost ten times as much, though no more than a thousand are shown', () => {
    const faults = { few: { ...typed(4, 5), faults: 1000 }, many: { ...typed(30, 40), faults: 10_000 }, short: typed(1, 2), long: typed(3, 4) }; // prettier-ignore
    const row = report.comparisons({ ...FIGURES, faults }).find(({ what }) => what.includes('10,000 faults'))!;
    assert.deepEqual([row.aim, row.met], [10, true]);
  });

  it('shows what was measured, with other tools and without', async () => {
    const alone = await report.measuredPart(FIGURES);
    assert.doesNotMatch(alone, /Markdown server|textlint|performance\.svg/);
    const beside = await report.measuredPart({ ...FIGURES, peers: PEERS }, true);
    assert.match(beside, /\| check on the command line, start included, 30 kB +\| +300 ms \| +textlint, 900 ms \| +0\.33 \|/);
    assert.match(beside, /!\[[^\]]+\]\(performance\.svg\)/);
    assert.match(beside, /\| a usual draft \| +1,000 \| +2\.0 \| +2\.0 \| +2\.0 \| +20 % \| +1\.0 \|/);
  }); // prettier-ignore
});

describe('the chart', () => {
  let chart: (figures: object) => { title: string; svg: string };
  before(async () => {
    ({ chart } = await tool<{ chart: typeof chart }>('chart.mjs'));
  });

  it('is well-formed, says what it shows, and knows light and dark', () => {
    for (const figures of [FIGURES, { ...FIGURES, peers: PEERS }]) {
      const { title, svg } = chart(figures);
      assert.ok(svg.includes(`<title id="title">${title}</title>`));
      assert.match(svg, /prefers-color-scheme: dark/);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
      const open: string[] = [];
      for (const [, end, name, alone] of svg.replace(/<style>[^]*?<\/style>/, '').matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g))
        if (end) assert.equal(open.pop(), name);
        else if (!alone) open.push(name!);
      assert.deepEqual(open, []);
    }
  }); // prettier-ignore

  it('draws a longer bar for a longer time, and none for what was not measured', () => {
    const widths = (svg: string, name: string) =>
      [...svg.matchAll(/<rect class="([a-z]+)"[^>]* width="([\d.]+)" height="16"/g)]
        .filter(([, found]) => found === name)
        .map(([, , width]) => Number(width));
    const { svg } = chart({ ...FIGURES, peers: PEERS });
    const [small, large] = widths(svg, 'markdown') as [number, number];
    assert.ok(small < large);
    assert.ok(widths(svg, 'ours')[0]! < small);
    assert.deepEqual(widths(chart(FIGURES).svg, 'markdown'), []);
  });
});

describe('the text as Markdown', () => {
  it('has headings and links to them, most of which lead somewhere', async () => {
    const { asMarkdown, repeated } = await tool<{ asMarkdown: (text: string) => string; repeated: (bytes: number) => string }>('documents.mjs'); // prettier-ignore
    const text = asMarkdown(repeated(300_000));
    const anchors = new Set([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-'))); // prettier-ignore
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    assert.ok(anchors.size > 15 && links.length > 50, `${anchors.size} headings, ${links.length} links`);
    const lost = links.filter((anchor) => !anchors.has(anchor)).length;
    assert.ok(lost > 0 && lost < links.length / 4, `${lost} of ${links.length} lead nowhere`);
  });
});

describe('the other tools', () => {
  it('are pinned, and no part of the project', () => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string>; devDependencies?: Record<string, string> }; // prettier-ignore
    const peers = read('test/bench/peers/package.json').dependencies;
    const own = read('package.json');
    for (const [name, version] of Object.entries(peers)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
      assert.ok(!(name in own.dependencies) && !(name in own.devDependencies!), name);
    }
    assert.doesNotMatch(readFileSync('test/bench/peers/package-lock.json', 'utf8'), /"resolved"/);
  });
});
