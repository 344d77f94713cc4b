/**
 * Where a fact comes from, and from when to when it holds. Every row of this room carries both; nothing here reads a
 * draft.
 */

/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type IsoDate = string;

/** The provenance of a row. */
export interface Sourced {
  /** One or more source keys, each followed by its place there: `HD05 I.3.1.2a; HD36`. Every key is in {@link SOURCES}. */
  readonly source: string;
  /** Whether a source was seen to say so. A row from memory or by inference is `false` and never feeds an error. */
  readonly verified: boolean;
}

/** The days on which a row holds, both ends included. An end left out is open, or not known. */
export interface Valid {
  readonly from?: IsoDate;
  readonly until?: IsoDate;
}

/** Does the row hold on that day? */
export function isInForce(valid: Valid, date: IsoDate): boolean {
  return (valid.from === undefined || valid.from <= date) && (valid.until === undefined || date <= valid.until);
}

/** The keys named in a {@link Sourced.source}, without their places. */
export function sourceKeys(source: string): readonly string[] {
  return source.split(';').map((part) => part.trim().split(' ')[0] ?? '');
}

/** Every source of this room: key to title and, where there is one, public address. */
export const SOURCES: Readonly<Record<string, string>> = {
  // The norms themselves.
  QĐ399:
    'Quy định 399-QĐ/TW, 09/01/2026, Ban Bí thư: https://nhansu.vn/van-ban-phap-luat/Quy-dinh-399-QD-TW-2026-the-loai-tham-quyen-ban-hanh-va-the-thuc-van-ban-cua-Dang-690017.html ; https://lsvn.vn/thong-nhat-he-thong-van-ban-cua-dang-theo-quy-dinh-moi-cua-ban-bi-thu-a168642.html',
  HD05: 'Hướng dẫn 05-HD/VPTW, 27/5/2026, Văn phòng Trung ương Đảng (signed copy): https://github.com/vpubnd49/VBAI',
  HD36: 'Hướng dẫn 36-HD/VPTW, 03/4/2018, Văn phòng Trung ương Đảng: https://thuvienphapluat.vn/phap-luat/huong-dan-36hdvptw-the-thuc-ve-ky-hieu-mot-so-ten-van-ban-ten-co-quan-ban-hanh-va-dia-danh-ngay-tha-16914.html',
  HD11: 'Hướng dẫn 11-HD/VPTW, 28/5/2004, Văn phòng Trung ương Đảng: https://www.phonha.com/2021/01/huong-dan-11-hdvptw-ve-thuc-van-ban-cua.html',
  QĐ66: 'Quy định 66-QĐ/TW, 06/02/2017, Ban Bí thư: http://chiuychibo.blogspot.com/2017/12/quy-inh-66-qtw-ve-loai-tham-quyen-thuc.html ; https://thuvienphapluat.vn/phap-luat/ban-thuong-vu-tinh-uy-co-quyen-ban-hanh-cac-loai-van-ban-nao-cac-thanh-phan-the-thuc-bat-buoc-cua-v-367453-81948.html',
  QĐ91: 'Quyết định 91-QĐ/TW, 16/02/2004, Ban Bí thư: https://luatminhkhue.vn/quyet-dinh-91-qd-tw-2004-the-loai-tham-quyen-ban-hanh-va-the-thuc-van-ban-cua-dang.aspx',
  QĐ31: 'Quyết định 31-QĐ/TW, 01/10/1997, Bộ Chính trị: http://chiuychibo.blogspot.com/2012/05/tham-quyen-ban-hanh-van-ban-cua-ang.html',
  NĐ30: 'Nghị định 30/2020/NĐ-CP, 05/3/2020, Chính phủ, về công tác văn thư, with Phụ lục I–III',
  L80: 'Luật 80/2015/QH13, 22/6/2015, ban hành văn bản quy phạm pháp luật: https://thuvienphapluat.vn/phap-luat/cach-thuc-danh-so-van-ban-chuan-doi-voi-mot-van-ban-quy-pham-phap-luat-ra-sao-ngon-ngu-ky-thuat-van-985297-22605.html',
  'L80-VB':
    'Consolidated text of Luật 80/2015/QH13 with its first day in force: https://docx.com.vn/tai-lieu/hop-nhat-luat-nghien-cuu-ton-giao-dai-hoc-khoa-hoc-xa-hoi-va-nhan-van-85661',
  NQ351:
    'Nghị quyết 351/2017/UBTVQH14, Ủy ban Thường vụ Quốc hội: https://thuvienphapluat.vn/hoi-dap-phap-luat/2BAFC-hd-bo-cuc-cua-van-ban-quy-pham-phap-luat-cua-quoc-hoi.html',
  L64: 'Luật 64/2025/QH15, ban hành văn bản quy phạm pháp luật, in force from 01/4/2025, amended by Luật 87/2025/QH15',
  NĐ78: 'Nghị định 78/2025/NĐ-CP, 01/4/2025, amended by Nghị định 187/2025/NĐ-CP, 01/7/2025: https://nhansu.vn/phap-luat-viet-nam/phap-ly-thuong-nhat/cach-ghi-vien-dan-van-ban-quy-pham-phap-luat-tu-01-4-2025-18394.html',
  NQ175:
    'Nghị quyết 175/2024/QH15, 30/11/2024, Quốc hội, thành lập thành phố Huế: https://github.com/thanglequoc/vietnamese-provinces-database/releases/tag/v2.3.0',
  NQ202:
    'Nghị quyết 202/2025/QH15, 12/6/2025, Quốc hội, sắp xếp đơn vị hành chính cấp tỉnh; the list as published: https://nghean24h.vn/34-tinh-thanh-du-kien-hoat-dong-ngay-tu-ngay-172025-a753727.html ; https://github.com/tvanlam/bag_shop',

  // What others say, and what was counted.
  CORPUS: 'Counts over about 100 public repositories with Vietnamese legal and Party texts, 2026',
  CODES: 'Codes met by exact search in public repositories and in copies of Công báo, 11/2026',
  GAZ: 'Copies of Công báo and of signed texts of 2025 and 2026 in public repositories',
  XIV: 'Citations of documents of khóa XIV in public files of April to September 2026',
  REGISTER:
    'Register of outgoing documents of a commune Party committee, public: https://github.com/hoangvietconghai/chuyenvienao',
  DATEART:
    'Ways of writing dates: https://luatvietnam.vn/hanh-chinh/cach-viet-ngay-thang-nam-trong-van-ban-570-20349-article.html ; https://hieuluat.vn/tin-tuc-phap-luat/cach-viet-ngay-thang-nam-dung-chuan-559-38130-article.html',
  CONG: 'Days of the national congresses: https://nhandan.vn/cac-ky-dai-hoi-tag83549.html ; http://m.mattran.org.vn/thu-vien-anh/dai-hoi-dang-toan-quoc-lan-thu-i-den-lan-thu-xiii-49001.html ; https://daihoi13.dangcongsan.vn ; https://dantri.com.vn/thoi-su/dai-hoi-xiv-cua-dang-dieu-chinh-chuong-trinh-be-mac-vao-chieu-231-20260121182924133.htm',
  PLEN: 'Days of the plenums: https://daihoi13.dangcongsan.vn/cac-ky-dai-hoi/tu-dai-hoi-den-dai-hoi/dai-hoi-xi-cua-dang-cac-ky-hoi-nghi-trung-uong-1789 ; press pages of each plenum (qdnd.vn, baomoi.com, nhandan.vn, vietnamnet.vn, tienphong.vn, thanhnien.vn, dantri.com.vn)',
  NA: 'Elections and first sessions of the National Assembly: https://www.tienphong.vn/xa-hoi/quoc-hoi-viet-nam-qua-cac-thoi-ky-538957.tpo ; https://dantri.com.vn ; https://tapchicongsan.org.vn ; https://vnexpress.net',
  HP: 'Congresses of the Party organisation of Hải Phòng: https://dangcongsan.vn/xay-dung-dang/dai-hoi-dai-bieu-dang-bo-tp-hai-phong-lan-thu-xv-nhiem-ky-20152020-se-dien-ra-tu-ngay-21--2410-326340.html ; https://thanhtra.com.vn/chinh-tri/tien-toi-dai-hoi-dang/dai-hoi-dai-bieu-dang-bo-thanh-pho-hai-phong-lan-thu-xvi-nhiem-ky-2020-2025-172551.html ; https://tienphong.vn/445-dai-bieu-du-dai-hoi-dang-bo-thanh-pho-hai-phong-lan-thu-nhat-post1781368.tpo ; https://cand.com.vn',
  REORG:
    'The reorganisation of 2025 in the press: https://nongnghiepmoitruong.vn/tong-bi-thu-to-lam-trao-quyet-dinh-thanh-lap-cac-dang-bo-truc-thuoc-trung-uong-d740762.html ; https://znews.vn/ong-nguyen-trong-nghia-lam-truong-ban-tuyen-giao-va-dan-van-trung-uong-post1527701.html ; https://giaoducthoidai.vn/ong-nguyen-ngoc-thach-lam-tan-tong-bien-tap-bao-nong-nghiep-va-moi-truong-post721407.html ; https://doanhtri.net ; ministries: https://news.laodong.vn/thoi-su/bo-may-cu-cua-chinh-phu-hoat-dong-den-het-thang-22025-1467445.ldo ; https://myslaw.com.vn/co-cau-to-chuc-cua-chinh-phu-nhiem-ky-quoc-hoi-khoa-xv',
  KL32: 'Kết luận 32-KL/TW, 30/3/2022, Ban Bí thư: https://sonoivu.namdinh.gov.vn/qlnn-ve-ton-giao/tieu-chuan-dieu-kien-doi-voi-lanh-dao-hoi-quan-chung-do-dang-nha-nuoc-giao-nhiem-vu-2209',
  QĐ114:
    'Quy định 114-QĐ/TW, 11/7/2023, Bộ Chính trị: https://tapchitoaan.vn/quy-dinh-ve-kiem-soat-quyen-luc-va-phong-chong-tham-nhung-tieu-cuc-trong-cong-tac-can-bo9631.html',
  QĐ368:
    'Quy định 368-QĐ/TW, 08/9/2025, Bộ Chính trị: https://www.vietnamplus.vn/quy-dinh-so-368-ve-danh-muc-vi-tri-chuc-danh-cua-he-thong-chinh-tri-post1062717.vnp ; https://vietbao.vn/quy-dinh-moi-cua-bo-chinh-tri-ve-chuc-danh-lanh-dao-chu-chot-lanh-dao-cap-cao-561927.html',
  NQ226:
    'Nghị quyết 226/2025/QH15 and the mechanism of Hải Phòng before it: https://beta.daidoanket.vn/tag/co-che-uu-dai',
  VNP: 'Personnel decisions of August 2025 in the press: https://www.vietnamplus.vn (post1061966)',

  TONE: 'Placing tone marks: https://thuvienphapluat.vn/phap-luat-doanh-nghiep/cau-hoi-thuong-gap/dat-dau-thanh-sao-cho-dung-theo-quy-dinh-cua-phap-luat-3403.html',
  SYLLABLES:
    'Tables of onsets and rhymes as taught in schools: https://text.123docz.net/document/7154457-cau-tao-phan-van-trong-tieng-viet-cgd-1-da-chuyen-doi.htm ; https://text.123doc.org/document/4077412-bang-ghep-van-tieng-viet.htm ; the rules of c/k, g/gh, ng/ngh and of tones before stops: https://github.com/TrucJ/Vietnamese-checker',
  QĐ4148:
    'Quy định 4148-QĐ/VPTW, 27/9/2019, Văn phòng Trung ương Đảng (for its own documents): https://tranvuthanhhuy.net/quy-dinh-4148-qd-vptw-thong-nhat-quy-tac-viet-hoa-phien-am-trong-van-ban-cua-dang',
  REVIEW:
    'Slips and faults that reviewers of drafts list: https://github.com/hoangvietconghai/chuyenvienao ; https://tinhuykhanhhoa.vn/tin-bai/thanh-uy-cam-ranh/van-phong-thanh-uy-cam-ranh-lam-viec-nam-tinh-hinh-hoat-dong-cua-van-phong-cap-uy-co-so-2016 ; https://www.kynanghr.com/cac-loi-thuong-gap-khi-soan-van-ban-hanh-chinh-va-cach-tranh',

  // Not a page: only for rows with `verified: false`.
  COMMON: 'General knowledge of the field, no page consulted',
};
