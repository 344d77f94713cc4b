import type { Block } from '../../draft/blocks';
import type { DateMention } from '../../draft/dates';
import type { Placed } from '../../draft/draft';
import { fold } from '../../draft/fold';
import type { Regime } from '../../draft/identity';
import { readingOf } from '../../draft/reading';
import type { Span } from '../../draft/span';
import { capitals as message } from '../../messages/wording';
import { BODIES } from '../../norms/bodies';
import { isInForce } from '../../norms/source';
import { CAPITALS_PROVISIONS, MODEL_OF_PARTY, SINCE_NĐ30, type Capitals } from '../../norms/writings';
import type { DraftRule, Report, Taken } from '../rule';
import { alike, spanOfFound } from './alike';
import { gathered, inBlock, kept } from './kept';
import { isInside, shown, wordBefore, wordBehind } from './phrases';
import { isQuoted } from './quoted';
import { wordsOf } from './words';

type Law = Pick<Capitals, 'norm' | 'from' | 'until' | 'regime'>;

interface Place {
  readonly span: Span;
  readonly written: string;
  readonly right: string;
  readonly law: Law;
}

const placesIn = kept((block: Block): readonly Place[] => {
  if (block.kind === 'heading' || block.kind === 'signature' || wordsOf(block).inTable) return [];
  const found: Place[] = [];
  namesIn(block, found);
  typesIn(block, found);
  patternsIn(block, found);
  return found;
});

/** Names and nouns of the table. */
function namesIn(block: Block, found: Place[]): void {
  const { text } = block.composed;
  for (const { meaning, span } of wordsOf(block).phrases) {
    if (meaning.kind !== 'capitals') continue;
    const { row } = meaning;
    const written = shown(text, span);
    const { start, end } = span;
    if (written === row.right || written === written.toUpperCase() || !stands(row, text, start, end, written)) continue;
    // At the beginning of a sentence the first letter is a capital anyway.
    if (!isInside(block, start) && written.slice(1) === row.right.slice(1)) continue;
    if (isQuoted(block, start)) continue;
    found.push({ span: inBlock(block, start, end), written, right: row.right, law: row });
  }
}

function stands(row: Capitals, text: string, start: number, end: number, words: string): boolean {
  if (row.begun && words[0] === words[0]!.toLowerCase()) return false;
  if (row.after && !row.after.includes(wordBefore(text, start))) return false;
  const behind = wordBehind(text, end);
  if (row.before && !row.before.includes(behind)) return false;
  return !row.unless?.includes(behind);
}

const types = { norm: CAPITALS_PROVISIONS.types, ...SINCE_NĐ30 };

/** "nghị quyết số 04-NQ/TU": the type of a certain document begins with a capital. */
function typesIn(block: Block, found: Place[]): void {
  for (const { type, code, kind } of readingOf(block).citations) {
    if (kind !== 'coded' || !type || !code || type.inherited || type.compound || !type.adjacent) continue;
    const { start, end } = type.span;
    const written = block.text.slice(start, end).normalize('NFC');
    if (written[0] !== written[0]!.toLowerCase() || isQuoted(block, start)) continue;
    // A text that has lost its marks, or its capitals.
    const letters = block.text.slice(code.span.start, code.span.end);
    if (fold(written) === written || letters === letters.toLowerCase()) continue;
    const before = block.text.slice(Math.max(0, start - 8), start).normalize('NFC');
    if (/(?:các|những|một|hai|ba|số|theo|bản)\s{1,3}$/u.test(before)) continue;
    found.push({
      span: { start, end },
      written: `${written} ${code.text}`,
      right: written[0].toUpperCase() + written.slice(1),
      law: types,
    });
  }
}

const PATTERN = /(?:điều|Khoản|Điểm|Tỉnh|quận|phường|Bộ) /y;
const references = { norm: CAPITALS_PROVISIONS.places, ...SINCE_NĐ30 };
const units = { norm: CAPITALS_PROVISIONS.units, ...SINCE_NĐ30 };
const bodies = { norm: CAPITALS_PROVISIONS.bodies, ...SINCE_NĐ30 };

