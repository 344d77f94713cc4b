import { antecedentsOf, isBack, type CitedDocument } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { keyIn } from '../../draft/key';
import { memoOf } from '../../draft/mention-memo';
import { readingOf } from '../../draft/reading';
import { fullLater, incompleteFirst as message, type Part } from '../../messages/citations';
import type { DraftRule, JudgingContext, Report } from '../rule';
import { holdsMentions, isTableRow, nameOf, settingOf, titleEnd } from './mention';

/** From these days on the norm that asks for a full first citation is known. */
const PARTY_FROM = '2018-04-03';
const STATE_FROM = '2020-03-05';

/** A document is cited in full the first time: type, code, date, issuer, subject. */
export const incompleteFirst: DraftRule = {
  id: 'citation/incomplete-first',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'information',
  summary: {
    vi: 'Viện dẫn lần đầu thiếu ngày, cơ quan ban hành hoặc trích yếu',
    en: 'The first citation of a document lacks its date, issuer or subject',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4 (trước 27/5/2026: Hướng dẫn 36-HD/VPTW, điểm 1.6.1); Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'Hướng dẫn 05-HD/VPTW I.6.1.4 (before 27/5/2026: Hướng dẫn 36-HD/VPTW 1.6.1); Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check(draft, context) {
    if (!isAsked(draft, context)) return [];
    const title = titleEnd(draft);
    return antecedentsOf(draft).documents.flatMap((document) => {
      const placed = firstInText(document, title);
      const missing = placed ? missingIn(placed, context.regime === 'party') : [];
      return placed && missing.length > 0 ? [report(placed, missing, document)] : [];
    });
  },
};

/** Whether a norm in force on the day of the draft asks for it; legislation follows another one, which asks for no date. */
function isAsked(draft: Draft, { regime, date, today }: JudgingContext): boolean {
  const day = date?.latest ?? date?.earliest ?? lastCited(draft, today);
  if (regime === 'party') return day >= PARTY_FROM;
  if (regime !== 'state' || day < STATE_FROM) return false;
  const { code, type } = draft.identity;
  if (code?.form === 'normative' || code?.form === 'law') return false;
  return !/^(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư|Thông tư liên tịch|Văn bản hợp nhất)$/.test(
    type?.name ?? '',
  );
}

/** A draft that does not tell its day is not older than what it cites. */
function lastCited(draft: Draft, today: string): string {
  let last = '';
  for (const { value } of draft.citations)
    if (value.date?.iso !== undefined && value.date.iso > last && value.date.iso <= today) last = value.date.iso;
  return last;
}

/** The first mention that stands in the text of the draft itself; undefined where a part of it does not tell. */
function firstInText(document: CitedDocument, title: number): Placed<Citation> | undefined {
  for (const mention of document.mentions) {
    const { value, block, at } = mention;
    if (isBack(value) || at < title) continue;
    if (value.kind !== 'coded' || block.kind === 'heading') return undefined;
    const placed = mention as Placed<Citation>;
    // The words of another document are not this draft's to complete.
    if (settingOf(block, value).quoted) continue;
    return placed;
  }
  return undefined;
}

