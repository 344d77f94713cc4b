// The README's pictures: the seed with its red date in the middle, Problems below, Outline at the side.
import assert from 'node:assert/strict';
import { openSeed } from './seed.mjs';

/** Longer than the editor takes to follow the list of problems. */
const FOLLOWS_MS = 1000;

export async function takePicture(workbench, file) {
  await openSeed(workbench);
  await workbench.outline();
  await workbench.page.keyboard.press('Home');
  await workbench.problems();
  // Reading the list went through it to its end, and the editor follows what is chosen there, a moment later.
  await workbench.page.keyboard.press('Home');
  await workbench.page.waitForTimeout(FOLLOWS_MS);
  await workbench.placeCaret('Trong 6 tháng cuối năm 2022, tiếp tục');
  await workbench.page.waitForSelector('.monaco-editor .squiggly-error');
  await workbench.page.locator('.monaco-breadcrumb-item', { hasText: '2. Một số nhiệm vụ' }).waitFor();
  await workbench.command('notifications.clearAll');
  await workbench.page.mouse.move(700, 20);
  assert.ok(await workbench.page.locator('.outline-tree .monaco-list-row').first().isVisible());
  assert.ok(await workbench.page.locator('.markers-panel .monaco-list-row').first().isVisible());
  await workbench.screenshot(file);
}
