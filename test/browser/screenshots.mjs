// @ts-check
/**
 * npm run screenshots [-- part of a scene's name]: every page at 320, 375 and 430 px, in both languages and themes, into
 * artifacts/screenshots. npm run screenshots -- --readme: the two pictures of the documents, into docs/images; --moving: the moving one.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { readCommandLine, stop, tell } from '../../tools/terminal/command-line.mjs';
import { openScene, photograph, scenes } from './support/gallery.mjs';
import { HomePage } from './support/home-page.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { movingPicture } from './support/moving-picture.mjs';
import { closeAll, openPanel, openPhone } from './support/preview.mjs';
import { words } from './support/words.mjs';

/** @typedef {import('./support/words.mjs').Language} Language */

const SIZES = [
  { width: 320, height: 568 },
  { width: 375, height: 812 },
  { width: 430, height: 932 },
];

/** @type {readonly Language[]} */
const LANGUAGES = ['zh', 'en'];

/** Phones at a time, on two cores. */
const ABREAST = 3;

const {
  given,
  words: wanted,
  refuse,
} = readCommandLine({
  command: 'npm run screenshots',
  about: {
    zh: '把每个页面拍进 artifacts/screenshots：320、375、430 px，两种语言，两种主题',
    en: 'Photographs every page into artifacts/screenshots: 320, 375 and 430 px, both languages and themes',
  },
  options: {
    readme: { about: { zh: '拍文档的图，放进 docs/images', en: 'the pictures of the documents, into docs/images' } },
    moving: {
      about: {
        zh: '拍 README 的动图，放进 docs/images；第一次会安装 sharp',
        en: 'the moving picture of the READMEs, into docs/images; installs sharp once',
      },
    },
  },
  words: { value: 'SCENE', about: { zh: '只拍名字里有它的', en: 'only scenes with this in their name' } },
});
const names = Object.keys(scenes).filter((name) => name.includes(wanted[0] ?? ''));
if (names.length === 0) {
  const all = Object.keys(scenes);
  refuse(`“${wanted[0]}”：可以是 ${all.join('、')}。\n"${wanted[0]}": there are ${all.join(', ')}.`);
}

try {
  if (given.readme) {
    await photographPreview();
    await photographInspector();
  } else if (given.moving) await filmThem().catch(stop);
  else await photographPages();
} finally {
  await closeAll();
  await closeRelays();
}

async function photographPages() {
  const jobs = names.flatMap((name) =>
    LANGUAGES.flatMap((language) => SIZES.map((size) => ({ name, language, size }))),
  );
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const phone = await openScene(job.name, job.language, job.size);
      await photograph(phone, job.name, job.language);
      await phone.close();
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  console.log(`${jobs.length * 2} pictures in artifacts/screenshots`);
}

async function photographPreview() {
  const folder = path.join(repositoryRoot, 'docs/images');
  await mkdir(folder, { recursive: true });
  for (const language of LANGUAGES) {
    const panel = await openPanel({ query: { lang: language, theme: 'light', seed: 7 }, width: 1280, height: 900 });
    const live = await new HomePage(panel.phone, words[language]).open(words[language].frontDoor);
    await live.seeMovingPicture();
    await panel.page.locator('.faults [data-tab="player"]').click();
    await panel.phone.waitForVideo(2);
    const file = path.join(folder, language === 'en' ? 'preview.png' : 'preview.zh.png');
    await panel.page.screenshot({ path: file });
    await panel.close();
    console.log(path.relative(repositoryRoot, file));
  }
}

async function photographInspector() {
  const relay = await startRelay();
  for (const language of LANGUAGES) {
    const lang = language === 'en' ? 'en' : 'zh_CN';
    const phone = await openPhone({ query: { lang, inspector: relay.appUrl, seed: 7 } });
    const live = await new HomePage(phone, words[language]).open(words[language].frontDoor);
    await live.seeMovingPicture();
    const inspector = await openInspector(relay.url, { query: { lang }, width: 1600, height: 1000 });
    await inspector.seeActive('shown.moving');
    const file = path.join(repositoryRoot, 'docs/images', language === 'en' ? 'inspector.png' : 'inspector.zh.png');
    await inspector.page.evaluate(() => document.fonts.ready.then(() => true));
    await inspector.page.screenshot({ path: file });
    await inspector.close();
    await phone.close();
    console.log(path.relative(repositoryRoot, file));
  }
}

async function filmThem() {
  for (const language of LANGUAGES) {
    const file = path.join(repositoryRoot, 'docs/images', language === 'en' ? 'moving.webp' : 'moving.zh.webp');
    await writeFile(file, await movingPicture(language, tell));
    console.log(path.relative(repositoryRoot, file));
  }
}
