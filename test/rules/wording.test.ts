import assert from 'node:assert/strict';
import { applyChanges, safeChanges } from '../../server/src/features/code-actions';
import { isSyllable, respellings, walk, WATCHED } from '../../server/src/rules/text/syllables';
import { readDraft } from '../../server/src/draft/draft';
import { contextFor } from '../../server/src/rules/context';
import { judge } from '../../server/src/rules/judge';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
import { check, judged, partyDraft, TODAY } from '../support/fixture';

/** A State document of a stated date around some lines of body. */
function stateDraft(body: string, date = '06 tháng 7 năm 2022'): string {
  return `ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Thao, ngày ${date}

KẾ HOẠCH
Về một số nhiệm vụ

${body.replace(/^\n/, '')}`;
}

/** What one rule says of a text, by the words that it marks. */
function marked(text: string, rule: string): string[] {
  return judged(text)
    .filter((finding) => finding.rule === rule)
    .map(({ span }) => text.slice(span.start, span.end));
}

/** The titles of the repairs of the first finding of a rule. */
function repairs(text: string, rule: string): string[] {
  return judged(text)
    .find((finding) => finding.rule === rule)!
    .fixes.map(({ changes }) => applyChanges(text, changes).slice(text.indexOf('nhiệm vụ\n\n') + 10));
}

describe('The automaton of syllables', () => {
  it('knows those that can be, in either placement of the tone', () => {
    for (const word of `quốc quý quyết quỳnh giếng gì già giữ nghiêng ngoằn khuỷu khuya thuở hoà hòa uỷ ủy xoong huých yêu ý
      kỹ nghề ghế ngành ước ương êm ăn oanh UỶ Đảng NGHỊ tuýp gen`.split(/\s+/))
      assert.ok(isSyllable(word), word);
  });

  it('and those that cannot: rhymes, tones before a stop, onsets before the wrong vowel', () => {
    for (const word of `khieu đươc nguời phap viec quyêt phảp kahi gía qúy nghành ngế cế kan ghà thànhh ôtô virút kế-hoạch fax web
      thế\u0301 quôc`.split(/\s+/))
      assert.ok(!isSyllable(word), word);
  });

  it('spells a word again with every mark that makes a syllable of it', () => {
    assert.deepEqual(respellings('khieu').sort(), ['khiêu', 'khiếu', 'khiều', 'khiểu', 'khiễu', 'khiệu'].sort());
    assert.deepEqual(respellings('zx'), []);
  });

  it('tells where strange words and watched syllables stand', () => {
    const text = 'Chỉ đạo đơn đốc khieu nại.';
    const { strange, watched } = walk(text);
    assert.deepEqual(strange, [16, 21]);
    assert.deepEqual(
      watched.map((value, index) => (index % 3 === 2 ? WATCHED[value] : value)),
      [12, 15, 'đốc'],
    );
    assert.deepEqual(walk('').strange, []);
    assert.deepEqual(walk('\ud800 \u0301 Ω 1').strange, [2, 3]);
  });
});

