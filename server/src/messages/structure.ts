/** What the rules about the shape of a document say. */
import type { Text } from './text';

export const numbering = {
  gap: (before: string, label: string, missing: string): Text => ({
    vi: `Sau “${before}” đến ngay “${label}”: thiếu ${missing}.`,
    en: `“${label}” follows “${before}”: ${missing} is missing.`,
  }),
  missingFirst: (label: string, missing: string): Text => ({
    vi: `Bắt đầu từ “${label}”: thiếu ${missing}.`,
    en: `The list begins with “${label}”: ${missing} is missing.`,
  }),
  repeat: (label: string): Text => ({
    vi: `Số “${label}” bị lặp: mục liền trước cũng mang số này.`,
    en: `“${label}” comes twice: the section before it bears it as well.`,
  }),
  back: (label: string, before: string): Text => ({
    vi: `“${label}” đứng sau “${before}”: số thứ tự đi lùi.`,
    en: `“${label}” stands behind “${before}”: the numbers go back.`,
  }),
  slip: (label: string, before: string, after: string, right: string): Text => ({
    vi: `“${label}” đứng giữa “${before}” và “${after}”; lẽ ra là “${right}”.`,
    en: `“${label}” stands between “${before}” and “${after}”; it should be “${right}”.`,
  }),
  parent: (label: string, parent: string): Text => ({
    vi: `“${label}” nằm trong “${parent}”: số đầu không khớp với mục cha.`,
    en: `“${label}” lies in “${parent}”: its first number is not that of its parent.`,
  }),
  before: (label: string): Text => ({ vi: `Mục trước: ${label}`, en: `The section before it: ${label}` }),
  above: (label: string): Text => ({ vi: `Mục cha: ${label}`, en: `The section above it: ${label}` }),
};

export const mixedMarkers = (label: string, usual: string, count: number, total: number): Text => ({
  vi: `“${label}”: ở cấp này văn bản phần lớn viết như “${usual}” (${count} trong ${total} mục); nên thống nhất.`,
  en: `“${label}”: at this level the draft mostly writes as in “${usual}” (${count} of ${total}); keep to one.`,
});

const ENCODINGS = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' } as const;

export const legacyEncoding = (encoding: keyof typeof ENCODINGS): Text => ({
  vi: `Văn bản còn ở bảng mã ${ENCODINGS[encoding]}: chuyển sang Unicode trước khi soạn tiếp.`,
  en: `The text is in the encoding ${ENCODINGS[encoding]}: convert it to Unicode before going on.`,
});

export const wrongSelfName = (written: string, own: string): Text => ({
  vi: `“${written} này” trong một ${own}: văn bản tự gọi mình bằng tên loại khác.`,
  en: `“${written} này” in a ${own}: the draft calls itself by another type.`,
});

export const wrongSelfNameHere = (own: string): Text => ({
  vi: `Tên loại của văn bản: ${own}`,
  en: `The type of the draft: ${own}`,
});
