/** Which sections are numbered in one run: what the rules about numbers and their marks go by. */
import type { Draft } from '../../draft/draft';
import type { Section } from '../../draft/sections';

/** A run of sections of one kind in the order of the text. */
export interface Sequence {
  readonly sections: readonly Section[];
  /** The section that they all lie in; missing at the top and for articles, which run on through the chapters. */
  readonly parent: Section | undefined;
}

/** Heads of documents that a draft holds beside its own: each has numbers of its own. */
const HEADS: ReadonlySet<string> = new Set(['appendix', 'attached', 'form']);
/** Kinds without a place among their fellows. */
const UNNUMBERED: ReadonlySet<string> = new Set(['dash', 'heading', 'title', 'recipients', 'signature', ...HEADS]);

/** The sections of each document that a draft holds, its own first. */
export function documentsOf(draft: Draft): readonly (readonly Section[])[] {
  const own = draft.sections.filter(({ kind }) => !HEADS.has(kind));
  const others = draft.sections.filter(({ kind }) => HEADS.has(kind));
  return [own, ...others.map(({ children }) => children)];
}

/** Whether a section bears a number of a run. */
export function isNumbered({ kind, path }: Section): boolean {
  return path.length > 0 && !UNNUMBERED.has(kind);
}

/** The runs of one document. Articles are one run; decimals are one for each number above them. */
export function sequencesOf(document: readonly Section[]): readonly Sequence[] {
  const found: Sequence[] = [];
  const articles: Section[] = [];
  const visit = (sections: readonly Section[], parent: Section | undefined): void => {
    const runs = new Map<string, Section[]>();
    for (const section of sections) {
      if (section.kind === 'article' && isNumbered(section)) articles.push(section);
      else if (isNumbered(section)) {
        const above = section.kind === 'decimal' ? section.path.slice(0, -1).join('.') : '';
        const key = `${section.kind} ${above} ${section.mark === ')' ? ')' : ''}`;
        const run = runs.get(key);
        if (run) run.push(section);
        else runs.set(key, [section]);
      }
      visit(section.children, section);
    }
    for (const run of runs.values()) found.push({ sections: run, parent });
  };
  visit(document, undefined);
  if (articles.length > 0) found.push({ sections: articles, parent: undefined });
  return found;
}
