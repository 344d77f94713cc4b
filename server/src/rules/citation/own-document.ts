import { compareIssuers } from '../../catalogue/issuers';
import { antecedentsOf } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { codeKey, keyIn, placeOf } from '../../draft/key';
import { changeType } from '../../messages/fixes';
import { ownDocument as say } from '../../messages/citations';
import { replace, type DraftRule, type Report } from '../rule';
import { bodyEnd, holdsMentions, isCentralBody, periodOf } from './mention';

/**
 * The draft's own code, given to a document of another type, or named among its own legal bases. Its own date is the business
 * of date/document-mismatch.
 */
export const ownDocument: DraftRule = {
  id: 'citation/own-document',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Văn bản viện dẫn số của chính mình với tên loại khác, hoặc lấy chính mình làm căn cứ',
    en: 'The draft cites its own code with another type, or names itself among its legal bases',
  },
  norm: {
    vi: 'Lẽ thường: văn bản không thể là căn cứ của chính mình, và chỉ có một tên loại',
    en: 'A document cannot rest on itself, and has one type',
  },
  check(draft) {
    const { code, type } = draft.identity;
    if (!code || !type || code.letters === 'VBHN') return [];
    const mentions = antecedentsOf(draft).byCode.get(codeKey(code)) ?? [];
    if (mentions.length === 0) return [];
    const end = bodyEnd(draft);
    return mentions.flatMap((placed) => {
      if (placed.value.kind !== 'coded' || !isOwn(placed, draft)) return [];
      return judge(placed, draft, end) ?? [];
    });
  },
};

/** Whether a mention of the own code means this draft: not a document of another body, or of another period. */
function isOwn({ value, block }: Placed<Citation>, { identity }: Draft): boolean {
  const { code, issuer, date } = value;
  if (block.entry.openQuote || !identity.date) return false;
  // The letters TW stand for three organs, whose documents bear one head and run in one series.
  if (issuer && !(code!.form === 'party' && isCentralBody(code!))) {
    if (identity.issuer === undefined) return isCentralBody(code!);
    if (compareIssuers(issuer.text, identity.issuer) === 'other') return false;
    const places = [placeOf(issuer.text), identity.issuer && placeOf(identity.issuer)];
    if (places[0] !== undefined && places[1] !== undefined && places[0] !== places[1]) return false;
  }
  const own = identity.date.earliest;
  if (!date?.iso) return code!.year !== undefined || code!.form === 'party';
  const period = periodOf(code!, own);
  return date.iso === own || (period !== undefined && period === periodOf(code!, date.iso));
}

/** @param end where the body ends: at the signature, the recipients or the first appendix */
function judge(placed: Placed<Citation>, { identity }: Draft, end: number): Report | undefined {
  const { value: citation, block } = placed;
  const { type } = citation;
  const code = citation.code!;
  const own = identity.type!.name;
  const span = spanIn(placed, code.span);
  const related = identity.codeSpan ? [{ span: identity.codeSpan, message: say.here(code.text) }] : [];
  const before = keyIn(block, Math.max(0, citation.span.start - 60), citation.span.start);
  if (/kem theo(?: [a-z]{1,8}){0,2}$/.test(before)) return undefined;
  if (type && !type.compound && !type.inherited && type.name !== own) {
    // Laws and resolutions count apart, and so do Quyết định and Quy định below the centre: there it is another document.
    const proves = code.form === 'party' ? isCentralBody(code) || code.letters !== 'QĐ' : code.form !== 'law';
    if (!proves || citation.date?.iso !== identity.date!.earliest) return undefined;
    return {
      span: spanIn(placed, type.span),
      message: say.type(code.text, own, type.name),
      related,
      fixes: [replace(spanIn(placed, type.span), own, changeType(own))],
      fault: `type@${span.start}`,
    };
  }
  // What stands behind the signature is attached, and rightly rests on the document that issues it.
  if (block.kind !== 'legal-basis' || placed.at >= end || (type && type.name !== own)) return undefined;
  if (citation.date && citation.date.iso !== identity.date!.earliest) return undefined;
  return { span, message: say.basis(code.text), related };
}
