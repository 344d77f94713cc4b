/** The components of a document, judged by the norm in force on its own day. */
import assert from 'node:assert/strict';
import { applyChanges } from '../../server/src/features/code-actions';
import type { Finding } from '../../server/src/rules/rule';
import type { Settings } from '../../server/src/settings/settings';
import { judged } from '../support/fixture';
import { PARTY_MODELS, STATE_MODELS } from '../support/models';

const RULES = /^structure\/(?:legal-basis|missing-component|recipients|retired-recipient|signature|title)$/;

function about(text: string, settings: Partial<Settings> = {}): Finding[] {
  return judged(text, settings).filter(({ rule }) => RULES.test(rule));
}

/** "warning signature: T/M", one a finding. */
function said(text: string, settings: Partial<Settings> = {}): string[] {
  return about(text, settings).map(
    ({ rule, severity, span }) => `${severity} ${rule.slice('structure/'.length)}: ${text.slice(span.start, span.end)}`,
  );
}

/** What the safe repairs make of a text. */
function repaired(text: string): string {
  const changes = about(text).flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).flatMap((fix) => fix.changes));
  return applyChanges(text, changes);
}

interface Parts {
  readonly head?: string;
  readonly number?: string;
  readonly date?: string;
  readonly title?: string;
  readonly opening?: string;
  readonly body?: string;
  readonly list?: string;
  readonly signed?: string;
}

const BODY = '1. Các cơ quan, đơn vị tổ chức quán triệt và triển khai thực hiện.';

/** A Party document of a provincial committee; by 05-HD/VPTW unless another day is given. */
function party(parts: Parts = {}): string {
  return [
    parts.head ?? 'TỈNH ỦY ĐÔNG HÀ                 ĐẢNG CỘNG SẢN VIỆT NAM\n*',
    parts.number ?? 'Số 88-KH/TU',
    `Đông Hà, ngày ${parts.date ?? '12 tháng 6 năm 2026'}\n`,
    parts.title ?? 'KẾ HOẠCH\nkiểm tra, giám sát năm 2026',
    '',
    parts.opening ?? '',
    parts.body ?? BODY,
    '',
    parts.list ?? 'Nơi nhận:\n- Các đảng ủy trực thuộc Tỉnh ủy;\n- Lưu Văn phòng Tỉnh ủy.',
    '',
    parts.signed ?? 'T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nNguyễn Văn An',
    '',
  ].join('\n');
}

/** The same under 36-HD/VPTW. */
const before = (parts: Parts = {}): string =>
  party({
    date: '12 tháng 6 năm 2022',
    list: 'Nơi nhận:\n- Các đảng ủy trực thuộc Tỉnh ủy,\n- Lưu Văn phòng Tỉnh ủy.',
    ...parts,
  });

/** An administrative document of a commune. */
function state(parts: Parts = {}): string {
  return [
    parts.head ??
      'ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ LỘC AN                       Độc lập - Tự do - Hạnh phúc',
    `${parts.number ?? 'Số: 61/KH-UBND'}                 Lộc An, ngày ${parts.date ?? '12 tháng 6 năm 2026'}\n`,
    parts.title ?? 'KẾ HOẠCH\nChuyển đổi số năm 2026',
    '',
    parts.opening ?? '',
    parts.body ?? BODY,
    '',
    parts.list ?? 'Nơi nhận:\n- Các phòng chuyên môn;\n- Lưu: VT.',
    '',
    parts.signed ?? 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐỗ Thị Hạnh',
    '',
  ].join('\n');
}

/** A State decision with these legal bases. */
const decision = (bases: string, parts: Parts = {}): string =>
  state({
    number: 'Số: 412/QĐ-UBND',
    title: 'QUYẾT ĐỊNH\nVề việc phân công nhiệm vụ',
    opening: `ỦY BAN NHÂN DÂN XÃ LỘC AN\n\n${bases}\n\nQUYẾT ĐỊNH:\n`,
    body: 'Điều 1. Phân công nhiệm vụ.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.',
    ...parts,
  });

