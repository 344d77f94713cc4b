// The chart of docs/performance.md: from a key to its findings, for texts of several sizes. The scale is logarithmic, for the times
// lie four powers of ten apart. It takes the colours that its reader has set, light or dark.

const WIDTH = 760;
const LEFT = 150;
const RIGHT = 90;
const TOP = 64;
const BAR = 16;
const GAP = 4;
const GROUP_GAP = 18;
const BOTTOM = 44;
const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif';

const STYLE = `
  text { font: 13px ${FONT}; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .small { font-size: 12px; fill: #59636e; }
  .grid { stroke: #d1d9e0; stroke-width: 1; }
  .ours { fill: #a8261c; }
  .floor { fill: #8c959f; }
  .markdown { fill: #2f6f9f; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .small { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .ours { fill: #f0766a; }
    .floor { fill: #818b98; }
    .markdown { fill: #6cb6e8; }
  }
`;

const NAMES = { ours: 'Bút Son', floor: 'floor server', markdown: 'Markdown server' };
const WAYS = [
  ['alone', 'one key at a time'],
  ['burst', '20 keys a second'],
];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const round = (value) => Math.round(value * 10) / 10;
const time = (value) =>
  value < 1000 ? `${value < 10 ? value.toFixed(1) : Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;

/** The bars: for each way of typing and size the times (p95, ms) of those that were measured. */
function groupsOf({ typing, peers }) {
  return WAYS.flatMap(([way, how]) =>
    Object.entries(typing).map(([size, { ours, floor }]) => {
      const markdown = peers?.typing[size]?.markdown;
      const bars = Object.entries({ ours, floor, ...(markdown ? { markdown } : {}) });
      return { size, how, bars: bars.map(([name, measured]) => [name, measured[way].p95]) };
    }),
  );
}

/**
 * @param {object} figures what the bench measured
 * @returns {{ title: string, svg: string }} the title, which stands for the chart where it cannot be seen
 */
export function chart(figures) {
  const groups = groupsOf(figures);
  const values = groups.flatMap(({ bars }) => bars.map(([, value]) => value));
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  const plot = WIDTH - LEFT - RIGHT;
  const x = (value) => LEFT + (plot * (Math.log10(value) - Math.log10(low))) / (Math.log10(high) - Math.log10(low));
  const parts = [];
  let y = TOP;
  let how;
  for (const group of groups) {
    if (group.how !== how) {
      how = group.how;
      y += GROUP_GAP;
      parts.push(`<text class="small" x="16" y="${y}">${how}</text>`);
      y += 10;
    }
    const height = group.bars.length * (BAR + GAP) - GAP;
    parts.push(`<text x="${LEFT - 12}" y="${round(y + height / 2 + 4.5)}" text-anchor="end">${group.size}</text>`);
    for (const [name, value] of group.bars) {
      // A bar as low as the scale begins is still to be seen.
      const width = round(Math.max(2, x(value) - LEFT));
      parts.push(
        `<rect class="${name}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}" rx="2"><title>${NAMES[name]}, ${group.size}, ${group.how}: ${time(value)}</title></rect>`,
        `<text class="small" x="${round(LEFT + width + 6)}" y="${y + 12.5}">${time(value)}</text>`,
      );
      y += BAR + GAP;
    }
    y += GROUP_GAP - GAP;
  }
  const height = y + BOTTOM;
  const grid = [];
  for (let value = low; value <= high * 1.001; value *= 10) {
    const at = round(x(value));
    const label = value < 1000 ? `${round(value)} ms` : `${Math.round(value / 1000)} s`;
    grid.push(
      `<line class="grid" x1="${at}" x2="${at}" y1="${TOP}" y2="${y}"/>`,
      `<text class="small" x="${at}" y="${y + 18}" text-anchor="middle">${label}</text>`,
    );
  }
  const shown = Object.keys(NAMES).filter((name) => groups.some(({ bars }) => bars.some(([bar]) => bar === name)));
  const legend = shown.map((name, index) => {
    const at = LEFT + index * 150;
    return `<rect class="${name}" x="${at}" y="40" width="12" height="12" rx="2"/><text x="${at + 18}" y="50.5">${NAMES[name]}</text>`;
  });
  const compared = shown.slice(1).map((name) => NAMES[name]);
  const title = `From a key to its findings (p95, logarithmic): Bút Son beside ${compared.join(' and ')}`;
  const note = figures.peers ? '; the Markdown server on the same text as Markdown' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>${STYLE}</style>
<text class="title" x="16" y="24">From a key to its findings, p95, less is better</text>
${[...legend, ...grid, ...parts].join('\n')}
<text class="small" x="16" y="${height - 8}">${escaped(`${figures.date}, Node ${figures.node}; logarithmic scale${note}`)}</text>
</svg>
`;
  return { title, svg };
}
