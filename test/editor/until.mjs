const PAUSE = 50;

/** Asks again until there is an answer (anything but undefined or false); says what was missing when time is up. */
export async function until(what, ask, { within = 15_000 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not within ${within / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
