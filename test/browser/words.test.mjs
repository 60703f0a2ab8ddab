// @ts-check
/** Languages, themes and glyphs: what stands on every page can be read. */
import assert from 'node:assert/strict';
import { HomePage } from './support/home-page.mjs';
import { layoutProblems } from './support/layout.mjs';
import { FAST, story } from './support/story.mjs';
import { words } from './support/words.mjs';

/** @typedef {import('./support/phone.mjs').Phone} Phone */

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

/** Every page, with what it says. @param {Phone} phone */
async function everyPage(phone) {
  /** @type {Record<string, string>} */
  const pages = {};
  const keep = async (/** @type {string} */ page) => {
    pages[page] = `${await phone.title()}\n${await phone.screen.innerText()}`;
  };
  const home = new HomePage(phone, words.en);
  await keep('home');
  const live = await home.open(words.en.frontDoor);
  await live.seeMovingPicture();
  await phone.tap(words.en.diagnosis);
  await keep('live');
  await phone.fault('stream.notice.parsed404');
  await live.sheet.getByRole('button', { name: words.en.details }).click();
  await keep('failed');
  await live.chooseQuality('SD');
  await live.seeStatus(words.en.live);
  await phone.back();
  const form = await home.add();
  await form.save(words.en.save);
  await keep('form');
  await phone.back();
  await home.askToDelete(words.en.frontDoor);
  await keep('question');
  await home.answer('Cancel');
  await home.openLog();
  await keep('log');
  return pages;
}

story(
  'in English every page is English, dark or light',
  async (phone) => {
    const pages = await everyPage(phone);
    for (const [page, said] of Object.entries(pages)) {
      // what a plugin said is repeated as it is
      assert.doesNotMatch(said.replace(/^Message: .*$/m, ''), CHINESE, page);
      assert.ok(said.length > 40, page);
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
    const form = await home.add();
    const example = form.group('ID').locator('.wx-placeholder');
    assert.equal(await example.evaluate((element) => getComputedStyle(element).color), 'rgb(154, 163, 178)');
    await phone.back();
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
      const home = new HomePage(phone);
      assert.deepEqual(await layoutProblems(phone), [], 'home');
      const live = await home.open('大门口');
      await live.seeStatus('直播');
      assert.deepEqual(await layoutProblems(phone), [], 'live');
      await phone.fault('stream.notice.parsed503');
      await live.seeSheet('观看人数已满');
      await live.details();
      assert.deepEqual(await layoutProblems(phone), [], 'failed');
      await phone.back();
      const form = await home.add();
      await form.save();
      assert.deepEqual(await layoutProblems(phone), [], 'form');
      await phone.back();
      await home.openLog();
      assert.deepEqual(await layoutProblems(phone), [], 'log');
    },
    { query: FAST, width, height: width === 320 ? 568 : 932 },
  );
}
