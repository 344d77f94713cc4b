/** What stays in memory of drafts that are not open. */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Store } from '../../server/src/workspace/store';
import { MemoryFiles } from '../support/files';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const DRAFTS = 100;
const FILLING = 'Các cấp, các ngành tiếp tục thực hiện tốt nhiệm vụ được giao trong năm.\n\n'.repeat(1500);

/** Each cites a document, and a law by its name, that no other does. */
const draft = (n: number): string => `THÀNH ỦY HẢI PHÒNG
*
Số ${n}-KL/TU

Hải Phòng, ngày 06 tháng 7 năm 2022

KẾT LUẬN
về việc thực hiện nhiệm vụ trọng tâm của năm ${1000 + n}

1. Nghị quyết số ${n}-NQ/TU, ngày 06/7/2021 của Ban Thường vụ Thành ủy Hải Phòng và Luật Đất đai năm ${1900 + n}.

${FILLING}`;

/** A folder whose texts nobody holds but who has read them. */
class PassingFiles extends MemoryFiles {
  constructor() {
    super(new Map());
  }

  override read(uri: string): ReturnType<MemoryFiles['read']> {
    const n = Number(/\d+/.exec(uri)![0]);
    return Promise.resolve({ text: Buffer.from(draft(n)).toString() });
  }
}

describe('a folder that was read', () => {
  it('holds on to none of its texts', async () => {
    const store = new Store(new PassingFiles());
    const readUpTo = async (end: number): Promise<number> => {
      for (let n = store.index.size; n < end; n++) await store.readFile(`file:///${n}.vanban`);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await readUpTo(10);
    const after = await readUpTo(DRAFTS);
    assert.equal(store.index.size, DRAFTS);
    assert.equal(store.index.get('file:///9.vanban')?.cited.length, 2);
    const grown = (after - before) / (DRAFTS - 10);
    assert.ok(grown < FILLING.length / 4, `${Math.round(grown)} bytes stay of a draft of ${FILLING.length} units`);
  });
});
