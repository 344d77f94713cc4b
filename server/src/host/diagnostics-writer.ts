/**
 * The writer of the server's end of a stream. It writes what the one of the library does, but keeps of each diagnostic the bytes
 * that it is sent as: from key to key most of a thousand diagnostics stay the same objects.
 */
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

type Bytes = Buffer<ArrayBuffer>;

const bytesOf = new WeakMap<object, Bytes>();

/** A member without its value, as JSON puts it behind others. */
const ITEMS = '"items":[]';
const COMMA = Buffer.from(',');

/** A message as JSON, in pieces. */
export function piecesOf(message: Message): Bytes[] {
  const { result } = message as { readonly result?: { readonly items?: unknown } | null };
  const items = typeof result === 'object' && result !== null ? result.items : undefined;
  if (!Array.isArray(items) || items.length === 0 || !items.every((item) => typeof item === 'object' && item !== null))
    return [Buffer.from(JSON.stringify(message))];
  const around = JSON.stringify({ ...message, result: { ...result, items: [] } });
  // Nothing but an id stands before the result, and no id of a client holds this.
  const at = around.lastIndexOf(ITEMS) + ITEMS.length - 1;
  const pieces = [Buffer.from(around.slice(0, at))];
  (items as object[]).forEach((item, index) => {
    if (index > 0) pieces.push(COMMA);
    let bytes = bytesOf.get(item);
    if (!bytes) bytesOf.set(item, (bytes = Buffer.from(JSON.stringify(item))));
    pieces.push(bytes);
  });
  pieces.push(Buffer.from(around.slice(at)));
  return pieces;
}

export class DiagnosticsWriter extends AbstractMessageWriter implements MessageWriter {
  #errors = 0;

  constructor(private readonly stream: NodeJS.WritableStream) {
    super();
    stream.on('error', (error: Error) => {
      this.fireError(error);
    });
    stream.on('close', () => {
      this.fireClose();
    });
  }

  /** Header and body in one go: the stream keeps them in order, and a reader is woken once. */
  write(message: Message): Promise<void> {
    let bytes: Bytes;
    try {
      const pieces = piecesOf(message);
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      bytes = Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...pieces]);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.fireError(error, message, ++this.#errors);
      return Promise.reject(error);
    }
    return new Promise((resolve, reject) => {
      this.stream.write(bytes, (error) => {
        if (error) {
          this.fireError(error, message, ++this.#errors);
          reject(error);
        } else resolve();
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
