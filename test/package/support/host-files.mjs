// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../tools/build/options.mjs';
import { packageContents } from '../../../tools/package/build-package.mjs';

/** @typedef {'bytes' | 'managed'} WayName */

/** The component of each way, and the door that starts its system. @type {Record<WayName, { component: string, door: string }>} */
const doors = {
  bytes: { component: 'xp2p-statecharts/camera/camera', door: 'xp2p-statecharts' },
  managed: { component: 'xp2p-statecharts/camera-managed/camera-managed', door: 'xp2p-statecharts/managed' },
};

/** A mini-program of somebody else that shows cameras of the package, one under the other: what is given to them is its page's data. */
const page = {
  json: (/** @type {WayName} */ way) => ({ usingComponents: { camera: doors[way].component } }),
  wxml: `
<block wx:for="{{cameras}}" wx:key="key">
  <camera
    id="camera-{{item.key}}"
    data-key="{{item.key}}"
    camera-class="mine"
    camera="{{item.camera}}"
    muted="{{item.muted}}"
    quality="{{item.quality}}"
    autoplay="{{item.autoplay}}"
    fill="{{item.fill}}"
    language="{{item.language}}"
    controls="{{item.controls}}"
    name="{{item.name}}"
    bind:change="hear"
    bind:failed="hear"
    bind:snapshot="hear"
    bind:control="hear"
    bind:zoom="hear"
  >
    <view slot="over" class="host-over">over {{item.key}}</view>
    <view slot="under" class="host-under">under {{item.key}}</view>
  </camera>
</block>`,
  js: `Page({
  data: { cameras: [] },
  onLoad() { getApp().page = this; },
  hear({ type, detail, currentTarget }) { getApp().said.push({ key: currentTarget.dataset.key, event: type, detail }); },
});`,
};

/** @param {WayName} way */
const app = (way) => `const { createCameras } = require('${doors[way].door}');
App({ said: [], create: (options) => createCameras(options), plugin: (alias) => requirePlugin(alias), wx });`;

/** @type {ReturnType<typeof packageContents> | undefined} */
let made;

/**
 * Writes that mini-program, with the package as WeChat's npm build copies it into a host.
 *
 * @param {string} root
 * @param {WayName} way
 * @param {Readonly<Record<string, string>>} [more] other files than these
 */
export async function writeHost(root, way, more = {}) {
  made ??= packageContents(repositoryRoot);
  const { files: packed, diagnostics } = await made;
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  for (const [file, contents] of packed)
    if (file.startsWith('miniprogram/'))
      write(root, `miniprogram_npm/xp2p-statecharts/${file.slice('miniprogram/'.length)}`, contents);
  const files = {
    'app.json': JSON.stringify({
      pages: ['pages/host/host', 'pages/other/other'],
      darkmode: true,
      plugins: {
        xp2p: { version: '1.0.0', provider: 'wx1319af22356934bf' },
        'wechat-p2p-player': { version: '1.0.0', provider: 'wx9e8fbc98ceac2628' },
      },
    }),
    'app.js': app(way),
    'pages/host/host.json': JSON.stringify(page.json(way)),
    'pages/host/host.wxml': page.wxml,
    'pages/host/host.js': page.js,
    'pages/other/other.json': '{}',
    'pages/other/other.wxml': '<view>other</view>',
    'pages/other/other.js': 'Page({});',
    ...more,
  };
  for (const [file, text] of Object.entries(files)) write(root, file, text);
}

/** @param {string} root @param {string} file @param {string | Buffer} contents */
function write(root, file, contents) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), contents);
}
