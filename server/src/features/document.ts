/** The document that an offset is about: one that is cited there, or the draft itself. */
import { antecedentsOf, isBack, type Mention } from '../draft/antecedents';
import type { Citation } from '../draft/citations';
import { spanIn, type Draft, type Placed } from '../draft/draft';
import { keyOfIdentity, placeOf, sameDocument, type DocumentKey } from '../draft/key';
import { placesOf } from '../draft/places';
import { contains, type Span } from '../draft/span';
import { formOf, formOfKey, type CitedForm } from '../workspace/summary';
import { documentSpan, mentionsOf, targetAt } from './target';

export interface DocumentAt {
  /** The words that the cursor is on. */
  readonly span: Span;
  /** What all mentions in the draft together tell of it. */
  readonly form: CitedForm;
  /** Whether it is the draft itself. */
  readonly isItself: boolean;
  /** Where the draft cites it first; undefined for the draft itself. */
  readonly first: Placed<Citation> | undefined;
}

/**
 * The document at an offset: the one of a citation, of the antecedent of a short form or a back reference; the draft itself on its
 * title, its number line, and on "Kết luận này".
 */
export function documentAt(draft: Draft, offset: number): DocumentAt | undefined {
  const target = targetAt(draft, offset);
  switch (target?.kind) {
    case 'citation':
      if (target.placed.value.kind === 'own') return itself(draft, target.span);
      return cited(draft, target.placed, target.span);
    case 'back':
      return cited(draft, target.placed, target.span);
    case 'this-document':
      return target.document && !target.document.head ? itself(draft, target.span) : undefined;
    case undefined: {
      const { codeSpan } = draft.identity;
      const title = draft.blocks.length > 0 && documentSpan(draft, placesOf(draft).at(0).document);
      const span = [title, codeSpan].find((one) => one && contains(one, offset));
      return span ? itself(draft, span) : undefined;
    }
    default:
      return undefined;
  }
}

function itself(draft: Draft, span: Span): DocumentAt | undefined {
  const key = keyOfIdentity(draft.identity);
  return key && { span, form: formOfKey(key), isItself: true, first: undefined };
}

function cited(draft: Draft, mention: Mention, span: Span): DocumentAt | undefined {
  const document = antecedentsOf(draft).documentOf(mention.value);
  const first = document?.first ?? (isBack(mention.value) ? undefined : (mention as Placed<Citation>));
  const form = first && formTold(first, mentionsOf(draft, mention));
  if (!form) return undefined;
  const own = keyOfIdentity(draft.identity);
  if (own && form.key && sameDocument(own, form.key)) return itself(draft, span);
  return { span, form, isItself: false, first };
}

/** What the mentions of one document together tell of it. */
export function formTold(first: Placed<Citation>, mentions: readonly Mention[]): CitedForm | undefined {
  const form = formOf(first);
  if (!form?.key) return form;
  const keys = mentions.flatMap((mention) =>
    isBack(mention.value) ? [] : (formOf(mention as Placed<Citation>)?.key ?? []),
  );
  return formOfKey(keys.reduce(joined, form.key));
}

/** Two mentions of one document as one. */
function joined(a: DocumentKey, b: DocumentKey): DocumentKey {
  const issuer = [a.issuer, b.issuer].find((one) => one !== undefined && placeOf(one) !== undefined);
  return { type: a.type ?? b.type, code: a.code, date: a.date ?? b.date, issuer: issuer ?? a.issuer ?? b.issuer };
}

/** Where a draft cites a document first, as the editor shows it. */
export function firstSpan({ first }: DocumentAt): Span | undefined {
  return first && spanIn(first, first.value.span);
}
