import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import { packMiniProgram } from '../../../tools/preview/pack/index.mjs';
import { bundleBrowserCode } from '../../../tools/preview/server/browser-bundles.mjs';
import { simulatedPlugins } from '../../../tools/preview/simulated/bundle.mjs';
import type { Scripts } from '../../page-walks/mini-program';

export type WayName = 'bytes' | 'managed';

const repository = path.resolve(__dirname, '../../..');

/** The component of each way, and the door that starts its system. */
const doors = {
  bytes: { component: 'package/camera/camera', door: 'package/index' },
  managed: { component: 'package/camera-managed/camera-managed', door: 'package/managed' },
} as const satisfies Record<WayName, object>;

/** A mini-program of somebody else that shows cameras of the package, one under the other: what is given to them is its page's data. */
const page = {
  json: (way: WayName) => ({ usingComponents: { camera: `/${doors[way].component}` } }),
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

const app = (way: WayName) => `const { createCameras } = require('./${doors[way].door}.js');
App({ said: [], create: (options) => createCameras(options), wx });`;

/** Writes that mini-program: what the package has of it is where it is in the repository. */
function writeHost(root: string, way: WayName, more: Readonly<Record<string, string>> = {}): void {
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

/** The host as a phone of the preview runs it. */
export async function hostScripts(way: WayName): Promise<Scripts> {
  const root = mkdtempSync(path.join(tmpdir(), 'host-'));
  try {
    writeHost(root, way);
    const packed = packMiniProgram({ root, simulated: await simulatedPlugins() });
    const faults = packed.diagnostics.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    const phone = (await bundleBrowserCode()).get('/phone.js');
    const code = Buffer.from(phone?.body ?? '')
      .toString('utf8')
      .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
    return [new Script(packed.code, { filename: 'host.js' }), new Script(code, { filename: 'phone.js' })];
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** A component with all that it uses. */
function copyComponent(root: string, component: string, copied: Set<string>): void {
  if (copied.has(component)) return;
  copied.add(component);
  for (const suffix of ['wxml', 'wxss']) copyMarkup(root, `${component}.${suffix}`);
  const config = JSON.parse(readFileSync(path.join(repository, `${component}.json`), 'utf8'));
  const using = Object.entries<string>(config.usingComponents ?? {}).map(([name, target]) => {
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

function copyMarkup(root: string, file: string): void {
  const text = readFileSync(path.join(repository, file), 'utf8');
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  copyFileSync(path.join(repository, file), path.join(root, file));
  for (const [, named = ''] of text.matchAll(/(?:<(?:include|import|wxs)\b[^>]*\bsrc=|@import )"([^"]+)"/g))
    copyMarkup(root, path.posix.join(path.posix.dirname(file), named));
}

function bundle(root: string, script: string): void {
  buildSync({
    entryPoints: [path.join(repository, `${script}.ts`)],
    outfile: path.join(root, `${script}.js`),
    bundle: true,
    format: 'cjs',
    target: 'es2018',
    logLevel: 'error',
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
