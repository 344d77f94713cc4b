/**
 * The issuing body in running text: "Bộ Chính trị", "Ban Thường vụ Thành ủy Hải Phòng", "Quốc hội khóa XV", "Bộ trưởng Bộ
 * Tư pháp", "Ủy ban nhân dân tỉnh". Vietnamese names capitalise only the first syllable of each word, so where a name ends
 * is decided by known names, by the heads that every body's name begins with, and by words that can only come after one.
 */
import { BODIES } from '../norms/bodies';
import { PROVINCE_NAMES } from '../norms/reorganisations';
import { foldKey, isUpperCase } from './fold';
import { Phrases, wordEnd, Words } from './phrases';
import { spanOf, type Span } from './span';

/** An issuer as written; a joint one names several bodies. */
export interface IssuerMention {
  readonly span: Span;
  /** The words with single spaces, as written otherwise. */
  readonly text: string;
  /** Each body of a joint issuer, lead body first, without the khóa. */
  readonly bodies: readonly string[];
  /** Roman or Arabic number of the khóa named behind it ("Quốc hội khóa XV"), as written. */
  readonly term: string | undefined;
  readonly termSpan: Span | undefined;
}

/** Names known whole. */
const KNOWN = new Phrases([
  ...BODIES.flatMap((body) =>
    // What a ministry does at the centre a department of the same name does in a province.
    body.names.flatMap((name) => (name.startsWith('Bộ ') ? [name, `Sở ${name.slice(3)}`] : [name])).map(foldKey),
  ),
  ...[
    'Đảng ủy Khối các cơ quan',
    'Đảng ủy các cơ quan',
    'Tổng Liên đoàn Lao động',
    'Tổng Liên đoàn Lao động Việt Nam',
    'Liên đoàn Lao động',
    'Ban Tổ chức - Cán bộ Chính phủ',
    'Hội đồng Bộ trưởng',
    'Hội đồng Chính phủ',
    'Hội đồng Nhà nước',
    'Sở Thông tin và Truyền thông',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'Sở Tài nguyên và Môi trường',
    'Sở Kế hoạch và Đầu tư',
    'Sở Giao thông vận tải',
    'Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Cục Văn thư và Lưu trữ Nhà nước',
    'Cục Lưu trữ Nhà nước',
    'Tổng Thanh tra Chính phủ',
  ].map(foldKey),
]);

/** How the name of a body begins. */
const HEADS = [
  'ban bi thu', 'ban bien tap', 'ban can su dang', 'ban cham diem', 'ban chap hanh', 'ban chi dao', 'ban chi huy', 'ban chu nhiem',
  'ban dan van', 'ban dieu hanh', 'ban giam doc', 'ban noi chinh', 'ban quan ly', 'ban thuong vu', 'ban to chuc', 'ban tuyen giao',
  'ban thanh tra', 'ban thuong truc', 'ban xay dung dang', 'ban', 'bao hiem xa hoi', 'bch', 'bi thu', 'bo chi huy', 'bo cong an', 'bo quoc phong', 'bo truong', 'bo tu lenh', 'bo',
  'btv', 'chanh an', 'chanh van phong', 'chi bo', 'chi cuc', 'chinh phu', 'chu nhiem', 'chu tich nuoc', 'chu tich', 'cong an', 'cong ty', 'cuc truong', 'cuc',
  'dai hoc', 'dai hoi', 'dang bo', 'dang doan', 'dang uy', 'doan', 'doan chu tich', 'giam doc', 'hdnd', 'hiep hoi', 'hieu truong', 'hoc vien', 'hoi', 'hoi dong nhan dan', 'hoi dong quan tri', 'hoi dong thanh vien', 'hoi dong truong',
  'hoi dong', 'huyen uy', 'kho bac nha nuoc', 'kiem toan nha nuoc', 'lien bo', 'lien doan', 'lien minh', 'lien nganh', 'mat tran', 'ngan hang', 'pho chu tich', 'pho giam doc', 'pho thu tuong',
  'phong', 'quan uy', 'quoc hoi', 'quan khu', 'so', 'tap doan', 'thanh doan', 'thanh tra', 'thanh uy', 'thi uy', 'thong doc', 'thu tuong', 'thuong truc',
  'tinh doan', 'tinh uy', 'toa an nhan dan', 'tong bi thu', 'tong cong ty', 'tong cuc', 'tong giam doc', 'tong kiem toan', 'tong lien doan', 'trung tam',
  'trung uong', 'truong ban', 'truong phong', 'truong', 'trung uong doan', 'tw', 'ubkt', 'ubmttq', 'ubnd', 'ubtvqh', 'uy ban bau cu', 'uy ban kiem tra', 'uy ban mat tran to quoc',
  'uy ban nhan dan', 'uy ban thuong vu quoc hoi', 'uy ban', 'van phong', 'vien', 'vien kiem sat', 'vien truong', 'vu',
]; // prettier-ignore
const HEAD = new Phrases(HEADS);

