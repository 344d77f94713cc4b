/** What the manifest promises must be there, and what is there must be promised. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../client/src/documents';

interface Setting {
  readonly type: string;
  readonly scope: string;
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Record<string, { readonly enum: readonly string[]; readonly description: string }>;
  readonly patternProperties?: Record<string, unknown>;
}

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown };
    readonly virtualWorkspaces: unknown;
  };
  readonly devDependencies: Record<string, string>;
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
    readonly configuration: readonly { readonly properties: Record<string, Setting> }[];
    readonly configurationDefaults: Record<string, unknown>;
  };
}

/** Tests run from the root of the repository. */
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const filesUnder = (folder: string, ending: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => file.endsWith(ending))
        .sort()
    : [];
const sourceOf = (folder: string) =>
  filesUnder(folder, '.ts')
    .map((file) => read(folder, file))
    .join('\n');

const manifestText = read('package.json');
const manifest = JSON.parse(manifestText) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  Setting
>;
const commands = contributes.commands.map(({ command }) => command);
const readme = read('README.vi.md');

/** The text behind a `%key%`. */
function textOf(value: string): string {
  assert.match(value, /^%[^%]+%$/, `"${value}" should be a key of package.nls.json`);
  const text = texts[value.slice(1, -1)];
  assert.ok(text, `package.nls.json has no text for ${value}`);
  return text;
}

/** Letters that only Vietnamese has, in one form or another. */
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

/** A Vietnamese sentence, then an English one. */
function assertTwoTongues(text: string): void {
  const sentences = text.split(/(?<=[.])\s+(?=[A-Z])/);
  assert.ok(sentences.length >= 2, `one language is missing: ${text}`);
  assert.match(sentences[0] ?? '', VIETNAMESE, `the first sentence is not Vietnamese: ${text}`);
  // The product's name and quoted examples may keep their accents.
  const last = (sentences.at(-1) ?? '').replaceAll('Bút Son', '');
  assert.doesNotMatch(last, VIETNAMESE, `the last sentence is not English: ${text}`);
}

describe('the manifest', () => {
  it('names a version the changelog knows or is about to know', () => {
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    const changelog = read('CHANGELOG.md');
    assert.ok(changelog.includes('## [Unreleased]') || changelog.includes(`## [${manifest.version}]`));
  });

  it('asks for the oldest VS Code the client library runs on, and is typed against that one', () => {
    assert.equal(manifest.engines.vscode, '^1.91.0');
    assert.equal(manifest.devDependencies['@types/vscode'], '1.91.0');
  });

  it('wakes on our own language by itself, and on the two a draft may come in', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage:plaintext', 'onLanguage:markdown']);
    assert.deepEqual(
      [contributes.languages[0]?.id, ...manifest.activationEvents.map((event) => event.replace('onLanguage:', ''))],
      [...LANGUAGES],
    );
    // VS Code infers `onLanguage:vanban` only for a language with a configuration file.
    assert.ok(contributes.languages[0]?.configuration);
  });

  it('works in folders that are not trusted and in virtual ones', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('names only files that exist', () => {
    const [language] = contributes.languages;
    assert.ok(language);
    const files = [
      manifest.icon,
      language.configuration,
      language.icon.light,
      language.icon.dark,
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
    ];
    for (const file of files) {
      assert.ok(existsSync(file), file);
    }
    assert.ok(read('esbuild.js').includes('client/src/extension.ts'));
    assert.deepEqual([manifest.main, manifest.browser], ['./dist/extension.js', './dist/extension.web.js']);
  });

  it('has a square icon of at least 128 pixels', () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    assert.equal(width, height);
    assert.ok(width >= 128);
  });

  it('gives the grammar the scope it declares', () => {
    const [grammar] = contributes.grammars;
    assert.ok(grammar);
    const { scopeName } = JSON.parse(read(grammar.path)) as { scopeName: string };
    assert.deepEqual([grammar.language, grammar.scopeName], ['vanban', scopeName]);
  });

  it('sets editor defaults for our language only', () => {
    assert.deepEqual(Object.keys(contributes.configurationDefaults), ['[vanban]']);
  });

  it('switches off the boxes VS Code draws round accented letters and dashes', () => {
    const defaults = contributes.configurationDefaults['[vanban]'] as Record<string, unknown>;
    assert.equal(defaults['editor.unicodeHighlight.nonBasicASCII'], false);
    assert.equal(defaults['editor.unicodeHighlight.ambiguousCharacters'], false);
  });
});

