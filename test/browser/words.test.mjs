// @ts-check
/** Languages, themes and glyphs: what stands on every page can be read. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { LivePage } from './support/live-page.mjs';
import { FAST, story } from './support/story.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

const ENGLISH = { more: 'More', edit: 'Edit', remove: 'Delete', add: 'Add camera', log: 'Log' };

const CHINESE = /\p{Script=Han}/u;

/** How one character looks in the font of an element: the pixels that are not empty, as text. */
const inkOf = (/** @type {Phone} */ phone, /** @type {string} */ character) =>
  phone.screen
    .locator('.title')
    .first()
    .evaluate((element, wanted) => {
      const { fontFamily } = getComputedStyle(element);
      const canvas = document.createElement('canvas');
      canvas.width = 32;
      canvas.height = 32;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      context.font = `28px ${fontFamily}`;
      context.textBaseline = 'top';
      context.fillText(wanted, 0, 0);
      const { data } = context.getImageData(0, 0, 32, 32);
      return { width: context.measureText(wanted).width, ink: data.filter((_, at) => at % 4 === 3).join('') };
    }, character);

story('Chinese characters are drawn as themselves, not as boxes', async (phone) => {
  await phone.frame.evaluate(() => document.fonts.ready.then(() => true));
  const [, missing] = await Promise.all([inkOf(phone, '摄'), inkOf(phone, '\u{10FFFD}')]);
  const characters = [];
  for (const character of '摄像头添加大门口院子') characters.push(await inkOf(phone, character));
  assert.equal(new Set(characters.map(({ ink }) => ink)).size, 10, 'each looks different');
  for (const { width, ink } of characters) {
    assert.equal(width, 28);
    assert.match(ink, /[1-9]/);
    assert.notEqual(ink, missing.ink);
  }
});

/** Every page, with what it says. @param {Phone} phone @param {{ name: string, details: string, play: string }} words */
async function everyPage(phone, { name, details, play }) {
  /** @type {Record<string, string>} */
  const pages = {};
  const keep = async (/** @type {string} */ page) => {
    pages[page] = `${await phone.title()}\n${await phone.screen.innerText()}`;
  };
  const home = new HomePage(phone, ENGLISH);
  await keep('home');
  const live = await home.open(name);
  await live.seeMovingPicture();
  await phone.tap('Diagnosis');
  await keep('live');
  await phone.fault('stream.notice.parsed404');
  await live.sheet.getByRole('button', { name: details }).click();
  await keep('failed');
  await live.chooseQuality('SD');
  await live.seeStatus(play);
  await phone.back();
  const form = await home.add();
  await form.save('Save');
  await keep('form');
  await phone.back();
  await home.askToDelete(name);
  await keep('question');
  await home.answer('Cancel');
  await home.openLog();
  await keep('log');
  return pages;
}

story(
  'in English every page is English, dark or light',
  async (phone) => {
    const pages = await everyPage(phone, { name: 'Front door', details: 'Details', play: 'Live' });
    for (const [page, words] of Object.entries(pages)) {
      assert.doesNotMatch(words, CHINESE, page);
      assert.ok(words.length > 40, page);
    }
    assert.match(pages.failed ?? '', /The camera does not have this picture/);
    assert.match(pages.form ?? '', /Enter an id, such as front-door/);
    assert.match(pages.question ?? '', /Delete “Front door”\?/);
  },
  { query: { ...FAST, lang: 'en', theme: 'dark' } },
);

story(
  'dark is dark: page, cards and bars, and it changes with the phone while a camera plays',
  async (phone) => {
    const colours = () =>
      phone.screen.evaluate((page) => {
        const colourOf = (
          /** @type {Element | null} */ element,
          /** @type {'color' | 'backgroundColor'} */ property,
        ) => (element ? getComputedStyle(element)[property] : '');
        return {
          page: colourOf(page.querySelector('wx-page'), 'backgroundColor'),
          text: colourOf(page.querySelector('.title'), 'color'),
          card: colourOf(page.querySelector('[class$="--card"]'), 'backgroundColor'),
          bar: colourOf(page.querySelector('.phone-navigation-bar'), 'backgroundColor'),
        };
      });
    const dark = {
      page: 'rgb(15, 17, 21)',
      text: 'rgb(242, 244, 247)',
      card: 'rgb(24, 27, 33)',
      bar: 'rgb(15, 17, 21)',
    };
    assert.deepEqual(await colours(), dark);
    const home = new HomePage(phone);
    const live = await home.open('大门口');
    await live.seeMovingPicture();
    await phone.preview((preview) => preview.setTheme('light'));
    await live.seeMovingPicture();
    await phone.back();
    assert.deepEqual(await colours(), {
      page: 'rgb(245, 246, 248)',
      text: 'rgb(20, 23, 28)',
      card: 'rgb(255, 255, 255)',
      bar: 'rgb(245, 246, 248)',
    });
  },
  { query: { ...FAST, theme: 'dark' } },
);

for (const width of [320, 430]) {
  story(
    `at ${width} px nothing sticks out, and everything to tap is large enough for a thumb`,
    async (phone) => {
      const problems = () =>
        phone.screen.evaluate((page) => {
          const found = [];
          const scroller = page.querySelector('.phone-page-scroller');
          if (scroller && scroller.scrollWidth > scroller.clientWidth) found.push('it scrolls sideways');
          for (const target of page.querySelectorAll('wx-view[role="button"], wx-view[role="radio"]')) {
            const { width: wide, height: high } = target.getBoundingClientRect();
            const name = target.getAttribute('aria-label') ?? target.textContent;
            if (wide > 0 && (wide < 44 || high < 44)) found.push(`${name}: ${Math.round(wide)}×${Math.round(high)}`);
          }
          return found;
        });
      const home = new HomePage(phone);
      assert.deepEqual(await problems(), [], 'home');
      const live = await home.open('大门口');
      await live.seeStatus('直播');
      assert.deepEqual(await problems(), [], 'live');
      await phone.fault('stream.notice.parsed503');
      await live.seeSheet('观看人数已满');
      await live.details();
      assert.deepEqual(await problems(), [], 'failed');
      await phone.back();
      const form = await home.add();
      await form.save();
      assert.deepEqual(await problems(), [], 'form');
      await phone.back();
      await home.openLog();
      assert.deepEqual(await problems(), [], 'log');
      assert.equal(await new LivePage(phone).sheet.count(), 0);
    },
    { query: FAST, width },
  );
}
