/** Properties of reading, over random documents: it is total, and an edited draft equals a fresh one in every field. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { editDraft, joinEdits, readDraft, spanIn, type Draft } from '../../server/src/draft/draft';
import { placesOf } from '../../server/src/draft/places';
import { everySection } from '../../server/src/draft/sections';
import type { Span } from '../../server/src/draft/span';
import { applyChanges } from '../../server/src/features/code-actions';
import { renumberingAt } from '../../server/src/features/renumber';
import { contextFor } from '../../server/src/rules/context';
import { judge, JudgingMemory } from '../../server/src/rules/judge';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { TODAY } from '../support/fixture';

const seed = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');

/** Pieces that official documents are made of, and the noise that comes with them. */
const PIECES = [
  'KẾT LUẬN', 'NGHỊ QUYẾT', 'HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KHÓA XVI', 'THÀNH ỦY HẢI PHÒNG', 'Số 04-NQ/TU', 'Số:      /QĐ-UBND', 'Hải Phòng, ngày 06 tháng 7 năm 2022',
  'ĐẢNG CỘNG SẢN VIỆT NAM', 'Nghị quyết số 04-NQ/TU, ngày 07/12/2022 của Thành ủy', 'Kết luận số 21-KL/TW', 'số 45-', 'NQ/TW', ', ngày ', '31/4/2022', 'của Bộ Chính trị',
  'tổ chức Hội nghị lần thứ 8 vào ngày 06/7/2022', 'Nghị quyết Trung ương 4 khóa XII, XIII', 'I. ', 'II. ', '1. ', '2.1. ', 'a) ', 'đ) ', '- ', '+ ', 'Điều 1. ', 'Chương II', 'Nơi nhận:', 'T/M BAN CHẤP HÀNH',
  'điểm a, b và đ khoản 1 Điều 3', 'Điều này', 'khoản 2 Điều 1 Nghị quyết này', 'nêu tại mục 2.1, mục I', 'Phụ lục I', 'từ Điều 1 đến Điều 3',
  'các các', '. .', 'uỷ', 'ủy', '¹', '¹Xây dựng', '²', '“', '”', '```', '---', '<!-- ghi chú -->', '<!--', '-->', '# ', '*', '\n', '\n\n', '\r\n', '\r', '\t', '    ', '\u00a0', '\ufeff',
  'Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết', 'khiếu nại', 'quyết định', 'Căn cứ Luật ', '🇻🇳', '\ud800', '\udc00', 'e\u0301', 'Ð', '–', '\u200b', '\u202e', '\0', 'x', '0', ' ',
]; // prettier-ignore

const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: seed.length - 200 }).map((at) => seed.slice(at, at + (at % 190))) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: seed.length - 200 }).map((at) => seed.slice(at, at + 150).normalize('NFD')),
  },
);
const document = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Everything that a draft says, with offsets in the draft. */
function everything(draft: Draft): unknown {
  return {
    blocks: draft.blocks.map(({ kind, text, entry, exit, label, breaks, continues, cut, content }) => ({
      kind,
      text,
      entry,
      exit,
      label,
      breaks,
      continues,
      cut,
      content,
    })),
    starts: draft.starts,
    citations: draft.citations.map(({ value, at }) => ({ value, at })),
    dates: draft.dates.map(({ value, at }) => ({ value, at })),
    marks: draft.footnoteMarks.map(({ value, at }) => ({ value, at })),
    notes: draft.footnotes.map(({ value, at }) => ({ value, at })),
    sections: draft.sections,
    identity: draft.identity,
    references: placesOf(draft).references.map((placed) => ({
      value: placed.value,
      at: placed.at,
      means: placesOf(draft)
        .resolve(placed)
        .map((meaning) => (meaning.kind === 'section' ? meaning.node.section : meaning.kind)),
    })),
    findings: findingsIn(draft),
  };
}

/** All findings with all that they hold; a finding works out some of it when it is asked. */
function findingsIn(draft: Draft, memory?: JudgingMemory): unknown {
  return judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY), {}, memory).map(
    ({ rule, severity, span, message, related, fixes }) => ({ rule, severity, span, message, related, fixes }),
  );
}

function spansOf(draft: Draft): Span[] {
  const spans: Span[] = [];
  for (const placed of draft.citations) {
    const { span, code, date, issuer, type } = placed.value;
    for (const part of [span, code?.span, date?.span, issuer?.span, type?.inherited ? undefined : type?.span])
      if (part) spans.push(spanIn(placed, part));
  }
  for (const placed of draft.dates) spans.push(spanIn(placed, placed.value.span));
  for (const placed of [...draft.footnoteMarks, ...draft.footnotes]) spans.push(spanIn(placed, placed.value.span));
  for (const placed of placesOf(draft).references) {
    spans.push(spanIn(placed, placed.value.span));
    for (const part of placed.value.parts) spans.push(spanIn(placed, part.span), spanIn(placed, part.number));
  }
  for (const section of everySection(draft.sections)) spans.push(section.range, section.selection);
  for (const finding of judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY))) {
    spans.push(finding.span, ...finding.related.map((related) => related.span));
    for (const fix of finding.fixes) spans.push(...fix.changes.map((change) => change.span));
  }
  return spans;
}

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);

