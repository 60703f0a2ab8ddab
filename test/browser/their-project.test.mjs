// @ts-check
/** A mini-program of somebody else, with real plugins in its app.json: `npm start -- --project FOLDER`. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build/index.mjs';
import { theirProject } from '../../tools/preview/server.mjs';
import { closeAll, openPanel, openPhone, showInstead } from './support/preview.mjs';
import { servePreview } from './support/shared.mjs';

showInstead(theirProject(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../preview/their-fixture')));
after(closeAll);

/**
 * A mini-program in a folder of its own, which is removed in the end.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} files what it has more
 * @param {(phone: import('./support/phone.mjs').Phone) => Promise<void>} look
 */
async function shown(folder, files, look) {
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
    const preview = await servePreview(theirProject(folder));
    const phone = await openPhone({ url: preview.url });
    await look(phone);
    await phone.expectNoErrors();
    await phone.close();
    await preview.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a mini-program that knows nothing of this project plays a simulated camera, through plugins under its own names', async () => {
  const phone = await openPhone();
  await phone.see('pulling');
  await phone.waitForVideo();
  await phone.expectNoErrors();
  await phone.close();
});

test('a plugin that nobody simulates is refused where it is required, in two languages', async () => {
  const phone = await openPhone();
  await phone.see(
    /插件“maps”没有在 app.json 里声明，或这里没有模拟.*\n.*"maps" is not declared in app.json, or nobody simulates it/,
  );
  await phone.close();
});

test('its faults are at hand, what it holds is shown, and what it stores is its own', async () => {
  const panel = await openPanel({ query: { lang: 'en' } });
  await panel.phone.see('pulling');
  await panel.seeHeld('streams', 'garden live');
  await panel.fault('player.close.LIVE_PLAYER_CLOSED');
  await panel.phone.see('closed');
  const stored = await panel.phone.frame.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(stored, ['xp2p-preview/their-fixture:cameras']);
  await panel.close();
});

test('modules, TypeScript and components that the preview lacks: what DevTools takes is shown', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plain-'));
  /** @type {Record<string, string>} */
  const files = {
    'project.config.json': '{ "setting": { "useCompilerPlugins": ["typescript"] } }',
    'app.json': '{ "pages": ["home"], "usingComponents": { "a-counter": "counter" } }',
    'app.js': "import words from './words';\nApp({ words });",
    'words.js': "export const hello = 'Good day';\nexport default { hello };",
    'home.ts': "import { hello } from './words';\nPage({ data: { hello: hello as string } });",
    'home.wxml': '<page-meta><a-counter start="{{3}}" /></page-meta><map><text>{{hello}}</text></map>',
    'counter.json': '{ "component": true }',
    'counter.js':
      "import * as words from './words';\nComponent({ properties: { start: Number }, methods: { more() { this.setData({ start: this.data.start + words.hello.length }); } } });",
    'counter.wxml': '<view bindtap="more">counted {{start}}</view>',
  };
  await shown(folder, files, async (phone) => {
    await phone.see('Good day');
    await phone.tap('counted 3');
    await phone.see('counted 11');
    const map = await phone.frame.locator('wx-map').evaluate((host) => getComputedStyle(host, '::before').content);
    assert.equal(map, '"<map>"');
  });
});

test('what a framework builds finds what it keeps in WeChat: lists on wx, things on global, its own Component for every file, handlers on this', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'framework-'));
  /** @type {Record<string, string>} */
  const files = {
    'project.config.json': '{}',
    'app.json': '{ "pages": ["home"] }',
    'app.js': `
      (wx.webpackJsonp = wx.webpackJsonp || []).push('chunk');
      (wx.$handlers || []).forEach((handler) => handler());
      global.kept = 'kept';
      const own = Component;
      Component = (options) => own({ ...options, data: { by: 'wrapped' } });
      App({});`,
    'home.json': '{ "component": true }',
    'home.js': `'use strict';
      Component({ lifetimes: { attached() {
        this.e0 = (event) => this.setData({ words: Object.keys(event).includes('detail') ? 'heard' : 'not told' });
        this.setData({ tapped: 'e0', words: wx.webpackJsonp[0] + ' ' + global.kept });
      } } });`,
    'home.wxml': '<text bind:tap="{{tapped}}">{{by}} {{words}}</text>',
  };
  await shown(folder, files, async (phone) => {
    await phone.see('wrapped chunk kept');
    await phone.tap('wrapped chunk kept');
    await phone.see('wrapped heard');
  });
});

test('a build that has our client in it has the inspector beside it, and plays with its own simulation', async () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'built-'));
  await build({ target: 'devtools', outDir });
  await shown(outDir, {}, async (phone) => {
    await phone.tap('大门口');
    await phone.waitForVideo();
    await phone.until(
      async () => (await phone.preview((handle) => handle.inspectedAs())) !== '',
      'the inspector knows it',
    );
  });
});
