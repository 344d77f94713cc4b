/**
 * Words of two syllables that official documents use all the time, and slips of the pen that are frequent in them. The words prove what
 * a broken syllable beside its partner was meant to be ("khieu nại", "triển kahi"); the slips consist of syllables that exist, in a
 * combination that does not.
 */
import type { Sourced } from './source';

/** First syllable, then the second ones: "khiếu: nại kiện tố" is khiếu nại, khiếu kiện, khiếu tố. */
const COMPOUNDS = `
  an: ninh toàn sinh
  ảnh: hưởng
  áp: dụng lực
  ban: bố hành đầu
  bàn: bạc giao
  bảng: biểu lương
  báo: cáo chí hiệu
  bảo: đảm hiểm hộ mật quản tồn trì trợ vệ
  bầu: cử
  bền: vững
  bí: mật thư
  biên: bản chế giới soạn
  biện: pháp
  biểu: dương hiện mẫu quyết
  bình: đẳng quân ổn
  bộ: máy phận trưởng
  bổ: nhiệm sung trợ
  bối: cảnh
  bồi: dưỡng thường hoàn
  bức: xúc
  buôn: bán lậu
  cá: nhân
  cách: mạng thức
  cải: cách thiện tạo tiến
  cam: kết
  cán: bộ
  cảnh: báo quan sát cáo
  cạnh: tranh
  căn: cứ bản
  căng: thẳng
  cần: thiết
  cân: đối
  cấp: bách ủy
  cấu: trúc
  chăm: lo sóc
  chặt: chẽ
  chấm: dứt
  chấn: chỉnh
  chậm: trễ
  chấp: hành thuận
  chất: lượng vấn
  chế: biến độ tài
  chi: bộ phí tiết trả nhánh
  chỉ: đạo số thị tiêu định dẫn
  chia: sẻ tách
  chiến: lược đấu sĩ tranh
  chiếm: đoạt dụng
  chính: đáng phủ quyền sách thức trị xác
  chỉnh: đốn lý sửa trang
  chịu: trách
  chống: đối phá
  chủ: đầu động nhiệm quyền tịch trì trương yếu đạo thể quan
  chú: trọng thích ý
  chuẩn: bị mực hóa xác
  chuyên: đề gia môn nghiệp ngành trách viên
  chuyển: biến đổi giao hướng tiếp nhượng dịch
  chức: danh năng vụ trách
  chứng: chỉ cứ khoán minh nhận thực từ
  chương: trình
  cơ: bản cấu chế hội quan sở động
  công: an bằng bố chức chứng cộng dân đoàn ích khai nghệ nghiệp nhân nhận tác trình văn vụ việc suất
  cộng: đồng hòa sản
  cụ: thể
  cuộc: sống
  cung: cấp ứng
  củng: cố
  cư: dân trú
  cử: tri
  cương: quyết lĩnh
  cưỡng: chế
  dân: chủ cư số sinh tộc vận
  danh: hiệu mục nghĩa sách
  dấu: hiệu
  di: chuyển dân sản tích
  dịch: bệnh vụ
  diễn: biến đàn tập
  diện: tích
  doanh: nghiệp thu nhân
  du: lịch
  dự: án báo kiến phòng thảo toán trữ
  dữ: liệu
  duy: trì nhất tu
  duyệt: xét
  dừng: lại
  đa: dạng số
  đã: được
  đại: biểu diện hội học lý
  đảm: bảo nhiệm đương
  đàm: phán
  đánh: giá
  đào: tạo
  đạo: đức
  đảng: bộ viên ủy
  đăng: ký tải
  đặc: biệt điểm thù
  đặt: ra hàng
  đất: đai nước
  đấu: giá thầu tranh
  đầu: tư mối
  đẩy: mạnh nhanh lùi
  để: nghị
  đề: án cao cập cương nghị tài xuất
  địa: bàn chỉ chính phương giới
  điểm: nghẽn
  điển: hình
  điện: lực tử
  điều: chỉnh chuyển động hành khoản kiện tiết tra trị phối
  định: hướng kỳ mức
  đình: chỉ
  đoàn: kết thể viên
  đoạn: tuyến
  độc: lập
  đối: chiếu ngoại phó tác thoại tượng
  đội: ngũ
  đồng: bộ chí thời thuận ý
  đô: thị
  đôn: đốc
  động: lực viên
  đột: phá xuất
  đời: sống
  đơn: giản vị
  đúng: đắn hạn mức
  được: biết
  đường: bộ lối sắt
  gia: đình hạn tăng
  giá: cả trị
  giải: pháp quyết phóng ngân thể trình thích
  giám: đốc định sát
  giảm: nghèo thiểu
  gian: lận khổ
  giảng: dạy viên
  gián: đoạn tiếp
  giao: dịch đất lưu nhiệm thông tiếp
  giáo: dục viên trình
  giấy: phép tờ
  giữ: gìn vững
  giới: hạn thiệu
  góp: phần ý
  gương: mẫu
  hạ: tầng
  hải: đảo quan quân
  hài: hòa
  hàng: hóa không năm
  hằng: năm
  hành: chính động lang nghề vi
  hạn: chế hán
  hạnh: phúc
  hậu: quả cần
  hệ: thống lụy quả
  hiện: đại nay trạng hành tượng
  hiến: pháp
  hiệp: hội định
  hiệu: lực quả suất trưởng
  hình: ảnh sự thành thức
  hòa: bình giải nhập
  hóa: chất đơn
  hoạch: định
  hoàn: chỉnh thành thiện trả cảnh
  hoạt: động
  học: sinh tập hỏi
  hội: đồng nghị nhập thảo viên
  hồ: sơ
  hỗ: trợ
  hôn: nhân
  hợp: đồng lý nhất pháp tác
  huân: chương
  huấn: luyện
  huy: chương động
  hủy: bỏ
  huyện: ủy
  hưởng: ứng thụ
  hướng: dẫn
  hữu: hiệu nghị
  kế: hoạch thừa toán
  kém: hiệu
  kéo: dài giảm
  kết: cấu hợp luận nối quả thúc
  kể: cả
  khá: giả
  khác: biệt
  khai: báo mạc thác trương
  khái: quát niệm
  khám: chữa phá
  khảo: sát thí
  khắc: phục
  khẳng: định
  khẩn: trương cấp
  khen: thưởng
  khiếu: kiện nại tố
  khó: khăn
  khoa: học
  khoán: sản
  khoảng: cách
  khóa: học
  khôi: phục
  khởi: công kiện nghiệp tố
  khu: vực
  khuyến: cáo khích nghị nông
  khuyết: điểm tật
  kiểm: điểm định kê nghiệm sát soát toán tra dịch
  kiềm: chế
  kiên: định quyết trì
  kiến: nghị thiết thức trúc
  kiện: toàn
  kinh: doanh nghiệm phí tế
  kịp: thời
  ký: kết hiệu
  kỳ: họp hạn
  kỷ: cương luật niệm
  kỹ: năng sư thuật lưỡng
  lạc: hậu
  lãng: phí
  lãnh: đạo thổ
  lao: động
  lạm: phát dụng quyền
  làm: việc rõ chủ
  lắp: đặt
  lập: pháp trường
  lâm: nghiệp
  lấn: chiếm
  lễ: hội
  lịch: sử
  liên: doanh hệ kết quan tục thông
  liệt: sĩ kê
  linh: hoạt
  lĩnh: vực
  lồng: ghép
  lợi: ích nhuận dụng thế
  luân: chuyển
  luật: pháp sư
  lũng: đoạn
  lưu: giữ thông trữ ý vực
  lực: lượng
  lương: thực
  lý: do luận lịch
  mạnh: mẽ
  mâu: thuẫn
  mất: cân
  mặt: bằng trận trái
  mật: thiết
  minh: bạch
  miễn: giảm nhiệm phí
  mô: hình
  môi: trường
  mở: rộng
  mua: bán sắm
  mục: đích tiêu
  mức: độ
  nâng: cao cấp
  nạn: nhân
  năng: động lực lượng suất
  nắm: bắt chắc vững
  nếp: sống
  ngành: nghề
  ngăn: chặn ngừa
  ngân: hàng sách
  nghèo: nàn
  nghề: nghiệp
  nghi: thức
  nghị: định quyết trường
  nghĩa: vụ
  nghiêm: túc minh trọng
  nghiệm: thu
  nghiên: cứu
  nghiệp: vụ
  ngoại: giao ngữ
  nguồn: gốc lực vốn thu
  nguy: cơ hiểm hại
  nguyên: nhân tắc liệu trạng
  nguyện: vọng
  người: dân lao
  nhà: nước ở trường đầu
  nhạy: cảm
  nhanh: chóng
  nhân: dân lực sự tài thân
  nhận: thức định xét
  nhập: khẩu cảnh
  nhiệm: kỳ vụ
  nhiệt: tình
  nhu: cầu
  nhũng: nhiễu
  nội: dung bộ chính lực quy
  nông: dân nghiệp thôn sản
  nổi: bật cộm lên
  nỗ: lực
  nộp: thuế
  ô: nhiễm
  ổn: định
  phá: hoại sản
  phát: biểu động hành hiện huy sinh triển
  pháp: chế luật lệnh lý nhân
  phạm: vi pháp
  phản: ánh biện bác hồi đối
  phân: bổ công cấp tích loại định quyền
  phấn: đấu khởi
  phẩm: chất
  phần: lớn mềm
  phê: bình chuẩn duyệt
  phiên: họp
  phòng: cháy chống ngừa thủ
  phong: cách phú tục trào
  phổ: biến cập
  phối: hợp
  phụ: cấp lục nữ trách thuộc
  phúc: lợi
  phục: hồi vụ
  phức: tạp
  phương: án châm hướng pháp thức tiện
  quá: trình hạn
  quan: điểm hệ tâm trọng sát liêu
  quán: triệt
  quản: lý trị
  quảng: bá cáo
  quân: đội sự
  quần: chúng
  quốc: gia hội phòng tế lộ
  quy: chế chuẩn định hoạch mô trình tắc tụ
  quyền: hạn lợi lực
  quyết: định liệt tâm toán thắng
  rà: soát
  rõ: ràng nét
  rộng: rãi
  rút: kinh
  sa: thải
  sai: phạm sót trái lệch
  sáng: kiến tạo lập
  sản: phẩm xuất nghiệp
  sát: hạch sao
  sáp: nhập
  sắp: xếp
  sẵn: sàng
  sâu: rộng sắc sát
  sinh: hoạt sống viên
  sơ: kết bộ
  sổ: sách
  số: lượng liệu
  song: song phương
  sở: hữu
  sử: dụng
  sự: cố kiện nghiệp thật việc
  sức: khỏe mạnh
  sửa: chữa đổi
  suy: giảm thoái nghĩ
  tác: động hại phong
  tài: chính khoản liệu nguyên sản trợ
  tai: nạn
  tái: định cơ
  tạm: thời trú
  tàng: trữ
  tạo: điều
  tầm: nhìn quan
  tập: hợp huấn quán thể trung kết
  tăng: cường trưởng
  tất: cả
  thách: thức
  tham: gia mưu nhũng khảo
  thành: lập phần phố tích tựu viên
  thanh: lý niên toán tra
  thảo: luận
  tháo: gỡ
  thay: đổi thế
  thắng: lợi
  thăm: dò
  thẩm: định quyền tra phán
  thân: thiện nhân
  thất: nghiệp thoát
  thế: giới hệ mạnh trận
  thể: chế hiện thao thức
  thi: công đua hành tuyển
  thí: điểm
  thị: trường xã trấn
  thiên: tai
  thiết: bị kế lập thực yếu
  thiệt: hại
  thiếu: hụt niên sót
  thích: hợp ứng nghi
  thỏa: thuận đáng
  thời: điểm gian hạn kỳ
  thông: báo qua suốt tin tư tri
  thống: kê nhất
  thu: hồi hút nhập thập
  thủ: đoạn đô trưởng tục tướng
  thúc: đẩy
  thuận: lợi
  thuế: quan suất
  thuyên: chuyển
  thuyết: minh phục trình
  thư: ký viện
  thừa: nhận hành kế
  thực: hành hiện phẩm tiễn tế trạng chất
  thương: binh mại
  thường: trực vụ xuyên kỳ
  thưởng: phạt
  tích: cực lũy hợp
  tiềm: ẩn lực năng
  tiên: phong tiến quyết
  tiến: bộ độ hành trình
  tiền: lương đề
  tiếp: cận công dân nhận thu tục xúc
  tiết: kiệm lộ
  tiêu: biểu chí chuẩn cực dùng thụ hủy
  tiểu: học ban
  tin: tưởng cậy
  tín: dụng nhiệm
  tinh: giản gọn thần
  tình: hình huống trạng nghĩa
  tỉnh: ủy
  tính: chất toán
  tố: cáo giác tụng
  toàn: bộ cầu diện dân thể
  tòa: án
  tổ: chức quốc
  tồn: tại đọng
  tổn: thất hại thương
  tổng: hợp kết số thể
  tôn: giáo trọng vinh
  tội: phạm
  tra: cứu
  trách: nhiệm
  trái: phép
  tranh: chấp thủ
  tránh: né
  trang: bị thiết trải
  trật: tự
  trẻ: em
  triệt: để
  triển: khai vọng lãm
  trình: bày độ tự duyệt
  trọng: điểm tâm yếu
  trợ: cấp giúp lý
  trung: ương tâm thực bình học
  truyền: thống thông hình đạt
  trực: thuộc tiếp tuyến
  trưng: bày cầu dụng
  trường: hợp học
  trưởng: thành phòng ban
  tư: cách nhân pháp tưởng vấn tạo
  tự: do giác chủ nguyện nhiên quản
  từ: chối chức thiện
  tử: tuất vong
  tương: đương lai ứng trợ
  tước: quyền
  tuân: thủ theo
  tuần: tra
  tuyên: bố dương giáo truyền
  tuyến: đường
  tuyển: chọn dụng sinh
  tuyệt: đối
  tỷ: lệ trọng
  ủng: hộ
  ủy: ban nhiệm quyền thác viên
  uy: tín
  ưu: đãi tiên tú điểm
  ứng: cử dụng phó
  vai: trò
  vay: vốn
  văn: bản hiến hóa minh phòng thư kiện
  vận: chuyển dụng động hành tải
  vật: chất liệu tư
  vấn: đề
  vi: phạm
  vị: trí thế
  viên: chức
  việc: làm
  viện: dẫn trợ trưởng
  vinh: danh dự
  vĩ: mô
  vùng: miền
  vụ: việc án
  vững: chắc mạnh vàng
  vướng: mắc
  vượt: qua bậc
  xác: định lập minh nhận thực
  xã: hội
  xảy: ra
  xây: dựng
  xâm: hại phạm nhập
  xem: xét
  xét: duyệt xử nghiệm
  xếp: loại hạng
  xoá: bỏ
  xóa: bỏ
  xuất: bản hiện khẩu phát sắc xứ trình
  xúc: tiến phạm
  xung: đột quanh
  xử: lý phạt trí
  y: tế
  yêu: cầu nước
  yếu: kém tố
  ý: kiến chí nghĩa thức
`;

