import type { Block } from '../../draft/blocks';
import { antecedentsOf, isBack, spanOfMention, type Mention } from '../../draft/antecedents';
import type { Citation } from '../../draft/citations';
import { writeDate } from '../../draft/dates';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { squeeze } from '../../draft/issuers';
import { codeKey, keyIn } from '../../draft/key';
import { citationOf } from '../../messages/catalogue';
import { unresolvedShort as say } from '../../messages/citations';
import { padNumber } from '../../norms/code-forms';
import { titleAfter } from '../../catalogue/titles';
import type { Catalogue } from '../../catalogue/catalogue';
import { lookForAll, type DraftRule, type JudgingContext, type Report, type Taken } from '../rule';
import { kept } from '../text/kept';
import { holdsMentions, settingOf } from './mention';

/** Types of which "X nêu trên" can only be a document; the others are things of their own ("Dự án nêu trên"). */
const DOCUMENTS = new Set([
  'Nghị quyết', 'Kết luận', 'Chỉ thị', 'Quyết định', 'Nghị định', 'Thông tư', 'Thông tri', 'Công văn', 'Luật', 'Bộ luật', 'Pháp lệnh',
]); // prettier-ignore

/** Beside the mentions the names of types that stand in a block anywhere, and before the first mention: see {@link isNamedBefore}. */
function takenFrom(block: Block): Taken {
  const names = namesIn(block);
  if (!holdsMentions(block)) return { at: 0, values: names.map(({ name }) => name) };
  const { at, values } = holdsMentions.takes(block);
  if (block.composed.origin) return { at, values: [values, block.text] };
  const before = names.filter((name) => name.at < at);
  const behind = names.filter((name) => name.at >= at);
  return {
    at,
    values: [values, before.map(({ name }) => name), behind.map(({ name, at: start }) => ({ name, start }))],
  };
}

/** Where the name of each type first stands in a block. */
const namesIn = kept((block: Block) =>
  [...DOCUMENTS].map((name) => ({ name, at: block.composed.text.indexOf(name) })).filter(({ at }) => at >= 0),
);

/** A short form or a back reference with nothing before it that it could mean. */
export const unresolvedShort: DraftRule = {
  id: 'citation/unresolved-short',
  scope: 'draft',
  looksAt: lookForAll(takenFrom),
  severity: 'warning',
  summary: {
    vi: 'Viện dẫn tắt (“Nghị quyết 18”, “Kết luận nêu trên”) mà ở trên không có văn bản nào như vậy',
    en: 'A short form or a back reference with no document before it that it could mean',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I: chỉ viện dẫn tắt từ lần thứ hai',
    en: 'Hướng dẫn 05-HD/VPTW I.6.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I: short forms are for later mentions',
  },
  check(draft, context) {
    const { unresolved } = antecedentsOf(draft);
    const said = new Set<string>();
    return unresolved.flatMap(({ mention, candidates }) => {
      if (candidates.length > 0 || mention.block.entry.openQuote) return [];
      // Still being typed.
      if (mention.value.span.end >= mention.block.content.end) return [];
      const report = isBack(mention.value)
        ? judgeBack(mention, draft)
        : mention.value.kind === 'short'
          ? judgeShort(mention as Placed<Citation>, draft, context)
          : undefined;
      if (!report) return [];
      // One document, one finding.
      const words = foldKey(wordsOf(mention));
      if (said.has(words)) return [];
      said.add(words);
      return [report];
    });
  },
};

function wordsOf({ value, block }: Mention): string {
  return squeeze(block.text.slice(value.span.start, value.span.end));
}

function judgeBack(mention: Mention, draft: Draft): Report | undefined {
  const { value } = mention;
  if (!isBack(value) || value.opening) return undefined;
  const { name } = value.type;
  if (!DOCUMENTS.has(name) || draft.identity.type?.name === name) return undefined;
  if (!citesOthers(draft) || isNamedBefore(draft, name, spanOfMention(mention).start)) return undefined;
  return { span: spanOfMention(mention), message: say.none(wordsOf(mention)) };
}

/** Where no other document is cited, this draft may stand behind one that is not here. */
function citesOthers(draft: Draft): boolean {
  return draft.citations.some(({ value }) => value.kind === 'coded' || value.kind === 'dated');
}

const firsts = new WeakMap<Draft, Map<string, number>>();

