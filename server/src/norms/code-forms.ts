/**
 * How a code (số, ký hiệu) is put together: the forms, their separators, the series in which their numbers run, and the
 * rules of writing. Data; the reader of codes lives in draft/.
 */
import type { Sourced } from './source';

/**
 * - `party`: `21-KL/TW`
 * - `law`: of Quốc hội and its standing committee, `35/2021/QH15`
 * - `normative`: the rest of legislation, `30/2020/NĐ-CP`
 * - `administrative`: `800/QĐ-TTg`
 * - `letter`: a State công văn, which bears no type letters, `15/BNV-VTLTNN`
 */
export type CodeForm = 'party' | 'law' | 'normative' | 'administrative' | 'letter';

/** The span in which one series of numbers runs from 01. */
export type Period =
  /** the term of that very committee, from its congress to the next */
  | 'committee-term'
  /** 01 January to 31 December */
  | 'calendar-year'
  /** a khóa of the National Assembly */
  | 'assembly-term';

export interface CodeFormRow extends Sourced {
  readonly form: CodeForm;
  readonly example: string;
  /** What stands in the code, in order, each part after its separator; the number comes first. */
  readonly parts: readonly CodePart[];
  readonly period: Period;
  /** What has a series of numbers of its own within the period. */
  readonly series: 'type' | 'agency-decides';
}

export interface CodePart {
  readonly separator: '-' | '/';
  readonly part: 'year' | 'type' | 'body' | 'joint-body' | 'unit' | 'internal-mark';
  readonly optional?: true;
  readonly repeated?: true;
}

const slash = (part: CodePart['part']): CodePart => ({ separator: '/', part });
const hyphen = (part: CodePart['part']): CodePart => ({ separator: '-', part });
const jointBodies: CodePart = { ...hyphen('joint-body'), optional: true, repeated: true };

/**
 * The canonical grammar:
 *
 *     party          number [suffix] "-" type "/" body { "-" body } [ "/nb" ]
 *     law            number "/" year "/" ( "QH" | "UBTVQH" ) khóa
 *     normative      number "/" year "/" type "-" body { "-" body }
 *     administrative number "/" type "-" body [ "-" unit ]
 *     letter         number "/" body "-" unit
 */
export const CODE_FORMS: readonly CodeFormRow[] = [
  {
    form: 'party',
    example: '21-KL/TW',
    parts: [hyphen('type'), slash('body'), jointBodies, { ...slash('internal-mark'), optional: true }],
    period: 'committee-term',
    series: 'type',
    source: 'HD05 I.3.1.1; HD05 I.3.1.2',
    verified: true,
  },
  {
    form: 'law',
    example: '35/2021/QH15',
    parts: [slash('year'), slash('body')],
    period: 'assembly-term',
    series: 'type',
    source: 'L80 Điều 10',
    verified: true,
  },
  {
    form: 'normative',
    example: '30/2020/NĐ-CP',
    parts: [slash('year'), slash('type'), hyphen('body'), jointBodies],
    period: 'calendar-year',
    series: 'type',
    source: 'L80 Điều 10; L64 Điều 7',
    verified: true,
  },
  {
    form: 'administrative',
    example: '800/QĐ-TTg',
    parts: [slash('type'), hyphen('body'), { ...hyphen('unit'), optional: true }],
    period: 'calendar-year',
    series: 'agency-decides',
    source: 'NĐ30 Điều 15; NĐ30 Phụ lục I',
    verified: true,
  },
  {
    form: 'letter',
    example: '15/BNV-VTLTNN',
    parts: [slash('body'), hyphen('unit')],
    period: 'calendar-year',
    series: 'agency-decides',
    source: 'NĐ30 Phụ lục I; NĐ30 Phụ lục III',
    verified: true,
  },
];

/** The row of a form. */
export function codeForm(form: CodeForm): CodeFormRow {
  return CODE_FORMS.find((row) => row.form === form)!;
}

/** Digits of a number at least: 01 to 09, then 10 [HD05 I.3.2.2; NĐ30 Phụ lục I]. More leading zeros are not foreseen. */
export const LEAST_DIGITS = 2;

/** A number as a code writes it: `4` is `04`. */
export function padNumber(number: number): string {
  return String(number).padStart(LEAST_DIGITS, '0');
}

export interface CodeRule extends Sourced {
  readonly id:
    'padding' | 'after-number' | 'before-body' | 'between-bodies' | 'no-spaces' | 'header-colon' | 'capitals';
  /** As a Party code has it; a separator, or `yes` / `no`. */
  readonly party: string;
  /** As a State code has it. */
  readonly state: string;
}

/** The rules of writing a code, for Party and State. */
export const CODE_RULES: readonly CodeRule[] = [
  { id: 'padding', party: 'yes', state: 'yes', source: 'HD05 I.3.2.2; HD36 1.3.2; NĐ30 Phụ lục I', verified: true },
  { id: 'after-number', party: '-', state: '/', source: 'HD05 I.3.2; NĐ30 Phụ lục I', verified: true },
  { id: 'before-body', party: '/', state: '-', source: 'HD05 I.3.2; NĐ30 Phụ lục I', verified: true },
  { id: 'between-bodies', party: '-', state: '-', source: 'HD05 I.3.1.2b; NĐ30 Phụ lục I', verified: true },
  { id: 'no-spaces', party: 'yes', state: 'yes', source: 'HD05 I.3.2; NĐ30 Phụ lục I', verified: true },
  // "Số 04-NQ/TU" against "Số: 15/QĐ-BNV".
  { id: 'header-colon', party: 'no', state: 'yes', source: 'HD05 I.3.2; NĐ30 Phụ lục I', verified: true },
  { id: 'capitals', party: 'yes', state: 'yes', source: 'HD05 I.3.2; NĐ30 Phụ lục III', verified: true },
];
