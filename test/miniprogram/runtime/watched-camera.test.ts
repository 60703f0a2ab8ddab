import type { SessionView } from '../../../machines/session';
import { cameraComponent } from '../../../miniprogram/runtime/camera-component';
import type { CameraComponent } from '../../../miniprogram/runtime/camera-component.types';
import type { OpenView } from '../../../miniprogram/runtime/cameras.types';
import type { ComponentCameras } from '../../../miniprogram/runtime/component-cameras';
import { failedView, toldIn } from '../../../miniprogram/runtime/failed-view';
import { openingView } from '../../../miniprogram/runtime/opening-view';
import { type CameraProperties, openingCamera, WatchedCamera } from '../../../miniprogram/runtime/watched-camera';
import { settle } from '../../support/virtual-clock';
import { type FakeChart, fakeChart } from '../pages/page-under-test';
import { FakePage } from './fake-page';

const live: SessionView = {
  ...openingView,
  playerKey: 1,
  status: { text: 'Live', tone: 'live' },
  waiting: false,
  controls: { ...openingView.controls, canPause: true, canSnapshot: true },
};
const given: CameraProperties = {
  camera: { id: 'door' },
  muted: false,
  quality: '',
  autoplay: true,
  fill: false,
  language: 'auto',
  controls: null,
};
/** The component has no doors beside its picture. */
const nothing = (): never => {
  throw new Error('nobody asks for it');
};
const words = { title: { zh: '没有', en: 'None' }, advice: { zh: '调用', en: 'Call it' } };

/** A component with a system of which a test knows all. */
class Bench {
  readonly page = new FakePage();
  readonly said: [event: string, detail: unknown][] = [];
  readonly opened: { readonly camera: unknown; readonly options: unknown; readonly chart: FakeChart<SessionView> }[] =
    [];
  readonly presence: string[] = [];
  canOpen = true;
  failure: ReturnType<OpenView['failure']> = null;

  readonly cameras: ComponentCameras = {
    language: 'en',
    openView: (camera, options) => {
      if (!this.canOpen) return failedView(toldIn(options?.language ?? 'en', 'none', words), 'en');
      const chart = fakeChart({ ...openingView });
      this.opened.push({ camera, options, chart });
      const note = (word: string) => () => void this.presence.push(word);
      return {
        view: `live-${this.opened.length}`,
        cameraId: 'door',
        cameraName: 'Door',
        session: chart.chart as OpenView['session'],
        ptz: nothing,
        commands: nothing,
        recording: nothing,
        failure: () => this.failure,
        hide: note('hidden'),
        show: note('shown'),
        focus: note('focused'),
        close: note('closed'),
      };
    },
    openTile: () => {
      throw new Error('no tiles here');
    },
    connect: () => {
      throw new Error('it connects by itself');
    },
  };
  readonly camera = new WatchedCamera(
    {
      setData: (changes) => this.page.setData(changes),
      say: (event, detail) => this.said.push([event, structuredClone(detail)]),
    },
    () => this.cameras,
  );

  constructor() {
    this.page.data = structuredClone(openingCamera) as unknown as Record<string, unknown>;
  }

  start(more: Partial<CameraProperties> = {}): void {
    this.give(more);
    this.camera.ready();
  }
  give(more: Partial<CameraProperties> = {}): void {
    this.camera.give({ ...given, ...more });
  }
  get chart(): FakeChart<SessionView> {
    const last = this.opened.at(-1);
    if (!last) throw new Error('nothing was opened');
    return last.chart;
  }
  async become(view: SessionView): Promise<void> {
    this.chart.become(view);
    await settle();
  }
  sent = (): readonly unknown[] => this.opened.map(({ chart }) => chart.actor.events);
  told = (event: string): readonly unknown[] =>
    this.said.filter(([name]) => name === event).map(([, detail]) => detail);
}