/** Words in small letters that name a unit and may end the name: "Ủy ban nhân dân tỉnh". */
const UNIT = new Phrases([
  'thanh pho', 'tinh', 'thi xa', 'thi tran', 'huyen', 'quan', 'xa', 'phuong', 'dac khu', 'trung uong', 'dang bo', 'nhan dan',
  'nha nuoc', 'quoc hoi', 'chinh phu',
]); // prettier-ignore

/** Units as they are written: "quản lý" and "xa lộ" name none. */
const UNIT_WORDS = new Set(['tỉnh', 'huyện', 'quận', 'xã', 'phường']);

/** Words that never belong to the name of a body. */
const STOP = new Words(
  'về việc quy ban ngày tại theo trong đến để đề đã được gắn nhằm cho với kết hướng các những nhưng khi có là và hoặc trên phê sửa thông tiếp ' +
    'thực hiện hiên này nay do đó số đồng từ trước sau nếu nêu nơi nói mà chỉ chi không sẽ cần phải hay hãy cùng cũng thì thi bổ bỏ bố làm ' +
    'giao yêu cầu quyết định đính dẫn kèm ghi xác xem xét bãi thay triển khai tổ tờ xây hợp họp lập chấp công cộng tăng tặng thành đối đổi ' +
    'phát phạt áp xử ký vừa đang nhất quản căn',
);

/** The end of the name of a body that no unit names further: in text without marks "tính" looks like "tỉnh". */
const CENTRAL_END = /(?:chinh phu|bo chinh tri|ban bi thu)$/;
const JOINT = /(?: {0,4}, {0,4}(?:va {1,4})?| {1,4}va {1,4})/y;
/** "Hội nghị lần thứ sáu" before the committee that met. */
const MEETING_OF =
  /hoi {1,60}nghi(?: {1,60}lan {1,60}thu {1,60}[a-z0-9]{1,6}(?: {1,60}(?:mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi))?)?,? {1,60}(?=ban {1,60}chap {1,60}hanh|bch|trung {1,60}uong|thanh {1,60}uy|tinh {1,60}uy)/y;
/** The number of the plenum behind the committee: "Hội nghị Trung ương 8", "Ban Chấp hành Trung ương Đảng lần thứ sáu". */
const PLENUM_NUMBER = /,? {1,60}(?:lan {1,60}thu {1,60}[a-z0-9]{1,6}|\d{1,2}|[ivx]{1,5})(?![a-z0-9/.-])/y;
/** The label of an item on a line of its own, which no name reaches into: "B.", "2)". */
const ITEM = /[^ ]{1,3}[.)] /y;
const TERM = / {0,3}[(,]? ?khoa {1,9}(?:thu {1,9})?([ivxlc]{1,6}|\d{1,2})(?![a-z0-9])(?: ?\))?/y;
/** "Thông báo", "Nghị quyết" ... after "và" begin another citation, not another body. */
const TYPE_AHEAD = new Phrases([
  'nghi quyet', 'nghi dinh', 'quyet dinh', 'quy dinh', 'quy che', 'ket luan', 'chi thi', 'thong tu', 'thong bao', 'ke hoach', 'chuong trinh',
  'huong dan', 'bao cao', 'to trinh', 'cong van', 'de an', 'luat', 'bo luat', 'phap lenh', 'phap luat',
]); // prettier-ignore

