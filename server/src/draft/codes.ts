/**
 * The number and sign (số, ký hiệu) of a document: `21-KL/TW`, `35/2021/QH15`, `30/2020/NĐ-CP`, `800/QĐ-TTg`,
 * `15/BNV-VTLTNN`. Reading is tolerant (spaces, every dash, line ends inside a code, Ð for Đ, lower case, the separators of
 * the other system) and says in `faults` where the writing departs from the norm.
 */
import type { CodeForm } from '../norms/code-forms';
import { BODIES, isPartyOnly } from '../norms/bodies';
import { DOCUMENT_TYPES } from '../norms/types';
import { endWhile, foldUnit } from './fold';
import { spanOf, type Span } from './span';
import { isCodeLetter, isDigit, isLoose, isSeparator } from './units';

/** What in the writing of a code departs from its form. */
export type CodeFault =
  /** spaces or a line end inside */
  | 'space'
  /** a dash that is not the hyphen */
  | 'dash'
  /** hyphen and slash in the order of the other system, as in `31/QĐ-TW` */
  | 'order'
  /** a letter of another alphabet that looks like Đ */
  | 'lookalike'
  /** small letters where capitals are due, or the reverse */
  | 'case'
  /** D for Đ, in text that lost its marks */
  | 'stroke'
  /** O or l for 0 or 1 in the number, as scanning leaves them */
  | 'digit'
  /** a hyphen that was lost, or became a space: `96/2023/NĐCP`, `282/QĐ TTg`, `48 CT/TW` */
  | 'lost';

/** What tells a code from others, wherever and however it is written. */
export type CodeIdentity = Pick<Code, 'form' | 'number' | 'suffix' | 'year' | 'letters' | 'bodies' | 'internal'>;

/** A code taken apart; offsets count from the start of the text that was read. */
export interface Code {
  readonly span: Span;
  readonly form: CodeForm;
  /** The digits as written, with leading zeros: "04". */
  readonly number: string;
  readonly numberSpan: Span;
  /** The letter after the number of an inserted document, as in `264a-CV/TU`; else empty. */
  readonly suffix: string;
  /** The year inside a code of legislation. */
  readonly year: number | undefined;
  readonly yearSpan: Span | undefined;
  /** Letters of the type, in their canonical case ("CTr"); empty where the form has none (`35/2021/QH15`). */
  readonly letters: string;
  readonly lettersSpan: Span | undefined;
  /** Whether the norms know these letters. */
  readonly lettersKnown: boolean;
  /** Letters of the issuing bodies, lead body first: `BTVTUHP-BTVĐUCSSB` is two. */
  readonly bodies: readonly string[];
  readonly bodySpan: Span | undefined;
  /** Khóa of the National Assembly named in the code (`QH15`). */
  readonly assembly: number | undefined;
  /** `/nb`: an internal công văn. */
  readonly internal: boolean;
  /** The code as it should be written. */
  readonly text: string;
  readonly faults: readonly CodeFault[];
}

/** Letters of a type straight behind a number of the Party whose hyphen was lost. */
const LOST_HYPHEN = /[ \u00a0]?([A-ZĐÐ]{2}r?|TTr)(?=\/[A-ZĐÐ])/y;
/** A body behind the letters of a type, with a space for the hyphen between them. */
const LOST_BODY = /[ \u00a0\r\n]{1,2}([A-ZĐÐƉ][A-Za-zĐđÐðƉ]{0,11}\d{0,2})/y;
/** What may stand behind a code whose body nobody knows. */
const BEHIND_CODE = /[,;.)\r\n]| {1,2}(?:ng[àa]y|c[ủu]a|v[ềe]|v\/v)(?!\p{sc=Latin})/uy;
/** Letters of types that are no other body's first letters, so that they are believed without a year. */
const PLAIN_TYPES = new Set(['QĐ', 'QD', 'NQ', 'TTr', 'BC', 'KH', 'TB', 'HD', 'KL']);
/** Letters of bodies that wrote no letters of a type: `64/CP`, `327-CT`, `171-HĐBT`. */
const OLD_BODIES = new Set(['CP', 'CT', 'TTg', 'HĐBT', 'HDBT', 'HĐNN', 'HDNN', 'SL', 'LCT', 'UB']);
/** Those of them that are believed behind a dash between spaces too: `17 - HĐBT`. */
const OLD_COUNCILS = new Set(['HĐBT', 'HDBT', 'HĐNN', 'HDNN']);
const ASSEMBLY = /^(QH|UBTVQH)(\d{1,2})$/;

