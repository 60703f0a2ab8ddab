// @ts-check
/** The preview's own behaviour in a real browser, over a small mini-program: `node --test test/browser/support/`. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderSource, startPreview } from '../../../tools/preview/server.mjs';
import { closeAll, openPanel, openPhone, previewUrl, showInstead } from './preview.mjs';

/** @typedef {import('./phone.mjs').Phone} Phone */
/** @typedef {{ calls: string[], absent: string[], launchQuery: Record<string, string>, lastError: string }} FixtureApp */

const fixture = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../preview/fixture');

showInstead(folderSource(fixture));
after(closeAll);

/** @param {string} name @param {(phone: Phone) => Promise<void>} story @param {import('./preview.mjs').PhoneOptions} [options] */
function story(name, story, options) {
  test(name, async () => {
    const phone = await openPhone(options);
    try {
      await story(phone);
    } finally {
      await phone.close();
    }
  });
}

/** @param {Phone} phone @returns {Promise<FixtureApp>} */
const app = (phone) => phone.preview((preview) => JSON.parse(JSON.stringify(preview.getApp())));

/** @param {Phone} phone */
const lastNote = (phone) => phone.byClass('event').first().textContent();

/** @param {import('playwright-core').Locator} locator @param {string} property */
const styleOf = (locator, property) =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

story('life cycles come in the order of WeChat', async (phone) => {
  assert.deepEqual((await app(phone)).calls, [
    'launch',
    'show',
    'counter attached',
    'first loaded',
    'first shown',
    'counter shown',
    'counter ready',
    'first ready',
  ]);
  await phone.expectNoErrors();
});

story(
  'the address becomes the launch options, and modules find no browser',
  async (phone) => {
    const { launchQuery, absent } = await app(phone);
    assert.equal(launchQuery.generation, '2.0');
    assert.deepEqual(new Set(absent), new Set(['undefined']));
  },
  { query: { generation: '2.0' } },
);

story('style sheets keep to what they belong to', async (phone) => {
  assert.equal(await styleOf(phone.byClass('value'), 'color'), 'rgb(0, 0, 200)');
  assert.equal(await styleOf(phone.byId('greeting'), 'color'), 'rgb(200, 0, 0)');
  assert.equal(await styleOf(phone.byClass('slotted'), 'color'), 'rgb(17, 17, 17)');
  // 375rpx is half the screen; 10vh is a tenth of the page without its bars; 20rpx inline
  const box = phone.byClass('box');
  assert.deepEqual(
    [await styleOf(box, 'width'), await styleOf(box, 'height'), await styleOf(box, 'margin-left')],
    ['187px', '72.3906px', '10px'],
  );
  assert.equal(await styleOf(phone.byClass('bottom'), 'bottom'), '34px');
  // app.wxss has a `.page` and a `.sheet`: the phone around the page has its own
  assert.equal(await styleOf(phone.frame.locator('.phone-page'), 'padding-left'), '0px');
});

story('a tap, a long press and a disabled button', async (phone) => {
  await phone.tap(phone.byClass('box'));
  assert.equal(await lastNote(phone), 'tapped box at true');
  await phone.press(phone.byClass('box'));
  assert.equal(await lastNote(phone), 'long press');
  await phone.tap('Press');
  assert.equal(await lastNote(phone), 'button');
  await phone.tap(phone.byClass('box'));
  await phone.button('Never').click({ force: true });
  assert.equal(await lastNote(phone), 'tapped box at true');
  await phone.tap('plus');
  assert.equal(await lastNote(phone), 'count 6');
});

story(
  'fingers do the same as a mouse',
  async (phone) => {
    await phone.tap(phone.byClass('box'));
    assert.equal(await lastNote(phone), 'tapped box at true');
    await phone.tap('plus');
    assert.deepEqual(await phone.byClass('event').allInnerTexts(), ['count 6', 'tapped box at true']);
  },
  { touch: true },
);

story('the keyboard presses what has focus', async (phone) => {
  await phone.button('Press').focus();
  await phone.page.keyboard.press('Enter');
  assert.equal(await lastNote(phone), 'button');
});

story('a form: typing, switch, picker, labels, submit', async (phone) => {
  await phone.fill('your name', 'Ada');
  await phone.text('Agree').click();
  assert.equal(await lastNote(phone), 'switch true');
  await phone.tap(phone.button('kind'));
  await phone.pick('other');
  await phone.see('kind: other');
  await phone.tap('Send');
  assert.equal(await lastNote(phone), '{"name":"Ada","note":"","agree":true,"kind":2}');
  await phone.text('Name').click();
  await phone.page.keyboard.press('Enter');
  assert.equal(await lastNote(phone), 'confirmed Ada');
});

story('what was stored is there after a restart, unless the storage is corrupt', async (phone) => {
  await phone.fill('your name', 'Grace');
  await phone.page.reload();
  await phone.waitUntilReady();
  assert.equal(await phone.field('your name').inputValue(), 'Grace');
  await phone.page.goto(`${await previewUrl()}phone.html?storage=corrupt`);
  await phone.waitUntilReady();
  assert.notEqual(await phone.field('your name').inputValue(), 'Grace');
  await phone.page.goto(`${await previewUrl()}phone.html?storage=clean`);
  await phone.waitUntilReady();
  assert.equal(await phone.field('your name').inputValue(), '');
});

