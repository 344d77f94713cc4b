/** The fuzzer finds what it is made for: each fault planted here is one that a reader, a server or a file could have. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from 'vscode-languageserver/node';
import * as engine from '../bench/engine';
import { Editor, SERVER, type EditorOptions } from './editor';
import { FileFault, fuzzFiles, READERS, type Readers } from './files';
import { again, fuzz } from './main';
import { fuzzReader, TextFault, type Engine, type TextCase } from './reader';
import { requestsOf } from './requests';
import { fuzzServer, ServerFault } from './server';

describe('the fuzzer of the reader', () => {
  /** The case that a fault leads to within some rounds. */
  function foundIn(broken: Partial<Engine>): TextCase {
    for (let seed = 1; seed <= 40; seed++) {
      try {
        fuzzReader(seed, { ...engine, ...broken });
      } catch (error) {
        if (error instanceof TextFault) return error.found;
        throw error;
      }
    }
    throw new Error('The fault was not found.');
  }

  it('finds nothing wrong with a sound one', () => {
    for (const seed of [1, 2, 3]) assert.ok(fuzzReader(seed) > 40);
  });

  it('finds text that throws, and makes it short', () => {
    const readDraft: Engine['readDraft'] = (text, markup) => {
      if (/các\s+các/.test(text)) throw new Error('planted');
      return engine.readDraft(text, markup);
    };
    const { text, edit, error } = foundIn({ readDraft });
    const { start, end, insert } = edit ?? { start: 0, end: 0, insert: '' };
    assert.equal(text.slice(0, start) + insert + text.slice(end), 'các các');
    assert.match(error, /planted/);
  });

  it('finds a place outside the text', () => {
    const { text, error } = foundIn({
      judge: (draft, context) =>
        engine
          .judge(draft, context)
          .map((finding) => ({ ...finding, span: { start: finding.span.start, end: finding.span.end + 1 } })),
    });
    assert.match(error, / of a text of /);
    assert.ok(text.length < 60, text);
  });

  it('finds a heading outside its section', () => {
    const readDraft: Engine['readDraft'] = (text, markup) => {
      const draft = engine.readDraft(text, markup);
      const sections = draft.sections.map((section) => ({ ...section, range: section.selection, selection: section.range }));
      return Object.defineProperty(draft, 'sections', { value: sections });
    };
    const editDraft: Engine['editDraft'] = (draft, text) => readDraft(text.toString(), draft.markup);
    assert.match(foundIn({ readDraft, editDraft }).error, /outside its section|leaves its place/);
  }); // prettier-ignore

  it('finds findings out of order', () => {
    const { error } = foundIn({ judge: (draft, context) => engine.judge(draft, context).reverse() });
    assert.match(error, /stands behind/);
  });

  it('finds a repair that writes twice on one place', () => {
    const { error } = foundIn({
      judge: (draft, context) =>
        engine.judge(draft, context).map((finding) => ({
          ...finding,
          fixes: finding.fixes.map((fix) => ({ ...fix, changes: [...fix.changes, ...fix.changes] })),
        })),
    });
    assert.match(error, /writes twice|inserts twice/);
  });

  it('finds an edit behind which nothing is read, and makes text and edit short', () => {
    const { text, edit, error } = foundIn({
      editDraft: (draft, text, change) =>
        Object.defineProperty(engine.readDraft(text.slice(0, change.start + change.length), draft.markup), 'text', {
          value: text,
        }),
    });
    assert.ok(edit);
    assert.ok(text.length + edit.insert.length < 60, JSON.stringify({ text, edit }));
    assert.match(error, /deep-equal/);
  });
});

