/**
 * Documents with marks in them. `$0` is the cursor. A line of carets under a line marks a piece of it and says what is expected
 * there, as a careful reader would write in the margin:
 *
 *     Nghị quyết số 04-NQ/TU, ngày 07/12/2022
 *                                  ^^^^^^^^^^ error date/after-document
 */
import assert from 'node:assert/strict';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import type { Span } from '../../server/src/draft/span';
import { contextFor } from '../../server/src/rules/context';
import { judge } from '../../server/src/rules/judge';
import type { Finding } from '../../server/src/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings/settings';

export interface Mark {
  readonly span: Span;
  readonly label: string;
}

export interface Fixture {
  readonly text: string;
  readonly cursor: number | undefined;
  readonly marks: readonly Mark[];
}

const CARETS = /^( *)(\^+)(.*)$/;

/** Takes the marks out of a document. Leading and trailing empty lines of the template are dropped. */
export function fixture(marked: string): Fixture {
  const lines: string[] = [];
  const marks: { line: number; start: number; end: number; label: string }[] = [];
  for (const line of marked.replace(/^\n/, '').replace(/\n *$/, '').split('\n')) {
    const carets = CARETS.exec(line);
    if (carets) {
      const start = carets[1]!.length;
      marks.push({ line: lines.length - 1, start, end: start + carets[2]!.length, label: carets[3]!.trim() });
    } else lines.push(line);
  }
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const withCursor = lines.join('\n');
  const cursor = withCursor.indexOf('$0');
  assert.ok(cursor < 0 || marks.length === 0, 'a fixture has a cursor or carets, not both');
  return {
    text: cursor < 0 ? withCursor : withCursor.slice(0, cursor) + withCursor.slice(cursor + 2),
    cursor: cursor < 0 ? undefined : cursor,
    marks: marks.map(({ line, start, end, label }) => ({
      span: { start: starts[line]! + start, end: starts[line]! + end },
      label,
    })),
  };
}

/** The day on which the tests take place. */
export const TODAY = '2026-11-24';

/** Every finding of a text. */
export function judged(text: string, settings: Partial<Settings> = {}): Finding[] {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  const draft = readDraft(text);
  return judge(draft, contextFor(draft, all, TODAY), all.rules);
}

/**
 * Fixtures are pieces of documents that cite in few words and in many ways: what asks for completeness and uniformity is off
 * unless a test names it.
 */
const TERSE: Settings['rules'] = {
  'citation/incomplete-first': 'off',
  'citation/repeated-in-full': 'off',
  'citation/style': 'off',
  'structure/missing-component': 'off',
};

/** Checks that a marked document gets exactly the findings that its carets say: "severity rule". */
export function check(marked: string, settings: Partial<Settings> = {}): Finding[] {
  const { text, marks } = fixture(marked);
  const findings = judged(text, { ...settings, rules: { ...TERSE, ...settings.rules } });
  const show = (span: Span, label: string): string =>
    `${label} on ${JSON.stringify(text.slice(span.start, span.end))} at ${span.start}`;
  assert.deepEqual(
    findings.map((finding) => show(finding.span, `${finding.severity} ${finding.rule}`)),
    marks.map((mark) => show(mark.span, mark.label)),
  );
  return findings;
}

/** A Party document of a stated date around some lines of body. */
export function partyDraft(body: string, date = '06 tháng 7 năm 2022'): string {
  return `THÀNH ỦY HẢI PHÒNG
*
Số 15-KL/TU

Hải Phòng, ngày ${date}

KẾT LUẬN
về một số nhiệm vụ

${body.replace(/^\n/, '')}`;
}

/** The words of a span. */
export function words(draft: Draft, span: Span): string {
  return draft.text.slice(span.start, span.end);
}
