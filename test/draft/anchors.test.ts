/** Anchors leave nothing out: what the finders find at them is what they would find if they looked everywhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Anchors, anchorsIn } from '../../server/src/draft/anchors';
import { findCitations, findCoded, findMeetings, findPlaceholders } from '../../server/src/draft/citations';
import { findDates } from '../../server/src/draft/dates';
import { readDraft } from '../../server/src/draft/draft';
import { fold } from '../../server/src/draft/fold';
import { findByType, findFoundations, findLaws } from '../../server/src/draft/names';
import { readingOf } from '../../server/src/draft/reading';

const seed = readFileSync('samples/ket-luan-hoi-nghi-thanh-uy-lan-8.txt', 'utf8');

const PIECES = [
  '21-KL/TW', '35/2021/QH15', '30/2020/NĐ-CP', '66.17/2026/NQ-CP', '264a-CV/TU', '12B – QĐ/ TU', '01-CTr/BTVTU-BTVĐU', '123456/QĐ-TTg', '1.21-KL/TW', 'x21-KL/TW', '2020-2025',
  '48 CT/TW', '48CTr/TU', '96/2023/NĐCP', '282/QĐ TTg', '17 - HĐBT', 'công văn ', 'Công  văn ', 'công điện ', 'Sắc lệnh ', 'NGHỊ QUYẾT ', 'KẾT LUẬN ', 'ĐẠI HỘI XVI', 'TRUNG ƯƠNG 4', 'Nghị Quyết ',
  '06/7/2022', '21 - 12 - 2011', '5.3.2020', '105/3/2020', 'ngày 05 tháng 3 năm 2020', 'ngày 5\ntháng 3, năm 2020', 'NGÀY 5 THÁNG 3 NĂM 2020', 'ngay5 thang 3 nam 2020', '31/4/20221',
  'Nghị quyết ', 'nghị_quyết ', 'Nghi quyet ', 'NGHỊ QUYẾT ', 'Kết luận ', 'ket luan ', 'Trung ương 4', 'Đại hội XVI Đảng bộ thành phố', 'Hội nghị lần thứ 8 Ban Chấp hành', 'TW 4', 'khóa XII, XIII',
  'số ', 'Số: ', 'so ', 'số', '     ', '…', '....', '-KL/TU', '/QĐ-UBND', '(1) -NQ/TW', 'Luật Đất đai', 'luật đất đai ', 'Pháp  lệnh Ngoại hối', 'pháp lệnh', 'pháp luật', 'pháp  luật ', 'LUẬT DOANH NGHIỆP',
  'Bộ luật Hình sự năm 2015', 'Luật sửa đổi, bổ sung một số điều của ', 'Hiến pháp năm 2013', 'HIẾN PHÁP 2013', 'hiến pháp 2013', 'Điều lệ Đảng', ' bộ', 'Kế hoạch ', 'Chỉ thị 05', 'Quyết định ', 'Thông tư ',
  'Tờ  trình ', 'của Chính phủ', 'của Ban Bí thư', ', ', '; ', ': ', '. ', ' và ', '(', ')', '“', '”', '\n', '\n\n', '\r\n', '\t', '\u00a0', '_', '–', ' ', 'ngày ', 'tháng ', 'năm ', 'nh', 'Đ', 'Ð', '1', '12', '\ud800', 'e\u0301',
]; // prettier-ignore

const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: seed.length }).map((at) => seed.slice(at, at + (at % 90))) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1500);

describe('Anchors', () => {
  it('stand wherever a finder finds something', () => {
    fc.assert(
      fc.property(text, (written) => {
        const composed = written.normalize('NFC');
        const read = { text: composed, folded: fold(composed) };
        const anchors = anchorsIn(composed);
        const everywhere = Array.from(composed, (_, at) => at);
        const numbers = everywhere.filter((at) => !/[\d./]/.test(composed[at - 1] ?? ''));
        assert.deepEqual(findCoded(read, anchors.codes ?? []), findCoded(read, numbers));
        assert.deepEqual(findDates(read.folded, anchors.dates ?? []), findDates(read.folded, everywhere));
        assert.deepEqual(findMeetings(read, anchors.meetings ?? []), findMeetings(read, everywhere));
        assert.deepEqual(findPlaceholders(read, anchors.blanks ?? []), findPlaceholders(read, everywhere));
        assert.deepEqual(findLaws(read, anchors.laws ?? []), findLaws(read, everywhere));
        assert.deepEqual(findByType(read, anchors.types ?? []), findByType(read, everywhere));
        assert.deepEqual(findFoundations(read, anchors.foundations ?? []), findFoundations(read, everywhere));
      }),
      { numRuns: RUNS },
    );
  });

  it('of the lines of a block are those of the block', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const block of readDraft(written.normalize('NFC')).blocks)
          if (block.kind !== 'verbatim')
            assert.deepEqual(readingOf(block).citations, findCitations(block.text), JSON.stringify(block.text));
      }),
      { numRuns: RUNS },
    );
  });

  it('are few in text that cites nothing', () => {
    const anchors = anchorsIn(
      'Kết quả 9 tháng năm 2023 tăng 12,5%; pháp luật về kế hoạch, quy hoạch được thực hiện nghiêm, số hộ nghèo giảm 1.200 hộ.',
    );
    // That numbers stand behind spaces is all.
    assert.deepEqual(anchors, Object.assign(new Anchors(), { numbers: true }));
  });
});
