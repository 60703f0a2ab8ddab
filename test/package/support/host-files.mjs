// @ts-check
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { repositoryRoot } from '../../../tools/build/options.mjs';

/** @typedef {'bytes' | 'managed'} WayName */

/** The component of each way, and the door that starts its system. @type {Record<WayName, { component: string, door: string }>} */
const doors = {
  bytes: { component: 'package/camera/camera', door: 'package/index' },
  managed: { component: 'package/camera-managed/camera-managed', door: 'package/managed' },
};

/** A mini-program of somebody else that shows cameras of the package, one under the other: what is given to them is its page's data. */
const page = {
  json: (/** @type {WayName} */ way) => ({ usingComponents: { camera: `/${doors[way].component}` } }),
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
const app = (way) => `const { createCameras } = require('./${doors[way].door}.js');
App({ said: [], create: (options) => createCameras(options), wx });`;

/**
 * Writes that mini-program: what the package has of it is where it is in the repository.
 *
 * @param {string} root
 * @param {WayName} way
 * @param {Readonly<Record<string, string>>} [more] other files than these
 */
export function writeHost(root, way, more = {}) {
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
  copyComponent(root, doors[way].component, new Set());
  bundle(root, doors[way].door);
}

/** @param {string} root @param {string} file @param {string} text */
function write(root, file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** A component with all that it uses. @param {string} root @param {string} component @param {Set<string>} copied */
function copyComponent(root, component, copied) {
  if (copied.has(component)) return;
  copied.add(component);
  for (const suffix of ['wxml', 'wxss']) copyMarkup(root, `${component}.${suffix}`);
  const config = JSON.parse(readFileSync(path.join(repositoryRoot, `${component}.json`), 'utf8'));
  /** @type {Record<string, string>} */
  const used = config.usingComponents ?? {};
  const using = Object.entries(used).map(([name, target]) => {
    if (target.startsWith('plugin://')) return [name, target];
    const place = target.startsWith('/')
      ? `miniprogram${target}`
      : path.posix.join(path.posix.dirname(component), target);
    copyComponent(root, place, copied);
    return [name, `/${place}`];
  });
  write(root, `${component}.json`, JSON.stringify({ ...config, usingComponents: Object.fromEntries(using) }));
  bundle(root, component);
}

/** @param {string} root @param {string} file */
function copyMarkup(root, file) {
  const text = readFileSync(path.join(repositoryRoot, file), 'utf8');
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  copyFileSync(path.join(repositoryRoot, file), path.join(root, file));
  for (const [, named = ''] of text.matchAll(/(?:<(?:include|import|wxs)\b[^>]*\bsrc=|@import )"([^"]+)"/g))
    copyMarkup(root, path.posix.join(path.posix.dirname(file), named));
}

/** @param {string} root @param {string} script */
function bundle(root, script) {
  buildSync({
    entryPoints: [path.join(repositoryRoot, `${script}.ts`)],
    outfile: path.join(root, `${script}.js`),
    bundle: true,
    format: 'cjs',
    target: 'es2018',
    logLevel: 'error',
    // WeChat has none, and XState needs one
    inject: [path.join(repositoryRoot, 'miniprogram/runtime/abort-controller.ts')],
    define: {
      __INSPECT__: 'false',
      __INSPECTOR_ADDRESS__: '""',
      __DEVTOOLS__: 'false',
      __WAY__: '"bytes"',
      __ALLOW_4__: 'false',
      __PROBE__: 'false',
    },
  });
}