/** Words in capitals that come behind a name and are none of it. */
const CAPITAL_STOP = new Phrases([
  've', 'theo', 'can cu', 'noi nhan', 'kinh gui', 'kinh trinh', 'ban hanh', 'phe duyet', 'sua doi', 'bo sung', 'danh muc', 'danh sach', 'phu luc', 'mau so',
]); // prettier-ignore
/** Offices whose holder leads another body too: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ". */
const SECOND_OFFICE = new Phrases(['chu nhiem', 'truong ban', 'tong thanh tra', 'thong doc', 'truong doan']);
/** What may follow a body that joint issuers end with; another word is what that body does: "..., Ban Thường vụ xây dựng". */
const AFTER_JOINT = /^(?:$| {0,4}[^ a-z0-9]| {1,60}(?:ve|quy|huong|sua|va|khoa|ngay|v\/v|so|nam|tai)(?![a-z0-9]))/;

function typeAhead(folded: string, at: number): number | undefined {
  // "Đoàn Luật sư", "Báo cáo viên" are bodies and people, not documents.
  if (folded.startsWith('luat su', at) || folded.startsWith('bao cao vien', at)) return undefined;
  return TYPE_AHEAD.endAt(folded, at);
}

/** "Ủy ban Pháp luật và Tư pháp": there the words of a type are part of a name. */
function isNameOfBody(folded: string, at: number, next: number): boolean {
  return folded.startsWith('phap luat', next) && folded.startsWith('uy ban', at);
}

/** End of the unit that begins at `at`. */
function unitAt(text: string, folded: string, at: number): number | undefined {
  const end = UNIT.endAt(folded, at);
  if (end === undefined) return undefined;
  const written = text.slice(at, end).toLowerCase();
  if (end - at > 6 || written === folded.slice(at, end) || written.includes(' ') || UNIT_WORDS.has(written)) return end;
  return undefined;
}

/** Offices that stand before a body: "chủ tịch ủy ban nhân dân tỉnh". */
const OFFICE = new Phrases([
  'bo truong',
  'thu truong',
  'giam doc',
  'chu tich',
  'pho chu tich',
  'thuong truc',
  'ban thuong vu',
  'cuc truong',
]);

/** End of a name in small letters, as in texts that were put into small letters as a whole; only what is known whole is believed. */
function smallName(text: string, folded: string, at: number, known: number | undefined): number | undefined {
  let end = known;
  const office = OFFICE.endAt(folded, at);
  if (office !== undefined && (end === undefined || end <= office)) {
    const next = office + (/^ {1,60}/.exec(folded.slice(office, office + 60))?.[0].length ?? 0);
    end = next > office ? (KNOWN.endAt(folded, next) ?? end) : end;
  }
  if (end === undefined) return undefined;
  const unit = afterSpaces(folded, end, (next) => unitAt(text, folded, next));
  const local = unit ?? (/uy$/.test(folded.slice(at, end)) ? end : undefined);
  return (local && afterSpaces(folded, local, (next) => PLACES.endAt(folded, next))) ?? unit ?? end;
}

function afterSpaces(folded: string, at: number, read: (next: number) => number | undefined): number | undefined {
  let next = at;
  while (folded[next] === ' ' && next - at < 60) next += 1;
  return next > at ? read(next) : undefined;
}

/** Places that are known without their capitals. */
const PLACES = new Phrases(PROVINCE_NAMES.map(foldKey));