/** Canonical letters of types and bodies by their upper-case form. */
const TYPE_LETTERS = new Map<string, string>();
const ALL_LETTERS = DOCUMENT_TYPES.flatMap((type) => type.letters.map(({ letters }) => letters));
for (const letters of ALL_LETTERS) TYPE_LETTERS.set(letters, letters);
for (const letters of ALL_LETTERS) {
  // In capitals ("CTR"), and without the stroke ("QD"), where that is no other type's letters.
  const capitals = letters.toUpperCase();
  for (const variant of [capitals, capitals.replace(/Đ/g, 'D')])
    if (!TYPE_LETTERS.has(variant)) TYPE_LETTERS.set(variant, letters);
}
const BODY_LETTERS = new Map<string, string>();
for (const { letters } of BODIES) BODY_LETTERS.set(letters, letters);
for (const { letters } of BODIES) {
  const capitals = letters.toUpperCase();
  for (const variant of [capitals, capitals.replace(/Đ/g, 'D')])
    if (!BODY_LETTERS.has(variant)) BODY_LETTERS.set(variant, letters);
}

/** Letters that only bodies of the Party bear, or that end in the letters of a committee (BTCTU, UBKTTW, VPĐU). */
export function isPartyBody(letters: string): boolean {
  return isPartyOnly(letters) || /(?:TW|TU|HU|ĐU)$/.test(letters) || /^(?:ĐU|BTVTU)/.test(letters);
}

interface Part {
  readonly separator: '-' | '/';
  readonly text: string;
  /** The same with Đ and đ for the letters that look like them. */
  readonly letters: string;
  readonly span: Span;
  readonly isYear: boolean;
  readonly spaced: boolean;
  readonly brokenLine: boolean;
  readonly oddDash: boolean;
  /** Whether its separator is not written at all. */
  readonly lost?: boolean;
}

function unify(letters: string): string {
  return /[ÐðƉ]/.test(letters) ? letters.replace(/[ÐƉ]/g, 'Đ').replace(/ð/g, 'đ') : letters;
}

/** The number at the beginning of a code, with its letter: "66.17", "264a". */
interface Head {
  readonly number: string;
  readonly suffix: string;
  readonly end: number;
}

/** A number and what stands behind it, each part with its separator. */
interface Pieces {
  readonly text: string;
  readonly head: Head;
  readonly parts: readonly Part[];
}

function readHead(text: string, at: number): Head | undefined {
  let end = at;
  while (end < at + 5 && isDigit(text.charCodeAt(end))) end += 1;
  if (end === at) return undefined;
  if (text.charCodeAt(end) === 0x2e) {
    let next = end + 1;
    while (next < end + 4 && isDigit(text.charCodeAt(next))) next += 1;
    if (next > end + 1 && text.charCodeAt(next) === 0x2f) end = next;
  }
  const unit = text.charCodeAt(end);
  const hasSuffix =
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === 0x111 ||
    (unit >= 0x41 && unit <= 0x45 && isMark(text.charCodeAt(end + 1)));
  return {
    number: text.slice(at, end),
    suffix: hasSuffix ? text.charAt(end) : '',
    end: hasSuffix ? end + 1 : end,
  };
}

/** A space, a mark of punctuation or a dash: what a capital behind a number is followed by when it belongs to it. */
function isMark(unit: number): boolean {
  return (unit >= 0x20 && unit <= 0x2f) || (unit >= 0x2010 && unit <= 0x2015);
}

