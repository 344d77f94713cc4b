// How the work grows with the text: twice the text, about twice the work, whatever the text is made of. Not a time but a ratio of
// two, so it says the same on every machine.
import { flat, repeated } from './documents.mjs';

/** A text that takes longer than this (ms) says enough by itself, and its double is not waited for. */
const PATIENCE = 30_000;
/** A go of this length (ms) is not done twice. */
const LONG = 300;
/** Below this (ms) what else the machine does is more than what is measured. */
const NOISE = 40;

const TODAY = '2026-01-01';

/** Everything that a draft holds; it reads its parts only when they are asked for. */
export function readAll(engine, text) {
  const draft = engine.readDraft(text);
  void [draft.citations, draft.dates, draft.footnoteMarks, draft.footnotes, draft.identity, draft.sections];
  return draft;
}

export function judgeAll(engine, draft) {
  return engine.judge(draft, engine.contextFor(draft, engine.DEFAULT_SETTINGS, TODAY), engine.DEFAULT_SETTINGS.rules);
}

/** Time of one go in ms. */
export function timed(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** The best of some goes, for noise only ever adds; one where it is long. */
function best(runs, action) {
  let least = Infinity;
  for (let run = 0; run < runs && (run === 0 || least < LONG); run++) least = Math.min(least, timed(action));
  return least;
}

/** What it costs to read and judge a text from nothing. */
export function wholeWork(engine, runs) {
  return (text) => best(runs, () => judgeAll(engine, readAll(engine, text)));
}

/** What it costs to type a letter in the middle of a draft that has been read and judged. */
export function keyWork(engine, runs) {
  return (text) => {
    const middle = text.indexOf(' ', text.length / 2) + 1 || Math.floor(text.length / 2);
    const edited = flat(`${text.slice(0, middle)}a${text.slice(middle)}`);
    const draft = readAll(engine, text);
    judgeAll(engine, draft);
    return best(runs, () =>
      judgeAll(engine, engine.editDraft(draft, edited, { start: middle, end: middle, length: 1 })),
    );
  };
}

/** Layout as an editor asks for it that cleans everything. */
const LAYOUT = { insertSpaces: true, tabSize: 4, trimTrailing: true, insertFinalNewline: true, trimFinalNewlines: true, markdown: false }; // prettier-ignore

/** What it costs to format a draft that has been read. */
export function formattingWork(engine, runs) {
  return (text) => {
    const draft = readAll(engine, text);
    return best(runs, () => engine.formatDraft(draft, LAYOUT));
  };
}

/**
 * Goes up by doubling to the full size and stops where a text takes too long, so that work which grows too fast is found at a size
 * at which it still ends.
 *
 * @returns how many times the work grew for twice the text, as the mean of the last two doublings (one pause of the machine says
 *   little then), and at what size; the time of that, and the units of the text
 */
export function climb(work, make, full, { doublings = 4, patience = PATIENCE } = {}) {
  const before = [];
  for (let size = Math.max(1, Math.round(full / 2 ** doublings)); ; size = Math.min(full, size * 2)) {
    const text = make(size);
    const time = work(text);
    if (size >= full || time > patience) return { ratio: growth([...before, time]), size, time, units: text.length };
    before.push(time);
  }
}

/** The mean of the last two doublings (geometric), or of one where there is no more. */
function growth(times) {
  const last = times.at(-1);
  const steps = Math.min(2, times.length - 1);
  if (steps === 0 || last < NOISE) return 1;
  return (last / Math.max(times.at(-1 - steps), NOISE / 2 ** steps)) ** (1 / steps);
}

const lines = (count, line) => flat(Array.from({ length: count }, (_, index) => line(index)).join('\n'));
const two = (number) => String(number).padStart(2, '0');
const HEAD =
  'THÀNH ỦY HẢI PHÒNG\n*\nSố 15-KL/TU\n\nHải Phòng, ngày 06 tháng 7 năm 2022\n\nKẾT LUẬN\nvề một số nhiệm vụ\n\n';

/** A citation of its own: another number, and a date that rises with it. */
function citation(index) {
  const day = new Date(Date.UTC(2000, 0, 1 + (index % 7000)));
  const [date, month] = [day.getUTCDate(), day.getUTCMonth() + 1];
  return `Quyết định số ${two(index + 1)}/QĐ-UBND, ngày ${two(date)}/${month < 3 ? `0${month}` : month}/${day.getUTCFullYear()} của Ủy ban nhân dân thành phố về kế hoạch công tác`;
}

const SENTENCE = 'Thực hiện Nghị quyết số 04-NQ/TU, ngày 07/12/2021 của Thành ủy về nhiệm vụ, giải pháp. ';
const BYTES_A_SENTENCE = 120;

/** Texts by what there is more and more of, and how much of it at most. */
export const GROWING = {
  'a usual draft, bytes': { full: 1_000_000, make: repeated },
  citations: { full: 50_000, make: (count) => HEAD + lines(count, (index) => `Thực hiện ${citation(index)}.\n`) },
  'citations of one document': { full: 50_000, make: (count) => HEAD + lines(count, () => `Thực hiện ${citation(0)}.\n`) },
  'citations in one paragraph': { full: 20_000, make: (count) => `${HEAD}Thực hiện ${Array.from({ length: count }, (_, index) => citation(index)).join('; ')}.\n` },
  'short forms': { full: 20_000, make: (count) => `${HEAD}Thực hiện ${citation(0)}.\n\n${lines(count, (index) => `Kết quả thực hiện Quyết định số ${two((index % 90) + 1)} và Quyết định nêu trên.\n`)}` },
  sections: { full: 50_000, make: (count) => HEAD + lines(count / 5, (index) => `Điều ${index + 1}. Phạm vi\n\n1. Nội dung thứ nhất:\n\na) Điểm thứ nhất;\n\nb) Điểm thứ hai.\n\n2. Nội dung thứ hai theo điểm a khoản 1 Điều ${index + 1}.\n`) },
  'deep nesting': { full: 20_000, make: (count) => HEAD + lines(count, (index) => `${'1.'.repeat((index % 60) + 1)} Nội dung\n`) },
  footnotes: { full: 50_000, make: (count) => HEAD + lines(count / 2, (index) => `Nhiệm vụ trọng tâm[^${index}].\n`) + lines(count / 2, (index) => `[^${index}]: Ghi chú\n`) },
  faults: { full: 20_000, make: (count) => HEAD + lines(count, (index) => `- Nhiệm vụ thứ ${index + 1} của các các cơ quan.\n`) },
  'blank lines': { full: 1_000_000, make: (count) => `${HEAD}Mở đầu.${'\n'.repeat(count)}Kết thúc.\n` },
  'short lines': { full: 500_000, make: (count) => HEAD + lines(count, () => 'a') },
  'one line, bytes': { full: 10_000_000, make: (bytes) => flat(HEAD + SENTENCE.repeat(bytes / BYTES_A_SENTENCE)) },
  'one word': { full: 2_000_000, make: (count) => `${HEAD}${'a'.repeat(count)}\n` },
  'one number': { full: 2_000_000, make: (count) => `${HEAD}${'1'.repeat(count)}\n` },
  'one code': { full: 500_000, make: (count) => `${HEAD}${'04-NQ/'.repeat(count / 6)}\n` },
  spaces: { full: 2_000_000, make: (count) => `${HEAD}Thực hiện${' '.repeat(count)}Nghị quyết\n` },
  capitals: { full: 1_000_000, make: (count) => `${HEAD}${'KẾT LUẬN '.repeat(count / 9)}\n` },
  'opened quotations': { full: 100_000, make: (count) => HEAD + lines(count, () => '“Nhiệm vụ') },
  'quotation marks': { full: 100_000, make: (count) => `${HEAD}${'"'.repeat(count)}\n` },
  'brackets in brackets': { full: 100_000, make: (count) => `${HEAD}${'('.repeat(count / 2)}a${')'.repeat(count / 2)}\n` },
  'unclosed brackets': { full: 100_000, make: (count) => HEAD + lines(count, (index) => `${'([{<'[index % 4]}Nhiệm vụ`) },
  'unclosed comments': { full: 100_000, make: (count) => HEAD + lines(count, () => '<!-- but-son: tắt') },
  'unclosed fences': { full: 100_000, make: (count) => HEAD + lines(count, (index) => `${'`'.repeat(3 + (index % 7))}\n`) },
  'table rows': { full: 50_000, make: (count) => HEAD + lines(count, (index) => `| ${index} | ${index % 9 === 0 ? '04-NQ/TU' : 'Nhiệm vụ'} | 2021 |`) },
  'combining marks': { full: 500_000, make: (count) => `${HEAD}e${'\u0301'.repeat(count)}\n` },
  'decomposed letters, bytes': { full: 1_000_000, make: (bytes) => flat(`${SENTENCE}\n\n`.repeat(bytes / BYTES_A_SENTENCE).normalize('NFD')) },
}; // prettier-ignore

/** More than this many times the work for twice the text is broken: two is right and four a square; between, garbage and caches weigh in. */
export const BROKEN_GROWTH = 3.3;
/** How often what looks broken is measured again: a machine that is busy for a moment looks like it. */
const ATTEMPTS = 5;

/** What a unit of a usual draft costs (ms), read and judged from nothing. */
export function usualCost(engine) {
  const text = repeated(1_000_000);
  return wholeWork(engine, 5)(text) / text.length;
}

/**
 * How the work on one kind of text grows.
 *
 * @param {number} [usual] what a unit of a usual draft costs
 * @returns the size of the largest text; how many times the work grew when the text doubled last, for all of it and for a key; the
 *   share of a key in all of it; and how many times what is usual a unit costs
 */
export function growthOf(engine, { make, full }, runs, usual = Infinity, options = {}) {
  let least;
  for (let attempt = 0; attempt < ATTEMPTS && (least === undefined || isBroken(least)); attempt++) {
    const whole = climb(wholeWork(engine, runs), make, full, options);
    const key = climb(keyWork(engine, runs), make, full, options);
    const formatting = climb(formattingWork(engine, runs), make, full, options);
    const share = key.time < NOISE ? 0 : key.time / whole.time;
    least = {
      size: Math.min(whole.size, key.size),
      whole: Math.min(whole.ratio, least?.whole ?? Infinity),
      key: Math.min(key.ratio, least?.key ?? Infinity),
      formatting: Math.min(formatting.ratio, least?.formatting ?? Infinity),
      share: Math.min(share, least?.share ?? Infinity),
      cost: Math.min(whole.time / whole.units / usual, least?.cost ?? Infinity),
    };
  }
  return least;
}

/** Only growth is: what a key or a unit costs beside others is told, but depends on the machine and on what V8 has compiled. */
export function isBroken({ whole, key, formatting }) {
  return Math.max(whole, key, formatting) > BROKEN_GROWTH;
}
