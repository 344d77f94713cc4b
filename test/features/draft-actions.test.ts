/** Actions over a whole draft: what is offered where, and what it does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import { applyChanges } from '../../server/src/features/code-actions';
import { actionsAt, actionsFor, changesOf, type DraftActionName } from '../../server/src/features/draft-actions';
import { fixture, judged, partyDraft } from '../support/fixture';

const judge = (draft: Draft) => judged(draft.text.toString());

function done(name: DraftActionName, text: string): string {
  const draft = readDraft(text);
  const changes = changesOf(name, draft, judge);
  let at = 0;
  for (const { span } of changes) {
    assert.ok(at <= span.start && span.start <= span.end);
    at = span.end;
  }
  return applyChanges(text, changes);
}

const namesFor = (text: string) => actionsFor(readDraft(text), judged(text)).map(({ name }) => name);

function namesAt(marked: string): string[] {
  const { text, cursor } = fixture(marked);
  const draft = readDraft(text);
  return actionsAt(draft, judge(draft), { start: cursor!, end: cursor! }).map(({ name }) => name);
}

const LONG = 'Tiếp tục triển khai và hoàn thành các cuộc kiểm tra, giám sát, giải quyết';

describe('joining split paragraphs', () => {
  it('joins all of the seed, the note behind the paragraph that it cut', () => {
    const seed = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');
    const joined = done('joinParagraphs', seed);
    assert.deepEqual(
      judged(joined).filter(({ rule }) => rule === 'structure/split-paragraph'),
      [],
    );
    assert.ok(joined.includes('giải quyết khieu nại kỷ luật'));
    assert.ok(joined.includes('các tổ chức chính trị - xã hội thành phổ tiếp tục'));
    assert.match(joined, /Tập trung hoàn thành các thủ tục, quy trình[^\n]*\n\n¹Xây dựng/);
    assert.deepEqual(joined.match(/\S+/g)!.length, seed.match(/\S+/g)!.length);
  });

  it('joins a paragraph that two notes have cut, each note behind it', () => {
    const text = partyDraft(
      `1. Mở đầu¹ và hai².\n\n- ${LONG}\n\n¹ Chú thích một.\n\nkhiếu nại, tố cáo, kiến nghị, phản ánh của cán bộ, đảng viên và quần chúng trong toàn\n\n² Chú thích hai.\n\nđảng bộ.\n`,
    );
    assert.equal(
      done('joinParagraphs', text),
      partyDraft(
        `1. Mở đầu¹ và hai².\n\n- ${LONG} khiếu nại, tố cáo, kiến nghị, phản ánh của cán bộ, đảng viên và quần chúng trong toàn đảng bộ.\n\n¹ Chú thích một.\n\n² Chú thích hai.\n`,
      ),
    );
  });

  it('is offered where there is one, and at one of several', () => {
    const one = `- ${LONG}\n\nkhiếu nại, tố cáo.\n`;
    const two = `${one}\n- ${LONG}\n\nkiến nghị.\n`;
    assert.deepEqual(namesFor(partyDraft(one)), ['joinParagraphs']);
    assert.deepEqual(namesFor(partyDraft('- Một.\n')), []);
    assert.deepEqual(namesAt(partyDraft(two.replace('quyết\n', 'quy$0ết\n'))), ['joinParagraphs']);
    assert.deepEqual(namesAt(partyDraft(one.replace('quyết\n', 'quy$0ết\n'))), []);
    assert.deepEqual(namesAt(partyDraft(two.replace('triển', 'tri$0ển'))), []);
  });
});

describe('placing tone marks in one way', () => {
  const body = 'Thành ủy và các cấp ủy, đồng chí Hoà và tỉnh Hoà Bình, Uỷ ban nhân dân, hoá chất, quý II, THUỶ SẢN.\n';

  it('takes the way of most, and leaves names alone', () => {
    assert.equal(
      done('unifyToneMarks', partyDraft(`${body}\nCác cơ sở thủy lợi, khóa XVI.\n`)),
      partyDraft(
        'Thành ủy và các cấp ủy, đồng chí Hoà và tỉnh Hoà Bình, Ủy ban nhân dân, hóa chất, quý II, THỦY SẢN.\n\nCác cơ sở thủy lợi, khóa XVI.\n',
      ),
    );
  });

  it('does nothing where there are as many of the one as of the other', () => {
    const text = 'KẾT LUẬN\n\nCác cấp ủy, hoá chất.\n';
    assert.deepEqual(namesFor(text), []);
    assert.equal(done('unifyToneMarks', text), text);
  });

  it('or the way that was chosen', () => {
    assert.ok(
      done('toneMarksOnLastVowel', partyDraft('Thành ủy, hóa chất, uỷ viên.\n')).includes(
        'Thành uỷ, hoá chất, uỷ viên.',
      ),
    );
    assert.ok(
      done('toneMarksOnFirstVowel', partyDraft('Thành uỷ, hoá chất, ủy viên.\n')).includes(
        'Thành ủy, hóa chất, ủy viên.',
      ),
    );
  });

  it('is offered where a draft has two ways', () => {
    const text = 'Thành ủy, cấp ủy, hoá chất.\n';
    assert.deepEqual(namesFor(partyDraft(text)), ['unifyToneMarks']);
    assert.deepEqual(namesFor(partyDraft('Thành ủy, cấp ủy, hóa chất.\n')), []);
    assert.deepEqual(namesAt(partyDraft(text.replace('hoá', 'ho$0á'))), [
      'toneMarksOnFirstVowel',
      'toneMarksOnLastVowel',
    ]);
    assert.deepEqual(namesAt(partyDraft(text.replace('chất', 'ch$0ất'))), []);
  });
});

describe('numbering footnotes again', () => {
  it('is offered where they are out of order, and at a mark or a note', () => {
    const text = 'Một² hai¹.\n\n¹ Hai.\n² Một.\n';
    assert.deepEqual(namesFor(partyDraft(text)), ['renumberFootnotes']);
    assert.deepEqual(namesAt(partyDraft(text.replace('Một²', 'Một$0²'))), ['renumberFootnotes']);
    assert.deepEqual(namesAt(partyDraft(text.replace('² Một', '²$0 Một'))), ['renumberFootnotes']);
    assert.deepEqual(namesAt(partyDraft(text.replace('hai', 'h$0ai'))), []);
    assert.deepEqual(namesFor(partyDraft('Một¹ hai².\n\n¹ Một.\n² Hai.\n')), []);
    assert.deepEqual(namesFor(partyDraft('Một² hai¹.\n\n¹ Hai.\n')), [], 'what is refused is not offered');
    assert.equal(done('renumberFootnotes', partyDraft(text)), partyDraft('Một¹ hai².\n\n¹ Một.\n² Hai.\n'));
  });
});