/** Whether the type word stands before, as a document may that is named without code and date. */
function isNamedBefore(draft: Draft, name: string, offset: number): boolean {
  let known = firsts.get(draft);
  if (!known) firsts.set(draft, (known = new Map<string, number>()));
  let first = known.get(name);
  if (first === undefined) {
    const index = draft.blocks.findIndex(({ composed }) => composed.text.includes(name));
    const found = index < 0 ? 0 : draft.blocks[index]!.composed.text.indexOf(name);
    first = index < 0 ? Infinity : draft.starts[index]! + found;
    known.set(name, first);
  }
  return first < offset;
}

function judgeShort(placed: Placed<Citation>, draft: Draft, context: JudgingContext): Report | undefined {
  const { value: citation, block } = placed;
  if (settingOf(block, citation).quoted) return undefined;
  // With its date it is told well enough.
  if (citation.date || !citation.type || !citesOthers(draft)) return undefined;
  const span = spanIn(placed, citation.span);
  const words = wordsOf(placed);
  const later = laterOf(draft, citation, span.start);
  if (later)
    return {
      span,
      severity: 'information',
      message: say.later(words),
      related: [{ span: spanIn(later, later.value.span), message: say.laterHere }],
    };
  const known = knownOf(citation, context);
  if (known !== undefined) return { span, severity: 'information', message: say.known(words, known) };
  const told = citation.issuer !== undefined || titleAfter(block, citation) !== undefined || isTold(placed);
  return told ? { span, severity: 'information', message: say.told(words) } : { span, message: say.none(words) };
}

/** "Nghị quyết 30 khóa XII" names its term. */
function isTold({ value, block }: Placed<Citation>): boolean {
  return /^[,(]? ?khoa [ivx]/.test(keyIn(block, value.span.end, value.span.end + 14));
}

function laterOf(draft: Draft, { type, shortNumber }: Citation, offset: number): Placed<Citation> | undefined {
  return fullByNumber(draft)
    .get(`${type!.name}|${Number(shortNumber)}`)
    ?.find((placed) => spanIn(placed, placed.value.span).start > offset);
}

const numbers = new WeakMap<Draft, Map<string, Placed<Citation>[]>>();

function fullByNumber(draft: Draft): Map<string, Placed<Citation>[]> {
  let known = numbers.get(draft);
  if (!known) {
    numbers.set(draft, (known = new Map<string, Placed<Citation>[]>()));
    for (const placed of draft.citations) {
      const { code, type, kind } = placed.value;
      if (kind !== 'coded' || !code || !type) continue;
      const key = `${type.name}|${Number(code.number)}`;
      const same = known.get(key);
      if (!same) known.set(key, [placed]);
      else if (codeKey(same.at(-1)!.value.code!) !== codeKey(code)) same.push(placed);
    }
  }
  return known;
}

/** The one document of the centre that the catalogue has under this number. */
function knownOf({ type, shortNumber, issuer }: Citation, { catalogue, date }: JudgingContext): string | undefined {
  const limit = date?.latest ?? date?.earliest;
  const number = padNumber(Number(shortNumber));
  const found = codesOf(type!.name, number)
    .flatMap((code) => entries(catalogue, code, type!.name))
    .filter(
      (entry) =>
        (limit === undefined || entry.date! <= limit) &&
        (!issuer || foldKey(entry.issuer).startsWith(foldKey(issuer.bodies[0]!))),
    );
  const [latest] = found.sort((a, b) => (a.date! < b.date! ? 1 : -1));
  return latest && citationOf(latest.type, latest.code, writeDate(latest.date!), latest.issuer);
}

function entries(catalogue: Catalogue, code: string, type: string) {
  return catalogue.entriesOf(code).filter((entry) => entry.type === type && entry.date !== undefined);
}

const LETTERS: Readonly<Record<string, string>> = {
  'Nghị quyết': 'NQ',
  'Kết luận': 'KL',
  'Chỉ thị': 'CT',
  'Quy định': 'QĐ',
  'Quyết định': 'QĐ',
};

function codesOf(type: string, number: string): string[] {
  const letters = LETTERS[type];
  if (letters === undefined) return [];
  return type === 'Quyết định' || type === 'Chỉ thị'
    ? [`${number}-${letters}/TW`, `${number}/${letters}-TTg`]
    : [`${number}-${letters}/TW`];
}
