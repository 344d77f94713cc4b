/**
 * Documents of every type, made by the models of the norms: the 25 types of the Party (Quy định 399-QĐ/TW, Điều 5; layout of
 * Hướng dẫn 05-HD/VPTW) and the 29 of the State (Nghị định 30/2020/NĐ-CP, Điều 7; layout of Phụ lục I). Places and people
 * are invented.
 */
import type { ComponentKind } from '../../server/src/draft/components';

/** How the head comes out of a word processor: two columns side by side, or the left one above the right one. */
export type Layout = 'columns' | 'stacked' | 'table';

export interface Model {
  readonly system: 'party' | 'state';
  readonly type: string;
  readonly text: (layout: Layout) => string;
  /** What must be found, in no order. */
  readonly expected: readonly (readonly [ComponentKind, string])[];
}

interface Parts {
  readonly number?: string | undefined;
  readonly superior?: string | undefined;
  readonly issuer: string;
  readonly place: string;
  readonly author?: string | undefined;
  readonly subject?: string | undefined;
  readonly addressee?: string | undefined;
  readonly basis?: readonly string[];
  readonly enacting?: string | undefined;
  readonly body?: readonly string[];
  readonly authority?: string | undefined;
  readonly office?: string | undefined;
  readonly name?: string | undefined;
  readonly recipients?: readonly string[];
  readonly filing?: string | undefined;
}

const BODY = [
  '1. Các cơ quan, đơn vị tổ chức quán triệt và triển khai thực hiện.',
  '2. Văn phòng theo dõi, đôn đốc và báo cáo kết quả trước ngày 15 hằng tháng.',
];

function model(system: Model['system'], type: string, parts: Parts): Model {
  const party = system === 'party';
  const { superior, issuer, number, place, author, subject, addressee, enacting, authority, office, name } = parts;
  const basis = parts.basis ?? [];
  const recipients = parts.recipients ?? (addressee === undefined ? ['- Các cơ quan, đơn vị;'] : ['- Như trên;']);
  const filing = parts.filing ?? (party ? '- Lưu Văn phòng.' : '- Lưu: VT.');
  // An official letter has no type name: what it is about stands below its number.
  const letter = type === 'Công văn';
  const text = (layout: Layout): string => {
    const left = [superior, issuer, party ? '*' : '', number].filter((line) => line !== undefined);
    if (letter && subject !== undefined) left.push(subject);
    const right = party
      ? ['ĐẢNG CỘNG SẢN VIỆT NAM', '', place]
      : ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '_____________', place];
    const head =
      layout === 'stacked'
        ? [...left, '', ...right]
        : Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
            const cells = [left[index] ?? '', right[index] ?? ''] as const;
            return layout === 'table'
              ? `| ${cells[0]} | ${cells[1]} |`
              : `${cells[0].padEnd(44)}    ${cells[1]}`.trimEnd();
          });
    // "CỦA BAN THƯỜNG VỤ ..." belongs to the title; who issues by articles stands alone, above the legal basis.
    const ofBody = author?.startsWith('CỦA') === true;
    const title = letter
      ? []
      : [
          '',
          type.toUpperCase(),
          ...(ofBody ? [author] : []),
          ...(subject ? [subject] : []),
          party ? '-----' : '______',
        ];
    if (author !== undefined && !ofBody) title.push('', author);
    const signature = [authority, office, '', name].filter((line) => line !== undefined);
    const list = recipients.length === 0 ? [] : ['Nơi nhận:', ...recipients, filing];
    const end =
      layout === 'stacked'
        ? [...list, '', ...signature]
        : Array.from({ length: Math.max(list.length, signature.length) }, (_, index) => {
            const cells = [list[index] ?? '', signature[index] ?? ''] as const;
            return layout === 'table'
              ? `| ${cells[0]} | ${cells[1]} |`
              : `${cells[0].padEnd(44)}    ${cells[1]}`.trimEnd();
          });
    return [
      ...head,
      ...title,
      '',
      ...(addressee ? [addressee, ''] : []),
      ...basis,
      ...(enacting ? ['', enacting, ''] : []),
      ...(parts.body ?? BODY),
      '',
      ...end,
      '',
    ].join('\n');
  };
  const expected: [ComponentKind, string | undefined][] = [
    ...(party
      ? ([['party-heading', 'ĐẢNG CỘNG SẢN VIỆT NAM']] as [ComponentKind, string][])
      : ([
          ['national-heading', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['motto', 'Độc lập - Tự do - Hạnh phúc'],
        ] as [ComponentKind, string][])),
    ['superior', superior],
    ['issuer', issuer],
    ['number', number],
    ['place-date', place],
    ['type', letter ? undefined : type.toUpperCase()],
    ['author', author],
    ['subject', subject],
    ['addressee', addressee],
    ...basis.map((line): [ComponentKind, string] => ['legal-basis', line]),
    ['enacting', enacting],
    ['body', ''],
    ['authority', authority],
    ['office', office],
    ['signatory', name],
    ['recipients', recipients.length > 0 ? 'Nơi nhận:' : undefined],
    ...recipients.map((line): [ComponentKind, string] => ['recipient', line]),
    ['filing', recipients.length > 0 ? filing : undefined],
  ];
  return {
    system,
    type,
    text,
    expected: expected.filter((pair): pair is [ComponentKind, string] => pair[1] !== undefined),
  };
}

