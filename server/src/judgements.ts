/**
 * The findings of each open document, worked out once for each of its texts, and a slice at a time: so a long draft keeps nobody
 * waiting.
 */
import { SLICE_MS } from './answering';
import type { Catalogue } from './catalogue/catalogue';
import type { Draft } from './draft/draft';
import type { OpenDocument, ServedDocument } from './open-documents';
import { contextFor } from './rules/context';
import { judge, judgingInSteps, JudgingMemory } from './rules/judge';
import type { Neighbours } from './rules/neighbours';
import type { Finding, JudgingContext } from './rules/rule';
import type { Settings } from './settings/settings';

export interface JudgementsPorts {
  /** A document that is open, ours or not. */
  readonly opened: (uri: string) => OpenDocument | undefined;
  /** An open document that is ours to judge, brought up to date. */
  readonly served: (uri: string) => ServedDocument | undefined;
  readonly settingsOf: (uri: string) => Settings;
  readonly catalogueOf: (uri: string) => Catalogue;
  /** The other drafts as a draft sees them. */
  readonly neighboursOf: (uri: string) => Neighbours;
  /** The present day (ISO). */
  readonly today: () => string;
  readonly nextTurn: () => Promise<void>;
}

/** A typist never keeps an answer waiting for more changes than this. */
const MOST_TURNS = 30;

/** What is remembered of the judging of an open document. */
interface Judged {
  readonly memory: JudgingMemory;
  findings?: { readonly key: string; readonly list: readonly Finding[] };
  /** The judging that is under way; whoever waits for it takes it further. */
  underWay?: { readonly key: string; readonly steps: ReturnType<typeof judgingInSteps> };
}

export class Judgements {
  readonly #judged = new WeakMap<OpenDocument, Judged>();
  /** Counts what changed for all drafts at once. */
  #generation = 0;

  constructor(private readonly ports: JudgementsPorts) {}

  /** Everything that was judged before no longer holds. */
  outdate(): void {
    this.#generation += 1;
  }

  /** Stands for everything but the draft itself that its findings depend on. */
  contextId(): string {
    return `${this.#generation}.${this.ports.today()}`;
  }

  /** Stands for everything that the findings of an open document depend on. */
  keyOf({ document, generation }: OpenDocument): string {
    return `${generation}.${document.version}.${this.contextId()}`;
  }

  /** What a draft is judged by, and looked up in. */
  contextOf(uri: string, draft: Draft): JudgingContext {
    const { settingsOf, today, catalogueOf, neighboursOf } = this.ports;
    return contextFor(draft, settingsOf(uri), today(), catalogueOf(uri), neighboursOf(uri));
  }

  /** The findings of any draft, be it open, on the disk or none yet; nothing of it is remembered but in the memory that is given. */
  judge(uri: string, draft: Draft, memory?: JudgingMemory): readonly Finding[] {
    return judge(draft, this.contextOf(uri, draft), this.ports.settingsOf(uri).rules, memory);
  }

  #judgedOf(opened: OpenDocument): Judged {
    let judged = this.#judged.get(opened);
    if (!judged) this.#judged.set(opened, (judged = { memory: new JudgingMemory() }));
    return judged;
  }

  /** The findings of an open document; the same object as long as nothing changed. */
  findingsOf({ opened, document, draft }: ServedDocument): readonly Finding[] {
    const key = this.keyOf(opened);
    const judged = this.#judgedOf(opened);
    if (judged.findings?.key !== key) judged.findings = { key, list: this.judge(document.uri, draft, judged.memory) };
    return judged.findings.list;
  }

  /**
   * Finds what {@link findingsOf} gives, a slice at a time, so that a long draft keeps nobody waiting: messages are answered between
   * the slices. Work on a text that has changed meanwhile is dropped for the new one, and all work when nobody wants it any more.
   * Each time the slices are longer, so that it comes to an end however fast somebody types.
   */
  async inSlices(uri: string, isWanted: () => boolean): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const known = this.ports.served(uri);
      if (!known) return;
      const { opened, draft } = known;
      const key = this.keyOf(opened);
      const judged = this.#judgedOf(opened);
      const slice = SLICE_MS * (turn + 1);
      for (let end = Date.now() + slice; this.ports.opened(uri) === opened && this.keyOf(opened) === key;) {
        if (judged.findings?.key === key) return;
        if (this.#step(judged, uri, draft, key) || Date.now() < end) continue;
        await this.settled(uri);
        if (!isWanted()) return;
        end = Date.now() + slice;
      }
    }
  }

  /** Whether the judging of an open document has been begun and is not at its end. */
  isUnderWay(uri: string): boolean {
    const opened = this.ports.opened(uri);
    return opened !== undefined && this.#judged.get(opened)?.underWay !== undefined;
  }

  /** A step of the judging of a document. @returns whether that was the last */
  #step(judged: Judged, uri: string, draft: Draft, key: string): boolean {
    if (judged.underWay?.key !== key) {
      const { rules } = this.ports.settingsOf(uri);
      judged.underWay = { key, steps: judgingInSteps(draft, this.contextOf(uri, draft), rules, judged.memory) };
    }
    const { underWay } = judged;
    delete judged.underWay;
    const step = underWay.steps.next();
    if (step.done) judged.findings = { key, list: step.value };
    else judged.underWay = underWay;
    return step.done === true;
  }

  /**
   * Waits until no change of the document is left among the messages that have arrived: in a burst of keys every question asked
   * meanwhile gets the answer for the newest text, and that is worked out once.
   */
  async settled(uri: string): Promise<void> {
    const { opened, nextTurn } = this.ports;
    let version: number | undefined;
    for (let turn = 0; turn < MOST_TURNS && opened(uri)?.document.version !== version; turn++) {
      version = opened(uri)?.document.version;
      await nextTurn();
      await nextTurn();
    }
  }
}
