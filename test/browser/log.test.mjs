// @ts-check
/** The log page: what happened, newest first, and nothing that nobody else should read. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { FAST, story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

const SECRET = 'XP2PmySecretOfTheYard%2.4.33';

/** Watches the first camera through a failure, then opens the log. @param {Phone} phone */
async function logAfterTrouble(phone) {
  const home = new HomePage(phone);
  const live = await home.open('大门口');
  await live.seeMovingPicture();
  await phone.fault('stream.stall');
  await live.seeStatus('网络较弱');
  await phone.fault('stream.flow');
  await live.seeStatus('直播');
  await phone.back();
  return home.openLog();
}

const relay = await startRelay();
after(closeRelays);

const DAY_MS = 86_400_000;

/** How long before the first of these clock times each was; midnight may lie between. @param {string[]} times */
function agesMs(times) {
  const [newestMs = 0, ...othersMs] = times.map((time) => Date.parse(`1970-01-01T${time}Z`));
  return [0, ...othersMs.map((ms) => (newestMs - ms + DAY_MS) % DAY_MS)];
}

story(
  'the newest comes first, and a chip shows one level alone',
  async (phone) => {
    const log = await logAfterTrouble(phone);
    const lines = await log.lines();
    const times = lines.map(({ time }) => time);
    assert.ok(times.every((time) => /^\d\d:\d\d:\d\d\.\d{3}$/.test(time)));
    const ages = agesMs(times);
    assert.ok(ages.every((age) => age < DAY_MS / 2));
    assert.deepEqual(
      ages,
      [...ages].sort((a, b) => a - b),
    );
    assert.equal(lines.at(-1)?.text, '正在初始化 P2P 模块');
    const said = lines.map(({ text }) => text);
    assert.ok(said.indexOf('已离开') < said.indexOf('正在播放'), said.join('\n'));

    await log.filter('警告');
    const warnings = await log.lines();
    assert.deepEqual(
      warnings.map(({ level, text }) => `${level} ${text}`),
      ['警告 网络较弱，暂时没有数据'],
    );
    assert.equal(await log.count('警告'), 1);
    await log.filter('错误');
    await phone.see('没有这一级别的记录');
    await log.filter('全部');
    assert.ok((await log.lines()).length >= lines.length);
  },
  { query: FAST },
);

story(
  'what is shown can be copied, and all of it cleared',
  async (phone) => {
    const log = await logAfterTrouble(phone);
    await log.filter('警告');
    const [line] = await log.lines();
    assert.equal(await log.copy(), `${line?.time} 警告 ${line?.actor}: 网络较弱，暂时没有数据`);
    assert.equal(await phone.toast(), '内容已复制');
    await phone.tap('清空');
    await phone.see('还没有记录');
  },
  { query: FAST },
);

story(
  'no secret is in the log, in what is copied, on any page, or in what the inspector and the panel are told',
  async (phone) => {
    const home = new HomePage(phone);
    const form = await home.add();
    for (const [label = '', text = ''] of [
      ['ID', 'yard'],
      ['产品 ID', 'AB12CD34EF'],
      ['设备名', 'camera_001'],
      ['xp2pInfo', SECRET],
    ]) {
      await form.paste(label, text);
    }
    await form.save();
    const said = [];
    for (const name of ['yard', '大门口']) {
      // what a plugin refuses may quote what it was given
      await phone.fault('connection.startService.code-2001');
      const live = await home.open(name);
      await live.seeSheet('无法识别摄像头的 xp2pInfo');
      said.push(await live.details());
      await phone.tap('诊断信息');
      said.push(await phone.frame.evaluate(() => document.body.outerHTML));
      await phone.back();
    }
    const log = await home.openLog();
    said.push(await phone.frame.evaluate(() => document.body.outerHTML), await log.copy());
    const inspector = await openInspector(relay.url);
    await inspector.seeActor('log');
    const recording = await inspector.save();
    await inspector.close();
    assert.match(recording, /"session live-2"/);
    said.push(recording, JSON.stringify(await phone.resources()));
    assert.ok((await log.lines()).some(({ actor }) => actor === 'session live-2'));
    for (const secret of [SECRET, 'mySecretOfTheYard', 'XP2Psimulated']) {
      assert.ok(!said.join('\n').includes(secret), secret);
    }
  },
  { query: { ...FAST, inspector: relay.appUrl } },
);
