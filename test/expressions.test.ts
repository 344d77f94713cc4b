/**
 * No regular expression may be slow on a hostile text. Each is judged by recheck, which proves that its time grows with the text or
 * finds a text on which it does not. A draft comes from anywhere, and is read at every keystroke.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

/** How long one expression may be thought about. */
const PATIENCE = 30_000;

interface Expression {
  readonly source: string;
  readonly flags: string;
  /** File and line where it stands first. */
  readonly place: string;
}

/**
 * Expressions that recheck cannot judge, by their source, with the reason and with the worst text of any size that we know for them.
 * Their time is measured instead.
 */
const UNJUDGED: readonly {
  readonly source: string;
  readonly why: string;
  readonly hostile: (size: number) => string;
}[] = [];

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .toSorted();
}

const sources = ['server/src', 'client/src', 'protocol'].flatMap((folder) => filesIn(folder, '.ts'));

const parsed = new Map<string, readonly ts.Node[]>();

/** Every node of a file's syntax tree. */
function nodesOf(file: string): readonly ts.Node[] {
  let nodes = parsed.get(file);
  if (!nodes) {
    const found: ts.Node[] = [];
    const visit = (node: ts.Node): void => {
      found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
    parsed.set(file, (nodes = found));
  }
  return nodes;
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function literalsIn(file: string): Expression[] {
  return nodesOf(file)
    .filter(ts.isRegularExpressionLiteral)
    .map((node) => {
      const end = node.text.lastIndexOf('/');
      return { source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: placeOf(node) };
    });
}

/** Places where an expression is made out of a text. */
function makersIn(file: string): string[] {
  return nodesOf(file)
    .filter((node) => ts.isNewExpression(node) || ts.isCallExpression(node))
    .filter(({ expression }) => ts.isIdentifier(expression) && expression.text === 'RegExp')
    .map(placeOf);
}

const PATTERN_KEYS = new Set([
  'match',
  'begin',
  'end',
  'while',
  'start',
  'pattern',
  'wordPattern',
  'beforeText',
  'afterText',
  'previousLineText',
  'firstLineMatch',
  'foldingStartMarker',
  'foldingStopMarker',
  'increaseIndentPattern',
  'decreaseIndentPattern',
  'indentNextLinePattern',
  'unIndentedLinePattern',
]);

function* patternsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'string' && PATTERN_KEYS.has(key)) yield value;
    else yield* patternsIn(value);
  }
}

/** Each expression once, however often it is written. */
function distinct(expressions: readonly Expression[]): Expression[] {
  const seen = new Map<string, Expression>();
  for (const expression of expressions) {
    const key = `/${expression.source}/${expression.flags}`;
    if (!seen.has(key)) seen.set(key, expression);
  }
  return [...seen.values()];
}

/** Why an expression is not known to be linear; undefined when it is. */
function complaint({ source, flags, place }: Expression): string | undefined {
  // Indices of groups do not change how long a search takes, and recheck does not know the flag.
  const result = checkSync(source, flags.replace('d', ''), { timeout: PATIENCE, randomSeed: 0 });
  if (result.status === 'safe') return undefined;
  const words = `${place} /${source}/${flags}`;
  if (result.status === 'vulnerable') {
    const { complexity, attack } = result;
    // Found by trying and not by proof: repetitions that are bounded, but by much, look the same. So its own text is tried for longer.
    const growth = complexity.isFuzz ? growthOf(new RegExp(source, flags), (factor) => pumped(attack, factor)) : '';
    return growth === undefined ? undefined : `${words}\n    ${complexity.summary}: ${attack.pattern} ${growth}`;
  }
  if (UNJUDGED.some((known) => known.source === source)) return undefined;
  return `${words}\n    not judged: ${result.error.kind}`;
}

/** The text that recheck attacks with, longer by a factor. */
function pumped({ pumps, suffix, base }: Attack, factor: number): string {
  return (
    pumps.map(({ prefix, pump, bias }) => prefix + pump.repeat(Math.ceil((base + bias) * factor))).join('') + suffix
  );
}

type Attack = Extract<ReturnType<typeof checkSync>, { status: 'vulnerable' }>['attack'];

