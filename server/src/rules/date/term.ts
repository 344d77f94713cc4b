/** The khóa in which a cited document must have been issued, by its code or by the issuer named. */
import type { Citation } from '../../draft/citations';
import { foldKey } from '../../draft/fold';
import { outsideTerm as say } from '../../messages/dates';
import type { Text } from '../../messages/text';
import {
  ASSEMBLIES,
  CONGRESSES,
  PROVINCIAL,
  assemblyTermByNumber,
  centralTermByNumber,
  romanToNumber,
} from '../../norms/terms';

/** A khóa with the days before and after which nothing can be of it. */
export interface NamedTerm {
  readonly name: Text;
  readonly from: string;
  readonly until: string | undefined;
  /** Before this day, sources prove that the khóa had not begun; missing where none does. */
  readonly surelyFrom: string | undefined;
  /** After this day, sources prove that it was over. */
  readonly surelyUntil: string | undefined;
}

/** The khóa of the National Assembly in a code: 15 for `35/2021/QH15` and `1676/NQ-UBTVQH15`. */
export function assemblyOf({ code }: Citation): number | undefined {
  for (const body of code?.bodies ?? []) {
    const match = /^(?:QH|UBTVQH)(\d{1,2})$/.exec(body);
    if (match) return Number(match[1]);
  }
  return undefined;
}

export const LAST_ASSEMBLY = ASSEMBLIES.at(-1)!.number;

/** Laws passed in the last days of a khóa, and the days of a congress, are given this much room before an error. */
const MARGIN_DAYS = 30;

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}

const assemblyTerms = new Map<number, NamedTerm | undefined>();

export function assemblyTerm(number: number): NamedTerm | undefined {
  if (!assemblyTerms.has(number)) assemblyTerms.set(number, makeAssemblyTerm(number));
  return assemblyTerms.get(number);
}

function makeAssemblyTerm(number: number): NamedTerm | undefined {
  const row = assemblyTermByNumber(number);
  if (!row) return undefined;
  const next = assemblyTermByNumber(number + 1);
  return {
    name: say.assembly(row.roman),
    from: row.from,
    until: row.until,
    // Nothing can be of an assembly that was not yet elected; the days of election are certain.
    surelyFrom: row.election,
    surelyUntil: next?.verified === true ? addDays(next.from, MARGIN_DAYS) : undefined,
  };
}

const CENTRAL =
  /^(?:(?:hoi nghi )?(?:lan thu \S+ )?)?(?:ban chap hanh|bch) ?(?:trung uong|tw)|^(?:bo chinh tri|ban bi thu)/;

/** The khóa named behind the issuer: "Ban Chấp hành Trung ương khóa XII", "Thành ủy Hải Phòng khóa XVI". */
export function namedTerm({ issuer, code }: Citation): NamedTerm | undefined {
  if (issuer?.term === undefined || issuer.bodies.length !== 1) return undefined;
  const number = romanToNumber(issuer.term) ?? Number(issuer.term);
  const name = foldKey(issuer.bodies[0]!);
  if (/^(?:quoc hoi|uy ban thuong vu quoc hoi)$/.test(name)) return assemblyTerm(number);
  if (CENTRAL.test(name) && !/doan|cong doan|hoi /.test(name.replace('hoi nghi ', '')) && code?.bodies[0] !== 'TWĐTN') {
    const row = centralTermByNumber(number);
    const verified = (term: number): boolean => CONGRESSES.find((one) => one.number === term)?.verified === true;
    return (
      row && {
        name: say.central(row.roman),
        from: row.from,
        until: row.until,
        surelyFrom: verified(number) ? addDays(row.from, -MARGIN_DAYS) : undefined,
        surelyUntil: row.until !== undefined && verified(number + 1) ? addDays(row.until, MARGIN_DAYS) : undefined,
      }
    );
  }
  if (/^(?:ban thuong vu |ban chap hanh )?(?:thanh uy|dang bo thanh pho) hai phong$/.test(name)) {
    const index = PROVINCIAL.findIndex((row) => row.number === number);
    const row = PROVINCIAL[index];
    const next = PROVINCIAL[index + 1];
    // The days of a provincial congress are known too loosely for an error.
    if (row?.until !== undefined)
      return {
        name: say.local(row.place, row.roman),
        from: addDays(row.from ?? row.until, -MARGIN_DAYS),
        until: next?.until === undefined ? undefined : addDays(next.until, MARGIN_DAYS),
        surelyFrom: undefined,
        surelyUntil: undefined,
      };
  }
  return undefined;
}

export function isOutside(term: NamedTerm, iso: string): boolean {
  return iso < term.from || (term.until !== undefined && iso > term.until);
}

/** Whether sources prove that the day is outside. */
export function isSurelyOutside(term: NamedTerm, iso: string): boolean {
  return (
    (term.surelyFrom !== undefined && iso < term.surelyFrom) ||
    (term.surelyUntil !== undefined && iso > term.surelyUntil)
  );
}
