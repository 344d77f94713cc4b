/** The JSON Schemas that ship with the command line say neither more nor less than it prints. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { butSon, Desk } from '../support/cli';
import { SEED_NAME } from '../support/lsp';

const SEED = `samples/${SEED_NAME}`;
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });

function schema(name: string): ValidateFunction {
  return ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object);
}

function assertValid(validate: ValidateFunction, value: unknown): void {
  assert.ok(validate(value), JSON.stringify(validate.errors, undefined, 1));
}

/** The same value with one field of one record taken away, for every field of every record. */
function* withoutOne(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const less of withoutOne(item)) yield value.with(index, less) as unknown;
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const less of withoutOne(item)) yield { ...value, [name]: less };
    }
  }
}

/** The first item alone of every list, for a small value of the same shape. */
function small(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(small);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, small(item)]));
}

describe('the JSON Schemas', () => {
  let desk: Desk;
  before(() => {
    desk = new Desk();
  });
  after(() => {
    desk.clear();
  });

  it('describe what check prints: findings of every kind, files that cannot be read, drafts that say nothing', async () => {
    const validate = schema('check');
    const faulty = desk.lay(
      'a.vanban',
      'KẾT LUẬN\n\nHọp ngày 6/07/2022, ngày 31/02/2022, các các việc. .\n\nQuyết định số 347-CT/TW, ngày 05/5/2022; Nghị quyết số 35/2021/QH15, ngày 13/11/2020 của Quốc hội khóa XV¹.\n\nThành uỷ, cấp ủy, Tỉnh ủy.\n',
    );
    const binary = desk.lay('b.vanban', Uint8Array.from([0, 1, 2, 3]));
    const silent = desk.lay('c.txt', 'Xin chào.\n');
    const inputs = ['samples', faulty, binary, silent, desk.lay('d.vanban', '')];
    const { out, code } = await butSon(['check', ...inputs, '--format', 'json']);
    assert.equal(code, 3);
    const value = JSON.parse(out) as { files: { findings: { rule: string }[] }[] };
    assertValid(validate, value);
    const spoken = new Set(value.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    assert.ok(spoken.size >= 9, `only ${[...spoken].join(', ')}`);
    for (const options of [
      ['--language', 'en'],
      ['--document-date', '2021-01-01'],
      ['--fail-on', 'never'],
    ])
      assertValid(validate, JSON.parse((await butSon(['check', SEED, '--format', 'json', ...options])).out));
    assertValid(validate, JSON.parse((await butSon(['check', '-', '--format', 'json'], 'KẾT LUẬN\n')).out));
  });

  it('describe a line of citations, of every kind', async () => {
    const validate = schema('citation');
    const { out } = await butSon(
      ['citations', 'samples', '-', '--format', 'jsonl'],
      'Công văn số 264a-CV/TU, ngày 31/02/2022, 12/QĐ-TTg, Kế hoạch số      -KH/TU, Luật Đất đai năm 2024, Điều lệ Đảng.\n',
    );
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    for (const line of lines) assertValid(validate, line);
    for (const kind of ['coded', 'congress', 'own', 'placeholder'])
      assert.ok(
        lines.some((line) => line.kind === kind),
        kind,
      );
  });

  it('describe an outline', async () => {
    const validate = schema('outline');
    const every =
      'QUYẾT ĐỊNH\n\nPhần thứ nhất\n\nChương I\n\nMục 1\n\nĐiều 1. Phạm vi\n\n1. Một\n\na) Hai;\n\n- Ba,\n\nI. Bốn\n\n1.1. Năm\n\n(i) Sáu\n\nNơi nhận:\n\n- Lưu.\n\nTM. ỦY BAN NHÂN DÂN\n\nPHỤ LỤC I\n\n1. Bảy\n';
    for (const [path, input] of [[SEED], ['samples/quyet-dinh-du-thao.md'], ['-', every], ['-', '']] as const)
      assertValid(validate, JSON.parse((await butSon(['outline', path, '--format', 'json'], input)).out));
  });

  it('miss every field that is left out, and refuse what is not there', async () => {
    const outputs = {
      check: JSON.parse((await butSon(['check', SEED, 'samples/missing.vanban', '--format', 'json'])).out) as unknown,
      citation: JSON.parse((await butSon(['citations', SEED, '--format', 'jsonl'])).out.split('\n')[0]!) as unknown,
      outline: JSON.parse((await butSon(['outline', SEED, '--format', 'json'])).out) as unknown,
    };
    for (const [name, output] of Object.entries(outputs)) {
      const validate = schema(name);
      const value = small(output);
      assertValid(validate, value);
      let taken = 0;
      for (const less of withoutOne(value)) {
        taken += 1;
        assert.equal(validate(less), false, JSON.stringify(less));
      }
      assert.ok(taken > 6, name);
      const record = (Array.isArray(value) ? value[0] : value) as object;
      const more = { ...record, extra: true };
      assert.equal(validate(Array.isArray(value) ? [more] : more), false);
    }
  });
});
