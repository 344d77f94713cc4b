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

const CANDIDATE =
  /\d{1,5}(?:\.\d{1,3}(?=\/))?[a-zđA-E]?[ \t\r\n\u00a0]{0,3}[-\u2010-\u2015\u2212/\u2044][ \t\r\n\u00a0]{0,3}[A-ZĐÐƉa-zđð\d]|\d{1,4}[ \u00a0]?(?:NQ|KL|CT|Q[ĐÐD]|QC|HD|TB|KH|BC|CV|CTr|TTr)\/[A-ZĐ]/g;
/** Letters of a type straight behind a number of the Party whose hyphen was lost. */
const LOST_HYPHEN = /[ \u00a0]?([A-ZĐÐ]{2}r?|TTr)(?=\/[A-ZĐÐ])/y;
/** A body behind the letters of a type, with a space for the hyphen between them. */
const LOST_BODY = /[ \u00a0\r\n]{1,2}([A-ZĐÐƉ][A-Za-zĐđÐðƉ]{0,11}\d{0,2})/y;
/** What may stand behind a code whose body nobody knows. */
const BEHIND_CODE = /[,;.)\r\n]| {1,2}(?:ng[àa]y|c[ủu]a|v[ềe]|v\/v)(?!\p{L})/uy;
/** Letters of types that are no other body's first letters, so that they are believed without a year. */
const PLAIN_TYPES = new Set(['QĐ', 'QD', 'NQ', 'TTr', 'BC', 'KH', 'TB', 'HD', 'KL']);
const PART =
  /([ \t\r\n\u00a0]{0,3})([-\u2010-\u2015\u2212/\u2044]\/?)([ \t\r\n\u00a0]{0,3})((?:19|20)\d{2}(?!\d)|[A-ZĐÐƉa-zđð][A-Za-zĐđÐðƉ&]{0,19}\d{0,2})/y;
const NUMBER = /(\d{1,5}(?:\.\d{1,3}(?=\/))?)([a-zđ]|[A-E](?=[ -/\u2010-\u2015])|)/y;
/** Letters of bodies that wrote no letters of a type: `64/CP`, `327-CT`, `171-HĐBT`. */
const OLD_BODIES = new Set(['CP', 'CT', 'TTg', 'HĐBT', 'HDBT', 'HĐNN', 'HDNN', 'SL', 'LCT', 'UB']);
/** Those of them that are believed behind a dash between spaces too: `17 - HĐBT`. */
const OLD_COUNCILS = new Set(['HĐBT', 'HDBT', 'HĐNN', 'HDNN']);
const ASSEMBLY = /^(QH|UBTVQH)(\d{1,2})$/;
const YEAR = /^(?:19|20)\d{2}$/;

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
  readonly span: Span;
  readonly spaced: boolean;
  readonly brokenLine: boolean;
  readonly oddDash: boolean;
  /** Whether its separator is not written at all. */
  readonly lost?: boolean;
}

const LOOKALIKE = /[ÐðƉ]/;

function unify(letters: string): string {
  return letters.replace(/[ÐƉ]/g, 'Đ').replace(/ð/g, 'đ');
}

function lostPart(text: string, start: number, end: number): Part {
  const part = { separator: '-', text: text.slice(start, end), span: spanOf(start, end) } as const;
  return { ...part, spaced: false, brokenLine: false, oddDash: false, lost: true };
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
function withLostHyphens(text: string, parts: readonly Part[], index: number, year: boolean, typed: boolean): Part[] {
  const lead = parts[index]!;
  const letters = unify(lead.text);
  const next = parts[index + 1];
  if (TYPE_LETTERS.has(letters)) {
    if (next && !YEAR.test(next.text) && next.separator !== '/') return [...parts];
    if (next || lead.separator !== '/') return [...parts];
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
  if (BODY_LETTERS.has(letters) || !(year || typed) || (next && (!year || next.separator !== '-'))) return [...parts];
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
      span: spanOf(lead.span.start, lead.span.start + length),
    };
    return [...parts.slice(0, index), first, ...lost, ...parts.slice(index + 1)];
  }
  return [...parts];
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

function readParts(text: string, at: number): Part[] {
  const parts: Part[] = [];
  let from = at;
  const lost = lostHyphen(text, at);
  if (lost) {
    parts.push(lost);
    from = lost.span.end;
  }
  while (parts.length < 8) {
    PART.lastIndex = from;
    const match = PART.exec(text);
    if (!match) break;
    const [whole, before, dash, after, body] = match as unknown as [string, string, string, string, string];
    const end = from + whole.length;
    if (isTail(text, end)) break;
    parts.push({
      separator: dash.startsWith('/') || dash.startsWith('\u2044') ? '/' : '-',
      text: body,
      span: spanOf(end - body.length, end),
      spaced: before !== '' || after !== '',
      brokenLine: /[\r\n]/.test(before) || /[\r\n]/.test(after),
      oddDash: dash !== '-' && dash !== '/',
    });
    from = end;
  }
  return parts;
}

/** Whether a word goes on at this offset, so that what was read before it is only a piece of a word. */
function isTail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return false;
  const folded = foldUnit(unit);
  return (folded >= 0x61 && folded <= 0x7a) || (folded >= 0x30 && folded <= 0x39);
}

