/** A folder of drafts: read in the background, followed when it changes, judged as a whole where that is wanted. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { Desk } from '../support/cli';
import { Client, placesIn, uriOf, type ClientOptions } from '../support/lsp';

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

const draft = (code: string, type: string, body: string): string =>
  `THÀNH ỦY HẢI PHÒNG\n*\nSố ${code}\n\nHải Phòng, ngày 06 tháng 7 năm 2022\n\n${type}\nvề một số nhiệm vụ\n\n${body}\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn A\n`;
const RESOLUTION = draft('04-NQ/TU', 'NGHỊ QUYẾT', 'Nội dung.');
const citing = draft('15-KL/TU', 'KẾT LUẬN', 'Thực hiện Nghị quyết số 04-NQ/TU, ngày 06/7/2022 của Thành ủy.');
/** One word too many. */
const FAULTY = draft('16-KL/TU', 'KẾT LUẬN', 'Thực hiện các các nhiệm vụ.');

describe('a folder of drafts', () => {
  let desk: Desk;
  let client: Client | undefined;
  const at = (...names: string[]): string => join(desk.path, ...names);
  const put = (text: string | Uint8Array, ...names: string[]): string => {
    mkdirSync(at(...names.slice(0, -1)), { recursive: true });
    writeFileSync(at(...names), text);
    return uriOf(at(...names));
  };

  beforeEach(() => {
    desk = new Desk();
  });

  afterEach(async () => {
    await client?.dispose();
    client = undefined;
    desk.clear();
  });

  async function started(options: Partial<ClientOptions> = {}): Promise<Client> {
    client = await Client.start({ diagnostics: 'pull', folders: [uriOf(desk.path)], ...options });
    return client;
  }

  /** Where F12 on the citation leads to, a file each. */
  async function targets(asked: Client): Promise<string[]> {
    const uri = uriOf(at('trich-dan.vanban'));
    const position = placesIn(citing).of('04-NQ/TU').start;
    const found = (await asked.ask('textDocument/definition', { textDocument: { uri }, position })) as { targetUri?: string; uri?: string }[]; // prettier-ignore
    return found.map((one) => decodeURIComponent((one.targetUri ?? one.uri)!.slice(uriOf(desk.path).length + 1)));
  }

  const toOwn = ['trich-dan.vanban'];
  const leadsTo = (asked: Client, files: readonly string[]): Promise<string[]> =>
    asked.eventually(`F12 to lead to ${files.join()}`, () => targets(asked), (found) => found.join() === files.join()); // prettier-ignore

  it('is read with its folders, but not what the editor hides', async () => {
    put(RESOLUTION, 'luu', '2022', 'nghi-quyet.md');
    put(RESOLUTION, 'an', 'nghi-quyet.txt');
    put(RESOLUTION, 'nghi-quyet.bak.txt');
    const hidden: Record<string, unknown> = { 'files.exclude': { '**/an': true }, 'search.exclude': { '*.bak.txt': true } };
    let butSon: unknown = null;
    const asked = await started({
      answers: {
        'workspace/configuration': (params) =>
          (params as { items: { section: string }[] }).items.map(({ section }) => (section === 'butSon' ? butSon : (hidden[section] ?? null))),
      },
    });
    asked.open(uriOf(at('trich-dan.vanban')), citing);
    await leadsTo(asked, ['luu/2022/nghi-quyet.md']);
    // What is hidden no longer is read, without a new start.
    delete hidden['files.exclude'];
    butSon = {};
    asked.tell('workspace/didChangeConfiguration', { settings: null });
    await leadsTo(asked, ['an/nghi-quyet.txt', 'luu/2022/nghi-quyet.md']);
  }); // prettier-ignore

  it('is followed when files and whole folders come, go and are renamed', async () => {
    put('x', 'khac.txt');
    const asked = await started();
    asked.open(uriOf(at('trich-dan.vanban')), citing);
    await leadsTo(asked, toOwn);
    put(RESOLUTION, 'luu', 'nghi-quyet.txt');
    const events = (...changes: [string, number][]): void => { asked.tell('workspace/didChangeWatchedFiles', { changes: changes.map(([name, type]) => ({ uri: uriOf(at(name)), type })) }); };
    events(['luu', CREATED]);
    await leadsTo(asked, ['luu/nghi-quyet.txt']);
    renameSync(at('luu'), at('cu'));
    events(['luu', DELETED], ['cu', CREATED]);
    await leadsTo(asked, ['cu/nghi-quyet.txt']);
    renameSync(at('cu', 'nghi-quyet.txt'), at('cu', 'nq.md'));
    events([join('cu', 'nghi-quyet.txt'), DELETED], [join('cu', 'nq.md'), CREATED]);
    await leadsTo(asked, ['cu/nq.md']);
    rmSync(at('cu'), { recursive: true });
    events(['cu', DELETED]);
    await leadsTo(asked, toOwn);
  }); // prettier-ignore

  it('is looked at again by a client that cannot watch, when a file is saved', async () => {
    const asked = await started({ watches: false });
    assert.deepEqual((asked.initialized!.capabilities.textDocumentSync as { save?: unknown }).save, true);
    asked.open(uriOf(at('trich-dan.vanban')), citing);
    await leadsTo(asked, toOwn);
    const uri = put(RESOLUTION, 'nghi-quyet.vanban');
    asked.tell('textDocument/didSave', { textDocument: { uri } });
    await leadsTo(asked, ['nghi-quyet.vanban']);
  });

  it('may be joined by another one, and left', async () => {
    const other = new Desk();
    try {
      writeFileSync(join(other.path, 'nghi-quyet.txt'), RESOLUTION);
      const asked = await started();
      asked.open(uriOf(at('trich-dan.vanban')), citing);
      await leadsTo(asked, toOwn);
      const folder = { uri: uriOf(other.path), name: 'khác' };
      const found = (count: number): Promise<unknown> =>
        asked.eventually(`${count} places outside`, () => targets(asked), (all) => all.length === 1 && all[0]!.includes('nghi-quyet.txt') === (count === 1));
      asked.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
      await found(1);
      asked.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
      await found(0);
    } finally {
      other.clear();
    }
  }); // prettier-ignore

  it('names once what it could not read, and why', async () => {
    put(Uint8Array.of(0x4e, 0x67, 0x68, 0xde, 0x20, 0x71, 0x75, 0x79, 0xd5, 0x74), 'la.txt');
    put(Buffer.from('NghÞ quyÕt cña §¶ng bé vµ c¸c c¬ quan ®­îc thùc hiÖn n¨m nay. '.repeat(20), 'latin1'), 'cu.txt');
    put(Uint8Array.of(1, 0, 2, 0), 'nhi-phan.txt');
    const asked = await started();
    const log = (): string[] => asked.log.filter(({ method }) => method === 'window/logMessage').map(({ params }) => (params as { message: string }).message); // prettier-ignore
    await asked.received('the end of reading', ({ method, params }) => method === 'window/logMessage' && (params as { message: string }).message.includes('Đã biết 3 dự thảo')); // prettier-ignore
    await asked.received('a word about old encodings', ({ method, params }) => method === 'window/showMessageRequest' && (params as { message: string }).message.includes('cu.txt')); // prettier-ignore
    const lines = log().filter((line) => line.startsWith('Bỏ qua'));
    assert.deepEqual(lines.map((line) => /“(.*?)”: tệp (.*?)[.;]/.exec(line)?.slice(1)), [
      ['cu.txt', 'viết bằng bảng mã TCVN3 (ABC)'],
      ['la.txt', 'không phải Unicode'],
      ['nhi-phan.txt', 'không phải văn bản'],
    ]); // prettier-ignore
  });

  it('shows how far it is read, and stops when it is told to', async () => {
    for (let file = 0; file < 400; file++) put(RESOLUTION, 'nhieu', `${file}.txt`);
    let token: unknown;
    const asked = await started({
      window: { workDoneProgress: true },
      answers: {
        'window/workDoneProgress/create': (params) => {
          ({ token } = params as { token: unknown });
          return null;
        },
      },
    });
    interface Value {
      readonly kind: string;
      readonly message?: string;
      readonly cancellable?: boolean;
    }
    const is = (kind: string) => ({ method, params }: { method: string; params: unknown }) =>
      method === '$/progress' && (params as { value: Value }).value.kind === kind;
    const begun = await asked.received('the beginning', is('begin'));
    assert.equal((begun.params as { value: Value }).value.cancellable, true);
    const reported = await asked.received('a report', is('report'));
    assert.match((reported.params as { value: Value }).value.message!, /^\d+\/400$/);
    asked.tell('window/workDoneProgress/cancel', { token });
    await asked.received('the end', is('end'));
    await asked.received('a word about the end', ({ method, params }) => method === 'window/logMessage' && /^(?:Đã dừng|Đã biết 400)/.test((params as { message: string }).message));
  }); // prettier-ignore

  // Diagnostics of all drafts.

  const found = (items: readonly Diagnostic[]): string[] =>
    items.map(({ code }) => String(code)).filter((code) => code.startsWith('text/'));

  it('is judged as a whole where that is wanted: only what is new is said, and an answer waits for it', async () => {
    const faulty = put(FAULTY, 'sai.vanban');
    put(RESOLUTION, 'dung.vanban');
    put('Ghi chú chung chung.\n', 'khac.txt');
    const asked = await started({ settings: { diagnosticScope: 'folder' } });
    const pull = (previousResultIds: unknown[]): Promise<WorkspaceDiagnosticReport> =>
      asked.ask('workspace/diagnostic', { previousResultIds }) as Promise<WorkspaceDiagnosticReport>;
    // The folder may still be being read.
    let known: { uri: string; value: string }[] = [];
    const reported = new Map<string, string[]>();
    const learn = ({ items }: WorkspaceDiagnosticReport): void => {
      for (const item of items) {
        assert.ok(item.kind === 'full' && !item.version);
        reported.set(item.uri, found(item.items));
        known = [...known.filter(({ uri }) => uri !== item.uri), ...(item.resultId === undefined ? [] : [{ uri: item.uri, value: item.resultId }])];
      }
    };
    while (!reported.has(faulty) || known.length < 3) learn(await pull(known));
    assert.deepEqual(reported.get(faulty), ['text/repeated-word']);
    assert.deepEqual(reported.get(uriOf(at('khac.txt'))), []);
    // Nothing is new: the answer waits until a file changes, and then tells of that file alone.
    let answered = false;
    const waiting = pull(known).then((report) => {
      answered = true;
      return report;
    });
    for (let round = 0; round < 5; round++) await asked.ask('butSon/draftStatus', { uri: faulty });
    assert.equal(answered, false);
    put(RESOLUTION.replace('Nội dung', 'Mọi mọi nội dung'), 'dung.vanban');
    asked.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(at('dung.vanban')), type: CHANGED }] });
    const news = await waiting;
    assert.deepEqual(news.items.map(({ uri }) => uri), [uriOf(at('dung.vanban'))]);
    // An open draft is asked about by itself; closed again, it is the file that counts.
    learn(news);
    asked.open(faulty, RESOLUTION);
    await asked.pull(faulty);
    asked.close(faulty);
    const back = await pull(known);
    assert.deepEqual(back.items.map(({ uri }) => uri), [faulty]);
    // A file that is gone has no findings any more.
    learn(back);
    rmSync(at('sai.vanban'));
    asked.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: faulty, type: DELETED }] });
    assert.deepEqual((await pull(known)).items, [{ uri: faulty, version: null, kind: 'full', items: [] }]);
  }); // prettier-ignore

  it('is not judged as a whole unless that is wanted', async () => {
    put(FAULTY, 'sai.vanban');
    const asked = await started();
    assert.deepEqual(await asked.ask('workspace/diagnostic', { previousResultIds: [] }), { items: [] });
  });

  it('is judged as a whole for a client that is told, too', async () => {
    const faulty = put(FAULTY, 'sai.vanban');
    const asked = await started({ diagnostics: 'push', settings: { diagnosticScope: 'folder' } });
    await asked.pushed(faulty, ({ diagnostics }) => found(diagnostics).join() === 'text/repeated-word');
    put(RESOLUTION, 'sai.vanban');
    asked.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: faulty, type: CHANGED }] });
    await asked.pushed(faulty, ({ diagnostics }) => found(diagnostics).length === 0);
  });
});
