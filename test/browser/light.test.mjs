// @ts-check
/** What a simulated camera films changes at a press: by night, in the rain, nothing in privacy mode; and one has sound alone. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/**
 * The middle of the picture, without the camera's own words: how bright it is, 0–255, and how far from grey.
 *
 * @param {Phone} phone
 */
const colours = (phone) =>
  phone.frame.evaluate(() => {
    const video = document.querySelector('video');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 18];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!video || !context) return { bright: 0, colour: 0 };
    context.drawImage(video, 0, 0, 32, 18);
    const { data } = context.getImageData(0, 0, 32, 15);
    let [bright, colour] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      bright += (red + green + blue) / 3;
      colour += Math.max(red, green, blue) - Math.min(red, green, blue);
    }
    return { bright: (4 * bright) / data.length, colour: (4 * colour) / data.length };
  });

story(
  'by night a camera films without colours, in the rain dimly, and nobody is told that anything is wrong',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await live.seeStatus('直播');
    const said = await live.noteStatuses();
    const usual = await colours(phone);
    assert.ok(usual.colour > 12, `${usual.colour} is hardly a colour`);

    await phone.fault('camera.night');
    await phone.until(async () => (await colours(phone)).colour < 5, 'the colours are gone');
    await live.seeMovingPicture();
    await phone.fault('camera.rain');
    await phone.until(async () => (await colours(phone)).colour > 6, 'there are colours again');
    assert.ok((await colours(phone)).bright < 0.9 * usual.bright, 'a grey day');
    await live.seeMovingPicture();
    await phone.fault('camera.rain.end');
    await phone.until(async () => (await colours(phone)).colour > 12, 'it is day again');
    assert.deepEqual(await said(), ['直播']);
  },
);

story(
  'in privacy mode the picture is black and live for minutes, frozen at no moment; then it is there again',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await live.seeStatus('直播');
    const said = await live.noteStatuses();
    await phone.fault('camera.privacy');
    await phone.until(async () => (await colours(phone)).bright < 2, 'the picture is black');
    await phone.waitForVideo(120);
    assert.ok((await colours(phone)).bright < 2);
    assert.deepEqual(await said(), ['直播']);
    await phone.fault('camera.privacy.end');
    await phone.until(async () => (await colours(phone)).bright > 40, 'the picture is there again');
    await live.seeMovingPicture();
    assert.deepEqual(await said(), ['直播']);
  },
  { query: FAST },
);

story(
  'without a decoder it is said what a camera films where that is not as usual',
  async (phone) => {
    const live = await new HomePage(phone).open('院子');
    await live.seeStatus('直播');
    await phone.see('模拟画面');
    for (const [light, words] of [
      ['night', '夜间红外'],
      ['rain', '下雨'],
      ['privacy', '隐私模式，画面为黑'],
    ]) {
      await phone.fault(`camera.${light}`);
      await phone.see(words ?? '');
    }
    await phone.fault('camera.privacy.end');
    await phone.until(async () => (await phone.screen.getByText('隐私模式，画面为黑').count()) === 0, 'it is as usual');
  },
  { query: { decoder: 'none' } },
);

story('a camera of sound alone plays it, and the page says that there is no picture', async (phone) => {
  const home = new HomePage(phone);
  const form = await home.add();
  await form.choose('类型', '多人共享');
  await form.paste('名称', '门铃');
  await form.paste('ID', 'sound-door');
  await form.paste('播放地址', 'https://example.com/sound-door.flv');
  await form.save();
  const live = await home.open('门铃');
  await live.seeStatus('直播 · 仅有声音');
  await phone.waitForVideo(2);
  assert.equal(await live.sheet.count(), 0);
});
