/**
 * `but-son.json`: settings that a folder keeps beside its drafts. It holds the settings of the section `butSon` without their prefix,
 * and under `files` the same again for single drafts, by name:
 *
 *     { "rules": { "text/tone-placement": "off" }, "files": { "ket-luan.txt": { "documentDate": "2022-07-06" } } }
 */
import type { Text } from '../messages/text';
import { readSettings, type Settings } from './settings';

export const FOLDER_FILE = 'but-son.json';

/** A folder's file as read; `problems` says what in it was not understood. */
export interface FolderFile {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, unknown>>;
  readonly problems: readonly Text[];
}

const NOTHING = { raw: {}, files: {} };

const broken = (detail: string): Text => ({
  vi: `Không đọc được ${FOLDER_FILE}: ${detail}. Tệp này tạm thời không có tác dụng.`,
  en: `${FOLDER_FILE} cannot be read: ${detail}. It has no effect for now.`,
});

const noObject: Text = {
  vi: `${FOLDER_FILE} phải là một đối tượng JSON { … }.`,
  en: `${FOLDER_FILE} must be a JSON object { … }.`,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the text of a `but-son.json`. Total: a broken file has problems and no settings. */
export function readFolderFile(text: string): FolderFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ...NOTHING, problems: [broken(error instanceof Error ? error.message : String(error))] };
  }
  if (!isRecord(parsed)) return { ...NOTHING, problems: [noObject] };
  const { files, ...raw } = parsed;
  const problems = [...readSettings(raw).problems];
  if (files !== undefined && !isRecord(files)) problems.push(noObject);
  const entries = isRecord(files) ? files : {};
  for (const entry of Object.values(entries)) problems.push(...readSettings(entry).problems);
  return { raw, files: entries, problems };
}

/** Settings of one draft: those of the user, then the folder's, then what the folder says of this file. */
export function settingsIn(base: Settings, file: FolderFile | undefined, name: string): Settings {
  if (!file) return base;
  const folder = readSettings(file.raw, base).settings;
  const own = file.files[name];
  return own === undefined ? folder : readSettings(own, folder).settings;
}

/** Every rule id that a folder's file names, so that unknown ones can be reported. */
export function ruleIdsIn(file: FolderFile): string[] {
  const ids = (raw: unknown): string[] => (isRecord(raw) && isRecord(raw['rules']) ? Object.keys(raw['rules']) : []);
  return [...ids(file.raw), ...Object.values(file.files).flatMap(ids)];
}
