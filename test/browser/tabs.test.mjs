// @ts-check
/** A mini-program of somebody else that has tabs: WeChat's bar, or one of its own. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../tools/preview/server.mjs';
import { closeAll, openPhone, showInstead } from './support/preview.mjs';
import { servePreview } from './support/shared.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

const fixture = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview/tabs-fixture');
showInstead(folderSource(fixture));
after(closeAll);

/**
 * @param {string} name
 * @param {Record<string, string | number>} query
 * @param {(phone: Phone) => Promise<void>} story
 */
function story(name, query, story) {
  test(name, async () => {
    const phone = await openPhone({ query: { lang: 'en', theme: 'light', ...query } });
    try {
      await story(phone);
    } finally {
      await phone.close();
    }
  });
}

/** @param {Phone} phone */
const bar = (phone) => phone.frame.locator('.phone-tab-bar');

/** @param {Phone} phone @param {string | RegExp} name */
const tab = (phone, name) => bar(phone).getByRole('button', { name, exact: typeof name === 'string' });

/** What pages heard since it was asked last. @param {Phone} phone */
const told = (phone) =>
  phone.preview((preview) => /** @type {{ told: string[] }} */ (preview.getApp()).told.splice(0).join(', '));

/** What a call of the page on top was answered. @param {Phone} phone @param {string} name @param {object} [options] */
async function call(phone, name, options = {}) {
  await phone.frame.evaluate(
    ([wanted, given]) => {
      const pages = document.querySelectorAll('.phone-page:not(.phone-covered) wx-page');
      const page = /** @type {any} */ (pages[pages.length - 1]).__wxElement.getMethodCaller();
      page.call({ currentTarget: { dataset: { name: wanted, options: given } } });
    },
    /** @type {const} */ ([name, options]),
  );
  const answers = () =>
    phone.preview((preview) => /** @type {{ calls: string[] }} */ (preview.getApp()).calls.splice(0).join(', '));
  let answer = '';
  await phone.until(async () => {
    answer += await answers();
    return answer !== '';
  }, `${name} is answered`);
  return answer;
}

/** @param {Phone} phone */
const routes = (phone) => phone.preview((preview) => preview.pages().map(({ route }) => route.split('/').at(-1)));

story('tabs keep their pages, and each hears of what happens to it in WeChat’s order', {}, async (phone) => {
  assert.equal(await told(phone), 'first.onLoad, first.onShow');
  await phone.tap('first 0');
  await phone.see('first 1');
  await phone.tap(tab(phone, 'Second'));
  await phone.see('second 0');
  assert.equal(await tab(phone, 'Second').getAttribute('aria-current'), 'page');
  assert.equal(
    await told(phone),
    'first.onHide, second.onLoad, second.onShow, second.onTabItemTap 1 pages/second/second Second',
  );
  assert.deepEqual(await routes(phone), ['second']);
  await phone.tap(tab(phone, 'First'));
  await phone.see('first 1');
  assert.equal(await told(phone), 'second.onHide, first.onShow, first.onTabItemTap 0 pages/first/first First');
  await phone.tap(tab(phone, 'First'));
  assert.equal(await told(phone), 'first.onTabItemTap 0 pages/first/first First');

  await phone.tap('to the detail');
  await phone.see('detail 0');
  assert.equal(await bar(phone).isVisible(), false);
  assert.equal(await told(phone), 'first.onHide, detail.onLoad, detail.onShow');
  await phone.back();
  await phone.see('first 1');
  assert.equal(await bar(phone).isVisible(), true);
  assert.equal(await told(phone), 'detail.onUnload, first.onShow');

  await phone.tap('to the detail');
  await phone.see('detail 0');
  await phone.tap('to the third');
  await phone.see('third 0');
  assert.deepEqual(await routes(phone), ['third']);
  const options = await phone.preview((preview) => preview.pages()[0]?.options);
  assert.deepEqual(options, {});
  assert.equal(
    await told(phone),
    'first.onHide, detail.onLoad, detail.onShow, detail.onUnload, third.onLoad, third.onShow',
  );
  assert.equal(await call(phone, 'reLaunch', { url: '/pages/detail/detail' }), 'reLaunch:ok');
  assert.deepEqual((await told(phone)).split(', ').sort(), [
    'detail.onLoad',
    'detail.onShow',
    'first.onUnload',
    'second.onUnload',
    'third.onUnload',
  ]);
  assert.equal(await call(phone, 'switchTab', { url: '/pages/first/first' }), 'switchTab:ok');
  assert.equal(await told(phone), 'detail.onUnload, first.onLoad, first.onShow');
  await phone.see('first 0');
  await phone.expectNoErrors();
});

