// @ts-check
/** The buttons under the picture: sound, snapshot, full screen, and what can be copied. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { story } from './support/story.mjs';
import { WallPage } from './support/wall-page.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** Sound and pictures as they are, only sooner. */
const SOON = { speed: 2 };

/** @param {Phone} phone */
async function watch(phone) {
  const live = await new HomePage(phone).open('大门口');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  return live;
}

/** @param {Phone} phone */
const isMuted = (phone) => phone.frame.evaluate(() => document.querySelector('video')?.muted);

/** Size and brightness of a picture in the album. @param {Phone} phone */
const lastInAlbum = (phone) =>
  phone.frame.evaluate(async () => {
    const image = new Image();
    image.src = window.__preview?.album.at(-1) ?? '';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 16;
    canvas.height = 9;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0, 16, 9);
    const colours = new Set(new Uint32Array(context.getImageData(0, 0, 16, 9).data.buffer));
    return { width: image.naturalWidth, height: image.naturalHeight, colours: colours.size };
  });

/** How a picture stands: what lies on its side is laid out higher than wide, and seen wider than high. @param {Phone} phone @param {number} [index] */
const pictureBox = (phone, index = 0) =>
  phone.frame.evaluate((wanted) => {
    const video = document.querySelectorAll('video')[wanted];
    if (!video) throw new Error(`there is no video ${wanted}`);
    const { width, height } = video.getBoundingClientRect();
    const lies = video.offsetHeight > video.offsetWidth && width > height;
    return { lies, fills: getComputedStyle(video).objectFit === 'cover' };
  }, index);

/** Where the player is on the screen: x, y, width, height. @param {Phone} phone */
const playerBox = (phone) =>
  phone.frame.locator('[data-wx-id^="player-"]').evaluate((player) => {
    const { x, y, width, height } = player.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
  });

story(
  'mute silences, and sound comes back, also after stop and play',
  async (phone) => {
    const live = await watch(phone);
    assert.equal(await isMuted(phone), false);
    await phone.tap('静音');
    await phone.until(async () => (await isMuted(phone)) === true, 'it is silent');
    await phone.button('开声音').waitFor();

    await phone.tap('停止');
    await live.seeStatus('已停止');
    await live.answerSheet('播放');
    await live.seeMovingPicture();
    assert.equal(await isMuted(phone), true);
    await phone.tap('开声音');
    await phone.until(async () => (await isMuted(phone)) === false, 'it is heard');
  },
  { query: SOON },
);

story(
  'a snapshot asks for the album, is saved there, and becomes the picture on the list',
  async (phone) => {
    const live = await watch(phone);
    await phone.tap('截图');
    await phone.dialog.getByText('保存图片或视频到你的相册').waitFor();
    assert.ok(await live.isDisabled('截图'));
    await phone.answer('允许');
    await live.notice.getByText('截图已保存到相册').waitFor();
    const picture = await lastInAlbum(phone);
    assert.deepEqual([picture.width, picture.height], [640, 360]);
    assert.ok(picture.colours > 6, `${picture.colours} colours`);

    await phone.tap('关闭');
    await live.notice.waitFor({ state: 'detached' });
    // the plugin's component puts it into the album by itself
    if (isManaged()) return;
    await phone.back();
    assert.match(await new HomePage(phone).picture('大门口'), /^data:image\/jpeg/);
  },
  { query: SOON },
);

story(
  'a refused album is explained, and its settings are one tap away',
  async (phone) => {
    const live = await watch(phone);
    await phone.tap('截图');
    await phone.answer('拒绝');
    await live.notice.getByText('没有保存到相册的权限。请在小程序的设置里允许添加到相册，再试一次。').waitFor();
    await phone.tap('去设置');
    await phone.dialog.getByRole('switch').click();
    await phone.answer('返回');
    await phone.tap('截图');
    await live.notice.getByText('截图已保存到相册').waitFor();
    assert.deepEqual(await lastInAlbum(phone).then(({ width }) => width), 640);
  },
  { query: SOON },
);

