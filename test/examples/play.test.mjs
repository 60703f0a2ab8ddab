// @ts-check
/** Every example that was built (`npm run test:examples`): it plays, is hurt and recovers, and gives everything back. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { examples } from '../../tools/examples/examples.mjs';
import { placeOf } from '../../tools/examples/prepare.mjs';
import { theirProject } from '../../tools/preview/server.mjs';
import { LivePage } from '../browser/support/live-page.mjs';
import { closeAll, openPhone } from '../browser/support/preview.mjs';
import { servePreview } from '../browser/support/shared.mjs';

const names = process.env.EXAMPLES?.split(',') ?? Object.keys(examples);
/** A connection is kept for half a minute, as whoever leaves often comes back. */
const lingerMs = 45_000;

after(closeAll);

for (const name of names) {
  test(`${name} plays a camera, heals after a fault, and gives everything back`, { timeout: 120_000 }, async () => {
    const preview = await servePreview(theirProject(placeOf(name)));
    try {
      await playIn(await openPhone({ url: preview.url, query: { lang: 'en' } }), examples[name] ?? {});
    } finally {
      await preview.close();
    }
  });
}

for (const name of names) {
  const { showsHere } = examples[name] ?? {};
  if (showsHere === undefined) continue;
  test(`${name} shows a camera on its first page once the package has come, with a placeholder until then`, {
    timeout: 120_000,
  }, async () => {
    const preview = await servePreview(theirProject(placeOf(name)));
    try {
      const phone = await openPhone({ url: preview.url, query: { lang: 'en', packages: 2000 } });
      await phone.tap(showsHere);
      await phone.see('Hide');
      assert.deepEqual(await phone.preview((shown) => shown.packages()), []);
      assert.equal(await phone.text('Pause').count(), 0);
      await phone.see('Live');
      await new LivePage(phone).seeMovingPicture();
      await phone.tap('Hide');
      await phone.waitUntilReleased(lingerMs);
      await phone.tap(showsHere);
      await phone.see('Live');
      await phone.expectNoErrors();
      await phone.close();
    } finally {
      await preview.close();
    }
  });
}

/** @param {import('../browser/support/phone.mjs').Phone} phone @param {import('../../tools/examples/examples.mjs').Example} example */
async function playIn(phone, { opens, speaks }) {
  if (opens) await phone.tap(opens);
  await phone.see('Live');
  if (speaks) {
    await phone.see('The page hears: Live');
    await phone.see('Mute');
    await phone.tap("The page's button");
    await phone.see('Sound on');
  }
  const picture = new LivePage(phone);
  await picture.seeMovingPicture();

  const saidSince = await noteWords(phone);
  await phone.fault('stream.notice.parsed500');
  await phone.until(async () => (await saidSince()).some((words) => words.includes('Reconnecting')), 'it reconnects');
  await phone.see('Live');
  await picture.seeMovingPicture();

  if (opens) {
    await phone.back();
    await phone.waitUntilReleased(lingerMs);
  } else {
    // its only page stays, with the player and the connection: nothing is pulled for a page that nobody sees
    await phone.setShown(false);
    await phone.until(
      async () => (await phone.resources()).streams.length === 0,
      'nothing is pulled in the background',
    );
    await phone.setShown(true);
    await phone.see('Live');
    await picture.seeMovingPicture();
  }
  await phone.expectNoErrors();
  await phone.close();
}

/** Writes down all that the page says, also what it says for a moment only. @param {import('../browser/support/phone.mjs').Phone} phone */
async function noteWords(phone) {
  const notes = await phone.screen.evaluateHandle((page) => {
    /** @type {string[]} */
    const said = [];
    const note = () => said.push(page.textContent ?? '');
    new MutationObserver(note).observe(page, { childList: true, subtree: true, characterData: true });
    return said;
  });
  return () => notes.jsonValue();
}
