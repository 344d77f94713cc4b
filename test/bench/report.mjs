// What was measured beside what is aimed at (docs/performance.md), as tables for the terminal and for that page.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './build.mjs';
import { chart } from './chart.mjs';
import { folderRows } from './folders.mjs';

const PAGE = path.join(ROOT, 'docs', 'performance.md');
const CHART = path.join(ROOT, 'docs', 'performance.svg');
const MEASURED = /(?<=<!-- measured -->\n)[^]*(?=<!-- end -->)/;

const milliseconds = (value) =>
  `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const count = (value) => value.toLocaleString('en');
const WAYS = [
  ['alone', 'one at a time'],
  ['burst', '20 a second'],
];
const times = (ratio) =>
  ratio < 1 ? String(Number(ratio.toPrecision(2))) : ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio));

/** One comparison: two times, or a ratio alone, and the most that the ratio should be. */
function row(what, { ours, other, with: compared, ratio = ours / other, aim }) {
  return { what, ours, other, compared, ratio, aim, met: aim === undefined ? undefined : ratio <= aim };
}

/** Every comparison that the figures allow. */
export function comparisons({ reading, first = {}, cold, typing, faults, peers, folders }) {
  const rows = [];
  for (const [size, { both, floor }] of Object.entries(reading))
    rows.push(
      row(`read and judge ${size} from nothing`, {
        ours: both,
        other: floor,
        with: 'floor pass',
        aim: size === '1 MB' ? 10 : undefined,
      }),
    );
  for (const [size, { ours, floor }] of Object.entries(cold))
    rows.push(row(`process start to first findings, ${size}`, { ours, other: floor, with: 'floor server', aim: 1.5 }));
  for (const [size, ours] of Object.entries(first))
    rows.push(row(`the very first start, ${size}`, { ours, other: cold[size].floor, with: 'floor server' }));
  for (const [size, { ours, floor }] of Object.entries(typing)) {
    const aim = size === '3 MB' ? 1 : 3;
    for (const [way, name] of WAYS)
      for (const [share, most] of [
        ['p50', undefined],
        ['p95', aim],
      ])
        rows.push(
          row(`key to findings, ${size}, ${name}, ${share}`, {
            ours: ours[way][share],
            other: floor[way][share],
            with: 'floor server',
            aim: most,
          }),
        );
    for (const [name, { p50 }] of Object.entries(ours.answers))
      rows.push(
        row(`key to ${name}, ${size}, p50`, {
          ours: p50,
          other: floor.alone.p50,
          with: 'floor server, key to findings',
        }),
      );
    if (ours.memory !== undefined && floor.memory !== undefined)
      rows.push({
        ...row(`highest memory, ${size}`, { ours: ours.memory, other: floor.memory, with: 'floor server' }),
        unit: 'MB',
      });
  }
  if (faults) {
    const { short, long, few, many } = faults;
    const compare = (what, ours, with_, other, aim) =>
      row(`key to findings, ${what}, one at a time, p95`, { ours: ours.alone.p95, other: other.alone.p95, with: with_, aim }); // prettier-ignore
    const findings = ({ findings: shown }) => `${count(shown)} findings`;
    rows.push(
      compare(`3 MB and ${findings(long)}`, long, `our own, 30 kB and ${findings(short)}`, short, 2),
      // Of both no more than a thousand are shown, but all are found.
      compare(
        `${count(many.faults)} faults`,
        many,
        `our own, ${count(few.faults)} faults`,
        few,
        many.faults / few.faults,
      ),
    );
  }
  if (peers) rows.push(...besidePeers(peers));
  if (folders) rows.push(...folderRows(folders));
  return rows;
}

/** The aim against the Markdown server holds from this size on. */
const LARGE_FROM = '300 kB';

/** Us and the tools that people have, on the same bytes. */
function besidePeers({ cold, typing, checks, smallFiles }) {
  const rows = [];
  for (const [size, { ours, markdown }] of Object.entries(cold))
    rows.push(
      row(`process start to first findings, ${size} of Markdown`, {
        ours,
        other: markdown,
        with: 'Markdown server',
        aim: 1,
      }),
    );
  const sizes = Object.keys(typing);
  for (const [size, { ours, markdown }] of Object.entries(typing)) {
    const isLarge = sizes.includes(LARGE_FROM) && sizes.indexOf(size) >= sizes.indexOf(LARGE_FROM);
    for (const [way, name] of WAYS)
      for (const share of ['p50', 'p95'])
        rows.push(
          row(`key to findings, ${size} of Markdown, ${name}, ${share}`, {
            ours: ours[way][share],
            other: markdown[way][share],
            with: 'Markdown server',
            aim: isLarge && share === 'p95' ? 0.1 : undefined,
          }),
        );
    rows.push(
      row(`key to symbols, ${size} of Markdown, p50`, {
        ours: ours.answers.symbols.p50,
        other: markdown.answers.symbols.p50,
        with: 'Markdown server',
      }),
    );
    if (ours.memory !== undefined && markdown.memory !== undefined)
      rows.push({
        ...row(`highest memory, ${size} of Markdown`, {
          ours: ours.memory,
          other: markdown.memory,
          with: 'Markdown server',
        }),
        unit: 'MB',
      });
  }
  if (smallFiles) {
    const { files, ours, markdown } = smallFiles;
    const of = `${count(files)} small files`;
    rows.push(
      row(`process start to the first names of ${of}`, {
        ours: ours.time,
        other: markdown.time,
        with: 'Markdown server',
        aim: 0.2,
      }),
    );
    if (ours.memory !== undefined && markdown.memory !== undefined)
      rows.push({
        ...row(`highest memory, ${of}`, { ours: ours.memory, other: markdown.memory, with: 'Markdown server' }),
        unit: 'MB',
      });
  }
  for (const [what, { ours, ...others }] of Object.entries(checks))
    for (const [name, other] of Object.entries(others))
      rows.push(row(`check on the command line, start included, ${what}`, { ours, other, with: name }));
  return rows;
}

/** How the work grows, a row a kind of text. */
function growths(growth) {
  return Object.entries(growth).map(([what, { size, whole, key, formatting, share, cost }]) => [
    what,
    count(size),
    times(whole),
    times(key),
    times(formatting),
    share === 0 ? '' : `${Math.round(share * 100)} %`,
    times(cost),
  ]);
}

function shown({ what, ours, other, compared, ratio, aim, met, unit }) {
  const amount = (value) =>
    value === undefined ? '' : unit === undefined ? milliseconds(value) : `${Math.round(value)} ${unit}`;
  return [
    what,
    amount(ours),
    [compared, amount(other)].filter(Boolean).join(', '),
    times(ratio),
    aim === undefined ? '' : `≤ ${times(aim).replace(/\.0$/, '')}`,
    met === undefined ? '' : met ? 'yes' : '**no**',
  ];
}

function speeds(reading) {
  return Object.entries(reading).map(([size, { bytes, citations, findings, decode, floor, read, judge, key }]) => [
    size,
    count(citations),
    count(findings),
    ...[decode, floor, read, judge].map((time) => String(Math.round(bytes / 1000 / time))),
    milliseconds(key),
  ]);
}

const HEADS = ['what', 'ours', 'beside', 'ratio', 'aim', 'met'];
const GROWTH_HEADS = [
  'text',
  'at most',
  'twice the text',
  'a key in twice the text',
  'formatting it',
  'a key in all of it',
  'a unit',
];
const SPEED_HEADS = ['text', 'citations', 'findings', 'decode', 'floor pass', 'read', 'judge', 'edit and judge'];

/** A Markdown table; Prettier aligns it. */
function table(heads, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...lines.map(line)].join('\n');
}

/** The measured part of the page. */
export async function measuredPart(figures, illustrated = false) {
  const rows = comparisons(figures);
  const missed = rows.filter(({ met }) => met === false);
  const text = [
    `Measured on ${figures.date} with Node ${figures.node}, ${figures.system}.`,
    ...(illustrated ? [`![${chart(figures).title}](performance.svg)`] : []),
    table(HEADS, rows.map(shown)),
    'In one process, MB a second, and one key by itself:',
    table(SPEED_HEADS, speeds(figures.reading)),
    'How many times the work grows when the text doubles (two is linear, more than 3.3 fails), what share of it one key takes, and how many times what is usual a unit of the text costs:',
    table(GROWTH_HEADS, growths(figures.growth)),
    missed.length === 0 ? 'Every aim above is met.' : 'Not met yet:',
    missed.map(({ what, ratio, aim }) => `- ${what}: ${times(ratio)} instead of ${aim}`).join('\n'),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

/** Puts the measured part into docs/performance.md, and the chart beside it. */
export async function writePage(figures) {
  const page = readFileSync(PAGE, 'utf8');
  const part = await measuredPart(figures, true);
  writeFileSync(CHART, chart(figures).svg);
  writeFileSync(
    PAGE,
    page.replace(MEASURED, () => `\n${part}\n`),
  );
}
