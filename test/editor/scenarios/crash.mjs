// The server is killed while one types: it comes back by itself, and after the fifth time the user is told and asked. Only where
// it is a process; the tests look for it among the processes of this machine by the folder of the extension.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { until } from '../until.mjs';
import { openSeed } from './seed.mjs';

const MOST_RESTARTS = 4;

/** The process ids of the servers of one installed extension. */
async function serversOf(extension) {
  const script = `${extension}/dist/server.js`;
  const found = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (words.split('\0').includes(script)) found.push(Number(id));
  }
  return found;
}

/** Waits for the one server that is not the one before. */
function serverAfter(extension, before) {
  return until('a server to be started again', async () => {
    const ids = await serversOf(extension);
    return ids.length === 1 && ids[0] !== before && ids[0];
  });
}

/** What is found, without what differs from one start to another. */
const shown = (findings) => findings.map(({ rule, severity, text, line, message }) => [rule, severity, text, line, message].join(' | ')).sort(); // prettier-ignore

const toast = (workbench) => workbench.page.locator('.notifications-toasts .notification-list-item');

/** @param {string} extension the folder in which it was installed */
export default function crashes(extension) {
  return [
    {
      name: 'a server that is killed in the middle of a word comes back, and finds the same',
      async test(workbench) {
        const before = shown(await openSeed(workbench));
        const [server] = await serversOf(extension);
        assert.ok(server, 'no server runs');
        await workbench.placeCaret('Giao Ban Tuyên giáo Thành ủy');
        await workbench.type('Gi');
        process.kill(server, 'SIGKILL');
        await workbench.type('ao');
        await serverAfter(extension, server);
        for (let letter = 0; letter < 4; letter++) await workbench.page.keyboard.press('Backspace');
        await workbench.findingsWith('what was found before', (now) => shown(now).join() === before.join());
        assert.equal(await toast(workbench).count(), 0, 'a restart is nothing to be told of');
      },
    },
    {
      name: 'a server that is killed again and again stays down, which is told with a way to its log and back',
      async test(workbench) {
        const before = shown(await openSeed(workbench));
        let [server] = await serversOf(extension);
        // One of the five in three minutes was in the scenario before, when that was run.
        for (let kills = 0; kills <= MOST_RESTARTS && (await toast(workbench).count()) === 0; kills++) {
          process.kill(server, 'SIGKILL');
          const next = await until('a server or a word', async () => {
            const [id] = await serversOf(extension);
            return ((await toast(workbench).count()) > 0 && { told: true }) || (id && id !== server && { id });
          });
          server = next.id ?? server;
          // It is killed at work, not while it starts: that would be another fault.
          if (next.id) await workbench.findingsWith('the seed to be judged again', (now) => now.length > 0);
        }
        const told = toast(workbench).first();
        await told.waitFor();
        assert.match(await told.innerText(), /Bút Son gặp lỗi và đã dừng/);
        const buttons = await told.locator('.monaco-button').allInnerTexts();
        assert.deepEqual(
          buttons.map((label) => label.trim()),
          ['Khởi động lại', 'Xem nhật ký'],
        );
        assert.deepEqual(await serversOf(extension), []);
        await told.locator('.monaco-button', { hasText: 'Khởi động lại' }).click();
        await serverAfter(extension, server);
        await workbench.findingsWith('what was found before', (now) => shown(now).join() === before.join());
      },
    },
  ];
}
