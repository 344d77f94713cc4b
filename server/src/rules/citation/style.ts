import type { Citation } from '../../draft/citations';
import { spanIn, type Draft, type Placed } from '../../draft/draft';
import { memoOf } from '../../draft/mention-memo';
import { addComma, addNumber, dropComma, style as say } from '../../messages/citations';
import { DATE_RULES } from '../../norms/regimes';
import { replace, type DraftRule, type JudgingContext, type Report } from '../rule';
import { holdsMentions, isTableRow, settingOf } from './mention';

/** "số" before the code and the comma before "ngày" are written alike throughout a draft. */
export const style: DraftRule = {
  id: 'citation/style',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'hint',
  summary: {
    vi: 'Chữ “số” và dấu phẩy trước “ngày” không thống nhất trong một văn bản',
    en: '“số”, and the comma before “ngày”, are not written alike throughout',
  },
  norm: {
    vi: 'Thông lệ, theo các mẫu của Hướng dẫn 05-HD/VPTW và Nghị định 30/2020/NĐ-CP; không có điều khoản riêng',
    en: 'Practice, as in the models of Hướng dẫn 05-HD/VPTW and Nghị định 30/2020/NĐ-CP; no article says so',
  },
  check(draft, context) {
    const cited = draft.citations.filter(isFull);
    return [...numbers(cited), ...commas(draft, cited, context)];
  },
};

/** A citation with code and date, in the draft's own words; kept with the citation. */
function isFull({ value, block }: Placed<Citation>): boolean {
  return (memoOf(value).full ??=
    value.kind === 'coded' &&
    value.code !== undefined &&
    value.date !== undefined &&
    value.type !== undefined &&
    !value.type.inherited &&
    !isTableRow(block) &&
    !settingOf(block, value).quoted) as boolean;
}

function numbers(cited: readonly Placed<Citation>[]): Report[] {
  const party = cited.filter(({ value }) => value.code!.form === 'party' && value.type!.adjacent);
  const without = party.filter(({ value }) => !value.numbered);
  const count = party.length - without.length;
  if (without.length === 0 || count <= without.length) return [];
  return without.map((placed): Report => {
    const { start } = spanIn(placed, placed.value.code!.span);
    return {
      span: spanIn(placed, placed.value.code!.span),
      message: say.number(count, party.length),
      fixes: [replace({ start, end: start }, 'số ', addNumber, { safe: true, preferred: true })],
    };
  });
}

/** Between the code and the date: nothing but the comma and "ngày". */
const BETWEEN = /^(\s{0,3})(,?)\s{1,3}(?:ngày\s{1,3})?$/;

interface Between {
  readonly space: number;
  readonly comma: boolean;
}

function betweenCodeAndDate({ value, block }: Placed<Citation>): Between | undefined {
  const memo = memoOf(value);
  let known = memo.gap as Between | 'other' | undefined;
  if (!known) {
    const found = BETWEEN.exec(block.text.slice(value.code!.span.end, value.date!.span.start).normalize('NFC'));
    known = found ? { space: found[1]!.length, comma: found[2] === ',' } : 'other';
    memo.gap = known;
  }
  return known === 'other' ? undefined : known;
}

function commas(draft: Draft, cited: readonly Placed<Citation>[], { regime }: JudgingContext): Report[] {
  const places: { readonly at: number; readonly space: number; readonly comma: boolean; readonly end: number }[] = [];
  for (const placed of cited) {
    const { code, date } = placed.value;
    const between = betweenCodeAndDate(placed);
    if (!between) continue;
    places.push({ at: placed.at + code!.span.end, ...between, end: placed.at + date!.span.start });
  }
  const count = places.filter(({ comma }) => comma).length;
  const rest = places.length - count;
  if (count === 0 || rest === 0 || (count === rest && !regime)) return [];
  const wanted = count === rest ? DATE_RULES.commaBeforeDay[regime!] : count > rest;
  return places
    .filter(({ comma }) => comma !== wanted)
    .map(({ at, space, end }): Report => {
      const comma = { start: at, end: wanted ? at : at + space + 1 };
      return {
        // The word that the comma stands before, or the comma itself.
        span: wanted ? wordBehind(draft, at, end) : { start: at + space, end: at + space + 1 },
        message: count === rest ? say.commaByRegime(wanted) : say.comma(wanted, Math.max(count, rest), places.length),
        fixes: [replace(comma, wanted ? ',' : '', wanted ? addComma : dropComma, { safe: true, preferred: true })],
      };
    });
}

function wordBehind(draft: Draft, from: number, end: number): { start: number; end: number } {
  const words = /^\s*(\S*)/.exec(draft.text.slice(from, Math.max(end, from + 12)))!;
  const start = from + words[0].length - words[1]!.length;
  return { start, end: start + words[1]!.length };
}
