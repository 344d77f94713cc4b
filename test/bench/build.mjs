// Bundles what the bench runs beside dist/, in the same way as dist/ is bundled, so that bundling favours neither side.
import { build } from 'esbuild';
import path from 'node:path';

const HERE = import.meta.dirname;
export const ROOT = path.join(HERE, '..', '..');
export const OUT = path.join(ROOT, 'out', 'bench');
export const FLOOR_SERVER = path.join(OUT, 'floor-server.cjs');
export const SERVER = path.join(ROOT, 'dist', 'server.js');

const ENGINE = path.join(OUT, 'engine.cjs');

export async function buildBench() {
  const common = {
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    charset: 'utf8',
    loader: { '.csv': 'text' },
  };
  await build({ ...common, entryPoints: [path.join(HERE, 'floor-server.mjs')], outfile: FLOOR_SERVER });
  // Names are kept for profiles; they cost nothing.
  await build({ ...common, minify: false, entryPoints: [path.join(HERE, 'engine.ts')], outfile: ENGINE });
  return (await import(ENGINE)).default;
}
