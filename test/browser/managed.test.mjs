// @ts-check
/** A build of the managed way, in which components of the plugin pull and play: `npm start -- --way managed`. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { TOLD_BY_DEFAULT } from './support/managed-stories.mjs';
import { openPanel, openPhone, showInstead } from './support/preview.mjs';
import { FAST, tellOnly } from './support/story.mjs';
import { WallPage } from './support/wall-page.mjs';
import { managedBuild, tellWay } from './support/way.mjs';
import { words } from './support/words.mjs';

const { source, remove } = await managedBuild();
after(remove);
showInstead(source);

tellWay('managed');
for (const [file, names] of Object.entries(TOLD_BY_DEFAULT)) {
  tellOnly(names);
  await import(`./${file}`);
}

for (const generation of ['3.2', 'latest']) {
  test(`plugin ${generation}: a camera plays by the plugin's own component, then a server stream, and all is given back`, async () => {
    const phone = await openPhone({ query: { ...FAST, generation } });
    for (const name of ['大门口', '大厅']) {
      const live = await new HomePage(phone).open(name);
      await live.seeStatus('直播');
      await live.seeMovingPicture();
      await phone.back();
      await phone.until(async () => (await phone.resources()).services.length === 0, 'the service is given back');
    }
    await phone.expectNoErrors();
    await phone.close();
  });
}

test('what plugin 3.2.0 is too old for is named with the version that can, where its control would be and in the diagnosis', async () => {
  const phone = await openPhone({ query: { ...FAST, lang: 'en', generation: '3.2' } });
  const live = await new HomePage(phone, words.en).open(words.en.frontDoor);
  await live.seeStatus(words.en.live);
  await phone.tap('Picture');
  await phone.see('Filling the stage needs XP2P plugin 3.2.8 or newer. This one is 3.2.0.');
  assert.equal(await phone.screen.getByRole('radio', { name: 'Fill' }).count(), 0);
  await phone.screen.getByRole('radio', { name: 'Sideways' }).waitFor();
  await phone.tap('Diagnosis');
  await phone.see('XP2P 3.2.0 · P2P-Player 1.3.8');
  await phone.see('needs XP2P 3.2.8');
  await phone.see('Photo result');
  await phone.expectNoErrors();
  await phone.close();
});

test('a device of two channels: named in the form, changed between over one connection, back to the old one where the other fails, and side by side on a wall', async () => {
  const phone = await openPhone({ query: FAST });
  const home = new HomePage(phone);
  const form = await home.edit('大门口');
  await form.paste('通道', '第一个');
  await form.leave('通道');
  await phone.until(async () => (await form.error('通道')) !== '', 'what is wrong is said');
  assert.equal(await form.error('通道'), '请填写 0 到 255 的通道号，用逗号隔开，最多 8 个');
  await form.paste('通道', '0，1，2');
  await form.save();

  const live = await home.open('大门口');
  await live.seeStatus('直播');
  const channels = phone.screen.getByRole('radiogroup', { name: '通道', exact: true });
  const chosen = () => channels.locator('[aria-checked="true"]').innerText();
  const services = (await phone.resources()).services;
  await channels.getByRole('radio', { name: '1', exact: true }).click();
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  assert.equal(await chosen(), '1');
  // the simulated device has no third one
  await channels.getByRole('radio', { name: '2', exact: true }).click();
  await phone.see('切换没有成功，仍播放通道 1');
  await live.seeStatus('直播');
  assert.equal(await chosen(), '1');
  assert.deepEqual((await phone.resources()).services, services);
  await phone.back();

  await home.edit('大门口').then(async (again) => {
    await again.paste('通道', '0，1');
    await again.save();
  });
  await phone.tap('四分屏');
  const wall = new WallPage(phone);
  await wall.seeAll('直播');
  await wall.seeAllMoving();
  assert.deepEqual(
    (await wall.captions()).map(([name]) => name),
    ['大门口 · 通道 0', '大门口 · 通道 1', '院子', '大厅'],
  );
  const { services: held, streams } = await phone.resources();
  assert.equal(held.filter((service) => service.startsWith('front-door')).length, 1);
  assert.equal(streams.filter((stream) => stream.startsWith('front-door')).length, 2);
  await phone.back();
  await phone.waitUntilReleased();
  await phone.expectNoErrors();
  await phone.close();
});

/** By how many degrees the picture is turned on the screen, clockwise. @param {import('./support/phone.mjs').Phone} phone */
const turnOf = (phone) =>
  phone.frame.evaluate(() => {
    let degrees = 0;
    for (let element = document.querySelector('video')?.parentElement; element; element = element.parentElement) {
      const { a, b } = new DOMMatrix(getComputedStyle(element).transform);
      degrees += Math.round((Math.atan2(b, a) * 180) / Math.PI);
    }
    return (degrees + 360) % 360;
  });