/** What a draft rests on or carries out. Letters and reports of the day are named by what they are about ("tại Tờ trình số ..."). */
const TYPES = new Set([
  'Nghị quyết', 'Quyết định', 'Chỉ thị', 'Kết luận', 'Quy định', 'Quy chế', 'Hướng dẫn', 'Thông tri', 'Chương trình', 'Kế hoạch', 'Nghị định', 'Thông tư',
]); // prettier-ignore
const IN_RUNNING_TEXT = new Set(['paragraph', 'item', 'legal-basis']);
/** What shows that no subject follows: the sentence ends or goes on with something else. */
const NO_SUBJECT =
  /^[\d¹²³⁴-⁹]{0,2} {0,3}(?:[.;:](?: |$)|, {1,3}(?!ve |viec |quy |ban hanh|huong dan|phe duyet|sua doi|bo sung|thanh lap|thay the|bai bo|giao |cong bo|thuc hien|trien khai|ngay |cua |do |["“*(])|(?:va|gan voi|cung voi|cua|den|de|da|duoc|trong|tai|theo|nham|la|co|phai|thi|nay|tren|neu|noi|vao|tu|can|voi|o|dam bao|bao dam|cac|nhung|trong do|dong thoi|ket hop|phu hop)(?![a-z]))/;
/** Named before its number: "Chiến lược ... ban hành theo Quyết định số ...", "(Nghị quyết số ...)". */
const NAMED_BEFORE =
  /(?:phe duyet|ban hanh|kem theo|thanh lap|cong bo|giao|quy dinh|dieu chinh|sua doi|bo sung|thay the|bai bo)[^.;]{0,80}(?:tai|theo|bang|boi|kem theo)(?: [a-z]{1,7}){0,2} {0,2}$|\([^()]{0,60}$/;

function missingIn(placed: Placed<Citation>, isParty: boolean): readonly Part[] {
  // What is missing depends on the block alone, and on the system: worked out once, not at every key.
  const memo = memoOf(placed.value);
  let known = memo.missing as Missing | undefined;
  if (known?.isParty !== isParty) memo.missing = known = { isParty, parts: missing(placed, isParty) };
  return known.parts;
}

interface Missing {
  readonly isParty: boolean;
  readonly parts: readonly Part[];
}

function missing(placed: Placed<Citation>, isParty: boolean): Part[] {
  const { value: citation, block } = placed;
  const { code, date, issuer, type, span } = citation;
  if (!code || !type?.type || type.inherited || !IN_RUNNING_TEXT.has(block.kind)) return [];
  if (block.entry.part !== 'body' || block.entry.openQuote) return [];
  if (!TYPES.has(type.type.name) || isTableRow(block)) return [];
  // Still being typed.
  if (span.end >= block.content.end) return [];
  const behind = foldKey(block.text.slice(span.end, span.end + 40).replace(/[\r\n]/g, ' '));
  const before = keyIn(block, Math.max(0, span.start - 140), span.start);
  if (NAMED_BEFORE.test(before)) return [];
  const parts: Part[] = [];
  // In "A và B ngày D của X" the parts of B may be those of A as well.
  const shared = sharedParts(placed);
  // Who cites a decree by its year has told enough.
  if (!date && !shared.date && !(code.year !== undefined && !isParty)) parts.push('date');
  if (!issuer && !shared.issuer && code.assembly === undefined && !/^,? ?(?:cua|do) /.test(behind))
    parts.push('issuer');
  if (isSubjectMissing(placed, behind)) parts.push('subject');
  return parts;
}

/** Between the members of a list of documents. */
const NEXT = /^\s{0,3}(?:,|và|;|, và)\s{1,3}$/;

function sharedParts({ value, block }: Placed<Citation>): { readonly date: boolean; readonly issuer: boolean } {
  const { citations } = readingOf(block);
  let index = citations.indexOf(value);
  const shared = { date: false, issuer: false };
  for (let next = citations[index + 1]; next; index += 1, next = citations[index + 1]) {
    if (!NEXT.test(block.text.slice(citations[index]!.span.end, next.span.start).normalize('NFC'))) break;
    shared.date ||= next.date !== undefined;
    shared.issuer ||= next.issuer !== undefined;
  }
  return shared;
}

function isSubjectMissing({ value: citation, block }: Placed<Citation>, behind: string): boolean {
  if (settingOf(block, citation).title) return false;
  if (!NO_SUBJECT.test(behind)) return false;
  // Two documents with one subject: "Quyết định A của X và Quyết định B của Y về ...".
  const sentence = block.text.slice(citation.span.end, citation.span.end + 300).split(/[.;]\s/, 1)[0]!;
  return !(
    /^\s{0,3}(?:,|và)\s/.test(sentence) &&
    /(?:\d|\p{sc=Latin}) (?:về|quy định|ban hành) /u.test(sentence) &&
    /^\s{0,3}(?:,|và)\s\p{Lu}/u.test(sentence)
  );
}

function report(placed: Placed<Citation>, missing: readonly Part[], document: CitedDocument): Report {
  const { value: citation } = placed;
  const span = spanIn(placed, citation.code!.span);
  const fuller = document.mentions.find(
    ({ value }) =>
      !isBack(value) &&
      value !== citation &&
      value.kind === 'coded' &&
      missing.every((part) => part === 'subject' || value[part] !== undefined),
  );
  return {
    span,
    message: message(missing, nameOf(citation)),
    related:
      fuller && missing.some((part) => part !== 'subject')
        ? [{ span: spanIn(fuller, fuller.value.span), message: fullLater }]
        : [],
    fault: `first@${span.start}`,
  };
}
