/** Renaming a document: its code changes wherever the drafts of the folders mention it by code. */
import { antecedentsOf } from '../draft/antecedents';
import type { Citation } from '../draft/citations';
import { readCode, type Code } from '../draft/codes';
import type { Draft, Placed } from '../draft/draft';
import { codeKey, keyOfIdentity, sameDocument, type DocumentKey } from '../draft/key';
import { contains, shift, type Span } from '../draft/span';
import { codeRefusals } from '../messages/across';
import { periodOf } from '../rules/citation/mention';
import { formTold } from './document';
import type { Renaming } from './rename';
import { targetAt } from './target';

/** The code at an offset, and the document that bears it. */
export interface RenamedCode {
  readonly span: Span;
  readonly key: DocumentKey;
  readonly code: Code;
}

/**
 * The code that would be changed at an offset.
 *
 * @param file what the draft is called
 */
export function codeAt(draft: Draft, offset: number, file: string): Renaming<RenamedCode> {
  const target = targetAt(draft, offset);
  if (target?.kind !== 'citation') return { kind: 'nothing' };
  const { value, at } = target.placed;
  const { code } = value;
  if (!code || !isMention(value) || !contains(shift(code.span, at), offset)) return { kind: 'nothing' };
  const key = keyTold(draft, target.placed);
  if (!key) return { kind: 'refused', why: codeRefusals.unclear(file) };
  return { kind: 'done', result: { span: shift(code.span, at), key, code } };
}

function isMention({ kind }: Citation): boolean {
  return kind === 'coded' || kind === 'own';
}

/** The document that a mention with a code means; undefined where several may be meant. */
function keyTold(draft: Draft, placed: Placed<Citation>): DocumentKey | undefined {
  const own = keyOfIdentity(draft.identity);
  if (placed.value.kind === 'own') return own;
  const antecedents = antecedentsOf(draft);
  if (antecedents.unresolved.some(({ mention }) => mention.value === placed.value)) return undefined;
  const document = antecedents.documentOf(placed.value);
  const key = formTold(document?.first ?? placed, document?.mentions ?? [placed])?.key;
  return key && own && sameDocument(own, key) ? own : key;
}

/** The code that somebody typed in the place of another one, with zeros before its number as typed; or why it is none. */
export function codeTyped(written: string, { code }: RenamedCode): Renaming<Code> {
  const bare = written
    .normalize('NFC')
    .trim()
    .replace(/^số:?\s{1,8}/i, '');
  const typed = readCode(bare, 0, true, true);
  if (typed?.span.end !== bare.length) return { kind: 'refused', why: codeRefusals.noCode(written, code.text) };
  if (typed.form !== code.form) return { kind: 'refused', why: codeRefusals.otherForm(written, code.text) };
  return { kind: 'done', result: typed };
}

/** What a draft says of documents of the code of a key. */
export interface CodesIn {
  /** The codes of its mentions of that document. */
  readonly spans: readonly Span[];
  /** What it tells of that document. */
  readonly told: readonly DocumentKey[];
  /** What it tells of other documents of that code. */
  readonly others: readonly DocumentKey[];
  /** Whether it holds a mention that may be of several documents. */
  readonly unclear: boolean;
}

/** The mentions with a code, in a draft, of the document that has a key. */
export function codesIn(draft: Draft, { key, code }: RenamedCode): CodesIn {
  const group = codeKey(key.code);
  const spans: Span[] = [];
  const told: DocumentKey[] = [];
  const others: DocumentKey[] = [];
  let unclear = false;
  for (const placed of draft.citations) {
    const { value, at } = placed;
    if (!value.code || !isMention(value) || codeKey(value.code) !== group) continue;
    const known = keyTold(draft, placed);
    switch (known ? compare(known, key, code) : 'unclear') {
      case 'unclear':
        unclear = true;
        break;
      case 'other':
        others.push(known!);
        break;
      case 'same':
        told.push(known!);
        spans.push(shift(value.code.span, at));
    }
  }
  return { spans, told, others, unclear };
}

/** Whether two keys are of one document. Of two dates it must be certain that they lie in one series of numbers, or in two. */
function compare(a: DocumentKey, b: DocumentKey, code: Code): 'same' | 'other' | 'unclear' {
  if (!sameDocument(a, b)) return 'other';
  if (a.date === undefined || b.date === undefined || a.date === b.date) return 'same';
  const [one, other] = [periodOf(code, a.date), periodOf(code, b.date)];
  if (one === undefined || other === undefined) return 'unclear';
  return one === other ? 'same' : 'other';
}

/** Whether it cannot be told of what drafts say whether one document is meant: two that exclude each other fit. */
export function isUnclear(
  { code }: RenamedCode,
  told: readonly DocumentKey[],
  others: readonly DocumentKey[],
): boolean {
  const kinds = eachOnce(told);
  return (
    kinds.some((one, index) => kinds.slice(index + 1).some((other) => compare(one, other, code) !== 'same')) ||
    eachOnce(others).some((other) => kinds.some((one) => compare(one, other, code) !== 'other'))
  );
}

function eachOnce(keys: readonly DocumentKey[]): DocumentKey[] {
  const seen = new Set<string>();
  return keys.filter(({ type, date, issuer }) => {
    const id = [type, date, issuer].join('|');
    return !seen.has(id) && seen.add(id);
  });
}
