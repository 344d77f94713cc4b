/** The user's own document, read whole. The answers come from the document itself, read by eye. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readDraft, spanIn } from '../../server/src/draft/draft';
import type { Section } from '../../server/src/draft/sections';
import { words } from '../support/fixture';

const text = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');
const draft = readDraft(text);

describe('The conclusion of the eighth meeting', () => {
  it('is a Kết luận of the Thành ủy Hải Phòng, Party, not before the day of the meeting', () => {
    const { identity } = draft;
    assert.equal(identity.type?.name, 'Kết luận');
    assert.equal(identity.regime, 'party');
    assert.equal(identity.issuer, 'Thành ủy Hải Phòng');
    assert.equal(identity.official, true);
    assert.deepEqual(identity.date && { ...identity.date, span: words(draft, identity.date.span!) }, {
      earliest: '2022-07-06',
      latest: undefined,
      known: 'inferred',
      span: '06/7/2022',
      sameMeeting: true,
    });
  });

  it('cites 18 times by code, and two meetings', () => {
    const kinds = draft.citations.map((citation) => citation.value.kind);
    assert.equal(kinds.filter((kind) => kind === 'coded').length, 18);
    assert.deepEqual(
      draft.citations
        .filter(({ value }) => value.kind === 'congress')
        .map((placed) => [words(draft, spanIn(placed, placed.value.span)), placed.value.meeting]),
      [
        ['Nghị quyết Trung ương 4 khóa XII, XIII', { kind: 'plenum', number: 4, terms: [12, 13] }],
        ['Nghị quyết Đại hội XVI Đảng bộ thành phố', { kind: 'congress', number: 16, terms: [] }],
      ],
    );
    assert.equal(kinds.length, 20);
  });

  it('has the sections that a reader sees', () => {
    const tree = (sections: readonly Section[]): unknown[] =>
      sections
        .filter((section) => section.kind !== 'dash')
        .map((section) => [`${section.label} ${section.title}`.trim().slice(0, 40).trim(), ...tree(section.children)]);
    assert.deepEqual(tree(draft.sections), [
      ['KẾT LUẬN HỘI NGHỊ THÀNH ỦY LẦN THỨ 8, KH'],
      [
        'I. Kiểm điểm thực hiện nhiệm vụ 6 tháng',
        ['1. Kết quả đạt được'],
        [
          '2. Một số nhiệm vụ trọng tâm 6 tháng cuố',
          ['2.1. Về công tác xây dựng Đảng, hệ thống'],
          ['2.2. Về phát triển kinh tế - xã hội, quố'],
        ],
      ],
      [
        'II. Về một số nội dung quan trọng trình',
        ['1. Ban Chấp hành Đảng bộ thành phố thống'],
        ['2. Ban Chấp hành Đảng bộ thành phố tiến'],
      ],
      ['Nơi nhận'],
      ['T/M BAN CHẤP HÀNH'],
    ]);
  });

  it('has 8 items under 2.1 and 13 under 2.2, continuation paragraphs with the item above', () => {
    const [, first] = draft.sections;
    const [, tasks] = first!.children;
    const [party, economy] = tasks!.children;
    assert.deepEqual([party!.children.length, economy!.children.length], [8, 13]);
    assert.ok(party!.children.every((item) => item.kind === 'dash'));
    const cadres = party!.children[3]!;
    assert.match(
      words(draft, cadres.range),
      /^- Tiếp tục sắp xếp tổ chức[^]*Tổng kết 10 năm[^]*Ban hành Quy định, Kế hoạch[^]*giao nhiệm vụ\.$/,
    );
  });

  it('has one footnote, in the middle of a paragraph', () => {
    assert.deepEqual(
      draft.footnoteMarks.map((mark) => [words(draft, spanIn(mark, mark.value.span)), mark.value.name]),
      [['¹', '1']],
    );
    const [note] = draft.footnotes;
    assert.equal(draft.footnotes.length, 1);
    assert.match(note!.block.text, /^¹Xây dựng Trung tâm Chính trị/);
  });

  it('has five paragraphs cut by page ends, one of them around the footnote', () => {
    const cuts = draft.blocks.flatMap((block) =>
      block.breaks.map((gap) => block.text.slice(0, gap.start).split(' ').slice(-2).join(' ')),
    );
    assert.deepEqual(cuts, ['quán triệt,', 'giải quyết', 'hội thành', 'thực hiện']);
    const continued = draft.blocks.filter((block) => block.continues);
    assert.deepEqual(
      continued.map((block) => block.text.slice(0, 21)),
      ['các thủ tục, quy trìn'],
    );
  });
});
