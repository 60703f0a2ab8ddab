// @ts-check
/** The inspector when things come and go: apps, the relay, files that are none, more than a person can read. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { closeAll, openPhone } from './support/preview.mjs';
import { StoryApp } from './support/story-app.mjs';
import { words } from './support/words.mjs';

after(closeAll);
after(closeRelays);

test('without an app it says how to connect one; two apps are kept apart; one that leaves is said to', async () => {
  const relay = await startRelay();
  const inspector = await openInspector(relay.url);
  await inspector.see('No mini-program is connected yet');
  const hall = await StoryApp.connect(relay.appUrl, 'hall');
  await inspector.seeActor('lamp hall');
  const attic = await StoryApp.connect(relay.appUrl, 'attic');
  attic.press(1);
  await inspector.page.locator('.app-select').selectOption(attic.id);
  await inspector.seeActive('lamp.bright');
  await inspector.page.locator('.app-select').selectOption(hall.id);
  await inspector.seeActive('lamp.dark');
  hall.close();
  await inspector.see(/^away$/);
  await inspector.tab('send');
  await inspector.see('The mini-program is not connected: nothing can be sent');
  attic.close();
  await inspector.close();
});

test('a mini-program that restarts is another one, which is shown', async () => {
  const relay = await startRelay();
  const phone = await openPhone({ query: { lang: 'en', inspector: relay.appUrl } });
  const inspector = await openInspector(relay.url);
  await inspector.seeActor('app');
  const before = await inspector.page.locator('.app-select').inputValue();
  await phone.page.reload();
  await phone.waitUntilReady();
  await inspector.page.locator(`.app-select option:checked:not([value="${before}"])`).waitFor({ state: 'attached' });
  await inspector.seeActor('module');
  assert.equal(await inspector.page.locator('.app-select option').count(), 2);
  await inspector.close();
  await phone.close();
});

test('a relay that is killed takes nothing with it: both come back, and nothing that happened is missing', async () => {
  const relay = await startRelay();
  const phone = await openPhone({ query: { lang: 'en', inspector: relay.appUrl } });
  const inspector = await openInspector(relay.url);
  await inspector.seeActor('app');
  await relay.close();
  await inspector.see(/The connection to the server is lost; reconnecting/);
  await new HomePage(phone, words.en).open(words.en.frontDoor);
  await startRelay(relay.port);
  await inspector.seeActive('shown.moving');
  await inspector.view('sequence');
  await inspector.filterEvents('startService');
  await inspector.seeRow('startService()');
  assert.equal(await inspector.page.locator('.time-lost').textContent(), '');
  assert.ok(await inspector.page.locator('.banner').isHidden());
  await inspector.close();
  await phone.close();
});

test('a session is saved, and opened by dialog or drop without any mini-program; what is no recording is refused', async () => {
  const relay = await startRelay();
  const app = await StoryApp.connect(relay.appUrl, 'hall');
  app.press(3);
  const inspector = await openInspector(relay.url);
  await inspector.seeActive('lamp.bright');
  const text = await inspector.save();
  app.close();
  await relay.close();

  await inspector.open('evening.jsonl', text);
  await inspector.see('Opened "evening.jsonl"');
  await inspector.seeActive('lamp.bright');
  await inspector.press('[');
  await inspector.press('[');
  await inspector.seeActive('lamp.dark');
  await inspector.see(/Looking at .* of the recording/);
  await inspector.tab('send');
  await inspector.see('This is a recording: nothing can be sent');

  await inspector.drop('other.jsonl', text);
  await inspector.see('Opened "other.jsonl"');
  await inspector.seeActive('lamp.bright');
  const sources = inspector.page.locator('.app-select option');
  assert.equal(await sources.count(), 3);

  await inspector.open('holiday.txt', 'Dear all,\nthe weather is fine.');
  await inspector.see(/holiday\.txt: This is no recording of the inspector/);
  await inspector.open('tomorrow.jsonl', text.replace('"version":1', '"version":99'));
  await inspector.see(/tomorrow\.jsonl: This recording is from a newer version/);
  await inspector.open('cracked.jsonl', text.replace('"event":"PRESS"', '"event'));
  await inspector.see(/cracked\.jsonl: Line \d+ of this recording is damaged/);
  assert.equal(await sources.count(), 3);
  await inspector.button('Close the file').click();
  await inspector.page.waitForFunction(() => document.querySelectorAll('.app-select option').length === 2);
  await inspector.close();
});

test('10,000 events and 500 actors that come and go: few rows are in the page, and all are found, filtered, exported', async () => {
  const relay = await startRelay();
  const app = await StoryApp.connect(relay.appUrl, 'hall');
  app.crowd(500);
  app.press(10_000);
  const inspector = await openInspector(relay.url);
  await inspector.view('sequence');
  await inspector.seeRow('PRESS');
  const { page } = inspector;
  await page.locator('.sequence .message').last().waitFor();
  await page.waitForFunction(() => (document.querySelector('.rows-space')?.clientHeight ?? 0) > 9_000 * 26);
  assert.ok((await inspector.rows()).length < 120, 'rows that nobody sees are in the page');
  await page.locator('.rows').evaluate((rows) => rows.scrollTo(0, rows.scrollHeight / 2));
  await inspector.seeRow(/PRESS/);
  // far fewer rows than the page is scrolled by
  await inspector.filterEvents('fly');
  await inspector.seeRow(/fly ⚙ y:\d+/);
  await inspector.filterEvents('');
  await page.getByRole('searchbox', { name: 'Search' }).fill('dark');
  await page.locator('.hit').first().waitFor({ state: 'attached' });
  assert.match((await page.locator('.hits').textContent()) ?? '', /^\d{4}$/);
  await inspector.filterEvents('fly');
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await inspector.seeRow(/fly ⚙ y:\d+/);
  await inspector.filterEvents('press');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-export]').click()]);
  assert.match(download.suggestedFilename(), /\.txt$/);
  await page.locator('label', { hasText: 'Show those that are gone' }).click();
  await page.locator('.tree .gone').first().waitFor();
  assert.ok((await page.locator('.tree .actor').count()) <= 202);
  // in pace with what happens
  app.press(2);
  app.press(1);
  await inspector.view('chart');
  await inspector.seeActive('lamp.bright');
  app.close();
  await inspector.close();
});

for (const [code, reason] of /** @type {const} */ ([
  [4401, 'The token in the address is missing or wrong. Open the whole address that the terminal shows'],
  [4403, 'The server takes no connections from this origin'],
]))
  test(`whoever is let go with ${code} is told why, and does not try again`, async () => {
    const relay = await startRelay();
    let connections = 0;
    const inspector = await openInspector(relay.url, {
      prepare: async (page) => {
        await page.clock.install();
        await page.routeWebSocket(/inspector\/viewer/, (socket) => {
          connections += 1;
          socket.close({ code });
        });
      },
    });
    await inspector.see(reason);
    await inspector.page.clock.runFor(60_000);
    await inspector.see(reason);
    assert.equal(connections, 1);
    await inspector.close();
  });

test('where the server lets nobody send, it is off, with the reason', async () => {
  const relay = await startRelay();
  const app = await StoryApp.connect(relay.appUrl, 'hall');
  const inspector = await openInspector(relay.url, {
    prepare: (page) =>
      page.routeWebSocket(/inspector\/viewer/, (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => socket.send(String(message).replace('"sending":"on"', '"sending":"off"')));
      }),
  });
  await inspector.seeActive('lamp.dark');
  await inspector.tab('send');
  await inspector.see(/The server does not let other devices send/);
  assert.ok(await inspector.page.locator('[data-event="PRESS"]').isDisabled());
  app.close();
  await inspector.close();
});