story('pages open over one another and come back', async (phone) => {
  await phone.tap('open second');
  await phone.see('second 7 中&');
  assert.equal(await phone.title(), 'Second');
  await phone.tap('rename');
  assert.equal(await phone.title(), 'Renamed');
  await phone.back();
  assert.equal(await phone.route(), 'pages/first/first');
  assert.deepEqual((await app(phone)).calls.slice(8), [
    'first hidden',
    'counter hidden',
    'second loaded 7',
    'second unloaded',
    'first shown',
    'counter shown',
  ]);
  await phone.expectNoErrors();
});

story('the background and back', async (phone) => {
  await phone.frame.locator('.phone-capsule-leave').click();
  await phone.frame.getByRole('button', { name: '回到小程序' }).click();
  assert.deepEqual((await app(phone)).calls.slice(8), [
    'first hidden',
    'counter hidden',
    'hide',
    'show',
    'first shown',
    'counter shown',
  ]);
});

story(
  'the dark theme reaches pages and bars, and can change while it runs',
  async (phone) => {
    const bar = phone.screen.locator('.phone-navigation-bar');
    assert.equal(await styleOf(phone.byClass('slotted'), 'color'), 'rgb(238, 238, 238)');
    assert.equal(await styleOf(bar, 'background-color'), 'rgb(16, 16, 16)');
    await phone.preview((preview) => preview.setTheme('light'));
    assert.equal(await styleOf(phone.byClass('slotted'), 'color'), 'rgb(17, 17, 17)');
    assert.equal(await styleOf(bar, 'background-color'), 'rgb(255, 255, 255)');
  },
  { query: { theme: 'dark' } },
);

story('a modal answers, and Escape cancels', async (phone) => {
  await phone.tap('ask');
  await phone.answer('确定');
  await phone.see('answered true');
  await phone.tap('ask');
  await phone.page.keyboard.press('Escape');
  await phone.see('answered false');
});

story('permission: asked once, refused, given in the settings', async (phone) => {
  await phone.tap('save picture');
  await phone.answer('拒绝');
  await phone.see('saveImageToPhotosAlbum:fail auth deny');
  await phone.tap('settings');
  await phone.dialog.getByRole('switch').click();
  await phone.dialog.getByRole('button', { name: '返回' }).click();
  await phone.see('{"scope.writePhotosAlbum":true}');
  await phone.tap('save picture');
  await phone.see('saved');
  assert.equal((await phone.preview((preview) => [...preview.album])).length, 1);
});

story('what nobody catches is collected', async (phone) => {
  await phone.tap('throw');
  await phone.tap('reject');
  await phone.until(async () => (await phone.preview((preview) => preview.errors.length)) === 2, 'both are there');
  const [thrown, rejected] = await phone.preview((preview) => [...preview.errors]);
  assert.equal(thrown?.message, 'thrown in a handler');
  assert.match(thrown?.stack ?? '', /mini-program\/pages\/first\/first\.js:\d+/);
  assert.equal(rejected?.where, 'unhandled rejection');
  assert.match((await app(phone)).lastError, /thrown in a handler/);
});

story('Chinese glyphs are there', async (phone) => {
  const hasGlyphs = await phone.frame.evaluate(async () => {
    const [face] = await document.fonts.load('16px "Noto Sans SC"', '你');
    return face?.status === 'loaded';
  });
  assert.ok(hasGlyphs);
});

test('a change shows without a restart; a mistake is shown with its place, and cured by the next save', async (context) => {
  const root = await mkdtemp(path.join(tmpdir(), 'preview-'));
  context.after(() => rm(root, { recursive: true }));
  await cp(fixture, root, { recursive: true });
  /** @type {string[]} */
  const terminal = [];
  const log = (/** @type {string} */ line) => terminal.push(line);
  const server = await startPreview({ port: 0, log, source: folderSource(root, 'miniprogram/') });
  context.after(() => server.close());
  const phone = await openPhone({ url: server.url });
  context.after(() => phone.close());
  const overlay = phone.frame.getByRole('alert');
  await writeFile(path.join(root, 'pages/first/first.wxml'), '<view>\n  {{broken</view>');
  await overlay.getByText('miniprogram/pages/first/first.wxml:2:').first().waitFor();
  assert.match(terminal.join('\n'), /miniprogram\/pages\/first\/first\.wxml:2:\d+ error/);
  await writeFile(path.join(root, 'pages/first/first.wxml'), '<view>mended</view>');
  await phone.see('mended');
  assert.equal(await overlay.count(), 0);
});

test('the panel shows errors beside the phone, and reloads it with other settings', async (context) => {
  const panel = await openPanel();
  context.after(() => panel.close());
  await panel.phone.tap('throw');
  await panel.page.locator('.card-errors summary').getByText('thrown in a handler').waitFor();
  await panel.choose('size', '430x932');
  assert.equal(await panel.phone.frame.evaluate(() => window.innerWidth), 430);
  await panel.choose('lang', 'en');
  assert.equal(await panel.page.locator('.card-errors h2').textContent(), 'Errors that nobody caught');
});
