/** With what a file is judged on the command line: the options, the `but-son.json` beside it, the catalogue. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalogue } from '../catalogue/catalogue';
import { localToday } from '../host/host';
import { nodeFiles } from '../host/node';
import { decode } from '../host/text';
import { unreadableCatalogue } from '../messages/catalogue';
import * as words from '../messages/cli';
import { unknownRule } from '../messages/status';
import { say, type Language } from '../messages/text';
import { ruleById } from '../rules/index';
import { ruleIdsIn } from '../settings/folder-file';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../settings/settings';
import { FolderSettings } from '../workspace/folder-settings';
import { addressOf, KnownDocuments } from '../workspace/known-documents';
import { dayOption, WrongUse, type Options } from './options';

export interface Surroundings {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** What is wrong in the files beside the draft, each said once for all drafts. */
  readonly notices: readonly string[];
}

/** Looks up what holds for each file; what was read once is kept. */
export class Context {
  readonly today: string;
  readonly language: Language;
  readonly #folders: FolderSettings | undefined;
  readonly #documents = new KnownDocuments(nodeFiles, undefined);

  private constructor(
    private readonly base: Settings,
    private readonly values: Options,
  ) {
    this.today = dayOption(values.today, '--today') ?? localToday();
    this.language = values.language === 'en' ? 'en' : values.language === 'vi' ? 'vi' : base.language;
    this.#folders = values.config === undefined ? new FolderSettings(nodeFiles, ['file:///']) : undefined;
  }

  /** @throws WrongUse where the options or the file that they name are wrong */
  static async create(values: Options): Promise<Context> {
    return new Context(await settingsOf(values), values);
  }

  async for(path: string): Promise<Surroundings> {
    const notices: string[] = [];
    const settings = await this.#settingsFor(path, notices);
    return { settings, catalogue: await this.#catalogueFor(settings, notices), notices };
  }

  async #settingsFor(path: string, notices: string[]): Promise<Settings> {
    const { base, values } = this;
    if (!this.#folders || path === '-') return base;
    const uri = pathToFileURL(path).href;
    for (const { uri: address, file } of await this.#folders.load(uri)) {
      const unknown = ruleIdsIn(file).filter((id) => !ruleById(id));
      for (const problem of [...file.problems, ...unknown.map(unknownRule)])
        notices.push(`${fileURLToPath(address)}: ${say(problem, this.language)}`);
    }
    const settings = this.#folders.settingsFor(base, uri);
    return values['document-date'] === undefined ? settings : { ...settings, documentDate: base.documentDate };
  }

  async #catalogueFor({ catalogue }: Settings, notices: string[]): Promise<Catalogue> {
    const uris = catalogue.map((path) => addressOf(path, pathToFileURL(process.cwd()).href));
    for (const { uri, problems } of await this.#documents.load(uris)) {
      const path = uri.startsWith('file:') ? fileURLToPath(uri) : uri;
      if (!problems) notices.push(say(unreadableCatalogue(path), this.language));
      for (const { line, message } of problems ?? []) notices.push(`${path}:${line}: ${say(message, this.language)}`);
    }
    return this.#documents.catalogueFor(uris);
  }
}

async function settingsOf(values: Options): Promise<Settings> {
  let settings = DEFAULT_SETTINGS;
  if (values.config !== undefined) {
    let raw: unknown;
    try {
      const decoded = decode(await readFile(values.config));
      if (!('text' in decoded)) throw new Error(decoded.refused);
      raw = JSON.parse(decoded.text);
    } catch (error) {
      throw new WrongUse(words.badConfig(error instanceof Error ? error.message : String(error)));
    }
    const read = readSettings(raw);
    const problem = read.problems[0];
    if (problem) throw new WrongUse(problem);
    const unknown = Object.keys(read.settings.rules).find((id) => !ruleById(id));
    if (unknown !== undefined) throw new WrongUse(unknownRule(unknown));
    // Paths in the file count from where it lies.
    const folder = pathToFileURL(dirname(resolve(values.config))).href;
    const catalogue = read.settings.catalogue.map((path) => addressOf(path, folder));
    settings = { ...read.settings, catalogue };
  }
  const documentDate = dayOption(values['document-date'], '--document-date');
  return documentDate === undefined ? settings : { ...settings, documentDate };
}
