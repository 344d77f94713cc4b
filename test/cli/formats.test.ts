/** What `but-son check` and `but-son citations` print for other programs, and how they go through many files. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Progress } from '../../server/src/cli/progress';
import { butSon, check, Desk, type CheckJson } from '../support/cli';

const FAULTY = `KẾ HOẠCH
triển khai công tác năm 2022

Căn cứ Quyết định số 347-CT/TW, ngày 05/5/2022 của Ban Bí thư, ngày 31/02/2022.
Các các đơn vị tổ chức thực hiện; lặp
"dấu", phẩy.
`;

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly columnKind: string;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn: number; readonly charOffset: number };
        };
      }[];
    }[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
  }[];
}

describe('but-son check for other programs', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  afterEach(() => {
    desk.clear();
  });

  it('writes SARIF with the same findings as JSON, at the same places', async () => {
    const path = desk.lay('dự thảo 1.vanban', FAULTY);
    const { json } = await check([path]);
    const { out, code } = await butSon(['check', path, '--format', 'sarif']);
    const { version, runs } = JSON.parse(out) as Sarif;
    const [run] = runs;
    assert.equal(version, '2.1.0');
    assert.equal(code, 1);
    assert.equal(run!.columnKind, 'utf16CodeUnits');
    const findings = json.files[0]!.findings;
    assert.ok(findings.length >= 3);
    assert.deepEqual(
      run!.results.map(({ ruleId, message, locations }) => {
        const { artifactLocation, region } = locations[0]!.physicalLocation;
        return [artifactLocation.uri, ruleId, message.text, region.charOffset, region.startLine, region.startColumn];
      }),
      findings.map(({ rule, message, start, range }) => [
        pathToFileURL(path).href,
        rule,
        message,
        start,
        range.start.line + 1,
        range.start.character + 1,
      ]),
    );
    for (const { ruleId, ruleIndex, level } of run!.results) {
      assert.equal(run!.tool.driver.rules[ruleIndex]!.id, ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level));
    }
    assert.equal(run!.invocations[0]!.executionSuccessful, true);
  });

  it('says in SARIF which file could not be read', async () => {
    const { out, code } = await butSon(['check', desk.lay('a.vanban', Uint8Array.of(0, 1)), '--format', 'sarif']);
    const [{ executionSuccessful, toolExecutionNotifications }] = (JSON.parse(out) as Sarif).runs[0]!.invocations as [
      Sarif['runs'][number]['invocations'][number],
    ];
    assert.equal(code, 3);
    assert.equal(executionSuccessful, false);
    assert.match(toolExecutionNotifications[0]!.message.text, /nhị phân/);
  });

  it('writes annotations that GitHub Actions understands', async () => {
    const path = desk.lay('a,b.vanban', FAULTY);
    const { out } = await butSon(['check', path, '--format', 'github']);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length >= 3);
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^,]+,line=\d+,[^:]+::\S/);
    assert.ok(lines[0]!.includes('a%2Cb.vanban'));
  });

  it('writes citations as a table with commas', async () => {
    const path = desk.lay('a.vanban', FAULTY);
    const { out } = await butSon(['citations', path, '--format', 'csv']);
    const [head, first] = out.split('\r\n');
    assert.equal(head, 'path,kind,start,end,text,type,code,number,year,date,issuer,period,occurrence,catalogue');
    assert.ok(first!.startsWith(`${path},coded,`));
    // What holds a comma stands in quotation marks.
    assert.ok(first!.includes('"Quyết định số 347-CT/TW, ngày 05/5/2022 của Ban Bí thư"'));
  });

  it('goes through many files in one order, however many threads help', async () => {
    const names = Array.from({ length: 230 }, (_, index) => `${String(index).padStart(3, '0')}.vanban`);
    for (const [index, name] of names.entries())
      desk.lay(name, index % 7 === 3 ? Uint8Array.of(0, 1) : `${FAULTY}\n${'Nội dung. '.repeat(index)}\n`);
    const whole = await check([desk.path]);
    const parts: CheckJson[] = [];
    // So few at once are read without threads.
    for (let at = 0; at < names.length; at += 50)
      parts.push((await check(names.slice(at, at + 50).map((name) => `${desk.path}/${name}`))).json);
    assert.deepEqual(whole.json.files, parts.flatMap(({ files }) => files)); // prettier-ignore
    assert.deepEqual(whole.json.errors, parts.flatMap(({ errors }) => errors)); // prettier-ignore
    assert.equal(whole.code, 3);
    const { out } = await butSon(['check', desk.path, '--fail-on', 'never']);
    const places = out.split('\n').filter((line) => line.includes('.vanban:')).map((line) => line.split(':')[0]!); // prettier-ignore
    assert.deepEqual(places, [...places].sort());
  }).timeout(60_000);
});

describe('A file in an old encoding', () => {
  it('is named with its encoding and left alone', async () => {
    const desk = new Desk();
    // "Căn cứ Nghị định của Chính phủ về công tác văn thư; nhân dân, các công việc, năm, ngày, tháng và quyết" in TCVN3.
    const path = desk.lay('cu.vanban', Buffer.from('C\xa8n c\xf8 Ngh\xde \xae\xdenh c\xf1a Ch\xddnh ph\xf1 v\xd2 c\xabng t\xb8c v\xa8n th\xad; nh\xa9n d\xa9n, c\xb8c c\xabng vi\xd6c, n\xa8m, ng\xb5y, th\xb8ng v\xb5 quy\xd5t', 'latin1')); // prettier-ignore
    const { json, code } = await check([path]);
    assert.equal(code, 3);
    assert.deepEqual(json.errors.map(({ message }) => message), ['bảng mã cũ TCVN3 (ABC), không phải Unicode: hãy chuyển sang Unicode trước']); // prettier-ignore
    desk.clear();
  });
});

describe('The progress of a long run', () => {
  const shown = (total: number, terminal: boolean): string => {
    let written = '';
    const progress = new Progress(total, terminal, (text) => (written += text), 'vi');
    for (let file = 0; file < total; file++) progress.step();
    progress.clear();
    return written;
  };

  it('is shown on a terminal, on one line that is gone at the end', () => {
    const written = shown(500, true);
    assert.match(written, /\d+\/500 tệp/);
    assert.ok(written.endsWith('\r\u001b[K'));
    assert.ok(!written.includes('\n'));
  });

  it('is not shown elsewhere, nor for a few files', () => {
    assert.equal(shown(500, false), '');
    assert.equal(shown(5, true), '');
  });
});
