// @ts-check
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

const RECORD = '录像';
const SOON = { speed: 1 };

/** The names of what lies in the app's own folder. @param {Phone} phone */
const keptFiles = (phone) => phone.frame.evaluate(() => window.__preview?.files.stored.paths() ?? []);

/** Plays a film to its end at once. @param {Phone} phone */
const playedToItsEnd = (phone) =>
  phone.frame.evaluate(async () => {
    const video = /** @type {HTMLVideoElement | null} */ (document.querySelector('.phone-viewer video'));
    if (!video) throw new Error('no film is shown');
    video.muted = true;
    video.playbackRate = 4;
    await video.play();
    await new Promise((resolve, reject) => {
      video.addEventListener('ended', resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
    });
    return { seconds: video.duration, width: video.videoWidth, height: video.videoHeight };
  });

/** @param {Phone} phone */
async function watch(phone) {
  const live = await new HomePage(phone).open('大门口');
  await live.seeStatus('直播');
  await live.seeMovingPicture();
}

/** Records for some seconds. @param {Phone} phone */
async function record(phone) {
  await phone.tap(RECORD);
  await phone.text(/^0:0[2-9]$/).waitFor();
  await phone.tap('停止录像');
}

story(
  'a recording is saved to the album, and nothing of it is left in the app',
  async (phone) => {
    await watch(phone);
    await record(phone);
    await phone.answer('允许');
    await phone.text('录像已存到相册').waitFor();
    assert.deepEqual(
      (await keptFiles(phone)).filter((name) => name.includes('/kept/')),
      [],
    );
    assert.match(await phone.frame.evaluate(() => window.__preview?.album.at(-1) ?? ''), /kept\/.*\.mp4$/);
  },
  { query: SOON },
);

story(
  'what the album refuses is kept, plays to its end, is saved later, or deleted after a question',
  async (phone) => {
    await watch(phone);
    await record(phone);
    await phone.answer('拒绝');
    await phone.text(/^录像已保留。没有保存到相册的权限/).waitFor();
    await phone.tap('查看');
    await phone.text('没有存到相册').waitFor();

    await phone.tap(/^查看 /);
    const { seconds, width, height } = await playedToItsEnd(phone);
    assert.ok(seconds > 1 && seconds < 20, `${seconds} s`);
    assert.deepEqual([width, height], [640, 360]);
    await phone.frame.getByRole('button', { name: '关闭预览' }).click();

    await phone.tap('存到相册');
    await phone.tap('去设置');
    await phone.dialog.getByRole('switch').click();
    await phone.answer('返回');
    await phone.back();
    await record(phone);
    await phone.text('录像已存到相册').waitFor();

    await phone.tap('录像与截图');
    await phone.tap('删除');
    await phone.text(/^删除 .*找不回来。$/).waitFor();
    await phone.tap(phone.screen.getByRole('button', { name: '删除' }).last());
    await phone.text('没有待处理的录像和截图').waitFor();
    assert.deepEqual(
      (await keptFiles(phone)).filter((name) => name.includes('/kept/')),
      [],
    );
  },
  { query: SOON },
);