/** End of what stands between two words of a name: spaces, a dash with spaces or without; `at` itself where nothing does. */
function gapEnd(folded: string, at: number): number {
  if (folded.charCodeAt(at) === 0x2d) return at + 1 < folded.length && folded.charCodeAt(at + 1) !== 0x20 ? at + 1 : at;
  let end = at;
  while (end < at + 60 && folded.charCodeAt(end) === 0x20) end += 1;
  return end > at && folded.startsWith('- ', end) ? end + 2 : end;
}

/** End of one body's name that begins at `at`, or undefined where none begins. */
function readBody(text: string, folded: string, at: number, smallLetters: boolean): number | undefined {
  const upper = isUpperCase(text, at);
  if (!upper && !smallLetters) return undefined;
  const known = KNOWN.endAt(folded, at);
  const head = HEAD.endAt(folded, at);
  if (known === undefined && head === undefined) return undefined;
  if (!upper) return smallName(text, folded, at, known);
  let end = Math.max(known ?? at, head ?? at);
  // "Bộ trưởng Bộ Tư pháp", "Ban Thường vụ Thành ủy", "Chủ tịch Ủy ban nhân dân tỉnh": a name inside a name, or what names it further.
  const joins = /^(?:bo|so|phong|cuc|vu|hoi|tong cuc|uy ban|vien|bo truong|giam doc|truong phong)(?: |$)/.test(
    folded.slice(at, end),
  );
  let small = 0;
  // Behind a name known whole, and behind two capitals in a row (a place: "Hải Phòng"), no small syllable belongs to it.
  let closed = known !== undefined && known >= (head ?? at);
  let capitals = 0;
  // Behind a unit ("tỉnh", "nhà nước") the name is complete.
  let complete = false;
  for (;;) {
    const next = gapEnd(folded, end);
    if (next === end) break;
    const capital = isUpperCase(text, next);
    if (capital && isTermOrItem(text, folded, end, next)) break;
    const central = CENTRAL_END.test(folded.slice(Math.max(0, end - 12), end));
    // What a new line begins behind the name of a central body is another one.
    if (central && capital && /[\r\n]/.test(text.slice(end, next))) break;
    // A dash without spaces joins two halves of a name: "Văn hóa-Thông tin".
    if (!capital && folded.charCodeAt(end) === 0x2d) break;
    if (capital && CAPITAL_STOP.endAt(folded, next) !== undefined) break;
    const type = isNameOfBody(folded, at, next) ? undefined : typeAhead(folded, next);
    const whole = capital ? KNOWN.endAt(folded, next) : undefined;
    const inner = whole ?? (capital ? HEAD.endAt(folded, next) : undefined);
    if (inner !== undefined && type === undefined) {
      end = inner;
      small = capitals = 0;
      closed = whole !== undefined;
      complete = false;
      continue;
    }
    const unit = central ? undefined : unitAt(text, folded, next);
    if (unit !== undefined) {
      end = unit;
      small = capitals = 0;
      closed = complete = true;
      continue;
    }
    const stop = wordEnd(folded, next);
    if (stop === next) break;
    if (capital) {
      if (type !== undefined) break;
      end = stop;
      small = 0;
      capitals += 1;
      closed = capitals > 1;
      complete = false;
      continue;
    }
    const after = stop + 1;
    const capitalAfter =
      isUpperCase(text, after) &&
      (typeAhead(folded, after) === undefined || /^phap luat/.test(folded.slice(after, after + 9)));
    if (joins && !complete && folded.slice(next, stop) === 'va') {
      if (!capitalAfter || HEAD.endAt(folded, after) !== undefined || CAPITAL_STOP.endAt(folded, after) !== undefined)
        break;
      end = wordEnd(folded, after);
      small = capitals = 0;
      continue;
    }
    if (closed || STOP.has(text, folded, next, stop)) break;
    // A second small syllable belongs to the name only when a capital follows: "Cảnh sát biển Việt Nam".
    if (small > 0 && !capitalAfter) break;
    small += 1;
    capitals = 0;
    if (small > 2) break;
    end = stop;
  }
  return end;
}

