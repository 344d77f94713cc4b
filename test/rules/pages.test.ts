/** Every rule has a page; the page's wrong example triggers the rule, its right example is silent, and it says what the code says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../server/src/rules/index';
import { judged } from '../support/fixture';

interface Page {
  readonly heading: string;
  readonly level: string | undefined;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  readonly english: string | undefined;
}

function pageOf(id: string): Page {
  const text = readFileSync(`docs/rules/${id}.md`, 'utf8');
  const section = (title: string): string =>
    new RegExp(`^## ${title}\\n([^]*?)(?=^## |(?![^]))`, 'm').exec(text)?.[1] ?? '';
  const examples = (title: string): string[] =>
    [...section(title).matchAll(/^```vanban\n([^]*?)\n```$/gm)].map((match) => match[1]!);
  return {
    heading: text.split('\n', 1)[0]!,
    level: /^\*\*Mức mặc định:\*\*.*\(`(\w+)`\)/m.exec(text)?.[1],
    wrong: examples('Sai'),
    right: examples('Đúng'),
    english: section('In English').trim() || undefined,
  };
}

describe('The page of', () => {
  for (const rule of RULES) {
    it(`${rule.id} tells the truth, and its examples are its tests`, () => {
      const page = pageOf(rule.id);
      assert.equal(page.heading, `# ${rule.id}`);
      assert.equal(page.level, rule.severity);
      assert.ok(page.english, 'a paragraph of English');
      assert.ok(page.wrong.length > 0 && page.right.length > 0);
      for (const wrong of page.wrong) {
        const said = judged(wrong);
        assert.ok(
          said.some((finding) => finding.rule === rule.id),
          `no finding in:\n${wrong}`,
        );
        const others = said.filter(
          (finding) => finding.rule !== rule.id && (finding.severity === 'error' || finding.severity === 'warning'),
        );
        assert.deepEqual(
          others.map((finding) => finding.message.vi),
          [],
        );
      }
      for (const right of page.right)
        assert.deepEqual(
          judged(right).map((finding) => `${finding.rule}: ${finding.message.vi}`),
          [],
        );
    });
  }

  it('no rule that does not exist is left behind', () => {
    const pages = readdirSync('docs/rules', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md') && file !== 'README.md',
    );
    assert.deepEqual(
      pages.map((file) => file.replaceAll('\\', '/').replace(/\.md$/, '')).sort(),
      RULES.map((rule) => rule.id).sort(),
    );
  });
});

describe('Every rule', () => {
  it('says in Vietnamese and in English what it checks and what it rests on', () => {
    for (const { id, summary, norm } of RULES)
      for (const text of [summary.vi, summary.en, norm.vi, norm.en]) assert.ok(text.length > 3, id);
  });

  it('has an id of a group and a name, once', () => {
    const ids = RULES.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^(?:date|code|citation|structure|text)\/[a-z]+(?:-[a-z]+)*$/);
  });

  it('can be turned off and set to another level', () => {
    for (const rule of RULES) {
      const [wrong] = pageOf(rule.id).wrong;
      assert.ok(!judged(wrong!, { rules: { [rule.id]: 'off' } }).some((finding) => finding.rule === rule.id));
      const set = judged(wrong!, { rules: { [rule.id]: 'information' } }).filter((finding) => finding.rule === rule.id);
      assert.ok(set.length > 0 && set.every((finding) => finding.severity === 'information'), rule.id);
    }
  });
});