/** Offset behind white space, three units at most. */
function skipLoose(text: string, at: number): number {
  let end = at;
  while (end < at + 3 && isLoose(text.charCodeAt(end))) end += 1;
  return end;
}

/** The part of a code that begins, with its separator, at `at`. */
function readPart(text: string, at: number): Part | undefined {
  const dashAt = skipLoose(text, at);
  const dash = text.charCodeAt(dashAt);
  if (!isSeparator(dash)) return undefined;
  const dashEnd = text.charCodeAt(dashAt + 1) === 0x2f ? dashAt + 2 : dashAt + 1;
  const start = skipLoose(text, dashEnd);
  const isYear = isYearAt(text, start);
  const end = isYear ? start + 4 : lettersEnd(text, start);
  if (end === start || isTail(text, end)) return undefined;
  const own = text.slice(start, end);
  const spaced = dashAt > at || start > dashEnd;
  return {
    separator: dash === 0x2f || dash === 0x2044 ? '/' : '-',
    text: own,
    letters: unify(own),
    span: spanOf(start, end),
    isYear,
    spaced,
    brokenLine: spaced && (/[\r\n]/.test(text.slice(at, dashAt)) || /[\r\n]/.test(text.slice(dashEnd, start))),
    oddDash: dashEnd > dashAt + 1 || (dash !== 0x2d && dash !== 0x2f),
  };
}

/** Whether four digits, and no more, from 1900 to 2099 stand at `at`. */
function isYearAt(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== 0x31 && first !== 0x32) return false;
  return /^(?:19|20)\d{2}(?!\d)/.test(text.slice(at, at + 5));
}

/** End of the letters of a type or body that begin at `at`; `at` itself where none do. */
function lettersEnd(text: string, at: number): number {
  if (!isCodeLetter(text.charCodeAt(at))) return at;
  let end = at + 1;
  for (; end < at + 20; end++) {
    const unit = text.charCodeAt(end);
    if (unit !== 0x26 && !isCodeLetter(unit)) break;
  }
  for (let digits = 0; digits < 2 && isDigit(text.charCodeAt(end)); digits++) end += 1;
  return end;
}

/** Whether a word goes on at this offset, so that what was read before it is only a piece of a word. */
function isTail(text: string, at: number): boolean {
  const folded = foldUnit(text.charCodeAt(at));
  return (folded >= 0x61 && folded <= 0x7a) || isDigit(folded);
}

function lostPart(text: string, start: number, end: number): Part {
  const own = text.slice(start, end);
  return {
    separator: '-', text: own, letters: unify(own), span: spanOf(start, end), isYear: false, spaced: false, brokenLine: false, oddDash: false,
    lost: true,
  }; // prettier-ignore
}

/** The letters straight behind the number, where they are those of a type. */
function lostHyphen(text: string, at: number): Part | undefined {
  LOST_HYPHEN.lastIndex = at;
  const match = LOST_HYPHEN.exec(text);
  if (!match || !TYPE_LETTERS.has(unify(match[1]!))) return undefined;
  return lostPart(text, LOST_HYPHEN.lastIndex - match[1]!.length, LOST_HYPHEN.lastIndex);
}

/**
 * Parts behind `index` with the hyphens that a program left out between the letters of a type and those of a body.
 *
 * @param year whether the code has one: then letters that begin with those of a type are no other body's
 * @param typed whether a type word stands before the code
 */
