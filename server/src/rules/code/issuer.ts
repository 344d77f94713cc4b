/** What the rules about issuers ask of a citation. */
import type { Block } from '../../draft/blocks';
import type { Citation } from '../../draft/citations';
import { keyIn } from '../../draft/key';

/** Whether the issuer stands behind "của": "do" as often names who carries the document out. */
export function isNamedIssuer(block: Block, { issuer }: Citation): boolean {
  if (!issuer) return false;
  return /(?:^|[^a-z])cua$/.test(keyIn(block, Math.max(0, issuer.span.start - 12), issuer.span.start));
}

/** Whether nothing stands behind: what may still be typed is not judged. */
export function isUnfinished(block: Block, end: number): boolean {
  return end >= block.content.end;
}
