/** What a citation in a draft says of the document it means, as a question to the catalogue. */
import type { Block } from '../draft/blocks';
import type { Citation } from '../draft/citations';
import type { Code } from '../draft/codes';
import type { Draft, Placed } from '../draft/draft';
import type { DraftDate } from '../draft/identity';
import { codeKey, keyOf, sameDocument, type DocumentKey } from '../draft/key';
import type { DocumentType } from '../norms/types';
import type { Catalogue, LookUp } from './catalogue';
import { codeText } from './entry';
import { lawKeyOf } from './laws';
import { titleAfter, type TitleMention } from './titles';

export interface Asked {
  readonly key: DocumentKey;
  /** The subject behind the citation; read when somebody asks. */
  readonly title: () => TitleMention | undefined;
}

/** Whether documents of that type may bear the letters of the code. */
function mayBear({ letters }: DocumentType, code: Code): boolean {
  return code.letters === '' || letters.some((known) => known.letters === code.letters);
}

const AMENDING = /sửa đổi|bổ sung/i;

/** The key of a citation with a code, without what may belong to another document; undefined where there is none. */
export function askOf(block: Block, citation: Citation): Asked | undefined {
  if (citation.kind !== 'coded') return undefined;
  const key = keyOf(citation);
  if (!key) return undefined;
  const { type, code } = citation;
  // In "Luật sửa đổi ... Luật A số N ngày D" the date may be that of the amending law.
  const amending =
    type !== undefined &&
    !type.adjacent &&
    !type.inherited &&
    AMENDING.test(block.text.slice(citation.span.start, code!.span.start).normalize('NFC'));
  return {
    key: {
      ...key,
      // A type word that the letters exclude is a fault of its own, and tells nothing of the document.
      type: type?.type && !mayBear(type.type, code!) ? undefined : key.type,
      date: amending ? undefined : key.date,
    },
    title: () => titleAfter(block, citation),
  };
}

/** What the draft around a citation says of itself. */
export interface Asker {
  /** Last possible day of the draft (ISO). */
  readonly documentDate: string | undefined;
  readonly issuer: string | undefined;
}

/** A draft is signed within so many days of the meeting that its date is inferred from. */
const SIGNED_WITHIN_DAYS = 60;

export function askerOf(draft: Draft, date: DraftDate | undefined): Asker {
  const documentDate = date && (date.latest ?? addDays(date.earliest, SIGNED_WITHIN_DAYS));
  return { documentDate, issuer: draft.identity.issuer };
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}

const dated = new WeakMap<Draft, Map<string, DocumentKey[]>>();

/** Keys of the citations of a draft that give a date, by code. */
function datedKeys(draft: Draft): Map<string, DocumentKey[]> {
  let keys = dated.get(draft);
  if (!keys) {
    dated.set(draft, (keys = new Map<string, DocumentKey[]>()));
    for (const { value, block } of draft.citations) {
      const key = askOf(block, value)?.key;
      if (key?.date === undefined) continue;
      const known = keys.get(codeKey(key.code));
      if (known) known.push(key);
      else keys.set(codeKey(key.code), [key]);
    }
  }
  return keys;
}

const coded = new WeakMap<Draft, ReadonlySet<string>>();

/** The codes that a draft cites, in their normal form. */
export function citedCodes(draft: Draft): ReadonlySet<string> {
  let codes = coded.get(draft);
  if (!codes) {
    codes = new Set(
      draft.citations.flatMap(({ value: { kind, code } }) => (kind === 'coded' && code ? [codeText(code)] : [])),
    );
    coded.set(draft, codes);
  }
  return codes;
}

/**
 * The document that a citation names, by its code or, of a law, by its name. Where it gives no date, that of the draft's other mentions of the document is taken,
 * if they agree.
 */
export function lookUpCitation(
  catalogue: Catalogue,
  draft: Draft,
  { value: citation, block }: Placed<Citation>,
  asker: Asker,
): LookUp | undefined {
  const asked = askOf(block, citation);
  if (!asked) {
    const law = lawKeyOf(block, citation);
    return law && catalogue.lookUpLaw(law, asker.documentDate, citedCodes(draft));
  }
  let { key } = asked;
  if (key.date === undefined) {
    const own = key;
    const [first, ...others] = (datedKeys(draft).get(codeKey(key.code)) ?? []).filter((other) =>
      sameDocument(own, other),
    );
    if (first && others.every(({ date }) => date === first.date))
      key = { ...own, type: own.type ?? first.type, date: first.date, issuer: own.issuer ?? first.issuer };
  }
  return catalogue.lookUp(key, { ...asker, title: () => asked.title()?.text });
}
