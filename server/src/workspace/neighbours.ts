/** What rules see of the other drafts, out of the index. */
import { codeKey, sameDocument, type DocumentKey } from '../draft/key';
import type { DateElsewhere, Neighbours, PlaceElsewhere } from '../rules/neighbours';
import { firstRangeOf, type DraftIndex } from './draft-index';
import type { CitedForm, KnownDraft, Summary } from './summary';

/** A document that is cited by more drafts than this is cited often enough to know. */
const MOST_DRAFTS = 100;

/** So many answers are kept. */
const MOST_ANSWERS = 2000;

/** The other drafts as the draft with this address sees them. It asks the same at each key, and is told the same as long as they are. */
export function neighboursIn(index: DraftIndex, uri: string): Neighbours {
  const known = new Map<string, readonly DateElsewhere[]>();
  let version = index.version;
  return {
    datesOf(key, own) {
      if (version !== index.version || known.size >= MOST_ANSWERS) known.clear();
      version = index.version;
      const asked = `${askedOf(key)} ${own ? askedOf(own) : ''}`;
      let answer = known.get(asked);
      if (!answer) known.set(asked, (answer = datesIn(index, uri, key, own)));
      return answer;
    },
  };
}

/** All of a key that tells documents apart. */
function askedOf({ code, type, date, issuer }: DocumentKey): string {
  return [codeKey(code), code.form, code.internal, type, date, issuer].join('|');
}

function datesIn(
  index: DraftIndex,
  uri: string,
  key: DocumentKey,
  own: DocumentKey | undefined,
): readonly DateElsewhere[] {
  const group = codeKey(key.code);
  // A draft without a code proves nothing: nobody can tell of which document it is a version.
  const isWitness = (draft: Summary): draft is Coded =>
    draft.uri !== uri && draft.own !== undefined && !(own && sameDocument(draft.own.key, own));
  const found: DateElsewhere[] = [];
  for (const draft of index.owners(group)) {
    if (!isWitness(draft)) continue;
    const known = draft.own;
    const { date } = known.key;
    if (date === undefined || known.secret || !isMeant(known.key, key)) continue;
    const place = { uri: draft.uri, range: known.code };
    found.push({ date, by: 'itself', key: known.key, drafter: known.key.issuer, documents: new Set([documentOf(draft)]), signed: known.signed, place }); // prettier-ignore
  }
  const said = new Map<string, Said>();
  const forms = [...index.formsOf(group)].filter(([form]) => form.key?.date !== undefined && isMeant(form.key, key));
  // Nearly always all say the same, and nobody need be counted.
  if (found.every(({ date }) => date === key.date) && forms.every(([form]) => form.key!.date === key.date))
    return found;
  for (const [one, drafts] of forms) {
    const form = one as Dated;
    let left = MOST_DRAFTS;
    for (const draft of drafts) {
      if (left-- === 0) break;
      if (!isWitness(draft) || sameDocument(draft.own.key, form.key)) continue;
      const id = [form.key.date, form.key.type, form.key.issuer, draft.own.key.issuer].join('|');
      const known = said.get(id);
      if (known) known.documents.add(documentOf(draft));
      else said.set(id, new Said(form, draft));
    }
  }
  return [...found, ...said.values()];
}

/** A citation with another date in the same period is one of the same document, too. */
function isMeant(a: DocumentKey, b: DocumentKey): boolean {
  // A year in the code tells the period already, and the date may be what is wrong.
  return sameDocument(a, a.code.year === undefined ? b : { ...b, date: undefined });
}

type Coded = Summary & { readonly own: KnownDraft };
type Dated = CitedForm & { readonly key: DocumentKey & { readonly date: string } };

class Said implements DateElsewhere {
  readonly by = 'cited';
  readonly signed = false;
  readonly documents: Set<string>;

  constructor(
    private readonly form: Dated,
    private readonly draft: Coded,
  ) {
    this.documents = new Set([documentOf(draft)]);
  }

  get date(): string {
    return this.form.key.date;
  }

  get key(): DocumentKey {
    return this.form.key;
  }

  get drafter(): string | undefined {
    return this.draft.own.key.issuer;
  }

  get place(): PlaceElsewhere {
    const { uri, cited } = this.draft;
    return { uri, range: firstRangeOf(this.draft, cited.indexOf(this.form))! };
  }
}

/** Versions of one document say one thing once. */
function documentOf({ own }: Coded): string {
  return `${codeKey(own.key.code)}|${own.key.type ?? ''}`;
}
