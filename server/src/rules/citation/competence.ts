import { foldedText, type Block } from '../../draft/blocks';
import { foldKey, original } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import { readIssuer, type IssuerMention } from '../../draft/issuers';
import { readingOf } from '../../draft/reading';
import { overlaps, shift, spanOf, type Span } from '../../draft/span';
import { competence as message, competenceNorm } from '../../messages/citations';
import { COMPETENCE, competenceOf, type Competence } from '../../norms/competence';
import { sourceKeys } from '../../norms/source';
import type { DraftRule, Report, Taken } from '../rule';
import { settingOf } from './mention';

/** Each organ issues the types that the norms give it: the Ban Bí thư no Nghị quyết, a chi bộ no Chỉ thị. */
export const competence: DraftRule = {
  id: 'citation/competence',
  scope: 'draft',
  looksAt: Object.assign((block: Block) => claimsOf(block).length > 0, {
    takes: (block: Block): Taken => {
      const claims = claimsOf(block);
      const values = claims.map((claim) => ({ ...claim, fault: { start: claim.fault } }));
      return { at: claims[0]?.span.start ?? 0, values };
    },
  }),
  severity: 'warning',
  summary: {
    vi: 'Cơ quan nêu trong viện dẫn không có thẩm quyền ban hành loại văn bản đó',
    en: 'The body named may not issue a document of that type',
  },
  norm: {
    vi: 'Quy định 399-QĐ/TW, Điều 8–13 (trước 09/01/2026: Quy định 66-QĐ/TW; trước 06/02/2017: Quyết định 91-QĐ/TW); Luật 64/2025/QH15, Điều 4',
    en: 'Quy định 399-QĐ/TW, articles 8–13 (before 09/01/2026: 66-QĐ/TW; before 06/02/2017: 91-QĐ/TW); Luật 64/2025/QH15, article 4',
  },
  check(draft, context) {
    const reports: Report[] = [];
    const own = context.date?.latest ?? context.date?.earliest ?? context.today;
    draft.blocks.forEach((block, index) => {
      if (block.kind === 'blank') return;
      const claims = claimsOf(block);
      if (claims.length === 0) return;
      const at = draft.starts[index]!;
      for (const claim of claims) {
        const row = rowOf(claim, claim.date ?? own);
        if (row?.allowed !== false) continue;
        const norm = competenceNorm(sourceKeys(row.source)[0] ?? '');
        // What no norm was read on is nobody's fault.
        if (norm === undefined) continue;
        reports.push({
          span: shift(claim.span, at),
          severity: row.verified ? 'warning' : 'information',
          message: message(claim.type, claim.organ, row.verified, norm),
          fault: `issuer@${at + claim.fault}`,
        });
      }
    });
    return reports;
  },
};

const known = new Map<string, Competence | undefined>();

function rowOf({ organ, type }: Claim, date: string): Competence | undefined {
  const key = `${organ}|${type}|${date}`;
  if (!known.has(key)) {
    if (known.size > 2000) known.clear();
    known.set(key, competenceOf(organ, type, date));
  }
  return known.get(key);
}

/** "Nghị quyết ... của Ban Bí thư": a type said to be of an organ. */
interface Claim {
  readonly type: string;
  readonly organ: string;
  readonly date: string | undefined;
  readonly span: Span;
  /** Where the fault is named: at the code, or at the organ. */
  readonly fault: number;
}

/** Types that some organ may not issue; nothing else need be looked at. */
const DENIED = new Set(COMPETENCE.filter(({ allowed }) => !allowed).map(({ type }) => type));

const NONE: readonly Claim[] = [];

function claimsOf(block: Block): readonly Claim[] {
  return (block.memo.claims ??= read(block)) as readonly Claim[];
}

function read(block: Block): readonly Claim[] {
  if (block.kind === 'blank' || block.kind === 'verbatim' || block.entry.openQuote) return NONE;
  const { citations } = readingOf(block);
  const plain = plainClaims(block);
  if (citations.length === 0 && plain === NONE) return NONE;
  const claims: Claim[] = [];
  for (const citation of citations) {
    const { type, issuer, code, date, kind } = citation;
    if (!type || !issuer || type.compound || type.inherited || !DENIED.has(type.name)) continue;
    if (kind !== 'coded' && kind !== 'dated') continue;
    const { issuerIsOwn, quoted } = settingOf(block, citation);
    if (quoted || (code ? !issuerIsOwn : !isOf(block, issuer.span.start))) continue;
    if (issuer.bodies.length !== 1 || goesOn(block, issuer.span.end)) continue;
    claims.push({
      type: type.name,
      organ: issuer.bodies[0]!,
      date: date?.iso,
      span: issuer.span,
      fault: code ? code.span.start : issuer.span.start,
    });
  }
  for (const claim of plain)
    if (citations.every((citation) => !overlaps(citation.span, claim.span))) claims.push(claim);
  return claims.length === 0 ? NONE : claims;
}

function isOf(block: Block, at: number): boolean {
  return /(?:^|[^a-z])cua$/.test(keyIn(block, Math.max(0, at - 12), at));
}

/** Whether more bodies follow: the organ is one of a list. */
function goesOn(block: Block, end: number): boolean {
  return end >= block.content.end || /^ ?(?:,|và) \p{Lu}/u.test(block.text.slice(end, end + 8).normalize('NFC'));
}

/** Without a code only these are surely documents; "Quy định của chi bộ" may be any rule. */
const PLAIN = /(Nghị quyết|Chỉ thị|Thông tri|Thông cáo) {1,3}của {1,3}(?=Ban |Chi bộ|chi bộ)/g;
/** What each of these has; asked first. */
const OF_BODY = /của {1,3}(?:Ban |[Cc]hi bộ)/;
/** Of many, of a list, or of what may not be. */
const NOT_ONE = /(?:^|[^a-z])(?:cac|nhung|moi|va|hoac|nhu|khong|khong phai|khong ban hanh)$|[,/]$/;

function plainClaims(block: Block): readonly Claim[] {
  const { text } = block.composed;
  if (!OF_BODY.test(text)) return NONE;
  let claims: Claim[] | undefined;
  PLAIN.lastIndex = 0;
  for (let match = PLAIN.exec(text); match; match = PLAIN.exec(text)) {
    if (NOT_ONE.test(foldKey(text.slice(Math.max(0, match.index - 24), match.index)))) continue;
    const at = match.index + match[0].length;
    const issuer: IssuerMention | undefined = readIssuer(text, foldedText(block), at);
    const end = issuer?.bodies.length === 1 ? issuer.span.end : text.startsWith('chi bộ', at) ? at + 6 : undefined;
    if (end === undefined || /^ ?(?:,|và) \p{Lu}/u.test(text.slice(end, end + 8))) continue;
    const span = original(block.composed, at, end);
    (claims ??= []).push({
      type: match[1]!,
      organ: text.slice(at, end),
      date: undefined,
      span: spanOf(span.start, span.end),
      fault: span.start,
    });
  }
  return claims ?? NONE;
}
