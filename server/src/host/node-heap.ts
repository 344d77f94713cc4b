/** How soon V8 looks for garbage. */
import { setFlagsFromString } from 'node:v8';

/** Of what was in use, so much more may come before V8 looks again (%). */
const SPARING = 40;
/** It decides by itself. */
const USUAL = 0;
let percent = USUAL;

function set(wanted: number): void {
  setFlagsFromString(`--heap-growing-percent=${wanted}`);
}

/**
 * Lets V8 look sooner, from now on. By itself it lets garbage pile up to several times of what is in use: with a large folder, to
 * hundreds of megabytes. While that is read, looking sooner was measured to cost no time; but each key in a text of megabytes leaves
 * a whole text behind, and who only has such a text open would wait for V8 at every tenth key.
 */
export function spareMemory(): void {
  if (percent === SPARING) return;
  percent = SPARING;
  set(percent);
}

/** Does something under the flags that V8 had at the start: code counts only under those that it was compiled under. */
export function underFlagsOfStart(action: () => void): void {
  set(USUAL);
  try {
    action();
  } finally {
    set(percent);
  }
}