function withLostHyphens(
  text: string,
  parts: readonly Part[],
  index: number,
  year: boolean,
  typed: boolean,
): readonly Part[] {
  const lead = parts[index]!;
  const { letters } = lead;
  const next = parts[index + 1];
  if (TYPE_LETTERS.has(letters)) {
    if (next && !next.isYear && next.separator !== '/') return parts;
    if (next || lead.separator !== '/') return parts;
    const lost: Part[] = [];
    for (let from = lead.span.end; lost.length < MOST_LOST;) {
      LOST_BODY.lastIndex = from;
      const match = LOST_BODY.exec(text);
      const end = LOST_BODY.lastIndex;
      if (!match || isTail(text, end)) break;
      const body = unify(match[1]!);
      const further = /^[A-Z]\d{1,2}$/.test(body) || (letters === 'TTLT' && isKnownLetters(body));
      if (!(lost.length === 0 ? isKnownLetters(body) || (typed && isUnknownBody(text, body, end)) : further)) break;
      lost.push(lostPart(text, end - match[1]!.length, end));
      from = end;
    }
    return [...parts, ...lost];
  }
  if (BODY_LETTERS.has(letters) || !(year || typed) || (next && (!year || next.separator !== '-'))) return parts;
  for (let length = Math.min(4, letters.length - 2); length > 1; length--) {
    const head = letters.slice(0, length);
    if (!TYPE_LETTERS.has(head) || !(year || PLAIN_TYPES.has(head))) continue;
    const bodies = bodiesOf(letters.slice(length), head === 'TTLT' ? MOST_LOST : 1, year ? 2 : 3);
    if (!bodies) continue;
    let at = lead.span.start + length;
    const lost = bodies.map((body) => lostPart(text, at, (at += body.length)));
    const first = {
      ...lead,
      text: lead.text.slice(0, length),
      letters: head,
      span: spanOf(lead.span.start, lead.span.start + length),
    };
    return [...parts.slice(0, index), first, ...lost, ...parts.slice(index + 1)];
  }
  return parts;
}

/** A joint document names some few bodies. */
const MOST_LOST = 4;

/** Letters of known bodies, one behind the other, of which the whole is put together. */
function bodiesOf(letters: string, most: number, least: number): string[] | undefined {
  if (letters.length < least) return undefined;
  if (isKnownLetters(letters) || OLD_BODIES.has(letters)) return [letters];
  if (most < 2) return undefined;
  for (let length = letters.length - 2; length > 1; length--) {
    if (!isKnownLetters(letters.slice(0, length))) continue;
    const rest = bodiesOf(letters.slice(length), most - 1, least);
    if (rest) return [letters.slice(0, length), ...rest];
  }
  return undefined;
}

function isUnknownBody(text: string, letters: string, end: number): boolean {
  BEHIND_CODE.lastIndex = end;
  return /^[A-ZĐ]{3,}$/.test(letters) && BEHIND_CODE.test(text);
}

function isKnownLetters(letters: string): boolean {
  return BODY_LETTERS.has(letters) || /^(?:UBND|HĐND)/.test(letters);
}

const MOST_PARTS = 8;

/**
 * Takes apart what begins with the number at `at`; undefined where it is no code whatever stands before it: an amount, a fraction,
 * a range of years.
 */
export function readPieces(text: string, at: number): Pieces | undefined {
  const head = readHead(text, at);
  const first = head && (readPart(text, head.end) ?? lostHyphen(text, head.end));
  if (!first) return undefined;
  const parts = [first];
  for (let last = first; parts.length < MOST_PARTS;) {
    const next = readPart(text, last.span.end);
    if (!next) break;
    parts.push((last = next));
  }
  if (first.isYear && (parts.length === 1 || parts[1]!.isYear)) return undefined;
  return { text, head, parts };
}

/**
 * Reads the code that begins with the number at `at`.
 *
 * @param announced whether "số" or a type word stands before it: then even unknown letters make a code
 * @param typed whether that is a type word: then one known or unknown body may stand alone behind the number
 * @returns undefined where no code begins: a range of years, a fraction, a word with a dash
 */
export function readCode(text: string, at: number, announced: boolean, typed = false): Code | undefined {
  const pieces = readPieces(text, at);
  return pieces && codeOf(pieces, at, announced, typed);
}

/** Letters of a type in their canonical case; undefined where the norms do not know them. */
function typeLetters({ letters }: Part): string | undefined {
  const exact = TYPE_LETTERS.get(letters);
  return exact ?? (/^[a-zđ]/.test(letters) ? TYPE_LETTERS.get(letters.toUpperCase()) : undefined);
}

