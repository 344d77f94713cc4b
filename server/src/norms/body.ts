/** A body that issues documents, and how its rows are written down. */
import type { IsoDate, Sourced, Valid } from './source';

export interface Body extends Sourced, Valid {
  /** As in a code, without the number of an assembly: `TW`, `BTCTU`, `UBTVQH`. */
  readonly letters: string;
  /** Names in prose, the usual one first. A name may be followed by a place where the body is open-ended. */
  readonly names: readonly string[];
  readonly system: 'party' | 'state';
  readonly level: 'central' | 'province' | 'district' | 'grassroots' | 'any';
  /** Many bodies share these letters; the name in prose goes on with a place, an agency or a field. */
  readonly openEnded: boolean;
  /** The name or the letters are used so freely that they never disprove anything. */
  readonly loose?: true;
}

export type Level = Body['level'];

interface Extra extends Valid {
  readonly openEnded?: boolean;
  readonly loose?: true;
}

/** Makes the rows of one system. */
export const bodyOf =
  (system: 'party' | 'state') =>
  (
    letters: string,
    level: Level,
    names: readonly string[],
    source: string,
    verified = true,
    { openEnded = false, ...extra }: Extra = {},
  ): Body => ({ letters, names, system, level, openEnded, source, verified, ...extra });

/** The last day of district committees, districts and their authorities. */
export const LAST_DAY_OF_DISTRICTS: IsoDate = '2025-06-30';
/** The last day of the ministries of the earlier structure of the Government. */
export const LAST_DAY_OF_MERGED_MINISTRIES: IsoDate = '2025-02-28';
/** The last day of 36-HD/VPTW: what 05-HD/VPTW no longer knows has no letters after it. */
export const LAST_DAY_OF_HD36: IsoDate = '2026-05-26';

/** Many bodies bear the letters. */
export const open = { openEnded: true } as const;
