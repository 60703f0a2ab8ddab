// @ts-check
/** The list of cameras and its form: what is refused and why, what is kept, and what is never shown again. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { previewUrl } from './support/preview.mjs';
import { FAST, story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */
/** @typedef {import('./support/form-page.mjs').FormPage} FormPage */

const BUILT_IN = [
  ...['大门口, P2P 直连', '院子, P2P 直连', '大厅, 多人共享'],
  ...['停车场, P2P 直连', '鱼缸, 多人共享', '客厅, P2P 直连'],
];

const SECRET = 'XP2PmySecretOfTheYard%2.4.33';

/** Everything that the phone's document says, fields included. @param {Phone} phone */
const everything = (phone) =>
  phone.frame.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
    return [document.body.outerHTML, ...fields].join('\n');
  });

/** @param {Phone} phone @param {string} query */
async function reopen(phone, query = '') {
  await phone.expectNoErrors();
  await phone.page.goto(`${await previewUrl()}phone.html?${query}`);
  await phone.waitUntilReady();
}

/** @param {FormPage} form */
async function fillInDevice(form) {
  await form.paste('ID', 'yard-2');
  await form.paste('产品 ID', 'AB12CD34EF');
  await form.paste('设备名', 'camera_001');
  await form.paste('xp2pInfo', SECRET);
}

story('an empty form says what is missing, field by field, and says no more once it is there', async (phone) => {
  const form = await new HomePage(phone).add();
  assert.equal(await phone.title(), '添加摄像头');
  assert.deepEqual(await form.errors(), []);
  await form.save();
  assert.deepEqual(await form.errors(), [
    '请填写 ID，例如 front-door',
    '请填写产品 ID，例如 AB12CD34EF',
    '请填写设备名，例如 camera_001',
    '请填写设备的 xp2pInfo，以 XP2P 开头',
  ]);
  await form.type('ID', 'yard-2');
  assert.equal(await form.error('ID'), '');
  await fillInDevice(form);
  assert.deepEqual(await form.errors(), []);
});

story('a field is judged when it is left, not while it is typed in', async (phone) => {
  const form = await new HomePage(phone).add();
  await form.type('ID', 'front door!');
  assert.equal(await form.error('ID'), '');
  await form.leave('ID');
  assert.equal(await form.error('ID'), '只能用字母、数字和 . _ -，例如 front-door_1');
  await form.type('ID', 'front-door');
  assert.equal(await form.error('ID'), '这个 ID 已用于“大门口”，请换一个，例如 front-door-2');
  await form.type('ID', 'front-door-2');
  assert.equal(await form.error('ID'), '');
});

story('an address is refused with what is wrong with it', async (phone) => {
  const form = await new HomePage(phone).add();
  await form.choose('类型', '多人共享');
  await form.paste('ID', 'square');
  const wrong = [
    ['live.flv', '地址要以 http:// 或 https:// 开头，例如 https://example.com/live.flv'],
    ['https://', '地址里的主机名不对，例如 https://example.com/live.flv'],
    ['https://exa mple.com/live.flv', '地址里有空格或换行，请去掉'],
    ['https://name.xnet/ipc.p2p.com/ipc.flv', '.xnet 地址要以 http:// 开头，例如 http://name.xnet/ipc.p2p.com/ipc.flv'],
  ];
  await form.leave('ID');
  for (const [address = '', message] of wrong) {
    await form.paste('播放地址', address);
    await form.leave('播放地址');
    assert.equal(await form.error('播放地址'), message);
  }
  await form.save();
  assert.equal(await phone.route(), 'pages/form/form');
  await form.paste('播放地址', 'https://example.com/square.flv');
  assert.deepEqual(await form.errors(), []);
  await form.save();
  assert.deepEqual(await new HomePage(phone).cards(), [...BUILT_IN, 'square, 多人共享']);
});

story(
  'a new server stream plays, is there after a restart, and can be deleted when it is meant',
  async (phone) => {
    const home = new HomePage(phone);
    const form = await home.add();
    await form.choose('类型', '多人共享');
    await form.paste('名称', '广场');
    await form.paste('ID', 'square');
    await form.paste('播放地址', 'https://example.com/square.flv?token=keepThisToYourself');
    await form.choose('清晰度', '标清');
    await form.save();
    const live = await home.open('广场');
    await live.seeStatus('直播');
    await live.seeMovingPicture();

    await reopen(phone, 'speed=10');
    assert.deepEqual(await home.cards(), [...BUILT_IN, '广场, 多人共享']);
    await home.askToDelete('广场');
    await home.sheet.getByText('要删除“广场”吗？').waitFor();
    await home.answer('取消');
    assert.equal((await home.cards()).length, BUILT_IN.length + 1);
    await home.askToDelete('广场');
    await home.answer('删除');
    assert.deepEqual(await home.cards(), BUILT_IN);
    await reopen(phone);
    assert.deepEqual(await home.cards(), BUILT_IN);
  },
  { query: FAST },
);