function add(faults: CodeFault[], fault: CodeFault): void {
  if (!faults.includes(fault)) faults.push(fault);
}

/** The code that the pieces from `at` on make; see {@link readCode}. */
export function codeOf(pieces: Pieces, at: number, announced: boolean, typed: boolean): Code | undefined {
  const { number, suffix } = pieces.head;
  const [first, behindFirst] = pieces.parts;
  // A number and letters without a sign between them are believed only of the Party: "Chỉ thị 48 CT/TW".
  if (first!.lost && !(announced && behindFirst?.separator === '/' && bodyOf(behindFirst.letters).isParty))
    return undefined;
  const year = first!.isYear ? first : undefined;
  const index = year ? 1 : 0;
  const parts = announced ? withLostHyphens(pieces.text, pieces.parts, index, year !== undefined, typed) : pieces.parts;
  const lead = parts[index]!;
  // Only resolutions of the Government are numbered 66.17/2026/NQ-CP.
  if (number.includes('.') && !year) return undefined;
  const used: Part[] = year ? [year] : [];
  const finish = (
    form: CodeForm,
    letters: Part | undefined,
    bodies: readonly Part[],
    order: boolean,
    extra: { assembly?: number; internal?: boolean; written?: string } = {},
  ): Code => {
    const faults: CodeFault[] = order ? ['order'] : [];
    let [spaced, oddDash, lost, lookalike] = [false, false, false, false];
    for (const part of used) {
      spaced ||= part.spaced;
      oddDash ||= part.oddDash;
      lost ||= part.lost === true;
      lookalike ||= part.letters !== part.text;
    }
    if (spaced) faults.push('space');
    if (oddDash) faults.push('dash');
    if (lost) faults.push('lost');
    if (lookalike) faults.push('lookalike');
    const known = letters && typeLetters(letters);
    const canonical = letters ? (known ?? TYPE_LETTERS.get(letters.letters.toUpperCase()) ?? letters.letters) : '';
    const bodyLetters = bodies.map((part) => bodyOf(part.letters).letters);
    const differs = (written: string, right: string): void => {
      if (written !== right) add(faults, written === right.replace(/Đ/g, 'D') ? 'stroke' : 'case');
    };
    if (letters) differs(letters.letters, canonical);
    bodies.forEach((part, i) => {
      if (!/\d$/.test(part.text)) differs(part.letters, bodyLetters[i]!);
    });
    const last = used.at(-1)!;
    let { end } = last.span;
    // A footnote digit glued to the last body ("KL/TW1") is not part of the code.
    const lastBody = bodies.at(-1);
    if (lastBody && lastBody === last) end = Math.min(end, last.span.start + bodyLetters.at(-1)!.length);
    const { internal = false } = extra;
    return {
      span: spanOf(at, end),
      form,
      number,
      numberSpan: spanOf(at, at + number.length),
      suffix,
      year: year ? Number(year.text) : undefined,
      yearSpan: year?.span,
      letters: canonical,
      lettersSpan: letters?.span,
      lettersKnown: letters ? known !== undefined : form === 'law',
      bodies: bodyLetters,
      bodySpan: bodies[0] && lastBody ? spanOf(bodies[0].span.start, end) : undefined,
      assembly: extra.assembly,
      internal,
      text: extra.written ?? writeCode(form, number + suffix, year?.text, canonical, bodyLetters.join('-'), internal),
      faults,
    };
  };

  // Codes of the National Assembly: number / year / QHn, no letters of a type.
  const assembly = year && ASSEMBLY.exec(lead.letters.toUpperCase());
  if (assembly) {
    used.push(lead);
    const inOrder = year.separator === '/' && lead.separator === '/';
    return finish('law', undefined, [lead], !inOrder, { assembly: Number(assembly[2]) });
  }

  const second = parts[index + 1];
  if (second && !second.isYear && typeLetters(lead) !== undefined) {
    const upper = isCapital(lead);
    if (!upper && !announced) return undefined;
    // "12 - CT - Bộ" and the like: loose spaces are believed only before letters that are certain.
    const looseSpaces = second.spaced && lead.spaced;
    if (looseSpaces && !announced && !BODY_LETTERS.has(second.letters)) return undefined;
    if (second.brokenLine && second.separator === '-' && !bodyOf(second.letters).isKnown) return undefined;
    used.push(lead);
    const bodies: Part[] = [];
    let internal = false;
    for (const part of parts.slice(index + 1)) {
      if (part.isYear) break;
      if (bodies.length > 0) {
        if (part.separator === '/') {
          if (part.text !== 'nb') break;
          internal = true;
          used.push(part);
          break;
        }
        // After a complete code a spaced dash is punctuation, not a second body.
        if (part.spaced && !(part.brokenLine && bodyOf(part.letters).isKnown)) break;
      }
      if (upper && !isCapital(part)) break;
      bodies.push(part);
      used.push(part);
    }
    if (bodies.length === 0) return undefined;
    const party = !year && bodyOf(bodies[0]!.letters).isParty;
    if (year) {
      // Joint circulars were long written 03/2006/TTLT/BTC-BNV.
      if (typeLetters(lead) === 'TTLT' && second.separator === '/' && year.separator === '/')
        return finish('normative', lead, bodies, false, {
          written: `${number}/${year.text}/TTLT/${bodies.map((part) => bodyOf(part.letters).letters).join('-')}`,
        });
      const inOrder = year.separator === '/' && lead.separator === '/' && second.separator === '-';
      return finish('normative', lead, bodies, !inOrder);
    }
    if (lead.separator === '-' && second.separator === '/') return finish('party', lead, bodies, false, { internal });
    if (lead.separator === '/' && second.separator === '-')
      return party ? finish('party', lead, bodies, true) : finish('administrative', lead, bodies, false);
    return finish(party ? 'party' : 'administrative', lead, bodies, true, { internal });
  }

  // Joint resolutions of old name no body: `01/2001/NQLT`.
  if (year && typed && !second && lead.separator === '/' && !lead.spaced && typeLetters(lead) !== undefined) {
    used.push(lead);
    return finish('normative', lead, [], false);
  }
  // Old codes of legislation without letters of a type, as in `06/2009/UBND`.
  if (year && bodyOf(lead.letters).isKnown && year.separator === '/' && lead.separator === '/') {
    used.push(lead);
    return finish('normative', undefined, [lead], false);
  }
  // Letters of a type that the norms do not know, in an otherwise regular code of legislation.
  if (year) {
    if (!typed || lead.separator !== '/' || second?.separator !== '-' || lead.spaced || second.spaced) return undefined;
    if (!hasCapitals(lead) || !hasCapitals(second)) return undefined;
    used.push(lead, second);
    return finish('normative', lead, [second], false);
  }
  // Letters of a type that the norms do not know, in an otherwise regular Party code.
  if (lead.separator === '-' && second?.separator === '/' && !lead.spaced && !second.spaced) {
    if (!hasCapitals(lead) && !announced) return undefined;
    if (!isCapital(lead) || !isCapital(second)) return undefined;
    if (!announced && !bodyOf(second.letters).isKnown) return undefined;
    used.push(lead, second);
    return finish('party', lead, [second], false);
  }
  // A letter (công văn) of the State: number / body - unit.
  if (lead.separator === '/' && second?.separator === '-' && (typed || (!lead.spaced && !second.spaced))) {
    // In small letters only the tight form behind a type word is one: "công văn số 608/ltnn-ttnc".
    const small = typed && !lead.spaced && !second.spaced && /^[a-zđ&]{2,}$/.test(lead.text + second.text);
    const goesOn = small ? isSmallLetter : isCapital;
    if (!(small || hasCapitals(lead)) || !goesOn(second)) return undefined;
    if (!announced && !bodyOf(lead.letters).isKnown) return undefined;
    used.push(lead, second);
    for (const part of parts.slice(index + 2)) {
      if (part.spaced || part.separator !== '-' || !goesOn(part)) break;
      used.push(part);
    }
    return finish('letter', undefined, used, false);
  }
  const old = lead.spaced ? OLD_COUNCILS : OLD_BODIES;
  if (typed && lead.separator === '-' && old.has(lead.letters) && number.length < 5) {
    used.push(lead);
    const written = `${number}${suffix}-${lead.letters}`;
    return finish('letter', undefined, [lead], false, { written });
  }
  const alone = bodyOf(lead.letters).isKnown || (typed && (hasCapitals(lead) || OLD_BODIES.has(lead.letters)));
  if (announced && lead.separator === '/' && !lead.spaced && alone && number.length < 5) {
    used.push(lead);
    return finish('letter', undefined, [lead], false);
  }
  return undefined;
}

