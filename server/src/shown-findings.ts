/** Findings as an editor shows them: diagnostics, made again only where they would come out differently. */
import type { Diagnostic, Position } from 'vscode-languageserver';
import type { RowProblem } from './catalogue/user';
import type { Block } from './draft/blocks';
import { rangeOf, type PlacedText, type Served } from './features/shape';
import { DiagnosticSeverity } from './lsp';
import { tooMany } from './messages/findings';
import { say, type Language } from './messages/text';
import { SEVERITIES, type Finding, type Severity } from './rules/rule';

/** Under which name we speak. */
export const SOURCE = 'Bút Son';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** VS Code shows a thousand findings of a file and drops the rest without a word. */
const MOST_SHOWN = 999;

export interface ShownFindingsPorts {
  readonly language: () => Language;
  /** Address of the folder of rule pages, when there is one. */
  readonly rulePages: () => string | undefined;
}

/** A diagnostic as it was made, with all that it depends on beside its finding. */
interface Shown extends BlockPlace {
  readonly language: Language;
  readonly elsewhere: readonly BlockPlace[];
  readonly diagnostic: Diagnostic;
}

interface BlockPlace {
  readonly block: Block;
  readonly start: Position;
}

export class ShownFindings {
  constructor(private readonly ports: ShownFindingsPorts) {}

  /** A finding as a diagnostic. */
  diagnosticOf(document: PlacedText, finding: Finding): Diagnostic {
    const language = this.ports.language();
    const rulePages = this.ports.rulePages();
    const href = rulePages === undefined ? undefined : `${rulePages}/${finding.rule}.md`;
    return {
      range: rangeOf(document, finding.span),
      severity: SEVERITY[finding.severity],
      code: finding.rule,
      ...(href === undefined ? {} : { codeDescription: { href } }),
      source: SOURCE,
      message: say(finding.message, language),
      relatedInformation: finding.related.map((related) => ({
        location: related.elsewhere ?? { uri: document.uri, range: rangeOf(document, related.span) },
        message: say(related.message, language),
      })),
    };
  }

  /** What is wrong in a row of a catalogue file. */
  rowDiagnostic({ line, message }: RowProblem): Diagnostic {
    return {
      range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
      severity: DiagnosticSeverity.Warning,
      source: SOURCE,
      message: say(message, this.ports.language()),
    };
  }

  /** The diagnostic of a finding; the one made before while it would come out the same, as most do from key to key. */
  #remembered({ document, draft }: Served, finding: Finding): Diagnostic {
    const { place } = finding;
    if (!place) return this.diagnosticOf(document, finding);
    const { origin, at, block } = place;
    const language = this.ports.language();
    const start = document.positionAt(at);
    const known = origin.memo.shown as Shown | undefined;
    if (
      known?.language === language &&
      known.block === block &&
      isSamePosition(known.start, start) &&
      known.elsewhere.every(
        (other, index) =>
          other.block === draft.blocks[origin.blocks[index]!] &&
          isSamePosition(other.start, document.positionAt(draft.starts[origin.blocks[index]!]!)),
      )
    )
      return known.diagnostic;
    const elsewhere = origin.blocks.map((index) => ({
      block: draft.blocks[index]!,
      start: document.positionAt(draft.starts[index]!),
    }));
    const diagnostic = this.diagnosticOf(document, finding);
    origin.memo.shown = { language, block, start, elsewhere, diagnostic } satisfies Shown;
    return diagnostic;
  }

  /** Findings as diagnostics: the most serious when there are more than an editor shows, and then a word about the others. */
  diagnosticsOf(served: Served, findings: readonly Finding[]): Diagnostic[] {
    if (findings.length <= MOST_SHOWN) return findings.map((finding) => this.#remembered(served, finding));
    const diagnostics: Diagnostic[] = [];
    const room = roomFor(findings, MOST_SHOWN);
    for (const finding of findings) {
      if (room[finding.severity] === 0) continue;
      room[finding.severity] -= 1;
      diagnostics.push(this.#remembered(served, finding));
    }
    diagnostics.push({
      range: rangeOf(served.document, { start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      message: say(tooMany(MOST_SHOWN, findings.length), this.ports.language()),
    });
    return diagnostics;
  }
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** How many findings of each severity are shown where only so many are: the most serious first. */
function roomFor(findings: readonly Finding[], most: number): Record<Severity, number> {
  const room: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) room[severity] += 1;
  let left = most;
  for (const severity of SEVERITIES) left -= room[severity] = Math.min(room[severity], left);
  return room;
}
