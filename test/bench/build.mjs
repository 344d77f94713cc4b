// Bundles what the bench runs beside dist/, in the same way as dist/ is bundled, so that bundling favours neither side.
import { build } from 'esbuild';
import path from 'node:path';
import { bundled, BUNDLING, ROOT } from '../support/bundle.mjs';

export { ROOT };
export const OUT = path.join(ROOT, 'out', 'bench');
export const FLOOR_SERVER = path.join(OUT, 'floor-server.cjs');
export const SERVER = path.join(ROOT, 'dist', 'server.js');
export const CLI = path.join(ROOT, 'dist', 'cli.js');

export async function buildBench() {
  const floor = path.join(import.meta.dirname, 'floor-server.mjs');
  await build({ ...BUNDLING, minify: true, entryPoints: [floor], outfile: FLOOR_SERVER });
  return bundled(path.join(import.meta.dirname, 'engine.ts'), path.join(OUT, 'engine.cjs'));
}
