/**
 * The bodies that issue documents, the letters they bear in a code, and the question that ties the two: may the body
 * called so in prose bear those letters? The letters name a class, hardly ever one body: TW stands for three organs,
 * ĐU for thousands of committees.
 */
import type { Body } from './body';
import { foldName, initialsByWord, initialsOf, wordsOf } from './names';
import type { NameWord } from './names';
import { ADVISORY_BODIES, OTHER_PARTY_BODIES, PARTY_COMMITTEES } from './party-bodies';
import { STATE_BODIES } from './state-bodies';

export type { Body } from './body';
export { LAST_DAY_OF_DISTRICTS, LAST_DAY_OF_MERGED_MINISTRIES } from './body';
export { foldName, initialsOf };

/** Every body of this room: Party committees, their advisory bodies and units, then the State. */
export const BODIES: readonly Body[] = [
  ...PARTY_COMMITTEES,
  ...ADVISORY_BODIES,
  ...OTHER_PARTY_BODIES,
  ...STATE_BODIES,
];

const stemOf = (letters: string): string => letters.replace(/^(QH|UBTVQH)\d+$/, '$1');

const BY_LETTERS = new Map<string, Body[]>();
for (const row of BODIES) push(BY_LETTERS, row.letters, row);

type Named = { readonly words: readonly string[]; readonly row: Body };
let byFirstWord: ReadonlyMap<string, readonly Named[]> | undefined;

