import { unknownInstruction as message, unknownRuleInDraft } from '../../messages/findings';
import { isRuleId } from '../ids';
import type { DraftRule, Report } from '../rule';

/** A comment to Bút Son that it does not understand, or that names a rule it does not have, would otherwise be ignored in silence. */
export const unknownInstruction: DraftRule = {
  id: 'structure/unknown-instruction',
  scope: 'draft',
  severity: 'information',
  summary: { vi: 'Chỉ dẫn cho Bút Son không hiểu được', en: 'A comment to Bút Son that it does not understand' },
  norm: { vi: 'Cách dùng của Bút Son', en: 'The usage of Bút Son itself' },
  check: (draft) =>
    draft.instructions.flatMap((instruction): Report[] => {
      if (instruction.kind === 'unknown') return [{ span: instruction.span, message: message(instruction.words) }];
      if (instruction.kind !== 'off') return [];
      return instruction.rules
        .filter((id) => !isRuleId(id))
        .map((id) => ({ span: instruction.span, message: unknownRuleInDraft(id) }));
    }),
};
