// @ts-check
/** What goes wrong on the way, what a person is told of it, and that the way out works. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** A camera that is being watched. @param {Phone} phone @param {string} [name] */
async function watch(phone, name = '大门口') {
  const live = await new HomePage(phone).open(name);
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  return live;
}

/**
 * Brings a fault about, and waits until the picture moves again by itself.
 *
 * @param {Phone} phone
 * @param {string} fault
 * @param {string} told what the status must say meanwhile
 */
async function recoverFrom(phone, fault, told) {
  const live = await watch(phone);
  const statuses = await live.noteStatuses();
  await phone.fault(fault);
  await phone.until(async () => (await statuses()).includes(told), `the status says ${told}`);
  await live.seeStatus('直播');
  await live.seeMovingPicture();
}

story(
  'the player lets go with an empty cache: it says so, then plays again',
  (phone) => recoverFrom(phone, 'player.close.emptyCache', '播放器正在重连…'),
  { query: FAST },
);

story(
  'the connection breaks: it is made anew',
  (phone) => recoverFrom(phone, 'stream.notice.disconnect', '正在重连…'),
  { query: FAST },
);

story(
  'from Wi-Fi to 4G: P2P is prepared anew and the picture comes back',
  (phone) => recoverFrom(phone, 'network.mobile4g', '网络变化，正在重新准备…'),
  { query: FAST },
);

story(
  'WeChat closes the local server: player and module are made anew',
  (phone) => recoverFrom(phone, 'player.killLocalServer', '正在重连…'),
  { query: FAST },
);

story(
  'from Wi-Fi to 4G a server stream goes on as if nothing had been',
  async (phone) => {
    const live = await watch(phone, '大厅');
    const statuses = await live.noteStatuses();
    await phone.fault('network.mobile4g');
    await phone.waitForVideo(5);
    assert.deepEqual(await statuses(), ['直播']);
  },
  { query: FAST },
);

