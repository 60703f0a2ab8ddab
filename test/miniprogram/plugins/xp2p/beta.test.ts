import type { ServiceCallbacks, StreamInfo } from '../../../../miniprogram/plugins/xp2p/surface';
import { atDevice } from '../../../support/addresses';
import { Audience, camera, live, Stage, server, watched } from './stage';

/** The beta: one call starts service and stream. */
describe('the adapter of the beta', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage('beta');
  });

  const started: { id: string; streamInfo: StreamInfo; callbacks: ServiceCallbacks }[] = [];

  /** Watches what the plugin is called with. */
  function spy() {
    started.length = 0;
    const { p2p } = stage.simulation.xp2pPlugin;
    const start = p2p?.startP2PService;
    if (!p2p || !start) throw new Error('no startP2PService');
    p2p.startP2PService = (id, streamInfo, callbacks) => {
      started.push({ id, streamInfo, callbacks });
      return start(id, streamInfo, callbacks);
    };
  }

  it('the beta has one generation, whose source belongs to the module', () => {
    expect(stage.xp2p).toMatchObject({ generations: ['all'], sourceBelongsToModule: true });
  });

  it.each([
    ['camera', 1],
    ['server', 3],
  ] as const)('the beta initialises for a %s with source %i, exported or not', async (kind, source) => {
    const seen: unknown[] = [];
    const { p2p } = stage.simulation.xp2pPlugin;
    if (!p2p) throw new Error('no p2p');
    p2p.init = async (options) => seen.push(options.source) && 0;
    await stage.xp2p.init('all', kind, () => undefined);
    Object.assign(p2p, { XP2PSource: undefined });
    await stage.xp2p.init('all', kind, () => undefined);
    expect(seen).toEqual([source, source]);
  });

  it('the beta makes no plugin call for a service alone', async () => {
    await stage.init();
    const audience = new Audience();
    const service = stage.startService(camera(), audience);
    await stage.clock.advance(1_000);
    expect(service.state).toBe('resolved');
    expect(stage.calls).toEqual(['init']);
    stage.xp2p.stopService('camera-1');
    expect(stage.calls).toEqual(['init']);
  });

  it('the beta resolves a start with the http-flv url', async () => {
    await stage.init();
    const start = stage.startStream(camera(), new Audience());
    await stage.clock.advance(1_000);
    expect(start.value).toEqual({ flvUrl: 'http://127.0.0.1:8080/camera-1.flv' });
  });

  it('the beta plays all the same when the url cannot be told', async () => {
    await stage.init();
    const { p2p } = stage.simulation.xp2pPlugin;
    if (p2p)
      p2p.getHttpFlvUrl = () => {
        throw new Error('not yet');
      };
    const start = stage.startStream(camera(), new Audience());
    await stage.clock.advance(1_000);
    expect(start.value).toEqual({});
  });

  it('the beta asks for the stream in the url, and keeps what else is in it', async () => {
    await stage.init();
    spy();
    const url =
      'http://peer.xnet/ipc.p2p.com/ipc.flv?action=live&channel=3&quality=standard&start_time=1&end_time=2&token=t';
    const source = { ...camera(), address: atDevice({ url }) };
    stage.startStream(source, new Audience());
    expect(started[0]?.streamInfo).toEqual({
      url: 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0&quality=high&token=t',
    });
    expect(started[0]?.callbacks.dataCallback).toBeInstanceOf(Function);
  });

  it('the beta leaves the url of a server stream as it is', async () => {
    await stage.init('server');
    spy();
    stage.startStream(server, new Audience());
    expect(started[0]?.streamInfo).toEqual({ url: 'https://live.example.com/shared.flv?token=abc' });
  });

  it('the beta cannot reach a camera that is known by its device alone', async () => {
    await stage.init();
    const start = stage.startStream({ ...camera(), address: atDevice() }, new Audience());
    await stage.clock.advance(100);
    expect(start.failure).toMatchObject({ code: -2004, kind: 'notSupported', step: 'startStream' });
    expect(stage.calls).toEqual(['init']);
  });

  it.each([-2401, -2402, -2403])('the beta says that %i is a matter of the connection', async (code) => {
    await stage.init();
    stage.faults.onCall('startService', { how: 'answer', code });
    const start = stage.startStream(camera(), new Audience());
    await stage.clock.advance(1_000);
    expect(start.failure).toMatchObject({ code, scope: 'connection' });
  });

  it('the beta says that −2002 is a matter of the module', async () => {
    const start = stage.startStream(camera(), new Audience());
    await stage.clock.advance(1_000);
    expect(start.failure).toMatchObject({ code: -2002, scope: 'module' });
  });

  it('the beta loses no message that comes before the start resolves', async () => {
    stage = new Stage('beta', { assumptions: { requestNotice: 'beforeResolve' } });
    await stage.init();
    const audience = new Audience();
    const start = stage.startStream(camera(), audience);
    await stage.clock.advance(20);
    expect(start.state).toBe('pending');
    expect(audience.told).toEqual(['stream.requested']);
  });

  it('the beta stops a pull that nobody stopped before its service', async () => {
    await stage.init();
    const audience = await stage.play(camera());
    stage.xp2p.stopService('camera-1');
    expect(stage.simulation.resources()).toMatchObject({ services: [], streams: [] });
    await stage.clock.advance(1_000);
    expect(audience.failures).toEqual([]);
  });

  it('the beta tells service facts to the stream when no service was started', async () => {
    await stage.init();
    const audience = new Audience();
    await stage.pull(camera(), audience);
    stage.faults.notice('disconnect');
    expect(audience.told).toContain('service.broken');
  });

  it('a start of the beta that is refused late does not end the newer one', async () => {
    await stage.init();
    const { p2p } = stage.simulation.xp2pPlugin;
    const start = p2p?.startP2PService;
    if (!p2p || !start) throw new Error('no startP2PService');
    let refuse: (code: number) => void = () => undefined;
    p2p.startP2PService = () =>
      new Promise((_resolve, reject) => {
        refuse = reject;
      });
    const old = watched(
      stage.xp2p.startStream(
        camera(),
        live,
        () => undefined,
        () => undefined,
      ),
    );
    p2p.startP2PService = start;
    const audience = await stage.play(camera());
    refuse(-2402);
    await stage.clock.advance(1_000);
    const { bytes } = audience;
    await stage.clock.advance(1_000);
    expect(old.failure).toMatchObject({ code: -2402 });
    expect(audience.bytes).toBeGreaterThan(bytes);
  });

  it('the beta cannot reset where the plugin has no such call', async () => {
    Object.assign(stage.simulation.xp2pPlugin.p2p ?? {}, { resetP2P: undefined });
    await expect(stage.xp2p.reset('all')).rejects.toMatchObject({ code: -2004, step: 'reset' });
  });

  it('the beta goes without a local peer name where the plugin tells none', async () => {
    Object.assign(stage.simulation.xp2pPlugin.p2p ?? {}, { getLocalXp2pInfo: undefined });
    const init = watched(stage.xp2p.init('all', 'camera', () => undefined));
    await stage.clock.advance(1_000);
    expect(init.value).toEqual({ localPeerName: '' });
  });

  it('a missing answer of the beta is a failure, not a success', async () => {
    const { p2p } = stage.simulation.xp2pPlugin;
    if (p2p) p2p.init = (() => undefined) as never;
    await expect(stage.xp2p.init('all', 'camera', () => undefined)).rejects.toMatchObject({
      source: 'xp2p',
      code: 'noAnswer',
    });
  });
});
