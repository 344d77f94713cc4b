// Bundles a part of the server for a tool that runs it in its own process, in the way in which dist/ is bundled.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..', '..');

/** What every bundle of the server needs, as in esbuild.js. */
export const BUNDLING = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  loader: { '.csv': 'text' },
  define: { BUT_SON_VERSION: JSON.stringify('0.0.0') },
  charset: 'utf8',
  supported: { 'template-literal': false, 'regexp-unicode-property-escapes': true },
};

/** Bundles a TypeScript file of test/ and gives what it exports. Names are kept for profiles; they cost nothing. */
export async function bundled(entry, outfile) {
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({ ...BUNDLING, entryPoints: [entry], outfile });
  return (await import(outfile)).default;
}