/** Names as folded words, under their first word; made when the first name is asked for. */
function namesBeginning(word: string): readonly Named[] {
  if (!byFirstWord) {
    const names = new Map<string, Named[]>();
    for (const row of BODIES)
      for (const name of row.names) {
        const words = foldName(name).split(' ');
        push(names, words[0] ?? '', { words, row });
      }
    byFirstWord = names;
  }
  return byFirstWord.get(word) ?? [];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** The bodies that bear those letters. The number of an assembly is ignored: `QH15` is `QH`. */
export function bodiesByLetters(letters: string): readonly Body[] {
  return BY_LETTERS.get(stemOf(letters)) ?? [];
}

/** Whether only bodies of the Party bear those letters: a code of State order with them has its separators wrong. */
export function isPartyOnly(letters: string): boolean {
  const rows = bodiesByLetters(letters);
  return rows.length > 0 && rows.every(({ system }) => system === 'party');
}

/**
 * Words before a name that name an office in the body, or a meeting of it, folded: what the office signs bears the
 * letters of the body. The lookahead keeps "Chủ tịch nước" and "Thường trực Thành ủy" whole.
 */
const OFFICES: readonly RegExp[] = [
  /^(?:quyen )?(?:bo truong|thu truong) (?=bo )/,
  /^(?:pho )?(?:chu tich|chu nhiem) (?=uy ban|ubnd|ubkt|hoi dong|hdnd|van phong|ban )/,
  /^(?:pho )?(?:giam doc (?=so )|cuc truong (?=cuc )|chanh an (?=toa an)|vien truong (?=vien )|chanh (?=van phong))/,
  /^(?:pho )?truong (?=ban )/,
  /^thuong truc (?=ban bi thu|hoi dong nhan dan|hdnd|uy ban)/,
  /^hoi nghi (?:lan thu \S+(?: \S+){0,2}? )?(?=ban chap hanh|bch)/,
];

/** Organs inside a body that is not in the table: "Ban Chủ nhiệm Đoàn Luật sư" may bear ĐLS. */
const ORGANS = /^(?:ban thuong vu|btv|ban chap hanh|bch|ban chu nhiem|thuong truc) /;

/** Words that may follow the name of a body of which there is only one. */
const QUALIFIERS: ReadonlySet<string> = new Set(['khoa', 'lan', 'nhiem', 'dang', 'cong', 'viet', 'nuoc']);

type Words = readonly NameWord[];

/** The name as it stands, and without the office before it. */
function readingsOf(words: Words): readonly Words[] {
  const whole = words.map(({ fold }) => fold).join(' ');
  return [
    words,
    ...OFFICES.map((office) => office.exec(whole)?.[0])
      .filter((office) => office !== undefined)
      .map((office) => words.slice(office.trim().split(' ').length)),
  ];
}

/** The rows with the longest name that the words begin with, if the rest may follow it. */
function rowsOf(words: Words): readonly Body[] {
  let longest = 0;
  let rows: Body[] = [];
  for (const candidate of namesBeginning(words[0]?.fold ?? '')) {
    const { length } = candidate.words;
    if (length < longest || length > words.length) continue;
    if (!candidate.words.every((word, index) => word === words[index]?.fold)) continue;
    if (length > longest) rows = [];
    longest = length;
    if (!rows.includes(candidate.row)) rows.push(candidate.row);
  }
  const next = words[longest]?.fold;
  return rows.filter((row) => row.openEnded || next === undefined || QUALIFIERS.has(next));
}

function rowsOfReadings(readings: readonly Words[]): readonly Body[] {
  for (const reading of readings) {
    const rows = rowsOf(reading);
    if (rows.length > 0) return rows;
  }
  return [];
}

/**
 * The bodies called so in prose: the longest name of the table that this one begins with. A place, an agency or a field
 * may follow ("Thành ủy Hải Phòng"), an office may stand before ("Bộ trưởng Bộ Tài chính"). "Thành ủy" gives two rows,
 * for a city under the centre and for one below a province.
 */
export function bodiesByName(name: string): readonly Body[] {
  return rowsOfReadings(readingsOf(wordsOf(name)));
}

/** Names that may leave their parent unsaid: "Ban Nội chính" in a text of a Tỉnh ủy. */
const MAY_DROP_PARENT = /^(?:ban|van phong|uy ban kiem tra|co quan|hoi dong|truong|trung tam) /;
const PARENT_SUFFIX = /^(?:TW|TU|HU|QU|ThU|ĐU)$/;
const NAMES_PARENT = /(?:^| )(?:trung uong|(?:tinh|thanh|huyen|quan|thi|dang) uy)(?: |$)/;

/** Are the letters the initials of the name, or of its beginning, or of it with an unsaid parent? */
function fitsInitials(letters: string, words: Words): boolean {
  const whole = words.map(({ fold }) => fold).join(' ');
  const parentUnsaid = MAY_DROP_PARENT.test(`${whole} `) && !NAMES_PARENT.test(whole);
  let initials = '';
  for (const part of initialsByWord(words)) {
    initials += part;
    if (initials.length < 2) continue;
    if (initials === letters) return true;
    if (parentUnsaid && letters.startsWith(initials) && PARENT_SUFFIX.test(letters.slice(initials.length))) return true;
  }
  return false;
}

/**
 * May a body with that name in prose bear those letters in a code? `true` if a row or the initials say so; `false` only
 * if name and letters are both known and exclude each other; else `undefined`. Joint codes are to be parted before.
 */
export function mayBear(letters: string, name: string): boolean | undefined {
  const key = `${letters}\u0000${name}`;
  if (answered.has(key)) return answered.get(key);
  // Drafts name few bodies, but a hostile one may name any number.
  if (answered.size > MOST_ANSWERS) answered.clear();
  const answer = decide(letters, name);
  answered.set(key, answer);
  return answer;
}

const answered = new Map<string, boolean | undefined>();
const MOST_ANSWERS = 4096;

function decide(letters: string, name: string): boolean | undefined {
  const stem = stemOf(letters);
  const readings = readingsOf(wordsOf(name));
  const rows = rowsOfReadings(readings);
  if (rows.some((row) => row.letters === stem)) return true;
  for (const words of readings) {
    if (fitsInitials(stem, words)) return true;
    const organ = ORGANS.exec(words.map(({ fold }) => fold).join(' '))?.[0];
    if (organ !== undefined && fitsInitials(stem, words.slice(organ.trim().split(' ').length))) return true;
  }
  const known = bodiesByLetters(stem);
  if (rows.length === 0 || known.length === 0) return undefined;
  if (rows.some(isLoose) || !rows.some(isVerified)) return undefined;
  if (known.every(isLoose) || !known.some(isVerified)) return undefined;
  if (rows.some((row) => actFor(row.letters, stem) || (stem.startsWith('VP') && actFor(stem, row.letters)))) {
    return undefined;
  }
  return false;
}

/**
 * Does the first, an advisory body or an office, write for the second? It signs by its order (T/L) under the letters of
 * the committee; and an office announces under its own letters what its body has said ("Thông báo ... VPCP").
 */
function actFor(servant: string, master: string): boolean {
  if (servant === 'VPCP') return master === 'CP' || master === 'TTg';
  if (servant === 'VPQH') return master === 'QH' || master === 'UBTVQH';
  if (servant === 'VPCTN') return master === 'CTN';
  return ADVISORY_BODIES.some(({ letters }) => letters === servant) && servant.endsWith(master);
}

const isLoose = (row: Body): boolean => row.loose === true;
const isVerified = (row: Body): boolean => row.verified;