describe('the fuzzer of the server', function () {
  this.timeout(60_000);

  async function foundIn(options: EditorOptions, patience = 500): Promise<ServerFault['found']> {
    for (let seed = 1; seed <= 20; seed++) {
      try {
        await fuzzServer(seed, options, patience);
      } catch (error) {
        if (error instanceof ServerFault) return error.found;
        throw error;
      }
    }
    throw new Error('The fault was not found.');
  }

  /** Lets a test spoil answers, those to some questions only. */
  const spoiling =
    (spoil: (result: unknown) => unknown) =>
    (message: Message): Message => ('result' in message ? ({ ...message, result: spoil(message.result) } as Message) : message); // prettier-ignore

  it('knows every request that the server offers', async () => {
    const editor = await Editor.start();
    try {
      const methods = requestsOf(editor.offers).map(({ method }) => method);
      for (const method of ['textDocument/diagnostic', 'textDocument/hover', 'butSon/draftStatus'])
        assert.ok(methods.includes(method), method);
      assert.throws(() => requestsOf({ ...editor.offers, unheardOfProvider: true } as never), /unheardOfProvider/);
    } finally {
      await editor.dispose();
    }
  });

  it('finds nothing wrong with a sound one', async () => {
    assert.ok((await fuzzServer(1)) > 40);
  });

  it('finds an answer that never comes', async () => {
    let answers = 0;
    const tamper = (message: Message) => ('result' in message && ++answers % 20 === 0 ? undefined : message);
    const { error } = await foundIn({ tamper, patience: 1500 });
    assert.match(error, /no answer to /);
  });

  it('finds a server that ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'but-son-'));
    try {
      const server = join(folder, 'server.cjs');
      const deadly = `process.stdin.on('data', (bytes) => { if (bytes.includes('các')) process.exit(7); });`;
      writeFileSync(server, `${deadly}\nrequire(${JSON.stringify(SERVER)});\n`);
      const { acts, error } = await foundIn({ server }, 10_000);
      assert.match(error, /the server (?:had )?ended/);
      assert.ok(acts.length < 30, `${acts.length} acts are left`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('finds a range outside the document', async () => {
    const far = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
    const tamper = spoiling(
      (result) =>
      Array.isArray(result) ? result.map((member: object) => ('range' in member ? { ...member, range: far } : member)) : result, // prettier-ignore
    );
    assert.match((await foundIn({ tamper })).error, /outside a document/);
  });

  it('finds edits that overlap', async () => {
    const twice = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(twice);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          key === 'edits' && Array.isArray(member) ? member.flatMap((edit: unknown) => [edit, edit]) : twice(member),
        ]),
      );
    };
    assert.match((await foundIn({ tamper: spoiling(twice) })).error, /edits overlap/);
  });

  it('finds findings that are not those of the text', async () => {
    let kept: unknown;
    const tamper = spoiling((result) => {
      const report = result as { kind?: string; items?: unknown[] } | null;
      if (report?.kind !== 'full') return result;
      kept ??= report.items;
      return { ...report, items: kept };
    });
    const { error } = await foundIn({ tamper });
    assert.match(error, /judged otherwise|outside a document|no longer found/);
  });

  it('finds a failure that the server hides', async () => {
    const tamper = (message: Message): Message => {
      if (!('method' in message) || message.method !== 'butSon/draftStatusChanged') return message;
      return { ...message, method: 'window/logMessage', params: { type: 1, message: 'TypeError: planted' } } as Message;
    };
    assert.match((await foundIn({ tamper })).error, /something failed inside the server/);
  });
});

describe('the fuzzer of files', () => {
  async function foundIn(broken: Partial<Readers>): Promise<FileFault['found']> {
    for (let seed = 1; seed <= 20; seed++) {
      try {
        await fuzzFiles(seed, { ...READERS, ...broken });
      } catch (error) {
        if (error instanceof FileFault) return error.found;
        throw error;
      }
    }
    throw new Error('The fault was not found.');
  }

  it('finds nothing wrong with sound readers', async () => {
    assert.ok((await fuzzFiles(1)) > 100);
  });

  it('finds a catalogue that throws, and makes it short', async () => {
    const readUserCatalogue: Readers['readUserCatalogue'] = (text, uri) => {
      if (text.includes(',,,,')) throw new Error('planted');
      return READERS.readUserCatalogue(text, uri);
    };
    const { kind, content } = await foundIn({ readUserCatalogue });
    assert.deepEqual([kind, content], ['catalogue', ',,,,']);
  });

  it('finds an entry that lacks what it must have', async () => {
    const readUserCatalogue: Readers['readUserCatalogue'] = (text, uri) => {
      const { entries, problems } = READERS.readUserCatalogue(text, uri);
      return { entries: entries.map((entry) => ({ ...entry, issuer: '' })), problems };
    };
    assert.equal((await foundIn({ readUserCatalogue })).kind, 'catalogue');
  });

  it('finds settings that were taken without a look', async () => {
    const readSettings: Readers['readSettings'] = (raw, base) => {
      const { settings, problems } = READERS.readSettings(raw, base);
      return { settings: { ...settings, ...(raw as { language?: 'vi' } | null) }, problems };
    };
    assert.equal((await foundIn({ readSettings })).kind, 'settings');
  });

  it('finds a but-son.json that throws', async () => {
    const readFolderFile: Readers['readFolderFile'] = (text) => {
      JSON.parse(text);
      return READERS.readFolderFile(text);
    };
    const { kind, content } = await foundIn({ readFolderFile });
    assert.deepEqual([kind, content], ['but-son.json', '']);
  });
});

describe('a run of the fuzzer', () => {
  const out = mkdtempSync(join(tmpdir(), 'but-son-'));
  after(() => {
    rmSync(out, { recursive: true });
  });

  it('does the steps that it is asked for and says from which seed to which', async () => {
    const said: string[] = [];
    const rounds: number[] = [];
    const plan = { seed: 7, steps: 100, parts: ['reader', 'files'], out };
    const failing = await fuzz(plan, (line) => said.push(line), (_part, seed) => rounds.push(seed)); // prettier-ignore
    assert.deepEqual(failing, []);
    assert.match(said.join('\n'), /^reader: \d{3,} texts and edits, seeds 7 to \d+, 0 failing\nfiles: \d{3,} /);
    assert.equal(rounds[0], 7);
  });

  it('keeps a failing case so that it can be done again', async () => {
    const file = join(out, 'case.json');
    const edit = { start: 0, end: 0, insert: 'các ' };
    writeFileSync(file, JSON.stringify({ part: 'reader', text: 'các ', markup: true, edit }));
    await again(file);
    writeFileSync(file, JSON.stringify({ part: 'server', kind: 'improper', acts: [{ do: 'demand', method: 'butSon/none', percent: 50 }] })); // prettier-ignore
    await again(file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('butSon/none', 'textDocument/hover'));
    await again(file);
  });
});
