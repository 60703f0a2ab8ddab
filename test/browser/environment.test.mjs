// @ts-check
/** Other phones, other WeChats, other plugins: what plays, and what says why it does not. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { LivePage } from './support/live-page.mjs';
import { FAST, story } from './support/story.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** @param {Phone} phone @param {string} name */
async function watchAndStop(phone, name) {
  const live = await new HomePage(phone).open(name);
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  await phone.tap('停止');
  await live.seeStatus('已停止');
  await phone.until(async () => (await phone.resources()).services.length === 0, 'the service is given back');
  await phone.back();
}

for (const generation of ['1.0', '1.3', '2.0', '3.0', '3.1']) {
  story(
    `plugin ${generation}: a camera plays, then a server stream`,
    async (phone) => {
      await watchAndStop(phone, '大门口');
      await watchAndStop(phone, '大厅');
    },
    { query: { ...FAST, generation } },
  );
}

story(
  'the beta serves one kind of source at a time: a server stream after a camera makes it begin anew',
  async (phone) => {
    await watchAndStop(phone, '大门口');
    await watchAndStop(phone, '大厅');
    await watchAndStop(phone, '大门口');
  },
  { query: { ...FAST, generation: 'beta' } },
);

story(
  'Android, which pauses its player in another way: stop freezes the picture, play makes it move again',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await phone.tap('停止');
    await live.seeStatus('已停止');
    if (!isManaged()) assert.ok(await live.isFrozen());
    await live.answerSheet('播放');
    await live.seeMovingPicture();
  },
  { query: { speed: 4, platform: 'android' } },
);

story(
  'without a decoder it says that the picture is simulated, and its time goes on',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    await phone.see('模拟画面');
    const drawn = async () => {
      const said = await phone.screen.locator('[class*="--drawing"]').innerText();
      const [, time = '', frames = ''] = /(\d\d:\d\d\.\d).*?(\d+) 帧 ·/s.exec(said) ?? [];
      return { time, frames: Number(frames) };
    };
    const before = await drawn();
    assert.notEqual(before.time, '');
    await phone.until(async () => {
      const now = await drawn();
      return now.time > before.time && now.frames > before.frames;
    }, 'time and frames go on');
    await phone.see(/^640 × 360 · \d+ kbit\/s$/);
    assert.equal(await phone.frame.locator('video').count(), 0);

    await phone.tap('截图');
    await live.notice.waitFor();
  },
  { query: { decoder: 'none' } },
);

story(
  'a plugin that no adapter speaks: it is told, and nothing is called',
  async (phone) => {
    await phone.see('这个版本的 P2P 插件要用另一种构建');
    await phone.see('请开发者用 --way managed（npm 包');
    assert.deepEqual(await new HomePage(phone).cards(), []);
    assert.equal((await phone.resources()).module, 'not initialised');
  },
  { query: { generation: 'latest' } },
);

story(
  'a base library that is too old: which one is needed',
  async (phone) => {
    await phone.see('微信基础库版本过低');
    await phone.see('请升级微信，使基础库达到 2.19.3 或更高版本。');
    assert.deepEqual(await new HomePage(phone).cards(), []);
    await phone.tap('详情');
    await phone.see(/baseLibraryTooOld/);
  },
  { query: { sdk: '2.10.4' } },
);

story(
  'a base library for cameras alone: they play, a server stream says which one it needs',
  async (phone) => {
    const home = new HomePage(phone);
    const door = await home.open('大门口');
    await door.seeMovingPicture();
    await phone.back();
    const lobby = await home.open('大厅');
    assert.equal(await lobby.seeSheet('微信基础库版本过低'), '请升级微信，使基础库达到 2.20.2 或更高版本。');
    await lobby.seeStatus('无法播放');
    await phone.back();
    assert.equal(await phone.route(), 'pages/home/home');
  },
  { query: { ...FAST, sdk: '2.20.0' } },
);

story(
  'a link to a camera that is not there any more leads back to the list',
  async (phone) => {
    await phone.see('它可能已被删除。');
    assert.equal(await phone.title(), 'P2P 摄像头');
    await phone.tap('返回列表');
    assert.equal((await new HomePage(phone).cards()).length, 6);
  },
  { query: { page: 'packages/watch/pages/live/live?id=no-such-camera' } },
);

story(
  'while the list is open the package for watching comes, over a mobile network too',
  async (phone) => {
    await phone.until(
      () => phone.preview((preview) => preview.packages().includes('watch')),
      'the package for watching is here',
    );
    assert.equal(await phone.route(), 'pages/home/home');
  },
  { query: { ...FAST, network: '4g' } },
);

story(
  'where the package for watching does not come, it is said, and a tap tries again',
  async (phone) => {
    const home = new HomePage(phone);
    await home.seeBadge('已就绪');
    await home.open('大门口');
    await phone.until(async () => (await phone.toast()) === '页面没有打开，请再点一次', 'it is said');
    await phone.preview((preview) => preview.deliverPackages({ delayMs: 0, failures: 0 }));
    const live = await home.open('大门口');
    await live.seeMovingPicture();
  },
  { query: { ...FAST, packages: 'fail' } },
);

story(
  'a camera that is opened directly, whose package comes at the second try, plays',
  async (phone) => {
    await phone.answer('重试');
    await new LivePage(phone).seeMovingPicture();
  },
  { query: { ...FAST, packages: 'fail-once', network: '4g', page: 'packages/watch/pages/live/live?id=front-door' } },
);

story(
  'a program that has failed is restarted on the list, whatever page was open first',
  async (phone) => {
    await phone.see('大门口');
    await phone.preview((preview) => {
      const { app } = /** @type {{ app: { send(event: object): void } }} */ (preview.getApp());
      app.send({
        type: 'network.changed',
        networkType: 'wifi',
        get online() {
          throw new Error('out of order');
        },
      });
    });
    await phone.answer('重新启动');
    await phone.until(async () => (await phone.route().catch(() => '')) === 'pages/home/home', 'the list is there');
    await phone.waitUntilReady();
    await new HomePage(phone).seeBadge('已就绪');
  },
  { query: { ...FAST, page: 'packages/watch/pages/live/live?id=front-door' } },
);
