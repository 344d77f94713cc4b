/** The bodies of the State and their letters. */
import { LAST_DAY_OF_MERGED_MINISTRIES, bodyOf, open } from './body';
import type { Body } from './body';

const state = bodyOf('state');

/** The centre, the ministries and the authorities of every place. */
export const STATE_BODIES: readonly Body[] = [
  state('QH', 'central', ['Quốc hội'], 'L80 Điều 10; L64 Điều 4'),
  state('UBTVQH', 'central', ['Ủy ban Thường vụ Quốc hội', 'UBTVQH'], 'L80 Điều 10; L64 Điều 4'),
  state('CTN', 'central', ['Chủ tịch nước'], 'CODES'),
  state('CP', 'central', ['Chính phủ'], 'L64 Điều 4; CORPUS'),
  state('TTg', 'central', ['Thủ tướng Chính phủ', 'Thủ tướng'], 'L64 Điều 4; CORPUS'),
  state('VPQH', 'central', ['Văn phòng Quốc hội', 'Chủ nhiệm Văn phòng Quốc hội'], 'CORPUS'),
  state(
    'VPCP',
    'central',
    ['Văn phòng Chính phủ', 'Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ', 'Chủ nhiệm Văn phòng Chính phủ'],
    'CODES',
  ),
  state('VPCTN', 'central', ['Văn phòng Chủ tịch nước'], 'COMMON', false),
  state('TANDTC', 'central', ['Tòa án nhân dân tối cao', 'Chánh án Tòa án nhân dân tối cao'], 'CORPUS'),
  state('HĐTP', 'central', ['Hội đồng Thẩm phán Tòa án nhân dân tối cao', 'Hội đồng Thẩm phán'], 'CODES'),
  state(
    'VKSTC',
    'central',
    [
      'Viện kiểm sát nhân dân tối cao',
      'Viện trưởng Viện kiểm sát nhân dân tối cao',
      'Viện trưởng VKSND tối cao',
      'VKSND tối cao',
    ],
    'CORPUS',
  ),
  state('VKSNDTC', 'central', ['Viện kiểm sát nhân dân tối cao'], 'COMMON', false),
  state('KTNN', 'central', ['Kiểm toán nhà nước', 'Tổng Kiểm toán nhà nước', 'Tổng Kiểm toán Nhà nước'], 'CODES'),
  state('UBTWMTTQVN', 'central', ['Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam'], 'COMMON', false),
  state('ĐCTUBTWMTTQVN', 'central', ['Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam'], 'CODES'),

  // Ministries of 2026. "Bộ trưởng Bộ X" is read as "Bộ X".
  state('BNV', 'central', ['Bộ Nội vụ'], 'CORPUS'),
  state('BTC', 'central', ['Bộ Tài chính'], 'CORPUS'),
  state('BXD', 'central', ['Bộ Xây dựng'], 'CORPUS'),
  state('BKHCN', 'central', ['Bộ Khoa học và Công nghệ'], 'CORPUS'),
  state('BGDĐT', 'central', ['Bộ Giáo dục và Đào tạo'], 'CORPUS'),
  state('BYT', 'central', ['Bộ Y tế'], 'CORPUS'),
  state('BCT', 'central', ['Bộ Công Thương'], 'CORPUS'),
  state('BTP', 'central', ['Bộ Tư pháp'], 'CORPUS'),
  state('BQP', 'central', ['Bộ Quốc phòng'], 'CORPUS'),
  state('BCA', 'central', ['Bộ Công an'], 'CORPUS'),
  state('BNG', 'central', ['Bộ Ngoại giao'], 'CORPUS'),
  state('BVHTTDL', 'central', ['Bộ Văn hóa, Thể thao và Du lịch'], 'CORPUS'),
  state('BDTTG', 'central', ['Bộ Dân tộc và Tôn giáo'], 'CORPUS; REORG', true, { from: '2025-03-01' }),
  state('BNNMT', 'central', ['Bộ Nông nghiệp và Môi trường'], 'CORPUS; REORG', true, { from: '2025-03-01' }),
  state(
    'NHNN',
    'central',
    ['Ngân hàng Nhà nước Việt Nam', 'Ngân hàng Nhà nước', 'Thống đốc Ngân hàng Nhà nước'],
    'CORPUS',
  ),
  state('TTCP', 'central', ['Thanh tra Chính phủ', 'Tổng Thanh tra Chính phủ'], 'CORPUS'),

  // Merged on 01/3/2025.
  ...(
    [
      ['BGTVT', 'Bộ Giao thông vận tải'],
      ['BKHĐT', 'Bộ Kế hoạch và Đầu tư'],
      ['BTTTT', 'Bộ Thông tin và Truyền thông'],
      ['BLĐTBXH', 'Bộ Lao động - Thương binh và Xã hội'],
      ['BTNMT', 'Bộ Tài nguyên và Môi trường'],
      ['BNNPTNT', 'Bộ Nông nghiệp và Phát triển nông thôn'],
      ['UBDT', 'Ủy ban Dân tộc'],
    ] as const
  ).map(([letters, name]) =>
    state(letters, 'central', [name], 'CORPUS; REORG', true, { until: LAST_DAY_OF_MERGED_MINISTRIES }),
  ),

  // Letters of the Party's list that State bodies bear as well.
  state('BCĐ', 'any', ['Ban Chỉ đạo'], 'COMMON', false, { ...open, loose: true }),
  state('TB', 'any', ['Tiểu ban'], 'COMMON', false, { ...open, loose: true }),
  state('HĐ', 'any', ['Hội đồng'], 'COMMON', false, { ...open, loose: true }),
  state('TCT', 'central', ['Tổng cục Thuế'], 'COMMON', false, { until: LAST_DAY_OF_MERGED_MINISTRIES }),
  ...(
    [
      ['HVCTQGHCM', 'Học viện Chính trị quốc gia Hồ Chí Minh'],
      ['ĐTHVN', 'Đài Truyền hình Việt Nam'],
      ['ĐTNVN', 'Đài Tiếng nói Việt Nam'],
      ['TTXVN', 'Thông tấn xã Việt Nam'],
      ['VHLKHXHVN', 'Viện Hàn lâm Khoa học xã hội Việt Nam'],
      ['VHLKHCNVN', 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam'],
    ] as const
  ).map(([letters, name]) => state(letters, 'central', [name], 'COMMON', false)),

  // Local authorities, of every level.
  state(
    'HĐND',
    'any',
    ['Hội đồng nhân dân', 'HĐND', 'Thường trực Hội đồng nhân dân', 'Thường trực HĐND'],
    'L64 Điều 4',
    true,
    open,
  ),
  state(
    'UBND',
    'any',
    ['Ủy ban nhân dân', 'UBND', 'Chủ tịch Ủy ban nhân dân', 'Chủ tịch UBND'],
    'L64 Điều 4',
    true,
    open,
  ),
];
