/** Lines of a text, each scanned once for its end, the kinds of its units, and its anchors. */
import { AnchorScan, joinAnchors, type Anchors } from './anchors';
import { KINDS, Unit } from './units';

export class Line {
  #words: string | undefined;

  /**
   * @param end before the line end
   * @param next behind the line end
   * @param kinds the kinds of the units before the line end
   * @param anchors offsets count from the start of the line
   */
  constructor(
    private readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly next: number,
    readonly kinds: number,
    readonly anchors: Readonly<Anchors>,
  ) {}

  /** Nothing but white space. */
  get isBlank(): boolean {
    return (this.kinds & Unit.Ink) === 0;
  }

  /** Whether nothing stands behind the line, not even its end. */
  get isLast(): boolean {
    return this.next === this.end;
  }

  /** Before the line end, as written. */
  get written(): string {
    return this.text.slice(this.start, this.end);
  }

  /** The same with letters and marks joined: what a line is does not depend on how it is encoded. */
  get words(): string {
    return (this.#words ??= (this.kinds & Unit.Mark) === 0 ? this.written : this.written.normalize('NFC'));
  }
}

/** The anchors of a text that begins with a line and goes on with more. */
export function anchorsOfLines(first: Line, more: readonly Line[] | undefined): Readonly<Anchors> {
  return more || first.anchors.reachesBack ? joinAnchors([first, ...(more ?? [])]) : first.anchors;
}

/** Offsets of the units of a line that may lead to an anchor; filled and emptied with each line. */
const leads = new Int32Array(0x10000);

/** Reads lines at any offset; the last one is remembered, since blocks look ahead. */
export class Lines {
  /** Where the text stands in the draft. */
  readonly origin: number;
  readonly #goesOn: boolean;
  readonly #scan: AnchorScan;
  #last: Line | undefined;
  #furthest = 0;

  /**
   * @param longest a line is cut behind so many units, which are fewer than 65536
   * @param window where the text stands when it is but a part, and whether there is more behind it
   */
  constructor(
    readonly text: string,
    private readonly longest: number,
    window?: { readonly origin: number; readonly goesOn: boolean },
  ) {
    this.origin = window?.origin ?? 0;
    this.#goesOn = window?.goesOn ?? false;
    this.#scan = new AnchorScan(text);
  }

  /**
   * Whether a line was read that the window ends with: in the whole text it may go on. The anchors of a line may look further, but
   * only at what is none of its block.
   */
  get looksBeyond(): boolean {
    return this.#goesOn && this.#furthest >= this.text.length;
  }

  /** The line that begins at an offset. */
  at(start: number): Line {
    if (this.#last?.start !== start) this.#last = this.#read(start);
    return this.#last;
  }

  #read(start: number): Line {
    const { text } = this;
    // Held here, and nothing called: the loop over all units is to be as short as can be.
    const kindsOf = KINDS;
    const leadsHere = leads;
    const limit = Math.min(text.length, start + this.longest);
    let kinds = 0;
    let count = 0;
    let end = start;
    for (; end < limit; end++) {
      const kind = kindsOf[text.charCodeAt(end)]!;
      kinds |= kind;
      if ((kind & (Unit.Lead | Unit.LineEnd)) !== 0) {
        if ((kind & Unit.LineEnd) !== 0) break;
        leadsHere[count++] = end;
      }
    }
    let next = end;
    if (end < limit) next += text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1;
    this.#furthest = Math.max(this.#furthest, next);
    const scan = this.#scan;
    scan.begin(start);
    let from = start;
    for (let index = 0; index < count; index++) {
      const at = leadsHere[index]!;
      if (at >= from) from = scan.look(at);
    }
    return new Line(text, start, end, next, kinds, scan.take(kinds));
  }
}
