/**
 * What a user or a folder brings along, broken in every way: catalogue files, but-son.json, settings, and the files that the command
 * line is given. Reading them is total, what is taken from them is what it should be, and the command line ends with one of its codes.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { COLUMNS } from '../../server/src/catalogue/entry';
import { readUserCatalogue } from '../../server/src/catalogue/user';
import { run } from '../../server/src/cli/run';
import { readFolderFile, ruleIdsIn, settingsIn } from '../../server/src/settings/folder-file';
import { DEFAULT_SETTINGS, isDay, readSettings, RULE_LEVELS, type Settings } from '../../server/src/settings/settings';
import { isIgnored } from '../../server/src/workspace/patterns';
import { contextFor, judge, readDraft } from '../bench/engine';
import { smallestText } from './shrink';
import { document, piece, REAL } from './texts';

/** The readers under test; a test puts broken ones in their place. */
export const READERS = { readUserCatalogue, readFolderFile, readSettings };
export type Readers = typeof READERS;

const ROWS = [
  '04-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07',
  '30/2020/NĐ-CP,Nghị định,Chính phủ,2020-03-05',
  '12-KL/TW,Kết luận,Bộ Chính trị,2022-04-06',
  '"05-NQ/TU","Nghị quyết","Thành ủy ""Hải Phòng""",2021-12-07',
  '05-NQ/TU,Nghị quyết,Thành ủy,hôm qua',
  '05-NQ/TU,Nghị quyết,Thành ủy,2021-02-30',
  '05-NQ/TU,Nghị quyết,,2021-12-07',
  '05-NQ/TU,Không loại nào,Thành ủy,2021-12-07',
  ',Nghị quyết,Thành ủy,2021-12-07',
  '"05-NQ/TU,Nghị quyết',
  '"05-NQ/TU"x,Nghị quyết,Thành ủy,2021-12-07',
  '05-NQ/TU,Nghị quyết',
  '05-NQ/TU;Nghị quyết;Thành ủy;2021-12-07',
  '"05-NQ/TU","Nghị\nquyết","Thành\r\nủy",2021-12-07',
  '',
  ',,,,,,,,',
  '"',
  '""',
];
const HEADERS = ['code,type,issuer,date', 'date,issuer,type,code', '\ufeffcode,type,issuer,date', 'CODE , Type,issuer,date,title,status,lạ', COLUMNS.join(','), 'code,code,type,issuer,date', 'code,type', '"code","type","issuer","date"', '"code']; // prettier-ignore

/** A catalogue file, half of them cut off somewhere, as one that is being written. */
const csv = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    rows: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ROWS) }, { weight: 1, arbitrary: piece }), {
      maxLength: 20,
    }),
    end: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
    cut: fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
  })
  .map(({ header, rows, end, cut }) => {
    const whole = [header, ...rows].join(end);
    return whole.slice(0, Math.round((whole.length * cut) / 100));
  });

const NAMES = ['rules', 'documentDate', 'regime', 'language', 'ignore', 'catalogue', 'files', 'text/repeated-word', 'date/after-document', 'ket-luan.txt', '__proto__', 'constructor', 'toString', 'polluted', '']; // prettier-ignore
const VALUES = ['off', 'hint', 'error', 'vi', 'en', 'party', 'state', 'auto', '', '2022-07-06', '2022-02-30', '*.txt', '**/nhap/*', '../danh-muc.csv', 'file:///%zz', 'C:\\danh-muc.csv', '\ud800', null, true, 0, -1, 1e308]; // prettier-ignore

