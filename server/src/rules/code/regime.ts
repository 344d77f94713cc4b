import type { Citation } from '../../draft/citations';
import { writeCode, type Code } from '../../draft/codes';
import { spanIn } from '../../draft/draft';
import { spanOf } from '../../draft/span';
import type { Text } from '../../draft/text';
import { regime as say } from '../../messages/codes';
import { changeLetters, changeTo } from '../../messages/fixes';
import { CODE_RULES } from '../../norms/code-forms';
import { normInForce } from '../../norms/regimes';
import { QDI_PERIOD } from '../../norms/types';
import { holdsMentions } from '../citation/mention';
import { replace, type DraftRule, type Fix, type JudgingContext, type Report } from '../rule';

/** QĐi was taken away by a công văn that reached the committees over some weeks. */
const QDI_TOLERATED_UNTIL = '2019-04-30';

const COLON = CODE_RULES.find(({ id }) => id === 'header-colon')!;

/** Party and State write their codes in two forms: the draft's own code follows its header; QyĐ and QĐi have their place and time. */
export const codeRegime: DraftRule = {
  id: 'code/regime',
  scope: 'draft',
  looksAt: holdsMentions,
  severity: 'warning',
  summary: {
    vi: 'Số, ký hiệu không theo hệ thống của văn bản (Đảng, nhà nước)',
    en: 'A code in the form of the other system (Party, State)',
  },
  norm: {
    vi: 'Hướng dẫn 05-HD/VPTW, mục I, điểm 3.1.2, 3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, III',
    en: 'Hướng dẫn 05-HD/VPTW I.3.1.2 and I.3.2; Nghị định 30/2020/NĐ-CP, Phụ lục I and III',
  },
  check(draft, context) {
    const reports: Report[] = [];
    for (const placed of draft.citations) {
      const { value: citation, at } = placed;
      const { code } = citation;
      if (!code) continue;
      const own = citation.kind === 'own' && draft.identity.codeSpan?.start === at + code.span.start;
      const said = (own ? ofOwn(code, context) : undefined) ?? ofLetters(citation, code, own, context);
      if (!said) {
        const colon = own
          ? ofColon(draft.text, spanIn(placed, citation.span).start, at + code.span.start, context)
          : undefined;
        if (colon) reports.push(colon);
        continue;
      }
      const lettersSpan = code.lettersSpan && spanIn(placed, code.lettersSpan);
      const span = spanIn(placed, code.span);
      const fixes: Fix[] = [];
      if (said.letters !== undefined && lettersSpan)
        fixes.push(replace(lettersSpan, said.letters, changeLetters(said.letters)));
      if (said.text !== undefined) fixes.push(replace(span, said.text, changeTo(said.text)));
      reports.push({
        span: said.letters !== undefined && lettersSpan ? lettersSpan : span,
        message: said.message,
        fixes,
        fault: `regime@${span.start}`,
      });
    }
    return reports;
  },
};

interface Said {
  readonly message: Report['message'];
  readonly letters?: string;
  readonly text?: string;
}

function ofOwn(code: Code, { regime }: JudgingContext): Said | undefined {
  const number = code.number + code.suffix;
  const body = code.bodies.join('-');
  if (regime === 'party' && code.form === 'administrative')
    return { message: say.party(code.text), text: writeCode('party', number, undefined, code.letters, body) };
  if (regime === 'party' && code.form !== 'party') return { message: say.party(code.text) };
  if (regime === 'state' && code.form === 'party') {
    // A Công văn of the State has no letters of a type.
    if (code.letters === 'CV') return { message: say.state(code.text) };
    return { message: say.state(code.text), text: writeCode('administrative', number, undefined, code.letters, body) };
  }
  return undefined;
}

const NUMBER_WORD = /^(S(?:ố|Ố|ô\u0301|Ô\u0301))(\s{0,4}:)?/u;

/** "Số 04-NQ/TU" in a Party header, "Số: 15/QĐ-BNV" in one of the State; by the norms that print it so. */
function ofColon(text: Text, start: number, code: number, { regime, date }: JudgingContext): Report | undefined {
  const word = NUMBER_WORD.exec(text.slice(start, code));
  if (!word || !regime || !date || date.known === 'inferred') return undefined;
  const norm = normInForce(regime === 'party' ? 'party-presentation' : 'state-clerical', date.earliest);
  if (!norm || !COLON.source.includes(norm.source)) return undefined;
  const [, so, colon] = word as unknown as [string, string, string | undefined];
  if ((colon !== undefined) === (COLON[regime] === 'yes')) return undefined;
  const span = spanOf(start, start + word[0].length);
  const right = COLON[regime] === 'yes' ? `${so}:` : so;
  return {
    span,
    severity: 'hint',
    message: say.colon(COLON[regime] === 'yes'),
    fixes: [replace(span, right, changeTo(right), { safe: true, preferred: true })],
  };
}

function ofLetters(citation: Citation, code: Code, own: boolean, context: JudgingContext): Said | undefined {
  if (code.form !== 'party') return undefined;
  if (code.letters === 'QyĐ') return { message: say.qyd, letters: 'QĐ' };
  if (code.letters !== 'QĐi') return undefined;
  const from = citation.date?.iso ?? (own ? context.date?.earliest : undefined);
  const until = citation.date?.iso ?? (own ? context.date?.latest : undefined);
  const early = until !== undefined && until < QDI_PERIOD.from;
  const late = from !== undefined && from > QDI_TOLERATED_UNTIL;
  return early || late ? { message: say.qdi, letters: 'QĐ' } : undefined;
}
