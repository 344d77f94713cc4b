import type { DraftStatus } from '../../../protocol/requests';
import type { Draft } from '../draft/draft';
import { describeDate, type DraftDate } from '../draft/identity';
import * as words from '../messages/status';
import { say, type Language } from '../messages/text';

/** What the draft is taken for, in one line and a longer one. */
export function statusOf(draft: Draft, date: DraftDate | undefined, language: Language): DraftStatus {
  const { type, code, issuer, official } = draft.identity;
  if (!official) return { official, title: '', detail: '' };
  const day =
    date && (date.known === 'inferred' ? say(words.inferredDate(describeDate(date)), language) : describeDate(date));
  const name = [type?.name, code?.text].filter((part) => part !== undefined).join(' ');
  const title = [name === '' ? undefined : name, issuer, day].filter((part) => part !== undefined).join(' · ');
  const detail =
    date === undefined
      ? words.dateUnknown
      : date.known === 'inferred'
        ? words.dateFromMeeting
        : date.known === 'user'
          ? words.dateFromUser
          : words.dateStated;
  return { official, title, detail: say(detail, language) };
}
