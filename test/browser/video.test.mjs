// @ts-check
/** `wx.createVideoContext` in the preview, as WeChat has it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../tools/preview/server.mjs';
import { closeAll, openPhone, showInstead } from './support/preview.mjs';

showInstead(folderSource(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview/video-fixture')));
after(closeAll);

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** @param {string} name @param {(phone: Phone, warnings: readonly string[]) => Promise<void>} story */
function story(name, story) {
  test(name, async () => {
    const phone = await openPhone();
    /** @type {string[]} */
    const warnings = [];
    phone.page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    try {
      await phone.frame.waitForFunction(() => document.querySelector('video')?.readyState === 4);
      await story(phone, warnings);
      await phone.expectNoErrors();
    } finally {
      await phone.close();
    }
  });
}

/** @param {Phone} phone @param {string} expected */
async function hear(phone, expected) {
  const text = () => phone.byId('heard').textContent();
  await phone.until(async () => (await text()) === expected, `heard "${expected}", not "${await text()}"`);
}

/** @param {Phone} phone */
const film = (phone) =>
  phone.frame
    .locator('video')
    .first()
    .evaluate((video) => {
      const { paused, currentTime, playbackRate } = /** @type {HTMLVideoElement} */ (video);
      return { paused, currentTime, playbackRate };
    });

story('a video plays, pauses, and stops where it began', async (phone) => {
  assert.equal(await phone.frame.locator('video[controls]').count(), 2);
  await phone.tap('play');
  await hear(phone, 'play');
  assert.equal((await film(phone)).paused, false);
  await phone.tap('pause');
  await hear(phone, 'pause');
  assert.equal((await film(phone)).paused, true);
  await phone.tap('to 2.5');
  await hear(phone, 'seekcomplete 2.5');
  await phone.tap('play');
  await phone.tap('stop');
  await phone.until(async () => (await film(phone)).paused, 'it stops');
  assert.equal((await film(phone)).currentTime, 0);
});

story(
  'a rate and a place that WeChat has are taken, any other is told and changes nothing',
  async (phone, warnings) => {
    await phone.tap('twice as fast');
    await phone.tap('to 2.5');
    await hear(phone, 'seekcomplete 2.5');
    await phone.tap('too fast');
    await phone.tap('to nowhere');
    const { playbackRate, currentTime } = await film(phone);
    assert.deepEqual({ playbackRate, currentTime }, { playbackRate: 2, currentTime: 2.5 });
    assert.match(warnings.join(), /只能是 0\.5[\s\S]*one of 0\.5[\s\S]*不是秒数[\s\S]*no number of seconds/);
  },
);

story(
  'a video covers the phone, turned as it is asked, and goes back by a call, by its own way out and by a key',
  async (phone) => {
    const box = () => phone.frame.locator('wx-video').first().boundingBox();
    const before = await box();
    const screen = await phone.frame.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await phone.tap('on its side');
    await hear(phone, 'fullscreenchange true horizontal');
    const covering = await box();
    assert.deepEqual([covering?.width, covering?.height], [screen.width, screen.height]);
    await phone.frame.getByRole('button', { name: '返回', exact: true }).last().click();
    await hear(phone, 'fullscreenchange false vertical');
    assert.deepEqual(await box(), before);
    await phone.tap('full');
    await hear(phone, 'fullscreenchange true vertical');
    await phone.page.keyboard.press('Escape');
    await hear(phone, 'fullscreenchange false vertical');
    await phone.tap('full');
    await hear(phone, 'fullscreenchange true vertical');
    await phone.tap('small');
    await hear(phone, 'fullscreenchange false vertical');
    assert.deepEqual(await box(), before);
  },
);

story(
  'a context is of the page, of the component that makes it, or what a query gives; others are told',
  async (phone, warnings) => {
    await phone.tap('inside');
    await phone.text('the inner one plays').waitFor();
    await hear(phone, 'seekcomplete 1');
    assert.equal((await film(phone)).paused, true);
    assert.match(warnings.join(), /createVideoContext\("nobody"\)：页面里没有[\s\S]*no video with this id/);
    await phone.tap('comment');
    await phone.until(
      async () => /sendDanmu：预览里没有[\s\S]*not in the preview/.test(warnings.join()),
      'comments are told',
    );
  },
);
