/** What the rules about the components of a document (thể thức) say. */
import type { Text } from './text';

/** Components that a document must have, by the names that norms/layout.ts gives them. */
type ComponentName = 'heading' | 'motto' | 'issuer' | 'number' | 'place-date' | 'type' | 'recipients' | 'signature';

const COMPONENTS: Readonly<Record<'party' | 'state', Readonly<Record<ComponentName, Text>>>> = {
  party: {
    heading: { vi: 'tiêu đề “Đảng Cộng sản Việt Nam”', en: 'the heading “Đảng Cộng sản Việt Nam”' },
    motto: { vi: 'Tiêu ngữ', en: 'the motto' },
    issuer: { vi: 'tên cơ quan ban hành', en: 'the issuing body' },
    number: { vi: 'số và ký hiệu', en: 'the number and sign' },
    'place-date': { vi: 'địa danh và ngày, tháng, năm', en: 'place and date' },
    type: { vi: 'tên loại', en: 'the type name' },
    recipients: { vi: 'nơi nhận', en: 'the recipients' },
    signature: { vi: 'quyền hạn, chức vụ, họ tên người ký', en: 'the signature block' },
  },
  state: {
    heading: { vi: 'Quốc hiệu', en: 'the national heading' },
    motto: { vi: 'Tiêu ngữ', en: 'the motto' },
    issuer: { vi: 'tên cơ quan ban hành', en: 'the issuing body' },
    number: { vi: 'số, ký hiệu', en: 'the number and sign' },
    'place-date': { vi: 'địa danh và thời gian ban hành', en: 'place and date' },
    type: { vi: 'tên loại', en: 'the type name' },
    recipients: { vi: 'nơi nhận', en: 'the recipients' },
    signature: { vi: 'chức vụ, họ tên người ký', en: 'the signature block' },
  },
};

function list(system: 'party' | 'state', missing: readonly ComponentName[]): Text {
  const names = missing.map((component) => COMPONENTS[system][component]);
  return { vi: names.map(({ vi }) => vi).join('; '), en: names.map(({ en }) => en).join('; ') };
}

export const missingComponents = {
  sure: (system: 'party' | 'state', missing: readonly ComponentName[], norm: string): Text => {
    const { vi, en } = list(system, missing);
    return { vi: `Thiếu ${vi} (${norm}).`, en: `Missing: ${en} (${norm}).` };
  },
  lost: (system: 'party' | 'state', missing: readonly ComponentName[]): Text => {
    const { vi, en } = list(system, missing);
    return {
      vi: `Văn bản bắt đầu ngay từ tên loại, chưa có phần đầu: ${vi}. Có thể đã mất khi sao chép.`,
      en: `The document begins with its title and has no head: ${en}. It may have been lost in copying.`,
    };
  },
  notYet: (system: 'party' | 'state', missing: readonly ComponentName[]): Text => {
    const { vi, en } = list(system, missing);
    return { vi: `Văn bản chưa có: ${vi}.`, en: `The document does not have yet: ${en}.` };
  },
};

export const title = {
  shortened: (right: string): Text => ({
    vi: `“V/v” chỉ dùng cho công văn; dưới tên loại, trích yếu ghi đủ chữ “${right}”.`,
    en: `“V/v” is for official letters only; below a type name write “${right}” in full.`,
  }),
  missing: (type: string, norm: string): Text => ({
    vi: `Dưới tên loại “${type}” không có trích yếu nội dung (${norm}).`,
    en: `There is no subject (trích yếu) below the type name “${type}” (${norm}).`,
  }),
  stopped: {
    vi: 'Trích yếu là một cụm từ: không có dấu chấm ở cuối.',
    en: 'The subject is a phrase: no full stop behind it.',
  } satisfies Text,
  small: (right: string): Text => ({
    vi: `Trong văn bản của Đảng, trích yếu viết bằng chữ thường, bắt đầu “${right}”.`,
    en: `In documents of the Party the subject begins with a small letter: “${right}”.`,
  }),
  capital: (right: string): Text => ({
    vi: `Trong văn bản hành chính, trích yếu bắt đầu bằng chữ hoa: “${right}”.`,
    en: `In administrative documents the subject begins with a capital: “${right}”.`,
  }),
  dropStop: { vi: 'Bỏ dấu chấm ở cuối trích yếu', en: 'Drop the full stop behind the subject' } satisfies Text,
};

