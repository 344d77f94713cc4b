/** Short forms and back references lead to the document that they stand for. */
import assert from 'node:assert/strict';
import { antecedentsOf } from '../../server/src/draft/antecedents';
import { readDraft, type Draft } from '../../server/src/draft/draft';
import { definitionAt } from '../../server/src/features/definition';
import { hoverAt } from '../../server/src/features/hover';
import { mentionsAt } from '../../server/src/features/references';
import { DraftIndex } from '../../server/src/workspace/draft-index';
import { fixture, partyDraft, words } from '../support/fixture';

const index = new DraftIndex();

interface Place {
  readonly draft: Draft;
  readonly cursor: number;
}

function at(marked: string): Place {
  const { text, cursor } = fixture(marked);
  assert.ok(cursor !== undefined);
  return { draft: readDraft(text), cursor };
}

/** Where F12 leads. */
function target({ draft, cursor }: Place): string | undefined {
  const [first, ...more] = definitionAt(draft, 'file:///draft.vanban', cursor, index);
  assert.deepEqual(more, []);
  return first?.kind === 'here' ? words(draft, first.span) : undefined;
}

const mentions = ({ draft, cursor }: Place): string[] =>
  mentionsAt(draft, cursor).map(({ span }) => words(draft, span));

const FULL = 'Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương';

describe('A short form', () => {
  it('leads to the full citation before it, and all mentions stand together', () => {
    const place = at(
      partyDraft(`Thực hiện ${FULL}. Kế hoạch nêu rõ.\n\nSau 5 năm thực hiện Nghị quyết $018, bộ máy gọn hơn.`),
    );
    assert.equal(target(place), FULL);
    assert.deepEqual(mentions(place), [FULL, 'Nghị quyết 18']);
    assert.match(
      hoverAt(place.draft, place.cursor, 'vi', () => 0)!.markdown,
      /Nghị quyết số 18-NQ\/TW[^]*25\/10\/2017/,
    );
  });

  it('is chosen by the issuer where two documents bear the number', () => {
    const two = `Thực hiện ${FULL} và Nghị quyết số 18-NQ/TU, ngày 10/12/2021 của Thành ủy.\n\n`;
    assert.equal(
      target(at(partyDraft(`${two}Theo Nghị quyết $018 của Thành ủy, các cấp ủy rà soát.`))),
      'Nghị quyết số 18-NQ/TU, ngày 10/12/2021 của Thành ủy',
    );
    const unclear = at(partyDraft(`${two}Theo Nghị quyết $018, các cấp ủy rà soát.`));
    assert.equal(antecedentsOf(unclear.draft).unresolved[0]!.candidates.length, 2);
    assert.deepEqual(mentions(unclear), ['Nghị quyết 18']);
  });

  it('never leads to another type, nor forward', () => {
    const { draft } = at(
      partyDraft(`$0Theo Nghị quyết 18, các cấp ủy rà soát. Thực hiện Kết luận số 18-KL/TW. Thực hiện ${FULL}.`),
    );
    assert.deepEqual(
      antecedentsOf(draft).unresolved.map(({ candidates }) => candidates.length),
      [0],
    );
  });
});

describe('A back reference', () => {
  it('leads to the nearest earlier document of its type', () => {
    const body = `Thực hiện Chỉ thị số 12-CT/TW, ngày 06/01/2022 của Ban Bí thư; Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương.\n\n`;
    assert.equal(
      target(at(partyDraft(`${body}Các chi bộ học tập Chỉ thị nói $0trên trong tháng 8.`))),
      'Chỉ thị số 12-CT/TW, ngày 06/01/2022 của Ban Bí thư',
    );
    const place = at(partyDraft(`${body}Theo Kết luận $0nêu trên, các chi bộ kiểm điểm.`));
    assert.deepEqual(mentions(place), [
      'Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương',
      'Kết luận nêu trên',
    ]);
    assert.equal(
      target(at(partyDraft(`${body}Các chi bộ học tập Chỉ thị t$0rên.`))),
      'Chỉ thị số 12-CT/TW, ngày 06/01/2022 của Ban Bí thư',
    );
  });

  it('after two documents named in one breath means neither', () => {
    const place = at(
      partyDraft(`Thực hiện ${FULL} và Nghị quyết số 19-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.

Theo Nghị quyết nêu $0trên, các cấp ủy rà soát.`),
    );
    assert.equal(target(place), undefined);
    assert.equal(
      hoverAt(place.draft, place.cursor, 'vi', () => 0),
      undefined,
    );
  });

  it('of several documents, or in other words, is none', () => {
    const { draft } = at(
      partyDraft(
        `$0Thực hiện ${FULL}. Các Nghị quyết nêu trên, hai Kết luận trên, quy định nêu trên; Nghị quyết này. Quyết định trên cơ sở rà soát; Kết luận trên địa bàn.`,
      ),
    );
    // The other one is the draft's own number line.
    assert.equal(antecedentsOf(draft).documents.flatMap((one) => one.mentions).length, 2);
    assert.equal(antecedentsOf(draft).unresolved.length, 0);
  });
});

describe('Mentions of one code', () => {
  /** How often each document is mentioned, the draft's own number line left out. */
  const documents = (body: string): number[] =>
    antecedentsOf(readDraft(partyDraft(body)))
      .documents.slice(1)
      .map((one) => one.mentions.length);

  it('in two terms are two documents; one without a date, between them, is told by what stands before it', () => {
    assert.deepEqual(
      documents(`Thực hiện Quy định số 262-QĐ/TW, ngày 08/10/2014 của Bộ Chính trị. Theo Quy định số 262-QĐ/TW.

Thực hiện Quy định số 262-QĐ/TW, ngày 03/02/2025 của Bộ Chính trị. Theo Quy định số 262-QĐ/TW.`),
      [2, 1, 1],
    );
  });

  it('of two places are two documents, and of two types as well', () => {
    assert.deepEqual(
      documents(
        'Nghị quyết số 04-NQ/TU của Thành ủy Hải Phòng, Nghị quyết số 04-NQ/TU của Tỉnh ủy Hải Dương; Quyết định số 99-QĐ/TW và Quy định số 99-QĐ/TW.',
      ),
      [1, 1, 1, 1],
    );
  });

  it('by the thousand are one document all the same', () => {
    const text = partyDraft(
      'Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương; Nghị quyết 18; Nghị quyết nêu trên.\n\n'.repeat(
        4000,
      ),
    );
    const { documents: all } = antecedentsOf(readDraft(text));
    assert.equal(Math.max(...all.map((one) => one.mentions.length)), 12000);
  });
});
