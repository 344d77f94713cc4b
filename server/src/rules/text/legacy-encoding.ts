import { legacyTextIn, mayBeLegacy } from '../../draft/legacy';
import { spanOf } from '../../draft/span';
import { legacyEncoding as message } from '../../messages/structure';
import type { DraftRule } from '../rule';

/** Text that was converted to Unicode as if it were Western European is unreadable to everybody, this server among them. */
export const legacyEncoding: DraftRule = {
  id: 'text/legacy-encoding',
  scope: 'draft',
  severity: 'warning',
  summary: { vi: 'Văn bản còn ở bảng mã cũ (TCVN3, VNI)', en: 'The text is in an old encoding (TCVN3, VNI)' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục IV.1: phông chữ Unicode theo TCVN 6909:2001; Nghị định 30/2020/NĐ-CP, Phụ lục I',
    en: 'Hướng dẫn 05-HD/VPTW, IV.1: Unicode, TCVN 6909:2001; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check({ text, blocks }) {
    const found = mayBeLegacy(blocks) ? legacyTextIn(text) : undefined;
    return found ? [{ span: spanOf(found.start, found.end), message: message(found.encoding) }] : [];
  },
};
