import { readFileSync } from 'node:fs';
import path from 'node:path';
import { selectIot } from '../../../../miniprogram/plugins/iot';
import { floors, supports } from '../../../../miniprogram/plugins/iot/feature-floors';
import { camera, FakeManager, live, outcomeOf } from './fake-manager';

const deaf = () => undefined;

/** What `requirePlugin('xp2p')` gives in 4.x; `calls` are those before and of the manager. */
function pluginFour() {
  const calls: string[] = [];
  const manager = new FakeManager();
  const setter = (name: string) => (value: unknown) => void calls.push(`${name} ${String(value)}`);
  const iot = {
    getXp2pManager: () => {
      calls.push('getXp2pManager');
      return manager;
    },
    setUserId: setter('setUserId'),
    setPluginLogger: (logger: object) => void calls.push(`setPluginLogger ${Object.keys(logger)}`),
  };
  const p2p = {
    XP2PVersion: '4.6.0',
    setTcpFirst: setter('setTcpFirst'),
    setCrossStunTurn: setter('setCrossStunTurn'),
    updateStunPort: setter('updateStunPort'),
    setUseDeliveryConfig: setter('setUseDeliveryConfig'),
  };
  return { plugin: { p2p, iot }, calls, manager };
}

describe('a plugin that plays by itself', () => {
  test('a plugin is spoken through its manager, which is not got before init', async () => {
    const { plugin, calls } = pluginFour();
    const { xp2p, versions, obstacle, notes } = selectIot(plugin);
    expect([obstacle, notes, calls]).toEqual([undefined, [], []]);
    expect(versions()).toEqual({ xp2p: '4.6.0', player: '', uuid: '' });
    await xp2p.init('all', 'camera', deaf);
    expect(calls).toEqual(['getXp2pManager']);
    expect(versions()).toEqual({ xp2p: '4.6.9', player: '1.4.2', uuid: 'uuid-1' });
  });

  test.each<[string, unknown, object]>([
    ['is not there', undefined, { source: 'environment', kind: 'pluginMissing' }],
    ['exports nothing', {}, { source: 'environment', kind: 'pluginMissing' }],
    ['exports the old calls alone', { p2p: { XP2PVersion: '3.1.10' } }, { kind: 'iotMissing', message: '3.1.10' }],
    ['has no getXp2pManager', { iot: {}, XP2PVersion: '3.2.0' }, { kind: 'managerMissing', message: '3.2.0' }],
    ['has something else in its place', { iot: { getXp2pManager: 'no' } }, { kind: 'managerMissing' }],
    ['has something else for .iot', { iot: 'no' }, { kind: 'managerMissing' }],
  ])('a plugin that %s is told as an obstacle, and every call rejects with that', async (_what, plugin, expected) => {
    const { xp2p, obstacle, versions } = selectIot(plugin, { settings: { userId: 'anybody' } });
    expect(obstacle).toMatchObject(expected);
    expect(await outcomeOf(xp2p.init('all', 'camera', deaf))).toEqual({ rejected: obstacle });
    expect(await outcomeOf(xp2p.startService(camera(), live, deaf))).toEqual({ rejected: obstacle });
    expect(versions()).toMatchObject({ player: '', uuid: '' });
  });

  test('a plugin that throws when it is read is an obstacle too', () => {
    const plugin = {
      get iot(): never {
        throw new Error('no');
      },
    };
    expect(selectIot(plugin).obstacle).toMatchObject({ kind: 'pluginMissing' });
  });
});

describe('settings of a plugin that plays by itself', () => {
  test('settings of the plugin are made before its manager is got, each once', async () => {
    const { plugin, calls } = pluginFour();
    const logger = { log: deaf, info: deaf, warn: deaf, error: deaf };
    const settings = {
      userId: 'u-1',
      logger,
      tcpFirst: true,
      crossStunTurn: false,
      stunPort: 443,
      useDeliveryConfig: false,
    };
    const { xp2p } = selectIot(plugin, { settings, isDevelopment: true });
    await xp2p.init('all', 'camera', deaf);
    expect(calls).toEqual([
      'setUserId u-1',
      'setPluginLogger log,info,warn,error',
      'setTcpFirst true',
      'setCrossStunTurn false',
      'updateStunPort 443',
      'setUseDeliveryConfig false',
      'getXp2pManager',
    ]);
  });

  test('settings of the plugin have no logger where no developer looks at it, asked for or not', async () => {
    const { plugin, calls } = pluginFour();
    const logger = { log: deaf, info: deaf, warn: deaf, error: deaf };
    expect(selectIot(plugin, { settings: { userId: 'u-1', logger } }).notes).toEqual([]);
    expect(calls).toEqual(['setUserId u-1']);
  });

  test('settings of the plugin that this version has not, or that throw, are named, and all else goes on', async () => {
    const { plugin, calls } = pluginFour();
    const setTcpFirst = () => {
      throw new Error('no');
    };
    const older = { iot: { ...plugin.iot, setUserId: undefined }, p2p: { setTcpFirst } };
    const settings = { userId: 'u-1', tcpFirst: true, stunPort: 80 };
    const { notes, obstacle, xp2p } = selectIot(older, { settings });
    expect(notes.map(({ en }) => en)).toEqual([
      'The plugin has no setUserId (4.0.1 and later do): what was set by it has no effect',
      'The plugin has no setTcpFirst (4.4.8 and later do): what was set by it has no effect',
      'The plugin has no updateStunPort (4.6.0 and later do): what was set by it has no effect',
    ]);
    expect(obstacle).toBeUndefined();
    expect(selectIot({ iot: plugin.iot }, { settings: { crossStunTurn: true } }).notes).toHaveLength(1);
    expect(await outcomeOf(xp2p.init('all', 'camera', deaf))).toHaveProperty('resolved');
    expect(calls).toEqual(['getXp2pManager']);
  });
});

describe('what a version of the plugin has', () => {
  test('what a version of the plugin has is told by the first one that is known to have it; one that tells no version is not too old', () => {
    expect(supports('snapshotAnswer', '4.1.1')).toBe(false);
    expect(supports('snapshotAnswer', '4.1.2')).toBe(true);
    expect(supports('channels', '3.2.9')).toBe(false);
    expect(supports('channels', '4.0.0')).toBe(true);
    expect(supports('stunSettings', '')).toBe(true);
    expect(supports('stunSettings', 'latest')).toBe(true);
  });

  test('what a version of the plugin has is the table of the document', () => {
    const document = readFileSync(path.resolve(__dirname, '../../../../docs/plugin-contract-managed.md'), 'utf8');
    const [, table = ''] = /## 10\. Floors([\s\S]*?)## 11/.exec(document) ?? [];
    const rows = [...table.matchAll(/^\| (.+) \| (\d+\.\d+\.\d+) \|$/gm)].flatMap(([, features = '', version = '']) =>
      [...features.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, version] as const),
    );
    const named = rows.filter(([name]) => Object.keys(floors).includes(name));
    expect(Object.fromEntries(named)).toEqual(floors);
  });
});
