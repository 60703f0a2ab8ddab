// @ts-check
/** npm components, and what they use, in the preview: found, scoped and drawn as in WeChat. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../tools/preview/server.mjs';
import { closeAll, openPhone, showInstead } from './support/preview.mjs';

showInstead(folderSource(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview/npm-fixture')));
after(closeAll);

/** @param {string} name @param {(phone: import('./support/phone.mjs').Phone) => Promise<void>} story */
function story(name, story) {
  test(name, async () => {
    const phone = await openPhone();
    try {
      await story(phone);
      await phone.expectNoErrors();
    } finally {
      await phone.close();
    }
  });
}

/** @param {import('./support/phone.mjs').Phone} phone @param {string} id @param {string} expected */
async function see(phone, id, expected) {
  const text = () => phone.byId(id).textContent();
  await phone.until(async () => (await text()) === expected, `${id} says "${expected}", not "${await text()}"`);
}

story('components, modules and WXS of a package are found upwards from who names them', async (phone) => {
  await phone.text('Press, brought helper, String Number Boolean Array Object, a text').waitFor();
  await phone.text('a row of the package').waitFor();
  await phone.text('one component is all of the package').waitFor();
  await see(phone, 'swiped', 'installed');
});

story('a generic component is the one that the page gives, or its default', async (phone) => {
  await phone.text('a row of the page').waitFor();
  assert.equal(await phone.screen.getByText('a row of the package').count(), 2);
});

story('a class from outside reaches inside', async (phone) => {
  const box = await phone.text(/^Press/).boundingBox();
  // the package's own padding beside it
  assert.equal(box?.width, 123 + 16);
});

story('a swiper goes where it is pulled or told, and no further', async (phone) => {
  const box = await phone.byClass('swiper').boundingBox();
  assert(box);
  const { mouse } = phone.page;
  await mouse.move(box.x + 300, box.y + 30);
  await mouse.down();
  await mouse.move(box.x + 150, box.y + 30);
  await mouse.move(box.x + 40, box.y + 30);
  await mouse.up();
  await see(phone, 'swiped', '1 card-2 touch');
  await phone.tap('Last');
  await see(phone, 'swiped', '2 card-3 set');
  await phone.text('card 3').waitFor();
});

story('rich text is drawn, and nothing in it runs', async (phone) => {
  await see(phone, 'text', 'Bold &lt; slanted');
  await see(phone, 'nodes', 'a < b');
  assert.equal(await phone.frame.evaluate(() => 'bad' in window), false);
  assert.equal(await phone.screen.locator('[onclick]').count(), 0);
});

story('a video that cannot be loaded says so', (phone) => see(phone, 'failed', 'no video'));
