/** The host in a browser's worker: the client alone reaches files. */
import { localToday, type Host } from './host';

export function webHost(): Host {
  return {
    files: undefined,
    today: localToday,
    nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
    rulePages: undefined,
  };
}
