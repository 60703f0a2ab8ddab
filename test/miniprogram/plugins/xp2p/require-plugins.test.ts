import { requirePlayer } from '../../../../miniprogram/plugins/require-player';
import { requirePlugins } from '../../../../miniprogram/plugins/require-plugins';
import { requirePlayer as requireSimulatedPlayer } from '../../../../simulator/require-player';
import { requirePlugins as requireSimulated } from '../../../../simulator/require-plugins';

const globals = globalThis as { requirePlugin?: unknown };

describe('the plugins of a phone', () => {
  afterEach(() => {
    delete globals.requirePlugin;
  });

  it('the plugins of a phone are asked for by their aliases', () => {
    globals.requirePlugin = (alias: string) => ({ alias });
    expect([requirePlugins(), requirePlayer()]).toEqual([{ xp2p: { alias: 'xp2p' } }, { alias: 'wechat-p2p-player' }]);
  });

  it('plugins of a phone that cannot be loaded are undefined, and no crash', () => {
    globals.requirePlugin = (alias: string) => {
      if (alias === 'xp2p') throw new Error('not authorised');
      return {};
    };
    expect([requirePlugins(), requirePlayer()]).toEqual([{ xp2p: undefined }, {}]);
  });
});

describe('the plugins of the development build', () => {
  it('the plugins of the development build are simulated ones of the newest generation, the same at every asking', () => {
    const plugins = requireSimulated();
    expect(plugins.xp2p).toMatchObject({ p2p: { XP2PVersion: '3.1.10' } });
    expect(requireSimulatedPlayer()).toMatchObject({ Version: expect.any(String) });
    expect(requireSimulated().xp2p).toBe(plugins.xp2p);
  });

  it('the plugins of the development build come with what can be done to them', () => {
    const { simulation } = requireSimulated();
    expect(simulation?.catalogue.length).toBeGreaterThan(50);
    expect(simulation?.resources()).toEqual({ module: 'not initialised', services: [], streams: [], players: [] });
  });
});
