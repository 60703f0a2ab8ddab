import type { SessionView } from '../../../machines/session';
import { barOf, builtInControls, controlsGiven, pressOf } from '../../../miniprogram/runtime/controls';
import { openingView } from '../../../miniprogram/runtime/opening-view';

const live: SessionView = {
  ...openingView,
  controls: { ...openingView.controls, canPause: true, canSnapshot: true, canFullScreen: true },
};
const shown = (given: unknown, session = live) => barOf(controlsGiven(given), session, 'en');
const pressed = (name: string, session = live, given: unknown = null) => pressOf(controlsGiven(given), name, session);

describe('the buttons around a picture', () => {
  test('the buttons around a picture are the built-in ones, unless a list says otherwise', () => {
    expect(shown(null).map(({ name }) => name)).toEqual(builtInControls);
    expect(shown('play')).toHaveLength(builtInControls.length);
    expect(shown([])).toEqual([]);
  });

  test('the buttons around a picture look as they are given: a name is a glyph, an address a picture', () => {
    expect(
      shown([
        { name: 'snapshot', label: 'Keep', icon: 'add' },
        { name: 'zoom', icon: 'https://a/z.png' },
      ]),
    ).toEqual([
      { name: 'snapshot', icon: 'add', image: '', label: 'Keep', disabled: false },
      { name: 'zoom', icon: '', image: 'https://a/z.png', label: 'zoom', disabled: false },
    ]);
  });

  test('the buttons around a picture leave out what is none, and the second of one name', () => {
    const nonsense = [
      5,
      null,
      undefined,
      {},
      [],
      { name: '' },
      { name: 7 },
      '',
      'play',
      { name: 'play', label: 'Again' },
    ];
    expect(shown(nonsense).map(({ label }) => label)).toEqual(['Stop']);
    expect(shown([{ name: 'zoom', label: 5, icon: {}, event: [] }])).toEqual([
      { name: 'zoom', icon: '', image: '', label: 'zoom', disabled: false },
    ]);
  });

  const { controls } = live;
  const over: SessionView = { ...live, muted: true, controls: { ...controls, playing: false, canPlay: true } };
  const paused: SessionView = { ...live, controls: { ...controls, canPause: false, canResume: true } };
  const snapping: SessionView = { ...live, controls: { ...controls, snapping: true } };
  const none: SessionView = {
    ...live,
    quality: '',
    controls: { ...openingView.controls, playing: false, canStop: false, canChangeQuality: false },
  };

  test.each<[string, SessionView, string, object | undefined]>([
    ['play', live, 'Stop', { type: 'send', intent: 'STOP' }],
    ['play', over, 'Play', { type: 'send', intent: 'PLAY' }],
    ['play', none, 'Play', undefined],
    ['pause', live, 'Pause', { type: 'send', intent: 'PAUSE' }],
    ['pause', paused, 'Resume', { type: 'send', intent: 'RESUME' }],
    ['pause', none, 'Pause', undefined],
    ['sound', live, 'Mute', { type: 'send', intent: 'MUTE' }],
    ['sound', over, 'Sound on', { type: 'send', intent: 'UNMUTE' }],
    ['sound', none, 'Mute', undefined],
    ['quality', live, '高清', { type: 'chooseQuality' }],
    ['quality', none, 'Quality', undefined],
    ['snapshot', live, 'Photo', { type: 'send', intent: 'SNAPSHOT' }],
    ['snapshot', snapping, 'Photo', undefined],
    ['snapshot', none, 'Photo', undefined],
    ['full-screen', live, 'Expand', { type: 'send', intent: 'ENTER_FULL_SCREEN' }],
    ['full-screen', none, 'Expand', undefined],
  ])('the button %s says and does what is possible', (name, session, label, press) => {
    const [button] = shown([name], session);
    expect(button).toMatchObject({ label, disabled: press === undefined });
    expect(pressed(name, session)).toEqual(press);
  });

  test('a button of a host says `control`, or the event that it is given; a built-in one can be given one too', () => {
    const given = ['zoom', { name: 'tilt', event: 'tilted' }, { name: 'snapshot', event: 'kept' }];
    expect(given.map((one) => pressed(typeof one === 'string' ? one : one.name, none, given))).toEqual([
      { type: 'say', event: 'control' },
      { type: 'say', event: 'tilted' },
      { type: 'say', event: 'kept' },
    ]);
    expect(shown(given, none).map(({ disabled }) => disabled)).toEqual([false, false, false]);
    expect(pressed('nothing', live, given)).toBeUndefined();
  });
});
