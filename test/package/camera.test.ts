/** @jest-environment <rootDir>/test/page-walks/window-environment.cjs */
import { openingView } from '../../miniprogram/runtime/opening-view';
import type { Scripts } from '../page-walks/mini-program';
import { appParams, door, type Given, gate, Host } from './support/host';
import { hostScripts, type WayName } from './support/host-program';

const PATIENCE_MS = 120_000;
const UNTIL_LIVE_MS = 10_000;
/** Longer than anything is kept that somebody may come back to. */
const UNTIL_FORGOTTEN_MS = 120_000;
const ways: readonly WayName[] = ['bytes', 'managed'];
const nothingHeld = { services: [], streams: [], players: [] };

describe.each(ways)('a camera on the page of a mini-program, by the %s way', (way) => {
  let scripts: Scripts;
  let host: Host;
  beforeAll(async () => {
    scripts = await hostScripts(way);
  }, PATIENCE_MS);
  beforeEach(async () => {
    host = await Host.start(scripts, way);
  });
  afterEach(() => {
    const { errors } = host.phone;
    host.phone.close();
    expect(errors).toEqual([]);
  });

  /** One camera that plays. */
  async function play(given: Given = {}): Promise<void> {
    host.create();
    await host.put({ one: { camera: door, ...given } }, UNTIL_LIVE_MS);
  }

  const notTaken = way === 'bytes' ? 'No snapshot could be taken' : 'The player could not take a snapshot';
  const seen = () => ({ status: host.status(), sheet: host.sheet() });

  describe('what it shows', () => {
    test('it plays, and tells its host all that it shows, without a secret', async () => {
      await play();
      expect(seen()).toEqual({ status: 'Live', sheet: [] });
      expect(host.bar()).toEqual(['Stop', 'Pause', 'Mute', 'HD', 'Photo', 'Expand']);
      const told = host.said('change');
      expect(told.at(-1)).toMatchObject({ status: { text: 'Live', tone: 'live' }, controls: { playing: true } });
      expect(Object.keys(told.at(-1) ?? {})).toEqual(Object.keys(openingView));
      expect(JSON.stringify(host.app.said)).not.toMatch(/XP2PABCD|secret-of-the-vendor/);
      expect(host.said('failed')).toEqual([]);
    });

    test('it shows the channel that its camera names: another of the device plays, and one that it has not is told', async () => {
      host.create();
      const cameras = { one: { camera: { ...door, channel: 1 } }, two: { camera: { ...gate, channel: 2 } } };
      await host.put(cameras, UNTIL_LIVE_MS);
      expect(host.status('one')).toBe('Live');
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect([host.status('two'), host.sheet('two').length > 0]).toEqual([expect.not.stringMatching(/^Live/), true]);
      // the event tells which one, whoever pulls
      expect(host.said('change', 'one').at(-1)?.streamChannel).toBe(way === 'managed' ? 1 : 0);
    });

    test('what a host puts over and under the picture is there, over it also in full screen', async () => {
      await play({ name: 'Garden' });
      const places = () =>
        ['.host-over', '.host-under'].map((name) => {
          const [found, ...others] = host.element().querySelectorAll(name);
          return [others.length, found?.textContent, found?.closest('.full-screen, [class$="--full-screen"]') !== null];
        });
      expect(places()).toEqual([
        [0, 'over one', false],
        [0, 'under one', false],
      ]);
      await host.tap('Expand');
      await host.phone.advance(1_000);
      expect(places()).toEqual([
        [0, 'over one', true],
        [0, 'under one', false],
      ]);
      const full = host.element().querySelector('[class$="--full-screen"]');
      const names = [...(full?.querySelectorAll('[role="button"]') ?? [])].map((one) => one.getAttribute('aria-label'));
      expect(names).toEqual(['Exit full screen', 'Stop', 'Pause', 'Mute', 'Photo']);
      expect(full?.textContent).toContain('Garden');
      await host.tap('Exit full screen');
      await host.phone.advance(1_000);
      expect(places()[0]).toEqual([0, 'over one', false]);
    });

    test('it takes the classes of its host, and reads its name to who cannot see', async () => {
      await play({ name: 'Garden' });
      const group = host.element().querySelector('[role="group"]');
      expect(group?.getAttribute('aria-label')).toBe('Garden');
      expect(group?.classList.contains('mine')).toBe(true);
    });

    test('without a camera it is calm, and nothing is held', async () => {
      host.create();
      await host.put({ one: { camera: null } }, 5_000);
      expect(seen()).toEqual({ status: '', sheet: [] });
      expect(host.element().textContent).toContain('No camera chosen');
      expect(host.bar()).toEqual(['(Play)', '(Pause)', '(Mute)', '(HD)', '(Photo)', '(Expand)']);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      expect([host.node().play?.(), host.node().setQuality?.('high'), host.app.said]).toEqual([false, false, []]);
    });
  });

  describe('what is given to it', () => {
    test('muted: it begins without sound, and follows what is given later', async () => {
      await play({ muted: true });
      expect(host.bar()).toContain('Sound on');
      await host.put({ one: { camera: door, muted: false } });
      expect(host.bar()).toContain('Mute');
      await host.tap('Mute');
      expect(host.bar()).toContain('Sound on');
      // given again as it was: what a person did since stays
      await host.put({ one: { camera: door, muted: false } });
      expect(host.bar()).toContain('Sound on');
    });

    test.each([
      ['standard', 'SD'],
      ['high', 'HD'],
      ['super', 'Full HD'],
      ['unheard of', 'HD'],
      ['', 'HD'],
    ])('quality: "%s" is begun with as %s', async (quality, label) => {
      await play({ quality });
      expect(host.bar()[3]).toBe(label);
    });

    test('quality: another one is changed to while it plays, nonsense is not', async () => {
      await play();
      await host.put({ one: { camera: door, quality: 'standard' } }, UNTIL_LIVE_MS);
      expect([host.bar()[3], host.status()]).toEqual(['SD', 'Live']);
      await host.put({ one: { camera: door, quality: 'best' } }, 1_000);
      expect([host.bar()[3], host.status()]).toEqual(['SD', 'Live']);
    });

    test('autoplay: without it, it waits for a tap, and holds nothing until then', async () => {
      await play({ autoplay: false });
      expect(host.sheet()).toEqual(['Play', 'Tap play to watch.']);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      await host.tap('Mute');
      expect(host.bar().slice(0, 4)).toEqual(['Play', '(Pause)', 'Sound on', 'HD']);
      await host.tap('HD');
      await host.tap('SD');
      await host.tap('Play');
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(seen()).toEqual({ status: 'Live', sheet: [] });
      expect(host.bar().slice(0, 4)).toEqual(['Stop', 'Pause', 'Sound on', 'SD']);
    });

    test('autoplay: given later it begins', async () => {
      await play({ autoplay: false });
      await host.put({ one: { camera: door, autoplay: true } }, UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
    });

    test('fill: the picture fills its place, or all of it is seen', async () => {
      await play({ fill: true });
      const filled = () => host.element().querySelectorAll('[class*="--fill"]').length;
      expect(filled()).toBe(1);
      await host.put({ one: { camera: door } });
      expect([filled(), host.status()]).toEqual([0, 'Live']);
    });

    test.each([
      ['zh', '直播', '停止'],
      ['en', 'Live', 'Stop'],
      ['auto', 'Live', 'Stop'],
      ['fr', 'Live', 'Stop'],
    ])('language: %s says %s and %s', async (language, status, stop) => {
      await play({ language });
      expect([host.status(), host.bar()[0]]).toEqual([status, stop]);
    });

    test('language: another one is spoken from then on, all of it', async () => {
      await play({ language: 'zh' });
      await host.put({ one: { camera: door, language: 'en' } }, UNTIL_LIVE_MS);
      expect(host.element().textContent).not.toMatch(/\p{Script=Han}/u);
      expect([host.status(), host.bar()[0]]).toEqual(['Live', 'Stop']);
    });
  });

  describe('its buttons', () => {
    test.each<[string, unknown, readonly string[]]>([
      ['in another order', ['snapshot', 'play'], ['Photo', 'Stop']],
      ['left out', ['sound'], ['Mute']],
      ['none', [], []],
      ['with another look', [{ name: 'snapshot', label: 'Keep', icon: 'add' }, 'play'], ['Keep', 'Stop']],
      ['with one of the host', ['play', { name: 'zoom', label: 'Zoom', icon: '/zoom.png' }], ['Stop', 'Zoom']],
      ['without words', [{ name: 'zoom' }], ['zoom']],
      ['twice', ['play', { name: 'play', label: 'Again' }], ['Stop']],
      ['nonsense among them', [5, null, {}, [], { name: 7 }, { label: 'x' }, 'play'], ['Stop']],
      ['no list', 'play, sound', ['Stop', 'Pause', 'Mute', 'HD', 'Photo', 'Expand']],
    ])('its buttons: %s', async (_what, controls, bar) => {
      await play({ controls });
      expect(host.bar()).toEqual(bar);
      expect(host.element().querySelectorAll('[class$="--bar"], [class*="--bar "]')).toHaveLength(bar.length ? 1 : 0);
    });

    test('a button of the host says `control`, or the event that it is to say; one that is built in as well', async () => {
      const controls = ['zoom', { name: 'tilt', event: 'zoom' }, { name: 'snapshot', event: 'zoom' }, 'play'];
      await play({ controls });
      for (const name of ['zoom', 'tilt', 'Photo']) await host.tap(name);
      expect(host.said('control')).toEqual([{ name: 'zoom' }]);
      expect(host.said('zoom')).toEqual([{ name: 'tilt' }, { name: 'snapshot' }]);
      await host.phone.advance(1_000);
      expect(host.said('snapshot')).toEqual([]);
    });

    test('the built-in ones do what they say', async () => {
      await play();
      await host.tap('Pause');
      await host.phone.advance(1_000);
      expect([host.status(), host.bar()[1]]).toEqual(['Paused', 'Resume']);
      await host.tap('Resume');
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
      await host.tap('HD');
      await host.tap('SD');
      await host.phone.advance(UNTIL_LIVE_MS);
      expect([host.status(), host.bar()[3]]).toEqual(['Live', 'SD']);
      await host.tap('SD');
      await host.tap('Cancel');
      await host.tap('Stop');
      await host.phone.advance(1_000);
      expect(host.sheet()).toEqual(['Play', 'Playback stopped', 'Tap play to watch again.']);
      await host.tap('Play');
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
    });

    test('what became of what was asked for is told, and can be dismissed', async () => {
      await play();
      await host.tap('Photo');
      await host.phone.advance(2_000);
      // nothing decodes here
      const said = notTaken;
      expect(host.element().textContent).toContain(said);
      await host.tap('Dismiss');
      await host.phone.advance(100);
      expect(host.element().textContent).not.toContain(said);
    });
  });

  describe('what its host calls', () => {
    const names = ['play', 'stop', 'pause', 'resume', 'retry', 'snapshot', 'setQuality', 'toggleMute'] as const;
    const all = [...names, 'enterFullScreen', 'exitFullScreen'] as const;
    const asked = (node = host.node()) => all.map((name) => node[name]?.('high'));

    test('before it is ready, and after it is gone, nothing happens and each says false', async () => {
      host.create();
      void host.put({ one: { camera: door } });
      const node = host.node();
      expect(asked(node)).toEqual(all.map(() => false));
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
      await host.put({});
      expect(asked(node)).toEqual(all.map(() => false));
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
    });

    test('each does what it says', async () => {
      await play();
      const call = async (name: string, ...given: unknown[]) => {
        expect(host.node()[name]?.(...given)).toBe(true);
        await host.phone.advance(UNTIL_LIVE_MS);
      };
      await call('pause');
      expect(host.status()).toBe('Paused');
      await call('resume');
      expect(host.status()).toBe('Live');
      await call('toggleMute');
      expect(host.bar()).toContain('Sound on');
      await call('toggleMute');
      expect(host.bar()).toContain('Mute');
      await call('setQuality', 'super');
      expect(host.bar()).toContain('Full HD');
      expect(host.node().setQuality?.('best')).toBe(false);
      await call('snapshot');
      expect(host.element().textContent).toContain(notTaken);
      await call('enterFullScreen');
      expect(host.element().querySelector('[class$="--full-screen"]')).not.toBeNull();
      await call('exitFullScreen');
      expect(host.element().querySelector('[class$="--full-screen"]')).toBeNull();
      await call('stop');
      expect(host.status()).toBe('Stopped');
      await call('play');
      expect(host.status()).toBe('Live');
      await call('retry');
      expect(host.status()).toBe('Live');
    });
  });

  describe('cameras that come and go', () => {
    test('two of one camera share its connection; who stays plays on', async () => {
      host.create();
      await host.put({ one: { camera: door }, two: { camera: { ...door } } }, UNTIL_LIVE_MS);
      expect([host.status('one'), host.status('two')]).toEqual(['Live', 'Live']);
      expect(host.phone.resources().services).toHaveLength(1);
      await host.put({ two: { camera: door } }, 60_000);
      expect([host.status('two'), host.phone.resources().services.length]).toEqual(['Live', 1]);
      await host.put({}, UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
    });

    test('one that is put there and removed twenty times leaves nothing', async () => {
      host.create();
      await host.phone.advance(UNTIL_LIVE_MS);
      const before = host.phone.clock.pending;
      for (let round = 0; round < 20; round += 1) {
        await host.put({ one: { camera: door } }, round % 2 === 0 ? 50 : 3_000);
        await host.put({}, round % 3 === 0 ? 0 : 500);
      }
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      expect(host.phone.clock.pending).toBe(before);
      const told = host.app.said.length;
      await host.put({ one: { camera: door } }, UNTIL_LIVE_MS);
      expect([host.status(), host.app.said.length > told]).toEqual(['Live', true]);
    });

    test('another camera takes the place of one that plays; the same by value changes nothing', async () => {
      await play();
      const told = host.said('change').length;
      const player = () => host.phone.resources().players;
      const [before] = player();
      await host.put({ one: { camera: { ...door } } });
      expect([player()[0]?.split(':')[0], host.said('change').length]).toEqual([before?.split(':')[0], told]);
      await host.put({ one: { camera: gate } }, UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject({ services: ['gate started'], streams: ['gate live'] });
      await host.put({ one: { camera: null } }, UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      expect(host.element().textContent).toContain('No camera chosen');
      await host.put({ one: { camera: door } }, UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
    });

    test('one that is named by its id is found, its secret never in page data', async () => {
      host.create({ cameras: () => [door, gate] });
      await host.put({ one: { camera: 'gate' } }, UNTIL_LIVE_MS);
      expect([host.status(), host.phone.resources().streams]).toEqual(['Live', ['gate live']]);
    });

    test.each([
      ['en', 'This camera is not there', /was given none that is called “nowhere”/, 'Try again'],
      ['zh', '找不到这个摄像头', /没有“nowhere”/, '重试'],
    ])('an id that nobody knows is said to be that in %s, and found once it is known', async (language, title, advice, again) => {
      const cameras: object[] = [];
      host.create({ cameras: () => cameras });
      await host.put({ one: { camera: 'gate', language } }, 1_000);
      await host.put({ one: { camera: 'nowhere', language } }, 1_000);
      expect(host.sheet().slice(0, 3)).toEqual([title, expect.stringMatching(advice), again]);
      expect(host.said('failed').map(({ code }) => code)).toEqual(['cameraUnknown', 'cameraUnknown']);
      cameras.push({ ...door, id: 'nowhere' });
      await host.tap(again);
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.sheet()).toEqual([]);
    });

    test.each<[string, unknown]>([
      ['a number', 5],
      ['a truth', true],
      ['a list', [door]],
      ['nothing in it', {}],
      ['an id alone', { id: 'x' }],
      ['half of a device', { productId: 'P' }],
      ['fields of another kind', { id: 7, productId: {}, deviceName: [], xp2pInfo: 5 }],
      ['an address that is none', { id: 'x', url: 'nonsense' }],
    ])('what is no camera is said to be none, and another can follow: %s', async (_what, camera) => {
      await play();
      await host.put({ one: { camera } }, UNTIL_LIVE_MS);
      const [failed] = host.said('failed');
      expect(failed).toMatchObject({ source: 'input', title: expect.stringMatching(/\w/), advice: expect.any(String) });
      expect(host.sheet()[0]).toBe(failed?.title);
      // there is no form of it here
      expect(host.sheet()).not.toContain('Edit camera');
      await host.put({ one: { camera: door } }, UNTIL_LIVE_MS);
      expect(seen()).toEqual({ status: 'Live', sheet: [] });
      expect(host.said('failed')).toHaveLength(1);
    });

    test('a page that is covered stops watching after a while, and goes on when it is seen again', async () => {
      await play();
      await host.open('pages/other/other');
      const told = host.said('change').length;
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject({ services: [], streams: [] });
      expect(host.said('change')).toHaveLength(told);
      await host.phone.back();
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.status()).toBe('Live');
    });

    test('a page that is made anew, as for another theme, has its camera again, and nothing is left of the old one', async () => {
      await play();
      host.phone.setTheme('dark');
      await host.openAnew();
      await host.put({ one: { camera: door } }, UNTIL_LIVE_MS);
      expect(seen()).toEqual({ status: 'Live', sheet: [] });
      expect(host.phone.resources()).toMatchObject({ services: ['garden started'], streams: ['garden live'] });
      expect(host.phone.resources().players).toHaveLength(1);
    });
  });

  describe('where it cannot watch', () => {
    const another = way === 'bytes' ? 'managed' : 'bytes';

    test.each([
      [
        'en',
        'The P2P plugin was not found',
        'Make sure that the plugin is authorised, and declared in app.json as xp2p.',
      ],
      ['zh', '没有找到 P2P 插件', '请确认小程序已获得插件授权，并在 app.json 中以 xp2p 之名声明。'],
    ])('without the plugin it says so in %s', async (language, title, advice) => {
      const log: string[] = [];
      const told = ({ message }: { message: { en: string } }) => void log.push(message.en);
      host.create({ plugins: { xp2p: undefined, player: undefined }, log: told });
      expect(log.join()).toContain('There is no plugin xp2p');
      await host.put({ one: { camera: door, language } }, 5_000);
      expect(host.sheet().slice(0, 2)).toEqual([title, advice]);
      expect(host.said('failed')).toEqual([
        {
          source: 'environment',
          code: 'pluginMissing',
          kind: 'pluginMissing',
          title,
          advice,
          details: expect.any(String),
        },
      ]);
      await host.tap(language === 'en' ? 'Details' : '详情');
      await host.tap(language === 'en' ? 'Copy' : '复制');
      expect(host.phone.clipboard).toContain('pluginMissing');
    });

    test.each([
      [
        'en',
        'The player plugin was not found',
        'Make sure that the plugin is authorised, and declared in app.json as wechat-p2p-player.',
        'Try again',
      ],
      [
        'zh',
        '没有找到播放器插件',
        '请确认小程序已获得插件授权，并在 app.json 中以 wechat-p2p-player 之名声明。',
        '重试',
      ],
    ])('with the P2P plugin alone it says in %s that the player is missing', async (language, title, advice, again) => {
      host.create({ plugins: { xp2p: host.app.plugin('xp2p'), player: undefined }, log: () => undefined });
      await host.put({ one: { camera: door, language } }, 1_000);
      expect(host.sheet()).toEqual([title, advice, again, expect.any(String)]);
      expect(host.said('failed')).toMatchObject([{ source: 'environment', code: 'playerPluginMissing', title }]);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
    });

    test.each([
      ['en', 'The component is of another way than createCameras', 'Try again'],
      ['zh', '组件与 createCameras 不是同一种方式', '重试'],
    ])('in a system of the other way it says so in %s', async (language, title, again) => {
      const app = host.app as unknown as Record<string, unknown>;
      app['xp2p-statecharts'] = { way: another, language: 'en', version: '0.1.0', openView: () => undefined };
      await host.put({ one: { camera: door, language } }, 1_000);
      expect([host.sheet()[0], host.sheet()[2]]).toEqual([title, again]);
      expect(host.said('failed')).toMatchObject([{ code: 'camerasOfOtherWay', title }]);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      delete app['xp2p-statecharts'];
      host.create();
      await host.tap(again);
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(host.sheet()).toEqual([]);
    });

    if (way === 'bytes')
      test.each([
        ['en', 'createCameras has not been called', /^Its developer has to call createCameras\(\{ appParams \}\)/],
        ['zh', '还没有调用 createCameras', /^请开发者在 app.js 里调用一次/],
      ])('before createCameras it says in %s what to call, and plays once that was done', async (language, title, advice) => {
        await host.put({ one: { camera: door, language } }, 1_000);
        expect(host.sheet().slice(0, 2)).toEqual([title, expect.stringMatching(advice)]);
        host.create();
        await host.open('pages/other/other');
        await host.phone.back();
        await host.phone.advance(UNTIL_LIVE_MS);
        expect(host.sheet()).toEqual([]);
      });
    else
      test('before createCameras it begins by itself, and who calls that later gets the same', async () => {
        await host.put({ one: { camera: door } }, UNTIL_LIVE_MS);
        expect(host.status()).toBe('Live');
        const cameras = host.app.create({});
        expect(host.status()).toBe('Live');
        cameras.end();
        await host.phone.advance(UNTIL_FORGOTTEN_MS);
        expect(host.phone.resources()).toMatchObject(nothingHeld);
      });

    test('once its system has ended it says so, and plays in another when it is asked to', async () => {
      await play();
      host.app.create({ appParams }).end();
      await host.phone.advance(UNTIL_FORGOTTEN_MS);
      expect(host.phone.resources()).toMatchObject(nothingHeld);
      expect(host.sheet()[0]).toBe('Watching has ended');
      expect(host.said('failed')).toMatchObject([{ code: 'camerasEnded' }]);
      host.create();
      expect(host.node().retry?.()).toBe(true);
      await host.phone.advance(UNTIL_LIVE_MS);
      expect(seen()).toEqual({ status: 'Live', sheet: [] });
    });
  });
});
