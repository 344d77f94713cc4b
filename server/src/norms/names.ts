/**
 * Names of bodies as words: comparing them whatever their tone marks, capitals and spelling of "ủy", and taking their
 * initials. Names only; a draft's text is read elsewhere.
 */

/** A word of a name as written, and folded: lower case, no diacritics, `d` for `đ`. */
export interface NameWord {
  readonly text: string;
  readonly fold: string;
}

/** A Vietnamese syllable without its marks; capitals that do not fit (`UBND`, `BCH`) are an abbreviation. */
const SYLLABLE = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
const folded = (text: string): string =>
  withoutMarks(text)
    .replace(/[đĐðÐɖƉ]/g, 'd')
    .toLowerCase();
const parted = (text: string): string[] => text.split(/[^\p{sc=Latin}\p{N}]+/u).filter((word) => word !== '');

/** The words of a name; punctuation and hyphens part words and vanish. */
export function wordsOf(name: string): readonly NameWord[] {
  const composed = name.normalize('NFC');
  const words = parted(composed);
  const folds = parted(folded(composed));
  // A mark that stands alone parts words, and folding takes it away.
  return words.map((text, index) => ({ text, fold: folds.length === words.length ? folds[index]! : folded(text) }));
}

/** A name ready to be compared: words folded, one space between them. "Thành uỷ" and "THÀNH ỦY" come out alike. */
export function foldName(name: string): string {
  return wordsOf(name)
    .map(({ fold }) => fold)
    .join(' ');
}

const TONES: Readonly<Record<string, string>> = {
  uỷ: 'ủy', uỳ: 'ùy', uý: 'úy', uỹ: 'ũy', uỵ: 'ụy', oà: 'òa', oả: 'ỏa', oã: 'õa', oá: 'óa', oạ: 'ọa', oẻ: 'ỏe', oẽ: 'õe', oé: 'óe', oè: 'òe', oẹ: 'ọe',
}; // prettier-ignore

/**
 * A name in small letters with its marks, the tone marks in one place: "QUẬN UỶ" and "Quận ủy" come out alike, and apart from
 * "Quân ủy". As long as the composed name.
 */
export function markedName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[uo][ỷỳýỹỵàảãáạẻẽéèẹ]/g, (pair) => TONES[pair] ?? pair);
}

/** Small words that leave no initial in a code. */
const SILENT: ReadonlySet<string> = new Set(['và', 'về']);

/** Pairs of words whose letters in a code are not their initials, by their folds. */
const FIXED_PAIRS: ReadonlyMap<string, string> = new Map([
  ['trung uong', 'TW'],
  ['thu tuong', 'TTg'],
  ['thi uy', 'ThU'],
]);

/** What each word adds to the initials of a name, in order; the letters of a fixed pair come with its second word. */
export function initialsByWord(words: readonly NameWord[]): readonly string[] {
  return words.map(({ text, fold }, index) => {
    if (FIXED_PAIRS.has(`${fold} ${words[index + 1]?.fold ?? ''}`)) return '';
    const pair = FIXED_PAIRS.get(`${words[index - 1]?.fold ?? ''} ${fold}`);
    if (pair !== undefined) return pair;
    if (SILENT.has(text.toLowerCase()) || /^\p{N}/u.test(text)) return '';
    if (text.length > 1 && text === text.toUpperCase() && !SYLLABLE.test(fold)) return text;
    const first = withoutMarks(text[0] ?? '').toUpperCase();
    return /[ĐÐƉ]/u.test(first) ? 'Đ' : first;
  });
}

/**
 * The letters of a name by the rule of initials [HD05 I.3.1.2b]: the first letter of each syllable, Đ kept, other marks
 * dropped; "và" and "về" give none, abbreviations stand as they are, "Trung ương" gives TW.
 */
export function initialsOf(name: string): string {
  return initialsByWord(wordsOf(name)).join('');
}