function isCapital({ letters }: Part): boolean {
  const unit = letters.charCodeAt(0);
  return (unit >= 0x41 && unit <= 0x5a) || unit === 0x110;
}

function isSmallLetter({ text }: Part): boolean {
  return /^[a-zđ]/.test(text);
}

/** Two capitals or more, the first letter one of them. */
function hasCapitals({ text }: Part): boolean {
  return /^[A-ZĐÐƉ][A-ZĐÐƉa-zđ&]*\d{0,2}$/.test(text) && /[A-ZĐÐƉ]/.test(text.slice(1));
}

/** What letters tell of the body that bears them. */
interface BodyOf {
  /** In canonical case, without a footnote digit that was glued on. */
  readonly letters: string;
  readonly isKnown: boolean;
  readonly isParty: boolean;
}

/** Drafts name few bodies, each many times; but a hostile one may name any number. */
const bodiesSeen = new Map<string, BodyOf>();
const MOST_BODIES = 2000;

/** @param written with Đ and đ for what looks like them */
function bodyOf(written: string): BodyOf {
  let body = bodiesSeen.get(written);
  if (!body) {
    if (bodiesSeen.size >= MOST_BODIES) bodiesSeen.clear();
    const letters = canonicalBody(written);
    body = { letters, isKnown: isKnownBody(written), isParty: isPartyBody(letters) };
    bodiesSeen.set(written, body);
  }
  return body;
}