story(
  'without a network it says so, waits, and goes on when it is back',
  async (phone) => {
    const live = await watch(phone);
    await phone.fault('network.offline');
    await live.seeStatus('网络已断开');
    assert.equal(await live.seeSheet('网络已断开'), '恢复网络后会自动继续。');
    await phone.fault('network.wifi');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'too many viewers: a countdown, a way to try at once, and it works',
  async (phone) => {
    await phone.fault('stream.header.always503');
    const live = await new HomePage(phone).open('大门口');
    assert.equal(await live.seeSheet('观看人数已满'), '有人离开后即可观看，请稍后重试。');
    const statuses = await live.noteStatuses();
    await phone.until(
      async () => (await statuses()).filter((said) => /，\d 秒后重试$/.test(said)).length > 2,
      'it counts',
    );
    assert.match((await statuses()).join(), /观看人数已满，9 秒后重试,观看人数已满，8 秒后重试/);
    assert.match(await live.details(), /503/);

    await phone.clearFaults();
    await live.answerSheet('立即重试');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { speed: 4 } },
);

story(
  'too many viewers: it tries again by itself, and can be stopped meanwhile',
  async (phone) => {
    await phone.fault('stream.header.503');
    const live = await new HomePage(phone).open('大门口');
    await live.seeSheet('观看人数已满');
    await live.seeStatus('直播');
    await live.seeMovingPicture();

    await phone.fault('stream.notice.parsed503');
    await live.seeSheet('观看人数已满');
    await phone.tap('停止');
    await live.seeSheet('已停止播放');
    await phone.until(async () => (await phone.resources()).services.length === 0, 'the service is given back');
  },
  { query: FAST },
);

story(
  'a picture that the camera does not have: nothing is tried by itself, another quality works',
  async (phone) => {
    await phone.fault('stream.header.404');
    const live = await new HomePage(phone).open('大门口');
    assert.equal(await live.seeSheet('摄像头没有这一路画面'), '请换一种清晰度后重试；若还不行，请检查摄像头的设置。');
    await live.seeStatus('无法播放');
    assert.equal(await live.sheet.getByRole('button', { name: /重试/ }).count(), 1);
    await live.chooseQuality('标清');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'opened without a network: why P2P did not start, and that it goes on by itself once there is one',
  async (phone) => {
    const home = new HomePage(phone);
    await home.seeBadge('初始化失败');
    await phone.see('网络已断开，恢复后会自动继续。');
    // a plugin that pulls by itself tells nobody why its module does not start
    if (!isManaged()) await phone.see(/^网络探测失败/);
    await phone.fault('network.wifi');
    await phone.seeNoMore('网络已断开，恢复后会自动继续。');
    await home.seeBadge('已就绪');
    await watch(phone);
  },
  { query: { ...FAST, network: 'none' } },
);

story(
  'opened without a network, a camera waits for it and plays by itself',
  async (phone) => {
    const home = new HomePage(phone);
    await home.seeBadge('初始化失败');
    const live = await home.open('大门口');
    await live.seeSheet('网络已断开');
    await phone.fault('network.wifi');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { ...FAST, network: 'none' } },
);

story(
  'P2P is refused for good: said on the camera and on the list, and the list can try again',
  async (phone) => {
    const home = new HomePage(phone);
    await home.seeBadge('已就绪');
    // the module must begin anew, and cannot
    await phone.fault('network.natChanged');
    await phone.fault('module.reset.code-2202');
    for (const _ of ['2.3', '2.4']) await phone.fault('module.init.code-2404');
    const live = await home.open('大门口');
    assert.equal(
      await live.seeSheet('当前环境无法使用 P2P'),
      '请换一个网络后重试；在电脑上请改用手机微信打开；若还不行，请更新微信。',
    );
    assert.match(await live.details(), /-2404/);

    await phone.back();
    await home.seeBadge('初始化失败');
    await phone.tap('重试');
    await home.seeBadge('已就绪');
    await watch(phone);
  },
  { query: FAST },
);

story(
  'the picture stands still for a moment: a weak network, then it goes on',
  async (phone) => {
    const live = await watch(phone);
    await phone.fault('stream.stall');
    await live.seeStatus('网络较弱');
    await phone.see('网络较弱，画面可能停顿');
    await phone.fault('stream.flow');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { speed: 2 } },
);

story(
  'the camera ends the stream: what is left plays out, and it can be played again',
  async (phone) => {
    const live = await watch(phone);
    const statuses = await live.noteStatuses();
    await phone.fault('stream.notice.eof');
    assert.equal(await live.seeSheet('直播已结束'), '摄像头结束了这次直播，可以重新播放。');
    assert.deepEqual(await statuses(), ['直播', '正在播完余下画面', '已结束']);
    await live.answerSheet('重新播放');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'in the background nothing is pulled, on return it plays',
  async (phone) => {
    const live = await watch(phone);
    await phone.frame.locator('.phone-capsule-leave').click();
    await phone.until(async () => (await phone.resources()).streams.length === 0, 'the pull has ended');
    await phone.frame.getByRole('button', { name: '回到小程序' }).click();
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'late and doubled callbacks change nothing',
  async (phone) => {
    const live = await watch(phone);
    await phone.tap('停止');
    await live.seeStatus('已停止');
    await phone.fault('stream.duplicate');
    await live.answerSheet('播放');
    await live.seeStatus('直播');
    const statuses = await live.noteStatuses();
    for (const notice of ['close', 'fail', 'eof', 'disconnect']) await phone.fault(`stream.late.${notice}`);
    await phone.waitForVideo(5);
    assert.deepEqual(await statuses(), ['直播']);
  },
  { query: FAST },
);

story(
  'what is cured in the form of the camera leads there, and once it is saved the camera plays',
  async (phone) => {
    await phone.fault('connection.startService.code-2001');
    const live = await new HomePage(phone).open('大门口');
    await live.seeSheet('无法识别摄像头的 xp2pInfo');
    await phone.screenshot('the way to the form');
    await live.answerSheet('修改摄像头');
    await phone.tap(phone.button('保存'));
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);