/** Milliseconds that an expression needs for a text, at best. */
function timeOf(expression: RegExp, text: string): number {
  let best = Infinity;
  for (let round = 0; round < 5 && best > 1; round += 1) {
    const start = process.hrtime.bigint();
    expression.lastIndex = 0;
    expression.exec(text);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
    if (best > 200) break;
  }
  return best;
}

/** Undefined where the time for a text grows as the text does; else the times. What looks slow is tried again: the machine may be. */
function growthOf(expression: RegExp, hostile: (factor: number) => string): string | undefined {
  let times: string | undefined;
  for (let attempt = 0; attempt < 3 && (attempt === 0 || times !== undefined); attempt++)
    times = growthOnce(expression, hostile);
  return times;
}

/** As above, of texts of some 12,500 to 100,000 units; a short time is linear anyway. */
function growthOnce(expression: RegExp, hostile: (factor: number) => string): string | undefined {
  const unit = 12_500 / hostile(1).length;
  timeOf(expression, hostile(unit));
  const times: number[] = [];
  for (let factor = 1; factor <= 8 && (times.at(-1) ?? 0) < 500; factor *= 2)
    times.push(timeOf(expression, hostile(unit * factor)));
  const [first, last] = [times[0]!, times.at(-1)!];
  // Eight times the text takes eight times as long, or 64 times where it is looked through again from every place.
  const linear = last < 500 && (last < 20 || last < 24 * first);
  return linear ? undefined : `(${times.map((time) => `${Math.round(time)} ms`).join(', ')})`;
}

function assertLinear(expressions: readonly Expression[]): void {
  const complaints = expressions.map(complaint).filter((words) => words !== undefined);
  assert.equal(complaints.length, 0, `\n${complaints.join('\n')}`);
}

describe('regular expressions', () => {
  const literals = distinct(sources.flatMap(literalsIn));
  const files = [...new Set(literals.map(({ place }) => place.slice(0, place.lastIndexOf(':'))))];

  it('are found in the source, and their judge tells a slow one', function () {
    this.timeout(240_000);
    assert.ok(literals.length > 150, `${literals.length} expressions`);
    assert.ok(files.includes(join('server', 'src', 'draft', 'codes.ts')));
    assert.match(complaint({ source: '^(a+)+$', flags: 'u', place: 'here' }) ?? '', /exponential/);
    assert.match(complaint({ source: '\\d+$', flags: 'd', place: 'here' }) ?? '', /2nd degree/);
    assert.equal(complaint({ source: '\\d{1,4}$', flags: 'dgu', place: 'here' }), undefined);
    // Known by trying only: the one is slow, the other merely looks at most 120 units ahead from each place.
    assert.match(complaint({ source: ',\\s*|\\s+và\\s+(?=\\p{Lu})', flags: 'u', place: 'here' }) ?? '', /fuzz/);
    assert.equal(
      complaint({ source: '(?:ky hop|dai hoi)[^.;:]{0,120}?(?:vao )?ngay ?(?=\\d)', flags: 'g', place: 'here' }),
      undefined,
    );
  });

  it('are never made out of texts at run time, where this test would not see them', () => {
    assert.deepEqual(sources.flatMap(makersIn), []);
  });

  for (const file of files)
    it(`of ${file} take linear time on any text`, function () {
      this.timeout(240_000);
      assertLinear(literals.filter(({ place }) => place.startsWith(`${file}:`)));
    });

  for (const file of filesIn('syntaxes', '.json'))
    it(`of ${file} take linear time on any line`, function () {
      this.timeout(240_000);
      const patterns = [...patternsIn(JSON.parse(readFileSync(file, 'utf8')))];
      assert.ok(patterns.length > 0);
      assertLinear(distinct(patterns.map((source) => ({ source, flags: 'u', place: file }))));
    });

  for (const { source, why, hostile } of UNJUDGED)
    it(`that cannot be judged grow no faster than the text: ${source.slice(0, 60)} (${why})`, () => {
      const written = literals.find((literal) => literal.source === source);
      assert.ok(written, 'it is gone from the source and may go from this list');
      const expression = new RegExp(written.source, written.flags);
      assert.equal(
        growthOf(expression, (factor) => hostile(Math.ceil(10_000 * factor))),
        undefined,
      );
    });
});
