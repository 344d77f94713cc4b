/** citation/conflicting between the drafts of a folder: what others say of a document, and above all where that proves nothing. */
import assert from 'node:assert/strict';
import { editDraft, readDraft } from '../../server/src/draft/draft';
import { keyOf } from '../../server/src/draft/key';
import { contextFor } from '../../server/src/rules/context';
import { judge, JudgingMemory } from '../../server/src/rules/judge';
import type { Finding } from '../../server/src/rules/rule';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { neighboursIn } from '../../server/src/workspace/neighbours';
import { summarise } from '../../server/src/workspace/summary';
import { storeOf } from '../support/files';
import { TODAY } from '../support/fixture';

interface Written {
  readonly code: string;
  readonly body?: string;
  readonly issuer?: string;
  readonly date?: string;
  readonly subject?: string;
  readonly mark?: string;
  readonly signed?: boolean;
}

function draft({ code, body = '', issuer = 'THÀNH ỦY HẢI PHÒNG', date = '06 tháng 7 năm 2022', subject = 'về một số nhiệm vụ', mark = '', signed = true }: Written): string {
  const end = signed ? '\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\n\nNguyễn Văn An\n' : '';
  return `${issuer}\n*\nSố ${code}\n${mark}\nHải Phòng, ngày ${date}\n\nKẾT LUẬN\n${subject}\n\n${body}\n${end}`;
} // prettier-ignore

const ASKING = 'file:///hoi.vanban';

async function conflicts(asking: string, others: Readonly<Record<string, string>>): Promise<Finding[]> {
  const { index } = await storeOf({ ...others, [ASKING]: asking });
  const context = contextFor(readDraft(asking), DEFAULT_SETTINGS, TODAY, undefined, neighboursIn(index, ASKING));
  return judge(readDraft(asking), context).filter(({ rule }) => rule === 'citation/conflicting');
}

const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, message }) => `${severity}: ${message.vi}`);
const cites = (date: string, code = '33-NQ/TU') =>
  `Thực hiện Nghị quyết số ${code}, ngày ${date} của Thành ủy Hải Phòng.`;

