// What was measured beside what is aimed at (docs/performance.md), as a table for the terminal and for that page.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './build.mjs';

const PAGE = path.join(ROOT, 'docs', 'performance.md');
const MEASURED = /(?<=<!-- measured -->\n)[^]*(?=<!-- end -->)/;

const milliseconds = (value) =>
  `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const count = (value) => value.toLocaleString('en');
const times = (ratio) => (ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio)));

/** One comparison: two times, or a ratio alone, and the most that the ratio should be. */
function row(what, { ours, other, with: compared, ratio = ours / other, aim }) {
  return { what, ours, other, compared, ratio, aim, met: aim === undefined ? undefined : ratio <= aim };
}

/** Every comparison that the figures allow. */
export function comparisons({ reading, growth, cold, typing, faults }) {
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
  for (const [what, ratio] of Object.entries(growth))
    rows.push(row(`read and judge twice the text: ${what}`, { ratio, with: 'half the text', aim: 2.5 }));
  for (const [size, { ours, floor }] of Object.entries(cold))
    rows.push(row(`process start to first findings, ${size}`, { ours, other: floor, with: 'floor server', aim: 1.5 }));
  for (const [size, { ours, floor }] of Object.entries(typing)) {
    const aim = size === '3 MB' ? 1 : 3;
    for (const [way, name] of [
      ['alone', 'one at a time'],
      ['burst', '20 a second'],
    ])
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
    const compare = (what, ours, other, size, aim) =>
      row(`key to findings, ${what} and ${count(ours.findings)} findings, one at a time, p95`, {
        ours: ours.alone.p95,
        other: other.alone.p95,
        with: `our own, ${size}${count(other.findings)} findings`,
        aim,
      });
    rows.push(
      compare('3 MB', long, short, '30 kB and ', 2),
      compare('1 MB', many, few, '', many.findings / few.findings),
    );
  }
  return rows;
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
const SPEED_HEADS = ['text', 'citations', 'findings', 'decode', 'floor pass', 'read', 'judge', 'edit and judge'];

/** A Markdown table; Prettier aligns it. */
function table(heads, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...lines.map(line)].join('\n');
}

/** The measured part of the page. */
export async function measuredPart(figures) {
  const rows = comparisons(figures);
  const missed = rows.filter(({ met }) => met === false);
  const text = [
    `Measured on ${figures.date} with Node ${figures.node}, ${figures.system}.`,
    table(HEADS, rows.map(shown)),
    'In one process, MB a second, and one key by itself:',
    table(SPEED_HEADS, speeds(figures.reading)),
    missed.length === 0 ? 'Every aim above is met.' : 'Not met yet:',
    missed.map(({ what, ratio, aim }) => `- ${what}: ${times(ratio)} instead of ${aim}`).join('\n'),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

/** Puts the measured part into docs/performance.md. */
export async function writePage(figures) {
  const page = readFileSync(PAGE, 'utf8');
  const part = await measuredPart(figures);
  writeFileSync(
    PAGE,
    page.replace(MEASURED, () => `\n${part}\n`),
  );
}