describe('A misspelt syllable', () => {
  it('is found where nothing but Vietnamese can stand', () => {
    check(
      partyDraft(`
Giải quyết khieu nại của công dân; các cấp uỷ triễn khai và được nguời dân đồng tình.
           ^^^^^ warning text/misspelt-syllable
                                              ^^^^^^^^^^ information text/misspelt-syllable
                                                                 ^^^^^ warning text/misspelt-syllable

Triển kahi các nhiệm vụ; thực hiện nhiệm vụcung cấp dịch vụ; của thànhh phố và cơ quan tư phap.
      ^^^^ warning text/misspelt-syllable
                                         ^^^^^^ warning text/misspelt-syllable
                                                                 ^^^^^^ warning text/misspelt-syllable
                                                                                          ^^^^ warning text/misspelt-syllable
`),
    );
  });

  it('is repaired by what its neighbour asks for; of several repairs none is preferred', () => {
    assert.deepEqual(repairs(partyDraft('Các cấp triển kahi thực hiện nhiệm vụ.'), 'text/misspelt-syllable'), [
      'Các cấp triển khai thực hiện nhiệm vụ.',
    ]);
    const [finding] = judged(partyDraft('Các nội dung đã được thục hiện, nhưng cũng đã thưc thi ở đó.')).filter(
      ({ rule }) => rule === 'text/misspelt-syllable',
    );
    assert.ok(finding!.fixes.length > 0 && finding!.fixes.every(({ safe }) => !safe));
  });

  it('is none in names, foreign words, codes, addresses, units, numerals and loan words', () => {
    check(
      partyDraft(`
Đoàn công tác đến Krông Pắc, Đắk Lắk, Ea H'leo và gặp ông Y Thịnh, bà Nguyễn Thị Tuyêt Mai ở Pleiku.

Cập nhật website, file, email vanphong@vi.du.vn, https://vi.du.vn/van-ban-phap-luat, tiêu chuẩn VietGAP, kit xét nghiệm,
bộ phận chat trực tuyến, top 10, 5 km2, 20 kg, mục XIX, ký hiệu QĐ-UBND, biến thể Omicron, cây Panax vietnamensis.

Sử dụng ôtô, xi-măng, virút, axít, kilôgam, prôtêin, vắc xin, nơtron, in-tơ-nét và blốc nhà theo quy định.

Bổ nhiệm theo đúng quy định; lịch sử lý luận; thành phổ biến; cư trú trọng điểm; phòng cháy nổ lực lượng tại chỗ;
giám sát nhập khẩu; kiểm chế biến; tài liệu hành chính trang 5; phần đầu hồ sơ; cũng cố gắng; lụt bão đảm bảo an toàn.
`),
      { rules: { 'text/mixed-terms': 'off', 'text/abbreviation': 'off' } },
    );
  });

  it('is none where a passage or the whole has lost its marks, or has them apart', () => {
    const text = partyDraft(
      'Các cấp ủy tổ chức thực hiện nghiêm túc các nội dung của Nghị quyết.\n\n' +
        'Cac cap uy to chuc thuc hien nghiem tuc cac noi dung cua Nghi quyet, giai quyet khieu nai dung phap luat.\n\n' +
        'The committee shall let each cell report that it has set up a chat group.',
    );
    assert.deepEqual(marked(text, 'text/misspelt-syllable'), []);
    assert.deepEqual(marked(text.normalize('NFD'), 'text/misspelt-syllable'), []);
    const bare = text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/đ/g, 'd')
      .replace(/Đ/g, 'D');
    assert.deepEqual(marked(bare, 'text/misspelt-syllable'), []);
  });

  it('is none while it is being typed at the end of a block', () => {
    assert.deepEqual(marked(partyDraft('Giải quyết kịp thời các khieu'), 'text/misspelt-syllable'), []);
    assert.deepEqual(marked(partyDraft('Giải quyết kịp thời các khieu nại (kể cả'), 'text/unbalanced-quotes'), []);
  });

  it('is found in decomposed text where it stands there', () => {
    const text = partyDraft('Giải quyết khieu nại của công dân theo quy định.').normalize('NFD');
    assert.deepEqual(marked(text, 'text/misspelt-syllable'), ['khieu']);
  });

  it('changes only the wrong half of a slip, and nothing of a page end', () => {
    const text = partyDraft(
      'Mặt trận Tổ quốc, các tổ chức chính trị - xã hội thành\n\nphổ tiếp tục đổi mới hoạt động.',
    );
    assert.deepEqual(marked(text, 'text/misspelt-syllable'), ['phổ']);
    assert.match(repairs(text, 'text/misspelt-syllable')[0]!, /xã hội thành\n\nphố tiếp tục/);
    assert.deepEqual(repairs(partyDraft('Cơ sở y tế chuẩn đoán bệnh.'), 'text/misspelt-syllable'), [
      'Cơ sở y tế chẩn đoán bệnh.',
    ]);
  });
});

describe('The people, said twice', () => {
  it('are found behind a body that is of the people, and repaired by what is left', () => {
    check(
      partyDraft(`
Lực lượng công an nhân nhân; Hội đồng nhân nhân dân tỉnh; nghệ nhân nhân dân, công nhân nhân dân lao động.
                  ^^^^^^^^^ warning text/repeated-word
                                      ^^^^^^^^^ warning text/repeated-word
`),
    );
    assert.match(repairs(partyDraft('Công an nhân nhân.'), 'text/repeated-word')[0]!, /Công an nhân dân\./);
    assert.match(repairs(partyDraft('Ủy ban nhân nhân dân.'), 'text/repeated-word')[0]!, /Ủy ban nhân dân\./);
  });
});

