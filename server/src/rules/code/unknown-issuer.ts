import { readingOf } from '../../draft/reading';
import { unknownIssuer as message } from '../../messages/codes';
import { changeTo } from '../../messages/fixes';
import { bodiesByLetters, bodiesByName, initialsOf, mayBear } from '../../norms/bodies';
import { replace, type BlockRule } from '../rule';
import { isNamedIssuer, isUnfinished } from './issuer';

/**
 * Letters of a body that fit no body, beside a body that has letters of its own. Local bodies are without number and their letters
 * follow their names, so only a body of which there is one says that they are wrong.
 */
export const unknownIssuer: BlockRule = {
  id: 'code/unknown-issuer',
  scope: 'block',
  severity: 'information',
  summary: { vi: 'Ký hiệu cơ quan ban hành lạ', en: 'Letters of a body that fit no body' },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2b; Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.2b; Nghị định 30/2020/NĐ-CP, Phụ lục I',
  },
  check: (block) =>
    readingOf(block).citations.flatMap((citation) => {
      const { code, issuer } = citation;
      if (citation.kind !== 'coded' || !code?.bodySpan || !issuer || !isNamedIssuer(block, citation)) return [];
      const [letters] = code.bodies;
      if (letters === undefined || code.bodies.length > 1 || issuer.bodies.length > 1) return [];
      if (bodiesByLetters(letters).length > 0 || isUnfinished(block, issuer.span.end)) return [];
      const name = issuer.bodies[0]!;
      if (mayBear(letters, name) === true || isSubsequence(letters, initialsOf(name))) return [];
      const rows = bodiesByName(name);
      if (rows.length === 0 || rows.some((row) => row.openEnded || row.loose || !row.verified)) return [];
      const usual = rows[0]!.letters;
      // "BTVTUHP": letters put together of known ones.
      if (letters.includes(usual) && letters.length > usual.length + 1) return [];
      return [
        {
          span: code.bodySpan,
          message: message(letters, name, usual),
          fixes: [replace(code.bodySpan, usual, changeTo(code.text.replace(letters, usual)))],
          fault: `issuer@${code.span.start}`,
        },
      ];
    }),
};

/** Older letters leave out some of the initials: BNN for Bộ Nông nghiệp và Phát triển nông thôn. */
function isSubsequence(letters: string, initials: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
