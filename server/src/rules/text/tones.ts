/** Moving the tone mark of oa, oe and uy from one vowel to the other. */

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

const LAST_PLACED = /(?<![qQ])(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![\p{sc=Latin}\u0300-\u036f])/gu;

/** What nearly all words have not; asked first, for looking behind and ahead is slow. */
const MAYBE_LAST_PLACED = /[oOuU][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ]/;

/** Composed words with every tone mark placed as in "hóa", to compare them. */
export function firstPlaced(words: string): string {
  return MAYBE_LAST_PLACED.test(words) ? words.replace(LAST_PLACED, otherPlacement) : words;
}

const FIRST_PLACED = /(?:[òóỏõọÒÓỎÕỌ][aAeE]|[ùúủũụÙÚỦŨỤ][yY])(?![\p{sc=Latin}\u0300-\u036f])/gu;

/** Composed words with every tone mark placed as in "hoá". */
export function lastPlaced(words: string): string {
  return words.replace(FIRST_PLACED, otherPlacement);
}