export const COMPOUND_SOURCE: Sourced = { source: 'COMMON', verified: false };

interface Words {
  /** By the first syllable. */
  readonly compounds: ReadonlyMap<string, ReadonlySet<string>>;
  readonly syllables: ReadonlySet<string>;
}

let made: Words | undefined;

/** Made when a draft has the first word that is no syllable; most have none. */
function usualWords(): Words {
  if (made) return made;
  const compounds = new Map(
    COMPOUNDS.trim()
      .split('\n')
      .map((line) => {
        const [first, rest] = line.trim().split(': ') as [string, string];
        return [first, new Set(rest.split(' '))] as const;
      }),
  );
  return (made = { compounds, syllables: new Set([...compounds].flatMap(([first, seconds]) => [first, ...seconds])) });
}

/** Whether two syllables in small letters, their tone marks placed as in "hóa", are a usual word. */
export function isCompound(first: string, second: string): boolean {
  return usualWords().compounds.get(first)?.has(second) ?? false;
}

/** Whether a syllable is part of a usual word. */
export function isUsual(syllable: string): boolean {
  return usualWords().syllables.has(syllable);
}

/** A frequent slip: syllables that exist, in a combination that does not. */
export interface Slip extends Sourced {
  readonly wrong: string;
  readonly right: string;
  /** The syllable of `wrong` by which it is found, the rarest. */
  readonly key: string;
  /** Words behind it, one of which must stand there; "" is the end of the clause. */
  readonly only?: readonly string[];
  /** Words behind it with which it is right: "kiểm chế biến" is none. */
  readonly unless?: readonly string[];
  /** Words before it with which it is right: "lịch sử lý luận". */
  readonly unlessAfter?: readonly string[];
  /** Only behind a bracket, a quotation mark or a comma. */
  readonly opening?: true;
}

