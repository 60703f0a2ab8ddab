// @ts-check
/** What the player does by itself, and what is seen of it. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** @param {Phone} phone */
async function watch(phone) {
  const live = await new HomePage(phone).open('大门口');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  return live;
}

story(
  'the player lets go with a full cache: the screen stays live, and it goes on',
  async (phone) => {
    const live = await watch(phone);
    const statuses = await live.noteStatuses();
    await phone.fault('player.close.fullCache');
    await phone.waitForVideo(5);
    await live.seeMovingPicture();
    assert.deepEqual(await statuses(), ['直播']);
  },
  { query: { speed: 2 } },
);

story(
  'the player reconnects three times and gives up: said as such, then a new player goes on',
  async (phone) => {
    const live = await watch(phone);
    const before = (await phone.resources()).players.join();
    const statuses = await live.noteStatuses();
    await phone.fault('player.givesUp');
    await phone.until(async () => (await statuses()).includes('播放器正在重连…'), 'it reconnects');
    await phone.until(
      async () => (await phone.resources()).players.join().split(':')[0] !== before.split(':')[0],
      'a new node',
    );
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'a player that never pulls is told, and can be tried again',
  async (phone) => {
    await phone.fault('player.neverPulls');
    const live = await new HomePage(phone).open('大门口');
    await live.seeSheet('播放器没有开始取画面');
    await live.seeStatus('无法播放');
    await phone.clearFaults();
    await live.answerSheet('重试');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'a player that is ready again, with the same context or another, goes on',
  async (phone) => {
    const live = await watch(phone);
    await phone.fault('player.readyAgain.same');
    await phone.waitForVideo(2);
    assert.equal(await live.status(), '直播');
    await phone.fault('player.readyAgain.other');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: FAST },
);

story(
  'a stutter is told for a moment, and nothing is done about it',
  async (phone) => {
    const live = await watch(phone);
    const statuses = await live.noteStatuses();
    await phone.fault('player.state.stutter');
    await phone.see('画面出现卡顿');
    await phone.seeNoMore('画面出现卡顿');
    assert.deepEqual(await statuses(), ['直播']);
  },
  { query: FAST },
);

story(
  'a call takes the sound, which is said; the picture goes on, and the sound comes back',
  async (phone) => {
    const live = await watch(phone);
    const statuses = await live.noteStatuses();
    await phone.fault('app.soundInterrupted');
    await phone.see('声音被来电或闹钟打断，结束后自动恢复');
    await phone.button('开声音').waitFor();
    await phone.screenshot('sound taken by a call');
    await phone.fault('app.soundInterrupted.end');
    await phone.seeNoMore('声音被来电或闹钟打断，结束后自动恢复');
    await phone.button('静音').waitFor();
    await phone.fault('app.soundInterrupted');
    await phone.tap(phone.button('开声音'));
    await phone.button('静音').waitFor();
    await live.seeMovingPicture();
    assert.deepEqual(await statuses(), ['直播']);
  },
  { query: FAST },
);