describe('a date that other drafts of the folder give otherwise', () => {
  const asking = draft({ code: '15-KL/TU', body: cites('05/10/2021') });

  it('is wrong where the signed draft is that document and bears another date', async () => {
    const itself = draft({ code: '33-NQ/TU', date: '15 tháng 10 năm 2021' }).replace('KẾT LUẬN', 'NGHỊ QUYẾT');
    const [finding, ...more] = await conflicts(asking, { 'file:///nq.vanban': itself });
    assert.deepEqual(more, []);
    assert.deepEqual(said([finding!]), [
      'warning: Nghị quyết 33-NQ/TU ở đây ghi ngày 05/10/2021, còn dự thảo của chính văn bản đó trong thư mục đề ngày 15/10/2021.',
    ]);
    assert.equal(asking.slice(finding!.span.start, finding!.span.end), '05/10/2021');
    const [there] = finding!.related;
    assert.equal(there!.message.vi, 'Đề ngày 15/10/2021 trong chính văn bản (nq.vanban)');
    assert.deepEqual(there!.elsewhere, {
      uri: 'file:///nq.vanban',
      range: { start: { line: 2, character: 3 }, end: { line: 2, character: 11 } },
    });
    assert.deepEqual(finding!.fixes.map(({ safe, preferred }) => ({ safe, preferred })), [{ safe: false, preferred: true }]);
  }); // prettier-ignore

  it('is only to be looked at where that draft is not signed', async () => {
    const itself = draft({ code: '33-NQ/TU', date: '15 tháng 10 năm 2021', signed: false }).replace('KẾT LUẬN', 'NGHỊ QUYẾT'); // prettier-ignore
    assert.deepEqual((await conflicts(asking, { 'file:///nq.vanban': itself })).map(({ severity }) => severity), ['information']); // prettier-ignore
  });

  it('is wrong where more documents give another one, and right where fewer do', async () => {
    const other = (code: string, date: string) => draft({ code, body: cites(date) });
    const two = { 'file:///a.vanban': other('1-KL/TU', '15/10/2021'), 'file:///b.vanban': other('2-KL/TU', '15/10/2021') };
    assert.deepEqual(said(await conflicts(asking, two)), [
      'warning: Nghị quyết 33-NQ/TU ở đây ghi ngày 05/10/2021, còn 2 văn bản khác trong thư mục ghi 15/10/2021.',
    ]);
    assert.deepEqual(said(await conflicts(asking, { ...two, 'file:///c.vanban': other('3-KL/TU', '05/10/2021'), 'file:///d.vanban': other('4-KL/TU', '05/10/2021') })), []);
    assert.deepEqual(said(await conflicts(asking, { ...two, 'file:///c.vanban': other('3-KL/TU', '05/10/2021') })), [
      'information: Nghị quyết 33-NQ/TU ở đây ghi ngày 05/10/2021, còn 2 văn bản khác trong thư mục ghi 15/10/2021.',
    ]);
  }); // prettier-ignore

  it('is one of two where one document says otherwise, and the other document is told the same', async () => {
    const other = draft({ code: '16-KL/TU', body: cites('15/10/2021') });
    const sentence = (here: string, there: string) =>
      `information: Nghị quyết 33-NQ/TU ở đây ghi ngày ${here}, văn bản khác trong thư mục ghi ${there}: một trong hai chỗ sai.`;
    assert.deepEqual(said(await conflicts(asking, { 'file:///a.vanban': other })), [sentence('05/10/2021', '15/10/2021')]);
    assert.deepEqual(said(await conflicts(other, { 'file:///a.vanban': asking })), [sentence('15/10/2021', '05/10/2021')]);
  }); // prettier-ignore

  it('is counted once for all versions of a document, and versions of the draft itself prove nothing', async () => {
    const version = draft({ code: '16-KL/TU', body: cites('15/10/2021') });
    const versions = { 'file:///a1.vanban': version, 'file:///a2.vanban': version, 'file:///a3.vanban': version };
    assert.deepEqual((await conflicts(asking, versions)).map(({ severity }) => severity), ['information']);
    assert.deepEqual(await conflicts(asking, { 'file:///cu.vanban': draft({ code: '15-KL/TU', body: cites('15/10/2021') }) }), []);
  }); // prettier-ignore

  it('is not held against a draft by one that is secret, or has no code of its own', async () => {
    const body = cites('15/10/2021');
    assert.deepEqual(await conflicts(asking, { 'file:///mat.vanban': draft({ code: '1-KL/TU', body, mark: '\nMẬT\n' }) }), []);
    assert.deepEqual(await conflicts(asking, { 'file:///mat.vanban': draft({ code: '33-NQ/TU', date: '15 tháng 10 năm 2021', mark: '\nTỐI MẬT\n' }).replace('KẾT LUẬN', 'NGHỊ QUYẾT') }), []);
    assert.deepEqual(await conflicts(asking, { 'file:///du-thao.vanban': draft({ code: '     -KL/TU', body }) }), []);
  }); // prettier-ignore

  it('is no fault where the code is of another document: another province, term, type', async () => {
    const other = (body: string, code = '1-KL/TU') => ({ 'file:///a.vanban': draft({ code, body }) });
    const elsewhere = 'Thực hiện Nghị quyết số 33-NQ/TU, ngày 15/10/2021 của Tỉnh ủy Quảng Ninh.';
    assert.deepEqual(await conflicts(asking, other(elsewhere)), []);
    assert.deepEqual(await conflicts(asking, other(cites('05/10/2017'))), []);
    assert.deepEqual(await conflicts(draft({ code: '15-KL/TU', body: 'Theo Quyết định số 12-QĐ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng.' }), other('Theo Quy định số 12-QĐ/TU, ngày 15/10/2021 của Thành ủy Hải Phòng.')), []);
    const party = (date: string) => `Thực hiện Nghị quyết số 12-NQ/ĐU, ngày ${date} của Đảng ủy.`;
    assert.deepEqual(await conflicts(draft({ code: '15-KL/TU', body: party('05/10/2021') }), other(party('15/10/2021'))), []);
  }); // prettier-ignore

  it('is left to the list where that knows the document', async () => {
    const body = (date: string) => `Thực hiện Kết luận số 21-KL/TW, ngày ${date} của Ban Chấp hành Trung ương Đảng khóa XIII.`;
    const others = Object.fromEntries(['1', '2', '3'].map((n) => [`file:///${n}.vanban`, draft({ code: `${n}-KL/TU`, body: body('15/10/2021') })]));
    assert.deepEqual(await conflicts(draft({ code: '15-KL/TU', body: body('25/10/2021') }), others), []);
    assert.deepEqual(await conflicts(draft({ code: '15-KL/TU', body: body('26/10/2021') }), others), []);
  }); // prettier-ignore

  it('says nothing where the date may be that of an amending document', async () => {
    const amended = 'Theo Quyết định số 33-QĐ/TU của Thành ủy Hải Phòng sửa đổi, bổ sung Quyết định số 12-QĐ/TU, ngày 15/10/2021.';
    const plain = 'Theo Quyết định số 12-QĐ/TU, ngày 05/10/2021 của Thành ủy Hải Phòng.';
    assert.deepEqual(await conflicts(draft({ code: '15-KL/TU', body: plain }), { 'file:///a.vanban': draft({ code: '1-KL/TU', body: amended }) }), []);
  }); // prettier-ignore
});

