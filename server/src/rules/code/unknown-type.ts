import type { Citation } from '../../draft/citations';
import type { Code } from '../../draft/codes';
import { readingOf } from '../../draft/reading';
import { unknownType as message } from '../../messages/codes';
import { initialsOf } from '../../norms/bodies';
import { DOCUMENT_TYPES } from '../../norms/types';
import type { BlockRule } from '../rule';
import { isUnfinished } from './issuer';

const KNOWN = new Set(DOCUMENT_TYPES.flatMap((type) => type.letters.map(({ letters }) => letters)));
/** What practice adds to the letters of a type: phối hợp, liên tịch, liên ngành, hành động. */
const ADDED = /(?:PH|LT|LN|HĐ|BCA|CĐ)$/;
/** Codes of these follow customs of their own. */
const FREE = /^(?:Hợp đồng|Giấy|Phiếu|Bản|Biên bản|Luật|Bộ luật|Pháp lệnh|Lệnh|Sắc lệnh|Thư)/;

/** Letters in the place of the type that no norm knows. */
export const unknownType: BlockRule = {
  id: 'code/unknown-type',
  scope: 'block',
  severity: 'information',
  summary: { vi: 'Chữ viết tắt tên loại lạ', en: 'Letters of a type that no norm knows' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2a; Nghị định 30/2020/NĐ-CP, Phụ lục III',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.2a; Nghị định 30/2020/NĐ-CP, Phụ lục III',
  },
  check: (block) =>
    readingOf(block).citations.flatMap((citation) => {
      const { code } = citation;
      if (!code?.lettersSpan || !isUnknown(citation, code) || isUnfinished(block, code.span.end)) return [];
      return [{ span: code.lettersSpan, message: message(code.letters), fault: `type@${code.span.start}` }];
    }),
};

function isUnknown({ kind, type }: Citation, code: Code): boolean {
  if (kind !== 'coded' || code.letters === '' || code.lettersKnown || KNOWN.has(code.letters)) return false;
  if (!type?.type || FREE.test(type.name) || initialsOf(type.name) === code.letters) return false;
  return !KNOWN.has(code.letters.replace(ADDED, ''));
}
