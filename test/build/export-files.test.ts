import { build } from '../../tools/build/index.mjs';
import { BareRealm } from '../support/bare-realm';
import { OwnProject } from './fixture/own-project';

const project = new OwnProject();
const { root } = project;

afterAll(() => project.dispose());

interface ForXp2p {
  readonly wx: unknown;
  getXp2pAppParams(): unknown;
  getXp2pConfig(): unknown;
  getPlayerPlugin(): unknown;
}

const wx = { request: () => undefined };
const player = { reset: () => undefined };

/** Builds for a phone, and gives the files that plugins read, as they would find them. */
async function exported(way: 'bytes' | 'managed') {
  const { diagnostics, outDir, files } = await build({ target: 'device', way, root });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const realm = new BareRealm(outDir, wx, {
    requirePlugin: (alias: string) => (alias === 'wechat-p2p-player' ? player : undefined),
  });
  const has = (file: string) => files.some(({ path }) => path === file);
  return { realm, has };
}

test('what an XP2P plugin that plays by itself reads evaluates with nothing but what WeChat has, and has the credentials, the settings and the player', async () => {
  const { realm } = await exported('managed');
  const read = realm.require('exportForXp2pPlugin.js') as ForXp2p;
  expect(Object.keys(read).sort()).toEqual(['getPlayerPlugin', 'getXp2pAppParams', 'getXp2pConfig', 'wx']);
  expect(read.wx).toBe(wx);
  expect(read.getXp2pAppParams()).toEqual({
    appid: 1,
    appOauthId: 'o',
    appKey: 'k',
    appSecretKey: 's',
    appPackage: 'p',
  });
  expect(read.getXp2pConfig()).toEqual({});
  expect(read.getPlayerPlugin()).toBe(player);
});

test('it has of the settings those that are asked for', async () => {
  project.write(
    'miniprogram/config/plugin-settings.ts',
    'export const pluginSettings = { enableCrypto: false, enableDeviceSig: undefined };\n',
  );
  const { realm } = await exported('managed');
  expect((realm.require('exportForXp2pPlugin.js') as ForXp2p).getXp2pConfig()).toEqual({ enableCrypto: false });
});

test.each([
  'bytes',
  'managed',
] as const)('what the player plugin reads is in the package that declares it, in the %s way too', async (way) => {
  const { realm, has } = await exported(way);
  expect(realm.require('packages/watch/exportForPlayerPlugin.js')).toEqual({ wx });
  expect(has('exportForXp2pPlugin.js')).toBe(way === 'managed');
});
