// npm run corpus: how well citations are read, and what is found, in a folder of texts with labels.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundled, ROOT } from '../support/bundle.mjs';

const USAGE = `npm run corpus -- [FOLDER] [--tag TAG] [--errors N] [--findings] [--json FILE] [--today YYYY-MM-DD]

  FOLDER       texts/*.txt with citations.jsonl, windows.json, outline.jsonl, outline-windows.json, anomalies.jsonl,
               documents.json, each but the texts optional; without it our own, test/fixtures/corpus
  --tag TAG    only documents of this tag or kind in documents.json
  --errors N   up to N mistakes of each sort, with their words
  --findings   every finding with the words around it
  --json FILE  all of it as JSON
  --today DAY  the day on which texts are judged, 2026-11-24 without it`;

const KB_OF_RATE = 20;

const engine = await bundled(
  path.join(import.meta.dirname, 'engine.ts'),
  path.join(ROOT, 'out', 'corpus', 'engine.cjs'),
);
const { values, folder } = readOptions();
main();

function readOptions() {
  try {
    const parsed = parseArgs({
      options: {
        tag: { type: 'string' },
        errors: { type: 'string', default: '0' },
        findings: { type: 'boolean', default: false },
        json: { type: 'string' },
        today: { type: 'string', default: '2026-11-24' },
      },
      allowPositionals: true,
    });
    if (parsed.positionals.length > 1) throw new Error('one folder at a time');
    const place = parsed.positionals[0] ?? path.join(ROOT, 'test', 'fixtures', 'corpus');
    if (!existsSync(path.join(place, 'texts'))) throw new Error(`${place} holds no texts/`);
    return { values: parsed.values, folder: place };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function main() {
  const { corpus, readings: all } = engine.readFolder(folder, values.today);
  const wanted = (doc) => values.tag === undefined || (corpus.tags.get(doc) ?? []).includes(values.tag);
  const readings = all.filter(({ doc }) => wanted(doc));
  for (const fault of engine.faultsOf(corpus)) console.log(`label out of place: ${fault}`);

  const citations = readings.flatMap((reading) => reading.citations);
  const score = engine.score(corpus.labels, corpus.windows, citations, wanted);
  const headings = engine.scoreHeadings(
    corpus.headings.filter(({ doc }) => wanted(doc)),
    corpus.headingWindows,
    readings.flatMap((reading) => reading.headings),
  );
  const findings = readings.flatMap(({ doc, findings: own }) => own.map((finding) => ({ doc, ...finding })));
  const anomalies = corpus.anomalies
    .filter(({ doc }) => wanted(doc))
    .map((anomaly) => ({
      ...anomaly,
      by: findings.filter(({ doc, span }) => doc === anomaly.doc && touches(span, anomaly)),
    }));

  const textOf = (doc) => corpus.texts.get(doc);
  if (corpus.labels.length > 0) printScore(score);
  if (corpus.headings.length > 0) console.log(`\nheadings            ${rateLine(headings)}`);
  printFindings(readings, findings);
  printAnomalies(anomalies);
  printErrors(score.wrong, Number(values.errors), textOf);
  if (values.findings) for (const finding of findings) console.log(inContext(finding, textOf(finding.doc)));
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ folder, today: values.today, score, headings, findings, anomalies }, null, 1)}\n`,
    );
}

function touches(a, b) {
  return a.start < b.end && b.start < a.end;
}

function percent(part) {
  return (part === undefined ? '–' : (100 * part).toFixed(1)).padStart(6);
}

function rateLine(rate) {
  const { precision, recall, f1 } = engine;
  return `${String(rate.labels).padStart(6)} ${percent(precision(rate))} ${percent(recall(rate))} ${percent(f1(rate))}`;
}

function printScore({ predictions, outside, rates, fields, datesInvented }) {
  console.log(`${predictions} citations read inside the windows, ${outside} outside (not scored)`);
  for (const [mode, kinds] of Object.entries(rates)) {
    console.log(`\n${mode.padEnd(20)}labels      P      R     F1`);
    for (const [kind, rate] of Object.entries(kinds))
      if (rate.labels > 0 || rate.predictions > 0) console.log(`  ${kind.padEnd(18)}${rateLine(rate)}`);
  }
  const field = ([name, { of, right }]) => `${name} ${percent(of === 0 ? undefined : right / of).trim()} of ${of}`;
  console.log(`\nfields, where spans overlap: ${Object.entries(fields).map(field).join('   ')}`);
  console.log(`dates read where there is none: ${datesInvented.right} of ${datesInvented.of}`);
}

function tally(findings) {
  return engine.SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
}

function printFindings(readings, findings) {
  const kilobytes = (texts) => texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1000;
  const row = (name, own, size) =>
    `  ${name.padEnd(32)}${tally(own)
      .map((count) => String(count).padStart(12))
      .join('')}${((own.length / size) * KB_OF_RATE).toFixed(2).padStart(12)}`;
  const head = (title) =>
    `\n${title.padEnd(34)}${engine.SEVERITIES.map((severity) => severity.padStart(12)).join('')}   per ${KB_OF_RATE} kB`;
  const size = kilobytes(readings);
  console.log(head(`findings in ${size.toFixed(0)} kB`));
  console.log(row('all', findings, size));
  for (const rule of [...new Set(findings.map((finding) => finding.rule))].sort())
    console.log(
      row(
        rule,
        findings.filter((finding) => finding.rule === rule),
        size,
      ),
    );
  console.log(head('documents'));
  for (const reading of readings) console.log(row(reading.doc, reading.findings, kilobytes([reading])));
}

function printAnomalies(anomalies) {
  if (anomalies.length === 0) return;
  const real = anomalies.filter(({ type }) => !type.startsWith('none'));
  const traps = anomalies.filter((anomaly) => !real.includes(anomaly));
  console.log(`\nreal mistakes found: ${real.filter(({ by }) => by.length > 0).length} of ${real.length}`);
  for (const { doc, start, text, type, by } of real)
    console.log(
      `  ${by.length > 0 ? by.map(({ rule }) => rule).join(', ') : 'MISSED'}  ${type}  ${doc} ${start} ${oneLine(text)}`,
    );
  console.log(`right places left alone: ${traps.filter(({ by }) => by.length === 0).length} of ${traps.length}`);
  for (const { doc, start, text, by } of traps)
    for (const { rule } of by) console.log(`  FLAGGED by ${rule}  ${doc} ${start} ${oneLine(text)}`);
}

function printErrors(wrong, limit, textOf) {
  if (limit === 0) return;
  for (const what of ['missed', 'spurious', 'span', 'code', 'date', 'type', 'issuer'])
    for (const { label, got } of wrong.filter((mistake) => mistake.what === what).slice(0, limit)) {
      const { doc, start, end } = label ?? got;
      const words = (place) => oneLine(textOf(doc).slice(place.start, place.end));
      const fields = what in (label ?? {}) ? `  wanted ${label[what]} got ${got[what]}` : '';
      const span = label && got && what === 'span' ? `  got ${words(got)}` : '';
      console.log(
        `${what.padEnd(9)} ${doc} ${start} ${label?.kind ?? got.kind} ${words({ start, end })}${span}${fields}`,
      );
    }
}

function oneLine(text) {
  return JSON.stringify(text.replace(/\s+/g, ' '));
}

function inContext({ doc, rule, severity, span, message }, text) {
  const before = text.slice(Math.max(0, span.start - 60), span.start);
  const after = text.slice(span.end, span.end + 60);
  const flat = (words) => words.replace(/\s+/g, ' ');
  return `${severity} ${rule} ${doc} ${span.start}\n    ${flat(before)}⟦${flat(text.slice(span.start, span.end))}⟧${flat(after)}\n    ${message.vi}`;
}
