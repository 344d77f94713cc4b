import assert from 'node:assert/strict';
import { check, partyDraft } from '../support/fixture';

describe('The type word against the letters of the code', () => {
  it('is an error when it stands right before "số"', () => {
    const findings = check(
      partyDraft(`
Thực hiện Quyết định số 12-CT/TW, ngày 05/01/2022 của Ban Bí thư.
                        ^^^^^^^^ error code/type-mismatch
`),
    );
    assert.deepEqual(
      findings[0]!.fixes.map((fix) => fix.title.vi),
      ['Sửa tên loại thành “Chỉ thị”', 'Sửa ký hiệu thành “QĐ”'],
    );
  });

  it('only warns when the word is compound or taken over from a list', () => {
    check(
      partyDraft(`
Chương trình hành động số 06-CT/TU, ngày 12/01/2021 của Thành ủy.
                          ^^^^^^^^ warning code/type-mismatch
`),
    );
    check(
      partyDraft(`
Các Tờ trình số 2138/TTr-BCT ngày 30/3/2022 và số 374/BC-BCT ngày 30/5/2022.
                                                  ^^^^^^^^^^ warning code/type-mismatch
`),
    );
  });

  it('is silent where two types share letters, and on words that may stand before any code', () => {
    check(
      partyDraft(`
Quyết định số 99-QĐ/TW, ngày 03/10/2017 của Ban Bí thư và Quy định số 205-QĐ/TW, ngày 23/9/2019 của Bộ Chính trị.

Thông báo kết luận số 351-TB/HU, ngày 02/7/2021 của Ban Thường vụ Huyện ủy; Văn bản số 01/BC-UBND ngày 28/6/2021.

Nghị quyết chuyên đề số 04/2012/NQ-HĐND ngày 05/7/2012.
`),
    );
  });

  it('is silent on the chairmen of the 1980s and 1990s, who signed with the letters of their office', () => {
    check(
      partyDraft(`
Quyết định số 217/CT ngày 14/7/1991 của Chủ tịch Hội đồng Bộ trưởng và Quyết định số 57/CT-UB ngày 02/3/1986.

Quyết định số 58/CT-UB ngày 02/3/2006 của Ủy ban nhân dân huyện về giống lúa.
              ^^^^^^^^ error code/type-mismatch
`),
    );
  });

  it('is silent on letters that the norms do not know', () => {
    check(
      partyDraft(`
Kế hoạch số 05-XYZ/TU, ngày 02/7/2021 của Thành ủy.
               ^^^ information code/unknown-type
`),
    );
  });
});

describe('A type word that may not be one', () => {
  it('only warns: what a decision issues is called by its number, and small letters may mean no document', () => {
    check(
      partyDraft(`
Theo Quy chế số 43/QĐ-UBND ngày 02/02/2022 và theo quy định số 30/2020/NĐ-CP ngày 05/3/2020.
                ^^^^^^^^^^ warning code/type-mismatch
                                                               ^^^^^^^^^^^^^ warning code/type-mismatch
`),
    );
  });
});
