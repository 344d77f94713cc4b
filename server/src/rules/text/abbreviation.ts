import { spanIn, type Placed } from '../../draft/draft';
import type { Block } from '../../draft/blocks';
import { readingOf } from '../../draft/reading';
import { romanValue } from '../../draft/labels';
import { spanOf, type Span } from '../../draft/span';
import { abbreviation as say } from '../../messages/wording';
import { isWellKnown } from '../../norms/abbreviations';
import { lookFor, type DraftRule, type Report } from '../rule';
import { gathered, kept } from './kept';
import { wordsOf } from './words';

interface Use {
  readonly short: string;
  readonly span: Span;
  /** It is told here what it stands for. */
  readonly explains: boolean;
}

/** Two capitals and more; "&" stands inside some ("NN&PTNT"). */
const CAPITALS = /[A-ZĐƯ][A-ZĐƯ&]{0,8}[A-ZĐƯ]/g;
/** What makes a run of capitals part of a code, of a name or of a word. */
const JOINED = /[\p{sc=Latin}\u0300-\u036f\d/\-–_.&@#]/u;
/** Behind these words stands the short form of what was said before. */
const CALLED = /(?:viết tắt|gọi tắt|gọi chung|gọi|tắt)(?: là)?\s?:?\s?[“"(]?$/u;

const usesIn = kept((block: Block): readonly Use[] => {
  const { text } = block;
  if (block.kind === 'heading' || block.kind === 'signature' || block.kind === 'recipients') return [];
  if (block.entry.part === 'recipients' || block.entry.part === 'signature' || wordsOf(block).inTable) return [];
  let uses: Use[] | undefined;
  CAPITALS.lastIndex = 0;
  for (let match = CAPITALS.exec(text); match; match = CAPITALS.exec(text)) {
    const { index } = match;
    const [short] = match;
    const end = index + short.length;
    if (isJoined(text, index, end) || isWellKnown(short) || isNumeral(short)) continue;
    if (standsAmongCapitals(text, index, end) || inCode(block, index)) continue;
    // Quoted lines of Markdown, and the last line of recipients wherever it stands.
    if (!uses && (/^\s{0,8}>/.test(text) || text.includes('Lưu:'))) return [];
    (uses ??= []).push({ short, span: spanOf(index, end), explains: isExplained(text, index, end) });
  }
  return uses ?? [];
});

function isJoined(text: string, start: number, end: number): boolean {
  if (start > 0 && JOINED.test(text[start - 1]!)) return true;
  const next = text[end] ?? '';
  if (next === '.') return /[\p{sc=Latin}\d]/u.test(text[end + 1] ?? '');
  return next !== '' && JOINED.test(next);
}

function isNumeral(short: string): boolean {
  return romanValue(short) !== undefined || /^[IVXLCM]+$/.test(short);
}

/** Words in capitals around it: a title, a heading, a slogan. */
function standsAmongCapitals(text: string, start: number, end: number): boolean {
  const before = /(\S{1,12})\s{1,3}$/.exec(text.slice(Math.max(0, start - 15), start))?.[1] ?? '';
  const behind = /^\s{1,3}(\S{1,12})/.exec(text.slice(end, end + 15))?.[1] ?? '';
  return isCapitals(before) || isCapitals(behind);
}

function isCapitals(word: string): boolean {
  const letters = word.replace(/[^\p{sc=Latin}\u0300-\u036f]/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase() && !isWellKnown(letters);
}

function inCode(block: Block, at: number): boolean {
  return readingOf(block).citations.some(({ code }) => code && code.span.start <= at && at < code.span.end);
}

function isExplained(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start).normalize('NFC');
  const behind = text.slice(end, end + 8);
  // "Tổng sản phẩm trên địa bàn (GRDP)", "(sau đây viết tắt là PCTT)", "(tiếng Anh: Gross Output, GO)".
  if (/^\s?[”"]?\s?\)/.test(behind) && /[(,:]\s?[“"]?$|\slà\s?:?\s?[“"]?$/.test(before)) return true;
  if (CALLED.test(before)) return true;
  // "GRDP (tổng sản phẩm trên địa bàn)", and "GRDP: ...", "GRDP là ..." in a list of abbreviations.
  if (/^\s?\(\p{sc=Latin}{2}/u.test(behind)) return true;
  return /(?:^|\n)[\s\-–+*]{0,6}[“"]?$/.test(before) && /^[”"]?\s?(?::|-|–|là\s)/.test(behind);
}

/** Abbreviations that are not everybody's, used before they are explained or without. Each is said once, where it first stands. */
export const abbreviation: DraftRule = {
  id: 'text/abbreviation',
  scope: 'draft',
  looksAt: lookFor(usesIn),
  severity: 'hint',
  summary: { vi: 'Chữ viết tắt chưa được giải thích', en: 'An abbreviation that is not explained' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I.6.1.3: chữ viết tắt lần đầu đặt trong ngoặc đơn ngay sau cụm từ; văn bản nhà nước: thông lệ',
    en: 'Hướng dẫn 05-HD/VPTW, I.6.1.3: an abbreviation first stands in brackets right behind its words; State documents: practice',
  },
  check(draft) {
    const first = new Map<string, Placed<Use>>();
    const told = new Map<string, Placed<Use>>();
    for (const use of gathered(draft, usesIn)) {
      const { short, explains } = use.value;
      if (!first.has(short)) first.set(short, use);
      if (explains && !told.has(short)) told.set(short, use);
    }
    const reports: Report[] = [];
    for (const [short, use] of first) {
      const explained = told.get(short);
      if (explained === use) continue;
      reports.push({
        span: spanIn(use, use.value.span),
        message: explained ? say.early(short) : say.unexplained(short),
        ...(explained && {
          related: [{ span: spanIn(explained, explained.value.span), message: say.explained(short) }],
        }),
      });
    }
    return reports;
  },
};
