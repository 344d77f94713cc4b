/** What the server writes to a stream is what the library would write. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { Message } from 'vscode-languageserver/node';
import { DiagnosticsWriter, piecesOf } from '../../server/src/host/diagnostics-writer';

const diagnostic = { message: '“các các” \ud800 "items":[]', code: 'text/repeated-word', relatedInformation: [] };
const other = { message: 'Nghị quyết', severity: 2 };

const MESSAGES: readonly object[] = [
  { jsonrpc: '2.0', id: 1, result: null },
  { jsonrpc: '2.0', id: '"items":[]', result: { kind: 'full', resultId: '1', items: [diagnostic, other] } },
  { jsonrpc: '2.0', id: 2, result: { kind: 'full', items: [other, diagnostic, other] } },
  { jsonrpc: '2.0', id: 3, result: { kind: 'full', items: [] } },
  { jsonrpc: '2.0', id: 4, result: { kind: 'unchanged', resultId: '1' } },
  { jsonrpc: '2.0', id: 5, result: { items: ['a', null, undefined] } },
  { jsonrpc: '2.0', id: 6, result: [diagnostic] },
  { jsonrpc: '2.0', method: 'window/logMessage', params: { items: [other] } },
];

describe('the writer of messages', () => {
  it('writes them as JSON, diagnostics that were written before among them', () => {
    for (const message of [...MESSAGES, ...MESSAGES])
      assert.equal(
        Buffer.concat(piecesOf({ ...message } as Message)).toString(),
        Buffer.from(JSON.stringify(message)).toString(),
      );
  });

  it('says before each how many bytes it has', async () => {
    const stream = new PassThrough();
    const writer = new DiagnosticsWriter(stream);
    await Promise.all(MESSAGES.map((message) => writer.write(message as Message)));
    const expected = MESSAGES.map((message) => {
      const body = JSON.stringify(message);
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    });
    assert.equal((stream.read() as Buffer).toString(), Buffer.from(expected.join('')).toString());
  });

  it('tells of what cannot be written', async () => {
    const writer = new DiagnosticsWriter(new PassThrough());
    const faults: unknown[] = [];
    writer.onError((fault) => faults.push(fault));
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    await assert.rejects(writer.write({ jsonrpc: '2.0', params: endless } as Message), /circular/);
    assert.equal(faults.length, 1);
  });
});
