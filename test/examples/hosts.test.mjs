// @ts-check
/** What goes wrong, or is odd, in the mini-program of whoever takes the package home: made of the native example, once that is built. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { placeOf } from '../../tools/examples/prepare.mjs';
import { theirProject } from '../../tools/preview/server.mjs';
import { LivePage } from '../browser/support/live-page.mjs';
import { closeAll, openPhone } from '../browser/support/preview.mjs';
import { servePreview } from '../browser/support/shared.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const skip = !(process.env.EXAMPLES ?? 'native').split(',').includes('native');
const options = { timeout: 120_000, skip };
after(closeAll);

/**
 * The native example with another app.json, and with other files; `served` is told its address.
 *
 * @param {(app: any) => void} change
 * @param {(url: string) => Promise<void>} served
 * @param {Readonly<Record<string, string>>} [files]
 * @param {(root: string) => void} [finish] the last thing before it is served
 */
async function withHost(change, served, files = {}, finish = () => {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'host-'));
  cpSync(placeOf('native'), root, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  const app = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8'));
  change(app);
  for (const [file, text] of Object.entries({ ...files, 'app.json': JSON.stringify(app) })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  for (const { root: folder } of app.subPackages ?? [])
    cpSync(path.join(root, 'miniprogram_npm'), path.join(root, folder, 'miniprogram_npm'), { recursive: true });
  finish(root);
  try {
    const preview = await servePreview(theirProject(root));
    try {
      await served(preview.url);
    } finally {
      await preview.close();
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}

const nobody = async () => assert.fail('it is shown');

test('a plugin that is not declared is told with the file that needs it, before anything is shown', options, () =>
  assert.rejects(
    withHost((app) => delete app.plugins, nobody),
    /picture\.json:4:19 error .*\n.*"wechat-p2p-player" is not declared in app\.json/,
  ),
);

test('a plugin under another alias is told by the one that the package has for it', options, () =>
  assert.rejects(
    withHost((app) => {
      app.plugins = { xp2p: app.plugins.xp2p, player: app.plugins['wechat-p2p-player'] };
    }, nobody),
    /app\.json calls it "player": call it "wechat-p2p-player" there/,
  ),
);

test('without XP2P the component says what was not found, and its buttons do nothing', options, () =>
  withHost(
    (app) => delete app.plugins.xp2p,
    async (url) => {
      const phone = await openPhone({ url, query: { lang: 'en' } });
      await phone.see('The P2P plugin was not found');
      await phone.see(/declared in app\.json as xp2p/);
      assert.equal(await phone.button('Play').getAttribute('aria-disabled'), 'true');
      await phone.expectNoErrors();
      await phone.close();
    },
  ),
);

const inSubPackage = {
  'pages/home/home.wxml': '<navigator url="/more/watch/watch">More</navigator><camera camera="door" />',
  'more/watch/watch.json': '{ "usingComponents": { "camera": "xp2p-statecharts/camera/camera" } }',
  'more/watch/watch.wxml': '<camera camera="door" />',
  'more/watch/watch.js':
    "const { createCameras } = require('xp2p-statecharts');\nPage({ onLoad() { getApp().cameras = createCameras(); } });",
};

/** The copy of the sub-package says that it is of another version, as one does that was not raised with the other. */
const olderCopy = (/** @type {string} */ root) => {
  const script = path.join(root, 'more/miniprogram_npm/xp2p-statecharts/shared.js');
  const text = readFileSync(script, 'utf8');
  assert.ok(text.includes(version));
  writeFileSync(script, text.replaceAll(version, '0.0.9'));
};

for (const [copies, change, told] of /** @type {const} */ ([
  ['', () => {}, []],
  [
    ', of another version,',
    olderCopy,
    [new RegExp(`There are two copies of xp2p-statecharts: ${version} is in use, the other is 0.0.9`)],
  ],
]))
  test(
    `the package in the main package and in a sub-package${copies} is one system: one camera, one connection`,
    options,
    () =>
      withHost(
        (app) => {
          app.subPackages = [{ root: 'more', pages: ['watch/watch'] }];
        },
        async (url) => {
          const phone = await openPhone({ url, query: { lang: 'en' } });
          /** @type {string[]} */
          const warnings = [];
          phone.page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
          await phone.see('Live');
          await phone.tap('More');
          await phone.seeNoMore('More');
          await phone.see('Live');
          await new LivePage(phone).seeMovingPicture();
          const { services, streams } = await phone.resources();
          assert.deepEqual([services.length, streams.length], [1, 1]);
          const ofThePackage = warnings.filter((text) => text.includes('xp2p-statecharts'));
          assert.equal(ofThePackage.length, told.length, ofThePackage.join('\n'));
          for (const [index, words] of told.entries()) assert.match(ofThePackage[index] ?? '', words);
          await phone.back();
          await phone.see('Live');
          await new LivePage(phone).seeMovingPicture();
          await phone.expectNoErrors();
          await phone.close();
        },
        inSubPackage,
        change,
      ),
  );

const createCameras =
  "createCameras({ appParams: { appid: 1, appOauthId: 'o', appKey: 'k', appSecretKey: 's', appPackage: 'p' }, cameras: () => [door] });";
/** @param {string} onLaunch */
const appThat = (onLaunch) => `const { createCameras } = require('xp2p-statecharts');
const door = { id: 'door', productId: 'REPLACE_ME', deviceName: 'replace-me', xp2pInfo: 'replace-me' };
App({ onLaunch() { ${onLaunch} } });`;
const throws = "throw new Error('their own mistake');";

for (const [when, onLaunch, seen] of /** @type {const} */ ([
  ['after createCameras plays', createCameras + throws, 'Live'],
  ['before createCameras says what to call', throws + createCameras, 'createCameras has not been called'],
]))
  test(`an app whose onLaunch throws ${when}, and its error is told as its own`, options, () =>
    withHost(
      () => {},
      async (url) => {
        const phone = await openPhone({ url, query: { lang: 'en' } });
        await phone.see(seen);
        const errors = await phone.preview(({ errors: all }) => all.map(({ message }) => message));
        assert.equal(errors.length, 1, errors.join('\n'));
        assert.match(errors[0] ?? '', /their own mistake/);
        await phone.close();
      },
      { 'app.js': appThat(onLaunch) },
    ),
  );
