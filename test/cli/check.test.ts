/** `but-son check` as a process of its own. */
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import packageJson from '../../package.json';
import key from '../fixtures/seed-citations.json';
import { butSon, check, Desk, type CheckJson, type FindingJson } from '../support/cli';
import { FIRST_RULES, placesIn, sample, SEED_NAME } from '../support/lsp';

const SEED = `samples/${SEED_NAME}`;
const seed = sample(SEED_NAME).text;
const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/** Party texts with faults of one severity alone. */
const CLEAN = 'KẾT LUẬN\n\nThành ủy họp ngày 06/7/2022.\n';
const HINT = 'KẾT LUẬN\n\nThành ủy họp ngày 6/07/2022.\n';
const WARNING = 'KẾT LUẬN\n\nThực hiện các các nhiệm vụ.\n';
const ERROR = 'KẾT LUẬN\n\nThành ủy họp ngày 31/02/2022.\n';

/** Every fault that may be repaired unread, and one of each that may not. */
const FAULTY = `${ERROR}\nHọp ngày 6/07/2022 và ngày 5 tháng 1 năm 2022. .\n\nThành uỷ, cấp ủy, Tỉnh ủy thực hiện các các việc.\n`;
const REPAIRED = FAULTY.replace('6/07/2022', '06/7/2022').replace('ngày 5 tháng 1 năm', 'ngày 05 tháng 01 năm');

/** TCVN3 (ABC) bytes of "KẾT LUẬN": a legacy encoding that is no UTF-8. */
const TCVN3 = Uint8Array.from([0x4b, 0xd5, 0x54, 0x20, 0x4c, 0x55, 0xcb, 0x4e, 0x0a]);
const LATIN1 = Buffer.from('Ban Thư ký: dépôt légal à l’été\n'.replace('ư', 'u').replace('’', "'"), 'latin1');
const BINARY = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00]);

const count = (findings: readonly FindingJson[], severity: string) =>
  findings.filter((finding) => finding.severity === severity).length;
const rules = (findings: readonly FindingJson[]) => findings.map(({ rule }) => rule);

let judged: ReturnType<typeof check> | undefined;
/** What check says of the seed when nothing is set: asked once for all tests. */
const seedJudged = () => (judged ??= check([SEED]));

