/** A folder of texts with labels, as ../shared/corpus is laid out: what stands in its files. Offsets count UTF-16 units. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A citation as labelled by a human. */
export interface Label {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** One of {@link SCORED} or {@link NEUTRAL}. */
  readonly kind: string;
  readonly type: string | null;
  readonly code: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  /** Ends that are right too: after the code, after the date, after the issuer. */
  readonly ends?: readonly number[];
  /** Where a provision before it begins: "khoản 2 Điều 5 Nghị định ...". */
  readonly ext_start?: number;
  /** A date that belongs to the document and stands beyond its subject. */
  readonly date_far?: string;
}

/** A piece of a document in which every citation is labelled. */
export interface Window {
  readonly doc: string;
  readonly from: number;
  readonly to: number;
}

/** A real mistake in a text; a type that begins with "none" marks what looks like one and is right. */
export interface Anomaly {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly note?: string;
}

/** A heading. */
export interface Heading {
  readonly doc: string;
  readonly level: number;
  readonly label: string;
  readonly start: number;
}

export interface Corpus {
  readonly folder: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  readonly windows: readonly Window[];
  readonly anomalies: readonly Anomaly[];
  readonly headings: readonly Heading[];
  readonly headingWindows: readonly Window[];
  /** What each document is like ("ocr", "hard-wrap"), where documents.json says so. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/** Reads a folder; every file but the texts may be missing. */
export function readCorpus(folder: string): Corpus {
  const file = (name: string): string | undefined => {
    const whole = path.join(folder, name);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
  };
  const json = (name: string): unknown => JSON.parse(file(name) ?? '[]');
  const lines = (name: string): unknown =>
    (file(name) ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  const texts = new Map<string, string>();
  for (const name of readdirSync(path.join(folder, 'texts')).sort())
    if (name.endsWith('.txt')) texts.set(name.slice(0, -4), readFileSync(path.join(folder, 'texts', name), 'utf8'));
  return {
    folder,
    texts,
    labels: lines('citations.jsonl') as Label[],
    windows: json('windows.json') as Window[],
    anomalies: lines('anomalies.jsonl') as Anomaly[],
    headings: lines('outline.jsonl') as Heading[],
    headingWindows: json('outline-windows.json') as Window[],
    tags: new Map(
      (json('documents.json') as { id: string; kind?: string; tags?: string[] }[]).map(({ id, kind, tags }) => [
        id,
        [...(kind === undefined ? [] : [kind]), ...(tags ?? [])],
      ]),
    ),
  };
}

/** What in a folder contradicts itself: a label outside its text, or whose words are not those of its text. */
export function faultsOf(corpus: Corpus): string[] {
  const faults: string[] = [];
  for (const { doc, from, to } of [...corpus.windows, ...corpus.headingWindows]) {
    const text = corpus.texts.get(doc);
    if (text === undefined) faults.push(`${doc}: a window of a document that is not there`);
    else if (from < 0 || to > text.length || from >= to) faults.push(`${doc}: window ${from} to ${to}`);
  }
  for (const { doc, start, end, text } of [...corpus.labels, ...corpus.anomalies]) {
    const words = corpus.texts.get(doc)?.slice(start, end);
    if (words !== text) faults.push(`${doc} ${start}: ${JSON.stringify(text)} is ${JSON.stringify(words ?? null)}`);
  }
  return faults;
}
