// @ts-check
/** The inspector's client in Node, over a `wx.connectSocket` as DevTools have it, gives the picture that the preview gives. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { load } from '../bench/support/load.mjs';
import { HomePage } from './support/home-page.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { closeAll, openPhone } from './support/preview.mjs';
import { words } from './support/words.mjs';

after(closeAll);
after(closeRelays);

/** What is told of a camera that is opened and plays: who asks whom for what, until the first byte is there. */
const story = ['view.opened', 'JOIN', 'startService()', 'PULL', 'startStream()', 'firstChunk'];

/** @param {import('./support/inspector.mjs').Inspector} inspector */
async function pictureIn(inspector) {
  await inspector.view('both');
  await inspector.seeActive('shown.moving');
  const { page } = inspector;
  const actors = await page.locator('.tree .actor').evaluateAll((rows) => rows.map((row) => row.textContent));
  /** @type {Record<string, string[]>} */
  const active = {};
  for (const name of ['session live-1', 'picture', 'player', 'connection front-door', 'generation 2.4']) {
    await inspector.choose(name);
    await page
      .locator(`.canvas [data-state^="${name.split(' ')[0]}."].active`)
      .first()
      .waitFor({ state: 'attached' });
    active[name] = await inspector.activeStates();
  }
  await inspector.filterEvents(story.join(' '));
  await inspector.seeRow('firstChunk');
  const rows = await inspector.rows();
  // when it was, and how many actors there were before, differ: a phone is asked for more than Node
  return { actors, active, rows: rows.map((row) => row.replace(/\d\d:\d\d:\d\d\.\d+|(?<=⚙ )x:\d+/g, '')) };
}

test('the same actors, the same active states, the same rows', async () => {
  const relay = await startRelay();
  const phone = await openPhone({ query: { lang: 'en', inspector: relay.appUrl } });
  const live = await new HomePage(phone, words.en).open(words.en.frontDoor);
  await live.seeStatus('Live');
  const inspector = await openInspector(relay.url);
  const inPreview = await pictureIn(inspector);
  await inspector.close();
  await phone.close();

  const { NodeApp } = await load('test/inspector/node-app.ts', {
    platform: 'node',
    external: ['ws', 'xstate'],
  });
  const otherRelay = await startRelay();
  const app = new NodeApp(otherRelay.appUrl);
  app.watch('front-door');
  const running = app.run();
  try {
    const beside = await openInspector(otherRelay.url);
    const inNode = await pictureIn(beside);
    await beside.close();
    assert.deepEqual(inNode, inPreview);
    assert.ok(inNode.rows.length >= story.length, inNode.rows.join('\n'));
  } finally {
    app.end();
    await running;
  }
});