type Limits = Pick<Slip, 'only' | 'unless' | 'unlessAfter' | 'opening'>;

/** `wrong` marks its key with "*". */
const slip =
  (source: string, verified: boolean) =>
  (wrong: string, right: string, limits: Limits = {}): Slip => {
    const syllables = wrong.split(' ');
    const key = (syllables.find((syllable) => syllable.startsWith('*')) ?? syllables[0]!).replace('*', '');
    return { wrong: wrong.replace('*', ''), right, key, ...limits, source, verified };
  };

/** Of scanning, as met in scanned documents. */
const scanned = slip('REVIEW', true);
/** Of typing and of hearing. */
const typed = slip('COMMON', false);

const VERBS = 'đạt đến hoàn thực xây tăng giảm trở đưa khởi giải'.split(' ');

export const SLIPS: readonly Slip[] = [
  scanned('đơn *đốc', 'đôn đốc'),
  scanned('*phân đấu', 'phấn đấu', { unless: ['thầu', 'giá', 'tranh'] }),
  scanned('phần *đầu', 'phấn đấu', {
    only: VERBS,
    unlessAfter: ['các', 'những', 'của', 'trong', 'ở', 'từ', 'là', 'một', 'về', 'theo', 'tại', 'hết'],
  }),
  scanned('*phấn đầu', 'phấn đấu'),
  scanned('kiểm *chế', 'kiềm chế', { unless: ['biến', 'tạo', 'độ', 'tài', 'tác', 'xuất'] }),
  scanned('thành *phổ', 'thành phố', { unless: ['biến', 'cập', 'thông', 'quát', 'điểm', 'nhạc'] }),
  scanned('chính *trang', 'chỉnh trang', {
    only: ['', 'đô', 'dòng', 'khu', 'đường', 'tuyến', 'lại'],
    unlessAfter: ['hành', 'tài', 'bưu', 'bộ', 'trang', 'lưu'],
  }),
  scanned('xây *xanh', 'cây xanh'),
  scanned('bồ *sung', 'bổ sung'),
  scanned('*thẳm quyền', 'thẩm quyền'),
  scanned('sửa *đồi', 'sửa đổi', { unless: ['núi', 'trụy'] }),

  scanned('*đề báo cáo', 'để báo cáo', { opening: true }),
  scanned('*đề biết', 'để biết', { opening: true }),
  scanned('*đề thực hiện', 'để thực hiện', { opening: true }),

  typed('bổ *xung', 'bổ sung', { unless: ['yếu', 'kích', 'quanh', 'phong'] }),
  typed('*sử lý', 'xử lý', { unlessAfter: ['lịch', 'tiền', 'dã', 'chính'] }),
  typed('xử *dụng', 'sử dụng'),
  typed('sát *nhập', 'sáp nhập', {
    unless: ['khẩu', 'cảnh', 'kho', 'học', 'cư', 'viện', 'hàng'],
    unlessAfter: ['giám', 'kiểm', 'quan', 'khảo', 'trinh', 'cảnh', 'thị'],
  }),
  typed('*chuẩn đoán', 'chẩn đoán'),
  typed('thăm *quan', 'tham quan', { unless: ['hệ', 'chức', 'tài', 'tâm', 'trọng', 'sát', 'điểm', 'quân'] }),
  typed('chia *sẽ', 'chia sẻ', { only: ['kinh', 'thông', 'dữ', 'khó', 'trách', 'lợi', 'rủi', 'về', 'với', ''], unlessAfter: ['phân', 'được'] }),
  typed('sơ *xuất', 'sơ suất', { only: ['', 'trong', 'để', 'của', 'do', 'khi', 'này'] }),
  typed('sản *suất', 'sản xuất'),
  typed('đề *suất', 'đề xuất'),
  typed('đột *suất', 'đột xuất'),
  typed('lãi *xuất', 'lãi suất', { only: ['', 'cho', 'vay', 'huy', 'cơ', 'tiền', 'ngân', 'thấp', 'cao', 'ưu'] }),
  typed('hiệu *xuất', 'hiệu suất', { only: ['', 'cao', 'làm', 'công', 'sử', 'lao'] }),
  typed('năng *xuất', 'năng suất', { only: ['', 'lao', 'cây', 'lúa', 'chất', 'cao', 'bình'] }),
  typed('công *xuất', 'công suất', { only: ['thiết', 'khai', 'hoạt', 'tối', 'lớn', 'nhỏ'] }),
  typed('*suất sắc', 'xuất sắc'),
  typed('xuất *xắc', 'xuất sắc'),
  typed('xuyên *xuốt', 'xuyên suốt'),
  typed('thiếu *xót', 'thiếu sót'),
  typed('sai *xót', 'sai sót'),
  typed('*xắp xếp', 'sắp xếp', { unlessAfter: ['láp'] }),
  typed('sát *xao', 'sát sao'),
  typed('khẩn *chương', 'khẩn trương'),
  typed('*trú trọng', 'chú trọng', { unlessAfter: ['cư', 'tạm', 'thường', 'lưu', 'nội', 'ngoại', 'đồn'] }),
  typed('*nổ lực', 'nỗ lực', { unless: ['lượng'], unlessAfter: ['cháy', 'chất', 'vật'] }),
  typed('*hổ trợ', 'hỗ trợ'),
  typed('*sữa đổi', 'sửa đổi'),
  typed('*sữa chữa', 'sửa chữa'),
  typed('sửa *chửa', 'sửa chữa'),
  typed('*kỷ thuật', 'kỹ thuật', { unlessAfter: ['thế'] }),
  typed('*kỷ năng', 'kỹ năng', { unlessAfter: ['thế'], unless: ['động'] }),
  typed('*kỹ luật', 'kỷ luật'),
  typed('*kỹ niệm', 'kỷ niệm'),
  typed('*kỹ cương', 'kỷ cương'),
  typed('*lảnh đạo', 'lãnh đạo'),
  typed('*lảnh thổ', 'lãnh thổ'),
  typed('bảo *lảnh', 'bảo lãnh'),
  typed('*bão vệ', 'bảo vệ', { unless: ['sinh'], unlessAfter: ['lụt', 'cơn', 'gió', 'chống', 'sau', 'mưa'] }),
  typed('*bão đảm', 'bảo đảm', { unless: ['bảo'], unlessAfter: ['lụt', 'cơn', 'chống'] }),
  typed('*bão hiểm', 'bảo hiểm', { unlessAfter: ['cơn'] }),
  typed('*triễn khai', 'triển khai'),
  typed('phát *triễn', 'phát triển'),
  typed('*cãi cách', 'cải cách'),
  typed('*cãi thiện', 'cải thiện'),
  typed('*giãm nghèo', 'giảm nghèo'),
  typed('*mỡ rộng', 'mở rộng'),
  typed('*nghĩ hưu', 'nghỉ hưu'),
  typed('*nghĩ phép', 'nghỉ phép'),
  typed('*xữ lý', 'xử lý'),
  typed('*quãn lý', 'quản lý'),
  typed('*kiễm tra', 'kiểm tra'),
  typed('*kiễm soát', 'kiểm soát'),
  typed('*chuyễn đổi', 'chuyển đổi'),
  typed('*sẳn sàng', 'sẵn sàng'),
  typed('*rỏ ràng', 'rõ ràng'),
  typed('làm *rỏ', 'làm rõ'),
  typed('chặt *chẻ', 'chặt chẽ'),
  typed('*giử gìn', 'giữ gìn'),
  typed('*cũng cố', 'củng cố', { unless: ['gắng', 'ý', 'tình', 'thủ', 'nhiên', 'định'] }),
  typed('*lảng phí', 'lãng phí'),
  typed('bất *cặp', 'bất cập'),
  typed('*dành thắng', 'giành thắng'),
  typed('khiếu *lại', 'khiếu nại'),
  typed('*trấn chỉnh', 'chấn chỉnh', { unlessAfter: ['thị'] }),
  typed('*đẫy mạnh', 'đẩy mạnh'),
  typed('*thũ tục', 'thủ tục'),
  typed('*chũ trương', 'chủ trương'),
  typed('*hổ sơ', 'hồ sơ'),
]; // prettier-ignore