const MARKS: Readonly<Record<string, Text>> = {
  ',': { vi: 'dấu phẩy (,)', en: 'a comma (,)' },
  ';': { vi: 'dấu chấm phẩy (;)', en: 'a semicolon (;)' },
  '.': { vi: 'dấu chấm (.)', en: 'a full stop (.)' },
};

export const recipients = {
  marks: (between: string, last: string, norm: string): Text => ({
    vi: `Nơi nhận: sau mỗi dòng là ${MARKS[between]!.vi}, dòng cuối là ${MARKS[last]!.vi} (${norm}).`,
    en: `Recipients: ${MARKS[between]!.en} behind each line, ${MARKS[last]!.en} behind the last (${norm}).`,
  }),
  addresseeMarks: (between: string, norm: string): Text => ({
    vi: `Sau mỗi nơi nhận ở phần “Kính gửi”, “Kính trình” là ${MARKS[between]!.vi} (${norm}).`,
    en: `${MARKS[between]!.en} stands behind each of those addressed (${norm}).`,
  }),
  otherLine: { vi: 'Dòng khác cũng vậy', en: 'Another line' } satisfies Text,
  fixMarks: { vi: 'Sửa dấu câu của cả danh sách nơi nhận', en: 'Correct the marks of the whole list' } satisfies Text,
  noFiling: (example: string, norm: string): Text => ({
    vi: `Danh sách nơi nhận chưa có dòng lưu: “${example}” (${norm}).`,
    en: `The list of recipients has no line of filing: “${example}” (${norm}).`,
  }),
  colon: (colon: boolean, example: string, norm: string): Text => ({
    vi: `Sau chữ “Lưu” ${colon ? 'có' : 'không có'} dấu hai chấm: “${example}” (${norm}).`,
    en: `${colon ? 'A' : 'No'} colon behind “Lưu”: “${example}” (${norm}).`,
  }),
  fixColon: (colon: boolean): Text =>
    colon
      ? { vi: 'Thêm dấu hai chấm sau “Lưu”', en: 'Add the colon behind “Lưu”' }
      : { vi: 'Bỏ dấu hai chấm sau “Lưu”', en: 'Drop the colon behind “Lưu”' },
  asAbove: (norm: string): Text => ({
    vi: `Đã có phần “Kính gửi”, “Kính trình” thì dòng đầu của nơi nhận là “Như trên” (${norm}).`,
    en: `Where those addressed stand above, the list of recipients begins with “Như trên” (${norm}).`,
  }),
  word: (type: string, right: string, norm: string): Text => ({
    vi: `${type} dùng từ “${right}” (${norm}).`,
    en: `A ${type} is addressed with “${right}” (${norm}).`,
  }),
};

export const retiredRecipient = {
  sure: (name: string, from: string, successor: string | undefined): Text => ({
    vi: `“${name}” đã kết thúc hoạt động trước ngày ${from}, không còn nhận văn bản${successor === undefined ? '' : `; nay là ${successor}`}.`,
    en: `“${name}” had ended by ${from} and receives no documents${successor === undefined ? '' : `; now: ${successor}`}.`,
  }),
  doubtful: (name: string, from: string): Text => ({
    vi: `“${name}” có thể đã kết thúc hoạt động từ khoảng ${from}; cần xác minh nơi nhận.`,
    en: `“${name}” may have ended about ${from}; verify the recipient.`,
  }),
};

export const bases = {
  marks: (between: string, last: string, dash: boolean, norm: string): Text => ({
    vi: `Căn cứ: ${dash ? 'trước mỗi căn cứ là gạch ngang (-), ' : ''}sau mỗi căn cứ là ${MARKS[between]!.vi}, sau căn cứ cuối cùng là ${MARKS[last]!.vi} (${norm}).`,
    en: `Legal bases: ${dash ? 'a dash (-) before each, ' : ''}${MARKS[between]!.en} behind each, ${MARKS[last]!.en} behind the last (${norm}).`,
  }),
  fixMarks: { vi: 'Sửa dấu câu của các căn cứ', en: 'Correct the marks of the legal bases' } satisfies Text,
  law: (nameAndYear: boolean, norm: string): Text =>
    nameAndYear
      ? {
          vi: `Trong căn cứ, luật và pháp lệnh chỉ ghi tên và năm ban hành, không ghi số (${norm}).`,
          en: `Among legal bases, laws and ordinances bear name and year, no number (${norm}).`,
        }
      : {
          vi: `Trong căn cứ, luật và pháp lệnh không ghi số, ký hiệu, cơ quan ban hành (${norm}).`,
          en: `Among legal bases, laws and ordinances bear no number and no issuer (${norm}).`,
        },
  dropNumber: { vi: 'Bỏ số, ký hiệu của luật', en: 'Drop the number of the law' } satisfies Text,
  date: (norm: string): Text => ({
    vi: `Văn bản quy phạm pháp luật viện dẫn căn cứ không kèm ngày, tháng (${norm}).`,
    en: `Legislation names its legal bases without any date (${norm}).`,
  }),
  repeated: (code: string): Text => ({
    vi: `Căn cứ “${code}” đã nêu ở trên.`,
    en: `Legal basis “${code}” is named twice.`,
  }),
  first: { vi: 'Nêu lần đầu ở đây', en: 'Named first here' } satisfies Text,
  otherLine: { vi: 'Căn cứ khác cũng vậy', en: 'Another legal basis' } satisfies Text,
  lower: { vi: 'Căn cứ có hiệu lực thấp hơn', en: 'The basis of lower force' } satisfies Text,
  order: (higher: string, lower: string): Text => ({
    vi: `${higher} đứng sau ${lower}: các căn cứ thường xếp từ hiệu lực cao xuống thấp.`,
    en: `${higher} stands behind ${lower}: legal bases usually go from higher to lower force.`,
  }),
};