const PROVINCE = { issuer: 'TỈNH ỦY ĐÔNG HÀ', place: 'Đông Hà, ngày 12 tháng 6 năm 2026' };
const STANDING = { ...PROVINCE, authority: 'T/M BAN THƯỜNG VỤ', office: 'PHÓ BÍ THƯ', name: 'Nguyễn Văn An' };
const COMMITTEE = { ...PROVINCE, authority: 'T/M TỈNH ỦY', office: 'BÍ THƯ', name: 'Trần Thị Bình' };
const WARD = {
  superior: 'ĐẢNG BỘ TỈNH ĐÔNG HÀ',
  issuer: 'ĐẢNG ỦY PHƯỜNG TRUNG SƠN',
  place: 'Trung Sơn, ngày 03 tháng 7 năm 2026',
  authority: 'T/M ĐẢNG ỦY',
  office: 'BÍ THƯ',
  name: 'Lê Văn Cường',
};
const OFFICE = {
  superior: 'TỈNH ỦY ĐÔNG HÀ',
  issuer: 'VĂN PHÒNG',
  place: 'Đông Hà, ngày 20 tháng 8 năm 2026',
  office: 'CHÁNH VĂN PHÒNG',
  name: 'Phạm Quốc Dũng',
};
const CENTRE = { issuer: 'BAN CHẤP HÀNH TRUNG ƯƠNG', place: 'Hà Nội, ngày 15 tháng 9 năm 2026' };
const BUREAU = { ...CENTRE, authority: 'T/M BỘ CHÍNH TRỊ', name: 'Hoàng Minh Đức' };
const CONGRESS = { issuer: 'ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XIV', place: 'Hà Nội, ngày 23 tháng 01 năm 2026', authority: 'T/M ĐOÀN CHỦ TỊCH', name: 'Hoàng Minh Đức', recipients: [] }; // prettier-ignore

