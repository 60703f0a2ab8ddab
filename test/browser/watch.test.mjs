// @ts-check
/** Watching a camera: real bytes through the simulated plugins and the statecharts into a real video. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { LivePage } from './support/live-page.mjs';
import { FAST, story } from './support/story.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** The picture's size, as decoded. @param {Phone} phone */
const videoSize = (phone) =>
  phone.frame.evaluate(() => {
    const video = document.querySelector('video');
    return video ? [video.videoWidth, video.videoHeight] : [];
  });

/** What is held for watching; the module is the app's own. @param {Phone} phone */
async function held(phone) {
  const { services, streams, players } = await phone.resources();
  return { services, streams, players: players.length };
}

story('a tap on a camera shows its live picture', async (phone) => {
  const live = await new HomePage(phone).open('大门口');
  assert.equal(await phone.title(), '大门口');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  assert.deepEqual(await videoSize(phone), [640, 360]);
  assert.deepEqual(await held(phone), { services: ['front-door started'], streams: ['front-door live'], players: 1 });
});

story('a tap on a server stream shows its live picture', async (phone) => {
  const live = await new HomePage(phone).open('大厅');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  assert.deepEqual(await held(phone), { services: ['lobby started'], streams: ['lobby live'], players: 1 });
});

story('a camera that sends what nothing here decodes says so, what to do, and offers to try again', async (phone) => {
  const live = await new HomePage(phone).open('客厅');
  const advice = await live.seeSheet('手机解不出这路画面');
  assert.equal(advice, '请换一个清晰度，或在摄像头设置中改用 H.264 编码，再重试。');
  await live.seeStatus('无法播放');
  assert.ok(await live.sheet.getByRole('button', { name: '重试' }).isVisible());
  await phone.screenshot('undecodable-another-quality');
  await live.answerSheet('换用标清');
  await live.seeSheet('手机解不出这路画面');
  assert.ok(await live.sheet.getByRole('button', { name: '换用超清' }).isVisible());
});

story(
  'at ten times the speed the video keeps up',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    const before = await phone.video();
    const sinceMs = await phone.preview((preview) => preview.now());
    await phone.waitForVideo(20);
    const tookMs = (await phone.preview((preview) => preview.now())) - sinceMs;
    assert.ok(tookMs < 26_000, `20 s of video took ${tookMs} ms of the phone's time`);
    const frames = ((await phone.video())?.decodedFrames ?? 0) - (before?.decodedFrames ?? 0);
    assert.ok(frames > 200, `${frames} frames of 300 were decoded`);
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'the start-up timeline tells every step, the diagnosis what has come',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    await phone.see('等待关键帧');
    assert.deepEqual(await live.steps(), [
      '创建播放器',
      '初始化模块',
      '启动服务',
      ...(isManaged() ? [] : ['连接本地服务']),
      '等待播放器拉流',
      '请求码流',
      '等待响应头',
      '等待数据',
      '等待关键帧',
    ]);
    await phone.tap('诊断信息');
    await phone.see('640×360');
    // the app sees the bytes, or the plugin alone does
    await phone.see(isManaged() ? /\d+ fps/ : /\d+ kbit\/s/);
  },
  { query: FAST },
);

story(
  'stop freezes the picture and gives everything back, the screen may go off; play makes it move again',
  async (phone) => {
    const isScreenOn = () => phone.preview((preview) => preview.record.isScreenKeptOn);
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    assert.ok(await isScreenOn());
    await phone.tap('停止');
    await live.seeStatus('已停止');
    assert.equal(await isScreenOn(), false);
    assert.equal(await live.seeSheet('已停止播放'), '点按播放，继续观看。');
    if (!isManaged()) assert.ok(await live.isFrozen());
    await phone.until(async () => (await phone.resources()).services.length === 0, 'the service is given back');
    const { streams, players } = await phone.resources();
    assert.deepEqual(streams, []);
    assert.match(players.join(), isManaged() ? /^$/ : /^player \d+: idle, /);

    await live.answerSheet('播放');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { speed: 4 } },
);

story(
  'another quality is another picture, 640 or 320 wide',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    assert.deepEqual(await videoSize(phone), [640, 360]);

    await live.chooseQuality('标清');
    await phone.until(async () => (await videoSize(phone))[0] === 320, 'the picture is 320 wide');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
    assert.deepEqual(await held(phone), { services: ['front-door started'], streams: ['front-door live'], players: 1 });

    await live.chooseQuality('高清');
    await phone.until(async () => (await videoSize(phone))[0] === 640, 'the picture is 640 wide');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'two cameras one after the other: the first is let go of while the second plays',
  async (phone) => {
    const home = new HomePage(phone);
    const door = await home.open('大门口');
    await door.seeMovingPicture();
    await phone.back();

    const garden = await home.open('院子');
    await garden.seeStatus('直播');
    await garden.seeMovingPicture();
    assert.deepEqual(await videoSize(phone), [640, 360]);
    assert.deepEqual((await phone.resources()).streams, ['garden live']);
    await phone.until(
      async () => (await phone.resources()).services.join() === 'garden started',
      'the first has ended',
    );
    await garden.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'leaving the page gives everything back, once nobody came back to it',
  async (phone) => {
    const home = new HomePage(phone);
    const live = await home.open('大门口');
    await live.seeMovingPicture();
    await phone.back();
    await phone.until(async () => (await phone.resources()).players.length === 0, 'the player is gone');
    assert.deepEqual((await phone.resources()).streams, []);
    await phone.waitUntilReleased();
    assert.equal(await home.badge(), '已就绪');
  },
  { query: FAST },
);

story(
  'who leaves while the service is starting leaves nothing behind',
  async (phone) => {
    await phone.fault('connection.startService.slow');
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('正在连接摄像头… 2/4');
    assert.deepEqual((await phone.resources()).services, ['front-door starting']);
    await phone.back();
    await phone.waitUntilReleased();
  },
  { query: FAST },
);

story(
  'a keyboard is enough: choose a camera, stop it, play it, go back',
  async (phone) => {
    const home = new HomePage(phone);
    await phone.tabTo(home.card('大门口'));
    await phone.page.keyboard.press('Enter');
    const live = new LivePage(phone);
    await live.seeStatus('直播');

    await phone.tabTo(phone.button('停止'));
    await phone.page.keyboard.press('Enter');
    await live.seeStatus('已停止');
    await phone.tabTo(live.sheet.getByRole('button', { name: '播放' }));
    await phone.page.keyboard.press(' ');
    await live.seeMovingPicture();

    await phone.tabTo(phone.backButton);
    await phone.page.keyboard.press('Enter');
    assert.equal(await phone.route(), 'pages/home/home');
  },
  { query: FAST },
);

story(
  'fingers do the same as a mouse',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await phone.tap('停止');
    await live.seeStatus('已停止');
    await live.answerSheet('播放');
    await live.seeMovingPicture();
  },
  { query: FAST, touch: true },
);
