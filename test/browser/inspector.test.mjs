// @ts-check
/** The inspector beside a mini-program that runs: it sees what happens, whenever it looks, and can make things happen. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { HomePage } from './support/home-page.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { closeAll, openPanel, openPhone } from './support/preview.mjs';
import { words } from './support/words.mjs';

after(closeAll);
after(closeRelays);

/** A phone that plays the front door, inspected through a relay. */
async function playingPhone() {
  const relay = await startRelay();
  const phone = await openPhone({ query: { lang: 'en', inspector: relay.appUrl } });
  const live = await new HomePage(phone, words.en).open(words.en.frontDoor);
  await live.seeStatus('Live');
  return { phone, live, url: relay.url };
}

test('whoever opens it late, reloads it, or opens a second one sees the same: chart, actors, context, sequence', async () => {
  const { phone, url } = await playingPhone();
  const early = await openInspector(url);
  const late = await openInspector(url, { query: { lang: 'zh', theme: 'dark' } });
  for (const inspector of [early, late]) {
    await inspector.seeActive('shown.moving');
    for (const name of ['app', 'watching', 'module', 'connection front-door', 'session live-1', 'picture', 'pull'])
      await inspector.seeActor(name);
    await inspector.view('both');
    await inspector.filterEvents('firstChunk startStream');
    await inspector.seeRow(/stream\.firstChunk.*⇒ \S*flowing/);
    await inspector.seeRow('startStream()');
  }
  await early.see('"front-door"');
  await early.page.reload();
  await early.seeActive('shown.moving');
  await early.choose('connection front-door');
  await early.seeActive('started.pull.pulling.flowing');
  assert.equal(await late.page.locator('html').getAttribute('lang'), 'zh-CN');
  await late.see('已连接');
  await late.close();
  await early.close();
  await phone.close();
});

test('who leaves while the service is starting leaves neither session nor connection behind', async () => {
  const relay = await startRelay();
  const phone = await openPhone({ query: { lang: 'en', speed: 10, inspector: relay.appUrl } });
  await phone.fault('connection.startService.slow');
  const live = await new HomePage(phone, words.en).open(words.en.frontDoor);
  await live.seeStatus(/2\/4$/);
  const inspector = await openInspector(relay.url);
  for (const name of ['session live-1', 'connection front-door']) await inspector.seeActor(name);
  await phone.back();
  await phone.waitUntilReleased();
  for (const name of ['session live-1', 'connection front-door']) await inspector.seeNoActor(name);
  await inspector.seeActor('module');
  await inspector.close();
  await phone.close();
});

test('a step that is taken is marked, delays count down, and what has ended stays in the tree on wish', async () => {
  const { phone, url } = await playingPhone();
  const inspector = await openInspector(url);
  await inspector.view('chart');
  await inspector.seeActive('shown.moving');
  await inspector.page
    .locator('.countdown text', { hasText: /^\d+(\.\d)? s$/ })
    .first()
    .waitFor();
  await inspector.page.locator('.canvas .possible.way').first().waitFor({ state: 'attached' });
  const taken = inspector.page.locator('.canvas .taken.way').first().waitFor({ state: 'attached' });
  await phone.tap(words.en.stop);
  await taken;
  await inspector.seeActive('watch.stopped');
  await phone.back();
  await inspector.page.locator('label', { hasText: 'Show those that are gone' }).click();
  await inspector.page.locator('.tree .gone', { hasText: 'session live-1' }).first().waitFor();
  await inspector.close();
  await phone.close();
});

test('an event is sent by a press, by a click in the chart, or typed; faults are at hand; what is wrong is said', async () => {
  const { phone, live, url } = await playingPhone();
  const inspector = await openInspector(url);
  await inspector.seeActive('shown.moving');
  await inspector.send('STOP');
  await inspector.see('Sent STOP');
  await live.seeStatus('Stopped');

  await inspector.seeActive('watch.stopped');
  await inspector.page.getByRole('combobox', { name: 'Find a state' }).fill('stopped');
  await inspector.page
    .locator(':is(.row, .chip).possible[data-transition^="session.viewing.watch.stopped"]')
    .first()
    .click();
  await inspector.see('Sent PLAY');
  await live.seeStatus('Live');

  await inspector.send('STOP');
  await live.seeStatus('Stopped');
  await inspector.type('PLAY', '{ on: true }');
  await inspector.button('Send to session live-1').click();
  await inspector.see(/The payload is no JSON/);
  await inspector.page.getByRole('textbox', { name: /^Payload/ }).fill('');
  await inspector.button('Send to session live-1').click();
  await live.seeStatus('Live');

  await inspector.page.getByRole('combobox', { name: 'Event type' }).fill('DANCE');
  await inspector.button('Send to session live-1').click();
  await inspector.see(/This statechart has no such event/);

  await inspector.tab('faults');
  await inspector.page.locator('.faults [data-tab="stream"]').click();
  await inspector.page.locator('[data-fault="stream.stall"]').click();
  await inspector.seeActive('shown.weak');
  await inspector.page.locator('[data-clear-faults]').click();
  await inspector.seeActive('shown.moving');
  await inspector.close();
  await phone.close();
});