story('a tab is reached by a switch alone, and nothing else by that', {}, async (phone) => {
  const second = { url: '/pages/second/second' };
  assert.equal(await call(phone, 'navigateTo', second), 'navigateTo:fail can not navigateTo a tabbar page');
  assert.equal(await call(phone, 'redirectTo', second), 'redirectTo:fail can not redirectTo a tabbar page');
  const detail = { url: '/pages/detail/detail' };
  assert.equal(await call(phone, 'switchTab', detail), 'switchTab:fail can not switch to no-tabBar page');
  assert.deepEqual(await routes(phone), ['first']);
  assert.equal(await call(phone, 'redirectTo', detail), 'redirectTo:ok');
  assert.deepEqual(await routes(phone), ['detail']);
  assert.equal(await call(phone, 'hideTabBar'), 'hideTabBar:fail not TabBar page');
  await phone.expectNoErrors();
  await phone.tap('wrongly to the second');
  const [error] = await phone.preview((preview) => preview.errors.map(({ message }) => message));
  assert.match(error ?? '', /navigator.*switchTab.*\n.*switchTab/);
  assert.deepEqual(await routes(phone), ['detail']);
});

story('its bar has texts, pictures and colours, also in the dark, and leaves the page its place', {}, async (phone) => {
  const { frame } = phone;
  const picture = (/** @type {string} */ name) => tab(phone, name).locator('img').getAttribute('src');
  const colour = (/** @type {string} */ name) => tab(phone, name).evaluate((one) => getComputedStyle(one).color);
  const ground = () => bar(phone).evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.deepEqual(
    [await picture('First'), await picture('Second')],
    ['files/icons/chosen.png', 'files/icons/plain.png'],
  );
  assert.equal(await tab(phone, 'Third').locator('img').count(), 0);
  const width = tab(phone, 'First')
    .locator('img')
    .evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth);
  assert.equal(await width, 81);
  assert.deepEqual([await colour('First'), await colour('Second')], ['rgb(20, 120, 220)', 'rgb(102, 102, 102)']);
  assert.equal(await ground(), 'rgb(247, 247, 247)');
  const end = await phone.text('the end of first').boundingBox();
  const top = (await bar(phone).boundingBox())?.y;
  assert.equal(end && end.y + end.height, top);
  await frame.evaluate(() => window.__preview?.setTheme('dark'));
  assert.deepEqual([await colour('First'), await ground()], ['rgb(230, 180, 40)', 'rgb(32, 32, 32)']);
  assert.equal(await picture('First'), 'files/icons/dark.png');
  await phone.screenshot('tabs');
  await phone.expectNoErrors();
});