describe('the command check', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  afterEach(() => {
    desk.clear();
  });

  describe('but-son check on the samples', () => {
    it('finds one error in the conclusion of the 8th meeting, two warnings and ten hints', async () => {
      const { json, code, err } = await seedJudged();
      assert.equal(code, 1);
      assert.equal(err, '');
      assert.equal(json.schema, 1);
      assert.equal(json.version, packageJson.version);
      assert.deepEqual(json.errors, []);
      assert.equal(json.files.length, 1);
      const [file] = json.files;
      assert.equal(file!.path, SEED);
      const { findings: all } = file!;
      assert.equal(count(all, 'error'), 1);
      const findings = all.filter(({ rule }) => FIRST_RULES.has(rule));
      assert.deepEqual(
        SEVERITIES.map((severity) => count(findings, severity)),
        [1, 2, 0, 10],
      );
      const error = findings.find(({ severity }) => severity === 'error')!;
      assert.equal(error.rule, 'date/after-document');
      assert.equal(seed.slice(error.start, error.end), '07/12/2022');
      assert.deepEqual(
        error.related.map(({ start, end }) => seed.slice(start, end)),
        ['06/7/2022'],
      );
      assert.deepEqual(
        error.fixes.map(({ edits, safe }) => [edits.map(({ newText }) => newText), safe]),
        [[['2021'], false]],
      );
    });

    it('knows whose conclusion it is, and from when at the earliest', async () => {
      const { json } = await seedJudged();
      assert.deepEqual(json.files[0]!.identity, {
        type: 'Kết luận',
        code: null,
        issuer: 'Thành ủy Hải Phòng',
        regime: 'party',
        date: { earliest: '2022-07-06', latest: null, known: 'inferred' },
      });
    });

    it('knows what the other samples are', async () => {
      const { json } = await check(['samples']);
      const identities = Object.fromEntries(
        json.files.map(({ path, identity }) => [path.slice('samples/'.length), identity]),
      );
      assert.deepEqual(identities['nghi-quyet-04-nq-tu-2021.vanban'], {
        type: 'Nghị quyết',
        code: '04-NQ/TU',
        issuer: 'Thành ủy Hải Phòng',
        regime: 'party',
        date: { earliest: '2021-12-07', latest: '2021-12-07', known: 'stated' },
      });
      assert.deepEqual(identities['ke-hoach-122-kh-tu-2022.vanban'], {
        type: 'Kế hoạch',
        code: '122-KH/TU',
        issuer: 'Thành ủy Hải Phòng',
        regime: 'party',
        date: { earliest: '2022-02-28', latest: '2022-02-28', known: 'stated' },
      });
      assert.deepEqual(identities['quyet-dinh-du-thao.md'], {
        type: 'Quyết định',
        code: null,
        issuer: 'Ủy ban nhân dân xã An Bình',
        regime: 'state',
        date: { earliest: '2026-08-01', latest: '2026-08-31', known: 'stated' },
      });
      for (const { path, findings } of json.files) {
        if (path === SEED) continue;
        const said = findings.filter(
          ({ rule, severity }) => FIRST_RULES.has(rule) || severity === 'error' || severity === 'warning',
        );
        assert.deepEqual(said, [], path);
      }
    });

    it('counts offsets and positions alike, and all lie inside the text', async () => {
      const { json } = await seedJudged();
      const places = placesIn(seed);
      for (const finding of json.files[0]!.findings) {
        for (const { start, end, range } of [finding, ...finding.related]) {
          assert.ok(start < end && end <= seed.length);
          assert.deepEqual(range, places.range(start, end));
        }
        for (const { edits } of finding.fixes)
          for (const { start, end } of edits) assert.ok(start <= end && end <= seed.length);
      }
      const starts = json.files[0]!.findings.map(({ start }) => start);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
    });

    it('prints for a person: place, level, rule and words, and a sum at the end', async () => {
      const { out, err, code } = await butSon(['check', SEED]);
      assert.equal(code, 1);
      assert.equal(err, '');
      const lines = out.trimEnd().split('\n');
      const { json } = await seedJudged();
      const level = { error: 'lỗi', warning: 'cảnh báo', information: 'thông tin', hint: 'gợi ý' };
      assert.deepEqual(
        lines.slice(0, -1),
        json.files[0]!.findings.map(
          ({ rule, severity, message, range: { start } }) =>
            `${SEED}:${start.line + 1}:${start.character + 1}: ${level[severity]} ${rule}: ${message}`,
        ),
      );
      const [errors, warnings, informations, hints] = SEVERITIES.map((severity) =>
        count(json.files[0]!.findings, severity),
      );
      assert.equal(
        lines.at(-1),
        `1 tệp: ${errors} lỗi, ${warnings} cảnh báo, ${informations} thông tin, ${hints} gợi ý.`,
      );
    });

    it('speaks English when asked to', async () => {
      const { out } = await butSon(['check', SEED, '--language', 'en']);
      assert.match(out, /: error date\/after-document: The cited document is dated 07\/12\/2022/);
      assert.match(out, /\n1 files?: 1 errors?, \d+ warnings?, \d+ informations?, \d+ hints?\.\n$/);
      const { json } = await check([SEED, '--language', 'en']);
      assert.match(
        json.files[0]!.findings.find(({ severity }) => severity === 'error')!.fixes[0]!.title,
        /^Change the date/,
      );
    });
  });

  describe('the exit code of but-son check', () => {
    it('is 0 where nothing is wrong, or nothing that counts', async () => {
      const runs = [CLEAN, HINT, WARNING].map(async (text, index) => {
        assert.equal((await check([desk.lay(`${index}.vanban`, text)])).code, 0, text);
      });
      await Promise.all(runs);
      assert.equal((await check(['samples/nghi-quyet-04-nq-tu-2021.vanban'])).code, 0);
    });

    it('is 1 where an error is found, and stays 1 with other files beside it', async () => {
      const wrong = desk.lay('wrong.vanban', ERROR);
      const right = desk.lay('right.vanban', CLEAN);
      assert.equal((await check([wrong])).code, 1);
      assert.equal((await check([wrong, right])).code, 1);
      assert.equal((await check([right, wrong])).code, 1);
    });

    it('is 2 for wrong use, with the usage on the error output and nothing on the other', async () => {
      const file = desk.lay('a.vanban', ERROR);
      const wrong: readonly (readonly string[])[] = [
        [],
        ['chek', file],
        ['check'],
        ['check', file, '--format', 'xml'],
        ['check', file, '--formt', 'json'],
        ['check', file, '--fail-on', 'anything'],
        ['check', file, '--fail-on', ''],
        ['check', file, '--document-date', '2022-02-30'],
        ['check', file, '--document-date', '06/7/2022'],
        ['check', file, '--document-date', ''],
        ['check', file, '--today', 'tomorrow'],
        ['check', file, '--language', 'fr'],
        ['check', file, '--document-date'],
        ['outline', file, file],
        ['outline'],
        ['citations'],
        ['citations', file, '--format', 'json'],
        ['outline', file, '--format', 'jsonl'],
        ['rules', '--format', 'jsonl'],
      ];
      const outcomes = await Promise.all(wrong.map((arguments_) => butSon(arguments_)));
      for (const [index, { code, out, err }] of outcomes.entries()) {
        const words = wrong[index]!.join(' ');
        assert.equal(code, 2, words);
        assert.equal(out, '', words);
        assert.match(err, /but-son check/, words);
        assert.doesNotMatch(err, /\n\s+at /, words);
      }
    });

    it('is 3 where an input cannot be read, and the rest is still reported', async () => {
      const good = desk.lay('a.vanban', ERROR);
      const unreadable: readonly (readonly [string, RegExp])[] = [
        [desk.lay('b.vanban', BINARY), /nhị phân/],
        [desk.lay('c.vanban', LATIN1), /Unicode/],
        [desk.lay('d.vanban', TCVN3), /TCVN3/],
        [join(desk.path, 'missing.vanban'), /không có tệp/],
      ];
      const runs = unreadable.map(async ([path, words]) => {
        const { code, json } = await check([path, good]);
        assert.equal(code, 3, path);
        assert.deepEqual(
          json.errors.map((error) => error.path),
          [path],
        );
        assert.match(json.errors[0]!.message, words);
        assert.deepEqual(
          json.files.map((file) => [file.path, rules(file.findings)]),
          [[good, ['date/impossible']]],
        );
        const text = await butSon(['check', path, good]);
        assert.equal(text.code, 3);
        assert.ok(text.err.includes(path));
        assert.match(text.err, words);
        assert.match(text.out, /lỗi date\/impossible/);
      });
      await Promise.all(runs);
      const all = await check([...unreadable.map(([path]) => path), '--fail-on', 'never']);
      assert.equal(all.code, 3);
      assert.equal(all.json.errors.length, unreadable.length);
      assert.deepEqual(all.json.files, []);
    });

    it('tells in English too which file is missing', async () => {
      const path = join(desk.path, 'missing.vanban');
      const { err } = await butSon(['check', path, '--language', 'en']);
      assert.ok(err.includes(path));
      assert.match(err, /no such file/);
    });

    it('is 3 where one file of a folder cannot be read', async () => {
      desk.lay('a.vanban', CLEAN);
      desk.lay('b.txt', TCVN3);
      desk.lay('c.vanban', ERROR);
      const { code, json } = await check([desk.path]);
      assert.equal(code, 3);
      assert.deepEqual(
        json.errors.map(({ path }) => relative(desk.path, path)),
        ['b.txt'],
      );
      assert.deepEqual(
        json.files.map(({ path }) => relative(desk.path, path)),
        ['a.vanban', 'c.vanban'],
      );
    });
  });

  describe('but-son check --fail-on', () => {
    it('fails from the level named on, and never with “never”', async () => {
      const files = { clean: CLEAN, hint: HINT, warning: WARNING, error: ERROR };
      const fails = {
        error: ['error'],
        warning: ['warning', 'error'],
        information: ['warning', 'error'],
        hint: ['hint', 'warning', 'error'],
        never: [],
      };
      const runs = Object.entries(fails).flatMap(([level, failing]) =>
        Object.entries(files).map(async ([name, text]) => {
          const path = desk.lay(`${name}.vanban`, text);
          const { code } = await check([path, '--fail-on', level]);
          assert.equal(code, (failing as string[]).includes(name) ? 1 : 0, `--fail-on ${level} on a ${name}`);
        }),
      );
      await Promise.all(runs);
    });

    it('counts an information between warning and hint', async () => {
      const config = desk.lay('c.json', JSON.stringify({ rules: { 'date/padding': 'information' } }));
      const path = desk.lay('a.vanban', HINT);
      const codes = await Promise.all(
        ['error', 'warning', 'information', 'hint'].map(
          async (level) => (await check([path, '--config', config, '--fail-on', level])).code,
        ),
      );
      assert.deepEqual(codes, [0, 0, 1, 1]);
    });
  });

  describe('but-son check with days', () => {
    const afterDocument = (json: CheckJson) =>
      json.files[0]!.findings.filter(({ rule }) => rule === 'date/after-document');

    it('takes the date of the document from --document-date: every later citation is an error', async () => {
      const { json, code } = await check([SEED, '--document-date', '2021-01-01']);
      assert.equal(code, 1);
      const later = key.filter(({ date }) => date !== null && date > '2021-01-01');
      assert.equal(later.length, 9);
      const found = afterDocument(json);
      assert.equal(found.length, later.length);
      for (const [index, { severity, start, end }] of found.entries()) {
        assert.equal(severity, 'error');
        assert.ok(later[index]!.text.includes(seed.slice(start, end)));
      }
      assert.deepEqual(json.files[0]!.identity.date, { earliest: '2021-01-01', latest: '2021-01-01', known: 'user' });
    });

    it('finds nothing late in a document dated on the last day of 2022', async () => {
      const { json, code } = await check([SEED, '--document-date', '2022-12-31']);
      assert.equal(code, 0);
      assert.deepEqual(afterDocument(json), []);
    });

    it('does not call a citation of the document’s own day late', async () => {
      assert.deepEqual(afterDocument((await check([SEED, '--document-date', '2022-12-07'])).json), []);
      assert.equal(afterDocument((await check([SEED, '--document-date', '2022-12-06'])).json).length, 1);
    });

    it('is sure of a citation from the future, and only doubtful a month after the meeting', async () => {
      const draft = `KẾT LUẬN\nHỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI\n\nBan Chấp hành Đảng bộ thành phố khóa XVI tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022.\n\nI. Nhiệm vụ\n\n1. Thực hiện Kế hoạch số 130-KH/TU, ngày 10/8/2022 của Ban Thường vụ Thành ủy.\n`;
      const path = desk.lay('a.vanban', draft);
      const severity = async (today: string) =>
        afterDocument((await check([path, '--today', today])).json).map((found) => found.severity);
      assert.deepEqual(await severity('2022-08-09'), ['error']);
      assert.deepEqual(await severity('2022-08-10'), ['warning']);
      assert.deepEqual(await severity('2025-01-01'), ['warning']);
    });
  });

  describe('but-son check --config', () => {
    it('takes levels, date and language from the file', async () => {
      const config = desk.lay(
        'but-son.json',
        JSON.stringify({
          rules: { 'text/tone-placement': 'off', 'structure/split-paragraph': 'error' },
          documentDate: '2022-12-31',
          language: 'en',
        }),
      );
      const { json, code } = await check([SEED, '--config', config]);
      assert.equal(code, 1);
      const { findings, identity } = json.files[0]!;
      assert.equal(count(findings, 'error'), 5);
      assert.ok(!rules(findings).includes('text/tone-placement'));
      assert.ok(!rules(findings).includes('date/after-document'));
      assert.equal(identity.date?.known, 'user');
      assert.match(findings.find(({ rule }) => rule === 'text/repeated-word')!.message, /^Repeated word/);
    });

    it('lets the command line win over the file', async () => {
      const config = desk.lay('but-son.json', JSON.stringify({ documentDate: '2022-12-31', language: 'en' }));
      const { json } = await check([SEED, '--config', config, '--document-date', '2021-01-01', '--language', 'vi']);
      assert.equal(count(json.files[0]!.findings, 'error'), 9);
      assert.match(json.files[0]!.findings.find(({ rule }) => rule === 'text/repeated-word')!.message, /^Lặp từ/);
    });

    it('reads a file with a BOM, and one that sets nothing', async () => {
      const off = JSON.stringify({ rules: { 'date/after-document': 'off' } });
      assert.equal((await check([SEED, '--config', desk.lay('a.json', `\ufeff${off}`)])).code, 0);
      assert.equal((await check([SEED, '--config', desk.lay('b.json', '{}')])).code, 1);
    });

    it('refuses a file that is broken, missing, or names what there is not', async () => {
      const wrong: readonly (readonly [string, RegExp])[] = [
        [desk.lay('broken.json', '{ "rules": '), /JSON/],
        [desk.lay('binary.json', BINARY), /./],
        [join(desk.path, 'missing.json'), /missing\.json/],
        [desk.lay('rule.json', JSON.stringify({ rules: { 'date/no-such-rule': 'off' } })), /date\/no-such-rule/],
        [desk.lay('level.json', JSON.stringify({ rules: { 'date/after-document': 'loud' } })), /loud/],
        [desk.lay('date.json', JSON.stringify({ documentDate: '2022-02-30' })), /2022-02-30/],
        [desk.lay('list.json', '[]'), /./],
        [desk.lay('number.json', '7'), /./],
      ];
      const runs = wrong.map(async ([config, words]) => {
        const { code, out, err } = await butSon(['check', SEED, '--config', config]);
        assert.equal(code, 2, config);
        assert.equal(out, '');
        assert.match(err, words);
        assert.doesNotMatch(err, /\n\s+at /);
      });
      await Promise.all(runs);
    });
  });

  describe('but-son check --fix', () => {
    const utf16 = (text: string, big: boolean) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return big ? bytes.swap16() : bytes;
    };
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    /** How a file is written, and how it is written behind the repairs where that is another way. */
    const writings: readonly (readonly [string, (text: string) => Buffer, ((text: string) => Buffer)?])[] = [
      ['in UTF-8', (text) => Buffer.from(text)],
      ['in UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
      ['in UTF-16, little end first', (text) => utf16(text, false)],
      ['in UTF-16, big end first', (text) => utf16(text, true)],
      ['with lines that end in CRLF', (text) => Buffer.from(crlf(text))],
      ['in UTF-16 with CRLF', (text) => utf16(crlf(text), false)],
      ['without a line end at its end', (text) => Buffer.from(text.trimEnd())],
      ['with letters and marks apart', (text) => Buffer.from(text.normalize('NFD')), (text) => Buffer.from(text)],
    ];

    for (const [name, write, rewrite = write] of writings)
      it(`repairs only what cannot change the meaning, in a file ${name}`, async () => {
        const path = desk.lay('a.vanban', write(FAULTY));
        const { code, json } = await check([path, '--fix']);
        assert.deepEqual(readFileSync(path), rewrite(REPAIRED));
        assert.equal(code, 1, 'the error is still there');
        const left = rules(json.files[0]!.findings);
        assert.ok(!left.includes('date/padding'));
        for (const rule of [
          'date/impossible',
          'text/repeated-word',
          'text/repeated-punctuation',
          'text/tone-placement',
        ])
          assert.ok(left.includes(rule), rule);
      });

    it('changes nothing of the seed, where nothing can be repaired unread', async () => {
      const path = join(desk.path, 'seed.txt');
      copyFileSync(SEED, path);
      chmodSync(path, 0o644);
      const { code, json } = await check([path, '--fix']);
      assert.equal(code, 1);
      assert.deepEqual(readFileSync(path), readFileSync(SEED));
      assert.equal(json.files[0]!.findings.filter(({ rule }) => FIRST_RULES.has(rule)).length, 13);
    });

    it('reports what is left as of the repaired text', async () => {
      const path = desk.lay('a.vanban', `KẾT LUẬN\n\nHọp ngày 6/7/2022, các các việc.\n`);
      const { json } = await check([path, '--fix']);
      const text = readFileSync(path, 'utf8');
      const [finding] = json.files[0]!.findings;
      assert.equal(text.slice(finding!.start, finding!.end), 'các các');
      assert.deepEqual(finding!.range, placesIn(text).of('các các'));
    });

    it('does nothing the second time', async () => {
      const path = desk.lay('a.vanban', FAULTY);
      await check([path, '--fix']);
      const once = readFileSync(path);
      await check([path, '--fix']);
      assert.deepEqual(readFileSync(path), once);
    });

    it('without it no file is touched', async () => {
      const path = desk.lay('a.vanban', FAULTY);
      await check([path]);
      assert.equal(readFileSync(path, 'utf8'), FAULTY);
    });

    it('leaves a rule alone that is switched off', async () => {
      const config = desk.lay('but-son.json', JSON.stringify({ rules: { 'date/padding': 'off' } }));
      const path = desk.lay('a.vanban', FAULTY);
      await check([path, '--fix', '--config', config]);
      assert.equal(readFileSync(path, 'utf8'), FAULTY);
    });
  });

  describe('what but-son check reads', () => {
    it('reads standard input for “-”, in every encoding that it reads from files', async () => {
      for (const input of [ERROR, `\ufeff${ERROR}`, Buffer.from(`\ufeff${ERROR}`, 'utf16le')]) {
        const { code, json } = await check(['-'], input);
        assert.equal(code, 1);
        assert.equal(json.files[0]!.path, '-');
        const [finding] = json.files[0]!.findings;
        assert.equal(ERROR.slice(finding!.start, finding!.end), '31/02/2022');
      }
      const empty = await check(['-'], '');
      assert.equal(empty.code, 0);
      assert.deepEqual(empty.json.files[0]!.findings, []);
      const refused = await check(['-'], TCVN3);
      assert.equal(refused.code, 3);
      assert.deepEqual(
        refused.json.errors.map(({ path }) => path),
        ['-'],
      );
      const mixed = await check([SEED, '-'], CLEAN);
      assert.deepEqual(
        mixed.json.files.map(({ path }) => path),
        [SEED, '-'],
      );
    });

    it('counts CRLF as two and a byte order mark not at all', async () => {
      const lf = await check(['-'], ERROR);
      const crlf = await check(['-'], `\ufeff${ERROR.replaceAll('\n', '\r\n')}`);
      const [a, b] = [lf, crlf].map(({ json }) => json.files[0]!.findings[0]!);
      assert.equal(b!.start, a!.start + 2);
      assert.deepEqual(b!.range, a!.range);
    });

    it('reads a folder: drafts alone, its folders too, always in the same order', async () => {
      const names = ['b.vanban', 'a.txt', 'c.md', 'Đ.vanban', '10.txt', '9.txt', 'phu-luc/a.vanban', 'phu-luc/cu/z.MD'];
      const skipped = [
        'anh.png',
        'a.docx',
        '.an.vanban/b.vanban',
        'node_modules/x/c.vanban',
        '.git/d.txt',
        'e.vanban.bak',
      ];
      const orders = [];
      for (const laid of [names, names.toReversed()]) {
        const other = new Desk();
        try {
          for (const name of [...laid, ...skipped]) other.lay(name, CLEAN);
          const { json, code } = await check([other.path]);
          assert.equal(code, 0);
          orders.push(json.files.map(({ path }) => relative(other.path, path)));
        } finally {
          other.clear();
        }
      }
      assert.deepEqual(orders[0], orders[1]);
      assert.deepEqual(orders[0]!.toSorted(), names.toSorted());
      assert.ok(orders[0]!.indexOf('a.txt') < orders[0]!.indexOf('b.vanban'));
      assert.ok(orders[0]!.indexOf('b.vanban') < orders[0]!.indexOf('c.md'));
    });

    it('is silent in a folder about text that is no official document', async () => {
      desk.lay('README.md', '# Ghi chú\n\nMua các các thứ cho ngày 31/02/2022. .\n');
      desk.lay('ghi-chu.txt', 'Mua các các thứ cho ngày 31/02/2022. .\n');
      desk.lay('ket-luan.txt', ERROR);
      const { json, code } = await check([desk.path]);
      assert.equal(code, 1);
      const loud = json.files
        .filter(({ findings }) => findings.length > 0)
        .map(({ path }) => relative(desk.path, path));
      assert.deepEqual(loud, ['ket-luan.txt']);
    });

    it('takes files in the order in which they are named', async () => {
      const [a, b] = [desk.lay('a.vanban', CLEAN), desk.lay('b.vanban', CLEAN)];
      assert.deepEqual(
        (await check([b, a])).json.files.map(({ path }) => path),
        [b, a],
      );
    });

    it('reads an empty folder as no files', async () => {
      const { json, code } = await check([desk.path]);
      assert.equal(code, 0);
      assert.deepEqual(json.files, []);
    });

    it('takes a file for what it holds, whatever its name', async () => {
      const { json, code } = await check([desk.lay('ket-luan.docx.out', ERROR)]);
      assert.equal(code, 1);
      assert.deepEqual(rules(json.files[0]!.findings), ['date/impossible']);
    });
  });
});