/** Whether {@link readCode} has anything to read at `at`: what it gives up at the first part, whatever stands before it, is ruled out. */
export function mayBeCode(text: string, at: number): boolean {
  NUMBER.lastIndex = at;
  const head = NUMBER.exec(text);
  if (!head) return false;
  PART.lastIndex = at + head[0].length;
  const first = PART.exec(text);
  if (!first) return lostHyphen(text, at + head[0].length) !== undefined;
  if (isTail(text, PART.lastIndex)) return false;
  return !YEAR.test(first[4]!) || PART.test(text);
}

/**
 * Reads the code that begins with the number at `at`.
 *
 * @param announced whether "số" or a type word stands before it: then even unknown letters make a code
 * @param typed whether that is a type word: then one known or unknown body may stand alone behind the number
 * @returns undefined where no code begins: a range of years, a fraction, a word with a dash
 */
export function readCode(text: string, at: number, announced: boolean, typed = false): Code | undefined {
  NUMBER.lastIndex = at;
  const head = NUMBER.exec(text);
  if (!head) return undefined;
  const number = head[1]!;
  let parts = readParts(text, at + head[0].length);
  const first = parts[0];
  if (!first) return undefined;
  // A number and letters without a sign between them are believed only of the Party: "Chỉ thị 48 CT/TW".
  if (first.lost && !(announced && parts[1]?.separator === '/' && isPartyBody(canonicalBody(parts[1].text))))
    return undefined;

  let index = 0;
  let year: Part | undefined;
  if (YEAR.test(first.text)) {
    year = first;
    index = 1;
  }
  if (!parts[index] || YEAR.test(parts[index]!.text)) return undefined;
  if (announced) parts = withLostHyphens(text, parts, index, year !== undefined, typed);
  const lead = parts[index]!;
  // Only resolutions of the Government are numbered 66.17/2026/NQ-CP.
  if (number.includes('.') && !year) return undefined;
  const canonical = (part: Part): string => {
    const letters = unify(part.text);
    return TYPE_LETTERS.get(letters) ?? TYPE_LETTERS.get(letters.toUpperCase()) ?? letters;
  };
  const isTypeLetters = (part: Part): boolean => {
    const letters = unify(part.text);
    return TYPE_LETTERS.has(letters) || (/^[a-zđ]/.test(letters) ? TYPE_LETTERS.has(letters.toUpperCase()) : false);
  };
  const used: Part[] = year ? [year] : [];
  const finish = (
    form: CodeForm,
    letters: Part | undefined,
    bodies: readonly Part[],
    faults: Iterable<CodeFault>,
    extra: { assembly?: number; internal?: boolean; written?: string } = {},
  ): Code => {
    const all = new Set<CodeFault>(faults);
    if (used.some((part) => part.spaced)) all.add('space');
    if (used.some((part) => part.oddDash)) all.add('dash');
    if (used.some((part) => part.lost)) all.add('lost');
    if (used.some((part) => LOOKALIKE.test(part.text))) all.add('lookalike');
    const typeLetters = letters ? canonical(letters) : '';
    const bodyLetters = bodies.map((part) => canonicalBody(part.text));
    const differs = (written: string, right: string): void => {
      if (written === right) return;
      all.add(written === right.replace(/Đ/g, 'D') ? 'stroke' : 'case');
    };
    if (letters) differs(unify(letters.text), typeLetters);
    bodies.forEach((part, i) => {
      if (!/\d$/.test(part.text)) differs(unify(part.text), bodyLetters[i]!);
    });
    const last = used.at(-1)!;
    let end = last.span.end;
    // A footnote digit glued to the last body ("KL/TW1") is not part of the code.
    const lastBody = bodies.at(-1);
    if (lastBody && lastBody === last && canonicalBody(lastBody.text).length < lastBody.text.length)
      end = lastBody.span.start + canonicalBody(lastBody.text).length;
    const suffix = head[2] ?? '';
    const written = number + suffix;
    const joined = bodyLetters.join('-');
    return {
      span: spanOf(at, end),
      form,
      number,
      numberSpan: spanOf(at, at + number.length),
      suffix,
      year: year ? Number(year.text) : undefined,
      yearSpan: year?.span,
      letters: typeLetters,
      lettersSpan: letters?.span,
      lettersKnown: letters ? isTypeLetters(letters) : form === 'law',
      bodies: bodyLetters,
      bodySpan: bodies[0] && lastBody ? spanOf(bodies[0].span.start, end) : undefined,
      assembly: extra.assembly,
      internal: extra.internal ?? false,
      text: extra.written ?? writeCode(form, written, year?.text, typeLetters, joined, extra.internal ?? false),
      faults: [...all],
    };
  };

  // Codes of the National Assembly: number / year / QHn, no letters of a type.
  const assembly = ASSEMBLY.exec(unify(lead.text).toUpperCase());
  if (assembly && year) {
    used.push(lead);
    const order = year.separator === '/' && lead.separator === '/' ? [] : (['order'] as const);
    return finish('law', undefined, [lead], order, { assembly: Number(assembly[2]) });
  }

  const second = parts[index + 1];
  if (isTypeLetters(lead) && second && !YEAR.test(second.text)) {
    const upper = /^[A-ZĐÐƉ]/.test(lead.text);
    if (!upper && !announced) return undefined;
    // "12 - CT - Bộ" and the like: loose spaces are believed only before letters that are certain.
    const looseSpaces = second.spaced && lead.spaced;
    if (looseSpaces && !announced && !BODY_LETTERS.has(unify(second.text))) return undefined;
    if (second.brokenLine && second.separator === '-' && !isKnownBody(second.text)) return undefined;
    used.push(lead);
    const bodies: Part[] = [];
    let internal = false;
    for (const part of parts.slice(index + 1)) {
      if (YEAR.test(part.text)) break;
      if (bodies.length > 0) {
        if (part.separator === '/') {
          if (part.text !== 'nb') break;
          internal = true;
          used.push(part);
          break;
        }
        // After a complete code a spaced dash is punctuation, not a second body.
        if (part.spaced && !(part.brokenLine && isKnownBody(part.text))) break;
      }
      if (!/^[A-ZĐÐƉ]/.test(part.text) && upper) break;
      bodies.push(part);
      used.push(part);
    }
    if (bodies.length === 0) return undefined;
    const party = !year && isPartyBody(canonicalBody(bodies[0]!.text));
    if (year) {
      // Joint circulars were long written 03/2006/TTLT/BTC-BNV.
      if (canonical(lead) === 'TTLT' && second.separator === '/' && year.separator === '/')
        return finish('normative', lead, bodies, [], {
          written: `${number}/${year.text}/TTLT/${bodies.map((part) => canonicalBody(part.text)).join('-')}`,
        });
      const order =
        year.separator === '/' && lead.separator === '/' && second.separator === '-' ? [] : (['order'] as const);
      return finish('normative', lead, bodies, order);
    }
    if (lead.separator === '-' && second.separator === '/') return finish('party', lead, bodies, [], { internal });
    if (lead.separator === '/' && second.separator === '-')
      return party ? finish('party', lead, bodies, ['order']) : finish('administrative', lead, bodies, []);
    return finish(party ? 'party' : 'administrative', lead, bodies, ['order'], { internal });
  }

  // Joint resolutions of old name no body: `01/2001/NQLT`.
  if (year && typed && isTypeLetters(lead) && !second && lead.separator === '/' && !lead.spaced) {
    used.push(lead);
    return finish('normative', lead, [], []);
  }
  // Old codes of legislation without letters of a type, as in `06/2009/UBND`.
  if (year && isKnownBody(lead.text) && year.separator === '/' && lead.separator === '/') {
    used.push(lead);
    return finish('normative', undefined, [lead], []);
  }
  const capitals = (part: Part): boolean =>
    /^[A-ZĐÐƉ][A-ZĐÐƉa-zđ&]*\d{0,2}$/.test(part.text) && /[A-ZĐÐƉ]/.test(part.text.slice(1));
  // Letters of a type that the norms do not know, in an otherwise regular code of legislation.
  if (year) {
    if (!typed || lead.separator !== '/' || second?.separator !== '-' || lead.spaced || second.spaced) return undefined;
    if (!capitals(lead) || !capitals(second)) return undefined;
    used.push(lead, second);
    return finish('normative', lead, [second], []);
  }
  // Letters of a type that the norms do not know, in an otherwise regular Party code.
  if (lead.separator === '-' && second?.separator === '/' && !lead.spaced && !second.spaced) {
    if (!capitals(lead) && !announced) return undefined;
    if (!/^[A-ZĐÐƉ]/.test(lead.text) || !/^[A-ZĐÐƉ]/.test(second.text)) return undefined;
    if (!announced && !isKnownBody(second.text)) return undefined;
    used.push(lead, second);
    return finish('party', lead, [second], []);
  }
  // A letter (công văn) of the State: number / body - unit.
  if (lead.separator === '/' && second?.separator === '-' && (typed || (!lead.spaced && !second.spaced))) {
    // In small letters only the tight form behind a type word is one: "công văn số 608/ltnn-ttnc".
    const small = typed && !lead.spaced && !second.spaced && /^[a-zđ&]{2,}$/.test(lead.text + second.text);
    const first = small ? /^[a-zđ]/ : /^[A-ZĐÐƉ]/;
    if (!(small || capitals(lead)) || !first.test(second.text)) return undefined;
    if (!announced && !isKnownBody(lead.text)) return undefined;
    used.push(lead, second);
    for (const part of parts.slice(index + 2)) {
      if (part.spaced || part.separator !== '-' || !first.test(part.text)) break;
      used.push(part);
    }
    return finish('letter', undefined, used, []);
  }
  const old = lead.spaced ? OLD_COUNCILS : OLD_BODIES;
  if (typed && lead.separator === '-' && old.has(unify(lead.text)) && number.length < 5) {
    used.push(lead);
    const written = `${number}${head[2] ?? ''}-${unify(lead.text)}`;
    return finish('letter', undefined, [lead], [], { written });
  }
  const alone = isKnownBody(lead.text) || (typed && (capitals(lead) || OLD_BODIES.has(unify(lead.text))));
  if (announced && lead.separator === '/' && !lead.spaced && alone && number.length < 5) {
    used.push(lead);
    return finish('letter', undefined, [lead], []);
  }
  return undefined;
}

