/**
 * Which of several readings of one file counts: the one that was begun last, in whatever order they end. A file is read again when
 * it changes, also while it is still being read, and an old text must not take the place of a newer one.
 */
export class Latest {
  #begun = 0;
  readonly #kept = new Map<string, number>();

  /** Begins a reading. @returns its number */
  begin(): number {
    this.#begun += 1;
    return this.#begun;
  }

  /** Ends a reading. @returns whether it counts: nothing that was begun later has ended before */
  end(uri: string, reading: number): boolean {
    if ((this.#kept.get(uri) ?? 0) > reading) return false;
    this.#kept.set(uri, reading);
    return true;
  }
}
