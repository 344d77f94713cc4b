/** Checks many files in several threads and hands the outcomes on in the order of the files. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { Checker, type Checked } from './check';
import type { Task } from './inputs';
import type { Options } from './options';

/** Starting a thread costs about as much as judging so many drafts of usual length. */
const FILES_A_THREAD_PAYS_FOR = 100;
const MOST_THREADS = 8;
/** Files sent to a thread at once. */
const BATCH = 8;
/** Batches under way or waiting for their turn to be printed, for each thread. */
const AHEAD = 4;

/** How many threads so many files are worth; 0 for none beside the process itself. */
export function threadsFor(files: number): number {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(files / FILES_A_THREAD_PAYS_FOR));
  return threads < 2 ? 0 : threads;
}

interface Batch {
  readonly number: number;
  readonly tasks: readonly Task[];
}

interface BatchDone {
  readonly number: number;
  readonly outcomes: readonly Checked[];
}

/** Checks the files and gives the outcomes, one by one, in their order. */
export async function* checkInThreads(
  tasks: readonly Task[],
  values: Options,
  threads: number,
): AsyncGenerator<Checked> {
  const done = new Map<number, readonly Checked[]>();
  const batches = Math.ceil(tasks.length / BATCH);
  let next = 0;
  let printed = 0;
  let failed: unknown;
  let wake: () => void = () => undefined;
  const workers = Array.from({ length: threads }, () => new Worker(__filename, { workerData: { values } }));
  const idle = [...workers];
  const feed = (): void => {
    while (idle.length > 0 && next < batches && next < printed + AHEAD * threads) {
      const number = next++;
      idle.pop()!.postMessage({ number, tasks: tasks.slice(number * BATCH, (number + 1) * BATCH) } satisfies Batch);
    }
  };
  for (const worker of workers) {
    worker.on('message', ({ number, outcomes }: BatchDone) => {
      done.set(number, outcomes);
      idle.push(worker);
      feed();
      wake();
    });
    worker.on('error', (error) => {
      failed = error;
      wake();
    });
  }
  try {
    feed();
    while (printed < batches) {
      const outcomes = done.get(printed);
      if (failed !== undefined) throw failed instanceof Error ? failed : new Error('a thread ended');
      if (!outcomes) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      done.delete(printed);
      printed += 1;
      feed();
      yield* outcomes;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What a thread does: checks what it is sent until it is ended. */
export async function serveThread(): Promise<void> {
  const { values } = workerData as { values: Options };
  const checker = await Checker.create(values, () => Promise.resolve(new Uint8Array()));
  parentPort!.on('message', ({ number, tasks }: Batch) => {
    void (async () => {
      const outcomes: Checked[] = [];
      for (const task of tasks) outcomes.push(await checker.check(task));
      parentPort!.postMessage({ number, outcomes } satisfies BatchDone);
    })();
  });
}
