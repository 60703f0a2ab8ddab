// @ts-check
/** What a person reads while bytes come and the picture does not do what it should: it stands, comes late, or is none. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';

const MINUTES = { query: FAST };
/** A picture falls behind three times, ten seconds each before it is pulled anew: that fast, it is a tenth of two minutes, on a busy computer more. */
const ALL_PULLS_MS = 40_000;

story(
  'a picture that freezes is said to stand still, then begun anew; when it moves again, it is live',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await live.seeStatus('直播');
    await phone.fault('camera.freezes');
    await live.seeStatus('画面停住了，请稍候…');
    assert.ok(await live.isFrozen());
    await live.seeStatus('直播 · 仅有声音');
    await phone.fault('camera.freezes.end');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  MINUTES,
);

story(
  'a picture that comes ever later is said to be behind live, until it has caught up',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await phone.fault('camera.fallsBehind');
    await live.seeStatus('画面晚于现场');
    await phone.see('画面比现场晚了几秒');
    await phone.fault('camera.fallsBehind.end');
    await live.seeStatus('直播');
  },
  MINUTES,
);

story(
  'a picture that stays behind live after two new pulls is watched as it is, and another quality is offered; in that it is live',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    await phone.fault('camera.fallsBehind');
    await live.seeStatus('画面晚于现场');
    const said = await live.noteStatuses();
    const offer = live.notice.getByText('网络跟不上这个清晰度，画面越来越晚。');
    await phone.until(async () => (await offer.count()) > 0, 'another quality is offered', ALL_PULLS_MS);
    assert.deepEqual(
      (await said()).filter((words) => words === '画面晚于现场'),
      Array(3).fill('画面晚于现场'),
    );
    await live.seeStatus('画面晚于现场');
    assert.equal(await live.sheet.count(), 0);
    await phone.fault('camera.fallsBehind.end');
    await phone.tap(live.notice.getByRole('button', { name: '换用标清', exact: true }));
    await live.seeStatus('直播');
    assert.equal(await live.notice.count(), 0);
    await live.seeMovingPicture();
  },
  MINUTES,
);

story(
  'a stream that turns to rubbish is said to be damaged, begun anew once, then told with a way on that helps',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeMovingPicture();
    const said = await live.noteStatuses();
    await phone.fault('camera.rubbish');
    assert.match(await live.seeSheet('收到的画面数据已损坏'), /请重试，或换一个清晰度/);
    assert.ok((await said()).includes('画面数据损坏…'));
    await phone.fault('camera.rubbish.end');
    await live.answerSheet('重试');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  MINUTES,
);

story(
  'a camera of a frame in two seconds is live, and never said to stand still',
  async (phone) => {
    const live = await new HomePage(phone).open('大门口');
    await live.seeStatus('直播');
    const said = await live.noteStatuses();
    await phone.fault('camera.slowFrames');
    await phone.waitForVideo(20);
    assert.deepEqual(await said(), ['直播']);
  },
  MINUTES,
);
