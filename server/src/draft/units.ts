/** What kind of thing a UTF-16 unit is, by table: what the scans of a text ask of every unit. */

/** A unit may be of several kinds. A constant enum, so that the loops of the scans hold the numbers themselves. */
export const enum Unit {
  /** A small letter; of letters beyond the Latin ones nothing is said. */
  Small = 1,
  /** Anything but white space and spaces of no width. */
  Ink = 2,
  /** A combining mark: where one stands, the text is not composed. */
  Mark = 4,
  /** “, ” or " */
  Quote = 8,
  /** What the mark of a footnote begins with: a superscript figure or "[". */
  Note = 16,
  /** White space, line ends among it. */
  Space = 32,
  /** A digit, or a letter by which the words are found that citations begin with (anchors.ts). */
  Lead = 64,
  LineEnd = 128,
}

/** All white space, as `\s` has it. */
export const SPACES =
  '\n\r\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The kinds of each unit, added up. */
export const KINDS = new Uint8Array(0x10000).fill(Unit.Ink);

for (const [from, to] of [
  [0x41, 0x250],
  [0x1e00, 0x1f00],
] as const)
  for (let unit = from; unit < to; unit++) if (/\p{Ll}/u.test(String.fromCharCode(unit))) KINDS[unit]! |= Unit.Small;
for (let unit = 0x300; unit < 0x370; unit++) KINDS[unit]! |= Unit.Mark;
for (const unit of '“”"') KINDS[unit.charCodeAt(0)]! |= Unit.Quote;
for (const unit of '¹²³⁰⁴⁵⁶⁷⁸⁹[') KINDS[unit.charCodeAt(0)]! |= Unit.Note;
for (const unit of '0123456789qlsăệNQLKSHĤĐCTB') KINDS[unit.charCodeAt(0)]! |= Unit.Lead;
for (const unit of SPACES) KINDS[unit.charCodeAt(0)] = Unit.Space;
for (const unit of '\n\r') KINDS[unit.charCodeAt(0)]! |= Unit.LineEnd;
KINDS[0x200b] = 0;

/** Whether the unit is white space, as `\s` has it. NaN, as beyond an end, is none: it must not reach a table, whose every look-up it slows. */
export function isSpace(unit: number): boolean {
  return (KINDS[unit | 0]! & Unit.Space) !== 0;
}

/** Whether the unit is a small letter of the Latin script, as nearly all that are no capitals are. */
export function isSmall(unit: number): boolean {
  return (KINDS[unit | 0]! & Unit.Small) !== 0;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A hyphen or another dash, or a slash: what parts a code. */
export function isSeparator(unit: number): boolean {
  return unit === 0x2d || unit === 0x2f || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0x2044;
}

/** White space as it gets into codes. */
export function isLoose(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0xa0 || unit === 0x09;
}

/** A letter of codes, Đ and what looks like it among them. */
export function isCodeLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
  return unit === 0x110 || unit === 0x111 || unit === 0xd0 || unit === 0xf0 || unit === 0x189;
}
