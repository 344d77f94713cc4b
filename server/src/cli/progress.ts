/** A line on the terminal that tells how far a long run has come. */
import * as words from '../messages/cli';
import { say, type Language } from '../messages/text';

/** Fewer files are done before anybody could read it. */
const WORTH_SHOWING = 50;
const INTERVAL_MS = 100;
const WIDTH = 24;
const CLEAR = '\r\u001b[K';

export class Progress {
  #done = 0;
  #shown = false;
  #next = 0;

  constructor(
    private readonly total: number,
    private readonly terminal: boolean,
    private readonly write: (text: string) => void,
    private readonly language: Language,
  ) {}

  /** One more file is done. */
  step(): void {
    this.#done += 1;
    if (!this.terminal || this.total < WORTH_SHOWING) return;
    const now = Date.now();
    if (now < this.#next) return;
    this.#next = now + INTERVAL_MS;
    const filled = Math.floor((WIDTH * this.#done) / this.total);
    this.write(
      `${CLEAR}${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${say(words.progress(this.#done, this.total), this.language)}`,
    );
    this.#shown = true;
  }

  /** Takes the line away before something else is written. */
  clear(): void {
    if (!this.#shown) return;
    this.write(CLEAR);
    this.#shown = false;
  }
}
