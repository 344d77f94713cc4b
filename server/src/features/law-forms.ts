/**
 * A law has two names: its code ("số 31/2024/QH15") and its own ("Luật Đất đai năm 2024"). Whom the catalogue tells that both are one
 * finds who cites it by the one and who by the other.
 */
import type { Catalogue } from '../catalogue/catalogue';
import type { Entry } from '../catalogue/entry';
import { askerOf, lookUpCitation } from '../catalogue/citation-key';
import { isLaw, lawName } from '../catalogue/laws';
import { readCode } from '../draft/codes';
import type { Draft } from '../draft/draft';
import type { JudgingContext } from '../rules/rule';
import { formOfKey, LAW_GROUP, plainCode, type CitedForm } from '../workspace/summary';
import type { DocumentAt } from './document';

/** The other name of a law that a draft cites, in the form in which citations are gathered; none where it is not certain which law it is. */
export function otherNameOf(
  draft: Draft,
  { form, first }: DocumentAt,
  { catalogue, date }: Pick<JudgingContext, 'catalogue' | 'date'>,
): CitedForm | undefined {
  if (!first || !isLaw({ type: form.law?.type ?? form.key?.type ?? '' })) return undefined;
  const found = lookUpCitation(catalogue, draft, first, askerOf(draft, date));
  if (found?.state !== 'known' || !isLaw(found.entry!)) return undefined;
  return form.law ? byCode(found.entry!) : byName(found.entry!);
}

/** The name of a law in which others cite it that a draft cites by its code. */
export function nameOfLaw({ key }: CitedForm, catalogues: Iterable<Catalogue>): CitedForm | undefined {
  if (!key || !isLaw({ type: key.type ?? '' })) return undefined;
  for (const catalogue of catalogues) {
    const { state, entry } = catalogue.lookUp(key);
    if (state === 'known' && entry && isLaw(entry)) return byName(entry);
  }
  return undefined;
}

function byCode({ code, type, date, issuer }: Entry): CitedForm | undefined {
  const read = readCode(code, 0, true);
  return read && formOfKey({ type, code: plainCode(read), date, issuer: issuer || undefined });
}

function byName({ title, type, date }: Entry): CitedForm | undefined {
  const name = lawName(title);
  if (name === '' || date === undefined) return undefined;
  const law = { name, type, date: undefined, year: Number(date.slice(0, 4)) };
  return { group: `${LAW_GROUP}${name}`, key: undefined, law, name: title };
}