/** References to provisions, units of administration, ministries. */
function patternsIn(block: Block, found: Place[]): void {
  const { text } = block.composed;
  for (const start of wordsOf(block).leads) {
    PATTERN.lastIndex = start;
    const match = PATTERN.exec(text);
    if (!match || /[\p{sc=Latin}\u0300-\u036f]/u.test(text[start - 1] ?? ' ')) continue;
    const word = match[0].trimEnd();
    const right = word[0] === word[0]!.toLowerCase() ? word[0].toUpperCase() + word.slice(1) : word.toLowerCase();
    const behind = text.slice(start + match[0].length, start + match[0].length + 60);
    const add = (written: string, wanted: string, law: Law): void => {
      if (!isInside(block, start) || isQuoted(block, start)) return;
      found.push({ span: inBlock(block, start, start + wanted.length), written, right: wanted, law });
    };
    const named = `${word} ${/^\S{0,12}/.exec(behind)![0].replace(/[,;:.)]$/, '')}`;
    switch (word) {
      case 'điều':
        if (
          /^\d{1,3}(?![\d\p{sc=Latin}])(?!\s(?:của|trong) số)/u.test(behind) &&
          /(?:tại|theo|khoản \d{1,2},?|điểm \p{Ll},?)\s$/u.test(text.slice(Math.max(0, start - 14), start))
        )
          add(named, right, references);
        break;
      case 'Khoản':
        if (/^\d{1,2}(?:(?:,| và)? (?:[Kk]hoản )?\d{1,2}){0,3},? Điều \d/u.test(behind))
          add(named, right, { ...references, regime: 'state' });
        break;
      case 'Điểm':
        if (/^\p{Ll}(?:(?:,| và)? (?:[Đđ]iểm )?\p{Ll}){0,3},? (?:khoản|Khoản) \d/u.test(behind))
          add(named, right, { ...references, regime: 'state' });
        break;
      case 'Tỉnh':
        if (/^(?!Đảng|Đoàn)\p{Lu}\p{Ll}/u.test(behind) && /\p{Ll}\s$/u.test(text.slice(Math.max(0, start - 2), start)))
          add(named, right, units);
        break;
      case 'quận':
      case 'phường':
        if (
          /^\d{1,2}(?![\d\p{sc=Latin}])(?!\s(?:xã|phường|quận|huyện|thị|đặc|đơn))/u.test(behind) &&
          !/\d\s$/.test(text.slice(Math.max(0, start - 2), start))
        )
          add(named, right, units);
        break;
      default: {
        const ministry = ministryAt(`Bộ ${behind}`);
        if (ministry && ministry.written !== ministry.right) add(ministry.written, ministry.right, bodies);
      }
    }
  }
}

const MINISTRIES = BODIES.flatMap(({ names }) =>
  names.filter((name) => name.startsWith('Bộ ') && !name.includes('trưởng')),
)
  .map((name) => ({ name, small: name.toLowerCase() }))
  .sort((a, b) => b.name.length - a.name.length);

/** The name of a ministry that a text begins with, as it is written and as it should be; whatever its capitals, but letter by letter. */
function ministryAt(text: string): { written: string; right: string } | undefined {
  const small = text.toLowerCase();
  const ministry = MINISTRIES.find((candidate) => small.startsWith(candidate.small));
  if (!ministry) return undefined;
  const { length } = ministry.name;
  const written = text.slice(0, length);
  if (/[\p{sc=Latin}\u0300-\u036f]/u.test(text[length] ?? '') || written === written.toUpperCase()) return undefined;
  return { written, right: ministry.name };
}

/** Capitals in names, nouns and references, each way of writing said once or a few times. */
export const capitals: DraftRule = {
  id: 'text/capitals',
  scope: 'draft',
  // The youngest date stands for that of a draft without one.
  looksAt: Object.assign((block: Block) => placesIn(block).length > 0 || readingOf(block).dates.length > 0, {
    takes: (block: Block): Taken => {
      const places = placesIn(block);
      return { at: places[0]?.span.start ?? 0, values: [places, readingOf(block).dates.map(({ iso }) => iso)] };
    },
  }),
  severity: 'hint',
  summary: { vi: 'Viết hoa chưa theo quy định', en: 'Capitals not as the norm has them' },
  norm: {
    vi: 'Nghị định 30/2020/NĐ-CP, Phụ lục II (từ 05/3/2020); văn bản của Đảng: theo mẫu của Quy định 4148-QĐ/VPTW',
    en: 'Nghị định 30/2020/NĐ-CP, Phụ lục II (from 05/3/2020); Party documents: as in Quy định 4148-QĐ/VPTW',
  },
  check(draft, context) {
    // A draft without a date is not older than the youngest date in it.
    const day =
      context.date?.latest ?? context.date?.earliest ?? draft.dates.reduce<string | undefined>(youngest, undefined);
    const ways = new Map<string, Placed<Place>[]>();
    for (const place of gathered(draft, placesIn)) {
      const { law, right } = place.value;
      if (!holds(law, context.regime, day)) continue;
      const same = ways.get(right);
      if (same) same.push(place);
      else ways.set(right, [place]);
    }
    const reports: Report[] = [];
    for (const places of ways.values()) {
      const valueOf = (place: Placed<unknown>): Place => (place as Placed<Place>).value;
      reports.push(
        ...alike(
          places,
          (place) => spanOfFound(place as Placed<Place>),
          (place) => valueOf(place).right,
          (place) => {
            const { written, right, law } = valueOf(place);
            const norm = context.regime === 'party' && law.regime !== 'party' ? MODEL_OF_PARTY : law.norm;
            return message(written, rightOf(written, right), norm, places.length);
          },
        ),
      );
    }
    return reports;
  },
};

/** The whole phrase as it should be, where only its beginning changes. */
function rightOf(written: string, right: string): string {
  return right.length < written.length ? right + written.slice(right.length) : right;
}

function youngest(day: string | undefined, { value }: Placed<DateMention>): string | undefined {
  return value.iso !== undefined && (day === undefined || day < value.iso) ? value.iso : day;
}

function holds({ from, until, regime }: Law, drafts: Regime | undefined, day: string | undefined): boolean {
  if (regime !== undefined && drafts !== regime) return false;
  return day === undefined || isInForce({ ...(from && { from }), ...(until && { until }) }, day);
}