describe('Spacing', () => {
  it('is amiss before and behind marks, and between a word and its number', () => {
    check(
      partyDraft(`
Các cấp ,các ngành ; báo cáo trước ngày30/6/2021, bảo đảm hiệu quả,trong đó chú trọng ( kể cả vùng cao ) các xã.
       ^^ hint text/spacing
                  ^^ hint text/spacing
                                   ^^^^^^ hint text/spacing
                                                                  ^ hint text/spacing
                                                                                      ^^ hint text/spacing
                                                                                                      ^^ hint text/spacing

Thực hiện Điều 2như đã nêu.  Các cấp, các ngành tiếp tục triển khai thực hiện các nhiệm vụ đã đề ra.
               ^^^^ hint text/spacing
                           ^^ hint text/spacing
`),
    );
  });

  it('is none in numbers, times, addresses, codes, blanks, labels, columns and ellipses', () => {
    check(
      partyDraft(`
Tổng số 1.234,5 tỷ đồng; lúc 8:30 ngày 06/7/2021; tỷ lệ 1:5; tại https://vi.du/a?x=1,b;c và TP.HCM, ThS.Nguyễn, v.v...

Họ và tên : ..........; ngày     tháng     năm 2021; (     ); các nội dung khác . . . . . và như trên ...

a)  Các cấp ủy tổ chức thực hiện các nội dung của Kết luận này theo đúng quy định đã ban hành.

Nơi nhận   Số lượng   Ghi chú dành cho những người nhận văn bản này để thực hiện
`),
    );
  });

  it('is said once where a text was split into words, and repaired in one go', () => {
    const text = partyDraft(`${'Các_cấp , các_ngành '.repeat(14)}tổ_chức thực_hiện .`);
    const findings = judged(text).filter(({ rule }) => rule === 'text/spacing');
    assert.equal(findings.length, 1);
    const repaired = applyChanges(text, findings[0]!.fixes[0]!.changes);
    assert.ok(!repaired.includes(' ,') && repaired.endsWith('thực_hiện.'));
  });

  it('is repaired by fix-all', () => {
    const text = partyDraft('Các cấp ,các ngành ; báo cáo trước ngày30/6/2021.');
    assert.match(
      applyChanges(text, safeChanges(judged(text))),
      /Các cấp, các ngành; báo cáo trước ngày 30\/6\/2021\.$/,
    );
  });
});

describe('Quotation marks and brackets', () => {
  it('without a partner are found, and so is the wrong one of a pair', () => {
    check(
      partyDraft(`
Chủ đề năm là “Đoàn kết, sáng tạo và giao Văn phòng theo dõi.
              ^ warning text/unbalanced-quotes

Các cấp (kể cả cấp xã thực hiện) theo quy định), phong trào “Dân vận khéo" ở cơ sở.
                                              ^ warning text/unbalanced-quotes
                                                                         ^ hint text/unbalanced-quotes

Các phong trào “Dân vận khéo”, “Người tốt, việc tốt”, "Vì người nghèo" ở cơ sở.
                                                      ^^^^^^^^^^^^^^^^ hint text/unbalanced-quotes
`),
    );
  });

  it('may go over several paragraphs, and labels are none', () => {
    check(
      stateDraft(`
1. Sửa đổi Điều 5 như sau:

“Điều 5. Trách nhiệm

a) Các sở, ngành thực hiện các nội dung sau (theo Phụ lục:

b) Văn phòng theo dõi, đôn đốc);

“c) Các xã báo cáo.”.

2. Bổ sung điểm d) và ý i) vào cuối khoản 1); các năm cách nhau bởi dấu (.
`),
    );
  });

  it('around the purpose of a recipient are brackets as a rule', () => {
    const text = partyDraft(
      'Các cấp thực hiện.\n\nNơi nhận:\n\n- Thường trực Ban Bí thư “để báo cáo”,\n- Lưu Văn phòng.',
    );
    assert.deepEqual(marked(text, 'text/unbalanced-quotes'), ['“để báo cáo”']);
    assert.match(repairs(text, 'text/unbalanced-quotes')[0]!, /Ban Bí thư \(để báo cáo\),/);
  });
});

describe('Decomposed letters', () => {
  it('are said once, at the first, and composed all at once', () => {
    const text = partyDraft('Các cấp ủy tổ chức thực hiện.\n\nVăn phòng theo dõi, đôn đốc.').normalize('NFD');
    const findings = judged(text).filter(({ rule }) => rule === 'text/not-nfc');
    assert.equal(findings.length, 1);
    assert.equal(findings[0]!.severity, 'information');
    assert.equal(text.slice(findings[0]!.span.start, findings[0]!.span.end), 'THÀNH'.normalize('NFD'));
    assert.equal(applyChanges(text, safeChanges(judged(text))), text.normalize('NFC'));
  });

  it('are no matter where a mark belongs to no letter', () => {
    assert.deepEqual(marked(partyDraft('Ký hiệu x\u0323 và các cấp ủy.'), 'text/not-nfc'), []);
  });
});