test('an event whose payload has another shape is refused by naming the field, and the app goes on as if nothing was', async () => {
  const { phone, live, url } = await playingPhone();
  const inspector = await openInspector(url);
  await inspector.seeActive('shown.moving');
  await inspector.view('both');
  await inspector.filterEvents('CHANGE_QUALITY picture.node');
  await inspector.seeRow('picture.node');
  const before = await inspector.rows();

  await inspector.type('CHANGE_QUALITY', '{ "quality": 5 }');
  await inspector.button('Send to session live-1').click();
  await inspector.see(/it was not sent: "quality" of CHANGE_QUALITY has to be: string/);
  await inspector.type('picture.node', '{ "node": { "way": "none" } }');
  await inspector.button('Send to session live-1').click();
  await inspector.see(/it was not sent: "node" of picture\.node refers to a part of the app/);

  await inspector.type('CHANGE_QUALITY', '{ "quality": "standard" }');
  await inspector.button('Send to session live-1').click();
  await inspector.see('Sent CHANGE_QUALITY');
  await inspector.seeRow('CHANGE_QUALITY');
  const reached = (await inspector.rows()).slice(before.length);
  assert.equal(reached.length, 1, `the app got: ${reached.join('\n')}`);
  assert.match(reached[0] ?? '', /"standard"/);
  await live.seeStatus('Live');
  await phone.expectNoErrors();
  await inspector.close();
  await phone.close();
});

test('looking back shows chart and context of then, says that the app goes on, and one key is live again', async () => {
  const { phone, url } = await playingPhone();
  const inspector = await openInspector(url);
  await inspector.seeActive('shown.moving');
  await inspector.press('[');
  await inspector.see(/Looking back at .* The app itself is not rewound/);
  for (let steps = 0; (await inspector.activeStates()).includes('moving') && steps < 200; steps += 1) {
    await inspector.page.keyboard.press('Shift+{');
    await inspector.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.ok(!(await inspector.page.locator('.active[data-state$="shown.moving"]').count()));
  await inspector.tab('send');
  await inspector.see('You are looking back. Go live to send (press L)');
  assert.ok(await inspector.page.locator('.send-form button').isDisabled());
  await inspector.press('l');
  await inspector.seeActive('shown.moving');
  assert.ok(await inspector.page.locator('.banner').isHidden());
  await inspector.close();
  await phone.close();
});

test('the chart is moved, folded and searched, also without a mouse', async () => {
  const { phone, url } = await playingPhone();
  const inspector = await openInspector(url, { width: 1920, height: 1080 });
  await inspector.view('chart');
  await inspector.seeActive('shown.moving');
  const { page, percent } = inspector;
  await page.locator('.canvas').focus();
  await page.keyboard.press('0');
  const whole = await percent.textContent();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await percent.textContent(), whole);
  await page.keyboard.press('1');
  assert.equal(await percent.textContent(), '100%');
  await page.keyboard.press('/');
  await page.keyboard.type('retrying');
  await page.locator('.found[data-state$="playing.retrying"]').waitFor();

  const inside = page.locator('[data-state$="playing.retrying.counting"]');
  await page.locator('[data-fold$="playing.retrying"]').click();
  await inside.waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('counting');
  await inside.waitFor();
  await page.locator('label', { hasText: 'Actions' }).click();
  await page.locator('.chip', { hasText: 'entry / forgetFailure' }).first().waitFor({ state: 'attached' });
  await inspector.close();
  await phone.close();
});

test('npm start shows it beside the phone', async () => {
  const panel = await openPanel({ query: { lang: 'en', beside: 'inspector' } });
  const frame = panel.page.frameLocator('iframe.inspector');
  await frame.locator('.tree').getByText('app', { exact: true }).waitFor();
  await frame.locator('.canvas .outer').first().waitFor({ state: 'attached' });
  await panel.close();
});