describe('the camera of a component', () => {
  test('the camera of a component is opened as it is wanted, and what its session says is shown and told', async () => {
    const bench = new Bench();
    bench.start({ muted: true, quality: 'super', fill: true });
    expect(bench.opened).toMatchObject([
      { camera: { id: 'door' }, options: { muted: true, quality: 'super', fit: 'fill', language: 'en' } },
    ]);
    await bench.become(live);
    expect(bench.page.data).toMatchObject({ view: 'live-1', session: live, texts: { stop: 'Stop' } });
    expect(bench.page.data.bar).toMatchObject([{ label: 'Stop' }, { label: 'Pause', disabled: false }, {}, {}, {}, {}]);
    expect(bench.told('change').at(-1)).toEqual(live);
  });

  test('the camera of a component tells nothing before the page can hear it, and then all at once', async () => {
    const bench = new Bench();
    bench.give();
    await bench.become(live);
    expect(bench.said).toEqual([]);
    bench.camera.ready();
    expect(bench.said).toEqual([['change', live]]);
  });

  test('the camera of a component tells of each picture that was put into the album once', async () => {
    const bench = new Bench();
    bench.start();
    await bench.become({ ...live, picture: { count: 1, path: 'tmp/1.png' } });
    await bench.become({ ...live, muted: true, picture: { count: 1, path: 'tmp/1.png' } });
    await bench.become({ ...live, picture: { count: 2, path: '' } });
    expect(bench.told('snapshot')).toEqual([{ path: 'tmp/1.png' }, { path: '' }]);
  });

  test('the camera of a component tells of each failure once, and of the next one again', async () => {
    const bench = new Bench();
    bench.failure = toldIn('en', 'none', words);
    bench.start();
    const failed: SessionView = { ...live, failure: { source: 'xp2p', code: -2402 } };
    await bench.become(failed);
    await bench.become({ ...failed, muted: true });
    await bench.become(live);
    await bench.become(failed);
    expect(bench.told('failed')).toEqual([bench.failure, bench.failure]);
  });

  test('the camera of a component that is hidden sets and tells nothing, and catches up', async () => {
    const bench = new Bench();
    bench.start();
    bench.camera.hide();
    const [sets, told] = [bench.page.calls.length, bench.said.length];
    await bench.become(live);
    expect([bench.page.calls.length, bench.said.length]).toEqual([sets, told]);
    // another one that is given meanwhile is hidden too
    bench.give({ camera: { id: 'gate' } });
    expect(bench.presence).toEqual(['hidden', 'closed', 'hidden']);
    bench.camera.show();
    await bench.become(live);
    expect([bench.presence.at(-1), bench.page.data.session]).toEqual(['shown', live]);
  });

  test('the camera of a component stays as a person had it when another one is given', () => {
    const bench = new Bench();
    bench.start();
    expect([bench.camera.ask('MUTE'), bench.camera.askQuality('standard')]).toEqual([true, true]);
    bench.give({ camera: { id: 'gate' } });
    expect(bench.opened[1]).toMatchObject({ camera: { id: 'gate' }, options: { muted: true, quality: 'standard' } });
    expect(bench.presence).toEqual(['closed']);
    expect(bench.opened[0]?.chart.actor.listenerCount).toBe(0);
  });

  test('the camera of a component follows what is given, and does nothing where nothing changed', () => {
    const bench = new Bench();
    bench.start();
    bench.give();
    bench.give({ camera: { id: 'door' } });
    expect(bench.sent()).toEqual([[]]);
    bench.give({ muted: true, quality: 'super', fill: true });
    bench.give({ quality: 'nonsense' });
    expect(bench.sent()).toEqual([
      [
        { type: 'MUTE' },
        { type: 'CHANGE_FRAMING', fit: 'fill' },
        { type: 'CHANGE_QUALITY', quality: 'super' },
        { type: 'UNMUTE' },
        { type: 'CHANGE_FRAMING', fit: 'contain' },
      ],
    ]);
    bench.give({ language: 'zh' });
    expect(bench.opened).toHaveLength(2);
    expect(bench.page.data).toMatchObject({ texts: { stop: '停止' } });
  });

  test('the camera of a component that waits keeps how it is wanted, until somebody begins', () => {
    const bench = new Bench();
    bench.start({ autoplay: false });
    expect(bench.page.data).toMatchObject({ session: { sheet: { kind: 'stopped', primary: { event: 'PLAY' } } } });
    expect(bench.camera.ask('STOP')).toBe(false);
    expect(bench.camera.press('sound')).toBeUndefined();
    expect(bench.camera.press('pause')).toBeUndefined();
    expect(bench.camera.press('quality')).toBe('chooseQuality');
    expect(bench.camera.askQuality('super')).toBe(true);
    bench.give({ autoplay: false, controls: ['sound'] });
    expect(bench.page.data).toMatchObject({ bar: [{ label: 'Sound on' }], session: { quality: 'Full HD' } });
    bench.give({ autoplay: false, muted: true });
    bench.give({ autoplay: false, muted: false });
    expect(bench.page.data).toMatchObject({ session: { muted: false } });
    bench.camera.act('PLAY');
    expect(bench.opened).toMatchObject([{ options: { muted: false, quality: 'super' } }]);
    // whoever watched one watches the next
    bench.give({ autoplay: false, camera: { id: 'gate' } });
    expect(bench.opened).toHaveLength(2);
    bench.give({ autoplay: false, camera: null });
    bench.give({ autoplay: false });
    expect(bench.opened).toHaveLength(2);
  });

  test.each([null, undefined, ''])('no camera (%p) is none, and can be asked for nothing', (camera) => {
    const bench = new Bench();
    bench.start({ camera });
    expect(bench.page.data).toMatchObject({ isEmpty: true, view: '', session: { sheet: null, status: { text: '' } } });
    expect([bench.camera.ask('PLAY'), bench.camera.askQuality('high'), bench.said]).toEqual([false, false, []]);
  });

  test.each([5, true, () => 5])('what is no camera (%p) is left to its session to be refused', (camera) => {
    const bench = new Bench();
    bench.start({ camera });
    expect(bench.opened).toMatchObject([{ camera: {} }]);
  });

  test('what no system can open says so, can be tried again, and is when the page is shown', () => {
    const bench = new Bench();
    bench.canOpen = false;
    bench.start({ language: 'zh' });
    expect(bench.page.data).toMatchObject({
      session: { sheet: { title: '没有', primary: { label: '重试', event: 'RETRY' } } },
    });
    expect(bench.told('failed')).toMatchObject([{ code: 'none', title: '没有' }]);
    expect([bench.camera.ask('PLAY'), bench.camera.ask('RETRY')]).toEqual([false, true]);
    bench.canOpen = true;
    bench.camera.show();
    expect(bench.page.data).toMatchObject({ view: 'live-1' });
  });

  test('a session that has left says that its system has ended', async () => {
    const bench = new Bench();
    bench.start();
    await bench.become(live);
    bench.canOpen = false;
    await bench.become({ ...live, controls: { ...live.controls, canChangeQuality: false } });
    expect(bench.page.data).toMatchObject({ view: '', session: { playerKey: 0, sheet: { title: 'None' } } });
  });

  test('the camera of a component that is gone is closed, and does, says and sets nothing any more', async () => {
    const bench = new Bench();
    bench.start();
    bench.camera.end();
    const [sets, told] = [bench.page.calls.length, bench.said.length];
    bench.give({ camera: { id: 'gate' }, muted: true });
    bench.camera.show();
    bench.camera.ready();
    await bench.become(live);
    expect([bench.camera.ask('PLAY'), bench.camera.askQuality('high'), bench.camera.press('zoom')]).toEqual([
      false,
      false,
      undefined,
    ]);
    expect([bench.page.calls.length, bench.said.length, bench.opened.length]).toEqual([sets, told, 1]);
    expect(bench.presence).toEqual(['closed']);
  });

  test('an event of the host is said by a button', () => {
    const bench = new Bench();
    bench.give({ controls: ['zoom', { name: 'snapshot', event: 'kept' }, 'sound'] });
    bench.camera.press('zoom');
    expect(bench.said).toEqual([]);
    bench.camera.ready();
    for (const name of ['zoom', 'snapshot', 'sound']) bench.camera.press(name);
    expect(bench.said.filter(([event]) => event !== 'change')).toEqual([
      ['control', { name: 'zoom' }],
      ['kept', { name: 'snapshot' }],
    ]);
    expect(bench.sent()).toEqual([[{ type: 'MUTE' }]]);
    bench.camera.end();
    bench.camera.press('zoom');
    expect(bench.told('control')).toHaveLength(1);
  });
});

