// @ts-check
/** The preview's sub-packages in a real browser, over a small mini-program that has some. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../../tools/preview/server.mjs';
import { closeAll, openPhone, previewUrl, showInstead } from './preview.mjs';

/** @typedef {import('./phone.mjs').Phone} Phone */

const fixture = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../preview/packages-fixture');

showInstead(folderSource(fixture));
after(closeAll);

/** @param {string} name @param {Record<string, string>} query @param {(phone: Phone) => Promise<void>} play */
function story(name, query, play) {
  test(name, async () => {
    const phone = await openPhone({ query: { lang: 'en', ...query }, url: await previewUrl() });
    try {
      await play(phone);
    } finally {
      await phone.close();
    }
  });
}

/** @param {Phone} phone @returns {Promise<string[]>} */
const calls = (phone) => phone.preview((preview) => [.../** @type {any} */ (preview.getApp()).calls]);

/** @param {Phone} phone */
const packages = (phone) => phone.preview((preview) => [...preview.packages()]);

/** @param {Phone} phone */
const comeAgain = (phone) => phone.preview((preview) => preview.deliverPackages({ delayMs: 0, failures: 0 }));

story('a page of a sub-package opens once the package has come, and its scripts run only then', {}, async (phone) => {
  assert.deepEqual(await calls(phone), ['launch']);
  await phone.tap('live');
  await phone.see('the live page');
  assert.deepEqual(await calls(phone), ['launch', 'live is loaded']);
  await phone.expectNoErrors();
});

story('the rule of a page fetches a package ahead, over Wi-Fi where nothing else is said', {}, async (phone) => {
  await phone.until(async () => (await packages(phone)).includes('sums'), 'the sums are here');
});

story('and not over a mobile network', { network: '4g' }, async (phone) => {
  assert.deepEqual(await packages(phone), []);
});

story('while a package is on its way, the page below is there', { packages: '1000' }, async (phone) => {
  await phone.tap('live');
  assert.ok(await phone.button('live').isVisible());
  await phone.see('the live page');
});

story(
  'a package that does not come is told to who asked, and can be asked for again',
  { packages: 'fail' },
  async (phone) => {
    await phone.tap('live');
    await phone.see('navigateTo:fail package "watch" did not come');
    await comeAgain(phone);
    await phone.tap('live');
    await phone.see('the live page');
  },
);

story(
  'a page that is opened directly: where its package does not come, it is said, and tried again',
  { packages: 'fail-once', page: 'watch/live/live', network: 'none' },
  async (phone) => {
    await phone.answer('Try again');
    await phone.see('the live page');
    await phone.expectNoErrors();
  },
);

story('a module of another package is had asynchronously alone', { packages: 'fail', network: '4g' }, async (phone) => {
  await phone.tap('require');
  await phone.see(/"tools\/sum\.js" is not defined.*require\.async/);
  await phone.tap('sum');
  await phone.see('../../tools/sum.js require.async:fail package "sums" did not come');
  await comeAgain(phone);
  await phone.tap('sum');
  await phone.see('sum 3');
  await phone.tap('sum with callbacks');
  await phone.see('sum 4');
});

story(
  'a component of another package is shown by its placeholder, that it does not come is told, and it can be shown again, with those that it is made of',
  { packages: 'fail', network: '4g' },
  async (phone) => {
    await phone.tap('camera');
    await phone.until(async () => (await calls(phone)).includes('no watch'), 'the app hears of it');
    await phone.tap('no camera');
    await comeAgain(phone);
    await phone.tap('camera');
    await phone.see('a moving picture');
    await phone.expectNoErrors();
  },
);

story(
  'an independent package runs alone; the app begins with the first page of another',
  { page: 'alone/card/card' },
  async (phone) => {
    await phone.see('no app no sum');
    await phone.tap('home');
    await phone.until(async () => (await calls(phone)).includes('launch'), 'the app is launched');
  },
);