describe('Any text', () => {
  it('gives a draft whose blocks make up the text and whose places lie inside it', () => {
    fc.assert(
      fc.property(document, (text) => {
        const draft = readDraft(text);
        assert.equal(draft.blocks.map((block) => block.text).join(''), text);
        for (const { start, end } of spansOf(draft))
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end}`);
      }),
      { numRuns: RUNS },
    );
  });

  it('gives an outline in which every heading lies in its section and every section in its parent', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const section of everySection(readDraft(text).sections)) {
          assert.ok(section.range.start <= section.selection.start && section.selection.end <= section.range.end);
          for (const child of section.children)
            assert.ok(section.range.start <= child.range.start && child.range.end <= section.range.end);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('and can be renumbered from anywhere, with edits that stand apart', () => {
    fc.assert(
      fc.property(document, fc.nat(), (text, anywhere) => {
        const draft = readDraft(text);
        for (const scope of ['whole', 'from-here'] as const) {
          const changes = renumberingAt(draft, anywhere % (text.length + 1), scope)?.changes ?? [];
          changes.forEach((change, i) => {
            assert.ok(i === 0 || changes[i - 1]!.span.end <= change.span.start);
          });
          assert.ok(applyChanges(text, changes).length > 0 || text === '');
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('and its fixes never overlap in one repair', () => {
    fc.assert(
      fc.property(document, (text) => {
        const draft = readDraft(text);
        for (const { fixes } of judge(draft, contextFor(draft, DEFAULT_SETTINGS, TODAY)))
          for (const { changes } of fixes) {
            const sorted = [...changes].sort((a, b) => a.span.start - b.span.start);
            sorted.forEach((change, i) => {
              assert.ok(i === 0 || sorted[i - 1]!.span.end <= change.span.start);
            });
          }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('An edited draft', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 300 }),
      insert: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('equals one read afresh, in every field and finding', () => {
    fc.assert(
      fc.property(document, edits, (text, script) => {
        let draft = readDraft(text);
        for (const { at, remove, insert } of script) {
          const start = at % (draft.text.length + 1);
          const end = Math.min(draft.text.length, start + remove);
          const next = draft.text.slice(0, start) + insert + draft.text.slice(end);
          draft = editDraft(draft, next, { start, end, length: insert.length });
          assert.deepEqual(everything(draft), everything(readDraft(next)));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is judged with what is remembered from before the edit as without it', () => {
    const paragraphs = fc
      .array(fc.oneof(document, fc.constantFrom(...seed.split(/\n\s*\n/))), { minLength: 4, maxLength: 16 })
      .map((texts) => texts.join('\n\n'));
    const keys = fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.nat({ max: 2 }),
        insert: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('', 'a', ' ', '1', 'ủy', 'uỷ', ',') }, piece),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(paragraphs, keys, (text, script) => {
        const memory = new JudgingMemory();
        let draft = readDraft(text);
        findingsIn(draft, memory);
        for (const { at, remove, insert } of script) {
          const start = at % (draft.text.length + 1);
          const end = Math.min(draft.text.length, start + remove);
          const next = draft.text.slice(0, start) + insert + draft.text.slice(end);
          draft = editDraft(draft, next, { start, end, length: insert.length });
          assert.deepEqual(findingsIn(draft, memory), findingsIn(readDraft(next)));
        }
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it('is read in windows as it is read as a whole, however small they are at first', () => {
    fc.assert(
      fc.property(document, edits, fc.integer({ min: 1, max: 120 }), (text, script, window) => {
        let draft = readDraft(text);
        for (const { at, remove, insert } of script) {
          const start = at % (draft.text.length + 1);
          const end = Math.min(draft.text.length, start + remove);
          const next = draft.text.slice(0, start) + insert + draft.text.slice(end);
          draft = editDraft(draft, next, { start, end, length: insert.length }, window);
          assert.deepEqual(everything(draft), everything(readDraft(next)));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('may be made of several edits joined into one', () => {
    fc.assert(
      fc.property(document, edits, (text, script) => {
        const draft = readDraft(text);
        let current = text;
        let joined: Parameters<typeof joinEdits>[0] | undefined;
        for (const { at, remove, insert } of script) {
          const start = at % (current.length + 1);
          const end = Math.min(current.length, start + remove);
          current = current.slice(0, start) + insert + current.slice(end);
          const edit = { start, end, length: insert.length };
          joined = joined ? joinEdits(joined, edit) : edit;
        }
        assert.deepEqual(everything(editDraft(draft, current, joined!)), everything(readDraft(current)));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('Front matter', () => {
  it('that loses or gains its end far below is read again', () => {
    const open = `---\ntitle: Dự thảo\n\n${'ghi chú: các các\n'.repeat(600)}`;
    const closed = `${open}---\n\nKẾT LUẬN\n\nThực hiện các các nhiệm vụ.`;
    const draft = readDraft(closed);
    const at = open.length;
    const without = closed.slice(0, at) + closed.slice(at + 3);
    const edited = editDraft(draft, without, { start: at, end: at + 3, length: 0 });
    assert.deepEqual(everything(edited), everything(readDraft(without)));
    const back = editDraft(edited, closed, { start: at, end: at, length: 3 });
    assert.deepEqual(everything(back), everything(draft));
  });
});