/** Letters without the digits that they end in. */
function withoutDigits(letters: string): string {
  return letters.slice(0, letters.length - endWhile(letters, (unit) => unit >= '0' && unit <= '9').length);
}

function isKnownBody(letters: string): boolean {
  const bare = withoutDigits(letters);
  return BODY_LETTERS.has(bare) || BODY_LETTERS.has(bare.toUpperCase()) || /(?:TW|TU|ĐU|UBND|HĐND)$/.test(bare);
}

function canonicalBody(letters: string): string {
  const capitals = letters.toUpperCase();
  if (ASSEMBLY.test(capitals)) return capitals;
  const exact = BODY_LETTERS.get(letters);
  if (exact) return exact;
  const bare = withoutDigits(letters);
  if (bare !== letters && bare.length > 1 && (BODY_LETTERS.has(bare) || /(?:TW|TU)$/.test(bare))) return bare;
  if (letters === letters.toLowerCase()) return BODY_LETTERS.get(capitals) ?? capitals;
  return letters;
}

/** Writes a code in its form. */
export function writeCode(
  form: CodeForm,
  number: string,
  year: string | undefined,
  letters: string,
  bodies: string,
  internal = false,
): string {
  switch (form) {
    case 'party':
      return `${number}-${letters}/${bodies}${internal ? '/nb' : ''}`;
    case 'law':
      return `${number}/${year ?? ''}/${bodies}`;
    case 'normative':
      return `${number}/${year ?? ''}/${[letters, bodies].filter((part) => part !== '').join('-')}`;
    case 'administrative':
      return `${number}/${letters}-${bodies}`;
    case 'letter':
      return `${number}/${bodies}`;
  }
}
