import { writeDate } from '../../draft/dates';
import { foldKey } from '../../draft/fold';
import { shift, spanOf, type Span } from '../../draft/span';
import { retiredRecipient as say } from '../../messages/components';
import { markedName } from '../../norms/names';
import { REORGANISATIONS, type Reorganisation } from '../../norms/reorganisations';
import type { DraftRule, Report } from '../rule';
import { componentsOf, isOfComponents, isReprint } from './governing';

/** A body that has ended receives no documents. Days that no source gives for certain only inform. */
export const retiredRecipient: DraftRule = {
  id: 'structure/retired-recipient',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Nơi nhận là cơ quan đã kết thúc hoạt động trước ngày của văn bản',
    en: 'A recipient had ended before the date of the document',
  },
  norm: {
    vi: 'Các quyết định sắp xếp tổ chức năm 2025: Nghị quyết 202/2025/QH15; Hướng dẫn 05-HD/VPTW, phần II, mục I, điểm 3.1.2b',
    en: 'The reorganisation of 2025: Nghị quyết 202/2025/QH15; Hướng dẫn 05-HD/VPTW, part II, I.3.1.2b',
  },
  looksAt: isOfComponents,
  check(draft, context) {
    // Whoever writes on an open day may still write before it.
    const date = context.date?.earliest;
    if (!date || date < FIRST_END || isReprint(draft)) return [];
    return componentsOf(draft, 'addressee', 'recipient').flatMap((entry): Report[] => {
      const text = draft.text.slice(entry.span.start, entry.span.end);
      if (LOOKS_BACK.test(foldKey(text))) return [];
      return endedIn(text, date).map(({ row, span }) => {
        const place = shift(span, entry.span.start);
        const name = draft.text.slice(place.start, place.end).replace(/\s+/g, ' ');
        const from = writeDate(row.from);
        return {
          span: place,
          severity: row.verified ? 'warning' : 'information',
          message: row.verified ? say.sure(name, from, row.successor) : say.doubtful(name, from),
        };
      });
    });
  },
};

/** The first day on which anything of the table had ended. */
const FIRST_END = REORGANISATIONS.reduce((first, { from }) => (from < first ? from : first), '9999-12-31');

/** Of former bodies and of those who once worked there. */
const LOOKS_BACK =
  /\(cu\)|(?:^|[^a-z])(?:nguyen|truoc day|truoc (?:khi )?sap xep|sap nhap|giai the|ket thuc|cu)(?![a-z])/;

interface Name {
  readonly words: readonly string[];
  readonly rows: readonly Reorganisation[];
}

/** The names by their first word; made when the first draft is judged that may name one. */
let byFirst: ReadonlyMap<string, readonly Name[]> | undefined;

/** The level itself, as lists of recipients name it; "các huyện ủy" is read as "huyện ủy". */
const DISTRICTS = ['các huyện', 'các quận', 'cấp huyện'];

function namesByFirst(): ReadonlyMap<string, readonly Name[]> {
  const rows = new Map<string, Reorganisation[]>();
  const learn = (name: string, row: Reorganisation): void => {
    rows.set(markedName(name), [...(rows.get(markedName(name)) ?? []), row]);
  };
  for (const row of REORGANISATIONS) {
    for (const name of row.names) learn(name, row);
    if (row.id === 'uy-ban-nhan-dan-cap-huyen') for (const name of DISTRICTS) learn(name, row);
  }
  const names = new Map<string, Name[]>();
  for (const [name, its] of rows) {
    const words = name.split(' ');
    names.set(words[0]!, [...(names.get(words[0]!) ?? []), { words, rows: its }]);
  }
  return names;
}

const WORD = /[\p{sc=Latin}\p{N}]+/gu;

/** The names of bodies in a line that had ended by that day, the longest at each place. */
function endedIn(text: string, date: string): { row: Reorganisation; span: Span }[] {
  byFirst ??= namesByFirst();
  // Marks tell "Quận ủy" from "Quân ủy".
  const key = markedName(text);
  // Composed text is as long as what it was made of, or offsets are lost: then the whole line is meant.
  const exact = key.length === text.length;
  const words = [...key.matchAll(WORD)].map((match) => ({ word: match[0], at: match.index }));
  const found: { row: Reorganisation; span: Span }[] = [];
  for (let index = 0; index < words.length; index++) {
    let best: { length: number; row: Reorganisation } | undefined;
    for (const name of byFirst.get(words[index]!.word) ?? []) {
      const { length } = name.words;
      if (best && best.length >= length) continue;
      if (!name.words.every((word, offset) => words[index + offset]?.word === word)) continue;
      const next = words[index + length]?.word;
      if (length === 2 && name.words[0] === 'các' && next === 'ủy') continue;
      const rows = name.rows.filter(({ from }) => from <= date);
      const row = rows.find(({ verified }) => verified) ?? rows[0];
      if (row) best = { length, row };
    }
    if (!best) continue;
    const last = words[index + best.length - 1]!;
    found.push({
      row: best.row,
      span: exact ? spanOf(words[index]!.at, last.at + last.word.length) : spanOf(0, text.length),
    });
    index += best.length - 1;
  }
  return exact ? found : found.slice(0, 1);
}
