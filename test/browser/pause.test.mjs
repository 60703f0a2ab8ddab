// @ts-check
/** Pause and resume, and the ways back to live: what is seen of them, on either kind of phone. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** A camera that is being watched. @param {Phone} phone @param {string} [name] @param {string} [status] */
async function watch(phone, name = '大门口', status = '直播') {
  const live = await new HomePage(phone).open(name);
  await live.seeStatus(status);
  await live.seeMovingPicture();
  return live;
}

/** What the simulated plugins hold: services and streams. @param {Phone} phone */
async function held(phone) {
  const { services, streams } = await phone.resources();
  return [services.length, streams.length];
}

/** @param {Phone} phone */
async function pauseAndGoOn(phone) {
  const live = await watch(phone);
  await phone.tap('暂停');
  assert.equal(await live.seeSheet('已暂停'), '继续后立即回到直播。');
  assert.equal(await live.isFrozen(), true);
  assert.deepEqual(await held(phone), [1, 1]);
  assert.equal(await live.isDisabled('截图'), true);

  const statuses = await live.noteStatuses();
  await phone.tap('继续');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  const expected = ['已暂停', '正在回到直播…', '直播'];
  assert.deepEqual(
    (await statuses()).filter((said) => !expected.includes(said)),
    [],
  );
}

story('a paused picture stands still while its stream goes on, and moves again over it (iOS)', pauseAndGoOn, {
  query: { platform: 'ios' },
});

story('a paused picture stands still while its stream goes on, and moves again over it (Android)', pauseAndGoOn, {
  query: { platform: 'android' },
});

story(
  'a long pause stops the stream too; the connection is kept, and it goes on',
  async (phone) => {
    const live = await watch(phone);
    await phone.tap('暂停');
    await phone.until(async () => (await held(phone)).join() === '1,0', 'nothing is pulled');
    assert.equal(await live.seeSheet('已暂停'), '已停止接收画面，继续后重新连接。');
    await live.answerSheet('继续');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'a picture far behind goes back to live by itself, over the same stream',
  async (phone) => {
    const live = await watch(phone);
    const statuses = await live.noteStatuses();
    await phone.fault('player.fallsBehind');
    await phone.until(async () => (await statuses()).includes('正在回到直播…'), 'it goes back');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
    assert.deepEqual(await held(phone), [1, 1]);
  },
  { query: { speed: 2 } },
);

story(
  'low delay without the microphone goes on in live mode, and leads to the settings',
  async (phone) => {
    await phone.fault('player.microphoneDenied');
    const live = await watch(phone, '院子');
    assert.match(await live.notice.innerText(), /^微信没有麦克风权限/);
    await phone.tap('去设置');
    await phone.frame.getByRole('dialog', { name: '设置' }).getByText('麦克风').waitFor();
    await phone.frame.getByRole('dialog', { name: '设置' }).getByRole('button', { name: '返回' }).click();
    await live.seeMovingPicture();
    assert.equal(await live.notice.count(), 0);
  },
  { query: FAST },
);

story(
  'a camera with too many viewers falls over to one to many, and says so',
  async (phone) => {
    await phone.fault('stream.cameraFull');
    const live = await watch(phone, '院子', '直播 · 多人共享');
    await phone.tap('诊断信息');
    await phone.see('多人共享（由直连转来）');
    await phone.see('节省服务器流量');
    await phone.clearFaults();
    await phone.fault('stream.notice.fail');
    await live.seeStatus('直播');
    await phone.see('P2P 直连');
  },
  { query: FAST },
);

story(
  'after the start the timeline tells of a reconnect, and of the final stop',
  async (phone) => {
    const live = await watch(phone);
    assert.equal((await live.steps()).includes('自动重连'), false);
    // a transfer that fails, a component mends by itself
    await phone.fault(isManaged() ? 'stream.notice.disconnect' : 'stream.notice.fail');
    await phone.see('自动重连');
    await live.seeStatus('直播');
    await phone.tap('停止');
    await live.seeStatus('已停止');
    assert.deepEqual((await live.steps()).slice(-2), ['自动重连', '结束']);
  },
  { query: FAST },
);
