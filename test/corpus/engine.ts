/** What npm run corpus measures; test/support/bundle.mjs bundles it. */
import { readDraft, spanIn, type Draft } from '../../server/src/draft/draft';
import type { Section } from '../../server/src/draft/sections';
import { contextFor } from '../../server/src/rules/context';
import { judge } from '../../server/src/rules/judge';
import type { Finding } from '../../server/src/rules/rule';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { readCorpus, type Corpus, type Heading } from './labels';
import type { Prediction } from './score';

export { faultsOf, readCorpus } from './labels';
export * from './score';
export { SEVERITIES } from '../../server/src/rules/rule';

/** One document as read and judged. */
export interface Reading {
  readonly doc: string;
  readonly text: string;
  readonly citations: readonly Prediction[];
  readonly headings: readonly Heading[];
  readonly findings: readonly Finding[];
}

/** Reads and judges every text of a folder as plain text: offsets of labels count the text as it stands. */
export function readAll(corpus: Corpus, today: string): Reading[] {
  return [...corpus.texts].map(([doc, text]) => {
    const draft = readDraft(text, false);
    return {
      doc,
      text,
      citations: citationsOf(doc, draft),
      headings: headingsOf(doc, draft),
      findings: judge(draft, contextFor(draft, DEFAULT_SETTINGS, today)),
    };
  });
}

/** Reads a folder and everything in it. */
export function readFolder(folder: string, today: string): { corpus: Corpus; readings: Reading[] } {
  const corpus = readCorpus(folder);
  return { corpus, readings: readAll(corpus, today) };
}

function citationsOf(doc: string, draft: Draft): Prediction[] {
  return draft.citations.map((placed) => {
    const { span, kind, type, code, date, issuer } = placed.value;
    return {
      doc,
      ...spanIn(placed, span),
      kind,
      type: type?.name ?? null,
      code: code?.text ?? null,
      date: date?.iso ?? null,
      issuer: issuer?.text ?? null,
    };
  });
}

/** Sections with a number; dashes have none and are not labelled. */
function headingsOf(doc: string, draft: Draft): Heading[] {
  const found: Heading[] = [];
  const walk = (sections: readonly Section[], level: number): void => {
    for (const { kind, label, range, children } of sections) {
      const numbered = label !== '' && kind !== 'dash';
      if (numbered) found.push({ doc, level, label, start: range.start });
      walk(children, numbered ? level + 1 : level);
    }
  };
  walk(draft.sections, 1);
  return found;
}
