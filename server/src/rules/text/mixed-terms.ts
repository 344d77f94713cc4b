import type { Placed } from '../../draft/draft';
import type { Block } from '../../draft/blocks';
import type { Span } from '../../draft/span';
import type { Text } from '../../messages/text';
import { mixed as say } from '../../messages/wording';
import { TWO_WAYS } from '../../norms/writings';
import type { DraftRule, Report, Taken } from '../rule';
import { alike, spanOfFound } from './alike';
import { gathered, inBlock, kept } from './kept';
import { isInside, shown, wordBefore } from './phrases';
import { isQuoted } from './quoted';
import { Mark } from './syllables';
import { wordsOf } from './words';

/** One of two or more ways of writing one thing. */
interface Use {
  /** The thing. */
  readonly thing: string;
  /** The way. */
  readonly way: string;
  readonly span: Span;
  /** What stands at the place, in another way. */
  readonly inWay: (way: string) => string;
  /** The same for the eye, with what stands around it. */
  readonly shown: (way: string) => string;
}

const THINGS = new Map(TWO_WAYS.map((two) => [two.forms[0], two]));

const same = (way: string): string => way;

const usesIn = kept((block: Block): readonly Use[] => {
  if (block.kind === 'heading' || block.kind === 'signature' || wordsOf(block).inTable) return [];
  const found: Use[] = [];
  const { marks, phrases } = wordsOf(block);
  if (phrases.length > 0) termsIn(block, found);
  if ((marks & Mark.Dash) !== 0) dashesIn(block, found);
  if ((marks & Mark.Digit) !== 0) numbersIn(block, found);
  return found;
});

function termsIn(block: Block, found: Use[]): void {
  const { text } = block.composed;
  for (const { meaning, span } of wordsOf(block).phrases) {
    if (meaning.kind !== 'two ways') continue;
    const { two } = meaning;
    const way = shown(text, span);
    const { start, end } = span;
    if (!two.forms.includes(way) || isQuoted(block, start)) continue;
    if (way[0] !== way[0]!.toLowerCase() && !isInside(block, start)) continue;
    if (two.unlessAfter?.includes(wordBefore(text, start))) continue;
    // "các Nghị định số 1, số 2" are named one by one.
    if (two.key === 'các' && /^\s{1,4}(?:số|sau|của|nêu|trên|này|:|\d)/u.test(text.slice(end, end + 6))) continue;
    found.push({ thing: two.forms[0], way, span: inBlock(block, start, end), inWay: same, shown: same });
  }
}

/** A dash, and the beginning of a year, of "xã hội" or of "an ninh": most dashes stand before something else. */
const DASH = /[-–—][ \u00a0]?(?:19|20|xã|an)/g;
/** What stands on both sides of a dash in these names and ranges. */
const BEFORE_DASH = /(?<![\d/.-])(?:((?:19|20)\d\d)|(kinh tế|chính trị|văn hóa|quốc phòng))([ \u00a0]?)$/u;
const BEHIND_DASH = /^([ \u00a0]?)(?:((?:19|20)\d\d)(?![\d/])|(xã hội|an ninh)(?!\p{sc=Latin}))/u;

/** "2020-2025" beside "2020 - 2025", "kinh tế-xã hội" beside "kinh tế - xã hội". */
function dashesIn(block: Block, found: Use[]): void {
  const { text } = block.composed;
  DASH.lastIndex = 0;
  for (let match = DASH.exec(text); match; match = DASH.exec(text)) {
    const at = match.index;
    const behind = BEHIND_DASH.exec(text.slice(at + 1, at + 10));
    if (!behind) continue;
    const before = BEFORE_DASH.exec(text.slice(Math.max(0, at - 14), at));
    if (!before || (before[1] === undefined) !== (behind[2] === undefined) || isQuoted(block, at)) continue;
    const start = at - before[3]!.length;
    found.push({
      thing: before[1] === undefined ? 'dash between words' : 'dash between years',
      way: `${before[3] === '' ? '' : ' '}${text[at]!}${behind[1] === '' ? '' : ' '}`,
      span: inBlock(block, start, at + 1 + behind[1]!.length),
      inWay: same,
      shown: (way) => `${before[1] ?? before[2]!}${way}${behind[2] ?? behind[3]!}`,
    });
  }
}

