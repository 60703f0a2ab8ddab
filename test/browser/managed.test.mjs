// @ts-check
/** A build of the managed way, in which components of the plugin pull and play: `npm start -- --way managed`. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { TOLD_BY_DEFAULT } from './support/managed-stories.mjs';
import { openPanel, openPhone, showInstead } from './support/preview.mjs';
import { FAST, tellOnly } from './support/story.mjs';
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