describe('Documents made by the models of the norms', () => {
  for (const layout of ['columns', 'stacked', 'table'] as const)
    it(`of all 25 types of the Party and all 29 of the State are in order (${layout})`, () => {
      for (const { system, type, text } of [...PARTY_MODELS, ...STATE_MODELS])
        assert.deepEqual(said(text(layout)), [], `${system} ${type}`);
    });

  it('are in order in decomposed text and with CRLF', () => {
    for (const { text } of [...PARTY_MODELS, ...STATE_MODELS]) {
      assert.deepEqual(said(text('columns').normalize('NFD')), []);
      assert.deepEqual(said(text('stacked').replace(/\n/g, '\r\n')), []);
    }
  });

  it('get nothing while they are typed, at the end of any word', () => {
    for (const type of ['Quyết định', 'Công văn', 'Kết luận'])
      for (const { text } of [...PARTY_MODELS, ...STATE_MODELS].filter((model) => model.type === type)) {
        const whole = text('columns');
        for (const { index } of whole.matchAll(/(?<=\S)(?=\s)|(?<=\n)/g))
          assert.deepEqual(said(whole.slice(0, index)), [], JSON.stringify(whole.slice(0, index).slice(-80)));
      }
  });

  it('are in order in the skeletons of this test', () => {
    for (const text of [
      party(),
      before(),
      state(),
      decision('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.'),
    ])
      assert.deepEqual(said(text), []);
  });
});

describe('A missing component', () => {
  it('is a warning where head and end stand, one for each of them', () => {
    assert.deepEqual(
      about(party({ head: 'TỈNH ỦY ĐÔNG HÀ\n*', number: '', list: '' })).map(({ severity, message }) => [
        severity,
        message.vi,
      ]),
      [
        ['warning', 'Thiếu tiêu đề “Đảng Cộng sản Việt Nam”; số và ký hiệu (Quy định 399-QĐ/TW, Điều 14).'],
        ['warning', 'Thiếu nơi nhận (Quy định 399-QĐ/TW, Điều 14).'],
      ],
    );
    assert.deepEqual(
      about(state({ head: 'ỦY BAN NHÂN DÂN XÃ LỘC AN', signed: '' })).map(({ message }) => message.vi),
      [
        'Thiếu Quốc hiệu; Tiêu ngữ (Nghị định 30/2020/NĐ-CP, Điều 8).',
        'Thiếu chức vụ, họ tên người ký (Nghị định 30/2020/NĐ-CP, Điều 8).',
      ],
    );
    assert.deepEqual(said(party({ title: '' })), ['warning missing-component: Số 88-KH/TU']);
    assert.deepEqual(said(party().replace('Đông Hà, ngày 12 tháng 6 năm 2026\n', '')), [
      'warning missing-component: KẾ HOẠCH',
    ]);
  });

  it('is judged by the norm of its day: 66-QĐ/TW before 09/01/2026, none before 06/02/2017', () => {
    const without = (date: string): string[] =>
      about(before({ head: 'TỈNH ỦY ĐÔNG HÀ\n*', date })).map(({ message }) => message.vi);
    assert.deepEqual(without('12 tháng 6 năm 2022'), [
      'Thiếu tiêu đề “Đảng Cộng sản Việt Nam” (Quy định 66-QĐ/TW, Điều 15).',
    ]);
    assert.deepEqual(without('12 tháng 6 năm 2016'), []);
  });

  it('is not a blank that waits to be filled in', () => {
    for (const number of ['Số       -KH/TU', 'Số:      -KH/TU', 'Số ……-KH/TU', 'Số: ...../KH-TU', 'Số xx-KH/TU'])
      assert.ok(!said(party({ number })).some((one) => one.includes('missing')), number);
    for (const date of [
      '     tháng     năm 2026',
      '… tháng 6 năm 2026',
      '.... tháng .... năm 2026',
      'xx tháng 6 năm 2026',
    ])
      assert.ok(!said(party({ date })).some((one) => one.includes('missing')), date);
  });

  it('of a draft that begins with its title is one information, and none of an excerpt', () => {
    const title = 'KẾ HOẠCH\nkiểm tra, giám sát năm 2026\n\n';
    const end = 'T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nNguyễn Văn An\n';
    const list = 'Nơi nhận:\n- Các đảng ủy trực thuộc;\n- Lưu Văn phòng.\n\n';
    assert.deepEqual(said(`${title}${BODY}\n\n${list}${end}`), ['information missing-component: KẾ HOẠCH']);
    assert.deepEqual(said(`${title}${BODY}\n`), []);
    assert.deepEqual(said(`${BODY}\n`), []);
  });

  it('of a draft without an end is nothing while it is short, and one information on the title when it is long', () => {
    const open = party({ list: '', signed: '' });
    assert.deepEqual(said(open), []);
    assert.deepEqual(said(open.replace(BODY, `${BODY}\n\n`.repeat(40))), ['information missing-component: KẾ HOẠCH']);
  });

  it('is not missed in what is attached, consolidated, printed again, or no document of a norm', () => {
    const silent = [
      'QUY CHẾ\nlàm việc của Ban Chấp hành\n\n(Ban hành kèm theo Quyết định số 12-QĐ/TU, ngày 05/01/2022 của Tỉnh ủy)\n\nĐiều 1. Phạm vi\n\nT/M TỈNH ỦY\nBÍ THƯ\n\nNguyễn Văn An\n',
      `CÔNG BÁO/Số 151/Ngày 17-3-2026\n\n${state({ list: '' })}`,
      `${state({ signed: '' })}\n\n**Nguồn:** vanban.example\n`,
      party({ head: 'TỈNH ĐOÀN ĐÔNG HÀ\n*', number: 'Số 12-KH/TĐTN', list: '' }),
      state({ head: 'CÔNG TY CỔ PHẦN LỘC AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', list: '' }),
      state({ number: 'Số: 21/2026/QĐ-UBND', title: 'QUYẾT ĐỊNH\nQuy định về bến thủy', list: '' }),
    ];
    for (const text of silent) assert.deepEqual(said(text), [], text);
  });

  it('is there in columns that ran into one another, under a name nobody knows, in figures against the norm', () => {
    assert.deepEqual(said(party({ head: 'TỈNH ỦY ĐÔNG HÀ ĐẢNG CỘNG SẢN VIỆT NAM\n*' })), []);
    assert.deepEqual(said(party({ head: 'BCĐ CHUYỂN ĐỔI SỐ\n*\nĐẢNG CỘNG SẢN VIỆT NAM' })), []);
    assert.deepEqual(said(party({ signed: 'ĐỘI TRƯỞNG\n\nNguyễn Văn An' })), []);
    assert.deepEqual(said(state({ date: '' }).replace('Lộc An, ngày ', 'Lộc An, ngày 12/6/2026')), []);
  });
});

