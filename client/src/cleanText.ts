export interface CleanText {
  readonly text: string;
  /** How many comments were left out. */
  readonly removed: number;
}

/**
 * The draft without the comments addressed to Bút Son, `<!-- but-son: ... -->`; an unfinished one is still being typed
 * and stays. A line that held nothing else goes with its comment, so that no blank line is left where the drafter had
 * none; elsewhere the blanks before the comment go with it.
 */
export function cleanText(draft: string): CleanText {
  let text = '';
  let copied = 0;
  let removed = 0;
  for (let open = draft.indexOf('<!--'); open >= 0; open = draft.indexOf('<!--', open + 4)) {
    const close = draft.indexOf('-->', open + 4);
    if (close < 0) {
      break;
    }
    if (!/^\s*but-son:/.test(draft.slice(open + 4, open + 64))) {
      continue;
    }
    let start = open;
    while (start > copied && isBlank(draft[start - 1])) {
      start -= 1;
    }
    let end = close + 3;
    if (isLineStart(start === copied ? text : draft.slice(start - 1, start))) {
      while (isBlank(draft[end])) {
        end += 1;
      }
      end += /^(?:\r\n|\r|\n)/.exec(draft.slice(end, end + 2))?.[0].length ?? 0;
    }
    text += draft.slice(copied, start);
    copied = end;
    removed += 1;
  }
  return { text: text + draft.slice(copied), removed };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isLineStart(before: string): boolean {
  return before === '' || before.endsWith('\n') || before.endsWith('\r');
}
