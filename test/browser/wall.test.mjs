// @ts-check
/** Several cameras at once: four pictures, one of them looked at, one failing, and a phone that is short of memory. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { FAST, story } from './support/story.mjs';
import { WallPage } from './support/wall-page.mjs';
import { isManaged } from './support/way.mjs';

/** Three devices, one of them twice. */
const four = { page: 'packages/watch/pages/wall/wall?ids=front-door,garden,lobby,front-door' };

/** @typedef {import('./support/phone.mjs').Phone} Phone */

/** @param {Phone} phone */
async function held(phone) {
  const { services, streams, players } = await phone.resources();
  return { services: [...services].sort(), streams: [...streams].sort(), players: players.length };
}

const threeDevices = {
  services: ['front-door started', 'garden started', 'lobby started'],
  // each component pulls for itself
  streams: [...(isManaged() ? ['front-door live'] : []), 'front-door live', 'garden live', 'lobby live'],
  players: 4,
};

story(
  'four pictures move, the same device twice over one stream; one is enlarged and heard without a new start',
  async (phone) => {
    const wall = new WallPage(phone);
    await wall.seeAll('直播');
    await wall.seeAllMoving();
    assert.deepEqual(await held(phone), threeDevices);
    assert.deepEqual(await wall.heard(), []);
    await phone.screenshot('wall four');

    await wall.signVideos();
    const before = await wall.videos();
    await wall.tap(1);
    assert.deepEqual(await wall.place(1), { width: 375, top: 0 });
    await phone.until(async () => (await wall.heard()).join() === '1', 'the enlarged one alone is heard');
    await wall.seeAllMoving();
    await phone.screenshot('wall enlarged');

    await wall.tap(2);
    assert.deepEqual(await wall.place(2), { width: 375, top: 0 });
    assert.ok((await wall.place(1)).width < 188);
    await phone.until(async () => (await wall.heard()).join() === '2', 'another is heard instead');

    await wall.tap(2);
    assert.ok((await wall.place(2)).width < 188);
    assert.deepEqual(await wall.heard(), [2]);
    await phone.tap('静音');
    await phone.until(async () => (await wall.heard()).length === 0, 'none is heard');

    await wall.seeAllMoving();
    assert.equal(await wall.signedVideos(), 4);
    const after = await wall.videos();
    for (const [index, video] of after.entries()) {
      assert.ok((video?.currentTimeS ?? 0) > (before[index]?.currentTimeS ?? 0), `tile ${index} went on`);
    }
    assert.deepEqual(await held(phone), threeDevices);
  },
  { query: four },
);

story(
  'from the list to a wall of its cameras; leaving it gives everything back',
  async (phone) => {
    await phone.tap('四分屏');
    const wall = new WallPage(phone);
    await wall.seeAll('直播');
    assert.deepEqual(await wall.captions(), [
      ['大门口', '直播'],
      ['院子', '直播'],
      ['大厅', '直播'],
      ['停车场', '直播'],
    ]);
    await phone.back();
    assert.equal((await phone.resources()).players.length, 0);
    await phone.waitUntilReleased();
    assert.equal(await phone.route(), 'pages/home/home');
    await new HomePage(phone).seeBadge('已就绪');
  },
  { query: FAST },
);

story('one tile fails: the others play on, and a tap tries it again', async (phone) => {
  await phone.fault('stream.header.503');
  await phone.tap('四分屏');
  const wall = new WallPage(phone);
  /** @type {number[]} */
  let failing = [];
  await phone.until(async () => {
    failing = await wall.tilesSaying('观看人数已满');
    return failing.length === 1;
  }, 'one tile says why');
  const [index = 0] = failing;
  await phone.until(
    async () => (await wall.captions()).filter(([, status]) => status === '直播').length === 3,
    'the other three play',
  );
  await phone.screenshot('wall one failed');
  await phone.tap(wall.sheet(index));
  await wall.seeAll('直播');
  await wall.seeAllMoving();
});

story(
  'a tile that cannot be helped says more when it is enlarged',
  async (phone) => {
    await phone.fault('connection.startService.code-2000');
    await phone.tap('四分屏');
    const wall = new WallPage(phone);
    await phone.until(async () => (await wall.tilesSaying('摄像头的设置有误')).length === 1, 'one tile says why');
    const [index = 0] = await wall.tilesSaying('摄像头的设置有误');
    await phone.tap(wall.sheet(index));
    await phone.see('请检查这个摄像头的设置，再重新打开。');
    await phone.tap('详情');
    await phone.see(/-2000/);
    await wall.tapCaption(index);
    assert.deepEqual(await wall.tilesSaying('摄像头的设置有误'), [index]);
  },
  { query: FAST },
);

story(
  'short of memory: what is not looked at pauses and says why, and a tap plays it again',
  async (phone) => {
    const wall = new WallPage(phone);
    await wall.seeAll('直播');
    await wall.tap(1);
    await phone.fault('app.memoryWarning');
    await phone.until(async () => (await wall.tilesSaying('内存不足，已暂停此画面')).length === 3, 'three are paused');
    assert.deepEqual(await wall.tilesSaying('内存不足，已暂停此画面'), [0, 2, 3]);
    await phone.until(async () => (await held(phone)).services.length === 1, 'their connections are given back');
    assert.deepEqual(await held(phone), { services: ['garden started'], streams: ['garden live'], players: 1 });
    await phone.screenshot('wall short of memory');

    await phone.tap(wall.sheet(3));
    await phone.until(async () => (await wall.captions())[3]?.[1] === '直播', 'the tapped one plays');
    assert.deepEqual(await wall.tilesSaying('内存不足，已暂停此画面'), [0, 2]);
  },
  { query: { ...four, ...FAST } },
);
