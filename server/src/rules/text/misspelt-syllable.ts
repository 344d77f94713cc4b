import type { Block } from '../../draft/blocks';
import { fold, foldUnit, isUpperCase, isWordUnit } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { changeTo } from '../../messages/fixes';
import { misspelt as say } from '../../messages/wording';
import { FOREIGN_LOOKALIKES } from '../../norms/syllables';
import { isCompound, isUsual, type Slip } from '../../norms/words';
import { NOTHING, replace, type BlockRule, type Fix, type Report } from '../rule';
import { inBlock } from './kept';
import { wordBefore, wordBehind } from './phrases';
import { hasVietnameseLetters, isSyllable, respellings } from './syllables';
import { wordsOf } from './words';

/** More syllables than this are no help. */
const MOST_SUGGESTIONS = 4;
/** A longer string is no syllable, nor two that have grown together. */
const LONGEST = 14;

/** A string that cannot be a Vietnamese syllable where nothing but one can stand, and the frequent slips of norms/words.ts. */
export const misspeltSyllable: BlockRule = {
  id: 'text/misspelt-syllable',
  scope: 'block',
  severity: 'warning',
  summary: { vi: 'Âm tiết viết sai chính tả', en: 'A syllable that cannot be Vietnamese' },
  norm: {
    vi: 'Chính tả: cấu tạo âm tiết tiếng Việt (phụ âm đầu, vần, thanh)',
    en: 'Spelling: how a Vietnamese syllable is made (onset, rhyme, tone)',
  },
  check(block) {
    const { strange, phrases } = wordsOf(block);
    if (strange.length === 0 && phrases.length === 0) return NOTHING;
    const reports: Report[] = [];
    if (strange.length > 0 && block.kind !== 'signature')
      for (let index = 0; index < strange.length; index += 2) {
        const report = judge(block, strange[index]!, strange[index + 1]!);
        if (report) reports.push(report);
      }
    for (const { meaning, span } of phrases) {
      const report = meaning.kind === 'slip' ? slipAt(block, span, meaning.slip) : undefined;
      if (report) reports.push(report);
    }
    return reports;
  },
};