const ITEMS = [
  '- Tăng cường tuyên truyền, giáo dục chính trị, tư tưởng trong cán bộ, đảng viên và Nhân dân',
  '- Chỉ đạo thực hiện tốt các chương trình phát triển văn hóa, thể thao, y tế, giáo dục ở cơ sở',
  '- Nâng cao hiệu quả công tác đối ngoại, duy trì nghiêm chế độ thường trực sẵn sàng chiến đấu',
  '- Chăm lo đời sống của cán bộ, đảng viên, người lao động và các đối tượng chính sách trên địa bàn',
  '- Phối hợp chặt chẽ với các cơ quan, đơn vị có liên quan trong quá trình tổ chức thực hiện',
];
const itemsWith = (...marks: string[]): string => ITEMS.map((item, index) => item + marks[index]!).join('\n\n');

describe('A final mark', () => {
  it('is missing where the others of its kind have one', () => {
    const text = partyDraft(itemsWith(';', ';', '', ';', '.'));
    assert.deepEqual(marked(text, 'text/missing-final-mark'), ['đấu']);
    assert.match(repairs(text, 'text/missing-final-mark')[0]!, /sẵn sàng chiến đấu;\n/);
    assert.match(
      repairs(partyDraft(`${itemsWith('.', '.', '.', '.', '')}\n\nII. NHIỆM VỤ`), 'text/missing-final-mark')[0]!,
      /tổ chức thực hiện\.\n/,
    );
  });

  it('is not asked for where few have one, of what introduces a list, of headings and of what is being typed at the end', () => {
    assert.deepEqual(marked(partyDraft(itemsWith('', '', '', '', '')), 'text/missing-final-mark'), []);
    assert.deepEqual(marked(partyDraft(itemsWith(';', '', ';', '', '.')), 'text/missing-final-mark'), []);
    assert.deepEqual(marked(partyDraft(itemsWith(';', ';', ';', ';', '')), 'text/missing-final-mark'), []);
    assert.deepEqual(
      marked(
        partyDraft(
          `1. ${ITEMS[0]!.slice(2)}.\n\n2. ${ITEMS[1]!.slice(2)}.\n\n3. ${ITEMS[2]!.slice(2)}\n\n- Một nội dung.\n\n4. ${ITEMS[3]!.slice(2)}.`,
        ),
        'text/missing-final-mark',
      ),
      [],
    );
  });
});

describe('A term in two ways', () => {
  it('is marked where it is written in the rarer one', () => {
    check(
      partyDraft(`
Công tác phòng, chống thiên tai, phòng, chống dịch bệnh và phòng chống tội phạm được bảo đảm, đảm bảo đúng quy định.
                                                           ^^^^^^^^^^^ hint text/mixed-terms
                                                                                              ^^^^^^^ hint text/mixed-terms

Giai đoạn 2016 - 2020, giai đoạn 2021 - 2025 và giai đoạn 2026-2030; sau 3 năm, 5 năm và 07 năm thực hiện.
                                                              ^ hint text/mixed-terms
                                                                                         ^^ hint text/mixed-terms

Các cơ quan nhà nước, cơ quan nhà nước cấp trên và cơ quan Nhà nước cấp dưới; trong các nghị quyết, các Nghị quyết.
                                                   ^^^^^^^^^^^^^^^^ hint text/mixed-terms
                                                                                                    ^^^^^^^^^^^^^^ hint text/mixed-terms
`),
    );
  });

  it('is left alone where the draft keeps to one, in quotations, names, dates and settled terms', () => {
    check(
      partyDraft(`
Công tác phòng, chống dịch theo Kế hoạch “phòng chống dịch bệnh”; Luật Phòng chống thiên tai; các biện pháp bảo đảm tiền vay.

Sau 6 tháng đầu năm, từ ngày 05 tháng 8 năm 2021, trong 05 tháng, tại khoản 3 năm 2021; bảo đảm bảo mật thông tin.

Thực hiện các Nghị định số 30/2020/NĐ-CP và các nghị định của Chính phủ.
`),
      { rules: { 'text/capitals': 'off' } },
    );
  });

  it('is said once where it occurs often, with one repair for all', () => {
    const text = partyDraft(`${'Công tác phòng, chống dịch. '.repeat(9)}${'Việc phòng chống dịch. '.repeat(5)}`);
    const findings = judged(text).filter(({ rule }) => rule === 'text/mixed-terms');
    assert.equal(findings.length, 1);
    assert.equal(findings[0]!.related.length, 4);
    assert.ok(!applyChanges(text, findings[0]!.fixes[1]!.changes).includes('phòng chống'));
  });
});