/** In the order of Quy định 399-QĐ/TW, Điều 5. */
export const PARTY_MODELS: readonly Model[] = [
  model('party', 'Cương lĩnh chính trị', { ...CONGRESS, subject: 'xây dựng đất nước trong thời kỳ quá độ' }),
  model('party', 'Điều lệ Đảng', { ...CONGRESS, body: ['Điều 1. Đảng viên', '1. Đảng viên là chiến sĩ cách mạng.', 'Điều 2. Nhiệm vụ'] }),
  model('party', 'Chiến lược', { ...BUREAU, number: 'Số 02-CL/TW', subject: 'bảo vệ môi trường biển đến năm 2045' }),
  model('party', 'Nghị quyết', { ...COMMITTEE, number: 'Số 07-NQ/TU', author: 'CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH', subject: 'về phát triển kinh tế biển đến năm 2030' }),
  model('party', 'Quyết định', {
    ...STANDING, number: 'Số 1045-QĐ/TU', subject: 'thành lập Đảng ủy xã Vĩnh Lộc',
    basis: ['- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;', '- Căn cứ Quy chế làm việc của Tỉnh ủy khóa XVIII.'],
    author: 'BAN THƯỜNG VỤ TỈNH ỦY', enacting: 'QUYẾT ĐỊNH:', body: ['Điều 1. Thành lập Đảng ủy xã Vĩnh Lộc.', 'Điều 2. Quyết định này có hiệu lực từ ngày ký.'],
  }),
  model('party', 'Chỉ thị', { ...STANDING, number: 'Số 15-CT/TU', subject: 'về tăng cường công tác phòng, chống thiên tai' }),
  model('party', 'Kết luận', { ...STANDING, number: 'Số 88-KL/TU', author: 'CỦA BAN THƯỜNG VỤ TỈNH ỦY', subject: 'về công tác cán bộ quý II' }),
  model('party', 'Quy chế', { ...COMMITTEE, number: 'Số 05-QC/TU', subject: 'làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XVIII' }),
  model('party', 'Quy định', { ...STANDING, number: 'Số 212-QĐ/TU', subject: 'về kiểm soát quyền lực trong công tác cán bộ' }),
  model('party', 'Thông tri', { ...STANDING, number: 'Số 03-TT/TU', subject: 'về lãnh đạo bầu cử trưởng thôn' }),
  model('party', 'Hướng dẫn', { ...OFFICE, number: 'Số 11-HD/VPTU', subject: 'thể thức văn bản của cấp ủy cơ sở' }),
  model('party', 'Thông báo', { ...OFFICE, number: 'Số 230-TB/VPTU', authority: 'T/L BAN THƯỜNG VỤ', subject: 'kết luận của Thường trực Tỉnh ủy' }),
  model('party', 'Thông cáo', { ...BUREAU, number: 'Số 04-TC/TW', subject: 'về kỳ họp của Ủy ban Kiểm tra Trung ương' }),
  model('party', 'Tuyên bố', { ...BUREAU, subject: 'về hòa bình và hợp tác trong khu vực' }),
  model('party', 'Lời kêu gọi', { ...BUREAU, subject: 'chung tay khắc phục hậu quả bão số 3' }),
  model('party', 'Báo cáo', { ...WARD, number: 'Số 31-BC/ĐU', subject: 'kết quả công tác xây dựng Đảng 6 tháng đầu năm 2026' }),
  model('party', 'Kế hoạch', { ...WARD, number: 'Số 12-KH/ĐU', subject: 'kiểm tra, giám sát năm 2026' }),
  model('party', 'Quy hoạch', { ...STANDING, number: 'Số 01-QH/TU', subject: 'cán bộ lãnh đạo, quản lý nhiệm kỳ 2030 - 2035' }),
  model('party', 'Chương trình', { ...COMMITTEE, number: 'Số 02-CTr/TU', subject: 'làm việc toàn khóa của Ban Chấp hành Đảng bộ tỉnh' }),
  model('party', 'Đề án', { ...STANDING, number: 'Số 06-ĐA/TU', subject: 'nâng cao chất lượng sinh hoạt chi bộ' }),
  model('party', 'Phương án', { ...OFFICE, number: 'Số 01-PA/VPTU', subject: 'bảo vệ an toàn Đại hội đại biểu Đảng bộ tỉnh' }),
  model('party', 'Dự án', { ...OFFICE, number: 'Số 03-DA/VPTU', subject: 'số hóa tài liệu lưu trữ lịch sử Đảng' }),
  model('party', 'Tờ trình', { ...OFFICE, number: 'Số 27-TTr/VPTU', subject: 'về phê duyệt danh mục tài liệu', addressee: 'Kính trình: Ban Thường vụ Tỉnh ủy' }),
  model('party', 'Công văn', { ...OFFICE, number: 'Số 512-CV/VPTU', subject: 'về việc báo cáo kết quả tiếp công dân', addressee: 'Kính gửi: Các đảng ủy trực thuộc Tỉnh ủy' }),
  model('party', 'Biên bản', { ...WARD, number: 'Số 05-BB/ĐU', subject: 'hội nghị Ban Chấp hành Đảng bộ phường tháng 6/2026', authority: undefined, office: 'CHỦ TRÌ HỘI NGHỊ', recipients: [] }),
]; // prettier-ignore