story(
  'xp2pInfo is typed once: editing shows that it is set, keeps it, and shows it to nobody',
  async (phone) => {
    const home = new HomePage(phone);
    const form = await home.add();
    await fillInDevice(form);
    assert.equal(await form.field('xp2pInfo').getAttribute('type'), 'password');
    await form.save();
    assert.ok((await home.cards()).includes('yard-2, P2P 直连'));

    for (const moment of ['at once', 'after a restart']) {
      if (moment === 'after a restart') await reopen(phone, 'speed=10');
      const again = await home.edit(moment === 'at once' ? 'yard-2' : '后院');
      assert.equal(await phone.title(), '编辑摄像头');
      assert.equal(await again.field('xp2pInfo').inputValue(), '');
      assert.equal(await again.placeholder('xp2pInfo'), '已设置');
      assert.ok(!(await everything(phone)).includes(SECRET), moment);
      await again.paste('名称', '后院');
      await again.save();
      assert.ok((await home.cards()).includes('后院, P2P 直连'));
    }
    const live = await home.open('后院');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
    assert.ok(!(await everything(phone)).includes(SECRET));
  },
  { query: FAST },
);

story('the query values of an address are masked when it is edited, and kept', async (phone) => {
  const home = new HomePage(phone);
  const form = await home.add();
  await form.choose('类型', '多人共享');
  await form.paste('ID', 'square');
  await form.paste('播放地址', 'https://example.com/square.flv?token=keepThisToYourself');
  await form.save();
  const again = await home.edit('square');
  assert.equal(await again.field('播放地址').inputValue(), 'https://example.com/square.flv?token=***');
  assert.ok(!(await everything(phone)).includes('keepThisToYourself'));
  await again.save();
  assert.equal(await phone.route(), 'pages/home/home');
  const stored = await phone.frame.evaluate(() => JSON.stringify(Object.values(localStorage)));
  assert.match(stored, /square\.flv\?token=keepThisToYourself/);
});

story(
  'saving scrolls to the first field that keeps it from that',
  async (phone) => {
    const form = await new HomePage(phone).add();
    await form.paste('ID', 'yard-2');
    await form.paste('产品 ID', 'AB12CD34EF');
    await form.save();
    await phone.until(async () => {
      const [bar, field] = await Promise.all([
        phone.screen.locator('.phone-navigation-bar').boundingBox(),
        form.group('设备名').boundingBox(),
      ]);
      return bar !== null && field !== null && Math.abs(field.y - (bar.y + bar.height) - 16) <= 1;
    }, 'the field is under the title bar');
    assert.equal(await form.error('设备名'), '请填写设备名，例如 camera_001');
  },
  { height: 480 },
);

story('leaving a filled form asks first, and then keeps nothing', async (phone) => {
  const home = new HomePage(phone);
  const form = await home.add();
  await fillInDevice(form);
  await phone.back();
  await phone.answer('取消');
  assert.notEqual(await form.field('ID').inputValue(), '');
  await phone.back();
  await phone.answer('确定');
  assert.deepEqual(await home.cards(), BUILT_IN);
  const again = await home.add();
  assert.equal(await again.field('ID').inputValue(), '');
});

story('the last camera gone, the list says what to do first', async (phone) => {
  const home = new HomePage(phone);
  for (const [name = ''] of BUILT_IN.map((card) => card.split(', '))) {
    await home.askToDelete(name);
    await home.answer('删除');
  }
  await phone.see('还没有摄像头');
  await phone.see('添加时需要 ID，以及播放地址或设备信息。');
  const form = await home.add();
  await form.paste('ID', 'front-door');
  await form.leave('ID');
  assert.equal(await form.error('ID'), '');
});

story(
  'a corrupt storage is set aside and told of, and the cameras still play',
  async (phone) => {
    const home = new HomePage(phone);
    await phone.see('有些摄像头的记录已损坏，已另外保存。如有缺少，请重新添加。');
    assert.deepEqual(await home.cards(), BUILT_IN);
    const live = await home.open('大门口');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { ...FAST, storage: 'corrupt' } },
);

story(
  'a storage that cannot be read is no reason not to watch',
  async (phone) => {
    const home = new HomePage(phone);
    await phone.see('暂时读不到摄像头列表，请重新打开小程序。');
    const live = await home.open('大门口');
    await live.seeStatus('直播');
    await live.seeMovingPicture();
  },
  { query: { ...FAST, storage: 'throws' } },
);