test('a picture device plays pictures and sound by the plugin’s own component, is live by what its pictures tell, and can be turned all round', async () => {
  const phone = await openPhone({ query: { speed: 2 } });
  const home = new HomePage(phone);
  const form = await home.edit('大门口');
  await form.paste('xp2pInfo', 'XP2PpictureDevice%2.4.33m');
  await form.save();
  const live = await home.open('大门口');
  // its sound half tells all the time that it shows no frame
  const statuses = await live.noteStatuses();
  await live.seeStatus('直播');
  await live.seeMovingPicture();
  assert.equal(await phone.frame.evaluate(() => document.querySelector('video')?.muted), false);
  await phone.tap('画面');
  for (const turn of [90, 180, 270, 0]) {
    await phone.screen.getByRole('radio', { name: `${turn}°`, exact: true }).click();
    await phone.until(async () => (await turnOf(phone)) === turn, `it is turned by ${turn} degrees`);
    await live.seeMovingPicture();
    await live.seeStatus('直播');
  }
  const sinceMs = await phone.preview((preview) => preview.now());
  await phone.until(
    async () => (await phone.preview((preview) => preview.now())) - sinceMs >= 5_000,
    'its player has told of frames several times',
  );
  const said = await statuses();
  assert.deepEqual(said.slice(said.indexOf('直播')), ['直播'], said.join(', '));
  await phone.back();
  await phone.waitUntilReleased();
  await phone.expectNoErrors();
  await phone.close();
});

test('before plugin 3.2.12 the second channel of a wall says that one at a time can be played, and what to do', async () => {
  const phone = await openPhone({ query: { ...FAST, generation: '3.2' } });
  const home = new HomePage(phone);
  const form = await home.edit('大门口');
  await form.paste('通道', '0，1');
  await form.save();
  await phone.tap('四分屏');
  const wall = new WallPage(phone);
  await phone.until(
    async () => (await wall.tilesSaying('这个插件一次只能播放一个通道')).join() === '1',
    'the second channel says why',
  );
  await phone.until(async () => (await wall.captions())[0]?.[1] === '直播', 'the first one plays');
  await phone.expectNoErrors();
  await phone.close();
});

test('a server stream tells in its diagnosis how many share it, and how much of it comes from them', async () => {
  const phone = await openPhone({ query: { ...FAST, lang: 'en' } });
  const live = await new HomePage(phone, words.en).open('Lobby');
  await live.seeStatus(words.en.live);
  await phone.tap('Diagnosis');
  await phone.see('Sharing viewers');
  await phone.see(/^60 %$/);
  await phone.expectNoErrors();
  await phone.close();
});

test('the panel offers the plugins that this build can be shown with, the newest chosen; a link to another shows what stands in the way', async () => {
  const panel = await openPanel({ query: { lang: 'en' } });
  const plugins = panel.page.locator('select[data-setting="generation"]');
  await panel.page.locator('select[data-setting="generation"] option[value="4.6"]').waitFor({ state: 'attached' });
  assert.deepEqual(await plugins.locator('option').allInnerTexts(), ['3.2', '4.1', '4.6', 'latest']);
  assert.equal(await plugins.inputValue(), 'latest');
  await panel.close();

  const phone = await openPhone({ query: { lang: 'en', generation: '3.1' } });
  await phone.see(/--way bytes/);
  await phone.close();
});
