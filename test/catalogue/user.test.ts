import assert from 'node:assert/strict';
import { readUserCatalogue } from '../../server/src/catalogue/user';

const read = (text: string) => readUserCatalogue(text, 'file:///danh-muc.csv');
const problems = (text: string) => read(text).problems.map(({ line, message }) => `${line}: ${message.vi}`);

describe("A user's catalogue file", () => {
  it('has our columns in any order, and may have others; some may be missing', () => {
    const { entries, problems: wrong } = read(
      '\ufeffdate,Type,issuer,code,ghi chú\r\n2021-12-07,Nghị quyết,Thành ủy Hải Phòng,04-NQ/TU,"x, y"\r\n',
    );
    assert.deepEqual(wrong, []);
    assert.deepEqual(entries, [
      {
        code: '04-NQ/TU', type: 'Nghị quyết', issuer: 'Thành ủy Hải Phòng', date: '2021-12-07', otherDates: [], title: '', term: '',
        status: '', replacedBy: '', sources: [], origin: { kind: 'file', uri: 'file:///danh-muc.csv', line: 2 },
      },
    ]); // prettier-ignore
  });

  it('loses a wrong row, which is reported with its line, and keeps the rest', () => {
    const text = `code,type,issuer,date
4-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2021-12-07
không số,Nghị quyết,Thành ủy Hải Phòng,2021-12-07
05-NQ/TU,Nghị Quyêt,Thành ủy Hải Phòng,2021-12-07
06-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,07/12/2021

07-NQ/TU,Nghị quyết,về nhiệm vụ, giải pháp,2021-12-07
08-NQ/TU,Nghị quyết,,2021-12-07
30/2020/NĐ-CP,Nghị định,Chính phủ,2021-03-05
09-NQ/TU,Nghị quyết,"Thành ủy" Hải Phòng,2021-12-07
10-NQ/TU,Nghị quyết,Thành ủy Hải Phòng,2022-01-20
`;
    assert.deepEqual(
      read(text).entries.map((entry) => entry.code),
      ['04-NQ/TU', '10-NQ/TU'],
    );
    assert.deepEqual(problems(text), [
      '3: Không đọc được số, ký hiệu “không số”; viết như 21-KL/TW, 30/2020/NĐ-CP, 800/QĐ-TTg.',
      '4: Không có tên loại văn bản “Nghị Quyêt”.',
      '5: Ngày ban hành “07/12/2021” không đúng; viết năm-tháng-ngày, như 2022-07-06.',
      '7: Dòng có 5 ô, dòng tiêu đề có 4; nội dung có dấu phẩy phải đặt trong ngoặc kép. Dòng được bỏ qua.',
      '8: Thiếu cơ quan ban hành (cột issuer).',
      '9: Năm trong số, ký hiệu (2020) khác năm của ngày ban hành (2021-03-05).',
      '10: Sau dấu ngoặc kép đóng (") phải là dấu phẩy hoặc hết dòng; dấu ngoặc kép trong nội dung viết thành hai dấu (""). Dòng được bỏ qua.',
    ]);
  });

  it('without the columns it needs says which', () => {
    assert.deepEqual(problems('Số;Loại;Ngày\n04-NQ/TU;Nghị quyết;2021-12-07'), [
      '1: Dòng tiêu đề thiếu cột code, type, issuer, date. Các cột của danh mục: code,type,issuer,date,title,term,status,replaced_by,source_1,source_2.',
    ]);
    assert.deepEqual(read(''), { entries: [], problems: [] });
  });
});