/** In capitals the khóa looks like a word of the name, and so does the label of the line below. */
function isTermOrItem(text: string, folded: string, end: number, next: number): boolean {
  TERM.lastIndex = end;
  if (folded.charCodeAt(next) === 0x6b && TERM.test(folded)) return true;
  ITEM.lastIndex = next;
  return /[\r\n]/.test(text.slice(end, next)) && ITEM.test(folded);
}

/** End of a meeting of a committee, as an issuer: "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng". */
function readMeeting(text: string, folded: string, at: number): number | undefined {
  MEETING_OF.lastIndex = at;
  const meeting = folded.startsWith('hoi', at) ? MEETING_OF.exec(folded) : null;
  if (!meeting) return undefined;
  const end = readBody(text, folded, at + meeting[0].length, true);
  if (end === undefined) return undefined;
  PLENUM_NUMBER.lastIndex = end;
  return end + (meeting[0].includes(' lan ') ? 0 : (PLENUM_NUMBER.exec(folded)?.[0].length ?? 0));
}

/**
 * Reads the issuer that begins at `at`.
 *
 * @param text composed text
 * @param folded the same text folded
 */
export function readIssuer(text: string, folded: string, at: number): IssuerMention | undefined {
  const first = readMeeting(text, folded, at) ?? readBody(text, folded, at, true);
  if (first === undefined) return undefined;
  const bodies = [text.slice(at, first)];
  let end = first;
  // Joint issuers: "Bộ Chính trị, Ban Bí thư"; "Ban Thường vụ Thành ủy và Ban Thường vụ Đảng ủy ...".
  for (;;) {
    JOINT.lastIndex = end;
    const glue = JOINT.exec(folded);
    if (!glue) break;
    const next = end + glue[0].length;
    if (typeAhead(folded, next) !== undefined || !isUpperCase(text, next)) break;
    const comma = glue[0].includes(',');
    const second = comma && foldKey(bodies.at(-1)!) === 'bo truong' && SECOND_OFFICE.endAt(folded, next) !== undefined;
    if (comma && !second && KNOWN.endAt(folded, next) === undefined) break;
    const more = readBody(text, folded, next, false);
    if (more === undefined) break;
    if (comma && !second && !AFTER_JOINT.test(folded.slice(more, more + 70))) break;
    if (second) {
      bodies[bodies.length - 1] = text.slice(next - glue[0].length - 'Bộ trưởng'.length, more);
      end = more;
      continue;
    }
    bodies.push(text.slice(next, more));
    end = more;
  }
  TERM.lastIndex = end;
  const term = TERM.exec(folded);
  let termSpan: Span | undefined;
  if (term) {
    const closed = term[0].includes('(') === term[0].includes(')');
    const length = closed ? term[0].length : term[0].replace(/ ?\)$/, '').length;
    const from = end + term[0].indexOf(term[1]!, term[0].indexOf('khoa') + 4);
    termSpan = spanOf(from, from + term[1]!.length);
    end += length;
  }
  const words = squeeze(text.slice(at, end));
  return {
    span: spanOf(at, end),
    text: words,
    bodies: end === first ? [words] : bodies.map(squeeze),
    term: termSpan ? text.slice(termSpan.start, termSpan.end) : undefined,
    termSpan,
  };
}

/** Runs of white space (and the "_" of word-segmented text) as one space. */
export function squeeze(text: string): string {
  return (UNSQUEEZED.test(text) ? text.replace(/[\s_]+/g, ' ') : text).trim();
}

/** White space that is not one plain space: what squeezing changes, and most text does not have. */
const UNSQUEEZED = /[^\S ]|_| {2}/;
