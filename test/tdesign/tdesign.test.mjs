// @ts-check
/** TDesign's button, popup, slider and calendar: built into a mini-program as npm packages are, and used in the preview. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build/index.mjs';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { folderOf } from '../../tools/on-demand/install.mjs';
import { folderSource } from '../../tools/preview/server.mjs';
import { closeAll, openPhone, showInstead } from '../browser/support/preview.mjs';

/** @typedef {import('../browser/support/phone.mjs').Phone} Phone */

const root = mkdtempSync(path.join(tmpdir(), 'tdesign-'));
const abortController = 'miniprogram/runtime/abort-controller.ts';

before(async () => {
  cpSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'miniprogram'), path.join(root, 'miniprogram'), {
    recursive: true,
  });
  cpSync(path.join(repositoryRoot, abortController), path.join(root, abortController));
  symlinkSync(path.join(folderOf('tdesign-miniprogram'), 'node_modules'), path.join(root, 'node_modules'), 'dir');
  const { ok, diagnostics, outDir } = await build({ target: 'devtools', root });
  assert.deepEqual({ ok, diagnostics }, { ok: true, diagnostics: [] });
  showInstead(folderSource(outDir));
});
after(async () => {
  await closeAll();
  rmSync(root, { recursive: true });
});

/** @param {string} name @param {(phone: Phone) => Promise<void>} story */
function story(name, story) {
  test(name, async () => {
    const phone = await openPhone({ scale: 2 });
    try {
      await story(phone);
      await phone.expectNoErrors();
    } finally {
      await phone.close();
    }
  });
}

test("WeChat's own compilers take it", () => {
  const check = path.join(repositoryRoot, 'scripts/check-wcc.mjs');
  const { status, stdout } = spawnSync(process.execPath, [check, '--root', root], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

/** @param {Phone} phone @param {string} expected */
const see = (phone, expected) =>
  phone.until(async () => (await phone.byId('said').textContent())?.includes(expected) ?? false, expected);

/** @param {Phone} phone @param {string} name TDesign's class @param {string} property */
const styleOf = (phone, name, property) =>
  phone
    .byClass(name)
    .first()
    .evaluate((element, wanted) => getComputedStyle(element).getPropertyValue(wanted), property);

story('buttons have their looks, and one that is disabled does nothing', async (phone) => {
  assert.equal(await styleOf(phone, 't-button--primary', 'background-color'), 'rgb(0, 82, 217)');
  assert.equal(await styleOf(phone, 't-button--outline', 'color'), 'rgb(213, 73, 65)');
  await phone.byClass('t-loading').first().waitFor();
  await phone.text('Loading').click();
  await phone.screenshot('tdesign-buttons');
  assert.equal(await phone.text('In the popup').isVisible(), false);
});

story('a popup comes from below, and goes when what is behind it is tapped', async (phone) => {
  await phone.tap('Open the popup');
  await phone.text('In the popup').waitFor();
  await phone.screenshot('tdesign-popup');
  await phone.page.mouse.click(100, 120);
  await phone.text('In the popup').waitFor({ state: 'hidden' });
});

story('a slider is pulled, and goes where its bar is tapped', async (phone) => {
  const bar = await phone.byClass('t-slider__bar').first().boundingBox();
  assert(bar);
  await phone.page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
  await see(phone, 'volume 50');
  const dot = await phone.byClass('t-slider__dot').first().boundingBox();
  assert(dot);
  const { mouse } = phone.page;
  await mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await mouse.down();
  await mouse.move(bar.x + bar.width * 0.7, dot.y);
  await mouse.move(bar.x + bar.width * 0.8, dot.y);
  await mouse.up();
  await see(phone, 'volume 80');
});

story('a calendar opens in its popup, and tells the day that is chosen', async (phone) => {
  await phone.tap('Choose a day');
  await phone.text('2026 年 1 月').waitFor();
  await phone
    .byClass('t-calendar__dates-item')
    .filter({ hasText: /^\s*15\s*$/ })
    .first()
    .click();
  await phone.screenshot('tdesign-calendar');
  await phone.text('确认').click();
  await see(phone, 'day 2026-1-15');
  await phone.text('2026 年 1 月').waitFor({ state: 'hidden' });
});
