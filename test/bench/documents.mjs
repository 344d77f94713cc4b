// The documents that are measured: one real draft repeated to a size. Numbers and dates vary by a seeded generator, so no
// two parts are alike and every run measures the same bytes.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const SEED_FILE = path.join(import.meta.dirname, '..', '..', 'samples', 'ket-luan-hoi-nghi-thanh-uy-lan-8.txt');
const RANDOM_SEED = 0x5eed;

/** Numbers from 0 to below 1 (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * What varies: a law's number with a date in the year of its code; a date in figures; the number of any other code; a share.
 * Dates stay before the seed's own and are padded as they should be: varying makes no findings.
 */
const VARYING =
  /\d{1,4}\/(?<year>\d{4})\/(?<law>QH\d+, ngày )[\d/]+|(?<date>\d{1,2}\/\d{1,2}\/\d{4})|(?<number>\d{2,4})(?=-[A-ZĐ])|(?<share>\d{1,2})(?=%)/gu;

function varied(text, random) {
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  const twoDigits = (number) => String(number).padStart(2, '0');
  const date = (year) => {
    const month = between(1, 12);
    return `${twoDigits(between(1, 28))}/${month < 3 ? twoDigits(month) : month}/${year}`;
  };
  return text.replace(VARYING, (...match) => {
    const found = match.at(-1);
    if (found.law) return `${twoDigits(between(1, 150))}/${found.year}/${found.law}${date(found.year)}`;
    if (found.date) return date(between(2016, 2021));
    return twoDigits(found.number ? between(1, 999) : between(10, 99));
  });
}

/** Joins parts up to a size in UTF-8 bytes; the last one is cut behind a line. */
function joined(bytes, parts) {
  const taken = [];
  let size = 0;
  for (const part of parts) {
    for (const line of part.split(/(?<=\n)/)) {
      size += Buffer.byteLength(line);
      if (size > bytes) return flat(taken.join(''));
      taken.push(line);
    }
  }
}

/** The same text as one piece of memory; what was joined or cut may be a tree of pieces, which slows its first reader. */
export function flat(text) {
  return Buffer.from(text).toString();
}

const seed = readFileSync(SEED_FILE, 'utf8').replace(/\r\n?/g, '\n').trimEnd();

/** The seed as it is, then again and again with other numbers and dates; findings grow with the size. */
export function repeated(bytes) {
  const random = randomNumbers(RANDOM_SEED);
  return joined(
    bytes,
    (function* () {
      yield `${seed}\n\n`;
      for (;;) yield `${varied(seed, random)}\n\n`;
    })(),
  );
}

/** Whole paragraphs of the body in which there is nothing to find, and nothing cited. */
const CLEAN_PARAGRAPHS = seed
  .split('\n')
  .filter(
    (line) =>
      /^(?:- )?\p{Lu}.{200,}\.$/u.test(line) &&
      !/[¹*]|các các|\. \.|o[àáảãạ](?!\p{L})|u[ỳýỷỹỵ](?!\p{L})|số \d|\d\/\d|Nghị quyết|Đại hội|kỷ niệm|khieu|đơn đốc|phần đầu|phân đấu|kiểm chế|xây xanh|phòng chống/u.test(
        line,
      ),
  );
const STRETCH_AT = /^2\.2\. .*\n\n/mu;
const YEAR = 2021;

/**
 * Clean paragraphs, each with a citation behind it. The numbers of the documents rise with their dates through one year: there is
 * nothing wrong between them either.
 */
function* cleanParagraphs(count) {
  for (let index = 0; index < count; index++) {
    const day = new Date(Date.UTC(YEAR, 0, 1 + Math.floor((index * 365) / count)));
    const [date, month] = [day.getUTCDate(), day.getUTCMonth() + 1];
    const written = `${String(date).padStart(2, '0')}/${month < 3 ? `0${month}` : month}/${YEAR}`;
    const number = String(index + 1).padStart(2, '0');
    yield `${CLEAN_PARAGRAPHS[index % CLEAN_PARAGRAPHS.length]} Thực hiện Quyết định số ${number}/QĐ-UBND, ngày ${written} của Ủy ban nhân dân thành phố về kế hoạch công tác.\n\n`;
  }
}

/** The seed with clean paragraphs put into its middle: a long draft with no more findings than the short one. */
export function stretched(bytes) {
  const heading = STRETCH_AT.exec(seed);
  const at = heading.index + heading[0].length;
  const length = CLEAN_PARAGRAPHS.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / CLEAN_PARAGRAPHS.length;
  const count = Math.max(0, Math.round((bytes - Buffer.byteLength(seed)) / (length + 130)));
  return flat(`${seed.slice(0, at)}${[...cleanParagraphs(count)].join('')}${seed.slice(at)}\n`);
}

/** A draft with one fault in each of so many paragraphs, and nothing cited in them. */
export function faulty(findings) {
  const head = seed.slice(0, seed.indexOf('\nI. '));
  const paragraphs = Array.from(
    { length: findings },
    (_, index) =>
      `- Nhiệm vụ thứ ${index + 1} của các các cơ quan, đơn vị trong thành phố về phát triển kinh tế - xã hội.`,
  );
  return flat(`${head}\n${paragraphs.join('\n\n')}\n`);
}

/** A draft as Markdown, with what the Markdown server looks for: headings, and links to them, a tenth of which lead nowhere. */
export function asMarkdown(text) {
  const random = randomNumbers(RANDOM_SEED);
  const anchors = [];
  const lines = text.split('\n').map((line) => {
    if (/^[IVXLC]+\. /.test(line)) {
      const heading = `${line} (${anchors.length + 1})`;
      anchors.push(
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s-]/gu, '')
          .trim()
          .replace(/\s/g, '-'),
      );
      return `## ${heading}`;
    }
    if (/^\d+(?:\.\d+)+\. /.test(line)) return `### ${line}`;
    if (line.length < 300 || anchors.length === 0 || random() < 0.5) return line;
    const anchor = random() < 0.1 ? 'khong-co' : anchors[Math.floor(random() * anchors.length)];
    return `${line} (xem [mục](#${anchor}))`;
  });
  return flat(lines.join('\n'));
}
