/** The context of judging, out of what the draft says and what the user set. */
import { EMBEDDED, type Catalogue } from '../catalogue/catalogue';
import type { Draft } from '../draft/draft';
import type { Settings } from '../settings/settings';
import type { Neighbours } from './neighbours';
import type { JudgingContext } from './rule';

export function contextFor(
  draft: Draft,
  settings: Settings,
  today: string,
  catalogue: Catalogue = EMBEDDED,
  neighbours?: Neighbours,
): JudgingContext {
  const { identity } = draft;
  // What the draft itself says in a comment goes before what is set for all drafts.
  const told = draft.instructions.findLast((instruction) => instruction.kind === 'date');
  const set = told?.date ?? settings.documentDate;
  return {
    date:
      set === undefined
        ? identity.date
        : { earliest: set, latest: set, known: 'user', span: undefined, sameMeeting: false },
    regime: settings.regime ?? identity.regime,
    today,
    catalogue,
    neighbours,
  };
}
