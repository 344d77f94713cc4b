/** Work on a draft that may be long, in steps: who takes them may do something else in between, or give it up. */
export type Steps<R> = Generator<undefined, R>;

/** Takes all steps in one go. */
export function finished<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