describe('The subject', () => {
  it('does not begin with “V/v” below a type name', () => {
    const text = decision('Căn cứ Quy chế làm việc của Ủy ban nhân dân xã.').replace('Về việc', 'V/v');
    assert.deepEqual(said(text), ['warning title: V/v']);
    assert.equal(repaired(text), text.replace('V/v', 'Về việc'));
    assert.deepEqual(said(party({ title: 'KẾ HOẠCH\nV/v: kiểm tra, giám sát năm 2026' })), ['warning title: V/v:']);
  });

  it('may do so in an official letter', () => {
    const letter = state({
      number: 'Số: 615/UBND-VX',
      title: 'V/v rà soát thủ tục hành chính\n\nKính gửi: Các phòng chuyên môn',
      list: 'Nơi nhận:\n- Như trên;\n- Lưu: VT.',
    });
    assert.deepEqual(said(letter), []);
  });

  it('is missed below a type name once the end stands', () => {
    assert.deepEqual(said(party({ title: 'KẾ HOẠCH' })), ['warning title: KẾ HOẠCH']);
    assert.deepEqual(said(party({ title: 'KẾ HOẠCH', list: '', signed: '' })), []);
    assert.deepEqual(said(state({ title: 'GIẤY GIỚI THIỆU', number: 'Số: 12/GGT-UBND' })), []);
    // A short line that ends as a sentence does may be the subject.
    assert.deepEqual(said(party({ title: 'KẾ HOẠCH\nKiểm tra, giám sát của cấp ủy.' })), []);
  });

  it('has no full stop, and begins small in the Party and with a capital in the State', () => {
    const wrong = party({ title: 'KẾ HOẠCH\nVề kiểm tra, giám sát năm 2026.' });
    assert.deepEqual(said(wrong), ['hint title: Về kiểm', 'hint title: .']);
    assert.equal(repaired(wrong), wrong.replace('Về kiểm', 'về kiểm').replace('2026.\n', '2026\n'));
    assert.deepEqual(said(state({ title: 'KẾ HOẠCH\nchuyển đổi số năm 2026' })), ['hint title: chuyển đổi']);
    for (const title of ['KẾ HOẠCH\nĐại hội Đảng bộ tỉnh', 'KẾ HOẠCH\nVỀ KIỂM TRA NĂM 2026', 'KẾ HOẠCH\nvề …….'])
      assert.deepEqual(said(party({ title })), [], title);
  });
});

