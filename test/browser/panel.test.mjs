// @ts-check
/** The panel beside the phone: where the statecharts are, what the simulation holds, and faults at a press. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { closeAll, openPanel } from './support/preview.mjs';

after(closeAll);

test('it shows the statecharts while a camera starts, what is held, and what happened', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  const { phone } = panel;
  await panel.seeResource('services', '–');
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.page.locator('[data-state$="pulling.playing"]').waitFor();
  assert.ok((await panel.states('connection front-door')).includes('using.service.pulling'));
  await panel.seeResource('services', 'front-door started');
  await panel.seeResource('streams', 'front-door live');
  await panel.page.locator('.event-type', { hasText: 'stream.firstChunk' }).first().waitFor();
  await phone.expectNoErrors();
  await panel.close();
});

test('a press brings a fault about, with a line that says what should be seen; another takes all back', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  const { phone } = panel;
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.fault('stream.header.always503');
  await panel.page.getByText('直到清除故障：观看人数已满，按慢节奏重试并倒计时。').waitFor();
  await panel.fault('stream.notice.close');
  await live.seeSheet('观看人数已满');
  await panel.clearFaults();
  await live.answerSheet('立即重试');
  await live.seeMovingPicture();
  await phone.expectNoErrors();
  await panel.close();
});

test('its settings start the mini-program anew, with another plugin', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  await panel.choose('generation', 'beta');
  const live = await new HomePage(panel.phone).open('大厅');
  await live.seeMovingPicture();
  await panel.phone.expectNoErrors();
  await panel.close();
});
