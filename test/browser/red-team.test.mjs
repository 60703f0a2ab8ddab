// @ts-check
/** Attacks from a page of another site, from an app and from a file, in a real browser. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, test } from 'node:test';
import WebSocket from 'ws';
import { startBridge } from '../../tools/xstate-inspect/bridge.mjs';
import { hostile, hostileHello, hostileStory, oddStory } from './support/hostile-app.mjs';
import { closeRelays, openInspector, startRelay } from './support/inspector.mjs';
import { closeAll, newPage, previewUrl } from './support/preview.mjs';
import { StoryApp } from './support/story-app.mjs';

after(closeAll);
after(closeRelays);

/** @typedef {import('playwright-core').Page} Page */

/** A page of another site. @param {string} origin */
async function foreignPage(origin) {
  const page = await newPage({ width: 800, height: 600, touch: false, scale: 1 });
  await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>evil' }));
  await page.goto(`${origin}/`);
  return page;
}

/**
 * A page of another server of this computer: what a browser itself keeps a page of the internet from is no protection here.
 *
 * @param {string} body
 */
async function neighbourPage(body) {
  const server = http.createServer((_, response) => response.setHeader('content-type', 'text/html').end(body));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const page = await newPage({ width: 800, height: 600, touch: false, scale: 1 });
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'load' });
  server.close();
  return page;
}

/** What a socket from this page comes to: what it heard, and the code that ended it. @param {Page} page @param {string} url */
const dial = (page, url, says = '') =>
  page.evaluate(
    ([address = '', words = '']) =>
      new Promise((resolve) => {
        /** @type {string[]} */
        const heard = [];
        const socket = new WebSocket(address);
        socket.onopen = () => words && socket.send(words);
        socket.onmessage = ({ data }) => {
          heard.push(String(data));
          if (heard.length === 1) setTimeout(() => socket.close(), 200);
        };
        socket.onclose = ({ code }) => resolve({ heard, code });
      }),
    [url, says],
  );

test('a foreign page hears nothing of relay and bridge, whatever its name looks like', async () => {
  const relay = await startRelay();
  const bridge = await startBridge({ inspector: relay.url, port: 0, log: () => {} });
  const app = await StoryApp.connect(relay.appUrl, 'hall');
  for (const origin of ['http://127.evil.example', 'http://localhost.evil.example', 'http://evil.localhost']) {
    const page = await foreignPage(origin);
    const base = relay.url.replace('http', 'ws');
    for (const url of [`${base}viewer`, `${base}app`, `ws://${bridge.server}`]) {
      const says = url.endsWith('app') ? JSON.stringify(hostileHello('evil')) : '{"type":"xstate.inspecting"}';
      assert.deepEqual((await dial(page, url, says)).heard, [], `${origin} at ${url}`);
    }
    await page.close();
  }
  app.close();
  await bridge.close();
});

test('a foreign page cannot read the preview or the inspector, nor load their scripts', async () => {
  const relay = await startRelay();
  const page = await neighbourPage('<p>evil');
  for (const url of [`${await previewUrl()}mini-program.js`, `${relay.url}inspector.js`]) {
    const loaded = await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve(true);
          script.onerror = () => resolve(false);
          script.src = src;
          document.body.append(script);
        }),
      url,
    );
    assert.equal(loaded, false, url);
    const read = await page.evaluate(
      (address) =>
        fetch(address).then(
          (one) => one.text(),
          () => '',
        ),
      url,
    );
    assert.equal(read, '', url);
  }
  await page.close();
});

test('in a frame of a foreign page neither preview nor inspector is there to be clicked', async () => {
  const relay = await startRelay();
  for (const url of [relay.url, await previewUrl(), `${await previewUrl()}phone.html`]) {
    const page = await neighbourPage(`<iframe src="${url}" width="700" height="500"></iframe>`);
    const framed = page.frames()[1];
    assert.equal(await framed?.evaluate(() => document.scripts.length), 0, url);
    await page.close();
  }
});

/** Nothing of the page is anything but its own. @param {import('./support/inspector.mjs').Inspector} inspector */
async function assertUnharmed(inspector, url = inspector.page.url()) {
  const { page } = inspector;
  assert.equal(await page.locator('body meta, body img, body script:not([src]), body style, svg script').count(), 0);
  assert.equal(await page.evaluate(() => Object.hasOwn(window, 'harmed')), false);
  assert.equal(page.url(), url);
}

/** Looks at all that the page draws. @param {import('./support/inspector.mjs').Inspector} inspector */
async function lookAtEverything(inspector) {
  await inspector.page.locator('.canvas [data-state]').first().waitFor({ state: 'attached' });
  await inspector.page.locator('.canvas [data-fold]').first().waitFor({ state: 'attached' });
  await assertUnharmed(inspector);
  for (const tab of /** @type {const} */ (['state', 'send', 'faults'])) {
    await inspector.tab(tab);
    await assertUnharmed(inspector);
  }
  await inspector.view('sequence');
  await inspector.page.locator('.message').first().waitFor({ state: 'attached' });
  await assertUnharmed(inspector);
}

test('an app whose every text is markup is drawn as text, in chart, tree, sequence, state, events and faults', async () => {
  const relay = await startRelay();
  const inspector = await openInspector(relay.url);
  const app = new WebSocket(relay.appUrl);
  await once(app, 'open');
  app.send(JSON.stringify(hostileHello('evil')));
  app.send(JSON.stringify({ type: 'records', records: hostileStory() }));
  await lookAtEverything(inspector);
  assert.ok((await inspector.page.locator('body').innerText()).includes(hostile.slice(0, 30)));
  app.close();
  await inspector.close();
});

test('a recording whose every text is markup does no more, and one that is too deep is refused with a sentence', async () => {
  const relay = await startRelay();
  const inspector = await openInspector(relay.url);
  const url = inspector.page.url();
  const header = { type: 'recording', format: 'xp2p-statecharts', version: 1, savedAtMs: 1 };
  const lines = [header, hostileHello('file'), ...hostileStory()].map((one) => `${JSON.stringify(one)}\n`);
  const deep = `{"type":"event","to":"x:1","event":{"type":"A","in":${'['.repeat(50_000)}${']'.repeat(50_000)}},"seq":90,"atMs":1}\n`;
  await inspector.drop('evil.jsonl', lines.join(''));
  await lookAtEverything(inspector);
  await inspector.drop('deep.jsonl', `${lines.slice(0, 2).join('')}${deep}`);
  await inspector.see(/deep\.jsonl: Line 3 of this recording is damaged/);
  await assertUnharmed(inspector, url);
  await inspector.close();
});

test('names that every object has are names like others: __proto__, constructor', async () => {
  const relay = await startRelay();
  const inspector = await openInspector(relay.url);
  const app = new WebSocket(relay.appUrl);
  await once(app, 'open');
  app.send(JSON.stringify(hostileHello('odd')));
  app.send(JSON.stringify({ type: 'records', records: oddStory() }));
  await inspector.view('sequence');
  await inspector.page.locator('.message').first().waitFor({ state: 'attached' });
  app.close();
  await inspector.close();
});
