import type { Simulation } from '../../../simulator';
import { flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

interface Definition {
  readonly data: object;
  readonly properties: Readonly<Record<string, { readonly value: unknown }>>;
  readonly observers: Readonly<Record<string, (this: unknown) => void>>;
  readonly lifetimes: { attached(this: unknown): void; detached(this: unknown): void };
  readonly methods: Readonly<Record<string, (this: unknown, argument?: unknown) => void>>;
}

/** The detail of `playerReady`, as far as it is used here. */
interface ReadyDetail {
  readonly playerExport: { addChunk(chunk: ArrayBuffer): void };
  readonly livePlayerContext: { requestFullScreen(options?: object): void };
}

/** The component as WeChat would run it, without its markup, in a simulated world of its own. */
function load(wechat: object = {}) {
  const clock = new VirtualClock();
  const loaded: { definition?: Definition; simulation?: Simulation } = {};
  Object.assign(globalThis, {
    wx: wechat,
    Component: (given: Definition) => {
      loaded.definition = given;
    },
  });
  jest.isolateModules(() => {
    loaded.simulation = require('../../../simulator').simulation(clock);
    require('../../../simulator/p2p-player/p2p-player');
  });
  const { definition, simulation } = loaded;
  if (!definition || !simulation) throw new Error('The component did not register itself');
  const create = () => {
    const said: { readonly event: string; readonly detail: Record<string, unknown> }[] = [];
    const values = Object.entries(definition.properties).map(([name, { value }]) => [name, value]);
    const data: Record<string, unknown> = Object.fromEntries(values);
    const node = {
      data,
      setData: (changes: object) => Object.assign(data, changes),
      triggerEvent: (event: string, detail: Record<string, unknown>) => said.push({ event, detail }),
    };
    return {
      node,
      said,
      data,
      events: () => said.map(({ event }) => event),
      ready(): ReadyDetail {
        const [first] = said;
        if (first?.event !== 'playerReady') throw new Error('The player is not ready');
        return first.detail as unknown as ReadyDetail;
      },
      attach: () => definition.lifetimes.attached.call(node),
      detach: () => definition.lifetimes.detached.call(node),
      give(properties: Record<string, unknown>) {
        Object.assign(data, properties);
        for (const observe of Object.values(definition.observers)) observe.call(node);
      },
      call: (method: string, argument?: unknown) => definition.methods[method]?.call(node, argument),
    };
  };
  return { clock, simulation, create, initial: definition.data };
}

const someStream = () => join(flvHeader(), videoSequence(), keyFrame(0), frame(66)).buffer;

describe('the simulated p2p-player component', () => {
  it('the simulated p2p-player component is ready after it was attached, and is one of the world’s players until it is detached', async () => {
    const { clock, simulation, create } = load();
    const player = create();
    player.give({ autoplay: false });
    player.attach();
    await clock.advance(20);
    expect(player.events()).toEqual(['playerReady']);
    expect(simulation.resources().players).toEqual(['player 1: idle, cache 0 ms']);
    player.detach();
    expect(simulation.resources().players).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('the simulated p2p-player component heeds its properties', async () => {
    const { clock, create } = load();
    const player = create();
    player.attach();
    await clock.advance(20);
    player.give({ autoplay: true, acceptLivePlayerEvents: { netstatus: true } });
    await clock.advance(3_000);
    expect(player.events()).toEqual(['playerReady', 'playerStartPull', 'netstatus']);
  });

  it('the simulated p2p-player component takes bytes through playerExport and at the component itself', async () => {
    const { clock, create } = load();
    const player = create();
    player.give({ autoplay: true });
    player.attach();
    await clock.advance(100);
    const { playerExport } = player.ready();
    playerExport.addChunk(someStream());
    player.call('addChunk', join(frame(132)).buffer);
    player.call('setHeaders', {});
    await clock.advance(500);
    expect(player.data.drawing).toMatchObject({ frames: 3, keyFrames: 1 });
    player.call('finishMedia');
    expect(player.said.at(-1)).toMatchObject({ event: 'playerClose', detail: { error: { code: 'MEDIA_FINISH' } } });
  });

  it('the simulated p2p-player component aborts at the component itself', async () => {
    const { clock, create } = load();
    const player = create();
    player.give({ autoplay: true });
    player.attach();
    await clock.advance(100);
    player.call('abortMedia', { errcode: 3 });
    expect(player.said.filter(({ event }) => event === 'playerClose')).toMatchObject([
      { detail: { error: { code: 'TRANSMISSION_ERROR', errDetail: { errcode: 3 } } } },
    ]);
  });

  it('the simulated p2p-player component takes bytes before it was attached, without a crash', () => {
    const { create } = load();
    const player = create();
    for (const method of ['addChunk', 'finishMedia', 'abortMedia', 'setHeaders', 'leaveFullScreen']) {
      expect(() => player.call(method, new ArrayBuffer(1))).not.toThrow();
    }
    expect(() => player.detach()).not.toThrow();
  });

  it.each([
    ['en', 'key frames'],
    ['zh_CN', '关键帧'],
  ])('the simulated p2p-player component says what the tags tell in the phone’s language (%s)', (language, keyFrames) => {
    const { create, initial } = load({ getAppBaseInfo: () => ({ language }) });
    const player = create();
    player.attach();
    expect({ ...initial, ...player.data }).toMatchObject({ words: { keyFrames } });
  });

  it('the simulated p2p-player component shows the real picture where the preview has a decoder', async () => {
    const chunks: ArrayBuffer[] = [];
    const decoder = { setMuted() {}, pause() {}, resume() {}, destroy() {}, snapshot: async () => 'picture' };
    const createChunkDecoder = jest.fn(() => ({ ...decoder, addChunk: (chunk: ArrayBuffer) => chunks.push(chunk) }));
    const { clock, create } = load({ createChunkDecoder });
    const player = create();
    player.give({ autoplay: true });
    player.attach();
    await clock.advance(100);
    player.call('addChunk', someStream());
    await clock.advance(500);
    expect(createChunkDecoder.mock.calls).toEqual([[{ component: player.node, selector: '.screen' }]]);
    expect(chunks).toHaveLength(1);
    expect(player.data.drawing).toBeUndefined();
  });

  it('the simulated p2p-player component fills the preview’s screen, and tells when a person left it', async () => {
    const setPreviewFullScreen = jest.fn();
    const { clock, create } = load({ setPreviewFullScreen });
    const player = create();
    player.attach();
    await clock.advance(20);
    const { livePlayerContext } = player.ready();
    livePlayerContext.requestFullScreen({ direction: 90 });
    await clock.advance(20);
    player.call('leaveFullScreen');
    expect(setPreviewFullScreen.mock.calls).toEqual([[player.node, true, 90]]);
    expect(player.said.slice(1)).toEqual([
      { event: 'fullscreenchange', detail: { fullScreen: true, direction: 90 } },
      { event: 'fullscreenchange', detail: { fullScreen: false, direction: 0 } },
    ]);
  });

  it('the simulated p2p-player component goes full screen in WeChat DevTools too, as far as its events tell', async () => {
    const { clock, create } = load();
    const player = create();
    player.attach();
    await clock.advance(20);
    const { livePlayerContext } = player.ready();
    livePlayerContext.requestFullScreen();
    await clock.advance(20);
    expect(player.events()).toEqual(['playerReady', 'fullscreenchange']);
  });
});
