/** How sections are numbered: reading a number that is written, and writing another one in the same way. */
import { POINT_LETTERS, romanValue, toRoman } from './labels';

/** How a number is written: 5 or 3a, II, đ, B, 2.1, "thứ hai"; `none` where a place is named without one. */
export type Numeral = 'arabic' | 'roman' | 'letter' | 'capital' | 'decimal' | 'ordinal' | 'none';

/** Ordinals behind "thứ", as in "Phần thứ nhất". */
export const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

const DECIMAL = /^\d{1,3}(?:\.\d{1,3}){1,5}$/;
const ARABIC = /^(\d{1,3})(\p{Ll}?)$/u;
const LETTER = /^(\p{Ll})(\d{0,2})$/u;

/**
 * Reads a number that stands alone.
 *
 * @returns its path as in `Label.path`: "5" is [5], "3a" is [3, 1], "đ" is [5], "2.1" is [2, 1]; undefined where it is no number
 */
export function readNumber(
  written: string,
): { readonly numeral: Numeral; readonly path: readonly number[] } | undefined {
  const text = written.normalize('NFC').trim();
  if (DECIMAL.test(text)) {
    const path = text.split('.').map(Number);
    return path.every((part) => part > 0) ? { numeral: 'decimal', path } : undefined;
  }
  const arabic = ARABIC.exec(text);
  if (arabic) {
    const value = Number(arabic[1]);
    const letter = arabic[2] === '' ? undefined : POINT_LETTERS.indexOf(arabic[2]!) + 1;
    if (value === 0 || letter === 0) return undefined;
    return { numeral: 'arabic', path: letter === undefined ? [value] : [value, letter] };
  }
  const ordinal = ORDINALS.indexOf(text.toLowerCase().replace(/^thứ\s{1,4}/, '')) + 1;
  if (ordinal > 0) return { numeral: 'ordinal', path: [ordinal] };
  const letter = LETTER.exec(text);
  if (letter) {
    const value = POINT_LETTERS.indexOf(letter[1]!) + 1;
    if (value === 0) return undefined;
    return { numeral: 'letter', path: letter[2] === '' ? [value] : [value, Number(letter[2])] };
  }
  // "C" and "D" are letters more often than a hundred and five hundred.
  const roman = /^[CD]$/.test(text) ? undefined : romanValue(text);
  if (roman !== undefined) return { numeral: 'roman', path: [roman] };
  if (/^[A-EGHĐ]$/.test(text)) return { numeral: 'capital', path: [POINT_LETTERS.indexOf(text.toLowerCase()) + 1] };
  return undefined;
}

/**
 * Writes a number as another one is written: with its leading zero, its case, its kind of numeral.
 *
 * @returns undefined where that kind of numeral has no such number (the 24th letter)
 */
export function writeNumber(numeral: Numeral, path: readonly number[], like: string): string | undefined {
  const [value, second] = path as [number, number | undefined];
  const inCase = (text: string): string => (like === like.toUpperCase() && like !== like.toLowerCase() ? text.toUpperCase() : text); // prettier-ignore
  switch (numeral) {
    case 'arabic': {
      const digits = like.startsWith('0') ? String(value).padStart(2, '0') : String(value);
      return second === undefined ? digits : `${digits}${POINT_LETTERS[second - 1] ?? ''}`;
    }
    case 'decimal':
      return path.join('.');
    case 'roman':
      return value > 300 ? undefined : like === like.toLowerCase() ? toRoman(value).toLowerCase() : toRoman(value);
    case 'letter':
      return POINT_LETTERS[value - 1] && `${POINT_LETTERS[value - 1]!}${second ?? ''}`;
    case 'capital':
      return POINT_LETTERS[value - 1]?.toUpperCase();
    case 'ordinal': {
      const word = ORDINALS[value - 1];
      if (word === undefined) return undefined;
      const written = inCase(word);
      return /^\p{Lu}\p{Ll}/u.test(like.normalize('NFC')) ? written[0]!.toUpperCase() + written.slice(1) : written;
    }
    case 'none':
      return undefined;
  }
}
