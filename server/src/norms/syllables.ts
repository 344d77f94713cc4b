/**
 * Which strings can be a syllable of Vietnamese: onset, rhyme and tone, and which go together. Whether a syllable is a word is another
 * question: what the tables allow may mean nothing, what they do not allow is no Vietnamese.
 */
import type { Sourced } from './source';

/** Before which vowels an onset is written: front ones are e, ê, i and y. */
export type Before = 'any' | 'front' | 'other';

export interface Onset extends Sourced {
  readonly letters: string;
  readonly before: Before;
}

export interface Rhymes extends Sourced {
  /** Rhymes without tone. */
  readonly rhymes: readonly string[];
  /** The only onset that they follow; without it they follow every one. */
  readonly onset?: string;
}

/** The six tones by their combining marks; the level tone has none. */
export const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;

const SCHOOL = { source: 'SYLLABLES', verified: true } as const;
/** In loan words and in dialect. */
const RARE = { source: 'COMMON', verified: false } as const;

const onset = (letters: string, before: Before = 'any'): Onset => ({ letters, before, ...SCHOOL });

export const ONSETS: readonly Onset[] = [
  onset('b'), onset('c', 'other'), onset('ch'), onset('d'), onset('đ'), onset('g', 'other'), onset('gh', 'front'), onset('h'),
  onset('k', 'front'), onset('kh'), onset('l'), onset('m'), onset('n'), onset('ng', 'other'), onset('ngh', 'front'), onset('nh'),
  onset('p'), onset('ph'), onset('r'), onset('s'), onset('t'), onset('th'), onset('tr'), onset('v'), onset('x'),
]; // prettier-ignore

const words = (text: string): string[] => text.trim().split(/\s+/);

export const RHYMES: readonly Rhymes[] = [
  {
    rhymes: words(`
      a ac ach ai am an ang anh ao ap at au ay
      ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
      i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
      o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
      oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
      u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
      uy uya uych uyên uyêt uynh uyt uyu
      ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
      y yêm yên yêng yêt yêu`),
    ...SCHOOL,
  },
  { rhymes: words('oem oong ooc uên uêt uêu uyn uyp ưm ưn'), ...RARE },
  // The glide is part of the letters: "qua", "quý", "quyết". "Quốc" alone has a rhyme with ô.
  {
    onset: 'qu',
    rhymes: words(`
      a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo et ê êch ên ênh êt êu i in inh it iu ich ơ ơi ơt ôc y yên yêt yêu yt ynh ych oăt oang oăng`),
    ...SCHOOL,
  },
  {
    onset: 'gi',
    rhymes: words(`
      a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên ênh êt êu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
      oa oan oang oat oăn oe oen oeo u ua uc ui um un ung up ut uân uât uê uôc uôi uôm uôn uông uôt uy
      ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt`),
    ...SCHOOL,
  },
  // The i of "gì", "gìn", "giếng" and "giết" is onset and vowel in one.
  { onset: 'g', rhymes: words('i im in inh ip it iu iêc iêm iên iêng iêp iêt iêu'), ...SCHOOL },
  { onset: 'g', rhymes: words('en'), ...RARE },
];

/**
 * Where the tone mark stands: on a letter with a mark of its own (the second of "ươ"), else before a final on the last vowel, else
 * on the first of two and the second of three. For oa, oe and uy without a final both ways are in use.
 */
export const TONE_SOURCE: Sourced = { source: 'TONE; SYLLABLES', verified: true };

/**
 * Foreign words in small letters, as drafts write them, that look like a Vietnamese syllable which has lost its marks. Only beside a word
 * that completes them ("khieu nại") are such strings taken for Vietnamese.
 */
export const FOREIGN_LOOKALIKES: ReadonlySet<string> = new Set(
  words(`
    ach at bat bap bet bit boat bop bot but cap cat chap chat chip chit chop cop cot cue cup cut diet dip doc dot duet duo duan
    gap gat gen get gip got gut hat hip hit hoc hop hot hue hut it ka ket kip kit lac lap lat let lit lieu lien lip lop lot map mat met
    mac mot net nip nit not nut oat pap pat pet pec pip pit pop pot pup put quiet quit rap rat rec rep ret rich riem rip rot rue rut sac sap
    sat sec set sic sip sit soap soc sot sue sup tac tap tat tech tet that tic tip tit toc top tot trap trip true tut up ut vac vat vet
    web yet`),
);
