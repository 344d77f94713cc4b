import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { fold, isWordUnit, original } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { tonePlacement as message } from '../../messages/findings';
import { changeTo } from '../../messages/fixes';
import { replace, type Change, type DraftRule, type Report } from '../rule';

/** `last`: the mark on the last vowel, as in "uỷ", "hoá"; `first`: on the one before it, as in "ủy", "hóa". */
export type Placement = 'last' | 'first';

interface Syllable {
  readonly span: Span;
  readonly written: string;
  readonly placement: Placement;
  /** A capital inside a name ("sông Hoá", "Hoà Bình") is left alone. */
  readonly name: boolean;
}

/** Only oa, oe and uy without a final vary. */
const RHYME = /(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[òóỏõọÒÓỎÕỌ][aAeE]|[ùúủũụÙÚỦŨỤ][yY])(?![a-zA-Z])/g;
const ONSET = /[\p{L}\p{M}]{0,6}$/u;

const NONE: readonly Syllable[] = [];

function syllablesOf(block: Block): readonly Syllable[] {
  return (block.memo.tones ??=
    block.kind === 'blank' || block.kind === 'verbatim' ? NONE : find(block)) as readonly Syllable[];
}

function find(block: Block): readonly Syllable[] {
  const { text } = block.composed;
  let found: Syllable[] | undefined;
  RHYME.lastIndex = 0;
  for (let match = RHYME.exec(text); match; match = RHYME.exec(text)) {
    const first = match.index;
    const end = first + 2;
    // After q the mark always stands on the y ("quý").
    if (isWordUnit(text.charCodeAt(end)) || /[qQ]/.test(text[first - 1] ?? '')) continue;
    const onset = ONSET.exec(text.slice(Math.max(0, first - 6), first))![0];
    // A vowel before it makes another rhyme ("ngoáy" has none, "khuỷu" neither); digits and marks make no syllable.
    if (onset.length > 4 || /[aeiouy]$/.test(fold(onset))) continue;
    const at = first - onset.length;
    const written = text.slice(at, end);
    const placement: Placement = /[ouOU]/.test(text[first]!) ? 'last' : 'first';
    (found ??= []).push({
      span: original(block.composed, at, end),
      written,
      placement,
      name: isName(text, at, written),
    });
  }
  return found ?? NONE;
}

/** A syllable that begins with a capital and is not written all in capitals belongs to a name, but for "Uỷ ban", "Uỷ viên". */
function isName(text: string, at: number, written: string): boolean {
  const first = written[0]!;
  if (first === first.toLowerCase()) return false;
  if (written.length > 1 && written === written.toUpperCase())
    return !/\p{Lu}/u.test(text[at - 2] ?? '') && !/\p{Lu}/u.test(text[at + written.length + 1] ?? '');
  return !/^\s(?:ban|viên|quyền)/u.test(text.slice(at + written.length, at + written.length + 6));
}

const VOWELS = 'aeiouy';

/** The same syllable with its mark on the other vowel: "uỷ" and "ủy". */
export function otherPlacement(syllable: string): string {
  const letters = Array.from(syllable.normalize('NFD'));
  const mark = letters.findIndex((letter) => /[\u0300\u0301\u0303\u0309\u0323]/.test(letter));
  const tone = letters.splice(mark, 1)[0]!;
  const marked = mark - 1;
  const isVowel = (index: number): boolean =>
    VOWELS.includes((letters[index] ?? '').toLowerCase()) && letters[index] !== undefined;
  const target = isVowel(marked + 1) ? marked + 1 : marked - 1;
  letters.splice(target + 1, 0, tone);
  return letters.join('').normalize('NFC');
}

/** One way of placing tone marks in one document: what the draft does mostly is taken for its way. */
export const tonePlacement: DraftRule = {
  id: 'text/tone-placement',
  scope: 'draft',
  looksAt: (block) => syllablesOf(block).length > 0,
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
    let last = 0;
    let first = 0;
    for (const block of draft.blocks)
      for (const { placement, name } of syllablesOf(block)) {
        if (name) continue;
        if (placement === 'last') last += 1;
        else first += 1;
      }
    if (last === 0 || first === 0 || last === first) return [];
    const usual: Placement = last > first ? 'last' : 'first';
    const reports: Report[] = [];
    draft.blocks.forEach((block, index) => {
      const at = draft.starts[index]!;
      for (const syllable of syllablesOf(block)) {
        if (syllable.placement === usual || syllable.name) continue;
        const right = otherPlacement(syllable.written);
        const span = spanOf(at + syllable.span.start, at + syllable.span.end);
        reports.push({
          span,
          message: message(syllable.written, right, Math.max(last, first), last + first),
          fixes: [replace(span, right, changeTo(right), { preferred: true })],
        });
      }
    });
    return reports;
  },
};

/** How many syllables of a draft have their mark placed in each way; names are not counted. */
export function placementsIn(draft: Draft): Readonly<Record<Placement, number>> {
  const counts = { last: 0, first: 0 };
  for (const block of draft.blocks)
    for (const { placement, name } of syllablesOf(block)) if (!name) counts[placement] += 1;
  return counts;
}

/** What places every tone mark of a draft in one way, in the order of the text; names keep theirs. */
export function placeTones(draft: Draft, placement: Placement): Change[] {
  return draft.blocks.flatMap((block, index) => {
    const at = draft.starts[index]!;
    return syllablesOf(block)
      .filter((syllable) => !syllable.name && syllable.placement !== placement)
      .map(({ span, written }) => ({
        span: spanOf(at + span.start, at + span.end),
        newText: otherPlacement(written),
      }));
  });
}
