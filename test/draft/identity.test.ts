import assert from 'node:assert/strict';
import { readDraft } from '../../server/src/draft/draft';
import { PARTY_MODELS, STATE_MODELS } from '../support/models';

describe('The identity of a draft', () => {
  it('has its type, regime, date and number whatever became of the columns of its head', () => {
    for (const model of [...PARTY_MODELS, ...STATE_MODELS])
      for (const layout of ['columns', 'stacked', 'table'] as const) {
        const { type, regime, date, code } = readDraft(model.text(layout), false).identity;
        const number = model.expected.find(([kind]) => kind === 'number')?.[1];
        assert.equal(regime, model.system, `${model.type}, ${layout}`);
        assert.equal(code?.text, number?.replace(/^Số:? ?/, ''), `${model.type}, ${layout}`);
        assert.match(date?.earliest ?? '', /^2026-/);
        if (model.type !== 'Công văn') assert.equal(type?.name, model.type);
      }
  });

  it('has its issuer from either column', () => {
    const names = {
      'TỈNH ỦY ĐÔNG HÀ': 'Tỉnh ủy Đông Hà',
      'ĐẢNG ỦY PHƯỜNG TRUNG SƠN': 'Đảng ủy phường Trung Sơn',
      'ỦY BAN NHÂN DÂN XÃ LỘC AN': 'Ủy ban nhân dân xã Lộc An',
      'HỘI ĐỒNG NHÂN DÂN XÃ LỘC AN': 'Hội đồng nhân dân xã Lộc An',
      'BỘ NỘI VỤ': 'Bộ Nội vụ',
    };
    let seen = 0;
    for (const model of [...PARTY_MODELS, ...STATE_MODELS]) {
      const written = model.expected.find(([kind]) => kind === 'issuer')![1];
      const name = names[written as keyof typeof names] as string | undefined;
      if (name === undefined) continue;
      for (const layout of ['columns', 'stacked', 'table'] as const) {
        assert.equal(readDraft(model.text(layout), false).identity.issuer, name, `${model.type}, ${layout}`);
        seen += 1;
      }
    }
    assert.ok(seen > 90);
  });

  it('has the day of its meeting where it has no other, but never the day of what the meeting spoke of', () => {
    const opening = (words: string) =>
      readDraft(`THÀNH ỦY HẢI PHÒNG\n*\n\nKẾT LUẬN\nvề tình hình 6 tháng\n\n${words}\n`).identity.date;
    const held = opening('Hội nghị Ban Chấp hành, họp ngày 06/7/2022, đã thảo luận tình hình 6 tháng đầu năm.');
    assert.deepEqual([held?.earliest, held?.known], ['2022-07-06', 'inferred']);
    const spoken = 'Hội nghị đã thảo luận việc thực hiện Kết luận số 21-KL/TW, ngày 25/10/2021 của Trung ương';
    assert.equal(opening(`${spoken}.`), undefined);
  });
});
