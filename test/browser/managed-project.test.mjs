// @ts-check
/** A mini-program of somebody else whose plugin pulls and plays by itself: `npm start -- --project FOLDER`. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { theirProject } from '../../tools/preview/server.mjs';
import { closeAll, openPanel, openPhone, showInstead } from './support/preview.mjs';

showInstead(theirProject(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview/managed-fixture')));
after(closeAll);

test('components of the plugin show simulated cameras, with a plugin that has them', async () => {
  const phone = await openPhone({ query: { album: 'granted' } });
  await phone.see('shown');
  await phone.see('served');
  await phone.see('4.9.0');
  await phone.see('inner');
  await phone.waitForVideo();
  await phone.tap('snapshot');
  await phone.see('saved');
  await phone.expectNoErrors();
  await phone.close();
});

test('without a decoder they show what the stream tells', async () => {
  const phone = await openPhone({ query: { decoder: 'none', generation: '3.2' } });
  await phone.see('shown');
  await phone.see('3.2.0');
  await phone.see(/^640 × 360 · \d+ kbit\/s$/);
  await phone.close();
});

test('the panel offers plugins and faults of that kind alone', async () => {
  const panel = await openPanel({ query: { lang: 'en' } });
  await panel.phone.see('shown');
  const list = panel.page.locator('select[data-setting="generation"]');
  await list.locator('option[value="4.6"]').waitFor({ state: 'attached' });
  assert.deepEqual(await list.locator('option').allTextContents(), ['3.2', '4.1', '4.6', 'latest']);
  assert.equal(await list.inputValue(), 'latest');
  await panel.seeHeld('services', 'SIMULATED1/garden started\nlobby started');
  await panel.fault('player.managed.fatal');
  await panel.phone.see(/^failed: .*"isFatalError":true/);
  await panel.close();
});
