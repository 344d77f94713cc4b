/** Changes of a text as values: carried out, and one after the other put together to one. */
import { spanOf } from '../draft/span';
import type { Change } from '../rules/rule';

/** Changes in the order of the text. Where an insertion touches a replacement it comes first if it was given first. */
export function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A piece of the text between two changes, or one change: so many units taken away and others put there. */
interface Step {
  readonly kept: number;
  readonly taken: number;
  readonly put: string;
}

/**
 * The changes that do at once what `first` and then `second` do; `second` counts in the text that `first` made. Both must be in order
 * and without overlap, and so is what comes out; what changes nothing is left out of it.
 *
 * @param text the text before both
 */
export function joinChanges(text: string, first: readonly Change[], second: readonly Change[]): Change[] {
  if (first.length === 0) return inOrder(second);
  const steps = stepsOf(second);
  const joined: Change[] = [];
  let index = 0;
  let step = { ...(steps[0] ?? END) };
  /** What is being put together: from where in the text, how much of it is gone, and what stands there. */
  let start = 0;
  let end = 0;
  let put = '';
  const flush = (at: number): void => {
    const change = smallest(text, { span: spanOf(start, end), newText: put });
    if (change) joined.push(change);
    start = end = at;
    put = '';
  };
  const next = (): void => {
    index += 1;
    step = { ...(steps[index] ?? END) };
  };
  /** Passes a piece of the middle text through `second`: kept units of the first text, or units that `first` put there. */
  const pass = (length: number, units: string | undefined): void => {
    let done = 0;
    while (done < length) {
      if (step.kept > 0) {
        const some = Math.min(step.kept, length - done);
        if (units !== undefined) put += units.slice(done, done + some);
        else flush(end + some);
        step = { ...step, kept: step.kept - some };
        done += some;
        continue;
      }
      put += step.put;
      step = { ...step, put: '' };
      if (step.taken === 0) {
        next();
        continue;
      }
      const some = Math.min(step.taken, length - done);
      if (units === undefined) end += some;
      step = { ...step, taken: step.taken - some };
      done += some;
      if (step.taken === 0) next();
    }
  };
  let at = 0;
  for (const { span, newText } of first) {
    pass(span.start - at, undefined);
    end += span.end - span.start;
    pass(newText.length, newText);
    at = span.end;
  }
  pass(text.length - at, undefined);
  // What is put behind the last unit.
  while (index < steps.length) {
    put += step.put;
    next();
  }
  flush(end);
  return joined;
}

const END: Step = { kept: Infinity, taken: 0, put: '' };

function stepsOf(changes: readonly Change[]): Step[] {
  const steps: Step[] = [];
  let at = 0;
  for (const { span, newText } of changes) {
    if (span.start > at) steps.push({ kept: span.start - at, taken: 0, put: '' });
    steps.push({ kept: 0, taken: span.end - span.start, put: newText });
    at = span.end;
  }
  return steps;
}

/** A change as small as it can be said; undefined where it changes nothing. */
export function smallest(text: string, { span, newText }: Change): Change | undefined {
  let { start, end } = span;
  let put = newText;
  while (start < end && put !== '' && text[start] === put[0]) {
    start += 1;
    put = put.slice(1);
  }
  while (end > start && put !== '' && text[end - 1] === put.at(-1)) {
    end -= 1;
    put = put.slice(0, -1);
  }
  return start < end || put !== '' ? { span: spanOf(start, end), newText: put } : undefined;
}