/** What `Component` is given, as far as a test calls it. */
interface Definition {
  readonly lifetimes: Record<'attached' | 'ready' | 'detached', () => void>;
  readonly pageLifetimes: Record<'show' | 'hide', () => void>;
  readonly observers: Record<string, () => void>;
  readonly methods: Record<string, (argument?: unknown) => unknown>;
}

describe('the script of a camera component', () => {
  const calls: readonly (keyof CameraComponent)[] = [
    'play',
    'stop',
    'pause',
    'resume',
    'retry',
    'snapshot',
    'toggleMute',
    'enterFullScreen',
    'exitFullScreen',
  ];

  function mounted() {
    const bench = new Bench();
    const definition = cameraComponent(() => bench.cameras) as unknown as Definition;
    const node = Object.assign(bench.page, {
      data: { ...structuredClone(openingCamera), ...given, choosesQuality: false } as Record<string, unknown>,
      triggerEvent: (event: string, detail: unknown) => bench.said.push([event, detail]),
    });
    const call = (part: keyof Definition, name: string, argument?: unknown) =>
      (definition[part] as Definition['methods'])[name]?.call(node, argument);
    return { bench, node, definition, call };
  }

  test('its methods say false before it is there and after it is gone, and true in between', () => {
    const { bench, call } = mounted();
    const asked = () => [...calls.map((name) => call('methods', name)), call('methods', 'setQuality', 'high')];
    expect(new Set(asked())).toEqual(new Set([false]));
    call('pageLifetimes', 'show');
    call('lifetimes', 'attached');
    expect(new Set(asked())).toEqual(new Set([false]));
    call('lifetimes', 'ready');
    expect(new Set(asked())).toEqual(new Set([true]));
    call('pageLifetimes', 'hide');
    call('pageLifetimes', 'show');
    call('lifetimes', 'detached');
    expect(new Set(asked())).toEqual(new Set([false]));
    expect(bench.presence).toEqual(['hidden', 'shown', 'closed']);
    expect(bench.sent()).toEqual([
      [
        ...[
          'PLAY',
          'STOP',
          'PAUSE',
          'RESUME',
          'RETRY',
          'SNAPSHOT',
          'MUTE',
          'ENTER_FULL_SCREEN',
          'EXIT_FULL_SCREEN',
        ].map((type) => ({ type })),
        { type: 'CHANGE_QUALITY', quality: 'high' },
      ],
    ]);
  });

  test('its markup is answered: buttons, sheets, the choice of qualities, details to copy', async () => {
    const { bench, node, definition, call } = mounted();
    const copied: string[] = [];
    Object.assign(globalThis, { wx: { setClipboardData: ({ data }: { data: string }) => copied.push(data) } });
    call('lifetimes', 'attached');
    call('lifetimes', 'ready');
    call('methods', 'press', { currentTarget: { dataset: { name: 'quality' } } });
    expect(node.data.choosesQuality).toBe(true);
    call('methods', 'chooseQuality', { detail: { quality: 'super' } });
    expect(node.data.choosesQuality).toBe(false);
    call('methods', 'press', { currentTarget: { dataset: { name: 'quality' } } });
    call('methods', 'closeQualities');
    expect(node.data.choosesQuality).toBe(false);
    call('methods', 'press', { currentTarget: { dataset: { name: 'sound' } } });
    call('methods', 'act', { detail: { event: 'DISMISS_NOTICE' } });
    call('methods', 'copy', { detail: { text: 'Code: 503' } });
    const [observe] = Object.keys(definition.observers);
    node.data.muted = true;
    call('observers', observe ?? '');
    expect(bench.sent()).toEqual([
      [{ type: 'CHANGE_QUALITY', quality: 'super' }, { type: 'MUTE' }, { type: 'DISMISS_NOTICE' }, { type: 'MUTE' }],
    ]);
    expect(copied).toEqual(['Code: 503']);
    await settle();
  });
});
