/** Who signs, and how it is written above the name: right of signing (quyền hạn) and office (chức vụ). */
import type { Sourced } from './source';

export type SigningSystem = 'party' | 'state';

/** Letters that say by what right somebody signs. */
export interface SigningRight extends Sourced {
  readonly system: SigningSystem;
  /** As the norm writes it: "T/M", "KT." */
  readonly letters: string;
  readonly meaning: 'on-behalf' | 'deputy' | 'by-order' | 'by-authority' | 'acting';
}

const right = (system: SigningSystem, letters: string, meaning: SigningRight['meaning']): SigningRight => ({
  system,
  letters,
  meaning,
  source: system === 'party' ? 'HD05 I.7; HD36 1.7' : 'NĐ30 Phụ lục I',
  verified: true,
});

export const SIGNING_RIGHTS: readonly SigningRight[] = [
  right('party', 'T/M', 'on-behalf'),
  right('party', 'K/T', 'deputy'),
  right('party', 'T/L', 'by-order'),
  right('party', 'Q.', 'acting'),
  right('state', 'TM.', 'on-behalf'),
  right('state', 'KT.', 'deputy'),
  right('state', 'TL.', 'by-order'),
  right('state', 'TUQ.', 'by-authority'),
  right('state', 'Q.', 'acting'),
];

/** What stands behind "T/M" in documents of the Party, and which offices below it. */
export interface CollectiveSignature extends Sourced {
  /** As the norm writes it: "TỈNH UỶ" in the spelling "ỦY". */
  readonly behind: string;
  /** Head and deputy; empty where the name follows at once. */
  readonly offices: readonly string[];
  /** Whether a plain member, who bears no office, also signs. */
  readonly members: boolean;
}

const SECRETARIES = ['BÍ THƯ', 'PHÓ BÍ THƯ'] as const;

const collective = (behind: string, offices: readonly string[], members = false): CollectiveSignature => ({
  behind,
  offices,
  members,
  source: 'HD05 I.7.1; HD36 1.7.1',
  verified: true,
});

/** "T/M BAN CHẤP HÀNH" is not among them: only the Ban Chấp hành Trung ương signs so. */
export const COLLECTIVE_SIGNATURES: readonly CollectiveSignature[] = [
  collective('BAN CHẤP HÀNH TRUNG ƯƠNG', ['TỔNG BÍ THƯ']),
  collective('BỘ CHÍNH TRỊ', []),
  collective('BAN BÍ THƯ', []),
  collective('ĐOÀN CHỦ TỊCH', []),
  ...['TỈNH ỦY', 'THÀNH ỦY', 'HUYỆN ỦY', 'QUẬN ỦY', 'THỊ ỦY', 'ĐẢNG ỦY', 'CHI BỘ'].map((behind) =>
    collective(behind, SECRETARIES),
  ),
  collective('BAN THƯỜNG VỤ', SECRETARIES, true),
  collective('ỦY BAN KIỂM TRA', ['CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM'], true),
];

/** What no norm lets stand before the name of who signs: titles, degrees and ranks, as they are shortened and in full. */
export const PERSONAL_TITLES: readonly string[] = [
  'GS',
  'PGS',
  'TS',
  'TSKH',
  'ThS',
  'Th.S',
  'Ths',
  'BS',
  'BSCKI',
  'BSCKII',
  'DS',
  'KS',
  'CN',
  'LS',
  'NGND',
  'NGƯT',
  'NSND',
  'NSƯT',
  'TTND',
  'TTƯT',
  'Giáo sư',
  'Phó Giáo sư',
  'Tiến sĩ',
  'Tiến sỹ',
  'Thạc sĩ',
  'Thạc sỹ',
  'Bác sĩ',
  'Kỹ sư',
  'Luật sư',
  'Cử nhân',
  'Đại tướng',
  'Thượng tướng',
  'Trung tướng',
  'Thiếu tướng',
  'Đại tá',
  'Thượng tá',
  'Trung tá',
  'Thiếu tá',
  'Đại úy',
  'Đại uý',
  'Thượng úy',
  'Thượng uý',
];

/** Words with which an office begins, folded: "BÍ THƯ", "PHÓ CHỦ TỊCH", "Q. CHÁNH VĂN PHÒNG". */
export const OFFICE_WORDS: readonly string[] = [
  'tong bi thu',
  'pho bi thu',
  'bi thu',
  'pho chu tich',
  'chu tich',
  'pho chu nhiem',
  'chu nhiem',
  'thu tuong',
  'pho thu tuong',
  'bo truong',
  'thu truong',
  'tong giam doc',
  'pho tong giam doc',
  'giam doc',
  'pho giam doc',
  'tong cuc truong',
  'pho tong cuc truong',
  'cuc truong',
  'pho cuc truong',
  'vu truong',
  'pho vu truong',
  'chanh van phong',
  'pho chanh van phong',
  'chanh thanh tra',
  'pho chanh thanh tra',
  'chanh an',
  'pho chanh an',
  'vien truong',
  'pho vien truong',
  'tong kiem toan',
  'truong ban',
  'pho truong ban',
  'truong doan',
  'pho truong doan',
  'truong phong',
  'pho truong phong',
  'truong tieu ban',
  'hieu truong',
  'pho hieu truong',
  'chu tri hoi nghi',
  'chu toa',
  'thu ky',
  'nguoi ghi bien ban',
  'nguoi duoc uy quyen',
  'nguoi uy quyen',
  'dai dien',
  'chi huy truong',
  'tu lenh',
  'chinh uy',
  'chinh tri vien',
  'uy vien',
  'quyen truong',
  'to truong',
  'to pho',
  'doi truong',
  'truong cong an',
  'truong thon',
  'truong khoa',
  'tram truong',
  'ke toan truong',
  'tong bien tap',
  'pho tong bien tap',
  'tong thu ky',
  'pho tong thu ky',
];

/** Words with which the name of a body begins, folded: a line of a header that begins with one of them is a name of its own. */
export const BODY_WORDS: readonly string[] = [
  'ban',
  'bao',
  'benh vien',
  'bo',
  'chi bo',
  'chi cuc',
  'chinh phu',
  'chu tich',
  'cong an',
  'cong doan',
  'cong ty',
  'cuc',
  'dai',
  'dang bo',
  'dang doan',
  'dang uy',
  'doan',
  'hoc vien',
  'hoi',
  'hop tac xa',
  'huyen uy',
  'kho bac',
  'kiem toan',
  'lien doan',
  'lien minh',
  'mat tran',
  'ngan hang',
  'nha xuat ban',
  'phong',
  'quan uy',
  'quoc hoi',
  'quy',
  'so',
  'tap chi',
  'tap doan',
  'thanh tra',
  'thanh uy',
  'thi uy',
  'thong tan xa',
  'thu tuong',
  'tieu ban',
  'tinh doan',
  'tinh uy',
  'toa an',
  'to',
  'tong',
  'trung tam',
  'truong',
  'ubnd',
  'hdnd',
  'uy ban',
  'van phong',
  'vien',
  'vu',
];
