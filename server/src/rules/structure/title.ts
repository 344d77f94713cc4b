import type { Draft } from '../../draft/draft';
import { foldKey } from '../../draft/fold';
import { spanOf, type Span } from '../../draft/span';
import { title as say } from '../../messages/components';
import { changeTo } from '../../messages/fixes';
import { WITHOUT_SUBJECT } from '../../norms/layout';
import { replace, type DraftRule, type Report } from '../rule';
import { agreed, componentsOf, governing, isOfComponents } from './governing';

/** Trích yếu: a phrase below the type name, in full words, that says what the document is about. */
export const title: DraftRule = {
  id: 'structure/title',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Trích yếu nội dung: thiếu, viết “V/v” dưới tên loại, sai chữ hoa, thừa dấu chấm',
    en: 'The subject: missing, “V/v” below a type name, capitals, a full stop at its end',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, phần II, mục I, điểm 5 (trước 27/5/2026: Hướng dẫn 36-HD/VPTW, mục II, điểm 1.5); Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, điểm 5',
    en: 'Hướng dẫn 05-HD/VPTW, part II, I.5 (before 27/5/2026: 36-HD/VPTW, II.1.5); Nghị định 30/2020/NĐ-CP, appendix I, part I, II.5',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    const { type, title: place } = draft.identity;
    const layout = governing(draft, context);
    if (!layout || !type || !place || type.id === 'cong-van') return [];
    const [subject] = componentsOf(draft, 'subject');
    const [name] = componentsOf(draft, 'type');
    if (!name) return [];
    if (!subject) {
      // Below a title that is still being written there is no body yet.
      const [body] = componentsOf(draft, 'body');
      const written = body !== undefined && componentsOf(draft, 'authority', 'office', 'filing').length > 0;
      if (!written || WITHOUT_SUBJECT.has(type.id) || componentsOf(draft, 'author').length > 0) return [];
      if (mayBeSubject(draft, place.last + 1)) return [];
      const { norm, subject: rule } = layout.last;
      return [{ span: name.span, message: say.missing(type.name, `${norm}, ${rule.place}`) }];
    }
    const reports: Report[] = [];
    const capital = agreed(layout, (one) => one.subject.capital);
    const text = draft.text.slice(subject.span.start, subject.span.end);
    const shortened = SHORTENED.exec(text);
    if (shortened) {
      const right = capital === true ? 'Về việc' : 'về việc';
      const span = spanOf(subject.span.start, subject.span.start + shortened[0].length);
      reports.push({
        span,
        message: say.shortened(right),
        fixes: [replace(span, right, changeTo(right), { safe: true, preferred: true })],
      });
    } else if (capital !== undefined) {
      const first = firstWord(text, subject.span.start);
      const word = first && draft.text.slice(first.start, first.end);
      const ownLine = /[\r\n]/.test(draft.text.slice(name.span.end, subject.span.start));
      if (first && word && ownLine && isWrongCase(word, capital)) {
        const letter = spanOf(first.start, first.start + 1);
        const right = capital ? word[0]!.toUpperCase() : word[0]!.toLowerCase();
        const whole = right + word.slice(1);
        reports.push({
          span: first,
          severity: 'hint',
          message: capital ? say.capital(whole) : say.small(whole),
          fixes: [replace(letter, right, changeTo(whole), { safe: true, preferred: true })],
        });
      }
    }
    const stop = STOPPED.exec(text.slice(-3));
    if (stop) {
      const span = spanOf(subject.span.end - 1, subject.span.end);
      reports.push({
        span,
        severity: 'hint',
        message: say.stopped,
        fixes: [replace(span, '', say.dropStop, { safe: true, preferred: true })],
      });
    }
    return reports;
  },
};

/** Longer than a subject on one line. */
const LONGEST_LINE = 150;

/** Whether a short line that ends as a sentence does follows the type name: the subject itself, perhaps. */
function mayBeSubject(draft: Draft, from: number): boolean {
  const block = draft.blocks.slice(from, from + 4).find(({ kind }) => kind !== 'blank');
  if (!block || block.kind !== 'paragraph') return false;
  const line = block.text.trim();
  return line.length <= LONGEST_LINE && !/[\r\n]/.test(line) && /\p{sc=Latin}/u.test(line);
}

const SHORTENED = /^V ?\/ ?v\.?:?(?=[\s\u00a0])/i;
/** One full stop; several are a blank. */
const STOPPED = /[^.…\s]\.$/;
/** Words that no name begins with: in small letters in a document of the Party, whatever the subject. */
const NO_NAME = new Set(['ve', 'thuc', 'trien', 'ket', 'tong', 'so', 'kiem', 'hop', 'giai', 'tang', 'tiep', 'nang']);
const PAIRS = new Set([
  'thuc hien',
  'trien khai',
  'ket qua',
  'tong ket',
  'so ket',
  'kiem tra',
  'giai quyet',
  'tang cuong',
  'tiep tuc',
  'nang cao',
]);

function firstWord(text: string, at: number): Span | undefined {
  const word = /^\p{sc=Latin}[\p{sc=Latin}\u0300-\u036f]{0,7}(?: [\p{sc=Latin}\u0300-\u036f]{1,8})?/u.exec(text);
  return word ? spanOf(at, at + word[0].length) : undefined;
}

function isWrongCase(words: string, capital: boolean): boolean {
  const written = words.normalize('NFC');
  if (capital) return /^\p{Ll}/u.test(written);
  if (!/^\p{Lu}\p{Ll}/u.test(written)) return false;
  const key = foldKey(written);
  const first = key.split(' ')[0]!;
  return first === 've' || first === 'hop' ? NO_NAME.has(first) : PAIRS.has(key);
}
