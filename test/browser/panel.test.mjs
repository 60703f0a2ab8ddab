// @ts-check
/** The panel beside the phone: faults at a press, and what the simulator holds. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { closeAll, openPanel } from './support/preview.mjs';
import { words } from './support/words.mjs';

after(closeAll);

test('it shows what the simulator holds while a camera plays, and nothing after it was left', async () => {
  const panel = await openPanel({ query: { speed: 10 } });
  const { phone } = panel;
  await panel.seeHeld('services', '–');
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.seeHeld('services', 'front-door started');
  await panel.seeHeld('streams', 'front-door live');
  await phone.back();
  for (const kind of /** @type {const} */ (['services', 'streams', 'players'])) await panel.seeHeld(kind, '–');
  await phone.expectNoErrors();
  await panel.close();
});

test('the inspector takes its place and gives it back, and the phone goes on', async () => {
  const panel = await openPanel();
  const { phone, page } = panel;
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.show('inspector');
  await page.frameLocator('iframe.inspector').locator('.tree').getByText('app', { exact: true }).first().waitFor();
  await page.locator('[data-fault]').first().waitFor({ state: 'hidden' });
  assert.match(page.url(), /beside=inspector/);
  await panel.show('panel');
  await page.locator('iframe.inspector').waitFor({ state: 'hidden' });
  await panel.seeHeld('services', 'front-door started');
  await live.seeMovingPicture();
  await phone.expectNoErrors();
  await panel.close();
});

test('in a wide window the inspector stands beside the panel', async () => {
  const panel = await openPanel({ width: 1920, height: 1080 });
  await panel.page.locator('[data-fault]').first().waitFor();
  await panel.page.frameLocator('iframe.inspector').locator('.tree').waitFor();
  await panel.close();
});

test('a press brings a fault about, with a line that says what should be seen; another takes all back', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  const { phone } = panel;
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.fault('stream.header.always503');
  await panel.page.getByText('直到结束它：观看人数已满，按慢节奏重试并倒计时。').waitFor();
  await panel.fault('stream.notice.close');
  await live.seeSheet('观看人数已满');
  await panel.clearFaults();
  await live.answerSheet('立即重试');
  await live.seeMovingPicture();
  await phone.expectNoErrors();
  await panel.close();
});

test('a fault that lasts says so, and is ended where it was pressed', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  const { phone, page } = panel;
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  const ending = page.getByRole('button', { name: '结束它: 数据停住' });
  await panel.fault('stream.stall');
  await page.locator('[data-fault="stream.stall"]').getByText('持续').waitFor();
  await ending.waitFor();
  await phone.screen.locator('.hint').waitFor();
  await ending.click();
  await ending.waitFor({ state: 'hidden' });
  await live.seeMovingPicture();
  // another one that ends it, and the button that takes all back, hide it too
  await panel.fault('stream.stall');
  await panel.fault('stream.flow');
  await ending.waitFor({ state: 'hidden' });
  await panel.fault('stream.stall');
  await panel.clearFaults();
  await ending.waitFor({ state: 'hidden' });
  await live.seeMovingPicture();
  await phone.expectNoErrors();
  await panel.close();
});

test('what cameras film is one thing at a time: another one hides what ends the first', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  const { phone, page } = panel;
  const live = await new HomePage(phone).open('大门口');
  await live.seeMovingPicture();
  await panel.fault('camera.night');
  const night = page.getByRole('button', { name: '结束它: 夜间' });
  const rain = page.getByRole('button', { name: '结束它: 下雨' });
  await night.waitFor();
  await panel.fault('camera.rain');
  await rain.waitFor();
  await night.waitFor({ state: 'hidden' });
  await rain.click();
  await rain.waitFor({ state: 'hidden' });
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

test('a switch of language, theme or system shows the same page again, and the first page stays the first', async () => {
  const panel = await openPanel({ query: { speed: 4 } });
  await new HomePage(panel.phone).open('院子');
  await panel.choose('lang', 'en');
  await panel.phone.see('Garden');
  assert.deepEqual(await shownPage(panel), { route: 'packages/watch/pages/live/live', id: 'garden' });
  await panel.choose('theme', 'dark');
  await panel.choose('platform', 'android');
  assert.deepEqual(await shownPage(panel), { route: 'packages/watch/pages/live/live', id: 'garden' });
  await panel.close();

  const other = await openPanel({ query: { speed: 4 } });
  await other.choose('lang', 'en');
  assert.equal((await shownPage(other)).route, 'pages/home/home');
  assert.doesNotMatch(other.page.url(), /page=/);
  await other.close();
});

test('an English browser starts in English, whose apostrophes are no wider than a letter', async () => {
  const panel = await openPanel({ locale: 'en-GB' });
  await panel.page.getByText('Press one to make it happen').waitFor();
  await new HomePage(panel.phone, words.en).open(words.en.frontDoor);
  const width = await panel.page.evaluate(async () => {
    await document.fonts.load('20px "Noto Sans SC"', '’');
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return 0;
    pen.font = '20px "Noto Sans SC"';
    return pen.measureText('’').width;
  });
  assert.ok(width > 0 && width < 8, `an apostrophe of 20 px is ${width} px wide`);
  await panel.close();
});

/** @param {import('./support/panel.mjs').Panel} panel */
const shownPage = (panel) =>
  panel.phone.frame.evaluate(() => {
    const page = window.__preview?.pages().at(-1);
    return { route: page?.route, id: page?.options.id };
  });

test('the inspector beside a phone shows that phone, whatever other phones come and go', async () => {
  const query = { speed: 4, beside: 'inspector' };
  const first = await openPanel({ query });
  await new HomePage(first.phone).open('院子');
  const second = await openPanel({ query });
  await new HomePage(second.phone).open('大门口');
  await seeInspected(first, 'connection garden');
  await seeInspected(second, 'connection front-door');
  await first.close();
  await second.phone.back();
  await new HomePage(second.phone).open('大厅');
  await seeInspected(second, 'connection lobby');
  await second.close();
});

/** @param {import('./support/panel.mjs').Panel} panel @param {string} actor */
const seeInspected = ({ page }, actor) =>
  page.frameLocator('iframe.inspector').locator('.tree').getByText(actor, { exact: true }).first().waitFor();
