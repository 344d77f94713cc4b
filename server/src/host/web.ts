/** The host in a browser's worker: the client alone reaches files. */
import { localToday, type Host } from './host';

export function webHost(): Host {
  return {
    files: undefined,
    today: localToday,
    now: () => performance.now(),
    nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
    cache: () => undefined,
    keepCode: () => undefined,
    spareMemory: () => undefined,
    rulePages: undefined,
  };
}
