import type { Block } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { foldKey, isUpperCase } from '../../draft/fold';
import { referencesOf, type Reference } from '../../draft/references';
import { shift } from '../../draft/span';
import { changeTo } from '../../messages/fixes';
import { wrongSelfName as message, wrongSelfNameHere } from '../../messages/structure';
import { replace, type DraftRule, type Report } from '../rule';

/**
 * A draft that calls itself by another type ("Chương trình này" in a Kế hoạch) was made out of another draft. Said only where the
 * other type is not spoken of anywhere else: then nothing but the draft can be meant.
 */
export const wrongSelfName: DraftRule = {
  id: 'structure/wrong-self-name',
  scope: 'draft',
  severity: 'warning',
  summary: {
    vi: 'Văn bản tự gọi mình bằng tên loại khác (“Chương trình này” trong một Kế hoạch)',
    en: 'The draft calls itself by another type (“Chương trình này” in a Kế hoạch)',
  },
  norm: {
    vi: 'Thông lệ thẩm định văn bản: tên loại tự xưng phải trùng tên loại ở đầu văn bản',
    en: 'Practice of those who check drafts: the type a draft calls itself by is that of its title',
  },
  check(draft) {
    const { type, title } = draft.identity;
    if (!type || !title) return [];
    let end: number | undefined;
    const heading = draft.blocks
      .slice(title.first, title.last + 1)
      .map(({ text }) => text)
      .join(' ');
    const reports: Report[] = [];
    for (let index = title.last + 1; index < draft.blocks.length; index++) {
      const block = draft.blocks[index]!;
      for (const reference of referencesOf(block)) {
        if (!callsItself(reference, block)) continue;
        const word = reference.document.type;
        if (word.name === type.name || index >= (end ??= endOfOwn(draft)) || isSpokenOf(draft, heading, word.name))
          continue;
        const span = shift(word.span, draft.starts[index]!);
        reports.push({
          span,
          message: message(word.name, type.name),
          related: [{ span: titleSpan(draft), message: wrongSelfNameHere(type.name) }],
          fixes: [replace(span, type.name, changeTo(`${type.name} này`), { preferred: true })],
        });
      }
    }
    return reports;
  },
};

type SelfReference = Reference & { readonly document: { readonly kind: 'here' } };

function callsItself(reference: Reference, block: Block): reference is SelfReference {
  return (
    reference.document.kind === 'here' &&
    !reference.quoted &&
    !block.entry.openQuote &&
    isUpperCase(block.text, reference.document.type.span.start)
  );
}

/** Index of the block at which what is attached begins. */
function endOfOwn(draft: Draft): number {
  const attached = draft.sections.find(({ kind }) => kind === 'attached' || kind === 'appendix' || kind === 'form');
  return attached ? draft.blockIndexAt(attached.range.start) : draft.blocks.length;
}

/** Whether the draft speaks of a document of that type otherwise than by "... này": in its title, in a citation, or by the bare word. */
function isSpokenOf(draft: Draft, heading: string, name: string): boolean {
  if (foldKey(heading).includes(foldKey(name))) return true;
  if (draft.citations.some(({ value }) => value.kind !== 'own' && value.type?.name === name)) return true;
  const text = draft.text.toString();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (!/^(?:\s{1,4}hành\s{1,4}động)?\s{1,4}này/.test(text.slice(at + name.length, at + name.length + 24)))
      return true;
  return false;
}

function titleSpan({ identity, blocks, starts }: Draft): { start: number; end: number } {
  const first = identity.title!.first;
  return shift(blocks[first]!.content, starts[first]!);
}