/** Letters without the digits that they end in. */
function withoutDigits(letters: string): string {
  return letters.slice(0, letters.length - endWhile(letters, (unit) => unit >= '0' && unit <= '9').length);
}

function isKnownBody(letters: string): boolean {
  const unified = withoutDigits(unify(letters));
  return (
    BODY_LETTERS.has(unified) || BODY_LETTERS.has(unified.toUpperCase()) || /(?:TW|TU|ĐU|UBND|HĐND)$/.test(unified)
  );
}

/** Letters of a body in canonical case, without a footnote digit that was glued on. */
function canonicalBody(letters: string): string {
  const unified = unify(letters);
  if (ASSEMBLY.test(unified.toUpperCase())) return unified.toUpperCase();
  const exact = BODY_LETTERS.get(unified);
  if (exact) return exact;
  const bare = withoutDigits(unified);
  if (bare !== unified && bare.length > 1 && (BODY_LETTERS.has(bare) || /(?:TW|TU)$/.test(bare))) return bare;
  if (unified === unified.toLowerCase()) return BODY_LETTERS.get(unified.toUpperCase()) ?? unified.toUpperCase();
  return unified;
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

/** Offsets at which a code may begin, in order. */
export function* codeCandidates(text: string): Generator<number> {
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    yield match.index;
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex - 1, match.index + 1);
  }
}