describe('Capitals', () => {
  it('are as Nghị định 30/2020/NĐ-CP has them, in documents of its time', () => {
    const body = `
Chủ tịch Ủy ban Nhân dân tỉnh, Mặt trận tổ quốc và Bộ tài chính chăm lo đời sống của nhân dân trong tết Nguyên Đán.
         ^^^^^^^^^^^^^^^ hint text/capitals
                               ^^^^^^^^^^^^^^^^ hint text/capitals
                                                   ^^^^^^^^^^^^ hint text/capitals
                                                                                     ^^^^^^^^ hint text/capitals
                                                                                                    ^^^^^^^^^^^^^^ hint text/capitals

Theo quy định tại điều 5 và Khoản 2 Điều 6 của quyết định số 12/2021/QĐ-UBND ngày 01/02/2021 của Ủy ban nhân dân Tỉnh Sông Thao.
                  ^^^^ hint text/capitals
                            ^^^^^ hint text/capitals
                                               ^^^^^^^^^^ hint text/capitals
                                                                                                                 ^^^^ hint text/capitals
`;
    check(stateDraft(body));
    const old = stateDraft(body.replace(/^ *\^.*\n/gm, ''), '06 tháng 7 năm 2017');
    assert.deepEqual(marked(old, 'text/capitals'), []);
  });

  it('are right in other words, at the beginning of sentences, and in quotations', () => {
    check(
      stateDraft(`
Công an nhân dân, Tòa án nhân dân, Nghệ nhân nhân dân, quan hệ với nhân dân các nước; Khoản chi này; một số điều 5 năm qua.

Nhân dân và Nhà nước. Tỉnh Sông Thao thực hiện “vì nhân dân phục vụ”; cơ quan đảng, nhà nước; các nghị quyết của Hội đồng.

Thành phố Hồ Chí Minh, Quận 1, phường Bến Lội, 12 phường 5 xã; Bộ Tài chính, Bộ Y tế, Bộ trưởng Bộ Công Thương.
`),
    );
  });
});

describe('An abbreviation', () => {
  it('is said once, where it first stands, if it is explained later or nowhere', () => {
    const text = partyDraft(`
Các xã rà soát quỹ NOXH, báo cáo NOXH và KTTT. Phát triển kinh tế tập thể (KTTT) trong vùng BTXM.
                   ^^^^ hint text/abbreviation
                                         ^^^^ hint text/abbreviation
                                                                                            ^^^^ hint text/abbreviation
`);
    const [, early] = check(text);
    assert.equal(early!.related.length, 1);
  });

  it('needs no explanation where everybody knows it, in codes, numerals, capitals, recipients and signatures', () => {
    check(
      partyDraft(`
UBND, HĐND, MTTQ các xã; tốc độ tăng GRDP; ASEAN; khóa XIV; Quyết định số 12-QĐ/TU, ngày 11/12/2021; kênh 5G, TP.HCM.

Quỹ nhà ở xã hội (sau đây gọi tắt là NOXH) và NOXH ở đô thị; KTTT (kinh tế tập thể) trong KTTT.

PHẦN THỨ NHẤT: ABCX DEFG

Nơi nhận:
- Các ban XDĐ,
- Lưu: VP, TCHC.
`),
    );
  });
});

describe('Tone marks that differ in many places', () => {
  it('are marked once a syllable, with one repair for the whole draft', () => {
    const text = partyDraft(`${'Các cấp ủy, cụ thể hóa. '.repeat(9)}\n\n${'Thành uỷ, văn hoá. '.repeat(6)}`);
    const findings = judged(text).filter(({ rule }) => rule === 'text/tone-placement');
    assert.deepEqual(
      findings.map(({ span }) => text.slice(span.start, span.end)),
      ['uỷ', 'hoá'],
    );
    const whole = applyChanges(text, findings[0]!.fixes[1]!.changes);
    assert.ok(!whole.includes('uỷ') && !whole.includes('hoá'));
  });

  it('are not judged in quotations and names of laws', () => {
    assert.deepEqual(
      marked(
        partyDraft('Các cấp ủy, cấp ủy theo “Đề án văn hoá”, Luật Di sản văn hoá năm 2024 và sông Hoá.'),
        'text/tone-placement',
      ),
      [],
    );
  });
});

describe('What is kept with the blocks', () => {
  it('says the same when a draft is judged again, and as plain text', () => {
    const text = partyDraft('Giải quyết khieu nại ,phòng chống dịch và phòng, chống lụt, phòng, chống bão “a.');
    const draft = readDraft(text, false);
    const context = contextFor(draft, DEFAULT_SETTINGS, TODAY);
    assert.deepEqual(judge(draft, context), judge(draft, context));
    assert.deepEqual(judge(readDraft(text, false), context), judge(draft, context));
  });
});