story('what the mini-program changes of the bar is seen and said', {}, async (phone) => {
  assert.equal(await call(phone, 'setTabBarBadge', { index: 1, text: '12345' }), 'setTabBarBadge:ok');
  await tab(phone, 'Second ...').waitFor();
  await call(phone, 'showTabBarRedDot', { index: 1 });
  await tab(phone, 'Second something new').waitFor();
  await call(phone, 'removeTabBarBadge', { index: 1 });
  await tab(phone, 'Second something new').waitFor();
  await call(phone, 'hideTabBarRedDot', { index: 1 });
  await tab(phone, 'Second').waitFor();
  assert.equal(
    await call(phone, 'setTabBarBadge', { index: 3, text: '1' }),
    'setTabBarBadge:fail tabbar item not found',
  );
  assert.equal(
    await call(phone, 'setTabBarBadge', { text: '1' }),
    'setTabBarBadge:fail parameter error: parameter.index should be Number instead of Undefined;',
  );
  await call(phone, 'setTabBarItem', { index: 2, text: 'Other', iconPath: 'icons/dark.png' });
  assert.equal(await tab(phone, 'Other').locator('img').getAttribute('src'), 'files/icons/dark.png');
  await call(phone, 'setTabBarStyle', { backgroundColor: '#123456', borderStyle: 'white' });
  assert.equal(await bar(phone).evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(18, 52, 86)');
  const height = () => phone.text('the end of first').evaluate((one) => one.getBoundingClientRect().bottom);
  const before = await height();
  assert.equal(await call(phone, 'hideTabBar'), 'hideTabBar:ok');
  assert.equal(await bar(phone).isVisible(), false);
  assert((await height()) > before);
  assert.equal(await call(phone, 'showTabBar'), 'showTabBar:ok');
  assert.equal(await height(), before);
  await phone.expectNoErrors();
});

test('a keyboard and a finger reach it', async () => {
  const phone = await openPhone({ query: { lang: 'en' } });
  await phone.tabTo(tab(phone, 'Second'));
  await phone.page.keyboard.press('Enter');
  await phone.see('second 0');
  // the focus is where it was, for the next one
  assert.equal(await tab(phone, 'Second').evaluate((one) => one === document.activeElement), true);
  await phone.page.keyboard.press('Tab');
  await phone.page.keyboard.press(' ');
  await phone.see('third 0');
  await phone.expectNoErrors();
  await phone.close();
  const touched = await openPhone({ query: { lang: 'en' }, touch: true });
  await touched.tap(tab(touched, 'Third'));
  await touched.see('third 0');
  await touched.expectNoErrors();
  await touched.close();
});

/** The fixture with another app.json. @param {(app: any) => void} change @param {(phone: Phone) => Promise<void>} story */
async function changed(change, story) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tabs-'));
  cpSync(fixture, folder, { recursive: true });
  const place = path.join(folder, 'app.json');
  const app = JSON.parse(readFileSync(place, 'utf8'));
  change(app);
  writeFileSync(place, JSON.stringify(app));
  try {
    const preview = await servePreview(folderSource(folder));
    const phone = await openPhone({ url: preview.url, query: { lang: 'en' } });
    await story(phone);
    await phone.expectNoErrors();
    await phone.close();
    await preview.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a bar of the mini-program’s own is on each of its tabs, and found by getTabBar()', () =>
  changed(
    (app) => {
      app.tabBar.custom = true;
    },
    async (phone) => {
      assert.equal(await bar(phone).isVisible(), false);
      assert.equal(await call(phone, 'hideTabBar'), 'hideTabBar:fail custom Tabbar');
      const choose = (/** @type {number} */ selected) =>
        phone.frame.evaluate((wanted) => {
          const pages = document.querySelectorAll('.phone-page:not(.phone-covered) wx-page');
          const page = /** @type {any} */ (pages[pages.length - 1]).__wxElement.getMethodCaller();
          page.getTabBar()?.setData({ selected: wanted });
          return page.getTabBar() !== null;
        }, selected);
      assert.equal(await choose(0), true);
      await phone.see('own first chosen');
      await phone.tap('own second');
      await phone.see('second 0');
      // it is another one
      await phone.see('own first');
      assert.equal(await phone.text('chosen').count(), 0);
      await phone.tap('own first');
      await phone.see('own first chosen');
      await phone.tap('to the detail');
      await phone.see('detail 0');
      assert.equal(await choose(0), false);
      assert.equal(await phone.text('own first').count(), 0);
    },
  ));

test('a bar at the top stands below the title, with texts alone', () =>
  changed(
    (app) => {
      app.tabBar.position = 'top';
    },
    async (phone) => {
      const title = await phone.screen.locator('.phone-navigation-bar').boundingBox();
      const box = await bar(phone).boundingBox();
      assert(title && box);
      assert.equal(box.y, title.y + title.height);
      assert.equal(await bar(phone).locator('img').count(), 0);
      const page = await phone.screen.locator('.phone-page-window').boundingBox();
      assert.equal(page?.y, box.y + box.height);
    },
  ));