const PEOPLE = { issuer: 'ỦY BAN NHÂN DÂN XÃ LỘC AN', place: 'Lộc An, ngày 12 tháng 6 năm 2026', authority: 'TM. ỦY BAN NHÂN DÂN', office: 'CHỦ TỊCH', name: 'Đỗ Thị Hạnh' }; // prettier-ignore
const DEPARTMENT = {
  superior: 'ỦY BAN NHÂN DÂN TỈNH ĐÔNG HÀ',
  issuer: 'SỞ NỘI VỤ',
  place: 'Đông Hà, ngày 05 tháng 3 năm 2026',
  authority: 'KT. GIÁM ĐỐC',
  office: 'PHÓ GIÁM ĐỐC',
  name: 'Vũ Đình Khang',
};
const MINISTRY = {
  issuer: 'BỘ NỘI VỤ',
  place: 'Hà Nội, ngày 25 tháng 02 năm 2026',
  authority: 'TL. BỘ TRƯỞNG',
  office: 'CHÁNH VĂN PHÒNG',
  name: 'Bùi Thanh Lâm',
};
const ARTICLES = [
  'Điều 1. Ban hành kèm theo văn bản này danh mục nhiệm vụ.',
  'Điều 2. Văn bản này có hiệu lực từ ngày ký.',
];
const LAWS = ['Căn cứ Luật Tổ chức chính quyền địa phương;', 'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;', 'Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.']; // prettier-ignore

