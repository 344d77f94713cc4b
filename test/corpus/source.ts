/**
 * Our own corpus is written as texts with tags in them, by hand, and made into the files of a labelled folder:
 *
 *     Thực hiện <coded><t>Nghị quyết</t> số <c>13-NQ/TW</c>, ngày <d>16/01/2012</d> của <i>Bộ Chính trị</i></coded>
 *
 * Kinds: coded, dated, short, name (name-only), year (named-year), congress, own, charter, placeholder. Parts: t type, c code,
 * d date, i issuer; what the words do not say stands in an attribute of the kind (`t="Nghị định"` in a list, `far="2011-01-21"`
 * for a date beyond the subject) or of the part (`<c is="15/2021/NĐ-CP">`). `<ext>` goes around a provision and its document;
 * `<wrong rule="date/padding" level="hint">` around a fault. A head before `---` says the tags and the form in which the text
 * comes: nfd, crlf, plain (no marks), segmented (words joined by "_"), wrap-80, wrap-50.
 */
import type { Anomaly, Label } from './labels';

export interface Source {
  readonly text: string;
  readonly tags: readonly string[];
  readonly labels: readonly Label[];
  readonly anomalies: readonly Anomaly[];
}

const KINDS: Readonly<Record<string, string>> = {
  coded: 'coded',
  dated: 'dated',
  short: 'short',
  name: 'name-only',
  year: 'named-year',
  congress: 'congress',
  own: 'own',
  charter: 'charter',
  placeholder: 'placeholder',
};
const PARTS = new Set(['t', 'c', 'd', 'i']);
const TAG = /<(\/?)([a-z]+)((?: [a-z]+="[^"]*")*)>/g;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  end: number;
  readonly inner: Element[];
}

/** The text without its tags, and the elements that they make; offsets count the text without tags. */
function parse(marked: string): { text: string; elements: Element[] } {
  let text = '';
  let at = 0;
  const elements: Element[] = [];
  const open: Element[] = [];
  for (const match of marked.matchAll(TAG)) {
    text += marked.slice(at, match.index);
    at = match.index + match[0].length;
    const [, closing, name, attributes] = match as unknown as [string, string, string, string];
    if (closing === '') {
      const element: Element = {
        name,
        attributes: new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key, value]) => [key!, value!])),
        start: text.length,
        end: text.length,
        inner: [],
      };
      (open.at(-1)?.inner ?? elements).push(element);
      open.push(element);
    } else {
      const element = open.pop();
      if (element?.name !== name) throw new Error(`</${name}> at ${text.slice(-40)}`);
      element.end = text.length;
    }
  }
  if (open.length > 0) throw new Error(`<${open[0]!.name}> is not closed`);
  return { text: text + marked.slice(at), elements };
}

