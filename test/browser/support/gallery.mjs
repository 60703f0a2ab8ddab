// @ts-check
/** The pages as a person meets them, for screenshots: each scene opens a phone and brings it there. */
import { HomePage } from './home-page.mjs';
import { LivePage } from './live-page.mjs';
import { openPhone } from './preview.mjs';
import { WallPage } from './wall-page.mjs';
import { words } from './words.mjs';

/**
 * @typedef {import('./phone.mjs').Phone} Phone
 * @typedef {import('./words.mjs').Language} Language
 *
 * @typedef {object} Scene
 * @property {Record<string, string | number>} [query]
 * @property {(phone: Phone, language: Language) => Promise<void>} arrange
 */

/** Every phone is the same at each visit. */
const QUERY = { seed: 7, album: 'granted' };

/** @param {Phone} phone @param {Language} language */
const homeOf = (phone, language) => new HomePage(phone, words[language]);

/** @param {Phone} phone @param {Language} language */
async function watch(phone, language) {
  const live = await homeOf(phone, language).open(words[language].frontDoor);
  await live.seeStatus(words[language].live);
  await live.seeMovingPicture();
  return live;
}

/** @type {Record<string, Scene>} */
export const scenes = {
  home: {
    async arrange(phone, language) {
      const live = await watch(phone, language);
      await phone.tap(words[language].snapshot);
      await live.notice.waitFor();
      await phone.back();
    },
  },
  'home-empty': {
    query: { speed: 4 },
    async arrange(phone, language) {
      const home = homeOf(phone, language);
      for (const card of await home.cards()) {
        await home.askToDelete(card.split(', ')[0] ?? '');
        await home.answer(words[language].remove);
      }
    },
  },
  'home-menu': {
    query: { speed: 4 },
    async arrange(phone, language) {
      const home = homeOf(phone, language);
      await home.openMenu(words[language].frontDoor);
      await home.sheet.waitFor();
    },
  },
  'home-permissions': {
    query: { speed: 4, album: 'denied' },
    async arrange(phone, language) {
      await phone.see(words[language].permissionMissing);
    },
  },
  'home-permission-sheet': {
    query: { speed: 4, album: 'denied', platform: 'ios' },
    async arrange(phone, language) {
      await phone.tap(words[language].permissionMissing);
      await phone.screen.getByRole('dialog').waitFor();
    },
  },
  'form-errors': {
    query: { speed: 4 },
    async arrange(phone, language) {
      const form = await homeOf(phone, language).add();
      await form.paste(words[language].id, 'front-door');
      await form.save(words[language].save);
    },
  },
  'live-starting': {
    async arrange(phone, language) {
      await phone.fault('connection.startService.slow');
      const live = await homeOf(phone, language).open(words[language].frontDoor);
      await live.seeStatus(/2\/4$/);
    },
  },
  'live-playing': {
    async arrange(phone, language) {
      await watch(phone, language);
      await phone.waitForVideo(1);
    },
  },
  'live-paused': {
    async arrange(phone, language) {
      const live = await watch(phone, language);
      await phone.tap(words[language].pause);
      await live.sheet.waitFor();
    },
  },
  'live-microphone': {
    async arrange(phone, language) {
      await phone.fault('player.microphoneDenied');
      const live = await homeOf(phone, language).open(words[language].garden);
      await live.seeStatus(words[language].live);
      await live.notice.waitFor();
    },
  },
  'live-shared': {
    async arrange(phone, language) {
      await phone.fault('stream.cameraFull');
      const live = await homeOf(phone, language).open(words[language].garden);
      await live.seeStatus(words[language].shared);
      await phone.fault('stream.notice.fail');
      await live.seeStatus(words[language].shared);
      await phone.tap(words[language].diagnosis);
    },
  },
  'live-stopped': {
    async arrange(phone, language) {
      const live = await watch(phone, language);
      await phone.tap(words[language].stop);
      await live.sheet.waitFor();
    },
  },
  'live-failed': {
    async arrange(phone, language) {
      const live = await watch(phone, language);
      await phone.fault('stream.notice.parsed404');
      await live.sheet.getByRole('button', { name: words[language].details }).click();
    },
  },
  'live-retrying': {
    async arrange(phone, language) {
      await phone.fault('stream.header.always503');
      const live = await homeOf(phone, language).open(words[language].frontDoor);
      await live.sheet.waitFor();
    },
  },
  'live-weak': {
    async arrange(phone, language) {
      await watch(phone, language);
      await phone.tap(words[language].diagnosis);
      await phone.fault('stream.stall');
      await phone.screen.locator('.hint').waitFor();
    },
  },
  'live-full-screen': {
    async arrange(phone, language) {
      await watch(phone, language);
      await phone.screen.locator('.controls [role="button"]').last().click();
      await phone.screen.locator('.full-screen').waitFor();
    },
  },
  'live-undecodable': {
    async arrange(phone, language) {
      const live = await homeOf(phone, language).open(words[language].livingRoom);
      await live.sheet.waitFor();
    },
  },
  wall: {
    query: { page: 'packages/watch/pages/wall/wall?ids=front-door,garden,lobby,car-park' },
    async arrange(phone, language) {
      const wall = new WallPage(phone);
      await wall.seeAll(words[language].live);
      await wall.seeAllMoving();
    },
  },
  log: {
    async arrange(phone, language) {
      await watch(phone, language);
      await phone.fault('stream.notice.disconnect');
      await new LivePage(phone).seeMovingPicture();
      await phone.back();
      await homeOf(phone, language).openLog();
    },
  },
  obstacle: {
    query: { sdk: '2.10.4' },
    async arrange(phone, language) {
      await phone.tap(words[language].details);
    },
  },
};

/**
 * Opens a phone and brings it to a scene.
 *
 * @param {string} name
 * @param {Language} language
 * @param {{ width: number, height: number, scale?: number }} size
 */
export async function openScene(name, language, size) {
  const scene = scenes[name];
  if (!scene) throw new Error(`there is no scene "${name}"; there are ${Object.keys(scenes).join(', ')}`);
  const phone = await openPhone({ query: { ...QUERY, ...scene.query, lang: language }, scale: 2, ...size });
  await scene.arrange(phone, language);
  return phone;
}

/**
 * Takes pictures of a scene in both themes: `SCENE-WIDTH-LANGUAGE-THEME.png`.
 *
 * @param {Phone} phone
 * @param {string} name
 * @param {Language} language
 */
export async function photograph(phone, name, language) {
  const width = await phone.frame.evaluate(() => window.innerWidth);
  const files = [];
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await phone.frame.evaluate((wanted) => window.__preview?.setTheme(wanted), theme);
    files.push(await phone.screenshot(`${name}-${width}-${language}-${theme}`));
  }
  return files;
}
