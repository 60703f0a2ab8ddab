// @ts-check
/** On the way to a picture: the camera that is asked first, calls that misbehave, mobile data. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { LivePage } from './support/live-page.mjs';
import { FAST, story } from './support/story.mjs';
import { isManaged } from './support/way.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** The first camera, from now on asked before it plays. @param {Phone} phone */
async function askFirst(phone) {
  const home = new HomePage(phone);
  const form = await home.edit('大门口');
  await form.choose('播放前', '先询问设备');
  await form.save();
  await home.card('大门口').waitFor();
  return home;
}

story(
  'a camera that is asked first answers before the stream is started',
  async (phone) => {
    const live = await (await askFirst(phone)).open('大门口');
    await live.seeStatus('直播');
    const steps = await live.steps();
    assert.deepEqual(steps.slice(steps.indexOf('询问摄像头')).slice(0, 2), ['询问摄像头', '请求码流']);
  },
  { query: FAST },
);

story(
  'a busy camera says so, counts down, and plays when it is free',
  async (phone) => {
    const home = await askFirst(phone);
    await phone.fault('connection.device.1');
    const live = await home.open('大门口');
    // which of its reasons the camera gave, a component that asked tells nobody
    await live.seeSheet(isManaged() ? '摄像头没有接受观看' : '摄像头正忙');
    await phone.clearFaults();
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'a camera that does not answer is not taken to refuse',
  async (phone) => {
    const home = await askFirst(phone);
    await phone.fault('connection.device.silent');
    const live = await home.open('大门口');
    await live.seeStatus('正在询问摄像头… 4/4');
    await live.seeStatus('直播');
  },
  { query: { speed: 4 } },
);

story(
  'a stop that never answers does not keep the next play from its picture',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    await phone.fault('connection.stopService.hang');
    await phone.tap('停止');
    await live.seeStatus('已停止');
    await live.answerSheet('播放');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
    assert.equal((await phone.resources()).services.length, 1);
  },
  { query: FAST },
);

story(
  'a stream that breaks off is pulled anew by itself, and a dead connection is made anew',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    const statuses = await live.noteStatuses();
    for (const fault of ['stream.notice.close', 'stream.notice.parsed500']) {
      await phone.fault(fault);
      await phone.until(
        async () => (await statuses()).at(-1) !== '直播' || (await statuses()).length > 1,
        'it is seen',
      );
      await live.seeStatus('直播');
      await live.seeMovingPicture();
    }
    assert.ok((await statuses()).includes('正在重连…'));
  },
  { query: FAST },
);

story(
  'from Wi-Fi to mobile data is told once, and never again when it is accepted',
  async (phone) => {
    const home = new HomePage(phone);
    const live = await home.open('大厅');
    await live.seeStatus('直播');
    await phone.fault('network.mobile4g');
    assert.match(await live.notice.innerText(), /移动数据/);
    await phone.tap('不再提示');
    await phone.until(async () => (await live.notice.count()) === 0, 'the notice is gone');
    await phone.fault('network.wifi');
    await phone.fault('network.mobile4g');
    await live.seeMovingPicture();
    assert.equal(await new LivePage(phone).notice.count(), 0);
  },
  { query: FAST },
);