story(
  'a permission that is missing is said on the list, with the way to its settings, and no more once it is given',
  async (phone) => {
    await phone.tap('有权限没有打开');
    await phone.screen.getByText('在小程序的设置里没有允许').waitFor();
    await phone.tap(phone.screen.getByRole('button', { name: '去设置: 相册（保存截图）' }));
    await phone.dialog.getByRole('switch').click();
    await phone.answer('返回');
    await phone.screen.getByText('已允许').first().waitFor();
    await phone.seeNoMore('在小程序的设置里没有允许');
    // the veil behind the sheet closes it too, and is called the same
    await phone.tap(phone.screen.getByRole('button', { name: '关闭' }).last());
    await phone.seeNoMore('有权限没有打开');
  },
  { query: { ...SOON, album: 'denied' } },
);

story(
  'full screen fills the phone, and is left by its button or by Escape',
  async (phone) => {
    const live = await watch(phone);
    const small = await playerBox(phone);
    assert.deepEqual(small, [0, 88, 375, 211]);

    await phone.tap('全屏');
    await phone.until(async () => (await playerBox(phone)).join() === '0,0,375,812', 'the player fills the phone');
    await live.seeMovingPicture();
    await phone.tap('退出全屏');
    await phone.until(async () => (await playerBox(phone)).join() === small.join(), 'it is small again');

    await phone.tap('全屏');
    await phone.button('退出全屏').waitFor();
    await phone.page.keyboard.press('Escape');
    await phone.until(async () => (await playerBox(phone)).join() === small.join(), 'it is small again');
    await phone.button('退出全屏').waitFor({ state: 'detached' });
    await live.seeMovingPicture();
  },
  { query: SOON },
);

story(
  'a picture that is to lie on its side and fill the stage does, on the wall too, and the next time again; a key chooses as a finger does',
  async (phone) => {
    const live = await watch(phone);
    assert.deepEqual(await pictureBox(phone), { lies: false, fills: false });
    await phone.tap('画面');
    await phone.screen.getByRole('radio', { name: '横放', exact: true }).click();
    await phone.until(async () => (await pictureBox(phone)).lies, 'it lies on its side');
    await phone.screen.getByRole('radio', { name: '铺满', exact: true }).focus();
    await phone.page.keyboard.press('Enter');
    await phone.until(async () => (await pictureBox(phone)).fills, 'it fills the stage');
    await live.seeMovingPicture();
    await phone.screenshot('framing sideways and filled');

    await phone.back();
    await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    assert.deepEqual(await pictureBox(phone), { lies: true, fills: true });
    await phone.back();
    await phone.tap('四分屏');
    await new WallPage(phone).seeAll('直播');
    const tiles = await Promise.all([0, 1].map((index) => pictureBox(phone, index)));
    assert.deepEqual(tiles, [
      { lies: true, fills: true },
      { lies: false, fills: false },
    ]);
  },
  { query: SOON },
);

story(
  'what cannot be done now is disabled, and does nothing',
  async (phone) => {
    const live = await watch(phone);
    await phone.tap('停止');
    await live.seeStatus('已停止');
    for (const name of ['截图', '全屏']) {
      assert.ok(await live.isDisabled(name), name);
      await phone.button(name).click({ force: true });
    }
    assert.equal(await phone.frame.locator('[role="dialog"]', { hasText: '相册' }).count(), 0);
    assert.equal(await phone.button('退出全屏').count(), 0);
    assert.equal(await live.isDisabled('播放'), false);
  },
  { query: SOON },
);

story(
  'the diagnosis can be copied, with every query value of an url masked',
  async (phone) => {
    await watch(phone);
    await phone.tap('诊断信息');
    await phone.see('播放地址');
    await phone.see('640×360');
    await phone.tap('复制');
    assert.equal(await phone.toast(), '内容已复制');
    const copied = await phone.preview((preview) => preview.record.clipboard);
    assert.match(copied, /^http:\/\/127\.0\.0\.1:\d+\/front-door\.flv\n/);
    assert.match(copied, /ipc\.flv\?action=\*\*\*\n/);
    assert.match(copied, /分辨率: 640×360/);
  },
  // of all generations it alone tells an address
  { query: { ...SOON, generation: 'beta' } },
);