describe('the texts of the manifest', () => {
  it('are all used and all there', () => {
    const used = new Set(Array.from(manifestText.matchAll(/"%([^%"]+)%"/g), ([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('are Vietnamese whatever the display language', () => {
    // VS Code has no Vietnamese language pack: with a package.nls.en.json nearly everybody would get that.
    assert.deepEqual(
      readdirSync('.').filter((file) => file.startsWith('package.nls')),
      ['package.nls.json'],
    );
  });

  it('are composed letters (NFC)', () => {
    for (const file of ['package.json', 'package.nls.json', 'README.vi.md', 'CHANGELOG.md']) {
      assert.equal(read(file), read(file).normalize('NFC'), file);
    }
    for (const { path } of contributes.snippets) {
      assert.equal(read(path), read(path).normalize('NFC'), path);
    }
  });
});

describe('a command', () => {
  const client = sourceOf('client/src');

  it('has a Vietnamese title with its English in parentheses', () => {
    for (const { title, category } of contributes.commands) {
      assert.match(textOf(title), /^[^()]+ \([A-Z][A-Za-z ]+\)$/);
      assert.equal(category, 'Bút Son');
    }
  });

  it('is carried out by the client, and nothing else is registered', () => {
    const known = new Set(Array.from(client.matchAll(/'(butSon\.[a-zA-Z]+)'/g), ([, id]) => id ?? ''));
    const others = ['butSon.draft' /* the status item */, ...Object.keys(settings)];
    const registered = [...known].filter((id) => !others.includes(id));
    assert.deepEqual(registered.sort(), [...commands].sort());
  });

  it('is the one a menu names', () => {
    for (const entries of Object.values(contributes.menus)) {
      for (const { command } of entries) {
        assert.ok(commands.includes(command), command);
      }
    }
  });

  it('is told of in the read-me', () => {
    for (const { title } of contributes.commands) {
      const vietnamese = textOf(title).replace(/ \(.*$/, '');
      assert.ok(readme.includes(vietnamese), vietnamese);
    }
  });
});

describe('a setting', () => {
  const server = sourceOf('server/src');
  const client = sourceOf('client/src');

  it('says what it does in Vietnamese and in English', () => {
    for (const { markdownDescription, enumDescriptions = [] } of Object.values(settings)) {
      assertTwoTongues(textOf(markdownDescription));
      for (const description of enumDescriptions) {
        assertTwoTongues(textOf(description));
      }
    }
  });

  it('has a default of its type', () => {
    for (const [name, setting] of Object.entries(settings)) {
      const type = Array.isArray(setting.default) ? 'array' : typeof setting.default;
      assert.equal(type, setting.type, name);
      assert.ok(setting.enum?.includes(setting.default as string) ?? true, name);
    }
  });

  it('has an effect: something reads it', () => {
    for (const name of Object.keys(settings)) {
      const key = new RegExp(`\\b${name.replace('butSon.', '')}\\b`);
      assert.ok(key.test(server) || key.test(client), `nothing reads ${name}`);
    }
  });

  it('is told of in the read-me', () => {
    for (const name of Object.keys(settings)) {
      assert.ok(readme.includes(`\`${name}\``), name);
    }
  });
});

describe('butSon.rules', () => {
  const rules = settings['butSon.rules'];
  const pages = filesUnder('docs/rules', '.md')
    .filter((page) => page.includes('/'))
    .map((page) => page.replace(/\.md$/, ''));

  it('names every rule that has a page, and no other', () => {
    assert.deepEqual(Object.keys(rules?.properties ?? {}).sort(), pages);
  });

  it('offers the same levels for each, and says what the rule is about', () => {
    for (const [rule, { enum: levels, description }] of Object.entries(rules?.properties ?? {})) {
      assert.deepEqual(levels, ['off', 'hint', 'information', 'warning', 'error'], rule);
      assert.equal(description, `%rule.${rule}%`);
      assertTwoTongues(textOf(description));
    }
  });

  it('lets the old name of a renamed rule pass, which has no page any more', () => {
    const [pattern] = Object.keys(rules?.patternProperties ?? {});
    assert.ok(pattern);
    assert.match('date/after-document', new RegExp(pattern));
    assert.doesNotMatch('Date/after document', new RegExp(pattern));
  });
});
