// @ts-check
/** The package's component on the page of somebody else's mini-program, with real pictures. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { garden, openHost, saidIn, serveHost } from './support/camera-host.mjs';
import { layoutProblems } from './support/layout.mjs';
import { closeAll } from './support/preview.mjs';

/** @type {readonly import('./support/camera-host.mjs').WayName[]} */
const ways = ['bytes', 'managed'];
/** @type {Map<string, Awaited<ReturnType<typeof serveHost>>>} */
const hosts = new Map();

before(async () => {
  for (const way of ways) hosts.set(way, await serveHost(way));
});
after(async () => {
  for (const host of hosts.values()) await host.close();
  await closeAll();
});

/** @param {string} way */
const urlOf = (way) => hosts.get(way)?.url ?? '';

for (const way of ways) {
  test(`a component of the ${way} way plays, and puts a picture into the album`, async () => {
    const phone = await openHost(urlOf(way), { one: { camera: garden, name: 'Garden' } });
    await phone.see('Live');
    await phone.waitForVideo();
    await phone.tap('Photo');
    await phone.see('Picture saved to the album');
    const [taken] = await saidIn(phone, 'snapshot');
    assert.equal(typeof taken.path, 'string');
    await phone.tap('Dismiss');
    await phone.seeNoMore('Picture saved to the album');
    await phone.expectNoErrors();
    await phone.close();
  });

  test(`a component of the ${way} way fills the screen on its side, with its buttons, by keys too`, async () => {
    const phone = await openHost(urlOf(way), { one: { camera: garden, name: 'Garden' } });
    await phone.see('Live');
    await phone.waitForVideo();
    await phone.tabTo(phone.button('Expand'));
    await phone.page.keyboard.press('Enter');
    await phone.see('Garden');
    const leave = phone.button('Exit full screen');
    const over = phone.screen.locator('.host-over');
    const [button, words] = [await leave.boundingBox(), await over.boundingBox()];
    assert.ok(button && words && (words.y > button.y + button.height || words.x + words.width < button.x));
    await phone.tap(leave);
    await leave.waitFor({ state: 'detached' });
    await phone.expectNoErrors();
    await phone.close();
  });
}

for (const lang of ['zh_CN', 'en'])
  for (const width of [320, 390, 430])
    test(`components of ${width} px in ${lang} stay within the screen, and no button is too small for a finger`, async () => {
      const more = [
        'play',
        'pause',
        'sound',
        'quality',
        'snapshot',
        'full-screen',
        { name: 'zoom', label: 'Zoom in', icon: 'add' },
      ];
      const phone = await openHost(
        urlOf('bytes'),
        {
          one: { camera: garden },
          two: { camera: { id: 'x' }, controls: more },
          three: { camera: null, controls: [] },
        },
        { query: { lang }, width },
      );
      await phone.see(lang === 'en' ? 'Live' : '直播');
      assert.deepEqual(await layoutProblems(phone), []);
      await phone.close();
    });