/** In the order of Nghị định 30/2020/NĐ-CP, Điều 7. */
export const STATE_MODELS: readonly Model[] = [
  model('state', 'Nghị quyết', { issuer: 'HỘI ĐỒNG NHÂN DÂN XÃ LỘC AN', place: PEOPLE.place, number: 'Số: 18/NQ-HĐND', subject: 'Về kế hoạch đầu tư công năm 2027', author: 'HỘI ĐỒNG NHÂN DÂN XÃ LỘC AN', basis: LAWS, enacting: 'QUYẾT NGHỊ:', body: ARTICLES, office: 'CHỦ TỊCH', name: 'Hồ Văn Minh' }),
  model('state', 'Quyết định', { ...PEOPLE, number: 'Số: 412/QĐ-UBND', subject: 'Về việc phân công nhiệm vụ', author: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ LỘC AN', basis: LAWS, enacting: 'QUYẾT ĐỊNH:', body: ARTICLES }),
  model('state', 'Chỉ thị', { ...PEOPLE, number: 'Số: 03/CT-UBND', subject: 'Về việc tăng cường quản lý đất đai' }),
  model('state', 'Quy chế', { ...PEOPLE, number: 'Số: 02/QC-UBND', subject: 'Phối hợp công tác giữa các cơ quan', body: ARTICLES }),
  model('state', 'Quy định', { ...PEOPLE, number: 'Số: 04/QyĐ-UBND', subject: 'Về tiếp công dân', body: ARTICLES }),
  model('state', 'Thông cáo', { ...MINISTRY, number: 'Số: 01/TC-BNV', subject: 'Về kỳ họp của Hội đồng lương quốc gia' }),
  model('state', 'Thông báo', { ...DEPARTMENT, number: 'Số: 77/TB-SNV', subject: 'Về kết quả xét tuyển viên chức' }),
  model('state', 'Hướng dẫn', { ...DEPARTMENT, number: 'Số: 09/HD-SNV', subject: 'Thực hiện chế độ tiền thưởng' }),
  model('state', 'Chương trình', { ...PEOPLE, number: 'Số: 05/CTr-UBND', subject: 'Công tác năm 2026' }),
  model('state', 'Kế hoạch', { ...PEOPLE, number: 'Số: 61/KH-UBND', subject: 'Chuyển đổi số năm 2026' }),
  model('state', 'Phương án', { ...PEOPLE, number: 'Số: 02/PA-UBND', subject: 'Ứng phó với bão mạnh, siêu bão' }),
  model('state', 'Đề án', { ...PEOPLE, number: 'Số: 01/ĐA-UBND', subject: 'Phát triển du lịch cộng đồng' }),
  model('state', 'Dự án', { ...PEOPLE, number: 'Số: 03/DA-UBND', subject: 'Cải tạo kênh thoát nước' }),
  model('state', 'Báo cáo', { ...DEPARTMENT, number: 'Số: 210/BC-SNV', subject: 'Kết quả cải cách hành chính quý I năm 2026' }),
  model('state', 'Biên bản', { issuer: PEOPLE.issuer, place: PEOPLE.place, number: 'Số: 14/BB-UBND', subject: 'Họp xét khen thưởng', office: 'CHỦ TỌA', name: 'Đỗ Thị Hạnh', recipients: [] }),
  model('state', 'Tờ trình', { ...DEPARTMENT, number: 'Số: 88/TTr-SNV', subject: 'Về việc giao biên chế năm 2027', addressee: 'Kính gửi: Ủy ban nhân dân tỉnh' }),
  model('state', 'Hợp đồng', { ...PEOPLE, number: 'Số: 21/HĐ-UBND', subject: 'Thuê tư vấn lập quy hoạch', recipients: [] }),
  model('state', 'Công văn', { ...DEPARTMENT, number: 'Số: 615/SNV-CCHC', subject: 'V/v rà soát thủ tục hành chính', addressee: 'Kính gửi: Các sở, ban, ngành' }),
  model('state', 'Công điện', { ...PEOPLE, number: 'Số: 02/CĐ-UBND', subject: 'Về ứng phó với áp thấp nhiệt đới', addressee: 'Kính gửi: Trưởng các thôn' }),
  model('state', 'Bản ghi nhớ', { ...MINISTRY, number: 'Số: 06/BGN-BNV', subject: 'Hợp tác đào tạo công chức', recipients: [] }),
  model('state', 'Bản thỏa thuận', { ...MINISTRY, number: 'Số: 02/BTT-BNV', subject: 'Trao đổi dữ liệu dân cư', recipients: [] }),
  model('state', 'Giấy ủy quyền', { ...PEOPLE, number: 'Số: 07/GUQ-UBND', subject: 'Ký giấy tờ hộ tịch' }),
  model('state', 'Giấy mời', { ...PEOPLE, number: 'Số: 55/GM-UBND', subject: 'Họp giao ban tháng 6', addressee: 'Kính gửi: Các phòng chuyên môn' }),
  model('state', 'Giấy giới thiệu', { ...DEPARTMENT, number: 'Số: 18/GGT-SNV' }),
  model('state', 'Giấy nghỉ phép', { ...DEPARTMENT, number: 'Số: 33/GNP-SNV' }),
  model('state', 'Phiếu gửi', { ...DEPARTMENT, number: 'Số: 12/PG-SNV', addressee: 'Kính gửi: Trung tâm Lưu trữ lịch sử' }),
  model('state', 'Phiếu chuyển', { ...DEPARTMENT, number: 'Số: 44/PC-SNV', addressee: 'Kính gửi: Thanh tra tỉnh' }),
  model('state', 'Phiếu báo', { ...DEPARTMENT, number: 'Số: 05/PB-SNV', addressee: 'Kính gửi: Bà Nguyễn Thị Hoa' }),
  model('state', 'Thư công', { ...PEOPLE, addressee: 'Kính gửi: Các cụ cao niên trong xã' }),
]; // prettier-ignore
