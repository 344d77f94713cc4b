// The two servers side by side: started again and again, and typed into. They take turns, so that whatever else the machine
// does meets both alike.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { median, summary } from './statistics.mjs';

const WARM_UP_KEYS = 20;
const KEYS_IN_A_ROUND = 10;
const BURST_INTERVAL = 50;
const BURST_ROUND = 20;
/** Our code is kept five seconds after the first draft (ms). */
const LONG_ENOUGH = 7000;

/**
 * One server with one document open in it.
 *
 * @typedef {object} Subject
 * @property {string} script of the server
 * @property {string} text of the document
 * @property {string} [languageId] `vanban` without it
 * @property {readonly string[]} [parameters] of the server; `--stdio` without them
 * @property {object} [initializationOptions]
 * @property {object} [settings]
 * @property {(text: () => string) => Record<string, (params: object) => unknown>} [answers] to questions of the server
 */
class Session {
  #version = 1;
  #resultId;
  #typed = false;
  #at;

  /** @param {Subject} subject */
  constructor({ script, text, languageId = 'vanban', parameters, ...rest }) {
    this.client = new Client(script, parameters);
    this.languageId = languageId;
    this.uri = `file:///bench/du-thao.${languageId === 'markdown' ? 'md' : 'vanban'}`;
    this.rest = rest;
    this.text = text;
    this.key = placeToType(text);
    this.citation = positionAt(text, text.search(/\d+-(?:NQ|KL|QĐ)\/T[WU]/u) + 1);
    const { line, character } = this.key;
    this.#at = lineStart(text, line) + character;
  }

  async open() {
    const { answers, ...rest } = this.rest;
    await this.client.initialize({ ...rest, answers: answers?.(() => this.#current()) });
    const textDocument = { uri: this.uri, languageId: this.languageId, version: this.#version, text: this.text };
    this.client.notify('textDocument/didOpen', { textDocument });
    return this.pull();
  }

  /** The text with the letter that may have been typed. */
  #current() {
    return this.#typed ? `${this.text.slice(0, this.#at)}a${this.text.slice(this.#at)}` : this.text;
  }

  /** The diagnostics of the text as it stands, asked for as an editor does. */
  async pull() {
    const { result, at } = await this.ask('textDocument/diagnostic', { previousResultId: this.#resultId });
    this.#resultId = result.resultId;
    this.findings = result.items?.length ?? this.findings;
    return at;
  }

  ask(method, params) {
    return this.client.request(method, { textDocument: { uri: this.uri }, ...params });
  }

  /** Types a letter, or takes it away again. */
  type() {
    const { line, character } = this.key;
    const range = { start: { line, character }, end: { line, character: character + (this.#typed ? 1 : 0) } };
    this.#version += 1;
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.#version },
      contentChanges: [{ range, text: this.#typed ? '' : 'a' }],
    });
    this.#typed = !this.#typed;
  }

  /** Time from a key to its diagnostics. */
  async typeAndPull() {
    const start = performance.now();
    this.type();
    return (await this.pull()) - start;
  }

  /** Time from a key to the answer to a request that follows it at once. */
  async typeAndAsk(method, params) {
    const start = performance.now();
    this.type();
    const { at } = await this.ask(method, params);
    await this.pull();
    return at - start;
  }
}

/** The middle of the first long paragraph behind the middle of the text. */
function placeToType(text) {
  const lines = text.split('\n');
  let line = Math.floor(lines.length / 2);
  while (line < lines.length - 1 && lines[line].length < 60) line += 1;
  return { line, character: lines[line].indexOf(' ', Math.floor(lines[line].length / 2)) };
}

/** Offset at which a line begins. */
function lineStart(text, line) {
  let at = 0;
  for (; line > 0; line--) at = text.indexOf('\n', at) + 1;
  return at;
}

function positionAt(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

/** Lets each of a list do a task once in every round, in changing order. */
export async function takeTurns(list, rounds, task) {
  for (let round = 0; round < rounds; round++)
    for (const one of round % 2 === 0 ? list : list.toReversed()) await task(one);
}

async function startOf(subject, stay = 0) {
  const session = new Session(subject);
  const time = (await session.open()) - session.client.startedAt;
  await sleep(stay);
  await session.client.end();
  return time;
}

/** Time to the first diagnostics (ms) when a server has never run before: the median of some starts. */
export async function firstStart(subjects) {
  const times = [];
  for (const subject of subjects) times.push(await startOf(subject));
  return median(times);
}

/**
 * Time from the start of the process to the first diagnostics, in ms: the median by the name of the server. Each has run before, for
 * long enough to keep what it keeps of one day for the next.
 *
 * @param {Record<string, Subject>} subjects
 */
export async function coldStarts(subjects, runs) {
  await Promise.all(Object.values(subjects).map((subject) => startOf(subject, LONG_ENOUGH)));
  const times = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  await takeTurns(Object.entries(subjects), runs, async ([name, subject]) => {
    times[name].push(await startOf(subject));
  });
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Times the requests that follow a key, in one session. */
async function askAll(session, requests, names) {
  for (const [name, method, params] of [
    ['symbols', 'textDocument/documentSymbol', {}],
    ['hover', 'textDocument/hover', { position: session.citation }],
    ['definition', 'textDocument/definition', { position: session.citation }],
  ]) {
    if (!names.includes(name)) continue;
    const times = [];
    for (let i = 0; i < requests; i++) times.push(await session.typeAndAsk(method, params));
    session.answers[name] = summary(times);
  }
}

/**
 * Types into each of the documents, in a server of its own: by the name of the subject, what it took.
 *
 * @param {Record<string, Subject>} subjects
 * @param {{ keys: number, burst: number, requests: number }} plan
 * @param {Record<string, readonly string[]>} asked what is asked of whom behind a key: symbols, hover, definition
 */
export async function typing(
  subjects,
  { keys, burst, requests },
  asked = { ours: ['symbols', 'hover', 'definition'] },
) {
  const sessions = await Promise.all(
    Object.entries(subjects).map(async ([name, subject]) => {
      const session = Object.assign(new Session(subject), { name, alone: [], inBurst: [], answers: {} });
      await session.open();
      for (let i = 0; i < WARM_UP_KEYS; i++) await session.typeAndPull();
      return session;
    }),
  );
  await takeTurns(sessions, Math.ceil(keys / KEYS_IN_A_ROUND), async (session) => {
    for (let i = 0; i < KEYS_IN_A_ROUND; i++) session.alone.push(await session.typeAndPull());
  });
  await takeTurns(sessions, Math.ceil(burst / BURST_ROUND), async (session) => {
    const start = performance.now();
    const pending = [];
    for (let i = 0; i < BURST_ROUND; i++) {
      await sleep(Math.max(0, start + i * BURST_INTERVAL - performance.now()));
      pending.push(session.typeAndPull());
    }
    session.inBurst.push(...(await Promise.all(pending)));
  });
  if (requests > 0)
    for (const session of sessions) if (asked[session.name]) await askAll(session, requests, asked[session.name]);
  const results = {};
  for (const { name, client, findings, alone, inBurst, answers } of sessions) {
    results[name] = { findings, memory: client.peakMemory(), answers };
    if (alone.length > 0) results[name].alone = summary(alone);
    if (inBurst.length > 0) results[name].burst = summary(inBurst);
    await client.end();
  }
  return results;
}