/** Settings, true to their form or not. */
const settings = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: fc.constantFrom<unknown>(...VALUES) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 4,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 5 })
        // From text, for only so a key of the name __proto__ comes about, as it does in a file.
        .map((entries): unknown =>
          JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`),
        ),
    },
  ),
})).value;

/** The text of a but-son.json, some of it cut off or spoilt. */
const folderFile = fc
  .tuple(
    settings,
    fc.constantFrom('', '\ufeff', '// ghi chú\n', ',', '\0'),
    fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
  )
  .map(([value, before, cut]) => {
    const whole = before + JSON.stringify(value, undefined, 2);
    return whole.slice(0, Math.round((whole.length * cut) / 100));
  });

/** Whether settings are what their type says; nothing is taken for granted of what came from a file. */
function assertSettings({ rules, documentDate, regime, language, ignore, catalogue }: Settings): void {
  const among = (value: unknown, values: readonly unknown[]): void => {
    assert.ok(values.includes(value), JSON.stringify(value));
  };
  for (const level of Object.values(rules)) among(level, RULE_LEVELS);
  assert.ok(documentDate === undefined || isDay(documentDate), documentDate);
  among(regime, [undefined, 'party', 'state']);
  among(language, ['vi', 'en']);
  for (const list of [ignore, catalogue]) {
    assert.ok(Array.isArray(list), JSON.stringify(list));
    for (const entry of list) assert.equal(typeof entry, 'string');
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined, 'every object has got a property');
}

/** Asserts all that holds for the text of a catalogue file. */
function checkCatalogue({ readUserCatalogue: read }: Readers, text: string): void {
  const { entries, problems } = read(text, 'file:///danh-muc.csv');
  const lines = text.split('\n').length;
  for (const { line, message } of problems) {
    assert.ok(line >= 1 && line <= lines, `line ${line} of ${lines}`);
    assert.ok(message.vi !== '' && message.en !== '');
  }
  for (const entry of entries) {
    assert.ok(entry.code !== '' && entry.type !== '' && entry.issuer !== '', JSON.stringify(entry));
    assert.ok(entry.date !== undefined && isDay(entry.date), JSON.stringify(entry));
    assert.ok(entry.origin.kind === 'file' && entry.origin.line >= 1 && entry.origin.line <= lines);
  }
  // Every draft can be judged by it.
  const base = contextFor(readDraft(REAL[0]!), DEFAULT_SETTINGS, '2026-11-24');
  judge(readDraft(REAL[0]!), { ...base, catalogue: base.catalogue.with([...entries]) });
}

function checkFolderFile({ readFolderFile: read }: Readers, text: string): void {
  const file = read(text);
  ruleIdsIn(file);
  for (const name of ['ket-luan.txt', '__proto__', 'toString', '']) {
    const own = settingsIn(DEFAULT_SETTINGS, file, name);
    assertSettings(own);
    for (const uri of ['file:///a/b/ket-luan.txt', 'untitled:1', '', 'file:///%zz/a.md']) isIgnored(uri, own.ignore);
  }
}

function checkSettings({ readSettings: read }: Readers, raw: unknown): void {
  assertSettings(read(raw).settings);
}

/** Bytes of a file: a text in one encoding or another, cut or spoilt, or no text at all. */
const bytes = fc.tuple(fc.oneof(document, csv), fc.nat({ max: 7 }), fc.nat()).map(([text, kind, where]): Uint8Array => {
  const utf8 = Buffer.from(text);
  switch (kind) {
    case 0:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]);
    case 1:
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    case 2:
      return utf8.subarray(0, where % (utf8.length + 1));
    case 3:
      return Buffer.concat([utf8.subarray(0, where % (utf8.length + 1)), Buffer.from([0xff, 0xc3, 0x28])]);
    case 4:
      return Buffer.from(text, 'latin1');
    case 5:
      return Buffer.concat([Buffer.from([0xfe, 0xff]), utf8]);
    default:
      return utf8;
  }
});

/** A call of the command line on a folder of broken files. */
const call = fc.record({
  draft: bytes,
  catalogue: fc.oneof(csv, bytes),
  beside: fc.oneof(folderFile, bytes),
  config: fc.oneof(folderFile, bytes),
  command: fc.constantFrom('check', 'citations', 'outline'),
  options: fc.subarray([
    '--format=json',
    '--config=config.json',
    '--fix',
    '--today=2026-11-24',
    '--document-date=2022-07-06',
    '--fail-on=never',
    '--language=en',
  ]),
  name: fc.constantFrom('du-thao.vanban', 'du-thao.md', 'du-thao.txt', '.', 'khong-co.txt', '-'),
});

type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;

async function checkCall({ draft, catalogue, beside, config, command, options, name }: Call): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'but-son-fuzz-'));
  try {
    writeFileSync(join(folder, 'du-thao.vanban'), draft);
    writeFileSync(join(folder, 'du-thao.md'), draft);
    writeFileSync(join(folder, 'du-thao.txt'), draft);
    writeFileSync(join(folder, 'danh-muc.csv'), catalogue);
    writeFileSync(join(folder, 'but-son.json'), beside);
    writeFileSync(join(folder, 'config.json'), config);
    let out = '';
    const path = name === '-' ? '-' : join(folder, name);
    const words = options.map((option) => option.replace('config.json', join(folder, 'config.json')));
    const code = await run([command, path, ...words], {
      out: (text) => (out += text),
      err: () => undefined,
      stdin: () => Promise.resolve(draft),
      terminal: false,
    });
    assert.ok([0, 1, 2, 3].includes(code), `exit code ${code}`);
    if (options.includes('--format=json') && code < 2 && command !== 'citations') JSON.parse(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The call as it can be written down: bytes in base64. */
function written(content: Call): unknown {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    ]),
  );
}

export class FileFault extends Error {
  constructor(
    /** What broke: which reader, on what. */
    readonly found: { readonly kind: string; readonly content: unknown; readonly error: string },
  ) {
    super(found.error);
  }
}

const why = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** One round over all of them. @returns how many files were read; throws a {@link FileFault} */
export async function fuzzFiles(seed: number, readers: Readers = READERS): Promise<number> {
  let steps = 0;
  const attempt = <T>(kind: string, content: T, check: (content: T) => void): void => {
    steps += 1;
    try {
      check(content);
    } catch (error) {
      throw new FileFault({ kind, content, error: why(error) });
    }
  };
  const attemptText = (kind: string, content: string, check: (readers: Readers, text: string) => void): void => {
    try {
      attempt(kind, content, (text) => {
        check(readers, text);
      });
    } catch (error) {
      const fails = (text: string): boolean => {
        try {
          check(readers, text);
          return false;
        } catch {
          return true;
        }
      };
      throw error instanceof FileFault
        ? new FileFault({ ...error.found, content: smallestText(content, fails) })
        : error;
    }
  };
  const some = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(arbitrary, { seed, numRuns });
  for (const text of some(csv, 60)) attemptText('catalogue', text, checkCatalogue);
  for (const text of some(folderFile, 60)) attemptText('but-son.json', text, checkFolderFile);
  for (const raw of some(settings, 60))
    attempt('settings', raw, (value) => {
      checkSettings(readers, value);
    });
  for (const content of some(call, 6)) {
    steps += 1;
    await checkCall(content).catch((error: unknown) => {
      throw new FileFault({ kind: 'command line', content: written(content), error: why(error) });
    });
  }
  return steps;
}
