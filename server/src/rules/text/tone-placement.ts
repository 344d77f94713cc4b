import type { Block } from '../../draft/blocks';
import { spanIn, type Draft } from '../../draft/draft';
import { isUpperCase, original } from '../../draft/fold';
import { readingOf } from '../../draft/reading';
import { spanOf, type Span } from '../../draft/span';
import { tonePlacement as message } from '../../messages/findings';
import { changeTo, unifyEverywhere } from '../../messages/fixes';
import { mixed } from '../../messages/wording';
import { lookFor, replace, type Change, type DraftRule, type Fix, type Report } from '../rule';
import { gathered } from './kept';
import { isQuoted } from './quoted';
import { otherPlacement } from './tones';
import { wordsOf } from './words';

/** `last`: the mark on the last vowel, as in "uỷ", "hoá"; `first`: on the one before it, as in "ủy", "hóa". */
export type Placement = 'last' | 'first';

interface Syllable {
  readonly span: Span;
  readonly written: string;
  readonly placement: Placement;
  /** In a name ("sông Hoá", "Hoà Bình", "Luật Di sản văn hoá") and in a quotation it is left alone. */
  readonly name: boolean;
}

/** Of more places than this, the first of each syllable stands for all. */
const MOST = 10;
const MOST_RELATED = 5;

const NONE: readonly Syllable[] = [];

function syllablesOf(block: Block): readonly Syllable[] {
  return (block.memo.tones ??=
    block.kind === 'blank' || block.kind === 'verbatim' ? NONE : find(block)) as readonly Syllable[];
}

/** Only oa, oe and uy without a final vary, and not after q ("quý"). */
function find(block: Block): readonly Syllable[] {
  const { tones } = wordsOf(block);
  if (tones.length === 0) return NONE;
  const { text } = block.composed;
  const found: Syllable[] = [];
  for (let index = 0; index < tones.length; index += 2) {
    const [at, end] = [tones[index]!, tones[index + 1]!];
    const written = text.slice(at, end);
    const span = original(block.composed, at, end);
    const placement: Placement = 'ouOU'.includes(text[end - 2]!) ? 'last' : 'first';
    const name = isName(text, at, written) || isInName(block, span.start) || isQuoted(block, at);
    found.push({ span, written, placement, name });
  }
  return found;
}

/** Inside the name of a law: "Luật Di sản văn hóa". */
function isInName(block: Block, at: number): boolean {
  for (const { kind, span } of readingOf(block).citations)
    if ((kind === 'name-only' || kind === 'named-year') && span.start <= at && at < span.end) return true;
  return false;
}

/** A syllable that begins with a capital and is not written all in capitals belongs to a name, but for "Uỷ ban", "Uỷ viên". */
function isName(text: string, at: number, written: string): boolean {
  if (!isUpperCase(text, at)) return false;
  if (written.length > 1 && written === written.toUpperCase())
    return !/\p{Lu}/u.test(text[at - 2] ?? '') && !/\p{Lu}/u.test(text[at + written.length + 1] ?? '');
  return !/^\s(?:ban|viên|quyền)/u.test(text.slice(at + written.length, at + written.length + 6));
}

/** One way of placing tone marks in one document: what the draft does mostly is taken for its way. */
export const tonePlacement: DraftRule = {
  id: 'text/tone-placement',
  scope: 'draft',
  looksAt: lookFor(syllablesOf),
  severity: 'hint',
  summary: {
    vi: 'Hai cách đặt dấu thanh trong một văn bản (uỷ/ủy, hoá/hóa)',
    en: 'Two ways of placing tone marks in one document',
  },
  norm: {
    vi: 'Không có quy định bắt buộc cho văn bản hành chính (Quyết định 1989/QĐ-BGDĐT, Điều 8 chỉ áp dụng cho sách giáo khoa); chỉ xét tính thống nhất',
    en: 'No norm binds official documents (Quyết định 1989/QĐ-BGDĐT, article 8 is for school books); only consistency is judged',
  },
  check(draft: Draft) {
    const { last, first } = placementsIn(draft);
    if (last === 0 || first === 0 || last === first) return [];
    const usual: Placement = last > first ? 'last' : 'first';
    const places = gathered(draft, syllablesOf).filter(({ value }) => !value.name && value.placement !== usual);
    const changes = placeTones(draft, usual);
    const shown = new Set<string>();
    const reports: Report[] = [];
    places.forEach((place, index) => {
      const { written } = place.value;
      const { span, newText: right } = changes[index]!;
      const alike = written.toLowerCase();
      const few = places.length <= MOST;
      if (!few && shown.has(alike)) return;
      shown.add(alike);
      const others = few
        ? []
        : places
            .filter((other) => other !== place && other.value.written.toLowerCase() === alike)
            .slice(0, MOST_RELATED);
      const fixes: Fix[] = [replace(span, right, changeTo(right), { preferred: true })];
      if (places.length > 1)
        fixes.push({ title: unifyEverywhere(places.length), changes, safe: false, preferred: false });
      reports.push({
        span,
        message: message(written, right, Math.max(last, first), last + first),
        related: others.map((other) => ({ span: spanIn(other, other.value.span), message: mixed.here })),
        fixes,
      });
    });
    return reports;
  },
};

/** How many syllables of a draft have their mark placed in each way; names are not counted. */
export function placementsIn(draft: Draft): Readonly<Record<Placement, number>> {
  const counts = { last: 0, first: 0 };
  for (const block of draft.blocks) {
    if (block.kind === 'blank') continue;
    const syllables = syllablesOf(block);
    if (syllables.length > 0) for (const { placement, name } of syllables) if (!name) counts[placement] += 1;
  }
  return counts;
}

/** What places every tone mark of a draft in one way, in the order of the text; names keep theirs. */
export function placeTones(draft: Draft, placement: Placement): Change[] {
  return gathered(draft, syllablesOf)
    .filter(({ value }) => !value.name && value.placement !== placement)
    .map(({ at, value: { span, written } }) => ({
      span: spanOf(at + span.start, at + span.end),
      newText: otherPlacement(written),
    }));
}
