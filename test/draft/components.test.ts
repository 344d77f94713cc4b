import assert from 'node:assert/strict';
import type { ComponentKind } from '../../server/src/draft/components';
import { readDraft } from '../../server/src/draft/draft';
import { PARTY_TYPES, STATE_TYPES, DOCUMENT_TYPES } from '../../server/src/norms/types';
import { PARTY_MODELS, STATE_MODELS, type Layout, type Model } from '../support/models';

type Pair = readonly [ComponentKind, string];

function componentsOf(text: string, markup = false): Pair[] {
  return readDraft(text, markup).components.map(({ kind, text: words }): Pair => [kind, words]);
}

const nameOf = (id: string): string => DOCUMENT_TYPES.find((type) => type.id === id)!.name;
const inOrder = (pairs: readonly Pair[]): string[] => pairs.map(([kind, words]) => `${kind}: ${words}`).sort();

describe('the components of a document', () => {
  it('are known for models of all 25 types of the Party and all 29 of the State', () => {
    assert.deepEqual(PARTY_MODELS.map(({ type }) => type), PARTY_TYPES.map(nameOf)); // prettier-ignore
    assert.deepEqual(STATE_MODELS.map(({ type }) => type), STATE_TYPES.map(nameOf)); // prettier-ignore
  });

  const layouts: readonly (readonly [Layout, string])[] = [
    ['columns', 'two columns side by side'],
    ['stacked', 'one column below the other'],
    ['table', 'a table'],
  ];
  for (const [layout, words] of layouts)
    describe(`with its head in ${words}`, () => {
      for (const model of [...PARTY_MODELS, ...STATE_MODELS])
        it(`are all found in a ${model.type} of the ${model.system === 'party' ? 'Party' : 'State'}`, () => {
          assert.deepEqual(inOrder(componentsOf(model.text(layout))), inOrder(model.expected));
        });
    });

  it('are found in decomposed text and with CRLF', () => {
    const model = PARTY_MODELS.find(({ type }) => type === 'Kết luận') as Model;
    for (const text of [model.text('columns').normalize('NFD'), model.text('stacked').replace(/\n/g, '\r\n')])
      assert.deepEqual(
        inOrder(componentsOf(text).map(([kind, words]): Pair => [kind, words.normalize('NFC')])),
        inOrder(model.expected),
      );
  });

  it('lie where their words stand', () => {
    const text = STATE_MODELS[1]!.text('columns');
    for (const { kind, span, text: words } of readDraft(text, false).components)
      if (kind !== 'body') assert.equal(text.slice(span.start, span.end), words);
  });

  it('are taken for blanks where nothing is filled in yet', () => {
    const text = [
      'ĐẢNG BỘ TỈNH ĐÔNG HÀ                 ĐẢNG CỘNG SẢN VIỆT NAM',
      'ĐẢNG ỦY XÃ LỘC AN',
      '        *                            Lộc An, ngày     tháng     năm 2026',
      'Số:        -NQ/ĐU',
      'Dự thảo lần 2',
      '',
      'NGHỊ QUYẾT',
      'về xây dựng nông thôn mới',
      '',
      '1. Xã Lộc An phấn đấu đạt chuẩn.',
    ].join('\n');
    assert.deepEqual(inOrder(componentsOf(text)), [
      'body: ',
      'draft-mark: Dự thảo lần 2',
      'issuer: ĐẢNG ỦY XÃ LỘC AN',
      'number: Số: -NQ/ĐU',
      'party-heading: ĐẢNG CỘNG SẢN VIỆT NAM',
      'place-date: Lộc An, ngày tháng năm 2026',
      'subject: về xây dựng nông thôn mới',
      'superior: ĐẢNG BỘ TỈNH ĐÔNG HÀ',
      'type: NGHỊ QUYẾT',
    ]);
  });

  it('hold marks of secrecy, urgency and circulation, appendices and their notes', () => {
    const text = [
      'TỈNH ỦY ĐÔNG HÀ',
      'Số 15-BC/TU',
      'MẬT',
      'HỎA TỐC',
      'Lưu hành nội bộ',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Đông Hà, ngày 12 tháng 6 năm 2026',
      '',
      'BÁO CÁO',
      'tình hình tháng 6¹',
      '',
      '1. Tình hình ổn định.',
      '¹ Số liệu đến ngày 10/6/2026.',
      '',
      'T/M BAN THƯỜNG VỤ',
      'PHÓ BÍ THƯ',
      'Nguyễn Văn An',
      '',
      'Phụ lục 1',
      'BIỂU SỐ LIỆU',
      '(Kèm theo Báo cáo số 15-BC/TU, ngày 12/6/2026 của Tỉnh ủy)',
    ].join('\n');
    const kinds = new Map(componentsOf(text));
    assert.equal(kinds.get('secrecy'), 'MẬT');
    assert.equal(kinds.get('urgency'), 'HỎA TỐC');
    assert.equal(kinds.get('circulation'), 'Lưu hành nội bộ');
    assert.equal(kinds.get('footnote'), '¹ Số liệu đến ngày 10/6/2026.');
    assert.equal(kinds.get('appendix'), 'Phụ lục 1');
    assert.equal(kinds.get('issued-with'), '(Kèm theo Báo cáo số 15-BC/TU, ngày 12/6/2026 của Tỉnh ủy)');
  });

  it('are found in columns that ran into one another', () => {
    const kinds = new Map(
      componentsOf(
        'TỈNH ỦY ĐÔNG HÀ ĐẢNG CỘNG SẢN VIỆT NAM\nSố 15-BC/TU\n\nBÁO CÁO\ntình hình tháng 6\n\n1. Ổn định.\n',
      ),
    );
    assert.equal(kinds.get('issuer'), 'TỈNH ỦY ĐÔNG HÀ');
    assert.equal(kinds.get('party-heading'), 'ĐẢNG CỘNG SẢN VIỆT NAM');
  });

  it('take a subject that ends in a full stop for one, and no sentence of the body', () => {
    const of = (below: string): Pair[] =>
      componentsOf(`TỈNH ỦY ĐÔNG HÀ\nSố 15-BC/TU\n\nBÁO CÁO\n${below}\n\n1. Ổn định.\n`).filter(
        ([kind]) => kind === 'subject',
      );
    assert.deepEqual(of('về tình hình tháng 6.'), [['subject', 'về tình hình tháng 6.']]);
    assert.deepEqual(of('\nVề tình hình tháng 6, các cấp ủy đã báo cáo đầy đủ.'), []);
  });

  it('take the session of an assembly for part of who issues, and go on to the legal bases', () => {
    const kinds = componentsOf(
      [
        'HỘI ĐỒNG NHÂN DÂN TỈNH BẮC LŨNG',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 17/NQ-HĐND',
        '',
        'NGHỊ QUYẾT',
        'Về kế hoạch năm 2027',
        '',
        'HỘI ĐỒNG NHÂN DÂN TỈNH BẮC LŨNG',
        'KHÓA XV, KỲ HỌP THỨ 9',
        '',
        'Căn cứ Luật Ngân sách nhà nước;',
        '',
        'QUYẾT NGHỊ:',
        '',
        'Điều 1. Thông qua.',
      ].join('\n'),
    ).map(([kind]) => kind);
    for (const kind of ['author', 'legal-basis', 'enacting'] as const) assert.ok(kinds.includes(kind), kind);
  });

  it('join a recipient that goes on in the next line of its column', () => {
    const text = [
      'SỞ NỘI VỤ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 17/BC-SNV',
      '',
      'BÁO CÁO',
      'Tình hình',
      '',
      '1. Ổn định.',
      '',
      'Nơi nhận:                             KT. GIÁM ĐỐC',
      '- Các bộ, cơ quan ngang bộ,           PHÓ GIÁM ĐỐC',
      '  cơ quan thuộc Chính phủ;',
      '- Lưu: VT.',
      '                                      TS. Vũ Đình Khang',
    ].join('\n');
    assert.deepEqual(
      componentsOf(text).filter(([kind]) => kind === 'recipient' || kind === 'filing' || kind === 'signatory'),
      [
        ['recipient', '- Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ;'],
        ['filing', '- Lưu: VT.'],
        ['signatory', 'TS. Vũ Đình Khang'],
      ],
    );
  });

  it('know a right of signing without its mark', () => {
    const kinds = new Map(
      componentsOf(
        'SỞ NỘI VỤ\nSố: 17/BC-SNV\n\nBÁO CÁO\nTình hình\n\n1. Ổn định.\n\nKT GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nVũ Đình Khang\n',
      ),
    );
    assert.equal(kinds.get('authority'), 'KT GIÁM ĐỐC');
    assert.equal(kinds.get('office'), 'PHÓ GIÁM ĐỐC');
  });

  it('are none in text that is no official document', () => {
    assert.deepEqual(componentsOf('Hôm nay trời đẹp.\n\nNguyễn Văn An\n'), []);
  });
});
