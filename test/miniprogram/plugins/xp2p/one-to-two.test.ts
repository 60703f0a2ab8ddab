import { secret } from '../../../../machines/privacy/secret';
import type { PluginGeneration } from '../../../../simulator/generations';
import { atDevice, atUrl } from '../../../support/addresses';
import { Audience, camera, Stage, server, watched, XP2P_INFO } from './stage';

const generations: readonly PluginGeneration[] = ['1.0', '1.3', '2.0'];

const DEVICE_URL = 'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0&quality=high';

describe.each(generations)('plugin %s', (generation) => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage(generation);
  });

  it('the adapter has one generation for every kind of source, and one stream a service', () => {
    expect(stage.xp2p).toMatchObject({ generations: ['all'], sourceBelongsToModule: false });
  });

  it('the adapter names a camera by its device, and gives the service no dataCallback', async () => {
    await stage.init();
    const start = jest.spyOn(stage.simulation.xp2pPlugin.p2p as { startP2PService(): unknown }, 'startP2PService');
    const address = atDevice({
      deviceName: 'camera-1',
      xp2pInfo: secret(XP2P_INFO),
      liveStreamDomain: 'live.example.com',
    });
    stage.startService({ ...camera(), address }, new Audience());
    expect(start.mock.calls[0]).toEqual([
      'camera-1',
      {
        url: DEVICE_URL,
        productId: 'PRODUCT',
        deviceName: 'camera-1',
        xp2pInfo: XP2P_INFO,
        liveStreamDomain: 'live.example.com',
      },
      { msgCallback: expect.any(Function) },
    ]);
  });

  it('the adapter never lets xp2pInfo into a failure', async () => {
    await stage.init();
    const xp2pInfo = secret('words that look like no secret');
    const { p2p } = stage.simulation.xp2pPlugin;
    const errmsg = `cannot parse ${xp2pInfo.reveal()}`;
    if (p2p) p2p.startP2PService = () => Promise.reject({ errcode: -2001, errmsg });
    const source = { ...camera(), address: atDevice({ xp2pInfo }) };
    const start = stage.startService(source, new Audience());
    await stage.clock.advance(100);
    expect(start.failure).toMatchObject({ code: -2001, message: 'cannot parse ***' });
  });

  it('the adapter names a camera by its url when it has no device', async () => {
    await stage.init();
    const audience = await stage.play({ ...camera(), address: atUrl(camera().address.url) });
    expect(audience.told).toEqual(['stream.requested', 'stream.headerArrived']);
  });

  it('the adapter says which file to pull of a camera, and nothing for a server stream', async () => {
    await stage.init();
    const { p2p } = stage.simulation.xp2pPlugin;
    const call = p2p?.startStream ? 'startStream' : 'startP2PStream';
    const start = jest.spyOn(p2p as Record<typeof call, () => unknown>, call);
    await stage.play(camera());
    await stage.play(server);
    expect(start.mock.calls.map(([, options]: unknown[]) => options)).toEqual([
      expect.objectContaining({ flv: { filename: 'ipc.flv', params: 'action=live&channel=0&quality=high' } }),
      expect.not.objectContaining({ flv: expect.anything() }),
    ]);
  });

  it('the adapter refuses a source that names nothing, without a plugin call', async () => {
    await stage.init();
    const start = stage.startService({ id: 'nothing', kind: 'server', address: atUrl('') }, new Audience());
    await stage.clock.advance(100);
    expect(start.failure).toMatchObject({ code: -2000, step: 'startService' });
    expect(stage.calls).toEqual(['init']);
  });

  it('a stream without a service fails as a service that was lost', async () => {
    await stage.init();
    const start = stage.startStream(camera(), new Audience());
    await stage.clock.advance(2_000);
    expect(start.failure).toMatchObject({ code: -2403, kind: 'serviceLost' });
  });

  it('a second start of a running service is refused', async () => {
    await stage.init();
    await stage.play(camera());
    const again = stage.startService(camera(), new Audience());
    await stage.clock.advance(1_000);
    expect(again.failure).toMatchObject({ code: -2401, kind: 'serviceAlreadyStarted' });
  });

  it('the adapter cannot reset where the plugin has no such call', async () => {
    Object.assign(stage.simulation.xp2pPlugin.p2p ?? {}, { resetP2P: undefined });
    await expect(stage.xp2p.reset('all')).rejects.toMatchObject({ code: -2004, step: 'reset' });
  });

  it('the adapter goes without a local peer name where the plugin tells none', async () => {
    Object.assign(stage.simulation.xp2pPlugin.p2p ?? {}, { getLocalXp2pInfo: undefined });
    const init = watched(stage.xp2p.init('all', 'camera', () => undefined));
    await stage.clock.advance(1_000);
    expect(init.value).toEqual({ localPeerName: '' });
  });
});

describe('the event handler of 1.1.1 – 2.x', () => {
  let stage: Stage;
  let audience: Audience;

  beforeEach(async () => {
    stage = new Stage('2.0');
    audience = new Audience();
    await stage.init('camera', audience);
  });

  it('the event handler of 1.1.1 – 2.x tells that the NAT changed', () => {
    stage.faults.natChanged();
    expect(audience.module).toEqual([{ type: 'nat.changed', generation: 'all' }]);
  });

  it('the event handler of 1.1.1 – 2.x tells that the NAT failed', () => {
    stage.faults.natError(-5);
    expect(audience.module).toMatchObject([
      { type: 'nat.failed', localServerGone: false, failure: { source: 'network', code: 'natError' } },
    ]);
  });

  it('the event handler of 1.1.1 – 2.x tells that the local server is gone with error 103', () => {
    stage.faults.natError(103);
    expect(audience.module).toMatchObject([
      { type: 'nat.failed', localServerGone: true, failure: { source: 'network', code: 103, scope: 'localServer' } },
    ]);
  });

  it('the event handler of 1.1.1 – 2.x tells nothing of a word that nobody knows', () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    const init = jest.spyOn(p2p as { init(options: unknown): unknown }, 'init');
    stage.xp2p.destroy();
    void stage.xp2p.init('all', 'camera', audience.tellModule);
    const [options] = init.mock.calls[0] as [{ eventHandler(event: string): void }];
    options.eventHandler('somethingNew');
    expect(audience.module).toEqual([]);
  });

  it('the event handler of an earlier init tells nothing any more', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    const init = jest.spyOn(p2p as { init(options: unknown): unknown }, 'init');
    stage.xp2p.destroy();
    const first = new Audience();
    await stage.init('camera', first);
    stage.xp2p.destroy();
    const [options] = init.mock.calls[0] as [{ eventHandler(event: string): void }];
    options.eventHandler('natChanged');
    await stage.init('camera', audience);
    options.eventHandler('natChanged');
    stage.faults.natChanged();
    expect(first.module).toEqual([]);
    expect(audience.module).toHaveLength(1);
  });
});