const NUMBER = /\d[ \u00a0](?:năm|tháng|ngày)/g;
/** Before a number that names a day, a quarter or an article, and does not count. */
const NAMING = /(?:ngày|tháng|quý|mùng|điều|khoản|mục|số|thứ|lần|kỳ|hội|khóa|khoá)\s{1,3}$/iu;

/** "3 năm" beside "03 năm". */
function numbersIn(block: Block, found: Use[]): void {
  const { text } = block.composed;
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const { index } = match;
    const digit = match[0][0]!;
    const zero = text[index - 1] === '0' ? '0' : '';
    const start = index - zero.length;
    if (digit === '0' || /[\d.,/–-]/.test(text[start - 1] ?? '')) continue;
    const unit = match[0].slice(2);
    const behind = text.slice(index + match[0].length, index + match[0].length + 8);
    // "6 tháng đầu năm" is a term of its own; "3 năm 2022" is a date.
    if (/^(?:[\p{sc=Latin}\u0300-\u036f]|\s(?:đầu|cuối|\d))/u.test(behind) || isQuoted(block, index)) continue;
    if (NAMING.test(text.slice(Math.max(0, start - 10), start))) continue;
    found.push({
      thing: `number of ${unit}`,
      way: zero === '' ? 'plain' : 'padded',
      span: inBlock(block, start, index + 1),
      inWay: (way) => (way === 'plain' ? digit : `0${digit}`),
      shown: (way) => `${way === 'plain' ? digit : `0${digit}`} ${unit}`,
    });
  }
}

/** One thing in two ways of writing in one draft; the rarer way is marked. */
export const mixedTerms: DraftRule = {
  id: 'text/mixed-terms',
  scope: 'draft',
  looksAt: Object.assign((block: Block) => usesIn(block).length > 0, {
    takes: (block: Block): Taken => {
      // What a use says of itself follows from what it says of the empty word.
      const values = usesIn(block).map((use) => ({ ...use, inWay: use.inWay('plain'), shown: use.shown('') }));
      return { at: values[0]?.span.start ?? 0, values };
    },
  }),
  severity: 'hint',
  summary: { vi: 'Một thuật ngữ viết theo hai cách trong một văn bản', en: 'One term in two ways of writing' },
  norm: {
    vi: 'Thông lệ: một văn bản dùng một cách viết; không có điều khoản riêng',
    en: 'Practice: a document keeps to one way of writing; no article says so',
  },
  check(draft) {
    const things = new Map<string, Map<string, Placed<Use>[]>>();
    for (const use of gathered(draft, usesIn)) {
      const { thing, way } = use.value;
      let ways = things.get(thing);
      if (!ways) things.set(thing, (ways = new Map<string, Placed<Use>[]>()));
      const places = ways.get(way);
      if (places) places.push(use);
      else ways.set(way, [use]);
    }
    const reports: Report[] = [];
    for (const [thing, ways] of things) if (ways.size > 1) reports.push(...judge(thing, ways));
    return reports;
  },
};

function judge(thing: string, ways: ReadonlyMap<string, readonly Placed<Use>[]>): Report[] {
  const two = THINGS.get(thing);
  const preferred = two?.forms[two.preferred] ?? ' - ';
  const ranked = [...ways].sort(([a, placesOfA], [b, placesOfB]) =>
    two?.settled || placesOfA.length === placesOfB.length
      ? Number(b === preferred) - Number(a === preferred)
      : placesOfB.length - placesOfA.length,
  );
  const [[usual, most], ...others] = ranked as [
    [string, readonly Placed<Use>[]],
    ...[string, readonly Placed<Use>[]][],
  ];
  // With as many of each, and none that is usual, nothing says which is the slip.
  if (others[0]![1].length === most.length && usual !== preferred) return [];
  return others.flatMap(([way, places]) => {
    const message = (place: Placed<unknown>): Text => {
      const { value } = place as Placed<Use>;
      const [here, there] = [value.shown(way), value.shown(usual)];
      return two?.settled ? say.settled(here, there) : say.term(here, there, places.length, most.length);
    };
    return alike(
      places,
      (place) => spanOfFound(place as Placed<Use>),
      (place) => (place as Placed<Use>).value.inWay(usual),
      message,
    );
  });
}