describe('The recipients', () => {
  it('end in commas by 36-HD/VPTW and in semicolons since 27/5/2026, always in a full stop', () => {
    const commas = 'Nơi nhận:\n- Ban Bí thư (để báo cáo),\n- Các đảng ủy trực thuộc,\n- Lưu Văn phòng Tỉnh ủy.';
    const semicolons = commas.replaceAll(',\n', ';\n');
    assert.deepEqual(said(before({ list: commas })), []);
    assert.deepEqual(said(party({ list: semicolons })), []);
    assert.deepEqual(said(before({ list: semicolons })), ['hint recipients: ;']);
    assert.deepEqual(said(party({ list: commas })), ['hint recipients: ,']);
    assert.equal(repaired(party({ list: commas })), party({ list: semicolons }));
    assert.equal(repaired(before({ list: semicolons })), before({ list: commas }));
    // A day that is still open may fall under either.
    assert.deepEqual(said(party({ list: commas, date: '     tháng     năm 2026' })), []);
    assert.deepEqual(said(before({ list: semicolons, date: '12 tháng 6 năm 2016' })), []);
  });

  it('are one finding with one repair, wherever their lines break', () => {
    const list = 'Nơi nhận:\n- Bộ Nội vụ\n- Các bộ, cơ quan ngang bộ,\n  cơ quan thuộc Chính phủ,\n- Lưu: VT';
    const [finding, ...others] = about(state({ list }));
    assert.deepEqual(others, []);
    assert.equal(finding!.related.length, 2);
    assert.equal(
      repaired(state({ list })),
      state({
        list: 'Nơi nhận:\n- Bộ Nội vụ;\n- Các bộ, cơ quan ngang bộ,\n  cơ quan thuộc Chính phủ;\n- Lưu: VT.',
      }),
    );
  });

  it('are repaired in columns and in tables', () => {
    const columns = party({
      list: 'Nơi nhận:                          T/M BAN THƯỜNG VỤ\n- Các đảng ủy trực thuộc,          PHÓ BÍ THƯ\n- Lưu Văn phòng Tỉnh ủy',
      signed: '                                   Nguyễn Văn An',
    });
    assert.match(repaired(columns), /^- Các đảng ủy trực thuộc; {10}PHÓ BÍ THƯ\n- Lưu Văn phòng Tỉnh ủy\.$/m);
    const table = party({
      list: '| Nơi nhận: | T/M BAN THƯỜNG VỤ |\n| **- Các đảng ủy trực thuộc,** | PHÓ BÍ THƯ |\n| - Lưu Văn phòng Tỉnh ủy. | Nguyễn Văn An |',
      signed: '',
    });
    assert.match(repaired(table), /\| \*\*- Các đảng ủy trực thuộc;\*\* \| PHÓ BÍ THƯ \|/);
  });

  it('have a line of filing, with a colon in the State alone', () => {
    assert.deepEqual(said(party({ list: 'Nơi nhận:\n- Các đảng ủy trực thuộc.' })), ['hint recipients: Nơi nhận:']);
    assert.deepEqual(said(state({ list: 'Nơi nhận:\n- Các phòng;\n- Lưu VT.' })), ['hint recipients: Lưu']);
    assert.equal(
      repaired(state({ list: 'Nơi nhận:\n- Các phòng;\n- Lưu VT.' })),
      state({ list: 'Nơi nhận:\n- Các phòng;\n- Lưu: VT.' }),
    );
    assert.deepEqual(said(party({ list: 'Nơi nhận:\n- Các ban đảng;\n- Lưu: VPTU.' })), ['hint recipients: :']);
    assert.equal(
      repaired(party({ list: 'Nơi nhận:\n- Các ban đảng;\n- Lưu: VPTU.' })),
      party({ list: 'Nơi nhận:\n- Các ban đảng;\n- Lưu VPTU.' }),
    );
  });

  it('begin with “Như trên” where those addressed stand above', () => {
    const opening = 'Kính gửi: Các phòng chuyên môn\n';
    const letter = (list: string): string =>
      state({ number: 'Số: 615/UBND-VX', title: 'V/v rà soát thủ tục hành chính', opening, list });
    assert.deepEqual(said(letter('Nơi nhận:\n- Các phòng;\n- Lưu: VT.')), ['hint recipients: - Các phòng;']);
    assert.deepEqual(said(letter('Nơi nhận:\n- Như trên;\n- Lưu: VT.')), []);
  });

  it('are addressed by “Kính trình” in a submission of the Party since 27/5/2026 only', () => {
    const submission = (word: string, make: (parts: Parts) => string, mark: string): string =>
      make({
        number: 'Số 27-TTr/TU',
        title: 'TỜ TRÌNH\nvề phê duyệt danh mục tài liệu',
        opening: `${word}: Ban Bí thư\n`,
        list: `Nơi nhận:\n- Như trên${mark}\n- Lưu Văn phòng Tỉnh ủy.`,
      });
    assert.deepEqual(said(submission('Kính trình', party, ';')), []);
    assert.deepEqual(said(submission('Kính gửi', party, ';')), ['hint recipients: Kính gửi']);
    assert.equal(repaired(submission('Kính gửi', party, ';')), submission('Kính trình', party, ';'));
    assert.deepEqual(said(submission('Kính gửi', before, ',')), []);
    assert.deepEqual(said(submission('Kính trình', before, ',')), ['hint recipients: Kính trình']);
  });

  it('are judged where those addressed are many', () => {
    const letter = state({
      number: 'Số: 615/UBND-VX',
      title: 'V/v rà soát thủ tục hành chính',
      opening: 'Kính gửi:\n- Các phòng chuyên môn,\n- Các trường học.\n',
      list: 'Nơi nhận:\n- Như trên;\n- Lưu: VT.',
    });
    assert.deepEqual(said(letter), ['hint recipients: ,']);
    assert.equal(repaired(letter), letter.replace('chuyên môn,', 'chuyên môn;'));
  });

  it('may stand beside a brace that names the purpose of several lines', () => {
    assert.deepEqual(said(state({ list: 'Nơi nhận:\n- Thường trực Đảng ủy; (để b/c)\n- Các phòng;\n- Lưu: VT.' })), []);
    assert.deepEqual(said(state({ list: 'Nơi nhận:\n- Thường trực Đảng ủy (để b/c)\n- Các phòng;\n- Lưu: VT.' })), [
      'hint recipients: b/c)',
    ]);
  });

  it('are not judged where their lines run into the signature beside them', () => {
    const list = 'Nơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n- UBND tỉnh,\n- Lưu VT, VX. Đỗ Thị Hạnh';
    assert.deepEqual(said(state({ list, signed: '' })), []);
  });

  it('do not begin with a signatory whose name is Lưu', () => {
    assert.deepEqual(said(state({ signed: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLưu Mạnh Hùng' })), []);
  });

  it('are left to rules of their own in the army, and in legislation', () => {
    const list = 'Nơi nhận:\n- Các đảng ủy,\n- Lưu Văn phòng.';
    assert.deepEqual(
      said(party({ head: 'QUÂN ỦY TRUNG ƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM', number: 'Số 12-KH/QUTW', list })),
      [],
    );
    assert.deepEqual(
      said(state({ number: 'Số:      /2026/QĐ-UBND', title: 'QUYẾT ĐỊNH\nQuy định về bến thủy', list })),
      [],
    );
  });
});

describe('A recipient that has ended', () => {
  const to = (...lines: string[]): string => `Nơi nhận:\n${lines.map((line) => `- ${line};\n`).join('')}- Lưu: VT.`;

  it('is a warning after its end, at its name', () => {
    const list = to(
      'Các Huyện uỷ, Thành uỷ',
      'UBND các huyện, thành phố',
      'Ủy ban nhân dân tỉnh Hà Nam',
      'Bộ Kế hoạch và Đầu tư',
    );
    assert.deepEqual(said(state({ list })), [
      'warning retired-recipient: Huyện uỷ',
      'warning retired-recipient: UBND các huyện',
      'warning retired-recipient: Ủy ban nhân dân tỉnh Hà Nam',
      'warning retired-recipient: Bộ Kế hoạch và Đầu tư',
    ]);
    assert.deepEqual(said(state({ list, date: '20 tháng 02 năm 2025' })), []);
    assert.deepEqual(said(state({ list, date: '     tháng     năm 2025' })), []);
  });

  it('is found among those addressed', () => {
    const letter = state({
      number: 'Số: 615/UBND-VX',
      title: 'V/v rà soát thủ tục hành chính',
      opening: 'Kính gửi: Ủy ban nhân dân các quận, huyện\n',
      list: to('Như trên'),
    });
    assert.deepEqual(said(letter), ['warning retired-recipient: Ủy ban nhân dân các quận']);
  });

  it('only informs where no source is certain of its day', () => {
    const list = 'Nơi nhận:\n- Các ban cán sự đảng, đảng đoàn,\n- Lưu Văn phòng Tỉnh ủy.';
    assert.deepEqual(said(before({ list, date: '12 tháng 6 năm 2025' })), [
      'information retired-recipient: ban cán sự đảng',
      'information retired-recipient: đảng đoàn',
    ]);
    assert.deepEqual(said(party({ list: list.replace('đoàn,', 'đoàn;') })), [
      'warning retired-recipient: ban cán sự đảng',
      'warning retired-recipient: đảng đoàn',
    ]);
  });

  it('is not Quân ủy, nor a body or a person of the past', () => {
    const list = to(
      'Quân ủy Trung ương',
      'Huyện ủy Thủy Nguyên (cũ)',
      'Các đồng chí nguyên Bí thư Huyện ủy',
      'Các quân khu',
      'Các xã, phường',
    );
    assert.deepEqual(said(state({ list })), []);
  });

  it('is found in decomposed text', () => {
    const text = state({ list: to('Các huyện ủy') }).normalize('NFD');
    assert.equal(said(text).length, 1);
  });
});

describe('The legal bases', () => {
  it('end in semicolons, the last in a comma by 36-HD/VPTW and in a full stop since', () => {
    const bases = (last: string, dash = ''): Parts => ({
      number: 'Số 45-QĐ/TU',
      title: 'QUYẾT ĐỊNH\nthành lập tổ công tác',
      opening: `${dash}Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n${dash}Căn cứ Quy chế làm việc của Tỉnh ủy khóa XVIII${last}\n\nQUYẾT ĐỊNH:\n`,
      body: 'Điều 1. Thành lập tổ công tác.',
    });
    assert.deepEqual(said(before(bases(','))), []);
    assert.deepEqual(said(before(bases('.'))), ['hint legal-basis: .']);
    assert.deepEqual(said(party(bases('.', '- '))), []);
    assert.deepEqual(said(party(bases(',', '- '))), ['hint legal-basis: ,']);
    assert.equal(repaired(party(bases(','))), party(bases('.', '- ')));
    assert.deepEqual(said(decision('Căn cứ Luật Lưu trữ,\nTheo đề nghị của Chánh Văn phòng.')), [
      'hint legal-basis: ,',
    ]);
  });

  it('are not judged inside a sentence, or while they are typed', () => {
    const opening =
      'Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về chuyển đổi số, Ủy ban nhân dân xã ban hành kế hoạch như sau:\n';
    assert.deepEqual(said(state({ opening })), []);
    const typed = decision('Căn cứ Luật Lưu trữ;\nCăn cứ Luật Tổ chức chính quyền địa phương');
    assert.deepEqual(said(typed.slice(0, typed.indexOf('địa phương'))), []);
  });

  it('name laws by name: without number in the State, by year in the Party since 27/5/2026', () => {
    const law = 'Căn cứ Luật Lưu trữ số 33/2024/QH15.';
    assert.deepEqual(said(decision(law)), ['hint legal-basis: 33/2024/QH15']);
    assert.deepEqual(said(decision('Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024.')), []);
    const ofParty = (bases: string, make: (parts: Parts) => string): string[] =>
      said(
        make({
          number: 'Số 45-QĐ/TU',
          title: 'QUYẾT ĐỊNH\nthành lập tổ công tác',
          opening: `${bases}\n\nQUYẾT ĐỊNH:\n`,
        }),
      );
    assert.deepEqual(ofParty('- Căn cứ Luật Lưu trữ số 33/2024/QH15.', party), ['hint legal-basis: 33/2024/QH15']);
    assert.deepEqual(ofParty('- Căn cứ Luật Lưu trữ số 33/2024/QH15 năm 2024.', party), []);
    assert.deepEqual(ofParty('- Căn cứ Luật Lưu trữ năm 2024.', party), []);
    assert.deepEqual(ofParty('Căn cứ Luật Lưu trữ số 33/2024/QH15,', before), []);
    // Legislation names them by number.
    assert.deepEqual(said(decision(law, { number: 'Số: 21/2026/QĐ-UBND' })), []);
  });

  it('bear no date in legislation of April to June 2025', () => {
    const bases =
      'Căn cứ Luật Lưu trữ năm 2024;\nCăn cứ Nghị định số 113/2025/NĐ-CP ngày 03 tháng 6 năm 2025 của Chính phủ.';
    const on = (date: string): string[] => said(decision(bases, { number: 'Số: 21/2025/QĐ-UBND', date }));
    assert.deepEqual(on('20 tháng 6 năm 2025'), ['hint legal-basis: ngày 03 tháng 6 năm 2025']);
    assert.deepEqual(on('20 tháng 7 năm 2025'), []);
  });

  it('name no document twice', () => {
    const twice = decision(
      [
        'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
        'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.',
      ].join('\n'),
    );
    assert.deepEqual(said(twice), ['warning legal-basis: 30/2020/NĐ-CP']);
    const provisions = decision(
      [
        'Căn cứ khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;',
        'Căn cứ khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.',
      ].join('\n'),
    );
    assert.deepEqual(said(provisions), []);
  });

  it('go from higher to lower force, as a rule of practice', () => {
    const bases =
      'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\nCăn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024.';
    assert.deepEqual(said(decision(bases)), ['hint legal-basis: Luật']);
  });
});

describe('The signature', () => {
  it('is written T/M in the Party and TM. in the State', () => {
    const wrong = party({ signed: 'TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nNguyễn Văn An' });
    assert.deepEqual(said(wrong), ['warning signature: TM.']);
    assert.equal(repaired(wrong), party());
    const other = state({ signed: 'T/M ỦY BAN NHÂN DÂN\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐỗ Thị Hạnh' });
    assert.deepEqual(said(other), ['warning signature: T/M', 'warning signature: K/T']);
    assert.match(repaired(other), /TM\. ỦY BAN NHÂN DÂN\nKT\. CHỦ TỊCH/);
    assert.deepEqual(said(state({ signed: 'TM ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐỗ Thị Hạnh' })), ['warning signature: TM']);
    assert.deepEqual(said(state({ signed: 'T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH', date: '12 tháng 6 năm 2019' })), []);
  });

  it('names the committee, not its Ban Chấp hành, and an office below', () => {
    const wrong = before({ signed: 'T/M BAN CHẤP HÀNH\n\n\nNguyễn Văn An' });
    assert.deepEqual(said(wrong), ['warning signature: T/M BAN CHẤP HÀNH']);
    assert.deepEqual(
      about(wrong)[0]!.fixes.map(({ title, safe }) => [title.vi, safe]),
      [['Sửa thành “T/M TỈNH ỦY”', false]],
    );
    assert.deepEqual(said(party({ signed: 'T/M TỈNH ỦY\n\n\nNguyễn Văn An' })), ['warning signature: T/M TỈNH ỦY']);
    // A plain member signs for the standing committee without an office.
    assert.deepEqual(said(party({ signed: 'T/M BAN THƯỜNG VỤ\n\n\nNguyễn Văn An' })), [
      'information signature: T/M BAN THƯỜNG VỤ',
    ]);
    assert.deepEqual(said(party({ signed: 'T/M TỈNH ỦY' })), []);
    assert.deepEqual(
      said(
        party({
          head: 'BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM',
          number: 'Số 12-NQ/TW',
          title: 'NGHỊ QUYẾT\nvề công tác cán bộ',
          signed: 'T/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ\n\nNguyễn Văn An',
        }),
      ),
      [],
    );
  });

  it('bears the office without the body', () => {
    for (const [written, rest] of [
      ['PHÓ BÍ THƯ TỈNH UỶ', 'TỈNH UỶ'],
      ['BÍ THƯ ĐẢNG ỦY', 'ĐẢNG ỦY'],
      ['CHỦ NHIỆM ỦY BAN KIỂM TRA', 'ỦY BAN KIỂM TRA'],
    ] as const)
      assert.deepEqual(
        said(party({ signed: `T/M BAN THƯỜNG VỤ\n${written}\n\nNguyễn Văn An` })),
        [`warning signature: ${rest}`],
        written,
      );
    // Without a seal of its own, a steering committee signs with both offices; joint documents name both bodies.
    for (const signed of [
      'PHÓ BÍ THƯ TỈNH ỦY\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO\n\nNguyễn Văn An',
      'CHÁNH VĂN PHÒNG TỈNH ỦY          CHÁNH VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH\n\nNguyễn Văn An          Trần Văn Bình',
      'T/L BAN THƯỜNG VỤ\nTRƯỞNG BAN TỔ CHỨC\n\nNguyễn Văn An',
    ])
      assert.deepEqual(said(party({ signed })), [], signed);
    assert.deepEqual(said(state({ signed: 'CHỦ TỊCH ỦY BAN NHÂN DÂN\n\nĐỗ Thị Hạnh' })), []);
  });

  it('for somebody is for the head, and never for a secretary', () => {
    const office = { head: 'TỈNH ỦY ĐÔNG HÀ\nVĂN PHÒNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM', number: 'Số 88-KH/VPTU' };
    assert.deepEqual(
      said(party({ ...office, signed: 'K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nNguyễn Văn An' })),
      [],
    );
    assert.deepEqual(
      said(party({ ...office, signed: 'K/T PHÓ CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nNguyễn Văn An' })),
      ['warning signature: K/T PHÓ CHÁNH VĂN PHÒNG'],
    );
    assert.deepEqual(
      said(party({ ...office, signed: 'K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH\n\nNguyễn Văn An' })),
      ['warning signature: K/T CHÁNH VĂN PHÒNG'],
    );
    assert.deepEqual(said(party({ signed: 'K/T BÍ THƯ\nPHÓ BÍ THƯ\n\nNguyễn Văn An' })), [
      'warning signature: K/T BÍ THƯ',
    ]);
    // In the State the deputy in charge signs for the head.
    assert.deepEqual(said(state({ signed: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH PHỤ TRÁCH\n\nĐỗ Thị Hạnh' })), []);
  });

  it('bears the name alone, but for the army, the police, schools and hospitals', () => {
    assert.deepEqual(said(party({ signed: 'T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nPGS.TS. Nguyễn Văn An' })), [
      'warning signature: PGS.TS.',
    ]);
    assert.deepEqual(said(state({ signed: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nThS. Đỗ Thị Hạnh' })), [
      'warning signature: ThS.',
    ]);
    const head = 'CÔNG AN TỈNH ĐÔNG HÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';
    assert.deepEqual(said(state({ head, signed: 'GIÁM ĐỐC\n\nĐại tá Đỗ Văn Hùng' })), []);
  });

  it('goes with the author named in the title', () => {
    const title = 'KẾ HOẠCH\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nkiểm tra, giám sát năm 2026';
    assert.deepEqual(said(party({ title })), []);
    assert.deepEqual(said(party({ title, signed: 'T/M TỈNH ỦY\nBÍ THƯ\n\nNguyễn Văn An' })), [
      'warning signature: T/M TỈNH ỦY',
    ]);
    assert.deepEqual(said(party({ title: title.replace('BAN THƯỜNG VỤ TỈNH ỦY', 'BAN CHẤP HÀNH ĐẢNG BỘ TỈNH') })), [
      'warning signature: T/M BAN THƯỜNG VỤ',
    ]);
  });

  it('of associations follows rules of their own', () => {
    const head = 'TỈNH ĐOÀN ĐÔNG HÀ\nBAN CHẤP HÀNH\n*';
    assert.deepEqual(
      said(
        party({ head, number: 'Số 12-KH/TĐTN', signed: 'TM. BAN THƯỜNG VỤ TỈNH ĐOÀN\nPHÓ BÍ THƯ\n\nNguyễn Văn An' }),
      ),
      [],
    );
  });
});