/** "16/01/2012", "ngày 5 tháng 3 năm 2020" and the like as ISO: three numbers in order. */
function isoOf(words: string): string {
  const [day, month, year] = words.match(/\d+/g)!;
  return `${year!}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const squeezed = (words: string): string => words.replace(/[\s_]+/g, ' ').trim();

/** Words that a segmenter joins, as many as make the joined form of a text plain. */
const JOINED = [
  'thực hiện', 'kế hoạch', 'nghị quyết', 'quyết định', 'chỉ thị', 'nghị định', 'thông tư', 'pháp lệnh', 'quy định', 'uỷ ban nhân dân', 'thành phố', 'hội đồng nhân dân',
  'chính phủ', 'bộ chính trị', 'đại hội', 'đảng bộ', 'tài chính', 'khen thưởng', 'thi đua', 'tổ chức', 'đoàn thể', 'giám đốc', 'giao thông', 'vận tải', 'chủ trì', 'sơ kết',
  'tăng cường', 'quản lý', 'thời gian', 'cố gắng', 'hạn chế', 'yêu cầu', 'hoàn thành', 'phấn đấu', 'hiện hành', 'bãi bỏ', 'lệ phí',
]; // prettier-ignore

/** What each unit of a text becomes in another form. */
function pieces(text: string, form: string): string[] {
  const units = [...Array(text.length).keys()].map((at) => text[at]!);
  switch (form) {
    case '':
      return units;
    case 'nfd':
      return units.map((unit) => unit.normalize('NFD'));
    case 'crlf':
      return units.map((unit) => (unit === '\n' ? '\r\n' : unit));
    case 'plain':
      return units.map((unit) =>
        unit
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .replace(/đ/g, 'd')
          .replace(/Đ/g, 'D'),
      );
    case 'segmented': {
      const small = text.toLowerCase();
      for (const word of JOINED)
        for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1))
          for (let i = at; i < at + word.length; i++) if (text[i] === ' ') units[i] = '_';
      return units.map((unit, i) => (/[,;]/.test(unit) || (unit === '.' && text[i + 1] === '\n') ? ` ${unit}` : unit));
    }
    default: {
      const width = Number(/^wrap-(\d+)$/.exec(form)?.[1]);
      if (Number.isNaN(width)) throw new Error(`no such form: ${form}`);
      let start = 0;
      let space = -1;
      for (let i = 0; i < units.length; i++) {
        if (text[i] === '\n') {
          start = i + 1;
          space = -1;
        } else if (text[i] === ' ' && text[i + 1] !== ' ' && text[i - 1] !== ' ') space = i;
        if (i - start >= width && space > start) {
          units[space] = '\n';
          start = space + 1;
          space = -1;
        }
      }
      return units;
    }
  }
}

/** Makes one source into its text, labels and anomalies. */
export function readSource(doc: string, marked: string): Source {
  const cut = marked.indexOf('\n---\n');
  const head = new Map(
    marked
      .slice(0, cut)
      .split('\n')
      .map((line) => line.split(': ', 2) as [string, string]),
  );
  const { text: clean, elements } = parse(marked.slice(cut + 5));
  const made = pieces(clean, head.get('form') ?? '');
  const offsets = [0];
  for (const piece of made) offsets.push(offsets.at(-1)! + piece.length);
  const text = made.join('');
  const labels: Label[] = [];
  const anomalies: Anomaly[] = [];
  const place = ({ start, end }: Element): { start: number; end: number; text: string } => {
    const span = { start: offsets[start]!, end: offsets[end]! };
    return { ...span, text: text.slice(span.start, span.end) };
  };

  const label = (element: Element, kind: string, ext: Element | undefined): void => {
    const { attributes } = element;
    const parts = new Map(element.inner.filter(({ name }) => PARTS.has(name)).map((part) => [part.name, part]));
    const words = (name: string): string | null => {
      const part = parts.get(name);
      const said = attributes.get(name) ?? part?.attributes.get('is');
      if (said !== undefined) return said;
      return part ? squeezed(clean.slice(part.start, part.end)) : null;
    };
    const date = words('d');
    const far = attributes.get('far');
    const ends = [...parts.values()].filter(({ name }) => name !== 't').map((part) => offsets[part.end]!);
    labels.push({
      doc,
      ...place(element),
      kind,
      type: words('t'),
      code: words('c'),
      date: date === null ? null : isoOf(date),
      issuer: words('i'),
      ends: [...new Set([...ends, offsets[element.end]!])].sort((a, b) => a - b),
      ...(ext ? { ext_start: offsets[ext.start]! } : {}),
      ...(far === undefined ? {} : { date_far: far }),
    });
  };
  const walk = (inner: readonly Element[], ext: Element | undefined): void => {
    for (const element of inner) {
      const kind = KINDS[element.name];
      if (kind !== undefined) label(element, kind, ext);
      else if (element.name === 'wrong') {
        const rule = element.attributes.get('rule') ?? '';
        anomalies.push({ doc, ...place(element), type: rule, note: element.attributes.get('level') ?? '' });
      } else if (element.name !== 'ext' && !PARTS.has(element.name)) throw new Error(`${doc}: <${element.name}>`);
      walk(element.inner, element.name === 'ext' ? element : undefined);
    }
  };
  walk(elements, undefined);
  const tags = (head.get('tags') ?? '').split(', ');
  return { text, tags: head.has('form') ? [...tags, head.get('form')!] : tags, labels, anomalies };
}

/** Every file of the folder that some sources make, by its name there. */
export function filesOf(sources: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map<string, string>();
  const read = [...sources].map(([doc, marked]) => ({ doc, ...readSource(doc, marked) }));
  const json = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
  const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  for (const { doc, text } of read) files.set(`texts/${doc}.txt`, text);
  files.set('citations.jsonl', lines(read.flatMap(({ labels }) => labels)));
  files.set('windows.json', json(read.map(({ doc, text }) => ({ doc, from: 0, to: text.length }))));
  files.set('anomalies.jsonl', lines(read.flatMap(({ anomalies }) => anomalies)));
  files.set('documents.json', json(read.map(({ doc, tags }) => ({ id: doc, tags }))));
  return files;
}