describe('what the other drafts say', () => {
  it('is not looked for again while they are the same, and is new at once when one of them changes', async () => {
    const text = draft({ code: '15-KL/TU', body: cites('05/10/2021') });
    const { index } = await storeOf({ [ASKING]: text });
    const neighbours = neighboursIn(index, ASKING);
    const key = keyOf(readDraft(text).citations.find(({ value }) => value.kind === 'coded')!.value)!;
    const dates = () => neighbours.datesOf(key, undefined).map(({ date }) => date);
    assert.deepEqual(dates(), []);
    assert.equal(neighbours.datesOf(key, undefined), neighbours.datesOf({ ...key }, undefined));
    const other = 'file:///a.vanban';
    index.set(other, summarise(other, readDraft(draft({ code: '1-KL/TU', body: cites('15/10/2021') }))));
    assert.deepEqual(dates(), ['2021-10-15']);
    assert.deepEqual(neighbours.datesOf({ ...key, issuer: 'Tỉnh ủy Quảng Ninh' }, undefined), []);
    index.set(other, undefined);
    assert.deepEqual(dates(), []);
  });
});

describe('what is remembered of a judging', () => {
  it('is let go when the neighbours are others, and kept while they are the same', async () => {
    const text = draft({ code: '15-KL/TU', body: `${cites('05/10/2021')}\n\nGiao Ban Tổ chức Thành ủy.` });
    const { index } = await storeOf({ [ASKING]: text });
    const memory = new JudgingMemory();
    let asked = 0;
    const count = () => {
      const neighbours = neighboursIn(index, ASKING);
      return { datesOf: (...of: Parameters<typeof neighbours.datesOf>) => ((asked += 1), neighbours.datesOf(...of)) };
    };
    let neighbours = count();
    let read = readDraft(text);
    const find = () => judge(read, contextFor(read, DEFAULT_SETTINGS, TODAY, undefined, neighbours), {}, memory)
      .filter(({ rule }) => rule === 'citation/conflicting').length; // prettier-ignore
    assert.equal(find(), 0);
    assert.ok(asked > 0);
    const before = asked;
    const at = text.indexOf('Giao Ban');
    read = editDraft(read, `${text.slice(0, at)}Nay ${text.slice(at)}`, { start: at, end: at, length: 4 });
    assert.equal(find(), 0);
    assert.equal(asked, before, 'typing in a block that cites nothing asks nobody');
    const other = 'file:///a.vanban';
    index.set(other, summarise(other, readDraft(draft({ code: '1-KL/TU', body: cites('15/10/2021') }))));
    neighbours = count();
    assert.equal(find(), 1);
  });
});