/** What may stand before a word of running text, and behind it. A URL, a code, a hyphenated loan word has other neighbours. */
const BEFORE = /[\s("“‘[*>…]/;
const BEHIND = /[\s,;:.!?)"”’\]*<…]/;

function judge(block: Block, start: number, end: number): Report | undefined {
  const { text } = block.composed;
  if (end - start < 2 || end - start > LONGEST) return undefined;
  // Abbreviations, codes and headings: neither small nor begun with a capital.
  if (isUpperCase(text, start + 1)) return undefined;
  if (start > 0 && !BEFORE.test(text[start - 1]!)) return undefined;
  if (end < text.length && !BEHIND.test(text[end]!)) return undefined;
  // The last word of a block may be still being typed.
  if (text.length - end < 40 && text.slice(end).trim() === '') return undefined;
  // "vd.gov", "a:b": a mark, and the text goes on.
  if (/[.:]/.test(text[end] ?? '') && isWordUnit(text.charCodeAt(end + 1))) return undefined;
  const written = text.slice(start, end);
  const word = written.toLowerCase();
  const small = word === written;
  const capital = !small && written.slice(1) === word.slice(1);
  if ((!small && !capital) || !hasVietnameseLetters(word)) return undefined;
  const skeleton = fold(word);
  const clusters = skeleton.match(/[aeiouy]+/g)?.length ?? 0;
  if (clusters === 0) return undefined;

  const before = wordBefore(text, start);
  const behind = wordBehind(text, end);
  const accented = word !== skeleton;
  const candidates = clusters === 1 ? respellings(skeleton) : [];
  const meant = [...candidates, ...repaired(word)].filter(
    (candidate) => isCompound(candidate, behind) || isCompound(before, candidate),
  );
  if (meant.length > 0 && (accented || isAccented(text, start, end))) return report(block, start, end, written, meant);
  // A capital begins a name more often than a sentence.
  if (capital) return undefined;
  const split = accented ? splitOf(word, before, behind) : undefined;
  if (split && isAccented(text, start, end)) return report(block, start, end, written, [split]);
  if (clusters !== 1) return undefined;
  const usual = (accented ? nearest(word, candidates.length > 0 ? candidates : repaired(word)) : candidates).filter(
    isUsual,
  );
  if (usual.length === 0 || !isAccented(text, start, end)) return undefined;
  if (!accented && (FOREIGN_LOOKALIKES.has(word) || !standsAmongSyllables(before, behind))) return undefined;
  return report(block, start, end, written, usual);
}

function report(block: Block, start: number, end: number, written: string, candidates: readonly string[]): Report {
  const shown = [...new Set(candidates)].slice(0, MOST_SUGGESTIONS).map((candidate) => likeWritten(candidate, written));
  const span = inBlock(block, start, end);
  const fixes: Fix[] = shown.map((right) => replace(span, right, changeTo(right), { preferred: shown.length === 1 }));
  return { span, message: say.syllable(written, shown), fixes };
}

function likeWritten(candidate: string, written: string): string {
  return written[0] === written[0]!.toLowerCase() ? candidate : candidate[0]!.toUpperCase() + candidate.slice(1);
}

function standsAmongSyllables(before: string, behind: string): boolean {
  if (before === '' && behind === '') return false;
  return (before === '' || before === ',' || isSyllable(before)) && (behind === '' || isSyllable(behind));
}

/** Letters and signs that Vietnamese has not: another language, or an encoding from before Unicode. */
const FOREIGN = /[§¨®µ¸ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ\u00ad]/;

/** Whether the words around are Vietnamese with its marks. A passage that has lost them, or in another language, has few. */
function isAccented(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - 60), start)} ${text.slice(end, end + 60)}`;
  if (FOREIGN.test(around)) return false;
  let words = 0;
  let accented = 0;
  for (const [word] of around.matchAll(/[\p{sc=Latin}\u0300-\u036f]{2,12}/gu)) {
    words += 1;
    if (fold(word) !== word.toLowerCase()) accented += 1;
  }
  return accented >= 3 && accented * 5 >= words * 2;
}

/** Of syllables with the letters of a word, those that keep most of its marks. */
function nearest(word: string, candidates: readonly string[]): string[] {
  const distance = (candidate: string): number => {
    if (candidate.length !== word.length) return 1;
    let marks = 0;
    const [a, b] = [word.normalize('NFD'), candidate.normalize('NFD')];
    for (const mark of a) if (mark > '\u02ff' && !b.includes(mark)) marks += 1;
    for (const mark of b) if (mark > '\u02ff' && !a.includes(mark)) marks += 1;
    for (let at = 0; at < word.length; at++)
      if (word[at] !== candidate[at]) marks += word[at] === 'đ' || candidate[at] === 'đ' ? 1 : 0.1;
    return marks;
  };
  const ranked = candidates
    .map((candidate) => ({ candidate, by: distance(candidate) }))
    .sort((a, b) => a.by - b.by || (a.candidate < b.candidate ? -1 : 1));
  return ranked.filter(({ by }) => by <= ranked[0]!.by + 0.5).map(({ candidate }) => candidate);
}

/** Syllables that a word becomes when two neighbours change places ("kahi"), or when a letter typed twice is dropped ("thànhh"). */
function repaired(word: string): string[] {
  const found: string[] = [];
  if (word.length > 8) return found;
  for (let at = 0; at + 1 < word.length; at++) {
    const [a, b] = [word[at]!, word[at + 1]!];
    const swapped = word.slice(0, at) + b + a + word.slice(at + 2);
    if (a !== b && isSyllable(swapped)) found.push(swapped);
    if (foldUnit(a.charCodeAt(0)) === foldUnit(b.charCodeAt(0)))
      for (const kept of [a, b]) {
        const single = word.slice(0, at) + kept + word.slice(at + 2);
        if (isSyllable(single)) found.push(single);
      }
  }
  return found;
}

/** Tones that loan words never bear ("axít" and "ôtô" are two syllables in one word as well). */
const NATIVE_TONE = /[\u0300\u0303\u0309\u0323]/;

/** Two syllables that have grown together: "thựchiện", "nghềtrong", "nhiệm vụcung cấp". */
function splitOf(word: string, before: string, behind: string): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (let at = 2; at <= word.length - 2; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!isSyllable(first) || !isSyllable(second)) continue;
    const proofs =
      3 * Number(isCompound(first, second)) + Number(isCompound(before, first)) + Number(isCompound(second, behind));
    const likely = proofs + Number(word.length > 5 && NATIVE_TONE.test(word.normalize('NFD')));
    if (likely > 0 && likely === most) best = undefined;
    if (likely <= most) continue;
    best = `${first} ${second}`;
    most = likely;
  }
  return best;
}

function slipAt(block: Block, { start: from, end: to }: Span, slip: Slip): Report | undefined {
  const { text } = block.composed;
  const before = wordBefore(text, from);
  const behind = wordBehind(text, to);
  if (slip.unlessAfter?.includes(before) || slip.unless?.includes(behind)) return undefined;
  if (slip.only && !slip.only.includes(behind)) return undefined;
  // The end of the clause, not a number or a sign behind it.
  if (slip.only && behind === '' && !/^["”’)*]{0,3}\s{0,4}(?:[,.;:"”)]|$)/.test(text.slice(to, to + 8)))
    return undefined;
  if (slip.opening && !/[("“,;–-]\s?$/.test(text.slice(Math.max(0, from - 2), from))) return undefined;
  const written = text.slice(from, to);
  if (written === written.toUpperCase()) return undefined;
  const right = likeWritten(slip.right, written);
  // What is right stays as it is, and so does a line end between two words.
  const rights = right.split(' ');
  const changes = [...written.matchAll(/\S+/g)].flatMap(({ index, 0: word }, place) => {
    const newText = rights[place]!;
    return newText === word ? [] : [{ span: inBlock(block, from + index, from + index + word.length), newText }];
  });
  return {
    // Across a page end only what is wrong is marked.
    span: /[\r\n]/.test(written) ? spanOf(changes[0]!.span.start, changes.at(-1)!.span.end) : inBlock(block, from, to),
    message: say.slip(written.replace(/\s{1,9}/g, ' '), right),
    severity: 'information',
    fixes: [{ title: changeTo(right), changes, safe: false, preferred: true }],
  };
}
