// The licences of the packages whose code is in the bundles, as one text to ship with them.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const RULE = '-'.repeat(100);

/** The folder of the package that a bundled file comes from; none for a file of our own. */
function packageOf(file) {
  return /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  // A package whose licence cannot be shown must not be shipped.
  if (!file) throw new Error(`${name} is bundled and has no licence file`);
  const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
  return { title: `${name} ${version} (${license})`, text };
}

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles what esbuild says of the bundles
 * @returns {string}
 */
function notices(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = bytesInOutput > 0 ? packageOf(file.replaceAll('\\', '/')) : undefined;
        if (folder !== undefined && existsSync(folder)) folders.add(resolve(folder));
      }
  const licences = new Map([...folders].map(licenceIn).map(({ title, text }) => [title, text]));
  const sections = [...licences].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => `${title}\n\n${text}\n`);
  return [
    'Bút Son chứa mã của các gói phần mềm dưới đây, mỗi gói theo giấy phép của nó.\n' +
      'Bút Son contains code of the packages below, each under its own licence.\n',
    ...sections,
  ].join(`\n${RULE}\n\n`);
}

module.exports = { notices };