export const signature = {
  letters: (written: string, right: string, norm: string): Text => ({
    vi: `Quyền hạn ký ghi “${written}”; theo ${norm} là “${right}”.`,
    en: `The right of signing is written “${written}”; by ${norm} it is “${right}”.`,
  }),
  committee: (right: string | undefined, norm: string): Text => ({
    vi: `“T/M BAN CHẤP HÀNH” không phải hình thức đề ký của cấp ủy; ${right === undefined ? 'ghi T/M và tên cấp ủy' : `ghi “${right}”`}, dưới là “BÍ THƯ” hoặc “PHÓ BÍ THƯ” (${norm}).`,
    en: `A committee does not sign “T/M BAN CHẤP HÀNH”; write ${right === undefined ? 'T/M and its name' : `“${right}”`}, and “BÍ THƯ” or “PHÓ BÍ THƯ” below (${norm}).`,
  }),
  noOffice: (offices: string, norm: string): Text => ({
    vi: `Dưới quyền hạn ký chưa ghi chức vụ: ${offices} (${norm}).`,
    en: `The office is missing below the right of signing: ${offices} (${norm}).`,
  }),
  noOfficeUnlessMember: (offices: string, norm: string): Text => ({
    vi: `Dưới quyền hạn ký không ghi chức vụ: chỉ đúng khi người ký là ủy viên, còn lại ghi ${offices} (${norm}).`,
    en: `No office below the right of signing: right only where a plain member signs, else ${offices} (${norm}).`,
  }),
  bodyInOffice: (right: string, norm: string): Text => ({
    vi: `Chức vụ không ghi kèm tên cơ quan: “${right}” (${norm}).`,
    en: `The office is written without the body: “${right}” (${norm}).`,
  }),
  deputyOfDeputy: (letters: string, norm: string): Text => ({
    vi: `Sau “${letters}” là chức vụ của cấp trưởng, chức vụ của cấp phó ghi ở dòng dưới (${norm}).`,
    en: `Behind “${letters}” stands the office of the head; the deputy's stands in the line below (${norm}).`,
  }),
  forSecretary: (norm: string): Text => ({
    vi: `Văn bản của cấp ủy đề ký thay mặt (T/M), không ký thay bí thư (${norm}).`,
    en: `Documents of a committee are signed on its behalf (T/M), not for the secretary (${norm}).`,
  }),
  acting: (letters: string, norm: string): Text => ({
    vi: `Chưa có cấp trưởng thì cấp phó phụ trách đề ký trực tiếp, không ghi “${letters}” (${norm}).`,
    en: `While there is no head, the deputy in charge signs directly, without “${letters}” (${norm}).`,
  }),
  titles: (titles: string, norm: string): Text => ({
    vi: `Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh hiệu: “${titles}” (${norm}).`,
    en: `No title, degree or rank stands before the name of who signs: “${titles}” (${norm}).`,
  }),
  author: (author: string, norm: string): Text => ({
    vi: `Đề ký không khớp với tác giả ghi dưới tên loại: “${author}” (${norm}).`,
    en: `The right of signing does not go with the author named in the title: “${author}” (${norm}).`,
  }),
  authorHere: { vi: 'Tác giả của văn bản', en: 'The author of the document' } satisfies Text,
  drop: (words: string): Text => ({ vi: `Bỏ “${words}”`, en: `Drop “${words}”` }),
};
